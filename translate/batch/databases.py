"""SQLite, with its errors as ours."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from translate.errors import OutputError

_AT_ONCE = 500  # keys of one query; SQLite allows 999 variables in old versions


@contextmanager
def checked(path: Path) -> Iterator[None]:
    """Turn an error of SQLite into one line.

    :raises OutputError: the disk is full, the file is no database, or it cannot be written.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise OutputError(f"{path}: {error}") from None


def connect(path: Path, schema: str) -> sqlite3.Connection:
    """Open or make a database that survives its process being killed at any moment.

    :raises OutputError: as `checked`.
    """
    with checked(path):
        connection = sqlite3.connect(path, timeout=30, isolation_level=None)
        connection.execute("PRAGMA auto_vacuum=INCREMENTAL")  # counts only before anything else
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.executescript(schema)
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """All of what is done inside, or nothing.

    :raises OutputError: as `checked`.
    """
    with checked(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")


def values(connection: sqlite3.Connection, keys: Sequence[bytes], more: str = "") -> dict[bytes, str]:
    """The values of a table `segment` by key; keys that it lacks are left out.

    :param more: a further condition in SQL.
    """
    found: dict[bytes, str] = {}
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        marks = ",".join("?" * len(some))
        found.update(connection.execute(f"SELECT key, value FROM segment WHERE key IN ({marks}) {more}", some))
    return found
