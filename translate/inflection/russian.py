"""Russian declension of names: people by their own rules, everything else as a phrase with a head noun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from translate.errors import InputError
from translate.inflection import russian_dictionary as dictionary
from translate.inflection import russian_people as people
from translate.inflection import russian_rules as rules

CASES: tuple[str, ...] = rules.CASES

CONJUNCTIONS = frozenset(["и", "—", "–", "-"])
INDECLINABLE = frozenset(["рейтер", "ассошиэйтед пресс", "франс пресс"])
LAST_HEADS = frozenset(["банк", "университет", "холдинг"])
_WORD = re.compile(r"([А-яЁё'’]+(?:-[А-яЁё'’]+)*)(-[0-9]+)?")
_NUMERAL = re.compile("[IVXLCDM]+|[0-9]+")


@lru_cache(maxsize=65536)
def inflect(name: str, case: str, *, kind: str = "person", pronounced: str | None = None) -> str:
    """A Russian name in a case, as written after a preposition or verb that asks for it.

    Words in Latin letters, abbreviations and quoted names stay as they are. A person's sex is judged by
    patronymic, surname and given name; a foreign surname that stands alone is taken for a man's unless a
    known woman bears it.

    :param name: the nominative, one or more words; ё is kept.
    :param case: one of CASES; the prepositional is given without preposition.
    :param kind: type of the concept: "person", or another of translate.glossary.concepts.CONCEPT_TYPES.
    :param pronounced: not needed: Russian declines by spelling.
    :raises InputError: for an unknown case.
    """
    if case not in CASES:
        raise InputError(f"Unknown Russian case {case!r}: use one of {', '.join(CASES)}.")
    pieces = re.split(r"(\s+)", name)
    words = [i for i, piece in enumerate(pieces) if piece and not piece.isspace()]
    if case == "nominative" or not words or name.lower() in INDECLINABLE:
        return name
    texts = [pieces[i] for i in words]
    forms = people.decline(texts, case) if kind == "person" else _phrase(texts, case, kind)
    for i, form in zip(words, forms, strict=True):
        pieces[i] = form
    return "".join(pieces)


def _phrase(words: Sequence[str], case: str, kind: str) -> list[str]:
    """Adjectives and the head noun in the case; what follows the head (a genitive, a title) stays."""
    start = _first_declined(words)
    head = start
    while head < len(words) - 1 and _is_adjective(words[head]) and _is_word(words[head + 1]):
        head += 1
    if head == start and _only_last_declines(words[start:]):
        head = start = len(words) - 1
    if start == len(words) or not _is_word(words[head]):
        return list(words)
    agreeing = _agreement(words[start]) if head > start else None
    animate = dictionary.is_animate(words[head]) and (kind == "term" or agreeing == "plur")
    forms = [*words[:start], *(_adjective(word, case, animate) for word in words[start:head])]
    forms.append(_head(words[head], case, agreeing, kind))
    return forms + _rest(words[head], words[head + 1 :], case, kind)


def _first_declined(words: Sequence[str]) -> int:
    """Index of the first word that may decline, after numbers and Latin words before a common noun."""
    at = 0
    while at < len(words) and _NUMERAL.fullmatch(words[at]):
        at += 1
    following = next((i for i in range(at, len(words)) if not re.fullmatch(r"[A-Za-z0-9&.\-]+", words[i])), None)
    return following if following is not None and words[following].islower() else at


def _only_last_declines(words: Sequence[str]) -> bool:
    """Two-word names such as Ак Орда and Халык банк: the first word is no head, the second no genitive."""
    if len(words) != 2 or not all(map(_is_word, words)):
        return False
    if words[1].lower() in LAST_HEADS:
        return True
    if dictionary.is_nominative_noun(words[0]):
        return False
    return dictionary.is_nominative_noun(words[1]) or not dictionary.is_known(words[1])


def _rest(head: str, rest: Sequence[str], case: str, kind: str) -> list[str]:
    """Words after the head: names after "и" and as in город Астана, река Волга decline, others stay."""
    if not rest:
        return []
    follows = {"город": True, "река": rest[0].endswith(("а", "я"))}.get(head.lower(), False)
    if follows and _is_word(rest[0]):
        return _phrase(rest, case, "place")
    if rest[0] in CONJUNCTIONS and len(rest) > 1 and _is_word(rest[1]):
        nominative = _is_adjective(rest[1]) or dictionary.is_nominative_noun(rest[1])
        return [rest[0], *(_phrase(rest[1:], case, kind) if nominative else rest[1:])]
    return list(rest)


def _is_word(word: str) -> bool:
    """Whether a word is in Russian letters and neither abbreviation nor initial."""
    match = _WORD.fullmatch(word)
    return match is not None and not match[1][-2:].isupper()


def _is_adjective(word: str) -> bool:
    last = word.rsplit("-", 1)[-1]
    if not _is_word(word):
        return False
    if dictionary.is_known(last):
        return dictionary.is_adjective(last)
    return re.search("(?:[сц]к(?:ий|ая|ое|ие)|ый|ая|ое|ые)$", last.lower()) is not None


def _agreement(adjective: str) -> str:
    """The gender, or "plur", that an adjective's ending shows."""
    return {
        "ая": "femn",
        "яя": "femn",
        "ья": "femn",
        "ое": "neut",
        "ее": "neut",
        "ые": "plur",
        "ие": "plur",
    }.get(adjective.lower()[-2:], "masc")


def _adjective(word: str, case: str, animate: bool) -> str:
    *first, last = word.split("-")
    form = dictionary.decline_adjective(last, case, animate=animate)
    return "-".join([*first, form or rules.decline_adjective(last, case, animate=animate)])


def _head(word: str, case: str, agreeing: str | None, kind: str) -> str:
    """The head noun.

    Of a hyphenated one the last part declines, both of Петропавловск-Камчатский, the first of Ростов-на-Дону;
    a number stays (Олимпиада-2024).
    """
    match = _WORD.fullmatch(word)
    if match and match[2]:
        return _head(match[1], case, agreeing, kind) + match[2]
    parts = word.split("-")
    if "на" in parts[1:-1]:
        return "-".join([_noun(parts[0], case, None, kind), *parts[1:]])
    if len(parts) > 1 and _is_adjective(parts[-1]) and dictionary.is_nominative_noun(parts[0]):
        return "-".join([_noun(parts[0], case, None, kind), *parts[1:-1], _adjective(parts[-1], case, False)])
    if len(parts) == 2 and dictionary.is_plural_noun(parts[0]):
        return "-".join(_noun(part, case, "plur", kind) for part in parts)
    if dictionary.is_nominative_noun(word):
        return _noun(word, case, agreeing, kind)
    return "-".join([*parts[:-1], _noun(parts[-1], case, agreeing, kind)])


def _noun(word: str, case: str, agreeing: str | None, kind: str) -> str:
    if _is_adjective(word):
        return _adjective(word, case, animate=kind == "term" and dictionary.is_animate(word))
    form = dictionary.decline_noun(word, case, agreeing=agreeing, kind=kind)
    return form or rules.decline_noun(word, case, animate=False)
