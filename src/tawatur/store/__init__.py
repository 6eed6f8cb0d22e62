"""Where articles are kept: immutable, each with its leaf; what follows from them can be rebuilt to the same bytes."""

from contextlib import ExitStack, closing
from importlib import import_module
from pathlib import Path

from tawatur.errors import StoreError
from tawatur.model.address import Address, served
from tawatur.store.database import Database
from tawatur.store.sql import SqlStore
from tawatur.store.sqlite import SqliteDatabase
from tawatur.store.steps import ready
from tawatur.store.transfer import restored as fill


def opened(address: Address, *, make: bool = False) -> SqlStore:
    """The store at an address, a context manager that closes it; ``make`` makes it where there is none.

    Raises StoreError where it cannot be used, in one sentence.
    """
    with ExitStack() as failing:
        database = _database(address, make=make)
        failing.callback(database.close)
        with database.told():
            ready(database, make=make)
        failing.pop_all()
    return SqlStore(database)


def restored(address: Address, archive: Path) -> int:
    """Makes a store of what was exported into an archive, all of it or nothing; how many rows it has.

    Raises StoreError where there is a store already, or where the archive is none.
    """
    with closing(_database(address, make=True)) as database, database.told():
        return fill(database, archive)


def _database(address: Address, *, make: bool) -> Database:
    if not served(address):
        return SqliteDatabase(Path(address), make=make)
    try:
        room = import_module("tawatur.store.postgres")  # its library is an extra
    except ImportError as error:
        raise StoreError(f"A store in PostgreSQL needs more: pip install 'tawatur[desk]' ({error}).") from error
    database: Database = room.PostgresDatabase(str(address))
    return database
