"""HTML: text translated, tags, attributes, scripts and code kept; `translate="no"` respected."""

from __future__ import annotations

import html

from translate.documents import markup
from translate.documents.document import Document, Kept, Part
from translate.documents.inline import CLOSE, OPEN, Item, Mark, Paragraph, Text, paired
from translate.documents.markup import EMPTY, END, OTHER, START, TEXT, Token
from translate.languages.base import Language

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite data del dfn em font i ins kbd label mark q rb rp rt ruby s samp small span "
    "strike strong sub sup time tt u var code img wbr input button".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_KEPT = frozenset("script style code kbd samp var tt pre textarea svg math template object".split())
_RAW = frozenset(("script", "style", "textarea"))
_CLOSED_BY_THEMSELVES = frozenset("p li td th tr dt dd option".split())


def split(text: str, language: Language) -> Document:
    """Take an HTML text, a page or a piece of one, apart."""
    return Document(_Builder(language).built(text))


class _Builder:
    """Gathers paragraphs: what stands between two tags that are not inline ones."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._parts: list[Part] = []
        self._items: list[Item] = []
        self._open: list[tuple[str, bool]] = []  # names of open elements, and whether their content is kept

    def built(self, text: str) -> list[Part]:
        for token in markup.tokens(text, raw_text=_RAW):
            self._take(token)
        self._flush()
        return self._parts

    def _kept(self) -> bool:
        return bool(self._open) and self._open[-1][1]

    def _take(self, token: Token) -> None:
        name = token.name.lower()
        if token.kind == TEXT:
            self._items.append(Text(html.unescape(token.raw), token.raw, self._kept()))
        elif token.kind == OTHER:
            self._items.append(Mark(token.raw))
        elif name in _INLINE:
            self._inline(token, name)
        else:
            self._flush()
            self._parts.append(Kept(token.raw))
            self._nest(token, name)

    def _inline(self, token: Token, name: str) -> None:
        if token.kind == EMPTY or name in _VOID:
            self._items.append(Mark(token.raw))
        elif token.kind == START:
            self._items.append(Mark(token.raw, OPEN, name))
        else:
            self._items.append(Mark(token.raw, CLOSE, name))
        self._nest(token, name)

    def _nest(self, token: Token, name: str) -> None:
        """Keep track of the open elements."""
        if token.kind == END:
            while any(open_name == name for open_name, _ in self._open) and self._open.pop()[0] != name:
                pass
        elif token.kind == START and name not in _VOID:
            if name in _CLOSED_BY_THEMSELVES and self._open and self._open[-1][0] == name:
                self._open.pop()
            self._open.append((name, self._says_keep(token, name)))

    def _says_keep(self, token: Token, name: str) -> bool:
        attributes = token.attributes
        wish = attributes.get("translate", "").lower()
        if wish == "yes" and name not in _RAW:
            return False
        return self._kept() or name in _KEPT or wish == "no" or "notranslate" in attributes.get("class", "").split()

    def _flush(self) -> None:
        if self._items:
            self._parts.append(Paragraph(paired(self._items), self._language, markup.escape))
            self._items = []
