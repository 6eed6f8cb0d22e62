"""The verbs of the command line that look after a store."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from tawatur import archive, upkeep
from tawatur.cli_options import LANG, NAMES, STORE
from tawatur.model.address import Address, shown
from tawatur.publish.edits import edits_told
from tawatur.publish.wording import wording


@click.command()
@click.argument("address")
@STORE
@LANG
def versions(address: str, where: Address, lang: str) -> None:
    """Lists what stood at an address or in a file, the oldest first, and below each what was changed, claim by claim.

    \b
    tawatur versions https://example.org/news/1 --store archive.db
    """
    stages = upkeep.versions(where, address)
    for number, stage in enumerate(stages, 1):
        click.echo("\n".join(_stage(number, len(stages), stage, lang)))


def _stage(number: int, of: int, stage: upkeep.Stage, lang: str) -> Iterator[str]:
    words, version = wording(lang), stage.version
    values = (number, of, version.retrieved, version.digest[:12])
    yield words.filled("edit", "version", *values)
    if stage.edits:
        yield from (f"  {line}" for line in edits_told(stage.edits, lang))
    elif stage.edits is not None:
        yield f"  {words.term('edit', 'unchanged')}"


@click.command()
@STORE
@NAMES
def doctor(where: Address, extra: tuple[Path, ...]) -> None:
    """Looks a store over: its database, log, disk, form, what waits, what it was read with, and proves all it keeps.

    \b
    tawatur doctor --store archive.db
    """
    findings = upkeep.doctor(where, archive.Desk(extra=extra))
    for one in findings:
        click.echo(f"{'!!' if one.remedy else 'ok'}  {one.what}: {one.state}")
        if one.remedy:
            click.echo(f"    {one.remedy}")
    sys.exit(1 if any(one.remedy for one in findings) else 0)


@click.command("export-store")
@STORE
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The new file.")
def export_store(where: Address, output: Path) -> None:
    """Writes all that a store holds into one file, from which tawatur restore makes it again in any database.

    \b
    tawatur export-store --store archive.db -o archive.zip
    """
    rows = upkeep.export_store(where, output)
    click.echo(f"{shown(where)}: {rows:,} rows: {output}", err=True)


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@STORE
def restore(file: Path, where: Address) -> None:
    """Makes a new store of what tawatur export-store wrote: all of it, proved, or nothing.

    \b
    tawatur restore archive.zip --store postgresql://desk@host/news
    """
    rows = upkeep.restore(where, file)
    click.echo(f"{file}: {rows:,} rows: {shown(where)}", err=True)


VERBS = (versions, doctor, export_store, restore)
