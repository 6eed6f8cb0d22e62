"""Statements that share their particulars: names, numbers, days and rare words that several documents tell together."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tawatur.connect.clusters import blocked
from tawatur.connect.statements import ACT, Statement, worth
from tawatur.model.span import Span

LEAST = 1.5  # what the shared particulars are worth together at least, in units of one that two statements tell
PART = 0.5  # of what the shorter of two statements tells that they share at least
HOLDS = 0.7  # of the shared particulars that a further statement tells at least
LARGE = 250  # statements: among fewer there are fewer pairs that share something by chance, and less is asked of two
SMALL = 60  # statements: of fewer nothing can be said about chance
EASED = 0.4, 0.1  # taken from LEAST and PART for each time the statements are fewer by the factor e, once at the most
FEW = 12  # statements that may share a particular however small the story
FREQUENT = 0.25  # part of the statements that a particular may stand in and still lead from one to the other
NAMED = 3  # surroundings in which two words stand side by side to be a name
ALWAYS = 0.8  # part of the times that one of them is told
SAME = 0.5  # part of all reports that two groups share to be one
MUCH = 2  # times as many reports as a group has that another may have to be the same told more fully
WITHIN = 0.7  # part of its reports that another group holds, of a group that adds nothing

Particulars = frozenset[str]
Echoes = Mapping[int, Collection[int]]


@dataclass(frozen=True, slots=True)
class Shared:
    """Statements, by their places, and the particulars that they share."""

    members: tuple[int, ...]
    particulars: Particulars
    value: float


def shared(statements: Sequence[Statement]) -> list[Shared]:
    """The groups of statements of several documents that share particulars, the most telling first.

    Groups may overlap: one clause tells several things. Two statements propose what they share; every other
    that tells most of it belongs to them (closed itemsets, Pasquier et al. 1999, with room for other words).
    What denies something stands with what denies it too.
    """
    sides = [[at for at, one in enumerate(statements) if one.denied is denied] for denied in (False, True)]
    groups = [group for side in sides for group in _groups(side, statements)]
    told = {group: len({statements[at].document for at in group.members}) for group in groups}
    return sorted(groups, key=lambda one: (-(told[one] - 1) * one.value, one.members, sorted(one.particulars)))


def _groups(places: Sequence[int], statements: Sequence[Statement]) -> list[Shared]:
    told = {at: statements[at].particulars for at in places}
    scale = _Scale(told, [statements[at].terms for at in places], _ease(len(statements)))
    found = {}
    for a, b in scale.pairs():
        both = told[a] & told[b]
        if len(both) < 2 or both in found or statements[a].document == statements[b].document:
            continue
        if scale.much(both, told[a], told[b]) and not _other_acts(both, told[a], told[b]):
            found[both] = scale.of(both)
    return [Shared(scale.holders(both, value), both, value) for both, value in found.items()]


def _ease(statements: int) -> float:
    """How many times by the factor e a story is smaller than a large one, from 0 to 1.

    >>> [round(_ease(count), 2) for count in (10, 60, 150, 300)]
    [0.0, 1.0, 0.51, 0.0]
    """
    return min(1.0, max(0.0, math.log(LARGE / statements))) if statements >= SMALL else 0.0


def distinct(groups: Iterable[Shared], known: Iterable[Collection[int]], echoes: Echoes) -> list[Shared]:
    """The groups that tell something of their own beside those known and those before them."""
    kept: list[Shared] = []
    others: list[set[int]] = []
    homes: dict[int, list[int]] = {}

    def put(members: Collection[int]) -> None:
        for at in members:
            homes.setdefault(at, []).append(len(others))
        others.append(set(members))

    for members in known:
        put(members)
    for group in groups:
        near = {home for at in group.members for echo in echoes[at] for home in homes.get(echo, ())}
        if not any(_told(group.members, others[home], echoes) for home in near):
            kept.append(group)
            put(group.members)
    return kept


def again(groups: Mapping[str, frozenset[int]], echoes: Echoes) -> set[str]:
    """The groups of which another, not much larger, has every statement at the same words: the smaller of two, the
    later of two as large."""
    held: dict[int, set[str]] = {}
    for key, members in groups.items():
        for echo in {echo for at in members for echo in echoes[at]}:
            held.setdefault(echo, set()).add(key)

    def double(key: str) -> bool:
        size = len(groups[key])
        fuller = set.intersection(*(held[at] for at in groups[key]))
        return any((size, other) < (len(groups[other]), key) and len(groups[other]) <= MUCH * size for other in fuller)

    return {key for key in groups if double(key)}


def echoes(statements: Sequence[Statement]) -> dict[int, set[int]]:
    """For each statement those that stand at the same words: half of the shorter of two clauses at least."""
    found = {at: {at} for at in range(len(statements))}
    spans = [(one.document, one.claim.evidence.span, at) for at, one in enumerate(statements)]
    open_here: list[tuple[str, Span, int]] = []
    for document, span, at in sorted(spans):
        open_here = [one for one in open_here if one[0] == document and one[1].stop > span.start]
        for _, other, place in open_here:
            if 2 * (min(span.stop, other.stop) - span.start) >= min(len(span), len(other)):
                found[at].add(place)
                found[place].add(at)
        open_here.append((document, span, at))
    return found


def _told(members: Sequence[int], other: set[int], echoes: Echoes) -> bool:
    """Whether another group tells the same, or most of it."""
    mine = sum(1 for at in members if not other.isdisjoint(echoes[at]))
    if mine >= WITHIN * len(members):
        return True
    held = set(members)
    theirs = sum(1 for at in other if not held.isdisjoint(echoes[at]))
    return mine >= SAME * (len(members) + len(other) - theirs)


def _other_acts(both: Particulars, one: Particulars, other: Particulars) -> bool:
    """Whether two statements tell different acts of what they share."""
    acts = [any(term.startswith(ACT) for term in terms) for terms in (both, one, other)]
    return acts == [False, True, True]


def _neighbours(terms: Iterable[Sequence[str]]) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """For each two words that stand side by side what stands before and behind them, each time."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in terms:
        edged = ("", *row, "")
        for before, one, two, behind in zip(edged, edged[1:], edged[2:], edged[3:], strict=False):
            found.setdefault((one, two), []).append((before, behind))
    return found


class _Scale:
    """What particulars are worth among some statements, the rarer the more; of words that always stand side by
    side, as those of a name do, one alone counts."""

    def __init__(self, told: Mapping[int, Particulars], terms: Iterable[Sequence[str]], ease: float = 0.0) -> None:
        self._told = told
        self._places: dict[str, list[int]] = {}
        for at, particulars in told.items():
            for one in particulars:
                self._places.setdefault(one, []).append(at)
        self._worth = {one: worth(len(places), len(told)) for one, places in self._places.items()}
        self._known: dict[Particulars, float] = {}
        self._least = (LEAST - EASED[0] * ease) * worth(2, len(told))
        self._part = PART - EASED[1] * ease
        self._before = {
            two: one
            for (one, two), around in sorted(_neighbours(terms).items())
            if len(set(around)) >= NAMED and len(around) >= ALWAYS * max(len(self._places[one]), len(self._places[two]))
        }

    def of(self, particulars: Particulars) -> float:
        """What some are worth together."""
        found = self._known.get(particulars)
        if found is None:
            alone = [self._worth[one] for one in particulars if self._before.get(one) not in particulars]
            found = self._known[particulars] = round(math.fsum(alone), 6)
        return found

    def much(self, both: Particulars, one: Particulars, other: Particulars) -> bool:
        """Whether what two statements share is much by itself and of what they tell."""
        value = self.of(both)
        return value >= self._least and value >= self._part * min(self.of(one), self.of(other))

    def pairs(self) -> list[tuple[int, int]]:
        """The statements that share a particular that is rare enough to lead from one to the other."""
        most = max(FEW, FREQUENT * len(self._told))
        leading = (places for places in self._places.values() if 1 < len(places) <= most)
        return sorted({pair for places in leading for pair in blocked(places)})

    def holders(self, both: Particulars, value: float) -> tuple[int, ...]:
        """The statements that tell most of some particulars."""
        some = {at for one in both for at in self._places[one]}
        return tuple(at for at in sorted(some) if self.of(both & self._told[at]) >= HOLDS * value)
