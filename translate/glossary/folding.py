"""Folded text: what is compared when terms are looked for, each character knowing where it stands in the original."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from translate.languages.base import APOSTROPHES, Language

HYPHENS = "-‐‑‒–—−﹣－"
REMOVED = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"

# What cannot be folded character by character (marks that combine are known by the table): what is removed, parts of
# Korean syllables, line breaks, runs of separators.
_UNUSUAL = re.compile(rf"[{REMOVED}\u1100-\u11ff\n\x0c\u2028\u2029]|[\s{HYPHENS[1:]}-][\s{HYPHENS[1:]}-]")

_CASELESS = " "  # stands for what has no case

# Letters of one script that look like a letter of another.
_LATIN_CYRILLIC = "aа eе oо pр cс xх yу kк mм tт hн bв iі jј sѕ qԛ wԝ əә"
_TO_CYRILLIC = {pair[0]: pair[1] for pair in _LATIN_CYRILLIC.split()}
_TO_LATIN = {pair[1]: pair[0] for pair in _LATIN_CYRILLIC.split()}
_GREEK_LATIN = dict(zip("αβεζηικμνορτυχ", "abezhikmnoptyx", strict=True))

_NOT_LATIN = re.compile("[\u0370-\u052f]")  # Greek and Cyrillic
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


@dataclass(frozen=True)
class Folded:
    """A folded text.

    :param text: the folded characters.
    :param starts: for each of them the place in the original where what it stands for begins.
    :param ends: … and where it ends.
    :param written: for each the letter of the original whose case it has; what has no case, if there is none.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    written: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that text[start:end] stands for."""
        return self.starts[start], self.ends[end - 1]

    def upper(self, start: int, end: int) -> tuple[bool | None, ...]:
        """For each character of text[start:end] whether the original is in upper case; None for what has no case."""
        return tuple([True if c.isupper() else False if c.islower() else None for c in self.written[start:end]])


def fold(text: str, language: Language) -> Folded:
    """Fold a text.

    Letters lose case and what the language's texts neglect, composed and decomposed ones become the same, look-alikes
    from another script become the letters of their word's script, every apostrophe becomes ', and hyphens and white
    space between words, one line break included, become one space. Soft hyphens and other invisible characters go.
    """
    simple = None if _UNUSUAL.search(text) else _one_to_one(text, language)
    return simple or _in_full(text, language)


def _in_full(text: str, language: Language) -> Folded:
    builder = _Builder()
    for start, end in _clusters(text):
        char = unicodedata.normalize("NFC", text[start:end])
        if char[0] in REMOVED:
            continue
        if char[0] in HYPHENS or char[0].isspace():
            builder.separate(char, start, end)
        elif char[0] in APOSTROPHES:
            builder.put("'", start, end)
        else:
            for i, folded in enumerate(_folded(language, char)):
                builder.put(folded, start, end, char[0] if i == 0 else _CASELESS)
    _unify_scripts(builder.text)
    return Folded("".join(builder.text), builder.starts, builder.ends, "".join(builder.written))


@lru_cache(maxsize=65536)
def _folded(language: Language, char: str) -> str:
    return language.fold(char)


def _one_to_one(text: str, language: Language) -> Folded | None:
    """The same, quickly, for a text of which each character is folded to one; None if one is not."""
    folded = text.translate(_table(language))
    if len(folded) < len(text):
        return None
    if _NOT_LATIN.search(folded) and _LATIN.search(folded):
        chars = list(folded)
        _unify_scripts(chars)
        folded = "".join(chars)
    return Folded(folded, range(len(text)), range(1, len(text) + 1), text)


class _Table(dict[int, str]):
    """For str.translate: what a language folds a character to; nothing for a mark and for what becomes two or more."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def __missing__(self, code: int) -> str:
        char = unicodedata.normalize("NFC", chr(code))
        if char in HYPHENS or char.isspace():
            folded = " "
        elif char in APOSTROPHES:
            folded = "'"
        else:
            folded = self._language.fold(char)
        self[code] = folded if len(folded) == 1 and not unicodedata.combining(chr(code)) else ""
        return self[code]


@lru_cache
def _table(language: Language) -> _Table:
    return _Table(language)


class _Builder:
    """A folded text as it grows."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.written: list[str] = []
        self._breaks = 0

    def put(self, char: str, start: int, end: int, written: str = _CASELESS) -> None:
        self.text.append(char)
        self.starts.append(start)
        self.ends.append(end)
        self.written.append(written)
        self._breaks = 0

    def separate(self, char: str, start: int, end: int) -> None:
        """One space for a run of separators; after a second line break it ends a paragraph, which no name goes over."""
        if not self.text or self.text[-1] not in " \n":
            self.put(" ", start, end)
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
