"""Turkish: dotted and dotless i, endings with vowel harmony, apostrophes after names."""

from __future__ import annotations

import re
import unicodedata

from translate.languages.base import Language

_FOLDED = str.maketrans({"ı": "i", "İ": "i", "I": "i", "â": "a", "î": "i", "û": "u", "Â": "a", "Î": "i", "Û": "u"})
_LOWER = str.maketrans({"I": "ı", "İ": "i"})
_UPPER = str.maketrans({"i": "İ", "ı": "I"})
_VOWELS = "aeıioöuüâîû"
_PLAIN = str.maketrans("âîû", "aiu")

# Endings in the order they follow one another, as patterns over one harmony class: A is a/e, I is ı/i/u/ü, D is d/t.
_CASES = {
    "genitive": ("nIn", "In", "nUn"),
    "dative": ("yA", "nA", "A"),
    "accusative": ("yI", "nI", "I"),
    "locative": ("DA", "nDA"),
    "ablative": ("DAn", "nDAn"),
    "instrumental": ("ylA", "lA"),
}
_PLURAL = "(?:lAr)?"
_POSSESSED = "(?:(?:s?I)|(?:I?m)|(?:I?n)|(?:(?:I?m|I?n)Iz)|(?:lArI))?"
_KI = "(?:ki(?:ler|lar)?(?:n?In|n?A|n?I|n?DA|n?DAn|n?lA)?)?"
_COPULA = "(?:y?DI|y?mIş|y?sA|DIr|y?ken)?"


def _pattern(ending: str) -> str:
    return ending.replace("A", "[ae]").replace("I", "[ıiuü]").replace("U", "[uü]").replace("D", "[dt]")


_ENDINGS = [
    (
        case,
        re.compile(
            _pattern(
                _PLURAL + "(?:" + "|".join(forms) + ")" + (_KI if case in ("locative", "genitive") else "") + _COPULA
            )
        ),
    )
    for case, forms in _CASES.items()
]
_BARE_PLURAL = re.compile(_pattern("lAr" + _COPULA))
_OTHER = re.compile(_pattern("(?:y?DI|y?mIş|y?sA|DIr|y?ken|ydI|ymIş|ysA)"))


class Turkish(Language):
    """Turkish."""

    apostrophe = True
    given_names_tell = True
    ordinary = frozenset(
        "akar aslan ateş bahçeli ban barış bayram bulut çelik çiçek demir deniz doğan fidan gül güler güneş güven han "
        "işler kakao kara kaya kazan keskin kim koç kurt kurtulmuş oral özel özgür park sarı son soylu şimşek taş "
        "tekin toprak tunç uçar umut yavaş yavuz yıldırım yıldız yılmaz yüksel".split()
    )
    titles = frozenset(
        [
            "cumhurbaşkanı",
            "devlet",
            "başkanı",
            "başkan",
            "lideri",
            "lider",
            "sayın",
            "bay",
            "bayan",
            "başbakan",
            "başbakanı",
            "bakan",
            "bakanı",
            "vali",
            "valisi",
            "prof",
            "dr",
            "doç",
            "general",
            "senatör",
            "elçi",
            "büyükelçi",
            "büyükelçisi",
            "kral",
            "prens",
            "ve",
            "ile",
            "ama",
            "eski",
            "yeni",
            "bugün",
            "dün",
            "cumhurbaşkanları",
            "hanım",
            "bey",
            "devlet",
            "başkanlar",
            "yardımcısı",
            "sözcüsü",
            "genel",
            "sekreteri",
            "sekreter",
            "müdürü",
        ]
    )
    calendar = frozenset(
        "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık pazartesi salı çarşamba perşembe "
        "cuma cumartesi pazar ramazan tl pm ab türk türkler türkçe atm".split()
    )
    abbreviations = frozenset(
        [
            "prof",
            "dr",
            "doç",
            "yrd",
            "av",
            "st",
            "mah",
            "cad",
            "sok",
            "apt",
            "no",
            "vb",
            "vs",
            "vd",
            "bkz",
            "alb",
            "gen",
            "yzb",
            "bnb",
            "org",
            "kor",
            "ltd",
            "şti",
            "tic",
            "san",
            "sn",
            "çev",
            "haz",
            "ed",
            "ör",
            "örn",
            "mad",
            "md",
            "yy",
            "s",
            "ss",
            "c",
            "cilt",
            "bl",
            "tel",
            "faks",
            "alm",
            "ing",
            "fr",
            "ar",
            "far",
            "yun",
            "lat",
            "m.ö",
            "m.s",
            "t.c",
            "a.ş",
        ]
    )
    closing = frozenset("vb vs vd şti tic yy m.ö m.s t.c a.ş".split())

    def lower(self, text: str) -> str:
        return text.replace("I\u0307", "i").translate(_LOWER).lower()

    def upper(self, text: str) -> str:
        return text.translate(_UPPER).upper()

    def fold(self, char: str) -> str:
        return unicodedata.normalize("NFKC", char).translate(_FOLDED).casefold().translate(_PLAIN)

    def suffix_case(self, stem: str, rest: str) -> str | None:
        """The case of an ending; without an apostrophe it must keep vowel harmony and use the right buffer letter."""
        apostrophe, ending = self.parted(self.lower(rest))
        if not ending:
            return ""
        folded = ending.translate(_PLAIN)
        if not apostrophe and not self._may_join(self.lower(stem), folded):
            return None
        for case, pattern in _ENDINGS:
            if pattern.fullmatch(folded) and (apostrophe or self._joined_rightly(self.lower(stem), folded)):
                return case
        if _BARE_PLURAL.fullmatch(folded):
            return "plural"
        if apostrophe and _OTHER.fullmatch(folded):
            return ""
        return None

    @staticmethod
    def _harmonious(stem: str, ending: str) -> bool:
        last = [c for c in stem if c in _VOWELS]
        first = [c for c in ending if c in "aeıioöuü"]
        if not last or not first or stem[-1:] == "l":  # Seul'de, Kemal'in: a soft l, whatever the vowel
            return bool(first)
        back = last[-1] in "aıouâû"
        return (first[0] in "aıou") == back

    def _may_join(self, stem: str, ending: str) -> bool:
        """Whether an ending may follow without an apostrophe: Çini is a tile, Karimova another person than Karimov."""
        woman = ending == "a" and stem[-2:] in ("ov", "ev", "in")
        return len(stem) > 3 and not woman and self._harmonious(stem, ending)

    @staticmethod
    def _joined_rightly(stem: str, ending: str) -> bool:
        """A vowel takes a buffer letter before a vowel, a consonant none; d after voiced, t after voiceless letters."""
        vowel_end = stem[-1:] in _VOWELS
        if ending[0] in "aeıiuü":
            return not vowel_end
        if ending[0] == "y":
            return vowel_end
        if ending[0] == "n" and ending[1:2] in tuple("ıiuüae"):
            return vowel_end
        if ending[0] in "dt":
            return (ending[0] == "t") == (stem[-1:] in "fstkçşhp")
        return True

    def joins(self, before: str, after: str) -> bool:
        """A number with a dot is an ordinal: 3. Dünya, 29. madde; a year is none."""
        return re.search(r"(?<![\d.,])\d{1,3}\.\s*$", before) is not None and after[:1].isalpha()
