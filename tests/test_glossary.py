"""Glossaries read, written, checked, converted, compared, suggested."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Run
from translate.errors import GlossaryError, InputError
from translate.glossary import compare, formats
from translate.glossary.check import notes, remarks
from translate.glossary.concepts import CONCEPT_TYPES, Concept, Glossary, Term
from translate.glossary.parsing import parse
from translate.glossary.reading import collisions, fingerprint, load, locate, problems, shipped
from translate.glossary.suggest import suggest
from translate.glossary.writing import glossary_yaml

WORDS = st.text(st.characters(categories=("Lu", "Ll", "Lo", "Nd", "Po", "Pd", "Sm")), min_size=1, max_size=8)
FORMS = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
CODES = st.sampled_from(["en", "tr", "kk", "ru", "ko"])


@st.composite
def terms(draw: st.DrawFn, kind: str) -> Term:
    usual = Term.of_type(draw(FORMS), kind)
    return Term(
        usual.preferred,
        draw(st.none() | FORMS),
        *(tuple(dict.fromkeys(draw(st.lists(FORMS, max_size=2)))) for _ in ("variants", "forbidden", "adjectives")),
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.none() | FORMS),
    )


@st.composite
def glossaries(draw: st.DrawFn) -> Glossary:
    concepts = {}
    for number in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from(CONCEPT_TYPES))
        own = draw(st.dictionaries(CODES, terms(kind), min_size=1, max_size=3))
        concepts[f"c{number}"] = Concept(f"c{number}", kind, own, draw(st.just("") | FORMS))
    return Glossary(draw(FORMS), concepts, "2", draw(st.just("") | FORMS))


def bare(glossary: Glossary) -> dict[str, tuple[str, dict[str, Term], str]]:
    import unicodedata

    def composed(text: str | None) -> str | None:
        return unicodedata.normalize("NFC", text) if text else text

    def plain(term: Term) -> Term:
        lists = (term.variants, term.forbidden, term.adjectives)
        composed_lists = [tuple(dict.fromkeys(str(composed(v)) for v in some)) for some in lists]
        settings = (term.ignore_case, term.inflect, term.near, composed(term.pronounced))
        return Term(str(composed(term.preferred)), composed(term.short), *composed_lists, *settings)

    return {c.id: (c.type, {k: plain(t) for k, t in c.terms.items()}, str(composed(c.note))) for c in glossary}


@given(glossaries())
def test_what_is_written_reads_back_the_same(glossary: Glossary) -> None:
    again, faults = parse(glossary_yaml(glossary), "x")
    assert faults == []
    assert again is not None
    assert bare(again) == bare(glossary)
    assert (again.name, again.version) == (bare_name(glossary.name), "2")


def bare_name(name: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFC", name)


@given(st.text(max_size=80))
def test_any_text_is_a_glossary_or_has_faults_with_lines(text: str) -> None:
    glossary, faults = parse(text, "x.yaml")
    assert glossary is not None or faults
    assert all(fault.startswith("x.yaml:") and "\n" not in fault for fault in faults)


HEAD = "glossary: g\nconcepts:\n"
TWO = "  - {{id: {}, type: place, terms: {{en: {}}}}}\n  - {{id: {}, type: place, terms: {{en: {}}}}}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ":1: empty"),
        ("glossary: [\n", ":2: not YAML"),
        ("concepts: []\n", "the key glossary"),
        (HEAD + "  - {id: a, type: place, terms: {en: A}, colour: red}\n", ":3: unknown key 'colour'" ),
        (HEAD + "  - {id: a, type: place, terms: {en: {preferd: A}}}\n", "did you mean 'preferred'"),
        (HEAD + TWO.format("a", "A", "a", "B"), ":4: concept a: this id"),
        (HEAD + "  - {id: a, type: place, terms: {en: ''}}\n", ":3: concept a: term en is empty"),
        (HEAD + TWO.format("a", "A", "b", "A"), ":4: concept b: 'A' (en)"),
        (HEAD + TWO.format("a", "A", "b", "{preferred: B, variants: [A]}"), "already a name"),
        (HEAD + "  - {id: a, type: plase, terms: {en: A}}\n", "did you mean 'place'"),
        (HEAD + "  - {id: a, type: place, terms: {turkish: A}}\n", "unknown language 'turkish'"),
        (HEAD + "  - {id: a, type: place, terms: {en: \"A\\u0007\"}}\n", "control character U+0007"),
        (HEAD + "  - {id: a, type: place, terms: {en: A\u200f}}\n", "control character U+200F"),
        (HEAD + "  - {id: a, type: place, terms: {en: {preferred: A, inflect: maybe}}}\n", "true or false"),
        (HEAD + "  - {id: a, type: place, terms: {en: {preferred: A, variants: B}}}\n", "must be a list"),
        (HEAD + "  - {type: place, terms: {en: A}}\n", "the key id is missing"),
        (HEAD + "  - {id: a, type: place}\n", "the key terms is missing"),
        (HEAD + "  - just text\n", "must be a mapping"),
        ("glossary: g\nglossary: h\nconcepts: []\n", "stands here twice"),
    ],
)  # fmt: skip
def test_faults(tmp_path: Path, text: str, expected: str) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(text, encoding="utf-8")
    assert any(expected in fault for fault in problems(path)), problems(path)
    with pytest.raises(GlossaryError):
        load(path)


def test_all_faults_at_once(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(
        HEAD + "  - {id: a, type: x, terms: {en: ''}}\n  - {id: a, type: place, terms: {zz: A}}\n", encoding="utf-8"
    )
    assert len(problems(path)) == 4
    path.write_bytes(b"glossary: g\xff")
    assert "byte 11 is not UTF-8" in problems(path)[0]
    assert "No such file" in problems(tmp_path / "gone.yaml")[0]


def test_a_short_name_may_be_shared_and_later_glossaries_win(tmp_path: Path) -> None:
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    one.write_text(HEAD + "  - {id: a, type: person, terms: {en: {preferred: I A, short: A}}}\n"
                   "  - {id: b, type: person, terms: {en: {preferred: H A, short: A}}}\n")  # fmt: skip
    two.write_text("glossary: h\nconcepts:\n  - {id: a, type: person, terms: {en: J A}}\n")
    both = load(one, two)
    assert [c.terms["en"].preferred for c in both] == ["J A", "H A"]
    assert both.name == "g+h"
    two.write_text("glossary: h\nconcepts:\n  - {id: z, type: person, terms: {en: H A}}\n")
    with pytest.raises(GlossaryError, match=r"two\.yaml:3.*one\.yaml:4"):
        load(one, two)


def test_shipped_names() -> None:
    assert "central-asia" in shipped()
    with pytest.raises(GlossaryError, match="Did you mean 'central-asia'"):
        locate("central-asa")


@pytest.mark.parametrize("name", shipped())
def test_shipped_glossaries_are_good(name: str) -> None:
    path = locate(name)
    assert problems(path) == []
    glossary = load(name)
    assert notes(glossary) == []
    assert len(glossary) >= 80
    for concept in glossary:
        assert set(concept.terms) == {"en", "tr", "kk", "ru", "ko"}, concept.id
        for code, term in concept.terms.items():
            wanted = {"ru": "cyrillic", "kk": "cyrillic", "ko": "hangul"}.get(code, "latin")
            for word in re.split(r"[\s-]+", " ".join(term.forms())):
                scripts = {script(c) for c in word if c.isalpha()}  # a brand may stay Latin, but no word is mixed
                assert scripts <= {wanted} or scripts == {"latin"} or code == "ko", word


def script(char: str) -> str:
    return (
        "cyrillic"
        if "\u0400" <= char <= "\u052f"
        else "hangul"
        if "\uac00" <= char <= "\ud7a3"
        else "latin"
        if char < "\u0250"
        else char
    )


def test_shipped_glossaries_can_be_used_together() -> None:
    assert list(collisions(load(*shipped()))) == []


def test_the_fingerprint_is_of_the_content(tmp_path: Path) -> None:
    one = load("central-asia")
    moved = tmp_path / "other.yaml"
    moved.write_text("# a comment\n" + locate("central-asia").read_text(encoding="utf-8"), encoding="utf-8")
    assert fingerprint(load(moved)) == fingerprint(one)
    changed = moved.read_text(encoding="utf-8").replace("en: Akorda", "en: Aqorda")
    moved.write_text(changed, encoding="utf-8")
    assert fingerprint(load(moved)) != fingerprint(one)


@given(glossaries())
def test_tbx_carries_names(glossary: Glossary) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        for ending in (".tbx", ".tmx"):
            path = Path(folder) / f"g{ending}"
            formats.write(glossary, path)
            again = formats.read(path)
            assert list(again.concepts) == list(glossary.concepts)
            for mine, read in zip(bare(glossary).values(), bare(again).values(), strict=True):
                assert mine[0] == read[0]
                assert {k: t.preferred for k, t in mine[1].items()} == {k: t.preferred for k, t in read[1].items()}
                if ending == ".tbx":
                    for kept in (lambda t: set(t.forbidden), lambda t: set(t.adjectives)):
                        assert {k: kept(t) for k, t in mine[1].items()} == {k: kept(t) for k, t in read[1].items()}


@given(
    st.dictionaries(FORMS, FORMS, min_size=1, max_size=5),
    st.sampled_from(["a.csv", "a.tsv"]),
    st.sampled_from(["pairs", "omegat"]),
)
def test_pairs_there_and_back(pairs: dict[str, str], name: str, kind: str) -> None:
    import tempfile
    import unicodedata

    composed = {unicodedata.normalize("NFC", a): unicodedata.normalize("NFC", b) for a, b in pairs.items()}
    concepts = {
        f"c{i}": Concept(f"c{i}", "term", {"tr": Term(a), "en": Term(b)}) for i, (a, b) in enumerate(composed.items())
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        formats.write(Glossary("g", concepts), path, "tr", "en", kind)
        again = formats.read(path, "tr", "en", kind)
    assert {c.terms["tr"].preferred: c.terms["en"].preferred for c in again} == composed


@pytest.mark.parametrize(
    ("name", "content", "pair", "expected"),
    [
        ("deepl.csv", "Kore,Korea\n\"Seul, Kore\",Seoul\n", ("tr", "en"), [("Kore", "Korea"), ("Seul, Kore", "Seoul")]),
        ("deepl.tsv", "Kore\tKorea\n", ("tr", "en"), [("Kore", "Korea")]),
        ("google.csv", "tr,en,pos,description\nKore,Korea,noun,A country\n", (None, None), [("Kore", "Korea")]),
        ("amazon.csv", "en,tr-TR\nKorea,Kore\n", (None, None), [("Kore", "Korea")]),
        ("omegat.txt", "# Glossary in tab-separated format\nKore\tKorea\tülke\n", ("tr", "en"), [("Kore", "Korea")]),
        ("excel.csv", "\ufeffKore;Korea\r\n", ("tr", "en"), [("Kore", "Korea")]),
    ],
)  # fmt: skip
def test_forms_of_other_tools(
    tmp_path: Path, name: str, content: str, pair: tuple[str | None, str | None], expected: list[tuple[str, str]]
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8", newline="")
    read = formats.read(path, *pair)
    assert [(c.terms["tr"].preferred, c.terms["en"].preferred) for c in read] == expected


OLD_TBX = """<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><text><body><termEntry id="c1">
<langSet xml:lang="en-US"><tig><term>Korea</term></tig></langSet>
<langSet xml:lang="tr"><ntig><termGrp><term>Kore</term></termGrp></ntig></langSet></termEntry></body></text></martif>"""


def test_tbx_of_other_tools(tmp_path: Path) -> None:
    path = tmp_path / "old.tbx"
    path.write_text(OLD_TBX.replace('<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">', ""), encoding="utf-8")
    [concept] = formats.read(path)
    assert (concept.id, concept.terms["en"].preferred, concept.terms["tr"].preferred) == ("c1", "Korea", "Kore")


BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><tbx>&b;</tbx>'


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("bomb.tbx", BOMB, "entities"),
        ("bad.tbx", "<tbx><text>", "not well-formed"),
        ("other.tbx", "<html/>", "not TBX"),
        ("other.tmx", "<html/>", "not TMX"),
        ("empty.tmx", "<tmx/>", "no entries"),
        ("empty.csv", "", "no entries"),
        ("two.csv", "a,b\na,c\n", "line 1 already"),
        ("one.csv", "a,\n", "needs a source and a target"),
        ("quote.csv", 'a,"b\n', "quotation"),
        ("a.docx", "", "unknown glossary format"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, name: str, content: str, message: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        formats.read(path, "tr", "en")


def test_what_a_format_cannot_carry_is_said(tmp_path: Path) -> None:
    lost = formats.write(load("central-asia"), tmp_path / "a.csv", "tr", "en")
    assert any(line.startswith("tokayev: not carried:") and "forbidden forms" in line for line in lost)


CHECKED = """\
glossary: g
concepts:
  - {id: i, type: person, terms: {en: {preferred: Ilham Aliyev}, tr: {preferred: İlham Aliyev, short: Aliyev}}}
  - {id: h, type: person, terms: {en: {preferred: H. Aliyev, short: Baku}, tr: {preferred: H. Aliyev, short: Aliyev}}}
  - {id: b, type: place, terms: {en: Baku}}
  - {id: k, type: place, terms: {en: Baku State, tr: {preferred: Akorda, variants: [Aкorda, Ak-orda]}}}
  - {id: t, type: term, terms: {en: march, tr: yürüyüş}}
"""


def test_what_looks_doubtful(tmp_path: Path) -> None:
    path = tmp_path / "g.yaml"
    path.write_text(CHECKED, encoding="utf-8")
    warnings, asides = notes(load(path)), remarks(load(path))
    for line, part in [
        (4, "its short name 'Baku' (en) is a name of b"),
        (5, "has no term in tr"),
        (6, "'Aкorda' and 'Akorda' (tr) are found as one"),
        (7, "'march' (en) is an ordinary word"),
    ]:
        assert any(f"g.yaml:{line}: " in w and part in w for w in warnings), (part, warnings)
    assert len(warnings) == 4
    for line, part in [
        (6, "'Baku State' (en) contains 'Baku' of"),
        (4, "shares its short name 'Aliyev' (tr) with i"),
        (6, "'Akorda' (tr) is an ordinary word in lower case"),
    ]:
        assert any(f"g.yaml:{line}: " in a and part in a for a in asides), (part, asides)


def small(**preferred: str) -> Glossary:
    return Glossary("g", {k: Concept(k, "place", {"en": Term(v)}) for k, v in preferred.items()})


def test_diff_and_merge() -> None:
    a, b = small(x="X", y="Y"), small(y="Why", z="Z")
    assert [(d.concept, d.kind) for d in compare.diff(a, b)] == [("x", "removed"), ("y", "changed"), ("z", "added")]
    merged, conflicts = compare.merge(a, b)
    assert list(merged.concepts) == ["x", "y", "z"]
    assert merged.concepts["y"].terms["en"] == Term("Y", variants=("Why",))
    assert len(conflicts) == 1
    assert "'Why' is a variant now" in conflicts[0]


@given(glossaries())
def test_a_glossary_merged_with_itself_is_itself(glossary: Glossary) -> None:
    assert compare.diff(glossary, glossary) == []
    merged, conflicts = compare.merge(glossary, glossary)
    assert conflicts == []
    assert set(merged.concepts) == set(glossary.concepts)


TEXT = """Herkes sonra geldi. Toplantıda Başbakan Karlı Demirkaya konuştu. Sonra Karli Demirkaya gitti.
Bugün Demirşehir'de ve Demirşehir'den gelenler vardı. Ankara'da Ocak ayında kar yağdı. Ankara'nın havası soğuk."""


def test_suggesting_names() -> None:
    proposals, near = suggest([TEXT], "tr", load("central-asia"))
    names = {p.name: p for p in proposals}
    assert set(names) == {"Karli Demirkaya", "Demirşehir"}  # as often as the other spelling
    assert names["Karli Demirkaya"].spellings == {"Karlı Demirkaya": 1, "Karli Demirkaya": 1}
    assert names["Demirşehir"].apostrophes == 2
    assert near == {}
    _, near = suggest(["Dün Kassim Zhomart Tokaev konuştu."], "tr", load("central-asia"))
    assert near == {"tokayev": {"Kassim Zhomart Tokaev": 1}}


def test_suggest_prints_a_glossary(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = run("glossary", "suggest", "a.txt", "-f", "tr", "-t", "en", "-g", "central-asia")
    assert done.returncode == 0
    glossary, faults = parse(done.stdout, "x")
    assert faults == []
    assert glossary is not None
    assert len(glossary) == 2


def test_convert_diff_merge_and_inflect_commands(run: Run, tmp_path: Path) -> None:
    assert run("glossary", "convert", "central-asia", "a.tbx").returncode == 0
    assert run("glossary", "convert", "a.tbx", "b.yaml").returncode == 0
    assert run("glossary", "diff", "central-asia", "b.yaml").stdout.count("changed") == 1  # macron: pronounced
    assert run("glossary", "convert", "central-asia", "a.csv", "--from", "tr", "--to", "en", "--json").returncode == 0
    assert run("glossary", "merge", "central-asia", "b.yaml", "-o", "c.yaml").returncode == 0
    assert run("glossary", "check", "c.yaml").returncode == 0
    assert run("glossary", "inflect", "Güney Kore", "-l", "tr", "--case", "genitive").stdout == "Güney Kore'nin\n"
    assert json.loads(run("glossary", "inflect", "Токаев", "-l", "ru", "--json").stdout)["instrumental"] == "Токаевым"
    assert run("glossary", "inflect", "x", "-l", "tr", "--case", "dativ").returncode == 1
    assert "akorda" in run("glossary", "find", "АКОРД", "-g", "central-asia").stdout
    assert "did you mean 'tokayev'" in run("glossary", "show", "tokaev", "-g", "central-asia").stderr


def test_a_large_glossary_is_kept_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    entries = "".join(f"  - {{id: c{n}, type: place, terms: {{en: Name {n}, tr: Ad {n}}}}}\n" for n in range(5000))
    path = tmp_path / "big.yaml"
    path.write_text(HEAD + entries, encoding="utf-8")
    first = load(path)
    [stored] = (tmp_path / "cache" / "newsgloss").iterdir()
    assert load(path) == first
    path.write_text(
        HEAD + entries.replace("Name 7}", "Name seven}").replace("Name 7,", "Name seven,"), encoding="utf-8"
    )
    assert load(path).concepts["c7"].terms["en"].preferred == "Name seven"
    stored.write_bytes(b"damaged")
    path.write_text(HEAD + entries, encoding="utf-8")
    assert load(path) == first
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/nowhere")
    assert load(path) == first
