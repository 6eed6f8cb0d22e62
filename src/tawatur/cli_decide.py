"""The verbs of the command line by which people rule: what they decide is kept, obeyed and can be undone."""

from pathlib import Path

import click

from tawatur import archive
from tawatur.cli_options import NAMES, STORE, counting
from tawatur.intake import login
from tawatur.model.address import Address
from tawatur.model.decision import SUBJECTS, UNDONE, Decision, written

BY = click.option("--by", default=login, show_default="your login", help="Who decides.")
NOTE = click.option("--note", default="", help="Why.")


@click.command()
@click.argument("about", type=click.Choice([about for about in SUBJECTS if about != "decision"]))
@click.argument("ruling")
@click.argument("subjects", nargs=-1, required=True)
@STORE
@BY
@NOTE
@NAMES
def decide(
    about: str, ruling: str, subjects: tuple[str, ...], where: Address, by: str, note: str, extra: tuple[Path, ...]
) -> None:
    """Rules what the program got wrong or cannot know; the stories that it concerns are told again.

    Keys of actors and outlets, ids of articles and places of claims (DOCUMENT:START-STOP) stand in the JSON of
    the dossier. docs/decisions.md tells what may be ruled.

    \b
    tawatur decide actor same kim-jong-un kim-il-sung --store archive.db
    tawatur decide statement not-same 5f2c…:120-180 9d01…:14-77 --note "another ship"
    tawatur decide story not-same 5f2c… 9d01…
    tawatur decide source by:kremlin 5f2c…:120-180
    tawatur decide grade C al-marfa
    """
    decision = Decision(about, subjects, ruling, by, archive.now(), note)
    one = archive.decide(where, decision, archive.Desk(extra=extra), counting)
    click.echo(f"decision {one.number}; tawatur undo {one.number} takes it back", err=True)


@click.command()
@click.argument("number")
@STORE
@BY
@NOTE
@NAMES
def undo(number: str, where: Address, by: str, note: str, extra: tuple[Path, ...]) -> None:
    """Takes a decision back; it stays in the log. Undoing the undoing brings it into force again.

    \b
    tawatur undo 3 --store archive.db
    """
    decision = Decision("decision", (number,), UNDONE, by, archive.now(), note)
    one = archive.decide(where, decision, archive.Desk(extra=extra), counting)
    click.echo(f"decision {one.number} undoes {number}", err=True)


@click.command()
@STORE
def decisions(where: Address) -> None:
    """Prints the log of decisions as JSON lines: what report --decisions takes.

    \b
    tawatur decisions --store archive.db > decisions.jsonl
    """
    click.echo(written(archive.decisions(where)), nl=False)


VERBS = (decide, undo, decisions)
