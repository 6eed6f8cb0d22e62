"""Makers of clock times: the hour, its part of the day, the day it belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass

from tawatur.annotate.numbers import number_of
from tawatur.annotate.timereading import Reading
from tawatur.lang.words import Word
from tawatur.model.timevalue import TimeExpression

_FRACTIONS = {"clock=half": 30, "clock=quarter": 15, "clock=third": 20}


@dataclass(frozen=True, slots=True)
class _Clock:
    hour: int
    minute: int = 0
    second: int | None = None

    def __str__(self) -> str:
        return f"T{self.hour:02d}:{self.minute:02d}" + (f":{self.second:02d}" if self.second is not None else "")

    def moved(self, part: str) -> "_Clock":
        """The same on the clock of 24 hours, by the part of the day."""
        hour = self.hour
        if part in ("MO", "DA") or part == "NI" and (hour == 12 or hour < 6):
            hour = 0 if hour == 12 and part != "MO" else hour
        elif part in ("AF", "EV", "NI") and hour < 12 or part == "MI" and hour < 4:
            hour += 12
        return _Clock(hour, self.minute, self.second)


def clock(reading: Reading) -> TimeExpression | None:
    """An hour of a day that is named or not."""
    if reading.match.rule.name == "clock.part" and _scored(reading):
        return None
    found = _read(reading.slot("clock", "clock_b"))
    if found is None:
        return None
    value = str(found.moved(_part(reading, "part", "day_part") or _first_part(reading)))
    number = reading.value("weekdays", "weekday", "weekday_b")
    today = next((entry for word in reading.slot("today") if (entry := word.entry("deictics"))), None)
    if today is not None:
        head = f"XXXX-WXX-{number}" if number else ""
        return TimeExpression(type="TIME", value=head + value, unit="day", shift=int(today.get("shift") or 0))
    if number:
        return TimeExpression(type="TIME", value=f"XXXX-WXX-{number}{value}", direction=reading.direction)
    return TimeExpression(type="TIME", value=value)


def clock_range(reading: Reading) -> TimeExpression | None:
    """From one hour to another; the part of the day of the second holds for both."""
    first, last = _read(reading.slot("clock")), _read(reading.slot("until"))
    late = _part(reading, "until_part") or _part(reading, "part")
    if first is None or last is None or not (late or reading.has("clock=hour") or reading.has("colon")):
        return None
    return TimeExpression(type="TIME", value=f"{first.moved(_part(reading, 'part') or late)}/{last.moved(late)}")


def part_of_day(reading: Reading) -> TimeExpression | None:
    """In the morning, at midnight, of no named day."""
    if reading.has("clock=midnight"):
        return TimeExpression(type="TIME", value="T00:00")
    if reading.has("clock=noon"):
        return TimeExpression(type="TIME", value="T12:00")
    return TimeExpression(type="TIME", value=f"T{_part(reading, 'part')}")


def _part(reading: Reading, *names: str) -> str:
    words = reading.slot(*names)
    if any("clock=midnight" in word.classes for word in words):
        return "NI"
    return next((entry.value for word in words if (entry := word.entry("parts-of-day"))), "")


def _first_part(reading: Reading) -> str:
    return next((entry.value for word in reading.body if (entry := word.entry("parts-of-day"))), "")


def _scored(reading: Reading) -> bool:
    """Whether a bare number is the second half of a score, not an hour."""
    at = reading.match.first
    return "number" in reading.slot("clock")[0].classes and at > 0 and "dash" in reading.words[at - 1].classes


def _read(words: Sequence[Word]) -> _Clock | None:
    figures = [word.norm for word in words if "number" in word.classes]
    if any("colon" in word.classes for word in words):
        return _checked([int(one) for one in figures if one.isdigit()])
    if len(words) == 1 and figures and "." in figures[0]:
        hour, _, minute = figures[0].partition(".")
        return _checked([int(hour), int(minute)]) if minute.isdigit() and len(minute) == 2 else None
    turn = next((at for at, word in enumerate(words) if word.classes & {"clitics=and", "clock=to"}), len(words))
    told = number_of(words[:turn])
    if told is None or told != int(told):
        return None
    if not told or turn == len(words):
        return _checked([int(told)]) if told else None
    minutes = _minutes(words[turn + 1 :])
    if minutes is None:
        return None
    if "clock=to" in words[turn].classes:
        return _checked([(int(told) - 1) % 24 or 12, 60 - minutes])
    return _checked([int(told), minutes])


def _minutes(words: Sequence[Word]) -> int | None:
    for word in words:
        for name, minutes in _FRACTIONS.items():
            if name in word.classes:
                return minutes
    value = number_of(words)
    return int(value) if value is not None and 0 < value < 60 else None


def _checked(parts: list[int]) -> _Clock | None:
    if not parts or not 0 <= parts[0] <= 24 or any(not 0 <= part < 60 for part in parts[1:]):
        return None
    return _Clock(*parts[:3])
