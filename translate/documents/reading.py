"""Text from a file or stdin, every character as it is there."""

from __future__ import annotations

import codecs
import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from translate.errors import InputError

_WIDE = ((codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF16_LE, "utf-16-le"),
         (codecs.BOM_UTF16_BE, "utf-16-be"))  # fmt: skip
_MARK = "\ufeff"
_SURROGATE = re.compile("[\ud800-\udfff]")
_DECLARED = re.compile(rb"<\?xml[^>]*encoding=[\"']([\w.-]+)|<meta[^>]+charset=[\"']?\s*([\w.-]+)", re.IGNORECASE)


@dataclass(frozen=True)
class Decoded:
    """How a text was written.

    :param mark: its byte order mark, as a character; "" without one.
    """

    codec: str
    mark: str

    @property
    def unmarked(self) -> Decoded:
        """The same without the mark, for what comes behind the beginning."""
        return Decoded(self.codec, "")

    def encode(self, text: str, errors: str) -> bytes:
        """The bytes of a text, the mark before it."""
        return (self.mark + text).encode(self.codec, errors)


def read_text(path: str, encoding: str | None = None) -> str:
    """The text of a file, or of stdin for "-", with its line ends kept.

    :param encoding: None for UTF-8, whose byte order mark is dropped.
    :raises InputError: no such file, not text, or not in that encoding; the message names the byte.
    """
    name = "stdin" if path == "-" else path
    return checked(decode(read_bytes(path), name, encoding)[1], name)


def read_bytes(path: str) -> bytes:
    """The bytes of a file, or of stdin for "-".

    :raises InputError: no such file.
    """
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from None


def decode(data: bytes, name: str, encoding: str | None = None, *, declared: bool = False) -> tuple[Decoded, str]:
    """The text of bytes, without its byte order mark.

    :param encoding: None for UTF-8.
    :param declared: whether an encoding that an HTML or XML text names itself counts.
    :raises InputError: not in that encoding; the message names the byte.
    """
    found = _DECLARED.search(data[:2048]) if declared and not encoding else None
    named = (found[1] or found[2]).decode("ascii") if found else None
    codec = _codec(data[:4], name, encoding or named)
    try:
        content = data.decode(codec)
    except UnicodeDecodeError as error:
        raise _undecodable(data, error.start, name, encoding or named) from None
    return Decoded(codec, _MARK if content.startswith(_MARK) else ""), content.removeprefix(_MARK)


def decoded_lines(
    stream: BinaryIO, name: str, encoding: str | None = None, *, errors: str = "strict"
) -> tuple[Decoded, Iterator[str]]:
    """The lines of a stream, line ends kept, read as they are wanted; a line ends at a line feed and nowhere else.

    :param errors: "surrogateescape" to let bytes that are not in the encoding through, as `broken` finds them.
    :raises InputError: as `decode`, while lines are read.
    """
    head = _peek(stream)
    codec = _codec(head, name, encoding)
    mark = _MARK.encode(codec) if codec.startswith("utf") else b""
    has_mark = bool(mark) and head.startswith(mark)
    return Decoded(codec, _MARK if has_mark else ""), _lines(stream, codec, has_mark, name, encoding, errors)


def _peek(stream: BinaryIO) -> bytes:
    """The first bytes of a stream, which stay unread."""
    if isinstance(stream, io.BufferedReader):
        return stream.peek(4)[:4]
    head = stream.read(4)
    stream.seek(0)
    return head


def _lines(stream: BinaryIO, codec: str, has_mark: bool, name: str, encoding: str | None, errors: str) -> Iterator[str]:
    wrapped = io.TextIOWrapper(stream, codec, errors, newline="\n")
    try:
        for number, line in enumerate(wrapped):
            yield line.removeprefix(_MARK) if number == 0 and has_mark else line
    except UnicodeDecodeError as error:
        stream.seek(0)
        raise _undecodable(*_offender(stream.read(), codec, error), name, encoding) from None
    finally:
        if not wrapped.closed:
            wrapped.detach()


def byte_lines(stream: BinaryIO, name: str, encoding: str | None = None) -> Iterator[str]:
    """The lines of a stream, each decoded when it comes; bytes that are not in the encoding as `broken` finds them.

    :raises InputError: no such encoding, or one whose line feed is not one byte.
    """
    codec = _codec(b"", name, encoding)
    if "\n".encode(codec) != b"\n":
        raise InputError(f"{name}: a stream of {codec} cannot be read line by line: convert it to UTF-8 first")
    for number, line in enumerate(iter(stream.readline, b"")):
        text = line.decode(codec, "surrogateescape")
        yield text.removeprefix(_MARK) if number == 0 else text


def broken(text: str) -> str:
    """What is wrong with a text that was read with "surrogateescape": in words; "" if nothing is."""
    bad = next((c for c in text if "\ud800" <= c <= "\udfff"), "")
    if bad:
        byte = ord(bad) - 0xDC00
        return f"byte 0x{byte:02x} is not in the encoding" if 0x80 <= byte <= 0xFF else "half of a character"
    return "a NUL character" if "\0" in text else ""


def _offender(data: bytes, codec: str, error: UnicodeDecodeError) -> tuple[bytes, int]:
    try:
        data.decode(codec)
    except UnicodeDecodeError as exact:
        return data, exact.start
    return data, error.start


def _undecodable(data: bytes, at: int, name: str, encoding: str | None) -> InputError:
    line = data.count(b"\n", 0, at) + 1
    return InputError(
        f"{name}: byte {at} (line {line}, 0x{data[at]:02x}) is not {encoding or 'UTF-8'}: "
        "give its encoding with --encoding"
    )


def _codec(head: bytes, name: str, encoding: str | None) -> str:
    """The codec to use; one with a byte order of its own where there is a choice.

    :raises InputError: no such encoding, or none was named for a text that says it is another one than UTF-8.
    """
    wide = next((codec for mark, codec in _WIDE if head.startswith(mark)), None)
    if encoding is None and wide:
        wanted = wide[: wide.rindex("-")]
        raise InputError(f"{name}: this is {wanted.upper()}, not UTF-8: give --encoding {wanted}")
    try:
        codec = codecs.lookup(encoding or "utf-8").name
    except LookupError:
        raise InputError(f"--encoding {encoding}: no such encoding") from None
    if codec in ("utf-16", "utf-32"):
        return wide or f"{codec}-le"
    return "utf-8" if codec == "utf-8-sig" else codec


def checked(text: str, name: str = "text") -> str:
    """The text itself.

    :raises InputError: it holds NUL characters, as binary files do, or bytes that were no UTF-8 on the command line.
    """
    if "\0" in text:
        raise InputError(f"{name}: character {text.index(chr(0))} is NUL: a binary file, not text")
    broken = _SURROGATE.search(text)
    if broken:
        raise InputError(f"{name}: character {broken.start()} is not UTF-8")
    return text
