"""The engine on this machine: blocks translated by threads, while others are read, matched and written."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from translate.batch.plan import Block
from translate.results import Segment
from translate.translator import Translator

_CHECKED = 2  # blocks that may be checked and repaired while others keep the workers busy
_WAITING = 2  # blocks that are planned ahead


class LocalEngine:
    """Translates blocks with one translator.

    :param workers: batches that the translator's models decode at the same time.
    """

    def __init__(self, translator: Translator, workers: int) -> None:
        self._translator = translator
        self._threads = workers + _CHECKED

    def run(self, blocks: Iterator[Block]) -> Iterator[tuple[Block, list[Segment]]]:
        """Each block with the translations of its `todo`, in order."""
        pool = ThreadPoolExecutor(self._threads)
        under_way: deque[tuple[Block, Future[list[Segment]]]] = deque()
        try:
            for block in blocks:
                todo = list(block.todo.values())
                under_way.append((block, pool.submit(self._translator.translate_prepared, todo)))
                while len(under_way) >= self._threads + _WAITING or (under_way and under_way[0][1].done()):
                    first, future = under_way.popleft()
                    yield first, future.result()
            while under_way:
                first, future = under_way.popleft()
                yield first, future.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
