"""Argos packages on this machine: installed for Argos Translate, built in (the starters), or named by hand."""

from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from translate.engine import argos
from translate.errors import PackageError

ORIGINS = ("installed", "starter", "file")


@dataclass(frozen=True)
class Package:
    """A translation package: what its metadata.json says, and where it is.

    :param path: a folder, or an .argosmodel file, which is read without unpacking it on disk.
    :param origin: one of ORIGINS.
    :param target_prefix: token that a multilingual model wants before its output; "" for none.
    """

    source: str
    target: str
    source_name: str
    target_name: str
    version: str
    path: Path
    origin: str
    target_prefix: str = ""

    @property
    def label(self) -> str:
        """Short name with version, such as "translate-tr_en 1.5"."""
        return f"translate-{self.source}_{self.target} {self.version}"

    def fingerprint(self) -> str:
        """Eight hexadecimal digits that tell packages of different content apart, wherever they are.

        :raises PackageError: as `files`.
        """
        digest = hashlib.sha256()
        for name, data in sorted(self.files().items()):
            if name.startswith("model/") or name.endswith(".model"):
                digest.update(f"{name} {len(data)}\n".encode())
                digest.update(data)
        return digest.hexdigest()[:8]

    def files(self) -> dict[str, bytes]:
        """The package's files by name inside it, the model's as "model/…".

        :raises PackageError: the package is damaged or has no model.
        """
        try:
            found = _files_of_archive(self.path) if self.path.is_file() else _files_of_folder(self.path)
        except (OSError, zipfile.BadZipFile, ValueError) as error:
            raise _damaged(self.path, error) from None
        if "model/model.bin" not in found:
            raise PackageError(f"{self.path}: no model/model.bin in this package: get it again")
        return found


def _damaged(path: Path, error: Exception | str) -> PackageError:
    return PackageError(f"{path}: not a usable Argos package ({error}): get it again")


def _files_of_folder(path: Path) -> dict[str, bytes]:
    wanted = [p for p in path.glob("model/*") if p.is_file()] + [p for p in path.iterdir() if p.is_file()]
    return {p.relative_to(path).as_posix(): p.read_bytes() for p in wanted}


def _files_of_archive(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        root = _root_of(archive)
        names = [n for n in archive.namelist() if n.startswith(root) and not n.endswith("/")]
        kept = {n[len(root) :]: n for n in names}
        return {
            short: archive.read(name) for short, name in kept.items() if "/" not in short or short.startswith("model/")
        }


def _root_of(archive: zipfile.ZipFile) -> str:
    for name in archive.namelist():
        if name.count("/") == 1 and name.endswith("/metadata.json"):
            return name[: -len("metadata.json")]
    raise ValueError("no metadata.json in it")


def open_package(path: Path, origin: str = "file") -> Package:
    """Read the metadata of a package in a folder or an .argosmodel file.

    :raises PackageError: nothing there, damaged, or not a translation package.
    """
    try:
        if path.is_dir():
            text = (path / "metadata.json").read_text(encoding="utf-8")
        else:
            with zipfile.ZipFile(path) as archive:
                text = archive.read(_root_of(archive) + "metadata.json").decode("utf-8")
        metadata = json.loads(text)
    except FileNotFoundError as error:
        raise PackageError(f"{error.filename}: no such file: name a folder or an .argosmodel file") from None
    except (OSError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise _damaged(path, error) from None
    return _from_metadata(metadata, path, origin)


def _from_metadata(metadata: Any, path: Path, origin: str) -> Package:
    described = argos.package().IPackage()
    try:
        described.load_metadata_from_json(metadata)
    except (AttributeError, TypeError) as error:
        raise _damaged(path, error) from None
    if described.type != "translate" or not described.from_code or not described.to_code:
        raise PackageError(f"{path}: a package of type {described.type!r}, not one that translates")
    return Package(
        source=described.from_code,
        target=described.to_code,
        source_name=described.from_name,
        target_name=described.to_name,
        version=described.package_version,
        path=path,
        origin=origin,
        target_prefix=described.target_prefix,
    )


def _readable(paths: list[Path], origin: str) -> tuple[list[Package], list[str]]:
    packages, faults = [], []
    for path in sorted(paths):
        try:
            packages.append(open_package(path, origin))
        except PackageError as error:
            faults.append(str(error))
    return packages, faults


def starters() -> list[Package]:
    """The packages that ship with newsgloss."""
    with resources.as_file(resources.files("translate.starter")) as folder:
        return _readable(list(folder.glob("*.argosmodel")), "starter")[0]


def installed() -> tuple[list[Package], list[str]]:
    """Packages installed for Argos Translate or LibreTranslate, and one line for each folder that is no package."""
    folders = [p for folder in argos.settings().package_dirs if folder.is_dir() for p in folder.iterdir() if p.is_dir()]
    packages, faults = _readable(folders, "installed")
    return [p for p in packages if (p.path / "model").is_dir()], faults


def available() -> list[Package]:
    """Every package that can translate here: installed before starter, newer before older for each pair."""
    packages = installed()[0] + starters()
    return sorted(packages, key=lambda p: (p.source, p.target, ORIGINS.index(p.origin), _age(p.version)))


def _age(version: str) -> list[int]:
    """Sort key that puts a higher version first."""
    return [-int(part) for part in version.split(".") if part.isdigit()]
