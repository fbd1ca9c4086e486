#!/usr/bin/env python3
"""Train a small Transformer for one direction on a GPU (or, tiny, on a CPU).

Data: TSV files `source<TAB>target`, optionally gzipped, each given as PATH[:WEIGHT[:TAG]]. WEIGHT repeats the file in
every epoch (0.5 = a random half of it). TAG is a token put before each source line of it, for text that is
machine-made or from another domain: a translation without a tag then sounds like the untagged data. A file that does
not exist yet is read as soon as it does (back-translations made by a run beside this one).

  train.py --data news.tsv.gz:2 --dev dev.tsv --spm sp.model --out run --minutes 9 --export weights
  train.py ... --resume                        go on from run/state.pt

The rate rises, goes down slowly, and falls to nothing over the last `--decay` share of the time. The state and, with
`--export`, the weights are written at every report and at the end: a run that is killed loses a few minutes, not all.
"""
import argparse
import collections
import gzip
import html
import json
import math
import multiprocessing as mp
import os
import random
import re
import shutil
import time

import numpy as np
import sentencepiece
import torch
import torch.nn as nn
import torch.nn.functional as F

BOS, EOS, PAD = 1, 2, 3
LONGEST = 200  # pieces; longer pairs are left out


# --- model: pre-norm Transformer, tied embeddings, sinusoidal positions ------------------------------------------
class Attention(nn.Module):
    def __init__(self, d, heads):
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.o = (nn.Linear(d, d) for _ in range(4))

    def split(self, x):  # [B, T, d] -> [B, H, T, d/H]
        return x.view(x.size(0), -1, self.heads, x.size(2) // self.heads).transpose(1, 2)

    def forward(self, x, memory, mask=None, causal=False, cache=None):
        q = self.split(self.q(x))
        if cache is not None and "k" in cache and cache["static"]:
            k, v = cache["k"], cache["v"]
        else:
            k, v = self.split(self.k(memory)), self.split(self.v(memory))
            if cache is not None:
                if "k" in cache:
                    k, v = torch.cat([cache["k"], k], 2), torch.cat([cache["v"], v], 2)
                cache["k"], cache["v"] = k, v
        out = F.scaled_dot_product_attention(q, k, v, attn_mask=mask, is_causal=causal)
        return self.o(out.transpose(1, 2).reshape(x.size(0), -1, x.size(2)))


class Layer(nn.Module):
    def __init__(self, d, ff, heads, dropout, decoder):
        super().__init__()
        self.decoder = decoder
        self.n1, self.sa = nn.LayerNorm(d), Attention(d, heads)
        if decoder:
            self.n2, self.ca = nn.LayerNorm(d), Attention(d, heads)
        self.n3, self.f1, self.f2 = nn.LayerNorm(d), nn.Linear(d, ff), nn.Linear(ff, d)
        self.drop = nn.Dropout(dropout)

    def forward(self, x, mask=None, memory=None, memory_mask=None, cache=None):
        y = self.n1(x)
        causal = self.decoder and cache is None
        x = x + self.drop(self.sa(y, y, mask, causal, cache["self"] if cache else None))
        if self.decoder:
            x = x + self.drop(self.ca(self.n2(x), memory, memory_mask, cache=cache["cross"] if cache else None))
        return x + self.drop(self.f2(self.drop(F.relu(self.f1(self.n3(x))))))


class Transformer(nn.Module):
    def __init__(self, vocab, d, ff, heads, enc, dec, dropout):
        super().__init__()
        self.d = d
        self.e = nn.Embedding(vocab, d)
        self.enc = nn.ModuleList(Layer(d, ff, heads, dropout, False) for _ in range(enc))
        self.dec = nn.ModuleList(Layer(d, ff, heads, dropout, True) for _ in range(dec))
        self.en, self.dn = nn.LayerNorm(d), nn.LayerNorm(d)
        self.b = nn.Parameter(torch.zeros(vocab))
        self.drop = nn.Dropout(dropout)
        pos = torch.arange(512).unsqueeze(1).float()
        inv = torch.exp(torch.arange(d // 2).float() * -(math.log(10000) / (d // 2 - 1)))
        self.register_buffer("pe", torch.cat([(pos * inv).sin(), (pos * inv).cos()], 1), persistent=False)
        for p in self.parameters():
            if p.dim() > 1:
                nn.init.xavier_uniform_(p)
        nn.init.normal_(self.e.weight, std=d ** -0.5)

    def embed(self, x, start=0):
        return self.drop(self.e(x) * math.sqrt(self.d) + self.pe[start:start + x.size(1)])

    def encode(self, x):
        mask = (x != PAD)[:, None, None, :]
        h = self.embed(x)
        for layer in self.enc:
            h = layer(h, mask)
        return self.en(h), mask

    def forward(self, x, y):
        h, mask = self.encode(x)
        g = self.embed(y)
        for layer in self.dec:
            g = layer(g, None, h, mask)
        return F.linear(self.dn(g), self.e.weight, self.b)

    @torch.no_grad()
    def greedy(self, x, limit=150):
        h, mask = self.encode(x)
        caches = [{"self": {"static": False}, "cross": {"static": True}} for _ in self.dec]
        token = torch.full((x.size(0), 1), BOS, device=x.device)
        done = torch.zeros(x.size(0), dtype=torch.bool, device=x.device)
        out = []
        for t in range(min(limit, 2 * x.size(1) + 20)):
            g = self.embed(token, t)
            for layer, cache in zip(self.dec, caches):
                g = layer(g, None, h, mask, cache)
            token = F.linear(self.dn(g[:, -1:]), self.e.weight, self.b).argmax(-1)
            token[done] = PAD
            out.append(token)
            done |= token[:, 0] == EOS
            if t % 8 == 7 and done.all():
                break
        return torch.cat(out, 1).tolist()


# --- changes made to a pair on its way in -------------------------------------------------------------------------
NAME = re.compile(r"(?<!\w)[A-ZÇĞİÖŞÜ][a-zçğıöşüâ]{2,}(?!\w)")
NUMBER = re.compile(r"(?<![\w.,])\d{2,6}(?![\w%]|[.,]\d)")
DECIMAL = re.compile(r"(?<![\w.,])(\d{1,3}),(\d{1,2})(?![\w]|[.,]\d)")
POOL, NEXT = [], {}


def learn_names(names):
    """Keep real names, and which letter follows which three in them, to invent others."""
    POOL.extend(sorted(names))
    for name in POOL:
        padded = "^^^" + name + "$"
        for i in range(3, len(padded)):
            NEXT.setdefault(padded[i - 3:i], []).append(padded[i])


def invented(rng):
    """A name nobody has: letters that follow one another as in real names."""
    for _ in range(20):
        name = "^^^"
        while name[-1] != "$" and len(name) < 18:
            name += rng.choice(NEXT[name[-3:]])
        name = name.strip("^$")
        if 4 <= len(name) <= 13:
            break
    return name


def new_name(rng):
    kind = rng.random()
    if kind < 0.4:
        return rng.choice(POOL)
    if kind < 0.9:
        return invented(rng)
    return invented(rng) + "-" + rng.choice((str, str.lower))(rng.choice(POOL))


def swap(source, target, rng):
    """Put the same new name, or number, for one that both sides share: the model learns to copy what it never saw."""
    shared = sorted(set(NAME.findall(source)) & set(NAME.findall(target)))
    rng.shuffle(shared)
    for old in shared[:3]:
        new = new_name(rng)
        source, target = (re.sub(rf"(?<!\w){old}(?!\w)", new, side) for side in (source, target))
    for old in set(NUMBER.findall(source)) & set(NUMBER.findall(target)):
        if rng.random() < 0.5:
            new = str(rng.randint(10 ** (len(old) - 1), 10 ** len(old) - 1))
            source, target = (re.sub(rf"(?<![\w.,]){old}(?![\w%]|[.,]\d)", new, side) for side in (source, target))
    for whole, part in DECIMAL.findall(source):
        if f"{whole}.{part}" in target and rng.random() < 0.5:
            new = (str(rng.randint(1, 10 ** len(whole) - 1)), str(rng.randint(1, 10 ** len(part) - 1)))
            source = source.replace(f"{whole},{part}", ",".join(new))
            target = target.replace(f"{whole}.{part}", ".".join(new))
    return source, target


def shout(turkish, english):
    return turkish.replace("i", "İ").replace("ı", "I").upper(), english.upper()


def changed(rows, args, rng):
    """Rows (tag, Turkish, English) with names swapped, some joined two and two, some in capitals."""
    waiting = {}
    for tag, a, b in rows:
        if rng.random() < args.swap:
            a, b = swap(a, b, rng)
        if rng.random() < 0.01:
            a, b = shout(a, b)
        if tag in waiting:
            first = waiting.pop(tag)
            a, b = first[0] + " " + a, first[1] + " " + b
        elif rng.random() < args.join and len(a) < 250:
            waiting[tag] = (a, b)
            continue
        yield (tag, b, a) if args.reverse else (tag, a, b)


# --- data ---------------------------------------------------------------------------------------------------------
def lines_of(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8", newline="\n") as f:
        return [line.rstrip("\n") for line in f]


def read_tsv(path):
    return [tuple(html.unescape(line).split("\t")[:2]) for line in lines_of(path) if "\t" in line]


PROCESSORS = {}


def batches(job):
    """Padded int16 batches (source, target with EOS) of one chunk of rows."""
    rows, args, alpha, seed = job
    if args.spm not in PROCESSORS:
        PROCESSORS[args.spm] = sentencepiece.SentencePieceProcessor(model_file=args.spm)
    sp = PROCESSORS[args.spm]
    rng, pairs = random.Random(seed), []
    sentencepiece.set_random_generator_seed(seed & 0xFFFFFFFF)
    for tag, a, b in changed(rows, args, rng):
        x = sp.encode((tag + " " if tag else "") + a, enable_sampling=alpha > 0 and rng.random() < 0.6, alpha=alpha or 0.1, nbest_size=-1)
        y = sp.encode(b, enable_sampling=alpha > 0 and rng.random() < 0.15, alpha=alpha or 0.1, nbest_size=-1)
        if 0 < len(x) < LONGEST and 0 < len(y) < LONGEST:
            pairs.append((x + [EOS], y + [EOS]))
    pairs.sort(key=lambda r: (max(len(r[0]), len(r[1])) + rng.randint(0, 2), len(r[1])))
    out, batch, longest = [], [], 0
    for pair in pairs:
        n = max(longest, len(pair[0]), len(pair[1]))
        if batch and n * (len(batch) + 1) > args.tokens:
            out.append(batch)
            batch, n = [], max(map(len, pair))
        batch.append(pair)
        longest = n
    if len(batch) * longest > args.tokens // 2:  # a small rest would be a noisy step
        out.append(batch)
    rng.shuffle(out)
    return [(pad([x for x, _ in b]), pad([y for _, y in b])) for b in out]


def pad(rows):
    out = np.full((len(rows), max(map(len, rows))), PAD, dtype=np.int16)
    for i, row in enumerate(rows):
        out[i, :len(row)] = row
    return out


class Corpus:
    """An endless stream of batches, made by worker processes a few chunks ahead."""

    def __init__(self, args):
        self.args, self.read, self.final, self.epoch = args, {}, False, 0
        learn_names({n for spec in args.data for a, b in self.rows(spec)[0] for n in set(NAME.findall(a)) & set(NAME.findall(b))})
        self.pool = mp.get_context("fork").Pool(args.workers)

    def rows(self, spec):
        path, weight, tag = (spec.split(":") + ["", ""])[:3]
        if not os.path.exists(path):
            return [], 0.0, tag
        stamp = (path, os.path.getmtime(path))
        if stamp not in self.read:
            self.read[stamp] = read_tsv(path)
            print(f"{path}: {len(self.read[stamp])} pairs x {weight or 1} {tag}", flush=True)
        return self.read[stamp], float(weight or 1), tag

    def jobs(self):
        while True:
            final = self.final
            rng, rows = random.Random(self.args.seed * 1000 + self.epoch), []
            for part, weight, tag in map(self.rows, (self.final and self.args.final_data) or self.args.data):
                whole, rest = int(weight), weight - int(weight)
                rows += [(tag, a, b) for a, b in part] * whole
                rows += [(tag, a, b) for a, b in rng.sample(part, int(len(part) * rest))]
            rng.shuffle(rows)
            for i in range(0, len(rows), 8000):
                alpha = 0.0 if self.final and self.args.plain_end else self.args.alpha
                yield rows[i:i + 8000], self.args, alpha, self.args.seed + self.epoch * 100003 + i
                if self.final != final:
                    break
            self.epoch += 1

    def __iter__(self):
        jobs, ahead = self.jobs(), collections.deque()
        while True:
            while len(ahead) < self.args.workers + 3:
                ahead.append(self.pool.apply_async(batches, (next(jobs),)))
            yield from ahead.popleft().get()


# --- run ----------------------------------------------------------------------------------------------------------
def build(args, device):
    config = {k: getattr(args, k) for k in ("d", "ff", "enc", "dec")}
    path = os.path.join(args.out, "config.json")
    if os.path.exists(path):
        config = json.load(open(path))
    else:
        os.makedirs(args.out, exist_ok=True)
        json.dump(config, open(path, "w"))
    sp = sentencepiece.SentencePieceProcessor(model_file=args.spm)
    model = Transformer(sp.get_piece_size(), config["d"], config["ff"], config["d"] // 64, config["enc"], config["dec"], args.dropout)
    return model.to(device), sp


def translate_lines(model, sp, lines, device, tokens=120000):
    order = sorted(range(len(lines)), key=lambda i: len(lines[i]))
    enc = [ids[:LONGEST] + [EOS] for ids in sp.encode([lines[i] for i in order], num_threads=4)]
    out, i = [""] * len(lines), 0
    while i < len(order):
        j = i + 1
        while j < len(order) and (j - i + 1) * max(len(enc[j]), 8) * 2 <= tokens:
            j += 1
        with torch.autocast(device, dtype=torch.bfloat16):
            ids = model.greedy(torch.from_numpy(pad(enc[i:j])).to(device).long())
        for k, row in zip(order[i:j], ids):
            row = row[:row.index(EOS)] if EOS in row else row
            out[k] = sp.decode([t for t in row if t > PAD])
        i = j
    return out


def report(model, sp, args, device, note):
    import sacrebleu
    model.eval()
    for path in args.dev:
        pairs = [(b, a) if args.reverse else (a, b) for a, b in read_tsv(path)[:args.scored]]
        hyp = translate_lines(model, sp, [a for a, _ in pairs], device)
        ref = [[b for _, b in pairs]]
        print(f"{note} {os.path.basename(path)}: BLEU {sacrebleu.corpus_bleu(hyp, ref).score:.2f} "
              f"chrF {sacrebleu.corpus_chrf(hyp, ref).score:.2f} (greedy) | {hyp[3]}", flush=True)
    model.train()


def back_translate(model, sp, args, device):
    """Write `translation<TAB>line` for the monolingual lines, whole or not at all."""
    start = time.time()
    model.eval()
    lines = lines_of(args.mono)[: args.limit]
    out = translate_lines(model, sp, lines, device)
    with open(args.back + ".part", "w", encoding="utf-8") as f:
        for line, made in zip(lines, out):
            if made and 0.3 < len(made) / len(line) < 3:
                f.write(f"{made}\t{line}\n")
    os.replace(args.back + ".part", args.back)
    model.train()
    print(f"translated {len(lines)} lines back in {time.time() - start:.0f} s", flush=True)


def export(args, names, ema):
    """The averaged weights as int8 with one scale a row, which is what a package holds anyway, in pieces under 15 MiB."""
    os.makedirs(args.export, exist_ok=True)
    piece, size, n = {}, 0, 0
    for name, value in zip(names, ema):
        w = value.float().cpu().numpy()
        if piece and size + w.size > 14 << 20:
            np.savez(os.path.join(args.export, f"weights-{n}.npz"), **piece)
            piece, size, n = {}, 0, n + 1
        if w.ndim == 2:
            scale = np.maximum(np.abs(w).max(1, keepdims=True), 1e-8) / 127
            piece[name], piece[name + ".scale"] = np.rint(w / scale).astype(np.int8), scale.astype(np.float32)
        else:
            piece[name] = w
        size += w.size
    np.savez(os.path.join(args.export, f"weights-{n}.npz"), **piece)
    shutil.copy(os.path.join(args.out, "config.json"), args.export)


class Clock:
    """Where the run stands: the share of the peak rate that is left, and whether the rate is falling."""

    def __init__(self, args):
        self.start, self.whole, self.decay = time.time(), args.minutes * 60, args.decay

    def share(self):
        left = 1 - (time.time() - self.start) / self.whole
        return max(0.0, min(1.0, left / self.decay))


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
    p.add_argument("--lr", type=float, default=1e-3, help="peak; too high for the batch and the model never leaves the language-model plateau (loss near 5)")
    p.add_argument("--warmup", type=int, default=2000, help="steps")
    p.add_argument("--tokens", type=int, default=16000, help="padded tokens a batch")
    p.add_argument("--alpha", type=float, default=0.2, help="subword sampling; 0 for none")
    p.add_argument("--plain-end", action="store_true", help="no subword sampling while the rate falls")
    p.add_argument("--swap", type=float, default=0.5, help="share of pairs whose shared names and numbers are swapped")
    p.add_argument("--join", type=float, default=0.08, help="share of pairs joined to the next one of the same tag")
    p.add_argument("--workers", type=int, default=7)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--report", type=float, default=120, help="seconds between scores on the dev sets")
    p.add_argument("--mono", help="lines in the target language's other side, to translate back")
    p.add_argument("--back", help="where the back-translations go")
    p.add_argument("--back-at", type=float, action="append", default=[], help="seconds after the start; may be repeated")
    p.add_argument("--limit", type=int, help="translate back only the first lines, for a trial")
    p.add_argument("--export", help="folder for the weights, to be made a package by to_package.py")
    return p.parse_args()


def save(args, model, ema, optimiser, step, epoch):
    path = os.path.join(args.out, "state.pt")
    weights = {k: v for k, v in model.state_dict().items()}
    if args.export:
        export(args, weights, ema)
    torch.save({"model": weights, "ema": dict(zip(weights, ema)), "optimiser": optimiser.state_dict(), "step": step, "epoch": epoch}, path + ".part")
    os.replace(path + ".part", path)


class averaged:
    """The model with its averaged weights, for as long as the block lasts."""

    def __init__(self, parameters, ema):
        self.parameters, self.ema = parameters, ema

    def exchange(self):
        for p, e in zip(self.parameters, self.ema):
            p.data, e.data = e.data, p.data

    def __enter__(self):
        self.exchange()

    def __exit__(self, *_):
        self.exchange()


def train(args, device):
    torch.manual_seed(args.seed)
    corpus = Corpus(args)  # forks its workers before CUDA starts
    model, sp = build(args, device)
    parameters = [v for v in model.parameters()]
    print(f"{sum(q.numel() for q in parameters) / 1e6:.1f} M parameters on {device}", flush=True)
    optimiser = torch.optim.AdamW(parameters, lr=args.lr, betas=(0.9, 0.98), weight_decay=0.01, fused=device == "cuda")
    ema, step = [p.detach().clone() for p in parameters], 0
    if args.resume:
        state = torch.load(os.path.join(args.out, "state.pt"), map_location=device)
        model.load_state_dict(state["model"])
        if "optimiser" in state:
            optimiser.load_state_dict(state["optimiser"])
        ema, step, corpus.epoch = [state["ema"][k].float() for k in model.state_dict()], state["step"], state["epoch"]
    clock, tokens, first = Clock(args), 0, step
    due, back, losses = args.report, sorted(args.back_at), []
    model.train()
    for source, target in corpus:
        share = clock.share()
        if share <= 0:
            break
        corpus.final = share < 1
        rate = args.lr * min((step + 1) / args.warmup, (args.warmup / (step + 1)) ** 0.25) * share
        for group in optimiser.param_groups:
            group["lr"] = rate
        x, z = (torch.from_numpy(side).to(device, non_blocking=True).long() for side in (source, target))
        y = F.pad(z[:, :-1], (1, 0), value=BOS)
        y[y == EOS] = PAD
        with torch.autocast(device, dtype=torch.bfloat16):
            logits = model(x, y)
        loss = F.cross_entropy(logits.float().flatten(0, 1), z.flatten(), ignore_index=PAD, label_smoothing=0.1)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimiser.step()
        step += 1
        with torch.no_grad():
            torch._foreach_lerp_(ema, parameters, 1 - min(0.999, (step + 1) / (step + 10)))
        tokens += target.size
        if step % 20 == 0:
            losses.append(loss.detach())
        elapsed = time.time() - clock.start
        if step % 500 == 0:
            print(f"{elapsed:.0f} s epoch {corpus.epoch} step {step} loss {torch.stack(losses).mean().item():.3f} rate {rate:.5f} "
                  f"{tokens / elapsed:.0f} tokens/s {(step - first) / elapsed:.1f} steps/s", flush=True)
            losses = []
        if elapsed > due:
            with averaged(parameters, ema):
                report(model, sp, args, device, f"{elapsed:.0f} s step {step}")
            save(args, model, ema, optimiser, step, corpus.epoch)
            due = time.time() - clock.start + args.report
        if back and elapsed > back[0]:
            back.pop(0)
            with averaged(parameters, ema):
                back_translate(model, sp, args, device)
    save(args, model, ema, optimiser, step, corpus.epoch)
    with averaged(parameters, ema):
        report(model, sp, args, device, f"end step {step}")
    os._exit(0)  # the workers are endless; a pool's own ending was seen to hang on their full queues


if __name__ == "__main__":
    torch.backends.cuda.matmul.allow_tf32 = True
    train(parse(), "cuda" if torch.cuda.is_available() else "cpu")
