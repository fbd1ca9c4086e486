"""Korean particles, chosen by the last sound of a name."""

from __future__ import annotations

import re
import unicodedata

from translate.errors import InputError

# (after a consonant, after a vowel)
PARTICLES = {
    "nominative": ("", ""),
    "topic": ("은", "는"),
    "subject": ("이", "가"),
    "object": ("을", "를"),
    "genitive": ("의", "의"),
    "dative": ("에", "에"),
    "locative": ("에서", "에서"),
    "ablative": ("에서", "에서"),
    "instrumental": ("으로", "로"),
    "comitative": ("과", "와"),
}
OF_PERSONS = {"dative": "에게", "ablative": "에게서"}
CASES: tuple[str, ...] = tuple(PARTICLES)

# What a name can end in. ㄹ is a consonant, but takes 로.
VOWEL, RIEUL, CONSONANT = "vowel", "ㄹ", "consonant"

DIGITS = {"0": CONSONANT, "1": RIEUL, "3": CONSONANT, "6": CONSONANT, "7": RIEUL, "8": RIEUL}
LETTERS = {"L": RIEUL, "M": CONSONANT, "N": CONSONANT, "R": RIEUL}
CYRILLIC = {"л": RIEUL, "м": CONSONANT, "н": CONSONANT, "ң": CONSONANT}
# Names in capitals that are read as words, where the word ends otherwise than the name of its last letter.
READ_AS_WORDS = {
    "OPEC": CONSONANT,
    "APEC": CONSONANT,
    "AIPAC": CONSONANT,
    "BIMSTEC": CONSONANT,
    "KOSDAQ": CONSONANT,
    "NASDAQ": CONSONANT,
    "ESCAP": CONSONANT,
    "UNESCAP": CONSONANT,
    "POP": CONSONANT,
    "NAVER": VOWEL,
    "RADAR": VOWEL,
    "KFOR": VOWEL,
    "ISAF": VOWEL,
}

_BRACKETED = re.compile(r"\s*[(\[（［][^()\[\]（）［］]*[)\]）］]$")
_NUMBER = re.compile(r"[0-9][0-9,]*$")
_LATIN = re.compile("[A-Za-z]+$")


def inflect(name: str, case: str, *, kind: str = "person", pronounced: str | None = None) -> str:
    """A Korean name with the particle of a case: 서울은, 토카예프는, 서울로, KBS가.

    :param name: one or more words; closing quotes and a gloss in brackets, as in 유엔(UN), are not read.
    :param case: one of CASES.
    :param kind: type of the concept; persons take 에게 and 에게서 for dative and ablative.
    :param pronounced: how the name is read, in Hangul, for names in Latin letters.
    :raises InputError: for an unknown case.
    """
    if case not in PARTICLES:
        raise InputError(f"Unknown Korean case {case!r}: use one of {', '.join(CASES)}.")
    text = name.rstrip()
    if not text:
        return name
    if kind == "person" and case in OF_PERSONS:
        particle = OF_PERSONS[case]
    else:
        last = final_sound(pronounced or text)
        like_vowel = last == VOWEL or (last == RIEUL and case == "instrumental")
        particle = PARTICLES[case][like_vowel]
    return text + particle + name[len(text) :]


def final_sound(text: str) -> str:
    """What the text ends in when read aloud in Korean: VOWEL, RIEUL or CONSONANT; VOWEL where nothing tells.

    :param text: Hangul, digits, Latin or Cyrillic letters, with or without closing quotes and brackets.
    """
    text = unicodedata.normalize("NFC", text).rstrip()
    spoken = _BRACKETED.sub("", text) or text
    while spoken and not spoken[-1].isalnum():
        spoken = spoken[:-1]
    if not spoken:
        return VOWEL
    if "가" <= spoken[-1] <= "힣":
        # Unicode orders the 28 possible finals of a syllable from none to ㅎ; ㄹ is number 8
        final = (ord(spoken[-1]) - ord("가")) % 28
        return {0: VOWEL, 8: RIEUL}.get(final, CONSONANT)
    if number := _NUMBER.search(spoken):
        return _final_of_number(number[0].replace(",", ""))
    if latin := _LATIN.search(_without_accents(spoken)):
        return _final_of_latin(latin[0])
    return CYRILLIC.get(spoken[-1].lower(), VOWEL)


def _without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _final_of_number(digits: str) -> str:
    """Round numbers end in 십, 백, 천, 만, 억 (consonants) or 조 (a vowel), others in their last digit."""
    zeros = len(digits) - len(digits.rstrip("0"))
    if 12 <= zeros < 16 and zeros < len(digits):
        return VOWEL
    return DIGITS.get(digits[-1], VOWEL)


def _final_of_latin(word: str) -> str:
    """Capitals by the names of their letters; other words as Korean writes English ones.

    Korean keeps a final m, n, ng, l and, after one short vowel, p, t, k (페이스북); to other endings it adds
    a vowel (넷플릭스).
    """
    if word.isupper():
        return READ_AS_WORDS.get(word, LETTERS.get(word[-1], VOWEL))
    low = word.lower()
    if re.search("le?$", low):
        return RIEUL
    if re.search("(?:m|n|ng|[aeiouy][mn]e)$", low):
        return CONSONANT
    short_vowel_and_stop = re.search("(?:^|[^aeiouy])[aeiou](?:p|t|k|ck|c)$|ook$", low)
    return CONSONANT if short_vowel_and_stop else VOWEL
