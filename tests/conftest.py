"""What several test modules share."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from translate.engine.packages import Package, starters

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def pytest_configure() -> None:
    """Let Ctrl-C reach the commands under test even where the tests run in the background, where shells ignore it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the `translate` command as a person would, with a home of its own; returns the finished process."""
    home = tmp_path / "home"
    home.mkdir()
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "ARGOS_"))}
    environment |= {"HOME": str(home), "PYTHONWARNINGS": "error"}

    def command(*arguments: str, stdin: str | bytes = "", **kwargs: object) -> subprocess.CompletedProcess[str]:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [sys.executable, "-m", "translate", *arguments],
            input=data,
            capture_output=True,
            env=environment,
            cwd=tmp_path,
            check=False,
            **kwargs,  # type: ignore[call-overload]
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        )

    return command


def turkish_starter() -> Package:
    """The built-in package from Turkish to English."""
    return next(package for package in starters() if package.source == "tr")
