"""Kazakh case forms. The tables are written from the spelling rules of Kazakh, not from the code's output."""

from __future__ import annotations

import importlib.util

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate import inflection
from translate.inflection import kazakh

CASES = ("nominative", "genitive", "dative", "accusative", "locative", "ablative", "instrumental")

# name: genitive dative accusative locative ablative instrumental; "~" stands for the name
NAMES = """
Астана: Астананың Астанаға Астананы Астанада Астанадан Астанамен
Алматы: Алматының Алматыға Алматыны Алматыда Алматыдан Алматымен
Ақорда: Ақорданың Ақордаға Ақорданы Ақордада Ақордадан Ақордамен
Қазақстан: Қазақстанның Қазақстанға Қазақстанды Қазақстанда Қазақстаннан Қазақстанмен
Түркістан: Түркістанның Түркістанға Түркістанды Түркістанда Түркістаннан Түркістанмен
Өзбекстан: Өзбекстанның Өзбекстанға Өзбекстанды Өзбекстанда Өзбекстаннан Өзбекстанмен
Қытай: Қытайдың Қытайға Қытайды Қытайда Қытайдан Қытаймен
Ресей: Ресейдің Ресейге Ресейді Ресейде Ресейден Ресеймен
Корея: Кореяның Кореяға Кореяны Кореяда Кореядан Кореямен
Түркия: Түркияның Түркияға Түркияны Түркияда Түркиядан Түркиямен
Сеул: Сеулдің Сеулге Сеулді Сеулде Сеулден Сеулмен
Кабул: Кабулдың Кабулға Кабулды Кабулда Кабулдан Кабулмен
Орал: Оралдың Оралға Оралды Оралда Оралдан Оралмен
Тараз: Тараздың Таразға Таразды Таразда Тараздан Таразбен
Париж: Париждің Парижге Парижді Парижде Парижден Парижбен
Шымкент: Шымкенттің Шымкентке Шымкентті Шымкентте Шымкенттен Шымкентпен
Мадрид: Мадридтің Мадридке Мадридті Мадридте Мадридтен Мадридпен
Самарқанд: Самарқандтың Самарқандқа Самарқандты Самарқандта Самарқандтан Самарқандпен
Бішкек: Бішкектің Бішкекке Бішкекті Бішкекте Бішкектен Бішкекпен
Ирак: Ирактың Иракқа Иракты Иракта Ирактан Иракпен
Нью-Йорк: Нью-Йорктің Нью-Йоркке Нью-Йоркті Нью-Йоркте Нью-Йорктен Нью-Йоркпен
Санкт-Петербург: ~тің ~ке ~ті ~те ~тен ~пен
Минск: Минскінің Минскіге Минскіні Минскіде Минскіден Минскімен
Лондон: Лондонның Лондонға Лондонды Лондонда Лондоннан Лондонмен
Пекин: Пекиннің Пекинге Пекинді Пекинде Пекиннен Пекинмен
Рим: Римнің Римге Римді Римде Римнен Риммен
Токио: Токионың Токиоға Токионы Токиода Токиодан Токиомен
Душанбе: Душанбенің Душанбеге Душанбені Душанбеде Душанбеден Душанбемен
Баку: Бакудің Бакуге Бакуді Бакуде Бакуден Бакумен
Тбилиси: Тбилисидің Тбилисиге Тбилисиді Тбилисиде Тбилисиден Тбилисимен
Мәскеу: Мәскеудің Мәскеуге Мәскеуді Мәскеуде Мәскеуден Мәскеумен
Атырау: Атыраудың Атырауға Атырауды Атырауда Атыраудан Атыраумен
Ақсу: Ақсудың Ақсуға Ақсуды Ақсуда Ақсудан Ақсумен
Израиль: Израильдің Израильге Израильді Израильде Израильден Израильмен
Беларусь: Беларусьтің Беларуське Беларусьті Беларусьте Беларусьтен Беларусьпен
Кремль: Кремльдің Кремльге Кремльді Кремльде Кремльден Кремльмен
Каспий: Каспийдің Каспийге Каспийді Каспийде Каспийден Каспиймен
Тоқаев: Тоқаевтың Тоқаевқа Тоқаевты Тоқаевта Тоқаевтан Тоқаевпен
Назарбаев: Назарбаевтың Назарбаевқа Назарбаевты Назарбаевта Назарбаевтан Назарбаевпен
Әлиев: Әлиевтің Әлиевке Әлиевті Әлиевте Әлиевтен Әлиевпен
Жапаров: Жапаровтың Жапаровқа Жапаровты Жапаровта Жапаровтан Жапаровпен
Бектенов: Бектеновтің Бектеновке Бектеновті Бектеновте Бектеновтен Бектеновпен
Мирзиёев: Мирзиёевтің Мирзиёевке Мирзиёевті Мирзиёевте Мирзиёевтен Мирзиёевпен
Путин: Путиннің Путинге Путинді Путинде Путиннен Путинмен
Трамп: Трамптың Трампқа Трампты Трампта Трамптан Трамппен
Байден: Байденнің Байденге Байденді Байденде Байденнен Байденмен
Макрон: Макронның Макронға Макронды Макронда Макроннан Макронмен
Ердоған: Ердоғанның Ердоғанға Ердоғанды Ердоғанда Ердоғаннан Ердоғанмен
Зеленский: Зеленскийдің Зеленскийге Зеленскийді Зеленскийде Зеленскийден Зеленскиймен
Лукашенко: Лукашенконың Лукашенкоға Лукашенконы Лукашенкода Лукашенкодан Лукашенкомен
Пашинян: Пашинянның Пашинянға Пашинянды Пашинянда Пашиняннан Пашинянмен
Вучич: Вучичтің Вучичке Вучичті Вучичте Вучичтен Вучичпен
Абай: Абайдың Абайға Абайды Абайда Абайдан Абаймен
Серік: Серіктің Серікке Серікті Серікте Серіктен Серікпен
Ғани: Ғанидың Ғаниға Ғаниды Ғанида Ғанидан Ғанимен
Қыдырәлі: Қыдырәлінің Қыдырәліге Қыдырәліні Қыдырәліде Қыдырәліден Қыдырәлімен
Дариға Назарбаева: ~ның ~ға ~ны ~да ~дан ~мен
Абай Құнанбайұлы: ~ның ~на ~н ~нда ~нан ~мен
Әсел Абайқызы: ~ның ~на ~н ~нда ~нан ~мен
Корея Республикасы: ~ның ~на ~н ~нда ~нан ~мен
Сыртқы істер министрлігі: ~нің ~не ~н ~нде ~нен ~мен
АҚШ: АҚШ-тың АҚШ-қа АҚШ-ты АҚШ-та АҚШ-тан АҚШ-пен
БҰҰ: БҰҰ-ның БҰҰ-ға БҰҰ-ны БҰҰ-да БҰҰ-дан БҰҰ-мен
ҚР: ҚР-ның ҚР-ға ҚР-ны ҚР-да ҚР-дан ҚР-мен
ТМД: ТМД-ның ТМД-ға ТМД-ны ТМД-да ТМД-дан ТМД-мен
НАТО: НАТО-ның НАТО-ға НАТО-ны НАТО-да НАТО-дан НАТО-мен
ІІМ: ІІМ-нің ІІМ-ге ІІМ-ді ІІМ-де ІІМ-нен ІІМ-мен
"""

# name, kind, case, form
SINGLE_FORMS = """
Корея Республикасы | place | locative | Корея Республикасында
Назарбаев Университеті | organization | genitive | Назарбаев Университетінің
Назарбаев Университеті | organization | dative | Назарбаев Университетіне
Каспий теңізі | place | locative | Каспий теңізінде
Каспий теңізі | place | ablative | Каспий теңізінен
Алматы облысы | place | dative | Алматы облысына
Түркістан облысы | place | locative | Түркістан облысында
Біріккен Ұлттар Ұйымы | organization | accusative | Біріккен Ұлттар Ұйымын
Түркі мемлекеттері ұйымы | organization | genitive | Түркі мемлекеттері ұйымының
Біріккен Араб Әмірліктері | place | dative | Біріккен Араб Әмірліктеріне
Америка Құрама Штаттары | place | ablative | Америка Құрама Штаттарынан
Еуропалық одақ | organization | dative | Еуропалық одаққа
Дүниежүзілік банк | organization | dative | Дүниежүзілік банкке
Ұлттық банкі | organization | locative | Ұлттық банкінде
Жібек жолы | place | instrumental | Жібек жолымен
Екінші дүниежүзілік соғыс | event | locative | Екінші дүниежүзілік соғыста
Ұлы Отан соғысы | event | locative | Ұлы Отан соғысында
Халықаралық валюта қоры | organization | ablative | Халықаралық валюта қорынан
Үлкен Алматы | place | dative | Үлкен Алматыға
Абу-Даби | place | locative | Абу-Дабиде
Нью-Дели | place | dative | Нью-Делиге
Ақ үй | organization | genitive | Ақ үйдің
Гонконг | place | locative | Гонконгте
Владимир Путин | person | genitive | Владимир Путиннің
Олжас Бектенов | person | instrumental | Олжас Бектеновпен
Нұр-Сұлтан | place | dative | Нұр-Сұлтанға
Бас қолбасшы | term | dative | Бас қолбасшыға
сыртқы істер министрі | term | dative | сыртқы істер министріне
ЮНЕСКО | organization | dative | ЮНЕСКО-ға
ЕАЭО | organization | genitive | ЕАЭО-ның
ЕҚЫҰ | organization | locative | ЕҚЫҰ-да
БАӘ | place | genitive | БАӘ-нің
БАӘ | place | dative | БАӘ-ге
ЖІӨ | term | genitive | ЖІӨ-нің
СІМ | organization | genitive | СІМ-нің
АЭС | term | genitive | АЭС-тің
АЭС | term | dative | АЭС-ке
ҰҚК | organization | genitive | ҰҚК-нің
МАГАТЭ | organization | genitive | МАГАТЭ-нің
ОПЕК | organization | genitive | ОПЕК-тің
БРИКС | organization | dative | БРИКС-ке
ТҮРКСОЙ | organization | genitive | ТҮРКСОЙ-дың
«Самұрық-Қазына» АҚ | organization | genitive | «Самұрық-Қазына» АҚ-ның
«Егемен Қазақстан» | organization | dative | «Егемен Қазақстанға»
«Қайрат» | organization | accusative | «Қайратты»
Біріккен Ұлттар Ұйымы (БҰҰ) | organization | genitive | Біріккен Ұлттар Ұйымының (БҰҰ)
2025 | term | dative | 2025-ке
2025 | term | locative | 2025-те
1 | term | genitive | 1-дің
2 | term | genitive | 2-нің
3 | term | dative | 3-ке
6 | term | dative | 6-ға
10 | term | dative | 10-ға
20 | term | dative | 20-ға
30 | term | ablative | 30-дан
40 | term | dative | 40-қа
50 | term | dative | 50-ге
70 | term | dative | 70-ке
80 | term | ablative | 80-нен
90 | term | ablative | 90-нан
100 | term | dative | 100-ге
1000 | term | genitive | 1000-ның
G20 | event | genitive | G20-ның
G7 | event | locative | G7-де
Су-35 | term | genitive | Су-35-тің
Киев | place | locative | Киевте
Вьетнам | place | dative | Вьетнамға
Әл-Фараби | person | genitive | Әл-Фарабидің
Мұхтар Әуезов | person | dative | Мұхтар Әуезовке
Елбасы | person | dative | Елбасына
Тянь-Шань | place | locative | Тянь-Шаньда
Twitter | organization | locative | Twitter-де
Telegram | organization | locative | Telegram-да
Facebook | organization | locative | Facebook-те
FIFA | organization | genitive | FIFA-ның
BBC | organization | dative | BBC-ге
"""


def rows() -> list[tuple[str, str, str, str]]:
    """(name, kind, case, form) of both tables."""
    cells = []
    for line in NAMES.strip().split("\n"):
        name, forms = line.split(": ")
        written = (form.replace("~", name) for form in forms.split())
        cells += [(name, "person", case, form) for case, form in zip(CASES[1:], written, strict=True)]
    for line in SINGLE_FORMS.strip().split("\n"):
        name, kind, case, form = (cell.strip() for cell in line.split("|"))
        cells.append((name, kind, case, form))
    return cells


def test_tables_hold_the_promised_number_of_forms() -> None:
    assert len(rows()) >= 400


@pytest.mark.parametrize(("name", "kind", "case", "form"), rows())
def test_forms(name: str, kind: str, case: str, form: str) -> None:
    assert kazakh.inflect(name, case, kind=kind) == form


@pytest.mark.parametrize(
    ("name", "pronounced", "case", "form"),
    [
        ("Google", None, "genitive", "Google-дың"),
        ("Macron", "Макрон", "dative", "Macron-ға"),
        ("Trump", "Трамп", "ablative", "Trump-тан"),
        ("Apple", "эппл", "dative", "Apple-ге"),
        ("Nike", "найк", "accusative", "Nike-ты"),
    ],
)
def test_pronounced_decides_the_ending(name: str, pronounced: str | None, case: str, form: str) -> None:
    assert kazakh.inflect(name, case, pronounced=pronounced) == form


def test_cases_are_complete_and_in_order() -> None:
    assert kazakh.CASES == CASES
    assert tuple(inflection.forms("Астана", "kk", kind="place")) == CASES


KINDS = st.sampled_from(("person", "place", "organization", "event", "work", "term"))
KAZAKH_WORDS = st.lists(
    st.text("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшыіэюя", min_size=2).map(str.capitalize), min_size=1, max_size=3
).map(" ".join)


@given(KAZAKH_WORDS, KINDS)
def test_a_form_is_the_name_and_letters(name: str, kind: str) -> None:
    for case, form in inflection.forms(name, "kk", kind=kind).items():
        assert form.startswith(name)
        assert (form == name) == (case == "nominative")
        assert form.replace(" ", "").isalpha()


@given(st.text(min_size=1).filter(str.strip), KINDS, st.none() | st.text())
def test_never_raises(name: str, kind: str, pronounced: str | None) -> None:
    forms = inflection.forms(name, "kk", kind=kind, pronounced=pronounced)
    assert tuple(forms) == CASES
    assert len(set(forms.values())) == len(CASES)


@pytest.mark.skipif(
    importlib.util.find_spec("translate.languages.kazakh") is None,
    reason="translate.languages.kazakh is not there",
)
@pytest.mark.parametrize(("name", "kind", "case", "form"), rows())
def test_what_is_written_is_recognised(name: str, kind: str, case: str, form: str) -> None:
    from translate import languages

    if not form.startswith(name):
        pytest.skip("the ending stands inside a quotation mark or before a bracket")
    assert languages.get("kk").suffix_case(name, form[len(name) :]) == case
