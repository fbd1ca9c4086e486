"""Between text and the pieces a model works with, knowing where in the text each piece stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from translate.engine.packages import Package
from translate.errors import PackageError

Span = tuple[int, int]

# Signs that a vocabulary may lack, and those that it surely has; one for one, so that places stay what they are.
_PLAIN = str.maketrans(dict.fromkeys("’‘ʼ`´", "'") | dict.fromkeys("“”„«»", '"') | dict.fromkeys("–—‑‐", "-"))


class Pieces(Protocol):
    """A package's tokenizer."""

    def encode(self, text: str) -> list[str]:
        """The pieces of a text."""

    def encode_all(self, texts: Sequence[str]) -> list[list[str]]:
        """The pieces of each text; faster than one by one."""

    def decode(self, pieces: Sequence[str]) -> str:
        """The text of pieces, underscores kept."""

    def source_spans(self, text: str) -> list[Span]:
        """Where each piece of `encode(text)` stands in the text; empty if that is not known."""

    def target_spans(self, pieces: Sequence[str]) -> list[Span]:
        """Where each piece stands in `decode(pieces)`; empty if that is not known."""


class SentencePieces:
    """SentencePiece, used directly: Argos's own wrapper turns every underscore into a space."""

    def __init__(self, model: bytes) -> None:
        import sentencepiece

        self._model: Any = sentencepiece.SentencePieceProcessor(model_proto=model)
        self._plain = {sign: plain for sign, plain in _PLAIN.items() if self._lacks(chr(sign))}

    def _lacks(self, sign: str) -> bool:
        """Whether the vocabulary has no piece for a sign: what a model met as bytes, if at all, it hardly knows."""
        return any(self._model.is_byte(i) or self._model.is_unknown(i) for i in self._model.encode(sign))

    def encode(self, text: str) -> list[str]:
        pieces: list[str] = self._model.encode(text.translate(self._plain), out_type=str)
        return pieces

    def encode_all(self, texts: Sequence[str]) -> list[list[str]]:
        known = [text.translate(self._plain) for text in texts]
        pieces: list[list[str]] = self._model.encode(known, out_type=str, num_threads=1)
        return pieces

    def decode(self, pieces: Sequence[str]) -> str:
        text: str = self._model.decode(list(pieces))
        return text.replace("\u2581", " ").strip()

    def source_spans(self, text: str) -> list[Span]:
        return _spans(self._model.encode(text.translate(self._plain), return_type="proto"))

    def target_spans(self, pieces: Sequence[str]) -> list[Span]:
        return _spans(self._model.decode(list(pieces), return_type="proto"))


def _spans(parsed: Any) -> list[Span]:
    """Where the pieces stand, in characters; SentencePiece counts the bytes of UTF-8."""
    character = [i for i, char in enumerate(parsed.text) for _ in char.encode()] + [len(parsed.text)]
    return [(character[piece.begin], character[piece.end]) for piece in parsed.pieces]


class BytePairs:
    """The older byte-pair packages, through argostranslate's tokenizer; it keeps no positions."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer

    def encode(self, text: str) -> list[str]:
        return list(self._tokenizer.encode(text))

    def encode_all(self, texts: Sequence[str]) -> list[list[str]]:
        return [self.encode(text) for text in texts]

    def decode(self, pieces: Sequence[str]) -> str:
        text: str = self._tokenizer.decode(list(pieces))
        return text.strip()

    def source_spans(self, text: str) -> list[Span]:
        return []

    def target_spans(self, pieces: Sequence[str]) -> list[Span]:
        return []


def open_pieces(package: Package, files: dict[str, bytes]) -> Pieces:
    """The tokenizer of a package.

    :param files: the package's files by name.
    :raises PackageError: it has none, or a damaged one.
    """
    if "sentencepiece.model" in files:
        try:
            return SentencePieces(files["sentencepiece.model"])
        except (RuntimeError, ValueError):
            raise PackageError(f"{package.path}: its sentencepiece.model is damaged: get it again") from None
    if "bpe.model" in files and package.path.is_dir():
        from argostranslate.tokenizer import BPETokenizer

        return BytePairs(BPETokenizer(package.path / "bpe.model", package.source, package.target))
    raise PackageError(f"{package.path}: no sentencepiece.model in this package: get it again")
