"""What connect costs on piles of growing size: python bench/cost.py [SIZE ...]

Piles are the articles of the public days (../shared/bench/day) and, for the rest, those of made.py, packed; a pool of
two processes connects them; each story is packed where it is told, and let go. Each size is measured in a process of
its own: seconds by the clock, CPU seconds and memory of all processes added: once as the peak of each (RSS), where what
they share is counted in each, and once the greatest sum at one moment in which it is counted once (PSS, looked at every
second where the system tells it). The largest takes a quarter of an hour, so the figures are kept in cost.md, which
results.py takes over as it stands.
"""

import gc
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import made
import sharing
import speed

from tawatur import app
from tawatur.connect import tell
from tawatur.connect.heaps import Bare
from tawatur.connect.stories import assigned
from tawatur.connect.story import Telling
from tawatur.connect.traces import trace
from tawatur.engine.base import Engine
from tawatur.engine.pool import ProcessPool
from tawatur.model.codec import pack
from tawatur.model.leaf import Packed

SIZES = (1_000, 10_000, 100_000)
PROCESSES = 2
KEPT = Path(__file__).with_name("cost.md")


def measured(size: int) -> Iterator[str]:
    """The cells of a pile's row."""
    with ProcessPool(PROCESSES) as pool:
        leaves = {leaf.key: leaf for leaf in pile(size, pool)}
    telling = Telling(app.reader().register)
    gc.collect()
    gc.freeze()
    gc.disable()
    before, clocks = cpu(), [time.perf_counter()]
    with Watch() as watch, ProcessPool(PROCESSES) as pool:
        traces = list(pool.map(trace, leaves.values()))
        clocks.append(time.perf_counter())
        found = [sorted(heap.members) for heap in assigned(traces, Bare(), pool).touched.values()]
        clocks.append(time.perf_counter())
        del traces
        count = sum(1 for _ in tell(([leaves[key] for key in keys] for keys in found), telling, pool, pack))
    clocks.append(time.perf_counter())
    steps = [stop - start for start, stop in zip(clocks, clocks[1:], strict=False)]
    yield from (f"{len(leaves):,}", f"{count:,}", *(f"{seconds:.1f}" for seconds in [*steps, sum(steps)]))
    yield from (f"{cpu() - before:.1f}", f"{1e3 * (cpu() - before) / len(leaves):.1f}", f"{peak():,.0f}")
    yield f"{watch.most:,.0f}" if watch.most else ""


def pile(size: int, engine: Engine) -> Iterator[Packed]:
    """The articles of the public days, where they are at hand, and as many made ones as that leaves."""
    public = sharing.rows_of(sharing.DAYS) if sharing.DAYS.exists() else []
    yield from engine.map(_packed, public)
    yield from made.packed(size - len(public), engine)


def _packed(article: Mapping[str, str]) -> Packed:
    return Packed.of(sharing.leaf_of(article))


def cpu() -> float:
    """CPU seconds of this process and of those it has ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def peak() -> float:
    """Megabytes at the most: this process, and as many times the largest of those it has ended as there were."""
    unit = 1 if sys.platform == "darwin" else 1024
    own, other = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return (own + PROCESSES * other) * unit / 1e6


class Watch(threading.Thread):
    """Looks every second how much memory this process and its children hold together; ``most`` is the greatest sum."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most = 0.0
        self._over = threading.Event()

    def __enter__(self) -> "Watch":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self.join()

    def run(self) -> None:
        """Looks until it is told to end."""
        while not self._over.wait(1.0):
            self.most = max(self.most, sum(map(held, (os.getpid(), *children()))))


def children() -> list[int]:
    """The processes that this one has started and not ended."""
    path = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    return [int(word) for word in path.read_text(encoding="ascii").split()] if path.exists() else []


def held(process: int) -> float:
    """Megabytes that a process holds, its part of what it shares with others; 0 where the system does not tell."""
    try:
        rows = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:  # it has just ended, or this is no Linux
        return 0.0
    return sum(int(row.split()[1]) for row in rows if row.startswith("Pss:")) * 1024 / 1e6


def table(sizes: Sequence[int]) -> Iterator[str]:
    """When and how it was measured, and a row for each size."""
    words = " ".join(str(size) for size in sizes)
    yield f"Measured on {datetime.now(UTC):%Y-%m-%d} by `python bench/cost.py {words}`: piles of the public days and of"
    yield f"the demo's story told anew (`bench/made.py`), a pool of {PROCESSES} processes on {os.cpu_count()} cores.\n"
    steps = [f"{step} s" for step in ("traces", "stories", "told", "all")]
    yield from speed.head("articles", "stories", *steps, "CPU s", "CPU ms an article", "RSS MB", "PSS MB")
    for size in sizes:
        command = [sys.executable, __file__, "--one", str(size)]
        yield subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


def keep(lines: Iterable[str], path: Path) -> None:
    """Prints lines as they come, and writes them to a file when all are there."""
    shown = []
    for line in lines:
        print(line, flush=True)
        shown.append(line)
    path.write_text("\n".join(shown) + "\n", encoding="utf-8")


def main() -> None:
    """Measure, print and keep."""
    if sys.argv[1:2] == ["--one"]:
        print(speed.row(*measured(int(sys.argv[2]))))
        return
    keep(table([int(size) for size in sys.argv[1:]] or SIZES), KEPT)


if __name__ == "__main__":
    main()
