"""Days as pages write them: stamps of machines, Arabic and Hijri dates, addresses, lines that are only a date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from hijridate import Hijri

from tawatur.ingest.sheet import Word, words_of
from tawatur.ingest.vocabulary import Vocabulary

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:$|[T\s])")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:$|T|\d{6}$)")
_ADDRESS = (
    re.compile(r"/((?:19|20)\d{2})/(\d{1,2})/(\d{1,2})(?:/|$|-)"),
    re.compile(r"[/_-]((?:19|20)\d{2})-(\d{1,2})-(\d{1,2})(?:\D|$)"),
    re.compile(r"[/_-]((?:19|20)\d{2})(\d{2})(\d{2})(?:\D|$)"),
)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?$")


@dataclass(frozen=True, slots=True)
class Day:
    """A day that was read, and the calendar it was written in ("gregorian" or "hijri")."""

    value: date
    calendar: str = "gregorian"


def day_of_stamp(text: str, vocabulary: Vocabulary) -> Day | None:
    """The day of a metadata field: ISO 8601, RFC 2822, seconds since 1970, or Arabic words.

    The day is the one of the stamp's own zone.
    """
    text = text.strip()[:120]
    for pattern in (_ISO, _COMPACT):
        if found := pattern.match(text):
            return _gregorian(*(int(part) for part in found.groups()))
    if _EPOCH.match(text):
        seconds = float(text[:10])
        return Day(datetime.fromtimestamp(seconds, UTC).date())
    if mailed := _mail(text):
        return mailed
    dated = first_day(words_of(text), vocabulary)
    return dated[2] if dated else None


def _mail(text: str) -> Day | None:
    try:
        return Day(parsedate_to_datetime(text).date())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def day_of_address(url: str) -> tuple[Day, str] | None:
    """The day an address holds, and the part of it that says so."""
    for pattern in _ADDRESS:
        found = pattern.search(url[:2000])
        day = _gregorian(*(int(part) for part in found.groups())) if found else None
        if found and day:
            return day, found.group().strip("/")
    return None


def day_at(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> tuple[int, Day] | None:
    """The full date that begins at a word, and where it stops; of a double date the Gregorian day."""
    start = index + 1 if vocabulary.weekdays.at(words, index) and index + 1 < len(words) else index
    found = _one(words, start, vocabulary)
    if not found:
        return None
    stop, day = found
    after = _skip(words, stop, vocabulary, "link")
    if after > stop and (second := _one(words, after, vocabulary)):
        stop = second[0]
        day = second[1] if day.calendar == "hijri" else day
    return stop, day


def _one(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> tuple[int, Day] | None:
    if index + 2 >= len(words) or not _number(words[index], 4):
        return None
    written = _written(words, index, vocabulary) or _digits(words, index)
    if not written:
        return None
    stop, numbers, hijri = written
    era = stop
    stop = _skip(words, stop, vocabulary, "ah")
    hijri = hijri or stop > era or 1300 <= numbers[0] <= 1500
    stop = _skip(words, stop, vocabulary, "ce")
    day = _hijri(*numbers) if hijri else _gregorian(*numbers)
    return (stop, day) if day else None


def _written(
    words: Sequence[Word], index: int, vocabulary: Vocabulary
) -> tuple[int, tuple[int, int, int], bool] | None:
    months = vocabulary.months.at(words, index + 1)
    hijri = None if months else vocabulary.hijri.at(words, index + 1)
    found = months or hijri
    if not found:
        return None
    stop, entry = found
    number = re.search(r"\d+", entry.value)
    again = vocabulary.months.at(words, stop) if stop < len(words) and months else None
    stop = again[0] if again and again[1].value == entry.value else stop
    stop = _skip(words, stop, vocabulary, "link")
    if stop >= len(words) or not number or not _number(words[stop], 4) or int(words[stop].norm) < 1000:
        return None
    return stop + 1, (int(words[stop].norm), int(number.group()), int(words[index].norm)), bool(hijri)


def _digits(words: Sequence[Word], index: int) -> tuple[int, tuple[int, int, int], bool] | None:
    if index + 2 >= len(words) or not all(_number(words[index + step], 4) for step in range(3)):
        return None
    first, second, third = (int(words[index + step].norm) for step in range(3))
    if first >= 1000:
        return index + 3, (first, second, third), False
    if third < 1000:
        return None
    if second > 12 >= first:
        first, second = second, first
    return index + 3, (third, second, first), False


def _skip(words: Sequence[Word], index: int, vocabulary: Vocabulary, kind: str) -> int:
    while index < len(words) and (found := vocabulary.dates.at(words, index)) and found[1].value == kind:
        index = found[0]
    return index


def _number(word: Word, most: int) -> bool:
    return word.norm.isdecimal() and len(word.norm) <= most


def _gregorian(year: int, month: int, day: int) -> Day | None:
    try:
        return Day(date(year, month, day)) if 1800 <= year <= 2200 else None
    except ValueError:
        return None


def _hijri(year: int, month: int, day: int) -> Day | None:
    try:
        return Day(date(*Hijri(year, month, day).to_gregorian().datetuple()), "hijri")
    except (ValueError, OverflowError):
        return None


def is_date_line(words: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Whether a line holds nothing but a weekday, a date, a time of day and the words round them."""
    if not words or len(words) > 16 or not _begins(words[0].norm, vocabulary):
        return False
    index, telling = 0, 0
    while index < len(words):
        found = day_at(words, index, vocabulary)
        single = vocabulary.weekdays.at(words, index) or vocabulary.months.at(words, index)
        single = single or vocabulary.hijri.at(words, index)
        loose = vocabulary.dates.at(words, index)
        if found:
            index, telling = found[0], telling + 2
        elif single:
            index, telling = single[0], telling + 1
        elif loose:
            index, telling = loose[0], telling + (loose[1].value in ("label", "clock"))
        elif words[index].norm.isdecimal() and len(words[index].norm) <= 4:
            index += 1
        else:
            return False
    return telling > 1 or (telling == 1 and any(word.norm.isdecimal() for word in words))


def _begins(norm: str, vocabulary: Vocabulary) -> bool:
    """Whether a date line can begin with a word; most lines are told apart by it."""
    lists = (vocabulary.weekdays, vocabulary.months, vocabulary.hijri, vocabulary.dates)
    return norm.isdecimal() or any(norm in phrases.rests for phrases in lists)


def first_day(words: Sequence[Word], vocabulary: Vocabulary) -> tuple[int, int, Day] | None:
    """The first full date among words: its first word, where it stops, the day."""
    for index in range(len(words)):
        if found := day_at(words, index, vocabulary):
            return index, found[0], found[1]
    return None
