"""XLIFF 1.2 and 2.x: sources translated into targets that are empty; everything else stays as it is."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from translate.documents import markup
from translate.documents.document import Alignment, Document, Kept, Part, Sentence
from translate.documents.inline import CLOSE, OPEN, Item, Mark, Paragraph, Text, paired
from translate.documents.markup import EMPTY, END, OTHER, START, TEXT, Token, element_end
from translate.languages.base import Language

_UNITS = frozenset(("trans-unit", "segment"))
_HOLDERS = frozenset(("file", "group", "unit", "trans-unit", "segment", "ignorable", "alt-trans", "matches", "notes"))
_UNTOUCHED = frozenset(("ignorable", "alt-trans", "matches", "notes"))
_NATIVE = frozenset(("bpt", "ept", "ph", "it"))  # of XLIFF 1.2: their content is code
_TO_DO = ("", "new", "needs-translation", "initial")


def split(text: str, language: Language, target_language: str) -> Document:
    """Take an XLIFF text apart.

    :param target_language: code that a file which names none gets.
    """
    return Document(_Builder(language, target_language).built(list(markup.tokens(text))))


class _Builder:
    def __init__(self, language: Language, target_language: str) -> None:
        self._language = language
        self._code = target_language
        self._parts: list[Part] = []
        self._kept = [False]

    def built(self, tokens: Sequence[Token]) -> list[Part]:
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.local in _UNITS and token.kind == START and not self._keeps(token):
                end = element_end(tokens, at)
                self._unit(tokens[at : end + 1])
                at = end + 1
                continue
            if token.local in _HOLDERS and token.kind in (START, END):
                self._kept.append(self._keeps(token)) if token.kind == START else self._kept.pop()
            self._parts.append(Kept(self._with_language(token)))
            at += 1
        return self._parts

    def _keeps(self, token: Token) -> bool:
        wish = token.attributes.get("translate")
        approved = token.attributes.get("approved") == "yes" or token.attributes.get("state") in ("final", "reviewed")
        return token.local in _UNTOUCHED or approved or (wish == "no" if wish else self._kept[-1])

    def _with_language(self, token: Token) -> str:
        """A tag that must name the target language once there are targets."""
        old, new = token.local == "file", token.local == "xliff" and "srclang" in token.attributes
        name = "target-language" if old and "source-language" in token.attributes else "trgLang" if new else ""
        if token.kind != START or not name or name.lower() in token.attributes:
            return token.raw
        return f'{token.raw[:-1]} {name}="{self._code}">'

    def _unit(self, unit: Sequence[Token]) -> None:
        """A unit: its source becomes its target, unless that has text already."""
        found = {name: _element(unit, name) for name in ("source", "seg-source", "target")}
        source, target = found["source"], found["target"]
        state = unit[0].attributes.get("state", "") or (unit[target[0]].attributes.get("state", "") if target else "")
        filled = target and "".join(t.raw for t in unit[target[0] + 1 : target[1]]).strip()
        if not source or (filled and state not in _TO_DO[1:]):
            self._parts.append(Kept(_raw(unit)))
            return
        paragraph = Paragraph(paired(_items(unit[source[0] + 1 : source[1]])), self._language, markup.escape)
        if target:
            start = unit[target[0]].raw
            opening = start if unit[target[0]].kind != EMPTY else re.sub(r"\s*/>$", ">", start)
            closing = f"</{unit[target[0]].name}>"
            before, after = _raw(unit[: target[0]]), _raw(unit[target[1] + 1 :])
        else:
            behind = (found["seg-source"] or source)[1]
            lead = unit[source[0] - 1].raw if unit[source[0] - 1].kind == TEXT else ""
            tag = unit[source[0]].name.replace("source", "target")
            opening, closing = f"{lead}<{tag}>", f"</{tag}>"
            before, after = _raw(unit[: behind + 1]), _raw(unit[behind + 1 :])
        self._parts += [Kept(before), _Target(paragraph, opening, closing), Kept(after)]


@dataclass(frozen=True)
class _Target:
    """A target, which is left out while there is nothing to put in."""

    paragraph: Paragraph
    opening: str
    closing: str

    @property
    def sentences(self) -> Sequence[Sentence]:
        return self.paragraph.sentences

    def join(self, targets: Sequence[str], alignments: Sequence[Alignment]) -> str:
        return f"{self.opening}{self.paragraph.join(targets, alignments)}{self.closing}"


def _items(tokens: Sequence[Token]) -> list[Item]:
    items: list[Item] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.kind == TEXT:
            items.append(Text(html.unescape(token.raw), token.raw))
        elif token.kind == START and token.local in _NATIVE:
            end = element_end(tokens, at)
            items.append(Mark(_raw(tokens[at : end + 1])))
            at = end
        elif token.kind in (EMPTY, OTHER):
            items.append(Mark(token.raw))
        else:
            items.append(Mark(token.raw, OPEN if token.kind == START else CLOSE, token.name))
        at += 1
    return items


def _element(unit: Sequence[Token], name: str) -> tuple[int, int] | None:
    """First and last index of a unit's own element."""
    at = 1
    while at < len(unit):
        if unit[at].kind == EMPTY and unit[at].local == name:
            return at, at
        if unit[at].kind == START:
            end = element_end(unit, at)
            if unit[at].local == name:
                return at, end
            at = end
        at += 1
    return None


def _raw(tokens: Sequence[Token]) -> str:
    return "".join(token.raw for token in tokens)
