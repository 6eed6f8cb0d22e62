"""What searching costs, and what it adds to reading: python bench/searching.py [ARTICLES]

A store is filled with made articles (worlds of five, each with its own day and a third of its words its own, on
sentences of the public days and of the demo), each sentence two claims, each world a story, and searched. Times are of
the CPU: what else the machine does changes them little. The figures are kept in searching.md.
"""

import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from statistics import median, quantiles

import cost
import growth
import made
import sharing
import speed

from tawatur import archive
from tawatur.filing import Clerk
from tawatur.inquiry import Inquiry
from tawatur.model.annotation import Factuality
from tawatur.model.chain import Chain, Link, Stance
from tawatur.model.claim import Claim, Frame
from tawatur.model.document import Document
from tawatur.model.evidence import Evidence
from tawatur.model.leaf import Leaf, Packed
from tawatur.model.reason import Fact
from tawatur.model.span import Span
from tawatur.model.story import Actor, Publication, Story
from tawatur.model.timevalue import Interval
from tawatur.search.found import ARTICLES, CLAIMS
from tawatur.search.listing import facts_of
from tawatur.search.query import query_of
from tawatur.store import opened
from tawatur.store.base import Filing, Line, Part
from tawatur.store.sql import SqlStore

SIZE = 10_000
EACH = 5  # articles of a world
TOGETHER = 100  # worlds that are filed at a time
ACTORS = (("vladimir-putin", "\u0628\u0648\u062a\u064a\u0646"), *((f"per:x{n}", f"name{n}") for n in range(40)))
_EMPTY = (
    "suggestions", "copies", "passages", "propositions", "contradictions", "retractions", "forecasts", "timeline",
    "terms", "reasons",
)  # fmt: skip
SENTENCES = 9  # of an article
OWN = 0.3  # part of the words that are of the world alone
QUERIES = 400
OUTLETS = ("رويترز", "الجزيرة", "العربية", "الأهرام", "النهار", "الشرق الأوسط")
KEPT = Path(__file__).with_name("searching.md")


def sentences() -> list[str]:
    """The sentences of the public days, where they are at hand, and of the demo."""
    texts = [str(row["text"]) for row in sharing.rows_of(sharing.DAYS)] if sharing.DAYS.exists() else []
    texts += [leaf.document.text for leaf in made.demo_leaves()]
    lines = (line.strip() for text in texts for part in text.split("\n") for line in part.split(". "))
    return sorted({line for line in lines if 40 < len(line) < 400})


def pile(size: int, seed: int = 0) -> Iterator[dict[str, str]]:
    """Made articles as records."""
    told, chance = sentences(), random.Random(seed)
    for world in range(-(-size // EACH)):
        own, day = dict[str, str](), date(2024, 1, 1) + timedelta(world % 700)
        pool = chance.sample(told, SENTENCES + 6)
        for at in range(EACH):
            some = [" ".join(_in_world(word, own, chance) for word in one.split()) for one in chance.sample(pool, 9)]
            yield {
                "title": some[0],
                "text": ".\n".join(some[1:]) + ".",
                "outlet": chance.choice(OUTLETS),
                "date": str(day),
                "url": f"https://made.example/{world}/{at}",
            }


def _in_world(word: str, own: dict[str, str], chance: random.Random) -> str:
    if word not in own:
        mixed = "".join(chance.sample(word, len(word)))
        own[word] = mixed if chance.random() < OWN and word.isalpha() and len(word) > 3 else word
    return own[word]


def queries(size: int, seed: int = 1) -> Iterator[str]:
    """Searches of all kinds, for words as they come in texts: common ones come often."""
    told, chance = sentences(), random.Random(seed)
    forms = [
        lambda a, b, c: a,
        lambda a, b, c: f"{a} {b}",
        lambda a, b, c: f"{a} {b} {c}",
        lambda a, b, c: f'"{b} {c}"',
        lambda a, b, c: f"{b[:3]}*",
        lambda a, b, c: f"{a} -{b}",
        lambda a, b, c: f"={a}",
        lambda a, b, c: f"{a} outlet:reuters",
        lambda a, b, c: f"{b} from:2024-06-01 to:2024-12-31",
        lambda a, b, c: f"{a} stance:denies",
        lambda a, b, c: f"{a} factuality:planned",
        lambda a, b, c: "actor:بوتين " + a,
    ]
    for at in range(size):
        words = [word for word in chance.choice(told).split() if len(word) > 3 and word.isalpha()]
        if len(words) > 3:
            place = chance.randrange(len(words) - 2)
            yield forms[at % len(forms)](*words[place : place + 3])


def filled(where: Path, size: int, desk: archive.Desk) -> float:
    """Fills a store with made articles, each sentence two claims; CPU seconds of listing their words."""
    chance, taken = random.Random(2), 0.0
    with opened(where, make=True) as store:
        worlds = ([document_of(row, at) for at, row in some] for some in _worlds(pile(size)))
        while some := list(islice(worlds, TOGETHER)):
            with store.change():
                for one in (one for world in some for one in world):
                    store.add(growth.entry(Packed.of(Leaf(one))))
            clock = time.process_time()
            while papers := list(islice(map(Clerk(desk).paper, store.unlisted()), archive.TOGETHER)):
                store.list_words(papers)
            taken += time.process_time() - clock
            with store.change():
                for world in some:
                    _tell(store, world, desk, chance)
    return taken


def _worlds(rows: Iterator[dict[str, str]]) -> Iterator[list[tuple[int, dict[str, str]]]]:
    numbered = enumerate(rows)
    while some := list(islice(numbered, EACH)):
        yield some


def _tell(store: SqlStore, world: Sequence[Document], desk: archive.Desk, chance: random.Random) -> None:
    number, ids = int(world[0].id.split("-")[1]), tuple(one.id for one in world)
    store.database.do("INSERT INTO stories (number, documents) VALUES (?, ?)", (number, len(world)))
    store.database.many("UPDATE documents SET story = ? WHERE id = ?", ((number, key) for key in ids))
    story = Story(
        f"s-{number}",
        tuple(world),
        claims=tuple(claim for one in world for claim in claims_of(one, chance)),
        actors=tuple(Actor(key, "PER", (name,), (), None, ()) for key, name in ACTORS),
        publications=tuple(Publication(one.id, one.published.value, ()) for one in world),
        **dict.fromkeys(_EMPTY, ()),
    )
    line, facts = Line(number, story.id, len(world), "", "", ""), facts_of(story, Clerk(desk).namer)
    store.tell(Filing(line, b"", ids, facts=facts))


def claims_of(document: Document, chance: random.Random) -> Iterator[Claim]:
    """Two claims of each sentence of a made article."""
    for line in document.body():
        for at in range(2):
            words = Evidence.of(document, line)
            chain = Chain((Link(chance.choice(ACTORS)[0], "x"),))
            frame = Frame(chance.choice(["CONSULT", "FIGHT", "STATE"]), who=(chance.choice(ACTORS)[0],))
            told = chance.choice(list(Factuality)), chance.choice(list(Stance))
            yield Claim(f"{document.id}:{line.start}:{at}", document.id, words, words, None, chain, frame, *told, "own")


def document_of(row: Mapping[str, str], at: int) -> Document:
    """A made article as a document."""
    day, headline = date.fromisoformat(row["date"]), Span(0, len(row["title"]))
    document = Document(f"made-{at:06}", f"{at}", f"{row['title']}\n{row['text']}", headline=headline)
    return replace(document, outlet=Fact(row["outlet"]), published=Fact(Interval(day, day)))


def measured(size: int) -> Iterator[str]:
    """The figures, a line each."""
    desk = archive.Desk()
    Clerk(desk).namer(Actor("a", "PER", (), (), None, ()))
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder) / "made.db"
        taken = filled(where, size, desk)
        yield speed.row("articles", f"{size:,}")
        yield speed.row("listing the words of an article, CPU ms", f"{1e3 * taken / size:.2f}")
        yield from _asked(where, desk)


def _asked(where: Path, desk: archive.Desk) -> Iterator[str]:
    with opened(where) as store:
        inquiry = Inquiry(store, desk)
        yield speed.row("store, MB", f"{where.stat().st_size / 1e6:.0f}")
        for table in ("words", "facts"):
            (size,) = store.database.ask(f"SELECT sum(length(places)) FROM {table}")[0]
            yield speed.row(f"{table}, MB", f"{size / 1e6:.1f}")
        for kind in (ARTICLES, CLAIMS):
            times = [_time(inquiry, line, kind) for line in queries(QUERIES)]
            cuts = quantiles(times, n=20)
            shown = f"{median(times):.0f} / {cuts[-1]:.0f} / {max(times):.0f}"
            yield speed.row(f"search {kind}: median / p95 / most, CPU ms, of {len(times)}", shown)


def _time(inquiry: Inquiry, line: str, kind: str) -> float:
    clock = time.process_time()
    inquiry.search(query_of(line), kind, Part(0, 20))
    return 1e3 * (time.process_time() - clock)


def table(sizes: Sequence[int]) -> Iterator[str]:
    """When it was measured, and the figures."""
    when = f"{datetime.now(UTC):%Y-%m-%d}"
    yield f"Measured on {when} by `python bench/searching.py {sizes[0]}`, {os.cpu_count()} cores.\n"
    yield from speed.head("what", "figure")
    yield from measured(sizes[0])


if __name__ == "__main__":
    behind = KEPT.read_text(encoding="utf-8").partition("\n## ")  # what other scripts wrote
    cost.keep([*table([int(size) for size in sys.argv[1:]] or [SIZE]), *"".join(behind[1:]).splitlines()], KEPT)
