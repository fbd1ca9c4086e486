#!/usr/bin/env python3
"""Whether a translation depends on what else is translated with it: the same lines in file order, shuffled, one by one.

.venv/bin/python examples/benchmarks/determinism.py FILE [-g GLOSSARY]
"""

import argparse
import random

from translate import Glossary, Translator
from translate.documents.reading import read_text


def main() -> None:
    """Translate three ways and print how many lines differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file")
    parser.add_argument("-f", default="tr")
    parser.add_argument("-t", default="en")
    parser.add_argument("-g")
    parser.add_argument("--single", type=int, default=300, help="how many lines are translated one by one")
    options = parser.parse_args()
    lines = [line for line in read_text(options.file).split("\n") if line.strip()]
    translator = Translator(options.f, options.t, glossary=Glossary.load(options.g) if options.g else None)

    def targets(some: list[str]) -> list[str]:
        return [segments[0].target for segments in translator.translate_segments([[line] for line in some])]

    together = dict(zip(lines, targets(lines), strict=True))
    again = dict(zip(lines, targets(lines), strict=True))
    order = random.Random(1).sample(lines, len(lines))
    shuffled = dict(zip(order, targets(order), strict=True))
    alone = {line: targets([line])[0] for line in order[: options.single]}
    for name, other in (("a second time", again), ("shuffled", shuffled), ("one by one", alone)):
        differing = [line for line in other if other[line] != together[line]]
        print(f"{name}: {len(differing)} of {len(other)} lines differ")
        for line in differing[:2]:
            print(f"  {together[line]}\n  {other[line]}")


if __name__ == "__main__":
    main()
