"""The API: what its description promises holds for all that may be sent; tokens do what their scope says."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
import schemathesis
from browsing import Browser
from schemathesis.specs.openapi.checks import ignored_auth, missing_required_header, negative_data_rejection

import tawatur
from tawatur.web.application import application
from tawatur.web.serving import Serving

HERE = "http://testserver.local"
FORM = Path(tawatur.__path__[0]) / "publish" / "schema" / "dossier.schema.json"


@pytest.fixture
def keys(users: tuple[Path, dict[str, str]]) -> dict[str, str]:
    return {scope: f"Bearer {key}" for scope, key in users[1].items()}


@pytest.fixture
def described(serving: Serving, keys: dict[str, str]) -> "schemathesis.BaseSchema":
    app = application(serving)
    return schemathesis.openapi.from_asgi(
        "/api/openapi.json", app, headers={"authorization": keys["write"], "host": "testserver.local"}
    )


LEFT_OUT = [ignored_auth, missing_required_header, negative_data_rejection]
"""Checks that cannot be made here: the token is shown every time, and an unknown part of a query is ignored."""

promised = schemathesis.pytest.from_fixture("described")


@promised.parametrize()
def test_every_answer_is_what_the_description_promises(case: "schemathesis.Case", keys: dict[str, str]) -> None:
    headers = {"authorization": keys["write"], "host": "testserver.local"}  # these do without: the walk of the routes
    case.call_and_validate(headers=headers, excluded_checks=LEFT_OUT)


def test_a_story_is_the_dossier(browse: Callable[[str], Browser], keys: dict[str, str]) -> None:
    browser = browse("")
    headers = {"authorization": keys["read"]}
    found = browser.get("/api/stories", headers=headers).json()
    assert found["part"] == {"start": 1, "stop": 1, "all": 1, "page": 1, "pages": 1} and found["kept"] == 9
    dossier = browser.get(f"/api/stories/{found['stories'][0]['id']}", headers=headers).json()
    jsonschema.validate(dossier, json.loads(FORM.read_text(encoding="utf-8")))
    told = dossier["stories"][0]["articles"][0]
    article = browser.get(f"/api/articles/{told['id']}", headers=headers).json()
    assert article["article"] == told and article["versions"][0]["document"] == told["id"]
    assert all(report["document"] == told["id"] for report in article["reports"]) and article["reports"]


def test_a_token_does_what_its_scope_says(browse: Callable[[str], Browser], keys: dict[str, str]) -> None:
    browser = browse("")
    text = {"title": "t", "text": "x"}
    assert browser.get("/api/stories").status_code == 401
    assert browser.get("/api/stories", headers={"authorization": "Bearer tw_wrong"}).status_code == 401
    assert browser.get("/api/stories", headers={"authorization": keys["read"]}).status_code == 200
    assert browser.post("/api/articles", json=text, headers={"authorization": keys["read"]}).status_code == 403
    taken = browser.post("/api/articles", json=text, headers={"authorization": keys["write"]})
    assert (taken.status_code, taken.json()["state"]) == (202, "waits")
    state = browser.get(f"/api/sendings/{taken.json()['id']}", headers={"authorization": keys["write"]})
    assert state.json() == taken.json()


def test_a_browser_that_is_logged_in_writes_by_forms_alone(browse: Callable[[str], Browser]) -> None:
    browser = browse("mona")
    answer = browser.post("/api/articles", json={"text": "x"}, headers={"origin": HERE})
    assert answer.status_code == 403 and answer.json()["status_code"] == 403


def test_no_key_and_no_password_is_kept_readable(users: tuple[Path, dict[str, str]]) -> None:
    path, keys = users
    written = path.read_text(encoding="utf-8")
    assert not any(key in written for key in keys.values()) and "a long password" not in written
    assert path.stat().st_mode & 0o077 == 0
