"""What every format gives: sentences to translate, and the document put together again from their translations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

WORD = re.compile(r"\w+(?:[-'’]\w+)*")
# For each WORD of a target the offset of its first character, and that of the source word it renders.
Alignment = Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Sentence:
    """One sentence to be translated, without line breaks or space around it.

    :param kept: stretches (start, end) that must come out as they are, such as code.
    :param aligned: whether marks are to be placed in the target, for which its alignment is needed.
    """

    text: str
    kept: tuple[tuple[int, int], ...] = ()
    aligned: bool = False


class Part(Protocol):
    """A stretch of a document."""

    @property
    def sentences(self) -> Sequence[Sentence]:
        """What is to be translated in it."""

    def join(self, targets: Sequence[str], alignments: Sequence[Alignment]) -> str:
        """The stretch with each sentence's target in its place; with the sentences themselves, as it was."""


@dataclass(frozen=True)
class Kept:
    """A stretch without anything to translate."""

    raw: str

    @property
    def sentences(self) -> Sequence[Sentence]:
        return ()

    def join(self, targets: Sequence[str], alignments: Sequence[Alignment]) -> str:
        """The stretch as it is."""
        return self.raw


class Document:
    """A text taken apart.

    :param parts: its stretches, in order.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = list(parts)

    @property
    def sentences(self) -> list[Sentence]:
        """What is to be translated, in order."""
        return [sentence for part in self._parts for sentence in part.sentences]

    @property
    def segments(self) -> list[str]:
        """The sentences' texts."""
        return [sentence.text for sentence in self.sentences]

    def join(self, targets: Sequence[str], alignments: Sequence[Alignment] | None = None) -> str:
        """The text with each sentence's target in its place; with the sentences themselves, the original text.

        :param targets: as many as there are sentences.
        :param alignments: likewise; an empty one, or None for all, where it is not known.
        """
        texts: Iterator[str] = iter(targets)
        known: Iterator[Alignment] = iter(alignments if alignments is not None else [()] * len(targets))
        joined = []
        for part in self._parts:
            count = len(part.sentences)
            joined.append(part.join([next(texts) for _ in range(count)], [next(known) for _ in range(count)]))
        return "".join(joined)
