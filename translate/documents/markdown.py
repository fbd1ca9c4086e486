"""Markdown: headings, lists, quotes and tables translated, code, addresses and front matter kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.documents.document import Document, Kept, Part
from translate.documents.inline import CLOSE, OPEN, Item, Mark, Paragraph, Text, paired
from translate.languages.base import Language

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_LINE = re.compile(r"[^\n]*(?:\n|$)")
_PREFIX = re.compile(r"\s*(?:(?:>|#{1,6}|[-*+]|\d{1,3}[.)]|\[[ xX]\])\s+|>)*")
_INDENTED = re.compile(r"(?: {4}|\t)")
_RULE = re.compile(r"\s*(?:[-*_=|:+]\s*){3,}$")
_REFERENCE = re.compile(r"\s*\[[^\]]+\]:\s")
_CELL = re.compile(r"(\|)")
# What stands inside a line and is no text: images, a link's address, tags, emphasis marks; code is kept text.
_INLINE = re.compile(
    r"(`+[^`]*`+|!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|\]\[[^\]]*\]|\[(?=[^\]]+\]\()|\[(?=[^\]]+\]\[)|</?[a-zA-Z!][^>]*>"
    r"|\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w)|~~)"
)


def split(text: str, language: Language) -> Document:
    """Take a Markdown text apart; its lines stay lines."""
    parts: list[Part] = []
    for line, is_text in _lines(text):
        parts += _line(line, language) if is_text else [Kept(line)]
    return Document(parts)


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Each line, and whether it holds text."""
    lines = [line.group() for line in _LINE.finditer(text) if line.group()]
    fence, front = (
        "",
        bool(lines) and lines[0].strip() == "---" and any(x.strip() == "---" for x in lines[1:]),
    )
    blank = True
    for number, line in enumerate(lines):
        mark = _FENCE.match(line)
        is_text = not (fence or front or mark or _RULE.match(line) or _REFERENCE.match(line))
        is_text = is_text and not (blank and _INDENTED.match(line) and not _PREFIX.fullmatch(line[:6].strip() + " "))
        yield line, is_text
        if front:
            front = number == 0 or line.strip() != "---"
        elif fence:
            fence = "" if mark and mark.group(1).startswith(fence) and not line.strip(" `~\n") else fence
        elif mark:
            fence = mark.group(1)
        blank = not line.strip() or (blank and not is_text)


def _line(line: str, language: Language) -> list[Part]:
    prefix = _PREFIX.match(line)
    start, end = prefix.end() if prefix else 0, len(line.rstrip())
    cells = _CELL.split(line[start:end]) if "|" in line else [line[start:end]]
    parts: list[Part] = [Kept(line[:start])]
    for i, cell in enumerate(cells):
        parts.append(Kept(cell) if i % 2 else Paragraph(paired(_items(cell)), language, str))
    return [*parts, Kept(line[max(start, end) :])]


def _items(text: str) -> list[Item]:
    items: list[Item] = []
    for i, piece in enumerate(_INLINE.split(text)):
        if i % 2 == 0 or piece.startswith("`"):
            items.append(Text(piece, piece, kept=i % 2 == 1))
        else:
            items.append(_mark(piece, items))
    return [item for item in items if item.raw]


def _mark(piece: str, before: list[Item]) -> Mark:
    tag = re.match(r"<(/?)([a-zA-Z]\w*)", piece)
    if tag:
        return Mark(piece, CLOSE if tag[1] else OPEN, tag[2].lower())
    if piece == "[":
        return Mark(piece, OPEN, "[")
    if piece.startswith("]"):
        return Mark(piece, CLOSE, "[")
    if piece.startswith("!"):
        return Mark(piece)
    pair = piece
    open_marks = sum({OPEN: 1, CLOSE: -1}.get(m.kind, 0) for m in before if isinstance(m, Mark) and m.pair == pair)
    return Mark(piece, CLOSE if open_marks else OPEN, pair)
