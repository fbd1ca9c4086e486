"""English possessive in AP style: a bare apostrophe after names that end in s."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.errors import InputError
from translate.inflection import english

POSSESSIVES = """
Tokayev | Tokayev's
Kassym-Jomart Tokayev | Kassym-Jomart Tokayev's
Yoon Suk Yeol | Yoon Suk Yeol's
Xi Jinping | Xi Jinping's
Ursula von der Leyen | Ursula von der Leyen's
Recep Tayyip Erdoğan | Recep Tayyip Erdoğan's
Boris Johnson | Boris Johnson's
Karl Marx | Karl Marx's
Alvarez | Alvarez's
Bush | Bush's
Marcel Proust | Marcel Proust's
Kamala Harris | Kamala Harris'
William Burns | William Burns'
Jesus | Jesus'
Dickens | Dickens'
António Costa | António Costa's
António Guterres | António Guterres'
Kazakhstan | Kazakhstan's
Astana | Astana's
Almaty | Almaty's
South Korea | South Korea's
Russia | Russia's
the United States | the United States'
the Netherlands | the Netherlands'
the Philippines | the Philippines'
Paris | Paris'
Texas | Texas'
Arkansas | Arkansas'
Brussels | Brussels'
Athens | Athens'
Los Angeles | Los Angeles'
the United Nations | the United Nations'
the Organization of Turkic States | the Organization of Turkic States'
the World Bank | the World Bank's
the European Union | the European Union's
Reuters | Reuters'
General Motors | General Motors'
NATO | NATO's
KBS | KBS'
BTS | BTS'
the EU | the EU's
G20 | G20's
U.N. | U.N.'s
Akorda | Akorda's
Air Astana | Air Astana's
Samruk-Kazyna | Samruk-Kazyna's
Sean O’Neill | Sean O’Neill’s
McDonald's | McDonald's
Lloyd’s | Lloyd’s
“Parasite” | “Parasite”'s
""".strip().split("\n")
PAIRS = [tuple(cell.strip() for cell in line.split("|")) for line in POSSESSIVES]


@pytest.mark.parametrize("name, possessive", PAIRS)
def test_possessive(name: str, possessive: str) -> None:
    assert english.inflect(name, "genitive") == possessive


def test_the_table_is_large_enough() -> None:
    assert len(set(PAIRS)) >= 40


def test_nominative_is_the_name_itself() -> None:
    assert english.inflect("Paris", "nominative", kind="place") == "Paris"


def test_unknown_case() -> None:
    with pytest.raises(InputError, match="dative"):
        english.inflect("Paris", "dative")


@given(st.text(min_size=1), st.sampled_from(english.CASES))
def test_any_name_keeps_its_words(name: str, case: str) -> None:
    form = english.inflect(name, case)
    assert form.startswith(name.rstrip())
    assert len(form.split()) == max(len(name.split()), len(form.split()) if not name.strip() else 0)
