"""Looking after a store by the command line."""

import sqlite3
from pathlib import Path

from click.testing import CliRunner, Result

from tawatur import app
from tawatur.cli import main

ARTICLES = app.demo_folder() / "articles"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_a_silent_edit_is_shown_claim_by_claim(tmp_path: Path) -> None:
    where, article = tmp_path / "store.db", tmp_path / "article.txt"
    before = "أعلنت وزارة الصحة مقتل 12 شخصا في الفيضان يوم الأحد.\nقال الوزير إن السد لم ينهر.\n"
    after = "أعلنت وزارة الصحة مقتل 40 شخصا في الفيضان يوم الأحد.\nوصل رجال الإنقاذ إلى القرية.\n"
    for text in (before, after, after, before):
        article.write_text(text, encoding="utf-8")
        assert run("add", article, "--store", where).exit_code == 0
    told = run("versions", article, "--store", where, "--lang", "en")
    assert told.exit_code == 0, told.output
    first, *rest = told.stdout.splitlines()
    assert first.startswith("version 1 of 3, fetched 20")
    changed = next(line for line in rest if line.startswith("  changed: "))
    assert "12 شخصا" in changed and "→" in changed and "40 شخصا" in changed
    assert "      numbers: 12 → 40" in rest
    assert [line.split(":")[0] for line in rest if "الوزير" in line or "السد" in line][:1] == ["  gone"]
    assert "version 3 of 3" in told.stdout
    assert "النسخة 2 من 3" in run("versions", article, "--store", where).stdout


def test_bytes_that_changed_and_words_that_did_not(tmp_path: Path) -> None:
    where, article = tmp_path / "store.db", tmp_path / "article.txt"
    text = (ARTICLES / "05_daftar.txt").read_text(encoding="utf-8")
    for words in (text, text + "\n\n"):
        article.write_text(words, encoding="utf-8")
        run("add", article, "--store", where)
    assert "  no word of the article changed" in run("versions", article, "--store", where, "--lang", "en").stdout


def test_an_address_of_which_nothing_is_kept(tmp_path: Path) -> None:
    where = tmp_path / "store.db"
    run("add", ARTICLES / "05_daftar.txt", "--store", where)
    result = run("versions", "https://example.org/", "--store", where)
    assert (result.exit_code, result.output.count("\n")) == (2, 1)


def test_the_doctor_finds_nothing_wrong_with_a_store_that_is_well(tmp_path: Path) -> None:
    where = tmp_path / "store.db"
    run("add", ARTICLES, "--store", where)
    result = run("doctor", "--store", where)
    assert result.exit_code == 0, result.output
    told = dict(line.removeprefix("ok  ").split(": ", 1) for line in result.stdout.splitlines())
    assert set(told) == {"database", "log", "size", "form", "articles", "waiting", "recipe", "faults"}
    assert told["database"].startswith("SQLite 3.")
    assert (told["articles"].split(" ")[0], told["waiting"], told["faults"]) == ("9", "0", "0")


def test_the_doctor_says_what_is_wrong_and_what_to_do(tmp_path: Path) -> None:
    where, names = tmp_path / "store.db", app.demo_folder() / "names.txt"
    run("add", ARTICLES, "--store", where, "--names", names)
    with sqlite3.connect(where) as file:
        file.execute("UPDATE stories SET stale = 1")
        file.execute("UPDATE raw SET bytes = x'00' WHERE rowid = 1")
    result = run("doctor", "--store", where)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    wrong = {
        line.split(": ")[0].removeprefix("!!  "): lines[at + 1] for at, line in enumerate(lines) if line[:2] == "!!"
    }
    assert set(wrong) == {"waiting", "recipe", "faults"}
    assert "tawatur add" in wrong["waiting"] and "--names" in wrong["recipe"] and "backup" in wrong["faults"]


def test_the_doctor_of_a_file_that_is_no_store(tmp_path: Path) -> None:
    where = tmp_path / "text.db"
    where.write_text("no database " * 100, encoding="utf-8")
    result = run("doctor", "--store", where)
    assert result.exit_code == 1
    assert result.stdout.startswith("!!  store: ") and "restore" in result.stdout
