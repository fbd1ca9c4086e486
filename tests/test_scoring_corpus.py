"""Corpus scores: sacreBLEU's figures, tokenizers, refusals, reading lines, and significance."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.errors import InputError
from translate.scoring.corpus import corpus_scores, read_lines
from translate.scoring.significance import compare, share_interval, share_p_value

WMT16 = Path(__file__).resolve().parents[2] / "shared" / "evaluation" / "wmt16-tr-en"

REFERENCE = [
    "The president arrived in the capital on Monday.",
    "Ministers of four countries met at the palace.",
    "The railway will open in the spring of next year.",
    "Nobody was hurt, the governor said.",
]
OUTPUT = [
    "The president came to the capital on Monday.",
    "Ministers of four countries met in the palace.",
    "The railway opens in the spring of next year.",
    "No one was hurt, said the governor.",
]


@pytest.mark.skipif(not WMT16.exists(), reason="shared evaluation data is not here")
@pytest.mark.parametrize(
    ("system", "bleu"), [("argos", 17.9), ("nllb", 20.4), ("opusmt", 25.0), ("bergamot-tiny", 27.1)]
)
def test_published_bleu_of_wmt16(system: str, bleu: float) -> None:
    hypotheses, reference = read_lines(str(WMT16 / f"{system}.en")), read_lines(str(WMT16 / "reference.en"))
    scores = corpus_scores(hypotheses, [reference], target_language="en", metrics=["bleu"])
    assert round(scores["BLEU"].value, 1) == bleu
    assert scores.segments == 3000


def test_a_perfect_output() -> None:
    scores = corpus_scores(REFERENCE, [REFERENCE], metrics=["bleu", "chrf", "chrf++", "ter"])
    assert [(s.name, round(s.value, 6)) for s in scores.scores] == [
        ("BLEU", 100.0),
        ("chrF2", 100.0),
        ("chrF2++", 100.0),
        ("TER", 0.0),
    ]


def test_ter_is_edits_over_reference_words() -> None:
    scores = corpus_scores(["a b c x", "e f g"], [["a b c d", "e f g h i j"]], metrics=["ter"])
    assert scores["TER"].value == pytest.approx(100 * 4 / 10)


def test_signatures_name_the_settings() -> None:
    scores = corpus_scores(OUTPUT, [REFERENCE, OUTPUT], target_language="en")
    assert "nrefs:2" in scores["BLEU"].signature
    assert "tok:13a" in scores["BLEU"].signature
    assert "nc:6" in scores["chrF2"].signature
    assert "tok:tercom" in scores["TER"].signature
    assert scores["BLEU"].mean is None
    assert scores.notes == ()
    with pytest.raises(KeyError):
        scores["METEOR"]


def test_tokenizer_follows_the_language() -> None:
    korean = ["대통령이 월요일에 수도에 도착했다.", "장관들이 궁에서 만났다."]
    scores = corpus_scores(korean, [korean], target_language="ko", metrics=["bleu"])
    assert scores["BLEU"].value == pytest.approx(100)
    over_characters = "tok:char" in scores["BLEU"].signature
    assert over_characters or "tok:ko-mecab" in scores["BLEU"].signature
    assert bool(scores.notes) == over_characters
    assert "tok:zh" in corpus_scores(["总统到了"], [["总统到了"]], target_language="zh")["BLEU"].signature


def test_confidence_interval_holds_the_score() -> None:
    score = corpus_scores(OUTPUT * 5, [REFERENCE * 5], metrics=["chrf"], resamples=200)["chrF2"]
    assert score.mean is not None and score.margin is not None
    assert abs(score.value - score.mean) < score.margin
    assert "bs:200" in score.signature and "seed:" in score.signature


def test_unequal_lengths_are_refused_with_both_counts() -> None:
    with pytest.raises(InputError, match="4 lines and reference 2 has 3"):
        corpus_scores(OUTPUT, [REFERENCE, REFERENCE[:3]])
    with pytest.raises(InputError, match="3 lines and reference has 4"):
        compare(OUTPUT, OUTPUT[:3], [REFERENCE])


@pytest.mark.parametrize(
    ("hypotheses", "references", "metrics", "message"),
    [
        ([], [[]], ["bleu"], "no line"),
        (["a"], [], ["bleu"], "no reference"),
        (["a", "b"], [["", " "]], ["bleu"], "only blank lines"),
        (["a"], [["a"]], ["meteor"], "unknown metric 'meteor'"),
    ],
)
def test_what_cannot_be_scored(
    hypotheses: list[str], references: list[list[str]], metrics: list[str], message: str
) -> None:
    with pytest.raises(InputError, match=message):
        corpus_scores(hypotheses, references, metrics=metrics)


def test_empty_hypotheses_score_nothing_and_shift_nothing() -> None:
    half = corpus_scores(["", OUTPUT[1]], [REFERENCE[:2]], metrics=["chrf"])["chrF2"].value
    assert 0 < half < corpus_scores(OUTPUT[:2], [REFERENCE[:2]], metrics=["chrf"])["chrF2"].value
    assert corpus_scores([""], [["one word"]], metrics=["bleu"], resamples=10)["BLEU"].value == 0


words = st.sampled_from(["the", "a", "palace", "governor", "railway", "met", "opened", "in", "on", "spring"])
lines = st.lists(words, min_size=1, max_size=8).map(" ".join)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(lines, lines), min_size=1, max_size=6), st.randoms())
def test_order_of_segments_does_not_matter(pairs: list[tuple[str, str]], shuffler: random.Random) -> None:
    shuffled = list(pairs)
    shuffler.shuffle(shuffled)
    first, second = (
        corpus_scores([h for h, _ in order], [[r for _, r in order]], metrics=["bleu", "chrf", "ter"])
        for order in (pairs, shuffled)
    )
    assert [s.value for s in first.scores] == pytest.approx([s.value for s in second.scores])


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"one\ntwo\n", ["one", "two"]),
        (b"one\ntwo", ["one", "two"]),
        (b"\n", [""]),
        (b"one\n\n\n", ["one", "", ""]),
        (b"one\r\ntwo\r\n", ["one", "two"]),
        ("\ufeffone\u2028still one\x85\x0bone\n".encode(), ["one\u2028still one\x85\x0bone"]),
    ],
)
def test_read_lines(tmp_path: Path, data: bytes, expected: list[str]) -> None:
    path = tmp_path / "output.txt"
    path.write_bytes(data)
    assert read_lines(str(path)) == expected


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(st.characters(exclude_characters="\r\n\0\ufeff", codec="utf-8")), min_size=1))
def test_read_lines_gives_back_what_was_written(tmp_path_factory: pytest.TempPathFactory, kept: list[str]) -> None:
    path = tmp_path_factory.mktemp("lines") / "output.txt"
    path.write_bytes(("\n".join(kept) + "\n").encode())
    assert read_lines(str(path)) == kept


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "output.txt"
    with pytest.raises(InputError, match=r"output\.txt: No such file"):
        read_lines(str(path))
    path.write_bytes(b"")
    with pytest.raises(InputError, match="is empty"):
        read_lines(str(path))
    path.write_bytes("Şehir\n".encode("cp1254"))
    with pytest.raises(InputError, match=r"byte 0 .* --encoding"):
        read_lines(str(path))
    assert read_lines(str(path), "cp1254") == ["Şehir"]
    with pytest.raises(InputError, match="klingon: no such encoding"):
        read_lines(str(path), "klingon")


def test_comparison_with_a_baseline() -> None:
    worse = ["nothing of this is right"] * 20
    (chrf,) = compare(OUTPUT * 5, worse, [REFERENCE * 5], metrics=["chrf"])
    assert chrf.name == "chrF2"
    assert chrf.value > chrf.baseline
    assert chrf.p_value < 0.01
    assert "bs:1000" in chrf.signature
    (same,) = compare(OUTPUT * 5, OUTPUT * 5, [REFERENCE * 5], metrics=["chrf"])
    assert same.value == same.baseline
    assert same.p_value > 0.05


def test_interval_of_a_share() -> None:
    counts = [(1, 1)] * 80 + [(0, 1)] * 20
    interval = share_interval(counts)
    assert interval is not None
    low, high = interval
    # The normal approximation gives 0.8 ± 1.96 · 0.04.
    assert low == pytest.approx(0.722, abs=0.02)
    assert high == pytest.approx(0.878, abs=0.02)
    assert share_interval(counts) == interval
    assert share_interval([(1, 2)]) is None


def test_p_value_of_two_shares() -> None:
    assert share_p_value([(1, 1)] * 100, [(0, 1)] * 50 + [(1, 1)] * 50) < 0.01
    assert share_p_value([(1, 1)] * 50 + [(0, 1)], [(1, 1)] * 50 + [(0, 1)]) > 0.9
