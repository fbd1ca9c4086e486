#!/usr/bin/env python3
"""Turn a package made by to_package.py back into a state that `train.py --resume` goes on from, with more layers.

  from_package.py translate-tr_en-0_1.argosmodel WORK [--enc 6] [--dec 2]

A new layer is a copy of one that is there whose outputs are set to nothing: the grown model translates just as
the package does, and learns on. WORK gets state.pt, config.json and the package's sp.model. Needs: numpy, torch.
"""

import argparse
import io
import json
import re
import struct
import zipfile
from pathlib import Path

import numpy as np
import torch

TYPES = ("float32", "int8", "int16", "int32", "float16")


def variables_of(model: bytes) -> dict[str, np.ndarray]:
    """The variables of a CTranslate2 model file, those in int8 multiplied by their scales."""
    file = io.BytesIO(model)

    def number(kind: str) -> int:
        return struct.unpack("<" + kind, file.read(struct.calcsize(kind)))[0]

    def text() -> str:
        return file.read(number("H")).rstrip(b"\0").decode()

    number("I"), text(), number("I")  # the format's version, the specification's name and revision
    found = {}
    for _ in range(number("I")):
        name = text()
        shape = [number("I") for _ in range(number("B"))]
        kind = TYPES[number("B")]
        found[name] = np.frombuffer(file.read(number("I")), kind).reshape(shape)
    whole = {
        n: v / found[n + "_scale"].reshape(-1, 1) if v.dtype == np.int8 and v.ndim == 2 else v for n, v in found.items()
    }
    for _ in range(number("I")):
        alias = text()
        whole[alias] = whole[text()]
    return whole


def layer_of(v: dict[str, np.ndarray], ct2: str, name: str, decoder: bool) -> dict[str, np.ndarray]:
    """One layer's weights under train.py's names."""
    weights = {}

    def norm(to: str, where: str) -> None:
        weights[f"{to}.weight"], weights[f"{to}.bias"] = v[f"{where}/gamma"], v[f"{where}/beta"]

    def linear(where: str, *names: str) -> None:
        for kind in ("weight", "bias"):
            for to, part in zip(names, np.split(v[f"{where}/{kind}"], len(names)), strict=True):
                weights[f"{to}.{kind}"] = part

    norm(name + "n1", ct2 + "self_attention/layer_norm")
    linear(ct2 + "self_attention/linear_0", name + "sa.q", name + "sa.k", name + "sa.v")
    linear(ct2 + "self_attention/linear_1", name + "sa.o")
    if decoder:
        norm(name + "n2", ct2 + "attention/layer_norm")
        linear(ct2 + "attention/linear_0", name + "ca.q")
        linear(ct2 + "attention/linear_1", name + "ca.k", name + "ca.v")
        linear(ct2 + "attention/linear_2", name + "ca.o")
    norm(name + "n3", ct2 + "ffn/layer_norm")
    linear(ct2 + "ffn/linear_0", name + "f1")
    linear(ct2 + "ffn/linear_1", name + "f2")
    return weights


def side_of(v: dict[str, np.ndarray], side: str, wanted: int) -> dict[str, np.ndarray]:
    """All layers of the encoder or the decoder, with new ones between the old ones."""
    have = len({m[1] for n in v if (m := re.match(rf"{side}/layer_(\d+)/", n))})
    weights = {}
    for i in range(max(wanted, have)):
        old = i * have // max(wanted, have)
        name = f"{side[:3]}.{i}."
        weights |= layer_of(v, f"{side}/layer_{old}/", name, side == "decoder")
        if i and old == (i - 1) * have // max(wanted, have):
            for out in ("sa.o", "ca.o", "f2"):
                for kind in ("weight", "bias"):
                    if f"{name}{out}.{kind}" in weights:
                        weights[f"{name}{out}.{kind}"] = np.zeros_like(weights[f"{name}{out}.{kind}"])
    return weights


def read(package: Path, enc: int = 0, dec: int = 0) -> tuple[dict[str, torch.Tensor], bytes]:
    """A package's weights, with so many layers at least, and its SentencePiece model."""
    with zipfile.ZipFile(package) as z:
        stem = z.namelist()[0].split("/")[0]
        v = variables_of(z.read(f"{stem}/model/model.bin"))
        pieces = z.read(f"{stem}/sentencepiece.model")
    encoder, decoder = side_of(v, "encoder", enc), side_of(v, "decoder", dec)
    e = next(v[n] for n in v if n.startswith("encoder/embeddings") and n.endswith("/weight"))
    weights = {"e.weight": e, "b": v["decoder/projection/bias"]} | encoder | decoder
    for to, side in (("en", "encoder"), ("dn", "decoder")):
        weights[f"{to}.weight"], weights[f"{to}.bias"] = v[f"{side}/layer_norm/gamma"], v[f"{side}/layer_norm/beta"]
    return {n: torch.from_numpy(np.array(w, dtype=np.float32)) for n, w in weights.items()}, pieces


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("package", type=Path)
    p.add_argument("work", type=Path)
    p.add_argument("--enc", type=int, default=0, help="encoder layers, at least as many as the package has")
    p.add_argument("--dec", type=int, default=0)
    args = p.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    state, pieces = read(args.package, args.enc, args.dec)
    (args.work / "sp.model").write_bytes(pieces)
    torch.save({"model": state, "ema": state, "step": 0, "epoch": 0}, args.work / "state.pt")
    counts = {side: 1 + max(int(n.split(".")[1]) for n in state if n.startswith(side + ".")) for side in ("enc", "dec")}
    config = {"d": state["e.weight"].shape[1], "ff": state["enc.0.f1.weight"].shape[0]} | counts
    (args.work / "config.json").write_text(json.dumps(config))
    print(config, round(sum(w.numel() for w in state.values()) / 1e6, 1), "M parameters")


if __name__ == "__main__":
    main()
