"""What is known of a language; this class alone serves the languages that have no module of their own."""

from __future__ import annotations

import unicodedata

APOSTROPHES = "'’ʼ‘`´′＇ʹˈ‛"


class Language:
    """Casing, endings of names, titles and sentence ends of one language.

    :param code: ISO 639-1 code.
    :param name: English name.
    """

    abbreviations: frozenset[str] = frozenset()
    """Words, in lower case and without their dot, after which a dot ends no sentence."""

    closing: frozenset[str] = frozenset()
    """Those of the abbreviations that often stand at a sentence's end: a capital after them begins a new one."""

    calendar: frozenset[str] = frozenset()
    """Words, in lower case, that are written with a capital and name nobody: months, days, currencies."""

    titles: frozenset[str] = frozenset()
    """Words, in lower case, that may stand right before a surname without being a given name."""

    ordinary: frozenset[str] = frozenset()
    """Words, in lower case, that are also names of people or places in the news: at the start of a sentence, where a
    capital says nothing, they are taken for such a name only if the document names the same elsewhere."""

    apostrophe = False
    """Whether the language parts a name from its ending by an apostrophe."""

    given_names_tell = False
    """Whether an unknown capitalised word right before a surname, inside a sentence, is another person's given name."""

    def __init__(self, code: str, name: str) -> None:
        self.code = code
        self.name = name

    @staticmethod
    def parted(rest: str) -> tuple[bool, str]:
        """Whether an apostrophe of any kind parts an ending from its name, and the ending without it."""
        return rest[:1] in APOSTROPHES, rest.lstrip(APOSTROPHES)

    def __repr__(self) -> str:
        return f"Language({self.code!r})"

    def lower(self, text: str) -> str:
        """The text in lower case."""
        return text.lower()

    def upper(self, text: str) -> str:
        """The text in upper case."""
        return text.upper()

    def fold(self, char: str) -> str:
        """One composed character as it is compared: without case and without distinctions that texts neglect."""
        return unicodedata.normalize("NFKC", char).casefold()

    def suffix_case(self, stem: str, rest: str) -> str | None:
        """The grammatical case that an ending marks.

        :param stem: the name as it stands in the text.
        :param rest: the letters between the name and the end of the word, an apostrophe included.
        :return: the case's name, "" for an ending without case, None if `rest` makes another word of the name.
        """
        apostrophe, ending = self.parted(rest)
        return "" if apostrophe and len(ending) <= 5 else None

    def changed_forms(self, name: str, kind: str) -> list[tuple[str, str]]:
        """Inflected forms, each with its case, that are not the name with something behind it.

        :param kind: the concept's type.
        """
        return []

    def adjective_forms(self, adjective: str) -> list[str]:
        """Inflected forms of an adjective that are not the adjective with something behind it."""
        return []

    def joins(self, before: str, after: str) -> bool:
        """Whether a sentence end proposed between two pieces of text is none."""
        return False
