"""Translating segments so that each mention gets its form: the cheap way first, dearer ways only where that fails."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from translate.documents.protected import changed_numbers
from translate.engine import drafts, locate
from translate.engine.candidates import (
    COPIED,
    FORCED,
    OTHER_HYPOTHESIS,
    PLAIN,
    STAND_IN,
    Candidate,
    Task,
    Workshop,
    wrong_forms,
)
from translate.engine.drafts import Draft
from translate.engine.model import Hypothesis, Model
from translate.glossary.matching import Matcher

FORCED_ROUNDS = 8  # forms forced one after another in a segment that has many
FORCED_PLACES = 3  # places tried for the first of them
SEARCH_BEAM = 4  # least beam, and hypotheses looked at, for segments whose first translation lacks a term


@dataclass
class _Search:
    """A task whose first translation lacks a term, and what has been tried for it.

    :param first: the hypotheses of the draft's first decoding, each as the candidate that it is without repairs.
    """

    index: int
    task: Task
    draft: Draft
    first: list[tuple[Hypothesis, Candidate]]
    candidates: list[Candidate]
    forcing: list[tuple[Draft, list[str]]] = field(default_factory=list)

    def solved(self) -> bool:
        """Whether some candidate has every term, and none pasted in."""
        return any(candidate.complete(self.task.mentions) and not candidate.pasted for candidate in self.candidates)


class Enforcer:
    """One package's model with the rules that make it keep terms.

    :param matcher: finds terms in text of the target language.
    :param apostrophe: whether the source language parts names from endings by an apostrophe.
    :param beam: beam size of ordinary decoding.
    """

    def __init__(self, model: Model, matcher: Matcher, *, apostrophe: bool, beam: int) -> None:
        self._model = model
        self._workshop = Workshop(matcher, model.pieces, model.package.target)
        self._apostrophe = apostrophe
        self._beam = beam

    def translate(self, tasks: Sequence[Task]) -> list[Candidate]:
        """Translate all tasks, each step for all of them in one batch; what was chosen for each, in their order."""
        chosen = self._plain(tasks)
        rest = [i for i in range(len(tasks)) if i not in chosen]
        written = [self._with_targets(tasks[i]) for i in rest]
        found = self._model.translate(
            [draft.text for draft in written], beam=self._beam, hypotheses=self._beam, attention=True
        )
        searches: list[_Search] = []
        for i, draft, hypotheses in zip(rest, written, found, strict=True):
            search = self._first_candidates(i, tasks[i], draft, hypotheses)
            if search.candidates[0].complete(tasks[i].mentions):
                chosen[i] = search.candidates[0]
            else:
                searches.append(search)
        self._search([search for search in searches if not search.solved()])
        for search, candidate in zip(searches, self._choose(searches), strict=True):
            chosen[search.index] = candidate
        return [chosen[i] for i in range(len(tasks))]

    def _plain(self, tasks: Sequence[Task]) -> dict[int, Candidate]:
        """The tasks whose segment, as it is, comes out with every term right: nothing is better for the sentence."""
        tried = [i for i, task in enumerate(tasks) if not any(mention.kept for mention in task.mentions)]
        drafted = [drafts.plain(tasks[i].source, tasks[i].mentions) for i in tried]
        found = self._model.translate([draft.text for draft in drafted], beam=self._beam)
        chosen = {}
        for i, draft, (best, *_) in zip(tried, drafted, found, strict=True):
            candidate = self._workshop.raw(tasks[i], draft, best, PLAIN)
            if candidate.complete(tasks[i].mentions):
                chosen[i] = candidate
        return chosen

    def _with_targets(self, task: Task) -> Draft:
        package = self._model.package
        return drafts.with_targets(task.source, task.mentions, self._apostrophe, package.source, package.target)

    def _first_candidates(self, index: int, task: Task, draft: Draft, hypotheses: Sequence[Hypothesis]) -> _Search:
        """What the first decoding gives: its hypotheses, and repairs of the best one if that lacks a term."""
        raw = self._workshop.raw(task, draft, hypotheses[0], COPIED)
        search = _Search(index, task, draft, [(hypotheses[0], raw)], [raw])
        if not raw.complete(task.mentions):
            others = [(h, self._workshop.raw(task, draft, h, OTHER_HYPOTHESIS)) for h in hypotheses[1:]]
            search.first += others
            search.candidates += self._workshop.repaired(task, draft, hypotheses[0], raw)
            search.candidates += [other for _, other in others]
        return search

    def _search(self, searches: list[_Search]) -> None:
        """Dearer ways, for searches that the first decoding has not solved."""
        for search in searches:
            for hypothesis, raw in search.first[1:]:
                search.candidates += self._workshop.repaired(search.task, search.draft, hypothesis, raw)
            if not search.solved():
                self._plan_forcing(search, search.draft, search.first[0][0], FORCED_PLACES)
        self._try_other_drafts(searches)
        self._try_forcing(searches)

    def _try_other_drafts(self, searches: list[_Search]) -> None:
        """The plain segment, two choices of stand-ins and, after a small beam, the first draft once more."""
        package = self._model.package
        jobs: list[tuple[_Search, Draft, str, int]] = []
        for search in searches:
            source, mentions = search.task.source, search.task.mentions
            if self._beam < SEARCH_BEAM:
                jobs.append((search, search.draft, OTHER_HYPOTHESIS, SEARCH_BEAM))
            jobs.append((search, drafts.plain(source, mentions), PLAIN, 2))
            for turn in (0, 1):
                names = (package.source, package.target)
                draft = drafts.with_stand_ins(source, mentions, self._apostrophe, *names, turn)
                jobs.append((search, draft, STAND_IN, 2))
        results = self._model.translate(
            [draft.text for _, draft, _, _ in jobs],
            beam=max(self._beam, SEARCH_BEAM),
            hypotheses=SEARCH_BEAM,
            attention=True,
        )
        for (search, draft, way, count), hypotheses in zip(jobs, results, strict=True):
            for hypothesis in hypotheses[:count]:
                self._add(search, draft, hypothesis, way)
            if way == PLAIN and not search.solved():
                self._plan_forcing(search, draft, hypotheses[0], FORCED_PLACES)

    def _add(self, search: _Search, draft: Draft, hypothesis: Hypothesis, way: str) -> None:
        raw = self._workshop.raw(search.task, draft, hypothesis, way)
        search.candidates.append(raw)
        if not raw.complete(search.task.mentions):
            search.candidates += self._workshop.repaired(search.task, draft, hypothesis, raw)

    def _plan_forcing(self, search: _Search, draft: Draft, hypothesis: Hypothesis, places: int) -> None:
        """Note starts that lead to the first missing form: what was written before it, then the form's pieces.

        :param places: how many places of the form are tried at most.
        """
        raw = self._workshop.raw(search.task, draft, hypothesis, FORCED)
        missing = next((i for i, place in enumerate(raw.shown.found) if place is None), None)
        if missing is None:
            return
        form = self._model.pieces.encode(search.task.mentions[missing].target)
        tokens = locate.tokens(hypothesis, draft, missing, self._model.pieces)
        starts = dict.fromkeys(_word_start(hypothesis.tokens, token) for token in tokens)
        search.forcing += [(draft, hypothesis.tokens[:start] + form) for start in list(starts)[:places]]

    def _try_forcing(self, searches: list[_Search]) -> None:
        """Force a missing form; while nothing complete was found, force the next missing one, and so on."""
        for _ in range(FORCED_ROUNDS):
            jobs = [(search, *plan) for search in searches for plan in search.forcing]
            results = self._model.translate(
                [draft.text for _, draft, _ in jobs],
                beam=max(self._beam, SEARCH_BEAM),
                attention=True,
                prefixes=[prefix for _, _, prefix in jobs],
            )
            for search in searches:
                search.forcing = []
            for (search, draft, _), hypotheses in zip(jobs, results, strict=True):
                self._add(search, draft, hypotheses[0], FORCED)
                if not search.solved():
                    self._plan_forcing(search, draft, hypotheses[0], 1)

    def _choose(self, searches: list[_Search]) -> list[Candidate]:
        """For each search the candidate that lacks least; of equals, the one the model scores best."""
        best = [self._least_lacking(search) for search in searches]
        pairs = [(s.draft.text, c.text) for s, some in zip(searches, best, strict=True) for c in some if len(some) > 1]
        scores = self._model.score([source for source, _ in pairs], [text for _, text in pairs])
        known = dict(zip(pairs, scores, strict=True))
        chosen = []
        for search, some in zip(searches, best, strict=True):
            own = [known.get((search.draft.text, c.text), 0.0) for c in some]  # 0 where there is no choice
            chosen.append(some[own.index(max(own))])
        return chosen

    def _least_lacking(self, search: _Search) -> list[Candidate]:
        """The candidates of different texts that lack least, in the order in which they were made."""
        task = search.task
        complete = [c for c in search.candidates if c.complete(task.mentions)] or search.candidates
        different = list({c.text: c for c in reversed(complete)}.values())[::-1]
        faults = [self._faults(task, candidate) for candidate in different]
        least = min(faults)
        return [c for c, fault in zip(different, faults, strict=True) if fault == least]

    def _faults(self, task: Task, candidate: Candidate) -> tuple[int, bool, int, int]:
        """What is wrong with a candidate: missing terms, then forms pasted in, terms too many, changed numbers."""
        package = self._model.package
        missing, added = changed_numbers(task.source, candidate.text, package.source, package.target)
        lacking = candidate.shown.missing + wrong_forms(candidate.shown, task.mentions)
        return lacking, candidate.pasted, candidate.shown.extra, len(missing) + len(added)


def _word_start(tokens: Sequence[str], token: int) -> int:
    """The token that begins the word which this one belongs to."""
    while token > 0 and not tokens[token].startswith("\u2581"):
        token -= 1
    return token
