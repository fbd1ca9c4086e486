"""The `translate` command: finds the command asked for, and turns every outcome into an exit code, here and only here.

0 fine; 1 failed; 2 wrong usage; 3 done, but some terms or segments need attention.
"""

from __future__ import annotations

import importlib
import os
import sys
from difflib import get_close_matches
from typing import TextIO

import click

from translate import __version__
from translate.errors import GlossaryError, NewsglossError

FAILED, USAGE, ATTENTION = 1, 2, 3

COMMANDS = {
    "text": "translate.cli.text:text",
    "file": "translate.cli.file:file",
    "batch": "translate.cli.batch:batch",
    "score": "translate.cli.score:score",
    "glossary": "translate.cli.glossary:glossary",
    "models": "translate.cli.models:models",
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are asked for.

    :param lazy: "module:attribute" by command name.
    """

    def __init__(self, *args: object, lazy: dict[str, str] | None = None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._lazy = lazy or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._lazy)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in self._lazy:
            return None
        module, attribute = self._lazy[name].split(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            close = get_close_matches(args[0], self._lazy, n=1)
            if close and "Did you mean" not in error.message:
                raise click.UsageError(f"{error.message} Did you mean {close[0]!r}?", ctx) from None
            raise


@click.group(cls=LazyGroup, lazy=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="translate")
def cli() -> None:
    """Translate news offline, with names that stay consistent, and score the result."""


def run(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", newline="")
    try:
        code = cli.main(arguments, prog_name="translate", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.ClickException as error:
        error.show()
        return USAGE if isinstance(error, click.UsageError) else FAILED
    except GlossaryError as error:
        for problem in error.problems:
            _say(problem)
        return FAILED
    except NewsglossError as error:
        _say(str(error))
        return FAILED
    except (click.Abort, KeyboardInterrupt):
        _say("stopped; nothing was written")
        return FAILED
    except BrokenPipeError:
        _drop(sys.stdout)
        return FAILED
    except OSError as error:
        _drop(sys.stdout)
        _say(f"{error.filename or 'output'}: {error.strerror or error}")
        return FAILED
    except MemoryError:
        _say("out of memory: give less text at a time, or use a smaller glossary")
        return FAILED


def _say(message: str) -> None:
    click.echo(f"translate: {' '.join(message.split())}", err=True)


def _drop(stream: TextIO) -> None:
    """Send what is still buffered nowhere, or the interpreter reports the broken stream once more on its way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def main() -> None:
    """Entry point of the console script."""
    sys.exit(run())
