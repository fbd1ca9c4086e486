"""translate score, through the entry point."""

import json
from pathlib import Path

import pytest

from translate.cli.main import run

GLOSSARY = """\
glossary: palace
version: 3
concepts:
  - id: tokayev
    type: person
    terms:
      tr: {preferred: Kasım Cömert Tokayev, short: Tokayev}
      en: {preferred: Kassym-Jomart Tokayev, short: Tokayev, forbidden: [Tokaev]}
  - id: akorda
    type: place
    terms: {tr: Akorda, en: Akorda}
"""
SOURCE = ["Kasım Cömert Tokayev konuştu.", "Tokayev Akorda'dan ayrıldı.", "Hava güzeldi."]
REFERENCE = ["Kassym-Jomart Tokayev spoke.", "Tokayev left Akorda.", "The weather was fine."]
OUTPUT = ["Kassym-Jomart Tokayev spoke.", "Tokaev left the Akorda.", "The weather was nice."]


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    texts = {
        "src": SOURCE,
        "ref": REFERENCE,
        "hyp": OUTPUT,
        "base": ["", "", "Nice weather."],
        "short": OUTPUT[:2],
    }
    for name, lines in texts.items():
        (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    (tmp_path / "palace.yaml").write_text(GLOSSARY, encoding="utf-8")
    (tmp_path / "empty").write_text("")
    monkeypatch.chdir(tmp_path)
    return tmp_path


TERMS = ["--src", "src", "-g", "palace.yaml", "-f", "tr", "-t", "en"]


def test_corpus_scores_alone(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", "--hyp", "ref", "--ref", "ref"]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert [(row[0], row[1]) for row in rows[1:]] == [("BLEU", "100.0"), ("chrF2", "100.0"), ("TER", "0.0")]
    assert "tok:13a" in rows[1][2]


def test_term_scores_alone(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", "--hyp", "hyp", *TERMS]) == 0
    out = capsys.readouterr().out
    assert "BLEU" not in out
    assert "3 occurrences of 2 concepts: 2 exact, 1 forbidden" in out
    assert "forbidden spellings in the output: 1" in out
    assert "Kassym-Jomart Tokayev ×1, Tokaev ×1" in out
    assert "|fp:" in out


def test_json_is_complete(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--hyp", "hyp", "--ref", "ref", "--ref", "hyp", *TERMS, "--confidence", "--baseline", "base"]
    assert run(["score", *arguments, "-m", "bleu", "-m", "chrf++", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["segments"] == 3
    assert [s["name"] for s in result["scores"]] == ["BLEU", "chrF2++"]
    assert all("nrefs:2" in s["signature"] and s["margin"] is not None for s in result["scores"])
    assert [c["name"] for c in result["baseline"]] == ["BLEU", "chrF2++", "term accuracy"]
    assert result["baseline"][2]["baseline"] == 0
    terms = result["terms"]
    assert (terms["occurrences"], terms["right"], terms["forbidden"]) == (3, 2, 1)
    assert terms["accuracy"] == pytest.approx(2 / 3)
    assert terms["consistency"] == 0
    assert terms["concepts"][0]["renderings"] == {"Kassym-Jomart Tokayev": 1, "Tokaev": 1}
    assert [d["line"] for d in terms["details"]] == [1, 2, 2]


def test_printed_confidence_and_baseline(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--hyp", "hyp", "--ref", "ref", *TERMS, "-m", "chrf", "--confidence", "--baseline", "base"]
    assert run(["score", *arguments]) == 0
    out = capsys.readouterr().out
    assert "±" in out
    assert "difference" in out
    assert "66.7" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ["--ref", "ref"],
        ["--hyp", "hyp"],
        ["--hyp", "hyp", "-g", "palace.yaml"],
        ["--hyp", "hyp", "-g", "palace.yaml", "--src", "src", "-t", "en"],
        ["--hyp", "hyp", "--ref", "ref", "--src", "src"],
        ["--hyp", "-", "--ref", "-"],
        ["--hyp", "hyp", "--ref", "ref", "-m", "meteor"],
    ],
)
def test_wrong_usage(files: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", *arguments]) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--hyp", "short", "--ref", "ref"], "the output has 2 lines and reference has 3"),
        (["--hyp", "short", *TERMS], "the source has 3 lines and the output has 2"),
        (["--hyp", "hyp", "--ref", "ref", "--baseline", "short"], "2 lines and reference has 3"),
        (["--hyp", "empty", "--ref", "ref"], "empty: the file is empty"),
        (["--hyp", "nowhere", "--ref", "ref"], "nowhere: No such file"),
        (["--hyp", "hyp", "--ref", "ref", "-t", "turkish"], "turkish"),
        (["--hyp", "hyp", *TERMS[:-1], "ko"], "no concept in both tr and ko"),
    ],
)
def test_what_fails_says_why(
    files: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["score", *arguments]) == 1
    captured = capsys.readouterr()
    assert message in captured.err
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 1
