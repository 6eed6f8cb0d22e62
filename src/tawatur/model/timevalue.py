"""Times as values: intervals of days, TIMEX3 values, and expressions that wait for an anchor.

No word of any language: ``annotate`` turns words into a ``TimeExpression``, this module turns an
expression and an anchor (the publication day) into a TIMEX3 value, and a value into an interval.
"""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Days from ``first`` to ``last``, both included.

    >>> Interval.of("2023-09")
    Interval(first=datetime.date(2023, 9, 1), last=datetime.date(2023, 9, 30))
    """

    first: date
    last: date

    @staticmethod
    def of(value: str | None) -> "Interval | None":
        """The days a TIMEX3 date value covers; None for durations, references and open values."""
        return _interval(value) if value else None

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}/{self.last}"

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.last - self.first).days + 1

    def meets(self, other: "Interval") -> bool:
        """Whether both share a day."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """What a time phrase means before it is anchored.

    ``value`` is a TIMEX3 value; where it hangs on the publication day it is underspecified:
    ``XXXX-WXX-3`` (Wednesday), ``XXXX-09-13`` (13 September), ``XXXX-09``. ``unit`` and ``shift``
    count from the anchor: ("day", -1) yesterday, ("week", -1) last week, ("month", 0) this month.
    ``direction`` says which instance an underspecified value means: "past" (the last one before the
    anchor, or the anchor itself), "future" (the next one, or the anchor), "near" (the nearest),
    "anchor" (the anchor's own day: "today, Wednesday"). A ``shift`` without ``unit`` bars the anchor itself and counts
    from it: ("XXXX-WXX-4", shift -1) is the last Thursday before the anchor, -2 the one before that.
    ``XXXX-XX-12`` with the unit "month" is the 12th of a month; ``T15:30`` behind a day is the hour.
    """

    type: str = "DATE"
    value: str = ""
    unit: str = ""
    shift: int = 0
    direction: str = "past"

    @property
    def relative(self) -> bool:
        """Whether the value needs an anchor."""
        return bool(self.unit) or self.value.startswith("XXXX") and self.type != "SET"

    def resolve(self, anchor: Interval | None) -> str:
        """The TIMEX3 value seen from the anchor; still underspecified where there is none.

        >>> TimeExpression(value="XXXX-WXX-3").resolve(Interval.of("2023-09-16"))
        '2023-09-13'
        >>> TimeExpression(unit="day", shift=-1).resolve(Interval.of("2023-09-16"))
        '2023-09-15'
        """
        try:
            return _resolve(self, anchor)
        except OverflowError:
            return self.value or f"{self.unit}{self.shift:+d}"


def _interval(value: str) -> Interval | None:
    if "/" in value:
        ends = [_interval(part) for part in value.split("/", 1)]
        if ends[0] is None or ends[1] is None or ends[0].first > ends[1].last:
            return None
        return Interval(ends[0].first, ends[1].last)
    parts = value.split("T")[0].split("-")
    try:
        return _days(parts)
    except (ValueError, OverflowError):
        return None


def _days(parts: list[str]) -> Interval | None:
    head = parts[0]
    if len(parts) == 1 and len(head) == 3 and head.isdigit():
        return Interval(date(int(head) * 10, 1, 1), date(int(head) * 10 + 9, 12, 31))
    if len(parts) == 1 and len(head) == 2 and head.isdigit():
        return Interval(date(int(head) * 100, 1, 1), date(int(head) * 100 + 99, 12, 31))
    if len(head) != 4 or not head.isdigit():
        return None
    year = int(head)
    if len(parts) == 1:
        return Interval(date(year, 1, 1), date(year, 12, 31))
    if parts[1].startswith("W"):
        first = date.fromisocalendar(year, int(parts[1][1:]), 1)
        if len(parts) == 3 and parts[2] == "WE":
            return Interval(first + timedelta(5), first + timedelta(6))
        if len(parts) == 3:
            first += timedelta(int(parts[2]) - 1)
            return Interval(first, first)
        return Interval(first, first + timedelta(6))
    if parts[1] in _SEASONS:
        month, length = _SEASONS[parts[1]]
        first = date(year, month, 1)
        last = first + timedelta(31 * length)
        return Interval(first, date(last.year, last.month, 1) - timedelta(1))
    month = int(parts[1])
    if len(parts) == 2:
        return Interval(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
    day = date(year, month, int(parts[2]))
    return Interval(day, day)


_SEASONS = {"SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3)} | {
    name: (first, length)
    for name, first, length in [("Q1", 1, 3), ("Q2", 4, 3), ("Q3", 7, 3), ("Q4", 10, 3), ("H1", 1, 6), ("H2", 7, 6)]
}


def _resolve(expression: TimeExpression, anchor: Interval | None) -> str:
    value, _, part = expression.value.partition("T")
    tail = f"T{part}" if part else ""
    if expression.type in _UNANCHORED:
        return expression.value
    if "/" in value and value.startswith("XXXX"):
        return _resolve_range(expression, anchor)
    if value.startswith("XXXX-WXX-"):
        return _weekday(int(value[9:]), expression, anchor) + tail
    if value.startswith("XXXX-H") and value[6:8].isdigit() and len(value) > 7:
        return expression.value
    if value.startswith("XXXX-XX-"):
        return _of_month(value[8:], expression, anchor) + tail
    if value.startswith("XXXX-"):
        return _of_year(value[5:], expression, anchor) + tail
    if expression.unit:
        return _shifted(expression, anchor) + tail
    return expression.value


_UNANCHORED = ("DURATION", "SET")


def _resolve_range(expression: TimeExpression, anchor: Interval | None) -> str:
    """Both ends from the anchor; an end that falls before its beginning is set right by a week or a year."""
    first, last = (replace(expression, value=part) for part in expression.value.split("/", 1))
    ends = [first.resolve(anchor), last.resolve(anchor)]
    whole = [Interval.of(end) for end in ends]
    if whole[0] is None or whole[1] is None or whole[0].first <= whole[1].first:
        return "/".join(ends)
    later = whole[1].first if expression.direction == "past" else whole[0].first
    turned = Interval(later, later)
    if expression.direction == "past":
        return f"{replace(first, shift=0).resolve(turned)}/{ends[1]}"
    return f"{ends[0]}/{replace(last, direction='future', shift=0).resolve(turned)}"


def _weekday(number: int, expression: TimeExpression, anchor: Interval | None) -> str:
    if anchor is None or anchor.days > 6:
        return f"XXXX-WXX-{number}"
    shift = expression.shift
    if expression.unit == "week":
        monday = anchor.first - timedelta(anchor.first.isoweekday() - 1)
        return str(monday + timedelta(7 * shift + number - 1))
    if expression.unit == "day":
        day = anchor.first + timedelta(shift)
        ahead = (number - day.isoweekday()) % 7
        return str(day + timedelta(ahead if ahead < anchor.days else 0))
    if expression.direction == "future":
        first = anchor.last + timedelta(1) if shift else anchor.first
        return str(first + timedelta((number - first.isoweekday()) % 7 + 7 * max(0, shift - 1)))
    last = anchor.first - timedelta(1) if shift else anchor.last
    back = (last.isoweekday() - number) % 7
    if expression.direction == "near" and back > 3:
        return str(last + timedelta(7 - back))
    return str(last - timedelta(back + 7 * max(0, -shift - 1)))


def _of_month(day: str, expression: TimeExpression, anchor: Interval | None) -> str:
    if anchor is None:
        return f"XXXX-XX-{day}"
    months = anchor.first.year * 12 + anchor.first.month - 1 + expression.shift
    return f"{months // 12:04d}-{months % 12 + 1:02d}-{day}"


def _of_year(rest: str, expression: TimeExpression, anchor: Interval | None) -> str:
    if anchor is None:
        return f"XXXX-{rest}"
    year = anchor.first.year + (expression.shift if expression.unit == "year" else 0)
    here = Interval.of(f"{year:04d}-{rest}")
    if here is None or expression.unit == "year":
        return f"{year:04d}-{rest}"
    return f"{year + _turn(here, expression, anchor):04d}-{rest}"


def _turn(here: Interval, expression: TimeExpression, anchor: Interval) -> int:
    """How many years from the anchor's own year the meant one is; a shift bars the anchor itself."""
    shift = expression.shift
    if expression.direction == "past":
        return -1 if here.first > anchor.last or shift and here.last >= anchor.first else 0
    if expression.direction == "future":
        return 1 if here.last < anchor.first or shift and here.first <= anchor.last else 0
    return _nearest_year(here, anchor) if expression.direction == "near" else 0


def _nearest_year(here: Interval, anchor: Interval) -> int:
    gap = (here.first - anchor.first).days
    return -1 if gap > 183 else 1 if gap < -183 else 0


def _shifted(expression: TimeExpression, anchor: Interval | None) -> str:
    if anchor is None:
        return expression.value or f"{expression.unit}{expression.shift:+d}"
    unit, shift = expression.unit, expression.shift
    if unit == "day":
        first, last = (str(day + timedelta(shift)) for day in (anchor.first, anchor.last))
        return first if first == last else f"{first}/{last}"
    if unit == "week":
        year, week, _ = (anchor.first + timedelta(7 * shift)).isocalendar()
        return f"{year}-W{week:02d}"
    if unit == "weekend":
        begun = anchor.last.isoweekday() > 5 or expression.direction != "past"
        year, week, _ = (anchor.first + timedelta(7 * shift if begun else -7)).isocalendar()
        return f"{year}-W{week:02d}-WE"
    months = anchor.first.year * 12 + anchor.first.month - 1
    if unit == "month":
        months += shift
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    if unit == "quarter":
        quarters = anchor.first.year * 4 + (anchor.first.month - 1) // 3 + shift
        return f"{quarters // 4:04d}-Q{quarters % 4 + 1}"
    if unit == "year":
        return f"{anchor.first.year + shift:04d}"
    if unit == "decade":
        return f"{anchor.first.year // 10 + shift:03d}"
    return f"{anchor.first.year // 100 + shift:02d}"
