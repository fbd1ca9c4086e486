"""A pre-norm Transformer with tied embeddings and sinusoidal positions, written to be fast on two CPU cores.

Its weights may be bfloat16, which is faster than float32 on a processor with avx512_bf16 or amx_bf16. What torch does
slowly on a CPU is done otherwise here: dropout takes its masks from a pool, and the loss is computed and derived a
few hundred tokens at a time, so that the scores of a whole batch never lie in memory.
"""

import math
import random

import torch
import torch.nn as nn
import torch.nn.functional as F
from pairs import BOS, EOS, PAD


class Dropout(nn.Module):
    """Dropout by masks from random places of one random pool: drawing bits anew costs a fifth of a step."""

    def __init__(self, share, size):
        super().__init__()
        pool = (torch.rand(size) >= share).float() / (1 - share)
        self.register_buffer("pool", pool, persistent=False)

    def forward(self, x):
        if not self.training:
            return x
        start = random.randrange(self.pool.numel() - x.numel())
        return x * self.pool[start : start + x.numel()].view(x.shape)


class Attention(nn.Module):
    def __init__(self, d, heads):
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.o = (nn.Linear(d, d) for _ in range(4))

    def split(self, x):  # [B, T, d] -> [B, H, T, d/H]
        return x.view(x.size(0), -1, self.heads, x.size(2) // self.heads).transpose(1, 2)

    def forward(self, x, memory, mask=None, cache=None):
        """`mask` is added to the scores: 0, or minus infinity where not to look."""
        q = self.split(self.q(x))
        if cache is not None and "k" in cache and cache["static"]:
            k, v = cache["k"], cache["v"]
        else:
            k, v = self.split(self.k(memory)), self.split(self.v(memory))
            if cache is not None:
                if "k" in cache:
                    k, v = torch.cat([cache["k"], k], 2), torch.cat([cache["v"], v], 2)
                cache["k"], cache["v"] = k, v
        scores = q @ k.transpose(-1, -2) * q.size(-1) ** -0.5
        if mask is not None:
            scores = scores + mask
        return self.o((scores.softmax(-1) @ v).transpose(1, 2).reshape(x.size(0), -1, x.size(2)))


class Layer(nn.Module):
    def __init__(self, d, ff, heads, dropout, decoder):
        super().__init__()
        self.decoder = decoder
        self.n1, self.sa = nn.LayerNorm(d), Attention(d, heads)
        if decoder:
            self.n2, self.ca = nn.LayerNorm(d), Attention(d, heads)
        self.n3, self.f1, self.f2 = nn.LayerNorm(d), nn.Linear(d, ff), nn.Linear(ff, d)
        self.drop = dropout

    def forward(self, x, mask=None, memory=None, memory_mask=None, cache=None):
        y = self.n1(x)
        x = x + self.drop(self.sa(y, y, mask, cache["self"] if cache else None))
        if self.decoder:
            x = x + self.drop(self.ca(self.n2(x), memory, memory_mask, cache=cache["cross"] if cache else None))
        return x + self.drop(self.f2(self.drop(F.relu(self.f1(self.n3(x))))))


class SmoothedLoss(torch.autograd.Function):
    """Mean cross entropy, with label smoothing, of h·eᵀ + b against the ids z, a chunk of tokens at a time.

    h: [N, d], e: [vocabulary, d], b: [vocabulary], z: [N], w: [N], how much each token counts in the mean.
    The gradients are made on the way forward.
    """

    @staticmethod
    def forward(ctx, h, e, b, z, w, smoothing=0.1, chunk=256):
        n, vocabulary, total = h.size(0), e.size(0), 0.0
        dh, de, db = (
            torch.empty_like(h),
            torch.zeros_like(e, dtype=torch.float32),
            torch.zeros_like(b, dtype=torch.float32),
        )
        w = (w / w.sum()).float()[:, None]
        for i in range(0, n, chunk):
            part, gold, share = h[i : i + chunk], z[i : i + chunk, None], w[i : i + chunk]
            scores = torch.addmm(b, part, e.t()).float()
            norm = scores.logsumexp(1, keepdim=True)
            loss = norm - (1 - smoothing) * scores.gather(1, gold) - smoothing * scores.mean(1, keepdim=True)
            total += (loss * share).sum()
            scores.sub_(norm).exp_().sub_(smoothing / vocabulary)
            scores.scatter_add_(1, gold, scores.new_full(gold.shape, smoothing - 1)).mul_(share)
            db += scores.sum(0)
            slope = scores.to(h.dtype)
            dh[i : i + chunk] = slope @ e
            de += slope.t() @ part
        ctx.save_for_backward(dh, de.to(e.dtype), db.to(b.dtype))
        return total

    @staticmethod
    def backward(ctx, up):
        dh, de, db = ctx.saved_tensors
        return dh * up, de * up, db * up, None, None, None, None


class Transformer(nn.Module):
    def __init__(self, vocab, d, ff, heads, enc, dec, dropout, tokens):
        """`tokens`: how many a batch may have, padded; the pool of dropout masks is made for them."""
        super().__init__()
        self.d = d
        self.drop = Dropout(dropout, max(1 << 24, 2 * tokens * ff))
        self.e = nn.Embedding(vocab, d)
        self.enc = nn.ModuleList(Layer(d, ff, heads, self.drop, False) for _ in range(enc))
        self.dec = nn.ModuleList(Layer(d, ff, heads, self.drop, True) for _ in range(dec))
        self.en, self.dn = nn.LayerNorm(d), nn.LayerNorm(d)
        self.b = nn.Parameter(torch.zeros(vocab))
        pos = torch.arange(512).unsqueeze(1).float()
        inv = torch.exp(torch.arange(d // 2).float() * -(math.log(10000) / (d // 2 - 1)))
        self.register_buffer("pe", torch.cat([(pos * inv).sin(), (pos * inv).cos()], 1), persistent=False)
        self.register_buffer("future", torch.full((512, 512), -math.inf).triu(1), persistent=False)
        for p in self.parameters():
            if p.dim() > 1:
                nn.init.xavier_uniform_(p)
        nn.init.normal_(self.e.weight, std=d**-0.5)

    def embed(self, x, start=0):
        return self.drop(self.e(x) * math.sqrt(self.d) + self.pe[start : start + x.size(1)])

    def encode(self, x):
        mask = torch.zeros_like(x, dtype=self.pe.dtype).masked_fill_(x == PAD, -math.inf)[:, None, None, :]
        h = self.embed(x)
        for layer in self.enc:
            h = layer(h, mask)
        return self.en(h), mask

    def loss(self, x, z, weights, smoothing=0.1):
        """The mean loss a target token; x: source ids, z: target ids with EOS, weights: how much each of z counts in
        the mean; all [B, T], x and z padded."""
        y = F.pad(z[:, :-1], (1, 0), value=BOS)
        y = y.masked_fill(y == EOS, PAD)
        h, mask = self.encode(x)
        g, future = self.embed(y), self.future[: y.size(1), : y.size(1)]
        for layer in self.dec:
            g = layer(g, future, h, mask)
        real = (z != PAD).flatten().nonzero()[:, 0]
        chunk = 256 if x.device.type == "cpu" else 8192
        return SmoothedLoss.apply(
            self.dn(g).flatten(0, 1)[real],
            self.e.weight,
            self.b,
            z.flatten()[real],
            weights.flatten()[real],
            smoothing,
            chunk,
        )

    @torch.no_grad()
    def greedy(self, x, limit=150):
        """The likeliest pieces one after another, for the sources x [B, T]; lists of ids."""
        h, mask = self.encode(x)
        caches = [{"self": {"static": False}, "cross": {"static": True}} for _ in self.dec]
        token = torch.full((x.size(0), 1), BOS, device=x.device)
        done = torch.zeros(x.size(0), dtype=torch.bool, device=x.device)
        out = []
        for t in range(min(limit, 2 * x.size(1) + 20)):
            g = self.embed(token, t)
            for layer, cache in zip(self.dec, caches, strict=True):
                g = layer(g, None, h, mask, cache)
            token = F.linear(self.dn(g[:, -1:]), self.e.weight, self.b).argmax(-1)
            token[done] = PAD
            out.append(token)
            done |= token[:, 0] == EOS
            if t % 8 == 7 and done.all():
                break
        return torch.cat(out, 1).tolist()
