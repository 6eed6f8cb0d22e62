"""Makers of durations and recurrences: counted stretches of time."""

from collections.abc import Sequence

from tawatur.annotate.numbers import number_of
from tawatur.annotate.timereading import Reading
from tawatur.lang.words import Word
from tawatur.model.timevalue import TimeExpression

_UNITS = {
    "year": (1, "Y", False), "quarter": (3, "M", False), "month": (1, "M", False), "week": (1, "W", False),
    "day": (1, "D", False), "night": (1, "D", False), "weekend": (1, "D", False), "decade": (10, "Y", False),
    "century": (100, "Y", False), "millennium": (1000, "Y", False),
    "hour": (1, "H", True), "minute": (1, "M", True), "second": (1, "S", True),
}  # fmt: skip
"""Unit -> (how many of the letter, the letter, whether it stands behind the T)."""
_VAGUE = {"decade": "DE", "century": "CE", "millennium": "ML"}
_ORDER = ("YMWD", "HMS")
"""The letters before and behind the T."""


def duration(reading: Reading) -> TimeExpression | None:
    """A counted stretch of time, X where the number is vague; None where it is somebody's age."""
    if _age(reading) or reading.match.rule.name == "duration.compound" and _repeats(reading.body):
        return None
    value = _value(reading.body)
    return TimeExpression(type="DURATION", value=value) if value else None


def _repeats(words: Sequence[Word]) -> bool:
    """Whether a unit stands twice: then they are two lengths."""
    units = [entry.value for word in words if (entry := word.entry("units"))]
    return len(units) != len(set(units))


def each(reading: Reading) -> TimeExpression | None:
    """Every day, every two weeks: how often."""
    value = _value(reading.body[1:])
    return TimeExpression(type="SET", value=value) if value else None


def set_word(reading: Reading) -> TimeExpression | None:
    """Daily, yearly."""
    entries = (entry for word in reading.slot("set") for entry in word.entries)
    unit = next((entry.get("unit") for entry in entries if entry.list == "time-words" and entry.get("unit")), "")
    return TimeExpression(type="SET", value=_written([(unit, 1.0)])) if unit else None


def recurring(reading: Reading) -> TimeExpression | None:
    """Every Monday."""
    number = reading.value("weekday-nouns", "weekday") or reading.value("weekdays", "weekday")
    return TimeExpression(type="SET", value=f"XXXX-WXX-{number}")


def _value(words: Sequence[Word]) -> str:
    parts: list[tuple[str, float | None]] = []
    count: list[Word] = []
    for word in words:
        entry = word.entry("units")
        if entry is not None and entry.value in _UNITS:
            parts.append((entry.value, _count(count, entry.get("number"))))
            count = []
        elif word.classes & {"numbers", "number"}:
            count.append(word)
    if count and parts:
        unit, first = parts[-1]
        rest = number_of(count)
        whole = rest is None or rest >= 1
        parts[-1] = (unit, rest if whole else (first or 0) + (rest or 0))
    return _written(parts)


def _count(words: list[Word], number: str) -> float | None:
    if not words:
        return None if number == "p" else 2.0 if number == "2" else 1.0
    value = number_of(words)
    return value * 2 if value is not None and number == "2" and value < 1 else value


def _written(parts: list[tuple[str, float | None]]) -> str:
    days: dict[str, float | None] = {}
    clock: dict[str, float | None] = {}
    for unit, count in parts:
        size, letter, timed = _UNITS[unit]
        if count is None:
            letter, size = _VAGUE.get(unit, letter), 1
        column = clock if timed else days
        before = column.get(letter, 0.0)
        column[letter] = None if count is None or before is None else before + count * size
    if not days and not clock:
        return ""
    return "P" + _letters(days, _ORDER[0]) + ("T" + _letters(_minutes(clock), _ORDER[1]) if clock else "")


def _minutes(clock: dict[str, float | None]) -> dict[str, float | None]:
    """A third or quarter of an hour is told in minutes."""
    hours = clock.get("H")
    if hours is None or hours * 2 == int(hours * 2) or "M" in clock:
        return clock
    rest = {"M": float(round((hours - int(hours)) * 60))}
    return {**({"H": float(int(hours))} if hours >= 1 else {}), **rest}


def _letters(column: dict[str, float | None], order: str) -> str:
    ordered = sorted(column.items(), key=lambda row: order.find(row[0][0]))
    return "".join(f"{_figure(count)}{letter}" for letter, count in ordered)


def _figure(count: float | None) -> str:
    if count is None:
        return "X"
    return str(int(count)) if count == int(count) else f"{count:g}"


def _age(reading: Reading) -> bool:
    """Whether years count somebody's age: a word of age stands before or behind, or they stand apart like one."""
    first, last = reading.extent
    if not any("units=year" in word.classes for word in reading.body):
        return False
    words = reading.words
    before = words[first - 1].classes if first else frozenset()
    near = words[max(0, first - 2) : first] if "mark" not in before else ()
    behind = words[last].classes if last < len(words) else frozenset()
    if any("ages" in word.classes for word in (*near, *words[last : last + 2])):
        return True
    exact = "number" in words[first].classes
    return exact and ("open-bracket" in before and "close-bracket" in behind or "comma" in before and "comma" in behind)
