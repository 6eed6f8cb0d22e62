"""The form of a store's tables: numbered steps (forms/1.sql, 2.sql …) that make them, or bring older ones forward."""

from importlib import resources
from importlib.resources.abc import Traversable
from itertools import count

from tawatur.errors import StoreError
from tawatur.store.database import Database
from tawatur.store.unpacking import UNPACKED

STEPS: Traversable = resources.files("tawatur.store") / "forms"
KEPT = {
    "documents": 1,
    "leaves": 1,
    "versions": 1,
    "raw": 1,
    "batches": 1,
    "issues": 1,
    "standing": 2,
    "visits": 2,
    "followed": 2,
    "decisions": 4,
    "changes": 5,
    "watches": 5,
    "sent": 5,
    "saved": 6,
    "formerly": 8,
}
"""The tables of which no step may lose a row, each with the form that made it."""


def ready(database: Database, *, make: bool) -> None:
    """Makes the tables of an empty database where ``make`` says so, brings those of an older form forward.

    Raises StoreError where there are none, where they are of a later form or broken; then, and where a step loses a
    row, all is as it was.
    """
    form = database.form()
    if not form and not make:
        raise StoreError(f"{database.name}: there is no store here; tawatur add makes one.")
    if form and not _step(form).is_file():
        raise StoreError(f"{database.name}: is a store of form {form}, and this version keeps form {newest()}.")
    if _step(form + 1).is_file():
        with database.change():
            _forward(database)


def newest() -> int:
    """The form that this version keeps."""
    return next(number for number in count(1) if not _step(number + 1).is_file())


def _step(number: int) -> Traversable:
    return STEPS / f"{number}.sql"


def shaped(database: Database, form: int) -> None:
    """Runs the steps that lead to a form."""
    for number in range(database.form() + 1, form + 1):
        database.shape(statements(_step(number).read_text(encoding="utf-8")), number)
        if number in UNPACKED:
            UNPACKED[number](database)


def _forward(database: Database) -> None:
    form = database.form()  # another process may have been faster
    before = _proved(database, form)
    shaped(database, newest())
    lost = {table: rows for table, rows in before.items() if _rows(database, table) < rows}
    if lost:
        raise StoreError(f"{database.name}: rows of {', '.join(lost)} would be lost; it stays in form {form}.")


def _proved(database: Database, form: int) -> dict[str, int]:
    """How many rows each table has that is kept for good, where nothing is broken."""
    for fault in database.faults() if form else ():
        raise StoreError(f"{database.name}: is of an older form and broken, it stays as it is. {fault}")
    return {table: _rows(database, table) for table, since in KEPT.items() if since <= form}


def _rows(database: Database, table: str) -> int:
    return int(database.ask(f"SELECT count(*) FROM {table}")[0][0])


def statements(script: str) -> list[str]:
    """The statements of a script: lines that begin with -- are remarks, and no text of it holds a semicolon.

    >>> statements("-- one table\\nCREATE TABLE a (n INTEGER);\\nDROP TABLE b;\\n")
    ['CREATE TABLE a (n INTEGER)', 'DROP TABLE b']
    """
    lines = (line for line in script.splitlines() if not line.startswith("--"))
    return [one.strip() for one in "\n".join(lines).split(";") if one.strip()]
