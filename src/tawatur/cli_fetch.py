"""The verbs of the command line by which articles come in: from files, from the web, and again and again from feeds."""

import signal
import sys
from pathlib import Path
from time import sleep
from types import ModuleType
from typing import Any

import click

from tawatur import archive, intake
from tawatur.cli_options import LANG, NAMES, STORE, counting, room, told
from tawatur.errors import UsageError
from tawatur.model.address import Address, shown

OWN = click.option(
    "--own-network", "own", multiple=True, metavar="BLOCK",
    help="Also fetch from this network of your own, such as 192.168.1.0/24; may be repeated.",
)  # fmt: skip
MOST = click.option(
    "--most",
    type=click.IntRange(1),
    default=100,
    show_default=True,
    help="Pages of one address that was given, a feed or a sitemap, at a time.",
)


def online() -> ModuleType:
    """The part that fetches."""
    return room("tawatur.online")


@click.command()
@click.argument("paths", nargs=-1)
@STORE
@OWN
@MOST
@LANG
@NAMES
def add(
    paths: tuple[str, ...], where: Address, own: tuple[str, ...], most: int, lang: str, extra: tuple[Path, ...]
) -> None:
    """Reads files, folders, globs and addresses of the web into a store, each article once, and tells the stories
    that they join.

    An address is a page, a feed (RSS, Atom) or a sitemap. New words at a known address are a new version of it.
    A run that was broken off goes on where it stopped when it is started again; without PATHS what was read
    is connected.

    \b
    tawatur add articles/ --store archive.db
    tawatur add https://example.org/feed.xml https://example.org/news/1 --store archive.db
    """
    web = online().Guest(own=own, most=most) if any(map(intake.distant, paths)) else None
    found = archive.add(where, paths, archive.Desk(extra=extra), counting, web)
    sys.exit(_told(found, where, lang))


@click.command()
@click.argument("feeds", nargs=-1)
@STORE
@click.option("--every", type=click.FloatRange(1), default=15, show_default=True, help="Minutes between two rounds.")
@click.option("--once", is_flag=True, help="One round, then end.")
@click.option("--drop", multiple=True, metavar="ADDRESS", help="Follow this no longer; may be repeated.")
@OWN
@MOST
@LANG
@NAMES
def watch(  # the options of a verb
    feeds: tuple[str, ...], where: Address, every: float, once: bool, drop: tuple[str, ...], **options: Any
) -> None:
    """Follows feeds, sitemaps and pages until it is stopped: those that are given, from now on too, and those that
    were given before. Each round asks what has changed, politely, and tells the stories that what came joins.

    \b
    tawatur watch https://example.org/feed.xml --store archive.db
    tawatur watch --once --store archive.db                     from cron
    """
    followed = online().follow(where, feeds, drop)
    if not followed:
        raise UsageError(f"{shown(where)}: follows nothing; give the address of a feed, a sitemap or a page.")
    click.echo("\n".join(followed), err=True)
    guest = online().Guest(own=options["own"], most=options["most"])
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        while True:
            found = online().round_of(where, archive.Desk(extra=options["extra"]), guest, counting)
            status = _told(found, where, options["lang"])
            if once:
                sys.exit(status)
            sleep(every * 60)
    except KeyboardInterrupt:
        click.echo("stopped; what came is kept.", err=True)


def _told(found: archive.Added, where: Address, lang: str) -> int:
    """Says what came of adding; the exit status that belongs to it."""
    click.echo(f"{found.articles} new articles, {found.stories} stories told: {shown(where)}", err=True)
    return told(found.issues, lang)


VERBS = (add, watch)
