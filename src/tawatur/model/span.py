"""Half-open stretches of text, in code points."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open code-point offsets into one document's text.

    >>> Span(0, 3).words("abcdef")
    'abc'
    """

    start: int
    stop: int

    def __len__(self) -> int:
        return self.stop - self.start

    def words(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.stop]

    def overlap(self, other: "Span") -> int:
        """How many code points both spans hold.

        >>> Span(0, 4).overlap(Span(2, 9))
        2
        """
        return max(0, min(self.stop, other.stop) - max(self.start, other.start))

    def covers(self, other: "Span") -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.stop <= self.stop

    def hull(self, other: "Span") -> "Span":
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.stop, other.stop))
