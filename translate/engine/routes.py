"""The packages to use one after another from a source to a target language."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from translate.engine.packages import Package
from translate.errors import PackageError

PIVOT = "en"


def route(source: str, target: str, packages: Sequence[Package]) -> list[Package]:
    """The shortest way, one package for a direct pair; of several equally short ones the one through English.

    :param packages: what there is, the preferred package of a pair first.
    :raises PackageError: no way; the message lists what is installed and how to install the pair.
    """
    first: dict[tuple[str, str], Package] = {}
    for package in packages:
        first.setdefault((package.source, package.target), package)
    onward = sorted(first, key=lambda pair: (pair[1] != PIVOT, pair))
    came_from: dict[str, Package | None] = {source: None}
    queue = deque([source])
    while queue:
        here = queue.popleft()
        for start, end in onward:
            if start == here and end not in came_from:
                came_from[end] = first[start, end]
                queue.append(end)
    if target not in came_from or source == target:
        raise PackageError(_no_way(source, target, sorted(first)))
    way: list[Package] = []
    step = came_from[target]
    while step is not None:
        way.insert(0, step)
        step = came_from[step.source]
    return way


def _no_way(source: str, target: str, pairs: Sequence[tuple[str, str]]) -> str:
    there = ", ".join(f"{a}→{b}" for a, b in pairs) or "none"
    return (
        f"no package translates from {source!r} to {target!r} (there are: {there}): "
        f"install one with `translate models install {source} {target}` or name a file with --package"
    )
