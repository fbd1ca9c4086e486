"""translate glossary: checking glossaries, looking terms up, inflecting names."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from translate.cli import options
from translate.cli.main import FAILED, LazyGroup

if TYPE_CHECKING:
    from translate.glossary.concepts import Glossary

_HERE = "translate.cli.glossary:"


@click.group(
    cls=LazyGroup,
    lazy={name: _HERE + name for name in ("check", "match", "show", "find", "stats", "inflect")}
    | {name: "translate.cli.glossary_files:" + name for name in ("convert", "suggest", "diff", "merge")},
)
def glossary() -> None:
    """Check, convert, compare and extend glossaries, find their terms in text, inflect names."""


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--notes", "with_remarks", is_flag=True, help="Show what is in order but worth knowing, too.")
@options.as_json
def check(files: tuple[str, ...], with_remarks: bool, as_json: bool) -> int:
    """Report every fault of glossary FILEs, or shipped ones, and what looks doubtful; exit 1 if there are faults."""
    from translate.cli.output import print_json
    from translate.glossary.check import notes, remarks
    from translate.glossary.reading import locate, problems, read_file

    failed = False
    for file in files:
        path = locate(file)
        faults = problems(path)
        failed = failed or bool(faults)
        hints = [] if faults else notes(read_file(path))
        asides = [] if faults else remarks(read_file(path))
        if as_json:
            print_json({"file": str(path), "errors": faults, "warnings": hints, "notes": asides})
            continue
        for fault in faults:
            click.echo(f"error: {fault}")
        for hint in hints:
            click.echo(f"warning: {hint}")
        for aside in asides if with_remarks else ():
            click.echo(f"note: {aside}")
        if not faults:
            click.echo(f"{path}: {len(read_file(path))} concepts, no errors, {len(hints)} warnings")
    return FAILED if failed else 0


@click.command()
@options.glossaries
@click.option("-f", "--from", "source", required=True, metavar="LANG", help="Language of the text.")
@click.argument("text", required=False, metavar="[TEXT | -]")
@options.encoding
@options.as_json
def match(glossaries: tuple[str, ...], source: str, text: str | None, encoding: str | None, as_json: bool) -> None:
    """Find terms in TEXT or stdin: for each line what was found, its place in characters, its ending, and how."""
    from translate.cli.output import print_json
    from translate.documents.reading import checked, read_text
    from translate.glossary.matching import Matcher
    from translate.glossary.reading import load

    if not glossaries:
        raise click.UsageError("Missing option '-g' / '--glossary'.")
    content = read_text("-", encoding) if text in (None, "-") else checked(text or "")
    matcher = Matcher(load(*glossaries), source)
    lines = content.split("\n")
    if content.endswith("\n") or not content:
        lines.pop()
    found = matcher.resolve([matcher.find(line) for line in lines])
    for number, matches in enumerate(found, 1):
        if as_json:
            print_json({"line": number, "matches": [m.as_dict() for m in matches]})
            continue
        for m in matches:
            name = m.concept or "|".join(m.candidates)
            ending = f"{m.suffix} ({m.case})" if m.suffix and m.case else m.suffix or m.case
            click.echo(f"{number}:{m.start}-{m.end}\t{name}\t{m.kind}\t{m.surface}\t{ending}")


@click.command()
@click.argument("concept", metavar="ID")
@options.glossaries
@options.as_json
def show(concept: str, glossaries: tuple[str, ...], as_json: bool) -> None:
    """Show the concept ID with all its terms."""
    from difflib import get_close_matches

    from translate.errors import InputError

    concepts = _load(glossaries).concepts
    if concept not in concepts:
        close = get_close_matches(concept, list(concepts), n=1)
        raise InputError(f"no concept {concept!r}" + (f": did you mean {close[0]!r}?" if close else ""))
    _print_concepts([concept], glossaries, as_json)


@click.command()
@click.argument("text")
@options.glossaries
@options.as_json
def find(text: str, glossaries: tuple[str, ...], as_json: bool) -> None:
    """List the concepts that have TEXT in a name, in any language; case does not matter."""
    wanted = text.casefold()
    found = [
        c.id
        for c in _load(glossaries)
        if wanted in c.id or any(wanted in form.casefold() for t in c.terms.values() for form in t.forms())
    ]
    _print_concepts(found, glossaries, as_json)


@click.command()
@options.glossaries
@options.as_json
def stats(glossaries: tuple[str, ...], as_json: bool) -> None:
    """Count concepts by type, and terms and spellings by language."""
    from collections import Counter

    from translate.cli.output import print_json, print_table

    loaded = _load(glossaries)
    types = Counter(c.type for c in loaded)
    terms = Counter(code for c in loaded for code in c.terms)
    forms = Counter(code for c in loaded for code, term in c.terms.items() for _ in term.forms())
    if as_json:
        print_json({"concepts": len(loaded), "types": types, "terms": terms, "spellings": forms})
        return
    click.echo(f"{len(loaded)} concepts: " + ", ".join(f"{count} {kind}" for kind, count in types.most_common()))
    print_table(
        ("language", "terms", "spellings"),
        [(code, str(terms[code]), str(forms[code])) for code in sorted(terms)],
    )


@click.command()
@click.argument("name")
@click.option("-l", "--language", required=True, metavar="LANG", help="Language of the name: tr, kk, ru, ko or en.")
@click.option("--case", metavar="CASE", help="One case, such as dative; all of them if not given.")
@click.option(
    "--type",
    "kind",
    default="person",
    show_default=True,
    help="What the name names: person, place, organization …",
)
@click.option("--pronounced", metavar="TEXT", help="How a foreign name sounds, in the language's letters.")
@options.as_json
def inflect(name: str, language: str, case: str | None, kind: str, pronounced: str | None, as_json: bool) -> None:
    """Print NAME in one case or in all."""
    from translate import inflection
    from translate.cli.output import print_json, print_table

    if case:
        found = {case: inflection.inflect(name, language, case, kind=kind, pronounced=pronounced)}
    else:
        found = inflection.forms(name, language, kind=kind, pronounced=pronounced)
    if as_json:
        print_json(found)
    elif case:
        click.echo(found[case])
    else:
        print_table(("case", "form"), list(found.items()))


def _load(glossaries: tuple[str, ...]) -> Glossary:
    from translate.glossary.reading import load, shipped

    return load(*(glossaries or shipped()))


def _print_concepts(ids: list[str], glossaries: tuple[str, ...], as_json: bool) -> None:
    from translate.cli.output import print_json
    from translate.glossary.writing import concept_yaml

    concepts = _load(glossaries).concepts
    for name in ids:
        concept = concepts[name]
        if as_json:
            print_json(concept.as_dict())
        else:
            click.echo(f"# {Path(concept.origin).name}:{concept.line}")
            sys.stdout.write(concept_yaml(concept))
