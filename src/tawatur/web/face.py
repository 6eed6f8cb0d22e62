"""How a page looks to whoever asks: language, digits, colours, and where the last visit ended; kept in the browser."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tawatur.model.timevalue import Interval
from tawatur.publish.wording import LANGUAGES, Wording, wording

DIGITS = ("arab", "latn")
THEMES = ("auto", "light", "dark")
APART = 1800  # seconds without a look at the stories after which the next is another visit
_VISIT = re.compile(r"([0-9]{1,12})-([0-9]{1,12})-([0-9]{1,12})")
_FIGURE = re.compile(r"[0-9][0-9.,]{0,20}")
_EASTERN = {ord(str(digit)): 0x660 + digit for digit in range(10)}


@dataclass(frozen=True, slots=True)
class Eastern(Wording):
    """The words of a language with Arabic-Indic digits where the page counts or dates; quotations stay as they are."""

    def ui(self, key: str, *values: object) -> str:
        """A label; numbers in it are turned."""
        return Wording.ui(self, key, *(self.number(one) if isinstance(one, int) else one for one in values))

    def term(self, table: str, value: str) -> str:
        """The word for a value of a closed list; a figure, which no list holds, in these digits."""
        return _turned(Wording.term(self, table, value))

    def value(self, value: str) -> str:
        """A value of a reason; a figure in these digits."""
        return _turned(Wording.value(self, value))

    def number(self, number: int) -> str:
        """A number alone."""
        return str(number).translate(_EASTERN)

    def count(self, what: str, number: int) -> str:
        """A number with what it counts."""
        return Wording.count(self, what, number).translate(_EASTERN)

    def days(self, days: Interval) -> str:
        """An interval of days in words."""
        return Wording.days(self, days).translate(_EASTERN)

    def moment(self, value: str) -> str:
        """A TIMEX3 value in words, as it is where it names no days."""
        words = Wording.moment(self, value)
        return words if words == value else words.translate(_EASTERN)


def _turned(words: str) -> str:
    return words.translate(_EASTERN) if _FIGURE.fullmatch(words) else words


@dataclass(frozen=True, slots=True)
class Visit:
    """How many documents there were when the visit before this one ended, how many there are now, and when that was."""

    since: int
    now: int
    at: int

    @staticmethod
    def of(line: str, now: int, at: int) -> "Visit":
        """The visit of this moment, by what the browser kept of the last; a first visit finds nothing new.

        >>> Visit.of("3-5-1000", 9, 1100), Visit.of("3-5-1000", 9, 99999), Visit.of("?", 9, 7)
        (Visit(since=3, now=9, at=1100), Visit(since=5, now=9, at=99999), Visit(since=9, now=9, at=7))
        """
        kept = _VISIT.fullmatch(line)
        if kept is None:
            return Visit(now, now, at)
        since, before, last = map(int, kept.groups())
        return Visit(before if at - last > APART else since, now, at)

    @property
    def line(self) -> str:
        """What a browser keeps of it."""
        return f"{self.since}-{self.now}-{self.at}"


@dataclass(frozen=True, slots=True)
class Face:
    """What somebody chose."""

    lang: str = "ar"
    digits: str = "arab"
    theme: str = "auto"

    @staticmethod
    def of(cookies: Mapping[str, str]) -> "Face":
        """The choices that a browser kept; what it cannot have been given is passed over."""
        lang = _one_of(cookies.get("lang"), LANGUAGES)
        digits = _one_of(cookies.get("digits"), DIGITS if lang == "ar" else DIGITS[::-1])
        return Face(lang, digits, _one_of(cookies.get("theme"), THEMES))

    @property
    def words(self) -> Wording:
        """The labels in this language with these digits."""
        return _words(self.lang, self.digits)


def _one_of(value: str | None, choices: tuple[str, ...]) -> str:
    return value if value in choices else choices[0]


@cache
def _words(lang: str, digits: str) -> Wording:
    text = files("tawatur.publish").joinpath("labels", f"desk-{lang}.toml").read_text(encoding="utf-8")
    tables = dict(wording(lang).tables)
    for name, table in tomllib.loads(text).items():
        tables[name] = {**tables.get(name, {}), **table}
    return Eastern(lang, tables) if digits == "arab" else Wording(lang, tables)
