"""Renderings: what stands for a name in a target text, judged, and shared out among the source's mentions."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from translate.glossary.concepts import Glossary, Term
from translate.glossary.folding import fold
from translate.glossary.matching import Match
from translate.languages.base import Language

ALLOWED = ("exact", "inflected")
_SHORT = ("short", "ambiguous")
_AS_LISTED = ("preferred", *_SHORT)

# Typography is no spelling: apostrophes, hyphens that do not break, hyphens that do not show.
_TYPOGRAPHY = str.maketrans({**dict.fromkeys("’‘ʼ`", "'"), **dict.fromkeys("\u2010\u2011", "-"), "\u00ad": None})


@dataclass(frozen=True)
class Rendering:
    """A form of a concept that stands in a target text.

    :param concepts: the concept; several for a short name that several people have.
    :param status: "exact", "inflected", "variant", "near" or "forbidden", as in terms.Occurrence.
    :param form: the glossary's form if the status is exact or inflected, else the spelling that stands there.
    :param short: whether it is the short form.
    :param adjective: whether it is an adjective made of the name.
    """

    concepts: tuple[str, ...]
    status: str
    form: str
    short: bool
    adjective: bool = False


def renderings(matches: Sequence[Match], glossary: Glossary, language: Language) -> list[Rendering]:
    """Judge what the matcher found in a target text.

    The matcher takes look-alike letters and hyphen or space for the same; a reader does not. Such a form is a
    "variant" here, unless it is the glossary's letter for letter, in capitals, or with a first capital.

    :param matches: in the order of the text.
    :param language: the text's language.
    """
    return [_rendering(match, glossary, language) for match in matches]


def _rendering(match: Match, glossary: Glossary, language: Language) -> Rendering:
    concepts = (match.concept,) if match.concept is not None else match.candidates
    spelling = _spelling(match.surface)
    short = not is_full(match)
    if match.kind == "adjective":
        return Rendering(concepts, "inflected", spelling, short, adjective=True)
    if match.kind not in _AS_LISTED:
        return Rendering(concepts, match.kind, spelling, short)
    term = glossary.concepts[concepts[0]].terms[language.code]
    form = term.short if short and term.short is not None else term.preferred
    if _written_as(spelling, _spelling(form), term, language):
        return Rendering(concepts, "inflected" if match.suffix else "exact", form, short)
    if fold(match.surface, language).text == fold(form, language).text:
        return Rendering(concepts, "variant", spelling, short)
    return Rendering(concepts, "inflected", form, short)


def is_full(match: Match) -> bool:
    """Whether a match is a full name, in whatever spelling, rather than the short one."""
    return match.kind not in _SHORT


def _spelling(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).translate(_TYPOGRAPHY).split())


def _written_as(spelling: str, form: str, term: Term, language: Language) -> bool:
    if spelling in (form, language.upper(form), language.upper(form[:1]) + form[1:]):
        return True
    return term.ignore_case and language.lower(spelling) == language.lower(form)


def assign(mentions: Sequence[Match], found: Sequence[Rendering]) -> list[Rendering | None]:
    """Give each mention of a source line the rendering that stands for it; each rendering serves one mention.

    A full name takes a full one first and a short name a short one; then any allowed form, an adjective too; then a
    short name that several people have; last a wrong spelling. Within each of these steps, in the order of the texts.

    :param mentions: of one source line, each with its concept.
    :param found: what stands in the same line of the target.
    :return: a rendering for each mention, None where none is left.
    """
    free = list(enumerate(found))
    given: list[Rendering | None] = [None] * len(mentions)
    for step in (_same_kind, _allowed, _shared, _wrong):
        for position, mention in enumerate(mentions):
            if given[position] is None:
                hit = next((item for item in free if step(mention, item[1])), None)
                if hit is not None:
                    free.remove(hit)
                    given[position] = hit[1]
    return given


def _same_kind(mention: Match, rendering: Rendering) -> bool:
    return _allowed(mention, rendering) and is_full(mention) != rendering.short and not rendering.adjective


def _allowed(mention: Match, rendering: Rendering) -> bool:
    return rendering.status in ALLOWED and rendering.concepts == (mention.concept,)


def _shared(mention: Match, rendering: Rendering) -> bool:
    return rendering.status in ALLOWED and mention.concept in rendering.concepts


def _wrong(mention: Match, rendering: Rendering) -> bool:
    return mention.concept in rendering.concepts
