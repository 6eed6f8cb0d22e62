"""A pool of processes on one machine."""

import gc
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from types import TracebackType
from typing import TypeVar

from tawatur.engine.base import K, V, grouped
from tawatur.errors import UsageError

T = TypeVar("T")
R = TypeVar("R")

CHUNKS = 8  # pieces of work for each process: few enough to save pickling, enough to even out long ones
LARGEST = 16  # items in a piece
YOUNG = 200_000  # new records between two looks for garbage
WATCH = 1.0  # seconds after which an orphan knows that it is one
AHEAD = 3  # pieces of work given to each process before the first is asked back: what waits is held in memory


class ProcessPool:
    """Spreads ``map`` over processes; a context manager that ends them.

    ``processes`` is the number of them, by default one for each core. Raises UsageError where it is
    less than one.
    """

    def __init__(self, processes: int | None = None) -> None:
        if processes is not None and processes < 1:
            raise UsageError(f"A pool of {processes} processes cannot work: give 1 or more.")
        self.processes = processes or os.cpu_count() or 1
        self._executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> "ProcessPool":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the processes; the next ``map`` starts new ones."""
        if self._executor is not None:
            self._executor.shutdown()
            self._executor = None

    def map(self, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """What work gives for each item, in the order of the items; few are held at a time."""
        todo = iter(items)
        head = list(islice(todo, self.processes * CHUNKS * LARGEST))
        if len(head) < 2 or self.processes == 1:
            yield from map(work, chain(head, todo))
            return
        size = max(1, len(head) // (self.processes * CHUNKS))
        yield from self._spread(work, chain(head, todo), size)

    def _spread(self, work: Callable[[T], R], items: Iterator[T], size: int) -> Iterator[R]:
        if self._executor is None:
            self._executor = ProcessPoolExecutor(self.processes, initializer=_begin, initargs=(os.getpid(),))
        given: deque[Future[list[R]]] = deque()
        while piece := list(islice(items, size)):
            given.append(self._executor.submit(_each, work, piece))
            if len(given) > AHEAD * self.processes:
                yield from given.popleft().result()
        while given:
            yield from given.popleft().result()

    def group(self, pairs: Iterable[tuple[K, V]]) -> list[tuple[K, tuple[V, ...]]]:
        """The values of each key, in the order in which they came; keys in ascending order."""
        return grouped(pairs)


def _begin(parent: int) -> None:
    """Lets a process end when the one that started it is gone, however it went, and collect garbage now and then only:
    records hold no rings."""
    gc.set_threshold(YOUNG)
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(WATCH)
    os._exit(1)


def _each(work: Callable[[T], R], piece: list[T]) -> list[R]:
    return [work(item) for item in piece]
