"""What looks doubtful in a glossary that reads without faults."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from translate import languages
from translate.glossary.concepts import Concept, Glossary, Term
from translate.glossary.folding import fold

# Inflected forms of names that are ordinary words as well, in lower case: Akor|da "in the chord", Kor|e …
ORDINARY = {
    "tr": frozenset(
        [
            "akorda",
            "kara",
            "kaya",
            "demir",
            "deniz",
            "güneş",
            "yıldız",
            "ay",
            "su",
            "toprak",
            "barış",
            "savaş",
            "umut",
            "sevgi",
            "kent",
            "il",
        ]
    ),
    "en": frozenset(
        [
            "rice",
            "may",
            "march",
            "mark",
            "bill",
            "will",
            "brown",
            "white",
            "black",
            "green",
            "stone",
            "young",
            "long",
            "page",
            "bank",
        ]
    ),
    "ru": frozenset("мир вера надежда любовь роман лев".split()),
    "kk": frozenset("бақыт нұр арман дос".split()),
    "ko": frozenset("이 그 저 한 두 세 정 강 조 신 전".split()),
}


def notes(glossary: Glossary) -> list[str]:
    """One line for each doubtful thing, with file and line.

    Names that ignore case and are ordinary words of their language, spellings of one concept that are found as one,
    languages that most concepts have and this one lacks, a short name equal to another concept's name.
    """
    found = [*_ordinary(glossary), *_look_alikes(glossary), *_missing(glossary), *_short_is_name(glossary)]
    return _lines(found)


def remarks(glossary: Glossary) -> list[str]:
    """One line for each thing that is in order but worth knowing.

    Terms that stand inside other terms (the longest is found), short names that several people share (the one last
    named in full is meant), and names that are ordinary words when written in lower case (and then not found).
    """
    return _lines([*_contained(glossary), *_shared_shorts(glossary), *_lower_case_words(glossary)])


def _lines(found: Iterable[tuple[Concept, str]]) -> list[str]:
    return [f"{concept.origin}:{concept.line}: concept {concept.id}: {message}" for concept, message in found]


def _each(glossary: Glossary) -> Iterator[tuple[Concept, str, Term]]:
    for concept in glossary:
        for code, term in concept.terms.items():
            yield concept, code, term


def _ordinary(glossary: Glossary) -> Iterator[tuple[Concept, str]]:
    for concept, code, term in _each(glossary):
        for form in (term.preferred, *filter(None, [term.short]), *term.variants):
            word = languages.get(code).lower(form)
            if word in ORDINARY.get(code, ()) and (term.ignore_case or (code == "ko" and len(form) == 1)):
                yield concept, f"{form!r} ({code}) is an ordinary word too: set case: exact, or leave it out"


def _look_alikes(glossary: Glossary) -> Iterator[tuple[Concept, str]]:
    for concept, code, term in _each(glossary):
        seen: dict[tuple[str, tuple[bool | None, ...]], str] = {}
        for form in term.forms():
            read = fold(form, languages.get(code))
            folded = (read.text, read.upper(0, len(read.text)))
            if folded in seen and seen[folded] != form:
                yield concept, f"{form!r} and {seen[folded]!r} ({code}) are found as one: drop one of them"
            seen.setdefault(folded, form)


def _missing(glossary: Glossary) -> Iterator[tuple[Concept, str]]:
    counts = Counter(code for _, code, _ in _each(glossary))
    usual = [code for code, count in counts.items() if count * 2 > len(glossary)]
    for concept in glossary:
        lacking = [code for code in usual if code not in concept.terms]
        if lacking:
            yield concept, f"has no term in {', '.join(lacking)}"


def _short_is_name(glossary: Glossary) -> Iterator[tuple[Concept, str]]:
    names: dict[tuple[str, str], list[Concept]] = defaultdict(list)
    for concept, code, term in _each(glossary):
        for form in (term.preferred, *term.variants):
            names[code, form].append(concept)
    for concept, code, term in _each(glossary):
        for other in names.get((code, term.short or ""), ()):
            if other.id != concept.id:
                yield (
                    concept,
                    f"its short name {term.short!r} ({code}) is a name of {other.id}: a mention means that one",
                )


def _contained(glossary: Glossary) -> Iterator[tuple[Concept, str]]:
    owners = {(code, form): concept for concept, code, term in _each(glossary) for form in term.forms()}
    for concept, code, term in _each(glossary):
        words = term.preferred.split()
        for start in range(len(words)):
            for end in range(start + 1, len(words) + 1):
                inner = owners.get((code, " ".join(words[start:end])))
                if inner is not None and inner.id != concept.id and end - start < len(words):
                    yield concept, f"{term.preferred!r} ({code}) contains {' '.join(words[start:end])!r} of {inner.id}"


def _shared_shorts(glossary: Glossary) -> Iterator[tuple[Concept, str]]:
    sharers: dict[tuple[str, str], list[Concept]] = defaultdict(list)
    for concept, code, term in _each(glossary):
        if term.short:
            sharers[code, term.short].append(concept)
    for (code, short), concepts in sharers.items():
        for concept in concepts[1:]:
            yield concept, f"shares its short name {short!r} ({code}) with {concepts[0].id}"


def _lower_case_words(glossary: Glossary) -> Iterator[tuple[Concept, str]]:
    for concept, code, term in _each(glossary):
        for form in (term.preferred, *filter(None, [term.short])):
            if not term.ignore_case and languages.get(code).lower(form) in ORDINARY.get(code, ()):
                yield concept, f"{form!r} ({code}) is an ordinary word in lower case, where it is not found"
