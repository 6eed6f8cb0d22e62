"""What is asked of a store about those who tell and those who are told of, over all its stories."""

from typing import Protocol

from tawatur.model.habit import Credited, Habit
from tawatur.store.records import Acting, Part


class Reporting(Protocol):
    """Outlets with their habits, and actors."""

    def publishers(self) -> int:
        """How many outlets tell stories; those that nobody knows count as one."""
        ...

    def habits(self, part: Part, order: str = "size", credited: int = 0) -> list[Habit]:
        """A part of the outlets, each over all its stories, with the most of those whom it credits."""
        ...

    def habit(self, outlet: str, credited: int = 0) -> Habit | None:
        """One outlet over all its stories; None where it tells none."""
        ...

    def crediting(self, source: str, most: int) -> tuple[Credited, ...]:
        """The outlets that credit somebody, the one in most reports first."""
        ...

    def cast(self, kind: str = "") -> int:
        """How many actors the told stories name, of one type or of all."""
        ...

    def cast_lines(self, part: Part, kind: str = "") -> list[Acting]:
        """A part of these actors, the one in most stories first."""
        ...
