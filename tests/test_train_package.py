"""The training recipe around the training, which needs torch: what is done to pairs, and the package that comes out."""

import argparse
import gzip
import random
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest

from translate.engine.model import Model
from translate.engine.packages import open_package

RECIPE = Path(__file__).parent.parent / "examples" / "train_package"
STARTER = Path(__file__).parent.parent / "translate" / "starter"


@pytest.fixture(scope="module")
def pairs():
    sys.path.insert(0, str(RECIPE))
    try:
        import pairs

        pairs.learn_names({"Lindqvist", "Bektenov", "Karagandı", "Suleyman", "Brigitte", "Toprak"})
        yield pairs
    finally:
        sys.path.remove(str(RECIPE))


def test_swap_gives_both_sides_the_same_names_and_numbers(pairs):
    rng, seen = random.Random(1), set()
    for _ in range(200):
        turkish, english = pairs.swap(
            "Lindqvist'in 250 işçisi 3,5 gün Toprak ile çalıştı.",
            "Lindqvist's 250 workers worked with Toprak for 3.5 days.",
            rng,
        )
        first, rest = turkish.split("'in ", 1)
        assert english.startswith(first + "'s ")
        count, decimal = rest.split(" ")[0], rest.split(" ")[2]
        assert f"'s {count} workers" in english
        assert f"for {decimal.replace(',', '.')} days" in english
        assert f"with {rest.split(' gün ')[1].split(' ile ')[0]} for" in english
        seen |= {first, count, decimal}
    assert len(seen) > 100  # they were changed, and not always to the same


def test_swap_gives_a_place_with_a_name_in_each_language_one_name(pairs):
    rng, seen = random.Random(1), set()
    for _ in range(200):
        turkish, english = pairs.swap("Londra'da bir mahkeme, Londralı", "A court in London, a Londoner", rng)
        source, target = turkish.split("'da")[0], english.split("in ")[1].split(",")[0]
        assert source == target or (source, target) == ("Londra", "London")
        assert turkish.endswith(", Londralı")
        assert english.endswith(", a Londoner")
        seen.add(source)
    assert "Londra" in seen
    assert len(seen) > 8
    assert pairs.swap("Londralı", "London", rng) == ("Londralı", "London")


@pytest.fixture
def spm(tmp_path):
    path = tmp_path / "sp.model"
    with zipfile.ZipFile(next(STARTER.glob("translate-tr_en-*"))) as package:
        path.write_bytes(package.read(next(n for n in package.namelist() if n.endswith("sentencepiece.model"))))
    return path


def test_batches_hold_the_pairs_cut_into_pieces(pairs, spm):
    import sentencepiece

    sp = sentencepiece.SentencePieceProcessor(model_file=str(spm))
    rows = [("", f"Bu {i}. cümle.", f"This is sentence {i}.") for i in range(40)]
    args = argparse.Namespace(spm=str(spm), swap=0.0, join=0.0, reverse=False, tokens=100, name_weight=1.0)
    found = set()
    for source, target, weights in pairs.batches((rows, args, 0.0, 7)):
        assert source.shape[0] == target.shape[0]
        assert weights.shape == target.shape
        assert source.shape[0] * max(source.shape[1], target.shape[1]) <= args.tokens
        for x, y in zip(source.tolist(), target.tolist(), strict=True):
            assert [side.count(pairs.EOS) for side in (x, y)] == [1, 1]
            found.add(tuple(sp.decode(side[: side.index(pairs.EOS)]) for side in (x, y)))
    assert len(found) >= 30  # a small last batch is left out
    assert found <= {(a, b) for _, a, b in rows} | {pairs.shout(a, b) for _, a, b in rows}


def test_the_pieces_of_shared_names_weigh_more_in_the_loss(pairs, spm):
    import sentencepiece

    sp = sentencepiece.SentencePieceProcessor(model_file=str(spm))
    english = '"Lindqvist\'s 250 workers, or Suleyman." left Toprak.'
    pieces, weights = pairs.weighed(sp, "Lindqvist'in 250 işçisi ya da Suleyman, Toprak'tan gitti.", english, 2.5)
    assert pieces == sp.encode(english)
    heavy = sp.decode([piece for piece, weight in zip(pieces, weights, strict=True) if weight == 2.5])
    assert heavy == '"Lindqvist\'s Suleyman." Toprak.'
    assert set(weights) == {1, 2.5}


def test_every_process_gets_its_own_part_of_the_data(pairs, spm, tmp_path):
    lines = [f"Cümle {i}\tSentence {i}" for i in range(100)]
    (tmp_path / "data.tsv").write_text("\n".join(lines), encoding="utf-8")
    args = argparse.Namespace(data=[str(tmp_path / "data.tsv")], final_data=[], alpha=0.0, seed=1, workers=1)
    halves = []
    for part in (0, 1):
        corpus = pairs.Corpus(args, part, 2)
        rows, *_ = next(corpus.jobs())
        corpus.pool.terminate()
        halves.append({f"{a}\t{b}" for _, a, b in rows})
    assert halves[0] | halves[1] == set(lines)
    assert not halves[0] & halves[1]


def test_with_source_puts_lines_beside_their_translations(tmp_path):
    with gzip.open(tmp_path / "mono.en.gz", "wt", encoding="utf-8") as f:
        f.write("One.\nTwo &amp; three.\nFour\u2028five.\n")
    with gzip.open(tmp_path / "mono-tr.tsv.gz", "wt", encoding="utf-8") as f:
        f.write("2\tDört beş.\n1\tİki ve üç.\n")
    subprocess.run(
        [
            sys.executable,
            RECIPE / "with_source.py",
            tmp_path / "mono.en.gz",
            tmp_path / "mono-tr.tsv.gz",
            tmp_path / "out.tsv",
        ],
        check=True,
    )
    assert (tmp_path / "out.tsv").read_text(encoding="utf-8").split("\n") == [
        "Dört beş.\tFour\u2028five.",
        "İki ve üç.\tTwo & three.",
        "",
    ]


def small_weights(vocabulary, d=64, ff=64):
    """Random weights of one encoder and one decoder layer, as train.py exports them in float32."""
    rng = np.random.default_rng(1)

    def some(*shape):
        return rng.normal(0, 0.1, shape).astype("float32")

    weights = {"e.weight": some(vocabulary, d), "b": some(vocabulary)}
    weights |= {f"{name}.{kind}": some(d) for name in ("en", "dn") for kind in ("weight", "bias")}
    for layer, attentions, norms in (("enc.0.", ["sa"], "13"), ("dec.0.", ["sa", "ca"], "123")):
        sizes = {f"{a}.{part}": (d, d) for a in attentions for part in "qkvo"} | {"f1": (ff, d), "f2": (d, ff)}
        for name, size in sizes.items():
            weights |= {f"{layer}{name}.weight": some(*size), f"{layer}{name}.bias": some(size[0])}
        for i in norms:
            weights |= {f"{layer}n{i}.weight": some(d), f"{layer}n{i}.bias": some(d)}
    return weights


def test_exported_weights_become_a_package_that_opens_and_decodes(spm, tmp_path):
    import sentencepiece

    weights = small_weights(sentencepiece.SentencePieceProcessor(model_file=str(spm)).get_piece_size())
    np.savez(tmp_path / "weights-0.npz", **weights)
    (tmp_path / "config.json").write_text('{"d": 64, "ff": 64, "enc": 1, "dec": 1}', encoding="utf-8")
    (tmp_path / "README.md").write_text("Weights of a test.", encoding="utf-8")
    path = tmp_path / "translate-tr_en-1_0.argosmodel"
    command = [sys.executable, "to_package.py", tmp_path, spm, tmp_path / "README.md", path]
    subprocess.run(command, check=True, cwd=RECIPE, capture_output=True)
    package = open_package(path)
    assert (package.source, package.target) == ("tr", "en")
    [[hypothesis]] = Model(package, workers=1).translate(["Bir deneme."], beam=2)
    assert hypothesis.tokens


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ("tr-en.argosmodel", "a package is called like"),
        ("translate-tr_uz-0_1.argosmodel", "weights-0.npz: no such file"),
    ],
)
def test_to_package_says_what_is_wrong_and_writes_nothing(spm, tmp_path, target, says):
    (tmp_path / "config.json").write_text('{"d": 64, "ff": 64, "enc": 1, "dec": 1}', encoding="utf-8")
    command = [sys.executable, "to_package.py", tmp_path, spm, RECIPE / "README.md", tmp_path / target]
    done = subprocess.run(command, cwd=RECIPE, capture_output=True, text=True)
    assert done.returncode == 2
    assert says in done.stderr.strip().split("\n")[-1]
    assert not list(tmp_path.glob("*.argosmodel*"))
