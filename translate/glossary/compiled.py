"""Compiled glossaries: what was read from a large file, kept so that the next start need not parse it again."""

from __future__ import annotations

import hashlib
import marshal
import os
from dataclasses import astuple
from pathlib import Path

from translate.errors import OutputError
from translate.files import write_whole
from translate.glossary.concepts import Concept, Glossary, Term

SMALLEST = 20_000  # bytes of a file that is worth keeping compiled
_FORMAT = 2  # to be raised when what is kept changes its shape


def kept(data: bytes, origin: str) -> Glossary | None:
    """The glossary of a file's content, if it was kept.

    :param data: the file as it is now; a changed file is another one.
    :param origin: the file's name, for messages.
    """
    try:
        stored = marshal.loads(_place(data).read_bytes())
        name, version, description, rows = stored
        concepts = {
            id: Concept(id, kind, {code: Term(*term) for code, term in terms}, note, origin, line)
            for id, kind, note, line, terms in rows
        }
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return Glossary(name, concepts, version, description)


def keep(data: bytes, glossary: Glossary) -> None:
    """Keep the glossary of a file's content for the next start; a cache that cannot be written is done without."""
    rows = [
        (c.id, c.type, c.note, c.line, tuple((code, astuple(term)) for code, term in c.terms.items())) for c in glossary
    ]
    place = _place(data)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, marshal.dumps((glossary.name, glossary.version, glossary.description, tuple(rows))))
    except (OSError, OutputError):
        return


def _place(data: bytes) -> Path:
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "newsgloss" / f"{hashlib.sha256(data).hexdigest()[:32]}-{_FORMAT}.glossary"
