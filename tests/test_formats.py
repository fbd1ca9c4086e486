"""Documents of every format: what is not translated comes back as it was, what is stands where it should."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.cli.options import FORMATS as NAMES
from translate.documents import formats
from translate.documents.delimited import cells
from translate.documents.formats import FORMATS, Settings
from translate.documents.jsonl import fields, quoted
from translate.documents.records import BadRecord
from translate.errors import InputError
from translate.languages import get

SETTINGS = Settings(get("tr"), "en", fields=("title", "meta.body", "tags"), width=20)

HTML = """\
<!DOCTYPE html>
<html lang="tr"><head><meta charset="utf-8"><title>Haber</title>
<style>p { color: red }</style><script>if (a<b) alert("Merhaba dünya")</script></head>
<body class='x'><h1>Yeni <em>okul</em> a&ccedil;ıldı</h1>
<p>Birinci c&uuml;mle. İkinci &lt;cümle&gt;<br>burada. <code>npm install</code> komutu.</p>
<p translate=no>Bu kalsın. <span translate="yes">Bu değil.</span></p>
<ul><li>Elma<li class="notranslate">Armut</ul><!-- yorum --><img src="a.png" alt="b"><textarea>Not</textarea>
</body></html>
"""
SRT = """\
\ufeff1
00:00:01,000 --> 00:00:04,000
Birinci satır burada
<i>ikinci satır</i> orada.

2
00:00:05,000 --> 00:00:06,000
- Merhaba.
- Nasılsınız?
""".replace("\n", "\r\n")
VTT = """\
WEBVTT - Başlık

STYLE
::cue { color: red }

NOTE bir yorum

bir
00:01.000 --> 00:04.000 line:0
<v Ali>Merhaba &amp; hoş geldiniz
"""
PO = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

# yorum
#: a.c:1
msgid "Merhaba %s dünya"
msgstr ""

msgid "Kitap"
msgstr "Book"

msgid "bir dosya"
msgid_plural "%d dosya"
msgstr[0] ""
msgstr[1] ""
"""
RSS = """\
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Haberler</title><link>http://x.tr/bir</link><item><title>Ali &amp; Veli</title>
<description><![CDATA[<p>Yeni <b>okul</b> açıldı.</p>]]></description><category>Spor haberleri</category></item>
<item><description>&lt;p&gt;Eski okul.&lt;/p&gt;</description></item></channel></rss>
"""
ATOM = """\
<feed xmlns="http://www.w3.org/2005/Atom"><title type="text">Haberler</title><author><name>Ali Veli</name></author>
<entry><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Yeni okul.</p></div></content></entry></feed>
"""
XLIFF1 = """\
<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file source-language="tr" original="a"><body>
<trans-unit id="1"><source>Yeni <g id="1">okul</g> açıldı.<x id="2"/></source></trans-unit>
<trans-unit id="2"><source>Merhaba</source><target>Hi</target></trans-unit>
<trans-unit id="3" translate="no"><source>Kalsın</source></trans-unit>
<trans-unit id="4"><source>Boş <ph id="1">&lt;br/&gt;</ph> hedef</source><target state="new"/></trans-unit>
</body></file></xliff>
"""
XLIFF2 = """\
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="tr"><file id="f1"><unit id="1">
<segment id="s1"><source>Yeni <pc id="1">okul</pc></source></segment>
<segment id="s2" state="final"><source>Merhaba</source><target>Hello</target></segment>
<ignorable><source> ve </source></ignorable></unit>
<unit id="2" translate="no"><segment><source>Kalsın</source></segment></unit></file></xliff>
"""
JSONL = """\
{"id": 1.50, "title":"Ba\\u015fl\\u0131k", "meta": {"body": "Gövde.", \
"x": [1, {"title": "içteki"}]}, "tags": ["bir", "iki"]}
{"title": null}

{bad\r
["x"]
{"title": 5}
"""
MARKDOWN = """\
---
title: x
---
# Yeni **okul** açıldı

- [Ali](http://x.tr "y") *geldi*. `kod` burada.

```
kod satırı
```
| Ad | Şehir |
|----|------|
| Ali | Van |
"""


def cut(name: str, data: bytes, settings: Settings = SETTINGS) -> list[formats.Chunk]:
    return list(FORMATS[name].cut(io.BytesIO(data), "a." + name, settings))


def joined(name: str, data: bytes, change: object = None, settings: Settings = SETTINGS) -> bytes:
    """The file with every sentence in capitals, or changed by a function."""
    out = []
    for chunk in cut(name, data, settings):
        texts = [s.text for document in chunk.documents for s in document]
        made = [change(text) if callable(change) else text.upper() for text in texts]
        out.append(chunk.join(made, [()] * len(made)))
    return b"".join(out)


def same(text: str) -> str:
    return text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("html", HTML),
        ("srt", SRT),
        ("vtt", VTT),
        ("xml", RSS),
        ("xml", ATOM),
        ("markdown", MARKDOWN),
        ("jsonl", JSONL.replace("{bad\r\n", "")),
        ("csv", 'title;x\r\n"a; ""b""";"y"\r\n\r\n"iki\nsatır";2'),
        ("tsv", 'title\tx\n"açık\ty\n'),
        ("text", "\ufeffBir.\r\n\r\n  - İki\u2028üç\n\n"),
    ],
)
def test_identity_is_byte_for_byte(name: str, text: str) -> None:
    settings = Settings(get("tr"), "en", fields=("title",))
    data = text.replace('["x"]\n{"title": 5}\n', "").encode()
    assert joined(name, data, same, settings) == data


def test_the_names_of_the_command_line_are_these() -> None:
    assert tuple(FORMATS) == NAMES
    for name, kind in FORMATS.items():
        assert all(formats.by_name("X" + ending.upper()).name == name for ending in kind.endings)
    with pytest.raises(InputError, match=r"\.xyz"):
        formats.by_name("a.xyz")


def test_html() -> None:
    page = joined("html", HTML.encode()).decode()
    assert "<h1>YENI <em>OKUL</em> AÇILDI</h1>" in page
    assert '<script>if (a<b) alert("Merhaba dünya")</script>' in page
    assert '<p translate=no>Bu kalsın. <span translate="yes">BU DEĞIL.</span></p>' in page
    assert "&lt;CÜMLE&gt;<br>BURADA. " in page
    assert '<li>ELMA<li class="notranslate">Armut</ul><!-- yorum --><img src="a.png" alt="b"><textarea>Not' in page
    kept = [s for c in cut("html", HTML.encode()) for d in c.documents for s in d if s.kept]
    assert [s.text[a:b] for s in kept for a, b in s.kept] == ["npm install"]


def test_html_in_another_encoding() -> None:
    page = '<meta charset="iso-8859-9"><p>Şişli</p>'
    assert joined("html", page.encode("iso8859-9"), lambda _: "Şişli ₸") == (
        '<meta charset="iso-8859-9"><p>Şişli &#8376;</p>'.encode("iso8859-9")
    )


@given(st.text(st.sampled_from("<>/!-=\"' abpçi&;\n"), max_size=60))
def test_any_html_comes_back(text: str) -> None:
    assert joined("html", text.encode(), same) == text.encode()
    joined("html", text.encode(), lambda s: s + "x")


PIECES = {
    "srt": ["00:00:01,000 --> 00:00:02,000\n", "<i>", "</i>", "{\\an8}", "-", "Bir. ", "iki", "\n", "\r", "1", " "],
    "vtt": ["WEBVTT\n", "\n", "00:01.000 --> 00:02.000\n", "<v Ali>", "&amp;", "Bir. ", "iki", "- ", " "],
    "markdown": [*"*_`[]()!|#->~\\ \n", "Bir. ", "iki", "<b>", "</b>", "    ", "---\n", "1. "],
}


@given(st.sampled_from(sorted(PIECES)).flatmap(lambda n: st.tuples(st.just(n), st.lists(st.sampled_from(PIECES[n])))))
def test_any_subtitles_and_any_markdown_come_back(case: tuple[str, list[str]]) -> None:
    name, pieces = case
    data = "".join(pieces).encode()
    assert joined(name, data, same) == data
    joined(name, data, lambda s: s + " x")


def test_subtitles() -> None:
    import pysubs2

    made = joined("srt", SRT.encode()).decode()
    assert made.startswith("\ufeff1\r\n00:00:01,000 --> 00:00:04,000\r\n")
    cues = pysubs2.SSAFile.from_string(made.lstrip("\ufeff").replace("\r", ""), format_="srt")
    assert len(cues) == 2
    assert max(map(len, cues[0].plaintext.split("\n"))) <= 20
    assert " ".join(cues[0].plaintext.split()) == "BIRINCI SATIR BURADA IKINCI SATIR ORADA."
    assert made.count("<i>") == made.count("</i>") == 1
    assert "- MERHABA.\r\n- NASILSINIZ?\r\n" in made
    made = joined("vtt", VTT.encode()).decode()
    assert "NOTE bir yorum\n\nbir\n00:01.000 --> 00:04.000 line:0\n<v Ali>MERHABA &amp;\nHOŞ GELDINIZ\n" in made


def test_gettext(tmp_path: Path) -> None:
    import polib

    path = tmp_path / "a.po"
    path.write_bytes(joined("po", PO.encode()))
    catalogue = polib.pofile(str(path))
    assert [e.msgstr for e in catalogue][:2] == ["MERHABA %S DÜNYA", "Book"]
    assert catalogue[2].msgstr_plural == {0: "BIR DOSYA", 1: "%D DOSYA"}
    assert catalogue[0].tcomment == "yorum"
    with pytest.raises(InputError, match="line 1"):
        cut("po", b'xyz "a"\n')


def test_feeds() -> None:
    made = joined("xml", RSS.encode()).decode()
    assert "<title>ALI &amp; VELI</title>" in made
    assert "<![CDATA[<p>YENI <b>OKUL</b> AÇILDI.</p>]]>" in made
    assert "&lt;p&gt;ESKI OKUL.&lt;/p&gt;" in made
    assert "http://x.tr/bir" in made
    assert "<category>Spor haberleri</category>" in made
    made = joined("xml", ATOM.encode()).decode()
    assert "<p>YENI OKUL.</p></div>" in made
    assert "<name>Ali Veli</name>" in made
    ElementTree.fromstring(made)


def test_xliff() -> None:
    made = joined("xml", XLIFF1.encode()).decode()
    assert '<target>YENI <g id="1">OKUL</g> AÇILDI.<x id="2"/></target></trans-unit>' in made
    assert "<source>Merhaba</source><target>Hi</target>" in made
    assert "KALSIN" not in made
    assert '<target state="new">BOŞ <ph id="1">&lt;br/&gt;</ph> HEDEF</target>' in made
    assert 'target-language="en"' in made
    assert joined("xml", made.encode()).decode().count("<target>") == made.count("<target>")
    made = joined("xml", XLIFF2.encode()).decode()
    assert '<target>YENI <pc id="1">OKUL</pc></target></segment>' in made
    assert made.count("<target>") == 2
    assert 'trgLang="en"' in made
    ElementTree.fromstring(made)


@pytest.mark.parametrize("text", ["<rss><a></rss>", "<html/>", "", '<!DOCTYPE x [<!ENTITY a "b">]><rss>&a;</rss>'])
def test_xml_that_is_refused(text: str) -> None:
    with pytest.raises(InputError, match=r"a\.xml"):
        cut("xml", text.encode())


def test_word(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    paragraph = document.add_paragraph("Başkan ")
    paragraph.add_run("Tokayev").bold = True
    paragraph.add_run(" dün ")
    paragraph.add_run("Van").italic = True
    paragraph.add_run(" kentine gitti.\tSonra döndü.")
    document.add_table(1, 1).cell(0, 0).text = "Merhaba dünya"
    document.sections[0].header.paragraphs[0].text = "Üst yazı"
    path = tmp_path / "a.docx"
    document.save(str(path))
    data = path.read_bytes()
    assert joined("docx", data, same) == data
    change = {"Başkan Tokayev dün Van kentine gitti.": "President Tokayev went to Van & back."}
    path.write_bytes(joined("docx", data, lambda s: change.get(s, s.upper())))
    document = docx.Document(str(path))
    runs = [(r.text, r.bold, r.italic) for r in document.paragraphs[0].runs if r.text.strip()]
    assert [r for r in runs if r[1]] == [("Tokayev ", True, None)]
    assert [r for r in runs if r[2]] == [("Van", None, True)]
    assert document.paragraphs[0].text == "President Tokayev went to Van & back.\tSONRA DÖNDÜ."
    assert document.tables[0].cell(0, 0).text == "MERHABA DÜNYA"
    assert document.sections[0].header.paragraphs[0].text == "ÜST YAZI"
    for bad in (b"", b"PK\x03\x04 no zip", path.read_bytes()[:-200]):
        with pytest.raises(InputError, match=r"a\.docx"):
            cut("docx", bad)


def test_markdown() -> None:
    made = joined("markdown", MARKDOWN.encode()).decode()
    assert "# YENI **OKUL** AÇILDI\n" in made
    assert '[ALI](http://x.tr "y") *GELDI*. ' in made
    assert "```\nkod satırı\n```" in made
    assert "| ALI | VAN |" in made
    segments = [s for c in cut("markdown", MARKDOWN.encode()) for d in c.documents for s in d]
    assert "Yeni okul açıldı" in [s.text for s in segments]
    assert [s.text[a:b] for s in segments for a, b in s.kept] == ["`kod`"]


def test_json_lines() -> None:
    lines = joined("jsonl", JSONL.encode()).decode().split("\n")
    assert lines[0] == (
        '{"id": 1.50, "title":"BA\\u015eLIK", "meta": {"body": "GÖVDE.", "x": [1, {"title": "içteki"}]}, '
        '"tags": ["BIR", "IKI"]}'
    )
    assert lines[1:3] == ['{"title": null}', ""]
    assert json.loads(lines[3])["line"] == 4
    assert "object" in json.loads(lines[4])["error"]
    assert "title" in json.loads(lines[5])["error"]
    assert [f.split(":")[1] for c in cut("jsonl", JSONL.encode()) for f in c.faults] == ["4", "5", "6"]


scalars = st.none() | st.booleans() | st.integers() | st.text(max_size=6)
values = st.recursive(scalars, lambda v: st.lists(v, max_size=3) | st.dictionaries(st.text(max_size=4), v, max_size=3))


@given(st.dictionaries(st.text(max_size=4), values, max_size=4), st.text(max_size=8), st.integers(0, 3))
def test_a_record_changes_only_where_it_is_to(record: dict[str, object], title: str, indent: int) -> None:
    record = {**record, "title": title, "in": {"side": [title, "x"]}}
    line = json.dumps(record, separators=(" , ", " :  ")) if indent % 2 else json.dumps(record, ensure_ascii=False)
    found = fields(line, ("title", "in.side"))
    assert sorted(f.text for f in found) == sorted([title, title, "x"])
    for field in reversed(found):
        line = line[: field.start] + quoted(field.text + "é", line[field.start : field.end]) + line[field.end :]
    assert json.loads(line) == {**record, "title": title + "é", "in": {"side": [title + "é", "xé"]}}


def test_a_table() -> None:
    settings = Settings(get("tr"), "en", fields=("metin",))
    data = 'id;metin;x\r\n1;"Bir; iki";"a"\r\n2\r\n3;"Üç\nsatır";\r\n4;"açık;\r\n5;5" disk;y\r\n'.encode()
    assert joined("csv", data, str.upper, settings).decode() == (
        'id;metin;x\r\n1;"BIR; IKI";"a"\r\n2\r\n3;"ÜÇ\nSATIR";\r\n4;"açık;\r\n5;"5"" DISK";y\r\n'
    )
    faults = [fault for chunk in cut("csv", data, settings) for fault in chunk.faults]
    assert [fault.split(": ")[1] for fault in faults] == ["row 3", "row 5"]
    with pytest.raises(InputError, match="Did you mean 'metin'"):
        cut("csv", data, Settings(get("tr"), "en", fields=("metn",)))


plain = st.text(st.sampled_from('ab,"\n çé'), max_size=6)


@given(st.lists(st.lists(plain, min_size=2, max_size=2), min_size=1, max_size=5), st.booleans())
def test_tables_are_read_as_the_csv_module_writes_them(rows: list[list[str]], every: bool) -> None:
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL if every else csv.QUOTE_MINIMAL)
    writer.writerow(["a", "b"])
    writer.writerows(rows)
    settings = Settings(get("tr"), "en", fields=("b",))
    made = joined("csv", out.getvalue().encode(), lambda s: s + ', "x"', settings).decode()
    read = list(csv.reader(io.StringIO(made, newline="")))
    assert [row[0] for row in read[1:]] == [row[0] for row in rows]
    assert len(read) == len(rows) + 1


@pytest.mark.parametrize("row", ['a,"b', 'a,"b"c', '"'])
def test_rows_that_are_no_rows(row: str) -> None:
    with pytest.raises(BadRecord):
        cells(row, ",")


def test_bytes_that_are_no_text_stay_in_their_record() -> None:
    settings = Settings(get("tr"), "en", fields=("a",))
    assert joined("csv", b"a,b\nx\xff,y\niki,z\n", str.upper, settings) == b"a,b\nx\xff,y\nIKI,z\n"
    out = joined("jsonl", b'{"a": "x\xff"}\n{"a": "\\ud800"}\n{"a": "iki"}\n', str.upper, settings).decode()
    assert [("error" in json.loads(line)) for line in out.split("\n")[:3]] == [True, True, False]


def test_parquet(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    table = arrow.table({"id": [1, 2, 3], "title": ["Bir.", None, ""], "x": [[1], [], None]})
    path, out = tmp_path / "a.parquet", tmp_path / "b.parquet"
    parquet.write_table(table, path, compression="zstd")
    kind, settings = FORMATS["parquet"], Settings(get("tr"), "en", fields=("title",))
    with path.open("rb") as stream:
        parts = [
            c.join([s.text.upper() for d in c.documents for s in d], [()]) for c in kind.cut(stream, "a", settings)
        ]
    with out.open("wb") as target:
        kind.assemble(path, parts, target)
    assert parquet.read_table(out).to_pydict() == {**table.to_pydict(), "title": ["BIR.", None, ""]}
    assert parquet.ParquetFile(out).metadata.row_group(0).column(0).compression == "ZSTD"
    for fields_, match in ((("titel",), "titel"), (("id",), "not text")):
        with path.open("rb") as stream, pytest.raises(InputError, match=match):
            list(kind.cut(stream, "a", Settings(get("tr"), "en", fields=fields_)))
    with pytest.raises(InputError, match="not a Parquet file"):
        cut("parquet", b"no")


def test_a_long_text_is_cut_into_chunks_at_blank_lines() -> None:
    text = "".join(f"Satır {n}.\n" + ("\n" if n % 100 == 0 else "") for n in range(3000))
    chunks = cut("text", text.encode())
    assert len(chunks) > 3
    assert all(len(c.documents[0]) <= 1000 for c in chunks)
    assert joined("text", text.encode(), same).decode() == text
    with pytest.raises(InputError, match=r"byte 18 \(line 3, 0xff\)"):
        cut("text", "Merhaba.\n\nDünya. ".encode() + b"\xff")


def test_wide_encodings() -> None:
    settings = Settings(get("tr"), "en", encoding="utf-16", fields=("a",))
    for data in ("Bir.\nİki.\n".encode("utf-16"), "Bir.\n".encode("utf-16-le")):
        assert joined("text", data, same, settings) == data
    assert joined("csv", "a\nbir\n".encode("utf-16"), str.upper, settings) == "a\nBIR\n".encode("utf-16")
    with pytest.raises(InputError, match="--encoding utf-16"):
        cut("text", "Bir.".encode("utf-16"))
    with pytest.raises(InputError, match="'₸'"):
        joined("text", b"Bir", lambda _: "₸", Settings(get("tr"), "en", encoding="latin-1"))
