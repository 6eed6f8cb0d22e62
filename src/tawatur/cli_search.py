"""The verbs of the command line that look things up in a store."""

from collections.abc import Iterator
from pathlib import Path

import click

from tawatur import archive, inquiry
from tawatur.cli_store import LANG, NAMES, STORE, told_to_wait
from tawatur.model.evidence import Evidence
from tawatur.search.finding import NEW, ORDERS
from tawatur.search.found import KINDS, ActorHit, Found, Hit
from tawatur.search.query import query_of
from tawatur.store.address import Address
from tawatur.store.base import Part

OPEN, CLOSE = "[", "]"
"""What stands round words that were asked for."""


@click.command()
@click.argument("query")
@STORE
@LANG
@NAMES
@click.option("--exact", is_flag=True, help="Words are spelt as they are given.")
@click.option("--kind", type=click.Choice(KINDS), help="What is looked for; articles, where nothing else follows.")
@click.option("--order", type=click.Choice(ORDERS), default=NEW, show_default=True)
@click.option("--page", "number", type=click.IntRange(1), default=1, show_default=True)
def search(
    query: str,
    where: Address,
    lang: str,
    extra: tuple[Path, ...],
    exact: bool,
    kind: str | None,
    order: str,
    number: int,
) -> None:
    """Finds articles, claims or actors of a store and quotes them; docs/search.md tells what may be asked.

    \b
    tawatur search 'WORD "A PHRASE" BEGINNING* -WITHOUT' --store archive.db
    tawatur search 'actor:Putin stance:denies from:2023-09-01' --store archive.db
    """
    desk, part = archive.Desk(extra=extra), Part((number - 1) * inquiry.PAGE.most, inquiry.PAGE.most)
    with inquiry.inquiring(where, desk) as asked:
        found = asked.search(query_of(query, exact=exact), kind or "", part, order)
    for line in _lines(found, inquiry.names_of(_keys(found), desk, lang)):
        click.echo(line)
    shown = f"{found.first + 1}–{found.first + len(found.hits or found.actors)}" if found.total else "0"
    click.echo(f"{shown} of {found.total}", err=True)
    told_to_wait(where)


def _keys(found: Found) -> list[str]:
    hits = [*found.hits, *(one.hit for one in found.actors if one.hit)]
    return [hit.outlet for hit in hits] + [one.key for one in found.actors]


def _lines(found: Found, names: dict[str, str]) -> Iterator[str]:
    for hit in found.hits:
        yield _line(hit, names)
    for one in found.actors:
        yield _of_actor(one, names)


def _of_actor(one: ActorHit, names: dict[str, str]) -> str:
    head = f"{names[one.key]}\t{one.type}\t{one.claims}\t{' / '.join(one.names)}"
    return f"{head}\n    {_line(one.hit, names)}" if one.hit else head


def _line(hit: Hit, names: dict[str, str]) -> str:
    """A hit in one line: outlet, day, place, what the claim is, the sentence with what was asked for in brackets."""
    days = hit.last if hit.first == hit.last else f"{hit.first}/{hit.last}"
    span = (hit.claim or hit.passage).span
    told = f"{hit.stance}, {hit.factuality}" if hit.claim else "-"
    quoted = f"{'…' * hit.before}{lit(hit.passage, hit.marks)}{'…' * hit.after}"
    return f"{names[hit.outlet]}\t{days or '-'}\t{hit.document}:{span.start}-{span.stop}\t{told}\t{quoted}"


def lit(passage: Evidence, marks: tuple[Evidence, ...]) -> str:
    """A quotation in one line with brackets round its marks."""
    out, at = list[str](), passage.span.start
    for mark in marks:
        out += [_from(passage, at, mark.span.start), OPEN, mark.words, CLOSE]
        at = mark.span.stop
    return " ".join("".join([*out, _from(passage, at, passage.span.stop)]).split())


def _from(passage: Evidence, start: int, stop: int) -> str:
    return passage.words[start - passage.span.start : stop - passage.span.start]


VERBS = (search,)
