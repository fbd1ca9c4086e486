"""A job's options in a YAML file: read before the command line, and written to a job's folder."""

from __future__ import annotations

import os
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

# Key of the file: name of the parameter, and whether it is a list.
KEYS: dict[str, tuple[str, bool]] = {
    "inputs": ("inputs", True),
    "from": ("source", False),
    "to": ("target", False),
    "glossary": ("glossaries", True),
    "package": ("package", False),
    "beam": ("beam", False),
    "output": ("output", False),
    "include": ("include", True),
    "exclude": ("exclude", True),
    "format": ("format_name", False),
    "field": ("fields", True),
    "width": ("width", False),
    "encoding": ("encoding", False),
    "jobs": ("jobs", False),
    "engine": ("engine", False),
    "ray-address": ("ray_address", False),
    "cache": ("cache", False),
    "cache-size": ("cache_size", False),
    "fail-fast": ("fail_fast", False),
    "report": ("report", False),
    "log-every": ("log_every", False),
    "quiet": ("quiet", False),
    "strict": ("strict", False),
}
_PATHS = ("inputs", "glossary", "package", "output")
_WRITTEN_BY_US = "record"


def load(context: click.Context, parameter: click.Parameter, path: str | None) -> None:
    """Callback of --config: make the file's values the defaults of this command.

    Paths in it are relative to the folder that it is in.

    :raises UsageError: it cannot be read, or has a key that nobody knows.
    """
    if path is None:
        return
    import yaml

    try:
        content = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        reason = error.strerror if isinstance(error, OSError) else " ".join(str(error).split())
        raise click.UsageError(f"{path}: {reason}", context) from None
    if not isinstance(content, dict):
        raise click.UsageError(f"{path}: must hold keys and values, such as `from: tr`", context)
    content.pop(_WRITTEN_BY_US, None)
    context.default_map = {name: value for key, given in content.items() for name, value in [_value(path, key, given)]}


def _value(path: str, key: Any, given: Any) -> tuple[str, Any]:
    if key not in KEYS:
        close = get_close_matches(str(key), KEYS, n=1)
        hint = f" Did you mean {close[0]!r}?" if close else ""
        raise click.UsageError(f"{path}: no option {key!r} (there are: {', '.join(KEYS)}).{hint}")
    name, is_list = KEYS[key]
    values = given if isinstance(given, list) else [given]
    if not is_list and isinstance(given, list | dict):
        raise click.UsageError(f"{path}: {key}: one value is wanted, not several")
    if key in _PATHS:
        values = [_relative(Path(path).parent, key, str(value)) for value in values if value is not None]
    return name, values if is_list else (values[0] if values else None)


def _relative(folder: Path, key: str, value: str) -> str:
    """A path as it is from here; the name of a shipped glossary stays a name."""
    if value == "-" or (key == "glossary" and not (folder / value).exists()):
        return value
    return os.path.normpath(folder / value)


def written(inputs: tuple[str, ...], chosen: Mapping[str, Any]) -> dict[str, Any]:
    """The options that a job was begun with as such a file's content, paths absolute."""
    values = {**chosen, "inputs": inputs}
    content: dict[str, Any] = {}
    for key, (name, is_list) in KEYS.items():
        value = values[name]
        if value is None or value == ():
            continue
        if key in _PATHS:
            paths = [v if key == "glossary" and not Path(v).exists() else os.path.abspath(v) for v in _several(value)]
            value = paths if is_list else paths[0]
        content[key] = list(value) if is_list else value
    return content


def _several(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]
