"""The last word of a number when it is read aloud: the one that endings follow."""

from __future__ import annotations

import re
from collections.abc import Mapping

NUMBER = re.compile(r"[0-9]+(?:[.,:][0-9]+)*")
_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_SCALES = ((2, 100), (5, 1000), (8, 10**6), (11, 10**9))


def table(digits: str, tens: str, powers: str) -> dict[int, str]:
    """A language's number words by value, as `last_word` wants them.

    :param digits: the words for 0 to 9, in order, divided by blanks.
    :param tens: those for 10 to 90.
    :param powers: those for hundred, thousand, 10**6, 10**9 and 10**12.
    """
    by_value = dict(enumerate(digits.split()))
    by_value |= {10 * n: word for n, word in enumerate(tens.split(), start=1)}
    return by_value | dict(zip((100, 1000, 10**6, 10**9, 10**12), powers.split(), strict=True))


def last_word(number: str, words: Mapping[int, str]) -> str:
    """The last word of a number read aloud: 2025 -> five, 1.000 -> thousand, 12.00 (a time) -> twelve.

    :param number: digits, grouped in threes by dots or divided by a dot, comma or colon.
    :param words: the language's number words, made by `table`.
    """
    digits = number.replace(".", "") if _GROUPED.fullmatch(number) else _last_part(re.split("[.,:]", number))
    digits = digits.lstrip("0")
    if not digits:
        return words[0]
    zeros = len(digits) - len(digits.rstrip("0"))
    if zeros == 0:
        return words[int(digits[-1])]
    if zeros == 1:
        return words[int(digits[-2:])]
    return words[next((scale for most, scale in _SCALES if zeros <= most), 10**12)]


def _last_part(parts: list[str]) -> str:
    """The part read last; zeros after the divider are not read."""
    return next((part for part in reversed(parts) if part.strip("0")), "0")
