"""A store with the example story, a desk over it, and browsers of every role."""

import asyncio
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from browsing import PASSWORD, PEOPLE, Browser, send
from litestar.testing import TestClient

from tawatur import app, archive
from tawatur.web.application import application
from tawatur.web.gate import Gate
from tawatur.web.inbox import Inbox
from tawatur.web.serving import Serving
from tawatur.web.users import Users, save


@pytest.fixture(scope="session")
def desk() -> archive.Desk:
    return archive.Desk(extra=(app.demo_folder() / "names.txt",))


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, desk: archive.Desk) -> Path:
    path = tmp_path_factory.mktemp("desk") / "ship.db"
    archive.add(path, [str(app.demo_folder() / "articles")], desk)
    return path


@pytest.fixture(scope="session")
def users(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    made, keys = Users(), {}
    for name, role in PEOPLE.items():
        made = made.with_user(name, role, PASSWORD)
    for scope in ("read", "write"):
        made, keys[scope] = made.with_token(f"robot-{scope}", [scope])
    path = tmp_path_factory.mktemp("users") / "users.json"
    save(path, made)
    return path, keys


@pytest.fixture(autouse=True)
def beside(monkeypatch: pytest.MonkeyPatch) -> None:
    """What may have to wait, a store or a folder of sendings, is asked in a thread beside the one that answers all."""

    def checked(work: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*given: Any, **options: Any) -> Any:
            if asyncio._get_running_loop() is not None:
                raise AssertionError("this would hold up everybody")
            return work(*given, **options)

        return wrapped

    monkeypatch.setattr(sqlite3, "connect", checked(sqlite3.connect))
    monkeypatch.setattr(Inbox, "_folders", checked(Inbox._folders))


@pytest.fixture
def serving(filled: Path, desk: archive.Desk, users: tuple[Path, dict[str, str]], tmp_path: Path) -> Iterator[Serving]:
    """A desk that asks for passwords, on a store of its own."""
    where = tmp_path / "ship.db"
    shutil.copy(filled, where)
    inbox = Inbox(tmp_path / "inbox", where, desk.extra)
    made = Serving(where, desk, Gate(users[0], local=False, names=("testserver.local",)), inbox)
    yield made
    made.worker.close()


@pytest.fixture
def browse(serving: Serving) -> Iterator[Callable[[str], Browser]]:
    """Opens a browser, logged in as somebody, or as nobody where the name is empty."""
    opened: list[Browser] = []

    def enter(name: str = "") -> Browser:
        browser: Browser = TestClient(application(serving), base_url="http://testserver.local")  # type: ignore[type-var]
        opened.append(browser.__enter__())
        if name:
            answer = send(browser, "/login", user=name, password=PASSWORD)
            assert answer.status_code == 303
        return browser

    yield enter
    for browser in opened:
        browser.__exit__(None, None, None)


@pytest.fixture
def inbox(serving: Serving) -> Inbox:
    return serving.inbox


@pytest.fixture
def local(serving: Serving, tmp_path: Path) -> Iterator[Browser]:
    """A browser on the machine of a desk without users."""
    made = replace(serving, gate=Gate(tmp_path / "none.json", local=True))
    with TestClient(application(made), base_url="http://127.0.0.1") as browser:  # type: ignore[type-var]
        yield browser
