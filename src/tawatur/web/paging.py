"""Lists page by page: which items of how many."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of a list: from which item to which, of how many."""

    first: int
    most: int
    all: int

    @property
    def start(self) -> int:
        """The number of its first item, counted from 1."""
        return min(self.first + 1, self.all)

    @property
    def stop(self) -> int:
        """The number of its last item."""
        return min(self.first + self.most, self.all)

    @property
    def page(self) -> int:
        """Its number, counted from 1."""
        return self.first // self.most + 1

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-self.all // self.most))


def slice_of(number: int, most: int, every: int) -> Slice:
    """The page of a number, the last one where there are fewer."""
    pages = max(1, -(-every // most))
    return Slice((max(1, min(number, pages)) - 1) * most, most, every)
