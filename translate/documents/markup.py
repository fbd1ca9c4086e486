"""HTML and XML as a row of tokens that together are the text, character by character."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

START, END, EMPTY, TEXT, OTHER = "start", "end", "empty", "text", "other"

_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:>|\Z)|<![^>]*>"
    r"|<(/?)([A-Za-z_][^\s/>]*)((?:\"[^\"]*\"|'[^']*'|[^'\"<>])*)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s=/\"'<>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")


@dataclass(frozen=True)
class Token:
    """A tag, a stretch of text, or something else (a comment, CDATA, a declaration).

    :param kind: START, END, EMPTY (a tag that closes itself), TEXT or OTHER.
    :param name: of a tag, as written.
    """

    kind: str
    raw: str
    name: str = ""

    @property
    def local(self) -> str:
        """The tag's name without a prefix, in lower case."""
        return self.name.rsplit(":", 1)[-1].lower()

    @property
    def attributes(self) -> dict[str, str]:
        """A tag's attributes by lower-case name, their values as written."""
        found = _ATTRIBUTE.finditer(self.raw[1 + len(self.name) : -1]) if self.kind in (START, EMPTY) else ()
        return {m[1].lower(): m[2] or m[3] or m[4] or "" for m in found}


def escape(text: str) -> str:
    """Text as it is written between tags."""
    return html.escape(text, quote=False)


def tokens(text: str, *, raw_text: frozenset[str] = frozenset()) -> Iterator[Token]:
    """The tokens of a text; a "<" that begins no tag is text.

    :param raw_text: lower-case names of elements whose content is no markup, such as script in HTML.
    """
    at = start = 0
    while found := _TOKEN.search(text, at):
        if start < found.start():
            yield Token(TEXT, text[start : found.start()])
        at = start = found.end()
        if found[2] is None:
            yield Token(OTHER, found.group())
            continue
        kind = END if found[1] else EMPTY if found[3].endswith("/") else START
        yield Token(kind, found.group(), found[2])
        if kind == START and found[2].lower() in raw_text:
            end = re.compile(rf"</{re.escape(found[2])}\s*>|\Z", re.IGNORECASE).search(text, at)
            at = start = end.start() if end else len(text)
            if at > found.end():
                yield Token(OTHER, text[found.end() : at])
    if start < len(text):
        yield Token(TEXT, text[start:])


def element_end(tokens: Sequence[Token], start: int) -> int:
    """Index of the token that ends the element which begins at `start`."""
    depth = 0
    for at in range(start, len(tokens)):
        if tokens[at].name == tokens[start].name:
            depth += {START: 1, END: -1}.get(tokens[at].kind, 0)
        if depth == 0:
            return at
    return len(tokens) - 1
