"""translate glossary convert, suggest, diff, merge: commands that make or compare whole glossaries."""

from __future__ import annotations

from pathlib import Path

import click

from translate.cli import options
from translate.cli.main import ATTENTION

_LANG = "LANG"


@click.command()
@click.argument("source_file", metavar="IN")
@click.argument("target_file", metavar="OUT")
@click.option("--from", "source", metavar=_LANG, help="Source language, for formats of pairs.")
@click.option("--to", "target", metavar=_LANG, help="Target language, for formats of pairs.")
@click.option("--in-format", "kind_in", metavar="FORMAT", help="Format of IN, if its name does not tell.")
@click.option(
    "--out-format", "kind_out", metavar="FORMAT", help="Format of OUT: yaml, pairs, columns, omegat, tbx, tmx."
)
@options.as_json
def convert(
    source_file: str,
    target_file: str,
    source: str | None,
    target: str | None,
    kind_in: str | None,
    kind_out: str | None,
    as_json: bool,
) -> None:
    """Convert a glossary (YAML, CSV/TSV of DeepL, Google, Amazon, Azure or OmegaT, TBX, TMX); say what is lost."""
    from translate import languages
    from translate.cli.output import print_json
    from translate.glossary import formats
    from translate.glossary.reading import locate

    for kind in filter(None, (kind_in, kind_out)):
        if kind not in formats.KINDS:
            raise click.UsageError(f"Unknown format {kind!r}: there are {', '.join(formats.KINDS)}.")
    source, target = (languages.get(code).code if code else None for code in (source, target))
    read = formats.read(locate(source_file), source, target, kind_in)
    lost = formats.write(read, Path(target_file), source, target, kind_out)
    if as_json:
        print_json({"concepts": len(read), "output": target_file, "lost": lost})
        return
    for line in lost:
        click.echo(line, err=True)
    click.echo(f"{target_file}: {len(read)} concepts" + (f", {len(lost)} of them not whole" if lost else ""))


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@options.pair
@options.glossaries
@click.option(
    "--translation", "translations", multiple=True, metavar="FILE", help="The translation of an INPUT, line by line."
)
@click.option("--most", default=100, show_default=True, help="How many entries at the most.")
@options.encoding
@options.as_json
def suggest(
    inputs: tuple[str, ...],
    source: str,
    target: str,
    glossaries: tuple[str, ...],
    translations: tuple[str, ...],
    most: int,
    encoding: str | None,
    as_json: bool,
) -> None:
    """Propose entries for names that INPUTs have often and no glossary has: YAML to be read over, the best first."""
    from dataclasses import asdict

    from translate import languages
    from translate.cli.output import print_json
    from translate.documents.reading import read_text
    from translate.glossary.concepts import Glossary
    from translate.glossary.reading import load
    from translate.glossary.suggest import entries
    from translate.glossary.suggest import suggest as look
    from translate.glossary.writing import glossary_yaml

    if translations and len(translations) != len(inputs):
        raise click.UsageError(f"{len(inputs)} inputs, but {len(translations)} translations.")
    source, target = languages.get(source).code, languages.get(target).code
    known = load(*glossaries) if glossaries else Glossary("")
    texts = [read_text(path, encoding) for path in inputs]
    made = [read_text(path, encoding) for path in translations]
    proposals, near = look(texts, source, known, made, target)
    if as_json:
        shown = [{"name": p.name, "count": p.count, "score": p.score, **asdict(p)} for p in proposals[:most]]
        print_json({"proposals": shown, "near": near})
        return
    for concept, spellings in near.items():
        listed = ", ".join(f"{spelling} ({count})" for spelling, count in spellings.most_common())
        click.echo(f"# near spellings of {concept}, to be added to its variants or forbidden: {listed}")
    found = {c.id: c for c in entries(proposals[:most], source, target)}
    click.echo(glossary_yaml(Glossary("suggested", found)), nl=False)


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@options.as_json
def diff(first: str, second: str, as_json: bool) -> None:
    """Show what leads from glossary A to glossary B."""
    from dataclasses import asdict

    from translate.cli.output import print_json
    from translate.glossary import compare
    from translate.glossary.reading import load

    for difference in compare.diff(load(first), load(second)):
        if as_json:
            print_json(asdict(difference))
            continue
        click.echo(f"{difference.kind} {difference.concept}")
        for detail in difference.details:
            click.echo(f"  {detail}")


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option("-o", "--output", metavar="FILE", help="Where the glossary goes; stdout if not given.")
def merge(first: str, second: str, output: str | None) -> int:
    """Make one glossary of A and B; every conflict is listed on stderr, and the exit code is then 3."""
    from translate.errors import GlossaryError
    from translate.files import write_whole
    from translate.glossary import compare
    from translate.glossary.reading import collisions, load
    from translate.glossary.writing import glossary_yaml

    merged, conflicts = compare.merge(load(first), load(second))
    clashes = list(collisions(merged))
    if clashes:
        raise GlossaryError(*clashes)
    if output:
        write_whole(Path(output), glossary_yaml(merged))
    else:
        click.echo(glossary_yaml(merged), nl=False)
    for conflict in conflicts:
        click.echo(f"conflict: {conflict}", err=True)
    return ATTENTION if conflicts else 0
