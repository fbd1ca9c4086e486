#!/usr/bin/env python3
"""Put translations that are kept by line number beside the lines they translate.

  with_source.py mono.en.gz data/mono-tr.tsv.gz OUT.tsv

mono-tr.tsv.gz holds `number<TAB>Turkish`, numbers counting the lines of mono.en.gz from 0; OUT `Turkish<TAB>English`.
"""

import argparse
import html

from pairs import lines_of


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("source", "translations", "target"):
        p.add_argument(name)
    args = p.parse_args()
    english = [html.unescape(line) for line in lines_of(args.source)]
    with open(args.target, "w", encoding="utf-8", newline="\n") as f:
        for line in lines_of(args.translations):
            number, turkish = line.split("\t")
            f.write(f"{turkish}\t{english[int(number)]}\n")


if __name__ == "__main__":
    main()
