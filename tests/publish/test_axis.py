"""The days of a timeline on a line: in order, apart as in time, right to left where that is how one reads."""

from tawatur.model.timevalue import Interval
from tawatur.publish.axis import LARGEST, MARGIN, WIDTH, axis
from tawatur.publish.chronicle import Entry, Time

DAYS = ("2024-03-01", "2024-03-02", "2024-03-11", "2024-03")


def times(*values: str) -> list[Time]:
    made = []
    for number, value in enumerate(values):
        entry = Entry(("happened",) if number else ("planned",), None, ())  # type: ignore[arg-type]
        made.append(Time(value, Interval.of(value), (entry,) * (1 + number)))
    return made


def test_days_are_as_far_apart_as_in_time_and_mirrored() -> None:
    left = axis(times(*DAYS), False, str)
    assert [tick.x for tick in left] == [MARGIN, MARGIN + 82, WIDTH - MARGIN], "a month is no day"
    assert [WIDTH - tick.x for tick in axis(times(*DAYS), True, str)] == [tick.x for tick in left]
    assert [tick.number for tick in left] == [1, 2, 3]
    assert [tick.label for tick in left] == ["1/3", "2/3", "11/3"]
    assert [tick.done for tick in left] == [False, True, True] and left[-1].radius == LARGEST


def test_labels_do_not_stand_over_each_other() -> None:
    ticks = axis(times("2024-01-01", "2024-01-02", "2024-12-31"), False, str)
    assert [tick.label for tick in ticks] == ["1/1", "", "31/12"]


def test_two_days_need_no_drawing() -> None:
    assert axis(times(*DAYS[:2]), True, str) == []
