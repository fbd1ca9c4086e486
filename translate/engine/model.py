"""One package's model: text in, scored hypotheses out, decoded by CTranslate2."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from translate.engine.packages import Package
from translate.engine.pieces import Pieces, open_pieces
from translate.engine.processors import choose_instructions, processors
from translate.errors import PackageError

TOKENS_PER_BATCH = 320  # small batches fit a core's cache: of 96 to 768 this was the fastest with the starters
LONGEST = 480  # pieces; models know a limited number of positions, small ones 512
LENGTH_PENALTY = 1.2
NO_REPEAT = 5  # pieces; a run of so many that comes twice is a model's going round in circles
UNKNOWN = "<unk>"
_STEM = 4  # letters by which two words of a source are taken for one name with two endings
_NAME = re.compile(r"\b[^\W\d_]\w+")


@dataclass(frozen=True)
class Hypothesis:
    """One translation of one text; few of many hypotheses are ever read, so text and attention are made on reading.

    :param tokens: the model's pieces.
    :param score: mean log probability a token, the end counted as one; at most 0.
    :param decode: makes text of pieces.
    :param weights: gives the attention.
    """

    tokens: list[str]
    score: float
    decode: Callable[[Sequence[str]], str]
    weights: Callable[[], list[list[float]]] | None = None

    @cached_property
    def text(self) -> str:
        """What the tokens say."""
        return self.decode(self.tokens)

    @cached_property
    def attention(self) -> list[list[float]]:
        """For each token its weights over the source's pieces; empty if that was not asked for."""
        return self.weights() if self.weights else []


class Model:
    """A package opened for translating.

    :param package: the package to open.
    :param workers: batches decoded at the same time, one thread each (threads inside one batch spend
        their time waiting for one another on small models).
    :raises PackageError: the package's files are damaged.
    """

    def __init__(self, package: Package, workers: int | None = None) -> None:
        import ctranslate2

        choose_instructions()
        files = package.files()
        self.package = package
        self.pieces: Pieces = open_pieces(package, files)
        model = {n[len("model/") :]: data for n, data in files.items() if n.startswith("model/")}
        try:
            self._translator = ctranslate2.Translator(
                str(package.path),
                device="cpu",
                files=model,
                inter_threads=workers or processors(),
                intra_threads=1,
            )
        except (RuntimeError, ValueError) as error:
            reason = str(error).split("\n", 1)[0]
            raise PackageError(f"{package.path}: the model cannot be opened ({reason}): get it again") from None

    def translate(
        self,
        texts: Sequence[str],
        *,
        beam: int,
        hypotheses: int = 1,
        attention: bool = False,
        prefixes: Sequence[Sequence[str]] | None = None,
    ) -> list[list[Hypothesis]]:
        """Translate texts of one sentence each; one of more than LONGEST pieces is translated part by part.

        Weak models go round in circles, so no run of NO_REPEAT pieces comes twice, but where names may have to.

        :param beam: beam size, from 1.
        :param hypotheses: how many translations of each text, best first; at most the beam.
        :param attention: whether hypotheses carry their attention.
        :param prefixes: for each text the pieces its translation must begin with; they are part of the result.
        """
        if not texts:
            return []
        sources = self.pieces.encode_all(texts)
        if any(len(source) > LONGEST for source in sources):
            return self._in_parts(texts, beam, hypotheses, attention, prefixes)
        lead = [self.package.target_prefix] if self.package.target_prefix else []
        starts = [lead + list(prefix) for prefix in prefixes or [[]] * len(texts)]
        options: dict[str, Any] = {
            "beam_size": beam,
            "num_hypotheses": hypotheses,
            "length_penalty": LENGTH_PENALTY,
            "return_scores": True,
            "return_attention": attention,
            "max_input_length": 0,
            "max_decoding_length": min(LONGEST, 2 * max(map(len, sources)) + 20),
            "max_batch_size": TOKENS_PER_BATCH,
            "batch_type": "tokens",
        }
        free = {i for i, text in enumerate(texts) if prefixes or _names_a_name_twice(text)}
        return [self._read(result, len(lead), attention) for result in self._decode(sources, starts, free, options)]

    def _decode(
        self, sources: list[list[str]], starts: list[list[str]], free: set[int], options: dict[str, Any]
    ) -> list[Any]:
        """CTranslate2's results: one decoding for almost all texts, another for the few that it does not do for.

        :param free: numbers of the texts that may repeat what they said.
        """
        results: list[Any] = [None] * len(sources)

        def decode(numbers: Sequence[int], **more: Any) -> None:
            if numbers:
                some = [starts[i] for i in numbers] if any(starts) else None
                done = self._translator.translate_batch([sources[i] for i in numbers], some, **options, **more)
                for i, result in zip(numbers, done, strict=True):
                    results[i] = result

        decode([i for i in range(len(sources)) if i not in free], no_repeat_ngram_size=NO_REPEAT)
        decode(sorted(free))
        decode([i for i in sorted(free) if _loops(results[i].hypotheses[0])], no_repeat_ngram_size=NO_REPEAT)
        decode([i for i, r in enumerate(results) if UNKNOWN in r.hypotheses[0]], replace_unknowns=True)
        return results

    def _in_parts(
        self,
        texts: Sequence[str],
        beam: int,
        hypotheses: int,
        attention: bool,
        prefixes: Sequence[Sequence[str]] | None,
    ) -> list[list[Hypothesis]]:
        """As `translate`, long texts cut into parts; a cut text's attention and prefix are given up."""
        parts = [self._parts(text) for text in texts]
        flat = [part for text in parts for part in text]
        starts = [
            p if len(text) == 1 else []
            for text, p in zip(parts, prefixes or [[]] * len(texts), strict=True)
            for _ in text
        ]
        done = iter(self.translate(flat, beam=beam, hypotheses=hypotheses, attention=attention, prefixes=starts))
        return [[_joined(same) for same in zip(*[next(done) for _ in text], strict=True)] for text in parts]

    def _parts(self, text: str) -> list[str]:
        """The text in halves, and halves of halves, cut at the space nearest to the middle, until none is too long."""
        if len(text) < 2 or len(self.pieces.encode(text)) <= LONGEST:
            return [text]
        middle = len(text) // 2
        spaces = [i for i, c in enumerate(text) if c == " " and 0 < i < len(text) - 1]
        cut = min(spaces, key=lambda i: abs(i - middle)) if spaces else middle
        return self._parts(text[:cut].strip()) + self._parts(text[cut:].strip())

    def _read(self, result: Any, lead: int, attention: bool) -> list[Hypothesis]:
        def weights(number: int) -> list[list[float]]:
            rows: list[list[float]] = result.attention[number][lead:]
            return rows

        def read(number: int, tokens: list[str], score: float) -> Hypothesis:
            mean = score * (len(tokens) + 1) ** (LENGTH_PENALTY - 1)  # CTranslate2 divides by length ** LENGTH_PENALTY
            return Hypothesis(tokens[lead:], mean, self.pieces.decode, partial(weights, number) if attention else None)

        return [read(i, *one) for i, one in enumerate(zip(result.hypotheses, result.scores, strict=True))]

    def score(self, sources: Sequence[str], targets: Sequence[str]) -> list[float]:
        """Mean log probability a token of each target given its source, over the first LONGEST pieces."""
        if not sources:
            return []
        results = self._translator.score_batch(
            [pieces[:LONGEST] for pieces in self.pieces.encode_all(sources)],
            [pieces[:LONGEST] for pieces in self.pieces.encode_all(targets)],
            max_input_length=0,
            max_batch_size=TOKENS_PER_BATCH,
            batch_type="tokens",
        )
        return [sum(r.log_probs) / max(1, len(r.log_probs)) for r in results]


def _names_a_name_twice(text: str) -> bool:
    """Whether some capitalised word comes twice in a text, so that its translation may have to name it twice."""
    stems = [word[:_STEM] for word in _NAME.findall(text) if word[0].isupper()]
    return len(stems) > len(set(stems))


def _loops(pieces: Sequence[str]) -> bool:
    """Whether NO_REPEAT pieces or more stand in a text twice, other than as a name, which is capitalised."""
    seen: set[tuple[str, ...]] = set()
    for i in range(len(pieces) - NO_REPEAT + 1):
        run = tuple(pieces[i : i + NO_REPEAT])
        if run in seen and not any(c.isupper() for piece in run for c in piece):
            return True
        seen.add(run)
    return False


def _joined(parts: Sequence[Hypothesis]) -> Hypothesis:
    """The translations of one text's parts as one."""
    if len(parts) == 1:
        return parts[0]
    tokens = [token for part in parts for token in part.tokens]
    score = sum(part.score * len(part.tokens) for part in parts) / max(1, len(tokens))
    text = " ".join(part.text for part in parts)
    return Hypothesis(tokens, score, lambda _: text)
