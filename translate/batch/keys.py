"""Segments as rows of a database: what a translation depends on as a key, and the translation as text."""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple

from translate.results import Segment, TermUse
from translate.translator import Prepared

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def key(signature: str, prepared: Prepared) -> bytes:
    """Sixteen bytes that stand for a sentence with its mentions, translated under a signature."""
    return hashlib.blake2b(f"{signature}\n{prepared!r}".encode("utf-8", "surrogatepass"), digest_size=16).digest()


def dump(segment: Segment) -> str:
    """A segment as text, its source left out, which the key stands for."""
    terms = [astuple(use) for use in segment.terms]
    content = [segment.target, round(segment.score, 6), terms, segment.warnings, segment.alignment]
    return _ENCODER.encode(content)


def load(source: str, value: str) -> Segment:
    """The segment of a source from its text."""
    target, score, terms, warnings, alignment = json.loads(value)
    uses = tuple(TermUse(*use) for use in terms)
    return Segment(source, target, score, uses, tuple(warnings), tuple((a, b) for a, b in alignment))
