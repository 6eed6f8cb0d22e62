"""What a count leaves open, and which two counts cannot both be right."""

import math
from collections.abc import Iterable
from itertools import combinations

from tawatur.connect.statements import Statement
from tawatur.model.claim import Quantity

NEAR = 0.1  # part of a number by which one that is told as approximate may lie off it
SEVERAL = (2.0, 10.0)  # units of which "dozens", "hundreds" tell so many at least, and fewer than so many

Range = tuple[float, float]


def rounded(one: Quantity) -> bool:
    """Whether a quantity is told as no exact number."""
    return bool(one.about)


def bounds(one: Quantity) -> Range:
    """The least and the greatest number that a quantity can mean.

    >>> bounds(Quantity(100, "", "ship", "about a hundred", "approximate"))
    (90.0, 110.0)
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
