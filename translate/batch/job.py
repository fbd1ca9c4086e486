"""A job's folder: what the job is, written to job.yaml, so that it can be gone on with and repeated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from translate import __version__
from translate.batch.inputs import make_folder
from translate.errors import InputError, OutputError
from translate.files import write_whole
from translate.glossary.concepts import Glossary
from translate.glossary.reading import fingerprint
from translate.translator import Translator

DESCRIPTION, JOURNAL, LOCK, REPORT = "job.yaml", "journal.sqlite", "job.lock", "report.json"
RECORD = "record"  # key of job.yaml under which stands what was used, beside the settings
BLOCK = 250  # sentences translated together, sorted by length; what a killed run has to do again is a few blocks


@dataclass(frozen=True)
class Job:
    """A job.

    :param folder: where its description, its journal and its outputs are.
    :param settings: the options of `translate batch` that made it, by name.
    :param record: what was used: versions, fingerprints, the signature.
    """

    folder: Path
    settings: Mapping[str, Any]
    record: Mapping[str, Any]

    @property
    def signature(self) -> str:
        """Every setting that has a part in the outputs, in one line."""
        return str(self.record["signature"])

    @property
    def translation(self) -> str:
        """Of the signature what decides how a sentence is translated; jobs that share it share the cache."""
        return str(self.record["translation"])

    @property
    def cached(self) -> int:
        """Number of the newest row that the cache had when the job began."""
        return int(self.record["cached"])

    def write(self) -> None:
        """Write job.yaml.

        :raises OutputError: it cannot be written.
        """
        content = {**self.settings, RECORD: dict(self.record)}
        text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
        write_whole(self.folder / DESCRIPTION, f"# A job of newsgloss; `translate batch --config` reads it.\n{text}")


def record(
    translator: Translator, glossary: Glossary | None, settings: Mapping[str, Any], cached: int = 0
) -> dict[str, Any]:
    """What a job uses, and its signature.

    :param settings: those that have a part in the outputs beside the translator's own.
    :param cached: number of the newest row of the cache.
    """
    import ctranslate2

    translation = {
        "from": translator.source,
        "to": translator.target,
        "package": "+".join(f"{p.label.replace(' ', ':')}:{p.fingerprint()}" for p in translator.packages),
        "glossary": fingerprint(glossary) if glossary else "none",
        "beam": translator.beam,
        "ctranslate2": ctranslate2.__version__,
        "version": __version__,
    }
    return {
        "signature": _signature({**translation, **settings, "block": BLOCK}),
        "translation": _signature(translation),
        "glossary": glossary.name if glossary else "",
        "cached": cached,
    }


def _signature(parts: Mapping[str, Any]) -> str:
    values = {name: str(value).replace("|", "/") for name, value in parts.items() if value is not None}
    return "|".join(f"{name}:{value}" for name, value in values.items())


def _parts(signature: str) -> dict[str, str]:
    """The settings of a signature.

    :raises ValueError: it is none.
    """
    parts = (part.split(":", 1) for part in signature.split("|"))
    return {name: value for name, value in parts}


def read(folder: Path) -> Job:
    """The job of a folder.

    :raises InputError: its description cannot be read.
    """
    path = folder / DESCRIPTION
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        job = Job(folder, content, content.pop(RECORD))
        _parts(job.signature), job.translation, job.cached
    except (OSError, yaml.YAMLError, AttributeError, KeyError, TypeError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise InputError(f"{path}: not the description of a job ({reason}): begin anew in another folder") from None
    return job


def check_same(old: Job, new: Mapping[str, Any]) -> None:
    """Compare what a job was begun with and what it would go on with.

    :param new: a record.
    :raises InputError: they would translate differently; the message names each difference.
    """
    before, now = _parts(old.signature), _parts(str(new["signature"]))
    changed = [
        f"{name} was {before.get(name, 'not set')}, is {now.get(name, 'not set')}"
        for name in {**before, **now}
        if before.get(name) != now.get(name)
    ]
    if changed:
        raise InputError(
            f"{old.folder}: the job was begun otherwise ({'; '.join(changed)}): "
            "give the same options as then, or begin a new job in another folder"
        )


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep every other process from working on the job meanwhile; a lock ends with its process, however that ends.

    :raises OutputError: another process is at work on it.
    """
    from filelock import FileLock, Timeout

    make_folder(folder)
    lock = FileLock(str(folder / LOCK), timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise OutputError(f"{folder}: another run is at work on this job: wait for it, or stop it first") from None
    except OSError as error:
        raise OutputError(f"{folder}: {error.strerror}: name another folder with -o") from None
    try:
        yield
    finally:
        lock.release()
