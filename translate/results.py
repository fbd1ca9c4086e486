"""What a translation gives back: texts, scores, and what became of every term."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from typing import Any

STATUSES = ("exact", "inflected", "repaired", "near", "missing", "ambiguous", "forbidden")
FAILED = ("missing", "ambiguous", "forbidden")


@dataclass(frozen=True)
class TermUse:
    """One mention of a concept and its rendering.

    :param concept: the concept's id; for an ambiguous short name the candidates, joined by "|".
    :param source_form: the name as it stands in the source, its ending included; "" for one only in the target.
    :param target_form: the name as it stands in the target; "" if it is missing.
    :param status: "exact"; "inflected" (with an ending); "repaired" (by other means than copying); "near" (the source's
        spelling is in no glossary); "missing"; "ambiguous" (a short name that several share, left as the model has
        it); "forbidden" (a forbidden form in the target that no mention explains).
    :param how: the way the form got there, in words.
    """

    concept: str
    source_form: str
    target_form: str
    status: str
    how: str


@dataclass(frozen=True)
class Segment:
    """One segment's translation.

    :param score: mean log probability a token, at most 0, of the hypothesis that the target was made of.
    :param warnings: what a person should look at: changed numbers, lost links, text left as it was.
    :param alignment: for each target word its first character and that of the source word it renders; made only
        where the document has marks to place.
    """

    source: str
    target: str
    score: float
    terms: tuple[TermUse, ...] = ()
    warnings: tuple[str, ...] = ()
    alignment: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Translated:
    """The translation of a file's sentences.

    :param package: label of the package, or of the packages one after another.
    """

    source_language: str
    target_language: str
    package: str
    segments: tuple[Segment, ...]

    @property
    def terms(self) -> tuple[TermUse, ...]:
        """Every term's use, in the order of the text."""
        return tuple(use for segment in self.segments for use in segment.terms)

    @property
    def needs_attention(self) -> bool:
        """Whether some term is missing, ambiguous or forbidden."""
        return any(use.status in FAILED for use in self.terms)

    @property
    def counts(self) -> dict[str, int]:
        """How many terms have each status; statuses nobody has are left out."""
        return dict(Counter(use.status for use in self.terms))

    def as_dict(self) -> dict[str, Any]:
        """The translation as the command line writes it."""
        return {
            "from": self.source_language,
            "to": self.target_language,
            "package": self.package,
            "segments": [
                {
                    "source": s.source,
                    "target": s.target,
                    "score": round(s.score, 4),
                    "terms": [asdict(use) for use in s.terms],
                    **({"warnings": list(s.warnings)} if s.warnings else {}),
                }
                for s in self.segments
            ],
        }


@dataclass(frozen=True)
class Translation(Translated):
    """A text's translation.

    :param source: the whole text.
    :param text: its translation.
    """

    source: str
    text: str

    def as_dict(self) -> dict[str, Any]:
        """The translation as the command line's --json prints it."""
        return {"source": self.source, "target": self.text, **super().as_dict()}
