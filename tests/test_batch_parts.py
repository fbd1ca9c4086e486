"""The parts of batch jobs by themselves: journal, cache, plan, progress, and what stops a run."""

from __future__ import annotations

import io
import os
import pty
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.batch import cache, inputs, keys, start
from translate.batch.cache import Cache
from translate.batch.job import record
from translate.batch.journal import DONE, FAILED, Journal
from translate.batch.plan import Block, Known, Planner
from translate.batch.progress import Progress
from translate.batch.run import Run, Totals
from translate.documents.formats import Settings
from translate.errors import OutputError
from translate.languages import get
from translate.results import Segment, TermUse
from translate.translator import Translator


@pytest.fixture(scope="module")
def translator() -> Translator:
    return Translator("tr", "en")


class Identity:
    """An engine that gives back what it is given, and notes what that was."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def run(self, blocks: Iterator[Block]) -> Iterator[tuple[Block, list[Segment]]]:
        for block in blocks:
            self.asked.append([p.task.source for p in block.todo.values()])
            yield block, [Segment(source, source, -1.0) for source in self.asked[-1]]


class Late(Identity):
    """An engine that looks two blocks ahead, as real ones do."""

    def run(self, blocks: Iterator[Block]) -> Iterator[tuple[Block, list[Segment]]]:
        done = list(super().run(blocks))
        yield from done


class Watcher:
    def __init__(self, told: list[str] | None) -> None:
        self._told = told

    def moved(self, totals: Totals) -> None:
        pass

    def failed(self, reason: str) -> None:
        assert self._told is not None, reason
        self._told.append(reason)


def carried_out(
    folder: Path,
    translator: Translator,
    engine: Identity,
    *,
    settings: Settings | None = None,
    told: list[str] | None = None,
) -> tuple[Run, Journal]:
    found = inputs.find([str(folder / "in")], folder / "out")
    inputs.make_folder(folder / "out")
    job, journal = start.begin(folder / "out", found, {}, record(translator, None, {}))
    settings = settings or Settings(get("tr"), "en")
    planner = Planner(translator, settings, Known(journal, None, 0), job.translation, size=4)
    run = Run(folder / "out", journal, None, planner, Watcher(told))
    run.go(engine)
    return run, journal


texts = st.lists(st.lists(st.sampled_from(["Bir.", "İki.", "Üç.", "Dört beş."]), max_size=5), min_size=1, max_size=6)


@given(texts)
def test_every_sentence_is_asked_for_once_and_every_document_comes_back(
    tmp_path_factory: pytest.TempPathFactory, translator: Translator, made: list[list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("job")
    (folder / "in").mkdir()
    for number, lines in enumerate(made):
        (folder / "in" / f"{number}.txt").write_text("".join(f"{line}\n\n" for line in lines), encoding="utf-8")
    engine = Late()
    run, journal = carried_out(folder, translator, engine)
    asked = [text for block in engine.asked for text in block]
    assert sorted(asked) == sorted({line for lines in made for line in lines})
    assert [entry.state for entry in journal.entries()] == [DONE] * len(made)
    assert run.totals.sentences == sum(map(len, made))
    for path in (folder / "in").iterdir():
        assert (folder / "out" / path.name).read_bytes() == path.read_bytes()


def test_a_folder_that_vanishes(tmp_path: Path, translator: Translator) -> None:
    class Vandal(Identity):
        def run(self, blocks: Iterator[Block]) -> Iterator[tuple[Block, list[Segment]]]:
            for block, segments in super().run(blocks):
                shutil.rmtree(tmp_path / "out")
                yield block, segments

    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Bir.\n", encoding="utf-8")
    with pytest.raises(OutputError, match=r"vanished|journal"):
        carried_out(tmp_path, translator, Vandal())


def test_what_a_killed_run_has_left_is_cleared_away(tmp_path: Path, translator: Translator) -> None:
    (tmp_path / "in" / "b").mkdir(parents=True)
    for name in ("a.txt", "b/a-b.txt"):
        (tmp_path / "in" / name).write_text("Bir.\n", encoding="utf-8")
    ours = [tmp_path / "out" / name for name in (".a.txt-x1_9.part", "b/.a-b.txt-y2.part")]
    others = [tmp_path / "out" / name for name in (".c.txt-x1.part", "b/.a.txt-y2.part", ".a.txt-x.tmp")]
    (tmp_path / "out" / "b").mkdir(parents=True)
    for path in (*ours, *others):
        path.touch()
    carried_out(tmp_path, translator, Identity())
    assert not any(path.exists() for path in ours)
    assert all(path.exists() for path in others)


def test_a_translation_that_the_encoding_lacks(tmp_path: Path, translator: Translator) -> None:
    class Foreign(Late):
        def run(self, blocks: Iterator[Block]) -> Iterator[tuple[Block, list[Segment]]]:
            for block, segments in super().run(blocks):
                yield block, [replace(s, target="₸") if s.source == "Satır bir." else s for s in segments]

    (tmp_path / "in").mkdir()
    text = "Satır bir.\n" + "".join(f"Satır {n}.\n" for n in range(2500))
    (tmp_path / "in" / "a.txt").write_bytes(text.encode("iso8859-9"))
    (tmp_path / "in" / "b.txt").write_bytes("Şu iki.\n".encode("iso8859-9"))
    told: list[str] = []
    settings = Settings(get("tr"), "en", encoding="iso8859-9")
    _, journal = carried_out(tmp_path, translator, Foreign(), settings=settings, told=told)
    assert [entry.state for entry in journal.entries()] == [FAILED, DONE]
    assert len(told) == 1
    assert "'₸' of the translation cannot be written in iso8859-9" in told[0]
    assert sorted(p.name for p in (tmp_path / "out").glob("*.txt")) == ["b.txt"]


@given(
    st.text(max_size=20), st.text(max_size=20), st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=3)
)
def test_segments_are_kept_whole(source: str, target: str, alignment: list[tuple[int, int]]) -> None:
    use = TermUse("c", source, target, "exact", "copied")
    segment = Segment(source, target, -0.25, (use,), ("number lost: 5",), tuple(alignment))
    assert keys.load(source, keys.dump(segment)) == segment


def test_the_cache_has_a_limit(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    filled = Cache(path, limit=1)
    filled.add((os.urandom(16), "x" * 1000) for _ in range(3000))
    last = b"l" * 16
    filled.add([(last, "newest")])
    assert path.stat().st_size > 2 << 20
    filled.close()
    assert path.stat().st_size <= 1 << 20
    again = Cache(path, limit=1)
    assert again.find([last], again.newest) == {last: "newest"}
    assert again.find([last], again.newest - 1) == {}
    assert 0 < len(again.find([k for (k,) in again._connection.execute("SELECT key FROM segment")], 1 << 40)) < 3000


def test_where_the_cache_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache.default_path() == tmp_path / "newsgloss" / "segments.sqlite"


def test_progress_in_a_log_and_in_a_pipe() -> None:
    totals = Totals(documents=1, sentences=10, size=50, statuses=Counter(exact=3, missing=1))
    out = io.StringIO()
    with Progress(2, 100, stream=out) as progress:
        progress.moved(totals)
    assert out.getvalue() == ""
    with Progress(2, 100, log_every=0, stream=out) as progress:
        progress.moved(totals)
    assert "1 of 2 documents, 10 sentences" in out.getvalue()
    assert "terms 3 applied, 1 not" in out.getvalue()
    assert out.getvalue().endswith("left\n")


def test_progress_on_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Bir okul.\n", encoding="utf-8")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "translate", "batch", "a.txt", "-f", "tr", "-t", "en", "-o", "out", "--no-cache"]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "120"}
    done = subprocess.run(
        command, cwd=tmp_path, stderr=theirs, stdout=subprocess.PIPE, env=environment, check=False, timeout=60
    )
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 65536):
            shown += piece
    except OSError:
        pass  # the other end is closed
    os.close(ours)
    assert done.returncode == 0
    assert b"1 of 1 documents" in shown
    assert b"1 documents, 1 sentences" in done.stdout
