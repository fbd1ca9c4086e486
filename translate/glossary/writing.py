"""Writing glossaries in our YAML."""

from __future__ import annotations

import json
import re
from typing import Any

from translate.glossary.concepts import Concept, Glossary, Term

_PLAIN = re.compile(r"[^\W\d_][\w .'’/-]*")
_READ_OTHERWISE = re.compile(r"(?i)true|false|yes|no|on|off|null|y|n")


def glossary_yaml(glossary: Glossary) -> str:
    """A glossary as YAML text that reads back as the same glossary."""
    head = [f"glossary: {_scalar(glossary.name)}", f"version: {_scalar(glossary.version)}"]
    if glossary.description:
        head.append(f"description: {_scalar(glossary.description)}")
    return "\n".join([*head, "concepts:" if len(glossary) else "concepts: []", ""]) + "".join(
        map(concept_yaml, glossary)
    )


def concept_yaml(concept: Concept) -> str:
    """A concept as an entry of the list `concepts`."""
    lines = [f"  - id: {_scalar(concept.id)}", f"    type: {concept.type}"]
    if concept.note:
        lines.append(f"    note: {_scalar(concept.note)}")
    lines.append("    terms:")
    lines += [f"      {_scalar(code)}: {_term(term, concept.type)}" for code, term in concept.terms.items()]
    return "\n".join(lines) + "\n"


def _term(term: Term, kind: str) -> str:
    keys = term_keys(term, kind)
    if list(keys) == ["preferred"]:
        return _scalar(term.preferred)
    return "{" + ", ".join(f"{key}: {_value(value)}" for key, value in keys.items()) + "}"


def term_keys(term: Term, kind: str) -> dict[str, Any]:
    """A term's keys as they are written: those at their defaults left out."""
    keys: dict[str, Any] = {"preferred": term.preferred}
    if term.short:
        keys["short"] = term.short
    if term.variants:
        keys["variants"] = list(term.variants)
    if term.forbidden:
        keys["forbidden"] = list(term.forbidden)
    if term.adjectives:
        keys["adjectives"] = list(term.adjectives)
    usual = Term.of_type(term.preferred, kind)
    if term.ignore_case != usual.ignore_case:
        keys["case"] = "ignore" if term.ignore_case else "exact"
    if not term.inflect:
        keys["inflect"] = False
    if term.near != usual.near:
        keys["near"] = term.near
    if term.pronounced:
        keys["pronounced"] = term.pronounced
    return keys


def _value(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_scalar, value)) + "]"
    return str(value).lower() if isinstance(value, bool) else _scalar(value)


def _scalar(text: str) -> str:
    """Text as a YAML scalar that stands in a flow mapping too: bare where that is safe, else in double quotes."""
    bare = _PLAIN.fullmatch(text) and not _READ_OTHERWISE.fullmatch(text) and text == text.strip()
    return text if bare else json.dumps(text, ensure_ascii=False)
