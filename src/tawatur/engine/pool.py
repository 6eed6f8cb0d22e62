"""A pool of processes on one machine."""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from types import TracebackType
from typing import TypeVar

from tawatur.engine.base import K, V, grouped
from tawatur.errors import UsageError

T = TypeVar("T")
R = TypeVar("R")

CHUNKS = 8  # pieces of work for each process: few enough to save pickling, enough to even out long ones


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

    def map(self, work: Callable[[T], R], items: Iterable[T]) -> list[R]:
        """What work gives for each item, in the order of the items."""
        todo = list(items)
        if len(todo) < 2 or self.processes == 1:
            return [work(item) for item in todo]
        if self._executor is None:
            self._executor = ProcessPoolExecutor(self.processes)
        size = max(1, len(todo) // (self.processes * CHUNKS))
        return list(self._executor.map(work, todo, chunksize=size))

    def group(self, pairs: Iterable[tuple[K, V]]) -> list[tuple[K, tuple[V, ...]]]:
        """The values of each key, in the order in which they came; keys in ascending order."""
        return grouped(pairs)
