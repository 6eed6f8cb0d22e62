"""Everything in this process, one item after the other."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from tawatur.engine.base import K, V, grouped

T = TypeVar("T")
R = TypeVar("R")


class OneProcess:
    """The engine for small piles and for tests."""

    def map(self, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """What work gives for each item, in the order of the items, one after the other."""
        return map(work, items)

    def group(self, pairs: Iterable[tuple[K, V]]) -> list[tuple[K, tuple[V, ...]]]:
        """The values of each key, in the order in which they came; keys in ascending order."""
        return grouped(pairs)
