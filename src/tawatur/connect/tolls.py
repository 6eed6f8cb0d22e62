"""How many people one thing befell, as several documents count them."""

from collections import Counter
from collections.abc import Sequence

from tawatur.connect.features import SEVERAL
from tawatur.connect.slots import DAYS, Knowledge, distinct_places, documents
from tawatur.connect.statements import Statement
from tawatur.model.claim import FATE

FEW = 3  # people from which one number of two documents is no chance

RISEN = frozenset({"!rise", "!fall"})  # groups of words for a count that has moved
NEAR = 250  # characters between the counts of which one has become the other, at most

Toll = tuple[str, float]


def same_tolls(statements: Sequence[Statement], known: Knowledge) -> list[list[Statement]]:
    """The statements of several documents that give one number of people whom one thing befell, no two of them in
    places that are two; in order of what befell them and how many."""
    alike: dict[Toll, list[Statement]] = {}
    for one in statements:
        for toll in _tolls(one, exact=True):
            alike.setdefault(toll, []).append(one)
    groups = [_one_place(alike[toll], known) for toll in sorted(alike) if toll[1] >= FEW]
    return [group for group in groups if len(documents(group)) > 1]


def _one_place(ones: Sequence[Statement], known: Knowledge) -> list[Statement]:
    """Those that tell the place that most tell, one round it or in it, or none."""
    most = _most_told(ones)
    return [one for one in ones if not one.where or not distinct_places(one.where, most, known)]


def series(statements: Sequence[Statement]) -> list[tuple[str, list[Statement]]]:
    """What befell people, with the statements that count them in one place, which several documents tell or none;
    those of a month or a year sum up other things."""
    alike: dict[str, list[Statement]] = {}
    for one in (one for one in statements if one.when is None or one.when.days <= DAYS):
        for fate in sorted({fate for fate, _ in _tolls(one)}):
            alike.setdefault(fate, []).append(one)
    groups = [(fate, group) for fate in sorted(alike) for group in _by_place(alike[fate])]
    return [(fate, group) for fate, group in groups if _several(group)]


def recounts(statements: Sequence[Statement]) -> list[tuple[str, str, list[Statement]]]:
    """What is counted, the new count and the statements that give it or the old one, of each count that one article
    tells to have risen or fallen beside the count before."""
    counts: dict[tuple[str, float], list[Statement]] = {}
    for one in statements:
        for q in one.claim.frame.quantities if not one.denied and not one.ahead else ():
            if q.about != SEVERAL:
                counts.setdefault((q.of, q.value), []).append(one)
    found = {}
    for (of, value), ones in sorted(counts.items()):
        for moved in (one for one in ones if not RISEN.isdisjoint(one.stems)):
            for before in (other for kind, other in counts if kind == of and other != value):
                if any(_beside(moved, mate) for mate in counts[of, before]):
                    found[of, f"{value:g}"] = _once([*counts[of, before], *ones])
    return [(of, value, group) for (of, value), group in found.items() if len(documents(group)) > 1]


def _beside(one: Statement, mate: Statement) -> bool:
    """Whether two statements stand in one article, no further apart than two sentences."""
    near = abs(one.claim.evidence.span.start - mate.claim.evidence.span.start) <= NEAR
    return one.document == mate.document and near


def _once(ones: Sequence[Statement]) -> list[Statement]:
    by_claim = {one.claim.id: one for one in ones}
    return [by_claim[key] for key in sorted(by_claim)]


def _several(group: Sequence[Statement]) -> bool:
    placed = [one for one in group if one.where]
    return len(documents(placed or group)) > 1


def _tolls(one: Statement, *, exact: bool = False) -> set[Toll]:
    told = () if one.denied else one.claim.frame.quantities
    return {(q.of, q.value) for q in told if q.of.startswith(FATE) and not (exact and q.about == SEVERAL)}


def _by_place(ones: Sequence[Statement]) -> list[list[Statement]]:
    """The statements of each place; those that tell none are of the place that most tell."""
    most = _most_told(ones)
    found: dict[str, list[Statement]] = {}
    for one in ones:
        found.setdefault(one.where or most, []).append(one)
    return [found[place] for place in sorted(found)]


def _most_told(ones: Sequence[Statement]) -> str:
    """The place that most tell; empty where none does."""
    places = Counter(one.where for one in ones if one.where)
    return min(places, key=lambda place: (-places[place], place), default="")
