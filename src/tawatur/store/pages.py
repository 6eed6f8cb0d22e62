"""What pages ask of a store, a part at a time: statements that every database knows."""

from collections.abc import Iterable

from tawatur.model.codec import unpack
from tawatur.model.issue import Issue
from tawatur.store.base import Acting, Line, Listed, Part
from tawatur.store.database import Database, Values

_NEWS = (
    "SELECT story, sum(CASE WHEN number > ? THEN 1 ELSE 0 END) AS news FROM documents WHERE outdated = 0 GROUP BY story"
)
_LISTED = (
    "SELECT s.number, s.id, s.documents, s.first, s.last, s.words, s.english, n.news, s.stale "
    f"FROM stories s JOIN ({_NEWS}) n ON n.story = s.number WHERE s.story IS NOT NULL "
    "ORDER BY CASE WHEN n.news > 0 THEN 0 ELSE 1 END, {} s.documents DESC, s.id LIMIT ? OFFSET ?"
)
_HOME = (
    "SELECT s.id FROM documents d JOIN stories s ON s.number = d.story "
    "WHERE d.id = ? AND d.outdated = 0 AND s.id IS NOT NULL"
)
_NAMING = "FROM named n JOIN stories s ON s.number = n.story WHERE n.key = ? AND s.story IS NOT NULL"

_CAST = (
    "SELECT key, min(type), count(*) AS stories FROM actors WHERE ? IN ('', type) GROUP BY key "
    "ORDER BY stories DESC, key LIMIT ? OFFSET ?"
)


class SqlPages:
    """The part of a store that pages ask."""

    database: Database

    def told(self) -> int:
        """How many stories are told."""
        return self._one("SELECT count(*) FROM stories WHERE story IS NOT NULL")

    def listed(self, since: int, part: Part, *, late: bool = False) -> list[Listed]:
        """A part of the stories, those with documents after the first ``since`` first."""
        rows = self.database.ask(_LISTED.format("s.last DESC," if late else ""), (since, part.most, part.first))
        return [Listed(Line(*row[:7]), int(row[7]), bool(row[8])) for row in rows]

    def homes(self, documents: Iterable[str]) -> dict[str, str]:
        """The ids of the told stories of some documents by their ids."""
        return {key: home for key in documents for (home,) in self.database.ask(_HOME, (key,))}

    def replaced(self, document: str) -> bool:
        """Whether newer versions stand at all addresses of a document, so that no story is told of it."""
        return bool(self.database.ask("SELECT 1 FROM documents WHERE id = ? AND outdated = 1", (document,)))

    def named(self, key: str) -> int:
        """How many told stories name an actor or are told by an outlet."""
        return self._one(f"SELECT count(*) {_NAMING}", (key,))

    def naming_lines(self, key: str, part: Part) -> list[Line]:
        """A part of these stories, the one with the latest days first."""
        some = f"SELECT s.number, s.id, s.documents, s.first, s.last, s.words, s.english {_NAMING}"
        order = "ORDER BY s.last DESC, s.id LIMIT ? OFFSET ?"
        return [Line(*row) for row in self.database.ask(f"{some} {order}", (key, part.most, part.first))]

    def cast(self, kind: str = "") -> int:
        """How many actors the told stories name, of one type or of all."""
        return self._one("SELECT count(DISTINCT key) FROM actors WHERE ? IN ('', type)", (kind,))

    def cast_lines(self, part: Part, kind: str = "") -> list[Acting]:
        """A part of these actors, the one in most stories first."""
        rows = self.database.ask(_CAST, (kind, part.most, part.first))
        return [Acting(key, kind, int(stories), self._names(key)) for key, kind, stories in rows]

    def _names(self, key: str) -> tuple[str, ...]:
        rows = self.database.ask("SELECT names FROM actors WHERE key = ? ORDER BY story LIMIT 20", (key,))
        return tuple(dict.fromkeys(name for (names,) in rows for name in names.split("\n")))

    def noted(self) -> int:
        """How many issues are kept."""
        return self._one("SELECT count(*) FROM issues")

    def some_issues(self, part: Part) -> list[Issue]:
        """A part of what could not be read or believed, the latest first."""
        some = "SELECT issue FROM issues ORDER BY number DESC LIMIT ? OFFSET ?"
        return [unpack(Issue, row[0]) for row in self.database.ask(some, (part.most, part.first))]

    def _one(self, statement: str, values: Values = ()) -> int:
        return int(next(iter(self.database.ask(statement, values)))[0])
