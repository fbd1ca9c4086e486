"""Printing: JSON, tables, and the summary of terms."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import click

from translate.files import replacing
from translate.results import Translated, Translation


@contextmanager
def opened(output: str) -> Iterator[BinaryIO]:
    """A file to write to, which is written whole or not at all; for "-" stdout.

    :raises OutputError: it cannot be written.
    """
    if output != "-":
        with replacing(Path(output)) as file:
            yield file
        return
    whole = io.BytesIO()
    yield whole
    sys.stdout.buffer.write(whole.getvalue())
    sys.stdout.flush()


def print_json(value: Any) -> None:
    """One JSON value on one line of stdout."""
    click.echo(json.dumps(value, ensure_ascii=False))


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str]], *, err: bool = False) -> None:
    """A table with a line for each row; on a terminal as wide as that, in a pipe as wide as it needs to be."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    stream = sys.stderr if err else sys.stdout
    table = Table(*columns, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    if stream.isatty():
        Console(file=stream, highlight=False).print(table)
        return
    console = Console(width=10_000, highlight=False, file=io.StringIO())
    with console.capture() as captured:
        console.print(table)
    stream.write("".join(f"{line.rstrip()}\n" for line in captured.get().rstrip("\n").split("\n")))


def print_terms(translation: Translation) -> None:
    """The table of terms and every warning, on stderr."""
    rows = [(u.concept, u.source_form, u.target_form, u.status, u.how) for u in translation.terms]
    if rows:
        print_table(("concept", "source", "target", "status", "how"), rows, err=True)
    print_warnings(translation)


def print_warnings(translation: Translated) -> None:
    """One line on stderr for each thing in the translation that a person should look at."""
    for number, segment in enumerate(translation.segments, 1):
        for warning in segment.warnings:
            click.echo(f"segment {number}: {warning}", err=True)
