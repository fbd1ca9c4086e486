"""argostranslate's own modules, which make folders in the user's home when they are imported."""

from __future__ import annotations

import os
import tempfile
from types import ModuleType


def package() -> ModuleType:
    """argostranslate.package; where its folders cannot be made, it is given a temporary place without packages."""
    try:
        from argostranslate import package
    except OSError:
        folder = tempfile.mkdtemp(prefix="newsgloss-")
        homes = {name: folder for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
        before = {name: os.environ.get(name) for name in homes}
        os.environ.update(homes)
        from argostranslate import package

        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})
    module: ModuleType = package
    return module


def settings() -> ModuleType:
    """argostranslate.settings, likewise."""
    module: ModuleType = package().settings
    return module
