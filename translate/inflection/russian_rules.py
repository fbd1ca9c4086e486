"""Endings of Russian nouns, adjectives and surnames, chosen by spelling alone.

Grammar after A. A. Zaliznyak, "Grammatical Dictionary of Russian" (1977), and the handbook rules for foreign
names. Every function takes one word in the nominative and gives it back unchanged where it is indeclinable.
"""

from __future__ import annotations

import re

CASES = ("nominative", "genitive", "dative", "accusative", "instrumental", "prepositional")
VOWELS = "аеёиоуыэюя"
SIBILANTS = "жчшщ"


def words(text: str) -> frozenset[str]:
    """A set of words written with spaces between them."""
    return frozenset(text.split())


def _endings(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# Endings in the order of CASES without the nominative. "=" is the nominative itself.
HARD = _endings("а у а ом е")
SOFT = _endings("я ю я ем е")
SOFT_IY = _endings("я ю я ем и")
FIRST_HARD = _endings("ы е у ой е")
FIRST_SOFT = _endings("и е ю ей е")
FIRST_IYA = _endings("и и ю ей и")
THIRD = _endings("и и = ью и")
NEUTER_IE = _endings("я ю = ем и")
NEUTER_E = _endings("я ю = ем е")
NEUTER_O = _endings("а у = ом е")
MAN_SURNAME = _endings("а у а ым е")
WOMAN_SURNAME = _endings("ой ой у ой ой")
ADJECTIVES = {
    "ый": _endings("ого ому ого ым ом"),
    "ой": _endings("ого ому ого ым ом"),
    "ий": _endings("его ему его им ем"),
    "ая": _endings("ой ой ую ой ой"),
    "яя": _endings("ей ей юю ей ей"),
    "ое": _endings("ого ому = ым ом"),
    "ее": _endings("его ему = им ем"),
    "ые": _endings("ых ым ых ыми ых"),
    "ие": _endings("их им их ими их"),
}

IRREGULAR_STEMS = {"лев": "льв", "пётр": "петр", "павел": "павл"}
STRESSED_INSTRUMENTAL = {"илья": "ильёй", "король": "королём", "царь": "царём", "кремль": "кремлём"}
THIRD_DECLENSION_WOMEN = words("любовь рахиль юдифь эсфирь руфь нинель")
FEMININE_TAILS = ("сть", "нефть", "связь", "сеть", "жизнь", "печать")
FRENCH_STRESSED_A = words("дюма золя дега петипа тома люка труайя")

# Foreign names that look like Russian surnames in -ов, -ин, -ова, -ина but decline as nouns.
FOREIGN_MEN = words(
    "дарвин чаплин франклин мартин гершвин кронин бегин рабин расин годвин болдуин голдуин ирвин хардин "
    "эдвин кэлвин кальвин бюлов флотов гуцков ламартин латин карден хокин голдин"
)
FOREIGN_WOMEN = words("казанова канова кордова вильянова молина медина мессина хасина лусена")


def decline_noun(word: str, case: str, *, woman: bool = False, animate: bool = True) -> str:
    """A given name, place name or other noun that no dictionary knows.

    :param word: one word without hyphen, in the nominative.
    :param case: one of CASES.
    :param woman: the name of a woman: those that end in a consonant do not decline.
    :param animate: whether a masculine accusative equals the genitive (persons) or the nominative (things).
    """
    low = word.lower()
    if case == "nominative" or len(low) < 2 or low in FRENCH_STRESSED_A:
        return word
    if case == "instrumental" and low in STRESSED_INSTRUMENTAL:
        return spelled_like(word, STRESSED_INSTRUMENTAL[low])
    if low[-1] in VOWELS:
        return _first_declension(word, case) if low[-1] in "ая" else _vowel_noun(word, case, animate)
    feminine = low in THIRD_DECLENSION_WOMEN or (not animate and low.endswith(FEMININE_TAILS))
    if feminine:
        return _ended(word, word[:-1], THIRD, case)
    if woman or (not animate and case == "accusative"):
        return word
    if low[-1] == "ь":
        return _ended(word, word[:-1], SOFT, case)
    if low[-1] == "й":
        return _ended(word, word[:-1], SOFT_IY if low.endswith("ий") and len(low) > 3 else SOFT, case)
    if low[-1] not in "бвгджзклмнпрстфхцчшщ":
        return word
    return _ended(word, word, HARD, case)


def decline_given_name(word: str, case: str, *, woman: bool) -> str:
    """A given name; Лев, Пётр and Павел change their stems.

    :param word: one word without hyphen, in the nominative.
    :param case: one of CASES.
    :param woman: whether a woman bears it.
    """
    stem = IRREGULAR_STEMS.get(word.lower())
    if stem and not woman and case != "nominative":
        return _ended(word, spelled_like(word, stem), HARD, case)
    return decline_noun(word, case, woman=woman)


def decline_surname(word: str, case: str, *, woman: bool) -> str:
    """A surname: possessive (Токаев, Назарбаева), adjectival (Зеленский), else a noun.

    :param word: one word without hyphen, in the nominative.
    :param case: one of CASES.
    :param woman: whether a woman bears it.
    """
    low = word.lower()
    if case == "nominative" or low.endswith("ых") or re.search("[гкхжчшщ]их$", low):
        return word
    if woman and is_woman_surname(low):
        if low.endswith(("ая", "яя")):
            return decline_adjective(word, case, animate=True)
        return _ended(word, word[:-1], WOMAN_SURNAME, case)
    if not woman and is_man_surname(low):
        if low.endswith("й"):
            return decline_adjective(word, case, animate=True)
        return _ended(word, word, MAN_SURNAME, case)
    return decline_noun(word, case, woman=woman)


def is_man_surname(low: str) -> bool:
    """Whether a lower-case word has the form of a Russian man's surname in -ов, -ин, -ский, -ой."""
    if low in FOREIGN_MEN:
        return False
    if low.endswith(("ин", "ын", "ой")):
        return syllables(low) > 1 and not low.endswith("ддин")
    return low.endswith(("ов", "ев", "ёв", "ый")) or re.search("[гкхжчшщн]ий$", low) is not None


def is_woman_surname(low: str) -> bool:
    """Whether a lower-case word has the form of a Russian woman's surname in -ова, -ина, -ская, -ая."""
    return low.endswith(("ова", "ева", "ёва", "ина", "ына", "ая", "яя")) and low not in FOREIGN_WOMEN


def decline_adjective(word: str, case: str, *, animate: bool) -> str:
    """An adjective in any gender or in the plural.

    :param word: one word, in the nominative.
    :param case: one of CASES.
    :param animate: whether a masculine or plural accusative equals the genitive.
    """
    low = word.lower()
    endings = ADJECTIVES.get(low[-2:])
    masculine_or_plural = low.endswith(("й", "ые", "ие"))
    if case == "nominative" or endings is None or (case == "accusative" and masculine_or_plural and not animate):
        return word
    if low.endswith("ий") and low[-3:-2] in ("г", "к", "х"):
        endings = ADJECTIVES["ый"]
    if low.endswith("ая") and low[-3:-2] in ("ж", "ч", "ш", "щ"):
        endings = _endings("ей ей ую ей ей")
    return _ended(word, word[:-2], endings, case)


def spelled_like(word: str, form: str) -> str:
    """The form in the letter case of the word, and with е where the word writes е for ё.

    :param word: the nominative as written by the user.
    :param form: another form of it, in lower case.
    """
    if len(word) > 1 and word.isupper():
        form = form.upper()
    letters = list(form)
    for i, (own, new) in enumerate(zip(word, form, strict=False)):
        if own.lower() == new.lower() or (own.lower(), new.lower()) == ("е", "ё"):
            letters[i] = own
        elif (own.lower(), new.lower()) == ("ё", "е"):
            letters[i] = new
        else:
            break
    return "".join(letters)


def syllables(word: str) -> int:
    """Number of vowel letters, which is the number of syllables in Russian."""
    return sum(letter in VOWELS for letter in word.lower())


def _first_declension(word: str, case: str) -> str:
    low = word.lower()
    if low[-1] == "а":
        return word if low[-2] in VOWELS else _ended(word, word[:-1], FIRST_HARD, case)
    return _ended(word, word[:-1], FIRST_IYA if low.endswith("ия") else FIRST_SOFT, case)


def _vowel_noun(word: str, case: str, animate: bool) -> str:
    """Names in other vowels: only the neuter place names in -ье, -ие, -ово, -ево decline."""
    low = word.lower()
    if animate or len(low) < 5:
        return word
    if low.endswith("ие"):
        return _ended(word, word[:-1], NEUTER_IE, case)
    if low.endswith("ье"):
        return _ended(word, word[:-1], NEUTER_E, case)
    if low.endswith(("ово", "ево", "ёво")):
        return _ended(word, word[:-1], NEUTER_O, case)
    return word


def _ended(word: str, stem: str, endings: tuple[str, ...], case: str) -> str:
    """Stem and ending, with the spelling rules for the letter between them."""
    ending = endings[CASES.index(case) - 1]
    if ending == "=" or not stem:
        return word
    last = stem[-1].lower()
    if last in "гкх" + SIBILANTS:
        ending = {"ы": "и", "я": "а", "ю": "у"}.get(ending[0], ending[0]) + ending[1:]
    if last in SIBILANTS + "ц" and endings in (HARD, FIRST_HARD):
        ending = {"ом": "ем", "ой": "ей"}.get(ending, ending)
    return stem + (ending.upper() if len(word) > 1 and word.isupper() else ending)
