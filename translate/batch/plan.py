"""The plan of a job: its documents cut into chunks, its chunks gathered into blocks, known sentences set aside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from translate.batch import keys
from translate.batch.cache import Cache
from translate.batch.journal import Entry, Journal
from translate.documents.formats import FORMATS, Chunk, Settings
from translate.errors import InputError
from translate.translator import Prepared, Translator


class Known:
    """What is translated already, by this job or, before it began, by others.

    :param newest: number of the newest row of the cache that counts.
    """

    def __init__(self, journal: Journal, cache: Cache | None, newest: int) -> None:
        self._journal, self._cache, self._newest = journal, cache, newest

    def find(self, wanted: Sequence[bytes]) -> Mapping[bytes, str]:
        """The values of those keys that are known."""
        known = self._journal.known(wanted)
        if self._cache:
            known |= self._cache.find([name for name in wanted if name not in known], self._newest)
        return known


@dataclass
class Piece:
    """A chunk on its way.

    :param chunk: None for a document that has none.
    :param keys: of its sentences.
    :param sources: their texts.
    :param first: number of the first of them in the document, from 1.
    :param last: whether the document ends here.
    """

    entry: Entry
    number: int
    chunk: Chunk | None
    keys: list[bytes]
    sources: list[str]
    first: int
    last: bool = False


@dataclass
class Block:
    """Chunks that are translated together and written down together.

    :param todo: by key, what is to be translated: sentences that no earlier block and no cache has.
    :param known: by key, what is translated already; a sentence in neither is in a block that is under way.
    :param failures: by document, why it cannot be read.
    """

    pieces: list[Piece] = field(default_factory=list)
    todo: dict[bytes, Prepared] = field(default_factory=dict)
    known: Mapping[bytes, str] = field(default_factory=dict)
    failures: dict[int, str] = field(default_factory=dict)
    sentences: int = 0


class Planner:
    """Makes the blocks of a job, in order, each when it is asked for.

    What a block holds depends on the documents alone, not on when earlier blocks are done: a job that was killed goes
    on with the same blocks.

    :param signature: of translations, a part of the segments' keys.
    :param size: sentences of a block; it holds more where a chunk does.
    """

    def __init__(self, translator: Translator, settings: Settings, known: Known, signature: str, size: int) -> None:
        self._translator = translator
        self._settings = settings
        self._known = known
        self._signature = signature
        self._size = size
        self._pending: set[bytes] = set()

    def done(self, block: Block) -> None:
        """Forget a block that is written down; its sentences are known from now on."""
        self._pending -= block.todo.keys()

    def blocks(self, entries: Sequence[Entry]) -> Iterator[Block]:
        """The blocks of documents; of one that is begun, what is left of it."""
        block = Block()
        prepared: dict[bytes, Prepared] = {}
        for entry in entries:
            try:
                for piece, sentences in self._pieces(entry):
                    if block.sentences >= self._size:
                        yield self._without_known(block, prepared)
                        block, prepared = Block(), {}
                    block.pieces.append(piece)
                    block.sentences += len(piece.keys)
                    prepared.update(zip(piece.keys, sentences, strict=True))
            except InputError as error:
                block.failures[entry.id] = str(error)
        if block.pieces or block.failures:
            yield self._without_known(block, prepared)

    def _pieces(self, entry: Entry) -> Iterator[tuple[Piece, list[Prepared]]]:
        """The chunks of a document that are not translated yet, the last one marked."""
        try:
            with entry.path.open("rb") as stream:
                before: tuple[Piece, list[Prepared]] | None = None
                number, first = -1, entry.segments + 1
                chunks = FORMATS[entry.format].cut(stream, str(entry.path), self._settings)
                for number, chunk in enumerate(chunks):
                    if number < entry.chunks:
                        continue
                    if before:
                        yield before
                    before = self._prepared(entry, number, chunk, first)
                    first += len(before[1])
                before = before or (Piece(entry, number + 1, None, [], [], first), [])
                before[0].last = True
                yield before
        except OSError as error:
            raise InputError(f"{entry.path}: {error.strerror or error}") from None

    def _prepared(self, entry: Entry, number: int, chunk: Chunk, first: int) -> tuple[Piece, list[Prepared]]:
        sentences = [p for some in self._translator.prepare(chunk.documents) for p in some]
        names = [keys.key(self._signature, p) for p in sentences]
        return Piece(entry, number, chunk, names, [p.task.source for p in sentences], first), sentences

    def _without_known(self, block: Block, prepared: Mapping[bytes, Prepared]) -> Block:
        wanted = [name for name in prepared if name not in self._pending]
        block.known = self._known.find(wanted)
        block.todo = {name: prepared[name] for name in wanted if name not in block.known}
        self._pending |= block.todo.keys()
        return block
