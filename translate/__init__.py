"""newsgloss: offline translation of news that keeps proper names consistent, and proves it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from translate.glossary.concepts import Glossary
    from translate.translator import Translator

__version__ = "0.2.0"
__all__ = ["Glossary", "Translator", "__version__"]


def __getattr__(name: str) -> Any:
    """Import the two public classes when they are first used: the command line must start quickly."""
    if name == "Glossary":
        from translate.glossary.concepts import Glossary

        return Glossary
    if name == "Translator":
        from translate.translator import Translator

        return Translator
    raise AttributeError(f"module 'translate' has no attribute {name!r}")
