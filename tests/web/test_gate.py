"""Who needs no password: whoever sits at the machine of a desk that has no users, and nobody else."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from browsing import Browser, send
from litestar.testing import TestClient

from tawatur.errors import UsageError
from tawatur.web.application import application
from tawatur.web.gate import Gate
from tawatur.web.serving import Serving
from tawatur.web.sessions import ADDRESS_TRIES, TRIES, Patience
from tawatur.web.users import Users, load, save


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "users.json"


def test_a_desk_without_users_is_open_to_its_own_machine_only(path: Path) -> None:
    assert Gate(path, local=True).visitor("", "").role == "editor"
    assert Gate(path, local=False).visitor("", "").role == ""
    behind_a_proxy = Gate(path, local=True, names=("desk.example.org",))
    assert behind_a_proxy.visitor("", "").role == ""


def test_a_desk_that_had_users_does_not_open_when_they_are_gone(path: Path) -> None:
    save(path, Users().with_user("salma", "editor", "a long password"))
    gate = Gate(path, local=True)
    assert not gate.open()
    save(path, load(path).without("salma"))
    assert not gate.open() and gate.visitor("", "").role == ""
    path.unlink()
    assert not gate.open()


def test_a_token_alone_does_not_close_a_desk(path: Path) -> None:
    users, key = Users().with_token("robot", ["read"])
    save(path, users)
    gate = Gate(path, local=True)
    assert gate.open() and gate.visitor("", key).role == "reader"


def test_users_that_cannot_be_read_are_told_in_a_sentence_and_let_nobody_in(
    serving: Serving, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path.write_text("{", encoding="utf-8")
    made = replace(serving, gate=Gate(path, local=True))
    with TestClient(application(made), base_url="http://127.0.0.1") as browser:  # type: ignore[type-var]
        answer = browser.get("/")
    assert (answer.status_code, answer.headers["content-type"]) == (500, "text/plain; charset=utf-8")
    assert "the log" in answer.text and str(path) not in answer.text
    assert str(path) in caplog.text


def test_of_many_passwords_at_once_no_more_are_looked_at_than_one_after_the_other() -> None:
    patience, start = Patience(), threading.Barrier(40)

    def tries(_: int) -> bool:
        start.wait()
        return patience.spend("mona", "192.0.2.7")

    with ThreadPoolExecutor(40) as many:
        assert sum(many.map(tries, range(40))) == TRIES


def test_right_passwords_use_no_patience_up() -> None:
    patience = Patience()
    for _ in range(3 * ADDRESS_TRIES):
        assert patience.spend("rim", "192.0.2.7")
        patience.right("rim", "192.0.2.7")
    wrong = [patience.spend(f"n{number}", "192.0.2.7") for number in range(ADDRESS_TRIES + 3)]
    assert wrong == [True] * ADDRESS_TRIES + [False] * 3
    assert patience.spend("rim", "192.0.2.8")


def test_patience_runs_out_before_the_password_is_looked_at(
    browse: Callable[[str], Browser], monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    monkeypatch.setattr(Users, "proved", lambda self, name, password: looked.append(name))
    browser = browse("")
    for user, password, status in (("u" * 65, "x", 403), ("mona", "x" * 1025, 403), ("u" * 5_000_000, "x", 413)):
        assert send(browser, "/login", user=user, password=password).status_code == status
    assert looked == []
    for path in ("/settings", "/logout"):
        assert send(browser, path, back="/" + "x" * 200_000).status_code == 413


@pytest.mark.parametrize("password", ["short", "x" * 1025])
def test_a_password_that_could_not_be_given_is_refused(password: str) -> None:
    with pytest.raises(UsageError):
        Users().with_user("salma", "editor", password)
