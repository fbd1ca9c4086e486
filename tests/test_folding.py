"""Folded text: each folded character knows where it stands in the original."""

from __future__ import annotations

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from translate.glossary.folding import _in_full, fold
from translate.languages import get

LANGUAGES = st.sampled_from(["tr", "kk", "ru", "ko", "en", "de"])
MIXED = st.text(st.sampled_from("aAiIıİşŞcС сßЁёқ-‑–'’ʼ \u00a0\n\u00ad\u0307\u0301ㄱ가1_ﬁǅ"), max_size=20)


@given(st.text(max_size=40) | MIXED, LANGUAGES)
@example("0\u093c", "tr")
@example("a\u1fef", "tr")
def test_the_quick_way_gives_the_same(text: str, language: str) -> None:
    quick, full = fold(text, get(language)), _in_full(text, get(language))
    assert quick.text == full.text
    assert (list(quick.starts), list(quick.ends)) == (list(full.starts), list(full.ends))
    assert quick.upper(0, len(quick.text)) == full.upper(0, len(full.text))


@given(st.text(max_size=40) | MIXED, LANGUAGES)
def test_places_are_in_order_and_inside_the_text(text: str, language: str) -> None:
    folded = fold(text, get(language))
    assert len(folded.text) == len(folded.starts) == len(folded.ends) == len(folded.written)
    assert list(folded.starts) == sorted(folded.starts)
    assert all(0 <= a < b <= len(text) for a, b in zip(folded.starts, folded.ends, strict=True))


@given(MIXED, LANGUAGES)
def test_composed_and_decomposed_are_the_same(text: str, language: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert fold(composed, get(language)).text == fold(decomposed, get(language)).text


def folded(text: str, language: str = "tr") -> str:
    return fold(text, get(language)).text


def test_what_is_folded_to_what() -> None:
    assert folded("TOKAYEV AKORDA’DA") == "tokayev akorda'da"
    assert folded("İSTANBUL Iğdır") == "istanbul iğdir"
    assert folded("Kasım‑Cömert  Tokayev") == "kasim cömert tokayev"
    assert folded("Kasym-Сomart") == "kasym comart"
    assert folded("Ак-Орда", "ru") == "ак орда"
    assert folded("Aкорда", "ru") == "акорда"  # a Latin A
    assert folded("Ёлка", "ru") == "елка"
    assert folded("Ako\u00adrda") == "akorda"
    assert folded("a\n\nb") == "a\nb"
    assert folded("a\nb") == "a b"
