"""Text in, text out: what is to be translated taken out of a document, and the rest kept as it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from translate.documents import markdown, text
from translate.documents.text import Document
from translate.errors import InputError
from translate.languages.base import Language

SPLITTERS: dict[str, Callable[[str, Language], Document]] = {
    ".txt": text.split,
    ".md": markdown.split,
    ".markdown": markdown.split,
}


def splitter(path: str) -> Callable[[str, Language], Document]:
    """The function that takes apart a document of this name.

    :raises InputError: no such format; a name without an ending, and stdin, are plain text.
    """
    ending = PurePath(path).suffix.lower() or ".txt"
    if ending not in SPLITTERS:
        raise InputError(f"{path}: files of type {ending} cannot be translated: there are {', '.join(SPLITTERS)}")
    return SPLITTERS[ending]
