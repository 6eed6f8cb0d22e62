"""What one document's own times make certain about its day of publication."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tawatur.model.leaf import Dated, Leaf
from tawatur.model.reason import Reason
from tawatur.model.timevalue import Interval, TimeExpression

NEWS_LAG = 1  # days between the day a lead names as that of its news and the day it is printed, at most

WEEKDAY = "XXXX-WXX-"


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition on the day of publication and the reason that stands for it."""

    holds: Callable[[date], bool]
    reason: Reason


def rules(leaf: Leaf) -> list[Rule]:
    """Every condition that the times of one document put on its day, the surest first."""
    named, both = _same_day(leaf.times)
    return named + _fixed(leaf) + _recent_months(leaf) + _this_month(leaf) + _lead(leaf) + both


def weekday(expression: TimeExpression) -> int | None:
    """The number of the weekday that an expression names, Monday 1; None where it names none."""
    value = expression.value.partition("T")[0]
    return int(value[len(WEEKDAY) :]) if value.startswith(WEEKDAY) and value[len(WEEKDAY) :].isdigit() else None


def _same_day(times: Sequence[Dated]) -> tuple[list[Rule], list[Rule]]:
    """Today with a weekday, yesterday or tomorrow with one, and a weekday both behind and ahead."""
    found = []
    past, ahead = set(), set()
    for one in times:
        number, expression = weekday(one.expression), one.expression
        if expression.unit == "day" and _day_of_year(expression):
            found.append(_on_date(expression))
        if number is None or expression.unit == "week":
            continue
        if expression.direction == "anchor" or expression.unit == "day":
            shift = expression.shift if expression.unit == "day" else 0
            found.append(_on_weekday(number, shift, _BESIDE[(shift > 0) - (shift < 0)]))
        elif one.tense == "past":
            past.add(number)
        elif one.tense == "future":
            ahead.add(number)
    both = sorted(past & ahead)
    return found, [_on_weekday(n, 0, "publication.weekday-both-ways") for n in both[:1] if len(both) == 1]


_BESIDE = {0: "publication.weekday-named", 1: "publication.weekday-after", -1: "publication.weekday-before"}


def _on_weekday(number: int, shift: int, rule: str) -> Rule:
    values = (str(number), str(abs(shift))) if shift else (str(number),)
    return Rule(lambda day: (day + timedelta(shift)).isoweekday() == number, Reason(rule, values))


def _on_date(expression: TimeExpression) -> Rule:
    """Today with its date."""
    named = expression.value[len("XXXX") :]
    shift = timedelta(expression.shift)
    return Rule(lambda day: str(day + shift)[4:] == named, Reason("publication.date-named", (expression.value,)))


def _fixed(leaf: Leaf) -> list[Rule]:
    """Dates with their year: what is told as past is over, what is told as ahead has not begun."""
    found = []
    for one in leaf.times:
        days = None if one.expression.relative else Interval.of(one.expression.value)
        if days is None:
            continue
        if one.tense == "past":
            found.append(Rule(_not_before(days.first), Reason("publication.after", (str(days),))))
        elif one.tense == "future":
            last = days.first - timedelta(1) if days.days > 1 else days.last
            found.append(Rule(_not_after(last), Reason("publication.before", (str(days),))))
    return found


def _not_before(first: date) -> Callable[[date], bool]:
    return lambda day: day >= first


def _not_after(last: date) -> Callable[[date], bool]:
    return lambda day: day <= last


def _recent_months(leaf: Leaf) -> list[Rule]:
    """A month behind us in the sentence of the same month of a year (an anniversary): the last of its name."""
    found = []
    for span in (told.span for told in leaf.sentences):
        inside = [one.expression for one in leaf.times if span.start <= one.start < span.stop and one.tense == "past"]
        bare = {expression.value[5:] for expression in inside if _bare_month(expression)}
        for expression in inside:
            days = None if expression.relative else Interval.of(expression.value)
            if days is not None and len(expression.value) == 7 and expression.value[5:] in bare:
                found.append(Rule(_within(days.first, 365), Reason("publication.anniversary", (expression.value,))))
    return found


def _bare_month(expression: TimeExpression) -> bool:
    return len(expression.value) == 7 and expression.value.startswith("XXXX-") and expression.direction == "past"


def _within(first: date, length: int) -> Callable[[date], bool]:
    return lambda day: first <= day <= first + timedelta(length)


def _this_month(leaf: Leaf) -> list[Rule]:
    """What is told as ahead this month, and dated days told as ahead: both are one month, and the days to come."""
    ahead = [one.expression for one in leaf.times if one.tense == "future"]
    if not any(_this(expression) for expression in ahead):
        return []
    dated = [expression for expression in ahead if _day_of_year(expression)]
    return [Rule(_same_month(when), Reason("publication.this-month", (when.value,))) for when in dict.fromkeys(dated)]


def _this(expression: TimeExpression) -> bool:
    return expression.unit == "month" and expression.shift == 0


def _day_of_year(expression: TimeExpression) -> bool:
    parts = expression.value.split("/")[0].split("-")
    return expression.value.startswith("XXXX-") and len(parts) == 3 and parts[1].isdigit()


def _same_month(expression: TimeExpression) -> Callable[[date], bool]:
    def holds(day: date) -> bool:
        days = Interval.of(TimeExpression(value=expression.value, direction="near").resolve(Interval(day, day)))
        if days is None or days.first.month != day.month:
            return False
        return day < days.first if days.days > 1 else day <= days.last

    return holds


def _lead(leaf: Leaf) -> list[Rule]:
    """The first sentence that names a day as that of its news was printed on that day or the next; where the text
    names a weekday that is still ahead, on any day before that."""
    if not leaf.body:
        return []
    lead = leaf.body[0].span
    ahead = [n for one in leaf.times if one.tense == "future" and (n := weekday(one.expression))]
    found = []
    for one in leaf.times:
        number = weekday(one.expression)
        if lead.start <= one.start < lead.stop and one.tense == "past" and number and not one.expression.unit:
            lag = max([NEWS_LAG, *((other - number) % 7 - 1 for other in ahead)])
            found.append(Rule(_lately(number, lag), Reason("publication.lead-day", (str(number),))))
    return found[:1]


def _lately(number: int, lag: int) -> Callable[[date], bool]:
    return lambda day: (day.isoweekday() - number) % 7 <= lag
