"""CSV and TSV: named columns translated, quotes, other columns and line ends as they were."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import lru_cache, partial
from itertools import chain

from translate.documents.records import BadRecord, Field, Record, Split, kept_record, sound
from translate.errors import InputError

TAB = "\t"  # in a table with tabs a quote is a character like others
LONGEST = 1000  # lines of a row; a quote that is still open then was none


def records(lines: Iterable[str], delimiter: str, name: str, names: Sequence[str], split: Split) -> Iterator[Record]:
    """The rows of a table, its header first; a row that cannot be read stays as it is.

    :param delimiter: TAB or ","; for the latter the header may show that it is ";".
    :param names: of the wanted columns, as in `columns`.
    :raises InputError: no such column, or no header.
    """
    source = iter(lines)
    first = next(source, "")
    if delimiter == "," and first.count(";") > first.count(","):
        delimiter = ";"
    table = rows(chain([first], source), delimiter)
    header = next(table, "")
    try:
        wanted = columns([cell.text for cell in cells(header, delimiter)], names, name)
    except BadRecord as error:
        raise InputError(f"{name}: header: {error}") from None
    yield kept_record(header)
    write = partial(written, delimiter=delimiter)
    for number, row in enumerate(table, 2):
        try:
            found = cells(sound(row), delimiter) if row.strip() else []
            if found and len(found) <= max(wanted):
                raise BadRecord(f"only {len(found)} columns")
            yield Record(row, [found[i] for i in wanted] if found else (), split, write)
        except BadRecord as error:
            yield kept_record(row, f"{name}: row {number}: {error}")


def rows(lines: Iterable[str], delimiter: str) -> Iterator[str]:
    """Rows of a file, a quoted field over several lines put together.

    Where a quote is never closed, the line it stands in is a row of its own, and the lines behind it are read as rows.
    """
    source = iter(lines)
    waiting: deque[str] = deque()
    while first := waiting.popleft() if waiting else next(source, ""):
        row = [first]
        while _is_open("".join(row), delimiter) and len(row) < LONGEST:
            line = waiting.popleft() if waiting else next(source, "")
            if not line:
                break
            row.append(line)
        if len(row) > 1 and not _is_whole("".join(row), delimiter):
            waiting.extendleft(reversed(row[1:]))
            row = row[:1]
        yield "".join(row)


def _is_whole(row: str, delimiter: str) -> bool:
    try:
        return bool(cells(row, delimiter))
    except BadRecord:
        return False


def _is_open(row: str, delimiter: str) -> bool:
    """Whether a row ends inside of a quoted field."""
    at = 0
    while at < len(row):
        cell = _cell(delimiter).match(row, at)
        if cell is None:
            return True
        if row[cell.end() : cell.end() + 1] != delimiter:
            return False
        at = cell.end() + 1
    return False


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
        quoted = cell.group().startswith('"') and delimiter != TAB
        stop = min(cell.end(), end)
        found.append(Field(at, stop, cell.group()[1:-1].replace('""', '"') if quoted else row[at:stop]))
        if stop >= end:
            return found
        at = cell.end() + 1


@lru_cache
def _cell(delimiter: str) -> re.Pattern[str]:
    if delimiter == TAB:
        return re.compile(r"[^\t\r\n]*")
    return re.compile(rf'"(?:[^"]|"")*"(?!")|(?!")[^{re.escape(delimiter)}\r\n]*')


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
    if delimiter == TAB:
        return re.sub(r"[\t\r\n]+", " ", text)
    if old.startswith('"') or any(c in text for c in (delimiter, '"', "\n", "\r")):
        return '"' + text.replace('"', '""') + '"'
    return text
