"""XML read safely: no entities of the file's own, no outside references, a limit on size."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from translate.errors import InputError

LARGEST = 256 << 20  # bytes
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def parse(data: bytes, path: Path) -> Element:
    """The root element.

    :raises InputError: no well-formed XML, too large, or with definitions that could be a trap.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    if len(data) > LARGEST:
        raise InputError(f"{path}: larger than {LARGEST >> 20} MiB: split it")
    try:
        root: Element = fromstring(data)
    except ParseError as error:
        raise InputError(f"{path}:{error.position[0]}: not well-formed XML: {str(error).split(':')[0]}") from None
    except DefusedXmlException:
        raise InputError(
            f"{path}: defines entities of its own, which a glossary does not need: delete its DOCTYPE"
        ) from None
    except (LookupError, ValueError) as error:
        raise InputError(f"{path}: its encoding cannot be read ({error}): save it as UTF-8") from None
    return root


def name(element: Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rsplit("}", 1)[-1]


def text(element: Element) -> str:
    """All text inside an element."""
    return "".join(element.itertext())


def find(element: Element, *names: str) -> list[Element]:
    """Every element below, at any depth, that has one of the names."""
    return [e for e in element.iter() if name(e) in names]
