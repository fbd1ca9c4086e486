#!/usr/bin/env python3
"""Put translations that are kept by line number beside the lines they translate.

  with_source.py mono.en.gz data/mono-tr.tsv.gz OUT.tsv

mono-tr.tsv.gz holds `number<TAB>Turkish`, numbers counting the lines of mono.en.gz from 0; OUT `Turkish<TAB>English`.
"""

import html
import sys

from pairs import lines_of

source, translations, target = sys.argv[1:]
english = [html.unescape(line) for line in lines_of(source)]
with open(target, "w", encoding="utf-8", newline="\n") as f:
    for line in lines_of(translations):
        number, turkish = line.split("\t")
        f.write(f"{turkish}\t{english[int(number)]}\n")
