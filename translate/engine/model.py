"""One package's model: text in, scored hypotheses out, decoded by CTranslate2."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from translate.engine.packages import Package
from translate.engine.pieces import Pieces, open_pieces
from translate.errors import PackageError

TOKENS_PER_BATCH = 2048
LENGTH_PENALTY = 1.0


@dataclass(frozen=True)
class Hypothesis:
    """One translation of one text.

    :param tokens: the model's pieces.
    :param score: mean log probability a token, at most 0.
    :param attention: for each token of `tokens` its weights over the source's pieces; None if not asked for.
    """

    text: str
    tokens: list[str]
    score: float
    attention: list[list[float]] | None = None


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Model:
    """A package opened for translating.

    :param package: the package to open.
    :param workers: batches decoded at the same time, one thread each (threads inside one batch spend
        their time waiting for one another on small models).
    :raises PackageError: the package's files are damaged.
    """

    def __init__(self, package: Package, workers: int | None = None) -> None:
        import ctranslate2

        files = package.files()
        self.package = package
        self.pieces: Pieces = open_pieces(package, files)
        model = {n[len("model/") :]: data for n, data in files.items() if n.startswith("model/")}
        try:
            self._translator = ctranslate2.Translator(
                str(package.path),
                device="cpu",
                files=model,
                inter_threads=workers or processors(),
                intra_threads=1,
            )
        except (RuntimeError, ValueError) as error:
            reason = str(error).split("\n", 1)[0]
            raise PackageError(f"{package.path}: the model cannot be opened ({reason}): get it again") from None

    def translate(
        self,
        texts: Sequence[str],
        *,
        beam: int,
        hypotheses: int = 1,
        attention: bool = False,
        prefixes: Sequence[Sequence[str]] | None = None,
    ) -> list[list[Hypothesis]]:
        """Translate texts of one sentence each; nothing is cut, however long.

        :param beam: beam size, from 1.
        :param hypotheses: how many translations of each text, best first; at most the beam.
        :param attention: whether hypotheses carry their attention.
        :param prefixes: for each text the pieces its translation must begin with; they are part of the result.
        """
        if not texts:
            return []
        sources = [self.pieces.encode(text) for text in texts]
        lead = [self.package.target_prefix] if self.package.target_prefix else []
        starts = [lead + list(prefix) for prefix in prefixes] if prefixes else [lead] * len(texts) if lead else None
        options: dict[str, Any] = {
            "beam_size": beam,
            "num_hypotheses": hypotheses,
            "length_penalty": LENGTH_PENALTY,
            "replace_unknowns": True,
            "return_scores": True,
            "return_attention": attention,
            "max_input_length": 0,
            "max_decoding_length": max(2 * max(map(len, sources)) + 20, *map(len, starts or [[]])),
            "max_batch_size": TOKENS_PER_BATCH,
            "batch_type": "tokens",
        }
        results = self._translator.translate_batch(sources, target_prefix=starts, **options)
        return [self._read(result, len(lead)) for result in results]

    def _read(self, result: Any, lead: int) -> list[Hypothesis]:
        read = []
        for i, tokens in enumerate(result.hypotheses):
            kept = tokens[lead:]
            attention = [list(row) for row in result.attention[i][lead:]] if result.attention else None
            read.append(Hypothesis(self.pieces.decode(kept), kept, float(result.scores[i]), attention))
        return read

    def score(self, sources: Sequence[str], targets: Sequence[str]) -> list[float]:
        """Mean log probability a token that the model gives each target for its source."""
        if not sources:
            return []
        results = self._translator.score_batch(
            [self.pieces.encode(text) for text in sources],
            [self.pieces.encode(text) for text in targets],
            max_input_length=0,
            max_batch_size=TOKENS_PER_BATCH,
            batch_type="tokens",
        )
        return [sum(r.log_probs) / max(1, len(r.log_probs)) for r in results]
