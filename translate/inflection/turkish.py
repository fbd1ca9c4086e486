"""Case endings of Turkish names: vowel harmony, buffer letters, the apostrophe, by the TDK spelling guide.

Where the guide and the press part, the press is followed: organisations take the apostrophe too (Dünya
Bankası'nın).
"""

from __future__ import annotations

import re

from translate.inflection.turkish_sounds import VOWELS, close_vowel, last_vowel, lower, open_vowel, reading
from translate.inflection.wordlists import words

CASES = ("nominative", "genitive", "dative", "accusative", "locative", "ablative", "instrumental")

_VOICELESS = "fstkçşhp"
_QUOTES = "\"'”’»›"

# Last words that make a name of several words a possessive compound whatever kind of name it is said to be.
_POSSESSED = words(
    """cumhuriyeti devleti hükümeti krallığı meclisi parlamentosu senatosu partisi ordusu bankası
    üniversitesi okulu lisesi koleji akademisi enstitüsü fakültesi birliği teşkilatı örgütü kurumu kuruluşu
    kurulu konseyi komisyonu komitesi federasyonu konfederasyonu vakfı derneği ajansı mahkemesi şirketi
    holdingi grubu merkezi ofisi fonu gazetesi dergisi televizyonu radyosu kanalı denizi okyanusu gölü nehri
    ırmağı dağı ovası çölü adası yarımadası körfezi boğazı burnu bölgesi eyaleti ili ilçesi köyü kenti şehri
    caddesi sokağı bulvarı meydanı köprüsü sarayı kalesi camisi camii türbesi müzesi stadyumu stadı
    havalimanı havaalanı limanı garı istasyonu kulübü ligi kupası şampiyonası olimpiyatları festivali
    zirvesi forumu konferansı kongresi kurultayı fuarı savaşı muharebesi antlaşması anlaşması sözleşmesi
    bildirgesi programı projesi yolu hattı üssü başkanı bakanı genelkurmayı"""
)
_POSSESSED_ENDINGS = ("lığı", "liği", "luğu", "lüğü", "ları", "leri")

# Single names and offices that were compounds: Kuşadası'nda, Zeytinburnu'na, Dışişleri'nden, başbakanına.
_GROWN_TOGETHER = re.compile(
    r"\w\w(adası|burnu|pazarı|hisarı|limanı|köyü|suyu|deresi|tepesi|ağzı|başı|önü|içi|altı|üstü|bahçesi|"
    r"sarayı|beyi|kavağı|işleri|yolları|başkanı|bakanı)\Z|kırklareli\Z"
)

# Words that end in a close vowel without being possessed: Orta Doğu'da, Yeni Delhi'de, AK Parti'ye.
_NOT_POSSESSED = words(
    """doğu batı ordu parti delhi helsinki fiji mississippi almatı ağrı bolu köprü çarşı kapı kuyu kıyı
    karşı yalı gazi vali kutu dizi yazı şarkı öykü türkü sürü ölü büyü duygu korku uyku tutku ülkü örtü soru
    koku pusu bilgi sevgi vergi sergi dergi ilgi gezi deri seri peri gemi deli yeni eski iyi mavi kedi keçi
    tilki inci iki yedi altı yirmi sanayi milli resmi taksi veli sarı kırmızı kuru dolu ulu sulu acı tatlı
    yüzbaşı binbaşı onbaşı"""
)
_LOAN_ENDINGS = ("oji", "erji", "teji", "grafi", "sofi", "stri")

_SOFT = {"k": "ğ", "ç": "c", "p": "b", "t": "d"}
_STAYS_HARD = words("hukuk ahlak ittifak iştirak idrak infilak istihlak tetkik tahkik tasdik robot top ip")
_SOFT_T = words("kağıt kanat bulut umut vücut mevcut tehdit standart geçit yoğurt öğüt")

_BRACKETED = re.compile(r"(?P<name>.*\w.*?)(?P<note>\s*[(\[][^()\[\]]*[)\]])", re.DOTALL)


def inflect(name: str, case: str, *, kind: str = "person", pronounced: str | None = None) -> str:
    """A Turkish name in a case: Astana, dative -> Astana'ya.

    :param name: the name in the nominative, not empty. An explanation in brackets at its end stays outside:
        Dünya Sağlık Örgütü (DSÖ) -> Dünya Sağlık Örgütü'nün (DSÖ).
    :param case: one of CASES.
    :param kind: the type of concept; decides whether Hazar Denizi is a compound (Denizi'ne) or a person. A
        term in lower case takes no apostrophe and softens its last consonant (uçak -> uçağa).
    :param pronounced: how a foreign name sounds, in Turkish letters (Macron: "Makron" -> Macron'un).
    """
    name = name.strip()
    if case == "nominative":
        return name
    if bracketed := _BRACKETED.fullmatch(name):
        return inflect(bracketed["name"], case, kind=kind, pronounced=pronounced) + bracketed["note"]
    sound = reading(name, pronounced)
    ending = _ending(sound, case, possessive=_is_possessive(name, kind, sound))
    if kind == "term" and name.split()[-1][0].islower():
        return (_soften(name) if ending[0] in VOWELS else name) + ending
    # The spelling guide writes no apostrophe after a closing quotation mark.
    return name + ("" if name[-1] in _QUOTES else "'") + ending


def _ending(sound: str, case: str, *, possessive: bool) -> str:
    """The ending of an oblique case after a reading; a possessive has its pronominal n."""
    vowel = last_vowel(sound)
    wide, narrow = open_vowel(vowel), close_vowel(vowel)
    after_vowel = sound[-1] in VOWELS
    if case == "instrumental":
        return ("y" if after_vowel else "") + "l" + wide
    if case in ("locative", "ablative"):
        dental = "t" if sound[-1] in _VOICELESS else "d"
        return ("n" if possessive else "") + dental + wide + ("n" if case == "ablative" else "")
    if case == "genitive":
        return ("n" if after_vowel else "") + narrow + "n"
    buffer = ("n" if possessive else "y") if after_vowel else ""
    return buffer + (wide if case == "dative" else narrow)


def _is_possessive(name: str, kind: str, sound: str) -> bool:
    """Whether the name ends in a possessive -ı/-sı, whose cases have a pronominal n (Hazar Denizi'nde).

    Words of several kinds end in the same letters; the last word decides, then vowel harmony, which a
    possessive keeps and most foreign names break (Abu Dabi'de).
    """
    last_word = re.search(r"([^\W\d_]+)\W*\Z", lower(name))
    if not last_word or sound[-1] not in "ıiuü":
        return False
    last = last_word[1]
    if last == "şti" or last.endswith(("oğlu", "oglu")):
        return True
    several = len(name.split()) > 1
    if several and (last in _POSSESSED or last.endswith(_POSSESSED_ENDINGS)):
        return True
    if kind == "person" or last in _NOT_POSSESSED:
        return False
    abbreviated = name.split()[-1].isupper() and not name.isupper()
    return bool(_GROWN_TOGETHER.search(last)) or (several and not abbreviated and _looks_possessed(last))


def _looks_possessed(word: str) -> bool:
    if word.endswith(_LOAN_ENDINGS) or re.search("[wqx]", word):
        return False
    vowels = [letter for letter in word[:-1] if letter in VOWELS]
    return len(word) > 2 and word[-1] in VOWELS and bool(vowels) and close_vowel(vowels[-1]) == word[-1]


def _soften(word: str) -> str:
    """A common noun before an ending that begins with a vowel: uçak -> uçağ-, süreç -> süreç-."""
    last = lower(re.split(r"\W", word)[-1])
    syllables = sum(letter in VOWELS for letter in last)
    if syllables < 2 or last in _STAYS_HARD or (last[-1] == "t" and last not in _SOFT_T):
        return word
    return word[:-1] + _SOFT.get(word[-1], word[-1])
