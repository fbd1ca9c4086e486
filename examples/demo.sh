#!/bin/sh
# The example article from Turkish to English with the shipped glossary, and what came out against a reference.
set -e
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo "== the translation (examples/article.tr.txt, glossary central-asia)"
translate text - -f tr -t en -g central-asia --terms < article.tr.txt > "$work/article.en.txt" 2> "$work/terms"
cat "$work/article.en.txt"
echo "== the terms that were applied"
cat "$work/terms"
echo "== with the glossary, against examples/article.en.txt"
translate score --hyp "$work/article.en.txt" --ref article.en.txt --src article.tr.txt -g central-asia -f tr -t en
echo "== the same without a glossary"
translate text - -f tr -t en < article.tr.txt > "$work/plain.en.txt"
translate score --hyp "$work/plain.en.txt" --ref article.en.txt --src article.tr.txt -g central-asia -f tr -t en
