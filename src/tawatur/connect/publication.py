"""On which days a document can have been published, by all that the set makes certain (EVIDENCE 6)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tawatur.connect.calendar_rules import rules
from tawatur.connect.identity import Cast
from tawatur.connect.statements import AHEAD, STATE
from tawatur.model.claim import Claim
from tawatur.model.leaf import Leaf
from tawatur.model.reason import Reason
from tawatur.model.story import Publication
from tawatur.model.timevalue import Interval

WINDOW = 180  # days searched after the latest dated thing that a document tells as past
SPREAD = 60  # days round the dated documents of a story in which its undated ones are searched
SETTLED = 31  # days: a document known to a month helps to date others, and no wider interval is reported
SAME_ACTORS = 0.6  # part of all actors that two accounts of one event share at least
FORECAST = 0.5  # what it counts that a forecast meets its outcome: it may have failed


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim with a time, as far as dating needs it."""

    document: str
    kind: str
    who: frozenset[str]
    claim: Claim

    @property
    def ahead(self) -> bool:
        return self.claim.factuality in AHEAD

    def days(self, anchor: Interval) -> Interval | None:
        when = self.claim.frame.when
        return Interval.of(when.resolve(anchor)) if when else None


@dataclass(slots=True)
class _Search:
    """The days still open to each document."""

    told: Mapping[str, list[_Told]]
    days: dict[str, list[date]]
    reasons: dict[str, tuple[Reason, ...]]

    def interval(self, document: str) -> Interval | None:
        """The open days as an interval, where they are near enough to each other."""
        days = self.days.get(document)
        if not days or (days[-1] - days[0]).days >= SETTLED:
            return None
        return Interval(days[0], days[-1])


def publications(leaves: Sequence[Leaf], cast: Cast) -> tuple[Publication, ...]:
    """The days of every document, in the order of their ids; None where nothing is certain.

    A document's own metadata stand. The others get the days on which all their own times hold and on
    which most of what they tell of a dated event agrees with the other documents.
    """
    ordered = sorted(leaves, key=lambda leaf: leaf.document.id)
    search = _Search({}, {}, {})
    search.told = {leaf.document.id: _told(leaf, cast) for leaf in ordered}
    window = _window(ordered)
    for leaf in ordered:
        _own_days(leaf, window, search)
    undated = [leaf.document.id for leaf in ordered if leaf.document.published.value is None]
    for _ in range(3 if undated else 0):
        for document in sorted(undated, key=lambda d: (len(search.days[d]), d)):
            _agree(document, search)
    return tuple(_publication(leaf, search) for leaf in ordered)


def _publication(leaf: Leaf, search: _Search) -> Publication:
    document = leaf.document
    if document.published.value is not None:
        return Publication(document.id, document.published.value, document.published.reasons)
    interval = search.interval(document.id)
    reasons = search.reasons[document.id] if interval else (Reason("publication.unknown"),)
    return Publication(document.id, interval, reasons)


def _told(leaf: Leaf, cast: Cast) -> list[_Told]:
    return [
        _Told(leaf.document.id, claim.frame.kind, frozenset(cast.of.get(k, k) for k in claim.frame.who), claim)
        for claim in leaf.claims
        if claim.frame.when is not None and claim.frame.kind != STATE and claim.frame.who
    ]


def _window(leaves: Sequence[Leaf]) -> Interval | None:
    dated = [leaf.document.published.value for leaf in leaves if leaf.document.published.value]
    if dated:
        first, last = min(days.first for days in dated), max(days.last for days in dated)
        return Interval(first - timedelta(SPREAD), last + timedelta(SPREAD))
    past = [
        days
        for leaf in leaves
        for one in leaf.times
        if one.tense == "past" and not one.expression.relative and (days := Interval.of(one.expression.value))
    ]
    return Interval(max(past).first, max(past).last + timedelta(WINDOW)) if past else None


def _own_days(leaf: Leaf, window: Interval | None, search: _Search) -> None:
    document = leaf.document
    stated = document.published.value
    search.reasons[document.id] = ()
    if stated is not None:
        search.days[document.id] = [stated.first] if stated.days == 1 else [stated.first, stated.last]
        return
    days = [window.first + timedelta(n) for n in range(window.days)] if window else []
    kept = []
    for rule in rules(leaf):
        left = [day for day in days if rule.holds(day)]
        if left and len(left) < len(days):
            days = left
            kept.append(rule.reason)
    search.days[document.id] = days
    search.reasons[document.id] = tuple(kept)


def _agree(document: str, search: _Search) -> None:
    """Keeps the days on which most of what it tells agrees with the settled documents."""
    days = search.days[document]
    others = _settled(document, search)
    mine = [(told, other) for told in search.told[document] for other in others if _one_event(told, other[0])]
    if len(days) < 2 or not mine:
        return
    scores = [(round(_agreement(day, mine), 6), day) for day in days]
    best = max(score for score, _ in scores)
    kept = [day for score, day in scores if score == best]
    if len(kept) < len(days):
        kept = _one_run(kept, [interval.first for _, interval in others])
        search.days[document] = kept
        names = sorted({other[0].document for _, other in mine})
        search.reasons[document] += (Reason("publication.agrees", (", ".join(names),)),)


def _settled(document: str, search: _Search) -> list[tuple[_Told, Interval]]:
    found = []
    for other in sorted(search.told):
        anchor = search.interval(other) if other != document else None
        for told in search.told[other] if anchor else ():
            days = told.days(anchor) if anchor else None
            if days is not None and days.days <= SETTLED:
                found.append((told, days))
    return found


def _one_event(a: _Told, b: _Told) -> bool:
    return a.kind == b.kind and len(a.who & b.who) / len(a.who | b.who) >= SAME_ACTORS


def _agreement(day: date, pairs: Sequence[tuple[_Told, tuple[_Told, Interval]]]) -> float:
    total, anchor = 0.0, Interval(day, day)
    for told, (other, days) in pairs:
        mine = told.days(anchor)
        if mine is None:
            continue
        if mine.meets(days) and not (told.ahead and not other.ahead and day > days.last):
            total += FORECAST if told.ahead or other.ahead else 1.0
    return total


def _one_run(days: list[date], others: Sequence[date]) -> list[date]:
    """Of days with gaps the run that is nearest to the days of the other documents."""
    runs: list[list[date]] = []
    for day in days:
        if runs and (day - runs[-1][-1]).days == 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    middle = sorted(others)[len(others) // 2]
    return min(runs, key=lambda run: (min(abs((day - middle).days) for day in run), run))
