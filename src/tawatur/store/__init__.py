"""Where articles are kept: immutable, each with its leaf; what follows from them can be rebuilt to the same bytes."""

from contextlib import ExitStack
from importlib import import_module
from pathlib import Path

from tawatur.errors import StoreError
from tawatur.store.address import Address, served
from tawatur.store.database import Database
from tawatur.store.sql import SqlStore
from tawatur.store.sqlite import SqliteDatabase
from tawatur.store.steps import ready


def opened(address: Address, *, make: bool = False) -> SqlStore:
    """The store at an address, a context manager that closes it; ``make`` makes it where there is none.

    Raises StoreError where it cannot be used, in one sentence.
    """
    database = _database(address, make=make)
    with database.told(), ExitStack() as failing:
        failing.callback(database.close)
        ready(database)
        failing.pop_all()
    return SqlStore(database)


def _database(address: Address, *, make: bool) -> Database:
    if not served(address):
        return SqliteDatabase(Path(address), make=make)
    try:
        room = import_module("tawatur.store.postgres")  # its library is an extra
    except ImportError as error:
        raise StoreError(f"A store in PostgreSQL needs more: pip install 'tawatur[desk]' ({error}).") from error
    database: Database = room.PostgresDatabase(str(address), make=make)
    return database
