"""Which documents are about one running event: every document in exactly one story."""

import math
from collections.abc import Iterable, Sequence

import numpy as np

from tawatur.connect.heaps import Bare, Heap, Heaps, Shelf, Vector, product
from tawatur.connect.traces import ENTITY, LEAD, Frequencies, Keys, Numbers, Trace, found, frequencies, trace
from tawatur.engine.base import Engine
from tawatur.model.leaf import Filed

JOIN = 0.13  # nearness to a story that joins it, by bench/fit_stories.py on other articles than the public days
CHOSEN = 0.11  # the same in a small pile, which somebody has chosen: its stories are far apart or one
ENTITIES = 0.7  # weight of an entity against a stem of the same rarity: its name's stems count by themselves
FRONT = 0.5  # part of a document's nearness that headline and first sentence have: they say which event it is
UNSEEN = 20_000  # documents thought of behind a pile: a word that all of a small or flooded pile use is not worthless
SMALL = 60  # documents: in a smaller pile rarity says little, and CHOSEN holds

_FRONT = np.int64(0x5F356495B8F8E49D)  # turns a term's number into that of the same term in a lead


def stories(leaves: Iterable[Filed], engine: Engine) -> tuple[tuple[str, ...], ...]:
    """The ids of the documents of each story of a pile, in the order of their first ids."""
    heaps = assigned(list(engine.map(trace, leaves)), Bare(), engine)
    return tuple(sorted(tuple(sorted(heap.members)) for heap in heaps.touched.values()))


def assigned(traces: Sequence[Trace], shelf: Shelf, engine: Engine) -> Heaps:
    """The stories after some documents have joined those on a shelf.

    One pass in the order of time: a document joins the nearest story or opens one, so that a later document
    needs no second look at the earlier ones; then stories that grew towards each other are joined. The order of the
    traces changes nothing.
    """
    ordered = sorted(traces, key=lambda one: one.order)
    came = frequencies(ordered, engine)
    heaps = Heaps(shelf, came, len(ordered))
    counts = came.counts + shelf.frequencies(came.terms).of(came.terms)
    rarity = Rarity(Frequencies(came.terms, counts), heaps.documents)
    join = CHOSEN if heaps.documents < SMALL else JOIN
    for one in ordered:
        _settle(rarity.page(one), heaps, join, rarity.shared)
    _merge(heaps, join)
    return heaps


class Rarity:
    """What the terms of a pile are worth, and its documents as vectors of unit length.

    ``shared`` are the terms that stand in several documents, also those of leads.
    """

    def __init__(self, known: Frequencies, documents: int) -> None:
        self._terms = known.terms
        self._worth: Numbers = np.square(np.log(1 + (documents + UNSEEN) / known.counts))
        several = known.terms[known.counts > 1]
        self.shared: Keys = np.sort(np.concatenate([several, several ^ _FRONT]))

    def page(self, one: Trace) -> Heap:
        """A document as the story it would be by itself."""
        at, there = found(one.terms, self._terms)
        weights = np.where(there, (1 + np.log(one.counts)) * self._worth[at], 0.0)
        weights[one.kinds == ENTITY] *= ENTITIES
        lead = one.kinds == LEAD
        for part, share in ((~lead, 1 - FRONT), (lead, FRONT)):
            length = math.sqrt(product(weights[part], weights[part]))
            weights[part] *= math.sqrt(share) / (length or 1.0)
        terms = np.where(lead, one.terms ^ _FRONT, one.terms)
        order = np.argsort(terms)
        return Heap((one.id,), Vector.of(terms[order], weights[order]), one.since, one.day)


def _settle(page: Heap, heaps: Heaps, join: float, shared: Keys) -> None:
    """Puts a document into the nearest story, or into one of its own."""
    best, place = _nearest(page, heaps, heaps.near(page))
    if best < join:
        number = heaps.open(page)
    else:
        number = -place
        heaps.add(number, page)
    heaps.lead(page, number, shared)


def _merge(heaps: Heaps, join: float) -> None:
    """Joins the stories touched that grew towards others; one of a single document joins as a document would have."""
    waiting = sorted(heaps.touched, key=lambda number: (-len(heaps[number].members), sorted(heaps[number].members)))
    pending = set(waiting)
    for number in waiting:
        pending.discard(number)
        heap = heaps[number]
        near = [one for one in heaps.near(heap) if one not in pending and one != number and not heaps.two(one, number)]
        best, place = _nearest(heap, heaps, near)
        if best >= (join if len(heap.members) == 1 else 2 * join):
            heaps.join(-place, number)


def _nearest(heap: Heap, heaps: Heaps, near: Iterable[int]) -> tuple[float, int]:
    """How near the nearest is, and its number below zero; of several as near the first."""
    return max(((heap.nearness(heaps[number]), -number) for number in near), default=(0.0, 0))
