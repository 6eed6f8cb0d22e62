"""Which two counts cannot both be right."""

import pytest

from tawatur.connect.counts import apart
from tawatur.model.claim import Quantity


def count(value: float, about: str = "") -> Quantity:
    return Quantity(value, "", "ship", str(value), about)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (count(40), count(52), True),
        (count(40), count(40), False),
        (count(390089), count(390000, "approximate"), False),
        (count(50, "more"), count(54, "approximate"), False),
        (count(50, "more"), count(40), True),
        (count(50, "less"), count(60), True),
        (count(10, "several"), count(100, "more"), True),
        (count(100, "several"), count(200, "more"), False),
        (count(100, "more"), count(100, "approximate"), False),
    ],
)
def test_two_counts_differ_where_what_they_leave_open_does_not_meet(one, other, differ) -> None:
    assert apart(one, other) is differ
    assert apart(other, one) is differ
