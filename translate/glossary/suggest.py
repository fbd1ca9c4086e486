"""Proposing glossary entries: names that a text has often and no glossary has, spellings of one name, near finds."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from translate import languages
from translate.documents.text import split
from translate.glossary.concepts import Concept, Glossary, Term
from translate.glossary.folding import fold
from translate.glossary.formats.entries import slug_of
from translate.glossary.matching import Matcher
from translate.glossary.near import alike, key
from translate.languages.base import APOSTROPHES, Language

_NAME = re.compile(rf"[^\W\d_][\w-]*(?:[{APOSTROPHES}]\w+)?")
_LOWER = re.compile(r"(?<!\w)[a-zçğıöşüа-яёәғқңөұүһі]\w+")
_LONGEST = 5  # words of a name


@dataclass
class Proposal:
    """A name that is in no glossary.

    :param spellings: how often each spelling stands in the texts.
    :param inside: how often it stands inside a sentence, where a capital says something.
    :param apostrophes: how often an ending follows an apostrophe, which only names have.
    :param titles: how often a title stands before it.
    :param example: a sentence that has it.
    :param target: its most frequent rendering in the translations, if those were given.
    """

    spellings: Counter[str] = field(default_factory=Counter)
    inside: int = 0
    apostrophes: int = 0
    titles: int = 0
    example: str = ""
    target: str = ""

    @property
    def name(self) -> str:
        """The most frequent spelling."""
        return min(self.spellings, key=lambda s: (-self.spellings[s], s))

    @property
    def count(self) -> int:
        """How often it stands in the texts."""
        return sum(self.spellings.values())

    @property
    def score(self) -> float:
        """How sure and how useful an entry would be."""
        evidence = self.inside + 2 * self.apostrophes + 2 * self.titles
        return evidence * (1.5 if " " in self.name else 1.0)


def suggest(
    texts: Iterable[str], source: str, glossary: Glossary, targets: Sequence[str] = (), target: str = "en"
) -> tuple[list[Proposal], dict[str, Counter[str]]]:
    """Look for names in texts.

    :param targets: a translation of each text, line by line, or nothing.
    :return: proposals, the best first; and by concept id the near spellings found, with counts.
    """
    language = languages.get(source)
    matcher = Matcher(glossary, source)
    proposals: dict[str, Proposal] = {}
    near: dict[str, Counter[str]] = defaultdict(Counter)
    texts = list(texts)
    lower = Counter(w.group() for text in texts for w in _LOWER.finditer(text))
    lines: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, text in enumerate(texts):
        for row, line in enumerate(text.split("\n")):
            for sentence in split(line, language).segments:
                matches = matcher.find(sentence)
                for match in matches:
                    if match.kind == "near" and match.concept:
                        near[match.concept][match.surface] += 1
                taken = [(m.start, m.end) for m in matches]
                for name in _count(sentence, language, lower, taken, proposals):
                    lines[name].append((number, row))
    merged = [p for p in _clusters(list(proposals.values()), language) if _is_name(p, lower, language)]
    if targets:
        _add_targets(merged, lines, [t.split("\n") for t in targets])
    return sorted(merged, key=lambda p: (-p.score, p.name)), dict(near)


def _count(
    sentence: str,
    language: Language,
    lower: Counter[str],
    taken: Sequence[tuple[int, int]],
    proposals: dict[str, Proposal],
) -> Iterator[str]:
    """Count the names of one sentence that no glossary has."""
    for run in _runs(sentence, language):
        first = not sentence[: run[0].start()].strip(" \"'“”«»(–—-")
        ordinary = first and lower[language.lower(run[0].group())] > 0
        words = run[1:] if ordinary else run
        if not words or (first and not ordinary and len(words) == 1):
            continue
        first = first and not ordinary
        start, end = words[0].start(), words[-1].end()
        if any(a < end and start < b for a, b in taken):
            continue
        before = re.search(r"(\w+)\s*$", sentence[:start])
        last = re.split(f"[{APOSTROPHES}]", words[-1].group(), maxsplit=1)
        name = sentence[start : words[-1].start()] + last[0]
        proposal = proposals.setdefault(name, Proposal())
        proposal.spellings[name] += 1
        proposal.inside += not first
        proposal.apostrophes += len(last) > 1
        proposal.titles += bool(before and language.lower(before[1]) in language.titles)
        if not proposal.example or len(sentence) < len(proposal.example):
            proposal.example = sentence
        yield name


def _runs(sentence: str, language: Language) -> Iterator[list[re.Match[str]]]:
    """Capitalised words that follow one another; an ending after an apostrophe, and a title, end a name."""
    run: list[re.Match[str]] = []
    last_end = -2
    for word in _NAME.finditer(sentence):
        text = word.group()
        title = language.lower(text) in language.titles
        adjacent = bool(run) and sentence[last_end : word.start()] == " "
        if run and (not adjacent or len(run) == _LONGEST or _ended(run[-1]) or not text[0].isupper() or title):
            yield run
            run = []
        if text[0].isupper() and not title and len(text) > 1:
            run.append(word)
        last_end = word.end()
    if run:
        yield run


def _ended(word: re.Match[str]) -> bool:
    return any(c in APOSTROPHES for c in word.group())


def _is_name(proposal: Proposal, lower: Counter[str], language: Language) -> bool:
    """Seen twice or more, inside a sentence, and not as a word in lower case as well."""
    if proposal.count < 2 or not proposal.inside:
        return False
    if proposal.name.isupper() and len(proposal.name) < 2:
        return False
    words = proposal.name.split()
    if all(language.lower(word) in language.calendar for word in words):
        return False
    return (
        len(words) > 1
        or lower[language.lower(words[0])] * 4 < proposal.count
        or proposal.apostrophes * 2 > proposal.count
    )


def _clusters(proposals: Sequence[Proposal], language: Language) -> list[Proposal]:
    """Spellings that sound alike as one proposal, the most frequent first."""
    merged: list[tuple[list[str], Proposal]] = []
    index: dict[tuple[int, str], list[int]] = defaultdict(list)
    for proposal in sorted(proposals, key=lambda p: (-p.count, p.name)):
        parts = [key(part) for part in fold(proposal.name, language).text.split()]
        place = (len(parts), parts[0][:1] if parts else "")
        for i in index[place]:
            known, other = merged[i]
            if len(parts) > 1 and alike(parts, known) is not None:
                other.spellings += proposal.spellings
                other.inside += proposal.inside
                other.apostrophes += proposal.apostrophes
                other.titles += proposal.titles
                break
        else:
            index[place].append(len(merged))
            merged.append((parts, proposal))
    return [proposal for _, proposal in merged]


def _add_targets(
    proposals: Sequence[Proposal], lines: dict[str, list[tuple[int, int]]], targets: Sequence[Sequence[str]]
) -> None:
    """The capitalised words that stand most often in the translations of a name's lines and resemble it."""
    from rapidfuzz import fuzz

    for proposal in proposals:
        words = len(proposal.name.split())
        seen: Counter[str] = Counter()
        for number, row in (place for spelling in proposal.spellings for place in lines[spelling]):
            if number < len(targets) and row < len(targets[number]):
                tokens = re.findall(r"\w+(?:-\w+)*", targets[number][row])
                spans = {" ".join(tokens[i : i + words]) for i in range(len(tokens) - words + 1)}
                seen.update(s for s in spans if s[:1].isupper() and fuzz.ratio(s.lower(), proposal.name.lower()) > 60)
        if seen and max(seen.values()) * 5 >= proposal.count * 2:
            proposal.target = max(seen, key=lambda s: (seen[s], fuzz.ratio(s, proposal.name), s))


def entries(proposals: Sequence[Proposal], source: str, target: str) -> list[Concept]:
    """Proposals as concepts ready to be edited; a name without a known rendering is given as its own."""
    concepts: dict[str, Concept] = {}
    for proposal in proposals:
        name = proposal.name
        kind = "person" if proposal.titles and " " in name else "organization" if name.isupper() else "place"
        own = Term.of_type(name, kind)
        variants = tuple(s for s in sorted(proposal.spellings, key=lambda s: (-proposal.spellings[s], s)) if s != name)
        terms = {
            source: Term(own.preferred, None, variants, near=own.near),
            target: Term.of_type(proposal.target or name, kind),
        }
        id = slug_of(proposal.target or name) or f"name-{len(concepts) + 1}"
        if id not in concepts:
            concepts[id] = Concept(id, kind, terms, f"{proposal.count} times: {proposal.example}")
    return list(concepts.values())
