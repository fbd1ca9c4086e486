#!/usr/bin/env python3
"""The mean of a package's weights and of those that a training went on to from them: often better than either.

  average.py translate-tr_en-0_4.argosmodel WORK EXPORT --share 0.6

WORK is train.py's folder (--out); EXPORT gets the weights as train.py's --export does, for to_package.py. Wortsman et
al. 2022, "Robust fine-tuning of zero-shot models" (arXiv:2109.01903). Needs what train.py needs.
"""

import argparse
from pathlib import Path

import torch
from from_package import read
from train import export


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("package", type=Path)
    p.add_argument("work", type=Path)
    p.add_argument("export")
    p.add_argument("--share", type=float, default=0.5, help="weight of the training's side in the mean, 0 to 1")
    args = p.parse_args()
    before, _ = read(args.package)
    after = torch.load(args.work / "state.pt")["ema"]
    mean = {name: before[name].lerp(after[name].float(), args.share) for name in after}
    export(args.export, args.work / "config.json", mean)


if __name__ == "__main__":
    main()
