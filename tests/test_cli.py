"""The command line through its real entry point: output, errors and exit codes."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import Run

PAIR = ("-f", "tr", "-t", "en")
GLOSSARY = """\
glossary: test
concepts:
  - id: tokayev
    type: person
    terms:
      en: {preferred: Kassym-Jomart Tokayev, short: Tokayev}
      tr: {preferred: Kasım Cömert Tokayev, short: Tokayev}
  - id: akorda
    type: place
    terms: {en: Akorda, tr: Akorda}
"""


@pytest.fixture
def glossary(tmp_path: Path) -> str:
    path = tmp_path / "test.yaml"
    path.write_text(GLOSSARY, encoding="utf-8")
    return str(path)


def one_line(text: str) -> bool:
    return text.count("\n") == 1 and "Traceback" not in text


def test_help_and_version(run: Run) -> None:
    assert "glossary" in run("--help").stdout
    assert run("--version").stdout.startswith("translate")


def test_a_mistyped_command(run: Run) -> None:
    done = run("txt")
    assert done.returncode == 2
    assert "Did you mean 'text'?" in done.stderr


def test_text_with_terms(run: Run, glossary: str) -> None:
    done = run("text", "Kasım Cömert Tokayev Akorda'da konuştu.", *PAIR, "-g", glossary, "--terms")
    assert done.returncode == 0
    assert "Kassym-Jomart Tokayev" in done.stdout
    assert "Akorda" in done.stdout
    assert done.stdout.endswith("\n")
    assert "tokayev" in done.stderr


def test_text_from_stdin_keeps_its_shape(run: Run) -> None:
    done = run("text", "-", *PAIR, stdin="\n  Akorda'da konuştu.\n\n- Merhaba.\n")
    lines = done.stdout.split("\n")
    assert [bool(line.strip()) for line in lines] == [False, True, False, True, False]
    assert lines[1].startswith("  ")
    assert lines[3].startswith("- ")


def test_json_has_what_is_promised(run: Run, glossary: str) -> None:
    done = run("text", "Tokayev Akorda'da konuştu. Sonra gitti.", *PAIR, "-g", glossary, "--json")
    result = json.loads(done.stdout)
    assert set(result) == {"source", "target", "from", "to", "package", "segments"}
    first = result["segments"][0]
    assert set(first) >= {"source", "target", "score", "terms"}
    assert [set(t) for t in first["terms"]] == [{"concept", "source_form", "target_form", "status", "how"}] * 2
    assert [t["concept"] for t in first["terms"]] == ["tokayev", "akorda"]
    assert first["terms"][1]["source_form"] == "Akorda'da"
    assert len(result["segments"]) == 2


@pytest.mark.parametrize("empty", ["", " ", "\n\n \t\n"])
def test_nothing_in_nothing_out(run: Run, empty: str) -> None:
    done = run("text", "-", *PAIR, stdin=empty)
    assert (done.returncode, done.stdout) == (0, empty)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("text", "x", "-f", "tr"), 2, "--to"),
        (("text", "x", "-f", "tr", "-t", "enn"), 1, "enn"),
        (("text", "x", "-f", "tr", "-t", "ko"), 1, "translate models install tr ko"),
        (("text", "x", *PAIR, "-g", "central-asa"), 1, "central-asia"),
        (("text", "x", *PAIR, "-g", "gone.yaml"), 1, "gone.yaml"),
        (("text", "x", *PAIR, "--package", "gone.argosmodel"), 1, "gone.argosmodel"),
        (("text", "x", *PAIR, "--beam", "0"), 2, "beam"),
        (("file", "gone.txt", *PAIR, "-o", "out.txt"), 1, "gone.txt"),
        (("file", "a.xyz", *PAIR, "-o", "out.txt"), 1, "xyz"),
    ],
)
def test_errors_are_one_line(run: Run, arguments: tuple[str, ...], code: int, message: str) -> None:
    done = run(*arguments)
    assert done.returncode == code
    assert message in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    if code == 1:
        assert one_line(done.stderr)


def test_invalid_utf8_names_the_offset(run: Run) -> None:
    done = run("text", "-", *PAIR, stdin=b"Merhaba " + b"\xff\xfe")
    assert done.returncode == 1
    assert "8" in done.stderr
    assert "--encoding" in done.stderr
    assert one_line(done.stderr)


def test_another_encoding(run: Run) -> None:
    done = run("text", "-", *PAIR, "--encoding", "iso8859-9", stdin="Tokayev konuştu.\n".encode("iso8859-9"))
    assert done.returncode == 0
    assert "Tokayev" in done.stdout


def test_binary_is_refused(run: Run) -> None:
    done = run("text", "-", *PAIR, stdin=b"\x00\x01\x02")
    assert done.returncode == 1
    assert one_line(done.stderr)


def test_file_to_file(run: Run, glossary: str, tmp_path: Path) -> None:
    source = tmp_path / "in.txt"
    source.write_bytes("Tokayev konuştu.\r\n\r\nAkorda'da kaldı.\r\n".encode())
    done = run("file", str(source), *PAIR, "-g", glossary, "-o", "out.txt", "--terms-out", "terms.json", "--json")
    assert done.returncode == 0
    assert (tmp_path / "out.txt").read_bytes().count(b"\r\n") == 3
    report = json.loads((tmp_path / "terms.json").read_text(encoding="utf-8"))
    assert [t["concept"] for s in report["segments"] for t in s["terms"]] == ["tokayev", "akorda"]
    assert json.loads(done.stdout)["terms"]


def test_files_of_other_formats(run: Run, glossary: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>Tokayev <b>Akorda'da</b> konuştu.<br><code>x = 1</code></p>", encoding="utf-8")
    assert run("file", "a.html", *PAIR, "-g", glossary, "-o", "b.html").returncode == 0
    page = (tmp_path / "b.html").read_text(encoding="utf-8")
    assert re.search(r"<b>[^<]*Akorda[^<]*</b>", page)
    assert page.endswith("<br><code>x = 1</code></p>")
    assert run("file", "a.html", *PAIR, "-g", glossary, "-o", "-").stdout == page
    assert run("file", "a.html", *PAIR, "-o", "-", "--json").returncode == 2
    assert not (tmp_path / "-").exists()
    run("file", "a.html", *PAIR, "-g", glossary, "-o", "b.html", "--terms-out", "t.json")
    report = json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))
    assert set(report) == {"from", "to", "package", "segments"}
    (tmp_path / "a.data").write_text('{"id": 1, "t": "Akorda."}\n{\n', encoding="utf-8")
    done = run("file", "a.data", *PAIR, "-o", "b.data", "--format", "jsonl", "--field", "t", "--json")
    assert done.returncode == 3
    assert json.loads(done.stdout)["faults"] == [done.stderr.strip().removeprefix("translate: ")]
    assert (tmp_path / "b.data").read_text(encoding="utf-8").startswith('{"id": 1, "t": "Akorda')
    assert run("file", "a.data", *PAIR, "-o", "b.data", "--format", "jsonl").returncode == 2


def test_output_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("Merhaba.\n", encoding="utf-8")
    done = run("file", "in.txt", *PAIR, "-o", "no/such/folder/out.txt")
    assert done.returncode == 1
    assert one_line(done.stderr)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["home", "in.txt"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk(run: Run) -> None:
    with open("/dev/full", "wb") as full:
        environment = {**os.environ}
        done = subprocess.run(
            [sys.executable, "-m", "translate", "text", "Merhaba.", *PAIR],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment,
            check=False,
        )
    assert done.returncode == 1
    assert one_line(done.stderr.decode())


def test_ctrl_c_stops_with_one_line(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "translate", "text", "-", *PAIR],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(1.0)  # it waits for its input now
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 1
    assert out == b""
    assert one_line(err.decode().lstrip("\n"))


def test_strict_is_3_when_a_term_is_ambiguous(run: Run, tmp_path: Path) -> None:
    two = """\
glossary: two
concepts:
  - id: ilham
    type: person
    terms: {en: {preferred: Ilham Aliyev, short: Aliyev}, tr: {preferred: İlham Aliyev, short: Aliyev}}
  - id: heydar
    type: person
    terms: {en: {preferred: Heydar Aliyev, short: Aliyev}, tr: {preferred: Haydar Aliyev, short: Aliyev}}
"""
    (tmp_path / "two.yaml").write_text(two, encoding="utf-8")
    options = (*PAIR, "-g", "two.yaml")
    assert run("text", "Aliyev dün konuştu.", *options).returncode == 0
    assert run("text", "Aliyev dün konuştu.", *options, "--strict").returncode == 3
    done = run("text", "İlham Aliyev geldi. Aliyev dün konuştu.", *options, "--json")
    uses = [t for s in json.loads(done.stdout)["segments"] for t in s["terms"]]
    assert [t["concept"] for t in uses] == ["ilham", "ilham"]


def test_glossary_check_lists_everything(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(GLOSSARY + "  - {id: akorda, type: plaze, terms: {en: ''}}\n", encoding="utf-8")
    done = run("glossary", "check", "bad.yaml")
    assert done.returncode == 1
    assert (done.stdout + done.stderr).count("bad.yaml:11") >= 3
    assert run("glossary", "check", "central-asia").returncode == 0


def test_glossary_match_prints_a_line_for_each_input_line(run: Run, glossary: str) -> None:
    text = "Akorda'da Tokayev’in\n\nhiçbiri\nTOKAYEV AKORDA'DA"
    done = run("glossary", "match", "-g", glossary, "-f", "tr", "-", "--json", stdin=text)
    lines = [json.loads(line) for line in done.stdout.split("\n") if line]
    assert [line["line"] for line in lines] == [1, 2, 3, 4]
    assert [[m["concept"] for m in line["matches"]] for line in lines] == [
        ["akorda", "tokayev"],
        [],
        [],
        ["tokayev", "akorda"],
    ]
    first = lines[0]["matches"][0]
    assert (first["start"], first["end"], first["surface"], first["suffix"]) == (0, 6, "Akorda", "'da")


def test_models_list(run: Run) -> None:
    listed = [json.loads(line) for line in run("models", "list", "--json").stdout.split("\n") if line]
    assert ("tr", "en", "starter") in {(p["from"], p["to"], p["origin"]) for p in listed}


def test_nothing_heavy_is_imported() -> None:
    code = "import sys, translate.translator; print([m for m in ('torch', 'stanza', 'spacy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
