"""translate score: how good an output is, and how well it kept the names of a glossary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import click

from translate.cli import options
from translate.scoring.corpus import DEFAULT_METRICS, METRICS

if TYPE_CHECKING:
    from translate.glossary.concepts import Glossary
    from translate.scoring.corpus import CorpusScores
    from translate.scoring.significance import Comparison
    from translate.scoring.terms import TermScores

_LISTED = 20


@dataclass(frozen=True)
class _Report:
    """Everything one call has to print; None for what was not asked for."""

    segments: int
    corpus: CorpusScores | None
    terms: TermScores | None
    comparisons: tuple[Comparison, ...]


@click.command()
@click.option("--hyp", required=True, metavar="FILE", help="The output to score, one segment a line; - for stdin.")
@click.option("--ref", "refs", multiple=True, metavar="FILE", help="A reference translation; may be repeated.")
@click.option("--src", metavar="FILE", help="The source, for term scores.")
@options.glossaries
@click.option("-f", "--from", "source", metavar="LANG", help="Source language, for term scores.")
@click.option("-t", "--to", "target", metavar="LANG", help="Target language; it chooses BLEU's tokenizer.")
@click.option(
    "-m",
    "--metric",
    "metrics",
    multiple=True,
    type=click.Choice(METRICS, case_sensitive=False),
    default=DEFAULT_METRICS,
    show_default=True,
    help="A metric to compute; may be repeated. TER takes most of the time.",
)
@click.option("--confidence", is_flag=True, help="Give 95 % intervals (1000 bootstrap resamples).")
@click.option("--baseline", metavar="FILE", help="Another output to compare with (paired bootstrap test).")
@options.encoding
@options.as_json
def score(
    hyp: str,
    refs: tuple[str, ...],
    src: str | None,
    glossaries: tuple[str, ...],
    source: str | None,
    target: str | None,
    metrics: tuple[str, ...],
    confidence: bool,
    baseline: str | None,
    encoding: str | None,
    as_json: bool,
) -> None:
    """Score an output: BLEU, chrF and TER against --ref, term accuracy and consistency with --src and -g."""
    _check_usage(hyp, refs, src, glossaries, source, target, baseline)
    from translate.cli.output import print_json
    from translate.languages import get
    from translate.scoring.corpus import read_lines

    for code in filter(None, (source, target)):
        get(code)
    read = {path: read_lines(path, encoding) for path in (hyp, *refs, src, baseline) if path}
    report = _measure(
        read[hyp],
        [read[path] for path in refs],
        read[src] if src else None,
        read[baseline] if baseline else None,
        _load(glossaries),
        (source, target),
        metrics,
        confidence,
    )
    if as_json:
        print_json(_as_dict(report))
    else:
        _print(report)


def _load(glossaries: tuple[str, ...]) -> Glossary | None:
    if not glossaries:
        return None
    from translate.glossary.reading import load

    return load(*glossaries)


def _check_usage(
    hyp: str,
    refs: tuple[str, ...],
    src: str | None,
    glossaries: tuple[str, ...],
    source: str | None,
    target: str | None,
    baseline: str | None,
) -> None:
    if not refs and not glossaries:
        raise click.UsageError("Give --ref for BLEU, chrF and TER, or --src and -g for term scores, or both.")
    if glossaries and not (src and source and target):
        raise click.UsageError("Term scores need --src FILE, -f LANG and -t LANG beside -g.")
    if src and not glossaries:
        raise click.UsageError("--src is for term scores, which need a glossary: give -g.")
    if [hyp, *refs, src, baseline].count("-") > 1:
        raise click.UsageError("Only one file can be stdin (-).")


def _measure(
    hypotheses: list[str],
    references: list[list[str]],
    sources: list[str] | None,
    baseline: list[str] | None,
    glossary: Glossary | None,
    pair: tuple[str | None, str | None],
    metrics: tuple[str, ...],
    confidence: bool,
) -> _Report:
    from translate.scoring.corpus import corpus_scores
    from translate.scoring.significance import RESAMPLES, compare
    from translate.scoring.terms import compare_terms, term_scores

    source, target = pair
    corpus, terms, comparisons = None, None, []
    if references:
        resamples = RESAMPLES if confidence else 0
        corpus = corpus_scores(hypotheses, references, target_language=target, metrics=metrics, resamples=resamples)
        if baseline is not None:
            comparisons += compare(hypotheses, baseline, references, target_language=target, metrics=metrics)
    if glossary is not None and sources is not None and source and target:
        terms = term_scores(sources, hypotheses, glossary, source, target, references)
        if baseline is not None and terms.occurrences:
            other = term_scores(sources, baseline, glossary, source, target, references)
            comparisons.append(compare_terms(terms, other))
    return _Report(len(hypotheses), corpus, terms, tuple(comparisons))


def _as_dict(report: _Report) -> dict[str, Any]:
    """What --json prints: shares are 0 to 1, corpus scores 0 to 100."""
    corpus = report.corpus
    return {
        "segments": report.segments,
        "scores": [asdict(score) for score in corpus.scores] if corpus else [],
        "notes": list(corpus.notes) if corpus else [],
        "terms": _terms_as_dict(report.terms) if report.terms else None,
        "baseline": [asdict(comparison) for comparison in report.comparisons],
    }


def _terms_as_dict(terms: TermScores) -> dict[str, Any]:
    from translate.scoring.terms import STATUSES

    return {
        "occurrences": len(terms.occurrences),
        "right": terms.right,
        **{status: terms.count(status) for status in STATUSES},
        "accuracy": terms.accuracy,
        "interval": terms.interval,
        "accuracy_in_reference": terms.accuracy_in_reference,
        "reference_accuracy": terms.reference_accuracy,
        "consistency": terms.consistency,
        "full_as_short": terms.as_short,
        "as_adjective": terms.as_adjective,
        "ambiguous": terms.ambiguous,
        "forbidden_in_output": terms.forbidden,
        "surplus": terms.surplus,
        "signature": terms.signature,
        "concepts": [asdict(concept) for concept in terms.concepts],
        "details": [asdict(occurrence) for occurrence in terms.occurrences],
    }


def _print(report: _Report) -> None:
    from translate.cli.output import print_table

    rows = [*_corpus_rows(report.corpus), *_term_rows(report.terms)]
    print_table(("measure", "score", "95 %", "how"), rows)
    for note in report.corpus.notes if report.corpus else ():
        click.echo(note)
    if report.terms:
        _print_terms(report.terms)
    if report.comparisons:
        click.echo()
        columns = ("measure", "output", "baseline", "difference", "p")
        print_table(columns, [_comparison_row(comparison) for comparison in report.comparisons])


def _corpus_rows(corpus: CorpusScores | None) -> Iterator[tuple[str, str, str, str]]:
    for score in corpus.scores if corpus else ():
        interval = "" if score.mean is None else f"{score.mean:.1f} ± {score.margin:.1f}"
        yield score.name, f"{score.value:.1f}", interval, score.signature


def _term_rows(terms: TermScores | None) -> Iterator[tuple[str, str, str, str]]:
    if terms is None:
        return
    interval = "" if terms.interval is None else "–".join(f"{100 * bound:.1f}" for bound in terms.interval)
    yield "term accuracy", _percent(terms.accuracy), interval, terms.signature
    if terms.accuracy_in_reference is not None:
        share = f"of the {_percent(terms.reference_accuracy)} % of occurrences that a reference renders so"
        yield "  in reference", _percent(terms.accuracy_in_reference), "", share
    repeated = [concept for concept in terms.concepts if concept.consistent is not None]
    yield (
        "term consistency",
        _percent(terms.consistency),
        "",
        f"of {len(repeated)} concepts found twice or more",
    )


def _print_terms(terms: TermScores) -> None:
    """The counts behind the term scores, and the concepts with something wrong, most wrong first."""
    from translate.cli.output import print_table
    from translate.scoring.terms import STATUSES

    counts = ", ".join(f"{terms.count(status)} {status}" for status in STATUSES if terms.count(status))
    click.echo(f"\n{len(terms.occurrences)} occurrences of {len(terms.concepts)} concepts: {counts or 'none'}")
    further = (
        (terms.as_short, "full names rendered by the short one"),
        (terms.as_adjective, "names rendered by an adjective"),
        (terms.ambiguous, "ambiguous short names in the source, not scored"),
        (terms.forbidden, "forbidden spellings in the output"),
        (terms.surplus, "allowed forms in the output that stand for no scored mention"),
    )
    for count, meaning in further:
        if count:
            click.echo(f"{meaning}: {count}")
    wrong = [
        concept for concept in terms.concepts if concept.consistent is False or concept.right < concept.occurrences
    ]
    wrong.sort(key=lambda concept: concept.right - concept.occurrences)
    if wrong:
        click.echo()
        rows = [
            (c.concept, c.preferred, f"{c.right}/{c.occurrences}", _renderings(c.renderings)) for c in wrong[:_LISTED]
        ]
        print_table(("concept", "preferred", "right", "renderings"), rows)
    if len(wrong) > _LISTED:
        click.echo(f"and {len(wrong) - _LISTED} more; --json has all")


def _renderings(renderings: dict[str, int]) -> str:
    return ", ".join(f"{form or '(not found)'} ×{count}" for form, count in renderings.items())


def _comparison_row(comparison: Comparison) -> tuple[str, str, str, str, str]:
    difference = comparison.value - comparison.baseline
    return (
        comparison.name,
        f"{comparison.value:.1f}",
        f"{comparison.baseline:.1f}",
        f"{difference:+.1f}",
        f"{comparison.p_value:.4f}",
    )


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f}"
