"""Languages by code: the five this project knows well, and a neutral default for every other."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache

from translate.errors import LanguageError
from translate.languages.base import Language

LANGUAGES = {
    "tr": "Turkish",
    "kk": "Kazakh",
    "ru": "Russian",
    "ko": "Korean",
    "en": "English",
    "ar": "Arabic",
    "az": "Azerbaijani",
    "be": "Belarusian",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "ca": "Catalan",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "eo": "Esperanto",
    "es": "Spanish",
    "et": "Estonian",
    "eu": "Basque",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "ga": "Irish",
    "gl": "Galician",
    "he": "Hebrew",
    "hi": "Hindi",
    "hu": "Hungarian",
    "hy": "Armenian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "ky": "Kyrgyz",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "mn": "Mongolian",
    "ms": "Malay",
    "nb": "Norwegian Bokmål",
    "nl": "Dutch",
    "pb": "Portuguese (Brazil)",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "sq": "Albanian",
    "sr": "Serbian",
    "sv": "Swedish",
    "tg": "Tajik",
    "th": "Thai",
    "tk": "Turkmen",
    "tl": "Tagalog",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "uz": "Uzbek",
    "vi": "Vietnamese",
    "zh": "Chinese",
    "zt": "Chinese (traditional)",
}


def get(code: str) -> Language:
    """The language of a code.

    :param code: a key of LANGUAGES; case does not matter.
    :raises LanguageError: nobody knows the code; the message says which was probably meant.
    """
    return _language(code.strip().lower())


@cache
def _language(code: str) -> Language:
    from translate.languages.english import English
    from translate.languages.kazakh import Kazakh
    from translate.languages.korean import Korean
    from translate.languages.russian import Russian
    from translate.languages.turkish import Turkish

    if code not in LANGUAGES:
        raise LanguageError(_unknown(code))
    known = {"tr": Turkish, "kk": Kazakh, "ru": Russian, "ko": Korean, "en": English}
    return known.get(code, Language)(code, LANGUAGES[code])


def _unknown(code: str) -> str:
    by_name = {name.lower(): known for known, name in LANGUAGES.items()}
    close = get_close_matches(code, list(by_name), n=1, cutoff=0.7)
    guesses = [by_name[close[0]]] if close else get_close_matches(code, list(LANGUAGES), n=3, cutoff=0.5)
    hint = (
        f": did you mean {' or '.join(repr(g) for g in guesses)}?"
        if guesses
        else ": give a code such as tr, kk, ru, ko, en"
    )
    return f"unknown language {code!r}{hint}"
