"""Where articles are kept: immutable, each with its leaf; what follows from them can be rebuilt to the same bytes."""

from contextlib import ExitStack
from pathlib import Path

from tawatur.store.sql import SqlStore
from tawatur.store.sqlite import SqliteDatabase
from tawatur.store.steps import ready

Address = str | Path
"""Where a store is: the path of a file."""


def opened(address: Address, *, make: bool = False) -> SqlStore:
    """The store at an address, a context manager that closes it; ``make`` makes it where there is none.

    Raises StoreError where it cannot be used, in one sentence.
    """
    database = SqliteDatabase(Path(address), make=make)
    with database.told(), ExitStack() as failing:
        failing.callback(database.close)
        ready(database)
        failing.pop_all()
    return SqlStore(database)
