"""Outlets, actors and claims of a store in lines: what pages, the API and the tool of a language model list alike."""

from collections.abc import Iterable
from dataclasses import dataclass

from tawatur.archive import Desk
from tawatur.inquiry import Inquiry
from tawatur.model.decision import Logged, in_force
from tawatur.model.habit import Credited, Habit
from tawatur.publish.dossier import Name
from tawatur.publish.names import Names
from tawatur.search.finding import NEW
from tawatur.search.found import CLAIMS, Hit
from tawatur.search.query import Clause, Query
from tawatur.search.spelling import words_of
from tawatur.store.base import Acting, Part, Store

RELIED = 12  # of those whom an outlet credits
FEW = 3  # of them in a list of outlets


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody whom an outlet credits, and in how many reports."""

    name: Name
    reports: int


@dataclass(frozen=True, slots=True)
class OutletLine:
    """An outlet over all its stories; ``share`` of its reports, in percent, credit nobody.

    Its key is empty where nobody knows who published, its grade where nobody gave one.
    """

    name: Name
    stories: int
    articles: int
    reports: int
    uncredited: int
    share: int
    taken: int
    given: int
    grade: str
    credited: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class ActorLine:
    """An actor over all stories, with its spellings."""

    name: Name
    type: str
    stories: int
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which claims are asked for: those that hold some words, and by fields; days are written YYYY-MM-DD."""

    words: str = ""
    outlet: str = ""
    actor: str = ""
    story: str = ""
    stance: str = ""
    factuality: str = ""
    first: str = ""
    last: str = ""

    @property
    def query(self) -> Query:
        """As a search, in which no word stands for more than itself."""
        return Query(
            tuple(Clause((word.form,)) for word in words_of(self.words)),
            outlets=_only(self.outlet),
            actors=_only(self.actor),
            stances=_only(self.stance),
            factualities=_only(self.factuality),
            story=self.story,
            first=self.first,
            last=self.last,
        )


def _only(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


def outlets(store: Store, desk: Desk, part: Part, order: str) -> list[OutletLine]:
    """A part of the outlets, with those whom each credits most."""
    called, grades = Names(desk.reader.names(), []), _grades(store.decisions())
    return [_outlet(one, called, grades) for one in store.habits(part, order, FEW)]


def outlet(store: Store, desk: Desk, key: str) -> OutletLine | None:
    """One outlet over all its stories; None where it is not known to tell any."""
    found = store.habit(key, RELIED)
    return _outlet(found, Names(desk.reader.names(), []), _grades(store.decisions())) if found else None


def crediting(store: Store, desk: Desk, key: str) -> tuple[Source, ...]:
    """The outlets that credit somebody, the one in most reports first."""
    return _sources(store.crediting(key, RELIED), Names(desk.reader.names(), []))


def actors(store: Store, desk: Desk, part: Part, kind: str) -> list[ActorLine]:
    """A part of the actors, of one type or of all, the one in most stories first."""
    called = Names(desk.reader.names(), [])
    return [_actor(one, called) for one in store.cast_lines(part, kind)]


def claims(inquiry: Inquiry, asked: Asked, part: Part) -> tuple[tuple[Hit, ...], int]:
    """A part of the claims that are asked for, the latest first, and how many there are."""
    found = inquiry.search(asked.query, CLAIMS, part, NEW)
    return found.hits, found.total


def _outlet(one: Habit, called: Names, grades: dict[str, str]) -> OutletLine:
    share = round(100 * one.uncredited / one.reports) if one.reports else 0
    counts = (one.stories, one.articles, one.reports, one.uncredited, share, one.taken, one.given)
    return OutletLine(called.of(one.outlet), *counts, grades.get(one.outlet, ""), _sources(one.credited, called))


def _sources(some: Iterable[Credited], called: Names) -> tuple[Source, ...]:
    return tuple(Source(called.of(one.key, one.name), one.reports) for one in some)


def _actor(one: Acting, called: Names) -> ActorLine:
    return ActorLine(called.of(one.key, one.names[0] if one.names else ""), one.type, one.stories, one.names)


def _grades(log: tuple[Logged, ...]) -> dict[str, str]:
    """The grades that are in force by the keys of outlets."""
    ruled = (one.decision for one in in_force(log))
    return {one.subjects[0]: one.ruling for one in ruled if one.about == "grade"}
