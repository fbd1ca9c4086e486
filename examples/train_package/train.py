#!/usr/bin/env python3
"""Train a small Transformer for one direction on a GPU or, small, on a CPU.

Data: TSV files `source<TAB>target`, optionally gzipped, each given as PATH[:WEIGHT[:TAG]]. WEIGHT repeats the file in
every epoch (0.5 = a random half of it). TAG is a token put before each source line of it, for text that is
machine-made or from another domain: a translation without a tag then sounds like the untagged data. A file that does
not exist yet, or changes, is read as soon as the next epoch begins (back-translations made by a run beside this one).

  train.py --data news.tsv.gz:2 --dev dev.tsv --spm sp.model --out run --minutes 9 --export weights
  train.py ... --resume                        go on from run/state.pt
  torchrun --nproc-per-node 2 -- train.py ...  two processes, each on its part of the data, one step of both together

The rate rises, goes down slowly, and falls to nothing over the last `--decay` share of the time. The state and, with
`--export`, the weights are written at every report and at the end: a run that is killed loses a few minutes, not all.
"""

import argparse
import json
import os
import random
import shutil
import time

import numpy as np
import sacrebleu
import sentencepiece
import torch
import torch.distributed as dist
from model import Transformer
from pairs import EOS, LONGEST, PAD, Corpus, lines_of, pad, read_tsv
from state import Weights


def build(args, device):
    """The model in the type it computes in, of the size that config.json of an earlier run names, and its tokenizer."""
    config = {k: getattr(args, k) for k in ("d", "ff", "enc", "dec")}
    path = os.path.join(args.out, "config.json")
    if os.path.exists(path):
        with open(path) as f:
            config = json.load(f)
    else:
        os.makedirs(args.out, exist_ok=True)
        with open(path, "w") as f:
            json.dump(config, f)
    sp = sentencepiece.SentencePieceProcessor(model_file=args.spm)
    size = (config["d"], config["ff"], config["d"] // 64, config["enc"], config["dec"])
    model = Transformer(sp.get_piece_size(), *size, args.dropout, args.tokens)
    return model.to(device), sp


def translate_lines(model, sp, lines, device):
    order = sorted(range(len(lines)), key=lambda i: len(lines[i]))
    enc = [[*ids[:LONGEST], EOS] for ids in sp.encode([lines[i] for i in order], num_threads=4)]
    tokens = 120000 if device == "cuda" else 6000
    out, i = [""] * len(lines), 0
    while i < len(order):
        j = i + 1
        while j < len(order) and (j - i + 1) * max(len(enc[j]), 8) * 2 <= tokens:
            j += 1
        ids = model.greedy(torch.from_numpy(pad(enc[i:j])).to(device).long())
        for k, row in zip(order[i:j], ids, strict=True):
            row = row[: row.index(EOS)] if EOS in row else row
            out[k] = sp.decode([t for t in row if t > PAD])
        i = j
    return out


@torch.no_grad()
def loss_on(model, sp, rows, device):
    """The mean loss a target piece, without smoothing."""
    total = pieces = 0
    for i in range(0, len(rows), 50):
        sides = (
            pad([[*ids[:LONGEST], EOS] for ids in sp.encode(list(s))]) for s in zip(*rows[i : i + 50], strict=True)
        )
        x, z = (torch.from_numpy(side).to(device).long() for side in sides)
        n = (z != PAD).sum().item()
        total, pieces = total + model.loss(x, z, torch.ones_like(z), 0.0).item() * n, pieces + n
    return total / pieces


def report(model, sp, args, device, note):
    model.eval()
    for path in args.dev:
        rows = [(b, a) if args.reverse else (a, b) for a, b in read_tsv(path)[: args.scored]]
        hyp = translate_lines(model, sp, [a for a, _ in rows], device)
        ref, name, loss = [[b for _, b in rows]], os.path.basename(path), loss_on(model, sp, rows, device)
        bleu, chrf = sacrebleu.corpus_bleu(hyp, ref).score, sacrebleu.corpus_chrf(hyp, ref).score
        print(f"{note} {name}: loss {loss:.3f} BLEU {bleu:.2f} chrF {chrf:.2f} (greedy) | {hyp[3]}", flush=True)
    model.train()


def back_translate(model, sp, args, device):
    """Write `translation<TAB>line` for the monolingual lines, whole or not at all."""
    start = time.time()
    model.eval()
    lines = lines_of(args.mono)[: args.limit]
    out = translate_lines(model, sp, lines, device)
    with open(args.back + ".part", "w", encoding="utf-8") as f:
        for line, made in zip(lines, out, strict=True):
            if made and 0.3 < len(made) / len(line) < 3:
                f.write(f"{made}\t{line}\n")
    os.replace(args.back + ".part", args.back)
    model.train()
    print(f"translated {len(lines)} lines back in {time.time() - start:.0f} s", flush=True)


def export(folder, config, mean):
    """The averaged weights as int8 with one scale a row, as a package holds them, in pieces under 15 MiB."""
    os.makedirs(folder, exist_ok=True)
    piece, size, n = {}, 0, 0
    for name, value in mean.items():
        w = value.cpu().numpy()
        if piece and size + w.size > 14 << 20:
            np.savez(os.path.join(folder, f"weights-{n}.npz"), **piece)
            piece, size, n = {}, 0, n + 1
        if w.ndim == 2:
            scale = np.maximum(np.abs(w).max(1, keepdims=True), 1e-8) / 127
            piece[name], piece[name + ".scale"] = np.rint(w / scale).astype(np.int8), scale.astype(np.float32)
        else:
            piece[name] = w
        size += w.size
    np.savez(os.path.join(folder, f"weights-{n}.npz"), **piece)
    shutil.copy(config, folder)


class Clock:
    """Where the run stands: the share of the peak rate that is left. Every process goes by the first one's clock."""

    def __init__(self, args):
        self.start, self.whole, self.decay = time.time(), args.minutes * 60, args.decay

    def elapsed(self):
        return time.time() - self.start

    def share(self):
        share = torch.tensor(max(0.0, min(1.0, (1 - self.elapsed() / self.whole) / self.decay)))
        if dist.is_initialized():
            dist.broadcast(share, 0)
        return share.item()


def parse():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", action="append", default=[])
    p.add_argument("--final-data", action="append", default=[], help="instead of --data while the rate falls")
    p.add_argument("--dev", action="append", default=[], help="TSV with held-out pairs; some of the first are scored")
    p.add_argument("--scored", type=int, default=1000, help="how many pairs of each dev set are scored")
    p.add_argument("--spm", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--reverse", action="store_true", help="swap the two columns of every file")
    p.add_argument("--minutes", type=float, default=9)
    p.add_argument("--decay", type=float, default=0.25, help="share of the time over which the rate falls to nothing")
    p.add_argument("--resume", action="store_true")
    p.add_argument("--d", type=int, default=384)
    p.add_argument("--ff", type=int, default=1536)
    p.add_argument("--enc", type=int, default=6)
    p.add_argument("--dec", type=int, default=2)
    p.add_argument("--dropout", type=float, default=0.25)
    p.add_argument(
        "--lr",
        type=float,
        default=1e-3,
        help="peak; too high for the batch and the model never leaves the language-model plateau (loss near 5)",
    )
    p.add_argument("--warmup", type=int, default=2000, help="steps")
    p.add_argument(
        "--float32",
        action="store_true",
        help="compute in float32; on a CPU without avx512_bf16 or amx_bf16 that is faster",
    )
    p.add_argument("--tokens", type=int, default=16000, help="padded tokens a batch")
    p.add_argument(
        "--accumulate",
        type=int,
        default=1,
        help="batches a step; on a CPU two batches that fit into its cache are faster than one of twice the size",
    )
    p.add_argument("--alpha", type=float, default=0.2, help="subword sampling; 0 for none")
    p.add_argument("--plain-end", action="store_true", help="no subword sampling while the rate falls")
    p.add_argument("--swap", type=float, default=0.5, help="share of pairs whose shared names and numbers are swapped")
    p.add_argument(
        "--name-weight",
        type=float,
        default=1.0,
        help="how much pieces of names that both sides share count in the loss",
    )
    p.add_argument("--join", type=float, default=0.08, help="share of pairs joined to the next one of the same tag")
    p.add_argument("--workers", type=int, default=7)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--report", type=float, default=120, help="seconds between scores on the dev sets")
    p.add_argument("--mono", help="lines in the target language's other side, to translate back")
    p.add_argument("--back", help="where the back-translations go")
    p.add_argument(
        "--back-at", type=float, action="append", default=[], help="seconds after the start; may be repeated"
    )
    p.add_argument("--limit", type=int, help="translate back only the first lines, for a trial")
    p.add_argument("--export", help="folder for the weights, to be made a package by to_package.py")
    return p.parse_args()


def train(args, device):
    rank, processes = (int(os.environ.get(name, default)) for name, default in (("RANK", 0), ("WORLD_SIZE", 1)))
    random.seed(args.seed + rank)
    torch.manual_seed(args.seed)
    corpus = Corpus(args, rank, processes)  # forks its workers before CUDA starts
    if processes > 1:
        dist.init_process_group("gloo")
    model, sp = build(args, device)
    weights = Weights(model, args)
    model.to(torch.float32 if args.float32 else torch.bfloat16)
    size = sum(p.numel() for p in model.parameters()) / 1e6
    print(f"process {rank} of {processes}: {size:.1f} M parameters on {device}", flush=True)
    state = os.path.join(args.out, "state.pt")
    if args.resume:
        corpus.epoch = weights.load(state, device)
    clock, tokens, first = Clock(args), 0, weights.step
    due, back, losses = args.report, sorted(args.back_at), []

    def keep(note):
        if rank > 0:
            return
        weights.show(weights.mean)
        weights.save(state, corpus.epoch)
        if args.export:
            export(args.export, os.path.join(args.out, "config.json"), weights.mean)
        report(model, sp, args, device, note)

    model.train()
    for batch, (source, target, counts) in enumerate(corpus, 1):
        share = clock.share()
        if share <= 0:
            break
        corpus.final = share < 1
        weights.show(weights.master)
        x, z = (torch.from_numpy(side).to(device, non_blocking=True).long() for side in (source, target))
        loss = model.loss(x, z, torch.from_numpy(counts).to(device, non_blocking=True))
        (loss / args.accumulate).backward()
        tokens += target.size
        if batch % args.accumulate:
            continue
        step = weights.step + 1
        weights.update(args.lr * min(step / args.warmup, (args.warmup / step) ** 0.25) * share)
        if step % 20 == 0:
            losses.append(loss.detach())
        if step % 500 == 0:
            spent, mean = clock.elapsed(), torch.stack(losses).mean().item()
            speed = f"{tokens / spent:.0f} tokens/s {(step - first) / spent:.1f} steps/s"
            print(f"{spent:.0f} s epoch {corpus.epoch} step {step} loss {mean:.3f} {speed}", flush=True)
            losses = []
        if clock.elapsed() > due:
            keep(f"{clock.elapsed():.0f} s step {step}")
            due = clock.elapsed() + args.report
        if rank == 0 and back and clock.elapsed() > back[0]:
            back.pop(0)
            weights.show(weights.mean)
            back_translate(model, sp, args, device)
    keep(f"end step {weights.step}")
    os._exit(0)  # the workers are endless; a pool's own ending was seen to hang on their full queues


if __name__ == "__main__":
    train(parse(), "cuda" if torch.cuda.is_available() else "cpu")
