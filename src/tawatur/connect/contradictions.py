"""Claims that cannot both hold: of two documents or of one (EVIDENCE 4). Precision comes before recall."""

from collections.abc import Sequence
from itertools import combinations

from tawatur.connect.clusters import Scores
from tawatur.connect.slots import Ground, counted, exclusive_times, near_times, place, time
from tawatur.connect.statements import STATE, Statement
from tawatur.model.reason import Reason
from tawatur.model.story import Contradiction

CERTAIN = -1.0  # log-odds of being one thing, under which nothing is called a contradiction
SAME_ACTORS = 0.6  # part of all actors that two accounts of one event share at least

Found = tuple[str, tuple[str, str], str]


def contradictions(statements: Sequence[Statement], scored: Scores, ground: Ground) -> tuple[Contradiction, ...]:
    """Every pair of claims about one thing that exclude each other in a slot, in order of their ids."""
    found = []
    for (a, b), score in sorted(scored.items()):
        one, two = statements[a], statements[b]
        if score >= CERTAIN and one.claim.utterance == two.claim.utterance:
            found += [_contradiction(one, two, *what) for what in _clashes(one, two, ground)]
    return tuple(sorted(found, key=lambda c: (c.a, c.b, c.slot)))


def _contradiction(one: Statement, two: Statement, slot: str, pair: tuple[str, str], rule: str) -> Contradiction:
    inside = one.document == two.document
    return Contradiction(one.claim.id, two.claim.id, slot, pair, inside, (Reason(rule, pair),))


def _clashes(one: Statement, two: Statement, ground: Ground) -> list[Found]:
    if one.denied != two.denied:
        return _denial(one, two)
    if one.ahead or two.ahead or one.denied:
        return []
    return _numbers(one, two, ground) + (_places_and_times(one, two, ground) if _same_act(one, two) else [])


def _same_act(one: Statement, two: Statement) -> bool:
    acts = STATE != one.kind == two.kind
    return acts and len(one.who & two.who) / max(1, len(one.who | two.who)) >= SAME_ACTORS


def _denial(one: Statement, two: Statement) -> list[Found]:
    if one.ahead and two.ahead:
        return []
    no, yes = (one, two) if one.denied else (two, one)
    if (no.origin or no.document) == (yes.origin or yes.document):
        return []
    return [("polarity", ("no", "yes") if no is one else ("yes", "no"), "contradictions.denial")]


def _places_and_times(one: Statement, two: Statement, ground: Ground) -> list[Found]:
    here, there = place(one, ground), place(two, ground)
    at, then = time(one, ground), time(two, ground)
    if at and then and exclusive_times(at, then) and near_times(at, then) and one.where == two.where:
        return [("time", (at, then), "contradictions.time")]
    together = bool(one.when and two.when and one.when.meets(two.when))
    if here and there and here != there and together and not _inside(here, there, ground):
        return [("place", (here, there), "contradictions.place")]
    return []


def _inside(a: str, b: str, ground: Ground) -> bool:
    """Whether one place may be in the other: that one is the nation of the other."""
    return ground.nations.get(a) == b or ground.nations.get(b) == a


def _numbers(one: Statement, two: Statement, ground: Ground) -> list[Found]:
    """Different counts of one thing at one time; of different days the later one is an update."""
    if ground.later(one, two) or ground.later(two, one):
        return []
    found: list[Found] = []
    for given in counted([one, two]).values():
        sides = [value for value, ones in given.items() if one in ones], [v for v, ones in given.items() if two in ones]
        if sides[0] and sides[1] and sides[0] != sides[1] and _comparable(one, two):
            found.append(("number", (sides[0][0], sides[1][0]), "contradictions.number"))
    return found


def _comparable(one: Statement, two: Statement) -> bool:
    """Whether two counts are of one unit in clauses that say the same besides."""
    units = [{q.unit for q in side.claim.frame.quantities} for side in (one, two)]
    return units[0] == units[1] and len(one.stems & two.stems) >= min(len(one.stems), len(two.stems)) / 2


def both_ways(pairs: Sequence[Contradiction]) -> dict[str, set[str]]:
    """From each claim to those that contradict it."""
    found: dict[str, set[str]] = {}
    for pair in pairs:
        for a, b in combinations((pair.a, pair.b), 2):
            found.setdefault(a, set()).add(b)
            found.setdefault(b, set()).add(a)
    return found
