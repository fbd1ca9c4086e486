"""The journal of a job: its documents, what is done of them, and every segment translated, in one SQLite file.

Documents are cut into chunks, chunks make up blocks, and blocks are written down in order, each in one transaction:
whenever the process dies, the journal holds the beginning of the job, and what is left is done as it would have been.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translate.batch import databases
from translate.batch.inputs import Input

WAITING, TRANSLATED, DONE, FAILED = "waiting", "translated", "done", "failed"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS document (
  id INTEGER PRIMARY KEY, path TEXT, output TEXT, format TEXT, size INTEGER, digest TEXT, state TEXT, reason TEXT,
  chunks INTEGER, segments INTEGER, statuses TEXT
);
CREATE TABLE IF NOT EXISTS chunk (document INTEGER, number INTEGER, output BLOB, PRIMARY KEY (document, number));
CREATE TABLE IF NOT EXISTS segment (key BLOB PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS remark (document INTEGER, segment INTEGER, kind TEXT, concept TEXT, text TEXT);
"""


@dataclass(frozen=True)
class Entry:
    """A document of a job.

    :param state: WAITING, TRANSLATED (its output not yet written), DONE or FAILED.
    :param reason: why it failed, this time or, if it is waiting for another attempt, the last time.
    :param chunks: how many of its chunks are translated.
    """

    id: int
    path: Path
    output: str
    format: str
    size: int
    digest: str
    state: str
    reason: str
    chunks: int
    segments: int
    statuses: Counter[str]


@dataclass(frozen=True)
class Remark:
    """Something in a document that a person should look at.

    :param segment: number of the sentence in the document, from 1; 0 for a record that cannot be read.
    :param kind: a term's status ("missing", "ambiguous", "forbidden"), "warning" or "record".
    """

    document: int
    segment: int
    kind: str
    concept: str
    text: str


@dataclass(frozen=True)
class Step:
    """What a block adds to a document.

    :param output: bytes of the chunk; None for a document without chunks.
    :param last: whether the document ends here.
    """

    document: int
    number: int
    output: bytes | None
    segments: int
    statuses: Counter[str]
    remarks: Sequence[Remark]
    last: bool


class Journal:
    """The journal in a job's folder; opened by the one process that works on the job.

    :raises OutputError: it cannot be opened or written, as all methods.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = databases.connect(path, _SCHEMA)

    def close(self) -> None:
        """Close it; nothing is lost without."""
        with databases.checked(self._path):
            self._connection.close()

    def begin(self, inputs: Iterable[tuple[Input, int, str]]) -> None:
        """Write down the documents of a new job, each with its size in bytes and its digest."""
        rows = [(str(i.path), i.output, i.format, size, digest) for i, size, digest in inputs]
        with databases.transaction(self._connection, self._path):
            self._connection.executemany(
                "INSERT INTO document (path, output, format, size, digest, state, reason, chunks, segments, statuses) "
                "VALUES (?, ?, ?, ?, ?, 'waiting', '', 0, 0, '{}')",
                rows,
            )

    def entries(self, *states: str) -> list[Entry]:
        """Documents in these states, or all, in the job's order."""
        with databases.checked(self._path):
            rows = self._connection.execute(
                "SELECT id, path, output, format, size, digest, state, reason, chunks, segments, statuses "
                "FROM document ORDER BY id"
            ).fetchall()
        entries = [_entry(row) for row in rows]
        return [entry for entry in entries if not states or entry.state in states]

    def known(self, keys: Sequence[bytes]) -> dict[bytes, str]:
        """What is written down of these segments."""
        with databases.checked(self._path):
            return databases.values(self._connection, keys)

    def record(self, rows: Iterable[tuple[bytes, str]], steps: Sequence[Step], failures: dict[int, str]) -> None:
        """Write down a block: new segments, and what has become of its documents; all or nothing.

        :param failures: documents that cannot be translated, with the reason.
        """
        with databases.transaction(self._connection, self._path):
            self._connection.executemany("INSERT OR IGNORE INTO segment VALUES (?, ?)", rows)
            for step in steps:
                if step.document not in failures:
                    self._add(step)
            for document, reason in failures.items():
                self._forget(document, FAILED, reason)

    def _add(self, step: Step) -> None:
        execute = self._connection.execute
        if step.output is not None:
            execute("INSERT INTO chunk VALUES (?, ?, ?)", (step.document, step.number, step.output))
        old = json.loads(execute("SELECT statuses FROM document WHERE id = ?", (step.document,)).fetchone()[0])
        execute(
            "UPDATE document SET chunks = chunks + ?, segments = segments + ?, statuses = ?, state = ? WHERE id = ?",
            (
                step.output is not None,
                step.segments,
                json.dumps(Counter(old) + step.statuses),
                TRANSLATED if step.last else WAITING,
                step.document,
            ),
        )
        self._connection.executemany(
            "INSERT INTO remark VALUES (?, ?, ?, ?, ?)",
            [(r.document, r.segment, r.kind, r.concept, r.text) for r in step.remarks],
        )

    def _forget(self, document: int, state: str, reason: str) -> None:
        execute = self._connection.execute
        execute("DELETE FROM chunk WHERE document = ?", (document,))
        execute("DELETE FROM remark WHERE document = ?", (document,))
        execute(
            "UPDATE document SET state = ?, reason = ?, chunks = 0, segments = 0, statuses = '{}' WHERE id = ?",
            (state, reason, document),
        )

    def retry(self) -> None:
        """Let the documents that failed wait for another attempt, after all others."""
        failed = self.entries(FAILED)
        with databases.transaction(self._connection, self._path):
            for entry in failed:
                self._forget(entry.id, WAITING, entry.reason)

    def renew(self, document: int, size: int, digest: str) -> None:
        """Note the new content of a document that failed and has been put right."""
        with databases.transaction(self._connection, self._path):
            self._connection.execute("UPDATE document SET size = ?, digest = ? WHERE id = ?", (size, digest, document))

    def outputs(self, document: int) -> Iterator[bytes]:
        """The outputs of a document's chunks, in order."""
        with databases.checked(self._path):
            query = "SELECT output FROM chunk WHERE document = ? ORDER BY number"
            for (output,) in self._connection.execute(query, (document,)):
                yield output

    def finish(self, documents: Sequence[int]) -> None:
        """Note that the outputs of documents are written."""
        with databases.transaction(self._connection, self._path):
            for document in documents:
                self._connection.execute("DELETE FROM chunk WHERE document = ?", (document,))
                self._connection.execute("UPDATE document SET state = ?, reason = '' WHERE id = ?", (DONE, document))

    def remarks(self) -> Iterator[Remark]:
        """All that a person should look at, document by document."""
        with databases.checked(self._path):
            for row in self._connection.execute("SELECT * FROM remark ORDER BY document, rowid"):
                yield Remark(*row)

    def count_segments(self) -> int:
        """How many different segments the job has translated or taken from the cache."""
        with databases.checked(self._path):
            return int(self._connection.execute("SELECT COUNT(*) FROM segment").fetchone()[0])


def _entry(row: Sequence[Any]) -> Entry:
    id, path, output, format, size, digest, state, reason, chunks, segments, statuses = row
    counts = Counter(json.loads(statuses))
    return Entry(id, Path(path), output, format, size, digest, state, reason, chunks, segments, counts)
