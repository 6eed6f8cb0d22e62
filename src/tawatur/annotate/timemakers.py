"""From a matched time rule to a time expression: one maker a kind of rule."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hijridate import Hijri

from tawatur.annotate.numbers import number_of
from tawatur.grammar.rules import Match
from tawatur.lang.words import Word
from tawatur.model.timevalue import TimeExpression

DURATIONS = {
    "second": "PT{}S", "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M",
    "year": "P{}Y", "decade": "P{}0Y", "century": "P{}00Y", "quarter": "P{}Q", "night": "P{}D", "weekend": "P{}D",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """A match with its words and the tense of its clause."""

    match: Match
    words: Sequence[Word]
    tense: str

    def slot(self, name: str) -> Sequence[Word]:
        """The words of a slot; empty where it did not match."""
        first, last = self.match.slots.get(name, (0, 0))
        return self.words[first:last]

    def value(self, name: str, list_name: str) -> str:
        """The value of the first word of a slot that stands in a list."""
        return next((found.value for word in self.slot(name) if (found := word.entry(list_name))), "")

    def number(self, name: str) -> int | None:
        """The number in a slot."""
        words = self.slot(name)
        value = number_of(words) if words else None
        return int(value) if value is not None else None

    def shift(self) -> int | None:
        """The shift of the relative word ("last" -1, "next" +1); None where there is none."""
        entry = next((found for word in self.slot("relative") if (found := word.entry("relatives"))), None)
        return int(entry.get("shift") or 0) if entry else None

    @property
    def direction(self) -> str:
        """Which instance an underspecified value means, by tense."""
        return "future" if self.tense == "future" else "past"


def date(reading: Reading) -> TimeExpression | None:
    """A day, month or year in figures or words."""
    year = reading.slot("year")
    month = reading.value("month", "months") or _figure(reading, "monthnumber", 12)
    day = reading.number("day")
    if day is not None and not 1 <= day <= 31 or reading.slot("monthnumber") and not month:
        return None
    head = year[0].norm if year else "XXXX"
    if not year and not month:
        return None
    value = "-".join([head, *([month] if month else []), *([f"{day:02d}"] if day else [])])
    shift = reading.shift()
    direction = reading.direction if shift is None else "future" if shift > 0 else "past"
    if not year and shift is None:
        direction = "future" if reading.tense == "future" else "near"
    return TimeExpression(value=value, direction=direction)


def _figure(reading: Reading, name: str, most: int) -> str:
    value = reading.number(name)
    return f"{value:02d}" if value is not None and 1 <= value <= most else ""


def range_of_days(reading: Reading) -> TimeExpression | None:
    """From one day to another, of one month or two."""
    first, last = reading.number("first"), reading.number("second")
    month = reading.value("month", "months")
    later = reading.value("month_b", "months") or month
    year = reading.slot("year")
    if first is None or last is None or not (1 <= first <= 31 and 1 <= last <= 31):
        return None
    head = year[0].norm if year else "XXXX"
    value = f"{head}-{month}-{first:02d}/{head}-{later}-{last:02d}"
    return TimeExpression(value=value, direction=reading.direction if reading.tense == "future" else "near")


def day_of_month(reading: Reading) -> TimeExpression | None:
    """A day of the last, this or next month."""
    day, shift = reading.number("day"), reading.shift()
    if day is None or not 1 <= day <= 31:
        return None
    return TimeExpression(value=f"XXXX-XX-{day:02d}", unit="month", shift=shift or 0)


def hijri(reading: Reading) -> TimeExpression | None:
    """A date of the Islamic calendar; without a year it stays open."""
    day, month, year = reading.number("day"), reading.value("hijri", "hijri-months"), reading.slot("year")
    if not day or not month or not year:
        return None
    try:
        return TimeExpression(value=str(Hijri(int(year[0].norm), int(month), day).to_gregorian()))
    except (ValueError, OverflowError):
        return None


def years(reading: Reading) -> TimeExpression | None:
    """From one year to another."""
    return TimeExpression(value=f"{reading.slot('year')[0].norm}/{reading.slot('last')[0].norm}")


def bare_year(reading: Reading) -> TimeExpression | None:
    """Four figures that can be a year."""
    year = reading.slot("year")[0].norm
    after = reading.match.slots["year"][1]
    if not 1000 <= int(year) <= 2099 or _counts(reading.words, after):
        return None
    return TimeExpression(value=year)


def _counts(words: Sequence[Word], at: int) -> bool:
    """Whether a counted noun follows: then the figures are a quantity."""
    if at >= len(words):
        return False
    classes = words[at].classes
    return "word" in classes and not classes & {"particle", "particles", "clitics", "bare-modality", "past", "present"}


def weekday(reading: Reading) -> TimeExpression | None:
    """A day of the week, with "today" or "tomorrow" before it, or "next" after it."""
    number = reading.value("weekday", "weekdays")
    today = next((found for word in reading.slot("today") if (found := word.entry("deictics"))), None)
    if today is not None:
        if today.get("unit") != "day":
            return None
        return TimeExpression(value=f"XXXX-WXX-{number}", unit="day", shift=int(today.get("shift") or 0))
    shift = reading.shift()
    direction = reading.direction if shift is None else "future" if shift > 0 else "past"
    return TimeExpression(value=f"XXXX-WXX-{number}", direction=direction)


def two_weekdays(reading: Reading) -> TimeExpression | None:
    """Two days of the week, as a range."""
    first, second = reading.value("weekday", "weekdays"), reading.value("second", "weekdays")
    return TimeExpression(value=f"XXXX-WXX-{first}/XXXX-WXX-{second}", direction=reading.direction)


def deictic(reading: Reading) -> TimeExpression | None:
    """Today, tomorrow, now, lately, soon."""
    entry = next((found for word in reading.slot("deictic") if (found := word.entry("deictics"))), None)
    if entry is None:
        return None
    if entry.get("unit"):
        return TimeExpression(unit=entry.get("unit"), shift=int(entry.get("shift") or 0))
    return TimeExpression(value=entry.value) if entry.value.endswith("_REF") else None


def tonight(reading: Reading) -> TimeExpression | None:
    """This evening, with or without the weekday."""
    number = reading.value("weekday", "weekdays")
    if number:
        return TimeExpression(value=f"XXXX-WXX-{number}", direction="near")
    return TimeExpression(unit="day", shift=0)


def unit(reading: Reading) -> TimeExpression | None:
    """This, last or next week, month, year."""
    entry = next((found for word in reading.slot("unit") if (found := word.entry("units"))), None)
    if entry is None:
        return None
    shift = reading.shift() or 0
    if entry.get("number") == "p":
        return TimeExpression(value="FUTURE_REF" if shift > 0 else "PAST_REF")
    if entry.get("number") == "2":
        return TimeExpression(type="DURATION", value=DURATIONS[entry.value].format(2))
    if entry.value in ("second", "minute", "hour"):
        return None
    return TimeExpression(unit="day" if entry.value == "night" else entry.value, shift=shift)


def duration(reading: Reading) -> TimeExpression | None:
    """A counted stretch of time; X where the number is vague."""
    words = reading.slot("unit") or reading.slot("dual") or reading.slot("open")
    entry = next((found for word in words if (found := word.entry("units"))), None)
    if entry is None:
        return None
    count = "X"
    if reading.slot("dual") or entry.get("number") == "2" and not reading.slot("count"):
        count = "2"
    elif reading.slot("count"):
        value = number_of(reading.slot("count"))
        count = "X" if value is None else f"{value:g}"
    return TimeExpression(type="DURATION", value=DURATIONS[entry.value].format(count))


def season(reading: Reading) -> TimeExpression | None:
    """A season of a year."""
    year, shift = reading.slot("year"), reading.shift()
    name = reading.value("season", "seasons")
    if year:
        return TimeExpression(value=f"{year[0].norm}-{name}")
    return TimeExpression(value=f"XXXX-{name}", direction="future" if (shift or 0) > 0 else "past")


def era(reading: Reading) -> TimeExpression | None:
    """A named stretch of history."""
    entry = reading.words[reading.match.first].entry("eras")
    return TimeExpression(value=entry.get("years")) if entry and entry.get("years") else None


MAKERS: dict[str, Callable[[Reading], TimeExpression | None]] = {
    "date": date, "range": range_of_days, "day-of-month": day_of_month, "hijri": hijri, "years": years,
    "bare-year": bare_year, "weekday": weekday, "two-weekdays": two_weekdays, "deictic": deictic,
    "tonight": tonight, "unit": unit, "duration": duration, "season": season, "era": era,
}  # fmt: skip
