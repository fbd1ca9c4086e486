"""Mentions: the places of a source segment whose rendering in the target is fixed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from translate.documents.protected import Span as ProtectedSpan
from translate.documents.protected import protected
from translate.glossary.concepts import Glossary
from translate.glossary.matching import Match
from translate.languages import get

PROTECTED = "protected"


@dataclass(frozen=True)
class Mention:
    """One place of a source segment and what must stand for it in the target.

    :param concept: id of the concept; "" for text that is kept as it is.
    :param type: the concept's type, or PROTECTED.
    :param start: first character of the name in the segment.
    :param end: character after the name, its suffix not included.
    :param suffix: the ending that follows the name, apostrophe included.
    :param kind: how it was found: "preferred", "short", "variant", "near", or a kind of protected span.
    :param target: the form wanted in the target.
    :param full: whether only the full form will do; a short mention may also be rendered by the full form.
    """

    concept: str
    type: str
    start: int
    end: int
    surface: str
    suffix: str
    case: str
    kind: str
    target: str
    full: bool

    @property
    def kept(self) -> bool:
        """Whether this is text to be kept as it is rather than a term."""
        return self.type == PROTECTED


def mentions(
    source: str,
    matches: Sequence[Match],
    glossary: Glossary,
    target_language: str,
    kept: Sequence[tuple[int, int]] = (),
) -> list[Mention]:
    """The mentions of one segment, in order: terms of the glossary, and spans a model must not touch.

    :param matches: what the matcher found in the segment; ambiguous and forbidden ones are left out here.
    :param kept: stretches that the document says are to be kept, such as code; they go before all else.
    """
    marked = [ProtectedSpan("code", start, end, source[start:end]) for start, end in kept if source[start:end].strip()]
    found = [m for m in matches if not any(k.start < m.end + len(m.suffix) and m.start < k.end for k in marked)]
    terms = [_term(m, glossary, target_language, source) for m in found if m.concept and m.kind != "ambiguous"]
    others = [span for span in protected(source) if not any(k.start < span.end and span.start < k.end for k in marked)]
    kept_spans = [_kept(span) for span in (*marked, *others)]
    free = [k for k in kept_spans if not any(k.start < t.end + len(t.suffix) and t.start < k.end for t in terms)]
    return sorted(terms + free, key=lambda mention: mention.start)


def _term(match: Match, glossary: Glossary, target_language: str, source: str) -> Mention:
    concept = glossary.concepts[match.concept or ""]
    term = concept.terms[target_language]
    short = match.kind == "short" and term.short is not None
    form = term.short if short and term.short else term.preferred
    return Mention(
        concept=concept.id,
        type=concept.type,
        start=match.start,
        end=match.end,
        surface=match.surface,
        suffix=match.suffix,
        case=match.case,
        kind=match.kind,
        target=get(target_language).upper(form) if source.isupper() and len(source) > len(match.surface) + 3 else form,
        full=not short,
    )


def _kept(span: ProtectedSpan) -> Mention:
    return Mention("", PROTECTED, span.start, span.end, span.text, "", "", span.kind, span.text, True)
