"""Where articles are kept: immutable, each with its leaf; what follows from them can be rebuilt to the same bytes."""

from pathlib import Path

from tawatur.store.sql import SqlStore
from tawatur.store.sqlite import SqliteDatabase

Address = str | Path
"""Where a store is: the path of a file."""


def opened(address: Address, *, make: bool = False) -> SqlStore:
    """The store at an address, a context manager that closes it; ``make`` makes it where there is none.

    Raises StoreError where it cannot be used, in one sentence.
    """
    return SqlStore(SqliteDatabase(Path(address), make=make))
