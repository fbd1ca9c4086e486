"""Reading glossaries: our YAML, every fault with its file and line, several files as one glossary."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from importlib import resources
from pathlib import Path
from typing import Any

from translate.errors import GlossaryError
from translate.glossary import compiled
from translate.glossary.concepts import Concept, Glossary
from translate.glossary.parsing import parse

SHIPPED = "newsgloss_glossaries"
LARGEST = 64 << 20  # bytes


def load(*sources: str | Path) -> Glossary:
    """Read glossaries as one: of concepts with the same id the last one counts.

    :param sources: paths, or names of shipped glossaries such as "central-asia".
    :raises GlossaryError: a file cannot be read, or has faults, or two of them claim one name for two concepts.
    """
    read = [read_file(locate(source)) for source in sources]
    if len(read) == 1:
        return read[0]
    concepts: dict[str, Concept] = {}
    for glossary in read:
        concepts.update(glossary.concepts)
    clashes = list(collisions(concepts.values()))
    if clashes:
        raise GlossaryError(*clashes)
    return Glossary(
        "+".join(g.name for g in read),
        concepts,
        "+".join(g.version for g in read),
        "; ".join(g.description for g in read),
    )


def shipped() -> list[str]:
    """Names of the glossaries that come with newsgloss."""
    return sorted(p.name[:-5] for p in resources.files(SHIPPED).iterdir() if p.name.endswith(".yaml"))


def locate(source: str | Path) -> Path:
    """The file of a source.

    :raises GlossaryError: neither a file nor a shipped glossary.
    """
    path = Path(source)
    if path.exists():
        return path
    name = str(source)
    if name in shipped():
        return Path(str(resources.files(SHIPPED).joinpath(f"{name}.yaml")))
    close = get_close_matches(name, shipped(), n=1)
    hint = f" Did you mean {close[0]!r}?" if close else ""
    raise GlossaryError(f"{name}: no such file, and no shipped glossary (there are: {', '.join(shipped())}).{hint}")


def read_file(path: Path) -> Glossary:
    """Read one file.

    :raises GlossaryError: with every fault of it.
    """
    glossary, faults = _parsed(path)
    if faults or glossary is None:
        raise GlossaryError(*faults)
    return glossary


def problems(path: Path) -> list[str]:
    """Every fault of a file, each one line with file and line; empty if it is good."""
    return _parsed(path)[1]


def _parsed(path: Path) -> tuple[Glossary | None, list[str]]:
    try:
        if path.stat().st_size > LARGEST:
            return None, [f"{path}: larger than {LARGEST >> 20} MiB: split it"]
        data = path.read_bytes()
    except OSError as error:
        return None, [f"{path}: {error.strerror}"]
    if len(data) >= compiled.SMALLEST and (glossary := compiled.kept(data, str(path))) is not None:
        return glossary, []
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [f"{path}:{line}: byte {error.start} is not UTF-8: save the file as UTF-8"]
    glossary, faults = parse(text, str(path))
    if glossary is not None and not faults:
        faults = list(collisions(glossary))
        if not faults and len(data) >= compiled.SMALLEST:
            compiled.keep(data, glossary)
    return glossary, faults


def collisions(concepts: Any) -> Iterator[str]:
    """A line for each preferred form or variant that two concepts claim in one language; a short name may be shared."""
    owners: dict[tuple[str, str], Concept] = {}
    for concept in concepts:
        for code, term in concept.terms.items():
            for form in (term.preferred, *term.variants):
                key = (code, " ".join(form.split()))
                first = owners.setdefault(key, concept)
                if first.id != concept.id:
                    yield (
                        f"{concept.origin}:{concept.line}: concept {concept.id}: {form!r} ({code}) is already a name "
                        f"of {first.id} ({first.origin}:{first.line}): keep it in one of them"
                    )


def fingerprint(glossary: Glossary) -> str:
    """Ten hexadecimal digits that tell glossaries of different content apart; file names and order do not count."""
    content = {}
    for concept in glossary:
        bare = replace(concept, origin="", line=0)
        content[concept.id] = [bare.type, {code: repr(term) for code, term in sorted(bare.terms.items())}]
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:10]
