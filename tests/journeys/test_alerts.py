"""Must-have 11: who watches hears of every change of state once, by feed, webhook or mail, also after a kill."""

import json
import os
import shutil
import signal
import socketserver
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import feedparser
import pytest
from click.testing import CliRunner

from tawatur import alerts, app, archive
from tawatur.cli import main
from tawatur.errors import UsageError
from tawatur.model.change import Change
from tawatur.publish.bulletin import Bulletin, feed, letter, text
from tawatur.store import opened
from tawatur.store.base import Watch

ARTICLES = sorted((app.demo_folder() / "articles").glob("*"))
DESK = archive.Desk(extra=(app.demo_folder() / "names.txt",))
WATCH = Watch("mona", "all", "", "https://desk.example.org/hook", (), "en")


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that is watched, to which the demo then comes in three parts."""
    where = tmp_path_factory.mktemp("grown") / "archive.db"
    archive.add(where, [str(ARTICLES[0])], DESK)
    alerts.watch(where, WATCH)
    for some in (ARTICLES[1:4], ARTICLES[4:]):
        archive.add(where, list(map(str, some)), DESK)
    return where


@pytest.fixture
def grown(once: Path, tmp_path: Path) -> Path:
    """A copy of that store."""
    return Path(shutil.copy(once, tmp_path / "archive.db"))


def sent(where: Path, way: alerts.Way | None = None) -> list[Bulletin]:
    out: list[Bulletin] = []

    def keep(_: Watch, what: Bulletin) -> str:
        out.append(what)
        return ""

    alerts.send(where, DESK, way or keep)
    return out


def test_every_change_is_sent_once_and_rests_on_words(grown: Path) -> None:
    found = sent(grown)
    with opened(grown) as store:
        assert len(found) == store.changed() - 1 > 5
    assert {one.change.kind for one in found} >= {"origin", "denial", "contradiction", "outcome"}
    assert len({one.id for one in found}) == len(found)
    assert all(one.quotes for one in found if one.change.claims)
    assert sent(grown) == []
    archive.add(grown, list(map(str, ARTICLES)), DESK)
    archive.rebuild(grown, DESK)
    assert sent(grown) == []


def test_what_fails_is_sent_by_the_next_run(grown: Path) -> None:
    tried: list[str] = []

    def fails_at_the_third(_: Watch, what: Bulletin) -> str:
        tried.append(what.id)
        return "no answer" if len(tried) == 3 else ""

    first = alerts.send(grown, DESK, fails_at_the_third)
    assert first.count == 2 and "no answer" in first.failures[0]
    assert [one.id for one in sent(grown)][0] == tried[2]


def test_watches_hear_of_what_they_are_about(grown: Path) -> None:
    with opened(grown) as store:
        (story,) = archive.told(store, (), DESK).stories
    actor = story.actors[0].name.key
    searches = [replace(WATCH, about="search", subject=words) for words in ("سفينة", "زرافة")]
    here = replace(WATCH, about="story", subject=story.articles[0].id, kinds=("denial",))
    for one in (
        here,
        replace(WATCH, about="actor", subject=actor),
        replace(WATCH, about="actor", subject="nobody"),
        *searches,
    ):
        alerts.watch(grown, one)
    with opened(grown) as store:
        every = store.changes(0, 1000)
        watches = store.watches()[1:]
        teller = alerts.Teller(store, DESK)
        kept = [[one.change.kind for one in every if teller.wants(w, one)] for w in watches]
    assert set(kept[0]) == {"denial"} and len(kept[1]) == len(every) and kept[2] == []
    assert (len(kept[3]), kept[4]) == (len(every), [])


def test_the_latest_of_a_watch_are_found_however_far_back_they_lie(
    grown: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alerts, "SOME", 2)
    with opened(grown) as store:
        teller = alerts.Teller(store, DESK)
        every = [teller.told(item, "en").id for item in teller.pending(WATCH)]
        kinds = [(item.change.kind,) for item in store.changes(0, 1000)]
        assert [one.id for one in teller.latest(WATCH)] == every
        assert [one.id for one in teller.latest(WATCH, 3)] == every[-3:]
        rare = min(kinds, key=lambda kind: (kinds.count(kind), kinds.index(kind)))
        (first,) = [one for one in teller.latest(replace(WATCH, kinds=rare), 1)]
        assert (first.change.kind,) == rare
        assert teller.latest(replace(WATCH, since=store.changed())) == [], "it was made after all of them"
        monkeypatch.setattr(alerts, "BACK", 4)
        assert [one.id for one in teller.latest(WATCH)] == every[-4:]


@pytest.mark.parametrize(
    "wrong",
    [
        replace(WATCH, about="colour"),
        replace(WATCH, about="story", subject="nowhere"),
        replace(WATCH, about="actor"),
        replace(WATCH, about="search", subject="-"),
        replace(WATCH, subject="x"),
        replace(WATCH, to="ftp://x"),
        replace(WATCH, kinds=("rumour",)),
    ],
)
def test_a_watch_that_leads_nowhere_is_refused(grown: Path, wrong: Watch) -> None:
    with pytest.raises(UsageError):
        alerts.watch(grown, wrong)


def test_the_feed_is_read_by_a_feed_reader(grown: Path) -> None:
    archive.add(grown, list(map(str, ARTICLES)), DESK)
    printed = CliRunner().invoke(main, ["alerts", "--feed", "1", "--store", str(grown)])
    found = feedparser.parse(printed.output.encode())
    assert printed.exit_code == 0 and not found.bozo
    assert len(found.entries) == len({entry.id for entry in found.entries}) > 5
    assert any("A denial" in entry.title for entry in found.entries)


def test_hidden_characters_break_no_feed_and_no_letter() -> None:
    one = Bulletin(
        "urn:sha256:00", "2026-01-01T00:00:00+00:00", Change("denial", "k"), "s", "a\x00\u202eb\r\nBcc: x\ud800", ()
    )
    assert not feedparser.parse(feed([one], "ar", "x")).bozo
    made = letter(one, "en", "desk@example.org", "mona@example.org")
    assert made["Bcc"] is None and "Bcc" in made["Subject"]
    assert "\u202e" not in text(one, "en")


@pytest.fixture
def hook() -> Iterator[tuple[str, list[tuple[str, dict]]]]:
    got: list[tuple[str, dict]] = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            got.append((self.headers["Idempotency-Key"], json.loads(body)))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Hook) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/hook", got
        server.shutdown()


def test_a_webhook_on_a_closed_network_is_not_called(grown: Path, hook: tuple[str, list[tuple[str, dict]]]) -> None:
    address, got = hook
    alerts.watch(grown, replace(WATCH, to=address))
    out = CliRunner().invoke(main, ["alerts", "--send", "--store", str(grown)])
    assert out.exit_code == 1 and got == []


KILLED = """
import os, signal, sys, ipaddress
from tawatur import alerts, archive
from tawatur.fetch.door import Door
where, lives = sys.argv[1], int(sys.argv[2])
way = alerts.by_the_world(Door("test", (ipaddress.ip_network("127.0.0.0/8"),)).post)
def dying(one, what):
    global lives
    if lives == 0: os.kill(os.getpid(), signal.SIGKILL)
    lives -= 1
    told = way(one, what)
    if lives == 0 and len(sys.argv) > 3: os.kill(os.getpid(), signal.SIGKILL)
    return told
alerts.send(where, archive.Desk(), dying)
"""


def test_none_is_lost_or_told_as_two_when_the_sender_is_killed(
    tmp_path: Path, hook: tuple[str, list[tuple[str, dict]]]
) -> None:
    address, got = hook
    where = tmp_path / "archive.db"
    archive.add(where, [str(ARTICLES[0])], DESK)
    alerts.watch(where, replace(WATCH, to=address))
    archive.add(where, list(map(str, ARTICLES[1:])), DESK)
    for lives in ("2", "3 after", "1 after", "1000"):
        command = [sys.executable, "-c", KILLED, str(where), *lives.split()]
        code = subprocess.run(
            command, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}, check=False
        ).returncode
        assert code == (0 if lives == "1000" else -signal.SIGKILL)
    with opened(where) as store:
        due = store.changed() - 1
    keys = [key for key, _ in got]
    assert len(set(keys)) == due
    assert len(keys) == due + 2  # two kills came before it was remembered: a receiver knows these by their key
    assert all(body["quotes"] for _, body in got if body["kind"] == "denial")


def test_mail_goes_by_the_server_that_is_named(grown: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    letters: list[bytes] = []

    class Post(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"220 hello\r\n")
            for row in self.rfile:
                if row.upper().startswith(b"DATA"):
                    self.wfile.write(b"354 go\r\n")
                    letters.append(b"".join(iter(self.rfile.readline, b".\r\n")))
                self.wfile.write(b"250 ok\r\n" if not row.upper().startswith(b"QUIT") else b"221 bye\r\n")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Post) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("TAWATUR_SMTP", f"smtp://127.0.0.1:{server.server_address[1]}")
        monkeypatch.setenv("TAWATUR_MAIL_FROM", "desk@example.org")
        alerts.unwatch(grown, 1)
        alerts.watch(grown, replace(WATCH, to="mailto:mona@example.org", lang="ar"))
        archive.decide(grown, _grade(grown), DESK)
        with opened(grown) as store:
            store.pass_days("2999-01-01", "2026-11-22T00:00:00+00:00")
            due = store.changed() - store.watches()[0].since
        out = CliRunner().invoke(main, ["alerts", "--send", "--store", str(grown)])
        server.shutdown()
    assert out.exit_code == 0 and len(letters) == due > 0
    assert all(b"mona@example.org" in one and b"Message-ID: <" in one for one in letters)


def _grade(where: Path) -> archive.Decision:
    with opened(where) as store:
        (story,) = archive.told(store, (), DESK).stories
    outlet = next(one.outlet.name.key for one in story.articles if one.outlet.name)
    return archive.Decision("grade", (outlet,), "F")


def test_mail_without_a_server_is_told(grown: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TAWATUR_SMTP", raising=False)
    archive.add(grown, list(map(str, ARTICLES)), DESK)
    way = alerts.by_the_world(lambda *_: "")
    assert way(replace(WATCH, to="mailto:mona@example.org"), sent(grown)[0]) == alerts.UNSET
