"""What a store keeps so that changes of stories are heard of: each change once, watches, what was sent to whom."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tawatur.model.change import DUE, Change, State, changes
from tawatur.model.codec import pack, unpack
from tawatur.store.database import Database, following
from tawatur.store.records import Filing, Happened, Watch

_WATCHES = "SELECT number, owner, about, subject, goes, kinds, lang, since FROM watches WHERE ended = 0 ORDER BY number"
_STATE = "SELECT state FROM states WHERE story = ?"
_OVER = (
    "SELECT claim, day, story FROM dues WHERE day < ? AND NOT EXISTS "
    "(SELECT 1 FROM changes WHERE kind = 'due' AND key = dues.claim) ORDER BY day, claim, story"
)
_CHANGES = "SELECT number, document, at, change FROM changes"


class SqlAlerts:
    """The part of a store that holds changes and watches."""

    database: Database

    def changes(self, after: int, most: int) -> list[Happened]:
        """The changes after the first so many, in their order, ``most`` of them at most."""
        rows = self.database.ask(f"{_CHANGES} WHERE number > ? ORDER BY number LIMIT ?", (after, most))
        return [Happened(number, document, at, unpack(Change, bytes(packed))) for number, document, at, packed in rows]

    def changed(self) -> int:
        """How many changes there are; they are numbered from 1."""
        return int(self.database.ask("SELECT coalesce(max(number), 0) FROM changes")[0][0])

    def pass_days(self, today: str, at: str) -> int:
        """Tells of each open forecast whose last day is over, once; how many."""
        before = self.changed()
        with self.database.change():
            for claim, day, story in self.database.ask(_OVER, (today,)):
                _happened(self.database, story, at, [Change(DUE, claim, (claim,), day)])
        return self.changed() - before

    def watch(self, watch: Watch) -> Watch:
        """Keeps a watch, from the next change on; gives it its number."""
        with self.database.change():
            (number,) = self.database.ask(f"SELECT {following('watches')}")[0]
            made = replace(watch, number=int(number), since=self.changed())
            kinds = " ".join(made.kinds)
            row = (made.number, made.owner, made.about, made.subject, made.to, kinds, made.lang, made.since)
            self.database.do("INSERT INTO watches VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)", row)
        return made

    def watches(self) -> list[Watch]:
        """All watches that are not ended, in their order."""
        return [
            Watch(owner, about, subject, to, tuple(kinds.split()), lang, number, since)
            for number, owner, about, subject, to, kinds, lang, since in self.database.ask(_WATCHES)
        ]

    def unwatch(self, number: int) -> bool:
        """Ends a watch; whether there was one."""
        with self.database.change():
            known = self.database.ask("SELECT 1 FROM watches WHERE number = ? AND ended = 0", (number,))
            self.database.do("UPDATE watches SET ended = 1 WHERE number = ?", (number,))
        return bool(known)

    def sent(self, watch: int, among: Iterable[int]) -> set[int]:
        """Which of some changes were sent to a watch."""
        numbers = list(among)
        marks = ",".join("?" * len(numbers))
        asked = f"SELECT change FROM sent WHERE watch = ? AND change IN ({marks})"
        return {change for (change,) in self.database.ask(asked, (watch, *numbers))} if numbers else set()

    def send(self, watch: int, change: int, at: str) -> None:
        """Remembers that a change was sent to a watch."""
        with self.database.change():
            row = (watch, change, at)
            self.database.do("INSERT INTO sent VALUES (?, ?, ?) ON CONFLICT DO NOTHING", row)


def stand(database: Database, told: Filing) -> None:
    """Files how a story stands and what is new in it, in the transaction that files the story."""
    number = told.line.number
    gone = [was for (was,) in database.ask("SELECT number FROM gone WHERE kept = ? ORDER BY number", (number,))]
    before = []
    for story in (number, *gone):
        before += [unpack(State, bytes(row[0])) for row in database.ask(_STATE, (story,))]
        for table in ("states", "dues"):
            database.do(f"DELETE FROM {table} WHERE story = ?", (story,))
    database.do("INSERT INTO states VALUES (?, ?)", (number, pack(told.state)))
    dues = {one.claim: one.day for one in told.state.dues}
    database.many("INSERT INTO dues VALUES (?, ?, ?)", ((claim, number, day) for claim, day in sorted(dues.items())))
    if before or not _announced(database, told.documents):
        first = min(told.documents)
        _happened(database, number, told.at, changes(before, told.state, first), first)


def _announced(database: Database, documents: Sequence[str]) -> bool:
    """Whether a story of some documents was new before: how it stood was forgotten since, by a rebuild."""
    known = "SELECT 1 FROM changes WHERE kind = 'story' AND document = ?"
    return any(database.ask(known, (document,)) for document in documents)


def _happened(database: Database, story: int, at: str, found: Iterable[Change], document: str = "") -> None:
    if not document:
        rows = database.ask("SELECT min(id) FROM documents WHERE story = ? AND outdated = 0", (story,))
        document = rows[0][0] or ""
    made = f"INSERT INTO changes VALUES ({following('changes')}, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
    for one in found:
        database.do(made, (one.kind, one.key, document, at, pack(one)))
