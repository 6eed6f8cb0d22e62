"""A database in PostgreSQL, by psycopg: one writer at a time, as many readers as come. An extra: tawatur[desk]."""

import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache, lru_cache
from itertools import accumulate, count, islice
from typing import Any

import psycopg
from psycopg.pq import TransactionStatus

from tawatur.errors import StoreError
from tawatur.model.address import shown
from tawatur.store.database import Condition, Values

OLDEST = 130000  # PostgreSQL 13: the oldest that its makers looked after when this was written
PATIENCE = 300  # seconds that a writer waits for another
CONNECTING = 10  # seconds until a server that does not answer is given up
TOGETHER, LARGE = 1000, 50  # rows in one INSERT, and where they hold bytes: it may have 65,535 values and a gigabyte
AT_ONCE = 500  # rows that a stream asks for together
TYPES = {
    "INTEGER": "bigint", "REAL": "double precision", "BLOB": "bytea", "TEXT": 'text COLLATE "C"', "WITHOUT ROWID": "",
}  # fmt: skip
_TYPE = re.compile("|".join(rf"\b{one}\b" for one in TYPES))
_THERE = """SELECT count(*) FILTER (WHERE relname = 'tawatur_form'), count(*) FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace"""  # both at once: another process may just make them
_COLUMNS = """SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name <> 'tawatur_form' ORDER BY table_name, ordinal_position"""
_LOCK = "SELECT pg_advisory_xact_lock(hashtext('tawatur'), hashtext(current_schema()))"


class PostgresDatabase:
    """The tables in the schema to which an address leads.

    Raises StoreError where the server cannot be reached, or cannot keep a store.
    """

    def __init__(self, address: str) -> None:
        self.name = shown(address)
        self._names = count()
        with self.told(), ExitStack() as failing:
            self._connection = psycopg.connect(address, autocommit=True, connect_timeout=CONNECTING)
            failing.callback(self._connection.close)
            self._check()
            self.do("SELECT set_config('lock_timeout', ?, false)", (f"{PATIENCE}s",))
            failing.pop_all()

    def ask(self, statement: str, values: Values = ()) -> list[Any]:
        """All rows that a statement gives."""
        return self._connection.execute(_marked(statement), values).fetchall()

    def stream(self, statement: str, values: Values = ()) -> Iterator[Any]:
        """The rows that a statement gives, one by one; some hundreds are on their way."""
        with self._connection.cursor(f"stream{next(self._names)}", withhold=not self._changing()) as cursor:
            cursor.itersize = AT_ONCE
            yield from cursor.execute(_marked(statement), values)

    def do(self, statement: str, values: Values = ()) -> None:
        """Runs a statement that gives no rows."""
        self._connection.execute(_marked(statement), values)

    def many(self, statement: str, rows: Iterable[Values]) -> None:
        """Runs a statement for each row of values, an INSERT for many rows at once."""
        todo = iter(rows)
        if not _inserting(statement)[1]:
            with self._connection.cursor() as cursor:
                cursor.executemany(_marked(statement), todo)
            return
        with psycopg.RawCursor(self._connection) as raw:
            for first in todo:
                more = LARGE if any(isinstance(cell, bytes) for cell in first) else TOGETHER
                some = [first, *islice(todo, more - 1)]
                raw.execute(_numbered(statement, len(some)), [cell for values in some for cell in values])

    @contextmanager
    def change(self) -> Iterator[None]:
        """A transaction that has the right to write from its beginning; inside another it is part of that."""
        if self._changing():
            yield
            return
        with self._connection.transaction():
            self.do(_LOCK)
            yield

    @contextmanager
    def told(self) -> Iterator[None]:
        """Turns what PostgreSQL raises into one sentence."""
        try:
            yield
        except psycopg.Error as error:
            reason = " ".join(str(error).split()) or type(error).__name__
            sentence = f"the store cannot be used now ({reason}); what was committed is kept."
            raise StoreError(f"{self.name}: {sentence}") from error

    def form(self) -> int:
        """The number of the form in which its tables are."""
        ours, any_at_all = self.ask(_THERE)[0]
        if ours:
            return self._number("SELECT form FROM tawatur_form")
        if any_at_all:
            raise StoreError(f"{self.name}: holds tables of another program, no store; give another database.")
        return 0

    def shape(self, statements: Iterable[str], form: int) -> None:
        """Runs statements that make or change tables; the form in which they are then."""
        if not self._number(_THERE):
            self.do("CREATE TABLE tawatur_form (form integer NOT NULL)")
            self.do("INSERT INTO tawatur_form VALUES (0)")
        for statement in statements:
            self.do(_TYPE.sub(lambda found: TYPES[found[0]], statement))
        self.do("UPDATE tawatur_form SET form = ?", (form,))

    def tables(self) -> dict[str, tuple[str, ...]]:
        """The tables of the store with their columns."""
        found: dict[str, tuple[str, ...]] = {}
        for name, column in self.ask(_COLUMNS):
            found[name] = (*found.get(name, ()), column)
        return found

    def condition(self) -> Condition:
        """The version of the server, whether it forces its log to disk, the size of the database."""
        version = self.ask("SHOW server_version")[0][0]
        settings = {one: self.ask(f"SHOW {one}")[0][0] for one in ("fsync", "full_page_writes", "synchronous_commit")}
        log = ", ".join(f"{name} {value}" for name, value in settings.items())
        size = self._number("SELECT pg_database_size(current_database())")
        return Condition(f"PostgreSQL {version}", log, "off" not in settings.values(), size, None)

    def faults(self) -> Iterator[str]:
        """What PostgreSQL has found wrong with its pages, where it sums them."""
        found = "SELECT coalesce(checksum_failures, 0) FROM pg_stat_database WHERE datname = current_database()"
        if failures := self._number(found):
            yield f"The server has met {failures} damaged pages."

    def close(self) -> None:
        """Lets go of the connection."""
        self._connection.close()

    def _check(self) -> None:
        if self._connection.info.server_version < OLDEST:
            raise StoreError(f"{self.name}: the server is too old to keep a store; PostgreSQL 13 or later is needed.")
        if self._connection.info.parameter_status("server_encoding") != "UTF8":
            raise StoreError(f"{self.name}: the database does not keep UTF-8; make one with ENCODING 'UTF8'.")

    def _changing(self) -> bool:
        return self._connection.info.transaction_status != TransactionStatus.IDLE

    def _number(self, statement: str) -> int:
        return int(self.ask(statement)[0][0])


@cache
def _inserting(statement: str) -> tuple[str, str, str]:
    """What stands before the row of an INSERT, the row, and what stands behind it; no row where it is another.

    >>> _inserting("INSERT INTO a VALUES (?, (SELECT 1 WHERE b = ?)) ON CONFLICT DO NOTHING")
    ('INSERT INTO a VALUES ', '(?, (SELECT 1 WHERE b = ?))', ' ON CONFLICT DO NOTHING')
    """
    head, values, rest = statement.partition(" VALUES ")
    if not values or not statement.startswith("INSERT"):
        return statement, "", ""
    depths = accumulate((char == "(") - (char == ")") for char in rest)
    stop = 1 + next(place for place, depth in enumerate(depths) if not depth)
    return head + values, rest[:stop], rest[stop:]


@lru_cache(100)
def _numbered(statement: str, rows: int) -> bytes:
    """An INSERT of so many rows, its marks numbered.

    >>> _numbered("INSERT INTO a VALUES (?, ?) ON CONFLICT DO NOTHING", 2)
    b'INSERT INTO a VALUES ($1, $2), ($3, $4) ON CONFLICT DO NOTHING'
    """
    head, row, tail = _inserting(statement)
    first, *rest = f"{head}{', '.join([row] * rows)}{tail}".split("?")
    return (first + "".join(f"${number}{part}" for number, part in enumerate(rest, 1))).encode()


@lru_cache(1000)
def _marked(statement: str) -> bytes:
    """A statement with the marks of psycopg."""
    return statement.replace("?", "%s").encode()
