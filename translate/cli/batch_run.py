"""Carrying out a job from the command line: progress, signals, summary, exit code."""

from __future__ import annotations

import gc
import json
import signal
from pathlib import Path
from typing import Any

import click

from translate.batch.cache import Cache, default_path
from translate.batch.job import BLOCK, REPORT, Job
from translate.batch.journal import DONE, FAILED, Journal
from translate.batch.local import LocalEngine
from translate.batch.plan import Known, Planner
from translate.batch.progress import Progress
from translate.batch.report import report, summary
from translate.batch.run import Engine, Run
from translate.documents.formats import Settings
from translate.errors import NewsglossError, OutputError, PackageError, Stopped
from translate.files import write_whole
from translate.results import FAILED as BAD
from translate.translator import Translator


def carry_out(
    job: Job,
    journal: Journal,
    cache: Cache | None,
    translator: Translator,
    settings: Settings,
    chosen: dict[str, Any],
) -> int:
    """Do what is left of a job, say what came of it, and give the exit code.

    :raises Stopped: it was interrupted; the message says how to go on.
    """
    from translate.cli.main import ATTENTION
    from translate.cli.output import print_json

    left = [entry for entry in journal.entries() if entry.state not in (DONE, FAILED)]
    planner = Planner(translator, settings, Known(journal, cache, job.cached), job.translation, BLOCK)
    size = sum(entry.size for entry in left)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    # Sentences make no cycles of objects: looking for some all the time would take two hundredths of a job.
    gc.freeze()
    gc.set_threshold(50_000)
    try:
        with Progress(len(left), size, quiet=chosen["quiet"], log_every=chosen["log_every"]) as progress:
            run = Run(job.folder, journal, cache, planner, progress, fail_fast=chosen["fail_fast"])
            run.go(_engine(translator, chosen))
    except KeyboardInterrupt:
        raise Stopped(f"stopped{_how_to_go_on(journal)}") from None
    except (Stopped, OutputError, PackageError) as error:
        raise type(error)(f"{error}{_how_to_go_on(journal)}") from None
    if cache:
        cache.close()
    result = {**summary(job, journal), "translated": run.totals.translated, "seconds": round(progress.seconds, 3)}
    if chosen["report"]:
        write_whole(job.folder / REPORT, json.dumps(report(job, journal), ensure_ascii=False, indent=1) + "\n")
    if chosen["as_json"]:
        print_json(result)
    elif not chosen["quiet"]:
        _print(result)
    bad = any(result["terms"].get(status) for status in BAD)
    faults = any(remark.kind == "record" for remark in journal.remarks())
    journal.close()
    return ATTENTION if result["failed"] or faults or (chosen["strict"] and bad) else 0


def _engine(translator: Translator, chosen: dict[str, Any]) -> Engine:
    from translate.engine.processors import processors

    workers = chosen["jobs"] or processors()
    if chosen["engine"] == "local":
        return LocalEngine(translator, workers)
    from translate.batch.cluster import RayEngine

    return RayEngine(translator, workers, chosen["ray_address"])


def open_cache(chosen: dict[str, Any]) -> Cache | None:
    """The cache; a job can do without one."""
    if not chosen["cache"]:
        return None
    try:
        return Cache(default_path(), chosen["cache_size"])
    except NewsglossError as error:
        click.echo(f"translate: {error}: going on without the cache", err=True)
        return None


def _how_to_go_on(journal: Journal) -> str:
    try:
        states = [entry.state for entry in journal.entries()]
    except OutputError:
        return ""
    return f" ({states.count(DONE)} of {len(states)} documents are done; the same command with --resume goes on)"


def _print(result: dict[str, Any]) -> None:
    terms = sum(result["terms"].values())
    bad = sum(result["terms"].get(status, 0) for status in BAD)
    failed = f", {result['failed']} failed" if result["failed"] else ""
    click.echo(
        f"{result['done']} documents{failed}, {result['segments']} sentences, {result['translated']} of them "
        f"translated now, in {result['seconds']:.1f} s"
    )
    click.echo(f"{terms} terms, {bad} in need of attention")
    click.echo(f"in {Path(result['folder'])}: outputs, job.yaml, journal.sqlite")
