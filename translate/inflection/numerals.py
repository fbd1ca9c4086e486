"""How a number written in digits ends when it is read aloud: endings of a numeral follow the last word spoken."""

from __future__ import annotations

import re
from collections.abc import Mapping

NUMBER = re.compile(r"[0-9]+(?:[.,:][0-9]+)*")
_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_SCALES = ((2, 100), (5, 1000), (8, 10**6), (11, 10**9))


def last_word(number: str, words: Mapping[int, str]) -> str:
    """The last word of a number read aloud: 2025 -> five, 1.000 -> thousand, 1,5 -> five, 12.00 -> twelve (a time).

    :param number: digits, grouped in threes by dots or divided by a dot, comma or colon.
    :param words: the language's words for 0-9, the tens, and each power of ten from 100 to 10**12 it has a name for.
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
