"""The engine on many machines: blocks translated by a pool of actors of Ray Data, each with a translator of its own.

This process reads, matches and writes; what travels is sentences and their translations. A worker that is lost is
started again by Ray, and its block with it.
"""

from __future__ import annotations

import contextlib
import logging
import os
import pickle
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from translate.batch.plan import Block
from translate.errors import InputError, PackageError
from translate.glossary.concepts import Glossary
from translate.results import Segment
from translate.translator import Translator

ROUND = 256  # blocks handed to Ray at a time


@dataclass(frozen=True)
class _Recipe:
    """What an actor needs to make its translator.

    :param packages: fingerprints of the packages that this process uses; the actor's must be the same.
    """

    source: str
    target: str
    glossary: Glossary
    package: Path | None
    beam: int
    packages: tuple[str, ...]


class _Actor:
    """A worker: one translator, one thread. Its recipe is part of its class, which Ray keeps for as long as it runs."""

    recipe: _Recipe

    def __init__(self) -> None:
        recipe = self.recipe
        self._translator = Translator(
            recipe.source,
            recipe.target,
            glossary=recipe.glossary,
            package=recipe.package,
            beam=recipe.beam,
            workers=1,
        )
        here = tuple(package.fingerprint() for package in self._translator.packages)
        if here != recipe.packages:
            raise PackageError(f"a worker has other packages ({', '.join(here)}) than this machine: install the same")

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        blocks = [self._translator.translate_prepared(pickle.loads(bytes(todo))) for todo in batch["todo"]]
        return {"block": batch["block"], "segments": [pickle.dumps(segments) for segments in blocks]}


class RayEngine:
    """Translates blocks by Ray Data.

    :param translator: the translator of this process, which the workers' are made like.
    :param actors: how many workers.
    :param address: of a Ray cluster; None to start Ray on this machine.
    :raises InputError: Ray is not installed, or the cluster does not answer.
    """

    def __init__(self, translator: Translator, actors: int, address: str | None = None) -> None:
        os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
        os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
        try:
            import ray
            import ray.data
        except ImportError:
            raise InputError("the engine ray needs Ray: pip install 'newsgloss[ray]'") from None
        try:
            here: dict[str, Any] = {"num_cpus": actors, "include_dashboard": False}
            ray.init(
                address=address or "local",
                logging_level=logging.ERROR,
                log_to_driver=False,
                **({} if address else here),
            )
        except (ConnectionError, ValueError, RuntimeError) as error:
            reason = " ".join(str(error).split())
            raise InputError(
                f"--ray-address {address}: {reason} (a cluster that asks for a token: set RAY_AUTH_MODE=token)"
            ) from None
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        self._ray = ray
        self._actors = actors
        named = translator.packages[0].path if translator.packages[0].origin == "file" else None
        self._recipe = _Recipe(
            translator.source,
            translator.target,
            translator.glossary,
            named,
            translator.beam,
            tuple(package.fingerprint() for package in translator.packages),
        )

    def run(self, blocks: Iterator[Block]) -> Iterator[tuple[Block, list[Segment]]]:
        """Each block with the translations of its `todo`, in order."""
        context = self._ray.data.DataContext.get_current()
        context.enable_progress_bars = False
        context.execution_options.preserve_order = True
        with contextlib.redirect_stdout(sys.stderr):  # Ray's own messages go where ours do
            try:
                while some := list(islice(blocks, ROUND)):
                    yield from self._round(some)
            except self._ray.exceptions.RayError as error:
                last = str(error).strip().split("\n")[-1]  # Ray puts the worker's traceback into the message
                raise PackageError(f"Ray: {last.removeprefix('translate.errors.PackageError: ')}") from None
            finally:
                self._ray.shutdown()

    def _round(self, blocks: list[Block]) -> Iterator[tuple[Block, list[Segment]]]:
        import pyarrow

        tables = [
            pyarrow.table({"block": [number], "todo": [pickle.dumps(list(block.todo.values()))]})
            for number, block in enumerate(blocks)
        ]
        actor = type("Actor", (_Actor,), {"recipe": self._recipe})
        pool = self._ray.data.ActorPoolStrategy(size=self._actors)
        done = self._ray.data.from_arrow(tables).map_batches(actor, batch_size=None, compute=pool, num_cpus=1)
        for row in done.iter_rows():
            yield blocks[row["block"]], pickle.loads(row["segments"])
