"""Finding terms: spans, endings, cases, and what must not be found."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.glossary.concepts import Concept, Glossary, Term
from translate.glossary.matching import Match, Matcher

ARTICLE = Path(__file__).resolve().parents[2] / "shared" / "evaluation" / "silkway-article.tr.txt"


def person(name: str, **terms: tuple[str, str | None]) -> Concept:
    near = {code: Term(full, short, near=True) for code, (full, short) in terms.items()}
    return Concept(name, "person", near)


def thing(name: str, kind: str = "place", **terms: str) -> Concept:
    return Concept(name, kind, {code: Term(form, ignore_case=kind == "term") for code, form in terms.items()})


CONCEPTS = [
    person(
        "tokayev",
        en=("Kassym-Jomart Tokayev", "Tokayev"),
        tr=("Kasım Cömert Tokayev", "Tokayev"),
        kk=("Қасым-Жомарт Тоқаев", "Тоқаев"),
        ru=("Касым-Жомарт Токаев", "Токаев"),
        ko=("카심조마르트 토카예프", "토카예프"),
    ),
    person(
        "yoon", en=("Yoon Suk Yeol", "Yoon"), tr=("Yoon Suk Yeol", "Yoon"), ru=("Юн Сок Ёль", None), ko=("윤석열", None)
    ),
    person("ilham", en=("Ilham Aliyev", "Aliyev"), tr=("İlham Aliyev", "Aliyev"), ru=("Ильхам Алиев", "Алиев")),
    person("heydar", en=("Heydar Aliyev", "Aliyev"), tr=("Haydar Aliyev", "Aliyev"), ru=("Гейдар Алиев", "Алиев")),
    person("kim", en=("Kim Jong Un", "Kim"), tr=("Kim Jong Un", None)),
    person("karimov", en=("Islam Karimov", "Karimov"), tr=("İslam Karimov", "Karimov")),
    thing("akorda", en="Akorda", tr="Akorda", kk="Ақорда", ru="Акорда", ko="아코르다"),
    thing("korea", en="Korea", tr="Kore", kk="Корея", ru="Корея", ko="한국"),
    thing("south-korea", en="South Korea", tr="Güney Kore", ru="Южная Корея", ko="남한"),
    thing("rok", en="Republic of Korea", tr="Kore Cumhuriyeti", kk="Корея Республикасы", ru="Республика Корея"),
    thing("kazakhstan", en="Kazakhstan", tr="Kazakistan", kk="Қазақстан", ru="Казахстан", ko="카자흐스탄"),
    thing("turkiye", en="Türkiye", tr="Türkiye", kk="Түркия", ru="Турция"),
    thing("istanbul", en="Istanbul", tr="İstanbul", ru="Стамбул"),
    thing("china", en="China", tr="Çin", kk="Қытай", ru="Китай"),
    thing("seoul", en="Seoul", tr="Seul", kk="Сеул", ru="Сеул", ko="서울"),
    thing("university", "organization", en="Nazarbayev University", tr="Nazarbayev Üniversitesi"),
    thing("ministry", "organization", en="Ministry", kk="Сыртқы істер министрлігі", ru="Министерство иностранных дел"),
    thing("almaty", en="Almaty", tr="Almatı", kk="Алматы", ru="Алматы"),
    thing("partnership", "term", en="strategic partnership", tr="stratejik ortaklık"),
]
GLOSSARY = Glossary("test", {c.id: c for c in CONCEPTS})
MATCHERS = {code: Matcher(GLOSSARY, code) for code in ("tr", "kk", "ru", "ko", "en")}


def found(language: str, text: str) -> list[tuple[str | None, str, str, str]]:
    return [(m.concept, m.surface, m.suffix, m.case) for m in MATCHERS[language].find(text)]


@pytest.mark.parametrize(
    ("text", "concept", "surface", "suffix", "case"),
    [
        ("Akorda'da", "akorda", "Akorda", "'da", "locative"),
        ("Akorda’nın", "akorda", "Akorda", "’nın", "genitive"),
        ("Akordaʼya", "akorda", "Akorda", "ʼya", "dative"),
        ("Akorda‘dan", "akorda", "Akorda", "‘dan", "ablative"),
        ("Akorda`yı", "akorda", "Akorda", "`yı", "accusative"),
        ("Akorda", "akorda", "Akorda", "", ""),
        ("Tokayev'in", "tokayev", "Tokayev", "'in", "genitive"),
        ("Tokayev’e", "tokayev", "Tokayev", "’e", "dative"),
        ("Tokayevle", "tokayev", "Tokayev", "le", "instrumental"),
        ("Tokayev'le", "tokayev", "Tokayev", "'le", "instrumental"),
        ("Kore'den", "korea", "Kore", "'den", "ablative"),
        ("Kore'yle", "korea", "Kore", "'yle", "instrumental"),
        ("Kore'deki", "korea", "Kore", "'deki", "locative"),
        ("Türkiye'yle", "turkiye", "Türkiye", "'yle", "instrumental"),
        ("Türkiye'nin", "turkiye", "Türkiye", "'nin", "genitive"),
        ("Güney Kore'nin", "south-korea", "Güney Kore", "'nin", "genitive"),
        ("Kore Cumhuriyeti'nde", "rok", "Kore Cumhuriyeti", "'nde", "locative"),
        ("Nazarbayev Üniversitesi'nin", "university", "Nazarbayev Üniversitesi", "'nin", "genitive"),
        ("TOKAYEV", "tokayev", "TOKAYEV", "", ""),
        ("AKORDA'DA", "akorda", "AKORDA", "'DA", "locative"),
        ("İSTANBUL'DA", "istanbul", "İSTANBUL", "'DA", "locative"),
        ("ISTANBUL'DA", "istanbul", "ISTANBUL", "'DA", "locative"),
        ("İstanbul'a", "istanbul", "İstanbul", "'a", "dative"),
        ("I\u0307stanbul", "istanbul", "I\u0307stanbul", "", ""),
        ("C\u0327in'e", "china", "C\u0327in", "'e", "dative"),
        ("Kasım\u2011Cömert Tokayev'in", "tokayev", "Kasım\u2011Cömert Tokayev", "'in", "genitive"),
        ("Kasım\u00a0Cömert\u00a0Tokayev", "tokayev", "Kasım\u00a0Cömert\u00a0Tokayev", "", ""),
        ("Kasım-Cömert Tokayev", "tokayev", "Kasım-Cömert Tokayev", "", ""),
        ("Kasım Cömert\nTokayev'in", "tokayev", "Kasım Cömert\nTokayev", "'in", "genitive"),
        ("Ako\u00adrda'da", "akorda", "Ako\u00adrda", "'da", "locative"),
        ("Tоkаyev'in", "tokayev", "Tоkаyev", "'in", "genitive"),  # Cyrillic о and а
        ("Stratejik Ortaklık", "partnership", "Stratejik Ortaklık", "", ""),
    ],
)
def test_turkish(text: str, concept: str, surface: str, suffix: str, case: str) -> None:
    assert found("tr", f"Dün {text} vardı.") == [(concept, surface, suffix, case)]


@pytest.mark.parametrize(
    "text",
    ["Koreli", "Kazakistanlı", "akorda", "Çinli", "Çince", "Korece", "Koreografi", "Kazakistan'lı", "Seulement",
     "Tokayeva", "Karimova", "AKorda", "kore", "Akordacı", "Türkiyeli", "İstanbullu", "xAkorda", "Akorda2",
     "Çini", "Kasım Cömert\n\nAlmanya"],
)  # fmt: skip
def test_not_the_name_in_turkish(text: str) -> None:
    assert found("tr", f"Dün {text} vardı.") == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("kk", "Тоқаевтың", [("tokayev", "Тоқаев", "тың", "genitive")]),
        ("kk", "Ақордада", [("akorda", "Ақорда", "да", "locative")]),
        ("kk", "Қазақстанның", [("kazakhstan", "Қазақстан", "ның", "genitive")]),
        ("kk", "Қазақстанға", [("kazakhstan", "Қазақстан", "ға", "dative")]),
        ("kk", "Сеулден", [("seoul", "Сеул", "ден", "ablative")]),
        ("kk", "Тоқаевпен", [("tokayev", "Тоқаев", "пен", "instrumental")]),
        ("kk", "Кореяда", [("korea", "Корея", "да", "locative")]),
        ("kk", "Корея Республикасының", [("rok", "Корея Республикасы", "ның", "genitive")]),
        ("kk", "Корея Республикасына", [("rok", "Корея Республикасы", "на", "dative")]),
        ("kk", "Сыртқы істер министрлігін", [("ministry", "Сыртқы істер министрлігі", "н", "accusative")]),
        ("kk", "қазақстандық", []),
        ("kk", "Қазақстандық", []),
        ("ru", "Токаева", [("tokayev", "Токаев", "а", "genitive")]),
        ("ru", "Токаевым", [("tokayev", "Токаев", "ым", "instrumental")]),
        ("ru", "Токаеву", [("tokayev", "Токаев", "у", "dative")]),
        ("ru", "Казахстану", [("kazakhstan", "Казахстан", "у", "dative")]),
        ("ru", "Казахстаном", [("kazakhstan", "Казахстан", "ом", "instrumental")]),
        ("ru", "Корею", [("korea", "Корею", "", "accusative")]),
        ("ru", "Кореей", [("korea", "Кореей", "", "instrumental")]),
        ("ru", "Акорды", [("akorda", "Акорды", "", "genitive")]),
        ("ru", "Южной Кореей", [("south-korea", "Южной Кореей", "", "instrumental")]),
        ("ru", "Республики Корея", [("rok", "Республики Корея", "", "genitive")]),
        ("ru", "Министерством иностранных дел", [("ministry", "Министерством иностранных дел", "", "instrumental")]),
        ("ru", "Китаем", [("china", "Китаем", "", "instrumental")]),
        ("ru", "Алматы", [("almaty", "Алматы", "", "")]),
        ("ru", "казахстанский", []),
        ("ru", "корейский", []),
        ("ru", "Корейский", []),
        ("ru", "кореец", []),
        ("ko", "토카예프는", [("tokayev", "토카예프", "는", "topic")]),
        ("ko", "토카예프 대통령이", [("tokayev", "토카예프", "", "")]),
        ("ko", "토카예프에게", [("tokayev", "토카예프", "에게", "dative")]),
        ("ko", "서울에서는", [("seoul", "서울", "에서는", "locative")]),
        ("ko", "서울로", [("seoul", "서울", "로", "instrumental")]),
        ("ko", "카자흐스탄을", [("kazakhstan", "카자흐스탄", "을", "object")]),
        ("ko", "한국과", [("korea", "한국", "과", "comitative")]),
        ("ko", "한국의", [("korea", "한국", "의", "genitive")]),
        ("ko", "윤석열이", [("yoon", "윤석열", "이", "subject")]),
        ("ko", "한국어", []),
        ("ko", "한국인", []),
        ("ko", "대한국", []),
        ("en", "Tokayev's", [("tokayev", "Tokayev", "'s", "possessive")]),
        ("en", "Akorda’s", [("akorda", "Akorda", "’s", "possessive")]),
        ("en", "Korean", []),
        ("en", "Koreas", []),
        ("en", "akorda", []),
    ],
)
def test_other_languages(language: str, text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert found(language, text) == expected


def test_in_russian_a_preposition_stands_before() -> None:
    [match] = MATCHERS["ru"].find("в Акорде")
    assert (match.surface, match.suffix) == ("Акорде", "")
    assert match.case in ("dative", "prepositional")


def test_decomposed_and_hyphenated_cyrillic() -> None:
    assert found("ru", "Касыма-Жомарта Токаева")[0][:2] == ("tokayev", "Касыма-Жомарта Токаева")
    assert found("ru", "Юн Сок Еля")[0][:2] == ("yoon", "Юн Сок Еля")


def near(text: str, language: str = "tr") -> list[tuple[str | None, str, str]]:
    return [(m.concept, m.surface, m.suffix) for m in MATCHERS[language].find(text) if m.kind == "near"]


@pytest.mark.parametrize(
    ("text", "concept", "surface", "suffix"),
    [
        ("Yeon Sok Yeol", "yoon", "Yeon Sok Yeol", ""),
        ("Yeon Seok Yeol'ün", "yoon", "Yeon Seok Yeol", "'ün"),
        ("Yun Seok-yeol", "yoon", "Yun Seok-yeol", ""),
        ("Yun Sukyeol", "yoon", "Yun Sukyeol", ""),
        ("Kasım-Jomart Tokaev", "tokayev", "Kasım-Jomart Tokaev", ""),
        ("Kasym-Comart Tokayev'e", "tokayev", "Kasym-Comart Tokayev", "'e"),
        ("Kasym-Сomart Tokayev", "tokayev", "Kasym-Сomart Tokayev", ""),  # Cyrillic С
        ("Kassym Zhomart Tokayev", "tokayev", "Kassym Zhomart Tokayev", ""),
    ],
)
def test_near_spellings(text: str, concept: str, surface: str, suffix: str) -> None:
    assert near(f"Dün {text} konuştu.") == [(concept, surface, suffix)]


@pytest.mark.parametrize(
    "text",
    ["Kim Jong Il", "Kim Jong-hun", "Dariga Nazarbayeva", "Xi Jinping", "Lee Jae-yong", "Bilal Erdoğan", "Yun Bok Hee",
     "Kemal Tokayev", "Kasım Tokayev Aliyeva", "Ilhan Omar"],
)  # fmt: skip
def test_other_people_are_not_near(text: str) -> None:
    assert near(f"Dün {text} konuştu.") == []


def test_an_exact_name_wins_over_a_near_one() -> None:
    assert found("tr", "İlham Aliyev ve Haydar Aliyev") == [
        ("ilham", "İlham Aliyev", "", ""),
        ("heydar", "Haydar Aliyev", "", ""),
    ]


def test_another_person_of_the_same_surname() -> None:
    assert found("tr", "Dün Kemal Tokayev konuştu.") == []
    assert [c for c, *_ in found("tr", "Dün Cumhurbaşkanı Tokayev konuştu.")] == ["tokayev"]
    assert [c for c, *_ in found("tr", "Dün Akorda'da Tokayev konuştu.")] == ["akorda", "tokayev"]
    assert [c for c, *_ in found("en", "Then President Tokayev spoke.")] == ["tokayev"]


def test_a_shared_short_name_means_the_one_last_named_in_full() -> None:
    matcher = MATCHERS["tr"]
    lines = ["Aliyev geldi.", "İlham Aliyev geldi.", "Aliyev'in", "Haydar Aliyev", "Aliyev"]
    settled = matcher.resolve([matcher.find(line) for line in lines])
    assert [m.concept for line in settled for m in line] == [None, "ilham", "ilham", "heydar", "heydar"]
    assert settled[0][0].kind == "ambiguous"
    assert settled[0][0].candidates == ("ilham", "heydar")


@pytest.mark.parametrize(
    ("language", "lines", "named"),
    [
        ("tr", ["Kim kazanacak?", "- Kim geldi?", '"Kim o?" dedi.'], ""),
        ("tr", ["Kim'in kararı.", "Dün Kim geldi.", "KİM"], "kim kim kim"),
        ("tr", ["Kim geldi.", "Kim Jong-un geldi."], "kim kim"),
        ("tr", ["KİM GELDİ"], ""),
        ("tr", ["Park açıldı.", "Kim Jong-un geldi."], "kim"),
        ("en", ["Son of a president.", "He left: Son won."], ""),
        ("en", ["Yesterday Son scored.", "Son was happy."], "son son"),
        ("en", ["SON SCORES", "Son Heung-min scored."], "son son"),
        ("en", ["THOSE WHO STAYED"], ""),
        ("en", ["WHO WARNS OF FLU", "The WHO warned."], "who who"),
    ],
)
def test_a_word_at_the_start_of_a_sentence_may_be_no_name(language: str, lines: list[str], named: str) -> None:
    people = [
        person("kim", tr=("Kim Jong-un", "Kim"), en=("Kim Jong Un", "Kim")),
        person("park", tr=("Park Jin", "Park"), en=("Park Jin", "Park")),
        person("son", tr=("Son Heung-min", "Son"), en=("Son Heung-min", "Son")),
        Concept("who", "organization", {"en": Term("World Health Organization", "WHO")}),
    ]
    matcher = Matcher(Glossary("g", {p.id: p for p in people}), language)
    settled = matcher.resolve([matcher.find(line) for line in lines])
    assert " ".join(m.concept or "?" for line in settled for m in line) == named
    assert not any(m.doubtful for line in settled for m in line)


def test_a_listed_common_word_is_no_doubt() -> None:
    term = Concept("park", "term", {"tr": Term("park", ignore_case=True)})
    matcher = Matcher(Glossary("g", {"park": term}), "tr")
    assert [len(line) for line in matcher.resolve([matcher.find("Park açıldı.")])] == [1]


def test_forbidden_and_variant_forms_are_told_apart() -> None:
    term = Term("Kassym-Jomart Tokayev", "Tokayev", variants=("K. J. Tokayev",), forbidden=("Tokaev",))
    matcher = Matcher(Glossary("g", {"t": Concept("t", "person", {"en": term})}), "en")
    kinds = [m.kind for m in matcher.find("Tokaev, K. J. Tokayev, Tokayev, Kassym-Jomart Tokayev")]
    assert kinds == ["forbidden", "variant", "short", "preferred"]


def test_adjectives_are_found_where_they_are_asked_for() -> None:
    concepts = {
        "kz": Concept("kz", "place", {"en": Term("Kazakhstan", adjectives=("Kazakh",))}),
        "kr": Concept("kr", "place", {"en": Term("South Korea", adjectives=("South Korean", "Korean"))}),
        "kp": Concept("kp", "place", {"en": Term("North Korea", adjectives=("North Korean", "Korean"))}),
        "u": Concept("u", "organization", {"en": Term("Kazakh National University")}),
    }
    text = "The South Korean and the Korean guests saw Kazakhstan's Kazakh National University and a Kazakh's horse."
    names = [("Kazakhstan", "preferred"), ("Kazakh National University", "preferred")]
    assert [(m.surface, m.kind) for m in Matcher(Glossary("g", concepts), "en").find(text)] == names
    matches = Matcher(Glossary("g", concepts), "en", adjectives=True).find(text)
    assert [(m.surface, m.kind) for m in matches] == [
        ("South Korean", "adjective"),
        ("Korean", "adjective"),
        *names,
        ("Kazakh", "adjective"),
    ]
    assert (matches[1].concept, matches[1].candidates) == (None, ("kr", "kp"))
    assert (matches[-1].concept, matches[-1].suffix) == ("kz", "'s")


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ru", "Казахстанская сторона, казахстанских и казахстанскому", "Казахстанская казахстанских казахстанскому"),
        ("ru", "В казахстанцах и неказахстанском", ""),
        ("tr", "Kazak heyeti, Kazaklar, kazakla", "Kazak Kazak"),
    ],
)
def test_adjectives_are_found_in_their_forms(language: str, text: str, found: str) -> None:
    names = {"ru": Term("Казахстан", adjectives=("казахстанский",)), "tr": Term("Kazakistan", adjectives=("Kazak",))}
    concept = Concept("kz", "place", {language: names[language]})
    matches = Matcher(Glossary("g", {"kz": concept}), language, adjectives=True).find(text)
    assert " ".join(m.surface for m in matches) == found
    assert {m.kind for m in matches} <= {"adjective"}


def test_a_term_that_takes_no_endings() -> None:
    matcher = Matcher(Glossary("g", {"t": Concept("t", "place", {"tr": Term("Kaya", inflect=False)})}), "tr")
    assert [m.surface for m in matcher.find("Kaya Kaya'da Kayada")] == ["Kaya"]


@pytest.mark.skipif(not ARTICLE.exists(), reason="needs the article in shared")
def test_the_article() -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    matches = MATCHERS["tr"].find(text)
    counts = {c: sum(m.concept == c for m in matches) for c in ("tokayev", "yoon", "akorda")}
    surnames = text.count("Tokayev"), text.count("Yeol"), text.count("Akorda")
    assert tuple(counts.values()) == surnames
    assert all(m.surface.split()[-1] in ("Tokayev", "Yeol", "Akorda") for m in matches if m.concept in counts)


NAMES = st.sampled_from(["Kasım Cömert Tokayev", "Akorda", "Kore", "Güney Kore", "Türkiye", "İstanbul", "Seul"])
ENDINGS = st.sampled_from(["", "'da", "’nın", "'e", "'yle", "ʼdan"])
FILLER = st.text(st.characters(codec="utf-8", exclude_categories=("Lu", "Lt", "Cs")), max_size=12)


@given(st.lists(st.tuples(FILLER, NAMES, ENDINGS), max_size=5))
def test_names_are_found_wherever_they_stand(pieces: list[tuple[str, str, str]]) -> None:
    text, places = "", []
    for filler, name, ending in pieces:
        text += filler + "\n\n"
        places.append((len(text), len(text) + len(name), ending))
        text += name + ending + "\n\n"
    exact = {(m.start, m.end, m.suffix) for m in MATCHERS["tr"].find(text)}
    assert exact >= {(a, b, s) for a, b, s in places}


def valid(text: str, matches: list[Match]) -> bool:
    places = [(m.start, m.end + len(m.suffix)) for m in matches]
    slices = all(text[m.start : m.end] == m.surface and text[m.end :].startswith(m.suffix) for m in matches)
    return slices and all(a[1] <= b[0] for a, b in itertools.pairwise(places))


@given(st.text(max_size=60), st.sampled_from(list(MATCHERS)))
def test_any_text_can_be_searched(text: str, language: str) -> None:
    assert valid(text, MATCHERS[language].find(text))


@given(
    st.lists(
        st.sampled_from("Kasım Cömert Tokayev Yeon Sok Yeol Aliyev Kore Güney ' - \n ' da Сomart ve . ,".split(" ")),
        max_size=15,
    )
)
def test_any_jumble_of_names_can_be_searched(words: list[str]) -> None:
    text = " ".join(words)
    assert valid(text, MATCHERS["tr"].find(text))
