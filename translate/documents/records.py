"""Files of records, one a line or row: JSON Lines, CSV and TSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from translate.documents.document import Alignment, Document, Sentence
from translate.documents.reading import Decoded, broken

AT_ONCE = 100  # records of a chunk
Split = Callable[[str], Document]  # takes a field's text apart


class BadRecord(Exception):
    """A record that cannot be read; the others can."""


@dataclass(frozen=True)
class Field:
    """A field to translate: where its value stands in the record's text, and the value."""

    start: int
    end: int
    text: str


class Record:
    """A record taken apart.

    :param raw: its text, its line end included.
    :param write: how a value is written in the place of an old one: (value, old text) to text.
    :param fault: why it could not be read; then `raw` is what stands in its place.
    """

    def __init__(
        self,
        raw: str,
        fields: Sequence[Field],
        split: Split,
        write: Callable[[str, str], str],
        fault: str = "",
    ) -> None:
        self.raw, self.fault = raw, fault
        self._write = write
        self._fields = [(field, split(field.text)) for field in fields]

    @property
    def sentences(self) -> list[Sentence]:
        """What is to be translated, field after field."""
        return [sentence for _, document in self._fields for sentence in document.sentences]

    def join(self, targets: Sequence[str], alignments: Sequence[Alignment]) -> str:
        """The record with its fields translated; what did not change stays as it was written."""
        out, at, used = [], 0, 0
        for field, document in self._fields:
            end = used + len(document.sentences)
            text = document.join(targets[used:end], alignments[used:end])
            used = end
            old = self.raw[field.start : field.end]
            out += [self.raw[at : field.start], old if text == field.text else self._write(text, old)]
            at = field.end
        return "".join(out) + self.raw[at:]


class Records:
    """Some consecutive records; each is a document of its own.

    :param decoded: how their file was written, with its byte order mark if it begins with them.
    """

    def __init__(self, records: Sequence[Record], decoded: Decoded) -> None:
        self._records = list(records)
        self._decoded = decoded

    @property
    def documents(self) -> list[list[Sentence]]:
        """The sentences of each record."""
        return [record.sentences for record in self._records]

    @property
    def faults(self) -> list[str]:
        """One line for each record that could not be read."""
        return [record.fault for record in self._records if record.fault]

    def join(self, targets: Sequence[str], alignments: Sequence[Alignment]) -> bytes:
        """The records' bytes, those of records that cannot be read as they were."""
        texts, at = [], 0
        for record in self._records:
            end = at + len(record.sentences)
            texts.append(record.join(targets[at:end], alignments[at:end]))
            at = end
        return self._decoded.encode("".join(texts), "surrogateescape")


def grouped(records: Iterable[Record], decoded: Decoded) -> Iterator[Records]:
    """Records in chunks of AT_ONCE."""
    rest = iter(records)
    while group := list(islice(rest, AT_ONCE)):
        yield Records(group, decoded)
        decoded = decoded.unmarked
    if decoded.mark:
        yield Records((), decoded)


def line_record(line: str, number: int, name: str, split: Split) -> Record:
    """A line of text as a record; a bad one becomes an empty line."""
    body = line.rstrip("\r\n")
    try:
        return Record(line, [Field(0, len(body), sound(body))], split, lambda text, _: text)
    except BadRecord as error:
        return kept_record(line[len(body) :], f"{name}:{number}: {error}")


def kept_record(raw: str, fault: str = "") -> Record:
    """A record of which nothing is translated."""
    return Record(raw, (), lambda _: Document(()), lambda text, _: text, fault)


def sound(text: str) -> str:
    """The text itself.

    :raises BadRecord: it holds what is no text.
    """
    fault = broken(text)
    if fault:
        raise BadRecord(fault)
    return text
