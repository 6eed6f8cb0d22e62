"""The store on a database that speaks SQL: one implementation for all of them."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

from tawatur.connect.heaps import Heaps
from tawatur.model.codec import pack, unpack
from tawatur.model.issue import Issue
from tawatur.model.leaf import Packed
from tawatur.store.alerts import SqlAlerts, stand
from tawatur.store.base import Entry, Filing, Line
from tawatur.store.database import Database, Values, following
from tawatur.store.habits import TABLES, SqlHabits, file_habits
from tawatur.store.ids import SqlIds, go_by
from tawatur.store.pages import SqlPages
from tawatur.store.proof import chained, digest, faults
from tawatur.store.rulings import SqlRulings
from tawatur.store.shelf import SqlShelf, settle
from tawatur.store.versions import SqlVersions, keep
from tawatur.store.visits import SqlVisits, file
from tawatur.store.words import LISTED, SqlLookup, file_facts

DERIVED = (
    "totals",
    "frequencies",
    "posts",
    "heaps",
    "gone",
    "stories",
    "moved",
    "named",
    "states",
    "dues",
    *LISTED,
    *TABLES,
)
_LEAVES = "SELECT id, leaf FROM documents JOIN leaves USING (number)"
_TELL = "UPDATE stories SET id = ?, first = ?, last = ?, words = ?, english = ?, story = ?, stale = 0 WHERE number = ?"
_LINES = "SELECT number, id, documents, first, last, words, english FROM stories WHERE story IS NOT NULL"
_ADD = f"INSERT INTO documents (number, id, text_digest, recipe) VALUES ({following('documents')}, ?, ?, ?)"
_NOTE = f"INSERT INTO issues (number, issue) VALUES ({following('issues')}, ?) ON CONFLICT DO NOTHING"


class SqlStore(SqlPages, SqlIds, SqlHabits, SqlVersions, SqlVisits, SqlRulings, SqlAlerts, SqlLookup):
    """Articles and stories in a database; a context manager that closes it and tells its errors in one sentence."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def __enter__(self) -> "SqlStore":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        self.close()
        if error is not None:
            with self.database.told():
                raise error

    def close(self) -> None:
        """Lets go of the database."""
        self.database.close()

    def _first(self, statement: str, values: Values = ()) -> Any:
        """The first row that a statement gives, None where there is none."""
        return next(iter(self.database.ask(statement, values)), None)

    def _do(self, statement: str, values: Values = ()) -> None:
        self.database.do(statement, values)

    def _count(self, statement: str, values: Values = ()) -> int:
        return int(self._first(statement, values)[0])

    def _leaves(self, rest: str, values: Values = ()) -> Iterator[Packed]:
        return (Packed(*row) for row in self.database.stream(f"{_LEAVES} WHERE {rest} ORDER BY id", values))

    def change(self) -> AbstractContextManager[None]:
        """A transaction that holds the right to write from its beginning."""
        return self.database.change()

    # what comes in

    def add(self, entry: Entry) -> Packed | None:
        """Keeps an article that no story has yet; the leaf of the same document where it is kept from elsewhere."""
        version, leaf = entry.version, entry.leaf
        with self.change():
            known = self._first(f"{_LEAVES} WHERE id = ?", (leaf.key,))
            if known is None:
                self._do(_ADD, (leaf.key, entry.text_digest, entry.recipe))
                number = self._count("SELECT number FROM documents WHERE id = ?", (leaf.key,))
                self._do("INSERT INTO leaves VALUES (?, ?, ?)", (number, leaf.packed, entry.layers))
            again = keep(self.database, version, leaf.key)
            if version.standing or known:
                file(self.database, version, leaf.key)
        return Packed(*known) if known and not again else None

    def leaf(self, document: str) -> Packed | None:
        """The leaf of a document by its id; None where it is not kept."""
        found = self._first(f"{_LEAVES} WHERE id = ?", (document,))
        return Packed(*found) if found else None

    def note(self, issues: Iterable[Issue]) -> None:
        """Keeps issues, each once."""
        with self.change():
            for issue in issues:
                self._do(_NOTE, (pack(issue),))

    def renew(self, leaf: Packed, layers: bytes, recipe: str) -> None:
        """Replaces what was made of a document by what another recipe makes of it."""
        with self.change():
            where = "WHERE number = (SELECT number FROM documents WHERE id = ?)"
            self._do(f"UPDATE leaves SET leaf = ?, layers = ? {where}", (leaf.packed, layers, leaf.key))
            self._do("UPDATE documents SET recipe = ? WHERE id = ?", (recipe, leaf.key))

    def outdated(self, recipe: str) -> Iterator[Packed]:
        """The leaves that another recipe made; they may be renewed meanwhile."""
        keys = self.database.ask("SELECT id FROM documents WHERE recipe <> ? ORDER BY id", (recipe,))
        return (Packed(*row) for key in keys for row in self.database.ask(f"{_LEAVES} WHERE id = ?", key))

    # batches

    def pending(self) -> Iterator[Packed]:
        """The leaves that no batch holds yet, in the order of their ids."""
        return self._leaves("batch IS NULL")

    def close_batch(self) -> int:
        """Makes one batch of all pending documents; its number."""
        with self.change():
            keys = [key for (key,) in self.database.ask("SELECT id FROM documents WHERE batch IS NULL ORDER BY id")]
            number = self.batches() + 1
            last = (self._first("SELECT chain FROM batches WHERE number = ?", (number - 1,)) or ("",))[0]
            self._do("INSERT INTO batches VALUES (?, ?, ?)", (number, len(keys), chained(last, keys)))
            self._do("UPDATE documents SET batch = ? WHERE batch IS NULL", (number,))
        return number

    def batches(self) -> int:
        """How many batches there are; they are numbered from 1."""
        return self._count("SELECT coalesce(max(number), 0) FROM batches")

    def batch(self, number: int) -> Iterator[Packed]:
        """The leaves of a batch, in the order of their ids."""
        return self._leaves("batch = ?", (number,))

    # stories

    def shelf(self, before: int | None = None) -> SqlShelf:
        """The stories as they are; of what people ruled only what they had ruled before a batch, where one is given."""
        return SqlShelf(self.database, self.apart(before))

    def settle(self, heaps: Heaps) -> None:
        """Files stories that documents have joined."""
        with self.change():
            settle(self.database, heaps)

    def untold(self) -> list[int]:
        """The numbers of stories that have changed since they were told, the one with most documents first."""
        found = self.database.ask(
            "SELECT number FROM stories WHERE stale = 1 AND documents > 0 ORDER BY documents DESC, number"
        )
        return [number for (number,) in found]

    def leaves(self, story: int) -> list[Packed]:
        """The leaves of a story, in the order of their ids, without those that are outdated."""
        rows = self.database.ask(f"{_LEAVES} WHERE story = ? AND outdated = 0 ORDER BY id", (story,))
        return [Packed(*row) for row in rows]

    def tell(self, told: Filing) -> None:
        """Files a told story, where it still has the documents that it was told of."""
        line, members = told.line, "SELECT id FROM documents WHERE story = ? AND outdated = 0 ORDER BY id"
        with self.change():
            if [key for (key,) in self.database.ask(members, (line.number,))] == sorted(told.documents):
                row = (line.id, line.first, line.last, line.words, line.english, told.story, line.number)
                self._do(_TELL, row)
                go_by(self.database, told)
                self._do("DELETE FROM named WHERE story = ?", (line.number,))
                rows = ((key, line.number) for key in sorted(set(told.keys)))
                self.database.many("INSERT INTO named VALUES (?, ?)", rows)
                stand(self.database, told)
                file_facts(self.database, told)
                file_habits(self.database, told)

    def forget(self) -> None:
        """Drops all that follows from the articles and their batches."""
        with self.change():
            self._do("UPDATE documents SET story = NULL")
            for table in DERIVED:
                self._do(f"DELETE FROM {table}")

    # what surfaces ask

    def documents(self) -> int:
        """How many articles are kept."""
        return self._count("SELECT coalesce(max(number), 0) FROM documents")  # none is ever taken out

    def waiting(self) -> int:
        """How many of them are in no story yet, and how many stories are not told yet."""
        return self._count("SELECT count(*) FROM documents WHERE batch IS NULL") + len(self.untold())

    def lines(self) -> Iterator[Line]:
        """The stories, the one with most documents first."""
        return (Line(*row) for row in self.database.stream(f"{_LINES} ORDER BY documents DESC, id"))

    def stories(self, ids: Sequence[str]) -> Iterator[bytes]:
        """The packed stories of some ids, of all where none is given, the one with most documents first."""
        which = f"AND id IN ({','.join('?' * len(ids))})" if ids else ""
        statement = f"SELECT story FROM stories WHERE story IS NOT NULL {which} ORDER BY documents DESC, id"
        return (story for (story,) in self.database.stream(statement, ids))

    def layers(self, documents: Iterable[str]) -> dict[str, bytes]:
        """The packed layers of some documents by their ids."""
        one = "SELECT layers FROM documents JOIN leaves USING (number) WHERE id = ?"
        return {key: layers for key in documents for (layers,) in self.database.ask(one, (key,))}

    def issues(self) -> tuple[Issue, ...]:
        """What could not be read or believed, in the order in which it came."""
        return tuple(unpack(Issue, row[0]) for row in self.database.stream("SELECT issue FROM issues ORDER BY number"))

    def recipes(self) -> tuple[str, ...]:
        """With what the kept articles were read: one recipe, or the two that differ most by their names."""
        ends = [self._first(f"SELECT {end}(recipe) FROM documents")[0] for end in ("min", "max")]
        return tuple(sorted({recipe for recipe in ends if recipe is not None}))

    # proof

    def faults(self) -> Iterator[str]:
        """One sentence for each thing kept that is not what it was."""
        return faults(self.database)

    def digest(self) -> str:
        """The hash of all that follows from the articles: the same after a rebuild."""
        return digest(self.database)
