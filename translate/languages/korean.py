"""Korean: particles written on to a name."""

from __future__ import annotations

import re

from translate.languages.base import Language

_PARTICLES = {
    "topic": "은 는",
    "subject": "이 가 께서",
    "object": "을 를",
    "genitive": "의",
    "comitative": "와 과 하고 이랑 랑",
    "dative": "에게 한테 께 에",
    "locative": "에서",
    "ablative": "에게서 한테서 으로부터 로부터 부터",
    "instrumental": "으로 로 으로서 로서 으로써 로써",
    "": "도 만 까지 보다 처럼 마다 조차 밖에 뿐 이나 나 이라 라 이라고 라고 이다 다 이며 며 이고 고 이란 란 이자 자 측",
}
_CASE = {particle: case for case, particles in _PARTICLES.items() for particle in particles.split()}
_ANY = "|".join(sorted(_CASE, key=len, reverse=True))
_CHAIN = re.compile(f"({_ANY})(?:{_ANY})*")
_AFTER_CONSONANT = ("은", "이", "을", "과")
_AFTER_VOWEL = ("는", "가", "를", "와")


class Korean(Language):
    """Korean."""

    abbreviations = frozenset("mr mrs dr prof no vs co inc ltd".split())
    closing = frozenset("co inc ltd".split())
    titles = frozenset("대통령 총리 장관 의장 위원장 회장 전 현".split())

    def suffix_case(self, stem: str, rest: str) -> str | None:
        """The case of the first particle; a wrong choice of 은/는, 이/가 … is no particle of this name."""
        chain = _CHAIN.fullmatch(self.parted(rest)[1])
        if not chain:
            return None
        particle = chain[1]
        last = ord(stem[-1:] or " ") - 0xAC00
        if 0 <= last < 11172:
            consonant = bool(last % 28)
            if particle == rest and (
                (consonant and particle in _AFTER_VOWEL) or (not consonant and particle in _AFTER_CONSONANT)
            ):
                return None
        return _CASE[particle]

    def joins(self, before: str, after: str) -> bool:
        """A quotation goes on with the particle that ends it: "…다." 라고 말했다."""
        quoted = before.rstrip()[-1:] in "\"'”’」』»)"
        return quoted and re.match(r"(?:이?라고|이?라는|이?라며|하고|고|며|는|라)(?:\s|$)", after) is not None
