"""Making concepts of other formats' entries."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from translate.errors import InputError
from translate.glossary.concepts import CONCEPT_TYPES, Concept, Glossary, Term
from translate.languages import LANGUAGES


def code(name: str) -> str:
    """Our code for a language tag such as "en-US" or "TR"; "" if it is none."""
    short = re.split(r"[-_]", name.strip().lower())[0]
    return short if short in LANGUAGES else ""


def clean(text: str) -> str:
    """Text as a term: composed, one space between words, no control characters."""
    kept = "".join(
        " " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in unicodedata.normalize("NFC", text)
    )
    return " ".join(kept.split())


def concept(
    terms: Mapping[str, Term], path: Path, line: int, *, id: str = "", type: str = "", note: str = ""
) -> Concept:
    """A concept of an entry that may lack an id and a type."""
    kind = type if type in CONCEPT_TYPES else "term"
    usual = {code: Term.of_type(term.preferred, kind) for code, term in terms.items()}
    kept = {c: replace(t, ignore_case=usual[c].ignore_case, near=usual[c].near) for c, t in terms.items()}
    return Concept(id, kind, kept, clean(note), str(path), line)


def glossary(path: Path, concepts: Iterable[Concept]) -> Glossary:
    """A glossary of entries; those without an id, and those whose id is taken, get one of their own.

    :raises InputError: there are none.
    """
    found: dict[str, Concept] = {}
    for entry in concepts:
        stem = entry.id or slug(entry)
        name, number = stem, 2
        while name in found:
            name, number = f"{stem}-{number}", number + 1
        found[name] = Concept(name, entry.type, entry.terms, entry.note, entry.origin, entry.line)
    if not found:
        raise InputError(f"{path}: no entries in it")
    return Glossary(slug_of(path.stem) or "glossary", found)


def slug(entry: Concept) -> str:
    """An id made of the English name, or of the first one."""
    term = entry.terms.get("en") or next(iter(entry.terms.values()))
    return slug_of(term.preferred) or "concept"


def given_id(written: str | None) -> str:
    """The id that a file gives an entry, as one of ours; "" if it gives none."""
    text = clean(written or "")
    return text if re.fullmatch(r"[\w.-]+", text) else slug_of(text)


def slug_of(text: str) -> str:
    """Lower-case letters and digits of any script with hyphens between."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return "-".join(re.findall(r"\w+", unicodedata.normalize("NFC", plain).lower().replace("_", " ")))
