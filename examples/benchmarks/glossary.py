#!/usr/bin/env python3
"""Large glossaries: reading, building, memory, sentences matched a second, beside `re` and (if installed) flashtext.

  .venv/bin/python examples/benchmarks/glossary.py FILE [CONCEPTS …]     FILE: text in Turkish, one sentence a line

Concepts are invented, a third of them people whose near spellings are looked for; the first hundred names stand in the
text. `re` and flashtext look for the same spellings, but know neither endings nor boundaries of words beyond their own.
"""

import os
import random
import re
import resource
import sys
import tempfile
import time
from pathlib import Path

from translate.glossary.matching import Matcher
from translate.glossary.reading import load

SYLLABLES = [a + b for a in "bcdfghjklmnprstvyz" for b in "aeiou"]


def invented(rng: random.Random, syllables: int) -> str:
    """A name of so many syllables."""
    return "".join(rng.choice(SYLLABLES) for _ in range(syllables)).capitalize()


def written(count: int) -> str:
    """A glossary of `count` concepts with four forms each, as YAML."""
    rng, lines = random.Random(1), ["glossary: big", "version: 1", "concepts:"]
    for i in range(count):
        kind = ("person", "place", "organization")[i % 3]
        names = [f"{invented(rng, 3)} {invented(rng, 4)}", invented(rng, 5), f"{invented(rng, 3)} {invented(rng, 4)}"]
        lines.append(f"  - {{id: c{i}, type: {kind}, terms: {{en: {{preferred: {names[0]}, short: {names[1]}}}, ")
        lines[-1] += f"tr: {{preferred: {names[2]}, short: {invented(rng, 5)}}}}}}}"
    return "\n".join(lines) + "\n"


def timed(action):  # type: ignore[no-untyped-def]
    """A call's result and its seconds."""
    start = time.perf_counter()
    result = action()
    return result, time.perf_counter() - start


def rate(find, sentences):  # type: ignore[no-untyped-def]
    """Sentences a second, over at most three seconds."""
    start, done = time.perf_counter(), 0
    for sentence in sentences:
        find(sentence)
        done += 1
        if time.perf_counter() - start > 3:
            break
    return done / (time.perf_counter() - start)


def main() -> None:
    """Measure and print one row for each size."""
    if len(sys.argv) < 2:
        sys.exit(f"usage: {sys.argv[0]} FILE [CONCEPTS …]     FILE: text in Turkish, one sentence a line")
    sentences = [line for line in Path(sys.argv[1]).read_text(encoding="utf-8").split("\n") if line]
    try:
        from flashtext import KeywordProcessor
    except ImportError:
        KeywordProcessor = None
    print("concepts  parse s  cached s  build s  peak MB  ours/s  exact only/s    re/s  flashtext/s")
    for count in [int(n) for n in sys.argv[2:]] or [100, 10_000, 100_000]:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["XDG_CACHE_HOME"] = folder
            path = Path(folder) / "big.yaml"
            path.write_text(written(count), encoding="utf-8")
            _, parse = timed(lambda path=path: load(path))
            glossary, cached = timed(lambda path=path: load(path))
        matcher, build = timed(lambda glossary=glossary: Matcher(glossary, "tr"))
        exact = Matcher(glossary, "tr", near=False)
        forms = [form for concept in glossary for form in concept.terms["tr"].forms()]
        text = [f"{s} {forms[i % 100]}'da" for i, s in enumerate(sentences)]
        pattern = (
            re.compile("|".join(map(re.escape, sorted(forms, key=len, reverse=True)))) if count <= 10_000 else None
        )
        flash = KeywordProcessor(case_sensitive=True) if KeywordProcessor is not None else None
        if flash is not None:
            flash.add_keywords_from_list(forms)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        others = [
            f"{rate(find, text):8.0f}" if find is not None else "       -"
            for find in (pattern.findall if pattern else None, flash.extract_keywords if flash is not None else None)
        ]
        print(
            f"{count:8} {parse:8.2f} {cached:9.2f} {build:8.2f} {peak:8.0f} {rate(matcher.find, text):7.0f} "
            f"{rate(exact.find, text):13.0f} {others[0]} {others[1]:>12}"
        )


if __name__ == "__main__":
    main()
