#!/usr/bin/env bash
# Turkish->English and English->Turkish side by side, on one GPU or on a CPU, in MINUTES (9).
# en->tr learns from what people translated; twice it translates the English news (mono.en.gz) back into Turkish, and
# tr->en takes those lines in as soon as they are there. Weights lie in $OUT/tr_en and $OUT/en_tr from the first report on.
#   DATA=folder with the .tsv.gz files   SPM=its sp.model   WORK=states and logs   OUT=weights   EXTRA=more options
# A trial on a CPU: MINUTES=1 LIMIT=50 EXTRA="--d 128 --ff 256 --enc 2 --dec 1 --workers 1 --tokens 1500 --scored 10 --report 20" run.sh
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
DATA=${DATA:?folder with the training data}; SPM=${SPM:-$DATA/../sp.model}
WORK=${WORK:-work}; OUT=${OUT:-out}; MINUTES=${MINUTES:-9}; EXTRA=${EXTRA:-}
export OMP_NUM_THREADS=${OMP_NUM_THREADS:-$(( ($(nproc) + 1) / 2 ))}  # each of the two trainings takes half the processors
mkdir -p "$WORK" "$OUT"
python3 "$here/with_source.py" "$DATA/mono.en.gz" "$here/data/mono-tr.tsv.gz" "$WORK/mono-tr.tsv"
share() { python3 -c "print(round($MINUTES * 60 * $1))"; }
train() { python3 -u "$here/train.py" --spm "$SPM" --minutes "$MINUTES" --report "$(share 0.2)" \
  --dev "$DATA/authored-dev.tsv" --dev "$DATA/news-dev.tsv" "$@" $EXTRA; }
ours=(--data "$here/data/written.tsv.gz:2" --data "$WORK/mono-tr.tsv:1" --data "$DATA/authored.tsv.gz:2")
people=(--data "$DATA/news.tsv.gz:2" --data "$DATA/tatoeba.tsv.gz:0.7" --data "$DATA/misc.tsv.gz:1")
machine=(--data "$DATA/mtsrc.tsv.gz:1:<bt>" --data "$DATA/kde.tsv.gz:0.3:<sw>" --data "$DATA/bible.tsv.gz:0.1:<bib>")
last=(--final-data "$here/data/written.tsv.gz:2" --final-data "$WORK/mono-tr.tsv:1" --final-data "$DATA/authored.tsv.gz:3"
  --final-data "$DATA/news.tsv.gz:3" --final-data "$DATA/tatoeba.tsv.gz:0.4" --final-data "$DATA/misc.tsv.gz:1" --final-data "$DATA/mtsrc.tsv.gz:1:<bt>")
train --out "$WORK/en-tr" --export "$OUT/en_tr" --reverse --dropout 0.3 --seed 11 "${ours[@]}" "${people[@]}" "${machine[@]}" "${last[@]}" \
  --mono "$DATA/mono.en.gz" --back "$WORK/bt.tsv" --back-at "$(share 0.22)" --back-at "$(share 0.55)" ${LIMIT:+--limit $LIMIT} \
  > "$WORK/en-tr.log" 2>&1 & first=$!
train --out "$WORK/tr-en" --export "$OUT/tr_en" --seed 12 "${ours[@]}" "${people[@]}" "${machine[@]}" --data "$WORK/bt.tsv:1:<bt>" "${last[@]}" \
  --final-data "$WORK/bt.tsv:0.7:<bt>" > "$WORK/tr-en.log" 2>&1 & second=$!
status=0; wait $first || status=1; wait $second || status=1
cp "$WORK"/*.log "$OUT"; tail -n 6 "$WORK"/*.log; exit $status
