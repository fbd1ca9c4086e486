"""The English possessive, in the style of the Associated Press."""

from __future__ import annotations

from translate.errors import InputError

CASES: tuple[str, ...] = ("nominative", "genitive")


def inflect(name: str, case: str, *, kind: str = "person", pronounced: str | None = None) -> str:
    """An English name in a case: Tokayev's, but a bare apostrophe after a name in s (Reuters').

    The apostrophe is the typographic one where the name itself has one (O’Neill’s). A name that is a
    possessive already (McDonald's) stays as it is.

    :param name: one or more words.
    :param case: one of CASES.
    :param kind: type of the concept; makes no difference in English.
    :param pronounced: not needed: the rule goes by spelling.
    :raises InputError: for an unknown case.
    """
    if case not in CASES:
        raise InputError(f"Unknown English case {case!r}: use one of {', '.join(CASES)}.")
    text = name.rstrip()
    if case == "nominative" or not text or text.lower().endswith(("'s", "’s", "s'", "s’")):
        return name
    apostrophe = "’" if "’" in text else "'"
    ending = apostrophe if _last_letter(text).lower() == "s" else apostrophe + "s"
    return text + ending + name[len(text) :]


def _last_letter(text: str) -> str:
    """The last letter or digit, closing quotes and dots left aside; "" if there is none."""
    return next((char for char in reversed(text) if char.isalnum()), "")
