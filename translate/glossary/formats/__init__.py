"""Glossaries of other tools: read into concepts, written from them, with a line for each thing that does not fit."""

from __future__ import annotations

from pathlib import Path

from translate.errors import InputError
from translate.files import write_whole
from translate.glossary.concepts import Glossary
from translate.glossary.formats import delimited, tbx, tmx
from translate.glossary.reading import read_file
from translate.glossary.writing import glossary_yaml

KINDS = ("yaml", "pairs", "columns", "omegat", "tbx", "tmx")
ENDINGS = {
    ".yaml": "yaml",
    ".yml": "yaml",
    ".tbx": "tbx",
    ".tmx": "tmx",
    ".csv": "",
    ".tsv": "",
    ".txt": "",
    ".tab": "",
}


def read(path: Path, source: str | None = None, target: str | None = None, kind: str | None = None) -> Glossary:
    """Read a glossary of any format.

    :param source, target: codes of the languages, for formats that do not name them.
    :param kind: one of KINDS; None to tell it from the file's name and content: "pairs" (DeepL, Google, Azure: source,
        target), "columns" (Google's equivalent sets, Amazon: a header of language codes), "omegat" (source, target,
        comment).
    :raises InputError: unknown format, or a fault in the file, with its line.
    """
    kind = kind or _kind(path)
    if kind == "yaml":
        return read_file(path)
    data = _bytes(path)
    if kind == "tbx":
        return tbx.read(data, path)
    if kind == "tmx":
        return tmx.read(data, path)
    return delimited.read(data, path, source, target, kind)


def write(
    glossary: Glossary, path: Path, source: str | None = None, target: str | None = None, kind: str | None = None
) -> list[str]:
    """Write a glossary in any format, whole or not at all.

    :return: one line for each thing that the format could not carry.
    """
    kind = kind or _kind(path) or "columns"
    if kind == "yaml":
        lost: list[str] = []
        text = glossary_yaml(glossary)
    elif kind == "tbx":
        text, lost = tbx.write(glossary)
    elif kind == "tmx":
        text, lost = tmx.write(glossary)
    else:
        text, lost = delimited.write(glossary, path, source, target, kind)
    write_whole(path, text)
    return lost


def _kind(path: Path) -> str:
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise InputError(
            f"{path}: unknown glossary format {ending or 'without an ending'}: there are {', '.join(ENDINGS)}"
        )
    return ENDINGS[ending]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from None
