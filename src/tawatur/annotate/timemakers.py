"""From a matched time rule to a time expression: one maker a kind of rule."""

from collections.abc import Callable

from tawatur.annotate.timeclock import clock, clock_range, part_of_day
from tawatur.annotate.timedates import (
    bare_year,
    before_christ,
    centuries,
    century,
    date,
    day_of_month,
    decade,
    era,
    hijri,
    hijri_year,
    month_alone,
    month_days,
    months,
    range_of_days,
    season,
    this_month,
    week_of_year,
    year,
    years,
)
from tawatur.annotate.timereading import Reading
from tawatur.annotate.timespans import duration, each, recurring, set_word
from tawatur.model.timevalue import TimeExpression

__all__ = ["MAKERS", "Reading"]


def weekday(reading: Reading) -> TimeExpression | None:
    """A day of the week, with "today" or "tomorrow" before it, or "next" after it."""
    number = reading.value("weekdays", "weekday", "inner")
    today = next((found for word in reading.slot("today") if (found := word.entry("deictics"))), None)
    if today is not None:
        if today.get("unit") != "day":
            return None
        return TimeExpression(value=f"XXXX-WXX-{number}", unit="day", shift=int(today.get("shift") or 0))
    shift = reading.shift()
    if not shift:
        return TimeExpression(value=f"XXXX-WXX-{number}", direction=reading.direction)
    return TimeExpression(value=f"XXXX-WXX-{number}", shift=shift, direction="future" if shift > 0 else "past")


def weekday_of_week(reading: Reading) -> TimeExpression | None:
    """A day of this, the last or the next week."""
    number = reading.value("weekdays", "weekday")
    return TimeExpression(value=f"XXXX-WXX-{number}", unit="week", shift=reading.shift() or 0)


def two_weekdays(reading: Reading) -> TimeExpression | None:
    """Two days of the week, as a range."""
    first, second = reading.value("weekdays", "weekday"), reading.value("weekdays", "second")
    shift = reading.shift() or 0
    direction = reading.direction if not shift else "future" if shift > 0 else "past"
    return TimeExpression(value=f"XXXX-WXX-{first}/XXXX-WXX-{second}", shift=shift, direction=direction)


def night(reading: Reading) -> TimeExpression | None:
    """The night between two days of the week; its middle is the beginning of the second."""
    first, second = reading.value("weekdays", "weekday"), reading.value("weekdays", "second")
    if int(second) % 7 != (int(first) + 1) % 7:
        return None
    if reading.has("parts-of-day.middle=yes") or reading.has("approximators.kind=middle"):
        return TimeExpression(value=f"XXXX-WXX-{second}", direction=reading.direction)
    return TimeExpression(value=f"XXXX-WXX-{first}/XXXX-WXX-{second}", direction=reading.direction)


def deictic(reading: Reading) -> TimeExpression | None:
    """Today, tomorrow, now, lately, soon."""
    entry = next((found for word in reading.slot("deictic") if (found := word.entry("deictics"))), None)
    if entry is None:
        return None
    if entry.get("unit"):
        return TimeExpression(unit=entry.get("unit"), shift=int(entry.get("shift") or 0))
    if entry.get("text-relative"):
        return TimeExpression(value="SAME")
    return TimeExpression(value=entry.value) if entry.value.endswith("_REF") else None


def tonight(reading: Reading) -> TimeExpression | None:
    """This evening, with or without the weekday."""
    number = reading.value("weekdays", "weekday")
    if number:
        return TimeExpression(value=f"XXXX-WXX-{number}", direction="near")
    return TimeExpression(unit="day", shift=0)


def unit(reading: Reading) -> TimeExpression | None:
    """This, last or next week, month, year; units of no fixed length and plurals are only past or ahead."""
    entry = next((found for word in reading.slot("unit", "unit_b") if (found := word.entry("units"))), None)
    if entry is None:
        return None
    if entry.get("number") == "2":
        return duration(reading)
    shift = reading.shift()
    if entry.get("number") == "p" and shift is None and entry.value != "day":
        return None
    if entry.get("number") == "p" or entry.value == "season":
        return TimeExpression(value="FUTURE_REF" if (shift or 0) > 0 else "PAST_REF" if shift else "PRESENT_REF")
    if entry.value in ("second", "minute", "hour", "millennium"):
        return None
    if entry.value == "weekend":
        near = "past" if reading.tense == "past" and shift is None else "near"
        return TimeExpression(unit="weekend", shift=shift or 0, direction=near)
    return TimeExpression(unit="day" if entry.value == "night" else entry.value, shift=shift or 0)


MAKERS: dict[str, Callable[[Reading], TimeExpression | None]] = {
    "date": date, "month": month_alone, "range": range_of_days, "months": months,
    "month-days": month_days, "day-of-month": day_of_month,
    "this-month": this_month, "hijri": hijri, "hijri-year": hijri_year, "bc": before_christ, "years": years,
    "year": year, "bare-year": bare_year, "decade": decade, "century": century, "centuries": centuries,
    "season": season, "era": era,
    "weekday": weekday, "weekday-of-week": weekday_of_week, "two-weekdays": two_weekdays, "night": night,
    "deictic": deictic, "tonight": tonight, "unit": unit, "duration": duration, "set": each, "set-word": set_word,
    "recurring": recurring, "week-of-year": week_of_year, "clock": clock, "clock-range": clock_range,
    "part-of-day": part_of_day,
}  # fmt: skip
