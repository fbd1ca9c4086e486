"""Kazakh: endings with vowel harmony, written on to a name without an apostrophe."""

from __future__ import annotations

import re

from translate.languages.base import Language

_CASES = {
    "genitive": "ның нің дың дің тың тің",
    "dative": "ға ге қа ке на не а е",
    "accusative": "ны ні ды ді ты ті н",
    "locative": "да де та те нда нде",
    "ablative": "дан ден тан тен нан нен",
    "instrumental": "мен бен пен",
}
_ENDINGS = {ending: case for case, endings in _CASES.items() for ending in endings.split()}
_AFTER_POSSESSIVE = ("а", "е", "н", "на", "не", "нда", "нде")
_PLURAL = re.compile("[лдт][ае]р")
_KI = re.compile("([дт][ае]|нд[ае])[гқғк][іы](.*)")


class Kazakh(Language):
    """Kazakh."""

    ordinary = frozenset("арал бақыт қазан құлан нұр теңіз".split())
    titles = frozenset(
        [
            "президент",
            "президенті",
            "төраға",
            "төрағасы",
            "министр",
            "министрі",
            "премьер",
            "әкім",
            "әкімі",
            "мырза",
            "ханым",
        ]
    )
    abbreviations = frozenset(
        "млн млрд трлн мың тг т ж жж ғ ғғ қ б г кв см мм км га м т.б т.с.с т.ғ.к проф акад др ақ көш мкр".split()
    )
    closing = frozenset("т.б т.с.с ж жж ғ ғғ тг".split())

    def suffix_case(self, stem: str, rest: str) -> str | None:
        """The case of an ending; abbreviations take it after a hyphen, foreign spellings after an apostrophe."""
        apostrophe, ending = self.parted(rest.lower())
        joined, ending = not apostrophe and ending[:1] != "-", ending.lstrip("-")
        if joined and ending[0] == "і" and ending[1:] in _ENDINGS:
            ending = ending[1:]  # foreign consonant groups take a vowel before the ending: Минск|іде
        if not ending:
            return ""
        if ending in _ENDINGS:
            return _ENDINGS[ending] if not joined or self._fits(stem, ending) else None
        ki = _KI.fullmatch(ending)
        if ki and (not ki[2] or ki[2] in _ENDINGS):
            return "locative"
        plural = _PLURAL.match(ending)
        if plural:
            case = _ENDINGS.get(ending[3:])
            return "plural" if len(ending) == 3 else f"plural {case}" if case else None
        return None

    @staticmethod
    def _fits(stem: str, ending: str) -> bool:
        """Short endings follow possessive forms only: Министрлігі|н; harmony is no test for foreign names."""
        return ending not in _AFTER_POSSESSIVE or (stem[-1:].lower() in "ыі" and ending not in ("а", "е"))

    def joins(self, before: str, after: str) -> bool:
        """A year and its letter go on with a date: 2024 ж. 5 мамыр."""
        return re.search(r"\d\s*жж?\.\s*$", before) is not None and after[:1].isdigit()
