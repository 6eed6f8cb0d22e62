"""Accounts of events as witnesses of the day of publication: how well two of them agree on a day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from tawatur.connect.identity import Cast
from tawatur.connect.statements import STATE
from tawatur.model.annotation import AHEAD
from tawatur.model.claim import Claim
from tawatur.model.leaf import Leaf
from tawatur.model.timevalue import Interval, TimeExpression

PARTIES = 1.0  # weight of two accounts of one kind of act that share two actors
PLACE = 0.6  # that share the place, and an actor where both name one
ALONE = 0.2  # that share one actor and no other: one alone does many things of a kind
SAME_ACTORS = 0.6  # part of all actors that the last share at least
BESIDE = 0.5  # part of its weight that an account keeps beside one that tells no act
FORECAST = 0.5  # part of its weight that a forecast keeps: it may have failed
UNDATED = 0.5  # part of its weight that a fact without a time keeps: it is taken for news of the day
WEEK = 7  # days: an account that leaves more counts for less
KNOWN = 2  # days to which a document is dated whose facts without a time can be taken for news of the day
NEAR = 3.0  # days between two accounts that halve their nearness


@dataclass(frozen=True, slots=True)
class Account:
    """A claim as a witness: what act, whose, where; its time is that of the claim."""

    document: str
    kind: str
    who: frozenset[str]
    where: str | None
    claim: Claim

    @property
    def ahead(self) -> bool:
        """Whether it tells what is planned or possible."""
        return self.claim.factuality in AHEAD

    def days(self, anchor: Interval) -> Interval | None:
        """Its days as seen from a day of publication; a fact without a time is news of that day or the one before."""
        when = self.claim.frame.when
        if when is not None and not when.value.endswith("_REF"):
            return _resolved(when, anchor)
        known = anchor.days <= KNOWN and not self.ahead
        return Interval(anchor.first - timedelta(1), anchor.last) if known else None


@lru_cache(maxsize=1 << 16)
def _resolved(when: TimeExpression, anchor: Interval) -> Interval | None:
    return Interval.of(when.resolve(anchor))


Witness = tuple[Account, Account, Interval, float]
"""An account of the document in question, one of another document, the days of that, their weight."""


def accounts(leaf: Leaf, cast: Cast) -> list[Account]:
    """The accounts of one document: its claims with a time and its acts with a place, if they name an actor or a
    place; a place that their sentence does not name is left out."""
    found = []
    names = {actor.key: actor.names for actor in cast.actors}
    for claim in leaf.claims:
        frame = claim.frame
        if (frame.when or frame.where and frame.kind != STATE) and (frame.who or frame.where):
            who = frozenset(cast.of.get(key, key) for key in frame.who)
            where = cast.of.get(frame.where, frame.where) if frame.where else None
            if where and not any(name in claim.quote.words for name in names.get(where, ())):
                where = None
            found.append(Account(leaf.document.id, frame.kind, who, where, claim))
    return found


def weight(mine: Account, other: Account, days: Interval) -> float:
    """How much it counts that two accounts agree; 0 where they need not be of one event."""
    value = _one_event(mine, other)
    if mine.ahead or other.ahead:
        value *= FORECAST
    if mine.claim.frame.when is None or other.claim.frame.when is None:
        value *= UNDATED
    return value * min(1.0, WEEK / days.days)


def _one_event(a: Account, b: Account) -> float:
    if a.kind != b.kind:
        return BESIDE * _one_event(replace(a, kind=b.kind), b) if STATE in (a.kind, b.kind) else 0.0
    shared = len(a.who & b.who)
    if shared >= 2:
        return PARTIES
    if a.where and a.where == b.where and (shared or not a.who or not b.who):
        return PLACE
    return ALONE if shared and shared / len(a.who | b.who) >= SAME_ACTORS else 0.0


def agreement(day: date, witnesses: Sequence[Witness]) -> float:
    """How much agrees if the document in question was published on a day."""
    total, anchor = 0.0, Interval(day, day)
    seen: dict[int, Interval | None] = {}
    for mine, other, days, value in witnesses:
        if id(mine) not in seen:
            seen[id(mine)] = mine.days(anchor)
        told = seen[id(mine)]
        if told is not None and told.meets(days) and not (mine.ahead and not other.ahead and day > days.last):
            total += value
    return round(total, 6)


def nearness(day: date, witnesses: Sequence[Witness]) -> float:
    """How near to each other the accounts are if it was published on a day."""
    total, anchor = 0.0, Interval(day, day)
    for mine, _, days, value in witnesses:
        told = mine.days(anchor)
        if told is not None:
            gap = max(0, (told.first - days.last).days, (days.first - told.last).days)
            total += value * float(0.5 ** (gap / NEAR))
    return round(total, 6)
