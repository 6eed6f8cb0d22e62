"""Times as values: what an expression means from any day, and that nothing breaks on the way."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.model.timevalue import Interval, TimeExpression

DAY = Interval(date(2024, 5, 15), date(2024, 5, 15))  # a Wednesday
VALUES = st.one_of(
    st.sampled_from(["", "PAST_REF", "P3D", "PT1.5H", "T15:30", "199", "18", "BC0332", "2024-W20", "XXXX-H09", "SAME"]),
    st.from_regex(
        r"\A(XXXX|[0-9]{4})-(WXX-[1-7]|[01][0-9](-[0-3][0-9])?|XX-[0-3][0-9]|SU|WI|Q[1-4]|H[12])(T[0-2][0-9]:[0-5][0-9])?\Z"
    ),
    st.from_regex(r"\AXXXX-(WXX-[1-7]/XXXX-WXX-[1-7]|[01][0-9]-[0-3][0-9]/XXXX-[01][0-9]-[0-3][0-9])\Z"),
)
EXPRESSIONS = st.builds(
    TimeExpression,
    type=st.sampled_from(["DATE", "TIME", "DURATION", "SET"]),
    value=VALUES,
    unit=st.sampled_from(["", "day", "week", "weekend", "month", "quarter", "year", "decade", "century"]),
    shift=st.integers(-3, 3),
    direction=st.sampled_from(["past", "future", "near", "anchor"]),
)
DAYS = st.dates()


@given(EXPRESSIONS, st.none() | st.tuples(DAYS, DAYS).map(lambda days: Interval(min(days), max(days))))
def test_resolving_never_raises(expression: TimeExpression, anchor: Interval | None) -> None:
    value = expression.resolve(anchor)
    Interval.of(value)


@given(st.text())
def test_reading_a_value_never_raises(value: str) -> None:
    Interval.of(value)


@given(st.integers(1, 7), DAYS)
def test_a_weekday_is_that_weekday_within_a_week(number: int, day: date) -> None:
    anchor = Interval(day, day)
    for direction in ("past", "future", "near"):
        found = Interval.of(TimeExpression(value=f"XXXX-WXX-{number}", direction=direction).resolve(anchor))
        if found is not None:
            assert found.first.isoweekday() == number
            assert abs((found.first - day).days) < 7


CASES = [
    (TimeExpression(value="XXXX-WXX-3"), "2024-05-15"),
    (TimeExpression(value="XXXX-WXX-3", shift=-1), "2024-05-08"),
    (TimeExpression(value="XXXX-WXX-3", shift=-2), "2024-05-01"),
    (TimeExpression(value="XXXX-WXX-3", shift=1, direction="future"), "2024-05-22"),
    (TimeExpression(value="XXXX-WXX-4", unit="day", shift=1), "2024-05-16"),
    (TimeExpression(value="XXXX-WXX-2", unit="week", shift=1), "2024-05-21"),
    (TimeExpression(value="XXXX-WXX-5/XXXX-WXX-7"), "2024-05-10/2024-05-12"),
    (TimeExpression(value="XXXX-WXX-5/XXXX-WXX-1", direction="future"), "2024-05-17/2024-05-20"),
    (TimeExpression(value="XXXX-12-28/XXXX-01-04", direction="past"), "2023-12-28/2024-01-04"),
    (TimeExpression(value="XXXX-12-28/XXXX-01-04", direction="future"), "2024-12-28/2025-01-04"),
    (TimeExpression(value="XXXX-05", shift=-1), "2023-05"),
    (TimeExpression(value="XXXX-07", direction="past"), "2023-07"),
    (TimeExpression(value="XXXX-07", unit="year", shift=-1), "2023-07"),
    (TimeExpression(value="XXXX-XX-12", unit="month", shift=1), "2024-06-12"),
    (TimeExpression(value="XXXX-XX-12", unit="month", shift=-5), "2023-12-12"),
    (TimeExpression(value="T15:30", unit="day", shift=-1), "2024-05-14T15:30"),
    (TimeExpression(value="XXXX-SU", shift=-1), "2023-SU"),
    (TimeExpression(unit="quarter", shift=-2), "2023-Q4"),
    (TimeExpression(unit="weekend", shift=0, direction="near"), "2024-W20-WE"),
    (TimeExpression(unit="weekend", shift=0), "2024-W19-WE"),
    (TimeExpression(unit="decade", shift=-1), "201"),
    (TimeExpression(unit="century", shift=0), "20"),
    (TimeExpression(type="SET", value="XXXX-WXX-1"), "XXXX-WXX-1"),
    (TimeExpression(type="DURATION", value="P2D"), "P2D"),
]


@pytest.mark.parametrize(("expression", "value"), CASES)
def test_a_value_from_a_wednesday(expression: TimeExpression, value: str) -> None:
    assert expression.resolve(DAY) == value


def test_a_set_needs_no_anchor() -> None:
    assert not TimeExpression(type="SET", value="XXXX-WXX-1").relative
    assert TimeExpression(value="XXXX-WXX-1").relative
