"""Spellings of people's full names that nobody listed: alike in sound, different in letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from translate.glossary.concepts import Glossary
from translate.glossary.folding import fold
from translate.languages.base import APOSTROPHES, Language

_WORD = re.compile(r"[^\W\d_]+")
_VOWELS = "aeiouаеиоу"
# Letters and groups of letters by sound, longest first; what transliterations of one name differ in becomes the same.
_LATIN = (
    ("dzh", "j"), ("kh", "h"), ("zh", "j"), ("sh", "s"), ("ch", "c"), ("ph", "f"), ("gh", "g"), ("ck", "k"),
    ("oo", "u"), ("ou", "u"), ("eo", "o"), ("eu", "u"), ("ae", "e"), ("ee", "i"), ("yev", "ev"), ("iev", "ev"),
    ("x", "ks"), ("q", "k"), ("w", "v"), ("y", "i"), ("ı", "i"), ("ş", "s"), ("ç", "c"), ("ğ", "g"), ("ö", "o"),
    ("ü", "u"), ("ä", "e"), ("ə", "e"),
)  # fmt: skip
_CYRILLIC = (
    ("дж", "ж"), ("э", "е"), ("ё", "е"), ("ю", "у"), ("я", "а"), ("й", "и"), ("ы", "и"), ("қ", "к"),
    ("ғ", "г"), ("ң", "н"), ("ө", "о"), ("ү", "у"), ("ұ", "у"), ("і", "и"), ("ә", "а"), ("һ", "х"),)  # fmt: skip
_SPACES = frozenset(" \u00a0\n")
_HYPHENS = frozenset("-‐‑–\u00ad")
# Where names may be, found quickly: words that do not begin with one of the usual small letters.
_BIG = "[^\\W\\d_a-zßà-öø-ÿğışа-џәғқңөұүһі]"
_STRETCH = re.compile(
    rf"(?<![^\W\d_]){_BIG}[^\W\d_]*(?:[{''.join(_SPACES)}]{_BIG}[^\W\d_]*|[{''.join(sorted(_HYPHENS))}][^\W\d_]+)+"
)
_MOST_WORDS = 5  # of a name
_SHORT = 3  # letters; parts this short may differ in vowels only


@dataclass(frozen=True)
class Spot:
    """A near spelling: the concept meant, its place in the text, and its ending."""

    concept: str
    start: int
    end: int
    suffix: str
    case: str


@lru_cache(maxsize=65536)
def key(part: str) -> str:
    """How a part of a name sounds, roughly.

    :param part: the part, already folded.
    """
    for old, new in _LATIN + _CYRILLIC:
        part = part.replace(old, new)
    return re.sub(r"(.)\1+", r"\1", part)


@lru_cache(maxsize=65536)
def distance(a: str, b: str) -> float:
    """How far two keys are apart: 1 for a consonant put in, left out or changed, 0.5 for a vowel."""
    above = [0.0]
    for char in b:
        above.append(above[-1] + _weight(char))
    for x in a:
        row = [above[0] + _weight(x)]
        for j, y in enumerate(b):
            change = 0.0 if x == y else 0.5 if x in _VOWELS and y in _VOWELS else 1.0
            row.append(min(above[j] + change, above[j + 1] + _weight(x), row[j] + _weight(y)))
        above = row
    return above[-1]


def _weight(char: str) -> float:
    return 0.5 if char in _VOWELS else 1.0


def alike(parts: Sequence[str], name: Sequence[str], *, strict: bool = False) -> float | None:
    """How far the parts found are from a name's parts; None if they are not the same name.

    Every part must be alike on its own: equal in its first sound, short ones different in vowels only.

    :param strict: vowels only for every part, as is fit where two parts are compared with one.
    """
    if len(parts) != len(name):
        return None
    pairs = list(zip(parts, name, strict=True))
    if any(found[:1] != known[:1] and not {found[:1], known[:1]} <= set("ie") for found, known in pairs):
        return None
    total = 0.0
    for found, known in pairs:
        longest = max(len(found), len(known))
        limit = 0.5 if strict or longest <= _SHORT else 1.0 if longest <= 6 else 1.5
        if 0.5 * abs(len(found) - len(known)) > limit:
            return None
        apart = distance(found, known)
        if apart > limit:
            return None
        total += apart
    return total if total <= 0.5 + 0.5 * len(parts) else None


def _merged(parts: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The parts with each two neighbours written as one."""
    for i in range(len(parts) - 1):
        yield (*parts[:i], parts[i] + parts[i + 1], *parts[i + 2 :])


def _apart(parts: Sequence[str], name: Sequence[str]) -> float | None:
    """As `alike`; where one side has a part more, two of its neighbours may be one part of the other."""
    if len(parts) == len(name):
        return alike(parts, name)
    longer, shorter = (parts, name) if len(parts) > len(name) else (name, parts)
    if len(longer) != len(shorter) + 1 or len(shorter) < 2:
        return None
    found = [apart for version in _merged(longer) if (apart := alike(version, shorter, strict=True)) is not None]
    return min(found, default=None)


_Name = tuple[str, tuple[str, ...]]  # a concept and the keys of a spelling's parts


@lru_cache(maxsize=65536)
def _consonants(part: str) -> str:
    return "".join(c for c in part if c not in _VOWELS) or part[:1]


@lru_cache(maxsize=16384)
def _key_of(word: str, language: Language) -> str:
    return key(fold(word, language).text)


class NearIndex:
    """The full names of a glossary's people, ready to be compared with.

    :param language: the language of the texts; names are compared within its script.
    """

    def __init__(self, glossary: Glossary, language: Language) -> None:
        self._language = language
        # By number of parts, place of a part, and its consonants: near spellings have a part whose consonants agree.
        self._names: dict[tuple[int, int, str], list[_Name]] = {}
        for concept in glossary:
            own = concept.terms.get(language.code)
            if concept.type != "person" or own is None or not own.near:
                continue
            related = [
                own,
                *(concept.terms[code] for code in ("en", "tr", "kk", "ru") if code in concept.terms),
            ]
            self._add(concept.id, (s for t in related for s in (t.preferred, *t.variants)), own.preferred)

    def _add(self, concept: str, spellings: Iterable[str], own: str) -> None:
        known = set()
        for spelling in dict.fromkeys(spellings):
            parts = tuple(_parts(spelling, self._language))
            if len(parts) >= 2 and parts not in known and _script(spelling) == _script(own):
                known.add(parts)
                for place, part in enumerate(parts):
                    self._names.setdefault((len(parts), place, _consonants(part)), []).append((concept, parts))

    def _candidates(self, parts: Sequence[str]) -> Iterator[_Name]:
        """Names that may be meant by these parts: as many, or one more or less."""
        seen: set[_Name] = set()
        for place, part in enumerate(parts):
            consonants = _consonants(part)
            for more, moves in ((0, (0,)), (1, (0, 1)), (-1, (0, -1))):
                for move in moves:
                    for name in self._names.get((len(parts) + more, place + move, consonants), ()):
                        if name not in seen:
                            seen.add(name)
                            yield name

    def find(self, text: str, taken: Sequence[tuple[int, int]]) -> list[Spot]:
        """Near spellings in a text.

        :param taken: places of exact matches; those that lie inside a longer near spelling are given up for it.
        """
        if not self._names:
            return []
        spots: list[Spot] = []
        for run in _names(text):
            keys = [_key_of(word.group(), self._language) for word in run]
            at = 0
            while at < len(run):
                found = self._longest(text, run[at : at + _MOST_WORDS], keys[at : at + _MOST_WORDS], taken)
                spots += [found[0]] if found else []
                at += found[1] if found else 1
        return spots

    def _longest(
        self, text: str, words: Sequence[re.Match[str]], keys: Sequence[str], taken: Sequence[tuple[int, int]]
    ) -> tuple[Spot, int] | None:
        """The nearest name that begins at the first word, and how many words it takes."""
        best: tuple[float, int, str] | None = None
        for count in range(2, len(words) + 1):
            start, end = words[0].start(), words[count - 1].end()
            if any(a < end and start < b and not (start <= a and b <= end and b - a < end - start) for a, b in taken):
                break
            parts = keys[:count]
            for concept, name in self._candidates(parts):
                apart = _apart(parts, name)
                if apart is not None and (best is None or (apart, -count) < (best[0], -best[1])):
                    best = (apart, count, concept)
        if best is None:
            return None
        _, count, concept = best
        start, end = words[0].start(), words[count - 1].end()
        suffix, case = self._ending(text, start, end)
        return Spot(concept, start, end, suffix, case), count

    def _ending(self, text: str, start: int, end: int) -> tuple[str, str]:
        rest = re.compile(rf"[{APOSTROPHES}]\w+").match(text, end)
        if not rest:
            return "", ""
        case = self._language.suffix_case(text[start:end], rest.group())
        return (rest.group(), case) if case is not None else ("", "")


def _parts(name: str, language: Language) -> list[str]:
    return [key(part) for part in re.split(r"[ \n']+", fold(name, language).text) if part]


def _script(text: str) -> str:
    return "cyrillic" if re.search("[\u0400-\u052f]", text) and not re.search("[A-Za-z]{2}", text) else "other"


def _names(text: str) -> Iterator[list[re.Match[str]]]:
    """Words that follow one another with a space or hyphen between, each capitalised or behind a hyphen."""
    for stretch in _STRETCH.finditer(text):
        yield from _runs(text, *stretch.span())


def _runs(text: str, start: int, end: int) -> list[list[re.Match[str]]]:
    """Such words in a stretch of the text."""
    runs: list[list[re.Match[str]]] = []
    last: re.Match[str] | None = None
    for word in _WORD.finditer(text, start, end):
        between = text[last.end() : word.start()] if last else ""
        hyphen = between in _HYPHENS
        joined = hyphen or between in _SPACES
        if word.group()[0].isupper() or (hyphen and runs and runs[-1]):
            if not joined or not runs:
                runs.append([])
            runs[-1].append(word)
        else:
            runs.append([])
        last = word
    return [run for run in runs if len(run) > 1]
