#!/usr/bin/env python3
"""Peak memory of a batch job, by the number of lines of its one document.

  .venv/bin/python examples/benchmarks/memory.py [--decode] [LINES ...]

With --decode lines are translated, a million in 10 to 15 minutes. Without, the engine gives back what it is given; the
translator with its glossary is loaded all the same, and every line is split, matched, journalled, cached and written.
Each size runs in a process of its own.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path


class Identity:
    """An engine that gives back what it is given."""

    def run(self, blocks):
        """Each block with its sentences as they are."""
        from translate.results import Segment

        for block in blocks:
            yield block, [Segment(p.task.source, p.task.source + "!", -1.0) for p in block.todo.values()]


class Silent:
    """A watcher that says nothing."""

    def moved(self, totals):
        """Ignored."""

    def failed(self, reason):
        """A failure ends the benchmark."""
        sys.exit(reason)


def job(lines, decode):
    """Run the job; seconds and peak memory in MB."""
    from translate import Translator
    from translate.batch import inputs, start
    from translate.batch.cache import Cache
    from translate.batch.job import BLOCK, record
    from translate.batch.local import LocalEngine
    from translate.batch.plan import Known, Planner
    from translate.batch.run import Run
    from translate.documents.formats import Settings
    from translate.engine.processors import processors
    from translate.glossary.reading import load
    from translate.languages import get

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "out")
        folder.mkdir()
        source = Path(name, "lines.txt")
        with source.open("w", encoding="utf-8") as file:
            for number in range(lines):
                file.write(f"Ankara'da {number} kişi toplandı.\n")
        glossary = load("central-asia")
        translator = Translator("tr", "en", glossary=glossary)
        found = inputs.find([str(source)], folder)
        made, journal = start.begin(folder, found, {}, record(translator, glossary, {}))
        cache = Cache(Path(name, "cache.sqlite"))
        planner = Planner(translator, Settings(get("tr"), "en"), Known(journal, cache, 0), made.translation, BLOCK)
        begun = time.perf_counter()
        engine = LocalEngine(translator, processors()) if decode else Identity()
        Run(folder, journal, cache, planner, Silent()).go(engine)
        spent = time.perf_counter() - begun
        with (folder / "lines.txt").open(encoding="utf-8") as file:
            if sum(line.endswith("\n" if decode else ".!\n") for line in file) != lines:
                sys.exit("the output is not what it should be")
    return spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main():
    """Measure and print."""
    first = 0.0
    way = "decode" if "--decode" in sys.argv else "identity"
    for lines in [int(argument) for argument in sys.argv[1:] if argument.isdigit()] or [1_000, 1_000_000]:
        command = [sys.executable, __file__, "--one", str(lines), way]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            sys.exit(done.stderr)
        seconds, peak = map(float, done.stdout.split())
        first = first or peak
        speed = lines / seconds
        print(f"{lines:9} lines  {seconds:7.1f} s  {speed:7.0f} lines/s  {peak:6.0f} MB  {peak - first:+.0f} MB")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(*job(int(sys.argv[2]), sys.argv[3] == "decode"))
    else:
        main()
