"""Pairs of sentences on their way into training: read, changed, cut into pieces, batched by worker processes."""

import collections
import gzip
import html
import multiprocessing as mp
import os
import random
import re

import numpy as np
import sentencepiece

BOS, EOS, PAD = 1, 2, 3
LONGEST = 200  # pieces; longer pairs are left out


# --- changes made to a pair ---------------------------------------------------------------------------------------
NAME = re.compile(r"(?<!\w)[A-ZÇĞİÖŞÜ][a-zçğıöşüâ]{2,}(?!\w)")
NUMBER = re.compile(r"(?<![\w.,])\d{2,6}(?![\w%]|[.,]\d)")
DECIMAL = re.compile(r"(?<![\w.,])(\d{1,3}),(\d{1,2})(?![\w]|[.,]\d)")
PLACES = dict(
    place.split("/")
    for place in """
    Almanya/Germany Almatı/Almaty Aşkabat/Ashgabat Atina/Athens Bakü/Baku Bağdat/Baghdad Barselona/Barcelona
    Belgrad/Belgrade Beyrut/Beirut Bişkek/Bishkek Brüksel/Brussels Budapeşte/Budapest Buhara/Bukhara Bükreş/Bucharest
    Cenevre/Geneva Cidde/Jeddah Duşanbe/Dushanbe Endonezya/Indonesia Erivan/Yerevan Etiyopya/Ethiopia Halep/Aleppo
    Hindistan/India İspanya/Spain İstanbul/Istanbul İtalya/Italy İzmir/Izmir Japonya/Japan Kabil/Kabul Kahire/Cairo
    Kanada/Canada Kiev/Kyiv Kopenhag/Copenhagen Köln/Cologne Kudüs/Jerusalem Lizbon/Lisbon Londra/London
    Marsilya/Marseille Meksika/Mexico Milano/Milan Moskova/Moscow Münih/Munich Norveç/Norway Özbekistan/Uzbekistan
    Pekin/Beijing Polonya/Poland Prag/Prague Riyad/Riyadh Saraybosna/Sarajevo Selanik/Thessaloniki Semerkant/Samarkand
    Seul/Seoul Singapur/Singapore Sofya/Sofia Strazburg/Strasbourg Şam/Damascus Şanghay/Shanghai Taşkent/Tashkent
    Tahran/Tehran Tayland/Thailand Teksas/Texas Tiflis/Tbilisi Trablus/Tripoli Üsküp/Skopje Varşova/Warsaw
    Venedik/Venice Viyana/Vienna Zürih/Zurich
    """.split()
)
POOL, NEXT = [], {}


def shared_names(a, b):
    """The names that stand in both sides of a pair."""
    return set(NAME.findall(a)) & set(NAME.findall(b))


def learn_names(names):
    """Keep real names, and which letter follows which three in them, to invent others."""
    POOL.extend(sorted(names))
    for name in POOL:
        padded = "^^^" + name + "$"
        for i in range(3, len(padded)):
            NEXT.setdefault(padded[i - 3 : i], []).append(padded[i])


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
    """Put the same new name, or number, for one that both sides share: the model learns to copy what it never saw.

    So it is with some of the PLACES: what stands before a court or a ministry is often one of them, not a shared name.
    """
    theirs = set(NAME.findall(target))
    places = [(p, PLACES[p]) for p in sorted(set(NAME.findall(source)) & set(PLACES)) if PLACES[p] in theirs]
    shared = [(name, name) for name in sorted(shared_names(source, target))]
    rng.shuffle(shared)
    for olds in shared[:3] + [p for p in places if rng.random() < 0.3]:
        new = new_name(rng)
        source, target = (
            re.sub(rf"(?<!\w){old}(?!\w)", new, side) for old, side in zip(olds, (source, target), strict=True)
        )
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


def weighed(sp, source, target, weight, **sampling):
    """The pieces of the target, and for each its weight in the loss: that of a name which both sides share is `weight`.

    The model drops a name when it drops a part of the sentence; what counts more is dropped less.
    """
    names, pieces, weights = shared_names(source, target), [], []
    for word in target.split():
        ids = sp.encode(word, **sampling)
        pieces += ids
        weights += [weight if names.intersection(NAME.findall(word)) else 1] * len(ids)
    return pieces, weights


# --- data ---------------------------------------------------------------------------------------------------------
def lines_of(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8", newline="\n") as f:
        return [line.rstrip("\n") for line in f]


def read_tsv(path):
    return [tuple(html.unescape(line).split("\t")[:2]) for line in lines_of(path) if "\t" in line]


PROCESSORS = {}


def batches(job):
    """Padded batches (source, target with EOS, the target pieces' weights) of one chunk of rows."""
    rows, args, alpha, seed = job
    if args.spm not in PROCESSORS:
        PROCESSORS[args.spm] = sentencepiece.SentencePieceProcessor(model_file=args.spm)
    sp = PROCESSORS[args.spm]
    rng, pairs = random.Random(seed), []
    sentencepiece.set_random_generator_seed(seed & 0xFFFFFFFF)
    for tag, a, b in changed(rows, args, rng):
        x = sp.encode(
            (tag + " " if tag else "") + a,
            enable_sampling=alpha > 0 and rng.random() < 0.6,
            alpha=alpha or 0.1,
            nbest_size=-1,
        )
        sampling = alpha > 0 and rng.random() < 0.15
        y, w = weighed(sp, a, b, args.name_weight, enable_sampling=sampling, alpha=alpha or 0.1, nbest_size=-1)
        if 0 < len(x) < LONGEST and 0 < len(y) < LONGEST:
            pairs.append(([*x, EOS], [*y, EOS], [*w, 1]))
    pairs.sort(key=lambda r: (max(len(r[0]), len(r[1])) + rng.randint(0, 2), len(r[1])))
    out, batch, longest = [], [], 0
    for pair in pairs:
        n = max(longest, len(pair[0]), len(pair[1]))
        if batch and n * (len(batch) + 1) > args.tokens:
            out.append(batch)
            batch, n = [], max(map(len, pair[:2]))
        batch.append(pair)
        longest = n
    if len(batch) * longest > args.tokens // 2:  # a small rest would be a noisy step
        out.append(batch)
    rng.shuffle(out)
    return [(pad([x for x, _, _ in b]), pad([y for _, y, _ in b]), pad([w for _, _, w in b], np.float32)) for b in out]


def pad(rows, kind=np.int16):
    out = np.full((len(rows), max(map(len, rows))), PAD, dtype=kind)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return out


class Corpus:
    """An endless stream of batches, made by worker processes a few chunks ahead: part number `part` of `parts`."""

    def __init__(self, args, part=0, parts=1):
        self.args, self.read, self.final, self.epoch = args, {}, False, 0
        self.part, self.parts = part, parts
        learn_names({n for spec in args.data for a, b in self.rows(spec)[0] for n in shared_names(a, b)})
        self.pool = mp.get_context("fork").Pool(args.workers)

    def rows(self, spec):
        path, weight, tag = [*spec.split(":"), "", ""][:3]
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
            rows = rows[self.part :: self.parts]
            for i in range(0, len(rows), 8000):
                alpha = 0.0 if self.final and self.args.plain_end else self.args.alpha
                yield rows[i : i + 8000], self.args, alpha, self.args.seed + self.epoch * 100003 + i + self.part
                if self.final != final:
                    break
            self.epoch += 1

    def __iter__(self):
        jobs, ahead = self.jobs(), collections.deque()
        while True:
            while len(ahead) < self.args.workers + 3:
                ahead.append(self.pool.apply_async(batches, (next(jobs),)))
            yield from ahead.popleft().get()
