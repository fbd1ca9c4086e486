"""TMX 1.4 as a source of terms: each unit a concept with one form a language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from translate.errors import InputError
from translate.glossary.concepts import Concept, Glossary, Term
from translate.glossary.formats import entries, xml


def read(data: bytes, path: Path) -> Glossary:
    """Read a TMX file.

    :raises InputError: no TMX.
    """
    root = xml.parse(data, path)
    if xml.name(root) != "tmx":
        raise InputError(f"{path}: not TMX: its root is <{xml.name(root)}>")
    return entries.glossary(path, _concepts(root, path))


def _concepts(root: Element, path: Path) -> Iterator[Concept]:
    for number, unit in enumerate(xml.find(root, "tu"), 1):
        terms: dict[str, Term] = {}
        for version in xml.find(unit, "tuv"):
            code = entries.code(version.get(xml.LANG) or version.get("lang") or "")
            form = next((entries.clean(xml.text(e)) for e in xml.find(version, "seg")), "")
            if code and form and code not in terms:
                terms[code] = Term(form)
        note = " ".join(xml.text(e) for e in unit if xml.name(e) == "note")
        kind = next((xml.text(e) for e in unit if e.get("type") == "concept-type"), "")
        if terms:
            yield entries.concept(terms, path, number, id=entries.given_id(unit.get("tuid")), type=kind, note=note)


def write(glossary: Glossary) -> tuple[str, list[str]]:
    """TMX text, and what it could not carry."""
    lost: list[str] = []
    root = Element("tmx", {"version": "1.4"})
    SubElement(root, "header", {
        "creationtool": "newsgloss", "creationtoolversion": "1", "segtype": "phrase", "o-tmf": "newsgloss",
        "adminlang": "en", "srclang": "*all*", "datatype": "plaintext",
    })  # fmt: skip
    body = SubElement(root, "body")
    for concept in glossary:
        unit = SubElement(body, "tu", {"tuid": concept.id})
        if concept.note:
            SubElement(unit, "note").text = concept.note
        SubElement(unit, "prop", {"type": "concept-type"}).text = concept.type
        for code, term in concept.terms.items():
            SubElement(SubElement(unit, "tuv", {"xml:lang": code}), "seg").text = term.preferred
        if any(
            term != Term(term.preferred, ignore_case=term.ignore_case, near=term.near)
            for term in concept.terms.values()
        ):
            lost.append(f"{concept.id}: not carried: short names, variants, forbidden forms, adjectives, settings")
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n", lost
