"""What connect costs on piles of growing size, on one core: python bench/cost.py [SIZE ...]

Piles are those of made.py. CPU seconds by step; the garbage collector is off, as nothing is thrown away meanwhile.
"""

import gc
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import made
import speed

from tawatur import app
from tawatur.connect.clusters import scores
from tawatur.connect.copies import among, copies
from tawatur.connect.stories import stories
from tawatur.connect.story import Staging, story
from tawatur.engine.single import OneProcess

T = TypeVar("T")
SIZES = (1_000, 10_000)


def clocked(work: Callable[[], T]) -> tuple[T, float]:
    """What some work gives, and its CPU seconds."""
    start = time.process_time()
    return work(), time.process_time() - start


def cost(size: int) -> list[str]:
    """The cells of a pile's row."""
    engine, register, leaves = OneProcess(), app.reader().register, made.pile(size)
    shared, sharing = clocked(lambda: copies(leaves, engine))
    piles, piling = clocked(lambda: stories(leaves, engine))
    pairs = among(piles, shared)
    scenes, staging = clocked(lambda: [Staging(register)(item) for item in zip(piles, pairs, strict=True)])
    told, telling = clocked(lambda: [story((scene, scores(scene.statements, engine))) for scene in scenes])
    steps = [sharing, piling, staging, telling]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6
    times = [f"{seconds:.1f}" for seconds in [*steps, sum(steps)]]
    return [f"{len(leaves):,}", f"{len(told):,}", *times, f"{1e3 * sum(steps) / len(leaves):.1f}", f"{peak:,.0f}"]


def table(sizes: Sequence[int] = SIZES) -> Iterator[str]:
    """A row for each size."""
    steps = [f"{step} s" for step in ("copies", "stories", "scenes", "told", "all")]
    yield from speed.head("articles", "stories", *steps, "ms an article", "peak MB")
    gc.collect()
    gc.freeze()
    gc.disable()
    for size in sizes:
        yield speed.row(*cost(size))
    gc.enable()


def main() -> None:
    """Measure and print."""
    for line in table([int(size) for size in sys.argv[1:]] or SIZES):
        print(line, flush=True)


if __name__ == "__main__":
    main()
