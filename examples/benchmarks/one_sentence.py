#!/usr/bin/env python3
"""Start-up and one sentence from the shell, beside argostranslate's own command on the same package.

  .venv/bin/python examples/benchmarks/one_sentence.py [RUNS]

Argos would download a sentence splitter at its first sentence: it is given one that returns the text as one sentence,
which favours it. Each command runs in turn, A B A B …; printed are medians of CPU and wall seconds, and the ratio of
the medians.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

from translate.engine.packages import starters

SENTENCE = "Cumhurbaşkanı Kasım Cömert Tokayev dün Akorda'da bir toplantı yaptı."
ARGOS = """
import sys
from argostranslate import sbd
class Whole:
    def __init__(self, pkg): pass
    def split_sentences(self, text): return [text]
sbd.MiniSBDSentencizer = sbd.StanzaSentencizer = Whole
from argostranslate import cli
sys.argv = ["argos-translate", "--from-lang", "tr", "--to-lang", "en", sys.argv[1]]
cli.main()
"""


def spent(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """CPU and wall seconds of one command."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode or not done.stdout.strip():
        sys.exit(f"{command[0]} failed: {done.stderr}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runs", nargs="?", type=int, default=5, help="of each command (5)")
    runs = parser.parse_args().runs
    starter = next(package for package in starters() if package.source == "tr")
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home, "XDG_CACHE_HOME": home}
        install = [sys.executable, "-m", "translate", "models", "install", str(starter.path)]
        subprocess.run(install, env=environment, check=True, capture_output=True)
        ours = [sys.executable, "-m", "translate"]
        commands = {
            "translate --help": [*ours, "--help"],
            "translate text": [*ours, "text", SENTENCE, "-f", "tr", "-t", "en"],
            "translate text -g central-asia": [
                *ours,
                "text",
                SENTENCE,
                "-f",
                "tr",
                "-t",
                "en",
                "-g",
                "central-asia",
            ],
            "argos-translate": [sys.executable, "-c", ARGOS, SENTENCE],
        }
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for _ in range(runs + 1):
            for name, command in commands.items():
                times[name].append(spent(command, environment))
    medians = {name: [statistics.median(t[i] for t in some[1:]) for i in (0, 1)] for name, some in times.items()}
    argos = medians["argos-translate"]
    print(f"{'median of ' + str(runs):34} CPU s  wall s   of argos's CPU, wall")
    for name, (cpu, wall) in medians.items():
        print(f"{name:34} {cpu:5.2f}  {wall:6.2f}   {cpu / argos[0]:5.2f}, {wall / argos[1]:.2f}")


if __name__ == "__main__":
    main()
