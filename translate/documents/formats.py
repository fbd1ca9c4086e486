"""The formats of documents: which there are, how a file is cut into chunks, and how its output is put together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path, PurePath
from typing import BinaryIO, Protocol

from translate.documents import delimited, feeds, html, jsonl, markdown, parquet, po, subtitles, text, xliff
from translate.documents.document import Alignment, Document, Sentence
from translate.documents.docx import WordDocument
from translate.documents.reading import Decoded, checked, decode, decoded_lines
from translate.documents.records import Record, Split, grouped, line_record
from translate.errors import InputError
from translate.languages.base import Language

LINES = 500  # of a chunk of a text file, more if no blank line comes


@dataclass(frozen=True)
class Settings:
    """How documents are to be read.

    :param source: language of the texts.
    :param target: code of the language that they are translated into.
    :param encoding: None for what the file says, else UTF-8.
    :param fields: names of the fields or columns of records that are to be translated.
    :param width: characters of a subtitle's line.
    """

    source: Language
    target: str
    encoding: str | None = None
    fields: tuple[str, ...] = ()
    width: int = subtitles.WIDTH


class Chunk(Protocol):
    """A stretch of a file that can be translated for itself."""

    @property
    def documents(self) -> list[list[Sentence]]:
        """Its sentences; those of one record, or of one text, in one list."""

    @property
    def faults(self) -> Sequence[str]:
        """One line for each record that cannot be read and stays as it was."""

    def join(self, targets: Sequence[str], alignments: Sequence[Alignment]) -> bytes:
        """Its bytes with targets in the place of all sentences."""


# (lines, name of their source, settings) to records.
ReadRecords = Callable[[Iterable[str], str, Settings], Iterator[Record]]


@dataclass(frozen=True)
class Format:
    """A format.

    :param endings: of file names, lower case.
    :param cut: (stream, file name, settings) to chunks; raises InputError for what it cannot read.
    :param assemble: writes the chunks' outputs, given the source's path, as one file.
    :param records: whether it has fields, which must be named.
    """

    name: str
    endings: tuple[str, ...]
    cut: Callable[[BinaryIO, str, Settings], Iterator[Chunk]]
    assemble: Callable[[Path, Iterable[bytes], BinaryIO], None]
    records: bool = False


@dataclass(frozen=True)
class Texts:
    """A document, or a stretch of one, that is text.

    :param errors: what becomes of characters that its encoding lacks: an error, or a reference of XML.
    """

    document: Document
    decoded: Decoded
    name: str
    errors: str = "strict"
    faults: tuple[str, ...] = ()

    @cached_property
    def documents(self) -> list[list[Sentence]]:
        return [self.document.sentences]

    def join(self, targets: Sequence[str], alignments: Sequence[Alignment]) -> bytes:
        joined = self.document.join(targets, alignments)
        try:
            return self.decoded.encode(joined, self.errors)
        except UnicodeEncodeError as error:
            lacking = error.object[error.start]
            raise InputError(
                f"{self.name}: {lacking!r} of the translation cannot be written in {self.decoded.codec}: "
                "save the file as UTF-8"
            ) from None


def _concatenate(_: Path, parts: Iterable[bytes], target: BinaryIO) -> None:
    for part in parts:
        target.write(part)


def _cut_text(stream: BinaryIO, name: str, settings: Settings) -> Iterator[Chunk]:
    """A text file in stretches of some hundred lines, cut at a blank line where there is one."""
    decoded, lines = decoded_lines(stream, name, settings.encoding)
    kept: list[str] = []
    for line in lines:
        kept.append(line)
        if len(kept) >= 2 * LINES or (len(kept) >= LINES and not line.strip()):
            yield Texts(text.split(checked("".join(kept), name), settings.source), decoded, name)
            kept, decoded = [], decoded.unmarked
    if kept or decoded.mark:
        yield Texts(text.split(checked("".join(kept), name), settings.source), decoded, name)


def _cut_whole(
    split: Callable[[str, Settings, str], Document], markup: bool, stream: BinaryIO, name: str, settings: Settings
) -> Iterator[Chunk]:
    data = stream.read()
    decoded, content = decode(data, name, settings.encoding, declared=markup)
    document = split(checked(content, name), settings, name)
    yield Texts(document, decoded, name, "xmlcharrefreplace" if markup else "strict")


def _well_formed(content: str, name: str) -> str:
    """The text of an XML file.

    :raises InputError: it is not well formed, or declares entities, as attacks do.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        fromstring(re.sub(r"\A\s*<\?xml.*?\?>", "", content, flags=re.DOTALL))
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise InputError(f"{name}: not well-formed XML ({' '.join(str(error).split())})") from None
    return content


def _split_xml(content: str, settings: Settings, name: str) -> Document:
    root = re.search(r"<(?:\w+:)?([A-Za-z]\w*)", re.sub(r"<!--.*?-->|<[?!].*?>", "", content, flags=re.DOTALL))
    kind = root[1].lower() if root else ""
    if kind == "xliff":
        return xliff.split(_well_formed(content, name), settings.source, settings.target)
    if kind in ("rss", "feed", "rdf"):
        return feeds.split(_well_formed(content, name), settings.source)
    raise InputError(f"{name}: XML whose root is {kind or 'missing'}: only RSS, Atom and XLIFF can be translated")


def _cut_word(stream: BinaryIO, name: str, settings: Settings) -> Iterator[Chunk]:
    yield WordDocument(stream.read(), name, settings.source)


def _fields_split(settings: Settings) -> Split:
    """What takes the text of a record's field apart."""
    return lambda content: text.split(content, settings.source)


def _cut_records(read: ReadRecords, stream: BinaryIO, name: str, settings: Settings) -> Iterator[Chunk]:
    decoded, lines = decoded_lines(stream, name, settings.encoding, errors="surrogateescape")
    return iter(grouped(read(lines, name, settings), decoded))


def _lines(lines: Iterable[str], name: str, settings: Settings) -> Iterator[Record]:
    split = _fields_split(settings)
    return (line_record(line, number, name, split) for number, line in enumerate(lines, 1))


def _objects(lines: Iterable[str], name: str, settings: Settings) -> Iterator[Record]:
    split = _fields_split(settings)
    return (jsonl.record(line, number, name, settings.fields, split) for number, line in enumerate(lines, 1))


def _rows(delimiter: str, lines: Iterable[str], name: str, settings: Settings) -> Iterator[Record]:
    return delimited.records(lines, delimiter, name, settings.fields, _fields_split(settings))


# The formats that can be read record by record from a stream; of text each line is one.
RECORDS: dict[str, ReadRecords] = {
    "text": _lines,
    "jsonl": _objects,
    "csv": partial(_rows, ","),
    "tsv": partial(_rows, delimited.TAB),
}


def _cut_parquet(stream: BinaryIO, name: str, settings: Settings) -> Iterator[Chunk]:
    return iter(parquet.chunks(stream, name, settings.fields, settings.source))


def _whole(split: Callable[[str, Settings, str], Document], *, markup: bool = False) -> Callable[..., Iterator[Chunk]]:
    return partial(_cut_whole, split, markup)


FORMATS: dict[str, Format] = {
    f.name: f
    for f in (
        Format("text", (".txt",), _cut_text, _concatenate),
        Format("markdown", (".md", ".markdown"), _whole(lambda t, s, _: markdown.split(t, s.source)), _concatenate),
        Format(
            "html",
            (".html", ".htm", ".xhtml"),
            _whole(lambda t, s, _: html.split(t, s.source), markup=True),
            _concatenate,
        ),
        Format("srt", (".srt",), _whole(lambda t, s, _: subtitles.split_srt(t, s.source, s.width)), _concatenate),
        Format("vtt", (".vtt",), _whole(lambda t, s, _: subtitles.split_vtt(t, s.source, s.width)), _concatenate),
        Format("docx", (".docx",), _cut_word, _concatenate),
        Format("xml", (".xliff", ".xlf", ".rss", ".atom", ".xml"), _whole(_split_xml, markup=True), _concatenate),
        Format("po", (".po", ".pot"), _whole(lambda t, s, n: po.split(t, s.source, n)), _concatenate),
        Format("jsonl", (".jsonl", ".ndjson"), partial(_cut_records, RECORDS["jsonl"]), _concatenate, records=True),
        Format("csv", (".csv",), partial(_cut_records, RECORDS["csv"]), _concatenate, records=True),
        Format("tsv", (".tsv",), partial(_cut_records, RECORDS["tsv"]), _concatenate, records=True),
        Format("parquet", (".parquet",), _cut_parquet, parquet.assemble, records=True),
    )
}
ENDINGS = {ending: f for f in FORMATS.values() for ending in f.endings}


def by_name(path: str) -> Format:
    """The format of a file by the ending of its name; a name without an ending is plain text.

    :raises InputError: no such format.
    """
    ending = PurePath(path).suffix.lower() or ".txt"
    if ending not in ENDINGS:
        raise InputError(f"{path}: files of type {ending} cannot be translated: there are {', '.join(ENDINGS)}")
    return ENDINGS[ending]
