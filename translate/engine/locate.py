"""Where a target renders a mention in words that are not its form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from translate.documents.document import WORD
from translate.engine.check import WRONG
from translate.engine.drafts import Draft
from translate.engine.mentions import Mention
from translate.engine.model import Hypothesis
from translate.engine.pieces import Pieces
from translate.engine.surgery import whole_words
from translate.glossary.matching import Matcher

ALIKE = 70.0  # rapidfuzz ratio from which words count as a spelling of a name
THE_FORM = 85.0  # … and from which they are meant to be its form: they go before a short name spelled as in the source

Place = tuple[int, int]


class Located(NamedTuple):
    """Words of a target that render a mention: their place, the ending behind them, and its grammatical case."""

    start: int
    end: int
    suffix: str = ""
    case: str = ""


def by_spelling(target: str, mention: Mention, matcher: Matcher, taken: Sequence[Place]) -> Located | None:
    """A known variant, a forbidden or a near spelling of the concept, or words spelled like the name in the source.

    :param taken: places that render other mentions.
    """
    for match in matcher.find(target):
        if match.concept == mention.concept and match.kind in WRONG and _free((match.start, match.end), taken):
            return Located(match.start, match.end, match.suffix, match.case)
    from rapidfuzz import fuzz

    best: tuple[bool, float] = (False, ALIKE)
    place = None
    for start, end in _windows(target, len(mention.target.split())):
        if not _free((start, end), taken) or not target[start:end][:1].isupper():
            continue
        text = target[start:end].casefold()
        own = fuzz.ratio(text, mention.target.casefold())
        likeness = (own >= THE_FORM, max(own, fuzz.ratio(text, mention.surface.casefold())))
        if likeness > best:
            best, place = likeness, (start, end)
    return Located(*place) if place else None


def _windows(text: str, words: int) -> Iterator[Place]:
    """Stretches of about that many words."""
    spans = [word.span() for word in WORD.finditer(text)]
    for count in range(max(1, words - 1), words + 2):
        for i in range(len(spans) - count + 1):
            yield spans[i][0], spans[i + count - 1][1]


def _free(place: Place, taken: Sequence[Place]) -> bool:
    return not any(a < place[1] and place[0] < b for a, b in taken)


def by_attention(
    hypothesis: Hypothesis, draft: Draft, index: int, pieces: Pieces, taken: Sequence[Place]
) -> Place | None:
    """The words that the model wrote while it looked at mention `index` of the draft.

    :return: the place in the hypothesis's text; None if positions are unknown, if nothing is left to point at, or if
        they are words of the draft, such as another name or a number, and so render themselves.
    """
    likely = tokens(hypothesis, draft, index, pieces)
    spans = pieces.target_spans(hypothesis.tokens)
    if not likely or not spans:
        return None
    columns = _columns(draft, index, pieces)
    token = last = likely[0]
    while last + 1 < len(spans) and _argmax(hypothesis.attention[last + 1]) in columns:
        last += 1
    place = whole_words(hypothesis.text, spans[token][0], spans[last][1])
    if place[0] == place[1] or not _free(place, taken) or _copied(hypothesis.text[slice(*place)], draft, index):
        return None
    return place


def _copied(words: str, draft: Draft, index: int) -> bool:
    """Whether one of these words stands in the draft too, outside of mention `index`."""
    start, end = draft.places[index]
    return not _stems(words).isdisjoint(_stems(draft.text[:start] + " " + draft.text[end:]))


def _stems(text: str) -> set[str]:
    """The words of a text without the endings that follow an apostrophe."""
    return {re.split("['’]", word.group(), maxsplit=1)[0] for word in WORD.finditer(text)}


def tokens(hypothesis: Hypothesis, draft: Draft, index: int, pieces: Pieces) -> list[int]:
    """The tokens at which the model may begin to render mention `index` of the draft, likeliest first.

    First those at which it looks at the mention more than at all else, in their order; then the others, by how much.
    """
    columns = _columns(draft, index, pieces)
    if not hypothesis.attention or not columns:
        return []
    rows = hypothesis.attention
    weights = [sum(row[c] for c in columns if c < len(row)) for row in rows]
    return sorted(range(len(rows)), key=lambda i: (0, i) if _argmax(rows[i]) in columns else (1, -weights[i]))


def _columns(draft: Draft, index: int, pieces: Pieces) -> set[int]:
    start, end = draft.places[index]
    return {i for i, (a, b) in enumerate(pieces.source_spans(draft.text)) if a < end and start < b}


def _argmax(row: Sequence[float]) -> int:
    return max(range(len(row)), key=row.__getitem__)
