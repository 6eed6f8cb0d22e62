"""Finding what a query asks for: arrays of places, joined as the query says, then put in order."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from tawatur.search.listing import ABOUT, CLAIM, SAID
from tawatur.search.naming import Names
from tawatur.search.query import Clause, Query
from tawatur.search.spelling import Speller, spelling
from tawatur.store.lookup import Lookup, Paper
from tawatur.store.places import Places, articles, holding, numbers, of_articles, phrase, read, spelt_so, told_so

NEW, BEST = "new", "best"
ORDERS = (NEW, BEST)
"""The newest first, or the one in which most is found."""
FEW = 1500  # articles up to which they are asked for one by one


@dataclass(frozen=True, slots=True)
class Ranked:
    """All places that a query finds, in order, where its clauses stand, and the articles."""

    places: Places
    clauses: tuple[Places, ...]
    papers: dict[int, Paper]


class Finder:
    """Finds what queries ask for in a store that is open."""

    def __init__(self, view: Lookup, speller: Speller, names: Names) -> None:
        self._view, self._speller, self._names = view, speller, names

    def articles(self, query: Query, order: str = NEW) -> Ranked:
        """The articles that a query asks for, each as its number."""
        clauses = self._clauses(query)
        found = self._articles(query, clauses)
        if query.of_claims or query.actors:
            told = articles(self._claims(query))
            found = told if found is None else np.intersect1d(found, told)
        papers = self._papers(query, found)
        kept = np.array(sorted(papers), np.uint64)
        return Ranked(_ordered(kept, kept, papers, clauses, order), tuple(clauses), papers)

    def claims(self, query: Query, order: str = NEW) -> Ranked:
        """The claims that a query asks for, each as its place."""
        clauses = self._clauses(query)
        found, within = self._claims(query), self._articles(query, clauses)
        if within is not None:
            found = of_articles(found, within)
        for places in clauses:
            found = found[holding(found, places)]
        for clause in query.clauses:
            if clause.absent:
                found = found[~holding(found, self.places(clause))]
        papers = self._papers(query, articles(found))
        found = of_articles(found, np.array(sorted(papers), np.uint64))
        return Ranked(_ordered(found, numbers(found), papers, clauses, order), tuple(clauses), papers)

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

    def _clauses(self, query: Query) -> list[Places]:
        return [self.places(clause) for clause in query.clauses if not clause.absent]

    def _articles(self, query: Query, clauses: list[Places]) -> Places | None:
        """The articles in which all clauses stand and none that must not; None for all."""
        absent = [articles(self.places(clause)) for clause in query.clauses if clause.absent]
        if not clauses and not (absent and not query.of_claims):
            return None
        held = map(articles, clauses) if clauses else iter([self._all()])
        found = reduce(np.intersect1d, held)
        return reduce(np.setdiff1d, absent, found)

    def _all(self) -> Places:
        return np.array([paper.number for paper in self._view.papers()], np.uint64)

    def _claims(self, query: Query) -> Places:
        """The claims with the stance, factuality and actors that a query asks for."""
        found = told_so(self.filed([CLAIM]), query.stances, query.factualities)
        for actor in query.actors:
            found = np.intersect1d(found, self.of_actor(self._names.actors(actor)))
        return found

    def _papers(self, query: Query, found: Places | None) -> dict[int, Paper]:
        """The articles among some, or all, that the fields of a query let through."""
        some = None if found is None or found.size > FEW else found.tolist()
        wanted = None if found is None else frozenset(found.tolist())
        papers = (one for one in self._view.papers(some) if wanted is None or one.number in wanted)
        return {one.number: one for one in papers if self._fits(query, one)}

    def _fits(self, query: Query, paper: Paper) -> bool:
        if paper.outdated and not query.outdated:
            return False
        days = not query.first or paper.last >= query.first
        days = days and (not query.last or "" < paper.first <= query.last)
        outlets = not query.outlets or any(paper.outlet in self._names.outlets(one) for one in query.outlets)
        return days and outlets and (not query.story or paper.story == self._names.story(query.story))


def _ordered(found: Places, of: Places, papers: dict[int, Paper], clauses: list[Places], order: str) -> Places:
    """Places with the best or newest first; ``of`` are their articles."""
    known, at = np.unique(of, return_inverse=True)
    days = np.array([_ordinal(papers[number].last) for number in known.tolist()], np.int64)
    if order == NEW or not clauses:
        return found[np.lexsort((found, -of.astype(np.int64), -days[at]))]
    score = sum((_weight(known, places) for places in clauses), np.zeros(known.size))
    return found[np.lexsort((found, -of.astype(np.int64), -days[at], -score[at]))]


def _weight(known: Places, places: Places) -> NDArray[np.float64]:
    """How much each article says of a clause: rare words weigh more, and the second time less than the first."""
    of, counts = np.unique(numbers(places), return_counts=True)
    times = np.zeros(known.size)
    here = np.isin(of, known)
    times[np.searchsorted(known, of[here])] = counts[here]
    weight: NDArray[np.float64] = times / (times + 1.0) * np.log(2.0 + 1e6 / max(1, of.size))
    return weight


def _ordinal(day: str) -> int:
    return int(day.replace("-", "")) if day else 0
