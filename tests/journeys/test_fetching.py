"""From an address to a story: pages, feeds and sitemaps of a web on this machine come into a store and are told."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import nullcontext
from itertools import islice
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from local_web import Reply, Web, web

from tawatur import app, archive, intake, online
from tawatur.cli import main
from tawatur.fetch.polite import Visitor
from tawatur.store import opened

OWN = ("--own-network", "127.0.0.0/8")
FLOOD = (
    "قال وزير المياه في العاصمة إن السد الجديد سيفتح يوم الخميس المقبل بعد أن انتهت الأعمال فيه، "
    "وأضاف أن الحكومة أنفقت عليه {} مليون دولار خلال العام الماضي، وأن القرى المجاورة له لن تخلى.\n"
    "ونقلت صحيفة محلية عن مصدر في الوزارة أن الخبراء سيحضرون الافتتاح وأن المياه ستصل إلى الحقول قبل الصيف."
)


def page(number: int = 3, title: str = "وزير المياه: السد الجديد يفتح الخميس", extra: str = "") -> Reply:
    rows = "".join(f"<p>{line}</p>" for line in FLOOD.format(number).split("\n"))
    return Reply(f"<html><head><title>{title}</title>{extra}</head><body><h1>{title}</h1>{rows}</body></html>".encode())


def feed(*paths: str) -> Reply:
    items = "".join(
        f"<item><link>{path}</link><pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate></item>" for path in paths
    )
    return Reply(f"<rss version='2.0'><channel>{items}</channel></rss>".encode(), "application/rss+xml")


@pytest.fixture
def site() -> Iterator[Web]:
    with web({"/1": page(3), "/2": page(4, "الوزارة تعلن موعد افتتاح السد الجديد"), "/feed": feed("/1", "/2")}) as made:
        yield made


@pytest.fixture
def where(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits between two requests here."""
    monkeypatch.setattr(Visitor, "_turn", lambda *_: nullcontext())


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def texts(where: Path) -> list[str]:
    """The words of the articles that stories are told of."""
    return [article.text for story in archive.dossier(where).stories for article in story.articles]


def test_pages_come_with_their_address_time_and_headers(site: Web, where: Path) -> None:
    site.pages["/old"] = Reply(status=301, headers={"Location": "/1", "Set-Cookie": "secret=1"})
    done = run("add", f"{site.base}/old", f"{site.base}/2", "--store", where, *OWN)
    assert done.exit_code == 0, done.output
    assert len(texts(where)) == 2
    with opened(where) as store:
        (kept,) = store.history(f"{site.base}/1")
    told = json.loads(kept.headers)
    assert told["asked"] == f"{site.base}/old"
    assert told["headers"]["Content-Type"].startswith("text/html")
    assert "secret" not in kept.headers
    assert kept.retrieved.startswith(time.strftime("%Y-", time.gmtime()))


def test_a_feed_is_read_once_and_gives_the_day(site: Web, where: Path) -> None:
    assert run("add", f"{site.base}/feed", "--store", where, *OWN).exit_code == 0
    (story,) = archive.dossier(where).stories
    assert {str(article.published) for article in story.articles} != {"None"}
    before = len(site.asked)
    again = run("add", f"{site.base}/feed", "--store", where, *OWN)
    assert "0 new articles, 0 stories" in again.output
    assert [path for path, _ in site.asked[before:]] == ["/robots.txt", "/feed"]


def test_new_words_at_an_address_are_a_version_and_the_old_ones_are_no_article_any_more(site: Web, where: Path) -> None:
    run("add", f"{site.base}/1", f"{site.base}/2", "--store", where, *OWN)
    site.pages["/1"] = page(7)
    assert run("add", f"{site.base}/1", "--store", where, *OWN).exit_code == 0
    found = texts(where)
    assert (len(found), sum("7 مليون" in text for text in found), sum("3 مليون" in text for text in found)) == (2, 1, 0)
    with opened(where) as store:
        assert (store.documents(), len(store.history(f"{site.base}/1"))) == (3, 2)
    assert archive.verify(where) == []
    before = app.to_json(archive.dossier(where))
    assert archive.rebuild(where, archive.Desk())
    assert app.to_json(archive.dossier(where)) == before


def test_a_page_whose_words_stay_is_no_new_version(site: Web, where: Path) -> None:
    run("add", f"{site.base}/1", "--store", where, *OWN)
    site.pages["/1"] = page(3, extra="<script>var token = 99;</script>")
    again = run("add", f"{site.base}/1", "--store", where, *OWN)
    assert (again.exit_code, "0 new articles" in again.output) == (0, True)
    with opened(where) as store:
        assert len(store.history(f"{site.base}/1")) == 1


def test_a_page_is_believed_about_its_address_within_its_own_host_only(site: Web, where: Path) -> None:
    site.pages["/1"] = page(extra="<meta property='og:url' content='https://www.bbc.com/arabic/1'>")
    done = run("add", f"{site.base}/1", "--store", where, *OWN, "--lang", "en")
    assert "on another host" in done.output and done.exit_code == 0
    with opened(where) as store:
        (kept,) = store.history(f"{site.base}/1")
        (leaf,) = store.batch(1)
    assert leaf.key == kept.document and leaf.read().document.url == f"{site.base}/1"
    assert leaf.read().document.outlet.value == "127.0.0.1"


def test_forgery_without_leave_this_machine_is_not_asked(site: Web, where: Path) -> None:
    done = run("add", f"{site.base}/1", "--store", where, "--lang", "en")
    assert (done.exit_code, site.asked) == (1, [])
    assert "this machine or its own network" in done.output


def test_what_is_wrong_is_told_in_a_sentence(site: Web, where: Path, tmp_path: Path) -> None:
    done = run("add", f"{site.base}/none", tmp_path / "none.txt", "--store", where, *OWN, "--lang", "en")
    assert done.exit_code == 2 and "none.txt" in done.output
    done = run("add", f"{site.base}/none", f"{site.base}/1", "--store", where, *OWN, "--lang", "en")
    assert done.exit_code == 1 and "status 404" in done.output and "1 new articles" in done.output
    assert run("add", f"{site.base}/1", "--store", where, "--own-network", "x").exit_code == 2
    assert run("watch", "a.txt", "--store", where).exit_code == 2
    assert run("watch", "--once", "--store", tmp_path / "other.db").exit_code == 2


def test_a_report_sends_addresses_to_a_store(site: Web) -> None:
    done = run("report", f"{site.base}/1")
    assert (done.exit_code, site.asked) == (2, []) and "tawatur add" in done.output


def test_watch_follows_what_it_was_given_before(site: Web, where: Path) -> None:
    first = run("watch", f"{site.base}/feed", "--once", "--store", where, *OWN)
    assert (first.exit_code, "2 new articles" in first.output) == (0, True), first.output
    site.pages["/3"] = page(9, "السد يفتح غدا")
    site.pages["/feed"] = feed("/1", "/2", "/3")
    second = run("watch", "--once", "--store", where, *OWN)
    assert "1 new articles, 1 stories" in second.output
    dropped = run("watch", "--once", "--drop", f"{site.base}/feed", "--store", where)
    assert dropped.exit_code == 2 and "follows nothing" in dropped.output


def test_watch_ends_when_it_is_told_to_and_what_came_is_kept(site: Web, where: Path) -> None:
    words = ["watch", f"{site.base}/feed", "--store", str(where), *OWN]
    code = f"from tawatur.cli import main; main({words!r})"
    running = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True)
    try:
        lines = []
        for line in running.stderr or ():
            lines.append(line)
            if "new articles" in line:
                break
        running.send_signal(signal.SIGTERM)
        rest = running.communicate(timeout=60)[1]
    finally:
        running.kill()
    assert (running.returncode, "stopped" in rest) == (0, True), (lines, rest)
    assert len(texts(where)) == 2


def test_what_a_killed_run_has_not_kept_is_asked_for_by_the_next(site: Web, where: Path) -> None:
    """A feed is done with only when its pages are kept: here the run ends after the first of two."""
    guest, desk = online.Guest(own=("127.0.0.0/8",)), archive.Desk()
    with opened(where, make=True) as store:
        begun = islice(guest.steps(store, [f"{site.base}/feed"]), 2)
        intake.keep(store, intake.fetched(store, begun, desk), desk, intake.silent, at_once=True)
        assert (store.documents(), store.visited(f"{site.base}/feed")) == (1, None)
    assert archive.add(where, [f"{site.base}/feed"], desk, web=guest).articles == 1
    assert len(texts(where)) == 2


def test_the_extra_is_asked_for_where_it_is_missing(where: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tawatur.online", None)
    done = run("add", "http://127.0.0.1/", "--store", where)
    assert done.exit_code == 2 and "tawatur[desk]" in done.output
