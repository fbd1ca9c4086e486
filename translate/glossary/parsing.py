"""From YAML text to a glossary: every fault is noted with its line, and reading goes on after it."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from translate.glossary.concepts import CONCEPT_TYPES, Concept, Glossary, Term
from translate.languages import LANGUAGES

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TOP_KEYS = ("glossary", "version", "description", "concepts")
_CONCEPT_KEYS = ("id", "type", "note", "terms")
_TERM_KEYS = ("preferred", "short", "variants", "forbidden", "adjectives", "case", "inflect", "near", "pronounced")
_YES, _NO = ("true", "yes", "on"), ("false", "no", "off")
_BIDI = set("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def parse(text: str, origin: str) -> tuple[Glossary | None, list[str]]:
    """Read a glossary from YAML.

    :param origin: the file's name, for messages.
    :return: the glossary as far as it could be read (None if not at all), and the faults, each one line.
    """
    parser = _Parser(origin)
    control = next((i for i, c in enumerate(text) if _forbidden(c) and c not in "\t\n\r"), None)
    if control is not None:
        line = text.count("\n", 0, control) + 1
        return None, [f"{origin}:{line}: control character U+{ord(text[control]):04X}: delete it"]
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return None, [f"{origin}:{mark.line + 1 if mark else 1}: not YAML: {error.problem or error.context}"]
    except yaml.YAMLError as error:
        return None, [f"{origin}:1: not YAML: {error}"]
    except RecursionError:
        return None, [f"{origin}:1: nested too deeply: a glossary has five levels"]
    return parser.glossary(root), parser.faults


def _forbidden(char: str) -> bool:
    return unicodedata.category(char) == "Cc" or char in "\u2028\u2029" or char in _BIDI


class _Parser:
    """Reads nodes and notes faults."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.faults: list[str] = []
        self._where = ""

    def _fault(self, node: Node, message: str) -> None:
        self.faults.append(f"{self.origin}:{node.start_mark.line + 1}: {self._where}{message}")

    def glossary(self, root: Node | None) -> Glossary | None:
        if root is None:
            self.faults.append(f"{self.origin}:1: empty: a glossary needs the keys glossary and concepts")
            return None
        top = self._mapping(root, _TOP_KEYS, "a glossary")
        name = self._text(top["glossary"], "glossary") if "glossary" in top else ""
        if not name and "glossary" not in top:
            self._fault(root, "the key glossary (its name) is missing")
        entries: list[Node] = []
        if isinstance(top.get("concepts"), SequenceNode):
            entries = top["concepts"].value
        else:
            self._fault(top.get("concepts", root), "concepts must be a list of concepts")
        concepts: dict[str, Concept] = {}
        for node in entries:
            concept = self._concept(node)
            self._where = ""
            if concept and concept.id in concepts:
                self._fault(node, f"concept {concept.id}: this id is taken (line {concepts[concept.id].line})")
            elif concept:
                concepts[concept.id] = concept
        version = self._text(top["version"], "version") if "version" in top else "1"
        description = self._text(top["description"], "description") if "description" in top else ""
        return Glossary(name, concepts, version, description)

    def _mapping(self, node: Node, known: tuple[str, ...], what: str) -> dict[str, Node]:
        """A mapping's nodes by key; unknown and double keys are faults."""
        if not isinstance(node, MappingNode):
            self._fault(node, f"{what} must be a mapping with the keys {', '.join(known)}")
            return {}
        found: dict[str, Node] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, ScalarNode) else ""
            if name in found:
                self._fault(key, f"the key {name!r} stands here twice")
            elif name not in known:
                close = get_close_matches(name, known, n=1)
                hint = f": did you mean {close[0]!r}?" if close else f": {what} has the keys {', '.join(known)}"
                self._fault(key, f"unknown key {name!r}{hint}")
            else:
                found[name] = value
        return found

    def _text(self, node: Node, key: str) -> str:
        if not isinstance(node, ScalarNode) or node.tag.endswith(":null"):
            self._fault(node, f"{key} must be text")
            return ""
        value = unicodedata.normalize("NFC", node.value)
        if not value.strip():
            self._fault(node, f"{key} is empty")
            return ""
        if value != value.strip():
            self._fault(node, f"{key} has space around it: {value!r}")
        bad = next((c for c in value if _forbidden(c)), None)
        if bad is not None:
            self._fault(node, f"{key} has the control character U+{ord(bad):04X}: delete it")
        return value.strip()

    def _texts(self, node: Node, key: str) -> tuple[str, ...]:
        if not isinstance(node, SequenceNode):
            self._fault(node, f"{key} must be a list, such as [{getattr(node, 'value', '') or '…'}]")
            return ()
        values = [self._text(item, key) for item in node.value]
        for value, item in zip(values, node.value, strict=True):
            if value and values.count(value) > 1 and values.index(value) != node.value.index(item):
                self._fault(item, f"{key} has {value!r} twice")
        return tuple(dict.fromkeys(v for v in values if v))

    def _flag(self, node: Node, key: str, default: bool) -> bool:
        value = node.value.lower() if isinstance(node, ScalarNode) else ""
        if value not in _YES + _NO:
            self._fault(node, f"{key} must be true or false")
            return default
        return value in _YES

    def _concept(self, node: Node) -> Concept | None:
        keys = self._mapping(node, _CONCEPT_KEYS, "a concept")
        if not keys:
            return None
        name = self._text(keys["id"], "id") if "id" in keys else ""
        self._where = f"concept {name}: " if name else ""
        if "id" not in keys:
            self._fault(node, "the key id is missing")
        elif name and not re.fullmatch(r"[\w.-]+", name):
            self._fault(keys["id"], f"id {name!r} must be letters, digits, hyphens")
        kind = self._text(keys["type"], "type") if "type" in keys else ""
        if kind not in CONCEPT_TYPES and ("type" not in keys or kind):
            close = get_close_matches(kind, CONCEPT_TYPES, n=1)
            hint = f": did you mean {close[0]!r}?" if close else ""
            self._fault(keys.get("type", node), f"type must be one of {', '.join(CONCEPT_TYPES)}{hint}")
        terms: dict[str, Term] = {}
        if "terms" in keys:
            terms = self._terms(keys["terms"], kind)
        else:
            self._fault(node, "the key terms is missing")
        note = self._text(keys["note"], "note") if "note" in keys else ""
        return Concept(name, kind, terms, note, self.origin, node.start_mark.line + 1) if name else None

    def _terms(self, node: Node, kind: str) -> dict[str, Term]:
        if not isinstance(node, MappingNode) or not node.value:
            self._fault(node, "terms must map language codes to terms")
            return {}
        terms: dict[str, Term] = {}
        for key, value in node.value:
            code = key.value if isinstance(key, ScalarNode) else ""
            if code not in LANGUAGES:
                close = get_close_matches(code, list(LANGUAGES), n=1)
                self._fault(key, f"unknown language {code!r}" + (f": did you mean {close[0]!r}?" if close else ""))
            elif code in terms:
                self._fault(key, f"the language {code!r} stands here twice")
            else:
                term = self._term(value, code, kind)
                if term:
                    terms[code] = term
        return terms

    def _term(self, node: Node, code: str, kind: str) -> Term | None:
        if not isinstance(node, MappingNode):
            preferred = self._text(node, f"term {code}")
            return Term.of_type(preferred, kind) if preferred else None
        keys = self._mapping(node, _TERM_KEYS, "a term")
        if "preferred" not in keys:
            self._fault(node, f"term {code}: the key preferred is missing")
            return None
        term = Term.of_type(self._text(keys["preferred"], "preferred"), kind)
        case = self._text(keys["case"], "case") if "case" in keys else ""
        if case and case not in ("exact", "ignore"):
            self._fault(keys["case"], "case must be exact or ignore")
        return Term(
            preferred=term.preferred,
            short=self._text(keys["short"], "short") or None if "short" in keys else None,
            variants=self._texts(keys["variants"], "variants") if "variants" in keys else (),
            forbidden=self._texts(keys["forbidden"], "forbidden") if "forbidden" in keys else (),
            adjectives=self._texts(keys["adjectives"], "adjectives") if "adjectives" in keys else (),
            ignore_case=case == "ignore" if case else term.ignore_case,
            inflect=self._flag(keys["inflect"], "inflect", True) if "inflect" in keys else True,
            near=self._flag(keys["near"], "near", term.near) if "near" in keys else term.near,
            pronounced=self._text(keys["pronounced"], "pronounced") if "pronounced" in keys else None,
        )
