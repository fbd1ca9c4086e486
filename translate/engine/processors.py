"""The machine's processors: how many are ours, and which instructions CTranslate2 uses on them."""

from __future__ import annotations

import os
from pathlib import Path

_CHOICE = "CT2_FORCE_CPU_ISA"  # CTranslate2's own variable, read when it opens its first model
_NEEDED = {"avx512f", "avx512cd", "avx512vl", "avx512dq", "avx512bw"}
_SECOND_GENERATION = "avx512_vbmi2"  # the first one lowers the clock for such instructions


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def choose_instructions(description: Path = Path("/proc/cpuinfo")) -> None:
    """Have CTranslate2 use AVX-512 on processors that gain by it, which it never does unless it is told to.

    To be called before a model is opened; a choice made by the user stands.

    :param description: where the system says what its processors can do; where it does not, nothing is changed.
    """
    if _CHOICE in os.environ or not description.is_file():
        return
    flags = next((line for line in description.read_text().split("\n") if line.startswith("flags")), "")
    if {*_NEEDED, _SECOND_GENERATION} <= set(flags.split()):
        os.environ[_CHOICE] = "AVX512"
