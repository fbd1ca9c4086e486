"""Writing the case forms of names: a module for each language that has them, loaded when first needed."""

from __future__ import annotations

import difflib
import importlib
from typing import Protocol, cast

from translate.errors import InputError
from translate.glossary.concepts import CONCEPT_TYPES

_MODULES = {"en": "english", "kk": "kazakh", "ko": "korean", "ru": "russian", "tr": "turkish"}
LANGUAGES = tuple(_MODULES)


class _Inflection(Protocol):
    CASES: tuple[str, ...]

    def inflect(self, name: str, case: str, *, kind: str = ..., pronounced: str | None = ...) -> str: ...


def cases(language: str) -> tuple[str, ...]:
    """The grammatical cases a language's forms are written in, in the order of its grammars.

    :param language: en, kk, ko, ru or tr.
    :raises InputError: for any other language.
    """
    return _inflection(language).CASES


def inflect(name: str, language: str, case: str, *, kind: str = "person", pronounced: str | None = None) -> str:
    """A name in a grammatical case, as the language writes it: Astana, "tr", locative -> Astana'da.

    :param name: the name in the nominative.
    :param language: en, kk, ko, ru or tr.
    :param case: one of `cases(language)`.
    :param kind: the type of concept the name stands for, one of CONCEPT_TYPES.
    :param pronounced: how a foreign name sounds, in the language's own letters (Macron in Turkish: "Makron").
    :raises InputError: for an empty name and an unknown language, case or kind.
    """
    module = _inflection(language)
    _check(case, module.CASES, f"case of language {language}")
    _check(kind, CONCEPT_TYPES, "type of concept")
    if not name.strip():
        raise InputError("the name to inflect is empty; give a name")
    return module.inflect(name, case, kind=kind, pronounced=pronounced)


def forms(name: str, language: str, *, kind: str = "person", pronounced: str | None = None) -> dict[str, str]:
    """All case forms of a name, by case in the language's order; parameters and errors as for `inflect`."""
    return {c: inflect(name, language, c, kind=kind, pronounced=pronounced) for c in cases(language)}


def _inflection(language: str) -> _Inflection:
    _check(language, tuple(_MODULES), "language with inflection")
    return cast(_Inflection, importlib.import_module(f"translate.inflection.{_MODULES[language]}"))


def _check(value: str, known: tuple[str, ...], what: str) -> None:
    if value in known:
        return
    close = difflib.get_close_matches(value, known, n=1)
    hint = f"did you mean {close[0]}? " if close else ""
    raise InputError(f'"{value}" is no {what}; {hint}known: {", ".join(known)}')
