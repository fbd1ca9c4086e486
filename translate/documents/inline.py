"""Marks inside a paragraph (tags, emphasis, runs of a style): taken out of its sentences, put back by alignment."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from translate.documents.document import Alignment, Sentence
from translate.documents.placing import Span, Token, place
from translate.documents.text import pieces
from translate.languages.base import Language

_SPACE = re.compile(r"[ \t\r\n\f]+")
OPEN, CLOSE, POINT = "open", "close", "point"


@dataclass(frozen=True)
class Mark:
    """A mark of a paragraph.

    :param raw: how it stands in the document.
    :param kind: OPEN, CLOSE or POINT.
    :param pair: what an opening mark and its closing one share; "" for a mark without a partner.
    """

    raw: str
    kind: str = POINT
    pair: str = ""


@dataclass(frozen=True)
class Text:
    """Text of a paragraph.

    :param text: what a reader sees.
    :param raw: how it stands in the document.
    :param kept: whether it must come out as it is.
    """

    text: str
    raw: str
    kept: bool = False


Item = Mark | Text


@dataclass
class _Place:
    """Where a sentence stands in the paragraph's text, and its marks by index, which are placed anew in the target."""

    start: int
    end: int
    spans: list[Span] = field(default_factory=list)
    marks: set[int] = field(default_factory=set)


class Paragraph:
    """A paragraph of text and marks.

    :param items: its text and marks in order; see `paired`.
    :param write: how a target's text is written in the document (escaped, say).
    """

    def __init__(self, items: Sequence[Item], language: Language, write: Callable[[str], str]) -> None:
        self._raw = "".join(item.raw for item in items)
        self._write = write
        self._text = "".join(item.text for item in items if isinstance(item, Text))
        self._marks: list[tuple[int, Mark]] = []
        self._kept: list[tuple[int, int]] = []
        at = 0
        for item in items:
            if isinstance(item, Mark):
                self._marks.append((at, item))
                continue
            if item.kept and item.text:
                self._kept.append((at, at + len(item.text)))
            at += len(item.text)
        places = [_Place(start, end) for start, end in pieces(self._text, language)]
        self._places = [one for one in places if self._has_words(one)]
        for one in self._places:
            one.spans = self._spans(one)

    def _has_words(self, spot: _Place) -> bool:
        """Whether some letter in it may be translated."""
        kept = [range(a, b) for a, b in self._kept]
        return any(self._text[i].isalpha() and not any(i in k for k in kept) for i in range(spot.start, spot.end))

    def _spans(self, spot: _Place) -> list[Span]:
        """The marks that are placed anew with this sentence; those at its edges stay outside where they can."""
        ends = {mark.pair: at for at, mark in self._marks if mark.kind == CLOSE}
        opened: dict[str, int] = {}  # of each pair that is open, the index of its first mark
        found: list[tuple[int, Span]] = []
        for index, (at, mark) in enumerate(self._marks):
            if not spot.start <= at <= spot.end:
                continue
            inside = spot.start < at < spot.end
            if mark.kind == OPEN:
                if inside or (at == spot.start and ends[mark.pair] < spot.end):
                    opened[mark.pair] = index
            elif mark.kind == CLOSE and mark.pair in opened:
                first = opened.pop(mark.pair)
                found.append((first, self._span(spot, first, index)))
            elif mark.kind == CLOSE and inside:
                found.append((-index, self._span(spot, None, index)))
            elif mark.kind == POINT and (inside or opened):
                spot.marks.add(index)
                where = self._offset(spot, at)
                between_spaces = self._text[at - 1 : at].isspace() and self._text[at : at + 1].isspace()
                found.append((index, Span(where, where, mark.raw + " " * between_spaces, "")))
        found += [(first, self._span(spot, first, None)) for first in opened.values()]
        return [span for _, span in sorted(found, key=lambda f: (f[1].start, -f[1].end, f[0]))]

    def _span(self, spot: _Place, first: int | None, last: int | None) -> Span:
        """The stretch between two marks; one of them may belong to another sentence."""
        start, opening = (spot.start, "") if first is None else (self._marks[first][0], self._marks[first][1].raw)
        end, closing = (spot.end, "") if last is None else (self._marks[last][0], self._marks[last][1].raw)
        spot.marks |= {index for index in (first, last) if index is not None}
        kept = any(a <= start and end <= b for a, b in self._kept)
        return Span(self._offset(spot, start), self._offset(spot, end), opening, closing, kept)

    def _flat(self, start: int, end: int) -> str:
        """Text on one line, a run of white space as one space."""
        return _SPACE.sub(" ", self._text[start:end])

    def _offset(self, spot: _Place, at: int) -> int:
        """Where in the flat text of a sentence a place of the paragraph is."""
        return len(self._flat(spot.start, at))

    @property
    def sentences(self) -> list[Sentence]:
        return [
            Sentence(
                self._flat(spot.start, spot.end),
                tuple(
                    (self._offset(spot, max(a, spot.start)), self._offset(spot, min(b, spot.end)))
                    for a, b in self._kept
                    if a < spot.end and spot.start < b
                ),
                bool(spot.spans),
            )
            for spot in self._places
        ]

    def join(self, targets: Sequence[str], alignments: Sequence[Alignment]) -> str:
        if list(targets) == [self._flat(spot.start, spot.end) for spot in self._places]:
            return self._raw
        placed = set().union(*(spot.marks for spot in self._places))
        left = [(at, mark.raw) for index, (at, mark) in enumerate(self._marks) if index not in placed]
        tokens: list[Token] = []
        at = 0
        for sentence, target, alignment in zip(self._places, targets, alignments, strict=True):
            tokens += self._between(at, sentence.start, left)
            tokens += place(self._flat(sentence.start, sentence.end), sentence.spans, target, alignment)
            at = sentence.end
        return self._written(tokens + self._between(at, len(self._text), left))

    def _between(self, start: int, end: int, left: list[tuple[int, str]]) -> list[Token]:
        """Text that is not translated, with its marks, which are taken off `left`."""
        tokens = []
        while left and left[0][0] <= end:
            at, raw = left.pop(0)
            tokens += [Token(self._text[start:at], False), Token(raw, True)]
            start = at
        return [*tokens, Token(self._text[start:end], False)]

    def _written(self, tokens: Sequence[Token]) -> str:
        return "".join(token.text if token.is_mark else self._write(token.text) for token in tokens)


def paired(items: Sequence[Item]) -> list[Item]:
    """Items whose marks nest, each pair with a name of its own; a mark without its partner becomes a point.

    :param items: their opening and closing marks share a name with all of their kind, such as "b".
    """
    open_at: list[int] = []
    partner: dict[int, int] = {}
    for index, item in enumerate(items):
        if isinstance(item, Mark) and item.kind == OPEN:
            open_at.append(index)
        elif isinstance(item, Mark) and item.kind == CLOSE:
            match = next((i for i in reversed(open_at) if _pair(items[i]) == item.pair), None)
            if match is not None:
                del open_at[open_at.index(match) :]
                partner[match], partner[index] = index, match
    result: list[Item] = []
    for index, item in enumerate(items):
        if isinstance(item, Mark):
            other = partner.get(index)
            item = Mark(item.raw) if other is None else Mark(item.raw, item.kind, str(min(index, other)))
        result.append(item)
    return result


def _pair(item: Item) -> str:
    return item.pair if isinstance(item, Mark) else ""
