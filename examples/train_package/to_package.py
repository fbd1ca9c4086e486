#!/usr/bin/env python3
"""Turn the weights that train.py exported into an Argos package: int8 CTranslate2 model, tokenizer, metadata, README.

  to_package.py EXPORT_DIR sp.model README.md translate-tr_en-0_1.argosmodel

The file's name gives the languages and the version. Needs: numpy, ctranslate2, sentencepiece.
"""

import argparse
import json
import math
import os
import re
import shutil
import tempfile
import zipfile
from pathlib import Path

import numpy as np
import sentencepiece
from ctranslate2.specs import common_spec, transformer_spec

NAMES = {"tr": "Turkish", "en": "English", "kk": "Kazakh", "ru": "Russian", "ko": "Korean"}
TARGET = re.compile(r"translate-([a-z]{2,3})_([a-z]{2,3})-(\d+(?:_\d+)*)\.argosmodel")


def weights_of(export):
    """The exported weights in float32, those in int8 multiplied by their scales."""
    raw = {name: value for path in sorted(export.glob("weights-*.npz")) for name, value in np.load(path).items()}
    return {
        name: value.astype("float32") * raw.get(name + ".scale", np.float32(1))
        for name, value in raw.items()
        if not name.endswith(".scale")
    }


def positions(d):
    """The sinusoidal positions that model.py adds, [512, d]."""
    inverse = np.exp(np.arange(d // 2, dtype="float32") * -(math.log(10000) / (d // 2 - 1)))
    angle = np.arange(512, dtype="float32")[:, None] * inverse
    return np.concatenate([np.sin(angle), np.cos(angle)], 1).astype("float32")


def fill(spec, w, d):
    """Put the weights w into the specification."""

    def norm(layer, name):
        layer.gamma, layer.beta = w[name + ".weight"], w[name + ".bias"]

    def linear(layer, *names):
        layer.weight = np.concatenate([w[n + ".weight"] for n in names])
        layer.bias = np.concatenate([w[n + ".bias"] for n in names])

    for side, prefix, last in ((spec.encoder, "enc", "en"), (spec.decoder, "dec", "dn")):
        embeddings = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        embeddings.weight = w["e.weight"]
        side.position_encodings.encodings = positions(d)
        norm(side.layer_norm, last)
        for i, layer in enumerate(side.layer):
            name = f"{prefix}.{i}."
            norm(layer.self_attention.layer_norm, name + "n1")
            linear(layer.self_attention.linear[0], name + "sa.q", name + "sa.k", name + "sa.v")
            linear(layer.self_attention.linear[1], name + "sa.o")
            if prefix == "dec":
                norm(layer.attention.layer_norm, name + "n2")
                linear(layer.attention.linear[0], name + "ca.q")
                linear(layer.attention.linear[1], name + "ca.k", name + "ca.v")
                linear(layer.attention.linear[2], name + "ca.o")
            norm(layer.ffn.layer_norm, name + "n3")
            linear(layer.ffn.linear_0, name + "f1")
            linear(layer.ffn.linear_1, name + "f2")
    spec.decoder.projection.weight, spec.decoder.projection.bias = w["e.weight"], w["b"]


def specification(export, spm):
    """The CTranslate2 model in int8."""
    config = json.loads((export / "config.json").read_text())
    sp = sentencepiece.SentencePieceProcessor(model_file=str(spm))
    vocabulary = [sp.id_to_piece(i) for i in range(sp.get_piece_size())]
    layers, heads = (config["enc"], config["dec"]), config["d"] // 64
    spec = transformer_spec.TransformerSpec.from_config(
        layers, heads, pre_norm=True, activation=common_spec.Activation.RELU
    )
    fill(spec, weights_of(export), config["d"])
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.config.add_source_eos = True
    spec.config.decoder_start_token = spec.config.bos_token = "<s>"
    spec.config.eos_token, spec.config.unk_token = "</s>", "<unk>"
    spec.validate()
    spec.optimize(quantization="int8")
    return spec


def pack(spec, spm, readme, target, metadata):
    """Write the package, whole or not at all."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, target.name.removesuffix(".argosmodel"))
        (root / "model").mkdir(parents=True)
        spec.save(str(root / "model"))
        shutil.copy(spm, root / "sentencepiece.model")
        shutil.copy(readme, root / "README.md")
        (root / "metadata.json").write_text(json.dumps(metadata, indent=2, ensure_ascii=False), encoding="utf-8")
        part = target.with_name(target.name + ".part")
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as z:
            for path in sorted(p for p in root.rglob("*") if p.is_file()):
                z.write(path, path.relative_to(folder))
        os.replace(part, target)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("export", type=Path, help="folder that train.py --export wrote")
    p.add_argument("spm", type=Path)
    p.add_argument("readme", type=Path)
    p.add_argument("target", type=Path, help="translate-FROM_TO-VERSION.argosmodel")
    p.add_argument("--from-name", help="the source language in English, for a language without a name here")
    p.add_argument("--to-name")
    args = p.parse_args()
    named = TARGET.fullmatch(args.target.name)
    if named is None:
        p.error(f"{args.target.name}: a package is called like translate-tr_en-0_1.argosmodel")
    source, target, version = named.groups()
    for path in (args.export / "config.json", args.export / "weights-0.npz", args.spm, args.readme):
        if not path.is_file():
            p.error(f"{path}: no such file")
    metadata = {
        "package_version": version.replace("_", "."),
        "argos_version": "1.9",
        "from_code": source,
        "from_name": args.from_name or NAMES.get(source, source),
        "to_code": target,
        "to_name": args.to_name or NAMES.get(target, target),
    }
    pack(specification(args.export, args.spm), args.spm, args.readme, args.target, metadata)
    print(args.target, round(args.target.stat().st_size / 1e6, 1), "MB")


if __name__ == "__main__":
    main()
