"""Text taken apart and put together again."""

from __future__ import annotations

import itertools
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.documents import markdown
from translate.documents.protected import changed_numbers, numbers, protected
from translate.documents.reading import read_text
from translate.documents.sentences import sentences
from translate.documents.text import LONGEST, split
from translate.errors import InputError
from translate.languages import get

SPACES = st.sampled_from(
    ["\n", "\r\n", "\r", " ", "\t", "\u00a0", "\u2028", "\n\n", "- ", "1. ", "• ", "😀", "#Etiket", "https://a.kz/b."]
)
TEXTS = st.lists(
    st.one_of(SPACES, st.text(max_size=8), st.sampled_from(["Kasım geldi. ", "Dr. Ali ", "sonra", "?", "```", "# "])),
    max_size=20,
).map("".join)


@given(TEXTS, st.sampled_from(["tr", "kk", "ru", "ko", "en", "fr"]))
def test_plain_text_comes_back_as_it_was(text: str, language: str) -> None:
    document = split(text, get(language))
    assert document.join(document.segments) == text
    for segment in document.segments:
        assert segment == segment.strip()
        assert "\n" not in segment


@given(TEXTS)
def test_markdown_comes_back_as_it_was(text: str) -> None:
    document = markdown.split(text, get("tr"))
    assert document.join(document.segments) == text


@given(TEXTS)
def test_the_number_of_lines_stays(text: str) -> None:
    document = split(text, get("tr"))
    short = document.join(["x" if len(s) < 40 else s for s in document.segments])
    if all(len(line) < 40 for line in text.split("\n")):
        assert short.count("\n") == text.count("\n")


def test_structure_is_kept() -> None:
    text = "Başlık burada\n\n  Bir cümle. İki cümle!\n\n- Kasım Cömert Tokayev:\n— Geldik. \n\n1. ilk\n2. ikinci 😀\n"
    document = split(text, get("tr"))
    assert document.segments == [
        "Başlık burada",
        "Bir cümle.",
        "İki cümle!",
        "Kasım Cömert Tokayev:",
        "Geldik.",
        "ilk",
        "ikinci",
    ]
    changed = document.join(["x"] * 7)
    assert changed == "x\n\n  x x\n\n- x\n— x \n\n1. x\n2. x 😀\n"


def test_a_wrapped_paragraph_is_one_and_is_wrapped_again() -> None:
    text = (
        "Kazakistan Cumhurbaşkanı bugün bir toplantı yaptı ve Kasım Cömert\n"
        "Tokayev şöyle dedi: bu çok önemli bir konudur. Toplantıya bakanlar\n"
        "da katıldı.\n"
    )
    document = split(text, get("tr"))
    assert document.segments[0].count("Kasım Cömert Tokayev") == 1
    assert len(document.segments) == 2
    again = document.join(["word " * 30 + "end.", "End."])
    assert max(map(len, again.split("\n"))) <= 66
    assert again.endswith("end. End.\n")


def test_separate_lines_are_not_joined() -> None:
    text = "Kazakistan ile Kore arasında yeni anlaşmalar imzalandı\nTokayev Akorda'da konuştu\nSon haberler\n"
    assert len(split(text, get("tr")).segments) == 3


def test_long_sentences_are_split_at_clauses_and_lose_nothing() -> None:
    text = ", ".join(f"bölüm {n} çok uzun bir cümlenin parçasıdır" for n in range(60)) + "."
    document = split(text, get("tr"))
    assert max(map(len, document.segments)) <= LONGEST
    assert all(s.endswith((",", ".")) for s in document.segments)
    assert document.join(document.segments) == text


@pytest.mark.parametrize(
    "text", ["a" * 1_000_000, "Kasım geldi. " * 80_000, "söz " * 250_000, "a_" * 500_000, "a.b@" * 250_000]
)
def test_a_megabyte_in_one_line_takes_seconds(text: str) -> None:
    start = time.process_time()
    document = split(text, get("tr"))
    assert document.join(document.segments) == text
    assert time.process_time() - start < 20


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("tr", "Prof. Dr. Ali geldi.|Sonra gitti."),
        ("tr", "Toplantı 14.30'da başladı.|Bitti."),
        ("tr", "Bu 3. Dünya ülkesidir.|29. maddeye göre böyle."),
        ("tr", '"Geldi mi?" diye sordu.|Kimse yoktu.'),
        ("tr", "Cumhurbaşkanı K. J. Tokayev geldi.|Akorda'da konuştu."),
        ("tr", "T.C. Cumhurbaşkanı geldi.|Sonra gitti."),
        ("tr", "Gitti...|Sonra geldi."),
        ("tr", "Elma, armut vb. meyveler var.|Bitti."),
        ("tr", "Fiyat 1.234,50 lira oldu.|Arttı."),
        ("kk", "Президент Қ. Тоқаев келді.|Ол сөйледі."),
        ("kk", "Бюджеттен 5 млрд. теңге бөлінді.|Жоба басталды."),
        ("kk", "Жиын 2024 ж. 5 мамырда өтті.|Қатысушылар көп болды."),
        ("kk", "Нан, сүт т.б. тағамдар бар.|Бітті."),
        ("ru", "Выделено 5 млрд. тенге.|Проект начался."),
        ("ru", "А. С. Пушкин жил в г. Москве.|Там он писал."),
        ("ru", "Это было, т.е. случилось, давно.|Все забыли."),
        ("ru", "Школа им. Абая открыта.|Дети рады."),
        ("ru", "«Мы готовы!» — сказал он.|Все молчали."),
        ("ko", '"우리는 준비됐다." 라고 말했다.|모두 조용했다.'),
        ("ko", "대통령이 방문했다.|회담이 열렸다."),
        ("en", "Mr. Yoon met U.S. President Biden.|They spoke."),
        ("en", "Dr. J. Smith left.|He was late."),
        ("en", "It costs No. 5 in the list.|Fine."),
        ("en", '"Are you ready?" he asked.|No answer came.'),
    ],
)
def test_sentences(language: str, text: str) -> None:
    whole = text.replace("|", " ")
    assert "|".join(whole[a:b].strip() for a, b in sentences(whole, get(language))) == text


@given(st.text(max_size=200), st.sampled_from(["tr", "kk", "ru", "ko", "en"]))
def test_sentences_are_the_whole_text(text: str, language: str) -> None:
    spans = sentences(text, get(language))
    assert "".join(text[a:b] for a, b in spans) == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Bak: https://a.kz/x_(y)?q=1). Sonra", ["https://a.kz/x_(y)?q=1"]),
        ("(www.akorda.kz/kz/page.html)", ["www.akorda.kz/kz/page.html"]),
        ("yaz ali.can@mail.com, yaz", ["ali.can@mail.com"]),
        ("@ali_can ve #Астана_2025!", ["@ali_can", "#Астана_2025"]),
        ("snake_case {name} %1$s <b>x</b>", ["snake_case", "{name}", "%1$s", "<b>", "</b>"]),
        ("👩‍👩‍👧 🇰🇿 👍🏽", ["👩‍👩‍👧", "🇰🇿", "👍🏽"]),
        ("5 < 6 ve 7 > 3, ve/veya, #1", []),
    ],
)
def test_what_a_model_must_not_touch(text: str, kept: list[str]) -> None:
    assert [span.text for span in protected(text)] == kept


@given(st.text(max_size=80))
def test_spans_are_in_order(text: str) -> None:
    spans = protected(text)
    assert all(text[s.start : s.end] == s.text and s.text for s in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize(
    ("source", "target", "languages"),
    [
        ("9,6 milyar dolar", "$9.6 billion", "tr-en"),
        ("1.234.567 kişi", "1,234,567 people", "tr-en"),
        ("%15 arttı", "rose 15%", "tr-en"),
        ("saat 14.30'da", "at 14:30", "tr-en"),
        ("12.05.2024 tarihinde", "on 12.05.2024", "tr-en"),
        ("100 bin ton", "100,000 tons", "tr-en"),
        ("100 bin ton", "100 thousand tons", "tr-en"),
        ("1,5 milyon", "1.5 million", "tr-en"),
        ("1,5 milyon", "1,500,000", "tr-en"),
        ("5 MİLYAR", "5 BILLION", "tr-en"),
        ("5 MILYAR", "5 Billion", "tr-en"),
        ("2025'te", "in 2025", "tr-en"),
        ("5 kişi", "five people", "tr-en"),
        ("beş kişi", "5 people", "tr-en"),
        ("-5 derece", "-5 degrees", "tr-en"),
        ("5-10 gün", "5–10 days", "tr-en"),
        ("3. madde", "article 3", "tr-en"),
        ("1 234 567 тенге", "1,234,567 tenge", "ru-en"),
        ("5 млрд тенге", "5 billion tenge", "ru-en"),
        ("2,5 млн адам", "2.5 million people", "kk-en"),
        ("5억 원", "500 million won", "ko-en"),
        ("3만 명", "30,000 people", "ko-en"),
        ("0.5 percent", "yüzde 0,5", "en-tr"),
        ("14:30", "14.30", "en-tr"),
    ],
)
def test_numbers_that_are_the_same(source: str, target: str, languages: str) -> None:
    assert changed_numbers(source, target, *languages.split("-")) == ([], [])


@pytest.mark.parametrize(
    ("source", "target", "missing", "added"),
    [
        ("700 şirket", "800 companies", ["700"], ["800"]),
        ("9,6 milyar", "96 billion", ["9600000000"], ["96000000000"]),
        ("2025 yılında", "in the year", ["2025"], []),
        ("bir gün", "on day 17", [], ["17"]),
        ("5 milyon", "5 billion", ["5000000"], ["5000000000"]),
    ],
)
def test_numbers_that_changed(source: str, target: str, missing: list[str], added: list[str]) -> None:
    assert changed_numbers(source, target, "tr", "en") == (missing, added)


@given(st.text(max_size=60), st.sampled_from(["tr", "en", "ko", "ru"]))
def test_any_text_has_the_numbers_it_has(text: str, language: str) -> None:
    assert changed_numbers(text, text, language, language) == ([], [])
    assert len(numbers(text, language)) <= len(text)


def test_reading(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfMerhaba\r\nd\xc3\xbcnya\n")
    assert read_text(str(path)) == "Merhaba\r\ndünya\n"
    path.write_bytes(b"line\nab\xff")
    with pytest.raises(InputError, match=r"byte 7 \(line 2, 0xff\).*--encoding"):
        read_text(str(path))
    path.write_bytes("Merhaba".encode("utf-16"))
    with pytest.raises(InputError, match="--encoding utf-16"):
        read_text(str(path))
    assert read_text(str(path), "utf-16") == "Merhaba"
    with pytest.raises(InputError, match="no such encoding"):
        read_text(str(path), "utf-99")
    with pytest.raises(InputError, match="directory"):
        read_text(str(tmp_path))
    with pytest.raises(InputError, match="No such file"):
        read_text(str(tmp_path / "gone"))
