"""The one tree of exceptions: everything this package raises on purpose is a NewsglossError.

A message is one line: what is wrong, where, what to do about it. The command line turns each class into an exit code
in one place (translate.cli.main); library code never exits.
"""


class NewsglossError(Exception):
    """Base of all errors of this package."""


class InputError(NewsglossError):
    """A text, file or option value that cannot be used as given."""


class LanguageError(InputError):
    """A language code nobody knows."""


class GlossaryError(InputError):
    """A glossary that cannot be read; `problems` holds every fault found, each one line with file and line."""

    def __init__(self, *problems: str) -> None:
        super().__init__(problems[0] if len(problems) == 1 else f"{problems[0]} (and {len(problems) - 1} more)")
        self.problems = problems


class PackageError(NewsglossError):
    """A translation package that is missing, damaged or of the wrong kind."""


class OutputError(NewsglossError):
    """Output that could not be written; nothing half-written is left behind."""


class Stopped(NewsglossError):
    """Work that was stopped before its end, by a person or by its first failure; the message says how to go on."""
