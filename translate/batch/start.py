"""The start of a run: a new job begun in a folder, or one that is there gone on with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from translate.batch.inputs import Input, digest
from translate.batch.job import DESCRIPTION, JOURNAL, Job, check_same, read
from translate.batch.journal import DONE, FAILED, Entry, Journal
from translate.errors import InputError


def begin(
    folder: Path, inputs: Sequence[Input], settings: Mapping[str, Any], record: Mapping[str, Any]
) -> tuple[Job, Journal]:
    """Begin a job in a folder, which the caller has locked.

    :raises InputError: there is a job already, an output's place is taken, or an input cannot be read.
    """
    if (folder / DESCRIPTION).exists():
        raise InputError(f"{folder}: holds a job already: go on with it by --resume, or name another folder with -o")
    for one in inputs:
        if (folder / one.output).exists():
            raise InputError(f"{folder / one.output}: exists, and would be written over: name another folder with -o")
    for left in folder.glob(f"{JOURNAL}*"):  # of a run that was killed before it had begun
        left.unlink()
    journal = Journal(folder / JOURNAL)
    journal.begin((one, one.path.stat().st_size, digest(one.path)) for one in inputs)
    job = Job(folder, settings, record)
    job.write()
    return job, journal


def resume(folder: Path, inputs: Sequence[Input], record: Mapping[str, Any]) -> tuple[Job, Journal, list[str]]:
    """Go on with a folder's job; documents that failed are tried again.

    :return: the job, its journal, and a line for each thing that a person should know.
    :raises InputError: other options, or an input that changed since.
    """
    job = read(folder)
    check_same(job, record)
    journal = Journal(folder / JOURNAL)
    entries = journal.entries()
    for entry in entries:
        _check_unchanged(entry, journal)
    journal.retry()
    new = {one.path for one in inputs} - {entry.path for entry in entries}
    notes = [
        f"{path}: not part of the job, which began without it: translate it in another one" for path in sorted(new)
    ]
    return job, journal, notes


def _check_unchanged(entry: Entry, journal: Journal) -> None:
    try:
        size = entry.path.stat().st_size
        same = size == entry.size and (entry.state == DONE or digest(entry.path) == entry.digest)
    except (OSError, InputError):
        return  # a document that is done needs it no more; any other fails when its turn comes
    if same:
        return
    if entry.state != FAILED:
        raise InputError(
            f"{entry.path}: changed since the job began: put it back as it was, or begin a new job in another folder"
        )
    journal.renew(entry.id, size, digest(entry.path))
