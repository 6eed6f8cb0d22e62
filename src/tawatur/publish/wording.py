"""Words for values: labels of one language, plural forms, dates, the sentence of each reason."""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tawatur.errors import UsageError
from tawatur.model.reason import Reason
from tawatur.model.timevalue import Interval

LANGUAGES = ("ar", "en")
_DATE = re.compile(r"(?:\d{4}|XXXX)-\d\d")
_YEARLESS = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language, as its labels file gives them."""

    code: str
    tables: Mapping[str, Mapping[str, object]]

    @property
    def direction(self) -> str:
        """The direction of writing: rtl or ltr."""
        return str(self.tables["language"]["direction"])

    @property
    def headlines(self) -> bool:
        """Whether the articles are written in it, so that a headline can name a story."""
        return bool(self.tables["language"]["headlines"])

    @property
    def comma(self) -> str:
        """What stands between the items of a list."""
        return str(self.tables["language"]["comma"])

    def ui(self, key: str, *values: object) -> str:
        """A label of the surface; a missing one is our own mistake."""
        words = self.tables["ui"].get(key)
        if words is None:
            raise UsageError(f"labels/{self.code}.toml: [ui] has no {key!r}; add it.")
        return fill(str(words), [str(value) for value in values])

    def term(self, table: str, value: str) -> str:
        """The word for a value of a closed list; the value itself where the list does not hold it."""
        return str(self.tables[table].get(value, value))

    def filled(self, table: str, key: str, *values: object) -> str:
        """The words for a key of a table, with values in their places."""
        return fill(self.term(table, key), [str(value) for value in values])

    def rule(self, name: str) -> str | None:
        """The sentence of a rule, with {0} {1} … for its values; None where there is none yet."""
        sentence = self.tables["reason"].get(name)
        return None if sentence is None else str(sentence)

    def told(self, reason: Reason, named: Callable[[str], str] = str) -> str:
        """A reason as plain text, ``named`` giving the words for each of its values; its rule's name and values where
        the labels have no sentence yet."""
        sentence = self.rule(reason.rule)
        values = [self.comma.join(map(named, value.split(", "))) for value in reason.values]
        if sentence is None:
            return " ".join((reason.rule, *values))
        return fill(sentence, values, lambda number, form: self.special(form, reason.values[number]) or values[number])

    def category(self, number: int) -> str:
        """The plural category of a number.

        >>> [wording("ar").category(n) for n in (0, 1, 2, 7, 11, 100, 103)]
        ['zero', 'one', 'two', 'few', 'many', 'other', 'few']
        """
        rows = self.tables["language"]["plural"]
        assert isinstance(rows, list)
        for name, modulo, first, last in rows:
            if first <= (number % modulo if modulo else number) <= last:
                return str(name)
        return "other"

    def special(self, form: str, value: str) -> str | None:
        """A value with its plural form, or from the table of that name; None where neither holds it.

        >>> wording("en").special("articles", "2"), wording("en").special("slot", "place, time")
        ('2 articles', 'place, time')
        """
        if form in self.tables["count"]:
            return self.count(form, int(value)) if value.isdecimal() else None
        table = self.tables.get(form)
        parts = value.split(", ")
        if table is None or any(part not in table for part in parts):
            return None
        return self.comma.join(str(table[part]) for part in parts)

    def number(self, number: int) -> str:
        """A number alone."""
        return str(number)

    def count(self, what: str, number: int) -> str:
        """A number with what it counts.

        >>> wording("en").count("origins", 2)
        '2 independent origins'
        """
        forms = self.tables["count"][what]
        assert isinstance(forms, dict)
        category = "zero" if number == 0 else self.category(number)
        return str(forms.get(category, forms["other"])).replace("{n}", str(number))

    def days(self, days: Interval) -> str:
        """An interval of days in words: a day, a month, a year, or from one to another."""
        first, last = days.first, days.last
        if first == last:
            return self._filled("day", first.isoweekday(), first.day, first.month, first.year)
        value = f"{first.year:04d}-{first.month:02d}"
        if Interval.of(value) == days:
            return self._filled("month", 1, 1, first.month, first.year)
        if Interval.of(value[:4]) == days:
            return value[:4]
        ends = [self.days(end) for end in _ends(days)]
        return fill(str(self.tables["date"]["range"]), ends)

    def moment(self, value: str) -> str:
        """A TIMEX3 value in words, as far as it names days; else as it is.

        >>> wording("en").moment("XXXX-09-10/XXXX-09-13"), wording("en").moment("XXXX-05")
        ('10 September to 13 September', 'May')
        """
        days = Interval.of(value)
        if days is None:
            return self._yearless(value)
        clock = value.partition("T")[2] if "/" not in value else ""
        if not clock:
            return self.days(days)
        return fill(str(self.tables["date"]["at"]), [self.days(days), clock])

    def value(self, value: str) -> str:
        """A value of a reason that is nobody's name: a day in words, else itself."""
        return self.moment(value) if _DATE.match(value) else value

    def _yearless(self, value: str) -> str:
        """A day or month whose year nobody tells, or from one to another; else as it is."""
        ends = [_YEARLESS.fullmatch(end) for end in value.split("/")]
        told = [self._no_year(end[1], end[2]) for end in ends if end]
        if len(told) != len(ends) or len(told) > 2 or "" in told:
            return value
        return told[0] if len(told) == 1 else fill(str(self.tables["date"]["range"]), told)

    def _no_year(self, month: str, day: str | None) -> str:
        name = str(self.tables["month"].get(month, ""))
        return fill(str(self.tables["date"]["yearless"]), [str(int(day)), name]) if name and day else name

    def _filled(self, form: str, weekday: int, day: int, month: int, year: int) -> str:
        words = str(self.tables["date"][form])
        month_name = str(self.tables["month"][f"{month:02d}"])
        parts = {"weekday": self.tables["weekday"][str(weekday)], "day": day, "month": month_name, "year": year}
        for key, value in parts.items():
            words = words.replace(f"{{{key}}}", str(value))
        return words


@cache
def wording(code: str) -> Wording:
    """The words of a language; raises UsageError where there are none."""
    if code not in LANGUAGES:
        raise UsageError(f"There are no labels for the language {code!r}; there are: {', '.join(LANGUAGES)}.")
    text = files("tawatur.publish").joinpath("labels", f"{code}.toml").read_text(encoding="utf-8")
    return Wording(code, tomllib.loads(text))


def _ends(days: Interval) -> tuple[Interval, Interval]:
    """The ends of an interval: as years or months where it holds whole ones, else as days."""
    for size in (4, 7):
        first, last = (Interval.of(str(day)[:size]) for day in (days.first, days.last))
        if first and last and (first.first, last.last) == (days.first, days.last) and first != last:
            return first, last
    return Interval(days.first, days.first), Interval(days.last, days.last)


def fill(words: str, values: Sequence[str], special: Callable[[int, str], str] | None = None) -> str:
    """A sentence with {0}, {1} … filled; a place without a value stays empty.

    ``special`` gives what stands at a place such as {0:articles}.

    >>> fill("{1} after {0}", ["a", "b"])
    'b after a'
    """
    first, *rest = words.split("{")
    return first + "".join(_filled(piece, values, special) for piece in rest)


def _filled(piece: str, values: Sequence[str], special: Callable[[int, str], str] | None) -> str:
    place, brace, rest = piece.partition("}")
    number, _, form = place.partition(":")
    if not brace or not number.isdigit():
        return "{" + piece
    if int(number) >= len(values):
        return rest
    return (special(int(number), form) if form and special else values[int(number)]) + rest
