"""Russian: names are declined, and their stems change."""

from __future__ import annotations

import re
import unicodedata

from translate.languages.base import Language

# Endings that a masculine name in a consonant takes, by case.
_MASCULINE = {
    "а": "genitive",
    "у": "dative",
    "ом": "instrumental",
    "ым": "instrumental",
    "ем": "instrumental",
    "е": "prepositional",
}
_CONSONANTS = "бвгджзйклмнпрстфхцчшщ"
_CASES = ("genitive", "dative", "accusative", "instrumental", "prepositional")
_LATIN_OR_CAPITALS = re.compile(r"[A-Za-z]|[А-ЯЁ]{2}")


class Russian(Language):
    """Russian."""

    ordinary = frozenset("вера волк заяц зима лев ли любовь мир мороз надежда но орел орёл роман слава соловей".split())
    abbreviations = frozenset(
        [
            "г",
            "гг",
            "в",
            "вв",
            "н",
            "э",
            "им",
            "ул",
            "пр",
            "пл",
            "д",
            "кв",
            "стр",
            "обл",
            "р",
            "руб",
            "коп",
            "тыс",
            "млн",
            "млрд",
            "трлн",
            "тел",
            "см",
            "ср",
            "напр",
            "проф",
            "акад",
            "доц",
            "т.е",
            "т.д",
            "т.п",
            "т.к",
            "т.н",
            "и.о",
            "св",
            "мин",
            "сек",
            "ч",
            "км",
            "м",
            "га",
            "кг",
            "ст",
            "п",
            "пп",
            "рис",
            "табл",
            "др",
            "г-н",
            "г-жа",
        ]
    )
    closing = frozenset("г гг в вв т.д т.п др руб коп тг н.э".split())

    def fold(self, char: str) -> str:
        return unicodedata.normalize("NFKC", char).casefold().replace("ё", "е")

    def suffix_case(self, stem: str, rest: str) -> str | None:
        """The case of an ending put on to a name in a consonant: Токаев|ым, Казахстан|у."""
        ending = rest.lower()
        if self.parted(rest)[0]:
            return None
        if (
            stem[-1:].lower() not in _CONSONANTS
            or (stem.isupper() and len(stem) < 5)
            or not re.fullmatch("[А-Яа-яЁё]", stem[-1:])
        ):
            return None
        if stem[-1:].lower() == "й":
            return None
        return _MASCULINE.get(ending)

    def changed_forms(self, name: str, kind: str) -> list[tuple[str, str]]:
        """All declined forms that do not begin with the whole name."""
        if not re.search("[А-Яа-яЁё]", name):
            return []
        from translate.inflection import inflect

        # Касым-Жомарта, and Касыма-Жомарта as well: with a space for the hyphen every part is declined.
        spellings = {name, name.replace("-", " ") if kind == "person" else name}
        forms = {(inflect(spelling, "ru", case, kind=kind), case) for spelling in sorted(spellings) for case in _CASES}
        return sorted((form, case) for form, case in forms if not form.startswith(name) and form not in spellings)

    def adjective_forms(self, adjective: str) -> list[str]:
        """All cases of all genders and of the plural: казахстанский, казахстанской, казахстанских."""
        if not re.search("[иы]й$", adjective):
            return []
        from translate.inflection.russian_rules import decline_adjective

        genders = (adjective, adjective[:-2] + "ая", adjective[:-2] + "ое", adjective[:-1] + "е")
        cases = ("nominative", *_CASES)
        forms = {decline_adjective(word, case, animate=False) for word in genders for case in cases}
        return sorted(forms - {adjective})
