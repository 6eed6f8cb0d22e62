"""The verbs that serve the desk and say who may come in."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tawatur.cli import main
from tawatur.web.users import load

PASSWORD = ["--password", "a long password"]


@pytest.fixture
def store(tmp_path: Path) -> str:
    return str(tmp_path / "archive.db")


def run(*verb: str) -> Result:
    return CliRunner().invoke(main, verb)


def test_another_address_or_name_needs_a_user(store: str) -> None:
    for host in ("0.0.0.0", "::", "192.0.2.7", "desk.example.org"):
        refused = run("serve", "--host", host, "--store", store)
        assert refused.exit_code == 2 and "tawatur user add" in refused.output
    behind = run("serve", "--host", "127.0.0.1", "--name", "desk.example.org", "--store", store)
    assert behind.exit_code == 2 and "desk.example.org" in behind.output and "tawatur user add" in behind.output
    assert not Path(store).exists()


def test_without_its_libraries_it_says_what_to_install(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "tawatur.web.server", raising=False)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    refused = run("serve", "--store", store)
    assert refused.exit_code == 2 and "tawatur[desk]" in refused.output


def test_users_are_made_changed_and_taken_out(store: str) -> None:
    path = Path(f"{store}.users.json")
    assert run("user", "add", "salma", "--role", "analyst", "--store", store, *PASSWORD).exit_code == 0
    assert run("user", "add", "salma", "--role", "editor", "--store", store, *PASSWORD).exit_code == 0
    assert [(one.name, one.role) for one in load(path).users] == [("salma", "editor")]
    assert load(path).proved("salma", PASSWORD[1]) and not load(path).proved("salma", "another password")
    assert not load(path).proved("nobody", PASSWORD[1])
    assert run("user", "remove", "salma", "--store", store).exit_code == 0
    assert load(path).users == ()
    assert run("user", "remove", "salma", "--store", store).exit_code == 2


@pytest.mark.parametrize("name, password", [("salma", "short"), ("", "a long password"), ("a\nb", "a long password")])
def test_a_bad_name_or_password_is_refused(store: str, name: str, password: str) -> None:
    assert run("user", "add", name, "--store", store, "--password", password).exit_code == 2


def test_the_key_of_a_token_is_told_once(store: str) -> None:
    told = run("user", "token", "robot", "--scope", "read", "--store", store)
    key = told.output.strip()
    users = load(Path(f"{store}.users.json"))
    assert users.token(key) == users.tokens[0] and users.tokens[0].scopes == ("read",)
    assert key not in Path(f"{store}.users.json").read_text(encoding="utf-8")
    assert run("user", "token", "robot", "--store", store).exit_code == 2


def test_a_broken_file_of_users_lets_nobody_in(store: str) -> None:
    path = Path(f"{store}.users.json")
    path.write_text("{", encoding="utf-8")
    assert run("user", "add", "salma", "--store", store, *PASSWORD).exit_code == 2
    assert path.read_text(encoding="utf-8") == "{"
    refused = run("serve", "--store", store)
    assert refused.exit_code == 2 and "no file of users" in refused.output


def test_what_the_superuser_writes_is_theirs_who_serve(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[tuple[Path, int, int]] = []
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr("os.chown", lambda path, user, group: given.append((path, user, group)))
    assert run("user", "add", "salma", "--store", store, *PASSWORD).exit_code == 0
    folder = Path(store).parent.stat()
    assert given == [(Path(f"{store}.users.json"), folder.st_uid, folder.st_gid)]
