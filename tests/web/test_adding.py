"""Articles are brought in by a paste or by files, are read beside the server, and survive its end."""

import json
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import Browser, form_token, send

from tawatur.errors import UsageError
from tawatur.store import opened
from tawatur.store.base import Part
from tawatur.web.inbox import KEPT, Inbox
from tawatur.web.serving import Serving

TEXT = "غرق قارب صيد قبالة الميناء"
BODY = "قال مدير الميناء إن قارب صيد غرق فجر اليوم ونجا البحارة."

SECRET = "geheim-7"


def upload(browser: Browser, files: list[tuple[str, bytes]] | None = None, **fields: str):  # type: ignore[no-untyped-def]
    data = {"token": form_token(browser), **fields}
    sent = [("files", (name, content, "text/plain")) for name, content in files or []] or [("files", ("", b"", ""))]
    headers = {"origin": str(browser.base_url).rstrip("/")}
    return browser.post("/add", data=data, files=sent, headers=headers, follow_redirects=False)


def test_a_pasted_text_becomes_an_article(local: Browser, inbox: Inbox) -> None:
    assert upload(local, text=f"{TEXT}\n{BODY}", outlet="Marsad", day="2021-10-05").status_code == 303
    assert [one.state for one in inbox.sendings()] == ["waits"]
    inbox.work_off()
    (sending,) = inbox.sendings()
    assert (sending.state, sending.articles, sending.stories) == ("done", 1, 1)
    page = local.get("/?order=late").text
    assert TEXT in page and "refresh" not in local.get("/add").text


def test_more_is_taken_while_something_is_read(local: Browser, inbox: Inbox) -> None:
    upload(local, text=f"{TEXT}\n{BODY}")
    page = local.get("/add").text
    assert 'http-equiv="refresh"' in page and 'name="text"' not in page
    more = page.split('<a class="button" href="', 1)[1].split('"', 1)[0]
    page = local.get(more).text
    assert 'http-equiv="refresh"' not in page and 'name="text"' in page
    refused = upload(local, text=" ")
    assert refused.status_code == 400 and 'http-equiv="refresh"' not in refused.text and 'name="text"' in refused.text


def test_files_are_read_and_what_was_wrong_with_them_is_told(local: Browser, inbox: Inbox) -> None:
    rows = [{"title": TEXT, "text": BODY, "outlet": "Marsad"}, {"title": "", "nothing": 1}]
    files = [("a.jsonl", "\n".join(map(json.dumps, rows)).encode()), ("../../b.txt", b"\x00\x01\x02\x03" * 99)]
    assert upload(local, files).status_code == 303
    inbox.work_off()
    (sending,) = inbox.sendings()
    assert sending.names == ("a.jsonl", "b.txt") and sending.articles == 1
    assert {one.place.split(":")[0] for one in sending.issues} == {"a.jsonl", "b.txt"}
    assert "b.txt" in local.get("/add").text
    assert str(inbox.folder) not in local.get("/add").text + local.get("/issues").text


def test_what_waits_when_the_server_ends_is_read_by_the_next(local: Browser, inbox: Inbox, serving: Serving) -> None:
    upload(local, [("a.txt", f"{TEXT}\n{BODY}".encode())])
    again = Inbox(inbox.folder, serving.where, serving.desk.extra)
    assert again.waiting() == 1
    again.work_off()
    assert again.waiting() == 0
    with opened(serving.where) as store:
        assert store.documents() == 10
        assert len(store.listed(9, Part())) == 2 and store.listed(9, Part())[0].news == 1


def test_a_reading_ends_with_its_server_and_is_begun_again_by_the_next(
    inbox: Inbox, serving: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = inbox.take("robot", [("a.txt", f"{TEXT}\n{BODY}".encode())])
    begun = inbox.folder / ".begun"
    with monkeypatch.context() as during:
        waits = f"import pathlib, time; pathlib.Path({str(begun)!r}).touch(); time.sleep(600)"
        during.setattr("tawatur.web.inbox._RUN", waits)
        thread = threading.Thread(target=inbox.work_off)
        thread.start()
        while not begun.exists():
            time.sleep(0.02)
        inbox.stop()
        thread.join(20)
    assert not thread.is_alive()
    assert (inbox.folder / sent.id / "files" / "a.txt").exists() and inbox.waiting() == 1
    Inbox(inbox.folder, serving.where, serving.desk.extra).work_off()
    assert [(one.state, one.articles) for one in inbox.sendings()] == [("done", 1)]


def test_what_is_sent_is_text_and_nothing_of_it_is_run(inbox: Inbox) -> None:
    ran = inbox.folder / ".ran"
    sent = inbox.take("robot", [("a.html", f"<article><h1>{TEXT}</h1><p>{BODY * 5}</p></article>".encode())])
    for name in ("selectolax", "resiliparse"):  # which are imported when the first page is read
        module = f"import pathlib; pathlib.Path({str(ran)!r}).touch()"
        (inbox.folder / sent.id / "files" / f"{name}.py").write_text(module)
    inbox.work_off()
    assert [(one.state, one.articles, ran.exists()) for one in inbox.sendings()] == [("done", 1, False)]


def test_what_is_not_read_is_refused_before_it_is_kept(local: Browser, inbox: Inbox) -> None:
    assert upload(local, [("a.exe", b"MZ")]).status_code == 400
    assert upload(local).status_code == 400
    assert upload(local, text="   ").status_code == 400
    assert inbox.sendings() == []


def test_more_than_is_taken_is_refused(browse: Callable[[str], Browser], serving: Serving) -> None:
    browser = browse("mona")
    answer = upload(browser, [("a.txt", b"x" * (serving.largest + 1))])
    assert answer.status_code == 413
    assert serving.inbox.sendings() == []


def test_what_failed_is_told_with_its_reason_and_read_when_it_is_asked_for(
    local: Browser, inbox: Inbox, serving: Serving
) -> None:
    upload(local, [("a.txt", f"{TEXT}\n{BODY}".encode())])
    broken = Inbox(inbox.folder, inbox.folder / "nowhere" / "store.db", ())
    broken.work_off()
    (failed,) = inbox.sendings()
    assert failed.state == "failed" and "store.db" in failed.told
    assert (inbox.folder / failed.id / "files" / "a.txt").read_text(encoding="utf-8").startswith(TEXT)
    page = local.get("/add").text
    assert "state-failed" in page and "store.db" in page
    assert send(local, f"/add/{failed.id}", way="again").status_code == 303
    assert [one.state for one in inbox.sendings()] == ["waits"]
    inbox.work_off()
    (done,) = inbox.sendings()
    assert (done.state, done.articles, done.told) == ("done", 1, "")
    assert not (inbox.folder / done.id / "files").exists()


def test_what_failed_stays_until_somebody_gives_it_up(
    local: Browser, inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload(local, [("a.txt", f"{TEXT}\n{BODY}".encode())])
    Inbox(inbox.folder, inbox.folder / "nowhere" / "store.db", ()).work_off()
    (failed,) = inbox.sendings()
    monkeypatch.setattr(Inbox, "_read", lambda self, folder: (folder / "done.json").write_text("{}"))
    for _ in range(KEPT + 1):
        inbox.take("robot", [("b.txt", b"b")])
    inbox.work_off()
    assert [one for one in inbox.sendings() if one.state == "failed"] == [failed]
    assert send(local, "/add/none", way="drop").status_code == send(local, f"/add/{failed.id}").status_code == 303
    assert inbox.sending(failed.id) == failed
    assert send(local, f"/add/{failed.id}", way="drop").status_code == 303
    assert inbox.sending(failed.id) is None and not (inbox.folder / failed.id).exists()


@pytest.mark.parametrize("broken", [OSError(28, "No space left on device"), UsageError("It cannot be written.")])
def test_a_full_disk_does_not_end_the_reading_of_what_comes(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch, broken: Exception
) -> None:
    read = threading.Event()

    def reads(self: Inbox, folder: Path) -> None:
        if not tried:
            tried.append(folder)
            raise broken
        (folder / "done.json").write_text("{}")
        read.set()

    tried: list[Path] = []
    monkeypatch.setattr(Inbox, "_read", reads)
    monkeypatch.setattr("tawatur.web.inbox.LATER", 0.05)
    inbox.take("robot", [("a.txt", b"a")])
    inbox.start()
    assert read.wait(20)
    inbox.stop()


def test_a_reader_that_is_killed_leaves_its_work_to_another(
    local: Browser, inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload(local, [("a.txt", f"{TEXT}\n{BODY}".encode())])
    dies = f"import os, pathlib; tried = pathlib.Path({str(inbox.folder)!r}) / '.tried'\n"
    dies += "if not tried.exists(): tried.touch(); os.kill(os.getpid(), 9)\n"
    monkeypatch.setattr("tawatur.web.inbox._RUN", dies + "from tawatur.web.inbox import work; work()")
    inbox.work_off()
    assert [(one.state, one.articles) for one in inbox.sendings()] == [("done", 1)]


def test_what_no_reader_survives_is_told_and_kept(
    local: Browser, inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload(local, [("a.txt", f"{TEXT}\n{BODY}".encode())])
    monkeypatch.setattr("tawatur.web.inbox._RUN", "import os; os.kill(os.getpid(), 9)")
    inbox.work_off()
    (sending,) = inbox.sendings()
    assert (sending.state, sending.told) == ("failed", "exit status -9")
    assert (inbox.folder / sending.id / "files" / "a.txt").read_text(encoding="utf-8").startswith(TEXT)


def test_an_address_is_asked_and_one_that_is_closed_is_told(local: Browser, inbox: Inbox) -> None:
    assert upload(local, addresses="file:///etc/passwd").status_code == 400
    assert upload(local, addresses="http://127.0.0.1:9/a http://[::1]:9/b").status_code == 303
    inbox.work_off()
    (sending,) = inbox.sendings()
    assert (sending.state, sending.articles) == ("done", 0)
    assert {one.place for one in sending.issues} == {"http://127.0.0.1:9/a", "http://[::1]:9/b"}


def test_what_comes_while_something_is_read_is_kept_and_read(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def reads(self: Inbox, folder: Path) -> None:
        for _ in range(2 * KEPT if not read else 0):
            inbox.take("robot", [("b.txt", b"b")])
        read.append(folder.name)
        shutil.rmtree(folder / "files")
        (folder / "done.json").write_text('{"articles": 1}', encoding="utf-8")

    monkeypatch.setattr(Inbox, "_read", reads)
    inbox.take("robot", [("a.txt", b"a")])
    inbox.work_off()
    assert inbox.waiting() == 2 * KEPT
    inbox.work_off()
    assert (len(read), len(set(read)), inbox.waiting()) == (2 * KEPT + 1, 2 * KEPT + 1, 0)
    assert [one.id for one in inbox.sendings()] == read[: -KEPT - 1 : -1], "what was read long ago is forgotten"


def test_what_waits_behind_many_is_told_of(browse: Callable[[str], Browser], inbox: Inbox) -> None:
    first, *_, last = [inbox.take("robot", [("a.txt", b"a")]) for _ in range(KEPT + 7)]
    browser = browse("mona")
    assert [browser.get(f"/api/sendings/{one.id}").json()["state"] for one in (first, last)] == ["waits", "waits"]
    assert browser.get("/api/sendings/none").status_code == 404
    page = browser.get("/add").text
    assert page.count('class="job-waits"') == KEPT and ": ٧." in page


def test_what_is_kept_of_a_sending_holds_no_password_of_the_store(tmp_path: Path) -> None:
    """Neither what was sent nor what is told of a reading that failed."""
    where = f"postgresql://desk:{SECRET}@127.0.0.1:1/news"
    inbox = Inbox(tmp_path / "inbox", where, ())
    taken = inbox.take("mona", [("a.txt", b"x")])
    inbox.work_off()
    (told,) = [one for one in inbox.sendings() if one.id == taken.id]
    assert told.state == "failed" and told.told
    files = [path for path in (tmp_path / "inbox").rglob("*") if path.is_file()]
    assert files and not any(SECRET.encode() in path.read_bytes() for path in files)
