"""Plain text: what is to be translated, and everything around it, which comes back as it was."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from translate.documents.document import Alignment, Document, Sentence
from translate.documents.protected import protected
from translate.documents.sentences import sentences
from translate.languages.base import Language

LONGEST = 400  # characters of a segment; longer sentences are split at clause marks
_NARROWEST = 40  # characters; lines that are shorter than this are not taken for a wrapped paragraph
_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]*(?:\r\n|[\n\r\v\f\x85\u2028\u2029]|$)")
_MARKER = re.compile(r"[^\S\n\r]*(?:(?:[-–—•*▪·‣>]+|\(?\d{1,3}\)|\(?[^\W\d_]\))[^\S\n\r]+)*")
_NUMBERED = re.compile(r"[^\S\n\r]*\d{1,3}\.[^\S\n\r]+(?=\S)")
_CLAUSE_ENDS = (r"[;:](?=\s)", r"\s[—–-](?=\s)", r",(?=\s)", r"\s")
_OUTSIDE = ("url", "hashtag", "emoji")


@dataclass
class Stretch:
    """A stretch of the text: pieces that are kept, and segments in between.

    :param pieces: str for what is kept, int for the number of a segment of `segments`.
    :param width: for a paragraph whose lines were broken at a width, that width; else 0.
    """

    raw: str
    pieces: list[str | int] = field(default_factory=list)
    segments: list[str] = field(default_factory=list)
    width: int = 0

    @property
    def sentences(self) -> list[Sentence]:
        return [Sentence(segment) for segment in self.segments]

    def join(self, targets: Sequence[str], alignments: Sequence[Alignment]) -> str:
        """The stretch with its segments translated."""
        if list(targets) == self.segments:
            return self.raw
        text = "".join(piece if isinstance(piece, str) else targets[piece] for piece in self.pieces)
        return self._wrapped(text) if self.width else text

    def _wrapped(self, text: str) -> str:
        end = re.search(r"\s*$", text)
        first = re.match(r"[^\S\n\r]*", self.raw)
        later = re.search(r"[\n\r]([^\S\n\r]*)\S", self.raw)
        lines = textwrap.wrap(
            " ".join(text.split()),
            self.width,
            initial_indent=first.group() if first else "",
            subsequent_indent=later.group(1) if later else "",
            break_long_words=False,
            break_on_hyphens=False,
        )
        newline = "\r\n" if "\r\n" in self.raw else "\n"
        return newline.join(lines) + (end.group() if end else "")


def split(text: str, language: Language, *, longest: int = LONGEST) -> Document:
    """Take a text apart: lines, list markers, blank lines and space are kept, sentences are to be translated.

    A paragraph whose lines are broken at a width is taken as one and broken again at that width.

    :param longest: characters of a segment; a longer sentence is split at clause marks.
    """
    lines = [line.group() for line in _LINE.finditer(text) if line.group()]
    numbered = sum(_NUMBERED.match(line) is not None for line in lines) > 1
    parts: list[Stretch] = []
    for block in _blocks(lines):
        width = _wrap_width(block)
        for stretch in ["".join(block)] if width else block:
            marker = _marker(stretch, numbered)
            part = Stretch(stretch, width=width)
            _add_kept(part, stretch[:marker])
            _add_sentences(part, stretch[marker:], language, longest)
            parts.append(part)
    return Document(parts)


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Runs of lines without a blank line or a list marker between them; a blank line is a run of its own."""
    block: list[str] = []
    for line in lines:
        marker = _MARKER.match(line)
        if block and (not line.strip() or not block[-1].strip() or (marker and marker.group().strip())):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _wrap_width(block: Sequence[str]) -> int:
    """The width at which a block's lines were broken (each line's next word would not have fitted), or 0."""
    lengths = [len(line.rstrip()) for line in block]
    width = max(lengths)
    if len(block) < 2 or width < _NARROWEST or width > 200:
        return 0
    for line, following in pairwise(block):
        word = following.split(maxsplit=1)[0]
        if len(line.rstrip()) + 1 + len(word) <= width or len(line.rstrip()) < _NARROWEST:
            return 0
    ended = sum(line.rstrip()[-1:] in ".!?…:" for line in block[:-1])
    return width if ended * 2 <= len(block) - 1 else 0


def _marker(line: str, numbered: bool) -> int:
    found = _MARKER.match(line)
    end = found.end() if found else 0
    number = _NUMBERED.match(line, end) if numbered and not line[:end].strip() else None
    return number.end() if number else end


def _add_kept(part: Stretch, text: str) -> None:
    if text:
        part.pieces.append(text)


def _add_sentences(part: Stretch, text: str, language: Language, longest: int) -> None:
    at = 0
    for start, end in pieces(text, language, longest):
        _add_kept(part, text[at:start])
        part.pieces.append(len(part.segments))
        part.segments.append(re.sub(r"\s*[\n\r]+\s*", " ", text[start:end]))
        at = end
    _add_kept(part, text[at:])


def pieces(text: str, language: Language, longest: int = LONGEST) -> Iterator[tuple[int, int]]:
    """Where the sentences of a paragraph stand that have words to translate, as (start, end).

    The space around them and links, hashtags and emoji at their ends are outside.
    """
    for start, end in sentences(text, language):
        for piece in _clauses(text[start:end], longest):
            first, last = _core(piece)
            if any(c.isalpha() for c in piece[first:last]):
                yield start + first, start + last
            start += len(piece)


def _core(text: str) -> tuple[int, int]:
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    spans = [s for s in protected(text) if s.kind in _OUTSIDE]
    for span in spans:
        if span.start == start:
            start = span.end + len(text[span.end :]) - len(text[span.end :].lstrip())
    for span in reversed(spans):
        if span.end == end and span.start >= start:
            end = len(text[: span.start].rstrip())
    return (start, end) if start < end else (0, 0)


def _clauses(sentence: str, longest: int) -> list[str]:
    """A sentence in pieces no longer than wanted, cut behind the best mark near the middle; a word is never cut."""
    pieces, todo = [], [sentence]
    while todo:
        piece = todo.pop()
        cut = _cut(piece) if len(piece) > longest else 0
        if cut:
            todo += [piece[cut:], piece[:cut]]
        else:
            pieces.append(piece)
    return pieces


def _cut(text: str) -> int:
    """Where to cut: behind the mark of the best kind that stands between a fifth and four fifths of the text."""
    low, high, middle = len(text) // 5, len(text) * 4 // 5, len(text) // 2
    for pattern in _CLAUSE_ENDS:
        places = [m.end() for m in re.finditer(pattern, text[low:high])]
        if places:
            return low + min(places, key=lambda place: abs(low + place - middle))
    return 0
