"""Sentences: sentencex proposes where they end, rules of ours say where they do not."""

from __future__ import annotations

import re
from itertools import pairwise

from translate.languages.base import Language

_LAST_WORD = re.compile(r"(?:^|[\s(\[«“\"'’„/-])((?:\w+\.)*\w+)\.\s*$")
_CLOSED_QUOTE = re.compile(r"[?!.…][\"'”’»)\]]+\s*$|…\s*$|\.\.\.\s*$")
_CHUNK = 20_000  # characters given to sentencex at a time

Span = tuple[int, int]


def sentences(text: str, language: Language) -> list[Span]:
    """The sentences of one paragraph, as (start, end) in characters; together they are the whole text.

    :param text: a paragraph; a line break in it is white space.
    """
    ends = _proposed(text, language)
    kept = [end for end in ends[:-1] if not _goes_on(text[max(0, end - 80) : end], text[end : end + 40], language)]
    bounds = [0, *kept, len(text)]
    return [(a, b) for a, b in pairwise(bounds) if a < b]


def _proposed(text: str, language: Language) -> list[int]:
    import sentencex

    ends: list[int] = []
    for start in range(0, len(text), _CHUNK):
        chunk = text[start : start + _CHUNK].replace("\n", " ").replace("\r", " ")
        found = sentencex.get_sentence_boundaries(language.code, chunk)
        ends += [start + boundary["end_index"] for boundary in found]
        if start + _CHUNK < len(text) and ends and ends[-1] == start + _CHUNK:
            ends.pop()
    return [*[end for end in ends if end < len(text)], len(text)]


def _goes_on(before: str, after: str, language: Language) -> bool:
    """Whether a sentence goes on over a proposed end."""
    follow = after.lstrip()
    first = follow.lstrip("\"'“”‘’«»([—–- ")[:1]
    if language.joins(before, follow):
        return True
    if _CLOSED_QUOTE.search(before):
        return first.islower() and (follow[:1] == first or follow[:1] in "—–-")
    word = _LAST_WORD.search(before)
    if word is None:
        return False
    last = language.lower(word[1])
    if len(last) == 1 and last.isalpha() and last not in language.closing:
        return True  # an initial
    if last in language.abbreviations or (last.rsplit(".", 1)[-1] in language.abbreviations and "." in last):
        return not _may_end(before, last, language) or not first.isupper()
    return first.islower() and follow[:1] == first


def _may_end(before: str, last: str, language: Language) -> bool:
    """Whether this abbreviation can end a sentence here; a year's letter after a number, a town's letter not."""
    if last not in language.closing:
        return False
    return len(last) > 1 or re.search(r"\d\s*\w\.\s*$", before) is not None
