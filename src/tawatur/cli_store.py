"""The verbs of the command line that keep articles in a store."""

import os
import sys
from pathlib import Path

import click

from tawatur import archive
from tawatur.model.issue import Issue
from tawatur.store.address import Address, served, shown


class Where(click.Path):
    """The address of a store: a file, or a server's URL as it stands."""

    def __init__(self) -> None:
        super().__init__(dir_okay=False, path_type=Path)

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> Address:
        """What is given as an address."""
        if served(str(value)):
            return str(value)
        return Path(os.fsdecode(super().convert(value, param, ctx)))


STORE = click.option(
    "--store", "where", type=Where(), metavar="FILE|URL", default=Path("tawatur.db"), show_default=True,
    help="The store: a file, or the address of a PostgreSQL.",
)  # fmt: skip
NAMES = click.option(
    "--names", "extra", multiple=True, type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A list of names of your own, in the form of docs/pack.md; may be repeated.",
)  # fmt: skip
LANG = click.option(
    "--lang", type=click.Choice(["ar", "en"]), default="ar", show_default=True, help="Language of what is told."
)


def counting(step: str, done: int) -> None:
    """A line that counts on a terminal; nothing elsewhere."""
    if sys.stderr.isatty():
        click.echo(f"\r{step} {done:,}  ", err=True, nl=False)


def unread(issues: tuple[Issue, ...]) -> int:
    """The exit status that issues have."""
    return 1 if any(issue.severity == "unread" for issue in issues) else 0


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
