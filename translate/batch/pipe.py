"""A filter: records from one stream to another, in order, each as soon as it is translated."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from queue import Empty, Queue
from typing import BinaryIO

from translate.documents.formats import RECORDS, Settings
from translate.documents.reading import Decoded, byte_lines
from translate.documents.records import Record, Records
from translate.translator import Translator

_AT_ONCE = 200  # records translated together, if so many are there
_PATIENCE = 0.02  # seconds to wait for another record before those at hand are translated


def records(stream: BinaryIO, kind: str, settings: Settings) -> Iterator[Record]:
    """The records of a stream; a bad one carries its fault.

    :param kind: a key of RECORDS.
    :raises InputError: no such encoding, or no such column.
    """
    return RECORDS[kind](byte_lines(stream, "stdin", settings.encoding), "stdin", settings)


def translate(
    translator: Translator, rows: Iterator[Record], target: BinaryIO, codec: str, say: Callable[[str], None]
) -> int:
    """Translate records as they come, write them in order, and flush.

    :param say: told of each record that cannot be read.
    :return: how many could not be read.
    """
    queue: Queue[Record | BaseException | None] = Queue(maxsize=10 * _AT_ONCE)
    threading.Thread(target=_feed, args=(rows, queue), daemon=True).start()
    faults = 0
    ended = False
    while not ended:
        batch, ended = _next(queue)
        chunk = Records(batch, Decoded(codec, ""))
        _, (output,) = translator.translate_chunks([chunk])
        target.write(output)
        target.flush()
        for fault in chunk.faults:
            faults += 1
            say(fault)
    return faults


def _feed(rows: Iterator[Record], queue: Queue[Record | BaseException | None]) -> None:
    try:
        for row in rows:
            queue.put(row)
        queue.put(None)
    except BaseException as error:  # handed to the thread that writes
        queue.put(error)


def _next(queue: Queue[Record | BaseException | None]) -> tuple[list[Record], bool]:
    """The records at hand, at least one, and whether they are the last."""
    batch: list[Record] = []
    item = queue.get()
    while True:
        if isinstance(item, BaseException):
            raise item
        if item is None:
            return batch, True
        batch.append(item)
        if len(batch) == _AT_ONCE:
            return batch, False
        try:
            item = queue.get(timeout=_PATIENCE)
        except Empty:
            return batch, False
