"""What several documents say of one act taken by itself: that it comes about or not, where, and on which days."""

from collections.abc import Sequence

from tawatur.connect.cases import Case, differing, proposition
from tawatur.connect.counts import differ
from tawatur.connect.events import Undoing, journeys
from tawatur.connect.slots import Knowledge, counted, documents, site, time, values
from tawatur.connect.statements import Statement
from tawatur.connect.tolls import recounts, same_tolls, series
from tawatur.model.story import Proposition

COUNTED = ("same-number",)
WHY = ("actors", "same-time")  # features that make statements one act
FULL = 3  # words of a clause at least that tells an act without its place or day: fewer refer back


def facets(
    statements: Sequence[Statement], deeds: Sequence[Sequence[Statement]], undoing: Sequence[Undoing], known: Knowledge
) -> list[Proposition]:
    """The propositions about each act of two or more, in order of the acts, and about journeys and tolls."""
    off = frozenset(act.claim.id for _, acts in undoing for act in acts)
    found: list[Proposition] = []
    for deed in deeds:
        case = Case(tuple(deed), 1.0, WHY, known)
        acts = [one for one in deed if not one.denied or one.claim.id in off]
        found += [*_slot(case, acts, "place"), *_slot(case, acts, "time"), *_fate(case, acts, off)]
    for journey in journeys(statements, known):
        found += _journey(Case(tuple(journey), 1.0, WHY, known))
    for group in same_tolls(statements, known):
        found.append(proposition(Case(tuple(group), 1.0, COUNTED, known), group, "agree", None, {}))
    for fate, group in series(statements):
        found += _counts(Case(tuple(group), 1.0, COUNTED, known), fate)
    for of, value, group in recounts(statements):
        found += _counts(Case(tuple(group), 1.0, COUNTED, known, latest=value), of)
    return found


def _journey(case: Case) -> list[Proposition]:
    """The journey as such, by whatever way and on whatever day."""
    acts = [one for one in case.members if not one.denied]
    if len(documents(acts)) < 2:
        return []
    come = any(one.ahead for one in acts) and any(not one.ahead for one in acts)
    return [proposition(case, acts, "forecast-fulfilled" if come else "agree", None, {})]


def _counts(case: Case, fate: str) -> list[Proposition]:
    """The numbers that differ: a toll is counted anew as time goes on."""
    given = counted(case.members).get(fate, {})
    told = [one for ones in given.values() for one in ones]
    if len(given) < 2 or len(documents(told)) < 2 or not differ(told, fate):
        return []
    return [proposition(case, told, "change", "number", given)]


def _slot(case: Case, acts: Sequence[Statement], slot: str) -> list[Proposition]:
    """The values that differ; else the value that most documents give, a proposition of its own."""
    given = values(acts, site if slot == "place" else time, case.known)
    if differ := differing(case, slot, given):
        return differ
    most = max(given.values(), key=lambda ones: (len(documents(ones)), len(ones)), default=[])
    return [proposition(case, most, "agree", None, {})] if len(documents(most)) > 1 else []


def _fate(case: Case, acts: Sequence[Statement], off: frozenset[str]) -> list[Proposition]:
    """The act as such where what was to come has come, or was called off."""
    ahead = [one for one in acts if one.ahead and (one.said or len(one.stems) >= FULL)]
    cancelled = [one for one in acts if one.claim.id in off]
    done = [one for one in acts if _told(one) and not one.ahead and one.claim.id not in off]
    if ahead and len(documents(done)) > 1:
        return [proposition(case, [*ahead, *done], "forecast-fulfilled", None, {})]
    overtaken = any(case.known.later(undone, one) for undone in cancelled for one in ahead)
    if ahead and (len(documents(cancelled)) > 1 or overtaken):
        return [proposition(case, [*ahead, *cancelled], "change", "polarity", {"no": cancelled, "yes": ahead})]
    return []


def _told(one: Statement) -> bool:
    """Whether it names where or on which days the act was."""
    return "place" in one.said or "time" in one.said and one.when is not None
