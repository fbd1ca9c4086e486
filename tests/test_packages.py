"""Finding, opening and installing packages, and the way through several of them."""

import json
import os
import zipfile
from pathlib import Path

import pytest

from tests.conftest import turkish_starter
from translate.engine import installing
from translate.engine.model import LONGEST, Model
from translate.engine.packages import Package, installed, open_package, starters
from translate.engine.processors import choose_instructions
from translate.engine.routes import route
from translate.errors import PackageError


def package(source: str, target: str, origin: str = "installed", version: str = "1.0") -> Package:
    return Package(source, target, source, target, version, Path(f"/{source}_{target}"), origin)


def pairs(way: list[Package]) -> list[str]:
    return [f"{p.source}-{p.target}" for p in way]


def test_direct_before_pivot_and_english_before_other_pivots() -> None:
    some = [
        package("tr", "az"),
        package("az", "ru"),
        package("tr", "en"),
        package("en", "ru"),
        package("tr", "ko"),
    ]
    assert pairs(route("tr", "ko", some)) == ["tr-ko"]
    assert pairs(route("tr", "ru", some)) == ["tr-en", "en-ru"]
    assert pairs(route("tr", "ru", [p for p in some if p.source != "en"])) == ["tr-az", "az-ru"]


def test_three_packages_in_a_row() -> None:
    assert pairs(route("kk", "ko", [package("kk", "ru"), package("ru", "en"), package("en", "ko")])) == [
        "kk-ru",
        "ru-en",
        "en-ko",
    ]


def test_the_first_package_of_a_pair_is_used() -> None:
    way = route("tr", "en", [package("tr", "en", "installed"), package("tr", "en", "starter")])
    assert way[0].origin == "installed"


def test_no_way_names_what_is_there_and_the_command() -> None:
    with pytest.raises(PackageError, match=r"tr→en.*translate models install tr ko"):
        route("tr", "ko", [package("tr", "en")])
    with pytest.raises(PackageError):
        route("tr", "tr", [package("tr", "en"), package("en", "tr")])


def test_the_starter_opens_and_translates() -> None:
    starter = next(p for p in starters() if (p.source, p.target) == ("tr", "en"))
    model = Model(starter, workers=1)
    [[first, second]] = model.translate(["Tokayev Akorda'da konuştu."], beam=4, hypotheses=2, attention=True)
    assert "Tokayev" in first.text
    assert first.score >= second.score
    assert len(first.attention) == len(first.tokens)
    assert len(first.attention[0]) == len(model.pieces.encode("Tokayev Akorda'da konuştu."))
    assert first.score == pytest.approx(model.score(["Tokayev Akorda'da konuştu."], [first.text])[0], abs=1e-3)


def test_underscores_survive_the_tokenizer() -> None:
    model = Model(turkish_starter(), workers=1)
    assert model.pieces.decode(model.pieces.encode("snake_case_name")) == "snake_case_name"


def test_long_input_is_translated_to_its_end() -> None:
    model = Model(turkish_starter(), workers=1)
    first, last = "Akorda'da konuştu.", "Tokayev Seul'de konuştu."
    text = " ".join([first] * 400 + [last])
    long, short = model.translate([text, first], beam=1)
    [end] = model.translate([model._parts(text)[-1]], beam=1)
    assert long[0].text.endswith(end[0].text)
    assert short[0].text == model.translate([first], beam=1)[0][0].text
    assert model.translate(["x" * 5000], beam=1)[0][0].tokens


def test_parts_of_a_long_text_are_the_whole_text() -> None:
    model = Model(turkish_starter(), workers=1)
    text = " ".join(str(n) for n in range(2000))
    parts = model._parts(text)
    assert " ".join(parts) == text
    assert max(len(model.pieces.encode(part)) for part in parts) <= LONGEST


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a zip", b"\x00" * 100])
def test_a_damaged_file_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.argosmodel"
    path.write_bytes(content)
    with pytest.raises(PackageError, match=r"bad\.argosmodel"):
        open_package(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match="no such file"):
        open_package(tmp_path / "gone.argosmodel")


def test_a_damaged_model_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.argosmodel"
    with zipfile.ZipFile(turkish_starter().path) as good, zipfile.ZipFile(path, "w") as bad:
        for name in good.namelist():
            short = name.split("/", 1)[1]
            data = good.read(name)
            bad.writestr("p/" + short, data[:1000] if short == "model/model.bin" else data)
    with pytest.raises(PackageError, match=r"bad\.argosmodel: the model cannot be opened"):
        Model(open_package(path), workers=1)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package folder of its own for this test."""
    from argostranslate import settings

    folder = tmp_path / "packages"
    folder.mkdir()
    monkeypatch.setattr(settings, "package_data_dir", folder)
    monkeypatch.setattr(settings, "package_dirs", [folder])
    monkeypatch.setattr(settings, "local_package_index", tmp_path / "index.json")
    return folder


def test_install_a_file_then_it_wins(home: Path) -> None:
    done = installing.install_file(turkish_starter().path)
    assert done.origin == "installed"
    assert [p.path for p in installed()[0]] == [done.path]
    again = installing.install_file(turkish_starter().path)
    assert again.path == done.path
    assert not list(home.glob(".*"))
    assert Model(again, workers=1).translate(["Merhaba."], beam=1)[0][0].text


def test_a_broken_folder_is_reported_and_the_others_work(home: Path) -> None:
    installing.install_file(turkish_starter().path)
    (home / "broken").mkdir()
    packages, faults = installed()
    assert len(packages) == 1
    assert "broken" in faults[0]


def test_a_package_that_writes_outside_its_folder_is_refused(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "evil.argosmodel"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("p/metadata.json", json.dumps({"from_code": "tr", "to_code": "en"}))
        archive.writestr("p/model/model.bin", b"x")
        archive.writestr("p/../../evil", b"x")
    with pytest.raises(PackageError, match="outside"):
        installing.install_file(path)
    assert list(home.iterdir()) == []


def test_offers_need_an_index(home: Path, tmp_path: Path) -> None:
    with pytest.raises(PackageError, match="models update"):
        installing.offers()
    entry = {
        "type": "translate",
        "from_code": "en",
        "to_code": "ru",
        "package_version": "1.9",
        "links": ["http://127.0.0.1:9/x"],
    }
    (tmp_path / "index.json").write_text(json.dumps([entry]))
    assert [(p.from_code, p.to_code) for p in installing.offers()] == [("en", "ru")]
    with pytest.raises(PackageError, match="no package from"):
        installing.install_pair("tr", "kk")


@pytest.mark.parametrize(
    ("flags", "chosen"),
    [
        ("fpu avx2 avx512f avx512cd avx512vl avx512dq avx512bw avx512_vbmi2", "AVX512"),
        ("fpu avx2 avx512f avx512cd avx512vl avx512dq avx512bw", None),
        ("fpu avx2", None),
    ],
)
def test_wide_instructions_where_they_pay(
    flags: str, chosen: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cpuinfo").write_text(f"processor : 0\nflags\t\t: {flags}\n\nprocessor : 1\n")
    monkeypatch.setenv("CT2_FORCE_CPU_ISA", "")  # so that it is put back afterwards
    monkeypatch.delenv("CT2_FORCE_CPU_ISA")
    choose_instructions(tmp_path / "cpuinfo")
    assert os.environ.get("CT2_FORCE_CPU_ISA") == chosen
    monkeypatch.setenv("CT2_FORCE_CPU_ISA", "AVX2")
    choose_instructions(tmp_path / "cpuinfo")
    assert os.environ["CT2_FORCE_CPU_ISA"] == "AVX2"
