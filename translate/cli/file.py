"""translate file: one file to another."""

from __future__ import annotations

import json
from pathlib import Path

import click

from translate.cli import options


@click.command()
@click.argument("path", metavar="INPUT")
@options.pair
@options.glossaries
@options.decoding
@click.option("-o", "--output", required=True, metavar="OUTPUT", help="Where the translation goes.")
@click.option("--terms-out", metavar="F.json", help="Write segments, scores and terms to this file.")
@options.encoding
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
    encoding: str | None,
    strict: bool,
    as_json: bool,
) -> int:
    """Translate a .txt or .md file."""
    from translate.cli.main import ATTENTION
    from translate.cli.output import print_json, print_warnings
    from translate.documents import splitter
    from translate.documents.reading import read_text
    from translate.files import write_whole
    from translate.glossary.reading import load
    from translate.languages import get
    from translate.translator import Translator

    split = splitter(path)
    content = read_text(path, encoding)
    translator = Translator(
        source, target, glossary=load(*glossaries) if glossaries else None, package=package, beam=beam
    )
    translation = translator.translate_document(split(content, get(source)), content)
    write_whole(Path(output), translation.text)
    if terms_out:
        write_whole(Path(terms_out), json.dumps(translation.as_dict(), ensure_ascii=False, indent=1) + "\n")
    if as_json:
        summary = {"input": path, "output": output, "segments": len(translation.segments)}
        print_json({**summary, "terms": translation.counts})
    else:
        print_warnings(translation)
    return ATTENTION if strict and translation.needs_attention else 0
