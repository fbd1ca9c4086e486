"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def pair(function: F) -> F:
    """-f and -t: the two languages."""
    target = click.option("-t", "--to", "target", required=True, metavar="LANG", help="Target language, such as en.")
    source = click.option("-f", "--from", "source", required=True, metavar="LANG", help="Source language, such as tr.")
    return source(target(function))


def glossaries(function: F) -> F:
    """-g, repeatable."""
    return click.option(
        "-g",
        "--glossary",
        "glossaries",
        multiple=True,
        metavar="GLOSSARY",
        help="A glossary file, or the name of a shipped one such as central-asia; may be repeated, the later wins.",
    )(function)


def decoding(function: F) -> F:
    """--package and --beam."""
    package = click.option("--package", metavar="FILE|DIR", help="Use this Argos package instead of an installed one.")
    beam = click.option("--beam", type=click.IntRange(1, 64), default=4, show_default=True, help="Beam size.")
    return package(beam(function))


def encoding(function: F) -> F:
    """--encoding of the input."""
    return click.option("--encoding", metavar="NAME", help="Encoding of the input, if it is not UTF-8.")(function)


def strict(function: F) -> F:
    """--strict."""
    return click.option("--strict", is_flag=True, help="Exit with 3 if a term is missing, ambiguous or forbidden.")(
        function
    )


def as_json(function: F) -> F:
    """--json."""
    return click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")(function)
