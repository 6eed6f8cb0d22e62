"""What addresses lead to: feeds and sitemaps are followed, what was seen lately is left, what failed is tried again."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest
from local_web import Reply, Web, visitor, web

from tawatur.fetch.addresses import networks
from tawatur.fetch.trail import Step, Trail
from tawatur.model.capture import Capture, Visit
from tawatur.model.issue import Issue

START = datetime.now(UTC)


class Notes:
    """A memory."""

    def __init__(self) -> None:
        self.visits: dict[str, Visit] = {}

    def visited(self, asked: str) -> Visit | None:
        """The last visit."""
        return self.visits.get(asked)


def rss(site: Web, *names: str, changed: str = "") -> Reply:
    items = "".join(f"<item><title>{name}</title><link>/{name}</link>{changed}</item>" for name in names)
    return Reply(f"<rss version='2.0'><channel>{items}</channel></rss>".encode(), "application/rss+xml")


def page(name: str) -> Reply:
    return Reply(f"<p>{name}</p>".encode())


def steps(notes: Notes, *addresses: str, hours: float = 0, most: int = 100) -> list[Step]:
    """One round: what came, each visit remembered as a store does it."""
    trail = Trail(visitor(), notes, most=most, again=12, now=lambda: datetime.now(UTC) + timedelta(hours=hours))
    found = list[Step]()
    for step in trail.steps(addresses):
        found.append(step)
        if isinstance(step, Visit):
            notes.visits[step.asked] = step
    return found


def pages(found: Iterable[Step]) -> list[str]:
    return [step.address.rsplit("/", 1)[1] for step in found if isinstance(step, Capture)]


def rules(found: Iterable[Step]) -> list[str]:
    return [step.reason.rule for step in found if isinstance(step, Issue)]


def test_a_feed_leads_to_its_pages_once_and_again_after_some_hours() -> None:
    with web({"/1": page("1"), "/2": page("2")}) as site:
        site.pages["/feed"] = rss(site, "1", "2")
        notes, feed = Notes(), f"{site.base}/feed"
        assert pages(steps(notes, feed)) == ["1", "2"]
        assert pages(steps(notes, feed)) == []
        site.pages["/feed"] = rss(site, "2", "3")
        site.pages["/3"] = page("3")
        assert pages(steps(notes, feed)) == ["3"]
        assert pages(steps(notes, feed, hours=13)) == ["2", "3"]


def test_a_page_that_its_feed_tells_has_changed_is_fetched_again() -> None:
    with web({"/1": page("1")}) as site:
        notes, feed = Notes(), f"{site.base}/feed"
        site.pages["/feed"] = rss(site, "1")
        steps(notes, feed)
        ns = "xmlns:atom='http://www.w3.org/2005/Atom'"
        moment = (START + timedelta(hours=2)).isoformat(timespec="seconds")
        site.pages["/feed"] = rss(site, "1", changed=f"<atom:updated {ns}>{moment}</atom:updated>")
        assert pages(steps(notes, feed)) == ["1"]


def test_the_day_that_a_feed_tells_comes_with_the_page() -> None:
    with web({"/1": page("1")}) as site:
        site.pages["/feed"] = rss(site, "1", changed="<pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate>")
        (capture,) = [step for step in steps(Notes(), f"{site.base}/feed") if isinstance(step, Capture)]
    assert capture.fields == {"published": "2024-03-05T10:00:00+00:00"}
    assert capture.header("content-type").startswith("text/html") and capture.retrieved[:4] == str(START.year)


def test_a_feed_that_has_not_changed_is_not_sent_again() -> None:
    def feed(headers: dict[str, str]) -> Reply:
        if headers.get("if-none-match") == '"1"':
            return Reply(status=304)
        told = rss(site, "1")
        return Reply(told.body, told.kind, headers={"ETag": '"1"'})

    with web({"/1": page("1"), "/feed": feed}) as site:
        notes = Notes()
        assert pages(steps(notes, f"{site.base}/feed")) == ["1"]
        assert steps(notes, f"{site.base}/feed")[0] == notes.visits[f"{site.base}/feed"]
        assert notes.visits[f"{site.base}/feed"].etag == '"1"'


def test_what_fails_for_now_is_tried_again_and_what_is_gone_is_not() -> None:
    with web({"/busy": Reply(status=500), "/gone": Reply(status=404)}) as site:
        notes, feed = Notes(), f"{site.base}/feed"
        site.pages["/feed"] = rss(site, "busy", "gone")
        assert rules(steps(notes, feed)) == ["issue.fetch-busy", "issue.fetch-status"]
        assert set(notes.visits) == {f"{site.base}/gone"}, "the feed is not done with"
        assert rules(steps(notes, feed)) == ["issue.fetch-busy"]
        site.pages["/busy"] = page("busy")
        assert pages(steps(notes, feed)) == ["busy"]
        assert feed in notes.visits


def test_of_a_long_listing_the_latest_come_first_and_the_rest_later() -> None:
    rows = "".join(f"<url><loc>/{day}</loc><lastmod>2024-03-{day:02}</lastmod></url>" for day in range(1, 8))
    with web({f"/{day}": page(str(day)) for day in range(1, 8)}) as site:
        site.pages["/map"] = Reply(f"<urlset>{rows}</urlset>".encode(), "text/xml")
        site.pages["/index"] = Reply(b"<sitemapindex><sitemap><loc>/map</loc></sitemap></sitemapindex>", "text/xml")
        notes = Notes()
        first, second, third = (steps(notes, f"{site.base}/index", most=3) for _ in range(3))
    assert (pages(first), rules(first)) == (["7", "6", "5"], ["issue.fetch-most"])
    assert (pages(second), rules(second)) == (["4", "3", "2"], ["issue.fetch-most"])
    assert (pages(third), rules(third)) == (["1"], [])


def sitemap(name: str, pages: int) -> Reply:
    rows = "".join(f"<url><loc>/{name}-{number}</loc></url>" for number in range(pages))
    return Reply(f"<urlset>{rows}</urlset>".encode(), "text/xml")


def index(*names: str) -> Reply:
    rows = "".join(f"<sitemap><loc>/{name}</loc></sitemap>" for name in names)
    return Reply(f"<sitemapindex>{rows}</sitemapindex>".encode(), "text/xml")


def test_of_an_index_no_more_is_asked_at_a_time_than_of_one_listing() -> None:
    maps = [f"m{number}" for number in range(5)]
    with web({f"/{name}-{number}": page(name) for name in maps for number in range(4)}) as site:
        site.pages |= {f"/{name}": sitemap(name, 4) for name in maps} | {"/index": index(*maps)}
        notes, rounds = Notes(), list[list[Step]]()
        for _ in range(4):
            rounds.append(steps(notes, f"{site.base}/index", most=6))
        asked = len(site.paths())
    assert [len(pages(one)) for one in rounds] == [6, 6, 6, 2], "the rest follows"
    assert len({one for some in rounds for one in pages(some)}) == 20
    most, rest = "issue.fetch-most", "issue.fetch-rest"
    assert [rules(one) for one in rounds] == [[most, rest], [rest], [most], []]
    assert [step.reason.values[1] for step in rounds[0] if isinstance(step, Issue)] == ["4", "3"]
    assert asked == 20 + 4 + 7, "pages, the index each time, sitemaps"


def test_an_index_of_listings_that_lead_to_nothing_is_asked_bit_by_bit() -> None:
    maps = [f"m{number}" for number in range(10)]
    with web({"/m9-0": page("x")}) as site:
        site.pages |= {"/index": index(*maps), "/m9": sitemap("m9", 1), "/m3": Reply(b"<rss><!ENTITY a 'b'></rss>")}
        notes = Notes()
        found = [steps(notes, f"{site.base}/index", most=4) for _ in range(3)]
        assert [len(pages(one)) for one in found] == [0, 0, 1]
        assert steps(notes, f"{site.base}/index", most=4) == [], "what is not there is not asked for again soon"


def test_an_index_of_itself_ends() -> None:
    with web({}) as site:
        site.pages["/index"] = Reply(b"<sitemapindex><sitemap><loc>/index</loc></sitemap></sitemapindex>", "text/xml")
        assert steps(Notes(), f"{site.base}/index") == []
        assert len(site.paths()) == 3


@pytest.mark.parametrize("body", [b"<rss><channel><item><link>http://127.0.0.9/secret</link></item></channel></rss>"])
def test_forgery_a_feed_leads_nowhere_that_is_closed(body: bytes) -> None:
    with web({"/secret": page("secret")}, "127.0.0.9") as inside, web({"/feed": Reply(body, "text/xml")}) as site:
        site.pages["/feed"] = Reply(body.replace(b"0.9/", b"0.9:%d/" % inside.port), "text/xml")
        found = list(Trail(visitor(allowed=networks(["127.0.0.1/32"])), Notes()).steps([f"{site.base}/feed"]))
        assert rules(found) == ["issue.fetch-closed"]
        assert inside.asked == []
