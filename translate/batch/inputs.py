"""The files of a job: named one by one, in folders, or by patterns."""

from __future__ import annotations

import glob
import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from translate.documents import formats
from translate.errors import InputError, OutputError

_MAGIC = "*?["


@dataclass(frozen=True)
class Input:
    """A file to translate.

    :param path: where it is, absolute.
    :param output: where its translation goes, relative to the job's folder, with "/".
    :param format: name of its format.
    """

    path: Path
    output: str
    format: str


def find(
    arguments: Sequence[str],
    folder: Path,
    *,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    format_name: str | None = None,
) -> list[Input]:
    """The inputs of a job, in the order of the arguments, those of a folder by name; none twice.

    :param arguments: files, folders (searched to the bottom, hidden files left out), and patterns ("**" for folders).
    :param folder: the job's folder; nothing in it is an input.
    :param include: patterns of names, or of paths inside a folder; of a folder's files only such are taken.
    :param exclude: likewise; such are left out.
    :param format_name: format of all inputs; None to go by their names, files of other kinds in folders left out.
    :raises InputError: no such file, nothing found, an unknown format, or two inputs with one output.
    """
    found: dict[Path, Input] = {}
    for argument in arguments:
        before = len(found)
        for path, output in _named(argument, include, exclude, format_name):
            whole = Path(os.path.abspath(path))
            if not whole.is_relative_to(folder.absolute()) and whole not in found:
                found[whole] = Input(whole, output, format_name or formats.by_name(str(path)).name)
        if len(found) == before and not any(f.is_relative_to(os.path.abspath(argument)) for f in found):
            raise InputError(f"{argument}: nothing to translate there (files of type {', '.join(formats.ENDINGS)})")
    _check_outputs(list(found.values()), folder)
    return list(found.values())


def _named(
    argument: str, include: Sequence[str], exclude: Sequence[str], format_name: str | None
) -> Iterator[tuple[Path, str]]:
    path = Path(argument)
    if path.is_dir():
        yield from _in_folder(path, include, exclude, format_name)
    elif path.exists():
        yield path, path.name
    elif any(c in argument for c in _MAGIC):
        parts = Path(argument).parts
        fixed = next(i for i, part in enumerate(parts) if any(c in part for c in _MAGIC))
        base = Path(*parts[:fixed]) if fixed else Path()
        for match in sorted(glob.glob(argument, recursive=True)):
            name = Path(match).relative_to(base).as_posix()
            if Path(match).is_file() and not _matches(name, exclude):
                yield Path(match), name
    else:
        raise InputError(f"{argument}: no such file or folder")


def _in_folder(
    folder: Path, include: Sequence[str], exclude: Sequence[str], format_name: str | None
) -> Iterator[tuple[Path, str]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        hidden = any(part.startswith(".") for part in name.split("/"))
        if hidden or not path.is_file() or _matches(name, exclude):
            continue
        if _matches(name, include) if include else (format_name or path.suffix.lower() in formats.ENDINGS):
            yield path, name


def _matches(name: str, patterns: Sequence[str]) -> bool:
    return any(fnmatch(name, pattern) or fnmatch(name.rsplit("/", 1)[-1], pattern) for pattern in patterns)


def _check_outputs(found: Sequence[Input], folder: Path) -> None:
    owners: dict[str, Input] = {}
    for one in found:
        first = owners.setdefault(one.output.casefold(), one)
        if first is not one:
            raise InputError(
                f"{one.path} and {first.path} would both be written to {folder / one.output}: "
                "translate them in two jobs, or name a folder above both"
            )


def digest(path: Path) -> str:
    """What tells a file's content from another: sha256, in hexadecimal digits.

    :raises InputError: it cannot be read.
    """
    try:
        digest = hashlib.sha256()
        with path.open("rb") as file:
            while piece := file.read(1 << 20):
                digest.update(piece)
        return digest.hexdigest()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from None


def make_folder(path: Path) -> None:
    """Make a folder and those above it.

    :raises OutputError: it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror}: name another folder with -o") from None
