"""RSS and Atom: titles, descriptions and contents translated, as text or as the HTML in them."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

from translate.documents import html as pages
from translate.documents import markup
from translate.documents.document import Alignment, Document, Kept, Part, Sentence
from translate.documents.markup import EMPTY, END, START
from translate.languages.base import Language

_TRANSLATED = frozenset(("title", "description", "subtitle", "summary", "content", "encoded"))
_CDATA = ("<![CDATA[", "]]>")


def split(text: str, language: Language) -> Document:
    """Take a feed apart: what stands in its elements of text, in whatever of the three ways feeds write HTML."""
    parts: list[Part] = []
    inner: list[str] = []
    name, depth = "", 0
    for token in markup.tokens(text):
        same = depth > 0 and token.name == name
        if same and token.kind == END:
            depth -= 1
            if depth == 0:
                parts.append(_content("".join(inner), language))
                inner = []
        elif same and token.kind == START:
            depth += 1
        if depth:
            inner.append(token.raw)
            continue
        parts.append(Kept(token.raw))
        if token.kind == START and token.kind != EMPTY and token.local in _TRANSLATED:
            name, depth = token.name, 1
    parts.append(Kept("".join(inner)))
    return Document(parts)


def _content(inner: str, language: Language) -> Part:
    bare = inner.strip()
    if bare.startswith(_CDATA[0]) and bare.endswith(_CDATA[1]) and bare.count(_CDATA[0]) == 1:
        return _Wrapped(inner, pages.split(bare[len(_CDATA[0]) : -len(_CDATA[1])], language), cdata=True)
    if "<" not in inner and "&lt;" in inner:
        return _Wrapped(inner, pages.split(html.unescape(inner), language), cdata=False)
    return _Wrapped(inner, pages.split(inner, language), cdata=None)


@dataclass(frozen=True)
class _Wrapped:
    """HTML inside of XML.

    :param cdata: whether as CDATA, or else escaped; None for markup of the feed itself.
    """

    raw: str
    page: Document
    cdata: bool | None

    @property
    def sentences(self) -> Sequence[Sentence]:
        return self.page.sentences

    def join(self, targets: Sequence[str], alignments: Sequence[Alignment]) -> str:
        if list(targets) == self.page.segments:
            return self.raw
        joined = self.page.join(targets, alignments)
        if self.cdata is None:
            return joined
        if not self.cdata:
            return markup.escape(joined)
        before, _, after = self.raw.partition(_CDATA[0])
        return f"{before}{_CDATA[0]}{joined.replace(']]>', ']]&gt;')}{_CDATA[1]}{after.rpartition(_CDATA[1])[2]}"
