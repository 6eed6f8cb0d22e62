"""On which days a document can have been published, by all that the set makes certain (EVIDENCE 6)."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tawatur.connect.accounts import Account, Witness, accounts, agreement, nearness, weight
from tawatur.connect.calendar_rules import rules
from tawatur.connect.identity import Cast
from tawatur.connect.statements import STATE
from tawatur.model.leaf import Leaf
from tawatur.model.reason import Reason
from tawatur.model.story import Publication
from tawatur.model.timevalue import Interval

WINDOW = 180  # days searched after the latest dated thing that a document tells as past
SPREAD = 60  # days round the dated documents of a story in which its undated ones are searched
SETTLED = 31  # days: a document known to a month helps to date others, and no wider interval is reported
ROUNDS = 3  # passes over the undated documents: each may date the next
ANY = "*"  # the shelf of all acts
ENOUGH = 0.25  # weight of agreeing accounts under which they prove nothing


@dataclass(slots=True)
class _Search:
    """The days still open to each document."""

    told: Mapping[str, list[Account]]
    worth: Mapping[str, Mapping[str, float]]
    days: dict[str, list[date]]
    reasons: dict[str, tuple[Reason, ...]]

    def alike(self, a: str, b: str) -> float:
        """How much of their words two documents share, the rarer the more; 0..1."""
        one, two = self.worth[a], self.worth[b]
        both = math.fsum(one[term] for term in sorted(one.keys() & two.keys()))
        return both / (math.fsum(sorted({**one, **two}.values())) or 1.0)

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
    undated = [leaf.document.id for leaf in ordered if leaf.document.published.value is None]
    told = {leaf.document.id: accounts(leaf, cast) for leaf in ordered} if undated else {}
    search = _Search(told, _worth(ordered) if undated else {}, {}, {})
    window = _window(ordered)
    for leaf in ordered:
        _own_days(leaf, window, search)
    for _ in range(ROUNDS):
        for document in sorted(undated, key=lambda d: (len(search.days[d]), d)):
            _agree(document, search)
    for document in sorted(undated, key=lambda d: (len(search.days[d]), d)):
        _one_run(document, search)
    return tuple(_publication(leaf, search) for leaf in ordered)


def _worth(leaves: Sequence[Leaf]) -> dict[str, dict[str, float]]:
    """What each term of a document is worth: the fewer documents have it, the more."""
    spread = Counter(term for leaf in leaves for term, _ in leaf.terms)
    return {
        leaf.document.id: {term: math.log((len(leaves) + 1) / spread[term]) for term, _ in leaf.terms}
        for leaf in leaves
    }


def _publication(leaf: Leaf, search: _Search) -> Publication:
    document = leaf.document
    if document.published.value is not None:
        return Publication(document.id, document.published.value, document.published.reasons)
    interval = search.interval(document.id)
    reasons = search.reasons[document.id] if interval else (Reason("publication.unknown"),)
    return Publication(document.id, interval, reasons)


def _window(leaves: Sequence[Leaf]) -> Interval | None:
    dated = [leaf.document.published.value for leaf in leaves if leaf.document.published.value]
    if dated:
        first, last = min(days.first for days in dated), max(days.last for days in dated)
        return Interval(first - timedelta(SPREAD), last + timedelta(SPREAD))
    past = [days for leaf in leaves for days in leaf.past]
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
    if len(days) < 2:
        return
    witnesses = _witnesses(document, search)
    scores = [(agreement(day, witnesses), day) for day in days]
    best = max(score for score, _ in scores)
    kept = [day for score, day in scores if score == best] if best >= ENOUGH else days
    if len(kept) < len(days):
        names = sorted({other.document for _, other, _, _ in witnesses})
        search.reasons[document] += (Reason("publication.agrees", (", ".join(names),)),)
    search.days[document] = kept


def _one_run(document: str, search: _Search) -> None:
    """Of days with gaps one run is kept: a document was published once."""
    runs = _runs(search.days[document])
    if len(runs) > 1:
        kept = _nearest(document, runs, _witnesses(document, search), search)
        if kept:
            search.days[document] = kept
            search.reasons[document] += (Reason("publication.nearest"),)


def _witnesses(document: str, search: _Search) -> list[Witness]:
    """Each account of a document beside each one of the settled documents that tells the same event."""
    found: list[Witness] = []
    mine = _shelves(search.told[document])
    for other in sorted(search.told):
        anchor = search.interval(other) if other != document else None
        for told in search.told[other] if anchor else ():
            near = {id(one): one for key in _sought(told) for one in mine.get(key, ())}
            days = told.days(anchor) if anchor and near else None
            if days is not None and days.days <= SETTLED:
                found += [(one, told, days, weight(one, told, days)) for one in near.values()]
    return [witness for witness in found if witness[3] > 0]


def _shelves(told: Sequence[Account]) -> dict[tuple[str, str], list[Account]]:
    """Accounts by act and who acts or where; one that tells no act may be of any."""
    found: dict[tuple[str, str], list[Account]] = {}
    for one in told:
        for key in [(kind, who) for kind in (one.kind, ANY) for who in _parties(one)]:
            found.setdefault(key, []).append(one)
    return found


def _sought(told: Account) -> list[tuple[str, str]]:
    kinds = (ANY,) if told.kind == STATE else (told.kind, STATE)
    return [(kind, who) for kind in kinds for who in _parties(told)]


def _parties(one: Account) -> list[str]:
    return [*sorted(one.who), *([f"@{one.where}"] if one.where else [])]


def _runs(days: Sequence[date]) -> list[list[date]]:
    runs: list[list[date]] = []
    for day in days:
        if runs and (day - runs[-1][-1]).days == 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _nearest(document: str, runs: list[list[date]], witnesses: Sequence[Witness], search: _Search) -> list[date]:
    """The run on which its accounts are nearest to those of the others, or that is nearest to the others themselves,
    first to those told in the same words."""
    known = {other: days for other in sorted(search.days) if other != document and (days := search.interval(other))}
    if not known:
        return []
    alike = {other: search.alike(document, other) for other in known}

    def apart(day: date) -> float:
        return sum(alike[other] * abs((day - days.first).days) for other, days in known.items())

    def near(run: list[date]) -> tuple[float, float]:
        told = max(nearness(day, witnesses) for day in run)
        return told if told >= ENOUGH else 0.0, -min(apart(day) for day in run)

    return max(runs, key=near)
