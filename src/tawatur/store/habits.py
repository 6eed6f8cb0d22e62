"""What a store keeps of how outlets report, story by story, and adds up over all of them."""

from collections.abc import Iterable
from typing import Any

from tawatur.model.habit import Credited, Habit
from tawatur.store.database import Database
from tawatur.store.records import Filing, Part

TABLES = ("habits", "relied")
ORDERS = {
    "size": "articles DESC",
    "uncredited": "uncredited * 1.0 / CASE WHEN reports > 0 THEN reports ELSE 1 END DESC, articles DESC",
    "taken": "taken DESC, articles DESC",
    "given": "given DESC, articles DESC",
}
"""In which order outlets are listed."""
_SUMS = (
    "SELECT outlet, count(*) AS stories, sum(articles) AS articles, sum(reports) AS reports, "
    "sum(uncredited) AS uncredited, sum(taken) AS taken, sum(given) AS given FROM habits"
)
_CREDITED = (
    "SELECT source, max(name), sum(reports) AS reports FROM relied WHERE outlet = ? GROUP BY source "
    "ORDER BY reports DESC, source LIMIT ?"
)
_CREDITING = (
    "SELECT outlet, '', sum(reports) AS reports FROM relied WHERE source = ? GROUP BY outlet "
    "ORDER BY reports DESC, outlet LIMIT ?"
)


class SqlHabits:
    """The part of a store that knows how outlets report."""

    database: Database

    def publishers(self) -> int:
        """How many outlets tell stories; those that nobody knows count as one."""
        return int(self.database.ask("SELECT count(DISTINCT outlet) FROM habits")[0][0])

    def habits(self, part: Part, order: str = "size", credited: int = 0) -> list[Habit]:
        """A part of the outlets, each over all its stories, with the most of those whom it credits."""
        statement = f"SELECT * FROM ({_SUMS} GROUP BY outlet) AS h ORDER BY {ORDERS[order]}, outlet LIMIT ? OFFSET ?"
        rows = self.database.ask(statement, (part.most, part.first))
        return [_habit(row, self.credited(row[0], credited)) for row in rows]

    def habit(self, outlet: str, credited: int = 0) -> Habit | None:
        """One outlet over all its stories; None where it tells none."""
        rows = self.database.ask(f"{_SUMS} WHERE outlet = ? GROUP BY outlet", (outlet,))
        return _habit(rows[0], self.credited(outlet, credited)) if rows else None

    def credited(self, outlet: str, most: int) -> tuple[Credited, ...]:
        """Whom an outlet credits, the one in most reports first."""
        return _credited(self.database.ask(_CREDITED, (outlet, most)))

    def crediting(self, source: str, most: int) -> tuple[Credited, ...]:
        """The outlets that credit somebody, the one in most reports first."""
        return _credited(self.database.ask(_CREDITING, (source, most)))


def _habit(row: tuple[Any, ...], credited: tuple[Credited, ...]) -> Habit:
    stories, articles, reports, uncredited, taken, given = map(int, row[1:])
    return Habit(row[0], stories, articles, reports, uncredited, taken, given, credited)


def _credited(rows: Iterable[tuple[str, str, int]]) -> tuple[Credited, ...]:
    return tuple(Credited(key, name, int(number)) for key, name, number in rows)


def file_habits(database: Database, told: Filing) -> None:
    """Files how the outlets of a told story report in it, in the place of what was filed before."""
    story = told.line.number
    for table in TABLES:
        database.do(f"DELETE FROM {table} WHERE story = ?", (story,))
    database.many(
        "INSERT INTO habits VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((h.outlet, story, h.articles, h.reports, h.uncredited, h.taken, h.given) for h in told.habits),
    )
    rows = ((h.outlet, story, one.key, one.name, one.reports) for h in told.habits for one in h.credited)
    database.many("INSERT INTO relied VALUES (?, ?, ?, ?, ?)", rows)
