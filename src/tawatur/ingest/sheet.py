"""A text laid out in lines: where each begins, its folded copy, its first and last words."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from unicodedata import category

from tawatur.model.span import Span
from tawatur.text.fold import Folded, fold
from tawatur.text.marks import STOPS

_WORD = re.compile(r"[^\W\d_]+|\d+")
_EDGE = 280
_QUOTES = "\"'”’»)]}“‘«"


class Word(NamedTuple):
    """One folded word or number, and where it stands in the text."""

    norm: str
    start: int
    stop: int


class _Place(NamedTuple):
    """Where a line stands in a text and in its folded copy."""

    sheet: "Sheet"
    start: int
    stop: int
    at: int
    end: int


class Line(_Place):
    """One line of a text from ``start`` to ``stop``; ``at`` and ``end`` delimit it in the folded copy."""

    @property
    def span(self) -> Span:
        """All of the line."""
        return Span(self.start, self.stop)

    @property
    def norm(self) -> str:
        """The folded line, without blanks at its ends."""
        return self.sheet.folded.norm[self.at : min(self.end, self.at + 4 * _EDGE)].strip()

    @property
    def long(self) -> bool:
        """Whether only its two ends are looked at."""
        return self.end - self.at > 2 * _EDGE

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the line; of a long line those of its beginning."""
        return self.sheet.words(self.at, min(self.end, self.at + _EDGE) if self.long else self.end)

    @cached_property
    def tail(self) -> tuple[Word, ...]:
        """The words of the line; of a long line those of its end."""
        return self.sheet.words(max(self.at, self.end - _EDGE), self.end) if self.long else self.words

    @cached_property
    def stopped(self) -> bool:
        """Whether the line ends as a sentence does."""
        bare = self.sheet.text[self.start : self.stop][-40:].rstrip().rstrip(_QUOTES)
        return bare.endswith(tuple(STOPS)) and not bare.endswith(("...", "…"))

    @property
    def trimmed_words(self) -> str:
        """The line as it is written, without the blanks at its ends."""
        return self.sheet.text[self.start : self.stop].strip()

    @property
    def trimmed(self) -> Span:
        """The line without the blanks, bullets and asterisks it begins with and the blanks it ends with."""
        start, stop, text = self.start, self.stop, self.sheet.text
        while start < stop and _leads(text[start]):
            start += 1
        while stop > start and (text[stop - 1].isspace() or category(text[stop - 1]) == "Cf"):
            stop -= 1
        return Span(start, stop)


@dataclass(frozen=True)
class Sheet:
    """A whole text, folded once, and its lines that are not blank."""

    text: str
    folded: Folded

    @staticmethod
    def of(text: str) -> "Sheet":
        """Lays a text out."""
        return Sheet(text, fold(text))

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines in which there is something to read."""
        found, start, at, norm = [], 0, 0, self.folded.norm
        for part in self.text.split("\n"):
            end = norm.find("\n", at)
            end = len(norm) if end < 0 else end
            if part and not part.isspace():
                found.append(Line(self, start, start + len(part), at, end))
            start, at = start + len(part) + 1, end + 1
        return tuple(found)

    def words(self, at: int, end: int) -> tuple[Word, ...]:
        """The words between two places of the folded copy."""
        places = self._places
        return tuple(
            [
                Word(match.group(), places[match.start()], places[match.end() - 1] + 1)
                for match in _WORD.finditer(self.folded.norm, at, end)
            ]
        )

    @cached_property
    def _places(self) -> list[int]:
        places: list[int] = self.folded.offsets.tolist()
        return places


def words_of(text: str) -> tuple[Word, ...]:
    """The folded words of a short text."""
    folded = fold(text)
    return Sheet(text, folded).words(0, len(folded.norm))


def folded_words(norm: str) -> list[str]:
    """The words of a text that is folded already."""
    return _WORD.findall(norm)


def _leads(letter: str) -> bool:
    return letter.isspace() or letter in "•*·▪●■◾-–—|»>" or category(letter) == "Cf"
