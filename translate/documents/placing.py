"""Where the marks of a source sentence stand in its target."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from translate.documents.document import WORD, Alignment


@dataclass(frozen=True)
class Span:
    """A marked stretch of a source sentence; one of no length is a mark between two words.

    :param opening: the mark at its start; "" where it began in an earlier sentence.
    :param closing: the mark at its end; "" where it ends in a later sentence, and for one of no length.
    :param kept: whether its text stands in the target as it is.
    """

    start: int
    end: int
    opening: str
    closing: str
    kept: bool = False


class Token(NamedTuple):
    """A stretch of a marked target."""

    text: str
    is_mark: bool


class _Word(NamedTuple):
    start: int
    end: int
    source: int  # offset in the source of the word it renders, or -1


class _Range(NamedTuple):
    start: int
    end: int


def place(source: str, spans: Sequence[Span], target: str, alignment: Alignment) -> list[Token]:
    """The target's text with the marks of the source put where they belong.

    A marked stretch goes around the run of target words that render most of its words and fewest others; it stays
    inside the stretch that it is in, and apart from its neighbours. No mark is ever lost or put twice.

    :param spans: nested, outer before inner.
    """
    words = _words(source, target, alignment)
    outer = [[i for i in range(number) if _holds(spans[i], span)] for number, span in enumerate(spans)]
    ranges: list[_Range] = []
    for number, span in enumerate(spans):
        room = ranges[outer[number][-1]] if outer[number] else _Range(0, len(target))
        taken = [ranges[i] for i in range(number) if i not in outer[number] and _beside(spans[i], span)]
        ranges.append(_range(source, span, target, [w for w in words if _within(w, room)], room, taken))
    return _tokens(target, spans, ranges, [around[-1] if around else -1 for around in outer])


def _words(source: str, target: str, alignment: Alignment) -> list[_Word]:
    rendered = dict(alignment) if alignment else _guessed(source, target)
    return [_Word(m.start(), m.end(), rendered.get(m.start(), -1)) for m in WORD.finditer(target)]


def _guessed(source: str, target: str) -> dict[int, int]:
    """An alignment from what can be seen: names that both sides have, and for other words their relative place."""
    starts = [m.start() for m in WORD.finditer(source)]
    guessed = {}
    for word in WORD.finditer(target):
        ratio = word.start() / max(1, len(target)) * len(source)
        guessed[word.start()] = min(starts, key=lambda s: abs(s - ratio), default=0)
    return guessed | copied(source, target)


def copied(source: str, target: str) -> dict[int, int]:
    """The names and numbers of a source that its target has too: for each place in the target that in the source.

    Attention often takes them for their neighbours. Those that the source has more than once are left out.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for word in WORD.finditer(source):
        places[_stem(word.group())].append(word.start())
    names = [word for word in WORD.finditer(target) if not word.group()[0].islower()]
    found = {name.start(): places.get(_stem(name.group()), []) for name in names}
    return {start: sources[0] for start, sources in found.items() if len(sources) == 1}


def _stem(word: str) -> str:
    return re.split("['’]", word)[0].casefold()


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start < outer.end and outer.start <= inner.start and inner.end <= outer.end


def _beside(first: Span, second: Span) -> bool:
    return first.start < first.end and second.start < second.end


def _within(word: _Word, room: _Range) -> bool:
    return room.start <= word.start and word.end <= room.end


def _range(
    source: str, span: Span, target: str, words: Sequence[_Word], room: _Range, taken: Sequence[_Range]
) -> _Range:
    if span.start == span.end:
        return _point(span.start, words, room, taken)
    text = source[span.start : span.end]
    whole = rf"(?<!\w){re.escape(text)}(?!\w)"
    exact = [m.start() for m in re.finditer(whole, target) if room.start <= m.start() and m.end() <= room.end]
    free = [at for at in exact if not any(a < at + len(text) and at < b for a, b in taken)]
    if text.strip() and (len(free) == 1 or (free and span.kept)):
        found = _Range(free[0], free[0] + len(text))
    else:
        found = _best_run(span, words, taken) or _point(span.start, words, room, taken)
    if not span.opening:
        found = _Range(room.start, max(found.end, room.start))
    if not span.closing:
        found = _Range(found.start, room.end)
    return found


def _point(at: int, words: Sequence[_Word], room: _Range, taken: Sequence[_Range]) -> _Range:
    """Before the word that renders the source word nearest behind a place, or at the end."""
    behind = [w for w in words if w.source >= at]
    here = min(behind, key=lambda w: (w.source, w.start)).start if behind else room.end
    here = next((b for a, b in taken if a < here < b), here)
    return _Range(here, here)


def _best_run(span: Span, words: Sequence[_Word], taken: Sequence[_Range]) -> _Range | None:
    """The run of words with the most gain: one for a word of the stretch, a loss for any other (Kadane's method)."""
    best, best_gain = None, 0.0
    start, gain = 0, 0.0
    for i, word in enumerate(words):
        if any(a < word.end and word.start < b for a, b in taken):
            start, gain = i + 1, 0.0
            continue
        if gain <= 0:
            start, gain = i, 0.0
        gain += 1.0 if span.start <= word.source < span.end else (-0.3 if word.source < 0 else -0.8)
        if gain > best_gain:
            best, best_gain = _Range(words[start].start, word.end), gain
    return best


def _tokens(target: str, spans: Sequence[Span], ranges: Sequence[_Range], parents: Sequence[int]) -> list[Token]:
    """The target cut at the ranges of its spans; of each span the number of the one around it, or -1."""
    children: dict[int, list[int]] = {}
    for number, parent in enumerate(parents):
        children.setdefault(parent, []).append(number)

    def written(parent: int, start: int, end: int) -> list[Token]:
        tokens, at = [], start
        for child in sorted(children.get(parent, []), key=lambda i: ranges[i]):
            first = min(max(ranges[child].start, at), end)
            last = min(max(ranges[child].end, first), end)
            inner = [Token(spans[child].opening, True), *written(child, first, last), Token(spans[child].closing, True)]
            tokens += [Token(target[at:first], False), *inner]
            at = last
        return [*tokens, Token(target[at:end], False)]

    return [token for token in written(-1, 0, len(target)) if token.text]
