"""translate file: one file to another."""

from __future__ import annotations

import io
import json
from pathlib import Path

import click

from translate.cli import options


@click.command()
@click.argument("path", metavar="INPUT")
@options.pair
@options.glossaries
@options.decoding
@click.option("-o", "--output", required=True, metavar="OUTPUT", help="Where the translation goes; - for stdout.")
@click.option("--terms-out", metavar="F.json", help="Write segments, scores and terms to this file.")
@options.documents
@options.strict
@options.as_json
def file(
    path: str,
    source: str,
    target: str,
    glossaries: tuple[str, ...],
    package: str | None,
    beam: int,
    output: str,
    terms_out: str | None,
    format_name: str | None,
    fields: tuple[str, ...],
    width: int,
    encoding: str | None,
    strict: bool,
    as_json: bool,
) -> int:
    """Translate one file: text, Markdown, HTML, subtitles, Word, XLIFF, gettext, a feed, or a table."""
    from translate.cli.main import ATTENTION
    from translate.cli.options import settings_of
    from translate.cli.output import opened, print_json, print_warnings
    from translate.documents import formats
    from translate.documents.reading import read_bytes
    from translate.files import write_whole
    from translate.glossary.reading import load
    from translate.translator import Translator

    if output == "-" and as_json:
        raise click.UsageError("-o - and --json both write to stdout: name a file with -o")
    kind = formats.FORMATS[format_name] if format_name else formats.by_name(path)
    settings = settings_of(kind, source, target, encoding, fields, width)
    chunks = list(kind.cut(io.BytesIO(read_bytes(path)), path, settings))
    translator = Translator(
        source, target, glossary=load(*glossaries) if glossaries else None, package=package, beam=beam
    )
    translation, outputs = translator.translate_chunks(chunks)
    with opened(output) as target_file:
        kind.assemble(Path(path), outputs, target_file)
    if terms_out:
        write_whole(Path(terms_out), json.dumps(translation.as_dict(), ensure_ascii=False, indent=1) + "\n")
    faults = [fault for chunk in chunks for fault in chunk.faults]
    for fault in faults:
        click.echo(f"translate: {fault}", err=True)
    if as_json:
        summary = {"input": path, "output": output, "segments": len(translation.segments)}
        print_json({**summary, "terms": translation.counts, **({"faults": faults} if faults else {})})
    else:
        print_warnings(translation)
    return ATTENTION if faults or (strict and translation.needs_attention) else 0
