"""Who needs no password: whoever sits at the machine of a desk that has no users, and nobody else."""

from dataclasses import replace
from pathlib import Path

import pytest
from litestar.testing import TestClient

from tawatur.web.application import application
from tawatur.web.gate import Gate
from tawatur.web.serving import Serving
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
