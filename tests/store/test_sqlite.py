"""What may be wrong with the file of a store, and what is proved of it."""

import os
import sqlite3
from pathlib import Path

import pytest

from tawatur import app, archive
from tawatur.errors import StoreError
from tawatur.store import opened, sqlite

ARTICLES = app.demo_folder() / "articles"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    where = tmp_path_factory.mktemp("kept") / "store.db"
    archive.add(where, [str(ARTICLES / "05_daftar.txt"), str(ARTICLES / "03_talmisa-today.txt")], archive.Desk())
    return where.read_bytes()


@pytest.fixture
def where(kept: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "store.db"
    path.write_bytes(kept)
    return path


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store here"):
        opened(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()


def test_a_text_file(tmp_path: Path) -> None:
    path = tmp_path / "text.db"
    path.write_text("This is a text of some length. " * 50, encoding="utf-8")
    with pytest.raises(StoreError, match="is no store, or a broken one"):
        opened(path, make=True)
    assert path.read_text(encoding="utf-8").startswith("This is")


def test_a_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE things (name TEXT)")
    with pytest.raises(StoreError, match="another program"):
        opened(path, make=True)


def test_another_form(where: Path) -> None:
    with sqlite3.connect(where) as store:
        store.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="form 99"):
        opened(where)


def test_an_old_sqlite(where: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "OLDEST", (99, 0, 0))
    with pytest.raises(StoreError, match=r"too old to keep a store; 99\.0\.0"):
        opened(where)


def test_a_file_with_a_hole(where: Path) -> None:
    raw = bytearray(where.read_bytes())
    raw[4096 * 3 : 4096 * 12] = os.urandom(4096 * 9)
    where.write_bytes(raw)
    with pytest.raises(StoreError, match="no store, or a broken one"), opened(where) as store:
        assert not list(store.faults())


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be used now"):
        opened(tmp_path / "no" / "such" / "folder.db", make=True)


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE raw SET bytes = x'00' WHERE rowid = 1", "no longer those that were kept"),
        ("DELETE FROM raw", "fetched bytes are missing"),
        ("UPDATE documents SET text_digest = 'x' WHERE number = 1", "text is no longer the one"),
        ("UPDATE leaves SET leaf = x'00' WHERE number = 1", "cannot be read"),
        ("DELETE FROM leaves WHERE number = 1", "cannot be read"),
        ("UPDATE batches SET chain = 'x'", "Batch 1 is no longer"),
        ("DELETE FROM documents WHERE number = 1", "Batch 1 is no longer"),
        ("UPDATE documents SET story = NULL WHERE number = 1", "is in no story"),
        ("UPDATE stories SET documents = 7", "told of other articles"),
        ("UPDATE stories SET story = x'00'", "cannot be read"),
    ],
)
def test_what_was_changed_by_hand_is_found(where: Path, statement: str, fault: str) -> None:
    assert archive.verify(where) == []
    with sqlite3.connect(where) as store:
        store.execute(statement)
    assert any(fault in one for one in archive.verify(where))
