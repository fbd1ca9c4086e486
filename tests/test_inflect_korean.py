"""Korean particles: a hand-written table of names and the particles their last sound asks for; properties."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.errors import InputError
from translate.inflection import korean

# name | topic | subject | object | comitative | instrumental
PARTICLES = """
토카예프 | 는 | 가 | 를 | 와 | 로
카심조마르트 토카예프 | 는 | 가 | 를 | 와 | 로
윤석열 | 은 | 이 | 을 | 과 | 로
이재명 | 은 | 이 | 을 | 과 | 으로
김정은 | 은 | 이 | 을 | 과 | 으로
시진핑 | 은 | 이 | 을 | 과 | 으로
푸틴 | 은 | 이 | 을 | 과 | 으로
젤렌스키 | 는 | 가 | 를 | 와 | 로
에르도안 | 은 | 이 | 을 | 과 | 으로
마크롱 | 은 | 이 | 을 | 과 | 으로
바이든 | 은 | 이 | 을 | 과 | 으로
트럼프 | 는 | 가 | 를 | 와 | 로
메르켈 | 은 | 이 | 을 | 과 | 로
서울 | 은 | 이 | 을 | 과 | 로
부산 | 은 | 이 | 을 | 과 | 으로
제주 | 는 | 가 | 를 | 와 | 로
아스타나 | 는 | 가 | 를 | 와 | 로
알마티 | 는 | 가 | 를 | 와 | 로
카자흐스탄 | 은 | 이 | 을 | 과 | 으로
아코르다 | 는 | 가 | 를 | 와 | 로
한국 | 은 | 이 | 을 | 과 | 으로
미국 | 은 | 이 | 을 | 과 | 으로
러시아 | 는 | 가 | 를 | 와 | 로
이스라엘 | 은 | 이 | 을 | 과 | 로
베이징 | 은 | 이 | 을 | 과 | 으로
동해 | 는 | 가 | 를 | 와 | 로
청와대 | 는 | 가 | 를 | 와 | 로
세계은행 | 은 | 이 | 을 | 과 | 으로
튀르크 국가기구 | 는 | 가 | 를 | 와 | 로
유럽연합 | 은 | 이 | 을 | 과 | 으로
로이터 | 는 | 가 | 를 | 와 | 로
국회 | 는 | 가 | 를 | 와 | 로
KBS | 는 | 가 | 를 | 와 | 로
SK | 는 | 가 | 를 | 와 | 로
LG | 는 | 가 | 를 | 와 | 로
IMF | 는 | 가 | 를 | 와 | 로
BTS | 는 | 가 | 를 | 와 | 로
EU | 는 | 가 | 를 | 와 | 로
WHO | 는 | 가 | 를 | 와 | 로
UN | 은 | 이 | 을 | 과 | 으로
CNN | 은 | 이 | 을 | 과 | 으로
IBM | 은 | 이 | 을 | 과 | 으로
URL | 은 | 이 | 을 | 과 | 로
QR | 은 | 이 | 을 | 과 | 로
NATO | 는 | 가 | 를 | 와 | 로
FIFA | 는 | 가 | 를 | 와 | 로
KAIST | 는 | 가 | 를 | 와 | 로
UNESCO | 는 | 가 | 를 | 와 | 로
ASEAN | 은 | 이 | 을 | 과 | 으로
OPEC | 은 | 이 | 을 | 과 | 으로
APEC | 은 | 이 | 을 | 과 | 으로
K-POP | 은 | 이 | 을 | 과 | 으로
NAVER | 는 | 가 | 를 | 와 | 로
1조 1 | 은 | 이 | 을 | 과 | 로
5000000000000 | 는 | 가 | 를 | 와 | 로
INTERPOL | 은 | 이 | 을 | 과 | 로
유엔(UN) | 은 | 이 | 을 | 과 | 으로
나토(NATO) | 는 | 가 | 를 | 와 | 로
《기생충》 | 은 | 이 | 을 | 과 | 으로
“오징어 게임” | 은 | 이 | 을 | 과 | 으로
'미나리' | 는 | 가 | 를 | 와 | 로
채널 1 | 은 | 이 | 을 | 과 | 로
채널 2 | 는 | 가 | 를 | 와 | 로
채널 3 | 은 | 이 | 을 | 과 | 으로
채널 4 | 는 | 가 | 를 | 와 | 로
채널 5 | 는 | 가 | 를 | 와 | 로
채널 6 | 은 | 이 | 을 | 과 | 으로
G7 | 은 | 이 | 을 | 과 | 로
갤럭시 8 | 은 | 이 | 을 | 과 | 로
코로나19 | 는 | 가 | 를 | 와 | 로
주요 20 | 은 | 이 | 을 | 과 | 으로
제로 0 | 은 | 이 | 을 | 과 | 으로
1000 | 은 | 이 | 을 | 과 | 으로
1,000,000 | 은 | 이 | 을 | 과 | 으로
Google | 은 | 이 | 을 | 과 | 로
Samsung | 은 | 이 | 을 | 과 | 으로
Facebook | 은 | 이 | 을 | 과 | 으로
Netflix | 는 | 가 | 를 | 와 | 로
Twitter | 는 | 가 | 를 | 와 | 로
iPhone | 은 | 이 | 을 | 과 | 으로
Intel | 은 | 이 | 을 | 과 | 로
Tokayev | 는 | 가 | 를 | 와 | 로
"""
ORDER = ("topic", "subject", "object", "comitative", "instrumental")


def rows() -> list[tuple[str, str, str]]:
    """(name, case, form) for every cell of the table."""
    found = []
    for line in PARTICLES.strip().split("\n"):
        name, *particles = (cell.strip() for cell in line.split("|"))
        found += [(name, case, name + particle) for case, particle in zip(ORDER, particles, strict=True)]
    return found


def test_the_table_is_large_enough() -> None:
    assert len(set(rows())) >= 150


@pytest.mark.parametrize("name, case, form", rows())
def test_particles_that_follow_the_last_sound(name: str, case: str, form: str) -> None:
    assert korean.inflect(name, case) == form


@pytest.mark.parametrize(
    "name, kind, case, form",
    [
        ("토카예프", "person", "nominative", "토카예프"),
        ("토카예프", "person", "genitive", "토카예프의"),
        ("윤석열", "person", "dative", "윤석열에게"),
        ("윤석열", "person", "ablative", "윤석열에게서"),
        ("서울", "place", "dative", "서울에"),
        ("서울", "place", "locative", "서울에서"),
        ("서울", "place", "ablative", "서울에서"),
        ("세계은행", "organization", "dative", "세계은행에"),
        ("세계은행", "organization", "genitive", "세계은행의"),
        ("유엔(UN)", "organization", "locative", "유엔(UN)에서"),
    ],
)
def test_particles_that_follow_the_kind(name: str, kind: str, case: str, form: str) -> None:
    assert korean.inflect(name, case, kind=kind) == form


@pytest.mark.parametrize(
    "name, pronounced, case, form",
    [
        ("Macron", "마크롱", "topic", "Macron은"),
        ("Renault", "르노", "object", "Renault를"),
        ("Seoul", "서울", "instrumental", "Seoul로"),
        ("KEPCO", "한전", "subject", "KEPCO이"),
        ("G20", "지투엔티", "topic", "G20는"),
    ],
)
def test_pronunciation_given_by_the_editor(name: str, pronounced: str, case: str, form: str) -> None:
    assert korean.inflect(name, case, kind="organization", pronounced=pronounced) == form


def test_every_final_consonant_of_hangul() -> None:
    # 가 has no final; the 27 syllables after it end in a consonant each, 갈 in ㄹ
    block = [chr(ord("가") + i) for i in range(28)]
    assert [korean.inflect(c, "topic")[-1] for c in block] == ["는"] + ["은"] * 27
    with_ro = [c for c in block if korean.inflect(c, "instrumental") == c + "로"]
    assert with_ro == ["가", "갈"]


def test_unknown_case() -> None:
    with pytest.raises(InputError, match="accusative"):
        korean.inflect("서울", "accusative")


@given(st.text(min_size=1), st.sampled_from(korean.CASES), st.sampled_from(["person", "place", "organization"]))
def test_any_name_keeps_its_words(name: str, case: str, kind: str) -> None:
    form = korean.inflect(name, case, kind=kind)
    assert form.startswith(name.rstrip())
    assert not name.strip() or len(form.split()) == len(name.split())
    assert case != "nominative" or form == name
