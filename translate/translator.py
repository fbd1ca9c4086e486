"""The translator: a text in one language to a text in another, by the packages at hand and a glossary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from translate import languages
from translate.documents.document import Alignment, Document, Sentence
from translate.documents.formats import Chunk
from translate.documents.protected import changed_numbers
from translate.documents.text import split
from translate.engine.alignment import composed
from translate.engine.candidates import COPIED, OTHER_HYPOTHESIS, PLAIN, Candidate, Task
from translate.engine.check import check
from translate.engine.hop import Hop
from translate.engine.mentions import Mention
from translate.engine.model import Model
from translate.engine.packages import Package, available, open_package
from translate.engine.routes import route
from translate.errors import InputError, PackageError
from translate.glossary.concepts import Concept, Glossary, Term
from translate.glossary.matching import Match
from translate.results import Segment, TermUse, Translated, Translation

DEFAULT_BEAM = 4
_UNTOUCHED = (COPIED, OTHER_HYPOTHESIS, PLAIN)


@dataclass(frozen=True)
class Prepared:
    """A sentence ready to be translated: all that its translation depends on.

    :param unclear: short names in it that several share.
    :param aligned: whether its alignment is wanted.
    """

    task: Task
    unclear: tuple[Match, ...] = ()
    aligned: bool = False


class Translator:
    """Translates from one language to another; loading the models is done once, on creation.

    :param source: code of the source language, such as "tr".
    :param target: code of the target language.
    :param glossary: the names to keep; None for none.
    :param package: a folder or an .argosmodel file to use instead of what is installed; it must be of the pair.
    :param beam: beam size, from 1.
    :param workers: batches decoded at the same time; None for one a processor.
    :raises LanguageError: an unknown language code.
    :raises InputError: source and target are one language.
    :raises PackageError: no package for the pair, or a damaged one.
    """

    def __init__(
        self,
        source: str,
        target: str,
        *,
        glossary: Glossary | None = None,
        package: str | Path | None = None,
        beam: int = DEFAULT_BEAM,
        workers: int | None = None,
    ) -> None:
        self.source, self.target = languages.get(source).code, languages.get(target).code
        if self.source == self.target:
            raise InputError(f"source and target are the same language, {source!r}: there is nothing to translate")
        self.packages = _packages(self.source, self.target, package)
        self.glossary = (glossary or Glossary("")).for_pair(self.source, self.target)
        self.beam = beam
        self._hops = [Hop(Model(p, workers), _with_pivot(self.glossary, self.source, p), beam) for p in self.packages]

    @property
    def package(self) -> str:
        """Label of the package in use, or of several one after another."""
        return " + ".join(p.label for p in self.packages)

    def translate(self, text: str) -> Translation:
        """Translate one text, its paragraphs, blank lines and white space kept."""
        return self.translate_document(split(text, languages.get(self.source)), text)

    def translate_document(self, document: Document, text: str) -> Translation:
        """Translate a text already taken apart.

        :param text: the whole source, for the result.
        """
        segments = self.translate_prepared(self.prepare([document.sentences])[0], together=True)
        target = document.join([s.target for s in segments], [s.alignment for s in segments])
        return Translation(self.source, self.target, self.package, tuple(segments), text, target)

    def translate_chunks(self, chunks: Sequence[Chunk]) -> tuple[Translated, list[bytes]]:
        """Translate a file of any format, all in one batch.

        :return: what became of its sentences, and the output of each chunk.
        """
        prepared = [[p for some in self.prepare(chunk.documents) for p in some] for chunk in chunks]
        segments = self.translate_prepared([p for some in prepared for p in some])
        outputs, at = [], 0
        for chunk, some in zip(chunks, prepared, strict=True):
            own = segments[at : at + len(some)]
            outputs.append(chunk.join([s.target for s in own], [s.alignment for s in own]))
            at += len(some)
        return Translated(self.source, self.target, self.package, tuple(segments)), outputs

    def translate_segments(self, documents: Sequence[Sequence[str]]) -> list[list[Segment]]:
        """Translate the segments of several documents, all in one batch; results in the same order and shape."""
        prepared = self.prepare([[Sentence(text) for text in segments] for segments in documents])
        done = iter(self.translate_prepared([one for some in prepared for one in some]))
        return [[next(done) for _ in segments] for segments in documents]

    def prepare(self, documents: Sequence[Sequence[Sentence]]) -> list[list[Prepared]]:
        """Find the terms in the sentences of documents; short names that are shared are settled within a document."""
        first = self._hops[0]
        found = first.find([[sentence.text for sentence in sentences] for sentences in documents])
        return [
            [
                Prepared(
                    first.task(sentence.text, matches, sentence.kept),
                    tuple(m for m in matches if m.kind == "ambiguous"),
                    sentence.aligned,
                )
                for sentence, matches in zip(sentences, finds, strict=True)
            ]
            for sentences, finds in zip(documents, found, strict=True)
        ]

    def translate_prepared(self, prepared: Sequence[Prepared], *, together: bool = False) -> list[Segment]:
        """Translate sentences, all in one batch; the result depends on nothing but them.

        :param together: whether they are one document, for names that only a pivot language lets share a short form.
        """
        hops = self._through_hops([p.task for p in prepared], together)
        segments = [self._segment(p, candidate) for p, candidate in zip(prepared, hops[-1], strict=True)]
        marked = [i for i, p in enumerate(prepared) if p.aligned]
        texts = [
            [s.source for s in segments],
            *([c.text for c in hop] for hop in hops[:-1]),
            [s.target for s in segments],
        ]
        for i, alignment in zip(marked, self._align([[some[i] for i in marked] for some in texts]), strict=True):
            segments[i] = replace(segments[i], alignment=tuple(alignment))
        return segments

    def _through_hops(self, tasks: Sequence[Task], together: bool) -> list[list[Candidate]]:
        """What each hop makes of the tasks; what is kept as it is in one hop is kept in the next."""
        hops = [self._hops[0].translate(tasks)]
        for hop in self._hops[1:]:
            between = [candidate.text for candidate in hops[-1]]
            named = [{mention.concept for mention in task.mentions} for task in tasks]
            if together:
                found = hop.find([between], [set().union(*named)])[0]
            else:
                found = [finds[0] for finds in hop.find([[text] for text in between], named)]
            kept = [_kept(task, candidate) for task, candidate in zip(tasks, hops[-1], strict=True)]
            tasks = [hop.task(*one) for one in zip(between, found, kept, strict=True)]
            hops.append(hop.translate(tasks))
        return hops

    def _align(self, texts: Sequence[Sequence[str]]) -> list[Alignment]:
        """Which source word each target word renders.

        :param texts: sentences as they are before the first hop, after it, and so on.
        """
        first, *more = [hop.align(*pair) for hop, pair in zip(self._hops, pairwise(texts), strict=True)]
        for found in more:
            first = [composed(*pair) for pair in zip(first, found, strict=True)]
        return first

    def _segment(self, prepared: Prepared, chosen: Candidate) -> Segment:
        """The result of one segment: its final text checked against the mentions of its source."""
        task = prepared.task
        target = chosen.text if chosen.text.strip() or not task.source.strip() else task.source
        matcher = self._hops[-1].target_matcher
        wanted = [self._final(mention) for mention in task.mentions]
        shown = check(target, wanted, matcher)
        hows = chosen.how if len(self._hops) == 1 else (COPIED,) * len(wanted)
        uses, lost = [], []
        for mention, place, how in zip(wanted, shown.found, hows, strict=True):
            if mention.kept:
                lost += [] if place else [f"{mention.kind} lost: {mention.surface}"]
                continue
            form = target[place[0] : place[1]] if place else ""
            status, how = _status(mention.kind, place, how)
            uses.append(TermUse(mention.concept, mention.surface + mention.suffix, form, status, how))
        uses += [TermUse("|".join(m.candidates), m.surface, "", "ambiguous", "") for m in prepared.unclear]
        uses += [TermUse(m.concept or "", "", m.surface, "forbidden", "") for m in shown.forbidden]
        return Segment(task.source, target, chosen.score, tuple(uses), (*lost, *self._warnings(task.source, target)))

    def _final(self, mention: Mention) -> Mention:
        """The mention with the form of the last language (that of the pivot is not what the reader gets)."""
        if mention.kept or len(self._hops) == 1:
            return mention
        term = self.glossary.concepts[mention.concept].terms[self.target]
        return replace(mention, target=term.preferred if mention.full or not term.short else term.short)

    def _warnings(self, source: str, target: str) -> list[str]:
        missing, added = changed_numbers(source, target, self.source, self.target)
        warnings = [f"number lost: {number}" for number in missing] + [f"number added: {number}" for number in added]
        if source == target and any(c.isalpha() for c in source) and " " in source:
            warnings.append("left as it was")
        return warnings


def _kept(task: Task, candidate: Candidate) -> list[tuple[int, int]]:
    """Where a translation has what was to come out as it is."""
    shown = zip(task.mentions, candidate.shown.found, strict=True)
    return [place[:2] for mention, place in shown if mention.kept and place]


def _status(kind: str, place: tuple[int, int, bool] | None, how: str) -> tuple[str, str]:
    if place is None:
        return "missing", ""
    if kind == "near":
        return "near", f"near spelling, {how}"
    if how not in _UNTOUCHED:
        return "repaired", how
    return ("inflected" if place[2] else "exact"), how


def _packages(source: str, target: str, named: str | Path | None) -> list[Package]:
    if named is None:
        return route(source, target, available())
    package = open_package(Path(named))
    if (package.source, package.target) != (source, target):
        raise PackageError(
            f"{named}: translates from {package.source} to {package.target}, not from {source} to {target}"
        )
    return [package]


def _with_pivot(glossary: Glossary, source: str, package: Package) -> Glossary:
    """A chained package's glossary; a concept without a term in the pivot keeps its source spelling there."""

    def filled(concept: Concept) -> Concept:
        spare = Term(concept.terms[source].preferred, concept.terms[source].short)
        return replace(concept, terms={package.source: spare, package.target: spare, **concept.terms})

    return replace(glossary, concepts={c.id: filled(c) for c in glossary})
