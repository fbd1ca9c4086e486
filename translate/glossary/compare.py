"""What two glossaries differ in, and the two as one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from translate.glossary.concepts import Concept, Glossary
from translate.glossary.writing import term_keys


@dataclass(frozen=True)
class Difference:
    """One concept that two glossaries do not agree on.

    :param kind: "added" (only in the second), "removed" (only in the first), "changed".
    :param details: for a changed concept one line for each thing that differs.
    """

    concept: str
    kind: str
    details: tuple[str, ...] = ()


def diff(a: Glossary, b: Glossary) -> list[Difference]:
    """What leads from one glossary to another, in the order of the first, then of the second."""
    found = []
    for concept in a:
        other = b.concepts.get(concept.id)
        if other is None:
            found.append(Difference(concept.id, "removed"))
        elif details := _details(concept, other):
            found.append(Difference(concept.id, "changed", tuple(details)))
    return found + [Difference(c.id, "added") for c in b if c.id not in a.concepts]


def _details(a: Concept, b: Concept) -> list[str]:
    lines = [
        f"{what}: {old or 'none'} -> {new or 'none'}"
        for what, old, new in (("type", a.type, b.type), ("note", a.note, b.note))
        if old != new
    ]
    for code in dict.fromkeys([*a.terms, *b.terms]):
        one, two = a.terms.get(code), b.terms.get(code)
        if one != two:
            old = term_keys(one, a.type) if one else "none"
            new = term_keys(two, b.type) if two else "none"
            lines.append(f"{code}: {old} -> {new}")
    return lines


def merge(a: Glossary, b: Glossary) -> tuple[Glossary, list[str]]:
    """Both glossaries as one; where they contradict, the first stands, the second's name becomes a variant.

    :return: the glossary, and one line for each conflict.
    """
    concepts, conflicts = dict(a.concepts), []
    for concept in b:
        mine = concepts.get(concept.id)
        if mine is None:
            concepts[concept.id] = concept
        else:
            concepts[concept.id], clashes = _merged(mine, concept)
            conflicts += clashes
    return replace(a, concepts=concepts), conflicts


def _merged(a: Concept, b: Concept) -> tuple[Concept, list[str]]:
    terms, conflicts = dict(a.terms), []
    if a.type != b.type:
        conflicts.append(f"{a.id}: type {a.type} kept, not {b.type}")
    if a.note and b.note and a.note != b.note:
        conflicts.append(f"{a.id}: note {a.note!r} kept, not {b.note!r}")
    for code, other in b.terms.items():
        mine = terms.get(code)
        if mine is None:
            terms[code] = other
            continue
        if mine.preferred != other.preferred:
            conflicts.append(f"{a.id} ({code}): {mine.preferred!r} kept, {other.preferred!r} is a variant now")
        if mine.short and other.short and mine.short != other.short:
            conflicts.append(f"{a.id} ({code}): short {mine.short!r} kept, not {other.short!r}")
        extra = [f for f in (other.preferred, *other.variants) if f not in (mine.preferred, mine.short)]
        terms[code] = replace(
            mine,
            short=mine.short or other.short,
            variants=tuple(dict.fromkeys([*mine.variants, *extra])),
            forbidden=tuple(dict.fromkeys([*mine.forbidden, *other.forbidden])),
            adjectives=tuple(dict.fromkeys([*mine.adjectives, *other.adjectives])),
            pronounced=mine.pronounced or other.pronounced,
        )
    return replace(a, terms=terms, note=a.note or b.note), conflicts
