"""Case endings of Kazakh names, by the spelling rules of 1983 (§ 35 foreign groups, § 36 voicing)."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from translate.inflection import numerals
from translate.inflection.wordlists import pairs, words

CASES = ("nominative", "genitive", "dative", "accusative", "locative", "ablative", "instrumental")

_BACK = "аоұыя"
_FRONT = "еёэәөүі"
_VOWELS = _BACK + _FRONT + "иую"
_NASAL = "мнң"
_SONORANT = "рлйиую"  # и and у end in a glide: Бакудің, Тбилисидің
_VOICED = "зж"

# Groups the language says with a front к, г or л, whatever vowel stands before: Нью-Йоркте, Петербургке.
_FRONT_GROUP = re.compile(r"(рк|рг|нк|нг|кс|кт|ск|лк|[кбм]ль|[бт]рь)\Z")
_LINKED_GROUP = re.compile(r"((?<!н)кт|ск|пт|фт)\Z")  # these take і before an ending: Минск, Минскіге
_SOFT_SYLLABLE = re.compile(r"[^аәеёиоөуұүыіэюя]*[аәеёиоөуұүыіэюя][^аәеёиоөуұүыіэюя]*ь\Z")
_FAMILY_NAME = re.compile(r"(?<=[^\W\d_])[оеё]в\Z")
_ALWAYS_FRONT = words("баку беларусь")
_READINGS = pairs("google=гугл apple=эппл facebook=фейсбүк youtube=ютүб microsoft=майкрософт huawei=хуавей")

_NUMBERS = numerals.table(
    "нөл бір екі үш төрт бес алты жеті сегіз тоғыз",
    "он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан",
    "жүз мың миллион миллиард триллион",
)
_READ_AS_WORDS = words("опек брикс юнисеф түрксой интерпол асеан камаз")

_LATIN = {"sh": "ш", "ch": "ч", "th": "т", "ph": "ф"} | dict(
    zip("abcdefghijklmnopqrstuvwxyzəıøæđł", "абкдефгхижклмнопкрстувузизәыөэдл", strict=True)
)
_LATIN_LETTERS = pairs("b=и c=и d=и g=и p=и t=и v=и z=д m=м n=н l=л r=р f=ф k=й")

_POSSESSED = words(
    """республикасы мемлекеті үкіметі парламенті мәжілісі сенаты банкі университеті академиясы институты
    мектебі ұйымы одағы комитеті кеңесі қоры ассамблеясы партиясы федерациясы конфедерациясы компаниясы
    корпорациясы агенттігі облысы өңірі ауданы қаласы ауылы теңізі мұхиты көлі өзені тауы шөлі аралы түбегі
    шығанағы бұғазы арнасы сарайы алаңы даңғылы көшесі әуежайы порты стадионы мұражайы музейі мешіті
    кесенесі театры форумы саммиті конференциясы конгресі соғысы шайқасы шарты келісімі конвенциясы хартиясы
    декларациясы ойындары чемпионаты кубогі лигасы соты прокуратурасы газеті журналы телеарнасы орталығы
    штабы әскері армиясы империясы ордасы округі провинциясы штаты бағдарламасы жобасы жолы клубы"""
)
_POSSESSED_ENDINGS = tuple(words("лығы лігі дығы дігі тығы тігі лары лері дары дері тары тері"))
_NOT_POSSESSED = words("алматы омбы сары жылы ескі кәрі тәтті екі жеті алты түркі")

_CLOSING = "\"»”’'›"
_BRACKETED = re.compile(r"(?P<name>.*\w.*?)(?P<note>\s*[(\[][^()\[\]]*[)\]])", re.DOTALL)
_TOKEN = re.compile(rf"{numerals.NUMBER.pattern}|[^\W\d_]+")


class _Sound(NamedTuple):
    """What endings follow: whether their vowels are front, and the last letter as pronounced."""

    front: bool
    last: str


def inflect(name: str, case: str, *, kind: str = "person", pronounced: str | None = None) -> str:
    """A Kazakh name in a case: Тоқаев, dative -> Тоқаевқа.

    :param name: the name in the nominative, not empty. An ending goes inside a closing quotation mark
        («Қайраттың») and before an explanation in brackets; abbreviations, numerals and Latin letters take
        it after a hyphen.
    :param case: one of CASES.
    :param kind: the type of concept; decides whether an unknown last word in -ы/-і is taken for a possessive.
    :param pronounced: how a foreign name sounds, in Kazakh letters (Google: "гугл" -> Google-дың).
    """
    name = name.strip()
    if case == "nominative":
        return name
    if bracketed := _BRACKETED.fullmatch(name):
        return inflect(bracketed["name"], case, kind=kind, pronounced=pronounced) + bracketed["note"]
    if name[-1] in _CLOSING and re.search(r"\w", name):
        return inflect(name[:-1], case, kind=kind, pronounced=pronounced) + name[-1]
    if _is_possessive(name, kind):
        return name + _possessive_ending(case, front=name[-1].lower() == "і")
    link = _joint(name)
    heard = (pronounced or "").strip()
    sound = _Sound(True, "і") if link == "і" else _sound(heard or name)
    return name + link + _ending(sound, case)


def _joint(name: str) -> str:
    """What stands between a name and its ending: a hyphen, the linking і, or nothing."""
    last = _TOKEN.findall(unicodedata.normalize("NFC", name))[-1:]
    if not last or not name[-1].isalpha() or last[0].isupper() or not _is_cyrillic(last[0]):
        return "-"
    return "і" if _LINKED_GROUP.search(last[0].lower()) else ""


def _is_cyrillic(word: str) -> bool:
    return "CYRILLIC" in unicodedata.name(word[-1], "")


def _ending(sound: _Sound, case: str) -> str:
    wide, narrow = ("е", "і") if sound.front else ("а", "ы")
    vowel = sound.last in _VOWELS and sound.last not in _SONORANT
    nasal = sound.last in _NASAL
    voiceless = not (vowel or nasal or sound.last in _SONORANT + _VOICED)
    if case == "instrumental":
        return ("пен" if voiceless else "бен") if voiceless or sound.last in _VOICED else "мен"
    if case == "dative":
        return ("к" if sound.front else "қ") + wide if voiceless else ("г" if sound.front else "ғ") + wide
    dental = "т" if voiceless else "д"
    if case == "genitive":
        return ("н" if vowel or nasal else dental) + narrow + "ң"
    if case == "accusative":
        return ("н" if vowel else dental) + narrow
    return (dental if case == "locative" or not nasal else "н") + wide + ("н" if case == "ablative" else "")


def _possessive_ending(case: str, *, front: bool) -> str:
    """Endings after the possessive of the third person: министрлігіне, министрлігін, министрлігінде."""
    wide, narrow = ("е", "і") if front else ("а", "ы")
    endings = {"genitive": f"н{narrow}ң", "dative": f"н{wide}", "accusative": "н", "locative": f"нд{wide}"}
    return (endings | {"ablative": f"н{wide}н", "instrumental": "мен"})[case]


def _is_possessive(name: str, kind: str) -> bool:
    """Whether the name ends in a possessive -ы/-сы: a patronymic, a known last word, any in harmony."""
    parts: list[str] = re.findall(r"[^\W\d_]+", name.lower())
    if not parts or name[-1].lower() not in "ыі" or parts[-1] in _NOT_POSSESSED:
        return False
    last = parts[-1]
    if last.endswith(("ұлы", "қызы", "лбасы")):
        return True
    if len(name.split()) < 2 or name.split()[-1].isupper():
        return False
    if last in _POSSESSED or last.endswith(_POSSESSED_ENDINGS):
        return True
    # -шы makes nouns of a trade: қолбасшы.
    if kind == "person" or len(last) < 4 or last.endswith(("шы", "ші")):
        return False
    return _is_front(last[:-1]) == (last[-1] == "і")


def _sound(text: str) -> _Sound:
    tokens = _TOKEN.findall(unicodedata.normalize("NFC", text))
    if not tokens:
        return _Sound(True, "е")
    word = tokens[-1]
    if word[0] in "0123456789":
        return _word_sound(numerals.last_word(word, _NUMBERS))
    low = word.lower()
    if word.isupper() and low not in _READ_AS_WORDS:
        return _abbreviation_sound(low)
    # A hyphened name is one word for harmony: Тянь-Шань has two syllables.
    whole = text.lower().split()[-1]
    return _word_sound(whole if whole.endswith(low) else low)


def _word_sound(low: str) -> _Sound:
    cyrillic = _READINGS.get(low) or _to_cyrillic(low)
    letters = cyrillic.rstrip("ьъ")
    return _Sound(low in _ALWAYS_FRONT or _is_front(cyrillic), letters[-1] if letters else "е")


def _abbreviation_sound(low: str) -> _Sound:
    """Sound of an abbreviation read by its letters: АҚШ ends in ш, ІІМ in эм, ТМД in a vowel.

    With no vowel among its letters an abbreviation has back endings, but after М ("эм") and К front ones.
    """
    last = low[-1]
    if last in _LATIN and last not in "aeiou":
        return _Sound(True, _LATIN_LETTERS.get(last, "с"))
    cyrillic = _to_cyrillic(low)
    vowels = [letter for letter in cyrillic if letter in _BACK + _FRONT]
    front = last in "мк" or (bool(vowels) and vowels[-1] in _FRONT)
    return _Sound(front, cyrillic[-1] if cyrillic[-1] in _VOWELS + "мсшщнлй" else "е")


def _is_front(word: str) -> bool:
    """Whether a word takes front endings: its last vowel decides, у and ю leave it to the one before."""
    if _FRONT_GROUP.search(word) or _SOFT_SYLLABLE.fullmatch(word):
        return True
    stem = _FAMILY_NAME.sub("", word)
    if not re.search(f"[{_VOWELS}]", stem):
        stem = word
    for letter in reversed(stem):
        if letter in _BACK:
            return False
        if letter in _FRONT:
            return True
        if letter == "и":
            # Borrowed words have a front и (Парижде); native back ones show by қ and ғ (Ғаниға).
            return not re.search("[қғ]", stem)
    return "ю" in stem or not any(letter in _VOWELS for letter in stem)


def _to_cyrillic(low: str) -> str:
    """Latin letters as Cyrillic ones that sound alike, without marks; Cyrillic as it is."""
    text = low.replace("ş", "ш").replace("ç", "ч").replace("ğ", "ғ").replace("ö", "ө").replace("ü", "ү")
    for pair in ("sh", "ch", "th", "ph"):
        text = text.replace(pair, _LATIN[pair])
    kept = (c if "CYRILLIC" in unicodedata.name(c, "") else unicodedata.normalize("NFD", c)[0] for c in text)
    return "".join(_LATIN.get(letter, letter) for letter in kept)
