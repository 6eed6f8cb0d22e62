"""Stores of older forms, filled, are brought forward with all that is in them, on every database."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import postgres_server
import pytest

from tawatur import app, archive
from tawatur.errors import StoreError
from tawatur.model.address import Address, served
from tawatur.model.codec import pack
from tawatur.store import opened, steps
from tawatur.store.base import Watch
from tawatur.store.database import Database
from tawatur.store.postgres import PostgresDatabase
from tawatur.store.sqlite import SqliteDatabase

ARTICLES = app.demo_folder() / "articles"
DESK = archive.Desk(extra=(app.demo_folder() / "names.txt",))
OLD = Path(__file__).parent / "old"  # the tables as they were when each form was left behind
COLUMNS = {
    "batches": "number, documents, chain",
    "documents": "number, id, text_digest, batch, story, recipe",
    "leaves": "number, leaf, layers",
    "versions": "address, digest, document, retrieved, headers",
    "raw": "digest, bytes",
    "issues": "number, issue",
    "totals": "name, value",
    "frequencies": "term, documents",
    "posts": "term, span, story",
    "heaps": "number, since, last, terms, weights",
    "gone": "number, kept",
    "stories": "number, documents, id, first, last, words, story",
}
"""All that form 1 had."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of today with two batches and an issue."""
    where = tmp_path_factory.mktemp("filled") / "store.db"
    for some in ("0[1-5]*", "0[67]*"):
        archive.add(where, [str(path) for path in sorted(ARTICLES.glob(some))], DESK)
    return where


@pytest.fixture(params=["sqlite", "postgres"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Address:
    return postgres_server.url() if request.param == "postgres" else tmp_path / "old.db"


def plain(address: Address) -> Database:
    """A database as it stands."""
    return PostgresDatabase(str(address)) if served(address) else SqliteDatabase(Path(address), make=True)


def rows(database: Database) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    for table, columns in COLUMNS.items():
        yield table, sorted(database.ask(f"SELECT {columns} FROM {table}"), key=repr)


def old(address: Address, form: int, filled: Path) -> dict[str, list[tuple[object, ...]]]:
    """Makes a store of an older form with the rows of another; those rows."""
    kept = dict(rows(plain(filled)))
    database = plain(address)
    with database.change():
        for number in range(1, form + 1):
            script = (OLD / f"{number}.sql").read_text(encoding="utf-8")
            if served(address):
                script = script.replace(" REFERENCES batches", "")  # which stood below it then
            database.shape(steps.statements(script), number)
        today = plain(filled)
        for table, columns in sorted(database.tables().items()):
            had = ", ".join(one for one in columns if one in today.tables().get(table, ()))
            if not had:
                continue  # a table that the next step took apart
            marks = ", ".join("?" * len(had.split(",")))
            database.many(f"INSERT INTO {table} ({had}) VALUES ({marks})", today.ask(f"SELECT {had} FROM {table}"))
    database.close()
    return kept


@pytest.mark.parametrize("form", range(1, steps.newest()))
def test_an_older_form_is_brought_forward_and_loses_nothing(address: Address, form: int, filled: Path) -> None:
    kept = old(address, form, filled)
    with opened(address) as store:
        assert store.database.form() == steps.newest()
        assert list(store.faults()) == []
    archive.add(address, [], DESK)  # tells what a step lets be told again
    with opened(address) as store, opened(filled) as today:
        assert store.digest() == today.digest()
        assert dict(rows(store.database)) == kept
        assert list(store.faults()) == []
    assert sum(map(len, kept.values())) > 600
    assert archive.rebuild(address, DESK)
    assert archive.add(address, [str(ARTICLES)], DESK).articles > 0
    assert archive.verify(address) == []


def test_a_step_that_loses_rows_is_taken_back(
    address: Address, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old(address, 1, filled)
    (tmp_path / "1.sql").write_text("SELECT 1;", encoding="utf-8")
    (tmp_path / "2.sql").write_text("-- drops\nDELETE FROM raw;\n", encoding="utf-8")
    monkeypatch.setattr(steps, "STEPS", tmp_path)
    with pytest.raises(StoreError, match="rows of raw would be lost; it stays in form 1"):
        opened(address)
    database = plain(address)
    assert database.form() == 1
    assert len(database.ask("SELECT digest FROM raw")) == 6


def test_a_broken_store_of_an_older_form_stays_as_it_is(
    address: Address, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old(address, 1, filled)
    before = dict(rows(plain(address)))
    kind = PostgresDatabase if served(address) else SqliteDatabase
    monkeypatch.setattr(kind, "faults", lambda _: iter(["A page is torn."]))
    with pytest.raises(StoreError, match=r"broken, it stays as it is\. A page is torn\."):
        opened(address)
    assert dict(rows(plain(address))) == before


def test_steps_are_numbered_without_a_gap() -> None:
    assert sorted(int(path.stem) for path in steps.STEPS.iterdir()) == list(range(1, steps.newest() + 1))
    assert sorted(int(path.stem) for path in OLD.iterdir()) == list(range(1, steps.newest()))


@dataclass(frozen=True, slots=True)
class Packed5:
    """A watch as forms 5 to 8 packed it."""

    owner: str
    about: str
    subject: str
    to: str
    kinds: tuple[str, ...]
    lang: str
    number: int
    since: int


WATCHES = (
    Packed5("mona", "all", "", "feed", (), "ar", 1, 0),
    Packed5("mona", "search", "السفينة -الطقس", "feed", ("story", "denial"), "ar", 2, 3),
    Packed5("mona", "search", "ميناء", "mailto:mona@example.org", (), "en", 3, 4),
    Packed5("salma", "search", "ميناء", "feed", (), "ar", 4, 4),
    Packed5("salma", "actor", "kremlin", "feed", (), "ar", 5, 4),
    Packed5("nour", "search", "قديم", "feed", (), "ar", 6, 4),
)
KEPT = (("mona", "ships", "السفينة -الطقس", 2), ("mona", "ميناء", "ميناء الغيم", 1), ("nour", "ships", "قارب", 1))


@pytest.mark.parametrize("form", [6, 7, 8])
def test_watches_and_kept_searches_become_one_and_none_is_lost(address: Address, form: int, filled: Path) -> None:
    old(address, form, filled)
    database = plain(address)
    with database.change():
        rows = ((one.number, pack(one), one.since, int(one.owner == "nour")) for one in WATCHES)
        database.many("INSERT INTO watches VALUES (?, ?, ?, ?)", rows)
        database.many("INSERT INTO saved VALUES (?, ?, ?, ?)", KEPT)
    database.close()
    with opened(address) as store:
        watches = {one.number: one for one in store.watches()}
        saved = {(one.owner, one.name): (one.query, one.seen) for one in store.saved()}
        assert sorted(watches) == [1, 2, 3, 4, 5], "one was ended"
        assert watches[1] == Watch("mona", "all", "", "feed", (), "ar", 1, 0)
        assert watches[2] == Watch("mona", "search", "ships", "feed", ("story", "denial"), "ar", 2, 3)
        assert watches[3].to == "mailto:mona@example.org" and watches[5].subject == "kremlin"
        assert {(owner, name): (query, seen) for owner, name, query, seen in KEPT}.items() <= saved.items()
        for number, words in ((2, "السفينة -الطقس"), (3, "ميناء"), (4, "ميناء")):
            assert saved[watches[number].owner, watches[number].subject][0] == words
        assert len(saved) == len(KEPT) + 2, "the ended one kept none"
        assert store.watch(Watch("mona", "all", "", "feed")).number == 7
        assert list(store.faults()) == []
