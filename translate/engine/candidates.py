"""Candidates: possible translations of one segment, each with what it shows of the mentions and how it came about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from translate.engine import locate, surgery
from translate.engine.check import Shown, check
from translate.engine.drafts import Draft
from translate.engine.mentions import Mention
from translate.engine.model import Hypothesis
from translate.engine.pieces import Pieces
from translate.glossary.matching import Matcher

COPIED = "copied"
OTHER_HYPOTHESIS = "other hypothesis"
PLAIN = "plain translation"
STAND_IN = "stand-in"
FORCED = "forced continuation"
SPELLING = "spelling replaced"
ALIGNMENT = "aligned words replaced"
LISTED = "put into the list"

_LIST_SIGN = re.compile(r"\s*(?:[,;]|ve|ile|and|и|және|,?\s*(?:and|ve|и))\s*")


@dataclass(frozen=True)
class Task:
    """One segment to be translated, with its mentions."""

    source: str
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True)
class Candidate:
    """A possible translation of a task.

    :param how: for each mention the way it got there.
    :param score: mean log probability a token of the hypothesis that it was made of.
    """

    text: str
    how: tuple[str, ...]
    shown: Shown
    score: float

    @property
    def pasted(self) -> bool:
        """Whether some form was put where nothing shows that the name belongs there: last resort, often bad to read."""
        return any(way in (ALIGNMENT, LISTED) for way in self.how)

    def complete(self, mentions: Sequence[Mention]) -> bool:
        """Whether every mention is shown and no forbidden form of a mentioned concept stands in the text."""
        return not self.shown.missing and not wrong_forms(self.shown, mentions)


def wrong_forms(shown: Shown, mentions: Sequence[Mention]) -> int:
    """How many forbidden forms of the mentioned concepts a target has."""
    concepts = {m.concept for m in mentions}
    return sum(m.concept in concepts for m in shown.forbidden)


class Workshop:
    """Makes candidates out of the model's hypotheses.

    :param language: code of the target language.
    """

    def __init__(self, matcher: Matcher, pieces: Pieces, language: str) -> None:
        self._matcher = matcher
        self._pieces = pieces
        self._language = language

    def raw(self, task: Task, draft: Draft, hypothesis: Hypothesis, way: str) -> Candidate:
        """The hypothesis as the model gave it, stand-ins swapped back, forbidden spellings put right."""
        text = draft.swap_back(hypothesis.text, task.mentions)
        how = tuple(STAND_IN if word else way for word in draft.stand_ins)
        return self._purged(task, Candidate(text, how, check(text, task.mentions, self._matcher), hypothesis.score))

    def _purged(self, task: Task, candidate: Candidate) -> Candidate:
        """Each forbidden form of a mentioned concept replaced by the concept's form."""
        for _ in candidate.shown.forbidden:
            bad = next(
                (m for m in candidate.shown.forbidden if any(m.concept == t.concept for t in task.mentions)),
                None,
            )
            if bad is None:
                break
            indices = [i for i, m in enumerate(task.mentions) if m.concept == bad.concept]
            index = min(indices, key=lambda i: candidate.shown.found[i] is not None)
            located = locate.Located(bad.start, bad.end, bad.suffix, bad.case)
            candidate = self._with_form(task, candidate, index, located, SPELLING)
        return candidate

    def repaired(self, task: Task, draft: Draft, hypothesis: Hypothesis, raw: Candidate) -> list[Candidate]:
        """The raw candidate with missing forms put in place of what renders them, by spelling, then by attention."""
        spelled = self._by_spelling(task, raw)
        made = [spelled] if spelled is not raw else []
        if spelled.shown.missing:
            aligned = self._by_attention(task, draft, hypothesis, spelled)
            made += [self._by_spelling(task, aligned)] if aligned else []
        last = made[-1] if made else raw
        return [*made, self._into_lists(task, last)] if last.shown.missing else made

    def _by_spelling(self, task: Task, candidate: Candidate) -> Candidate:
        for i in range(len(task.mentions)):
            if candidate.shown.found[i] is None:
                found = locate.by_spelling(candidate.text, task.mentions[i], self._matcher, _taken(candidate))
                if found:
                    candidate = self._with_form(task, candidate, i, found, SPELLING)
        return candidate

    def _by_attention(self, task: Task, draft: Draft, hypothesis: Hypothesis, spelled: Candidate) -> Candidate | None:
        """Forms put in by attention: into the model's own text, whose positions are known, from right to left."""
        shown = check(hypothesis.text, task.mentions, self._matcher)
        taken = [(a, b) for place in shown.found if place for a, b in [place[:2]]]
        places: list[tuple[int, int, int]] = []
        for i, place in enumerate(spelled.shown.found):
            if place is None:
                words = locate.by_attention(hypothesis, draft, i, self._pieces, taken)
                if words:
                    places.append((*words, i))
                    taken.append(words)
        if not places:
            return None
        text = hypothesis.text
        for start, end, i in sorted(places, reverse=True):
            text = surgery.replace(text, start, end, task.mentions[i].target, self._language)
        text = draft.swap_back(text, task.mentions)
        how = list(spelled.how)
        for _, _, i in places:
            how[i] = ALIGNMENT
        return Candidate(text, tuple(how), check(text, task.mentions, self._matcher), hypothesis.score)

    def _into_lists(self, task: Task, candidate: Candidate) -> Candidate:
        """A missing member of a list put behind its neighbour: "Lotte" and "Posco" of "Lotte, Doosan, Posco"."""
        for i, j in [*pairwise(range(len(task.mentions))), *((b, a) for a, b in pairwise(range(len(task.mentions))))]:
            known, place = task.mentions[i], candidate.shown.found[i]
            first, second = sorted((known, task.mentions[j]), key=lambda m: m.start)
            between = task.source[first.end + len(first.suffix) : second.start]
            alike = known.type == task.mentions[j].type  # "Tokayev, Kazakhstan" is no list
            if alike and place and candidate.shown.found[j] is None and _LIST_SIGN.fullmatch(between):
                text = f"{candidate.text[: place[1]]}, {task.mentions[j].target}{candidate.text[place[1] :]}"
                how = (*candidate.how[:j], LISTED, *candidate.how[j + 1 :])
                shown = check(text, task.mentions, self._matcher)
                candidate = replace(candidate, text=text, how=how, shown=shown)
        return candidate

    def _with_form(self, task: Task, candidate: Candidate, index: int, located: locate.Located, way: str) -> Candidate:
        form, end = task.mentions[index].target, located.end
        inflected = self._inflected(task.mentions[index], located.case)
        if inflected:
            form, end = inflected, end + len(located.suffix)
        text = surgery.replace(candidate.text, located.start, end, form, self._language)
        how = (*candidate.how[:index], way, *candidate.how[index + 1 :])
        return replace(candidate, text=text, how=how, shown=check(text, task.mentions, self._matcher))

    def _inflected(self, mention: Mention, case: str) -> str:
        """The mention's form in a case; "" if there is no case, or newsgloss cannot inflect names of the language."""
        from translate import inflection

        if not case or self._language not in inflection.LANGUAGES or case not in inflection.cases(self._language):
            return ""
        return inflection.inflect(mention.target, self._language, case, kind=mention.type)


def _taken(candidate: Candidate) -> list[tuple[int, int]]:
    return [(place[0], place[1]) for place in candidate.shown.found if place]
