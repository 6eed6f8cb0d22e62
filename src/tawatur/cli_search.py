"""The verbs of the command line that look things up in a store."""

import os
from collections.abc import Iterator
from pathlib import Path

import click

from tawatur import archive, inquiry
from tawatur.cli_options import LANG, NAMES, STORE
from tawatur.cli_store import told_to_wait
from tawatur.intake import login
from tawatur.language_model import orderer
from tawatur.model.address import Address
from tawatur.model.evidence import Evidence
from tawatur.search.finding import NEW, ORDERS
from tawatur.search.found import KINDS, ActorHit, Answer, Found, Hit, Point
from tawatur.search.query import query_of
from tawatur.store.base import Part

ALL = Part(0, 1 << 30)
"""All that is found."""
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


@click.command()
@click.argument("question")
@STORE
@LANG
@NAMES
@click.option("--model", metavar="URL", help="An OpenAI-compatible address that may put the quotations in order.")
@click.option("--model-name", default="default", help="The model that the address is asked for.")
def ask(question: str, where: Address, lang: str, extra: tuple[Path, ...], model: str | None, model_name: str) -> None:
    """Answers a question in Arabic or English with what claims say, for and against: quotations only.

    \b
    tawatur ask "Where did Putin meet Kim?" --store archive.db --lang en
    """
    order = orderer(model, model_name, os.environ.get("TAWATUR_MODEL_KEY", "")) if model else None
    with inquiry.inquiring(where, archive.Desk(extra=extra)) as asked:
        answers = asked.ask(question, order=order).answers
    for answer in answers:
        click.echo("\n".join(told(answer, lang)) + "\n")
    click.echo(f"{len(answers)} answers", err=True)
    told_to_wait(where)


def told(answer: Answer, lang: str) -> Iterator[str]:
    """An answer in lines: the counts, what is said for it, what against it, each with its chain."""
    support = answer.support
    counts = f"{support.lower}" if support.lower == support.upper else f"{support.lower}–{support.upper}"
    link = f", {support.common_link.shown(lang)}" if support.common_link else ""
    yield f"{answer.story}\t{len(support.outlets)} outlets, {counts} origins{link}"
    for sign, points in (("+", answer.said), ("-", answer.against)):
        for point in points:
            yield f"  {sign} {_told(point, lang)}"


def _told(point: Point, lang: str) -> str:
    report = point.report
    chain = " ← ".join([report.outlet.shown(lang), *(step.name.shown(lang) for step in report.chain)])
    span = report.evidence.span
    return f"{lit(report.passage, point.marks)}\t{chain}\t{report.document}:{span.start}-{span.stop}"


OWNER = click.option("--by", default=login, show_default="your login", help="Whose search it is.")


@click.group()
def saved() -> None:
    """Searches that are kept, what is new in them and who hears of it: the same list as on the page."""


@saved.command("add")
@click.argument("name")
@click.argument("query")
@STORE
@OWNER
def saved_add(name: str, query: str, where: Address, by: str) -> None:
    """Keeps a search under a name, in the place of the one that had it; tawatur alert --search NAME watches it.

    \b
    tawatur saved add ships 'WORD -WITHOUT' --store archive.db
    """
    with inquiry.inquiring(where, archive.Desk()) as asked:
        asked.save(by, name, query)


@saved.command("list")
@STORE
@click.option("--by", help="Only the searches of this person.")
@NAMES
def saved_list(where: Address, by: str | None, extra: tuple[Path, ...]) -> None:
    """Lists the kept searches, one a line: name, how much is new, query, owner, alerts that watch it.

    \b
    tawatur saved list --store archive.db
    """
    with inquiry.inquiring(where, archive.Desk(extra=extra)) as asked:
        for one in asked.kept(by):
            watches = ", ".join(f"{watch.number} {watch.to}" for watch in one.watches)
            click.echo("\t".join((one.saved.name, str(one.news), one.saved.query, one.saved.owner, watches or "-")))


@saved.command("new")
@click.argument("name")
@STORE
@LANG
@OWNER
@NAMES
def saved_new(name: str, where: Address, lang: str, by: str, extra: tuple[Path, ...]) -> None:
    """Shows what a kept search finds in articles that came since it was shown last.

    \b
    tawatur saved new ships --store archive.db
    """
    desk = archive.Desk(extra=extra)
    with inquiry.inquiring(where, desk) as asked:
        one = asked.named(name, by)
        found = asked.news(one, ALL)
        asked.look(one)
    for line in _lines(found, inquiry.names_of(_keys(found), desk, lang)):
        click.echo(line)
    click.echo(f"{found.total} new", err=True)


@saved.command("remove")
@click.argument("name")
@STORE
@OWNER
def saved_remove(name: str, where: Address, by: str) -> None:
    """Drops a kept search and ends the alerts that watch it.

    \b
    tawatur saved remove ships --store archive.db
    """
    with inquiry.inquiring(where, archive.Desk()) as asked:
        asked.store.unsave(asked.named(name, by).owner, name)


VERBS = (search, ask, saved)
