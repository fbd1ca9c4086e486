"""TBX (ISO 30042): the 2019 form (tbx, conceptEntry) and the older one that most tools export (martif, termEntry)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from translate.errors import InputError
from translate.glossary.concepts import Concept, Glossary, Term
from translate.glossary.formats import entries, xml
from translate.glossary.writing import term_keys

_CARRIED = {"preferred", "short", "variants", "forbidden", "adjectives"}
_FORBIDDEN = ("deprecatedterm", "supersededterm", "deprecated", "superseded", "obsolete", "notrecommended")
_SHORT = ("shortform", "abbreviation", "acronym", "initialism", "short form")
_PREFERRED = ("preferredterm", "preferred", "standardizedterm")


def read(data: bytes, path: Path) -> Glossary:
    """Read a TBX file of either form.

    :raises InputError: no TBX.
    """
    root = xml.parse(data, path)
    if xml.name(root) not in ("tbx", "martif"):
        raise InputError(f"{path}: not TBX: its root is <{xml.name(root)}>, not <tbx> or <martif>")
    return entries.glossary(path, _concepts(root, path))


def _concepts(root: Element, path: Path) -> Iterator[Concept]:
    for number, entry in enumerate(xml.find(root, "conceptEntry", "termEntry"), 1):
        terms: dict[str, Term] = {}
        for section in xml.find(entry, "langSec", "langSet"):
            code = entries.code(section.get(xml.LANG) or section.get("lang") or "")
            term = _term(section)
            if code and term:
                terms[code] = term
        own = [e for e in entry if xml.name(e) in ("note", "descrip", "descripGrp", "admin")]
        kind = next((xml.text(e) for e in own if e.get("type") in ("subjectField", "conceptType")), "")
        note = " ".join(xml.text(e) for e in own if xml.name(e) == "note" or e.get("type") == "definition")
        if terms:
            yield entries.concept(
                terms, path, number, id=entries.given_id(entry.get("id")), type=kind.strip(), note=note
            )


def _term(section: Element) -> Term | None:
    preferred, short = "", None
    others: list[str] = []
    forbidden: list[str] = []
    adjectives: list[str] = []
    for group in xml.find(section, "termSec", "tig", "ntig"):
        form = next((entries.clean(xml.text(e)) for e in xml.find(group, "term")), "")
        notes = {str(e.get("type")): xml.text(e).strip().lower().split("-")[0] for e in xml.find(group, "termNote")}
        status = notes.get("administrativeStatus") or notes.get("normativeAuthorization") or ""
        kind = notes.get("termType", "")
        if not form:
            continue
        if status in _FORBIDDEN:
            forbidden.append(form)
        elif kind in _SHORT and (preferred or others) and short is None:
            short = form
        elif preferred and notes.get("partOfSpeech") == "adjective" and status not in _PREFERRED:
            adjectives.append(form)
        elif not preferred or (status in _PREFERRED and not _marked(preferred, section)):
            others += [preferred] if preferred else []
            preferred = form
        else:
            others.append(form)
    if not preferred:
        return None
    variants, bad, adjectival = (tuple(dict.fromkeys(forms)) for forms in (others, forbidden, adjectives))
    return Term(preferred, short, variants, bad, adjectival)


def _marked(form: str, section: Element) -> bool:
    """Whether this form is marked as preferred in the section."""
    for group in xml.find(section, "termSec", "tig", "ntig"):
        if any(entries.clean(xml.text(e)) == form for e in xml.find(group, "term")):
            return any(xml.text(e).strip().lower().split("-")[0] in _PREFERRED for e in xml.find(group, "termNote"))
    return False


def write(glossary: Glossary) -> tuple[str, list[str]]:
    """TBX-Basic in the form of 2019, and what it could not carry."""
    lost: list[str] = []
    root = Element(
        "tbx", {"type": "TBX-Basic", "style": "dca", "xml:lang": "en", "xmlns": "urn:iso:std:iso:30042:ed-2"}
    )
    title = SubElement(SubElement(SubElement(root, "tbxHeader"), "fileDesc"), "sourceDesc")
    SubElement(title, "p").text = glossary.description or glossary.name
    body = SubElement(SubElement(root, "text"), "body")
    for concept in glossary:
        entry = SubElement(body, "conceptEntry", {"id": concept.id})
        SubElement(entry, "descrip", {"type": "subjectField"}).text = concept.type
        if concept.note:
            SubElement(entry, "note").text = concept.note
        for code, term in concept.terms.items():
            section = SubElement(entry, "langSec", {"xml:lang": code})
            _add(section, term.preferred, "preferredTerm-admn-sts")
            for variant in term.variants:
                _add(section, variant, "admittedTerm-admn-sts")
            for forbidden in term.forbidden:
                _add(section, forbidden, "deprecatedTerm-admn-sts")
            for adjective in term.adjectives:
                _add(section, adjective, "admittedTerm-admn-sts", partOfSpeech="adjective")
            if term.short:
                _add(section, term.short, "admittedTerm-admn-sts", termType="shortForm")
            settings = set(term_keys(term, concept.type)) - _CARRIED
            if settings:
                lost.append(f"{concept.id}: not carried ({code}): {', '.join(sorted(settings))}")
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n", lost


def _add(section: Element, form: str, status: str, **notes: str) -> None:
    group = SubElement(section, "termSec")
    SubElement(group, "term").text = form
    for kind, text in {"administrativeStatus": status, **notes}.items():
        SubElement(group, "termNote", {"type": kind}).text = text
