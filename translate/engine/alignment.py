"""Which source word each word of a target renders, by the model's attention and by words that are the same."""

from __future__ import annotations

from collections.abc import Sequence

from translate.documents.document import WORD, Alignment
from translate.documents.placing import copied
from translate.engine.model import Model


def align(model: Model, sources: Sequence[str], targets: Sequence[str]) -> list[Alignment]:
    """Align targets, whoever made them, with their sources: the model is made to write them and watched.

    :return: for each pair the alignment; empty where the package's tokenizer or the length does not allow one.
    """
    written = model.pieces.encode_all(targets)
    found = model.translate(sources, beam=1, attention=True, prefixes=written)
    return [
        _words(model, source, target, hypotheses[0].attention)
        for source, target, hypotheses in zip(sources, targets, found, strict=True)
    ]


def composed(first: Alignment, second: Alignment) -> Alignment:
    """The alignment over two hops: of a target with what was between, and of that with the source."""
    sources = dict(first)
    return tuple([(target, sources[between]) for target, between in second if between in sources])


def _words(model: Model, source: str, target: str, attention: Sequence[Sequence[float]]) -> Alignment:
    columns, rows = model.pieces.source_spans(source), model.pieces.source_spans(target)
    if not columns or len(attention) < len(rows):
        return ()
    source_words = [word.span() for word in WORD.finditer(source)]
    starts = [next((a for a, b in source_words if a < end and start < b), -1) for start, end in columns]
    names = copied(source, target)
    alignment = []
    for word in WORD.finditer(target):
        weights: dict[int, float] = {}
        for (start, end), row in zip(rows, attention, strict=False):
            if start < word.end() and word.start() < end:
                for at, weight in zip(starts, row, strict=False):
                    weights[at] = weights.get(at, 0.0) + weight
        weights.pop(-1, None)
        if weights:
            seen = max(weights, key=weights.__getitem__)
            alignment.append((word.start(), names.get(word.start(), seen)))
    return tuple(alignment)
