"""The composition root of searches: what surfaces call to search a store, to ask it, to keep searches."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib import resources
from pathlib import Path

from tawatur import app
from tawatur.archive import Desk
from tawatur.errors import UsageError
from tawatur.filing import Clerk
from tawatur.lang.romanised import Romanised
from tawatur.search.finding import NEW, ORDERS, Finder
from tawatur.search.found import ACTORS, ARTICLES, CLAIMS, KINDS, ActorHit, Found
from tawatur.search.listing import Known
from tawatur.search.naming import Names
from tawatur.search.query import Query
from tawatur.search.quoting import Quoting
from tawatur.store import opened
from tawatur.store.address import Address
from tawatur.store.base import Part, Store

PAGE = Part(0, 20)
"""The first page of what was found."""


class Inquiry:
    """Searches a store that is open, with the words and names of a desk."""

    def __init__(self, store: Store, desk: Desk) -> None:
        self.store, self.desk = store, desk
        self.speller = Clerk(desk).speller
        self.names = Names(store, self.speller, _known(desk), _romanised())
        self.finder = Finder(store, self.speller, self.names)

    def search(self, query: Query, kind: str = "", part: Part = PAGE, order: str = NEW) -> Found:
        """A page of what a query finds: articles, claims or actors; claims where it asks for what only they have."""
        kind = kind or (CLAIMS if query.of_claims else ARTICLES)
        if kind not in KINDS or order not in ORDERS:
            raise UsageError(f"{kind} {order}: search for one of {', '.join(KINDS)}, in order {' or '.join(ORDERS)}.")
        if kind == ACTORS:
            return self._actors(query, part)
        found = (self.finder.claims if kind == CLAIMS else self.finder.articles)(query, order)
        some = found.places[part.first : part.first + part.most].tolist()
        clauses = [clause for clause in query.clauses if not clause.absent]
        quoting = Quoting(self.store, found.papers, list(zip(clauses, found.clauses, strict=True)))
        hits = (quoting.claims if kind == CLAIMS else quoting.articles)(some)
        return Found(kind, hits, len(found.places), part.first)

    def _actors(self, query: Query, part: Part) -> Found:
        name = " ".join([*(word for clause in query.clauses for word in clause.words), *query.actors])
        told = sorted(self.store.actors(self.names.actors(name)), key=lambda one: one.key)
        counted = [(self.finder.of_actor([one.key]).size, one) for one in told]
        ordered = sorted(counted, key=lambda pair: -pair[0])
        actors = []
        for count, one in ordered[part.first : part.first + part.most]:
            newest = self.search(Query(actors=(one.key,)), CLAIMS, Part(0, 1)).hits
            actors.append(ActorHit(one.key, one.type, one.names, count, newest[0] if newest else None))
        return Found(ACTORS, (), len(ordered), part.first, tuple(actors))


@contextmanager
def inquiring(where: Address, desk: Desk) -> Iterator[Inquiry]:
    """Searches in the store at an address."""
    with opened(where) as store:
        yield Inquiry(store, desk)


def names_of(keys: Sequence[str], desk: Desk, lang: str) -> dict[str, str]:
    """The names of outlets and actors on a page of a language, their keys where none is known."""
    known = _known(desk)
    at = 1 if lang == "en" else 0
    return {key: known.get(key, ("", ""))[at] or known.get(key, ("", ""))[1 - at] or key for key in keys}


@cache
def _known(desk: Desk) -> Known:
    return app.reader(desk.language, desk.extra).names()


@cache
def _romanised() -> Romanised:
    return Romanised(Path(str(resources.files("tawatur") / "lang" / "en")))
