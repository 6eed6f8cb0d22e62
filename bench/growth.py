"""What one more article costs in a store of growing size: python bench/growth.py [SIZE ...]

Stores are filled with piles of made.py, of which one article in each of some worlds is held back; these are then added
one by one: kept, joined, their story told again. The stories of the fill are found as always, and filed as told without
being told, which adding an article to another story never looks at. The median is what counts: no two articles are
alike. The figures are kept in growth.md, which results.py takes over as it stands.
"""

import os
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

from tawatur import archive
from tawatur.connect.stories import assigned
from tawatur.connect.traces import trace
from tawatur.engine.pool import ProcessPool
from tawatur.model.leaf import Packed
from tawatur.store import opened
from tawatur.store.base import Entry, Filing, Line, Store, Version
from tawatur.store.sql import SqlStore

SIZES = (1_000, 100_000)
HELD = 25  # articles that are held back
WHICH = 2  # of its world: it joins a story of two
TOGETHER = 1000  # articles of the fill in one transaction
KEPT = Path(__file__).with_name("growth.md")


def entry(leaf: Packed) -> Entry:
    """A made article on its way into a store."""
    version = Version(f"made:{leaf.key}", "2026-01-01T00:00:00+00:00", leaf.key.encode(), leaf.key)
    return Entry(version, leaf, b"", leaf.key, "made")


def filled(store: Store, size: int) -> list[Packed]:
    """Fills a store; the articles that were held back."""
    worlds = made.worlds(size)
    chosen = set(worlds[:: max(1, len(worlds) // HELD)][:HELD])
    each = len(made.demo_leaves())
    held: list[Packed] = []
    with ProcessPool(cost.PROCESSES) as pool:
        leaves = enumerate(made.packed(size, pool))
        while some := list(islice(leaves, TOGETHER)):
            with store.change():
                for place, leaf in some:
                    if place % each == WHICH and place // each in chosen:
                        held.append(leaf)
                    else:
                        store.add(entry(leaf))
        with store.change():
            traces = list(pool.map(trace, store.pending()))
            store.close_batch()
            heaps = assigned(traces, store.shelf(), pool)
            store.settle(heaps)
            for number, heap in heaps.touched.items():
                store.tell(Filing(Line(number, f"s-{number}", len(heap.members), "", "", ""), b"", heap.members))
    return held


def added(store: SqlStore, leaf: Packed, desk: archive.Desk) -> tuple[float, float, int]:
    """Seconds by the clock and of the CPU for one more article, and how many articles its story then has."""
    clock, cpu = time.perf_counter(), time.process_time()
    store.add(entry(leaf))
    told = archive.join(store, desk)
    taken = time.perf_counter() - clock, time.process_time() - cpu
    if told != 1:
        raise SystemExit(f"{leaf.key} changed {told} stories.")
    beside = "SELECT count(*) FROM documents WHERE story = (SELECT story FROM documents WHERE id = ?)"
    return *taken, int(store.database.ask(beside, (leaf.key,))[0][0])


def measured(size: int) -> Iterator[str]:
    """The cells of a store's row."""
    desk = archive.Desk()
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder) / "made.db", make=True) as store:
        start = time.perf_counter()
        held = filled(store, size)
        fill = time.perf_counter() - start
        rows = [added(store, leaf, desk) for leaf in held]
        clocks, cpus, sizes = zip(*rows[1:], strict=True)  # the first one loads the language
        yield from (f"{store.documents():,}", f"{Path(store.database.name).stat().st_size / 1e6:,.0f}", f"{fill:,.0f}")
        yield from (f"{1e3 * statistics.median(one):.1f}" for one in (clocks, cpus))
        yield f"{statistics.median(sizes):.0f}"


def table(sizes: Sequence[int]) -> Iterator[str]:
    """When and how it was measured, and a row for each size."""
    words = " ".join(str(size) for size in sizes)
    yield f"Measured on {datetime.now(UTC):%Y-%m-%d} by `python bench/growth.py {words}` on {os.cpu_count()} cores.\n"
    yield from speed.head("articles", "MB", "fill s", "one more, ms", "of it CPU, ms", "articles of its story")
    for size in sizes:
        yield speed.row(*measured(size))


def main() -> None:
    """Measure, print and keep."""
    cost.keep(table([int(size) for size in sys.argv[1:]] or SIZES), KEPT)


if __name__ == "__main__":
    main()
