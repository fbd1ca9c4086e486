"""How a run gets on: a bar on a terminal, a line now and then in a log, nothing in a pipe."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Any, TextIO

from translate.batch.run import Totals
from translate.results import FAILED


class Progress:
    """Tells on stderr how a run gets on; used as a context.

    :param documents: how many there are to do.
    :param size: their bytes, by which the time that is left is reckoned.
    :param quiet: say nothing but what failed.
    :param log_every: seconds between lines of a log, instead of a bar; None for a bar where there is a terminal.
    """

    def __init__(
        self,
        documents: int,
        size: int,
        *,
        quiet: bool = False,
        log_every: float | None = None,
        stream: TextIO | None = None,
    ) -> None:
        self._documents, self._size = documents, max(size, 1)
        self._stream = stream or sys.stderr
        self._log_every = None if quiet else log_every
        self._start = self._logged = time.monotonic()
        self._bar = None if quiet or log_every is not None or not self._stream.isatty() else self._make_bar()

    def _make_bar(self) -> Any:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        console = Console(file=self._stream, highlight=False)
        bar = Progress(
            BarColumn(), TextColumn("{task.fields[note]}"), TimeRemainingColumn(), console=console, transient=True
        )
        self._task = bar.add_task("", total=self._size, note="starting")
        return bar

    def __enter__(self) -> Progress:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    @property
    def seconds(self) -> float:
        """How long it has been going."""
        return time.monotonic() - self._start

    def moved(self, totals: Totals) -> None:
        """Something was done."""
        if self._bar:
            self._bar.update(self._task, completed=totals.size, note=self._note(totals))
        elif self._log_every is not None and time.monotonic() - self._logged >= self._log_every:
            self._logged = time.monotonic()
            self._say(f"{time.strftime('%H:%M:%S')} {self._note(totals)}{self._left(totals)}")

    def failed(self, reason: str) -> None:
        """A document, or a record of one, could not be translated."""
        self._say(f"translate: {' '.join(reason.split())}")

    def _say(self, line: str) -> None:
        if self._bar:
            self._bar.console.print(line, markup=False, soft_wrap=True)
        else:
            self._stream.write(line + "\n")
            self._stream.flush()

    def _note(self, totals: Totals) -> str:
        bad = sum(totals.statuses[status] for status in FAILED)
        speed = totals.sentences / max(self.seconds, 1e-6)
        failed = f", {totals.failed} failed" if totals.failed else ""
        return (
            f"{totals.documents} of {self._documents} documents{failed}, {totals.sentences} sentences, "
            f"{speed:.0f} a second, terms {sum(totals.statuses.values()) - bad} applied, {bad} not"
        )

    def _left(self, totals: Totals) -> str:
        if not totals.size:
            return ""
        left = self.seconds * (self._size - totals.size) / totals.size
        return f", {int(left // 3600)}:{int(left // 60 % 60):02}:{int(left % 60):02} left"
