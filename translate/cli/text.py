"""translate text: one text from the command line or stdin."""

from __future__ import annotations

import sys

import click

from translate.cli import options


@click.command()
@click.argument("text", required=False, metavar="[TEXT | -]")
@options.pair
@options.glossaries
@options.decoding
@click.option("--terms", is_flag=True, help="Print the table of terms on stderr.")
@options.encoding
@options.strict
@options.as_json
def text(
    text: str | None,
    source: str,
    target: str,
    glossaries: tuple[str, ...],
    package: str | None,
    beam: int,
    terms: bool,
    encoding: str | None,
    strict: bool,
    as_json: bool,
) -> int:
    """Translate TEXT, or stdin, to stdout."""
    from translate.cli.main import ATTENTION
    from translate.cli.output import print_json, print_terms
    from translate.documents.reading import checked, read_text
    from translate.glossary.reading import load
    from translate.translator import Translator

    given = text is not None and text != "-"
    content = checked(text or "") if given else read_text("-", encoding)
    translator = Translator(
        source, target, glossary=load(*glossaries) if glossaries else None, package=package, beam=beam
    )
    translation = translator.translate(content)
    if as_json:
        print_json(translation.as_dict())
    else:
        sys.stdout.write(translation.text + ("\n" if given and not translation.text.endswith("\n") else ""))
        sys.stdout.flush()
    if terms:
        print_terms(translation)
    return ATTENTION if strict and translation.needs_attention else 0
