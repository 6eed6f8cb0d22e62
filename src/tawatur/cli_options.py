"""What the verbs of the command line share: options, what is told while they work, rooms that need more libraries."""

import os
import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from types import ModuleType

import click

from tawatur import app
from tawatur.errors import UsageError
from tawatur.model.address import Address, served
from tawatur.model.issue import Issue

READ, UNREAD, MISUSE = 0, 1, 2
"""Exit status: done, done with unreadable input, wrong use."""


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
STORIES = click.option("--store", type=Where(), metavar="FILE|URL", help="Tell the stories of this store.")
STORY = click.option(
    "--story", "ids", multiple=True, metavar="ID", help="Only this story of the store; may be repeated."
)
DECISIONS = click.option(
    "--decisions", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Obey the decisions in this file, as tawatur decisions prints them.",
)  # fmt: skip
LANG = click.option(
    "--lang", type=click.Choice(["ar", "en"]), default="ar", show_default=True, help="Language of what is told."
)


def counting(step: str, done: int, total: int = 0) -> None:
    """A line that counts on a terminal, and ends where the total is known and reached; nothing elsewhere."""
    if sys.stderr.isatty():
        told = f"{done:,} of {total:,}" if total else f"{done:,}"
        click.echo(f"\r{step} {told}  ", err=True, nl=total > 0 and done == total)


def ended(issues: Iterable[Issue]) -> int:
    """The exit status that issues have."""
    return UNREAD if any(issue.severity == "unread" for issue in issues) else READ


def told(issues: Iterable[Issue], lang: str) -> int:
    """Says what could not be read or believed; the exit status that belongs to it."""
    for issue in issues:
        click.echo(app.sentence(issue.reason, lang, place=issue.place), err=True)
    return ended(issues)


def room(name: str) -> ModuleType:
    """A module that needs the extra of the desk."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise UsageError(f"This needs more libraries ({error.name}): pip install 'tawatur[desk]'.") from error
