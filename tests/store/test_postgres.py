"""A store on a server: what may be wrong with its address, and that it gives what a file gives."""

import sys
from pathlib import Path

import postgres_server
import psycopg
import pytest
from click.testing import CliRunner

from tawatur import app, archive
from tawatur.cli import main
from tawatur.errors import StoreError
from tawatur.store import opened

ARTICLES = app.demo_folder() / "articles"


@pytest.fixture
def url() -> str:
    return postgres_server.url()


def done(url: str, statement: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement.encode())


def test_no_store(url: str) -> None:
    with pytest.raises(StoreError, match="there is no store here"):
        opened(url)


def test_tables_of_another_program(url: str) -> None:
    done(url, "CREATE TABLE things (name text)")
    with pytest.raises(StoreError, match="another program"):
        opened(url, make=True)


def test_a_later_form(url: str) -> None:
    opened(url, make=True).close()
    done(url, "UPDATE tawatur_form SET form = 99")
    with pytest.raises(StoreError, match="form 99"):
        opened(url)


def test_a_server_that_is_not_there_is_told_in_a_line_without_the_password(tmp_path: Path) -> None:
    address = f"postgresql://desk:secret@/news?host={tmp_path}"
    result = CliRunner().invoke(main, ["stories", "--store", address])
    assert (result.exit_code, result.output.count("\n")) == (2, 1)
    assert result.output.startswith("postgresql://desk@/news: the store cannot be used now (")
    assert "secret" not in result.output


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "tawatur.store.postgres", raising=False)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r"pip install 'tawatur\[desk\]'"):
        opened("postgresql://desk@/news")


def test_it_gives_what_a_file_gives(url: str, tmp_path: Path) -> None:
    names = app.demo_folder() / "names.txt"
    made = []
    for address in (url, str(tmp_path / "store.db")):
        for folder in ("0[1-4]*.txt", "*"):
            words = ["add", *sorted(map(str, ARTICLES.glob(folder))), "--store", address, "--names", str(names)]
            assert CliRunner().invoke(main, words).exit_code == 0
        told = CliRunner().invoke(main, ["report", "--store", address, "--names", str(names)])
        with opened(address) as store:
            made.append((told.stdout, store.digest()))
        assert archive.verify(address) == []
        assert archive.rebuild(address, archive.Desk(extra=(names,)))
    assert made[0] == made[1]


def test_a_change_that_is_broken_off_leaves_nothing(url: str) -> None:
    with opened(url, make=True) as store, opened(url) as other:
        with store.change():
            store.database.do("INSERT INTO issues VALUES (1, ?)", (b"issue",))
            assert other.noted() == 0
            done(url, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction'")
            with pytest.raises(psycopg.OperationalError):
                store.database.do("INSERT INTO issues VALUES (2, ?)", (b"issue",))
        assert other.noted() == 0
