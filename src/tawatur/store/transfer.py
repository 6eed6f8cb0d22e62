"""All that a store holds in one file and back, whatever database lies under it.

The file is a zip: ``store.json`` says the form of the tables, their columns, rows and hashes; each table is a file of
JSON rows in the order of its key, bytes in base64. The same content makes the same file.
"""

import base64
import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from tawatur.errors import StoreError
from tawatur.store.database import Database
from tawatur.store.proof import digest
from tawatur.store.steps import newest, shaped

KIND = "tawatur-store"
SHEET = "store.json"
_BROKEN = (OSError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error, LookupError, ValueError, TypeError)
_DAY = (1980, 1, 1, 0, 0, 0)  # the first that a zip knows: the same content makes the same file


@dataclass(frozen=True, slots=True)
class Table:
    """A table in an archive: its columns, its rows, the hash of its file."""

    name: str
    columns: tuple[str, ...]
    rows: int
    sha256: str


def exported(database: Database, path: Path) -> int:
    """Writes all that a store holds into a file; how many rows. Nobody writes meanwhile."""
    with database.change(), zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        tables = [_out(database, archive, name, columns) for name, columns in sorted(database.tables().items())]
        sheet = {"kind": KIND, "form": database.form(), "digest": digest(database), "tables": list(map(asdict, tables))}
        with _entry(archive, SHEET) as file:
            file.write(json.dumps(sheet, indent=1).encode())
    return sum(table.rows for table in tables)


def _entry(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    told = zipfile.ZipInfo(name, _DAY)
    told.compress_type = zipfile.ZIP_DEFLATED
    return archive.open(told, "w", force_zip64=True)


def _out(database: Database, archive: zipfile.ZipFile, name: str, columns: tuple[str, ...]) -> Table:
    found, rows = hashlib.sha256(), 0
    order = ", ".join(columns[:3])  # no key of ours has more columns, and they come first
    with _entry(archive, f"{name}.jsonl") as file:
        for row in database.stream(f"SELECT {', '.join(columns)} FROM {name} ORDER BY {order}"):
            line = (
                json.dumps([_plain(cell) for cell in row], ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
            )
            found.update(line)
            file.write(line)
            rows += 1
    return Table(name, columns, rows, found.hexdigest())


def _plain(cell: Any) -> Any:
    return [base64.b64encode(cell).decode()] if isinstance(cell, bytes) else cell


def _cell(plain: Any) -> Any:
    return base64.b64decode(plain[0]) if isinstance(plain, list) else plain


def restored(database: Database, path: Path) -> int:
    """Fills an empty database with what an archive holds, all of it or nothing; how many rows.

    Raises StoreError where the database is not empty, where the file is no archive, broken, or of a later form.
    """
    try:
        with zipfile.ZipFile(path) as archive, database.change():
            return _restored(database, archive, path)
    except _BROKEN as error:
        raise StoreError(
            f"{path}: is no archive of a store, or a broken one ({error}); nothing was restored."
        ) from error


def _restored(database: Database, archive: zipfile.ZipFile, path: Path) -> int:
    if database.form():
        raise StoreError(f"{database.name}: there is a store here already; restore into a new one.")
    sheet = json.loads(archive.read(SHEET))
    if sheet["kind"] != KIND:
        raise ValueError("its sheet names something else")
    if sheet["form"] > newest():
        raise StoreError(f"{path}: holds a store of form {sheet['form']}, and this version keeps form {newest()}.")
    shaped(database, sheet["form"])
    there, tables = database.tables(), [Table(**table) for table in sheet["tables"]]
    for table in sorted(tables, key=lambda table: (table.name != "batches", table.name)):  # documents point to them
        if set(table.columns) != set(there.get(table.name, ())):
            raise StoreError(f"{path}: its table {table.name!r} is none of ours; nothing was restored.")
        with archive.open(f"{table.name}.jsonl") as file:
            _in(database, table, file, path)
    if digest(database) != sheet["digest"]:
        raise StoreError(f"{path}: its stories are no longer those that were exported; nothing was restored.")
    return sum(table.rows for table in tables)


def _in(database: Database, table: Table, file: IO[bytes], path: Path) -> None:
    found, rows = hashlib.sha256(), 0

    def read() -> Iterator[list[Any]]:
        nonlocal rows
        for line in file:
            found.update(line)
            rows += 1
            yield [_cell(plain) for plain in json.loads(line)]

    marks = ", ".join("?" * len(table.columns))
    database.many(f"INSERT INTO {table.name} ({', '.join(table.columns)}) VALUES ({marks})", read())
    if (rows, found.hexdigest()) != (table.rows, table.sha256):
        raise StoreError(f"{path}: its table {table.name!r} is not what was exported; nothing was restored.")
