"""English: the possessive, and titles before a surname."""

from __future__ import annotations

from translate.languages.base import Language


class English(Language):
    """English."""

    given_names_tell = True
    ordinary = frozenset(
        "ban banks bill brown bush church cook cross fields gates grant green han hill hope hunt jobs king law long "
        "may moon nice oral page park price rice rich rose short small son stone strong white who wise wood "
        "young".split()
    )
    titles = frozenset(
        [
            "president",
            "mr",
            "mrs",
            "ms",
            "miss",
            "dr",
            "prof",
            "professor",
            "sir",
            "lord",
            "prime",
            "minister",
            "leader",
            "chairman",
            "chairwoman",
            "speaker",
            "king",
            "queen",
            "prince",
            "princess",
            "general",
            "governor",
            "mayor",
            "senator",
            "secretary",
            "ambassador",
            "chancellor",
            "premier",
            "sheikh",
            "emir",
            "comrade",
            "and",
            "with",
            "but",
            "as",
            "by",
            "of",
            "the",
            "for",
            "to",
            "from",
            "in",
            "on",
            "at",
            "after",
            "before",
            "when",
            "while",
            "if",
            "said",
            "kazakh",
            "korean",
            "turkish",
            "russian",
            "chinese",
            "uzbek",
            "kyrgyz",
            "tajik",
            "turkmen",
            "azerbaijani",
            "former",
            "then",
            "counterpart",
        ]
    )
    calendar = frozenset(
        "january february march april may june july august september october november december monday tuesday "
        "wednesday thursday friday saturday sunday tv pm am i".split()
    )
    abbreviations = frozenset(
        [
            "mr",
            "mrs",
            "ms",
            "dr",
            "prof",
            "st",
            "gen",
            "col",
            "lt",
            "sgt",
            "capt",
            "gov",
            "sen",
            "rep",
            "rev",
            "hon",
            "jr",
            "sr",
            "vs",
            "etc",
            "e.g",
            "i.e",
            "inc",
            "ltd",
            "co",
            "corp",
            "no",
            "vol",
            "fig",
            "jan",
            "feb",
            "mar",
            "apr",
            "jun",
            "jul",
            "aug",
            "sep",
            "sept",
            "oct",
            "nov",
            "dec",
            "u.s",
            "u.k",
            "u.n",
            "d.c",
            "a.m",
            "p.m",
            "approx",
            "dept",
            "est",
        ]
    )
    closing = frozenset("etc inc ltd co corp jr sr a.m p.m u.s u.k u.n d.c".split())

    def suffix_case(self, stem: str, rest: str) -> str | None:
        """The possessive, with any apostrophe; a bare one after an s."""
        apostrophe, ending = self.parted(rest.lower())
        if not apostrophe:
            return None
        if ending == "s" or (not ending and stem[-1:].lower() == "s"):
            return "possessive"
        return "" if not ending else None
