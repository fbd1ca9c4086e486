"""The formats of documents: which there are, how a file is cut into chunks, and how its output is put together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import chain
from pathlib import Path, PurePath
from typing import BinaryIO, Protocol

from translate.documents import delimited, feeds, html, jsonl, markdown, parquet, po, subtitles, text, xliff
from translate.documents.document import Alignment, Document, Sentence
from translate.documents.docx import WordDocument
from translate.documents.reading import Decoded, broken, checked, decode, decoded_lines
from translate.documents.records import BadRecord, Field, Record, Records
from translate.errors import InputError
from translate.languages.base import Language

LINES = 500  # of a chunk of a text file, more if no blank line comes
RECORDS = 100  # of a chunk


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
    def faults(self) -> list[str]:
        """One line for each record that cannot be read and stays as it was."""

    def join(self, targets: Sequence[str], alignments: Sequence[Alignment]) -> bytes:
        """Its bytes with targets in the place of all sentences."""


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
    faults: list[str] = field(default_factory=list)

    @cached_property
    def documents(self) -> list[list[Sentence]]:
        return [self.document.sentences]

    def join(self, targets: Sequence[str], alignments: Sequence[Alignment]) -> bytes:
        joined = self.document.join(targets, alignments)
        try:
            return self.decoded.mark.encode(self.decoded.codec) + joined.encode(self.decoded.codec, self.errors)
        except UnicodeEncodeError as error:
            raise InputError(
                f"{self.name}: {joined[error.start]!r} of the translation cannot be written in {self.decoded.codec}: "
                "save the file as UTF-8"
            ) from None


@dataclass(frozen=True)
class _Word:
    document: WordDocument
    faults: list[str] = field(default_factory=list)

    @cached_property
    def documents(self) -> list[list[Sentence]]:
        return [document.sentences for document in self.document.documents]

    def join(self, targets: Sequence[str], alignments: Sequence[Alignment]) -> bytes:
        return self.document.join(targets, alignments)


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
            kept, decoded = [], Decoded(decoded.codec, "")
    if kept or decoded.mark:
        yield Texts(text.split(checked("".join(kept), name), settings.source), decoded, name)


def _cut_whole(
    split: Callable[[str, Settings, str], Document], xml: bool, stream: BinaryIO, name: str, settings: Settings
) -> Iterator[Chunk]:
    data = stream.read()
    decoded, content = decode(data, name, settings.encoding, declared=xml)
    document = split(checked(content, name), settings, name)
    yield Texts(document, decoded, name, "xmlcharrefreplace" if xml else "strict")


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
    yield _Word(WordDocument(stream.read(), name, settings.source))


def _cut_jsonl(stream: BinaryIO, name: str, settings: Settings) -> Iterator[Chunk]:
    decoded, lines = decoded_lines(stream, name, settings.encoding, errors="surrogateescape")
    records = (json_record(line, number, name, settings) for number, line in enumerate(lines, 1))
    return _grouped(records, decoded)


def json_record(line: str, number: int, name: str, settings: Settings) -> Record:
    """One line of JSON Lines; a bad one becomes a record of its error."""
    body = line.rstrip("\r\n")
    split, write = _splitter(settings), jsonl.quoted
    if not body.strip():
        return Record(line, (), split, write)
    try:
        fields = jsonl.fields(_sound(body), settings.fields)
        for field in fields:
            _sound(field.text)
        return Record(line, fields, split, write)
    except BadRecord as error:
        instead = jsonl.error_record(body, number, str(error)) + line[len(body) :]
        return Record(instead, (), split, write, f"{name}:{number}: {error}")


def line_record(line: str, number: int, name: str, settings: Settings) -> Record:
    """One line of text; a bad one becomes an empty line."""
    body = line.rstrip("\r\n")
    try:
        return Record(line, [Field(0, len(body), _sound(body))], _splitter(settings), lambda text, _: text)
    except BadRecord as error:
        return Record(line[len(body) :], (), _splitter(settings), jsonl.quoted, f"{name}:{number}: {error}")


def _sound(text: str) -> str:
    fault = broken(text)
    if fault:
        raise BadRecord(fault)
    return text


def _splitter(settings: Settings) -> Callable[[str], Document]:
    return lambda content: text.split(content, settings.source)


def _cut_delimited(delimiter: str, stream: BinaryIO, name: str, settings: Settings) -> Iterator[Chunk]:
    decoded, lines = decoded_lines(stream, name, settings.encoding, errors="surrogateescape")
    return _grouped(delimited_records(lines, delimiter, name, settings), decoded)


def delimited_records(lines: Iterable[str], delimiter: str, name: str, settings: Settings) -> Iterator[Record]:
    """The rows of a table, its header first; a bad row stays as it is."""
    source = iter(lines)
    first = next(source, "")
    if delimiter == "," and first.count(";") > first.count(","):
        delimiter = ";"
    rows = delimited.rows(chain([first], source), delimiter)
    header = next(rows, "")
    split = _splitter(settings)
    write = partial(delimited.written, delimiter=delimiter)
    try:
        wanted = delimited.columns([c.text for c in delimited.cells(header, delimiter)], settings.fields, name)
    except BadRecord as error:
        raise InputError(f"{name}: header: {error}") from None
    yield Record(header, (), split, write)
    for number, row in enumerate(rows, 2):
        try:
            cells = delimited.cells(_sound(row), delimiter)
            if row.strip() and len(cells) <= max(wanted):
                raise BadRecord(f"only {len(cells)} columns")
            yield Record(row, [cells[i] for i in wanted] if row.strip() else (), split, write)
        except BadRecord as error:
            yield Record(row, (), split, write, f"{name}: row {number}: {error}")


def _grouped(records: Iterable[Record], decoded: Decoded) -> Iterator[Chunk]:
    group: list[Record] = [Record(decoded.mark, (), lambda _: Document(()), jsonl.quoted)] if decoded.mark else []
    for record in records:
        group.append(record)
        if len(group) >= RECORDS:
            yield Records(group, decoded.codec)
            group = []
    if group:
        yield Records(group, decoded.codec)


def _cut_parquet(stream: BinaryIO, name: str, settings: Settings) -> Iterator[Chunk]:
    return iter(parquet.chunks(stream, name, settings.fields, settings.source))


def _whole(split: Callable[[str, Settings, str], Document], *, xml: bool = False) -> Callable[..., Iterator[Chunk]]:
    return partial(_cut_whole, split, xml)


FORMATS: dict[str, Format] = {
    f.name: f
    for f in (
        Format("text", (".txt",), _cut_text, _concatenate),
        Format("markdown", (".md", ".markdown"), _whole(lambda t, s, _: markdown.split(t, s.source)), _concatenate),
        Format(
            "html", (".html", ".htm", ".xhtml"), _whole(lambda t, s, _: html.split(t, s.source), xml=True), _concatenate
        ),
        Format("srt", (".srt",), _whole(lambda t, s, _: subtitles.split_srt(t, s.source, s.width)), _concatenate),
        Format("vtt", (".vtt",), _whole(lambda t, s, _: subtitles.split_vtt(t, s.source, s.width)), _concatenate),
        Format("docx", (".docx",), _cut_word, _concatenate),
        Format("xml", (".xliff", ".xlf", ".rss", ".atom", ".xml"), _whole(_split_xml, xml=True), _concatenate),
        Format("po", (".po", ".pot"), _whole(lambda t, s, n: po.split(t, s.source, n)), _concatenate),
        Format("jsonl", (".jsonl", ".ndjson"), _cut_jsonl, _concatenate, records=True),
        Format("csv", (".csv",), partial(_cut_delimited, ","), _concatenate, records=True),
        Format("tsv", (".tsv",), partial(_cut_delimited, delimited.TAB), _concatenate, records=True),
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
