"""How fast the pages of the desk are over a large store: python bench/pages.py [SIZE] [ARTICLES …]

The store holds articles that are read (files or folders given, with all their layers) and for the rest those of
made.py, which have none. Each page is asked of the application itself, without a network, by one visitor after another,
twice: a page for each of many stories, so that the first time nothing of it is at hand. Last, a browser asks a server.
"""

import random
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from urllib.parse import quote

import cost
import made
import speed
import uvicorn
from litestar.testing import TestClient
from playwright.sync_api import sync_playwright

from tawatur import archive, moves
from tawatur.engine.pool import ProcessPool
from tawatur.model.codec import pack
from tawatur.model.decision import Decision
from tawatur.publish.layers import Layers
from tawatur.store import opened
from tawatur.store.base import Part
from tawatur.store.records import Entry, Version
from tawatur.web.application import application
from tawatur.web.gate import Gate
from tawatur.web.inbox import Inbox
from tawatur.web.sections import SECTIONS
from tawatur.web.serving import Serving

SIZE = 10_000
ASKED = 30  # of each kind of page
TOGETHER = 1000
LARGE = 20  # stories that are joined to one
KEPT = Path(__file__).with_name("pages.md")
SAID = """All figures are 95th percentiles. *First time*: the story was never asked for, or has changed since;
*again*: it was, by anybody. The large stories of a list are composed when the list was shown. *Painted*: until Chromium
paints what a real server on the same machine answers, asked again."""


def filled(where: Path, size: int, paths: Sequence[str], desk: archive.Desk) -> None:
    """Fills a store with what is read and what is made, and tells all its stories."""
    nothing, recipe = pack(Layers()), desk.recipe()
    if paths:
        archive.add(where, paths, desk)
    with opened(where, make=True) as store:
        with ProcessPool(cost.PROCESSES) as pool:
            leaves = iter(made.packed(size - store.documents(), pool))
            while some := list(islice(leaves, TOGETHER)):
                with store.change():
                    for leaf in some:
                        version = Version(f"made:{leaf.key}", "2026-01-01T00:00:00+00:00", leaf.key.encode(), leaf.key)
                        store.add(Entry(version, leaf, nothing, leaf.key, recipe))
        archive.join(store, desk)


def joined(where: Path, worlds: int, desk: archive.Desk) -> str:
    """Makes one large story of some of the larger ones, as people rule that they are one; its id."""
    with opened(where) as store:
        lines = list(islice(store.lines(), worlds))
        first, *others = [store.leaves(line.number)[0].key for line in lines]
        with store.change():
            for one in others:
                moves.obey(store, store.log(Decision("story", (one, first), "same")))
        archive.join(store, desk)
        return store.homes([first])[first]


def asked(client: TestClient, addresses: Sequence[str]) -> Iterator[tuple[float, float]]:  # type: ignore[type-arg]
    """Milliseconds that each page takes, by the clock and of the CPU."""
    for address in addresses:
        clock, cpu = time.perf_counter(), time.process_time()
        answer = client.get(address)
        if answer.status_code != 200:
            raise SystemExit(f"{address}: {answer.status_code}")
        yield 1e3 * (time.perf_counter() - clock), 1e3 * (time.process_time() - cpu)


def end(times: Iterable[float]) -> str:
    """The 95th percentile."""
    ordered = sorted(times)
    return f"{ordered[int(0.95 * (len(ordered) - 1))]:.0f}"


def pages(where: Path, large: str) -> dict[str, list[str]]:
    """Addresses of each kind of page."""
    with opened(where) as store:
        lines = [one.line for one in store.listed(0, Part(0, store.told()))]
        many = [line for line in lines if line.documents > 1 and line.id != large]
        some = random.Random(0).sample(many, min(ASKED, len(many)))
        leaves = [leaf for line in some for leaf in store.leaves(line.number)[:1]]
        inside = store.leaves(next(line.number for line in lines if line.id == large))
    articles = [leaf.key for leaf in leaves]
    actors = [next(entity.key for entity in leaf.read().entities if entity.key) for leaf in leaves]
    lists = [f"/?number={number}&order={order}" for number in range(1, 1 + ASKED // 2) for order in ("size", "late")]
    return {
        "the stories": lists,
        "a story of several articles": [f"/stories/{line.id}" for line in some],
        f"the {ASKED} largest stories but one": [f"/stories/{line.id}" for line in many[:ASKED]],
        f"a story of {len(inside)} articles": [f"/stories/{large}"],
        "all pages of its parts": [f"/stories/{large}/parts/{name}" for name in SECTIONS],
        "an article": [f"/articles/{key}" for key in articles],
        "an article of the largest story": [f"/articles/{leaf.key}" for leaf in inside[:ASKED]],
        "an actor": [f"/actors/{quote(key, safe='')}" for key in actors],
    }


def painted(made_of: Serving, addresses: Sequence[str]) -> Iterator[float]:
    """Milliseconds until a browser paints something of each page."""
    with socket.create_server(("127.0.0.1", 0)) as bound, sync_playwright() as playwright:
        server = uvicorn.Server(uvicorn.Config(application(made_of), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        for address in addresses:
            page.goto(f"http://127.0.0.1:{bound.getsockname()[1]}{address}")
            page.screenshot()  # so that it is painted
            yield float(page.evaluate("performance.getEntriesByType('paint').at(-1).startTime"))
        browser.close()
        server.should_exit = True
        thread.join()


def measured(where: Path, large: str, desk: archive.Desk) -> Iterator[str]:
    """A row for each kind of page, and how long a browser takes to paint it."""
    made_of = Serving(where, desk, Gate(Path("none"), local=True), Inbox(Path("none"), where, ()))
    kinds = pages(where, large)
    yield from speed.head("page", "asked", "first time, ms", "of the CPU", "again, ms", "of the CPU", "painted, ms")
    with TestClient(application(made_of), base_url="http://127.0.0.1") as client:  # type: ignore[type-var]
        list(asked(client, ["/settings"]))
        found = {}
        for name, addresses in kinds.items():
            figures = []
            for _ in range(2):
                for times in zip(*asked(client, addresses), strict=True):
                    figures.append(end(times))
            found[name] = figures
    for name, figures in found.items():
        yield speed.row(name, len(kinds[name]), *figures, end(painted(made_of, kinds[name])))


def table(size: int, paths: Sequence[str]) -> Iterator[str]:
    """When it was measured, on what, and the rows."""
    desk = archive.Desk()
    desk.reader.names()
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder) / "pages.db"
        filled(where, size, paths, desk)
        large = joined(where, LARGE, desk)
        with opened(where) as store:
            words = f"{store.documents():,} articles, {store.told():,} stories"
        yield f"Measured on {datetime.now(UTC):%Y-%m-%d} by `python bench/pages.py {size}`: {words}.\n"
        yield from measured(where, large, desk)
        yield f"\n{SAID}"


def main() -> None:
    """Measure, print and keep."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else SIZE
    cost.keep(table(size, sys.argv[2:]), KEPT)


if __name__ == "__main__":
    main()
