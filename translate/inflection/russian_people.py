"""Declension of personal names: which word is the surname, whether a woman bears it, which parts stay."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translate.inflection import russian_dictionary as dictionary
from translate.inflection import russian_rules as rules

PARTICLES = rules.words(
    "фон цу ван дер ден тер де ла ле да ди дю дос дас дель делла эль аль ад ас аш ан ат ибн бен бин бинт абу "
    "оглы кызы гызы уулу улы заде и"
)
MASCULINE_IN_A = rules.words(
    "никита илья кузьма фома лука савва данила гаврила мустафа муса иса хамза абдулла джошуа лула усама "
    "нарендра зия ходжа мирза папа далай-лама андреа никола лука саша паша"
)
WOMEN_IN_CONSONANT = rules.words(
    "айгуль асель гульнар жанар айжан динар алтынай бибигуль гюзель шолпан мехрибан гульжан айым назым "
    "салтанат элизабет маргарет марин кэтрин энн грейс элис николь рейчел кейт эстер инес ингрид рут карин "
    "астрид джоан джилл кристин кэролайн жаклин мерил скарлетт мэрилин лиз беназир мэри нэнси хиллари "
    "джейн люси эмили софи натали санаэ юрико зои сью дженнифер джасинда аннален мирьям"
)
# Women whose names do not show it: short surnames of news fame, East Asian names, Мишель of both sexes.
KNOWN_WOMEN = rules.words("меркель ляйен тэтчер мэй трасс харрис лагард каллас бербок ардерн шейнбаум") | {
    "симоньян",
    "фон дер ляйен",
    "ле пен",
    "мишель бачелет",
    "мишель обама",
    "ким ё чжон",
    "ким кардашьян",
    "пэн лиюань",
    "цай инвэнь",
    "хан ган",
}
KOREAN_SURNAMES = rules.words("ким пак ли чхве чон чо кан юн чан лим хан о со син квон хван ан сон ю хон мун пэк но им")
# Нгуен, Куан and Аун are one syllable each: у makes no syllable beside another vowel.
_ASIAN_SYLLABLE = re.compile(f"[^{rules.VOWELS}]*[уы]?[{rules.VOWELS}]у?[^{rules.VOWELS}]*")

# One syllable of Chinese in the Palladius transcription.
_CHINESE = (
    "(?:чж|цз|[бпмфдтнлгкхчшжсц])?"
    "(?:уань|уай|уан|юань|янь|яо|ян|ань|ай|ан|ао|энь|эй|эн|инь|ин|уэ|юэ|юй|юнь|юн|унь|ун|уй|уа|уо|ой|эр|[аоэияеюуы])"
)
_CHINESE_NAME = re.compile(f"{_CHINESE} (?:{_CHINESE}){{1,2}}")
_CYRILLIC = re.compile(r"[А-яЁё'’]+(?:-[А-яЁё'’]+)*")
_ROMAN = re.compile("[IVXLCDM]+|[IVX]+-?[а-я]{0,3}")


def decline(words: Sequence[str], case: str) -> list[str]:
    """The words of one person's name in a case.

    :param words: the name split at white space, in the nominative.
    :param case: one of russian_rules.CASES.
    """
    named = [i for i, word in enumerate(words) if _declines(word)]
    if not named:
        return list(words)
    if is_east_asian(words):
        woman = " ".join(words).lower() in KNOWN_WOMEN
        return [*words[:-1], rules.decline_given_name(words[-1], case, woman=woman)]
    surname = _surname_at(words, named)
    woman = _is_woman(words, named, surname)
    return [
        _decline_word(word, case, woman=woman, surname=i == surname) if i in named else word
        for i, word in enumerate(words)
    ]


def is_east_asian(words: Sequence[str]) -> bool:
    """Whether this is a Chinese, Korean or Vietnamese name, surname first: only the last word declines."""
    lows = [word.lower() for word in words]
    if not 2 <= len(words) <= 5 or not all(_CYRILLIC.fullmatch(w) and w[0].isupper() for w in words):
        return False
    if len(words) == 2:
        return lows[0] in KOREAN_SURNAMES or _CHINESE_NAME.fullmatch(" ".join(lows)) is not None
    return all(_ASIAN_SYLLABLE.fullmatch(low) for low in lows)


def _declines(word: str) -> bool:
    return len(word) > 1 and word.lower() not in PARTICLES and _CYRILLIC.fullmatch(word) is not None


def _surname_at(words: Sequence[str], named: Sequence[int]) -> int | None:
    """Index of the surname, None for given names alone (Иоанн Павел II, Лев, Иван Иванович)."""
    last = words[named[-1]]
    if any(_ROMAN.fullmatch(word) for word in words[named[-1] + 1 :]):
        return None
    if len(named) == 1:
        return None if named[0] == 0 and _is_given_name(last) else named[-1]
    if _is_patronymic(last) and not any(_is_patronymic(words[i]) for i in named[:-1]):
        return named[0] if len(named) == 3 else named[-1]
    return named[-1]


def _is_given_name(word: str) -> bool:
    """Whether a lone word is a given name; the dictionary is asked only where surnames end alike."""
    low = word.lower()
    if low in rules.IRREGULAR_STEMS or low in MASCULINE_IN_A or low in WOMEN_IN_CONSONANT:
        return True
    looks_like_surname = rules.is_man_surname(low) or rules.is_woman_surname(low)
    return looks_like_surname and bool(dictionary.given_name_genders(low))


def _is_patronymic(word: str) -> bool:
    return word.lower().endswith(("ович", "евич", "овна", "евна", "ична"))


def _is_woman(words: Sequence[str], named: Sequence[int], surname: int | None) -> bool:
    family = words[surname].lower() if surname is not None else ""
    daughter = any(words[i].lower().endswith(("овна", "евна", "ична")) for i in named)
    if daughter or " ".join(words).lower() in KNOWN_WOMEN:
        return True
    if rules.is_man_surname(family) and not family.endswith(("ин", "ын")):
        return False
    given = next((words[i] for i in named if i != surname and words[i][0].isupper()), "")
    man = _given_name_of_man(given) if given else None
    if rules.is_woman_surname(family):
        return not (man and family.endswith(("ина", "ына")))
    return man is False


def _given_name_of_man(name: str) -> bool | None:
    """True for a man's given name, False for a woman's, None where neither spelling nor dictionary tells."""
    low = name.lower()
    if low in MASCULINE_IN_A:
        return True
    if low in WOMEN_IN_CONSONANT or low in rules.THIRD_DECLENSION_WOMEN or low[-1] in "ая":
        return False
    genders = dictionary.given_name_genders(low)
    return "masc" in genders if len(genders) == 1 else None


def _decline_word(word: str, case: str, *, woman: bool, surname: bool) -> str:
    """One word; of a hyphenated one the last part, and each other part that is a name on its own."""
    *first, last = word.split("-")
    if surname and last.lower() in ("младший", "старший"):
        parts = [_inflected(p, case, woman, True) for p in first]
    elif surname:
        independent = rules.is_woman_surname if woman else rules.is_man_surname
        parts = [_inflected(p, case, woman, True) if independent(p.lower()) else p for p in first]
    else:
        parts = [_inflected(p, case, woman, False) if p.lower().endswith(("а", "я")) else p for p in first]
    return "-".join([*parts, _inflected(last, case, woman, surname)])


def _inflected(part: str, case: str, woman: bool, surname: bool) -> str:
    if surname:
        return rules.decline_surname(part, case, woman=woman)
    if part.lower().endswith(("ский", "цкий", "ская", "цкая", "ый")):
        return rules.decline_adjective(part, case, animate=True)
    return rules.decline_given_name(part, case, woman=woman)
