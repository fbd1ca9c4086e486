"""SubRip and WebVTT: the lines of a cue translated as one and broken again; times, settings and styles kept."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from translate.documents.document import Alignment, Document, Kept, Part, Sentence
from translate.documents.inline import CLOSE, OPEN, Item, Mark, Paragraph, Text, paired
from translate.documents.markup import escape
from translate.languages.base import Language

WIDTH = 42  # characters of a line, the usual limit for subtitles

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_TIMES = re.compile(r"\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}")
_MARK = re.compile(r"(</?[A-Za-z][^<>]*>|<\d[\d:.]*>|\{\\[^{}]*\})")
_SPEAKER = re.compile(r"[ \t]*(?:<[^<>]*>)*[-–—][ \t]?")


def split_srt(text: str, language: Language, width: int = WIDTH) -> Document:
    """Take a SubRip text apart.

    :param width: characters at which lines are broken.
    """
    return _split(text, language, width, str, str)


def split_vtt(text: str, language: Language, width: int = WIDTH) -> Document:
    """Take a WebVTT text apart; likewise."""
    return _split(text, language, width, html.unescape, escape)


def _split(
    text: str, language: Language, width: int, read: Callable[[str], str], write: Callable[[str], str]
) -> Document:
    parts: list[Part] = []
    cue: list[str] | None = None  # lines of the cue that has begun
    for line in [found.group() for found in _LINE.finditer(text) if found.group()]:
        if cue is not None and line.strip() and not _TIMES.match(line):
            cue.append(line)
            continue
        if cue:
            parts += _cue(cue, language, width, read, write)
        parts.append(Kept(line))
        cue = [] if _TIMES.match(line) else None
    return Document(parts + (_cue(cue, language, width, read, write) if cue else []))


def _cue(
    lines: Sequence[str], language: Language, width: int, read: Callable[[str], str], write: Callable[[str], str]
) -> list[Part]:
    """One paragraph of a cue's lines, or one of each line where they are what different people say."""
    if sum(_SPEAKER.match(line) is not None for line in lines) > 1:
        return [part for line in lines for part in _dialogue(line, language, read, write)]
    items = [item for line in lines for item in _items(line, read)]
    end = lines[-1][len(lines[-1].rstrip("\r\n")) :]
    if end and isinstance(items[-1], Text):
        items.pop()
    return [_Cue(Paragraph(paired(items), language, write), width, "\r\n" if "\r\n" in lines[0] else "\n"), Kept(end)]


def _dialogue(line: str, language: Language, read: Callable[[str], str], write: Callable[[str], str]) -> list[Part]:
    dash = _SPEAKER.match(line)
    start, end = dash.end() if dash else 0, len(line.rstrip("\r\n"))
    paragraph = Paragraph(paired(_items(line[start:end], read)), language, write)
    return [Kept(line[:start]), paragraph, Kept(line[end:])]


def _items(line: str, read: Callable[[str], str]) -> list[Item]:
    items: list[Item] = []
    for i, piece in enumerate(_MARK.split(line.rstrip("\r\n"))):
        name = re.match(r"</?([A-Za-z]+)", piece)
        if i % 2 and name:
            kind = CLOSE if piece.startswith("</") else OPEN
            items.append(Mark(piece, kind, name[1].lower()))
        elif i % 2:
            items.append(Mark(piece))
        elif piece:
            items.append(Text(read(piece), piece))
    if line.endswith(("\r", "\n")):
        items.append(Text(" ", line[len(line.rstrip("\r\n")) :]))
    return items


@dataclass(frozen=True)
class _Cue:
    """A cue's text.

    :param newline: what its lines end in.
    """

    paragraph: Paragraph
    width: int
    newline: str

    @property
    def sentences(self) -> Sequence[Sentence]:
        return self.paragraph.sentences

    def join(self, targets: Sequence[str], alignments: Sequence[Alignment]) -> str:
        joined = self.paragraph.join(targets, alignments)
        if list(targets) == [sentence.text for sentence in self.sentences]:
            return joined
        return self.newline.join(_broken(joined, self.width))


def _broken(text: str, width: int) -> list[str]:
    """Lines of about the same length, none longer than the width if words allow it; marks have no width."""
    words = re.sub(r"\s+", " ", text).strip().split(" ")
    words = _whole_marks(words)
    sizes = [len(_MARK.sub("", word)) for word in words]
    total = sum(sizes) + len(sizes) - 1
    for count in range(max(1, -(-total // width)), len(words) + 1):
        lines = _filled(words, sizes, max(-(-total // count), 1), width)
        if len(lines) <= count:
            return lines
    return _filled(words, sizes, width, width)


def _whole_marks(words: Sequence[str]) -> list[str]:
    """Words that are pieces of one tag with attributes put together again."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1].rfind("<") > joined[-1].rfind(">"):
            joined[-1] += " " + word
        else:
            joined.append(word)
    return joined


def _filled(words: Sequence[str], sizes: Sequence[int], wanted: int, width: int) -> list[str]:
    """Lines filled up to the wanted length, a word more if that brings them nearer to it within the width."""
    lines: list[str] = []
    length = 0
    for word, size in zip(words, sizes, strict=True):
        longer = length + 1 + size
        if lines and longer <= width and (longer <= wanted or longer - wanted < wanted - length):
            lines[-1] += " " + word
            length = longer
        else:
            lines.append(word)
            length = size
    return lines
