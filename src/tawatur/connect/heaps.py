"""Stories in the making: sums of weighted terms, how near two of them are, and where to look for near ones."""

import heapq
import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from tawatur.connect.traces import Frequencies, Keys, Numbers, found

BROAD = 5.0  # words on which a nearness rests that then counts half: two that share only a name share no story
LINGER = 7.0  # days after which a silent story is half as near
SILENT = 56.0  # days after which a story is at a two-hundredth of its nearness: nothing joins it
SPAN = 28  # days in which a story is looked for together
UNDATED = -1  # where documents without a day are looked for, from every day
LOOKS = 24  # stories that are compared in full, those that share most
TELLING = 64  # terms by which a story is looked for: the weightiest
ROUNDING = 1e-9  # a weight below it is nothing
CROWDED = 100  # stories that a term may lead to; one that leads to more leads nowhere


@dataclass(frozen=True, slots=True, eq=False)
class Vector:
    """Weights of terms; the terms ascend, each once. ``square`` is that of its length."""

    terms: Keys
    weights: Numbers
    square: float

    @staticmethod
    def of(terms: Keys, weights: Numbers) -> "Vector":
        """The vector of some terms and their weights."""
        return Vector(terms, weights, product(weights, weights))

    def shared(self, other: "Vector") -> Numbers:
        """The products of the weights of each term that both have."""
        small, big = (self, other) if len(self.terms) <= len(other.terms) else (other, self)
        at, same = found(small.terms, big.terms)
        weights: Numbers = small.weights[same] * big.weights[at[same]]
        return weights

    def plus(self, other: "Vector") -> "Vector":
        """The sum of two."""
        terms = np.concatenate([self.terms, other.terms])
        if not len(terms):
            return self
        order = np.argsort(terms, kind="stable")
        terms, weights = terms[order], np.concatenate([self.weights, other.weights])[order]
        firsts = np.flatnonzero(np.concatenate([[True], terms[1:] != terms[:-1]]))
        return Vector.of(terms[firsts], np.add.reduceat(weights, firsts))

    def less(self, other: "Vector") -> "Vector":
        """What is left when another is taken away; no weight falls below 0."""
        left = self.plus(Vector(other.terms, -other.weights, 0.0))
        kept = left.weights > ROUNDING
        return Vector.of(left.terms[kept], left.weights[kept])

    def telling(self) -> tuple[Keys, Numbers]:
        """The weightiest terms and their weights, the weightiest first."""
        order = np.lexsort((self.terms, -self.weights))[:TELLING]
        return self.terms[order], self.weights[order]


def product(a: Numbers, b: Numbers) -> float:
    """The sum of the products, added up in one order on every machine.

    >>> product(np.array([1.0, 2.0]), np.array([3.0, 4.0]))
    11.0
    """
    return float(np.sum(a * b))


@dataclass(frozen=True, slots=True, eq=False)
class Heap:
    """Documents that are one story: their ids, the sum of their vectors, the day since which it is told, the last."""

    members: tuple[str, ...]
    total: Vector
    since: float | None
    last: float | None

    def plus(self, other: "Heap") -> "Heap":
        """Both together."""
        since = min((day for day in (self.since, other.since) if day is not None), default=None)
        last = max((day for day in (self.last, other.last) if day is not None), default=None)
        return Heap((*self.members, *other.members), self.total.plus(other.total), since, last)

    def less(self, other: "Heap") -> "Heap":
        """Without the documents of another; since when and until when it is told stays as it was."""
        members = tuple(key for key in self.members if key not in other.members)
        return Heap(members, self.total.less(other.total), self.since, self.last)

    def nearness(self, other: "Heap") -> float:
        """The cosine of the two, less where it rests on few words, halved for every week of silence between them."""
        shared = self.total.shared(other.total)
        if not len(shared):
            return 0.0
        cosine = float(np.sum(shared)) / math.sqrt(self.total.square * other.total.square)
        gap = max(0.0, _gap(self, other), _gap(other, self))
        return round(math.pow(0.5, gap / LINGER) * cosine * _broad(shared), 9)

    def spans(self, around: float = 0.0) -> range | None:
        """The numbers of the stretches of time in which it is told, with so many days around; None where unknown."""
        if self.last is None:
            return None
        first = self.last if self.since is None else min(self.since, self.last)
        return range(int((first - around) // SPAN), int((self.last + around) // SPAN) + 1)


def _broad(shared: Numbers) -> float:
    """What part of a nearness counts, by the number of words on which it rests, were all of one weight.

    >>> round(_broad(np.array([0.2])), 2), round(_broad(np.full(20, 0.01)), 2)
    (0.17, 0.8)
    """
    words = float(np.sum(shared)) ** 2 / product(shared, shared)
    return words / (words + BROAD)


def _gap(a: Heap, b: Heap) -> float:
    return 0.0 if a.since is None or b.last is None else a.since - b.last


class Shelf(Protocol):
    """The stories that were there before: what a pile has none of, and a store has filed."""

    @property
    def documents(self) -> int:
        """How many documents are in them."""
        ...

    @property
    def first(self) -> int:
        """The first number that no story has had."""
        ...

    def frequencies(self, terms: Keys) -> Frequencies:
        """In how many of the documents each of some ascending terms stands."""
        ...

    def homes(self, term: int, spans: range | None) -> Iterable[int]:
        """Some of the stories that a term leads to in some stretches of time, or in all, and those without a day.

        All of them where they are no more than CROWDED, else more than CROWDED.
        """
        ...

    def heap(self, number: int) -> Heap:
        """A story by its number."""
        ...

    @property
    def apart(self) -> frozenset[frozenset[int]]:
        """The pairs of stories that a person ruled to be two, by their numbers."""
        ...


class Bare:
    """The shelf of a pile: nothing was there before."""

    documents = 0
    first = 0
    apart: frozenset[frozenset[int]] = frozenset()

    def frequencies(self, terms: Keys) -> Frequencies:
        """None at all."""
        return Frequencies(terms[:0], np.zeros(0, np.int64))

    def homes(self, term: int, spans: range | None) -> Iterable[int]:
        """None."""
        return ()

    def heap(self, number: int) -> Heap:
        """There is none."""
        raise KeyError(number)


class Heaps:
    """All stories while documents join them: those on the shelf, those touched, and what leads to them.

    ``touched`` are the stories that have changed, ``gone`` those that were joined to another, ``posts`` what leads
    to a story from now on: a stretch of time, terms, the story's number; ``came`` are the terms of the documents that
    come, ``documents`` how many there are with them.
    """

    def __init__(self, shelf: Shelf, came: Frequencies, documents: int) -> None:
        self.came = came
        self.documents = documents + shelf.documents
        self.touched: dict[int, Heap] = {}
        self.gone: dict[int, int] = {}
        self.posts: list[tuple[int, Keys, int]] = []
        self._shelf = shelf
        self._next = shelf.first
        self._spans: dict[int, dict[int, list[int]]] = {}
        self._ever: dict[int, list[int]] = {}

    def open(self, heap: Heap) -> int:
        """Starts a story; its number."""
        self._next += 1
        self.touched[self._next - 1] = heap
        return self._next - 1

    def add(self, number: int, heap: Heap) -> None:
        """Adds a document, or all of another story, to a story."""
        self.touched[number] = self[number].plus(heap)

    def join(self, kept: int, gone: int) -> None:
        """Joins a touched story to another."""
        self.add(kept, self.touched.pop(gone))
        self.gone[gone] = kept

    def two(self, a: int, b: int) -> bool:
        """Whether a person ruled that two stories are not one."""
        return any({self.kept(number) for number in pair} == {a, b} for pair in self._shelf.apart)

    def __getitem__(self, number: int) -> Heap:
        return self.touched[number] if number in self.touched else self._shelf.heap(number)

    def lead(self, page: Heap, number: int, shared: Keys) -> None:
        """Lets a document's weightiest terms lead to its story; ``shared`` are those that other documents have too."""
        span = UNDATED if page.last is None else int(page.last // SPAN)
        terms, _ = page.total.telling()
        self.posts.append((span, terms, number))
        for term in terms[found(terms, shared)[1]].tolist():
            for places in (self._spans.setdefault(span, {}), self._ever):
                homes = places.setdefault(term, [])
                if len(homes) <= CROWDED and number not in homes:
                    homes.append(number)

    def near(self, heap: Heap) -> list[int]:
        """The stories that share most with a document or a story, no more than LOOKS of them."""
        spans, (terms, weights) = heap.spans(SILENT), heap.total.telling()
        places = self._within(spans)
        shared: dict[int, float] = {}
        for term, weight in zip(terms.tolist(), weights.tolist(), strict=True):
            homes = self._homes(term, places, spans)
            if len(homes) <= CROWDED:
                for number in homes:
                    shared[number] = shared.get(number, 0.0) + weight
        return heapq.nsmallest(LOOKS, shared, key=lambda number: (-round(shared[number], 9), number))

    def _homes(self, term: int, places: list[dict[int, list[int]]], spans: range | None) -> set[int]:
        homes: set[int] = set()
        for there in places:
            homes.update(there.get(term, ()))
            if len(homes) > CROWDED:
                return homes
        homes.update(self._shelf.homes(term, spans))
        return {self.kept(number) for number in homes} if self.gone else homes

    def _within(self, spans: range | None) -> list[dict[int, list[int]]]:
        if spans is None:
            return [self._ever]
        return [places for span in (UNDATED, *spans) if (places := self._spans.get(span))]

    def kept(self, number: int) -> int:
        """The number under which a story goes on."""
        while number in self.gone:
            number = self.gone[number]
        return number
