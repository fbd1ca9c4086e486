"""One package's part of the way from source to target: finding the terms, translating, keeping them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from translate import languages
from translate.documents.document import Alignment
from translate.engine.alignment import align
from translate.engine.candidates import Candidate, Task
from translate.engine.enforce import Enforcer
from translate.engine.mentions import mentions
from translate.engine.model import Model
from translate.glossary.concepts import Glossary
from translate.glossary.matching import Match, Matcher


class Hop:
    """A package's model with the glossary of its pair.

    :param glossary: concepts with a term in both of the package's languages.
    """

    def __init__(self, model: Model, glossary: Glossary, beam: int) -> None:
        source, target = model.package.source, model.package.target
        self.glossary = glossary
        self.target = target
        self.matcher = Matcher(glossary, source)
        self.target_matcher = Matcher(glossary, target, adjectives=True)
        self._model = model
        self._enforcer = Enforcer(model, self.target_matcher, apostrophe=languages.get(source).apostrophe, beam=beam)

    def find(
        self, documents: Sequence[Sequence[str]], named: Sequence[Collection[str]] | None = None
    ) -> list[list[list[Match]]]:
        """The terms of each document's segments; shared short names and words like names are settled within it.

        :param named: for each document the concepts that it is known to name.
        """
        known = named or [()] * len(documents)
        return [
            self.matcher.resolve([self.matcher.find(segment) for segment in segments], concepts)
            for segments, concepts in zip(documents, known, strict=True)
        ]

    def task(self, source: str, matches: Sequence[Match], kept: Sequence[tuple[int, int]] = ()) -> Task:
        """A segment with its mentions, ready to be translated.

        :param kept: stretches that must come out as they are.
        """
        return Task(source, tuple(mentions(source, matches, self.glossary, self.target, kept)))

    def translate(self, tasks: Sequence[Task]) -> list[Candidate]:
        """What was chosen for each task, in their order."""
        return self._enforcer.translate(tasks)

    def align(self, sources: Sequence[str], targets: Sequence[str]) -> list[Alignment]:
        """Which source word each target word renders."""
        return align(self._model, sources, targets)
