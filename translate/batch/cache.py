"""Translations that jobs share: what was translated once under the same signature is not translated again."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from translate.batch import databases

LIMIT = 1024  # MiB
_KEPT = 0.9  # share of the limit that is left after a trim

_SCHEMA = """
CREATE TABLE IF NOT EXISTS segment (id INTEGER PRIMARY KEY AUTOINCREMENT, key BLOB UNIQUE, value TEXT);
"""


def default_path() -> Path:
    """The cache of this user."""
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return folder / "newsgloss" / "segments.sqlite"


class Cache:
    """A database of segments.

    :param limit: MiB on disk; older rows make room for newer ones.
    :raises OutputError: it cannot be opened.
    """

    def __init__(self, path: Path, limit: int = LIMIT) -> None:
        self._path, self._limit = path, limit << 20
        with databases.checked(path):
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise sqlite3.OperationalError(error.strerror) from None
        self._connection = databases.connect(path, _SCHEMA)

    @property
    def newest(self) -> int:
        """Number of the newest row; a job looks at no newer ones, so that others cannot change what it does."""
        with databases.checked(self._path):
            return int(self._connection.execute("SELECT COALESCE(MAX(id), 0) FROM segment").fetchone()[0])

    def find(self, keys: Sequence[bytes], newest: int) -> dict[bytes, str]:
        """The values of keys among the rows up to a number."""
        with databases.checked(self._path):
            return databases.values(self._connection, keys, f"AND id <= {newest}")

    def add(self, rows: Iterable[tuple[bytes, str]]) -> None:
        """Add rows; what is there already stays."""
        with databases.transaction(self._connection, self._path):
            self._connection.executemany("INSERT OR IGNORE INTO segment (key, value) VALUES (?, ?)", rows)

    def close(self) -> None:
        """Make room if the cache has outgrown its limit, and close it."""
        with databases.checked(self._path):
            self._trim()
            self._connection.close()

    def _size(self) -> int:
        pages, free, size = (
            self._connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("page_count", "freelist_count", "page_size")
        )
        return int((pages - free) * size)

    def _trim(self) -> None:
        size = self._size()
        if size <= self._limit:
            return
        count = self._connection.execute("SELECT COUNT(*) FROM segment").fetchone()[0]
        surplus = int(count * (1 - self._limit * _KEPT / size)) + 1
        last = self._connection.execute("SELECT id FROM segment ORDER BY id LIMIT 1 OFFSET ?", (surplus,)).fetchone()
        self._connection.execute("DELETE FROM segment WHERE id < ?", last or (1 << 62,))
        self._connection.executescript("PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(TRUNCATE);")
