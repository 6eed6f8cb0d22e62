"""Guests ask as guests: robots.txt, one request at a time, a pause between two, conditional requests, a name."""

import threading
import time

import pytest
from local_web import Hours, Reply, door, talker, visitor, web

from tawatur.fetch.answers import Answer
from tawatur.fetch.door import Limits
from tawatur.fetch.polite import AGAIN, DELAY, Clock, Visitor
from tawatur.model.issue import Issue

PAGE = Reply(b"<p>here</p>")


def rule(found: Answer | Issue) -> str:
    return found.reason.rule if isinstance(found, Issue) else f"status {found.status}"


def robots(text: str, status: int = 200) -> Reply:
    return Reply(text.encode(), "text/plain", status)


def test_what_robots_txt_forbids_is_not_asked_for() -> None:
    rules = robots("User-agent: *\nAllow: /\n\nUser-agent: tawatur\nDisallow: /private\nCrawl-delay: 7\n")
    with web({"/robots.txt": rules, "/a": PAGE, "/private/b": PAGE}) as site:
        hours = Hours()
        guest = visitor(hours)
        assert [rule(guest.get(site.base + path)) for path in ("/a", "/private/b", "/a")] == [
            "status 200", "issue.fetch-robots", "status 200",
        ]  # fmt: skip
        assert [path for path, _ in site.asked] == ["/robots.txt", "/a", "/a"]
        assert {headers["User-Agent"] for _, headers in site.asked} == {"Tawatur/test"}
    assert hours.slept[-1] == 7


@pytest.mark.parametrize(("status", "may"), [(404, True), (403, True), (500, False), (503, False), (429, False)])
def test_a_robots_txt_that_is_missing_allows_and_one_that_fails_forbids(status: int, may: bool) -> None:
    with web({"/robots.txt": robots("User-agent: *\nDisallow: /", status), "/a": PAGE}) as site:
        hours = Hours()
        guest = visitor(hours)
        assert isinstance(guest.get(f"{site.base}/a"), Answer) is may
        site.pages["/robots.txt"] = robots("")
        hours.sleep(AGAIN + 1)
        assert isinstance(guest.get(f"{site.base}/a"), Answer)


def test_a_page_that_leads_to_another_host_is_asked_about_there_too() -> None:
    with web({"/robots.txt": robots("User-agent: *\nDisallow: /"), "/b": PAGE}, "127.0.0.2") as other:
        way = Reply(status=302, headers={"Location": f"{other.base}/b"})
        with web({"/a": way}) as site:
            assert rule(visitor().get(f"{site.base}/a")) == "issue.fetch-robots"
        assert other.paths() == []


def test_between_two_requests_to_one_host_there_is_a_pause_and_none_between_hosts() -> None:
    with web({"/a": PAGE}) as one, web({"/a": PAGE}, "127.0.0.2") as two:
        hours = Hours()
        guest = visitor(hours)
        for site in (one, two):
            guest.get(f"{site.base}/a")
        assert hours.slept == [DELAY, DELAY], "after each robots.txt"
        guest.get(f"{one.base}/a")
        assert hours.slept == [DELAY, DELAY], "the time has passed meanwhile"
        guest.get(f"{one.base}/a")
        assert hours.slept == [DELAY] * 3


def test_a_host_is_asked_one_request_at_a_time() -> None:
    at_once, most, lock = 0, 0, threading.Lock()

    def slowly(_: object) -> Reply:
        nonlocal at_once, most
        with lock:
            at_once, most = at_once + 1, max(most, at_once + 1)
        time.sleep(0.02)
        with lock:
            at_once -= 1
        return PAGE

    with web({"/a": slowly}) as site:
        guest = Visitor(door(), delay=0, clock=Clock())
        threads = [threading.Thread(target=guest.get, args=(f"{site.base}/a",)) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert (most, len(site.paths())) == (1, 6)


def test_a_busy_host_is_left_alone_for_as_long_as_it_asks() -> None:
    busy = Reply(status=429, headers={"Retry-After": "1800"})
    with web({"/a": busy}) as site:
        hours = Hours()
        guest = visitor(hours)
        assert rule(guest.get(f"{site.base}/a")) == "issue.fetch-busy"
        assert rule(guest.get(f"{site.base}/a")) == "issue.fetch-busy"
        assert len(site.paths()) == 1
        site.pages["/a"] = PAGE
        hours.sleep(1801)
        assert rule(guest.get(f"{site.base}/a")) == "status 200"


def test_what_has_not_changed_is_not_sent_again() -> None:
    def page(headers: dict[str, str]) -> Reply:
        return Reply(status=304) if headers.get("if-none-match") == '"1"' else Reply(b"new", headers={"ETag": '"1"'})

    with web({"/a": page}) as site:
        first = visitor().get(f"{site.base}/a")
        assert isinstance(first, Answer) and first.body == b"new"
        again = visitor().get(f"{site.base}/a", first.visit())
        assert isinstance(again, Answer) and (again.status, again.body) == (304, b"")


def test_why_a_host_cannot_be_asked_is_told_and_not_its_robots_txt() -> None:
    assert rule(visitor(allowed=()).get("http://127.0.0.1:9/")) == "issue.fetch-closed"
    with talker(lambda connection: None) as address:
        assert rule(visitor(limits=Limits(silence=1, whole=1)).get(address)) == "issue.fetch-broken"


def test_a_robots_txt_of_many_stars_takes_no_time() -> None:
    evil = "User-agent: *\n" + "Disallow: /" + "*a" * 2000 + "$\n" + "Disallow: /*a*a*a*a*a*a*a*b$\n" * 1000
    with web({"/robots.txt": robots(evil), f"/{'a' * 3000}": PAGE}) as site:
        start = time.monotonic()
        visitor().get(f"{site.base}/{'a' * 3000}")
        assert time.monotonic() - start < 10
