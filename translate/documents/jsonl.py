"""JSON Lines: the text of named fields translated in place, every other character of a record as it was."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from json import decoder
from typing import Any

from translate.documents.records import BadRecord, Field, Record, Split, kept_record, sound

_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()
_string: Callable[[str, int], tuple[str, int]] = decoder.scanstring  # type: ignore[attr-defined]


def fields(line: str, names: Sequence[str]) -> list[Field]:
    """The wanted fields of a record, in the order of the line.

    :param names: keys; "article.title" is a key inside an object. A value may be a string or a list of strings.
    :raises BadRecord: the line is no JSON object, or a wanted field holds something else.
    """
    try:
        whole = _DECODER.decode(line)
    except ValueError as error:
        raise BadRecord(f"not JSON: {error}") from None
    if not isinstance(whole, dict):
        raise BadRecord("a record must be a JSON object")
    try:
        return list(_in_object(line, _skip(line, 0), names))
    except RecursionError:
        raise BadRecord("nested too deep") from None


def _skip(line: str, at: int) -> int:
    found = _SPACE.match(line, at)
    return found.end() if found else at


def _in_object(line: str, at: int, names: Sequence[str]) -> Iterator[Field]:
    at = _skip(line, at + 1)
    while line[at] == '"':
        key, at = _string(line, at + 1)
        at = _skip(line, _skip(line, at) + 1)
        value, end = _DECODER.raw_decode(line, at)
        inner = [name[len(key) + 1 :] for name in names if name.startswith(key + ".")]
        if key in names:
            yield from _texts(line, at, end, key, value)
        elif inner and isinstance(value, dict):
            yield from _in_object(line, at, inner)
        at = _skip(line, end)
        at = _skip(line, at + 1) if line[at] == "," else at


def _texts(line: str, at: int, end: int, key: str, value: Any) -> Iterator[Field]:
    if isinstance(value, str):
        yield Field(at, end, value)
    elif isinstance(value, list) and all(isinstance(v, str) for v in value):
        at = _skip(line, at + 1)
        while line[at] == '"':
            text, after = _string(line, at + 1)
            yield Field(at, after, text)
            at = _skip(line, _skip(line, after) + 1)
    elif value is not None:
        raise BadRecord(f"field {key!r} holds neither text nor a list of texts")


def quoted(text: str, raw: str) -> str:
    """A text as a JSON string; escaped to ASCII where the old one was."""
    return json.dumps(text, ensure_ascii="\\u" in raw and raw.isascii())


def record(line: str, number: int, name: str, names: Sequence[str], split: Split) -> Record:
    """One line as a record; in the place of one that cannot be read stands a record of its error.

    :param names: of the wanted fields, as in `fields`.
    """
    body = line.rstrip("\r\n")
    if not body.strip():
        return kept_record(line)
    try:
        found = fields(sound(body), names)
        for field in found:
            sound(field.text)
        return Record(line, found, split, quoted)
    except BadRecord as error:
        readable = body.encode("utf-8", "replace").decode("utf-8")
        instead = json.dumps({"error": str(error), "line": number, "input": readable}, ensure_ascii=False)
        return kept_record(instead + line[len(body) :], f"{name}:{number}: {error}")
