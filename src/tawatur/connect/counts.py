"""What a count leaves open, and which two counts cannot both be right."""

import math
from collections.abc import Iterable, Iterator
from itertools import combinations

from tawatur.connect.slots import Knowledge, distinct_places, figure, priced
from tawatur.connect.statements import STATE, Statement, named_apart, share_act
from tawatur.model.claim import FATE, OF_THEM, Quantity

NEAR = 0.1  # part of a number by which one that is told as approximate may lie off it
SEVERAL = (2.0, 10.0)  # units of which "dozens", "hundreds" tell so many at least, and fewer than so many

PART = 0.4  # of the words of the shorter of two clauses that they share at least, names apart, to count at one act
SHARED = 2  # such words at least
GAMES = "MATCH"  # the kind of acts of which each has a count of its own

Range = tuple[float, float]
Numbers = tuple[str, str]


def recounted(statements: Iterable[Statement], known: Knowledge) -> Iterator[tuple[Statement, Statement, Numbers]]:
    """Every two facts of two documents that count a thing at one act so that not both can be right, neither an update
    of the other, with their numbers."""
    alike: dict[tuple[str, str], list[tuple[Statement, Quantity]]] = {}
    for one in statements:
        if not one.denied and not one.ahead and one.kind not in (STATE, GAMES):
            for of, quantity in _counts(one).items():
                alike.setdefault((one.kind, of), []).append((one, quantity))
    for group in alike.values():
        for (one, mine), (two, yours) in combinations(group, 2):
            if apart(mine, yours) and _one_act(one, two, known):
                yield one, two, (figure(mine), figure(yours))


def _counts(one: Statement) -> dict[str, Quantity]:
    """What a statement counts once, by the stem; tolls of people and parts of a count are no such counts."""
    told: dict[str, list[Quantity]] = {}
    for quantity in one.claim.frame.quantities:
        if not quantity.of.startswith((FATE, OF_THEM)) and not priced(one, quantity.of):
            told.setdefault(quantity.of, []).append(quantity)
    return {of: some[0] for of, some in told.items() if len(some) == 1}


def _one_act(one: Statement, two: Statement, known: Knowledge) -> bool:
    """Whether two statements can tell one act at one time: in much the same words, one for an act among them."""
    if one.document == two.document or known.later(one, two) or known.later(two, one):
        return False
    if one.when and two.when and not one.when.meets(two.when):
        return False
    if one.where and two.where and distinct_places(one.where, two.where, known):
        return False
    mine, yours = named_apart(one.stems), named_apart(two.stems)
    return share_act(mine, yours, SHARED, PART)


def rounded(one: Quantity) -> bool:
    """Whether a quantity is told as no exact number."""
    return bool(one.about)


def bounds(one: Quantity) -> Range:
    """The least and the greatest number that a quantity can mean.

    >>> [round(bound) for bound in bounds(Quantity(100, "", "ship", "about a hundred", "approximate"))]
    [90, 110]
    """
    if one.about == "approximate":
        return one.value * (1 - NEAR), one.value * (1 + NEAR)
    if one.about == "more":
        return one.value, math.inf
    if one.about == "less":
        return 0.0, one.value
    if one.about == "several":
        return one.value * SEVERAL[0], one.value * SEVERAL[1] - 1
    return one.value, one.value


def apart(one: Quantity, other: Quantity) -> bool:
    """Whether two counts cannot both be right; rounded ones share what they leave open."""
    (low, high), (least, most) = bounds(one), bounds(other)
    return high < least or most < low


def differ(statements: Iterable[Statement], of: str) -> bool:
    """Whether some of the statements count a thing so that not all can be right."""
    told = {q for one in statements for q in one.claim.frame.quantities if q.of == of}
    return any(apart(a, b) for a, b in combinations(told, 2))
