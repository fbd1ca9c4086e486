#!/usr/bin/env python3
"""The engine ray with two actors beside one, each of one thread: how much more of the stream they translate.

  .venv/bin/python examples/benchmarks/actors.py [ARTICLES]

Measured between the first and the last block that comes back, so without starting Ray and loading models.
"""

import subprocess
import sys
import time

from articles import articles


def speed(actors, count):
    """Sentences a second between the first and the last block, and how many sentences that were."""
    from translate.batch.cluster import RayEngine
    from translate.batch.job import BLOCK
    from translate.batch.plan import Block
    from translate.documents.document import Sentence
    from translate.translator import Translator

    translator = Translator("tr", "en")
    sentences = [Sentence(text) for article in articles(count) for paragraph in article for text in paragraph]
    prepared = translator.prepare([sentences])[0]
    size = BLOCK
    parts = [prepared[i : i + size] for i in range(0, len(prepared), size)]
    blocks = [
        Block(todo={str(n).encode() + str(i).encode(): p for i, p in enumerate(some)}) for n, some in enumerate(parts)
    ]
    first, done = 0.0, 0
    for _, segments in RayEngine(translator, actors).run(iter(blocks)):
        if first:
            done += len(segments)
        first = first or time.perf_counter()
    return done / (time.perf_counter() - first)


def main():
    """Measure and print, one and two actors in turn."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    speeds = {1: [], 2: []}
    for actors in (1, 2, 1, 2):
        done = subprocess.run(
            [sys.executable, __file__, "--one", str(actors), str(count)], capture_output=True, text=True
        )
        if done.returncode:
            sys.exit(done.stderr)
        speeds[actors].append(float(done.stdout.strip().split("\n")[-1]))
    one, two = max(speeds[1]), max(speeds[2])
    print(f"one actor {one:.0f} sentences/s, two actors {two:.0f}: {two / one:.2f} times as fast, best of two runs")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(speed(int(sys.argv[2]), int(sys.argv[3])))
    else:
        main()
