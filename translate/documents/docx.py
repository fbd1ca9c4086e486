"""Word documents: the text of paragraphs, headers, notes and comments translated, everything else kept.

The package is a zip of XML files; only the files that hold text are written anew, and in them only the text runs.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Sequence
from itertools import pairwise

from translate.documents import markup
from translate.documents.document import Alignment, Document, Kept, Part, Sentence
from translate.documents.inline import CLOSE, OPEN, Item, Mark, Paragraph, Text, paired
from translate.documents.markup import END, START, TEXT, Token, element_end
from translate.documents.placing import Token as Placed
from translate.errors import InputError
from translate.languages.base import Language

_TEXTS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
_LARGEST = 256 << 20  # bytes of one file in the package
_WRAPPERS = frozenset(("w:hyperlink", "w:smartTag", "w:ins", "w:sdt", "w:sdtContent"))
_DROPPED = frozenset(("w:proofErr", "w:lastRenderedPageBreak"))
_RUN_ENDS = "</w:t></w:r>"
_REVISION = re.compile(r' w:rsid\w*="[^"]*"')


class WordDocument:
    """A .docx file taken apart.

    :param data: the file.
    :raises InputError: it is no Word document.
    """

    def __init__(self, data: bytes, name: str, language: Language) -> None:
        self._data = data
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                wanted = [i for i in archive.infolist() if _TEXTS.fullmatch(i.filename)]
                if "word/document.xml" not in [i.filename for i in wanted]:
                    raise InputError(f"{name}: no word/document.xml in it: not a Word document")
                if any(i.file_size > _LARGEST for i in wanted):
                    raise InputError(f"{name}: holds a file of over {_LARGEST >> 20} MiB")
                texts = {i.filename: archive.read(i).decode("utf-8") for i in wanted}
        except (zipfile.BadZipFile, UnicodeDecodeError, NotImplementedError, RuntimeError, EOFError) as error:
            raise InputError(f"{name}: not a Word document ({error})") from None
        self._documents = {file: Document(_parts(text, language)) for file, text in texts.items()}

        self.faults: tuple[str, ...] = ()

    @property
    def documents(self) -> list[list[Sentence]]:
        """The sentences of each of its files."""
        return [document.sentences for document in self._documents.values()]

    def join(self, targets: Sequence[str], alignments: Sequence[Alignment]) -> bytes:
        """The file with targets in the place of sentences, those of all files one after another."""
        if list(targets) == [sentence.text for sentences in self.documents for sentence in sentences]:
            return self._data
        written: dict[str, str] = {}
        at = 0
        for file, document in self._documents.items():
            end = at + len(document.segments)
            written[file] = document.join(targets[at:end], alignments[at:end])
            at = end
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self._data)) as old, zipfile.ZipFile(out, "w") as new:
            for info in old.infolist():
                data = written[info.filename].encode() if info.filename in written else old.read(info)
                new.writestr(info, data, compress_type=info.compress_type)
        return out.getvalue()


def _parts(text: str, language: Language) -> list[Part]:
    parts: list[Part] = []
    items: list[Item] = []
    tokens = list(markup.tokens(text))
    at = 0
    while at < len(tokens):
        end, found = _taken(tokens, at)
        for item in found:
            if isinstance(item, Kept):
                parts += [_Runs(items, language), item] if items else [item]
                items = []
            else:
                items.append(item)
        at = end
    return [*parts, _Runs(items, language)] if items else parts


def _taken(tokens: Sequence[Token], at: int) -> tuple[int, list[Item | Kept]]:
    """What stands at a token, and the index behind it; Kept is what parts one paragraph of text from another."""
    token = tokens[at]
    if token.name == "w:r" and token.kind == START and (run := _run(tokens, at)) is not None:
        return run
    if token.name in _WRAPPERS and token.kind in (START, END):
        return at + 1, [Mark(token.raw, OPEN if token.kind == START else CLOSE, token.name)]
    if token.name in _DROPPED:
        return at + 1, []
    if token.name in ("w:bookmarkStart", "w:bookmarkEnd") or (token.kind == TEXT and not token.raw.strip()):
        return at + 1, [Mark(token.raw)]
    return at + 1, [Kept(token.raw)]


def _run(tokens: Sequence[Token], start: int) -> tuple[int, list[Item | Kept]] | None:
    """A run of text: one of texts, tabs and breaks becomes several runs; None for a run that holds paragraphs."""
    head, at = _REVISION.sub("", tokens[start].raw), start + 1
    if tokens[at].name == "w:rPr":
        end = element_end(tokens, at)
        head, at = head + "".join(t.raw for t in tokens[at : end + 1]), end + 1
    found: list[Item | Kept] = []
    while tokens[at].name != "w:r":
        end = element_end(tokens, at)
        raw = "".join(t.raw for t in tokens[at : end + 1])
        if any(t.name in ("w:p", "w:r") for t in tokens[at:end]):
            return None
        if tokens[at].name == "w:t":
            text = "".join(t.raw for t in tokens[at + 1 : end])
            found += [Mark(f'{head}<w:t xml:space="preserve">', OPEN, "w:r"), Text(html.unescape(text), text)]
            found.append(Mark(_RUN_ENDS, CLOSE, "w:r"))
        elif raw.strip() and tokens[at].name not in _DROPPED:
            found.append(Kept(f"{head}{raw}</w:r>"))
        at = end + 1
    return at + 1, found


class _Runs(Paragraph):
    """A paragraph of text runs; every word ends up in one."""

    def __init__(self, items: Sequence[Item], language: Language) -> None:
        merged = _merged(items)
        super().__init__(paired(merged), language, markup.escape)
        runs = [(len(b.raw), a.raw) for a, b in pairwise(merged) if _begins_run(a.raw)]
        self._base = max(runs)[1] if runs else ""  # the opening of the run with the most text

    def _written(self, tokens: Sequence[Placed]) -> str:
        """Words outside of a run get one of the paragraph's main style; signs and space go to the run before them."""
        out: list[str] = []
        inside = False
        for token in tokens:
            if token.is_mark:
                inside = _begins_run(token.text) or (inside and token.text != _RUN_ENDS)
                out.append(token.text)
            elif inside or not token.text:
                out.append(self._write(token.text))
            elif out and out[-1] == _RUN_ENDS and not any(c.isalnum() for c in token.text):
                out.insert(-1, self._write(token.text))
            else:
                out += [self._base, self._write(token.text), _RUN_ENDS]
        return "".join(out)


def _begins_run(raw: str) -> bool:
    return raw.startswith(("<w:r>", "<w:r "))


def _merged(items: Sequence[Item]) -> list[Item]:
    """Runs of one style that follow one another as one run: Word parts them for reasons of its own."""
    merged: list[Item] = []
    style = ""
    for item in items:
        if isinstance(item, Mark) and _begins_run(item.raw):
            if merged and merged[-1].raw == _RUN_ENDS and style == item.raw:
                merged.pop()
                continue
            style = item.raw
        merged.append(item)
    return merged
