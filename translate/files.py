"""Writing files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from translate.errors import OutputError

_SUFFIX = ".part"


def write_whole(path: Path, data: str | bytes) -> None:
    """Write a file by way of a temporary one beside it, so that nobody ever sees half of it.

    :param data: text is written as UTF-8, its line ends as they are.
    :raises OutputError: it could not be written; what was there before is still there.
    """
    with replacing(path) as file:
        file.write(data.encode("utf-8") if isinstance(data, str) else data)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, which takes the place of `path` once all is written; after an error nothing has changed.

    :raises OutputError: it could not be written; what was there before is still there.
    """
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=_prefix(path), suffix=_SUFFIX)
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, path.stat().st_mode if path.exists() else 0o666 & ~_umask())
        os.replace(temporary, path)
    except BaseException as error:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)
        if isinstance(error, OSError):
            raise OutputError(f"{path}: {error.strerror}: nothing was written there") from None
        raise


def leftovers(paths: Iterable[Path]) -> Iterator[Path]:
    """Temporary files beside these paths that a killed process has left."""
    prefixes: dict[Path, set[str]] = defaultdict(set)
    for path in paths:
        prefixes[path.parent].add(_prefix(path))
    for folder, ours in prefixes.items():
        names = os.listdir(folder) if folder.is_dir() else []
        yield from (folder / name for name in names if name.endswith(_SUFFIX) and name[: name.rfind("-") + 1] in ours)


def _prefix(path: Path) -> str:
    return f".{path.name[:60]}-"  # what mkstemp adds has no hyphen


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
