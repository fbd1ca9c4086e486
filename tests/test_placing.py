"""Marks of a sentence put into its translation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.documents.inline import CLOSE, OPEN, Item, Mark, Paragraph, Text, paired
from translate.documents.placing import WORD, Span, place
from translate.languages import get


def marked(source: str, spans: list[Span], target: str, pairs: list[tuple[str, str]]) -> str:
    """The marked target; `pairs` says which source word a target word renders."""
    alignment = [(target.index(t) + t.startswith(" "), source.index(s)) for t, s in pairs]
    return "".join(token.text for token in place(source, spans, target, alignment))


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([Span(8, 12, "<b>", "</b>")], "opened a <b>new</b> school yesterday"),
        ([Span(4, 17, "<b>", "</b>")], "opened <b>a new school</b> yesterday"),
        ([Span(4, 17, "<b>", "</b>"), Span(8, 12, "<i>", "</i>")], "opened <b>a <i>new</i> school</b> yesterday"),
        ([Span(0, 3, "<b>", "</b>"), Span(18, 22, "<i>", "</i>")], "<i>opened</i> a new school <b>yesterday</b>"),
        ([Span(13, 13, "<img>", "")], "opened a new <img>school yesterday"),
        ([Span(0, 3, "", "</b>")], "opened a new school yesterday</b>"),
        ([Span(13, 22, "<b>", "")], "<b>opened a new school yesterday"),
    ],
)
def test_marks_go_with_their_words(spans: list[Span], expected: str) -> None:
    pairs = [("opened", "açtı"), (" a ", "bir"), ("new", "yeni"), ("school", "okul"), ("yesterday", "dün")]
    assert marked("dün bir yeni okul açtı", spans, "opened a new school yesterday", pairs) == expected


def test_without_an_alignment_same_words_tell() -> None:
    assert marked("Ali bugün Ankara geldi", [Span(10, 16, "<b>", "</b>")], "Ali came to Ankara today", []) == (
        "Ali came to <b>Ankara</b> today"
    )


def test_kept_text_is_found_again() -> None:
    spans = [Span(0, 9, "<code>", "</code>", kept=True)]
    assert marked("npm start çalıştırın", spans, "run npm start now", []) == "run <code>npm start</code> now"


words = st.lists(st.text("abcdeçğ", min_size=1, max_size=4), min_size=1, max_size=8).map(" ".join)


@st.composite
def marked_sentences(draw: st.DrawFn) -> tuple[str, list[Span], str, list[tuple[int, int]]]:
    source, target = draw(words), draw(words)
    starts = [m.start() for m in WORD.finditer(source)]
    alignment = [(m.start(), draw(st.sampled_from(starts))) for m in WORD.finditer(target) if draw(st.booleans())]
    spans = []
    low, high = 0, len(source)
    for number in range(draw(st.integers(0, 3))):  # each inside the one before
        low = draw(st.integers(low, high))
        high = draw(st.integers(low, high))
        spans.append(Span(low, high, f"<{number}>", f"</{number}>"))
    return source, spans, target, alignment


@given(marked_sentences())
def test_no_mark_is_lost_and_no_text(case: tuple[str, list[Span], str, list[tuple[int, int]]]) -> None:
    source, spans, target, alignment = case
    tokens = place(source, spans, target, alignment)
    assert "".join(t.text for t in tokens if not t.is_mark) == target
    stack = []
    for token in tokens:
        if token.is_mark and token.text.startswith("</"):
            assert stack.pop() == token.text[2:-1]
        elif token.is_mark:
            stack.append(token.text[1:-1])
    assert not stack
    assert sum(t.is_mark for t in tokens) == 2 * len(spans)


items = st.lists(
    st.one_of(
        st.sampled_from(["Ali geldi. ", "bugün ", "Sonra\ngitti. ", " ", "npm", "Ankara'da "]).map(
            lambda t: Text(t, t)
        ),
        st.sampled_from(["<b>", "<i>"]).map(lambda raw: Mark(raw, OPEN, hash(raw[1]))),
        st.sampled_from(["</b>", "</i>"]).map(lambda raw: Mark(raw, CLOSE, hash(raw[2]))),
        st.just(Mark("<br>")),
        st.just(Text("kod 1", "kod 1", kept=True)),
    ),
    max_size=10,
)


@given(items)
def test_a_paragraph_keeps_all_its_marks(made: list[Item]) -> None:
    paragraph = Paragraph(paired(made), get("tr"), str)
    texts = [sentence.text for sentence in paragraph.sentences]
    assert paragraph.join(texts, [()] * len(texts)) == "".join(item.raw for item in made)
    joined = paragraph.join([text.upper() + "!" for text in texts], [()] * len(texts))
    for mark in ("<b>", "</b>", "<i>", "</i>", "<br>"):
        assert joined.count(mark) == sum(item.raw == mark for item in made)
    assert joined.count("!") == len(texts)
    for sentence in paragraph.sentences:
        assert {sentence.text[a:b] for a, b in sentence.kept} <= {"kod 1", "kod 1kod 1"} | {"kod", "1"}
