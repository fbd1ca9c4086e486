"""Where a target renders a mention, by what the model looked at while it wrote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import turkish_starter
from translate.engine import drafts, locate
from translate.engine.drafts import Draft
from translate.engine.mentions import Mention
from translate.engine.model import Hypothesis
from translate.engine.pieces import SentencePieces

SOURCE = "Binali Yıldırım 2016'da İstanbul Odası'nda konuştu."
TARGET = "Binali Yıldırım spoke at the office in 2016."


@pytest.fixture(scope="module")
def pieces() -> SentencePieces:
    return SentencePieces(turkish_starter().files()["sentencepiece.model"])


@pytest.fixture(scope="module")
def draft() -> Draft:
    start = SOURCE.index("İstanbul")
    return drafts.plain(
        SOURCE, [Mention("i", "place", start, start + 8, "İstanbul", "", "", "preferred", "Istanbul", True)]
    )


def looking(pieces: SentencePieces, draft: Draft, **weights: float) -> Hypothesis:
    """A hypothesis whose pieces of these words look at the draft's mention so much, and all else at the end."""
    tokens, spans = pieces.encode(TARGET), pieces.source_spans(draft.text)
    inside = [i for i, (a, b) in enumerate(spans) if a < draft.places[0][1] and draft.places[0][0] < b]
    rows = []
    for start, end in pieces.target_spans(tokens):
        word = next((w for w in weights if TARGET.find(w) < end and start < TARGET.find(w) + len(w)), "")
        row = [0.0] * (len(spans) + 1)
        row[inside[0]], row[-1] = weights.get(word, 0.0), 0.5
        rows.append(row)
    return Hypothesis(tokens, 0.0, pieces.decode, lambda: rows)


@pytest.mark.parametrize(
    ("weights", "words"),
    [
        ({"office": 0.9}, "office"),
        ({"office": 0.3, "spoke": 0.1}, "office"),
        ({"Yıldırım": 0.9}, None),  # another name
        ({"2016": 0.9}, None),  # a number
    ],
)
def test_words_that_render_themselves_are_not_taken_for_the_mention(
    pieces: SentencePieces, draft: Draft, weights: dict[str, float], words: str | None
) -> None:
    place = locate.by_attention(looking(pieces, draft, **weights), draft, 0, pieces, [])
    assert (place and TARGET[slice(*place)]) == words


def test_tokens_come_in_the_order_of_their_likelihood(pieces: SentencePieces, draft: Draft) -> None:
    hypothesis = looking(pieces, draft, Binali=0.2, office=0.9, spoke=0.4)
    order = locate.tokens(hypothesis, draft, 0, pieces)
    assert sorted(order) == list(range(len(hypothesis.tokens)))
    weights = [hypothesis.attention[i] for i in order]
    looked = [max(row[:-1]) for row in weights]
    assert looked == sorted(looked, reverse=True)
    assert (looked[0], looked[-1]) == (0.9, 0.0)


@given(st.text(st.sampled_from("Aaşı ığü'한Жж😀.2\u0301"), min_size=1, max_size=30))
def test_spans_are_counted_in_characters(text: str) -> None:
    pieces = SentencePieces(turkish_starter().files()["sentencepiece.model"])
    spans = pieces.source_spans(text)
    assert [a for a, _ in spans[1:]] == [b for _, b in spans[:-1]]
    assert all(a <= b <= len(text) for a, b in spans)
    encoded = pieces.encode(text)
    for piece, (start, end) in zip(encoded, spans, strict=True):
        plain = piece.replace("\u2581", "")
        if plain and plain in text:
            assert plain in text[start:end]


def test_spans_of_a_target_are_those_of_its_words(pieces: SentencePieces) -> None:
    text = "Şükrü Yıldırım'ın oğlu İstanbul'da"
    tokens = pieces.encode(text)
    spans = pieces.target_spans(tokens)
    assert [text[a:b].strip() for a, b in spans] == [t.replace("\u2581", "") for t in tokens]


def test_signs_that_the_vocabulary_lacks_are_read_as_plain_ones(pieces: SentencePieces) -> None:
    curly, straight = "Tokayev’in “evi” – Koreli‘nin", "Tokayev'in \"evi\" - Koreli'nin"
    assert pieces.encode(curly) == pieces.encode(straight)
    assert pieces.encode_all([curly]) == pieces.encode_all([straight])
    assert pieces.source_spans(curly) == pieces.source_spans(straight)
    assert pieces.decode(pieces.encode("Şükrü, 3.5 €")) == "Şükrü, 3.5 €"
