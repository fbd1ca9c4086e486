"""Translating with a glossary, on the built-in package: every term right, everything around it kept."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import turkish_starter
from translate import Glossary, Translator
from translate.documents.document import WORD, Sentence
from translate.documents.placing import copied
from translate.engine import drafts, locate
from translate.engine.alignment import composed
from translate.engine.candidates import ALIGNMENT, COPIED, FORCED, LISTED, STAND_IN, Candidate, Task, Workshop
from translate.engine.check import check
from translate.engine.enforce import Enforcer
from translate.engine.enforce import _Search as Search
from translate.engine.mentions import Mention, mentions
from translate.engine.model import Hypothesis, Model
from translate.engine.packages import starters
from translate.engine.pieces import SentencePieces
from translate.errors import LanguageError, PackageError
from translate.glossary.concepts import Concept, Term
from translate.glossary.matching import Matcher
from translate.results import STATUSES
from translate.scoring.terms import term_scores

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "article.tr.txt"
ARTICLE = Path(__file__).resolve().parents[2] / "shared" / "evaluation" / "silkway-article.tr.txt"


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return Glossary.load("central-asia")


@pytest.fixture(scope="module")
def translator(glossary: Glossary) -> Translator:
    return Translator("tr", "en", glossary=glossary)


@pytest.mark.parametrize("path", [EXAMPLE, ARTICLE])
def test_every_term_of_an_article_is_rendered(translator: Translator, path: Path) -> None:
    if not path.exists():
        pytest.skip("needs the article in shared")
    text = path.read_text(encoding="utf-8")
    result = translator.translate(text)
    assert {use.status for use in result.terms} <= {"exact", "inflected", "repaired", "near"}
    assert set(use.status for use in result.terms) <= set(STATUSES)
    people = [u for u in result.terms if u.concept in ("tokayev", "yoon-suk-yeol", "akorda")]
    assert len(people) >= 9
    spellings = {u.target_form for u in people}
    assert spellings <= {"Kassym-Jomart Tokayev", "Tokayev", "Yoon Suk Yeol", "Akorda"}
    assert not any("\u0400" <= c <= "\u052f" for c in result.text)
    assert "Yeon" not in result.text
    assert result.text.count("\n") == text.count("\n")


def test_the_same_input_gives_the_same_output(translator: Translator, glossary: Glossary) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    first = translator.translate(text)
    assert translator.translate(text) == first
    assert Translator("tr", "en", glossary=glossary, workers=1).translate(text).text == first.text


def test_terms_are_reported_in_order_with_their_forms(translator: Translator) -> None:
    result = translator.translate("Tokayev Akorda'da konuştu.")
    assert [(u.concept, u.source_form) for u in result.terms] == [("tokayev", "Tokayev"), ("akorda", "Akorda'da")]
    assert all(u.target_form in result.text for u in result.terms)
    assert json.dumps(result.as_dict())


def test_a_near_spelling_is_reported_as_near(translator: Translator) -> None:
    result = translator.translate("Kassim Zhomart Tokaev konuştu.")
    [use] = [u for u in result.terms if u.concept == "tokayev"]
    assert use.status == "near"
    assert "Kassym-Jomart Tokayev" in result.text


def test_links_and_the_like_come_through(translator: Translator) -> None:
    text = "Belgeyi https://akorda.kz/a_b?c=1 adresinde @ali_can ile snake_case olarak 😀 yayımladı."
    result = translator.translate(text)
    for kept in ("https://akorda.kz/a_b?c=1", "@ali_can", "snake_case", "😀"):
        assert kept in result.text


def test_without_a_glossary(translator: Translator) -> None:
    plain = Translator("tr", "en").translate("Tokayev Akorda'da konuştu.")
    assert plain.terms == ()
    assert plain.text


def test_segments_of_many_documents_in_one_batch(translator: Translator) -> None:
    documents = [["Tokayev konuştu.", "Akorda'da kaldı."], [], ["Tokayev konuştu."]]
    batch = translator.translate_segments(documents)
    assert [len(segments) for segments in batch] == [2, 0, 1]
    assert batch[0][0].target == batch[2][0].target == translator.translate("Tokayev konuştu.").text


def test_a_short_name_is_settled_within_its_document(translator: Translator) -> None:
    documents = [
        ["İlham Aliyev geldi.", "Aliyev konuştu."],
        ["Haydar Aliyev geldi.", "Aliyev konuştu."],
        ["Aliyev konuştu."],
    ]
    uses = [[u.concept for s in segments for u in s.terms] for segments in translator.translate_segments(documents)]
    assert uses == [["ilham-aliyev"] * 2, ["heydar-aliyev"] * 2, ["ilham-aliyev|heydar-aliyev"]]


def test_unknown_languages_and_missing_packages() -> None:
    with pytest.raises(LanguageError, match="did you mean 'tr'"):
        Translator("turkisch", "en")
    with pytest.raises(PackageError, match="no package translates"):
        Translator("ko", "kk")
    with pytest.raises(PackageError, match="translates from tr to en"):
        Translator("en", "tr", package=turkish_starter().path)


@pytest.fixture
def relabelled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str, str], None]:
    """Installs the starter of a source language as a package of another pair."""
    from argostranslate import settings

    def install(starter: str, source: str, target: str) -> None:
        folder = tmp_path / "packages" / f"{source}_{target}"
        with zipfile.ZipFile(next(p for p in starters() if p.source == starter).path) as archive:
            archive.extractall(tmp_path)
        shutil.move(next(tmp_path.glob("translate-*")), folder)
        metadata = json.loads((folder / "metadata.json").read_text())
        (folder / "metadata.json").write_text(json.dumps(metadata | {"from_code": source, "to_code": target}))
        monkeypatch.setattr(settings, "package_dirs", [folder.parent])

    return install


def test_two_packages_one_after_another(relabelled: Callable[[str, str, str], None]) -> None:
    """What az→tr, the starter under another name, says is no matter: the terms must come through both."""
    relabelled("tr", "az", "tr")
    concept = Concept("akorda", "place", {"az": Term("Akorda"), "en": Term("Aqorda Palace")})
    chain = Translator("az", "en", glossary=Glossary("g", {"akorda": concept}))
    assert [(p.source, p.target) for p in chain.packages] == [("az", "tr"), ("tr", "en")]
    result = chain.translate("Tokayev Akorda'da konuştu.")
    assert "Aqorda Palace" in result.text
    assert [(u.source_form[:6], u.target_form) for u in result.terms] == [("Akorda", "Aqorda Palace")]


def test_a_long_form_misspelled_is_replaced_whole() -> None:
    mention = Mention("son", "person", 0, 3, "Son", "", "", "short", "Son Heung-min", True)
    matcher = Matcher(Glossary("g", {}), "tr")
    text = "Dün Son Heung-minmin güldü."
    assert locate.by_spelling(text, mention, matcher, [])[:2] == (4, 20)  # type: ignore[index]
    assert locate.by_spelling("Dün Son güldü.", mention, matcher, [])[:2] == (4, 7)  # type: ignore[index]


def test_a_name_like_a_word_through_two_packages(relabelled: Callable[[str, str, str], None]) -> None:
    relabelled("en", "en", "az")
    terms = {code: Term(form) for code, form in (("tr", "Soon"), ("en", "Son"), ("az", "Sonn"))}
    chain = Translator("tr", "az", glossary=Glossary("g", {"son": Concept("son", "person", terms)}))
    [[segment]] = chain.translate_segments([["Soon geldi."]])
    assert "Sonn" in segment.target


def test_marks_and_code_through_two_packages(relabelled: Callable[[str, str, str], None]) -> None:
    relabelled("en", "en", "az")
    text = "Tokayev Ankara'da Yeni Kapı 3 otelinde kaldı."
    sentence = Sentence(text, kept=((text.index("Yeni"), text.index(" otel")),), aligned=True)
    chain = Translator("tr", "az")
    [segment] = chain.translate_prepared(chain.prepare([[sentence]])[0])
    assert "Yeni Kapı 3" in segment.target
    renders = {WORD.match(segment.target, t)[0]: WORD.match(text, s)[0] for t, s in segment.alignment}  # type: ignore[index]
    assert renders["Tokayev"] == "Tokayev"
    assert renders["Kapı"] == "Kapı"


def test_a_copied_name_is_aligned_with_itself() -> None:
    source = "Tokayev’le Merkel 2026'da Akorda'da; Merkel, her gün."
    target = "Merkel with Tokayev in Akorda in 2026, her day."
    places = {WORD.match(target, t)[0]: s for t, s in copied(source, target).items()}  # type: ignore[index]
    assert places == {"Tokayev": 0, "Akorda": source.index("Ako"), "2026": source.index("2026")}


def test_alignments_are_composed() -> None:
    assert composed([(0, 7), (3, 2)], [(0, 3), (5, 0), (9, 4)]) == ((0, 2), (5, 7))


def places(source: str, glossary: Glossary) -> list[Mention]:
    return mentions(source, Matcher(glossary, "tr").find(source), glossary, "en")


def test_drafts_put_target_forms_in_with_their_endings(glossary: Glossary) -> None:
    source = "Kasım Cömert Tokayev'in Türkistan'daki evi Seulde."
    some = places(source, glossary)
    draft = drafts.with_targets(source, some, True, "tr", "en")
    assert draft.text == "Kassym-Jomart Tokayev'in Turkistan'daki evi Seoul'de."
    assert [draft.text[a:b] for a, b in draft.places] == ["Kassym-Jomart Tokayev'in", "Turkistan'daki", "Seoul'de"]
    stand_in = drafts.with_stand_ins(source, some, True, "tr", "en", 0)
    assert "Tokayev" not in stand_in.text
    output = f"{stand_in.stand_ins[0]}'s house in {stand_in.stand_ins[1]} is in {stand_in.stand_ins[2]}."
    assert stand_in.swap_back(output, some) == "Kassym-Jomart Tokayev's house in Turkistan is in Seoul."


def test_a_link_is_given_to_the_model_as_a_name(glossary: Glossary) -> None:
    source = "Belge https://a.kz/b_c adresinde."
    draft = drafts.with_targets(source, places(source, glossary), True, "tr", "en")
    assert "https" not in draft.text
    assert draft.swap_back(str(draft.stand_ins[0]), places(source, glossary)) == "https://a.kz/b_c"


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("Kassym-Jomart Tokayev met Tokayev at Akorda.", [True, True, True]),
        ("Tokayev met Kassym-Jomart Tokayev at Akorda's gate.", [True, True, True]),
        ("Tokayev met Tokayev at Akorda.", [False, True, True]),
        ("Kassym-Jomart Tokayev spoke.", [True, False, False]),
        ("Tokaev spoke at the akorda.", [False, False, False]),
    ],
)
def test_each_mention_needs_a_place_of_its_own(glossary: Glossary, target: str, found: list[bool]) -> None:
    some = places("Kasım Cömert Tokayev, Tokayev, Akorda", glossary)
    assert [place is not None for place in check(target, some, Matcher(glossary, "en")).found] == found


def test_a_sentence_that_has_its_terms_right_is_left_as_it_is(translator: Translator, glossary: Glossary) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    plain, termed = Translator("tr", "en").translate(text), translator.translate(text)
    sources, targets = [s.source for s in plain.segments], [s.target for s in plain.segments]
    occurrences = term_scores(sources, targets, glossary, "tr", "en").occurrences
    right = {o.line for o in occurrences} - {o.line for o in occurrences if not o.right}
    assert right
    assert [termed.segments[line - 1].target for line in right] == [targets[line - 1] for line in right]


def test_an_adjective_shows_a_name_and_is_never_one_too_many() -> None:
    concept = Concept("austria", "place", {"en": Term("Austria", adjectives=("Austrian",))})
    matcher = Matcher(Glossary("g", {"austria": concept}), "en", adjectives=True)
    mention = Mention("austria", "place", 0, 9, "Avusturya", "", "", "preferred", "Austria", True)
    assert check("The Austrian leader came.", [mention], matcher).found == ((4, 12, True),)
    shown = check("Austrian wine is drunk in Austria.", [mention], matcher)
    assert (shown.found, shown.extra) == (((26, 33, False),), 0)


@pytest.mark.parametrize(("way", "kept"), [(FORCED, 2), (ALIGNMENT, 1), (LISTED, 1)])
def test_a_form_pasted_in_is_a_last_resort(way: str, kept: int) -> None:
    glossary = Glossary("g", {"x": Concept("x", "place", {"en": Term("Seoul")})})
    mention = Mention("x", "place", 0, 4, "Seul", "", "", "preferred", "Seoul", True)
    matcher, task, draft = Matcher(glossary, "en"), Task("Seul", (mention,)), drafts.plain("Seul", (mention,))
    enforcer = Enforcer(Model(turkish_starter()), matcher, apostrophe=True, beam=1)
    candidates = [
        Candidate(text, (how,), check(text, task.mentions, matcher), 0.0)
        for text, how in (("The Seoul.", way), ("In Seoul.", STAND_IN), ("There.", COPIED))
    ]
    assert Search(0, task, draft, [], candidates[:1]).solved() is (kept == 2)
    left = enforcer._least_lacking(Search(0, task, draft, [], candidates))
    assert [c.text for c in left] == ["The Seoul.", "In Seoul."][2 - kept :]
    assert len(enforcer._least_lacking(Search(0, task, draft, [], candidates[::2]))) == 1


def test_capitals_stay_capitals(translator: Translator) -> None:
    result = translator.translate("KASIM CÖMERT TOKAYEV AKORDA'DA KONUŞTU")
    assert "KASSYM-JOMART TOKAYEV" in result.text
    assert "AKORDA" in result.text
    assert {u.status for u in result.terms} <= {"exact", "repaired"}


def test_capitals_are_those_of_the_target_language(glossary: Glossary) -> None:
    source = "THE PRESIDENT OF KAZAKHSTAN SPOKE"
    [mention] = mentions(source, Matcher(glossary, "en").find(source), glossary, "tr")
    assert mention.target == "KAZAKİSTAN"


def test_a_task_without_mentions_is_just_translated(translator: Translator) -> None:
    assert Task("Merhaba.").mentions == ()
    assert translator.translate("Merhaba.").text


@pytest.mark.parametrize(
    ("language", "term", "text", "expected"),
    [
        ("tr", Term("Seul", variants=("Seoul",)), "Bugün Seoul'da görüştüler.", "Bugün Seul'de görüştüler."),
        ("tr", Term("Kore", forbidden=("Korya",)), "Korya'dan geldiler.", "Kore'den geldiler."),
        ("ru", Term("Акорда", variants=("Акурда",)), "Встреча в Акурде прошла.", "Встреча в Акорде прошла."),
        ("kk", Term("Сеул", forbidden=("Соул",)), "Олар Соулда болды.", "Олар Сеулде болды."),
        ("en", Term("Akorda", forbidden=("Aqorda",)), "Aqorda's guard came.", "Akorda's guard came."),
    ],
)
def test_a_replaced_name_keeps_its_case(language: str, term: Term, text: str, expected: str) -> None:
    """The words stand where a model would have put them; only the name is put right."""
    glossary = Glossary("g", {"x": Concept("x", "place", {language: term})})
    mention = Mention("x", "place", 0, 1, "X", "", "", "preferred", term.preferred, True)
    task = Task("X.", (mention,))
    starter = turkish_starter()
    workshop = Workshop(Matcher(glossary, language), SentencePieces(starter.files()["sentencepiece.model"]), language)
    draft = drafts.plain("X.", task.mentions)
    hypothesis = Hypothesis([], 0.0, lambda _: text)
    raw = workshop.raw(task, draft, hypothesis, COPIED)
    made = [raw, *workshop.repaired(task, draft, hypothesis, raw)]
    assert made[-1].text == expected
    assert made[-1].complete(task.mentions)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("organization", "Lotte, Posco opened a plant."), ("place", "Lotte opened a plant.")],
)
def test_a_missing_name_is_put_into_a_list_of_its_like(kind: str, expected: str) -> None:
    concepts = [Concept("lotte", "organization", {"en": Term("Lotte")}), Concept("posco", kind, {"en": Term("Posco")})]
    source = "Lotte, Posco fabrika açtı."
    task = Task(
        source,
        tuple(
            Mention(c.id, c.type, source.index(name), source.index(name) + 5, name, "", "", "preferred", name, True)
            for c, name in zip(concepts, ("Lotte", "Posco"), strict=True)
        ),
    )
    pieces = SentencePieces(turkish_starter().files()["sentencepiece.model"])
    workshop = Workshop(Matcher(Glossary("g", {c.id: c for c in concepts}), "en"), pieces, "en")
    draft, hypothesis = drafts.plain(source, task.mentions), Hypothesis([], 0.0, lambda _: "Lotte opened a plant.")
    raw = workshop.raw(task, draft, hypothesis, COPIED)
    assert [raw, *workshop.repaired(task, draft, hypothesis, raw)][-1].text == expected
