"""What pymorphy3's dictionary (OpenCorpora) knows about a Russian word. It is loaded at first use."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from translate.inflection.russian_rules import spelled_like

TAGS = {
    "genitive": "gent",
    "dative": "datv",
    "accusative": "accs",
    "instrumental": "ablt",
    "prepositional": "loct",
}


@lru_cache(maxsize=1)
def _analyzer() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=65536)
def _readings(low: str) -> tuple[Any, ...]:
    """Readings of a lower-case word as a nominative, best first; () for a word the dictionary lacks."""
    analyzer = _analyzer()
    if not analyzer.word_is_known(low):
        return ()
    return tuple(p for p in analyzer.parse(low) if "nomn" in p.tag)


def is_known(word: str) -> bool:
    """Whether the dictionary has the word in any form."""
    return bool(_analyzer().word_is_known(word.lower()))


def is_nominative_noun(word: str) -> bool:
    """Whether the word can be the nominative of a known noun."""
    return any(p.tag.POS == "NOUN" for p in _readings(word.lower()))


def is_adjective(word: str) -> bool:
    """Whether the word can only be, or by its ending may be, the nominative of a known adjective."""
    kinds = {_part_of_speech(p) for p in _readings(word.lower())}
    full = word.lower().endswith(("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие"))
    return "adjective" in kinds and (full or "NOUN" not in kinds)


def given_name_genders(word: str) -> frozenset[str]:
    """Genders ("masc", "femn") of those who bear the word as a given name; empty where it is none."""
    names = (p for p in _readings(word.lower()) if "Name" in p.tag and p.tag.number == "sing")
    return frozenset(p.tag.gender for p in names if p.tag.gender)


def decline_noun(word: str, case: str, *, agreeing: str | None, kind: str) -> str | None:
    """A form of a known noun, or None where the dictionary has none.

    :param word: one word in the nominative.
    :param case: a Russian case other than the nominative.
    :param agreeing: gender or number the adjectives before it show: "masc", "femn", "neut", "plur", or None.
    :param kind: type of the concept; a place is read as one, things have the accusative of things.
    """
    nouns = [p for p in _readings(word.lower()) if p.tag.POS == "NOUN"]
    if agreeing:
        nouns = [p for p in nouns if _agrees(p, agreeing)] or nouns
    if not nouns:
        return None
    best = min(nouns, key=lambda p: (kind == "place" and "Geox" not in p.tag, kind != "term" and "anim" in p.tag))
    if "Fixd" in best.tag or (case == "accusative" and _is_thing(best, kind)):
        return word
    form = best.inflect({TAGS[case], best.tag.number} if best.tag.number else {TAGS[case]})
    return spelled_like(word, form.word) if form else None


def decline_adjective(word: str, case: str, *, animate: bool) -> str | None:
    """A form of a known adjective, or None where the dictionary has none.

    :param word: one word in the nominative.
    :param case: a Russian case other than the nominative.
    :param animate: whether a masculine or plural accusative equals the genitive.
    """
    adjectives = [p for p in _readings(word.lower()) if _part_of_speech(p) == "adjective"]
    if not adjectives:
        return None
    best = min(adjectives, key=lambda p: not p.normal_form.endswith("ой"))  # Большая is not of больший
    if case == "accusative" and best.tag.gender != "femn":
        if best.tag.gender == "neut" or not animate:
            return word
        case = "genitive"
    form = best.inflect({TAGS[case]})
    # pymorphy3 gives another degree for some superlatives (высший: высочайшего)
    if form is None or not form.word.startswith(best.word[:-2]):
        return None
    return spelled_like(word, form.word)


def is_plural_noun(word: str) -> bool:
    """Whether the word can be the nominative plural of a known noun."""
    return any(p.tag.POS == "NOUN" and p.tag.number == "plur" for p in _readings(word.lower()))


def is_animate(word: str) -> bool:
    """Whether every reading of the word as a noun in the nominative means a living being."""
    nouns = [p for p in _readings(word.lower()) if p.tag.POS == "NOUN"]
    return bool(nouns) and all("anim" in p.tag for p in nouns)


def _part_of_speech(parse: Any) -> str:
    return "adjective" if parse.tag.POS in ("ADJF", "PRTF") else str(parse.tag.POS)


def _agrees(parse: Any, agreeing: str) -> bool:
    if "plur" in parse.tag or agreeing == "plur":
        return "plur" in parse.tag and agreeing == "plur"
    return agreeing in parse.tag


def _is_thing(parse: Any, kind: str) -> bool:
    """Whether the accusative equals the nominative; the dictionary may mean a person (Абай, Карибы)."""
    if parse.tag.number == "plur":
        return kind == "place"
    return kind != "term" and parse.tag.gender == "masc" and not parse.word.endswith(("а", "я"))
