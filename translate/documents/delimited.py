"""CSV and TSV: named columns translated, quotes, other columns and line ends as they were."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import lru_cache

from translate.documents.records import BadRecord, Field
from translate.errors import InputError


def rows(lines: Iterable[str]) -> Iterator[str]:
    """Rows of a file, a quoted field over several lines put together; an open quote at the end stays open."""
    pending = ""
    for line in lines:
        pending += line
        if pending.count('"') % 2 == 0:
            yield pending
            pending = ""
    if pending:
        yield pending


def cells(row: str, delimiter: str) -> list[Field]:
    """The fields of a row, their values without quotes.

    :raises BadRecord: a quote that is never closed, or text behind a closing quote.
    """
    end = len(row.rstrip("\r\n"))
    found: list[Field] = []
    at = 0
    while True:
        cell = _cell(delimiter).match(row, at)
        if cell is None or (cell.end() < end and row[cell.end()] != delimiter):
            raise BadRecord(f"column {len(found) + 1}: a quote that is not closed, or text behind a closing one")
        quoted = cell.group().startswith('"')
        stop = min(cell.end(), end)
        found.append(Field(at, stop, cell.group()[1:-1].replace('""', '"') if quoted else row[at:stop]))
        if stop >= end:
            return found
        at = cell.end() + 1


@lru_cache
def _cell(delimiter: str) -> re.Pattern[str]:
    return re.compile(rf'"(?:[^"]|"")*"|(?!")[^{re.escape(delimiter)}\r\n]*')


def columns(header: Sequence[str], wanted: Sequence[str], name: str) -> list[int]:
    """Indices of wanted columns.

    :param wanted: names in the header, or numbers from 1.
    :raises InputError: no such column.
    """
    indices = []
    for column in wanted:
        if column in header:
            indices.append(list(header).index(column))
        elif column.isdigit() and 1 <= int(column) <= len(header):
            indices.append(int(column) - 1)
        else:
            close = get_close_matches(column, header, n=1)
            hint = f" Did you mean {close[0]!r}?" if close else ""
            raise InputError(f"{name}: no column {column!r} (there are: {', '.join(header)}).{hint}")
    return sorted(indices)


def written(text: str, old: str, delimiter: str) -> str:
    """A value as it stands in a row: in quotes if it needs them or the old one had them."""
    if old.startswith('"') or any(c in text for c in (delimiter, '"', "\n", "\r")):
        return '"' + text.replace('"', '""') + '"'
    return text
