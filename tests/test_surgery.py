"""Putting a form into a text: what stands around it must stay good."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.engine.surgery import replace, whole_words


def put(text: str, old: str, form: str, language: str = "en") -> str:
    start = text.index(old)
    return replace(text, start, start + len(old), form, language)


@pytest.mark.parametrize(
    ("text", "old", "form", "expected"),
    [
        ("Yeezo met him.", "Yeezo", "Yoon Suk Yeol", "Yoon Suk Yeol met him."),
        ("He met Yeezo's aide.", "Yeezo's", "Yoon Suk Yeol", "He met Yoon Suk Yeol's aide."),
        ("He met Yeezo's aide.", "Yeezo", "Yoon Suk Yeol", "He met Yoon Suk Yeol's aide."),
        ("He met Yeezo’s aide.", "Yeezo’s", "Tokayev", "He met Tokayev’s aide."),
        ("It is a palace guard.", "palace", "Akorda", "It is an Akorda guard."),
        ("It is an old Akorda guard.", "old Akorda", "Kuksaroy", "It is a Kuksaroy guard."),
        ("An office in town", "office", "Samsung", "A Samsung in town"),
        ("It is an agency.", "agency", "UN", "It is a UN."),
        ("It is a union.", "union", "EU", "It is an EU."),
        ("It is a thing.", "thing", "European Union", "It is a European Union."),
        ("It is an item.", "item", "United Nations", "It is a United Nations."),
        ("It is a thing.", "thing", "NATO", "It is a NATO."),
        ("Kassym Tokay Tokayev spoke.", "Tokay", "Kassym-Jomart Tokayev", "Kassym-Jomart Tokayev spoke."),
        ("In Kore Korea there", "Kore", "Korea", "In Korea there"),
        ("the meeting in akordaya", "akordaya", "Akorda", "the meeting in Akorda"),
        ("Palace said so.", "Palace", "the Akorda", "The Akorda said so."),
        ("He went to the palace.", "palace", "Akorda", "He went to the Akorda."),
    ],
)
def test_english(text: str, old: str, form: str, expected: str) -> None:
    assert put(text, old, form) == expected


def test_a_turkish_sentence_begins_with_a_turkish_capital() -> None:
    assert put("Onlar geldi.", "Onlar", "ihvan", "tr") == "İhvan geldi."


def test_other_languages_have_no_english_rules() -> None:
    assert put("Bu a sarayı", "sarayı", "Akorda", "tr") == "Bu a Akorda"


@given(st.text("ab C'-.", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_the_form_always_stands_there(text: str, start: int, length: int) -> None:
    start, end = sorted((min(start, len(text)), min(start + length, len(text))))
    assert "Xyz" in replace(text, start, end, "Xyz", "en")


def test_whole_words() -> None:
    text = "He met Yoon Suk-yeol's aide."
    assert text[slice(*whole_words(text, 8, 14))] == "Yoon Suk-yeol's"
    assert text[slice(*whole_words(text, 7, 8))] == "Yoon"
    assert whole_words("...", 1, 2) == (1, 1)
