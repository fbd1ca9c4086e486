"""Batch jobs through the real command: many documents, killed, stopped, resumed, refused."""

from __future__ import annotations

import contextlib
import filecmp
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from filelock import FileLock

from tests.conftest import Run

PAIR = ("-f", "tr", "-t", "en")
PLACES = ("Ankara", "Astana", "Van", "Konya", "Bursa", "Adana", "Sivas", "Tokat", "Ordu", "Rize")
GLOSSARY = """\
glossary: test
concepts:
  - {id: akorda, type: place, terms: {en: Akorda, tr: Akorda}}
"""


def write_inputs(folder: Path, count: int, sentences: int = 10) -> None:
    """Documents of sentences that are all different, but for the last one of each."""
    folder.mkdir()
    for number in range(count):
        lines = [
            f"{PLACES[k % 10]} kentinde {number * 100 + k} yeni okul açıldı. Akorda'da {k} kişi konuştu."
            for k in range(sentences // 2)
        ]
        (folder / f"{number:02}.txt").write_text("\n".join([*lines, "Ajansın tüm hakları saklıdır.", ""]), "utf-8")


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    write_inputs(tmp_path / "in", 3)
    (tmp_path / "g.yaml").write_text(GLOSSARY, encoding="utf-8")
    return tmp_path


def started(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """A job going on in a process of its own."""
    command = [sys.executable, "-m", "translate", "batch", *arguments, *PAIR, "--no-cache"]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def wait_for(path: Path, process: subprocess.Popen[bytes]) -> None:
    for _ in range(3000):
        if path.exists() or process.poll() is not None:
            return
        time.sleep(0.01)


def outputs(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir() if p.suffix == ".txt")


def test_a_job(run: Run, inputs: Path) -> None:
    (inputs / "in" / "sub").mkdir()
    (inputs / "in" / "sub" / "a.html").write_text("<p>Akorda'da <b>yeni okul</b> açıldı.</p>", encoding="utf-8")
    (inputs / "in" / "b.jsonl").write_text('{"n": 1, "t": "Yeni okul."}\n{bad\n', encoding="utf-8")
    (inputs / "in" / "photo.jpg").write_bytes(b"no text")
    done = run("batch", "in", *PAIR, "-g", "g.yaml", "-o", "out", "--field", "t", "--json", "--report")
    assert done.returncode == 3
    result = json.loads(done.stdout)
    assert (result["documents"], result["done"], result["failed"], result["segments"]) == (5, 5, 0, 35)
    assert result["rendered"] == 1.0
    assert result["different"] == result["translated"] == 23  # six sentences of each document stand in all of them
    assert "b.jsonl:2: not JSON" in done.stderr
    assert "<b>" in (inputs / "out" / "sub" / "a.html").read_text(encoding="utf-8")
    assert (inputs / "out" / "00.txt").read_text(encoding="utf-8").count("\n") == 6
    job = yaml.safe_load((inputs / "out" / "job.yaml").read_text(encoding="utf-8"))
    assert job["record"]["signature"].startswith("from:tr|to:en|package:translate-tr_en:")
    assert "|glossary:" in job["record"]["signature"]
    report = json.loads((inputs / "out" / "report.json").read_text(encoding="utf-8"))
    assert [d["state"] for d in report["inputs"]] == ["done"] * 5
    assert "record" in [a["kind"] for a in report["attention"]]


def test_a_document_that_fails_is_reported_and_the_others_go_on(run: Run, inputs: Path) -> None:
    (inputs / "in" / "01.txt").write_bytes(b"ab\xff")
    done = run("batch", "in", *PAIR, "-o", "out")
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert "01.txt: byte 2" in done.stderr
    assert outputs(inputs / "out") == ["00.txt", "02.txt"]
    (inputs / "in" / "01.txt").write_text("Merhaba dünya.\n", encoding="utf-8")
    assert run("batch", "in", *PAIR, "-o", "out", "--resume").returncode == 0
    assert outputs(inputs / "out") == ["00.txt", "01.txt", "02.txt"]


def test_fail_fast(run: Run, inputs: Path) -> None:
    (inputs / "in" / "00.txt").write_bytes(b"ab\xff")
    done = run("batch", "in", *PAIR, "-o", "out", "--fail-fast")
    assert done.returncode == 1
    assert "stopped at the first document that failed" in done.stderr
    assert "--resume" in done.stderr


def test_killed_and_resumed_is_as_if_nothing_had_happened(run: Run, inputs: Path) -> None:
    shutil.rmtree(inputs / "in")
    write_inputs(inputs / "in", 40, 40)
    large = "".join(f"{PLACES[n % 10]} için {n} liralık yeni köprü.\n" for n in range(3000, 4200))
    (inputs / "in" / "20-large.txt").write_text(large, encoding="utf-8")
    assert run("batch", "in", *PAIR, "-o", "whole", "--no-cache").returncode == 0
    kills = 0
    for wait in (0.0, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9):
        process = started(inputs, "in", "-o", "out", "--resume")
        wait_for(inputs / "out" / "job.yaml", process)
        time.sleep(wait)
        if process.poll() is None:
            process.kill()
            kills += 1
        process.communicate()
    done = run("batch", "in", *PAIR, "-o", "out", "--no-cache", "--resume", "--json")
    assert done.returncode == 0, done.stderr
    assert kills > 2
    result = json.loads(done.stdout)
    assert result["done"] == 41
    assert result["segments"] == 40 * 41 + 1200
    assert outputs(inputs / "out") == outputs(inputs / "whole")
    assert all(filecmp.cmp(inputs / "whole" / n, inputs / "out" / n, shallow=False) for n in outputs(inputs / "whole"))
    assert not list((inputs / "out").glob(".*"))
    again = run("batch", "in", *PAIR, "-o", "out", "--no-cache", "--resume", "--json")
    assert json.loads(again.stdout)["translated"] == 0


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_cleanly_and_says_how_to_go_on(run: Run, inputs: Path, stop: signal.Signals) -> None:
    shutil.rmtree(inputs / "in")
    write_inputs(inputs / "in", 30, 100)
    process = started(inputs, "in", "-o", "out")
    wait_for(inputs / "out" / "00.txt", process)
    process.send_signal(stop)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert err.decode().strip("\n").count("\n") == 0, err
    assert "of 30 documents are done; the same command with --resume goes on" in err.decode()
    assert run("batch", "in", *PAIR, "-o", "out", "--no-cache", "--resume").returncode == 0
    assert len(outputs(inputs / "out")) == 30


def test_what_is_refused(run: Run, inputs: Path) -> None:
    def refused(*arguments: str) -> str:
        done = run("batch", "in", *PAIR, "-o", "out", *arguments)
        assert done.returncode == 1
        assert done.stderr.count("\n") == 1
        return done.stderr

    (inputs / "out").mkdir()
    (inputs / "out" / "01.txt").write_text("mine", encoding="utf-8")
    assert "would be written over" in refused()
    (inputs / "out" / "01.txt").unlink()
    with FileLock(inputs / "out" / "job.lock"):
        assert "another run is at work on this job" in refused()
    assert run("batch", "in", *PAIR, "-o", "out").returncode == 0
    assert "holds a job already" in refused()
    assert "beam was 4, is 2" in refused("--resume", "--beam", "2")
    assert "glossary was none" in refused("--resume", "-g", "g.yaml")
    job = (inputs / "out" / "job.yaml").read_text(encoding="utf-8")
    (inputs / "out" / "job.yaml").write_text(job.replace("signature: ", "signature: no "), encoding="utf-8")
    assert "not set" in refused("--resume")
    (inputs / "out" / "job.yaml").write_text("record: {signature: x}", encoding="utf-8")
    assert "not the description of a job" in refused("--resume")
    (inputs / "out" / "job.yaml").write_text(job, encoding="utf-8")
    with (inputs / "in" / "02.txt").open("a") as file:
        file.write("Bir cümle daha.\n")
    assert "02.txt: changed since the job began" in refused("--resume")
    (inputs / "in" / "02.txt").unlink()
    (inputs / "in" / "new.txt").write_text("Yeni.", encoding="utf-8")
    done = run("batch", "in", *PAIR, "-o", "out", "--resume")
    assert done.returncode == 0
    assert "new.txt: not part of the job" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("-o", "out"), 2, "INPUT"),
        (("in",), 2, "--output"),
        (("in", "-o", "-"), 2, "--output"),
        (("gone", "-o", "out"), 1, "gone: no such file"),
        (("in/*.doc", "-o", "out"), 1, "nothing to translate"),
        (("in", "in2", "-o", "out"), 1, "would both be written to"),
        (("a.csv", "-o", "out"), 2, "--field"),
        (("in", "-o", "in/00.txt"), 1, "00.txt"),
        (("-", "in"), 2, '"-"'),
        (("-", "--format", "docx"), 2, "stream"),
        (("in", "-o", "out", "--config", "gone.yaml"), 2, "gone.yaml"),
    ],
)
def test_wrong_usage(run: Run, inputs: Path, arguments: tuple[str, ...], code: int, message: str) -> None:
    write_inputs(inputs / "in2", 1)
    (inputs / "a.csv").write_text("a,b\n", encoding="utf-8")
    done = run("batch", *arguments, *PAIR)
    assert (done.returncode, "Traceback" in done.stderr) == (code, False)
    assert message in done.stderr
    assert not (inputs / "out").exists()  # what is refused leaves nothing behind


def test_patterns(run: Run, inputs: Path) -> None:
    def taken(*arguments: str) -> list[str]:
        shutil.rmtree(inputs / "out", ignore_errors=True)
        run("batch", *arguments, *PAIR, "-o", "out")
        return outputs(inputs / "out")

    assert taken("in/0[01].txt") == ["00.txt", "01.txt"]
    assert taken("in", "--include", "*2.txt") == ["02.txt"]
    assert taken("in", "--exclude", "00*", "--exclude", "*2*") == ["01.txt"]
    assert taken(".", "--exclude", "out/*", "--include", "in/*.txt") == []  # they are in the folder in
    assert (inputs / "out" / "in" / "00.txt").exists()


def test_the_cache(run: Run, inputs: Path) -> None:
    def translated(folder: str, *arguments: str) -> int:
        done = run("batch", "in", *PAIR, "-o", folder, "--json", *arguments)
        return int(json.loads(done.stdout)["translated"])

    first = translated("a")
    assert first == 21
    assert translated("b") == 0
    assert translated("c", "--no-cache") == first
    assert translated("d", "--beam", "1") == first
    assert translated("d2", "--width", "60") == 0  # no part of how a sentence is translated
    assert filecmp.cmp(inputs / "a" / "00.txt", inputs / "b" / "00.txt", shallow=False)
    cache = inputs / "home" / ".cache" / "newsgloss" / "segments.sqlite"
    cache.write_bytes(b"broken" * 1000)
    for more in cache.parent.glob("segments.sqlite-*"):
        more.unlink()
    done = run("batch", "in", *PAIR, "-o", "e")
    assert done.returncode == 0
    assert "going on without the cache" in done.stderr


def test_a_disk_that_is_full(inputs: Path) -> None:
    def small() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))

    command = [sys.executable, "-m", "translate", "batch", "in", *PAIR, "-o", "out", "--no-cache"]
    done = subprocess.run(command, cwd=inputs, capture_output=True, text=True, preexec_fn=small, check=False)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "out/" in done.stderr
    assert subprocess.run([*command, "--resume"], cwd=inputs, capture_output=True, check=False).returncode == 0


def test_configuration(run: Run, inputs: Path) -> None:
    (inputs / "sub").mkdir()
    config = {"inputs": ["../in"], "from": "tr", "to": "en", "glossary": "../g.yaml", "output": "../made", "beam": 2}
    (inputs / "sub" / "c.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    done = run("batch", "--config", "sub/c.yaml", "--json", "--beam", "1")
    assert done.returncode == 0, done.stderr
    assert "|beam:1|" in json.loads(done.stdout)["signature"]
    assert outputs(inputs / "made") == ["00.txt", "01.txt", "02.txt"]
    assert run("batch", "--config", "made/job.yaml", "--resume").returncode == 0
    assert run("batch", "in", *PAIR, "-o", "plain", "--no-cache").returncode == 0
    assert yaml.safe_load((inputs / "plain" / "job.yaml").read_text(encoding="utf-8"))["cache"] is False
    for bad, message in (
        ("fron: tr", "Did you mean 'from'?"),
        ("- a", "keys"),
        ("from: [a", "c.yaml"),
        ("to: [a]", "one"),
    ):
        (inputs / "sub" / "c.yaml").write_text(bad, encoding="utf-8")
        done = run("batch", "--config", "sub/c.yaml")
        assert done.returncode == 2
        assert message in done.stderr
    (inputs / "sub" / "c.yaml").write_text("{beam: many, from: tr, to: en, inputs: ../in}", encoding="utf-8")
    assert "--beam" in run("batch", "--config", "sub/c.yaml").stderr


def test_the_example_configuration(run: Run) -> None:
    example = Path(__file__).parent.parent / "examples" / "job.yaml"
    done = run("batch", "--config", str(example), "-o", "out", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["rendered"] == 1.0
    from translate.cli.configuration import KEYS

    text = example.read_text(encoding="utf-8")
    assert all(f"{key}:" in text for key in KEYS)


def test_a_log(run: Run, inputs: Path) -> None:
    done = run("batch", "in", *PAIR, "-o", "out", "--log-every", "0")
    assert "of 3 documents" in done.stderr
    assert "sentences" in done.stdout
    done = run("batch", "in", *PAIR, "-o", "quiet", "--quiet")
    assert (done.stdout, done.stderr) == ("", "")


def test_a_stream(run: Run, inputs: Path) -> None:
    text = b'\xef\xbb\xbf{"t":"Akorda\'da.","x":1}\nbad\n{"t":"\xff"}\n\n{"t":["Merhaba.","Akorda."]}'
    done = run("batch", "-", *PAIR, "-g", "g.yaml", "--format", "jsonl", "--field", "t", stdin=text)
    lines = done.stdout.split("\n")
    assert done.returncode == 3
    assert len(lines) == 5
    assert json.loads(lines[0])["x"] == 1
    assert "Akorda" in json.loads(lines[0])["t"]
    assert [json.loads(line).get("line") for line in lines[1:3]] == [2, 3]
    assert lines[3] == ""
    assert json.loads(lines[4])["t"][1] == "Akorda."
    done = run("batch", "-", *PAIR, stdin="Bir okul.\n\nİki okul. Üç okul.\n")
    assert [bool(line) for line in done.stdout.split("\n")] == [True, False, True, False]
    many = "".join(f"{n} okul.\n" for n in range(1000))
    lines = run("batch", "-", *PAIR, stdin=many).stdout.split("\n")
    assert len(lines) == 1001
    assert [lines[n].split()[0] for n in (250, 500, 750)] == ["250", "500", "750"]


def test_a_stream_is_flushed_and_may_be_cut_off(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "translate", "batch", "-", *PAIR],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin and process.stdout and process.stderr
    for _ in range(2):
        process.stdin.write("Merhaba dünya.\n".encode())
        process.stdin.flush()
        assert process.stdout.readline()
    process.stdout.close()
    with contextlib.suppress(BrokenPipeError):
        for _ in range(100):
            process.stdin.write("Merhaba dünya.\n".encode())
            process.stdin.flush()
            time.sleep(0.02)
    assert process.stderr.read() == b""
    assert process.wait(30) == 1
    process.stderr.close()
    with contextlib.suppress(BrokenPipeError):
        process.stdin.close()


def worker_at_work() -> int | None:
    """A worker of Ray that is translating a block, as its title tells."""
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            name = Path("/proc", pid, "cmdline").read_text(encoding="utf-8")
        except OSError:
            continue
        if "MapBatches(Actor)).submit" in name:
            return int(pid)
    return None


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_ray_gives_what_the_local_engine_gives_even_if_a_worker_is_killed(run: Run, inputs: Path) -> None:
    pytest.importorskip("ray")
    shutil.rmtree(inputs / "in")
    write_inputs(inputs / "in", 40, 60)
    assert run("batch", "in", *PAIR, "-g", "g.yaml", "-o", "local", "--no-cache").returncode == 0
    process = started(inputs, "in", "-g", "g.yaml", "-o", "ray", "--engine", "ray", "-j", "2", "--json")
    killed = None
    while process.poll() is None and not killed:
        killed = worker_at_work()
        if killed:
            os.kill(killed, signal.SIGKILL)
        time.sleep(0.02)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    assert killed
    assert json.loads(out)["done"] == 40
    assert all(filecmp.cmp(inputs / "local" / n, inputs / "ray" / n, shallow=False) for n in outputs(inputs / "local"))


def test_a_worker_with_other_packages_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("ray")
    code = """
from dataclasses import replace
from translate.batch.cluster import RayEngine
from translate.batch.plan import Block
from translate.documents.document import Sentence
from translate.errors import PackageError
from translate.translator import Translator
translator = Translator("tr", "en")
engine = RayEngine(translator, 1)
engine._recipe = replace(engine._recipe, packages=("other",))
try:
    list(engine.run(iter([Block(todo={b"1": translator.prepare([[Sentence("Merhaba.")]])[0][0]})])))
except PackageError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120)
    assert done.stdout.startswith("Ray: a worker has other packages (")
    assert done.stdout.count("\n") == 1
