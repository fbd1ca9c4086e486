"""How the end of a name sounds in Turkish: a reading, which takes its endings by the regular rules.

The reading of Google is "gugıl", of ABD "abede", of 2025 "beş", of Kemal "kemel" (its l is palatal, so endings have
front vowels: Kemal'in). Only the last vowel and the last letter of a reading matter.
"""

from __future__ import annotations

import re
import unicodedata

from translate.inflection import numerals

BACK = "aıou"
FRONT = "eiöü"
VOWELS = BACK + FRONT

_NUMBERS = {
    **dict(enumerate("sıfır bir iki üç dört beş altı yedi sekiz dokuz".split())),
    **dict(zip(range(10, 100, 10), "on yirmi otuz kırk elli altmış yetmiş seksen doksan".split(), strict=True)),
    **{100: "yüz", 1000: "bin", 10**6: "milyon", 10**9: "milyar", 10**12: "trilyon"},
}
_ROMAN = {"II": 2, "III": 3, "IV": 4, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "XI": 11, "XII": 12, "XIII": 13} | {
    "XIV": 14, "XV": 15, "XVI": 16, "XVII": 17, "XVIII": 18, "XIX": 19, "XX": 20, "XXI": 21, "XXIII": 23,
}  # fmt: skip

# The press says "ka" for K (PKK'nın), although the spelling guide has "ke"; all others are "be", "ce", "de" ...
_LETTERS = {"k": "ka", "q": "kü", "x": "iks", "ğ": "ge"}

_SPELLED_OUT = {"cia": "siayey", "cnn": "sienen", "fbi": "efbiay", "ibm": "aybiem", "nba": "enbiey"} | {
    "unhcr": "ü", "brics": "biriks", "usaid": "yuesaid", "uefa": "uefa", "eüaş": "eüaş", "tobb": "tob", "swift": "sivift",
}  # fmt: skip

_WITH_DOT = {"şti": "şirketi", "cad": "caddesi", "mah": "mahallesi", "üniv": "üniversitesi", "bşk": "başkanı"} | {
    "ltd": "limitet", "inc": "ink", "corp": "korp", "co": "ko", "jr": "cünyır", "sr": "sinyır", "dr": "doktor",
}  # fmt: skip

_UNITS = {"km": "kilometre", "m": "metre", "cm": "santimetre", "mm": "milimetre", "kg": "kilogram", "g": "gram"}

# Foreign names in the news whose spelling misleads; any other has its `pronounced` in the glossary.
_READINGS = dict(
    pair.split("=")
    for pair in """
    biden=baydın trump=tramp starmer=starmır scholz=şolts merz=merts blinken=blinkın sullivan=salıvın rubio=rubio
    nixon=niksın reagan=regın wilders=vildırs rutte=rutte vance=vens johnson=consın thatcher=teçır blair=bler
    google=gugıl apple=epıl oracle=orakıl youtube=yutub skype=skayp iphone=ayfon time=taym moore=mur times=taymz
    twitter=tıvitır reuters=roytırs angeles=encılıs seattle=siyatıl baltimore=baltimor illinois=illinoy
    peugeot=pejo calais=kale versailles=versay cannes=kan nice=nis marseille=marsey lille=lil beatles=bitıls
    disneyland=disneylend boston=boston ericsson=erikson goethe=göte nietzsche=niçe house=haus white=vayt
    street=strit post=post france=frans mike=mayk steve=stiv dave=deyv blake=bleyk kate=keyt george=corc
    charles=çarls james=ceyms hughes=hiyuz jobs=cabs musk=mask wales=veyls yale=yeyl cambridge=kembriç
    seul=seül kabul=kabül saat=saet ziraat=ziraet cemaat=cemaet kanaat=kanaet itaat=itaet seyahat=seyahet
    dikkat=dikket sadakat=sadaket liyakat=liyaket harf=herf petrol=petröl rol=röl gol=göl kontrol=kontröl
    protokol=protoköl sembol=semböl alkol=alköl resul=resül usul=usül mahsul=mahsül meçhul=meçhül meşgul=meşgül
    """.split()
)

# Names and words in -al with a palatal l; in all others (Özal, Erdal, Kartal, Baykal) the a is back.
_PALATAL = frozenset(
    """kemal bilal hilal iclal celal cemal jamal nihal ikbal meral zülal talal şimal visal emsal iqbal nepal senegal
    bengal montreal istiklal hal ihtimal ihlal işgal general mareşal amiral terminal real kapital federal festival
    mineral ideal portal internasyonal nasyonal""".split()
)

_FOREIGN_ENDINGS = tuple(
    (re.compile(pattern + r"\Z"), sound)
    for pattern, sound in (
        (r"eaux?|ault", "o"),
        (r"s[kc]iy|skyy?", "ski"),
        (r"(?<![aeıioöuü])y", "i"),
        (r"(?<=[^aeıioöuü][t])on|(?<=[^aeıioöuü]s)on", "ın"),
        (r"chester", "çestır"),
        (r"sea", "si"),
        (r"oe", "o"),
        (r"ville", "vil"),
        (r"elle", "el"),
        (r"ette", "et"),
        (r"(?<=[dbgzv])h", ""),
        (r"c|q", "k"),
        (r"x", "ks"),
        (r"tz", "ts"),
        (r"w", "v"),
    )
)

_FOREIGN_LETTERS = str.maketrans("əæœøåłđßžčćš", "eeööoldsjççş")
_CYRILLIC = str.maketrans("абвгдеёжзийклмнопрстуфхцчшщыэюяіғқңөұүһәў", "abvgdeojziyklmnoprstufhsçşşıeüaiğknöuühev")
_TOKEN = re.compile(rf"{numerals.NUMBER.pattern}|[^\W\d_]+")


def lower(text: str) -> str:
    """Lower case with the Turkish dotted and dotless i."""
    return text.replace("İ", "i").replace("I", "ı").lower()


def reading(name: str, pronounced: str | None = None) -> str:
    """A spelling in Turkish letters that takes the same endings as the name, by the regular rules.

    :param name: the name as written, any script.
    :param pronounced: how it sounds, in Turkish letters, where the writing misleads (Macron: "Makron").
    """
    heard = (pronounced or "").strip()
    text = unicodedata.normalize("NFC", heard or name.strip())
    tokens = _TOKEN.findall(text)
    if not tokens:
        return "e"
    last = tokens[-1]
    dotted = text.endswith(".")
    if last[0] in "0123456789":
        return _ordinal(numerals.last_word(last, _NUMBERS)) if dotted else numerals.last_word(last, _NUMBERS)
    if len(tokens) > 1 and last in _ROMAN:
        return _ordinal(_roman(last)) if dotted else _roman(last)
    return _word(last, dotted=dotted, foreign=not heard, measured=tokens[-2:-1])


def _roman(numeral: str) -> str:
    return numerals.last_word(str(_ROMAN[numeral]), _NUMBERS)


def _ordinal(number: str) -> str:
    return number + "nc" + close_vowel(last_vowel(number))


def _word(word: str, *, dotted: bool, foreign: bool, measured: list[str]) -> str:
    low = lower(word)
    if dotted and low in _WITH_DOT:
        return _WITH_DOT[low]
    if low in _UNITS and word == low and measured and measured[0].isdecimal():
        return _UNITS[low]
    if word.isupper() and (spelled := _abbreviation(low)):
        return spelled
    if low in _READINGS:
        return _READINGS[low]
    if low in _PALATAL or low.endswith(("âl", "ûl")):
        return low[:-2] + {"a": "e", "â": "e", "û": "ü"}[low[-2]] + "l"
    plain = _plain(low)
    if foreign:
        for pattern, sound in _FOREIGN_ENDINGS:
            plain = pattern.sub(sound, plain)
    return plain or "e"


def _abbreviation(low: str) -> str | None:
    """How a word in capitals is read if letter by letter (or in a way of its own), None if as a word."""
    if low in _SPELLED_OUT:
        return _SPELLED_OUT[low]
    plain = _plain(low)
    shape = "".join("v" if letter in VOWELS else "c" for letter in plain)
    if "v" in shape and (len(shape) > 4 or shape == "cvc" or _pronounceable(shape)):
        return None
    return "".join(_LETTERS.get(letter, letter if letter in VOWELS else letter + "e") for letter in plain)


def _pronounceable(shape: str) -> bool:
    """NATO, AGİT, OPEC and IŞİD read as words; EBRD, AİHM, UAEA and BAE do not."""
    clusters = re.search(r"\Acc|cc\Z|ccc|vvv", shape)
    return len(shape) == 4 and shape.count("v") > 1 and not clusters


def _plain(low: str) -> str:
    """The word with letters Turkish does not have turned into those it has."""
    kept = unicodedata.normalize("NFC", low.translate(_FOREIGN_LETTERS).translate(_CYRILLIC))
    return "".join(
        letter if letter in "çğıöşü" else unicodedata.normalize("NFD", letter)[0] for letter in kept.replace("ä", "e")
    )


def last_vowel(sound: str) -> str:
    """The last vowel of a reading; "e" where it has none."""
    return next((letter for letter in reversed(sound) if letter in VOWELS), "e")


def open_vowel(vowel: str) -> str:
    """The vowel of -da/-de after this vowel."""
    return "a" if vowel in BACK else "e"


def close_vowel(vowel: str) -> str:
    """The vowel of -ın/-in/-un/-ün after this vowel."""
    return {"a": "ı", "ı": "ı", "o": "u", "u": "u", "ö": "ü", "ü": "ü"}.get(vowel, "i")
