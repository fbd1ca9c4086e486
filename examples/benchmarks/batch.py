#!/usr/bin/env python3
"""A batch job beside argostranslate and bare CTranslate2: same package, beam, processors and sentences, in one run.

  .venv/bin/python examples/benchmarks/batch.py [ARTICLES] [ROUNDS]

Argos would download a sentence splitter: it is given ours. Each way runs in a process of its own, in turn, ROUNDS
times; printed are the medians of seconds without start-up and loading, and ratios. The limit is one translate_batch
call on pre-tokenised sentences, sorted by length, and detokenising the result.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from articles import articles

from translate.engine.packages import starters

BEAM = 4
STARTER = next(package for package in starters() if package.source == "tr")


def texts(count):
    """The articles as texts."""
    return ["\n\n".join(" ".join(paragraph) for paragraph in article) + "\n" for article in articles(count)]


def argos(count):
    """argostranslate's own translate(), article by article; its settings come from the environment."""
    from argostranslate import sbd

    from translate.documents.text import split
    from translate.languages import get

    turkish = get("tr")

    class Ours:
        def __init__(self, package):
            pass

        def split_sentences(self, text):
            return split(text, turkish).segments

    sbd.MiniSBDSentencizer = sbd.StanzaSentencizer = Ours
    from argostranslate import translate

    translate.translate("Merhaba.", "tr", "en")  # loads the model
    start = time.perf_counter()
    for text in texts(count):
        translate.translate(text, "tr", "en")
    return time.perf_counter() - start


def bare(count):
    """The limit: CTranslate2 alone."""
    from translate.engine.model import LENGTH_PENALTY, TOKENS_PER_BATCH, Model

    model = Model(STARTER)
    pieces = sorted((model.pieces.encode(s) for a in articles(count) for p in a for s in p), key=len)
    translator = model._translator
    translator.translate_batch(pieces[:8], beam_size=BEAM)
    start = time.perf_counter()
    results = translator.translate_batch(
        pieces, beam_size=BEAM, max_batch_size=TOKENS_PER_BATCH, batch_type="tokens", length_penalty=LENGTH_PENALTY
    )
    for result in results:
        model.pieces.decode(result.hypotheses[0])
    return time.perf_counter() - start


def batch(count, *options):
    """translate batch, its own count of seconds: reading, splitting, matching, translating, writing."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "in")
        source.mkdir()
        for number, text in enumerate(texts(count)):
            Path(source, f"{number:04}.txt").write_text(text, encoding="utf-8")
        command = [
            sys.executable,
            "-m",
            "translate",
            "batch",
            str(source),
            "-f",
            "tr",
            "-t",
            "en",
            "-o",
            f"{folder}/out",
        ]
        command += ["--beam", str(BEAM), "--package", str(STARTER.path), "--no-cache", "--json", *options]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return json.loads(done.stdout)["seconds"]


WAYS = {
    "argostranslate as it comes": ("argos", {}),
    "argostranslate, best settings": (
        "argos",
        {"ARGOS_INTER_THREADS": "2", "ARGOS_INTRA_THREADS": "1", "ARGOS_BATCH_SIZE": "1024"},
    ),
    "bare CTranslate2 (the limit)": ("bare", {}),
    "translate batch": ("batch", {}),
    "translate batch -g central-asia": ("glossary", {}),
}


def measured(way, count):
    """Seconds of one way in this process."""
    if way == "glossary":
        return batch(count, "-g", "central-asia")
    return {"argos": argos, "bare": bare, "batch": batch}[way](count)


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=int, default=200, help="how many (200)")
    parser.add_argument("rounds", nargs="?", type=int, default=3, help="of each way (3)")
    args = parser.parse_args()
    count, rounds = args.articles, args.rounds
    sentences = sum(len(p) for a in articles(count) for p in a)
    seconds = {name: [] for name in WAYS}
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home, "XDG_CACHE_HOME": home}
        install = [sys.executable, "-m", "translate", "models", "install", str(STARTER.path)]
        subprocess.run(install, env=environment, check=True, capture_output=True)
        for number in range(rounds):
            for name, (way, settings) in WAYS.items():
                if number and name == "argostranslate as it comes" and rounds > 1:
                    continue  # slow: measured once
                command = [sys.executable, __file__, "--one", way, str(count)]
                done = subprocess.run(command, env={**environment, **settings}, capture_output=True, text=True)
                if done.returncode:
                    sys.exit(f"{name}: {done.stderr}")
                seconds[name].append(float(done.stdout))
    medians = {name: statistics.median(values) for name, values in seconds.items()}
    ours, limit = medians["translate batch"], medians["bare CTranslate2 (the limit)"]
    print(f"{count} articles, {sentences} sentences, beam {BEAM}, {os.cpu_count()} processors, median of {rounds}")
    for name, value in medians.items():
        print(f"{name:34} {value:7.2f} s  {sentences / value:6.0f} sentences/s")
    print(f"translate batch is {medians['argostranslate as it comes'] / ours:.1f} times as fast as Argos as it comes, "
          f"{medians['argostranslate, best settings'] / ours:.2f} times as fast as at its best settings")  # fmt: skip
    print(f"it reaches {limit / ours:.2f} of the limit; the glossary costs "
          f"{100 * (medians['translate batch -g central-asia'] / ours - 1):.0f} %")  # fmt: skip


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(measured(sys.argv[2], int(sys.argv[3])))
    else:
        main()
