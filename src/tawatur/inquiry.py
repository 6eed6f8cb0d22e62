"""The composition root of searches: what surfaces call to search a store, to ask it, to keep searches."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from pathlib import Path

from tawatur import archive
from tawatur.archive import Desk
from tawatur.errors import UsageError
from tawatur.filing import Clerk
from tawatur.lang.romanised import Romanised
from tawatur.model.address import Address
from tawatur.publish import Dossier
from tawatur.publish.dossier import Name
from tawatur.search.answering import answers_of
from tawatur.search.asking import Asker
from tawatur.search.finding import NEW, ORDERS, Finder
from tawatur.search.found import ACTORS, ARTICLES, CLAIMS, KINDS, ActorHit, Answers, Found
from tawatur.search.naming import Names
from tawatur.search.query import Query, query_of
from tawatur.search.quoting import Quoting
from tawatur.store import opened
from tawatur.store.base import Part, Store, Watch
from tawatur.store.lookup import Paper, Saved
from tawatur.store.places import article_of, length_of, start_of

ANSWERS = 8  # to one question
STORIES = 3  # in which answers are looked for
Order = Callable[[str, Sequence[str]], list[int]]
"""Puts quotations that may answer a question in an order: the place of each, each once."""
PAGE = Part(0, 20)
"""The first page of what was found."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """A search that is kept, how many articles are new in it, and the watches by which its owner hears of changes."""

    saved: Saved
    news: int
    watches: tuple[Watch, ...]


class Inquiry:
    """Searches a store that is open, with the words and names of a desk."""

    def __init__(self, store: Store, desk: Desk) -> None:
        self.store, self.desk = store, desk
        self.speller = Clerk(desk).speller
        self.names = Names(store, self.speller, desk.reader.names(), _romanised())
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
        quoting = Quoting(self.store, found.clauses)
        hits = (quoting.claims if kind == CLAIMS else quoting.articles)(some)
        return Found(kind, hits, len(found.places), part.first)

    def _actors(self, query: Query, part: Part) -> Found:
        name = " ".join([*(word for clause in query.clauses for word in clause.words), *query.actors])
        told = sorted(self.store.actors(self.names.actors(name)), key=lambda one: one.key)
        counted = [(self.finder.of_actor([one.key]).size, one) for one in told]
        ordered = sorted(counted, key=lambda pair: -pair[0])
        actors = []
        for _, one in ordered[part.first : part.first + part.most]:
            found = self.search(Query(actors=(one.key,)), CLAIMS, Part(0, 1))
            actors.append(ActorHit(one.key, one.type, one.names, found.total, next(iter(found.hits), None)))
        return Found(ACTORS, (), len(ordered), part.first, tuple(actors))

    def ask(self, line: str, most: int = ANSWERS, order: Order | None = None) -> Answers:
        """What claims say to a question in Arabic or English: quotations, for and against, the best answers first.

        ``order`` is asked to put the quotations of the answers in an order; what it gives is places and no words.
        """
        pack = self.desk.reader.pack
        asker = Asker(self.store, self.finder, self.names, self.speller, pack)
        question = asker.read(line)
        found = asker.weighed(question)
        papers = {one.number: one for one in self.store.papers(sorted({article_of(place) for place, _ in found}))}
        fresh = [(place, weight) for place, weight in found if not papers[article_of(place)].outdated]
        best = _best(fresh, papers)
        told = [(place, weight) for place, weight in fresh if papers[article_of(place)].story in best]
        answers = answers_of(self._dossier(best), question, self._weighed(told))[:most]
        if order and answers:
            places = order(line, [one.best.report.passage.words for one in answers])
            answers = [answers[place] for place in places]
        return Answers(line, question.kind, tuple(answers))

    def _dossier(self, stories: Sequence[int]) -> Dossier:
        ids = list(self.store.ids_of(stories).values())
        return archive.told(self.store, ids, self.desk) if ids else Dossier((), (), ())

    def _weighed(self, found: Sequence[tuple[int, float]]) -> dict[tuple[str, int, int], float]:
        """What claims weigh, by document, start and length."""
        kept = self.store.kept(sorted({article_of(place) for place, _ in found}))
        return {(kept[article_of(place)].key, start_of(place), length_of(place)): weight for place, weight in found}

    # searches that somebody keeps

    def kept(self, owner: str | None = None) -> list[Keeping]:
        """The searches that somebody keeps, or everybody, each with what is new and who hears of it."""
        watches = [one for one in self.store.watches() if one.about == "search"]
        return [
            Keeping(
                one,
                self.news(one, Part(0, 0)).total,
                tuple(watch for watch in watches if (watch.owner, watch.subject) == (one.owner, one.name)),
            )
            for one in self.store.saved(owner)
        ]

    def named(self, name: str, owner: str) -> Saved:
        """A kept search by its name: that of its owner, or the only one of this name.

        Raises UsageError where there is none, or several of others.
        """
        found = [one for one in self.store.saved() if one.name == name]
        mine = [one for one in found if one.owner == owner] or found
        if len(mine) != 1:
            whose = f"{', '.join(one.owner for one in mine)} keep one each; say whose" if mine else "nobody keeps one"
            raise UsageError(f"{name}: of the searches of this name, {whose}; tawatur saved list shows all.")
        return mine[0]

    def save(self, owner: str, name: str, line: str) -> Saved:
        """Keeps a search for somebody; raises UsageError where the line asks for nothing that can be searched."""
        query_of(line)
        if not name.strip():
            raise UsageError("A kept search needs a name.")
        saved = Saved(owner, name, line, self.store.documents())
        self.store.save(saved)
        return saved

    def news(self, saved: Saved, part: Part = PAGE) -> Found:
        """What a kept search finds in articles that came since its owner last looked."""
        return self.search(replace(query_of(saved.query), since=saved.seen), part=part)

    def look(self, saved: Saved) -> Saved:
        """Remembers that the owner of a search has looked at all that is there now."""
        seen = replace(saved, seen=self.store.documents())
        self.store.save(seen)
        return seen


def _best(found: Sequence[tuple[int, float]], papers: Mapping[int, Paper]) -> list[int]:
    """The numbers of the stories in which most is found."""
    weights: dict[int, float] = {}
    for place, weight in found:
        story = papers[article_of(place)].story
        weights[story] = max(weights.get(story, 0.0), weight)
    return sorted(weights, key=lambda story: (-weights[story], story))[:STORIES]


@contextmanager
def inquiring(where: Address, desk: Desk) -> Iterator[Inquiry]:
    """Searches in the store at an address."""
    with opened(where) as store:
        yield Inquiry(store, desk)


def names_of(keys: Sequence[str], desk: Desk, lang: str) -> dict[str, str]:
    """The names of outlets and actors on a page of a language, their keys where none is known."""
    known = desk.reader.names()
    return {key: Name(key, *known.get(key, ("", ""))).shown(lang) for key in keys}


@cache
def _romanised() -> Romanised:
    return Romanised(Path(str(resources.files("tawatur") / "lang" / "en")))
