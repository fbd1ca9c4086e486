"""The loop of a job: blocks planned, translated and written down, outputs written, until all documents are done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from translate.batch import keys
from translate.batch.cache import Cache
from translate.batch.inputs import make_folder
from translate.batch.job import DESCRIPTION
from translate.batch.journal import TRANSLATED, WAITING, Entry, Journal, Remark, Step
from translate.batch.plan import Block, Piece, Planner
from translate.documents.formats import FORMATS
from translate.errors import InputError, OutputError, Stopped
from translate.files import leftovers, replacing
from translate.results import FAILED as BAD
from translate.results import Segment


class Engine(Protocol):
    """What translates blocks, here or elsewhere."""

    def run(self, blocks: Iterator[Block]) -> Iterator[tuple[Block, list[Segment]]]:
        """Each block with the translations of its `todo`, in order."""


@dataclass
class Totals:
    """What a run has done so far.

    :param translated: sentences that went through a model.
    :param size: bytes of documents that are done or failed.
    """

    documents: int = 0
    failed: int = 0
    sentences: int = 0
    translated: int = 0
    size: int = 0
    statuses: Counter[str] = field(default_factory=Counter)


class Watcher(Protocol):
    """Who is told how a run gets on."""

    def moved(self, totals: Totals) -> None:
        """Something was done."""

    def failed(self, reason: str) -> None:
        """A document, or a record of one, cannot be translated."""


class Run:
    """One run of a job, from wherever it stands to its end.

    :param fail_fast: stop at the first document that fails.
    """

    def __init__(
        self,
        folder: Path,
        journal: Journal,
        cache: Cache | None,
        planner: Planner,
        watcher: Watcher,
        *,
        fail_fast: bool = False,
    ) -> None:
        self._folder = folder
        self._journal = journal
        self._cache = cache
        self._planner = planner
        self._watcher = watcher
        self._fail_fast = fail_fast
        self._failed: set[int] = set()
        self._sizes: dict[int, int] = {}
        self.totals = Totals()

    def go(self, engine: Engine) -> None:
        """Do what is left of the job.

        :raises Stopped: a document failed, and that is to be the end.
        :raises OutputError: an output or the journal cannot be written; the job can be gone on with.
        """
        translated, waiting = self._journal.entries(TRANSLATED), self._journal.entries(WAITING)
        for left in leftovers(self._folder / entry.output for entry in (*translated, *waiting)):
            left.unlink(missing_ok=True)
        self._write_outputs(translated)
        # First one that is begun, which the last block ended in; those that failed before come after all others.
        waiting.sort(key=lambda entry: (not entry.chunks, bool(entry.reason)))
        self._sizes = {entry.id: entry.size for entry in waiting}
        for block, segments in engine.run(self._planner.blocks(waiting)):
            self._record(block, segments)

    def _record(self, block: Block, segments: Sequence[Segment]) -> None:
        fresh = dict(zip(block.todo, segments, strict=True))
        rows = [(name, keys.dump(segment)) for name, segment in fresh.items()]
        wanted = {
            name for piece in block.pieces for name in piece.keys if name not in fresh and name not in block.known
        }
        known = {**block.known, **self._journal.known(list(wanted))}
        failures = dict(block.failures)
        steps = []
        for piece in block.pieces:
            if piece.entry.id in self._failed:
                continue  # an earlier chunk of the document could not be written
            try:
                steps.append(self._step(piece, fresh, known))
            except InputError as error:
                failures[piece.entry.id] = str(error)
        self._failed |= failures.keys()
        self._journal.record([*rows, *block.known.items()], steps, failures)
        if self._cache:
            self._cache.add(rows)
        self._planner.done(block)
        self.totals.translated += len(fresh)
        self._tell(steps, failures)
        ended = {step.document for step in steps if step.last} - failures.keys()
        self._write_outputs([piece.entry for piece in block.pieces if piece.last and piece.entry.id in ended])

    def _step(self, piece: Piece, fresh: Mapping[bytes, Segment], known: Mapping[bytes, str]) -> Step:
        """What a chunk adds to its document.

        :raises InputError: its translation cannot be written in the document's encoding.
        """
        segments = [
            fresh[name] if name in fresh else keys.load(source, known[name])
            for name, source in zip(piece.keys, piece.sources, strict=True)
        ]
        output = None
        remarks = (
            [Remark(piece.entry.id, 0, "record", "", fault) for fault in piece.chunk.faults] if piece.chunk else []
        )
        if piece.chunk:
            output = piece.chunk.join([s.target for s in segments], [s.alignment for s in segments])
        for number, segment in enumerate(segments, piece.first):
            remarks += _remarks(piece.entry.id, number, segment)
        statuses = Counter(use.status for segment in segments for use in segment.terms)
        return Step(piece.entry.id, piece.number, output, len(segments), statuses, remarks, piece.last)

    def _tell(self, steps: Sequence[Step], failures: Mapping[int, str]) -> None:
        for step in steps:
            if step.document not in failures:
                self.totals.sentences += step.segments
                self.totals.statuses += step.statuses
        for step in steps:
            for remark in step.remarks:
                if remark.kind == "record":
                    self._watcher.failed(remark.text)
        for document, reason in failures.items():
            self.totals.failed += 1
            self.totals.size += self._sizes[document]
            self._watcher.failed(reason)
        self._watcher.moved(self.totals)
        if failures and self._fail_fast:
            raise Stopped(f"stopped at the first document that failed: {next(iter(failures.values()))}")

    def _write_outputs(self, entries: Sequence[Entry]) -> None:
        """Write the outputs of documents whose chunks are all translated."""
        if entries and not (self._folder / DESCRIPTION).exists():
            raise OutputError(f"{self._folder}: the job's folder has vanished, or its {DESCRIPTION}")
        for entry in entries:
            path = self._folder / entry.output
            make_folder(path.parent)
            with replacing(path) as file:
                FORMATS[entry.format].assemble(entry.path, self._journal.outputs(entry.id), file)
            self.totals.documents += 1
            self.totals.size += entry.size
        if entries:
            self._journal.finish([entry.id for entry in entries])
            self._watcher.moved(self.totals)


def _remarks(document: int, number: int, segment: Segment) -> list[Remark]:
    remarks = [
        Remark(document, number, use.status, use.concept, use.source_form or use.target_form)
        for use in segment.terms
        if use.status in BAD
    ]
    return remarks + [Remark(document, number, "warning", "", warning) for warning in segment.warnings]
