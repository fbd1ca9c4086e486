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
        """Every setting that has a part in the translations, in one line."""
        return str(self.record["signature"])

    def write(self) -> None:
        """Write job.yaml.

        :raises OutputError: it cannot be written.
        """
        content = {**self.settings, RECORD: dict(self.record)}
        text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
        write_whole(self.folder / DESCRIPTION, f"# A job of newsgloss; `translate batch --config` reads it.\n{text}")


def record(translator: Translator, glossary: Glossary | None, settings: Mapping[str, Any]) -> dict[str, Any]:
    """What a job uses, and its signature.

    :param settings: those that have a part in the translations beside the translator's own.
    """
    import ctranslate2

    packages = [f"{p.label} {p.fingerprint()}" for p in translator.packages]
    parts = {
        "from": translator.source,
        "to": translator.target,
        "package": "+".join(p.replace(" ", ":") for p in packages),
        "glossary": f"{glossary.name}:{fingerprint(glossary)}" if glossary else "none",
        "beam": translator.beam,
        **{name: value for name, value in settings.items() if value is not None},
        "block": BLOCK,
        "ctranslate2": ctranslate2.__version__,
        "version": __version__,
    }
    return {
        "signature": "|".join(f"{name}:{value}" for name, value in parts.items()),
        "packages": packages,
        "glossary": str(parts["glossary"]),
    }


def read(folder: Path) -> Job:
    """The job of a folder.

    :raises InputError: there is none, or its description cannot be read.
    """
    path = folder / DESCRIPTION
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        record = content.pop(RECORD)
        record["signature"].split("|")
    except FileNotFoundError:
        raise InputError(f"{folder}: no {DESCRIPTION} there, so no job to go on with: leave --resume out") from None
    except (OSError, yaml.YAMLError, AttributeError, KeyError, TypeError) as error:
        reason = " ".join(str(error).split())
        raise InputError(f"{path}: not the description of a job ({reason}): begin anew in another folder") from None
    return Job(folder, content, record)


def check_same(old: Job, new: Mapping[str, Any]) -> None:
    """Compare what a job was begun with and what it would go on with.

    :raises InputError: they would translate differently; the message names each difference.
    """
    before, now = (dict(p.split(":", 1) for p in str(r["signature"]).split("|")) for r in (old.record, new))
    changed = [
        f"{n} was {before.get(n, 'not set')}, is {now.get(n, 'not set')}"
        for n in {**before, **now}
        if before.get(n) != now.get(n)
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
