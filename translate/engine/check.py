"""Whether a target shows what its source's mentions call for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from translate.engine.mentions import Mention
from translate.glossary.matching import Match, Matcher

ALLOWED = ("preferred", "short", "adjective", "ambiguous")
WRONG = ("forbidden", "variant", "near")


@dataclass(frozen=True)
class Shown:
    """What a target shows of the mentions.

    :param found: for each mention the place of its form in the target as (start, end, inflected), or None.
    :param extra: how often a mentioned concept's form stands there without a mention for it.
    :param forbidden: forbidden forms in the target.
    """

    found: tuple[tuple[int, int, bool] | None, ...]
    extra: int
    forbidden: tuple[Match, ...]

    @property
    def missing(self) -> int:
        """How many mentions the target does not show."""
        return sum(place is None for place in self.found)


_NOTHING = Shown((), 0, ())


def check(target: str, mentions: Sequence[Mention], matcher: Matcher) -> Shown:
    """Look for each mention's form in the target, each place used once, full mentions served first.

    :param matcher: finds terms in text of the target language.
    """
    matches = matcher.find(target, near=bool(mentions))
    if not mentions and not matches:
        return _NOTHING
    free = [m for m in matches if m.kind in ALLOWED]
    found: list[tuple[int, int, bool] | None] = [None] * len(mentions)
    for i in sorted(range(len(mentions)), key=lambda i: not mentions[i].full):
        mention = mentions[i]
        if mention.kept:
            found[i] = _kept(target, mention.target, [f for j, f in enumerate(found) if f and mentions[j].kept])
            continue
        fitting = [m for m in free if _fits(m, mention)]
        if fitting:
            best = min(fitting, key=lambda m: (m.kind == "preferred") != mention.full)
            free.remove(best)
            found[i] = (
                best.start,
                best.end,
                bool(best.suffix) or not _as_written(best.surface, mention.target),
            )
    concepts = {m.concept for m in mentions if not m.kept}
    extra = sum(m.concept in concepts and m.kind != "adjective" and not m.doubtful for m in free)
    return Shown(tuple(found), extra, tuple(m for m in matches if m.kind == "forbidden"))


def _fits(match: Match, mention: Mention) -> bool:
    if match.concept != mention.concept and mention.concept not in match.candidates:
        return False
    return match.kind in ("preferred", "adjective") or not mention.full


def _as_written(surface: str, form: str) -> bool:
    """Whether the form stands there without an ending inside it; more letters in capitals are no ending."""
    return surface == form or (len(surface) == len(form) and surface.casefold() == form.casefold())


def _kept(target: str, text: str, taken: Sequence[tuple[int, int, bool]]) -> tuple[int, int, bool] | None:
    start = target.find(text)
    while start >= 0:
        if not any(a < start + len(text) and start < b for a, b, _ in taken):
            return start, start + len(text), False
        start = target.find(text, start + 1)
    return None
