"""All that a store holds goes into one file and comes back, from either database into either, or not at all."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import postgres_server
import pytest
from click.testing import CliRunner

from tawatur import app, archive, upkeep
from tawatur.cli import main
from tawatur.errors import StoreError
from tawatur.model.address import Address
from tawatur.model.capture import Visit
from tawatur.store import opened

ARTICLES = app.demo_folder() / "articles"
DESK = archive.Desk(extra=(app.demo_folder() / "names.txt",))
NEW: dict[str, Callable[[Path], Address]] = {
    "sqlite": lambda folder: folder / "new.db",
    "postgres": lambda _: postgres_server.url(),
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("kept") / "store.db"
    for some in ("0[1-5]*", "*"):
        archive.add(where, [str(path) for path in sorted(ARTICLES.glob(some))], DESK)
    with opened(where) as store:
        store.visit(Visit("http://example.org", "http://example.org/", "2024-03-06T00:00:00", "e", "m"))
    return where


@pytest.fixture(scope="module")
def file(kept: Path) -> Path:
    path = kept.with_name("archive.zip")
    upkeep.export_store(kept, path)
    return path


@pytest.mark.parametrize("make", NEW.values(), ids=NEW)
def test_a_store_comes_back_as_it_was(make: Callable[[Path], Address], kept: Path, file: Path, tmp_path: Path) -> None:
    address = make(tmp_path)
    assert upkeep.restore(address, file) > 600
    with opened(address) as new, opened(kept) as old:
        assert (new.digest(), new.documents()) == (old.digest(), old.documents())
        assert new.visited("http://example.org") == old.visited("http://example.org")
        assert list(new.faults()) == []
    upkeep.export_store(address, tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == file.read_bytes()
    assert archive.rebuild(address, DESK)
    assert archive.add(address, [str(ARTICLES)], DESK).articles == 0


def test_it_is_restored_into_a_new_store_only(kept: Path, file: Path) -> None:
    before = kept.read_bytes()
    with pytest.raises(StoreError, match="there is a store here already"):
        upkeep.restore(kept, file)
    assert kept.read_bytes() == before


def changed(file: Path, to: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(to, "w") as new:
        for one in old.namelist():
            new.writestr(one, change(old.read(one)) if one == name else old.read(one))
    return to


def sheet(**other: object) -> Callable[[bytes], bytes]:
    return lambda raw: json.dumps({**json.loads(raw), **other}).encode()


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        ("leaves.jsonl", lambda raw: raw.replace(b'"', b'"A', 2), "nothing was restored"),
        ("issues.jsonl", lambda raw: b"", "'issues' is not what was exported"),
        ("raw.jsonl", lambda raw: raw[: len(raw) // 2], "nothing was restored"),
        ("store.json", sheet(form=99), "form 99"),
        ("store.json", sheet(kind="other"), "no archive of a store"),
        ("store.json", sheet(digest="x"), "no longer those that were exported"),
        ("store.json", sheet(tables=[{"name": "x", "columns": ["y"], "rows": 0, "sha256": ""}]), "'x' is none of ours"),
        ("store.json", lambda raw: raw[1:], "nothing was restored"),
    ],
)
@pytest.mark.parametrize("make", NEW.values(), ids=NEW)
def test_a_broken_archive_restores_nothing(
    name: str, change: Callable[[bytes], bytes], told: str, make: Callable[[Path], Address], file: Path, tmp_path: Path
) -> None:
    address = make(tmp_path)
    with pytest.raises(StoreError, match=told):
        upkeep.restore(address, changed(file, tmp_path / "broken.zip", name, change))
    upkeep.restore(address, file)
    assert archive.verify(address) == []


def test_a_text_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "text.zip").write_text("text", encoding="utf-8")
    result = CliRunner().invoke(main, ["restore", str(tmp_path / "text.zip"), "--store", str(tmp_path / "new.db")])
    assert (result.exit_code, result.output.count("\n")) == (2, 1)


def test_an_export_that_cannot_be_written_is_one_sentence(kept: Path, tmp_path: Path) -> None:
    words = ["export-store", "--store", str(kept), "-o", str(tmp_path / "no" / "folder.zip")]
    result = CliRunner().invoke(main, words)
    assert (result.exit_code, result.output.count("\n")) == (2, 1)
    assert list(tmp_path.iterdir()) == []
