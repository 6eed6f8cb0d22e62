"""What a store needs of a database: statements, rows, transactions. The SQL is what SQLite and PostgreSQL both know."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

Values = Sequence[Any]
"""What stands for the question marks of a statement: text, whole numbers, floats, bytes, None."""


@dataclass(frozen=True, slots=True)
class Condition:
    """How a database is: what keeps it, how its log is kept and whether a loss of power can harm it, its size in bytes
    and what is free beside it where that is known.
    """

    keeper: str
    log: str
    safe: bool
    size: int
    free: int | None


def following(table: str) -> str:
    """The number of a table's next row, as a part of a statement; rows are numbered from 1.

    >>> following("batches")
    '(SELECT coalesce(max(number), 0) + 1 FROM batches)'
    """
    return f"(SELECT coalesce(max(number), 0) + 1 FROM {table})"


class Database(Protocol):
    """A connection to the tables of forms/; text is in order by its code points."""

    @property
    def name(self) -> str:
        """What sentences call it: a path, or an address without its password."""
        ...

    def ask(self, statement: str, values: Values = ()) -> list[Any]:
        """All rows that a statement gives."""
        ...

    def stream(self, statement: str, values: Values = ()) -> Iterator[Any]:
        """The rows that a statement gives, one by one: in a transaction they need not all go into memory."""
        ...

    def do(self, statement: str, values: Values = ()) -> None:
        """Runs a statement that gives no rows."""
        ...

    def many(self, statement: str, rows: Iterable[Values]) -> None:
        """Runs a statement for each row of values."""
        ...

    def change(self) -> AbstractContextManager[None]:
        """A transaction that has the right to write from its beginning; inside another it is part of that."""
        ...

    def told(self) -> AbstractContextManager[None]:
        """Turns what the database raises into one sentence, a StoreError."""
        ...

    def form(self) -> int:
        """The number of the form in which its tables are, 0 where there are none; StoreError where they are others'."""
        ...

    def shape(self, statements: Iterable[str], form: int) -> None:
        """Runs statements that make or change tables, in the types of SQLite; the form in which they are then."""
        ...

    def tables(self) -> dict[str, tuple[str, ...]]:
        """The tables of the store with their columns, without those that an index of the database keeps for itself."""
        ...

    def condition(self) -> Condition:
        """How the database is."""
        ...

    def faults(self) -> Iterator[str]:
        """What the database itself finds wrong with its files, one sentence each."""
        ...

    def close(self) -> None:
        """Lets go of it."""
        ...
