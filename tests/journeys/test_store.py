"""A store that grows gives what a report gives, however the articles came and however often it was killed."""

import multiprocessing
import random
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tawatur import app, archive
from tawatur.cli import main

ARTICLES = app.demo_folder() / "articles"
NAMES = app.demo_folder() / "names.txt"
DESK = archive.Desk(extra=(NAMES,))
KILLS = 20


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def add(where: Path, *paths: Path, desk: archive.Desk = DESK) -> archive.Added:
    return archive.add(where, [str(path) for path in paths], desk)


def told(where: Path, desk: archive.Desk = DESK) -> str:
    return app.to_json(archive.dossier(where, (), desk))


@pytest.fixture
def where(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles of two matters, told again and again with other figures."""
    folder = tmp_path_factory.mktemp("many")
    for name in ("03_talmisa-today.txt", "05_daftar.txt"):
        text = (ARTICLES / name).read_text(encoding="utf-8")
        for number in range(12):
            (folder / f"{number:02}{name}").write_text(re.sub(r"\d+", f"{20 + number}", text) + f"\n{number} متر.\n")
    (folder / "broken.txt").write_bytes(bytes(range(256)) * 40)
    return folder


@pytest.fixture(scope="module")
def whole(many: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What a store gives that took them all at once."""
    where = tmp_path_factory.mktemp("whole") / "store.db"
    add(where, many)
    return told(where)


def test_a_folder_in_an_empty_store_gives_what_report_gives(where: Path, tmp_path: Path) -> None:
    assert run("add", ARTICLES, "--store", where, "--names", NAMES).exit_code == 0
    run("report", ARTICLES, "--names", NAMES, "--json", tmp_path / "report.json", "-o", tmp_path / "report.html")
    from_store = run(
        "report", "--store", where, "--names", NAMES, "--json", tmp_path / "s.json", "-o", tmp_path / "s.html"
    )
    assert from_store.exit_code == 0, from_store.output
    assert (tmp_path / "s.json").read_bytes() == (tmp_path / "report.json").read_bytes()
    assert (tmp_path / "s.html").read_bytes() == (tmp_path / "report.html").read_bytes()


def test_the_order_of_the_paths_changes_nothing(where: Path, many: Path, whole: str) -> None:
    paths = sorted(many.iterdir())
    random.Random(7).shuffle(paths)
    add(where, *paths)
    assert told(where) == whole


def test_the_same_articles_again_change_nothing(where: Path, many: Path, whole: str) -> None:
    first = add(where, many)
    again = add(where, many)
    assert (first.articles, again.articles, again.stories) == (24, 0, 0)
    assert told(where) == whole


def adding(where: Path, folder: Path) -> None:
    """What is killed."""
    add(where, folder)


def test_twenty_kills_lose_nothing_and_double_nothing(where: Path, many: Path, whole: str) -> None:
    app.reader("ar", (NAMES,))
    chance, before, broken = random.Random(3), 0, 0
    for _ in range(KILLS):
        run_away = multiprocessing.get_context("fork").Process(target=adding, args=(where, many))
        run_away.start()
        run_away.join(chance.uniform(0.005, 0.15))
        broken += run_away.is_alive()
        run_away.kill()
        run_away.join()
        if where.exists() and where.stat().st_size:
            with archive.opened(where, make=True) as store:  # the first may be killed before there are tables
                assert list(store.faults()) == []
                kept = store.documents()
            assert kept >= before
            before = kept
    assert broken >= KILLS / 2
    add(where, many)
    assert told(where) == whole
    assert archive.waiting(where) == 0


def test_articles_that_come_one_by_one_are_rebuilt_to_the_same_bytes(where: Path, many: Path) -> None:
    for path in sorted(many.glob("*.txt"))[:8]:
        add(where, path)
    before = told(where)
    assert archive.rebuild(where, DESK)
    assert told(where) == before
    assert archive.verify(where) == []


def test_one_more_article_changes_its_own_story_only(where: Path) -> None:
    paths = sorted(path for path in ARTICLES.iterdir() if path.suffix == ".txt")
    add(where, *paths[:-1])
    trial = where.parent / "trial.txt"
    trial.write_text(
        "محكمة تبدأ النظر في قضية\nبدأت محكمة المدينة النظر في قضية سرقة المتحف يوم الأحد.\n", encoding="utf-8"
    )
    assert add(where, trial).stories == 1
    before = {line.id: line.documents for line in archive.lines(where)}
    assert add(where, paths[-1]).stories == 1
    after = {line.id: line.documents for line in archive.lines(where)}
    assert sum(after.values()) == sum(before.values()) + 1
    assert len(before.keys() & after.keys()) >= len(before) - 1


def test_the_same_text_in_two_files_is_one_article(where: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        shutil.copy(ARTICLES / "05_daftar.txt", tmp_path / name / "05_daftar.txt")
    found = add(where, tmp_path / "a", tmp_path / "b")
    assert found.articles == 1
    assert [issue.reason.rule for issue in found.issues] == ["issue.duplicate"]
    again = add(where, tmp_path / "a", tmp_path / "b")
    assert (again.articles, again.issues) == (0, ())


def test_only_what_stands_in_a_file_counts_and_what_stood_there_is_kept(where: Path, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    shutil.copytree(ARTICLES, folder)
    edited = folder / "05_daftar.txt"
    first = edited.read_text(encoding="utf-8")
    add(where, folder)
    before = told(where)
    edited.write_text(first + "\nوأضاف أن العدد 77.\n", encoding="utf-8")
    assert add(where, folder).articles == 1
    assert told(where) != before
    assert told(where).count('"05_daftar.txt"') == before.count('"05_daftar.txt"')
    assert archive.rebuild(where, DESK)
    edited.write_text(first, encoding="utf-8")
    found = add(where, folder)
    assert (found.articles, told(where)) == (0, before)
    assert "issue.duplicate" not in [issue.reason.rule for issue in found.issues]
    with archive.opened(where) as store:
        old, new, again = [one.document for one in store.history(str(edited))]
    assert old == again != new
    assert archive.verify(where) == []


def test_issues_stand_in_the_order_of_a_report(where: Path, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    for name in ("a.txt", "b.txt", "d.txt"):
        folder.mkdir(exist_ok=True)
        shutil.copy(ARTICLES / "05_daftar.txt", folder / name)
    for name in ("c.txt", "e.txt"):
        (folder / name).write_bytes(bytes(range(256)) * 40)
    found = add(where, folder)
    assert [issue.reason.rule for issue in found.issues][:2] == ["issue.duplicate", "issue.binary"]
    assert told(where) == app.to_json(app.dossier(app.findings([folder], extra=DESK.extra), extra=DESK.extra))


def test_other_lists_of_names_ask_for_a_rebuild(where: Path) -> None:
    add(where, ARTICLES / "05_daftar.txt")
    refused = run("add", ARTICLES, "--store", where)
    assert (refused.exit_code, refused.output.count("\n")) == (2, 1)
    assert "tawatur rebuild" in refused.output
    assert run("rebuild", "--store", where).exit_code == 0
    assert run("add", ARTICLES, "--store", where).exit_code == 0


def test_stories_and_one_of_them(where: Path, many: Path) -> None:
    assert run("add", many, "--store", where, "--names", NAMES).exit_code == 1
    lines = [line.split("\t") for line in run("stories", "--store", where).stdout.splitlines()]
    assert sum(int(count) for _, count, _, _ in lines) == 24
    only = run("report", "--store", where, "--story", lines[0][0], "--names", NAMES)
    assert f'"id": "{lines[0][0]}"' in only.stdout
    assert run("verify", "--store", where).exit_code == 0


@pytest.mark.parametrize(
    "words",
    [
        ["report", "--store", "none.db"],
        ["report", "x", "--store", "none.db"],
        ["report", "x", "--story", "s-1"],
        ["stories", "--store", "none.db"],
        ["verify", "--store", "foreign.db"],
        ["rebuild", "--store", "foreign.db"],
        ["add", "x.txt", "--store", "foreign.db"],
        ["add", "no-such-file.txt", "--store", "new.db"],
    ],
    ids=" ".join,
)
def test_wrong_use_of_a_store_is_one_sentence(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("foreign.db").write_text("no database " * 100, encoding="utf-8")
    result = run(*words)
    assert result.exit_code == 2
    assert result.output.count("\n") == 1 and "Traceback" not in result.output


def test_stories_go_by_a_headline_or_in_english_by_who_acts_what_and_where(where: Path) -> None:
    add(where, ARTICLES)
    names = [run("stories", "--store", where, "--lang", lang).stdout.strip().split("\t")[3] for lang in ("ar", "en")]
    (story,) = archive.dossier(where, (), DESK).stories
    assert story.title.headline and names[0] == story.title.headline.words
    assert names[1].isascii() and {"Wariqa", "Sarandum"} <= set(names[1].replace(":", ",").split(", "))


def test_an_unknown_story_is_named(where: Path) -> None:
    add(where, ARTICLES / "05_daftar.txt", desk=archive.Desk())
    result = run("report", "--store", where, "--story", "s-nothing")
    assert result.exit_code == 2
    assert "s-nothing" in result.output
