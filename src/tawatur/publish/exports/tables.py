"""The dossier as tables: what CSV and XLSX share.

A cell keeps what it is (a term of a closed list, days, a name), so that a machine gets the value and a person the word.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from tawatur.model.timevalue import Interval
from tawatur.publish.dossier import Name
from tawatur.publish.names import called
from tawatur.publish.wording import Wording


@dataclass(frozen=True, slots=True)
class Term:
    """Values of a closed list and the table of labels that words them."""

    table: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Days:
    """Days, or the label of what stands there when there are none."""

    days: Interval | None
    missing: str


@dataclass(frozen=True, slots=True)
class Known:
    """Names, or the label of what stands there when there is none."""

    names: tuple[Name | None, ...]
    missing: str = ""


Cell = str | int | float | Term | Days | Known
"""What stands in a cell; of text nothing but itself."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the key of its title and of each of its columns, and its rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


Row = dict[str, Cell]


def table(name: str, columns: str, rows: Iterable[Row]) -> Table:
    """A table from records; a column that a record has not stays empty."""
    keys = tuple(columns.split())
    return Table(name, keys, tuple(tuple(row.get(key, "") for key in keys) for row in rows))


def raw(cell: Cell, words: Wording) -> str | int | float:
    """A cell as a machine reads it: values as they are, days as TIMEX3, several with ``; `` between."""
    if isinstance(cell, Term):
        return "; ".join(cell.values)
    if isinstance(cell, Days):
        return str(cell.days) if cell.days else words.ui(cell.missing)
    return _known(cell, words, "; ") if isinstance(cell, Known) else cell


def worded(cell: Cell, words: Wording) -> str | int | float:
    """A cell as a person reads it."""
    if isinstance(cell, Term):
        return words.comma.join(words.term(cell.table, value) for value in cell.values)
    if isinstance(cell, Days):
        return words.days(cell.days) if cell.days else words.ui(cell.missing)
    return _known(cell, words, words.comma) if isinstance(cell, Known) else cell


def _known(cell: Known, words: Wording, between: str) -> str:
    names = [name for name in cell.names if name is not None and name.known]
    return between.join(called(name, words) for name in names) or (words.ui(cell.missing) if cell.missing else "")
