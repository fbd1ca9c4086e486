"""Drafts: a source segment rewritten for the model, with other words in the places of its mentions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from translate.engine.mentions import Mention

# Names that models of every pair copy or know, by concept type; the same row is one name in all languages.
_PEOPLE = (
    {"": "Obama", "ru": "Обама", "kk": "Обама", "ko": "오바마"},
    {"": "Merkel", "ru": "Меркель", "ko": "메르켈"},
)
_PLACES = (
    {"": "Paris", "ru": "Париж", "kk": "Париж", "ko": "파리"},
    {"": "Madrid", "ru": "Мадрид", "ko": "마드리드"},
)
_BRANDS = tuple(
    {"": name} for name in ("Google", "Toyota", "Microsoft", "Honda", "Nokia", "Siemens", "Boeing", "Adidas")
)
STAND_INS = {"person": _PEOPLE + _BRANDS, "place": _PLACES + _BRANDS}


@dataclass(frozen=True)
class Draft:
    """A text for the model.

    :param places: where each mention (with its suffix) stands in `text`, in the mentions' order.
    :param stand_ins: for each mention the word to look for in the output and put the mention's form for; or None.
    """

    text: str
    places: tuple[tuple[int, int], ...]
    stand_ins: tuple[str | None, ...]

    def swap_back(self, output: str, mentions: Sequence[Mention]) -> str:
        """The model's output with each stand-in replaced by what it stands for."""
        for stand_in, mention in zip(self.stand_ins, mentions, strict=True):
            if stand_in is not None:
                output = re.sub(rf"(?<!\w){re.escape(stand_in)}(?!\w)", mention.target.replace("\\", r"\\"), output)
        return output


def plain(source: str, mentions: Sequence[Mention]) -> Draft:
    """The segment as it is."""
    places = tuple((m.start, m.end + len(m.suffix)) for m in mentions)
    return Draft(source, places, (None,) * len(mentions))


def with_targets(source: str, mentions: Sequence[Mention], apostrophe: bool, language: str, target: str) -> Draft:
    """Terms in their target form, with their suffixes; a stand-in for each text to be kept.

    :param apostrophe: whether the source language parts a name from its ending by an apostrophe.
    """
    if not mentions:
        return plain(source, mentions)
    wanted = [mention.kept for mention in mentions]
    return _write(source, mentions, _choose(source, mentions, language, target, 0, wanted), apostrophe)


def with_stand_ins(
    source: str, mentions: Sequence[Mention], apostrophe: bool, language: str, target: str, turn: int
) -> Draft:
    """A stand-in for every mention.

    :param turn: 0, 1, …: another choice of names each time.
    """
    wanted = [True] * len(mentions)
    return _write(source, mentions, _choose(source, mentions, language, target, turn, wanted), apostrophe)


def _choose(
    source: str, mentions: Sequence[Mention], language: str, target: str, turn: int, wanted: Sequence[bool]
) -> list[tuple[str, str] | None]:
    """For each wanted mention a name (as in the source, as in the target) not in the segment; same term, same name."""
    taken: dict[tuple[str, str], tuple[str, str]] = {}
    chosen: list[tuple[str, str] | None] = []
    for mention, want in zip(mentions, wanted, strict=True):
        if not want:
            chosen.append(None)
            continue
        key = (mention.concept, mention.target)
        if key not in taken:
            rows = [row for row in STAND_INS.get(mention.type, _BRANDS) if row[""] not in source]
            rows = [row for row in rows if row.get(target, row[""]) not in {name for _, name in taken.values()}]
            if not rows:
                chosen.append(None)
                continue
            row = rows[turn % len(rows)]
            taken[key] = (row.get(language, row[""]), row.get(target, row[""]))
        chosen.append(taken[key])
    return chosen


def _write(
    source: str, mentions: Sequence[Mention], names: Sequence[tuple[str, str] | None], apostrophe: bool
) -> Draft:
    """The segment with each mention's stand-in, or else its target form, and its suffix."""
    text, at, places = "", 0, []
    for mention, name in zip(mentions, names, strict=True):
        word = name[0] if name else mention.target
        suffix = mention.suffix
        if apostrophe and suffix and suffix[0].isalpha():
            suffix = "'" + suffix
        text += source[at : mention.start]
        places.append((len(text), len(text) + len(word) + len(suffix)))
        text += word + suffix
        at = mention.end + len(mention.suffix)
    return Draft(text + source[at:], tuple(places), tuple(name[1] if name else None for name in names))
