"""Every route, asked by everybody in every wrong way: nothing answers that should not."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from browsing import Browser, form_token, send
from litestar import Litestar
from litestar.handlers import HTTPRouteHandler

from tawatur.web.application import application
from tawatur.web.serving import Serving

PEOPLE = {"": "", "rim": "reader", "adib": "analyst", "mona": "editor"}
RANK = ["", "reader", "analyst", "editor"]
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
UNSAFE = ("POST", "PUT", "PATCH", "DELETE", "TRACE")


def litestar(serving: Serving) -> Litestar:
    return application(serving)._app  # type: ignore[attr-defined, no-any-return]


def routes(serving: Serving) -> dict[str, dict[str, HTTPRouteHandler]]:
    """Path with values in it -> method -> handler, of every route there is."""
    found: dict[str, dict[str, HTTPRouteHandler]] = {}
    for route in litestar(serving).routes:
        path = route.path_format
        for name in re.findall(r"{(\w+)}", path):
            path = path.replace(f"{{{name}}}", "none")
        for handler in getattr(route, "route_handlers", ()):
            for method in handler.http_methods:
                found.setdefault(path, {})[str(method)] = handler
    return found


def needed(handler: HTTPRouteHandler) -> str:
    return str(handler.opt.get("role", "nobody"))


def may(role: str, wanted: str) -> bool:
    return wanted == "anyone" or (wanted in RANK[1:] and bool(role) and RANK.index(role) >= RANK.index(wanted))


def asked(serving: Serving) -> Iterator[tuple[str, str, HTTPRouteHandler]]:
    for path, handlers in routes(serving).items():
        for method, handler in handlers.items():
            yield path, method, handler


def test_every_handler_says_who_may_come(serving: Serving) -> None:
    silent = [(path, method) for path, method, one in asked(serving) if method != "OPTIONS" and "role" not in one.opt]
    assert silent == []


@pytest.mark.parametrize("name", PEOPLE)
def test_nobody_gets_in_where_his_role_does_not_reach(
    serving: Serving, browse: Callable[[str], Browser], name: str
) -> None:
    browser, role, unexpected = browse(name), PEOPLE[name], []
    token = form_token(browser)
    for path, method, handler in asked(serving):
        if path == "/logout":
            continue
        origin = {"origin": "http://testserver.local"}
        answer = browser.request(method, path, data={"token": token}, headers=origin, follow_redirects=False)
        inside = answer.status_code < 300 or "/login" not in answer.headers.get("location", "/login")
        if may(role, needed(handler)):
            right = answer.status_code in (200, 204, 303, 400, 404, 403 if path == "/login" else 404)
        else:
            right = not inside or answer.status_code in (401, 403)
        if not right or answer.status_code >= 500:
            unexpected.append((name, method, path, answer.status_code))
    assert unexpected == []


@pytest.mark.parametrize("name", ["", "mona"])
def test_a_method_that_a_route_has_not_is_refused(
    serving: Serving, browse: Callable[[str], Browser], name: str
) -> None:
    browser, unexpected = browse(name), []
    for path, handlers in routes(serving).items():
        for method in set(METHODS) - set(handlers):
            headers = {"origin": "http://testserver.local"}
            answer = browser.request(method, path, headers=headers, follow_redirects=False)
            if answer.status_code not in (404, 405):
                unexpected.append((method, path, answer.status_code))
    assert unexpected == []


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://testserver.local.evil.example", ""])
def test_a_form_from_elsewhere_is_refused(serving: Serving, browse: Callable[[str], Browser], origin: str) -> None:
    browser, unexpected = browse("mona"), []
    token = form_token(browser)
    for path in routes(serving):
        for method in UNSAFE:
            headers = {"origin": origin} if origin else {}
            answer = browser.request(method, path, data={"token": token}, headers=headers, follow_redirects=False)
            if answer.status_code != 403:
                unexpected.append((method, path, answer.status_code))
    assert unexpected == []


@pytest.mark.parametrize("host", ["evil.example", "testserver.local.evil.example", "", "[::1", "127.0.0.1.nip.example"])
def test_a_host_of_another_name_is_refused(serving: Serving, browse: Callable[[str], Browser], host: str) -> None:
    browser = browse("mona")
    found = {path: browser.get(path, headers={"host": host}).status_code for path in routes(serving)}
    assert set(found.values()) == {400}


def test_a_form_without_its_token_is_refused(serving: Serving, browse: Callable[[str], Browser]) -> None:
    browser, other = browse("mona"), browse("rim")
    unexpected: list[Any] = []
    for path, handlers in routes(serving).items():
        for method in set(handlers) & set(UNSAFE):
            for token in ("wrong", form_token(other)):
                origin = {"origin": "http://testserver.local"}
                answer = browser.request(method, path, data={"token": token}, headers=origin, follow_redirects=False)
                if answer.status_code != 403:
                    unexpected.append((method, path, answer.status_code))
    assert unexpected == []


def test_every_answer_carries_the_rules_of_the_page(serving: Serving, browse: Callable[[str], Browser]) -> None:
    browser = browse("mona")
    for path in [*routes(serving), "/nowhere"]:
        headers = browser.get(path, follow_redirects=False).headers
        assert headers["content-security-policy"].startswith("default-src 'none'; "), path
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store", path


def test_whoever_logs_out_is_out(browse: Callable[[str], Browser]) -> None:
    browser = browse("mona")
    kept = dict(browser.cookies)
    assert browser.get("/", follow_redirects=False).status_code == 200
    assert send(browser, "/logout").status_code == 303
    assert browser.get("/", follow_redirects=False).status_code == 303
    browser.cookies.update(kept)
    assert browser.get("/", follow_redirects=False).status_code == 303, "a stolen cookie works on after logging out"
