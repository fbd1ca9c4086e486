"""Occurrences: each mention of a concept in the source, with what stands for it in the output."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from translate.glossary.concepts import Glossary
from translate.glossary.matching import Match, Matcher
from translate.scoring.renderings import ALLOWED, Rendering, assign, is_full, renderings

STATUSES = ("exact", "inflected", "variant", "near", "forbidden", "missing")


@dataclass(frozen=True)
class Occurrence:
    """A mention of a concept in the source, and what stands for it in the hypothesis.

    :param line: line of the mention, counted from 1; `start` is its first character in that line.
    :param source: the name as it stands in the source, without a suffix.
    :param full: whether the source has the full name, not the short one.
    :param target: what stands in the hypothesis, without a suffix; "" if nothing was found.
    :param status: "exact" (as in the glossary), "inflected" (with an ending, a form of declension, an adjective),
        "variant", "near" (another spelling of the name), "forbidden" or "missing". Right are the first two.
    :param as_short: whether a full name was rendered by the short one; that counts as right.
    :param as_adjective: whether it was rendered by an adjective made of the name; that counts as right.
    :param in_reference: whether some reference has an allowed form for it; None without references.
    """

    line: int
    start: int
    concept: str
    source: str
    full: bool
    target: str
    status: str
    as_short: bool
    as_adjective: bool
    in_reference: bool | None = None

    @property
    def right(self) -> bool:
        """Whether an allowed form stands in the hypothesis."""
        return self.status in ALLOWED


def judge(lines: Sequence[str], matcher: Matcher, glossary: Glossary) -> list[list[Rendering]]:
    """For each line of a target text the glossary's names that stand there, right or wrong.

    :param matcher: finds the glossary's terms in text of the target language.
    """
    return [renderings(matcher.find(line), glossary, matcher.language) for line in lines]


def pair_up(
    mentions: Sequence[Sequence[Match]],
    rendered: Sequence[Sequence[Rendering]],
    references: Sequence[Sequence[Sequence[Rendering]]] = (),
) -> tuple[Occurrence, ...]:
    """Pair each mention of the source with what stands for it in the same line of the output.

    :param mentions: for each source line its mentions, each with its concept.
    :param rendered: for each line of the output what `judge` found there.
    :param references: the same for each reference.
    """
    occurrences = []
    for number, (line, *targets) in enumerate(zip(mentions, rendered, *references, strict=True)):
        given, *shown = (assign(line, found) for found in targets)
        for place, mention in enumerate(line):
            seen = any(_right(version[place]) for version in shown) if shown else None
            occurrences.append(_occurrence(number + 1, mention, given[place], seen))
    return tuple(occurrences)


def _right(rendering: Rendering | None) -> bool:
    return rendering is not None and rendering.status in ALLOWED


def _occurrence(line: int, mention: Match, rendering: Rendering | None, in_reference: bool | None) -> Occurrence:
    full = is_full(mention)
    return Occurrence(
        line=line,
        start=mention.start,
        concept=mention.concept or "",
        source=mention.surface,
        full=full,
        target=rendering.form if rendering else "",
        status=rendering.status if rendering else "missing",
        as_short=full and rendering is not None and rendering.short and _right(rendering),
        as_adjective=rendering is not None and rendering.adjective,
        in_reference=in_reference,
    )
