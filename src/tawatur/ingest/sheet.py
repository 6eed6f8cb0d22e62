"""A text laid out in lines: where each begins, its folded copy, its first and last words."""

import re
from dataclasses import dataclass
from functools import cached_property
from unicodedata import category

from tawatur.model.span import Span
from tawatur.text.fold import Folded, fold

_WORD = re.compile(r"[^\W\d_]+|\d+")
_EDGE = 280
_STOPS = ".!?…\u061f\u06d4"
_QUOTES = "\"'”’»)]}“‘«"


@dataclass(frozen=True, slots=True)
class Word:
    """One folded word or number, and where it stands in the text."""

    norm: str
    start: int
    stop: int


@dataclass(frozen=True)
class Line:
    """One line of a text: ``span`` is all of it, ``at`` and ``end`` delimit it in the folded copy."""

    sheet: "Sheet"
    span: Span
    at: int
    end: int

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
        bare = self.span.words(self.sheet.text)[-40:].rstrip().rstrip(_QUOTES)
        return bare.endswith(tuple(_STOPS)) and not bare.endswith(("...", "…"))

    @property
    def blank(self) -> bool:
        """Whether there is nothing to read in it."""
        return not self.sheet.text[self.span.start : self.span.stop].strip()

    @property
    def trimmed_words(self) -> str:
        """The line as it is written, without the blanks at its ends."""
        return self.span.words(self.sheet.text).strip()

    @property
    def trimmed(self) -> Span:
        """The line without the blanks, bullets and asterisks it begins with and the blanks it ends with."""
        start, stop, text = self.span.start, self.span.stop, self.sheet.text
        while start < stop and _leads(text[start]):
            start += 1
        while stop > start and (text[stop - 1].isspace() or category(text[stop - 1]) == "Cf"):
            stop -= 1
        return Span(start, stop)


@dataclass(frozen=True)
class Sheet:
    """A whole text, folded once, and its lines."""

    text: str
    folded: Folded

    @staticmethod
    def of(text: str) -> "Sheet":
        """Lays a text out."""
        return Sheet(text, fold(text))

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines, blank ones included."""
        found, start, at, norm = [], 0, 0, self.folded.norm
        for part in self.text.split("\n"):
            end = norm.find("\n", at)
            end = len(norm) if end < 0 else end
            found.append(Line(self, Span(start, start + len(part)), at, end))
            start, at = start + len(part) + 1, end + 1
        return tuple(found)

    def words(self, at: int, end: int) -> tuple[Word, ...]:
        """The words between two places of the folded copy."""
        offsets = self.folded.offsets
        return tuple(
            Word(match.group(), int(offsets[match.start()]), int(offsets[match.end() - 1]) + 1)
            for match in _WORD.finditer(self.folded.norm, at, end)
        )


def words_of(text: str) -> tuple[Word, ...]:
    """The folded words of a short text."""
    folded = fold(text)
    return Sheet(text, folded).words(0, len(folded.norm))


def _leads(letter: str) -> bool:
    return letter.isspace() or letter in "•*·▪●■◾-–—|»>" or category(letter) == "Cf"
