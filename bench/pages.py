"""How fast the pages of the desk are over a large store: python bench/pages.py [SIZE] [ARTICLES …]

The store holds articles that are read (files or folders given, with all their layers) and for the rest those of
made.py, which have none. Each page is asked of the application itself, without a network, by one visitor after another:
a page for each of many stories, so that no answer is the one before.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import cost
import made
import speed
from litestar.testing import TestClient

from tawatur import archive
from tawatur.engine.pool import ProcessPool
from tawatur.model.codec import pack
from tawatur.publish.layers import Layers
from tawatur.store import opened
from tawatur.store.base import Part
from tawatur.store.records import Entry, Version
from tawatur.web.application import application
from tawatur.web.gate import Gate
from tawatur.web.inbox import Inbox
from tawatur.web.serving import Serving

SIZE = 10_000
ASKED = 30  # of each kind of page
TOGETHER = 1000
KEPT = Path(__file__).with_name("pages.md")


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


def asked(client: TestClient, addresses: Sequence[str]) -> Iterator[tuple[float, float]]:  # type: ignore[type-arg]
    """Milliseconds that each page takes, by the clock and of the CPU."""
    for address in addresses:
        clock, cpu = time.perf_counter(), time.process_time()
        answer = client.get(address)
        if answer.status_code != 200:
            raise SystemExit(f"{address}: {answer.status_code}")
        yield 1e3 * (time.perf_counter() - clock), 1e3 * (time.process_time() - cpu)


def middle_and_end(times: Sequence[float]) -> tuple[str, str]:
    """The median and the 95th percentile."""
    return f"{statistics.median(times):.0f}", f"{sorted(times)[int(0.95 * (len(times) - 1))]:.0f}"


def pages(where: Path) -> dict[str, list[str]]:
    """Addresses of each kind of page."""
    with opened(where) as store:
        lines = [one.line for one in store.listed(0, Part(0, store.told()))]
        many = [line for line in lines if line.documents > 1]
        some = random.Random(0).sample(many, min(ASKED, len(many)))
        leaves = [leaf.key for line in some for leaf in store.leaves(line.number)[:1]]
    lists = [f"/?number={number}&order={order}" for number in range(1, 1 + ASKED // 2) for order in ("size", "late")]
    return {
        "the stories": lists,
        "a story of several articles": [f"/stories/{line.id}" for line in some],
        f"the {ASKED} largest stories": [f"/stories/{line.id}" for line in lines[:ASKED]],
        "an article": [f"/articles/{key}" for key in leaves],
    }


def table(size: int, paths: Sequence[str]) -> Iterator[str]:
    """When it was measured, and a row for each kind of page."""
    desk = archive.Desk()
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder) / "pages.db"
        filled(where, size, paths, desk)
        made_of = Serving(where, desk, Gate(Path(folder) / "none", local=True), Inbox(Path(folder) / "in", where, ()))
        with opened(where) as store:
            words = f"{store.documents():,} articles, {store.told():,} stories"
        yield f"Measured on {datetime.now(UTC):%Y-%m-%d} by `python bench/pages.py {size}`: {words}.\n"
        yield from speed.head("page", "asked", "median ms", "95th percentile ms", "of the CPU", "95th percentile")
        with TestClient(application(made_of), base_url="http://127.0.0.1") as client:  # type: ignore[type-var]
            list(asked(client, ["/"]))
            for name, addresses in pages(where).items():
                clocks, cpus = zip(*asked(client, addresses), strict=True)
                yield speed.row(name, len(addresses), *middle_and_end(clocks), *middle_and_end(cpus))


def main() -> None:
    """Measure, print and keep."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else SIZE
    cost.keep(table(size, sys.argv[2:]), KEPT)


if __name__ == "__main__":
    main()
