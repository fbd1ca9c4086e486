"""Putting a form into a target in place of other words, so that the text stays good."""

from __future__ import annotations

import re

from translate.documents.document import WORD
from translate.languages import get

_ARTICLE = re.compile(r"\b([Aa])(n?)( +)$")
_POSSESSIVE = re.compile(r"['’]s?$")
# Letters read with a vowel at the start when an abbreviation is spelled out: an F, an H, an L …
_SPELLED_WITH_VOWEL = set("AEFHILMNORSX")


def replace(text: str, start: int, end: int, form: str, language: str) -> str:
    """The text with `form` in place of text[start:end].

    An English possessive at the end of what is replaced is kept, "a" and "an" are put right, words of the form that
    stand beside it already are not doubled, and a sentence still begins with a capital.

    :param start, end: the words to replace, without spaces around them.
    :param language: code of the text's language.
    """
    old = text[start:end]
    before, after = text[:start], text[end:]
    if language == "en":
        possessive = _POSSESSIVE.search(old)
        if possessive and not _POSSESSIVE.search(form) and len(possessive.group()) > 1:
            after = possessive.group() + after
        before = _with_article(before, form)
    before, after = _without_doubles(before, after, form)
    if not before.strip(" \"'“«([-–—") and old[:1].isupper():
        form = get(language).upper(form[:1]) + form[1:]
    return before + form + after


def _with_article(before: str, form: str) -> str:
    article = _ARTICLE.search(before)
    if not article:
        return before
    return before[: article.start()] + article.group(1) + ("n" if _begins_with_vowel(form) else "") + article.group(3)


def _begins_with_vowel(form: str) -> bool:
    """Whether the form is spoken with a vowel first: an Akorda, an EU, an FBI; a European, a NATO, a UN."""
    word = form.split(maxsplit=1)[0]
    if word.isupper() and (len(word) <= 3 or not re.search("[AEIOU]", word[1:])):
        return word[0] in _SPELLED_WITH_VOWEL
    return word[0].lower() in "aeiou" and not re.match(r"(?i)eu|uni|une|use|one", word)


def _without_doubles(before: str, after: str, form: str) -> tuple[str, str]:
    """Drop words of the form that stand right before or after it: "Kasım [Kasım Tokayev] Tokayev"."""
    parts = [word.group().casefold() for word in WORD.finditer(form)]
    inner = {piece for part in parts for piece in re.split(r"[-'’]", part)} | set(parts)
    while True:
        last = re.search(r"(\w+(?:-\w+)*)([ -]+)$", before)
        if last and last.group(1).casefold() in inner and last.group(1)[:1].isupper():
            before = before[: last.start()]
            continue
        first = re.match(r"([ -]+)(\w+(?:-\w+)*)", after)
        if first and first.group(2).casefold() in inner and first.group(2)[:1].isupper():
            after = after[first.end() :]
            continue
        return before, after


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The smallest stretch of whole words of `text` that holds text[start:end]; (start, start) if there is none."""
    words = [w.span() for w in WORD.finditer(text) if w.start() < end and start < w.end()]
    return (words[0][0], words[-1][1]) if words else (start, start)
