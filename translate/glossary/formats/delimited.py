"""CSV and TSV: pairs without a header, columns under language codes, OmegaT's three columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from translate.errors import InputError
from translate.glossary.concepts import Concept, Glossary, Term
from translate.glossary.formats import entries

_EXTRA = {"description", "note", "comment", "pos"}


def read(data: bytes, path: Path, source: str | None, target: str | None, kind: str) -> Glossary:
    """Read a delimited file; `kind` "" tells columns, pairs and OmegaT's form apart by the first line."""
    rows = list(_rows(_text(data, path), path))
    if not rows:
        raise InputError(f"{path}: no entries in it")
    header = [entries.code(cell) for cell in rows[0][1]]
    named = sum(map(bool, header)) >= 2 and all(
        h or cell.strip().lower() in _EXTRA for h, cell in zip(header, rows[0][1], strict=True)
    )
    if kind == "columns" or (not kind and named):
        return entries.glossary(path, _columns(rows, header, path))
    if not source or not target:
        raise InputError(f"{path}: two columns without language codes: name the languages with --from and --to")
    return entries.glossary(path, _pairs(rows, source, target, path))


def _text(data: bytes, path: Path) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(f"{path}:{line}: byte {error.start} is not UTF-8: save the file as UTF-8") from None


def _rows(text: str, path: Path) -> Iterator[tuple[int, list[str]]]:
    first = next((line for line in text.split("\n") if line.strip() and ("\t" in line or line[0] != "#")), "")
    tabs = "\t" in first if path.suffix.lower() != ".csv" else "\t" in first and "," not in first
    semicolons = not tabs and ";" in first and "," not in first
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter="\t" if tabs else ";" if semicolons else ",", strict=True,
        quoting=csv.QUOTE_MINIMAL,
    )  # fmt: skip
    try:
        for row in reader:
            if any(cell.strip() for cell in row) and not (len(row) == 1 and row[0].startswith("#")):
                yield reader.line_num, row
    except csv.Error as error:
        raise InputError(f"{path}:{reader.line_num}: {error}: check the quotation marks") from None


def _columns(rows: Sequence[tuple[int, list[str]]], header: Sequence[str], path: Path) -> Iterator[Concept]:
    if sum(map(bool, header)) < 2:
        raise InputError(f"{path}:{rows[0][0]}: the first line must be language codes, such as en,tr")
    extra = [i for i, cell in enumerate(rows[0][1]) if cell.strip().lower() in _EXTRA - {"pos"}]
    for line, row in rows[1:]:
        if len(row) > len(header):
            raise InputError(f"{path}:{line}: {len(row)} columns, the header has {len(header)}")
        terms = {
            c: Term(entries.clean(cell)) for c, cell in zip(header, row, strict=False) if c and entries.clean(cell)
        }
        if terms:
            note = " ".join(row[i] for i in extra if i < len(row))
            yield entries.concept(terms, path, line, note=note)


def _pairs(rows: Sequence[tuple[int, list[str]]], source: str, target: str, path: Path) -> Iterator[Concept]:
    seen: dict[str, int] = {}
    for line, row in rows:
        if len(row) < 2 or not entries.clean(row[0]) or not entries.clean(row[1]):
            raise InputError(f"{path}:{line}: an entry needs a source and a target")
        if len(row) > 3:
            raise InputError(f"{path}:{line}: {len(row)} columns: an entry has source, target and at most a comment")
        name = entries.clean(row[0])
        if name in seen:
            raise InputError(f"{path}:{line}: {name!r} stands in line {seen[name]} already: keep one of them")
        seen[name] = line
        terms = {source: Term(name), target: Term(entries.clean(row[1]))}
        yield entries.concept(terms, path, line, note=row[2] if len(row) > 2 else "")


def write(glossary: Glossary, path: Path, source: str | None, target: str | None, kind: str) -> tuple[str, list[str]]:
    """The text of a delimited file, and what it could not carry."""
    lost: list[str] = []
    codes = sorted({code for c in glossary for code in c.terms})
    out = io.StringIO()
    tab = path.suffix.lower() in (".tsv", ".txt", ".tab")
    writer = csv.writer(out, delimiter="\t" if tab else ",", lineterminator="\n")
    if kind in ("pairs", "omegat") or (source and target and kind != "columns"):
        if not source or not target:
            raise InputError(f"{path}: a file of pairs needs --from and --to")
        for concept in glossary:
            if source not in concept.terms or target not in concept.terms:
                lost.append(
                    f"{concept.id}: has no term in {source if source not in concept.terms else target}: left out"
                )
                continue
            lost += _lost(concept, [source, target], note=kind != "omegat")
            preferred = concept.terms[target].preferred
            note = [concept.note] if kind == "omegat" else []
            for form in dict.fromkeys([concept.terms[source].preferred, *concept.terms[source].variants]):
                writer.writerow([form, preferred, *note])
    else:
        writer.writerow(codes)
        for concept in glossary:
            lost += _lost(concept, codes, note=True, variants=True)
            writer.writerow([concept.terms[code].preferred if code in concept.terms else "" for code in codes])
    return out.getvalue(), lost


def _lost(concept: Concept, codes: Sequence[str], *, note: bool, variants: bool = False) -> list[str]:
    """One line for what of a concept a table has no place for."""
    terms = [concept.terms[code] for code in codes if code in concept.terms]
    gone = [
        ("other languages", len(concept.terms) > len(terms)),
        ("type", concept.type != "term"),
        ("note", note and bool(concept.note)),
        ("short names", any(t.short for t in terms)),
        ("variants", any(t.variants for t in (terms if variants else terms[1:]))),
        ("forbidden forms", any(t.forbidden for t in terms)),
        ("adjectives", any(t.adjectives for t in terms)),
        ("settings", any(not t.inflect or t.pronounced or t.ignore_case != (concept.type == "term") for t in terms)),
    ]
    names = [name for name, is_gone in gone if is_gone]
    return [f"{concept.id}: not carried: {', '.join(names)}"] if names else []
