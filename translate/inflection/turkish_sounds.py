"""How the end of a name sounds in Turkish: a reading, which takes its endings by the regular rules.

The reading of Google is "gugıl", of ABD "abede", of 2025 "beş", of Kemal "kemel" (its l is palatal, so
endings have front vowels: Kemal'in). Only the last vowel and the last letter of a reading matter.
"""

from __future__ import annotations

import re
import unicodedata

from translate.inflection import numerals
from translate.inflection.wordlists import pairs, words

BACK = "aıou"
FRONT = "eiöü"
VOWELS = BACK + FRONT

_NUMBERS = numerals.table(
    "sıfır bir iki üç dört beş altı yedi sekiz dokuz",
    "on yirmi otuz kırk elli altmış yetmiş seksen doksan",
    "yüz bin milyon milyar trilyon",
)
_ROMAN_TENS = {"": 0, "X": 10, "XX": 20}
_ROMAN_UNITS = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}
# A single letter is more often a letter: Malcolm X.
_ROMAN = {t + u: a + b for t, a in _ROMAN_TENS.items() for u, b in _ROMAN_UNITS.items() if len(t + u) > 1}

# Consonants are be, ce, de and so on. For K the press says "ka" (PKK'nın), although the spelling guide has
# "ke".
_LETTERS = {"k": "ka", "q": "ku", "x": "iks", "ğ": "ge"}

_SPELLED_OUT = pairs(
    """cia=siayey cnn=sienen fbi=efbiay ibm=aybiem nba=enbiey ai=eyay unhcr=ü brics=biriks usaid=yuesaid
    uefa=uefa eüaş=eüaş tobb=tob swift=sivift tass=tas"""
)

_WITH_DOT = pairs(
    """şti=şirketi cad=caddesi mah=mahallesi üniv=üniversitesi bşk=başkanı ltd=limitet inc=ink corp=korp
    co=ko jr=cünyır sr=sinyır dr=doktor"""
)

_UNITS = pairs("km=kilometre m=metre cm=santimetre mm=milimetre kg=kilogram g=gram")

# Foreign names in the news whose spelling misleads; any other has its `pronounced` in the glossary.
_READINGS = pairs(
    """
    biden=baydın trump=tramp starmer=starmır scholz=şolts merz=merts blinken=blinkın sullivan=salıvın
    rubio=rubio nixon=niksın reagan=regın wilders=vildırs rutte=rutte vance=vens johnson=consın
    thatcher=teçır blair=bler google=gugıl openai=openeyay apple=epıl oracle=orakıl youtube=yutub
    skype=skayp iphone=ayfon time=taym moore=mur times=taymz twitter=tıvitır reuters=roytırs angeles=encılıs
    seattle=siyatıl baltimore=baltimor illinois=illinoy peugeot=pejo calais=kale versailles=versay
    cannes=kan nice=nis marseille=marsey lille=lil beatles=bitıls disneyland=disneylend boston=boston
    ericsson=erikson anvers=anvers goethe=göte nietzsche=niçe house=haus white=vayt street=strit post=post
    france=frans mike=mayk steve=stiv dave=deyv blake=bleyk kate=keyt george=corc charles=çarls james=ceyms
    hughes=hiyuz jobs=cabs musk=mask wales=veyls yale=yeyl cambridge=kembriç seul=seül kabul=kabül saat=saet
    ziraat=ziraet cemaat=cemaet kanaat=kanaet itaat=itaet seyahat=seyahet dikkat=dikket sadakat=sadaket
    liyakat=liyaket harf=herf petrol=petröl rol=röl gol=göl kontrol=kontröl protokol=protoköl sembol=semböl
    alkol=alköl resul=resül usul=usül mahsul=mahsül meçhul=meçhül meşgul=meşgül
    """
)

# Names and words in -al with a palatal l; in all others (Özal, Erdal, Kartal, Baykal) the a is back.
_PALATAL = words(
    """kemal bilal hilal iclal celal cemal jamal nihal ikbal meral zülal talal şimal visal emsal iqbal nepal
    arsenal senegal bengal montreal istiklal hal ihtimal ihlal işgal general mareşal amiral terminal real
    kapital federal festival mineral ideal portal internasyonal nasyonal"""
)

_FOREIGN_ENDINGS = tuple(
    (re.compile(pattern + r"\Z"), sound)
    for pattern, sound in (
        (r"eaux?|ault", "o"),
        (r"s[kc]iy|skyy?", "ski"),
        (r"(?<![aeıioöuü])y", "i"),
        (r"(?<=[^aeıioöuü][ts])on", "ın"),
        (r"chester|minster", "ıstır"),
        (r"ers", "ırs"),
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
    key = low.replace("ı", "i")  # a foreign name's capital I is dotted: FBI, Illinois
    if dotted and low in _WITH_DOT:
        return _WITH_DOT[low]
    if low in _UNITS and word == low and measured and measured[0].isdecimal():
        return _UNITS[low]
    if word.isupper() and (spelled := _abbreviation(low, key)):
        return spelled
    if key in _READINGS:
        return _READINGS[key]
    if low in _PALATAL or low.endswith(("âl", "ûl")):
        return low[:-2] + {"a": "e", "â": "e", "û": "ü"}[low[-2]] + "l"
    plain = _plain(low)
    if foreign:
        for pattern, sound in _FOREIGN_ENDINGS:
            plain = pattern.sub(sound, plain)
    return plain or "e"


def _abbreviation(low: str, key: str) -> str | None:
    """How a word in capitals is read if letter by letter (or in a way of its own), None if as a word."""
    if key in _SPELLED_OUT:
        return _SPELLED_OUT[key]
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
