"""Corpus scores: sacreBLEU's BLEU, chrF and TER with the signatures that make them comparable."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translate.documents.reading import read_text
from translate.errors import InputError

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric

METRICS = ("bleu", "chrf", "chrf++", "ter")
DEFAULT_METRICS = ("bleu", "chrf", "ter")


@dataclass(frozen=True)
class Score:
    """One corpus score.

    :param name: sacreBLEU's name of the metric: "BLEU", "chrF2", "chrF2++" or "TER".
    :param value: 0 to 100; TER may be above 100, and less is better there.
    :param signature: sacreBLEU's signature, every setting that made the value.
    :param mean: mean over the bootstrap resamples; None if none were drawn.
    :param margin: half the width of the 95 % interval around `mean`; None likewise.
    """

    name: str
    value: float
    signature: str
    mean: float | None = None
    margin: float | None = None


@dataclass(frozen=True)
class CorpusScores:
    """The scores of one output, in the order the metrics were asked for.

    :param segments: how many lines were scored.
    :param notes: what a reader must know beside the signatures, one sentence each.
    """

    segments: int
    scores: tuple[Score, ...]
    notes: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> Score:
        """The score called `name` ("BLEU"); KeyError if it was not asked for."""
        for score in self.scores:
            if score.name == name:
                return score
        raise KeyError(name)


def corpus_scores(
    hypotheses: Sequence[str],
    references: Sequence[Sequence[str]],
    *,
    target_language: str | None = None,
    metrics: Sequence[str] = DEFAULT_METRICS,
    resamples: int = 0,
) -> CorpusScores:
    """Score an output against one or more references with sacreBLEU's defaults (Post 2018).

    BLEU is Papineni et al. 2002, chrF Popović 2015 and 2017, TER Snover et al. 2006. TER is slow: about 7 ms
    a line, twenty times the others.

    :param hypotheses: the output, one segment an item; empty ones are allowed.
    :param references: whole references, each as long as `hypotheses`.
    :param target_language: code of the output's language, which chooses BLEU's tokenizer; 13a if not known.
    :param metrics: names out of METRICS.
    :param resamples: bootstrap resamples for a 95 % interval (Koehn 2004), 1000 is usual; 0 for none.
    :raises InputError: for unequal lengths (both counts are named), nothing to score, or an unknown metric.
    """
    check_lengths(hypotheses, references)
    built = [build_metric(name, target_language) for name in metrics]
    scores = tuple(_score(metric, hypotheses, references, resamples) for metric in built)
    return CorpusScores(len(hypotheses), scores, _notes(target_language, scores))


def check_lengths(hypotheses: Sequence[str], references: Sequence[Sequence[str]]) -> None:
    """See that every reference belongs to the output.

    :raises InputError: if there is nothing to score, a reference is blank, or two lengths differ.
    """
    if not hypotheses or not references:
        raise InputError("nothing to score: the output has no line" if references else "no reference was given")
    for number, reference in enumerate(references, start=1):
        name = "reference" if len(references) == 1 else f"reference {number}"
        if len(reference) != len(hypotheses):
            raise InputError(
                f"the output has {len(hypotheses)} lines and {name} has {len(reference)}: "
                "line n of both must be the same segment"
            )
        if not any(line.strip() for line in reference):
            raise InputError(f"{name} has only blank lines: give the file with the reference translation")


def build_metric(name: str, target_language: str | None = None) -> Metric:
    """A sacreBLEU metric with its default settings.

    :param name: one of METRICS.
    :param target_language: as for corpus_scores.
    :raises InputError: if `name` is none of them.
    """
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    if name == "bleu":
        return _bleu(target_language or "")
    if name == "chrf":
        return CHRF()
    if name == "chrf++":
        return CHRF(word_order=2)
    if name == "ter":
        return TER()
    raise InputError(f"unknown metric {name!r}: choose from {', '.join(METRICS)}")


def _bleu(target_language: str) -> Metric:
    """BLEU with sacreBLEU's tokenizer for the language; over characters where that one is not installed."""
    from sacrebleu.metrics.bleu import BLEU

    try:
        return BLEU(trg_lang=target_language)
    except RuntimeError:  # sacreBLEU's way of saying that the extra for Japanese or Korean is missing
        return BLEU(tokenize="char")


def _score(metric: Metric, hypotheses: Sequence[str], references: Sequence[Sequence[str]], resamples: int) -> Score:
    result = metric.corpus_score(hypotheses, references, n_bootstrap=max(resamples, 1))
    signature = str(metric.get_signature())
    interval = json.loads(result.format(width=6, signature=signature, is_json=True)) if resamples else {}
    return Score(
        result.name,
        float(result.score),
        signature,
        interval.get("confidence_mean"),
        interval.get("confidence_var"),
    )


def _notes(target_language: str | None, scores: Sequence[Score]) -> tuple[str, ...]:
    if not any("tok:char" in score.signature for score in scores):
        return ()
    return (
        f"BLEU is over characters (tok:char), not comparable with BLEU over words: "
        f'for words, pip install "sacrebleu[{target_language}]".',
    )


def read_lines(path: str, encoding: str | None = None) -> list[str]:
    """The lines of a text file, one segment each.

    Lines end at "\\n" (or "\\r\\n") only: U+2028 and the like may stand inside a segment. The end of the last
    line begins no new one.

    :param path: a file, or "-" for stdin.
    :param encoding: None for UTF-8, whose byte order mark is dropped.
    :raises InputError: if the file cannot be read, is empty, or is not text in that encoding.
    """
    text = read_text(path, encoding)
    if not text:
        raise InputError(f"{path}: the file is empty, there is nothing to score")
    return [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")]
