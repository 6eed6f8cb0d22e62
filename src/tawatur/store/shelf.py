"""The stories of a store while documents join them: only what is touched is read, and written back."""

from collections.abc import Iterable, Iterator

import numpy as np

from tawatur.connect.heaps import CROWDED, UNDATED, Heap, Heaps, Vector
from tawatur.connect.traces import Frequencies, Keys
from tawatur.store.database import Database
from tawatur.store.habits import TABLES
from tawatur.store.rulings import Apart
from tawatur.store.words import OF_STORY

ASKED = 500  # values in one statement
ROWS = 100_000  # rows on their way into a table
HELD = 2000  # stories that are kept in memory for the next document

_HOMES = """SELECT DISTINCT coalesce(gone.kept, posts.story) FROM posts LEFT JOIN gone ON gone.number = posts.story
    WHERE posts.term = ? {} LIMIT ?"""

_WITHOUT_OUTDATED = """UPDATE stories SET documents = documents - (SELECT count(*) FROM documents d
    WHERE d.story = stories.number AND d.outdated = 1) WHERE number = ?"""


class SqlShelf:
    """The shelf of connect, on a store's tables."""

    def __init__(self, database: Database, apart: Apart = frozenset()) -> None:
        self.apart = apart
        self._ask = database.ask
        self._heaps: dict[int, Heap] = {}
        total = self._ask("SELECT value FROM totals WHERE name = 'documents'")
        self.documents = int(total[0][0]) if total else 0
        heaps, gone = (self._ask(f"SELECT coalesce(max(number), -1) FROM {table}") for table in ("heaps", "gone"))
        self.first = 1 + max(int(heaps[0][0]), int(gone[0][0]))

    def frequencies(self, terms: Keys) -> Frequencies:
        """In how many of the documents each of some ascending terms stands."""
        rows: list[tuple[int, int]] = []
        asked = terms.tolist()
        for start in range(0, len(asked) if self.documents else 0, ASKED):
            some = asked[start : start + ASKED]
            marks = ",".join("?" * len(some))
            rows += self._ask(f"SELECT term, documents FROM frequencies WHERE term IN ({marks}) ORDER BY term", some)
        found = np.array(rows, np.int64).reshape(-1, 2)
        return Frequencies(found[:, 0], found[:, 1])

    def homes(self, term: int, spans: range | None) -> Iterable[int]:
        """Some of the stories that a term leads to in some stretches of time, or in all, and those without a day."""
        if not self.documents:
            return ()
        wanted = [] if spans is None else [UNDATED, *spans]
        within = f"AND posts.span IN ({','.join('?' * len(wanted))})" if wanted else ""
        return [number for (number,) in self._ask(_HOMES.format(within), (term, *wanted, CROWDED + 1))]

    def heap(self, number: int) -> Heap:
        """A story by its number."""
        if number not in self._heaps:
            if len(self._heaps) >= HELD:
                self._heaps.clear()
            self._heaps[number] = self._read(number)
        return self._heaps[number]

    def _read(self, number: int) -> Heap:
        row = self._ask("SELECT since, last, terms, weights FROM heaps WHERE number = ?", (number,))[0]
        members = self._ask("SELECT id FROM documents WHERE story = ? ORDER BY id", (number,))
        since, last, terms, weights = row
        total = Vector.of(np.frombuffer(terms, np.int64), np.frombuffer(weights, np.float64))
        return Heap(tuple(key for (key,) in members), total, since, last)


def settle(database: Database, heaps: Heaps) -> None:
    """Writes what has changed: stories, their members, what leads to them, how often terms stand."""
    _members(database, heaps)
    database.do(f"INSERT INTO totals VALUES ('documents', ?) {_renewing('name', 'value')}", (heaps.documents,))
    touched = sorted(heaps.touched.items())
    rows = ((number, one.since, one.last, one.total) for number, one in touched)
    database.many(
        f"INSERT INTO heaps VALUES (?, ?, ?, ?, ?) {_renewing('number', 'since', 'last', 'terms', 'weights')}",
        ((n, since, last, total.terms.tobytes(), total.weights.tobytes()) for n, since, last, total in rows),
    )
    database.many(
        f"INSERT INTO stories (number, documents, stale) VALUES (?, ?, 1) {_renewing('number', 'documents', 'stale')}",
        ((number, len(one.members)) for number, one in touched),
    )
    database.many(_WITHOUT_OUTDATED, ((number,) for number, _ in touched))
    database.many("INSERT INTO posts VALUES (?, ?, ?) ON CONFLICT DO NOTHING", _posts(heaps))
    database.many(
        "INSERT INTO frequencies VALUES (?, ?) "
        "ON CONFLICT (term) DO UPDATE SET documents = frequencies.documents + excluded.documents",
        zip(heaps.came.terms.tolist(), heaps.came.counts.tolist(), strict=True),
    )


def _renewing(key: str, *columns: str) -> str:
    """What an INSERT does where the row is there already: it puts the new values in the place of the old."""
    return f"ON CONFLICT ({key}) DO UPDATE SET " + ", ".join(f"{one} = excluded.{one}" for one in columns)


def _members(database: Database, heaps: Heaps) -> None:
    """Files each document that came or moved under its story, and drops the stories that were joined to another."""
    for number in sorted(heaps.gone):
        kept = heaps.kept(number)
        database.do("UPDATE documents SET story = ? WHERE story = ?", (kept, number))
        database.do("UPDATE gone SET kept = ? WHERE kept = ?", (kept, number))
        database.do("INSERT INTO gone VALUES (?, ?)", (number, kept))
        for table in ("heaps", "stories"):
            database.do(f"DELETE FROM {table} WHERE number = ?", (number,))
        for table in ("named", *OF_STORY, *TABLES):
            database.do(f"DELETE FROM {table} WHERE story = ?", (number,))
    homes = ((number, key, number) for number, one in sorted(heaps.touched.items()) for key in one.members)
    database.many("UPDATE documents SET story = ? WHERE id = ? AND coalesce(story, -1) <> ?", homes)


def _posts(heaps: Heaps) -> Iterator[tuple[int, int, int]]:
    """What leads where, in the order in which it is filed."""
    if not heaps.posts:
        return
    sizes = [len(terms) for _, terms, _ in heaps.posts]
    terms = np.concatenate([terms for _, terms, _ in heaps.posts])
    spans = np.repeat([span for span, _, _ in heaps.posts], sizes)
    numbers = np.repeat([heaps.kept(number) for _, _, number in heaps.posts], sizes)
    order = np.lexsort((numbers, spans, terms))
    for some in np.array_split(order, 1 + len(order) // ROWS):
        yield from zip(terms[some].tolist(), spans[some].tolist(), numbers[some].tolist(), strict=True)
