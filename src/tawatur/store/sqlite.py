"""A database in one SQLite file, the default: is it there, is it ours, can this SQLite keep it."""

import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from tawatur.errors import StoreError
from tawatur.store.database import Condition, Values

OURS = 0x54575452  # the application id in the file's head: "TWTR"
OLDEST = (3, 35, 0)  # has all that the statements use
SAFE_LOG = (3, 51, 3)  # before it a write-ahead log that two processes reset at once can lose pages
PATIENCE = 300  # seconds that a writer waits for another


class SqliteDatabase:
    """A store's file; ``make`` makes it where there is none.

    Raises StoreError where there is none, where it is another program's, or broken.
    """

    def __init__(self, path: Path, *, make: bool = False) -> None:
        if sqlite3.sqlite_version_info < OLDEST:
            wanted = ".".join(map(str, OLDEST))
            raise StoreError(
                f"SQLite {sqlite3.sqlite_version} is too old to keep a store; {wanted} or later is needed."
            )
        if not make and not path.is_file():
            raise StoreError(f"{path}: there is no store here; tawatur add makes one.")
        self.name = str(path)
        with self.told(), ExitStack() as failing:
            self._connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
            failing.callback(self._connection.close)
            self.form()
            self._set()
            failing.pop_all()

    def ask(self, statement: str, values: Values = ()) -> list[Any]:
        """All rows that a statement gives."""
        return self._connection.execute(statement, values).fetchall()

    def stream(self, statement: str, values: Values = ()) -> Iterator[Any]:
        """The rows that a statement gives, one by one; outside a transaction all are read first: no writer waits."""
        rows = self._connection.execute(statement, values)
        return iter(rows if self._connection.in_transaction else rows.fetchall())

    def do(self, statement: str, values: Values = ()) -> None:
        """Runs a statement that gives no rows."""
        self._connection.execute(statement, values)

    def many(self, statement: str, rows: Iterable[Values]) -> None:
        """Runs a statement for each row of values."""
        self._connection.executemany(statement, rows)

    @contextmanager
    def change(self) -> Iterator[None]:
        """A transaction that has the right to write from its beginning; inside another it is part of that."""
        if self._connection.in_transaction:
            yield
            return
        self.do("BEGIN IMMEDIATE")
        end = "ROLLBACK"
        try:
            yield
            end = "COMMIT"
        finally:
            self.do(end)

    @contextmanager
    def told(self) -> Iterator[None]:
        """Turns what SQLite raises into one sentence."""
        try:
            yield
        except sqlite3.OperationalError as error:
            sentence = f"the store cannot be used now ({error}); what was committed is kept."
            raise StoreError(f"{self.name}: {sentence}") from error
        except sqlite3.DatabaseError as error:
            sentence = f"is no store, or a broken one ({error}); give another file or a backup."
            raise StoreError(f"{self.name}: {sentence}") from error

    def tables(self) -> dict[str, tuple[str, ...]]:
        """The tables of the store with their columns, without those of virtual tables."""
        made = self.ask("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        virtual = tuple(name for name, sql in made if sql.startswith("CREATE VIRTUAL"))
        names = [
            name for name, _ in made if name not in virtual and not name.startswith(tuple(f"{one}_" for one in virtual))
        ]
        columns = "SELECT name FROM pragma_table_info(?) ORDER BY cid"
        return {name: tuple(column for (column,) in self.ask(columns, (name,))) for name in names}

    def condition(self) -> Condition:
        """The version of SQLite, the mode of its log, the file and the disk."""
        log = str(self.ask("PRAGMA journal_mode")[0][0])
        safe = log in ("delete", "truncate", "persist") or log == "wal" and sqlite3.sqlite_version_info >= SAFE_LOG
        place = Path(self.name)
        free = shutil.disk_usage(place.resolve().parent).free
        return Condition(f"SQLite {sqlite3.sqlite_version}", log, safe, place.stat().st_size, free)

    def faults(self) -> Iterator[str]:
        """What SQLite finds wrong with the file."""
        for (told,) in self.stream("PRAGMA integrity_check"):
            if told != "ok":
                yield f"The file is damaged: {told}."

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()

    def form(self) -> int:
        """The number of the form in which its tables are."""
        known = self._number("PRAGMA application_id") in (0, OURS)
        filled = self._number("SELECT count(*) FROM sqlite_master")
        if not known or filled and self._number("PRAGMA application_id") != OURS:  # it may just have been made
            raise StoreError(f"{self.name}: is a database of another program, no store; give another file.")
        return self._number("PRAGMA user_version")

    def shape(self, statements: Iterable[str], form: int) -> None:
        """Runs statements that make or change tables; the form in which they are then."""
        for statement in statements:
            self.do(statement)
        self.do(f"PRAGMA application_id = {OURS}")
        self.do(f"PRAGMA user_version = {form}")

    def _set(self) -> None:
        log = "WAL" if sqlite3.sqlite_version_info >= SAFE_LOG else "TRUNCATE"
        for setting in (f"journal_mode = {log}", "synchronous = NORMAL", "cache_size = -65536"):
            self.do(f"PRAGMA {setting}")

    def _number(self, statement: str) -> int:
        return int(self.ask(statement)[0][0])
