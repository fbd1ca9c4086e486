"""Gettext catalogues: messages without a translation get one, all others stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from translate.documents.document import Alignment, Document, Sentence
from translate.documents.inline import Paragraph, Text
from translate.errors import InputError
from translate.languages.base import Language


def split(text: str, language: Language, name: str = "catalogue") -> Document:
    """Take a catalogue apart.

    :raises InputError: it is no catalogue; the message names the line.
    """
    import polib

    try:
        catalogue = polib.pofile(text + "\n", wrapwidth=_width(text))
    except (OSError, ValueError) as error:
        raise InputError(f"{name}: not a gettext catalogue ({error})") from None
    return Document([_Catalogue(text, catalogue, _paragraphs(catalogue, language))])


def _width(text: str) -> int:
    """The width at which the catalogue's lines are broken; 0 for not at all."""
    longest = max((len(line) for line in text.split("\n") if line.startswith('"')), default=0)
    return 78 if longest <= 80 else 0


def _paragraphs(catalogue: Any, language: Language) -> list[tuple[Any, str | int, Paragraph]]:
    """Each message to translate: its entry, "" or the number of a plural form, and the text."""
    count = _plurals(catalogue)
    found: list[tuple[Any, str | int, Paragraph]] = []
    for entry in catalogue:
        if entry.obsolete or entry.translated() or "fuzzy" in entry.flags:
            continue
        if not entry.msgid_plural:
            found.append((entry, "", Paragraph([Text(entry.msgid, entry.msgid)], language, str)))
            continue
        for number in range(count):
            form = entry.msgid if number == 0 and count > 1 else entry.msgid_plural
            found.append((entry, number, Paragraph([Text(form, form)], language, str)))
    return found


def _plurals(catalogue: Any) -> int:
    header = str(catalogue.metadata.get("Plural-Forms", "nplurals=2"))
    digits = header.partition("nplurals=")[2].strip()[:1]
    return int(digits) if digits.isdigit() and digits != "0" else 2


@dataclass(frozen=True)
class _Catalogue:
    raw: str
    catalogue: Any
    paragraphs: list[tuple[Any, str | int, Paragraph]]

    @property
    def sentences(self) -> Sequence[Sentence]:
        return [sentence for _, _, paragraph in self.paragraphs for sentence in paragraph.sentences]

    def join(self, targets: Sequence[str], alignments: Sequence[Alignment]) -> str:
        if not self.paragraphs:
            return self.raw
        at = 0
        for entry, form, paragraph in self.paragraphs:
            end = at + len(paragraph.sentences)
            text = paragraph.join(targets[at:end], alignments[at:end])
            if isinstance(form, int):
                entry.msgstr_plural[form] = text
            else:
                entry.msgstr = text
            at = end
        written = str(self.catalogue).rstrip("\n") + "\n"
        return (
            written if self.raw.startswith("#\n") else written.removeprefix("#\n")
        )  # polib puts an empty comment first
