"""Markdown: headings, lists, quotes and tables translated, code, addresses and front matter kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.documents.text import Document, Part, split_line
from translate.languages.base import Language

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_LINE = re.compile(r"[^\n]*(?:\n|$)")
_PREFIX = re.compile(r"\s*(?:(?:>|#{1,6}|[-*+]|\d{1,3}[.)]|\[[ xX]\])\s+|>)*")
_INDENTED = re.compile(r"(?: {4}|\t)")
_RULE = re.compile(r"\s*(?:[-*_=|:+]\s*){3,}$")
_REFERENCE = re.compile(r"\s*\[[^\]]+\]:\s")
# What stands inside a line and is no text: code, images, a link's address, tags, emphasis marks, table bars.
_INLINE = re.compile(
    r"(`+[^`]*`+|!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|\]\[[^\]]*\]|\[(?=[^\]]+\]\()|</?[a-zA-Z!][^>]*>|\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w)|~~|\|)"
)


def split(text: str, language: Language) -> Document:
    """Take a Markdown text apart; its lines stay lines."""
    return Document([_part(line, is_text, language) for line, is_text in _lines(text)])


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


def _part(line: str, is_text: bool, language: Language) -> Part:
    part = Part(line)
    if not is_text:
        part.pieces.append(line)
        return part
    prefix = _PREFIX.match(line)
    start = prefix.end() if prefix else 0
    part.pieces.append(line[:start])
    for i, piece in enumerate(_INLINE.split(line[start:])):
        if i % 2:
            part.pieces.append(piece)
        else:
            split_line(part, piece, language)
    return part
