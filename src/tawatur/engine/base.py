"""The two verbs that every step across documents is written in."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")
K = TypeVar("K", bound="Any")
V = TypeVar("V")


class Engine(Protocol):
    """Runs work on items. Work and items survive pickling; work depends on its item alone."""

    def map(self, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """What work gives for each item, in the order of the items; an item is asked for when its turn comes near."""
        ...

    def group(self, pairs: Iterable[tuple[K, V]]) -> list[tuple[K, tuple[V, ...]]]:
        """The values of each key, in the order in which they came; keys in ascending order."""
        ...


def grouped(pairs: Iterable[tuple[K, V]]) -> list[tuple[K, tuple[V, ...]]]:
    """Groups in memory: what an engine without its own shuffle gives for ``group``.

    >>> grouped([("b", 1), ("a", 2), ("b", 3)])
    [('a', (2,)), ('b', (1, 3))]
    """
    found: dict[K, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return [(key, tuple(found[key])) for key in sorted(found)]
