"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from translate.documents.formats import Format, Settings

# The names in translate.documents.formats, which takes too long to import for a help text; a test compares them.
FORMATS = (
    "text", "markdown", "html", "srt", "vtt", "docx", "xml", "po", "jsonl", "csv", "tsv", "parquet",
)  # fmt: skip

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


def documents(function: F) -> F:
    """--format, --field, --width and --encoding: how documents are read."""
    kind = click.option(
        "--format", "format_name", type=click.Choice(FORMATS), metavar="FORMAT", help="Format of the input, if its "
        f"name does not tell: {', '.join(FORMATS)}.",
    )  # fmt: skip
    field = click.option(
        "--field", "fields", multiple=True, metavar="NAME", help="Field or column to translate, of JSON Lines (also "
        "a.b for one inside another), CSV, TSV or Parquet; may be repeated.",
    )  # fmt: skip
    width = click.option(
        "--width", type=click.IntRange(10, 500), default=42, show_default=True, help="Characters of a subtitle's line."
    )
    return kind(field(width(encoding(function))))


def settings_of(
    kind: Format, source: str, target: str, encoding: str | None, fields: tuple[str, ...], width: int
) -> Settings:
    """The settings that documents are read with.

    :raises UsageError: a format of records without a field, or a field for another format.
    """
    from translate.documents.formats import Settings
    from translate.languages import get

    if kind.records and not fields:
        raise click.UsageError(f"{kind.name}: name the fields to translate with --field, such as --field title")
    return Settings(get(source), get(target).code, encoding, fields, width)


def strict(function: F) -> F:
    """--strict."""
    return click.option("--strict", is_flag=True, help="Exit with 3 if a term is missing, ambiguous or forbidden.")(
        function
    )


def as_json(function: F) -> F:
    """--json."""
    return click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")(function)
