"""The pages about somebody over many stories: an actor, an outlet."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery

from tawatur.model.decision import GRADES, in_force
from tawatur.publish.cards import Passage
from tawatur.publish.dossier import Dossier, Person, Report, Shared, StoryView
from tawatur.store import opened
from tawatur.store.base import Part
from tawatur.web import lists
from tawatur.web.linked import Linked
from tawatur.web.paging import Slice, slice_of
from tawatur.web.serving import Asked, face, page, serving

STORIES = 8  # on a page
SPELLINGS = 3  # by which a key is shown


@dataclass(frozen=True, slots=True)
class Naming:
    """Some of the stories that name somebody."""

    key: str
    dossier: Dossier
    part: Slice


@dataclass(frozen=True, slots=True)
class Told:
    """What one story tells of an actor: what it said, what was said about it; a passage once."""

    story: StoryView
    said: tuple[Passage, ...]
    about: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts that an outlet shares with others in some stories: of others, and its own."""

    taken: tuple[Shared, ...]
    given: tuple[Shared, ...]


@get("/actors/{key:str}", opt={"role": "reader"}, sync_to_thread=True)
def actor(request: Asked, key: FromPath[str], number: FromQuery[int] = 1) -> Response[str]:
    """An actor: its spellings, what it said over time, what was said about it."""
    naming = _naming(request, key, number)
    people = [one for story in naming.dossier.stories for one in story.actors]
    found = [one for one in people if key in (one.name.key, *one.members)]
    if not found:
        raise NotFoundException
    known = found[0].name.key
    shown = Linked(naming.dossier, face(request).words)
    told = [_told(story, known) for story in naming.dossier.stories]
    others = {one.name.key: one for one in people if one.type == found[0].type and one.name.key != known}
    values: dict[str, Any] = {"page": shown, "naming": naming, "actor": found[0], "spellings": _spellings(found)}
    return page(
        request,
        "actor",
        told=told,
        others=list(others.values()),
        members=_members(found, naming.dossier.stories),
        **values,
    )


@get("/outlets/{key:str}", opt={"role": "reader"}, sync_to_thread=True)
def outlet(request: Asked, key: FromPath[str], number: FromQuery[int] = 1) -> Response[str]:
    """An outlet: whom it relies on, how often it credits nobody, texts taken and given, its grade with its history."""
    naming = _naming(request, key, number)
    stories = naming.dossier.stories
    articles = [one for story in stories for one in story.articles if key in (one.outlet.value, one.id)]
    if not articles:
        raise NotFoundException
    shown = Linked(naming.dossier, face(request).words)
    values: dict[str, Any] = {"page": shown, "naming": naming, "articles": articles, "grades": GRADES}
    made = serving(request)
    with opened(made.where) as store:
        habit = lists.outlet(store, made.desk, key)
        credited_by = lists.crediting(store, made.desk, key)
        log = store.decisions()
    graded = [one for one in log if (one.decision.about, *one.decision.subjects) == ("grade", key)]
    force = {one.number for one in in_force(log)}
    grade = next((one for one in graded if one.number in force), None)
    values |= {"habit": habit, "credited_by": credited_by, "texts": _texts(stories, key)}
    return page(request, "outlet", grade=grade, graded=graded[::-1], **values)


def _naming(request: Asked, key: str, number: int) -> Naming:
    with opened(serving(request).where) as store:
        part = slice_of(number, STORIES, store.named(key))
        lines = store.naming_lines(key, Part(part.first, part.most))
        if not lines:
            raise NotFoundException
        made = serving(request)
        dossier = made.tellings.together(store, made.desk, [line.id for line in lines])
        return Naming(key, dossier, part)


def _told(story: StoryView, key: str) -> Told:
    def says(report: Report) -> bool:
        return any(step.name.key == key for step in report.chain)

    return Told(
        story,
        _passages(story, says),
        _passages(story, lambda report: any(name.key == key for name in report.matter.who) and not says(report)),
    )


def _passages(story: StoryView, wanted: Callable[[Report], bool]) -> tuple[Passage, ...]:
    """The passages of the wanted reports, in the order in which the articles came out."""
    place = {article.id: number for number, article in enumerate(story.articles)}
    found: dict[str, list[Report]] = {}
    for report in sorted(story.reports, key=lambda one: (place[one.document], one.evidence.span)):
        if wanted(report):
            found.setdefault(report.passage.words, []).append(report)
    return tuple(Passage(tuple(reports)) for reports in found.values())


def _spellings(found: Iterable[Person]) -> list[str]:
    return list(dict.fromkeys(spelling for one in found for spelling in one.spellings))


@dataclass(frozen=True, slots=True)
class Member:
    """A key that was joined to an actor's own, with the words by which the articles name either."""

    own: str
    key: str
    words: str
    named: str


def _members(found: Iterable[Person], stories: Iterable[StoryView]) -> list[Member]:
    """The actor's own key with each of the others that were joined to it."""
    pairs = sorted({(one.members[0], member) for one in found if one.members for member in one.members[1:]})
    wanted = {key for pair in pairs for key in pair}
    words: dict[str, Counter[str]] = {key: Counter() for key in wanted}
    for article in (one for story in stories for one in story.articles):
        for mark in article.marks:
            if mark.layer == "mention" and mark.value in wanted:
                words[mark.value][article.text[mark.start : mark.stop]] += 1
    called = {key: " / ".join(word for word, _ in words[key].most_common(SPELLINGS)) or key for key in wanted}
    return [Member(own, key, called[own], called[key]) for own, key in pairs]


def _texts(stories: Iterable[StoryView], key: str) -> Texts:
    taken, given = list[Shared](), list[Shared]()
    for story in stories:
        home = {article.id for article in story.articles if key in (article.outlet.value, article.id)}
        for copy in story.copies:
            if home & {copy.a, copy.b}:
                (given if copy.origin.key in (key, *home) else taken).append(copy)
    return Texts(tuple(taken), tuple(given))


HANDLERS = (actor, outlet)
