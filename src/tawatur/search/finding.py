"""Finding what a query asks for: arrays of places, joined as the query says, then put in order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from tawatur.search.listing import ABOUT, CLAIM, SAID
from tawatur.search.naming import Names
from tawatur.search.query import Clause, Query
from tawatur.search.spelling import Speller, spelling
from tawatur.store.lookup import Lookup, Wanted
from tawatur.store.places import (
    Places,
    among,
    articles,
    both,
    holding,
    numbers,
    of_articles,
    phrase,
    read,
    spelt_so,
    told_so,
)

NEW, BEST = "new", "best"
ORDERS = (NEW, BEST)
"""The newest first, or the one in which most is found."""
FEW = 1500  # articles up to which they are asked for by their numbers
Clauses = tuple[tuple[Clause, Places], ...]
"""Clauses that must stand there, with their places."""
Dated = tuple[Places, NDArray[np.int64]]
"""Numbers of articles, which ascend, and the last day of each as a number."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """All places that a query finds, in order, and where each of its clauses stands that must stand there."""

    places: Places
    clauses: tuple[tuple[Clause, Places], ...]


class Finder:
    """Finds what queries ask for in a store that is open."""

    def __init__(self, view: Lookup, speller: Speller, names: Names) -> None:
        self._view, self._speller, self._names = view, speller, names

    def articles(self, query: Query, order: str = NEW) -> Ranked:
        """The articles that a query asks for, each as its number."""
        clauses = self._clauses(query)
        absent = [articles(self.places(clause)) for clause in query.clauses if clause.absent]
        found = self._articles(clauses, absent)
        if query.of_claims or query.actors:
            told = articles(self._claims(query))
            found = told if found is None else both(found, told)
        kept, days = self._let_through(query, found)
        return Ranked(_ordered(kept, (kept, days), clauses, order), clauses)

    def claims(self, query: Query, order: str = NEW) -> Ranked:
        """The claims that a query asks for, each as its place."""
        clauses = self._clauses(query)
        found, within = self._claims(query), self._articles(clauses)
        if within is not None:
            found = of_articles(found, within)
        for _, places in clauses:
            found = found[holding(found, places)]
        for clause in query.clauses:
            if clause.absent:
                found = found[~holding(found, self.places(clause))]
        kept = self._let_through(query, articles(found))
        return Ranked(_ordered(of_articles(found, kept[0]), kept, clauses, order), clauses)

    def places(self, clause: Clause) -> Places:
        """Where a clause stands; of several words the place of the first."""
        return phrase([self._word(form, clause, at) for at, form in enumerate(clause.words)])

    def of_actor(self, keys: Iterable[str]) -> Places:
        """The claims that actors make or are in."""
        return self.filed(f"{lead}{key}" for key in sorted(keys) for lead in (SAID, ABOUT))

    def filed(self, terms: Iterable[str]) -> Places:
        """The claims that are filed under one of some terms."""
        return read(blob for term in terms for blob in self._view.claim_places(term))

    def _word(self, form: str, clause: Clause, at: int) -> Places:
        if clause.begins and at == len(clause.words) - 1:
            return read(blob for one in self._speller.beginnings(form) for blob in self._view.begun_places(one))
        found = read(self._view.word_places(self._speller.of(form).terms))
        return spelt_so(found, spelling(form)) if clause.exact else found

    def _clauses(self, query: Query) -> tuple[tuple[Clause, Places], ...]:
        return tuple((clause, self.places(clause)) for clause in query.clauses if not clause.absent)

    def _articles(self, clauses: Clauses, absent: Sequence[Places] = ()) -> Places | None:
        """The articles in which all clauses stand, without some; None for all."""
        if not clauses and not absent:
            return None
        held = [articles(places) for _, places in clauses] or [self._let_through(Query(outdated=True), None)[0]]
        found = reduce(both, held)
        return reduce(lambda left, gone: left[~among(left, gone)], absent, found)

    def _claims(self, query: Query) -> Places:
        """The claims with the stance, factuality and actors that a query asks for."""
        actors = [self.of_actor(self._names.actors(actor)) for actor in query.actors]
        return told_so(reduce(both, actors) if actors else self.filed([CLAIM]), query.stances, query.factualities)

    def _let_through(self, query: Query, found: Places | None) -> Dated:
        """The articles among some, or all, that the fields of a query let through, with their days."""
        some = None if found is None or found.size > FEW else found.tolist()
        rows = sorted(self._view.let_through(self._wanted(query), some))
        kept = np.array([number for number, _ in rows], np.uint64)
        days = np.array([_ordinal(day) for _, day in rows], np.int64)
        here = slice(None) if found is None else among(kept, found)
        return kept[here], days[here]

    def _wanted(self, query: Query) -> Wanted:
        outlets = {key for name in query.outlets for key in self._names.outlets(name)} if query.outlets else None
        story = self._names.story(query.story) if query.story else None
        nowhere = -1 if query.story and story is None else story
        told = None if outlets is None else tuple(sorted(outlets))
        return Wanted(told, query.first, query.last, nowhere, query.since, query.outdated)


def _ordered(found: Places, kept: Dated, clauses: Clauses, order: str) -> Places:
    """Places with the best or newest first, by the days of their articles."""
    known, days = kept
    of = numbers(found) if found is not known else found
    at = np.searchsorted(known, of)
    if order == NEW or not clauses:
        return found[np.lexsort((found, -of.astype(np.int64), -days[at]))]
    score = sum((_weight(known, places) for _, places in clauses), np.zeros(known.size))
    return found[np.lexsort((found, -of.astype(np.int64), -days[at], -score[at]))]


def _weight(known: Places, places: Places) -> NDArray[np.float64]:
    """How much each article says of a clause: rare words weigh more, and the second time less than the first."""
    of, counts = np.unique(numbers(places), return_counts=True)
    times = np.zeros(known.size)
    here = among(of, known)
    times[np.searchsorted(known, of[here])] = counts[here]
    weight: NDArray[np.float64] = times / (times + 1.0) * np.log(2.0 + 1e6 / max(1, of.size))
    return weight


def _ordinal(day: str) -> int:
    return int(day.replace("-", "")) if day else 0
