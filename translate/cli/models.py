"""translate models: the packages on this machine."""

from __future__ import annotations

from pathlib import Path

import click

from translate.cli import options
from translate.cli.main import LazyGroup

_HERE = "translate.cli.models:"


@click.group(
    cls=LazyGroup,
    lazy={"list": _HERE + "list_models", "install": _HERE + "install", "update": _HERE + "update"},
)
def models() -> None:
    """List and install Argos packages; only `update` and `install FROM TO` use the network."""


@click.command("list")
@click.option("--available", "offered", is_flag=True, help="List what Argos offers, as of the last `models update`.")
@options.as_json
def list_models(offered: bool, as_json: bool) -> None:
    """List the packages that can translate here; of one pair the first is used."""
    from translate.cli.output import print_json, print_table
    from translate.engine.installing import offers
    from translate.engine.packages import available, installed

    if offered:
        found = [(p.from_code, p.to_code, p.package_version) for p in offers()]
        if as_json:
            for source, target, version in found:
                print_json({"from": source, "to": target, "version": version})
        else:
            print_table(("pair", "version"), [(f"{source}→{target}", version) for source, target, version in found])
        return
    packages = available()
    for fault in installed()[1]:
        click.echo(f"translate: {fault}", err=True)
    if as_json:
        for p in packages:
            print_json(
                {
                    "from": p.source,
                    "to": p.target,
                    "version": p.version,
                    "origin": p.origin,
                    "path": str(p.path),
                }
            )
    else:
        rows = [(f"{p.source}→{p.target}", p.version, p.origin, str(p.path)) for p in packages]
        print_table(("pair", "version", "origin", "path"), rows)


@click.command()
@click.argument("what", nargs=-1, required=True, metavar="FROM TO | FILE")
def install(what: tuple[str, ...]) -> None:
    """Install the package FROM TO (downloads it), or an .argosmodel FILE (no network)."""
    from translate.engine.installing import install_file, install_pair

    if len(what) > 2:
        raise click.UsageError("Give two language codes, or one file.")
    package = install_file(Path(what[0])) if len(what) == 1 else install_pair(what[0], what[1])
    click.echo(f"installed {package.label} in {package.path}")


@click.command()
def update() -> None:
    """Fetch Argos's list of packages; this uses the network."""
    from translate.engine.installing import update_index

    click.echo(f"{update_index()} packages can be installed")
