"""Makers of dates: days, months, years and stretches of them."""

from hijridate import Gregorian, Hijri

from tawatur.annotate.timereading import Reading
from tawatur.lang.words import Word
from tawatur.model.timevalue import Interval, TimeExpression

_UNKNOWN = "XXXX"
_HIJRI_YEAR, _HIJRI_EPOCH = 0.970229, 621.57
"""Years of the sun in a year of the moon, and the year the Islamic count begins in."""


def date(reading: Reading) -> TimeExpression | None:
    """A day, month or year in figures or words."""
    month = reading.value("months", "month", "month_b") or _figure(reading, "monthnumber", "month_b")
    day = reading.number("day")
    if not month and day is not None and day <= 12 and reading.slot("monthnumber"):
        month, day = f"{day:02d}", reading.number("monthnumber")
    year = reading.year()
    if reading.slot("monthnumber", "day") and not month or day is not None and not 1 <= day <= 31:
        return None
    if not year and not month:
        return None
    value = "-".join([year or _UNKNOWN, *([month] if month else []), *([f"{day:02d}"] if day else [])])
    if year:
        return TimeExpression(value=value) if Interval.of(value) else None
    of_year = reading.shift("of_year")
    if of_year is not None:
        return TimeExpression(value=value, unit="year", shift=of_year)
    return _hanging(reading, value)


def month_alone(reading: Reading) -> TimeExpression | None:
    """A month of no named year; a form that is also another word needs a preposition or company."""
    words, at = reading.body, reading.match.first
    if len(words) == 1 and "months.shy=yes" in words[0].classes and (at == 0 or not _leads(reading.words[at - 1])):
        return None
    return date(reading)


def _leads(word: Word) -> bool:
    return not word.classes.isdisjoint(_LEADERS)


_LEADERS = ("particles=preposition", "clitics=with", "clitics=to", "approximators", "time-words", "months")


def _hanging(reading: Reading, value: str) -> TimeExpression:
    shift, today = reading.shift(), reading.today()
    if today is not None and len(value) == len("XXXX-01-01"):
        return TimeExpression(value=value, unit="day", shift=today, direction="near")
    if shift is None:
        return TimeExpression(value=value, direction="future" if reading.tense == "future" else "near")
    if shift == 0:
        return TimeExpression(value=value, direction="near")
    return TimeExpression(value=value, shift=shift, direction="future" if shift > 0 else "past")


def _figure(reading: Reading, *names: str) -> str:
    value = reading.number(*names)
    return f"{value:02d}" if value is not None and 1 <= value <= 12 else ""


def range_of_days(reading: Reading) -> TimeExpression | None:
    """From one day to another, of one month or two."""
    month = reading.value("months", "month")
    later = reading.value("months", "month_b") or month
    days = _two_days(reading)
    if days is None:
        return None
    head = reading.year() or _UNKNOWN
    value = f"{head}-{month}-{days[0]}/{head}-{later}-{days[1]}"
    return TimeExpression(value=value) if reading.year() else _hanging(reading, value)


def month_days(reading: Reading) -> TimeExpression | None:
    """From one day to another of this, the last or the next month."""
    days = _two_days(reading)
    if days is None:
        return None
    return TimeExpression(value=f"XXXX-XX-{days[0]}/XXXX-XX-{days[1]}", unit="month", shift=reading.shift() or 0)


def _two_days(reading: Reading) -> tuple[str, str] | None:
    first, last = reading.number(*_names("first")), reading.number(*_names("second"))
    if first is None or last is None or not (1 <= first <= 31 and 1 <= last <= 31):
        return None
    return f"{first:02d}", f"{last:02d}"


def _names(slot: str) -> tuple[str, ...]:
    return slot, f"{slot}_b", f"{slot}_c", f"{slot}_d"


def months(reading: Reading) -> TimeExpression | None:
    """From one month to another."""
    head = reading.year() or _UNKNOWN
    value = f"{head}-{reading.value('months', 'month')}/{head}-{reading.value('months', 'month_b')}"
    return TimeExpression(value=value, direction="future" if reading.tense == "future" else "near")


def day_of_month(reading: Reading) -> TimeExpression | None:
    """A day of the last, this or next month."""
    day = reading.number("day")
    if day is None or not 1 <= day <= 31:
        return None
    return TimeExpression(value=f"XXXX-XX-{day:02d}", unit="month", shift=reading.shift() or 0)


def this_month(reading: Reading) -> TimeExpression | None:
    """The beginning, middle or end "of the current": of this month."""
    return TimeExpression(unit="month", shift=0)


def years(reading: Reading) -> TimeExpression | None:
    """From one year to another; two figures stand for the same century."""
    first, last = reading.slot("year")[0].norm, reading.slot("last")[0].norm
    last = first[: 4 - len(last)] + last
    if not 1000 <= int(first) <= 2199 or int(last) <= int(first):
        return None
    return TimeExpression(value=f"{first}/{last}")


def year(reading: Reading) -> TimeExpression | None:
    """A year in figures or in words."""
    value = reading.number("year", "short", "spelled")
    if value is None or not 100 <= value <= 2199 or _counts(reading):
        return None
    return TimeExpression(value=f"{value:04d}")


def bare_year(reading: Reading) -> TimeExpression | None:
    """Four figures that can be a year."""
    value = reading.slot("year")[0].norm
    if not 1000 <= int(value) <= 2099 or _counts(reading):
        return None
    return TimeExpression(value=value)


_NO_NOUN = {"particle", "particles", "clitics", "bare-modality", "past", "present", "year-kinds"}


def _counts(reading: Reading) -> bool:
    """Whether a counted noun follows: then the figures are a quantity."""
    at = reading.extent[1]
    if at >= len(reading.words) or "spelled" in reading.match.slots or reading.match.rule.name == "date.year":
        return False
    word: Word = reading.words[at]
    return "word" in word.classes and word.classes.isdisjoint(_NO_NOUN) and "article" not in word.classes


def hijri(reading: Reading) -> TimeExpression | None:
    """A day or month of the Islamic calendar; without a year it stays open."""
    month, day, written = reading.value("hijri-months", "hijri"), reading.number("day"), reading.year()
    if day is not None and not 1 <= day <= 30:
        return None
    if not written:
        value = f"XXXX-H{month}" + (f"-{day:02d}" if day else "")
        return TimeExpression(value=value)
    try:
        first = _hijri_day(int(written), int(month), day or 1)
        if day:
            return TimeExpression(value=str(first.to_gregorian()))
        last = Hijri(first.year, first.month, first.month_length())
    except (ValueError, OverflowError):
        return TimeExpression(value=f"{_of_moon(int(written)):04d}") if int(written) < 1700 else None
    return TimeExpression(value=f"{first.to_gregorian()}/{last.to_gregorian()}")


def _hijri_day(year: int, month: int, day: int) -> Hijri:
    """A day of the Islamic calendar; a year that can only be Gregorian is the one its month begins in."""
    if year < 1700:
        return Hijri(year, month, day)
    begins = Gregorian(year, 1, 1).to_hijri()
    first = Hijri(begins.year, month, day)
    return first if first.to_gregorian().year == year else Hijri(begins.year + 1, month, day)


def hijri_year(reading: Reading) -> TimeExpression | None:
    """A year of the Islamic calendar, as the days it covers."""
    number = int(reading.slot("year")[0].norm)
    try:
        first, last = Hijri(number, 1, 1), Hijri(number, 12, 29)
    except (ValueError, OverflowError):
        return TimeExpression(value=f"{_of_moon(number):04d}") if number < 1700 else None
    return TimeExpression(value=f"{first.to_gregorian()}/{Hijri(number, 12, last.month_length()).to_gregorian()}")


def _of_moon(number: int) -> int:
    return int(number * _HIJRI_YEAR + _HIJRI_EPOCH)


def before_christ(reading: Reading) -> TimeExpression | None:
    """A year or century before the common era."""
    count = reading.number("year")
    if count is not None:
        return TimeExpression(value=f"BC{count:04d}")
    century_number = reading.number("century")
    return TimeExpression(value=f"BC{century_number - 1:02d}") if century_number else None


def century(reading: Reading) -> TimeExpression | None:
    """A numbered century; one of the Islamic count as the years it covers."""
    number = reading.number("century")
    if number is None or not 1 <= number <= 30:
        return None
    if reading.slot("hijri"):
        return TimeExpression(value=f"{_of_moon(number * 100 - 99):04d}/{_of_moon(number * 100):04d}")
    return TimeExpression(value=f"{number - 1:02d}")


def centuries(reading: Reading) -> TimeExpression | None:
    """Two centuries, as a range."""
    first, second = reading.number("first"), reading.number("second")
    if not first or not second or not first < second <= 30:
        return None
    return TimeExpression(value=f"{first - 1:02d}/{second - 1:02d}")


def decade(reading: Reading) -> TimeExpression | None:
    """A decade; of the twentieth century where none is named. None where it is somebody's age."""
    tens = reading.value("decades", "decade", "decade_b")
    if any("ages" in word.classes for word in reading.words[reading.match.last : reading.match.last + 2]):
        return None
    named = reading.slot("century", "century_b")
    count = 20
    if named:
        shift = reading.shift("century", "century_b") if "relatives" in named[0].classes else None
        count = 21 + shift if shift is not None else reading.number("century", "century_b") or 20
    return TimeExpression(value=f"{count - 1:02d}{tens}")


def season(reading: Reading) -> TimeExpression | None:
    """A season, quarter or half of a year."""
    name, written = reading.value("seasons", "season"), reading.year()
    if written:
        return TimeExpression(value=f"{written}-{name}")
    of_year = reading.shift("of_year")
    if of_year is not None:
        return TimeExpression(value=f"XXXX-{name}", unit="year", shift=of_year)
    shift = reading.shift() or 0
    if shift == 0:
        return TimeExpression(value=f"XXXX-{name}", unit="year")
    return TimeExpression(value=f"XXXX-{name}", shift=shift, direction="future" if shift > 0 else "past")


def era(reading: Reading) -> TimeExpression | None:
    """A named stretch of history."""
    entry = reading.words[reading.match.first].entry("eras")
    return TimeExpression(value=entry.get("years")) if entry and entry.get("years") else None


def week_of_year(reading: Reading) -> TimeExpression | None:
    """A numbered week of a year."""
    number, written = reading.number("count"), reading.year()
    if number is None or not 1 <= number <= 53:
        return None
    if written:
        return TimeExpression(value=f"{written}-W{number:02d}")
    return TimeExpression(value=f"XXXX-W{number:02d}", unit="year", shift=reading.shift("of_year") or 0)
