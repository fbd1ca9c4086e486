"""What a glossary holds: concepts, and for each language the term that names the concept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

CONCEPT_TYPES = ("person", "place", "organization", "event", "work", "term")


@dataclass(frozen=True)
class Term:
    """How one language names a concept.

    :param preferred: the form written in a translation.
    :param short: surname or short name; a short mention in the source becomes this in the target.
    :param variants: further spellings recognised in a source, never written.
    :param forbidden: spellings that must not stand in a target.
    :param adjectives: words made of the name that a translator may write instead ("Kazakh" of Kazakhstan): right in a
        target, not looked for in a source.
    :param ignore_case: whether upper and lower case are the same when the term is looked for.
    :param inflect: whether the term takes the language's endings.
    :param near: whether unlisted spellings close to the full name are taken for it.
    :param pronounced: how a foreign name sounds, in the language's own letters, for choosing endings.
    """

    preferred: str
    short: str | None = None
    variants: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    ignore_case: bool = False
    inflect: bool = True
    near: bool = False
    pronounced: str | None = None

    @classmethod
    def of_type(cls, preferred: str, kind: str) -> Term:
        """A term with the defaults of its concept's type.

        Case counts except for terms; near spellings are looked for where a person's full name has two parts or more.
        """
        parts = re.split(r"[\s-]+", preferred)
        return cls(preferred, ignore_case=kind == "term", near=kind == "person" and len(parts) > 1)

    def forms(self) -> tuple[str, ...]:
        """Every spelling of the name: preferred, short, variants, forbidden."""
        return (self.preferred, *((self.short,) if self.short else ()), *self.variants, *self.forbidden)


@dataclass(frozen=True)
class Concept:
    """One thing with a name: its terms by language code, and where it was written down.

    :param id: unique within a glossary.
    :param type: one of CONCEPT_TYPES.
    :param origin: file the concept comes from, for messages.
    :param line: line in that file, counted from 1.
    """

    id: str
    type: str
    terms: Mapping[str, Term]
    note: str = ""
    origin: str = ""
    line: int = 0

    def as_dict(self) -> dict[str, Any]:
        """The concept as JSON shows it."""
        terms = {code: asdict(term) for code, term in self.terms.items()}
        return {
            "id": self.id,
            "type": self.type,
            "note": self.note,
            "terms": terms,
            "file": self.origin,
            "line": self.line,
        }


@dataclass(frozen=True)
class Glossary:
    """Concepts by id, in the order they were written."""

    name: str
    concepts: Mapping[str, Concept] = field(default_factory=dict)
    version: str = "1"
    description: str = ""

    def __iter__(self) -> Iterator[Concept]:
        return iter(self.concepts.values())

    def __len__(self) -> int:
        return len(self.concepts)

    def for_pair(self, source: str, target: str) -> Glossary:
        """Only the concepts that have a term in both languages (codes such as "tr")."""
        kept = {c.id: c for c in self if source in c.terms and target in c.terms}
        return Glossary(self.name, kept, self.version, self.description)

    @classmethod
    def load(cls, *sources: str | Path) -> Glossary:
        """Read glossaries as one; see translate.glossary.reading.load.

        :param sources: paths, or names of shipped glossaries such as "central-asia".
        """
        from translate.glossary.reading import load

        return load(*sources)
