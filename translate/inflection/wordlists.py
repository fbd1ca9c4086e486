"""Lists of words kept as text: one string, words divided by blanks and line breaks."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(text.split())


def pairs(text: str) -> dict[str, str]:
    """The pairs of a list of left=right."""
    return dict(pair.split("=") for pair in text.split())
