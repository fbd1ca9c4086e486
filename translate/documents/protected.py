"""Stretches of text that a model must not touch, and numbers that must come out as they went in."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

KINDS = ("url", "email", "handle", "hashtag", "code", "emoji")

_URL = r"(?:https?://|ftp://|www\.)[^\s<>\"“”«»]+"
_EMAIL = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
_HANDLE = r"(?<![\w@])@\w{2,}"
_HASHTAG = r"(?<![\w#&])#\w*[^\W\d_]\w*"
_CODE = (
    r"`[^`\n]+`|\{\{?\w[\w.]*\}?\}|%(?:\d+\$)?[sd](?!\w)|</?[a-zA-Z][^<>\n]*>"
    r"|(?<![\w/])[^\W_]*_\w+(?:\.\w+)?|(?<![\w/])(?:/[\w.-]+){2,}/?"
)
_EMOJI = (
    "(?:[\U0001f1e6-\U0001f1ff]{2}|[0-9#*]\ufe0f?\u20e3|(?:[\U0001f300-\U0001faff\u2600-\u27bf\u2b50\u2b55\u231a\u231b\u23e9-\u23f3]"
    "[\ufe0f\U0001f3fb-\U0001f3ff]*(?:\u200d(?=[\U0001f300-\U0001faff\u2600-\u27bf]))?)+)"
)
_PATTERN = re.compile(
    f"(?P<email>{_EMAIL})|(?P<url>{_URL})|(?P<handle>{_HANDLE})|(?P<hashtag>{_HASHTAG})|(?P<code>{_CODE})|(?P<emoji>{_EMOJI})"
)
# No span is without one of these, or "www".
_SIGN = re.compile("[@#`{%<_/\u20e3\u231a\u231b\u23e9-\u23f3\u2600-\u27bf\u2b50\u2b55\U0001f1e6-\U0001faff]")
_PAIRS = {")": "(", "]": "[", "}": "{"}


@dataclass(frozen=True)
class Span:
    """A stretch of text to be kept as it is.

    :param kind: one of KINDS.
    """

    kind: str
    start: int
    end: int
    text: str


def protected(text: str) -> list[Span]:
    """The stretches of a text that must come out as they are, in order, none overlapping another."""
    if not _SIGN.search(text) and "www" not in text:
        return []
    spans = []
    for match in _PATTERN.finditer(text):
        kind = match.lastgroup or ""
        end = _url_end(match.group()) + match.start() if kind == "url" else match.end()
        if end > match.start():
            spans.append(Span(kind, match.start(), end, text[match.start() : end]))
    return spans


def _url_end(url: str) -> int:
    """Where an address ends: without the punctuation of the sentence around it, and with its own brackets only."""
    end = len(url)
    while end:
        last = url[end - 1]
        if last in ".,;:!?'’…*" or (last in _PAIRS and url.count(last, 0, end) > url.count(_PAIRS[last], 0, end)):
            end -= 1
        else:
            break
    return end


_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d+(?:[.,:'’\u00a0\u202f\u2009 ]\d+)*")
_COMMA_DECIMAL = frozenset({"tr", "ru", "kk", "az", "ky", "de", "fr", "es", "it", "pt", "pl", "uk", "nl"})
_SCALES = {
    1e3: ("bin", "thousand", "тыс", "тысяч", "тысяча", "тысячи", "мың", "천"),
    1e4: ("만",),
    1e6: ("milyon", "million", "млн", "миллион", "миллиона", "миллионов", "백만"),
    1e8: ("억",),
    1e9: ("milyar", "billion", "млрд", "миллиард", "миллиарда", "миллиардов"),
    1e12: ("trilyon", "trillion", "трлн", "триллион", "триллиона", "триллионов", "조"),
}
_SCALE_OF = {word: scale for scale, words in _SCALES.items() for word in words}
_SCALE = re.compile(
    r"[\s\u00a0-]*(" + "|".join(sorted(_SCALE_OF, key=len, reverse=True)) + r")(?!\w)|[\s]*([만억조천])",
    re.IGNORECASE,
)
_WORDS = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve".split(),
        map(float, range(1, 13)),
        strict=True,
    )
)
_TURKISH = dict(zip("bir iki üç dört beş altı yedi sekiz dokuz on".split(), map(float, range(1, 11)), strict=True))


def numbers(text: str, language: str) -> list[float]:
    """The values of the numbers written in digits, scale words such as "milyar" multiplied in.

    :param language: code of the text's language, which says whether the comma is the decimal sign.
    """
    if not _DIGIT.search(text):
        return []
    kept = text
    for span in protected(text):
        kept = kept[: span.start] + " " * (span.end - span.start) + kept[span.end :]
    values: list[float] = []
    for match in _NUMBER.finditer(kept):
        read = _values(match.group(), language)
        scale = _SCALE.match(kept, match.end())
        if scale and len(read) == 1:
            word = (scale[1] or scale[2]).lower().replace("i\u0307", "i")  # MİLYAR
            read = [read[0] * _SCALE_OF[word]]
        values += read
    return values


def _values(written: str, language: str) -> list[float]:
    """One number, or the numbers of a date, a time or a list."""
    groups = re.split(r"[.,:'’\u00a0\u202f\u2009 ]", written)
    marks = re.findall(r"[.,:'’\u00a0\u202f\u2009 ]", written)
    if not marks:
        return [float(written)]
    decimal = "," if language in _COMMA_DECIMAL else "."
    thousands = all(len(g) == 3 for g in groups[1:]) and len(groups[0]) <= 3 and groups[0] != "0"
    if thousands and len(set(marks)) == 1 and marks[0] != ":" and (marks[0] != decimal or len(marks) > 1):
        return [float("".join(groups))]
    whole = groups[:-1]
    if marks[-1] == decimal and (
        len(whole) == 1 or (all(len(g) == 3 for g in whole[1:]) and decimal not in marks[:-1])
    ):
        return [float("".join(whole) + "." + groups[-1])]
    if len(marks) == 1 and marks[0] in ",." and len(groups[1]) != 3 and not (marks[0] == "." and len(groups[1]) == 2):
        return [float(".".join(groups))]
    return [float(group) for group in groups]


def changed_numbers(
    source: str, target: str, source_language: str, target_language: str
) -> tuple[list[str], list[str]]:
    """The numbers that the target lacks, and those that it has too many of; a small one may be written in words.

    :return: values as text, in the order of the source and of the target.
    """
    if not _DIGIT.search(source) and not _DIGIT.search(target):
        return [], []
    wanted = Counter(numbers(source, source_language))
    found = Counter(numbers(target, target_language))
    missing, added = wanted - found, found - wanted
    _forgive_words(missing, target)
    _forgive_words(added, source)
    _forgive_splits(missing, added)
    return [f"{v:.15g}" for v in missing.elements()], [f"{v:.15g}" for v in added.elements()]


def _forgive_words(values: Counter[float], other: str) -> None:
    if not values:
        return
    words = Counter(re.findall(r"\w+", other.lower()))
    for table in (_WORDS, _TURKISH):
        for word, value in table.items():
            if values.get(value):
                values[value] -= min(values[value], words[word])
    for done in [v for v, count in values.items() if count <= 0]:
        del values[done]


def _forgive_splits(missing: Counter[float], added: Counter[float]) -> None:
    """A time written 14.30 on one side is 14:30, so 14 and 30, on the other."""
    for one, other in ((missing, added), (added, missing)):
        for value in list(one):
            whole, part = divmod(round(value * 100), 100)
            if value != int(value) and other.get(float(whole)) and other.get(float(part)):
                for v, counter in ((value, one), (float(whole), other), (float(part), other)):
                    counter[v] -= 1
                    if counter[v] <= 0:
                        del counter[v]
