"""What decisions do to the stories of a store, at the moment when they are made and again when it is rebuilt.

All others are obeyed when a story is told; one about stories moves documents, and is undone by moving them back. The
log tells after which batch it was made, so that a rebuild moves the same documents at the same point.
"""

from collections.abc import Iterable, Sequence
from functools import reduce

import numpy as np

from tawatur.connect.heaps import Heap, Heaps, Shelf
from tawatur.connect.stories import Rarity
from tawatur.connect.traces import Frequencies, trace
from tawatur.errors import UsageError
from tawatur.model.decision import SAME, Decision, Logged
from tawatur.store.base import Store

_NONE = Frequencies(np.zeros(0, np.int64), np.zeros(0, np.int64))


def check(store: Store, decision: Decision) -> None:
    """Raises UsageError where a decision is about something that the store has not."""
    for document in decision.documents():
        if store.leaf(document) is None:
            raise UsageError(f"There is no article {document} in the store.")
    if decision.about in ("actor", "grade"):
        for key in decision.subjects:
            if not store.naming(key):
                raise UsageError(f"No story of the store names {key!r}.")
    if decision.about == "decision" and not 1 <= int(decision.subjects[0]) <= len(store.decisions()):
        raise UsageError(f"There is no decision {decision.subjects[0]}.")


def obey(store: Store, one: Logged) -> None:
    """Moves what a decision moves, and lets the stories that it concerns be told again."""
    ruled, back = _root(one, store.decisions())
    about = ruled.decision.about
    if about == "story":
        (_undo if back else _move)(store, ruled)
    elif about in ("actor", "grade"):
        store.tell_again(number for key in ruled.decision.subjects for number in store.naming(key))
    else:
        homes = (store.home(document) for document in ruled.decision.documents())
        store.tell_again(number for number in homes if number is not None)


def replay(store: Store, batch: int) -> None:
    """Moves again what the decisions moved that were made when there were so many batches."""
    log = store.decisions()
    for one in log:
        ruled, back = _root(one, log)
        if one.batch == batch and ruled.decision.about == "story":
            (_undo if back else _move)(store, ruled)


def _root(one: Logged, log: Sequence[Logged]) -> tuple[Logged, bool]:
    """The decision on which one bears in the end, and whether it undoes that; the log counts from 1."""
    back = False
    while one.decision.about == "decision":
        one, back = log[int(one.decision.subjects[0]) - 1], not back
    return one, back


def _move(store: Store, one: Logged) -> None:
    moved, kept = one.decision.subjects
    here, there = store.home(moved), store.home(kept)
    together = here == there
    if here is None or there is None or together is (one.decision.ruling == SAME):
        store.move(one.number, ())
    elif together:
        store.move(one.number, [moved])
        _split(store, here, [moved])
    else:
        store.move(one.number, store.shelf().heap(here).members)
        _join(store, there, here)


def _undo(store: Store, one: Logged) -> None:
    """Moves back what a decision moved, as far as it is still where that put it."""
    moved, kept = one.decision.subjects
    here, there, documents = store.home(moved), store.home(kept), store.moved(one.number)
    if not documents or here is None or there is None:
        return
    if one.decision.ruling != SAME and here != there:
        _join(store, there, here)
    elif one.decision.ruling == SAME and here == there:
        _split(store, there, [document for document in documents if store.home(document) == there])


def _join(store: Store, kept: int, gone: int) -> None:
    heaps = Heaps(store.shelf(), _NONE, 0)
    heaps.touched[gone] = heaps[gone]
    heaps.join(kept, gone)
    store.settle(heaps)


def _split(store: Store, story: int, documents: Iterable[str]) -> None:
    """Takes documents out of a story into one of their own."""
    shelf = store.shelf()
    heaps = Heaps(shelf, _NONE, 0)
    pages = [_page(store, shelf, document) for document in sorted(documents)]
    out = reduce(Heap.plus, pages)
    heaps.touched[story] = heaps[story].less(out)
    number = heaps.open(out)
    for page in pages:
        heaps.lead(page, number, _NONE.terms)
    store.settle(heaps)


def _page(store: Store, shelf: Shelf, document: str) -> Heap:
    """A document as the story that it would be by itself, by what its terms are worth now."""
    leaf = store.leaf(document)
    assert leaf is not None, document
    one = trace(leaf)
    terms = np.unique(one.terms)
    counts = np.maximum(shelf.frequencies(terms).of(terms), 1)
    return Rarity(Frequencies(terms, counts), shelf.documents).page(one)
