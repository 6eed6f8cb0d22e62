"""Where and when an act takes place: by its clause, else its sentence, else the same act elsewhere in the article."""

from bisect import bisect_left
from collections.abc import Mapping
from operator import itemgetter
from typing import NamedTuple, TypeVar

from tawatur.annotate.clause import finite, is_comma
from tawatur.annotate.scene import PLACES, Scene
from tawatur.lang.pack import Entry
from tawatur.model.annotation import Factuality, Mention, Sentence, Timex
from tawatur.model.timevalue import TimeExpression

T = TypeVar("T")

_ON_GROUND = frozenset(
    {"AID", "ASSAULT", "ARREST", "CASUALTY", "COERCE", "CONSULT", "DISASTER", "INJURY", "MATCH", "MOBILIZE", "PROTEST"}
)
"""Kinds of acts that take place somewhere even where their clause does not say so."""
_TOLD = (Factuality.HAPPENED, Factuality.ONGOING)
ANNOUNCED = ("CONSULT", "TRAVEL", "MATCH", "TRIAL", "VOTE")
"""Kinds of acts that are announced once with day and place and then only named."""


class Stand(NamedTuple):
    """An act under reading: its token, sentence and clause, its entry and kind, what its words say of it."""

    at: int
    sentence: Sentence
    first: int
    last: int
    entry: Entry
    kind: str
    factuality: Factuality
    noun: bool

    @property
    def open(self) -> bool:
        """Whether the act has not come about, or not yet."""
        return self.factuality not in _TOLD


def where(scene: Scene, stand: Stand) -> str | None:
    """The entity key of the place that the clause or sentence of an act gives."""
    rows = scene.mentions_in(stand.first, stand.last)
    if stand.kind == "TRAVEL":
        return _goal(scene, stand) or _scene_of_where(scene, stand)
    if stand.entry.get("role") == "dest" and stand.kind == "CONSULT":
        visited = _visited(scene, stand, rows)
        if visited:
            return visited
    if stand.kind == "REJECT" and stand.noun:
        return None
    after = next((m.entity for place, m in rows if place > stand.at and _site(scene, place, m)), None)
    if after:
        return after
    before = [m.entity for place, m in rows if place < stand.at and _site(scene, place, m)]
    told = _target(scene, stand, rows) or (before[-1] if before else None)
    return told or _scene_of_where(scene, stand) or _again(scene, stand) or _gathering(scene, stand, rows)


def _gathering(scene: Scene, stand: Stand, rows: list[tuple[int, Mention]]) -> str | None:
    """The named gathering at which a talk is to be: "on the Eastern Economic Forum"."""
    here = (m.entity for place, m in rows if m.type == "EVT" and place > stand.at and place in scene.inside)
    return next(here, None) if stand.kind == "CONSULT" else None


def _again(scene: Scene, stand: Stand) -> str | None:
    """The place that a noun with the article takes up: "on the island"."""
    words = scene.words
    for at in [*range(stand.at + 1, stand.last), *range(stand.first, stand.at)]:
        classes = words[at].classes
        if "article" not in classes or classes.isdisjoint(_PLACE_HEADS) or scene.named[at]:
            continue
        if "particles=preposition" in words[at - 1].classes and not scene.named[min(at + 1, len(words) - 1)]:
            stem = words[at].stem
            return next((key for place, head, key in reversed(scene.headed) if place < at and head == stem), None)
    return None


_PLACE_HEADS = {"name-heads=GPE", "name-heads=LOC", "name-heads=FAC"}


def _target(scene: Scene, stand: Stand, rows: list[tuple[int, Mention]]) -> str | None:
    """The place that an attack or a deployment is on or near."""
    if stand.kind not in ("ASSAULT", "MOBILIZE", "COERCE", "PROTEST", "DISASTER"):
        return None
    for place, mention in rows:
        back = place - 1
        while back > stand.at and "name-heads" in scene.words[back].classes:
            back -= 1
        near = scene.words[back].classes
        if place > stand.at and mention.type in PLACES and "particles=preposition" in near and not _from(scene, place):
            return mention.entity
    return None


def _site(scene: Scene, at: int, mention: Mention) -> bool:
    if mention.type in PLACES:
        return at in scene.inside
    return mention.type == "ORG" and at in scene.inside and mention.entity.startswith("org:") is False


def _goal(scene: Scene, stand: Stand) -> str | None:
    """Where a journey goes: the place behind "to", also across a comma, else the first that is not behind "from"."""
    words = scene.words
    last = min(stand.sentence.last, stand.at + 30)
    goals: list[str] = []
    for place, mention in scene.mentions_in(stand.at + 1, last):
        between = range(stand.at + 1, place)
        if any(finite(words, i, stand.sentence.first) and not scene.named[i] for i in between):
            break
        if mention.type in PLACES and place in scene.local:
            return mention.entity
        if mention.type in PLACES and place < stand.last and not _from(scene, place):
            goals.append(mention.entity)
    return goals[0] if goals and stand.entry.get("role") != "origin" else None


def _from(scene: Scene, at: int) -> bool:
    return at > 0 and bool(scene.words[at - 1].classes & {"particles.en=from", "clitics=and"})


def _visited(scene: Scene, stand: Stand, rows: list[tuple[int, Mention]]) -> str | None:
    """The place that a visit goes to: behind the visitor."""
    for place, mention in rows:
        if place > stand.at and mention.type in PLACES and not _from(scene, place):
            return mention.entity
    return None


def _scene_of_where(scene: Scene, stand: Stand) -> str | None:
    """The place named before "where", in whose clause the act stands."""
    words = scene.words
    for place in range(stand.at - 1, max(stand.sentence.first, stand.at - 8) - 1, -1):
        if not words[place].classes.isdisjoint(_WHERE):
            rows = [m for at, m in scene.mentions_in(max(stand.sentence.first, place - 10), place)
                    if m.type in PLACES]  # fmt: skip
            return rows[-1].entity if rows and is_comma_or_name(scene, place - 1) else None
    return None


_WHERE = {"particles.en=where", "particles.en=after_that"}
"""Behind these a clause goes on where the one before it is."""


def is_comma_or_name(scene: Scene, at: int) -> bool:
    """Whether a name, an adjective of it or a comma behind it stands at a token."""
    return bool(scene.named[at]) or is_comma(scene.words[at]) or "nisba" in scene.words[at].classes


def when(scene: Scene, stand: Stand) -> TimeExpression | None:
    """The time that the clause or sentence of an act gives it."""
    clause = [row for row in scene.times_in(stand.first, stand.last) if _fits(scene, stand, row, own=True)]
    if clause:
        return _nearest(stand.at, clause)
    rows = scene.times_in(stand.sentence.first, stand.sentence.last)
    return _nearest(stand.at, [row for row in rows if _fits(scene, stand, row, own=False)])


def _nearest(at: int, rows: list[tuple[int, Timex]]) -> TimeExpression | None:
    return min(rows, key=lambda row: abs(row[0] - at))[1].expression if rows else None


def _fits(scene: Scene, stand: Stand, row: tuple[int, Timex], *, own: bool) -> bool:
    """Whether a time can be that of the act: ahead for what is to come, not ahead for what was; not counted from."""
    place, timex = row
    before = scene.words[place - 1].classes if place else frozenset()
    if "time-words=since" in before or "particles=preposition" in before and not before.isdisjoint(_COUNTED):
        return False
    ahead = _ahead(timex.expression)
    if not stand.open:
        return not ahead and (own or not _apart(scene, stand.at, place))
    if timex.expression.value == "PAST_REF" or timex.expression.shift < 0:
        return False
    if stand.noun or stand.factuality is not Factuality.DENIED:
        return (ahead or own and _dated(timex.expression)) and place > stand.at and not _apart(scene, stand.at, place)
    return own


_COUNTED = {"governors=stretch"}


def _ahead(expression: TimeExpression) -> bool:
    return expression.direction == "future" or expression.value == "FUTURE_REF" or expression.shift > 0


def _dated(expression: TimeExpression) -> bool:
    return not expression.value.startswith("XXXX-WXX")


def _apart(scene: Scene, one: int, other: int) -> bool:
    """Whether another clause lies between two tokens."""
    between = scene.words[min(one, other) + 1 : max(one, other)]
    return any(not word.classes.isdisjoint(_PARTED) for word in between)


_PARTED = {"stop", "colon", "particles=relative", "particles=contrast", "semicolon"}


def _site_before(scene: Scene, stand: Stand) -> str | None:
    """The place in which the sentence, else the article before it, last put something."""
    rows = scene.mentions_in(stand.sentence.first, stand.sentence.last)
    here = next((m.entity for at, m in rows if m.type in PLACES and at in scene.inside), None)
    if here:
        return here
    stop = bisect_left(scene.starts, stand.sentence.first)
    earlier = scene.mentions[max(0, stop - _BACK) : stop]
    return next((m.entity for at, m in reversed(earlier) if m.type in ("GPE", "LOC") and at in scene.inside), None)


_BACK = 12
"""Names before a sentence among which the place of its act is looked for."""


class Elsewhere:
    """What an article has told of its acts: the actor told last, the day and place of an act only named later."""

    def __init__(self) -> None:
        self.actor: str | None = None
        self._count = 0
        self._ground: str | None = None
        self._places: dict[tuple[str, bool, str], tuple[int, str]] = {}
        self._times: dict[tuple[str, bool, str], tuple[int, TimeExpression]] = {}

    def add(self, stand: Stand, who: tuple[str, ...], place: str | None, time: TimeExpression | None) -> None:
        """Remembers an act and its actor."""
        self.actor = who[0] if who else self.actor
        self._count += 1
        for actor in who[:2]:
            key = stand.kind, stand.open, actor
            if place:
                self._places[key] = self._count, place
            if time:
                self._times[key] = self._count, time
        if place and not stand.open and stand.kind in _ON_GROUND | {"TRAVEL"}:
            self._ground = place

    def place(self, scene: Scene, stand: Stand, who: tuple[str, ...]) -> str | None:
        """The place of the same act, or of the acts on the ground told last, or the place named last."""
        same = _last(self._places, stand, who)
        if same is not None or stand.open or stand.kind not in _ON_GROUND:
            return same
        return self._ground if stand.kind == "CONSULT" else _site_before(scene, stand) or self._ground

    def time(self, stand: Stand, who: tuple[str, ...]) -> TimeExpression | None:
        """The time of the same act."""
        return _last(self._times, stand, who)


def _last(told: Mapping[tuple[str, bool, str], tuple[int, T]], stand: Stand, who: tuple[str, ...]) -> T | None:
    """What was told last of an act of the same kind by one of the same actors."""
    if stand.kind not in ANNOUNCED:
        return None
    rows = (told.get((stand.kind, stand.open, actor)) for actor in who[:2])
    return max((row for row in rows if row is not None), key=itemgetter(0), default=(0, None))[1]
