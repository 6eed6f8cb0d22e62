"""The composition root of the store: articles come in, stories are told, all of it can be proved and built again."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from itertools import islice
from pathlib import Path

from tawatur import app, moves
from tawatur.connect import tell
from tawatur.connect.rulings import Rulings
from tawatur.connect.stories import assigned
from tawatur.connect.story import Telling
from tawatur.connect.traces import trace
from tawatur.errors import StoreError, UsageError
from tawatur.filing import Clerk
from tawatur.intake import Desk as Desk
from tawatur.intake import Progress, Web, distant, fetched, keep, read, silent, spread
from tawatur.intake import now as now
from tawatur.model.address import Address, shown
from tawatur.model.codec import unpack
from tawatur.model.decision import Decision, Logged
from tawatur.model.issue import Issue
from tawatur.model.leaf import Packed
from tawatur.model.reason import Reason
from tawatur.model.story import Story
from tawatur.publish import Dossier, Layers, dossier_of
from tawatur.store import opened
from tawatur.store.base import Line, Store, View

TOGETHER = 100  # articles that are listed, and stories that are filed, in one transaction


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding: new articles, stories that were told, what could not be read or believed."""

    articles: int
    stories: int
    issues: tuple[Issue, ...]


def add(where: Address, paths: Sequence[str], desk: Desk, progress: Progress = silent, web: Web | None = None) -> Added:
    """Reads articles into a store, each once and for good, then tells the stories that they join.

    ``web`` fetches those of the paths that are addresses of the web. A run that was broken off goes on where it
    stopped: what is kept is not read again, what waits is connected.
    """
    with opened(where, make=True) as store:
        recipe = desk.recipe()
        if set(store.recipes()) - {recipe}:
            raise StoreError(
                f"{shown(where)}: was read by another version or with other lists of names; "
                "give the same --names as before, or run tawatur rebuild with these."
            )
        before = store.documents()
        here = [path for path in paths if not distant(path)]
        issues = keep(store, read(store, here, desk), desk, progress)
        if here and not store.documents() and not any(Path(path).exists() for path in here):
            raise UsageError(app.sentence(issues[0].reason, "en", place=issues[0].place))
        if web:
            there = fetched(store, web.steps(store, [path for path in paths if distant(path)]), desk)
            issues += keep(store, there, desk, progress, at_once=True)
        told = join(store, desk, progress)
        return Added(store.documents() - before, told, tuple(issues))


def join(store: Store, desk: Desk, progress: Progress = silent) -> int:
    """Makes a batch of what waits, lets it join the stories, and tells those that changed; how many."""
    with store.change(), spread(store.pending()) as (engine, leaves):
        traces = list(engine.map(trace, leaves))
        if traces:
            store.close_batch()
            store.settle(assigned(traces, store.shelf(), engine))
    return _tell(store, desk, progress)


def _list(store: Store, desk: Desk, progress: Progress) -> None:
    with spread(store.unlisted()) as (engine, todo):
        papers, done = engine.map(Clerk(desk).paper, todo), 0
        while some := list(islice(papers, TOGETHER)):
            store.list_words(some)
            done += len(some)
            progress("listed", done)


def _tell(store: Store, desk: Desk, progress: Progress) -> int:
    _list(store, desk, progress)
    numbers = store.untold()
    with spread(numbers) as (engine, todo):
        telling = Telling(desk.reader.register, rulings=Rulings.of(store.decisions()))
        told = tell((store.leaves(number) for number in todo), telling, engine, Clerk(desk).story)
        rows, done = zip(numbers, told, strict=True), 0
        while some := list(islice(rows, TOGETHER)):
            with store.change():
                for number, one in some:
                    store.tell(replace(one, line=replace(one.line, number=number), at=now()))
            done += len(some)
            progress("told", done)
    store.let_go()
    return len(numbers)


def lines(where: Address) -> list[Line]:
    """The stories of a store in a line each, the one with most documents first."""
    with opened(where) as store:
        return list(store.lines())


def waiting(where: Address) -> int:
    """How many articles and stories of a store wait for a run that was broken off."""
    with opened(where) as store:
        return store.waiting()


def dossier(where: Address, ids: Sequence[str] = (), desk: Desk = Desk()) -> Dossier:  # noqa: B008 (frozen)
    """The dossier of all stories of a store, or of some by their ids."""
    with opened(where) as store:
        made = told(store, ids, desk, store.issues())
        unknown = sorted(set(ids) - {story.id for story in made.stories})
        if unknown:
            raise UsageError(f"{shown(where)}: has no story {unknown[0]}; tawatur stories lists those it has.")
        return made


def told(view: View, ids: Sequence[str], desk: Desk, issues: Sequence[Issue] = ()) -> Dossier:
    """The dossier of some stories of a store that is open, without those that it has not.

    One that is to be told again is as it was told last, and an issue says so.
    """
    stories = [unpack(Story, packed) for packed in view.stories(ids)]
    again = [Issue(one, Reason("issue.told-again", (one,)), "note") for one in view.stale([s.id for s in stories])]
    return _dossier(view, stories, desk, [*issues, *again])


def alone(view: View, document: str, desk: Desk) -> Dossier | None:
    """An article that no story tells, an older version or one that still waits, with what it says; None where it is
    not kept.
    """
    packed = view.leaf(document)
    if packed is None:
        return None
    leaf = packed.read()
    nothing = {field.name: () for field in fields(Story)}
    story = Story(**{**nothing, "id": "", "documents": (leaf.document,), "claims": leaf.claims})  # type: ignore[arg-type]
    return _dossier(view, [story], desk, ())


def _dossier(view: View, stories: Sequence[Story], desk: Desk, issues: Sequence[Issue]) -> Dossier:
    wanted = (document.id for story in stories for document in story.documents)
    layers = {key: unpack(Layers, packed) for key, packed in view.layers(wanted).items()}
    return dossier_of(stories, layers=layers, issues=issues, names=desk.reader.names())


def rebuild(where: Address, desk: Desk, progress: Progress = silent) -> bool:
    """Drops all that follows from the articles and builds it again; whether the same came of it."""
    with opened(where) as store:
        before, read_again = store.digest(), _renew(store, desk, progress)
        with store.change():
            store.forget()
            for number in range(1, store.batches() + 1):
                with spread(store.batch(number)) as (engine, leaves):
                    store.settle(assigned(list(engine.map(trace, leaves)), store.shelf(number), engine))
                moves.replay(store, number)
                progress("joined", number)
        _tell(store, desk, progress)
        return store.digest() == before and not read_again


def _renew(store: Store, desk: Desk, progress: Progress) -> int:
    """Reads again what was read by another version or with other lists."""
    recipe, done = desk.recipe(), 0
    with spread(store.outdated(recipe)) as (engine, todo):
        for done, (leaf, layers) in enumerate(engine.map(partial(_again, desk), todo), 1):
            store.renew(leaf, layers, recipe)
            progress("read", done)
    return done


def _again(desk: Desk, leaf: Packed) -> tuple[Packed, bytes]:
    packed, layers = desk(leaf.read().document)
    return Packed(leaf.key, packed), layers


def decide(where: Address, decision: Decision, desk: Desk, progress: Progress = silent) -> Logged:
    """Logs what a person ruled and lets the stories that it concerns obey it.

    Raises UsageError where it is about something that the store has not.
    """
    with opened(where) as store:
        with store.change():
            moves.check(store, decision)
            one = store.log(decision)
            moves.obey(store, one)
        _tell(store, desk, progress)
        return one


def decisions(where: Address) -> tuple[Logged, ...]:
    """The log of what people ruled."""
    with opened(where) as store:
        return store.decisions()


def verify(where: Address) -> list[str]:
    """One sentence for each thing in a store that is not what it was."""
    with opened(where) as store:
        return list(store.faults())
