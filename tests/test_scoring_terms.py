"""Term scores: what counts as right, as wrong, as consistent, and that the counts add up."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.errors import InputError
from translate.glossary.concepts import Concept, Glossary, Term
from translate.scoring.occurrences import STATUSES
from translate.scoring.terms import TermScores, compare_terms, term_scores


def glossary(*concepts: Concept, name: str = "test") -> Glossary:
    return Glossary(name, {concept.id: concept for concept in concepts})


TOKAYEV = Concept(
    "tokayev",
    "person",
    {
        "tr": Term("Kasım Cömert Tokayev", "Tokayev", variants=("Kasım-Jomart Tokayev",), near=True),
        "en": Term(
            "Kassym-Jomart Tokayev",
            "Tokayev",
            variants=("Kassym Zhomart Tokayev",),
            forbidden=("Tokaev",),
            near=True,
        ),
        "ru": Term("Касым-Жомарт Токаев", "Токаев", near=True),
        "kk": Term("Қасым-Жомарт Тоқаев", "Тоқаев", near=True),
        "ko": Term("카심조마르트 토카예프", "토카예프", near=True),
    },
)
AKORDA = Concept(
    "akorda",
    "place",
    {
        "tr": Term("Akorda"),
        "en": Term("Akorda"),
        "ru": Term("Акорда"),
        "kk": Term("Ақорда"),
        "ko": Term("아코르다"),
    },
)
KOREA = Concept(
    "korea",
    "place",
    {"tr": Term("Kore"), "en": Term("Korea"), "ru": Term("Корея"), "kk": Term("Корея"), "ko": Term("한국")},
)
BANK = Concept(
    "central-bank",
    "term",
    {"tr": Term("merkez bankası", ignore_case=True), "en": Term("central bank", ignore_case=True)},
)
ILHAM = Concept("ilham-aliyev", "person", {"tr": Term("İlham Aliyev", "Aliyev"), "en": Term("Ilham Aliyev", "Aliyev")})
HEYDAR = Concept(
    "heydar-aliyev", "person", {"tr": Term("Haydar Aliyev", "Aliyev"), "en": Term("Heydar Aliyev", "Aliyev")}
)
NAMES = glossary(TOKAYEV, AKORDA, KOREA, BANK, ILHAM, HEYDAR)


def score(*pairs: tuple[str, str], target: str = "en", source: str = "tr") -> TermScores:
    return term_scores([s for s, _ in pairs], [h for _, h in pairs], NAMES, source, target)


@pytest.mark.parametrize(
    ("hypothesis", "status", "rendering"),
    [
        ("Kassym-Jomart Tokayev arrived.", "exact", "Kassym-Jomart Tokayev"),
        ("KASSYM-JOMART TOKAYEV ARRIVED.", "exact", "Kassym-Jomart Tokayev"),
        ("Kassym\u2011Jomart\u00a0Tokayev arrived.", "exact", "Kassym-Jomart Tokayev"),
        ("Tokayev arrived.", "exact", "Tokayev"),
        ("Kassym-Jomart Tokayev's plane arrived.", "inflected", "Kassym-Jomart Tokayev"),
        ("Kassym-Jomart Tokayev’s plane arrived.", "inflected", "Kassym-Jomart Tokayev"),
        ("Kassym Zhomart Tokayev arrived.", "variant", "Kassym Zhomart Tokayev"),
        ("Kassym Jomart Tokayev arrived.", "variant", "Kassym Jomart Tokayev"),
        ("Kassym-Jomart Tokауev arrived.", "variant", "Kassym-Jomart Tokауev"),
        ("Kasym-Jomart Tokayev arrived.", "near", "Kasym-Jomart Tokayev"),
        ("Tokaev arrived.", "forbidden", "Tokaev"),
        ("The president arrived.", "missing", ""),
        ("", "missing", ""),
    ],
)
def test_status_in_english(hypothesis: str, status: str, rendering: str) -> None:
    scores = score(("Kasım Cömert Tokayev geldi.", hypothesis))
    (occurrence,) = scores.occurrences
    assert (occurrence.status, occurrence.target) == (status, rendering)
    assert occurrence.source == "Kasım Cömert Tokayev"
    assert scores.accuracy == (1 if status in ("exact", "inflected") else 0)


@pytest.mark.parametrize(
    ("target", "hypothesis", "status"),
    [
        ("ru", "В Акорде прошла встреча.", "inflected"),
        ("ru", "Акорда сообщила об этом.", "exact"),
        ("ru", "АКОРДА СООБЩИЛА ОБ ЭТОМ.", "exact"),
        ("kk", "Ақордада кездесу өтті.", "inflected"),
        ("kk", "Бұл туралы Ақорда хабарлады.", "exact"),
        ("ko", "아코르다에서 회담이 열렸다.", "inflected"),
        ("ko", "아코르다", "exact"),
        ("ko", "대통령궁에서 회담이 열렸다.", "missing"),
    ],
)
def test_status_in_other_languages(target: str, hypothesis: str, status: str) -> None:
    (occurrence,) = score(("Akorda'da görüşme yapıldı.", hypothesis), target=target).occurrences
    assert occurrence.status == status


def test_status_in_turkish() -> None:
    scores = score(
        ("The Akorda is in Astana.", "Akorda Astana'dadır."),
        ("Tokayev spoke in Akorda.", "Tokayev Akorda'da konuştu."),
        ("Korea agreed.", "Koreli yetkililer kabul etti."),
        source="en",
        target="tr",
    )
    assert [o.status for o in scores.occurrences] == ["exact", "exact", "inflected", "missing"]


def test_a_term_may_begin_a_sentence_or_stand_in_a_title() -> None:
    scores = score(
        ("Merkez bankası açıkladı.", "The central bank announced it."),
        ("Bunu merkez bankası açıkladı.", "Central bank officials announced it."),
        ("Merkez Bankası açıkladı.", "The Central Bank announced it."),
    )
    assert [o.status for o in scores.occurrences] == ["exact"] * 3


def test_each_place_of_the_output_serves_one_mention() -> None:
    scores = score(("Tokayev Akorda'da, Tokayev'in ekibi Akorda'nın önünde.", "Tokayev is in Akorda."))
    assert [(o.concept, o.status) for o in scores.occurrences] == [
        ("tokayev", "exact"),
        ("akorda", "exact"),
        ("tokayev", "missing"),
        ("akorda", "missing"),
    ]
    assert scores.accuracy == 0.5


def test_a_right_place_in_another_line_does_not_count() -> None:
    scores = score(("Akorda'da", "Tokayev"), ("Tokayev", "in Akorda"))
    assert (scores.right, scores.surplus) == (0, 2)


def test_full_names_take_full_renderings_first() -> None:
    scores = score(("Tokayev ve Kasım Cömert Tokayev", "Kassym-Jomart Tokayev and Tokayev"))
    assert [(o.full, o.target) for o in scores.occurrences] == [
        (False, "Tokayev"),
        (True, "Kassym-Jomart Tokayev"),
    ]
    assert scores.as_short == 0


def test_a_full_name_rendered_by_the_short_one_is_right_and_reported() -> None:
    scores = score(("Kasım Cömert Tokayev geldi.", "Tokayev came."), ("Tokayev", "Kassym-Jomart Tokayev"))
    assert (scores.right, scores.as_short) == (2, 1)


def test_an_adjective_stands_for_a_name_but_only_where_no_name_does() -> None:
    austria = Concept("austria", "place", {"tr": Term("Avusturya"), "en": Term("Austria", adjectives=("Austrian",))})
    pairs = [
        ("Avusturya Başbakanı geldi.", "The Austrian prime minister came."),
        ("Avusturya kazandı.", "An Austrian team won for Austria."),
        ("Hava güzel.", "Austrian weather is fine in Austria."),
    ]
    scores = term_scores([s for s, _ in pairs], [h for _, h in pairs], glossary(austria), "tr", "en")
    assert [(o.status, o.target) for o in scores.occurrences] == [("inflected", "Austrian"), ("exact", "Austria")]
    assert (scores.right, scores.as_adjective, scores.surplus) == (2, 1, 1)
    assert scores.consistency == 1
    assert "forms:preferred+short+adjectives" in scores.signature


def test_right_renderings_are_given_out_before_wrong_ones() -> None:
    scores = score(("Tokayev, Tokayev", "Tokaev, Tokayev"))
    assert [o.status for o in scores.occurrences] == ["exact", "forbidden"]
    assert scores.forbidden == 1


def test_forbidden_and_surplus_forms_are_counted_whatever_the_source_says() -> None:
    scores = score(("Hava güzel.", "Tokaev saw Korea and Akorda."))
    assert (len(scores.occurrences), scores.forbidden, scores.surplus) == (0, 1, 2)
    assert scores.accuracy is None
    assert scores.consistency is None
    assert scores.interval is None


def test_shared_short_names() -> None:
    scores = score(
        ("Aliyev konuştu.", "Aliyev spoke."),
        ("Haydar Aliyev geldi.", "Heydar Aliyev came."),
        ("Aliyev ve İlham Aliyev", "Aliyev and Ilham Aliyev"),
    )
    assert scores.ambiguous == 1
    assert [(o.concept, o.status, o.target) for o in scores.occurrences] == [
        ("heydar-aliyev", "exact", "Heydar Aliyev"),
        ("heydar-aliyev", "exact", "Aliyev"),
        ("ilham-aliyev", "exact", "Ilham Aliyev"),
    ]


CONSISTENCY = [
    # one rendering, in its full and its short form
    ([("Kasım Cömert Tokayev", "Kassym-Jomart Tokayev"), ("Tokayev'e", "to Tokayev")], True),
    ([("Akorda'da", "in Akorda"), ("Akorda'nın", "Akorda's")], True),
    ([("Akorda'da", "in Akorda"), ("Akorda", "there"), ("Akorda'nın", "Akorda's")], True),
    # right once, otherwise spelled another way
    ([("Tokayev", "Tokayev"), ("Tokayev", "Tokaev")], False),
    ([("Tokayev", "Tokayev"), ("Tokayev", "he"), ("Tokayev", "Tokaev")], False),
    # wrong, but always alike
    ([("Tokayev", "Tokaev"), ("Tokayev", "Tokaev")], True),
    ([("Kasım Cömert Tokayev", "Kasym-Jomart Tokaev"), ("Tokayev", "Tokaev"), ("Tokayev", "Tokaev")], True),
    (
        [
            ("Kasım Cömert Tokayev", "Kasym-Jomart Tokayev"),
            ("Kasım Cömert Tokayev", "Kassym-Zhomart Tokayev"),
        ],
        False,
    ),
    # too little found to tell
    ([("Tokayev", "Tokayev"), ("Tokayev", "he")], None),
    ([("Akorda", "the palace"), ("Akorda", "the palace")], None),
    ([("Akorda", "Akorda")], None),
]


@pytest.mark.parametrize(("pairs", "consistent"), CONSISTENCY)
def test_consistency_of_a_concept(pairs: list[tuple[str, str]], consistent: bool | None) -> None:
    (concept,) = score(*pairs).concepts
    assert concept.consistent is consistent


def test_consistency_is_a_share_of_the_concepts_that_occur_twice() -> None:
    scores = score(
        ("Tokayev Akorda'da", "Tokayev in Akorda"),
        ("Tokayev Akorda'da", "Tokaev in Akorda"),
        ("Kore", "Korea"),
    )
    assert scores.consistency == 0.5
    assert {c.concept: c.renderings for c in scores.concepts} == {
        "tokayev": {"Tokayev": 1, "Tokaev": 1},
        "akorda": {"Akorda": 2},
        "korea": {"Korea": 1},
    }


def test_references_tell_which_mentions_can_be_expected() -> None:
    sources = ["Tokayev Akorda'da.", "Tokayev sustu."]
    hypotheses = ["Tokayev was at the palace.", "Tokaev was silent."]
    references = [["Tokayev was there.", "He was silent."], ["The president was at Akorda.", "Silence."]]
    scores = term_scores(sources, hypotheses, NAMES, "tr", "en", references)
    assert [o.in_reference for o in scores.occurrences] == [True, True, False]
    assert scores.reference_accuracy == pytest.approx(2 / 3)
    assert scores.accuracy_in_reference == 0.5
    assert scores.accuracy == pytest.approx(1 / 3)
    assert term_scores(sources, hypotheses, NAMES, "tr", "en").reference_accuracy is None


def test_interval_and_comparison() -> None:
    sources = ["Tokayev geldi."] * 40
    good = term_scores(sources, ["Tokayev came."] * 36 + ["He came."] * 4, NAMES, "tr", "en")
    bad = term_scores(sources, ["Tokayev came."] * 10 + ["He came."] * 30, NAMES, "tr", "en")
    assert good.interval is not None
    low, high = good.interval
    assert 0.75 < low < 0.9 < high <= 1
    comparison = compare_terms(good, bad)
    assert (comparison.value, comparison.baseline) == (90, 25)
    assert comparison.p_value < 0.01
    assert compare_terms(good, good).p_value == 1


def test_signature_holds_what_made_the_score() -> None:
    def signature(names: Glossary, target: str = "en") -> str:
        return term_scores(["Akorda"], ["Akorda"], names, "tr", target).signature

    first = signature(NAMES)
    assert first.startswith("terms|glossary:test|gv:1|fp:")
    assert "|lang:tr-en|" in first and "|nrefs:0|" in first
    assert first == signature(NAMES)
    fingerprints = {signature(names).split("|")[3] for names in (NAMES, glossary(AKORDA), glossary(AKORDA, name="x"))}
    assert len(fingerprints) == 2
    assert signature(glossary(AKORDA, name="a|b:c")).split("|")[1] == "glossary:a/b/c"


@pytest.mark.parametrize(
    ("sources", "hypotheses", "references", "message"),
    [
        (["a", "b"], ["a"], [], "source has 2 lines and the output has 1"),
        (["a"], ["a"], [["a"], ["a", "b"]], "source has 1 lines and reference 2 has 2"),
    ],
)
def test_unequal_lengths_are_refused(
    sources: list[str], hypotheses: list[str], references: list[list[str]], message: str
) -> None:
    with pytest.raises(InputError, match=message):
        term_scores(sources, hypotheses, NAMES, "tr", "en", references)


def test_a_glossary_without_the_pair_is_refused() -> None:
    with pytest.raises(InputError, match="'test' has no concept in both tr and uk"):
        term_scores(["a"], ["a"], NAMES, "tr", "uk")


sources = st.lists(
    st.sampled_from(["Kasım Cömert Tokayev", "Tokayev'in", "Akorda'da", "Kore", "merkez bankası", "geldi", "ve"]),
    max_size=5,
).map(", ".join)
targets = st.lists(
    st.sampled_from(
        [
            "Kassym-Jomart Tokayev",
            "Tokayev's",
            "Tokaev",
            "Kasym-Jomart Tokayev",
            "Akorda",
            "Korea",
            "central bank",
            "it",
        ]
    ),
    max_size=5,
).map(", ".join)
texts = st.lists(st.tuples(sources, targets), min_size=1, max_size=4)


@settings(max_examples=60, deadline=None)
@given(texts)
def test_counts_add_up(pairs: list[tuple[str, str]]) -> None:
    scores = score(*pairs)
    total = len(scores.occurrences)
    assert sum(scores.count(status) for status in STATUSES) == total
    assert scores.right == scores.count("exact") + scores.count("inflected")
    assert sum(concept.occurrences for concept in scores.concepts) == total
    assert sum(sum(concept.renderings.values()) for concept in scores.concepts) == total
    assert sum(right for right, _ in scores.by_segment()) == scores.right
    assert scores.surplus >= 0
    assert scores.forbidden >= scores.count("forbidden")
    if scores.interval is not None and scores.accuracy is not None:
        assert 0 <= scores.interval[0] <= scores.interval[1] <= 1


@settings(max_examples=60, deadline=None)
@given(texts, st.sampled_from(["Kassym-Jomart Tokayev", "Tokayev", "Akorda", "Korea", "central bank"]), st.data())
def test_one_more_right_rendering_never_lowers_accuracy(
    pairs: list[tuple[str, str]], form: str, data: st.DataObject
) -> None:
    before = score(*pairs)
    position = data.draw(st.integers(0, len(pairs) - 1))
    source, hypothesis = pairs[position]
    pairs[position] = (source, f"{hypothesis}. {form}")
    assert score(*pairs).right >= before.right


@settings(max_examples=40, deadline=None)
@given(texts, st.randoms())
def test_order_of_lines_does_not_matter(pairs: list[tuple[str, str]], shuffler: random.Random) -> None:
    before = score(*pairs)
    shuffler.shuffle(pairs)
    after = score(*pairs)
    assert [before.count(status) for status in STATUSES] == [after.count(status) for status in STATUSES]
    assert before.consistency == after.consistency


@settings(max_examples=40, deadline=None)
@given(st.lists(sources, min_size=1, max_size=4))
def test_an_output_with_every_name_right_is_fully_right(lines: list[str]) -> None:
    english = {
        "Kasım Cömert Tokayev": "Kassym-Jomart Tokayev",
        "Tokayev'in": "Tokayev's",
        "Akorda'da": "in Akorda",
        "Kore": "Korea",
        "merkez bankası": "central bank",
    }
    translated = [", ".join(english.get(part, part) for part in line.split(", ")) for line in lines]
    scores = score(*zip(lines, translated, strict=True))
    assert scores.accuracy in (1, None)
    assert scores.consistency in (1, None)
    assert scores.surplus == 0
