"""Folded text: what is compared when terms are looked for, each character knowing where it stands in the original."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from translate.languages.base import APOSTROPHES, Language

HYPHENS = "-‐‑‒–—−﹣－"
REMOVED = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"

# Letters of one script that look like a letter of another.
_LATIN_CYRILLIC = "aа eе oо pр cс xх yу kк mм tт hн bв iі jј sѕ qԛ wԝ əә"
_TO_CYRILLIC = {pair[0]: pair[1] for pair in _LATIN_CYRILLIC.split()}
_TO_LATIN = {pair[1]: pair[0] for pair in _LATIN_CYRILLIC.split()}
_GREEK_LATIN = dict(zip("αβεζηικμνορτυχ", "abezhikmnoptyx", strict=True))


@dataclass(frozen=True)
class Folded:
    """A folded text.

    :param text: the folded characters.
    :param starts: for each of them the place in the original where what it stands for begins.
    :param ends: … and where it ends.
    :param upper: for each whether the original is in upper case; None for what has no case.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    upper: tuple[bool | None, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that text[start:end] stands for."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str, language: Language) -> Folded:
    """Fold a text.

    Letters lose case and what the language's texts neglect, composed and decomposed ones become the same, look-alikes
    from another script become the letters of their word's script, every apostrophe becomes ', and hyphens and white
    space between words, one line break included, become one space. Soft hyphens and other invisible characters go.
    """
    if text.isascii() and text.replace(" ", "").isalnum() and "  " not in text:
        return _plain(text, language)
    builder = _Builder()
    for start, end in _clusters(text):
        char = unicodedata.normalize("NFC", text[start:end])
        if char[0] in REMOVED:
            continue
        if char[0] in HYPHENS or char[0].isspace():
            builder.separate(char, start, end)
        elif char[0] in APOSTROPHES:
            builder.put("'", start, end, None)
        else:
            case = True if char[0].isupper() else False if char[0].islower() else None
            for i, folded in enumerate(_folded(language, char)):
                builder.put(folded, start, end, case if i == 0 else None)
    _unify_scripts(builder.text)
    return Folded("".join(builder.text), tuple(builder.starts), tuple(builder.ends), tuple(builder.upper))


@lru_cache(maxsize=65536)
def _folded(language: Language, char: str) -> str:
    return language.fold(char)


def _plain(text: str, language: Language) -> Folded:
    """The same, quickly, for ASCII letters, digits and single spaces, of which each character is folded to one."""
    places = range(len(text) + 1)
    upper = tuple(c.isupper() if c.isalpha() else None for c in text)
    folded = "".join([_folded(language, char) for char in text])
    return Folded(folded, tuple(places[:-1]), tuple(places[1:]), upper)


class _Builder:
    """A folded text as it grows."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.upper: list[bool | None] = []
        self._breaks = 0

    def put(self, char: str, start: int, end: int, case: bool | None) -> None:
        self.text.append(char)
        self.starts.append(start)
        self.ends.append(end)
        self.upper.append(case)
        self._breaks = 0

    def separate(self, char: str, start: int, end: int) -> None:
        """One space for a run of separators; after a second line break it ends a paragraph, which no name goes over."""
        if not self.text or self.text[-1] not in " \n":
            self.put(" ", start, end, None)
        self.ends[-1] = end
        self._breaks += char in "\n\u2028"
        if self._breaks > 1 or char in "\u2029\x0c":
            self.text[-1] = "\n"


def _clusters(text: str) -> list[tuple[int, int]]:
    """Each character with the marks that combine with it."""
    spans: list[tuple[int, int]] = []
    for i, char in enumerate(text):
        if (spans and char > "\u02ff" and unicodedata.combining(char) and not text[spans[-1][0]].isspace()) or (
            spans and "\u1160" <= char <= "\u11ff" and "\u1100" <= text[i - 1] <= "\u11ff"
        ):
            spans[-1] = (spans[-1][0], i + 1)
        else:
            spans.append((i, i + 1))
    return spans


def _unify_scripts(chars: list[str]) -> None:
    """In words of letters from two scripts, put look-alikes into the script that has more letters of its own."""
    start = None
    for i in range(len(chars) + 1):
        inside = i < len(chars) and (chars[i].isalpha() or chars[i] == "'")
        if inside and start is None:
            start = i
        elif not inside and start is not None:
            word = "".join(chars[start:i])
            if not word.isascii():
                chars[start:i] = _one_script(word)
            start = None


def _one_script(word: str) -> list[str]:
    latin = sum((c.isascii() and c.isalpha()) or "\u00c0" <= c <= "\u024f" for c in word)
    cyrillic = sum("\u0400" <= c <= "\u052f" for c in word)
    greek = sum("\u0370" <= c <= "\u03ff" for c in word)
    if latin and greek and not cyrillic:
        return [_GREEK_LATIN.get(c, c) for c in word]
    if not latin or not cyrillic:
        return list(word)
    own_latin = sum(c not in _TO_CYRILLIC for c in word if (c.isascii() and c.isalpha()) or "\u00c0" <= c <= "\u024f")
    own_cyrillic = sum(c not in _TO_LATIN for c in word if "\u0400" <= c <= "\u052f")
    to_latin = (own_latin, latin) >= (own_cyrillic, cyrillic)
    table = _TO_LATIN if to_latin else _TO_CYRILLIC
    return [table.get(c, c) for c in word]
