"""Threats of USERS: feeds and sitemaps that are broken, that swell, that ask for files of this machine."""

import gzip
import time
import tracemalloc
from pathlib import Path

import pytest
from local_web import Reply, web
from mutated import ATOM, RSS, SITEMAP, SOUND, encoded, mutations

from tawatur.fetch.answers import Answer, RefusedError
from tawatur.fetch.listings import Lead, Listing, kind_of, listing

MUTATIONS = 5000
SECRET = "the-secret-of-this-machine"


def answer(raw: bytes) -> Answer:
    return Answer("http://example.org/feed", "http://example.org/feed", 200, (), raw, "2024-03-06T00:00:00+00:00")


def leads(raw: bytes) -> tuple[Lead, ...]:
    found = listing(answer(raw))
    assert found is not None
    return found.leads


def test_the_pages_of_a_feed() -> None:
    assert leads(RSS.encode()) == (
        Lead("http://example.org/1", "2024-03-05T10:00:00+00:00", "2024-03-05T10:00:00+00:00"),
        Lead("http://example.org/2?a=1&b=2"),
    )
    assert leads(ATOM.encode()) == (
        Lead("http://example.org/a/1", "2024-03-05T00:00:00+00:00", "2024-03-05T07:00:00+00:00"),
    )
    assert leads(encoded(SOUND["rdf"])) == (Lead("http://example.org/3"),)


def test_the_pages_of_a_sitemap_and_of_one_that_is_gzipped() -> None:
    told = (
        Lead("http://example.org/2", "2024-03-06T08:00:00+00:00", "2024-03-06T00:00:00+00:00"),
        Lead("http://example.org/1", "", "2024-03-05T07:00:00+00:00"),
    )
    assert leads(SITEMAP.encode()) == leads(gzip.compress(SITEMAP.encode())) == told
    assert listing(answer(SOUND["index"].encode())) == Listing(
        "index", (Lead("http://example.org/s1.xml", "", "2024-03-05T00:00:00+00:00"),)
    )


@pytest.mark.parametrize("raw", [b"", b"<!doctype html><html><body>&lt;rss&gt;", b"{}", b"\x1f\x8bno", b"<html><rss/>"])
def test_what_is_no_listing(raw: bytes) -> None:
    if raw.startswith(b"\x1f\x8b"):
        with pytest.raises(RefusedError):
            listing(answer(raw))
    else:
        assert listing(answer(raw)) is None


@pytest.mark.parametrize("declared", ["", "utf-8", "windows-1256", "utf-16", "undefined", "klingon", "\u0661"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_listing_is_read_whatever_it_says_of_its_encoding(encoding: str, declared: str) -> None:
    head = f"<?xml version='1.0' encoding='{declared}'?>" if declared else ""
    item = "<title>أخبار</title><link>http://example.org/7</link>"
    page = "<loc>http://example.org/7</loc>"
    for body in (f"<rss><channel><item>{item}</item></channel></rss>", f"<urlset><url>{page}</url></urlset>"):
        raw = f"{head}{body}".encode(encoding, "replace")
        assert [lead.address for lead in leads(raw)] == ["http://example.org/7"]


def test_the_letters_of_an_address_are_those_of_the_encoding() -> None:
    body = "<urlset><url><loc>http://example.org/خبر</loc></url></urlset>"
    told = {lead.address for name in ("utf-8", "utf-16", "cp1256") for lead in leads(declared(body, name))}
    assert told == {"http://example.org/%D8%AE%D8%A8%D8%B1"}


def declared(body: str, encoding: str) -> bytes:
    return f"<?xml version='1.0' encoding='{encoding}'?>{body}".encode(encoding)


def test_feeds_that_are_broken_raise_nothing_that_is_not_ours() -> None:
    read = refused = none = 0
    for raw in mutations(MUTATIONS):
        try:
            found = listing(answer(raw))
        except RefusedError as error:
            refused += 1
            assert error.issue("x").reason.rule.startswith("issue.fetch-")
            continue
        read, none = read + bool(found), none + (found is None)
        for lead in found.leads if found else ():
            assert lead.address.startswith(("http://", "https://"))
    assert read > MUTATIONS / 2
    assert read + refused + none == MUTATIONS


def test_xxe_no_file_and_no_address_is_read_for_an_entity(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text(SECRET)
    with web({"/": Reply(SECRET.encode())}) as canary:
        for target in (secret.as_uri(), canary.base, str(secret), f"{canary.base}/x.dtd"):
            for raw in xxe(target):
                for dressed in (raw.encode(), raw.encode("utf-16"), b"\xef\xbb\xbf" + raw.encode()):
                    try:
                        found = listing(answer(dressed))
                    except RefusedError:
                        continue
                    assert SECRET not in repr(found)
        assert canary.asked == []


def xxe(target: str) -> list[str]:
    """Listings that ask for what lies at a place."""
    ways = (
        f'<!DOCTYPE r [<!ENTITY x SYSTEM "{target}">]>',
        f'<!DOCTYPE r SYSTEM "{target}" [<!ENTITY x "y">]>',
        f'<!DOCTYPE r [<!ENTITY % p SYSTEM "{target}"> %p; <!ENTITY x "y">]>',
        f'<!DOCTYPE r PUBLIC "-//a//b" "{target}" [<!ENTITY x SYSTEM "{target}">]>',
    )
    bodies = (
        "<rss version='2.0'><channel><item><link>http://example.org/&x;</link><title>&x;</title></item></channel></rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='http://example.org/&x;'/><title>&x;</title>"
        "</entry></feed>",
        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>http://example.org/&x;</loc></url></urlset>",
        "<urlset xmlns:xi='http://www.w3.org/2001/XInclude'><url><loc>http://example.org/"
        f"<xi:include href='{target}' parse='text'/></loc></url></urlset>",
    )
    return [f"<?xml version='1.0'?>{way}{body}" for way in ways for body in bodies]


def laughs(name: str) -> bytes:
    """A billion laughs in a listing."""
    rows = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    body = {"rss": "<channel><item><link>http://example.org/&l9;</link></item></channel>"}.get(
        name, "<url><loc>http://example.org/&l9;</loc></url>"
    )
    return f'<?xml version="1.0"?><!DOCTYPE {name} [<!ENTITY l0 "lol">{rows}]><{name}>{body}</{name}>'.encode()


BOMBS = {
    "rss": laughs("rss"),
    "rss in utf-16": laughs("rss").decode().encode("utf-16"),
    "punycode": b"<?xml version='1.0' encoding='punycode'?><urlset>-" + b"a" * 2_000_000,
    "punycode in a feed": b"<?xml version='1.0' encoding='punycode'?><rss><channel><title>-" + b"a" * 1_900_000,
    "punycode in utf-16": "<?xml version='1.0' encoding='punycode'?><rss>-".encode("utf-16") + b"a\0" * 900_000,
    "heads in a head": b"<?xml " + b"encoding=''" * 50_000 + b"<rss><channel>",
    "rss in utf-7": b"<?xml version='1.0' encoding='utf-7'?>" + laughs("rss")[21:].replace(b"<!", b"+ADwAIQ-"),
    "sitemap": laughs("urlset"),
    "gzip of empty members": gzip.compress(b"") * 150_000,
    "gzip": gzip.compress(b"<urlset>" + b" " * 400_000_000, 9),
}


@pytest.mark.parametrize("case", BOMBS)
def test_bombs_in_listings_swell_to_nothing(case: str) -> None:
    raw = BOMBS[case]
    tracemalloc.start()
    start = time.monotonic()
    try:
        try:
            found = listing(answer(raw))
            assert len(repr(found)) < 10_000
        except RefusedError as error:
            assert error.kind in ("fetch-swollen", "fetch-listing")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 60_000_000
    assert time.monotonic() - start < 15


def test_a_name_of_a_file_is_no_feed(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(RSS, encoding="utf-8")
    assert listing(answer(str(path).encode())) is None


def test_the_kind_is_told_by_the_first_element() -> None:
    assert [kind_of(encoded(text)) for text in SOUND.values()] == ["feed", "feed", "feed", "sitemap", "index"]
    assert kind_of(RSS.encode("utf-16")) == "feed"
