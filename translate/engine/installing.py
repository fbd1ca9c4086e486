"""Installing Argos packages into argostranslate's own folder: checked, whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from pathlib import Path, PurePosixPath
from typing import Any

from translate.engine import argos
from translate.engine.packages import Package, open_package
from translate.errors import OutputError, PackageError


def install_file(path: Path) -> Package:
    """Install an .argosmodel file for this user, in place of the same package of another version.

    :raises PackageError: the file is no usable package.
    :raises OutputError: the package folder cannot be written to.
    """
    package = open_package(path)
    package.files()
    folder = packages_folder()
    try:
        with (
            zipfile.ZipFile(path) as archive,
            tempfile.TemporaryDirectory(dir=folder, prefix=".installing-") as place,
        ):
            root = _safe_root(archive, path)
            archive.extractall(place)
            target = folder / root
            if target.exists():
                shutil.rmtree(target)
            (Path(place) / root).rename(target)
    except zipfile.BadZipFile as error:
        raise PackageError(f"{path}: not a usable Argos package ({error}): get it again") from None
    except OSError as error:
        raise OutputError(f"{error.filename or folder}: {error.strerror}: the package was not installed") from None
    return open_package(target, "installed")


def packages_folder() -> Path:
    """Where argostranslate keeps packages."""
    return Path(argos.settings().package_data_dir)


def _safe_root(archive: zipfile.ZipFile, path: Path) -> str:
    """The one folder that holds everything in the archive."""
    roots = set()
    for name in archive.namelist():
        parts = PurePosixPath(name).parts
        if name.startswith("/") or ".." in parts or "\\" in name:
            raise PackageError(f"{path}: has a file outside its own folder ({name}): do not install it")
        roots.add(parts[0])
    if len(roots) != 1:
        raise PackageError(f"{path}: more than one folder at its top ({', '.join(sorted(roots))})")
    return roots.pop()


def update_index() -> int:
    """Fetch Argos's list of packages (needs the network); returns how many it has.

    :raises PackageError: the list could not be fetched.
    """
    package, settings = argos.package(), argos.settings()
    index = Path(settings.local_package_index)
    before = index.stat().st_mtime_ns if index.exists() else 0
    package.update_package_index()
    if not index.exists() or index.stat().st_mtime_ns == before:
        raise PackageError(f"{settings.remote_package_index}: could not be fetched: is there a network?")
    return len(package.get_available_packages())


def offers() -> list[Any]:
    """What Argos's list of packages, as last fetched, has for translating.

    :raises PackageError: the list was never fetched.
    """
    package, settings = argos.package(), argos.settings()
    if not Path(settings.local_package_index).exists():
        raise PackageError("the list of packages was never fetched: run `translate models update` first")
    return [p for p in package.get_available_packages() if p.type == "translate"]


def install_pair(source: str, target: str) -> Package:
    """Download (needs the network) and install the package of a pair.

    :raises PackageError: the index has no such pair, or the download failed.
    """
    offered = [p for p in offers() if (p.from_code, p.to_code) == (source, target)]
    if not offered:
        raise PackageError(
            f"Argos has no package from {source!r} to {target!r}: `translate models list --available` lists them"
        )
    data = argos.package().networking.get_from(offered[0].links)
    if data is None:
        raise PackageError(f"{', '.join(offered[0].links)}: could not be fetched: is there a network?")
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / f"translate-{source}_{target}.argosmodel"
        path.write_bytes(data)
        return install_file(path)
