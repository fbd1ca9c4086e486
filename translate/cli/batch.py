"""translate batch: many documents as one job, or a stream as a filter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from translate.cli import configuration, options

if TYPE_CHECKING:
    from translate.documents.formats import Format, Settings
    from translate.glossary.concepts import Glossary
    from translate.translator import Translator


@click.command()
@click.argument("inputs", nargs=-1, metavar="INPUT...")
@click.option("--config", callback=configuration.load, is_eager=True, expose_value=False, metavar="FILE.yaml",
              help="Take options from this file; those of the command line go before them.")  # fmt: skip
@options.pair
@options.glossaries
@options.decoding
@click.option("-o", "--output", metavar="FOLDER", help="The job's folder: outputs, job.yaml, journal.")
@click.option("--resume", is_flag=True, help="Go on with the job in the folder, if there is one.")
@click.option("--include", multiple=True, metavar="PATTERN", help="Of folders, take only files of such names.")
@click.option("--exclude", multiple=True, metavar="PATTERN", help="Leave out files of such names.")
@options.documents
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1, 1024),
    metavar="N",
    help="Batches decoded at a time; with Ray, actors.  [default: processors]",
)
@click.option(
    "--engine", type=click.Choice(("local", "ray")), default="local", show_default=True, help="Where to translate."
)
@click.option(
    "--ray-address", metavar="ADDRESS", help="A Ray cluster to use; without it one is started on this machine."
)
@click.option("--cache/--no-cache", default=True, show_default=True, help="Use what other jobs have translated.")
@click.option(
    "--cache-size",
    type=click.IntRange(1),
    default=1024,
    show_default=True,
    metavar="MIB",
    help="Size of the cache on disk.",
)
@click.option("--fail-fast", is_flag=True, help="Stop at the first document that fails.")
@click.option("--report", is_flag=True, help="Write report.json: every document, term and warning.")
@click.option(
    "--log-every", type=click.FloatRange(0), metavar="SECONDS", help="A line on stderr now and then, instead of a bar."
)
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary; what failed is still said.")
@options.strict
@options.as_json
@click.pass_context
def batch(context: click.Context, /, inputs: tuple[str, ...], **chosen: Any) -> int:
    """Translate many documents as one job that can be killed and resumed, or, for the INPUT "-", a stream.

    INPUTs are files, folders and patterns: text, Markdown, HTML, subtitles, Word, XLIFF, gettext, feeds, and tables.
    """
    inputs = inputs or tuple((context.default_map or {}).get("inputs", ()))
    if not inputs:
        raise click.UsageError("Missing argument 'INPUT...'.")
    if "-" in inputs:
        return _stream(inputs, chosen)
    if chosen["output"] in (None, "", "-"):
        raise click.UsageError("Missing option '-o' / '--output': the job needs a folder.")
    return _job(inputs, Path(chosen["output"]), chosen)


def _translator(chosen: dict[str, Any]) -> tuple[Glossary | None, Translator]:
    from translate.glossary.reading import load
    from translate.translator import Translator

    glossary = load(*chosen["glossaries"]) if chosen["glossaries"] else None
    translator = Translator(
        chosen["source"],
        chosen["target"],
        glossary=glossary,
        package=chosen["package"],
        beam=chosen["beam"],
        workers=chosen["jobs"],
    )
    return glossary, translator


def _stream(inputs: tuple[str, ...], chosen: dict[str, Any]) -> int:
    import sys

    from translate.batch import pipe
    from translate.cli.main import ATTENTION
    from translate.documents.formats import FORMATS, RECORDS
    from translate.errors import Stopped

    if inputs != ("-",) or chosen["output"]:
        raise click.UsageError('"-" reads stdin and writes stdout: it goes with no other INPUT and no -o.')
    kind = FORMATS[chosen["format_name"] or "text"]
    if kind.name not in RECORDS:
        raise click.UsageError(f"A stream can be {', '.join(RECORDS)}, not {kind.name}.")
    settings = _settings(kind, chosen)
    _, translator = _translator(chosen)
    # A stream of its own: a thread may still wait for it when the interpreter ends and closes the common one.
    stdin = open(sys.stdin.fileno(), "rb", closefd=False)  # noqa: SIM115
    rows = pipe.records(stdin, kind.name, settings)
    codec = settings.encoding or "utf-8"
    try:
        faults = pipe.translate(
            translator, rows, sys.stdout.buffer, codec, lambda f: click.echo(f"translate: {f}", err=True)
        )
    except KeyboardInterrupt:
        raise Stopped("stopped; what was written are whole records") from None
    return ATTENTION if faults else 0


def _settings(kind: Format, chosen: dict[str, Any]) -> Settings:
    names = ("source", "target", "encoding", "fields", "width")
    return options.settings_of(kind, *(chosen[name] for name in names))


def _job(inputs: tuple[str, ...], folder: Path, chosen: dict[str, Any]) -> int:
    from translate.batch import inputs as files
    from translate.batch import start
    from translate.batch.job import DESCRIPTION, locked, record
    from translate.cli.batch_run import carry_out, open_cache
    from translate.documents.formats import FORMATS

    found = files.find(
        inputs, folder, include=chosen["include"], exclude=chosen["exclude"], format_name=chosen["format_name"]
    )
    kinds = [FORMATS[name] for name in {one.format for one in found}]
    settings = _settings(next((k for k in kinds if k.records), kinds[0]), chosen)
    glossary, translator = _translator(chosen)
    cache = open_cache(chosen)
    parts = {"fields": "+".join(settings.fields) or None, "encoding": settings.encoding, "width": settings.width}
    used = record(translator, glossary, parts, cached=cache.newest if cache else 0)
    with locked(folder):
        if chosen["resume"] and (folder / DESCRIPTION).exists():
            job, journal, notes = start.resume(folder, found, used)
            for note in notes:
                click.echo(f"translate: {note}", err=True)
        else:
            job, journal = start.begin(folder, found, configuration.written(inputs, chosen), used)
        return carry_out(job, journal, cache, translator, settings, chosen)
