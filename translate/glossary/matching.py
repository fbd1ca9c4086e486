"""Finding a glossary's terms in a text: all forms at once, leftmost and longest, with their endings told apart."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

from translate import languages
from translate.glossary.concepts import Concept, Glossary, Term
from translate.glossary.folding import Folded, fold
from translate.glossary.near import NearIndex
from translate.languages.base import Language

KINDS = ("preferred", "short", "variant", "forbidden", "adjective", "near", "ambiguous")
RECENT = 4096  # texts whose terms are remembered: a target is looked at several times
_RANK = {"preferred": 0, "variant": 1, "short": 2, "forbidden": 3, "adjective": 4}
_NAMES = ("person", "place", "organization")
_STARTS = frozenset(".!?:;…\"“”«»'()–—-")  # signs after which a sentence may begin
_WORD_BEFORE = re.compile(r"(?s)(.?\s*)(?<![\w'’])([^\W\d_]+)[ \u00a0]\Z")
_REST = re.compile(r"'?\w*(?:'\w+)?")


@dataclass(frozen=True)
class Match:
    """A term found in a text.

    :param concept: the concept's id; None for a short name or an adjective that several concepts share.
    :param start: where the name begins in the text, in characters.
    :param end: where it ends, an ending that can be split off not included.
    :param suffix: that ending, its apostrophe included; "" if there is none or the stem itself is changed.
    :param case: the grammatical case that the ending marks; "" if none is known.
    :param kind: one of KINDS.
    :param candidates: for such a shared one the ids of the concepts that share it.
    :param doubtful: whether it may be an ordinary word with the capital of a sentence's start; `resolve` settles that.
    """

    concept: str | None
    start: int
    end: int
    surface: str
    suffix: str
    case: str
    kind: str
    candidates: tuple[str, ...] = ()
    doubtful: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The match as JSON shows it."""
        shown = asdict(self)
        del shown["doubtful"]
        if not self.candidates:
            del shown["candidates"]
        return shown


class _Form(NamedTuple):
    concept: str
    kind: str
    upper: tuple[bool | None, ...]
    any_case: bool
    inflects: bool
    case: str  # of a changed form; "" for the form itself
    changed: bool


@dataclass(frozen=True)
class _Hit:
    """Forms that stand at one place of the folded text and have passed every rule."""

    start: int
    end: int
    suffix: str
    case: str
    forms: tuple[_Form, ...]


class Matcher:
    """Finds the terms of one language of a glossary.

    :param language: code of the language the texts are in.
    :param near: whether unlisted spellings of people's full names are found too.
    :param adjectives: whether adjectives are found too, as in a target, where they may stand for the name.
    """

    def __init__(self, glossary: Glossary, language: str, *, near: bool = True, adjectives: bool = False) -> None:
        import ahocorasick_rs

        self.language: Language = languages.get(language)
        self._adjectives = adjectives
        self._forms: dict[str, list[_Form]] = {}
        self._types: dict[str, str] = {}
        for concept in glossary:
            if language in concept.terms:
                self._types[concept.id] = concept.type
                self._add_concept(concept, concept.terms[language])
        self._patterns = list(self._forms)
        self._words = {word for form in self._patterns for word in form.split()}
        self._automaton = ahocorasick_rs.AhoCorasick(self._patterns) if self._patterns else None
        self._near = NearIndex(glossary, self.language) if near else None
        self._recent = lru_cache(maxsize=RECENT)(self._found)

    def _add_concept(self, concept: Concept, term: Term) -> None:
        for kind, spellings in (
            ("preferred", (term.preferred,)),
            ("short", (term.short,) if term.short else ()),
            ("variant", term.variants),
            ("forbidden", term.forbidden),
        ):
            for spelling in spellings:
                self._add(spelling, concept.id, kind, term, "", changed=False)
                if term.inflect:
                    for form, case in self.language.changed_forms(spelling, concept.type):
                        self._add(form, concept.id, kind, term, case, changed=True)
        for adjective in term.adjectives if self._adjectives else ():
            self._add(adjective, concept.id, "adjective", term, "", changed=False)
            for form in self.language.adjective_forms(adjective):
                self._add(form, concept.id, "adjective", term, "", changed=True)

    def _add(self, spelling: str, concept: str, kind: str, term: Term, case: str, *, changed: bool) -> None:
        folded = fold(spelling, self.language)
        upper = folded.upper(0, len(folded.text))
        any_case = term.ignore_case or (kind == "adjective" and spelling.islower())
        forms = self._forms.setdefault(folded.text.strip(" \n"), [])
        if not any((f.concept, f.case, f.upper) == (concept, case, upper) for f in forms):
            forms.append(_Form(concept, kind, upper, any_case, term.inflect, case, changed))

    def find(self, text: str, *, near: bool = True) -> list[Match]:
        """The terms in a text, in order, none overlapping another.

        :param near: whether spellings that nobody listed are looked for too.
        """
        return list(self._recent(text, near))

    def _found(self, text: str, near: bool) -> tuple[Match, ...]:
        if self._automaton is None:
            return ()
        folded = fold(text, self.language)
        hits = self._leftmost_longest(self._hits(self._automaton, text, folded))
        matches = [self._match(text, folded, hit) for hit in hits]
        if near and self._near:
            taken = [(m.start, m.end) for m in matches]
            for spot in self._near.find(text, taken):
                matches = [m for m in matches if m.end <= spot.start or spot.end <= m.start]
                matches.append(
                    Match(
                        spot.concept,
                        spot.start,
                        spot.end,
                        text[spot.start : spot.end],
                        spot.suffix,
                        spot.case,
                        "near",
                    )
                )
        return tuple(sorted(matches, key=lambda m: m.start))

    def _hits(self, automaton: Any, text: str, folded: Folded) -> list[_Hit]:
        hits = []
        for index, start, end in automaton.find_matches_as_indexes(folded.text, overlapping=True):
            if start and (folded.text[start - 1].isalnum() or folded.text[start - 1] == "_"):
                continue
            hit = self._hit(text, folded, start, end, self._forms[self._patterns[index]])
            if hit:
                hits.append(hit)
        return hits

    def _hit(self, text: str, folded: Folded, start: int, end: int, forms: Sequence[_Form]) -> _Hit | None:
        rest = _REST.match(folded.text, end)
        stop = rest.end() if rest else end
        suffix = text[folded.ends[end - 1] : folded.ends[stop - 1]] if stop > end else ""
        case: str | None = ""
        if suffix.strip("'’") or (suffix and self.language.code == "en"):
            case = self.language.suffix_case(text[slice(*folded.span(start, end))], suffix)
            if case is None:
                if folded.text[end : end + 1] != "'" or suffix[1:2].isalnum():
                    return None
                suffix, case = "", ""
        else:
            suffix = ""
        kept = [
            f for f in forms if (not suffix or (f.inflects and not f.changed)) and _case_fits(f, folded, start, end)
        ]
        if all(f.kind == "short" and self._types[f.concept] == "person" for f in kept):
            kept = [f for f in kept if not self._another_person(text, folded.starts[start])]
        if not kept:
            return None
        return _Hit(start, end, suffix, case or kept[0].case, tuple(kept))

    def _another_person(self, text: str, start: int) -> bool:
        """Whether a surname follows an unknown given name: a capitalised word inside a sentence that is no title."""
        before = _WORD_BEFORE.search(text, max(0, start - 60), start) if self.language.given_names_tell else None
        if before is None or not before[2][0].isupper() or before[2].isupper():
            return False
        word = self.language.lower(before[2])
        known = word in self._words or word in self.language.titles
        return not _begins_sentence(before[1]) and not known

    def _doubtful(self, text: str, place: tuple[int, int], suffix: str, forms: Sequence[_Form]) -> bool:
        """Whether a name may be an ordinary word, with a capital because of where it stands."""
        surface = text[slice(*place)]
        if self.language.lower(surface) not in self.language.ordinary:
            return False
        if any(f.any_case or self._types[f.concept] not in _NAMES for f in forms):
            return False
        if suffix and self.language.apostrophe and self.language.parted(suffix)[0]:
            return False
        return text.isupper() if surface.isupper() else _begins_sentence(text[max(0, place[0] - 3) : place[0]])

    @staticmethod
    def _leftmost_longest(hits: list[_Hit]) -> list[_Hit]:
        chosen: list[_Hit] = []
        for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
            if not chosen or hit.start >= chosen[-1].end:
                chosen.append(hit)
        return chosen

    def _match(self, text: str, folded: Folded, hit: _Hit) -> Match:
        start, end = folded.span(hit.start, hit.end)
        best = min(_RANK[f.kind] for f in hit.forms)
        forms = [f for f in hit.forms if _RANK[f.kind] == best]
        ids = tuple(dict.fromkeys(f.concept for f in forms))
        one = len(ids) == 1
        return Match(
            concept=ids[0] if one else None,
            start=start,
            end=end,
            surface=text[start:end],
            suffix=hit.suffix,
            case=hit.case,
            kind=forms[0].kind if one or best == _RANK["adjective"] else "ambiguous",
            candidates=() if one else ids,
            doubtful=self._doubtful(text, (start, end), hit.suffix, forms),
        )

    def resolve(self, found: Sequence[Sequence[Match]], named: Collection[str] = ()) -> list[list[Match]]:
        """Settle shared short names over a document: each means the one of its candidates last named in full.

        :param found: the matches of the document's segments, in order.
        :param named: concepts that the document is known to name.
        :return: the same, with every ambiguous match that could be settled given its concept, and without doubtful ones
            of which the document has no undoubted mention.
        """
        sure = {*named, *(match.concept for matches in found for match in matches if not match.doubtful)}
        last: dict[str, int] = {}
        settled: list[list[Match]] = []
        for count, matches in enumerate(found):
            line = []
            for match in matches:
                if match.doubtful:
                    if sure.isdisjoint((match.concept or "", *match.candidates)):
                        continue
                    match = replace(match, doubtful=False)
                if match.kind == "ambiguous":
                    named = [c for c in match.candidates if c in last]
                    if named:
                        concept = max(named, key=last.__getitem__)
                        match = replace(match, concept=concept, kind="short", candidates=())
                elif match.concept and match.kind != "short":
                    last[match.concept] = count * 1_000_000 + match.start
                line.append(match)
            settled.append(line)
        return settled


def _begins_sentence(before: str) -> bool:
    """Whether a sentence may begin behind this text."""
    return not before.strip() or before.rstrip()[-1] in _STARTS


def _case_fits(form: _Form, folded: Folded, start: int, end: int) -> bool:
    """Whether the text has the form's capitals, or is in capitals throughout."""
    if form.any_case:
        return True
    letters = list(zip(form.upper, folded.upper(start, end), strict=False))
    cased = [(want, have) for want, have in letters if want is not None and have is not None]
    if not cased:
        return True
    if len(cased) > 1 and all(have for _, have in cased):
        return True
    if cased[0][0] and not cased[0][1]:
        return False
    inner = _part_starts(folded.text, start, end)
    return all(
        want == have
        for i, (want, have) in enumerate(letters)
        if want is not None and have is not None and (i not in inner or i == 0)
    )


def _part_starts(text: str, start: int, end: int) -> set[int]:
    """Places, counted from start, at which a later part of a name begins; its capital may be lacking after a hyphen."""
    return {i - start for i in range(start + 1, end) if text[i - 1] == " "}
