"""The verbs of the command line that keep articles in a store."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from tawatur import archive
from tawatur.cli_options import LANG, NAMES, STORE, counting
from tawatur.model.address import Address, shown
from tawatur.publish import Dossier


@click.command()
@STORE
@LANG
def stories(where: Address, lang: str) -> None:
    """Lists the stories of a store, one a line: id, articles, days, name; the one with most articles first.

    In Arabic a story goes by the headline that says most of what its articles say, in English by who acts, the kind of
    act and where.

    \b
    tawatur stories --store archive.db --lang en
    """
    for line in archive.lines(where):
        days = line.first if line.first == line.last else f"{line.first}/{line.last}"
        click.echo(f"{line.id}\t{line.documents}\t{days or '-'}\t{line.called(lang)}")
    told_to_wait(where)


def told_to_wait(where: Address) -> None:
    """Says that a run was broken off and what it left."""
    left = archive.waiting(where)
    if left:
        click.echo(f"{shown(where)}: {left} articles or stories wait; tawatur add goes on with them.", err=True)


def dossier(where: Address, ids: Sequence[str], extra: tuple[Path, ...]) -> Dossier:
    """The dossier of a store, or of some of its stories; says what waits in it."""
    told_to_wait(where)
    return archive.dossier(where, ids, archive.Desk(extra=extra))


@click.command()
@STORE
@NAMES
def rebuild(where: Address, extra: tuple[Path, ...]) -> None:
    """Drops all that follows from the articles of a store and builds it again, batch by batch as they came.

    Articles that were read by another version or with other lists are read again.

    \b
    tawatur rebuild --store archive.db
    """
    same = archive.rebuild(where, archive.Desk(extra=extra), counting)
    click.echo(
        f"{shown(where)}: the same stories to the byte." if same else f"{shown(where)}: the stories were built anew.",
        err=True,
    )


@click.command()
@STORE
def verify(where: Address) -> None:
    """Proves a store: what is kept is what was put in, and each article is in one story.

    \b
    tawatur verify --store archive.db
    """
    faults = archive.verify(where)
    for fault in faults:
        click.echo(fault)
    click.echo(f"{shown(where)}: {len(faults)} faults", err=True)
    sys.exit(1 if faults else 0)


VERBS = (stories, rebuild, verify)
