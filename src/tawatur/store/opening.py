"""Opening a SQLite file: is it there, is it ours, can this SQLite keep it."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib import resources
from pathlib import Path

from tawatur.errors import StoreError

OURS = 0x54575452  # the application id in the file's head: "TWTR"
FORMAT = 1  # the version of schema.sql
OLDEST = (3, 35, 0)  # has all that the statements use
SAFE_LOG = (3, 51, 3)  # before it a write-ahead log that two processes reset at once can lose pages
PATIENCE = 60  # seconds that a writer waits for another


def opened(path: Path, *, make: bool) -> sqlite3.Connection:
    """A connection to a store's file; ``make`` makes the file where there is none.

    Raises StoreError where there is none, where it is another program's, broken, or of another version.
    """
    if sqlite3.sqlite_version_info < OLDEST:
        wanted = ".".join(map(str, OLDEST))
        raise StoreError(f"SQLite {sqlite3.sqlite_version} is too old to keep a store; {wanted} or later is needed.")
    if not make and not path.is_file():
        raise StoreError(f"{path}: there is no store here; tawatur add makes one.")
    with told(path), ExitStack() as failing:
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        failing.callback(connection.close)
        _prepare(connection, path)
        failing.pop_all()
    return connection


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns what SQLite raises into one sentence."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise StoreError(f"{path}: the store cannot be used now ({error}); what was committed is kept.") from error
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{path}: is no store, or a broken one ({error}); give another file or a backup.") from error


@contextmanager
def change(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction that has the right to write from its beginning; inside another it is part of that."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN IMMEDIATE")
    end = "ROLLBACK"
    try:
        yield
        end = "COMMIT"
    finally:
        connection.execute(end)


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    log = "WAL" if sqlite3.sqlite_version_info >= SAFE_LOG else "TRUNCATE"
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    if not owner and not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        _make(connection)
    elif owner != OURS:
        raise StoreError(f"{path}: is a database of another program, no store; give another file.")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version != FORMAT:
        raise StoreError(f"{path}: is a store of form {version}, and this version keeps form {FORMAT}.")
    connection.execute(f"PRAGMA journal_mode = {log}")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -65536")


def _make(connection: sqlite3.Connection) -> None:
    """The empty tables, made together or not at all."""
    schema = resources.files("tawatur.store").joinpath("schema.sql").read_text(encoding="utf-8")
    lines = (line for line in schema.splitlines() if not line.startswith("--"))
    with change(connection):
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            return  # another process was faster
        for statement in "\n".join(lines).split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {OURS}")
        connection.execute(f"PRAGMA user_version = {FORMAT}")
