"""Is one output better than another, or is it chance: bootstrap resampling over segments (Koehn 2004)."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from translate.scoring.corpus import DEFAULT_METRICS, build_metric, check_lengths

T = TypeVar("T")

RESAMPLES = 1000
SEED = 12345  # sacreBLEU's own default seed


@dataclass(frozen=True)
class Comparison:
    """One metric of an output beside the same metric of a baseline.

    :param name: the metric, as in Score.name, or "term accuracy".
    :param value: the output's score, 0 to 100 (TER may be above).
    :param baseline: the baseline's score.
    :param p_value: chance of so large a difference between equally good systems, 0 to 1.
    :param signature: the metric's settings, number of resamples and seed included.
    """

    name: str
    value: float
    baseline: float
    p_value: float
    signature: str


def compare(
    hypotheses: Sequence[str],
    baseline: Sequence[str],
    references: Sequence[Sequence[str]],
    *,
    target_language: str | None = None,
    metrics: Sequence[str] = DEFAULT_METRICS,
) -> list[Comparison]:
    """Compare an output with a baseline by sacreBLEU's paired bootstrap test, one comparison a metric.

    :param hypotheses: the output, one segment an item.
    :param baseline: the output of the other system on the same segments.
    :param references: as for corpus_scores; so are `target_language` and `metrics`.
    :raises InputError: for unequal lengths, nothing to score, or an unknown metric.
    """
    check_lengths(hypotheses, references)
    check_lengths(baseline, references)
    from sacrebleu.significance import PairedTest, Result

    built = {name: build_metric(name, target_language) for name in metrics}
    systems = [("baseline", baseline), ("output", hypotheses)]
    signatures, scores = PairedTest(systems, built, references, test_type="bs", n_samples=RESAMPLES)()
    comparisons = []
    for name, signature in signatures.items():
        base, output = (result for result in scores[name] if isinstance(result, Result))
        # sacreBLEU counts larger differences only, so equal outputs would get the smallest p-value of all.
        p_value = 1.0 if output.p_value is None or output.score == base.score else output.p_value
        comparisons.append(Comparison(name, float(output.score), float(base.score), p_value, str(signature)))
    return comparisons


def share_interval(counts: Sequence[tuple[int, int]]) -> tuple[float, float] | None:
    """The 95 % bootstrap interval of a share, for counts that come in segments.

    Whole segments are drawn, because the names of one segment stand and fall together.

    :param counts: for each segment how many were right and how many there were, all of them at least 1.
    :return: lower and upper bound, 0 to 1; None for fewer than two segments, which tell nothing about the
        spread.
    """
    if len(counts) < 2:
        return None
    shares = sorted(_share(sample) for sample in _resamples(counts))
    cut = len(shares) // 40
    return shares[cut], shares[-cut - 1]


def share_p_value(output: Sequence[tuple[int, int]], baseline: Sequence[tuple[int, int]]) -> float:
    """The two-sided p-value of the difference of two shares on the same segments.

    A paired bootstrap; the differences drawn are shifted to have a mean of zero (Riezler and Maxwell 2005).

    :param output: for each segment how many were right and how many there were, all of them at least 1.
    :param baseline: the same for the other system, segment by segment.
    """
    observed = abs(_share(output) - _share(baseline))
    drawn = []
    for sample in _resamples(list(zip(output, baseline, strict=True))):
        drawn.append(_share([ours for ours, _ in sample]) - _share([theirs for _, theirs in sample]))
    mean = sum(drawn) / len(drawn)
    return (sum(abs(value - mean) >= observed for value in drawn) + 1) / (len(drawn) + 1)


def _share(counts: Sequence[tuple[int, int]]) -> float:
    return sum(right for right, _ in counts) / sum(total for _, total in counts)


def _resamples(items: Sequence[T]) -> Iterator[list[T]]:
    draw = random.Random(SEED)
    for _ in range(RESAMPLES):
        yield draw.choices(items, k=len(items))
