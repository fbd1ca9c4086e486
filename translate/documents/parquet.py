"""Parquet: named text columns translated, row group by row group, other columns as they were."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from translate.documents.document import Alignment, Document, Sentence
from translate.documents.text import split
from translate.errors import InputError
from translate.languages.base import Language

ROWS = 500  # of a chunk


def _arrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise InputError("Parquet needs pyarrow: pip install 'newsgloss[parquet]'") from None
    return pyarrow, parquet


class Rows:
    """Some consecutive rows; each is a document of its own."""

    def __init__(self, table: Any, fields: Sequence[str], language: Language) -> None:
        self._table = table
        self._texts: dict[str, list[Document | None]] = {
            name: [None if text is None else split(text, language) for text in table.column(name).to_pylist()]
            for name in fields
        }
        self.faults: tuple[str, ...] = ()

    @property
    def documents(self) -> list[list[Sentence]]:
        """The sentences of each row, column after column."""
        return [
            [s for texts in self._texts.values() if (d := texts[row]) is not None for s in d.sentences]
            for row in range(self._table.num_rows)
        ]

    def join(self, targets: Sequence[str], alignments: Sequence[Alignment]) -> bytes:
        """The rows as an Arrow stream."""
        arrow, _ = _arrow()
        made: dict[str, list[str | None]] = {name: [] for name in self._texts}
        at = 0
        for row in range(self._table.num_rows):
            for name, texts in self._texts.items():
                document = texts[row]
                if document is None:
                    made[name].append(None)
                    continue
                end = at + len(document.sentences)
                made[name].append(document.join(targets[at:end], alignments[at:end]))
                at = end
        table = self._table
        for name, values in made.items():
            index = table.schema.get_field_index(name)
            kind = table.schema.field(index)
            table = table.set_column(index, kind, arrow.array(values, type=kind.type))
        out = io.BytesIO()
        with arrow.ipc.new_stream(out, table.schema) as writer:
            writer.write_table(table)
        return out.getvalue()


def chunks(stream: BinaryIO, name: str, fields: Sequence[str], language: Language) -> Iterator[Rows]:
    """The rows of a file, ROWS at a time.

    :raises InputError: not Parquet, no such column, or a column that holds no text.
    """
    arrow, parquet = _arrow()
    try:
        file = parquet.ParquetFile(stream)
    except (arrow.ArrowInvalid, OSError) as error:
        raise InputError(f"{name}: not a Parquet file ({str(error).split('.')[0]})") from None
    schema = file.schema_arrow
    for field in fields:
        if field not in schema.names:
            raise InputError(f"{name}: no column {field!r} (there are: {', '.join(schema.names)})")
        kind = schema.field(field).type
        if not (arrow.types.is_string(kind) or arrow.types.is_large_string(kind)):
            raise InputError(f"{name}: column {field!r} holds {kind}, not text")
    for batch in file.iter_batches(batch_size=ROWS):
        yield Rows(arrow.Table.from_batches([batch], schema=schema), fields, language)


def assemble(source: Path, parts: Iterable[bytes], target: BinaryIO) -> None:
    """Write the parts as one file, compressed as the source is."""
    arrow, parquet = _arrow()
    old = parquet.ParquetFile(source)
    groups = old.metadata
    compression = groups.row_group(0).column(0).compression if groups.num_row_groups else "SNAPPY"
    with parquet.ParquetWriter(target, old.schema_arrow, compression=compression) as writer:
        for part in parts:
            writer.write_table(arrow.ipc.open_stream(part).read_all())
