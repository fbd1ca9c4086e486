"""Text from a file or stdin, every character as it is there."""

from __future__ import annotations

import codecs
import sys
from pathlib import Path

from translate.errors import InputError

_WIDE = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"),
         (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip


def read_text(path: str, encoding: str | None = None) -> str:
    """The text of a file, or of stdin for "-", with its line ends kept.

    :param encoding: None for UTF-8, whose byte order mark is dropped.
    :raises InputError: no such file, not text, or not in that encoding; the message names the byte.
    """
    name = "stdin" if path == "-" else path
    return checked(_decoded(_bytes(path), name, encoding), name)


def _bytes(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from None


def _decoded(data: bytes, name: str, encoding: str | None) -> str:
    for mark, wide in _WIDE:
        if encoding is None and data.startswith(mark):
            raise InputError(f"{name}: this is {wide.upper()}, not UTF-8: give --encoding {wide}")
    try:
        return data.decode(encoding or "utf-8-sig")
    except LookupError:
        raise InputError(f"--encoding {encoding}: no such encoding") from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"{name}: byte {error.start} (line {line}, 0x{data[error.start]:02x}) is not {encoding or 'UTF-8'}: "
            "give its encoding with --encoding"
        ) from None


def checked(text: str, name: str = "text") -> str:
    """The text itself.

    :raises InputError: it holds NUL characters, as binary files do, or bytes that were no UTF-8 on the command line.
    """
    if "\0" in text:
        raise InputError(f"{name}: character {text.index(chr(0))} is NUL: a binary file, not text")
    broken = next((i for i, c in enumerate(text) if "\ud800" <= c <= "\udfff"), None)
    if broken is not None:
        raise InputError(f"{name}: character {broken} is not UTF-8")
    return text
