#!/usr/bin/env python3
"""Turn the weights that train.py exported into an Argos package: int8 CTranslate2 model, tokenizer, metadata, README.

  to_package.py EXPORT_DIR sp.model README.md translate-tr_en-0_1.argosmodel
The file's name gives the languages and the version. Needs: numpy, ctranslate2, sentencepiece.
"""

import glob
import json
import math
import os
import re
import shutil
import sys
import tempfile
import zipfile

import numpy as np
import sentencepiece
from ctranslate2.specs import common_spec, transformer_spec

NAMES = {"tr": "Turkish", "en": "English", "kk": "Kazakh", "ru": "Russian", "ko": "Korean"}
export, spm, readme, target = sys.argv[1:5]
stem = os.path.basename(target)[: -len(".argosmodel")]
source_code, target_code, version = re.fullmatch(r"translate-(\w\w)_(\w\w)-([\d_]+)", stem).groups()
with open(os.path.join(export, "config.json")) as f:
    config = json.load(f)
raw = {k: v for f in sorted(glob.glob(os.path.join(export, "weights-*.npz"))) for k, v in np.load(f).items()}
w = {k: v.astype("float32") * raw.get(k + ".scale", np.float32(1)) for k, v in raw.items() if not k.endswith(".scale")}
sp = sentencepiece.SentencePieceProcessor(model_file=spm)
vocabulary = [sp.id_to_piece(i) for i in range(sp.get_piece_size())]
d = config["d"]
angle = np.arange(512, dtype="float32")[:, None] * np.exp(
    np.arange(d // 2, dtype="float32") * -(math.log(10000) / (d // 2 - 1))
)
positions = np.concatenate([np.sin(angle), np.cos(angle)], 1).astype("float32")
spec = transformer_spec.TransformerSpec.from_config(
    (config["enc"], config["dec"]), d // 64, pre_norm=True, activation=common_spec.Activation.RELU
)


def norm(layer, name):
    layer.gamma, layer.beta = w[name + ".weight"], w[name + ".bias"]


def linear(layer, *names):
    layer.weight = np.concatenate([w[n + ".weight"] for n in names])
    layer.bias = np.concatenate([w[n + ".bias"] for n in names])


for side, count, prefix in ((spec.encoder, config["enc"], "enc"), (spec.decoder, config["dec"], "dec")):
    embeddings = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
    embeddings.weight = w["e.weight"]
    side.position_encodings.encodings = positions
    norm(side.layer_norm, "en" if prefix == "enc" else "dn")
    for i in range(count):
        layer, name = side.layer[i], f"{prefix}.{i}."
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
spec.register_source_vocabulary(vocabulary)
spec.register_target_vocabulary(vocabulary)
spec.config.add_source_eos = True
spec.config.decoder_start_token = spec.config.bos_token = "<s>"
spec.config.eos_token, spec.config.unk_token = "</s>", "<unk>"
spec.validate()
spec.optimize(quantization="int8")
with tempfile.TemporaryDirectory() as tmp:
    root = os.path.join(tmp, stem)
    os.makedirs(os.path.join(root, "model"))
    spec.save(os.path.join(root, "model"))
    shutil.copy(spm, os.path.join(root, "sentencepiece.model"))
    shutil.copy(readme, os.path.join(root, "README.md"))
    metadata = {
        "package_version": version.replace("_", "."),
        "argos_version": "1.9",
        "from_code": source_code,
        "from_name": NAMES[source_code],
        "to_code": target_code,
        "to_name": NAMES[target_code],
    }
    with open(os.path.join(root, "metadata.json"), "w") as f:
        json.dump(metadata, f, indent=2)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as z:
        for folder, _, files in sorted(os.walk(root)):
            for f in sorted(files):
                path = os.path.join(folder, f)
                z.write(path, os.path.relpath(path, tmp))
print(target, round(os.path.getsize(target) / 1e6, 1), "MB")
