"""Term scores: how many of the source's names the output renders as the glossary wants, and always alike.

How the measures relate to published ones:

- Term accuracy is the exact-match accuracy of Alam et al. 2021 (WMT21 terminology task): each source
  occurrence uses up one place in the hypothesis, surface hits and inflected hits both count. Theirs takes
  annotated terms and a lemmatiser; ours finds the terms with the glossary's matcher and knows inflected forms
  by the language's endings. An adjective that the glossary lists ("Kazakh" of Kazakhstan) counts too.
- With references, accuracy is also given over the occurrences that a reference renders by an allowed form,
  the choice of test items of Dinu et al. 2019.
- Term consistency asks what Semenov and Bojar 2022 ask, whether one term has one translation throughout, but
  not by word alignment and F1 against the first translation seen: it is the share of concepts with one
  rendering only, of those with two or more found in the output.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from translate import __version__
from translate.errors import InputError
from translate.glossary.concepts import Glossary
from translate.glossary.matching import Matcher
from translate.glossary.reading import fingerprint
from translate.scoring.occurrences import STATUSES, Occurrence, judge, pair_up
from translate.scoring.renderings import ALLOWED
from translate.scoring.significance import RESAMPLES, SEED, Comparison, share_interval, share_p_value

__all__ = ["STATUSES", "ConceptScore", "Occurrence", "TermScores", "compare_terms", "term_scores"]


@dataclass(frozen=True)
class ConceptScore:
    """All occurrences of one concept.

    :param preferred: its preferred form in the target language.
    :param renderings: how often each spelling stands for it, most frequent first; "" where nothing was found.
        An inflected form counts under the glossary's form.
    :param consistent: whether it has one rendering only; None if fewer than two were found, since what stands
        for a missing one is not known (accuracy counts it). The full and the short name are one rendering.
        Without any right one, the full mentions must all be spelled alike, and so must the short ones.
    """

    concept: str
    preferred: str
    occurrences: int
    right: int
    renderings: dict[str, int]
    consistent: bool | None


@dataclass(frozen=True)
class TermScores:
    """Term scores of one output.

    :param segments: lines in the source, with or without a term.
    :param occurrences: every mention in the source that a glossary concept was found for, in order.
    :param concepts: the same by concept, in order of first mention.
    :param ambiguous: short names in the source that could be several people's; they are not scored.
    :param forbidden: forbidden spellings in the hypotheses, whatever they stem from.
    :param surplus: allowed forms, but for adjectives, in the hypotheses that stand for no scored mention.
    :param signature: every setting that made the scores.
    """

    segments: int
    occurrences: tuple[Occurrence, ...]
    concepts: tuple[ConceptScore, ...]
    ambiguous: int
    forbidden: int
    surplus: int
    signature: str

    def count(self, status: str) -> int:
        """How many occurrences have this status (see Occurrence.status)."""
        return sum(occurrence.status == status for occurrence in self.occurrences)

    @property
    def right(self) -> int:
        """Occurrences rendered by an allowed form."""
        return sum(occurrence.right for occurrence in self.occurrences)

    @property
    def accuracy(self) -> float | None:
        """Share of the occurrences rendered by an allowed form, 0 to 1; None if there is no occurrence."""
        return _share(occurrence.right for occurrence in self.occurrences)

    @property
    def accuracy_in_reference(self) -> float | None:
        """The accuracy over the occurrences that a reference renders by an allowed form; None without any."""
        return _share(occurrence.right for occurrence in self.occurrences if occurrence.in_reference)

    @property
    def reference_accuracy(self) -> float | None:
        """Share of the occurrences that a reference renders by an allowed form; None without references."""
        return _share(o.in_reference for o in self.occurrences if o.in_reference is not None)

    @property
    def as_short(self) -> int:
        """Full names of the source that were rendered by the short name."""
        return sum(occurrence.as_short for occurrence in self.occurrences)

    @property
    def as_adjective(self) -> int:
        """Names of the source that were rendered by an adjective."""
        return sum(occurrence.as_adjective for occurrence in self.occurrences)

    @cached_property
    def interval(self) -> tuple[float, float] | None:
        """95 % interval of the accuracy (share_interval), 0 to 1; None with fewer than two lines."""
        return share_interval(self.by_segment())

    @property
    def consistency(self) -> float | None:
        """Share of the concepts found twice or more that have one rendering, 0 to 1; None without any."""
        return _share(c.consistent for c in self.concepts if c.consistent is not None)

    def by_segment(self) -> list[tuple[int, int]]:
        """For each line that has a term: how many occurrences are right, and how many there are."""
        totals = Counter(occurrence.line for occurrence in self.occurrences)
        right = Counter(occurrence.line for occurrence in self.occurrences if occurrence.right)
        return [(right[line], totals[line]) for line in sorted(totals)]


def term_scores(
    sources: Sequence[str],
    hypotheses: Sequence[str],
    glossary: Glossary,
    source_language: str,
    target_language: str,
    references: Sequence[Sequence[str]] | None = None,
) -> TermScores:
    """Score how an output renders the names that the glossary finds in the source.

    The lines are taken as one document: a short name shared by several people means the one last named in
    full.

    :param sources: source lines.
    :param hypotheses: the output, line by line.
    :param references: whole references, each as long as `sources`.
    :raises InputError: for unequal lengths (both counts are named), or if no concept has a term in both
        languages.
    """
    _check_lengths(sources, hypotheses, references or ())
    pair = glossary.for_pair(source_language, target_language)
    if not len(pair):
        raise InputError(f"glossary {glossary.name!r} has no concept in both {source_language} and {target_language}")
    source_matcher = Matcher(pair, source_language)
    target_matcher = Matcher(pair, target_language, adjectives=True)
    found = source_matcher.resolve([source_matcher.find(line) for line in sources])
    mentions = [[m for m in line if m.concept is not None] for line in found]
    rendered = judge(hypotheses, target_matcher, pair)
    occurrences = pair_up(mentions, rendered, [judge(r, target_matcher, pair) for r in references or ()])
    allowed = sum(r.status in ALLOWED and not r.adjective for line in rendered for r in line)
    return TermScores(
        segments=len(sources),
        occurrences=occurrences,
        concepts=_by_concept(occurrences, pair, target_language),
        ambiguous=sum(m.concept is None for line in found for m in line),
        forbidden=sum(r.status == "forbidden" for line in rendered for r in line),
        surplus=allowed - sum(occurrence.right and not occurrence.as_adjective for occurrence in occurrences),
        signature=_signature(pair, source_language, target_language, len(references or ())),
    )


def compare_terms(output: TermScores, baseline: TermScores) -> Comparison:
    """Compare the term accuracy, in per cent, of two outputs of the same source by a paired bootstrap.

    :param output: scores with at least one occurrence.
    :param baseline: scores of another output, with the same source and glossary.
    """
    ours, theirs = output.by_segment(), baseline.by_segment()
    return Comparison(
        "term accuracy",
        100 * (output.accuracy or 0.0),
        100 * (baseline.accuracy or 0.0),
        share_p_value(ours, theirs),
        output.signature,
    )


def _check_lengths(sources: Sequence[str], hypotheses: Sequence[str], references: Sequence[Sequence[str]]) -> None:
    others = [("the output", hypotheses), *((f"reference {n}", r) for n, r in enumerate(references, start=1))]
    for name, lines in others:
        if len(lines) != len(sources):
            raise InputError(
                f"the source has {len(sources)} lines and {name} has {len(lines)}: "
                "line n of both must be the same segment"
            )


def _by_concept(occurrences: Sequence[Occurrence], glossary: Glossary, language: str) -> tuple[ConceptScore, ...]:
    grouped: dict[str, list[Occurrence]] = {}
    for occurrence in occurrences:
        grouped.setdefault(occurrence.concept, []).append(occurrence)
    return tuple(
        ConceptScore(
            concept=concept,
            preferred=glossary.concepts[concept].terms[language].preferred,
            occurrences=len(group),
            right=sum(occurrence.right for occurrence in group),
            renderings=dict(Counter(occurrence.target for occurrence in group).most_common()),
            consistent=_consistent([o for o in group if o.status != "missing"]),
        )
        for concept, group in grouped.items()
    )


def _consistent(found: Sequence[Occurrence]) -> bool | None:
    """See ConceptScore.consistent.

    :param found: the concept's occurrences that have a rendering.
    """
    if len(found) < 2:
        return None
    if any(occurrence.right for occurrence in found):
        return all(occurrence.right for occurrence in found)
    spellings = {(occurrence.full, occurrence.target) for occurrence in found}
    return len(spellings) == len({occurrence.full for occurrence in found})


def _share(flags: Iterable[bool | None]) -> float | None:
    values = [bool(flag) for flag in flags]
    return sum(values) / len(values) if values else None


def _signature(glossary: Glossary, source: str, target: str, references: int) -> str:
    """Settings in sacreBLEU's form; `fp` is a fingerprint of the terms that were looked for."""
    settings = {
        "glossary": glossary.name.replace("|", "/").replace(":", "/"),
        "gv": glossary.version,
        "fp": fingerprint(glossary),
        "concepts": len(glossary),
        "forms": "preferred+short+adjectives",
        "case": "glossary",
        "near": "yes",
        "document": "whole",
        "consistency": "found",
        "nrefs": references,
        "bs": RESAMPLES,
        "seed": SEED,
        "lang": f"{source}-{target}",
        "version": __version__,
    }
    return "|".join(["terms", *(f"{key}:{value}" for key, value in settings.items())])
