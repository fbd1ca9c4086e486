#!/usr/bin/env python3
"""What a package is worth: BLEU and chrF on dev sets, how many invented names it copies, how fast it is.

  evaluate.py PACKAGE.argosmodel dev.tsv [MORE.tsv …] [--names authored-dev.tsv] [--beam 4] [--reverse]

Names: every name that both sides of a pair of the --names set share is replaced on both by an invented one; counted is
how many of them stand in the output letter for letter. Needs newsgloss installed.
"""

import argparse
import os
import random
import re
import time
from pathlib import Path

import pairs


def pairs_of(path, reverse):
    rows = pairs.read_tsv(path)
    return [(b, a) for a, b in rows] if reverse else rows


def with_invented_names(rows, rng):
    """The rows with every shared name invented anew, and the invented names of each."""
    changed = []
    for a, b in rows:
        names = []
        for old in sorted(pairs.shared_names(a, b)):
            new = pairs.invented(rng)
            a, b = (re.sub(rf"(?<!\w){old}(?!\w)", new, side) for side in (a, b))
            names.append(new)
        if names:
            changed.append((a, names))
    return changed


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("package")
    p.add_argument("dev", nargs="+")
    p.add_argument("--names")
    p.add_argument("--beam", type=int, default=4)
    p.add_argument("--reverse", action="store_true", help="the files' second column is the source")
    args = p.parse_args()
    from sacrebleu.metrics import BLEU, CHRF

    from translate.engine.model import Model
    from translate.engine.packages import open_package

    model = Model(open_package(Path(args.package)))
    print(f"{args.package}: {os.path.getsize(args.package) / 1e6:.1f} MB, beam {args.beam}")
    for path in args.dev:
        rows = pairs_of(path, args.reverse)
        start = time.perf_counter()
        hypotheses = [h[0].text for h in model.translate([a for a, _ in rows], beam=args.beam)]
        spent = time.perf_counter() - start
        references = [[b for _, b in rows]]
        for metric in (BLEU(), CHRF()):
            score = metric.corpus_score(hypotheses, references)
            print(f"{os.path.basename(path)}: {score.name} {score.score:.1f} {metric.get_signature()}")
        print(f"{os.path.basename(path)}: {len(rows) / spent:.0f} sentences/s")
    if args.names:
        rows = pairs_of(args.names, args.reverse)
        pairs.learn_names({n for a, b in rows for n in pairs.shared_names(a, b)})
        changed = with_invented_names(rows, random.Random(1))
        outputs = [h[0].text for h in model.translate([a for a, _ in changed], beam=args.beam)]
        total = sum(len(names) for _, names in changed)
        kept = sum(name in output for (_, names), output in zip(changed, outputs, strict=True) for name in names)
        print(f"{os.path.basename(args.names)}: {kept} of {total} invented names kept, {100 * kept / total:.1f} %")


if __name__ == "__main__":
    main()
