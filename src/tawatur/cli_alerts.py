"""The verbs of the command line for those who want to hear of changes."""

import sys
from pathlib import Path

import click

from tawatur import alerts, archive
from tawatur.cli_options import LANG, NAMES, STORE, room
from tawatur.errors import UsageError
from tawatur.intake import login
from tawatur.model.address import Address
from tawatur.model.change import KINDS
from tawatur.store.base import Watch


@click.command()
@click.option("--story", metavar="ARTICLE", help="The story of this article, by its id.")
@click.option("--actor", metavar="KEY", help="Stories that name this actor, or that this outlet tells.")
@click.option(
    "--search",
    metavar="NAME|QUERY",
    help="What a kept search finds, by its name; other words are kept first.",
)
@click.option("--to", default="feed", show_default=True, metavar="feed|URL|mailto:NAME@HOST", help="Where to.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only such changes; may be repeated.")
@click.option("--owner", default=login, show_default="your login", help="Who wants to hear of it.")
@STORE
@LANG
def alert(
    story: str | None,
    actor: str | None,
    search: str | None,
    to: str,
    kinds: tuple[str, ...],
    owner: str,
    where: Address,
    lang: str,
) -> None:
    """Tells from now on what changes: in all stories, or in some.

    \b
    tawatur alert --to https://desk.example.org/hook --store archive.db
    tawatur alert --actor kremlin --kind denial --to mailto:desk@example.org
    tawatur alert --search '"the ship" -weather' --kind story
    """
    given = [(about, told) for about, told in (("story", story), ("actor", actor), ("search", search)) if told]
    if len(given) > 1:
        raise UsageError("Give one of --story, --actor and --search.")
    about, subject = given[0] if given else ("all", "")
    made = alerts.watch(where, Watch(owner, about, subject, to, kinds, lang))
    click.echo(f"alert {made.number}; tawatur no-alert {made.number} ends it", err=True)


@click.command("no-alert")
@click.argument("number", type=int)
@STORE
def no_alert(number: int, where: Address) -> None:
    """Ends an alert.

    \b
    tawatur no-alert 3 --store archive.db
    """
    alerts.unwatch(where, number)


@click.command("alerts")
@click.option("--feed", "number", type=int, metavar="NUMBER", help="Print what changed as the feed of this alert.")
@click.option("--send", is_flag=True, help="Send what waits to webhooks and mailboxes.")
@STORE
@NAMES
def waiting(number: int | None, send: bool, where: Address, extra: tuple[Path, ...]) -> None:
    """Lists the alerts, prints one as a feed, or sends what waits.

    \b
    tawatur alerts --store archive.db
    tawatur alerts --send --store archive.db
    tawatur alerts --feed 1 --store archive.db > changes.atom
    """
    desk = archive.Desk(extra=extra)
    if number is not None:
        one = alerts.watched(where, number)
        click.echo(alerts.as_feed(alerts.bulletins(where, one, desk), one).decode())
    elif send:
        done = alerts.send(where, desk, alerts.by_the_world(room("tawatur.fetch.door").Door("Tawatur").post))
        click.echo(f"{done.count} sent", err=True)
        for failure in done.failures:
            click.echo(failure, err=True)
        sys.exit(1 if done.failures else 0)
    else:
        for one in alerts.watches(where):
            click.echo("\t".join((str(one.number), one.owner, one.about, one.subject, one.to, ",".join(one.kinds))))


VERBS = (alert, no_alert, waiting)
