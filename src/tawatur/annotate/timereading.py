"""A matched time rule as its maker reads it: slots, numbers, years, the tense of the clause."""

from collections.abc import Sequence
from typing import NamedTuple

from tawatur.annotate.numbers import number_of
from tawatur.grammar.rules import Match
from tawatur.lang.words import Word


class Reading(NamedTuple):
    """A match with the words of its document and the tense of its clause."""

    match: Match
    words: Sequence[Word]
    tense: str

    def slot(self, *names: str) -> Sequence[Word]:
        """The words of the first of some slots that matched; empty where none did."""
        for name in names:
            if name in self.match.slots:
                first, last = self.match.slots[name]
                return self.words[first:last]
        return ()

    @property
    def body(self) -> Sequence[Word]:
        """The words that are marked: those of the slot "body", else the whole match."""
        return self.words[slice(*self.extent)]

    @property
    def extent(self) -> tuple[int, int]:
        """The tokens that are marked, half-open."""
        return self.match.slots.get("body", (self.match.first, self.match.last))

    def value(self, list_name: str, *names: str) -> str:
        """The value of the first word of a slot that stands in a list."""
        return next((found.value for word in self.slot(*names) if (found := word.entry(list_name))), "")

    def number(self, *names: str) -> int | None:
        """The number in a slot."""
        words = self.slot(*names)
        value = number_of(words) if words else None
        return int(value) if value is not None else None

    def year(self) -> str:
        """The four figures of the year in the slots "year" or "spelled"; empty where there is none."""
        value = self.number("year", "year_b", "spelled")
        return f"{value:04d}" if value is not None and 0 < value < 10000 else ""

    def shift(self, *names: str) -> int | None:
        """The shift of the relative word ("last" -1, "next" +1) in a slot; None where the slot is empty."""
        words = self.slot(*(names or ("relative",)))
        entry = next((found for word in words if (found := word.entry("relatives"))), None)
        if entry is None:
            return 0 if words else None
        return int(entry.get("shift") or 0)

    def today(self) -> int | None:
        """Days from the anchor where the match says "today" or "yesterday"; None where it says neither."""
        words = self.words[self.match.first : self.match.last]
        entry = next(
            (found for word in words if (found := word.entry("deictics")) and found.get("unit") == "day"), None
        )
        return int(entry.get("shift") or 0) if entry is not None else None

    def has(self, name: str) -> bool:
        """Whether a word of the match has a class."""
        return any(name in word.classes for word in self.words[self.match.first : self.match.last])

    @property
    def direction(self) -> str:
        """Which instance an underspecified value means, by tense."""
        return "future" if self.tense in ("future", "present") else "past"
