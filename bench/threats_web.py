"""The rows of reliability.py for all that comes in: addresses, answers, feeds, archives, pages."""

import multiprocessing
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from threat import Row

ROOT = Path(__file__).resolve().parents[1]
sys.path += [str(ROOT / "tests" / name) for name in ("fetch", "ingest")]

import archives  # noqa: E402
import forged  # noqa: E402
import local_web  # noqa: E402
import mutated  # noqa: E402
import test_archives  # noqa: E402
import test_door  # noqa: E402
import test_listings  # noqa: E402
import test_pages  # noqa: E402
from local_web import Hours, Names, Reply, door, visitor, web  # noqa: E402

from tawatur.fetch.addresses import networks  # noqa: E402
from tawatur.fetch.answers import Answer, RefusedError  # noqa: E402
from tawatur.fetch.door import Limits  # noqa: E402
from tawatur.fetch.listings import listing  # noqa: E402
from tawatur.ingest import Reading, read  # noqa: E402
from tawatur.lang.pack import Pack, load  # noqa: E402

FORGERIES, REBOUND, MUTATIONS, MEMBERS, BAD = 5000, 5000, 20_000, 2000, 200


@cache
def pack() -> Pack:
    """The pack that pages are read with."""
    return load("ar")


def peak(work: Callable[[], None]) -> float:
    """By how many megabytes a process of its own grows at most while it works."""
    ours, theirs = multiprocessing.get_context("fork").Pipe()

    def run() -> None:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        work()
        theirs.send(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)

    child = multiprocessing.get_context("fork").Process(target=run)
    child.start()
    found = ours.recv()
    child.join()
    return found / 1024


def forgery() -> str:
    """Addresses of this machine in all dresses, with a canary behind them."""
    with web({"/": Reply(b"secret")}) as canary:
        wire = Names(names=test_door.misled)
        tries = set(forged.forgeries(canary.port, FORGERIES))
        for address in tries:
            door(allowed=(), wire=wire).get(address)
        return f"{len(canary.asked)} hits, {len(wire.reached)} connections of {len(tries):,} addresses"


def redirected() -> str:
    """The same behind a redirect of an honest server."""
    with web({"/": Reply(b"secret")}, "127.0.0.1") as canary, web({}, "127.0.0.2") as site:
        tries = sorted(set(forged.forgeries(canary.port, 600)))
        fit = [one for one in tries if one.isascii() and one.isprintable()]
        own, wire = networks(["127.0.0.2/32"]), Names(names=test_door.misled)
        for number, address in enumerate(fit):
            site.pages[f"/{number}"] = Reply(status=302, headers={"Location": address})
            door(allowed=own, wire=wire).get(f"{site.base}/{number}")
        inside = [address for address, _ in wire.reached if address != "127.0.0.2"]
        return f"{len(canary.asked)} hits, {len(inside)} connections of {len(fit)} redirects; more than 5 are refused"


def rebinding() -> str:
    """A resolver that says an open address and a closed one, in turn and together."""
    with web({"/": Reply(b"open")}, "127.0.0.2") as site, web({"/": Reply(b"secret")}) as canary:
        asked: list[str] = []

        def names(host: str) -> list[str]:
            asked.append(host)
            turns = (["127.0.0.2"], ["127.0.0.1"], ["127.0.0.1", "127.0.0.2"], ["127.0.0.2", "127.0.0.1"])
            return list(turns[len(asked) % 4])

        own = door(allowed=networks(["127.0.0.2/32"]), wire=Names(names=names))
        for number in range(REBOUND):
            own.get(f"http://n{number}.example.org:{(site, canary)[number % 2].port}/")
        return f"{len(canary.asked)} hits of {REBOUND:,} requests; {len(asked):,} names resolved"


def bombs() -> str:
    """Answers that swell."""
    with web(test_door.bombs()) as site:
        taken: list[str] = []

        def work() -> None:
            for path in sorted(site.pages):
                found = door().get(site.base + path)
                taken.extend([path] if isinstance(found, Answer) else [])
            assert not taken

        return f"0 of {len(site.pages)} taken (up to 400 MB unpacked); at most {peak(work):.0f} MB more memory"


def slowness() -> str:
    """Answers that never end."""
    longest = 0.0
    for say in test_door.SLOW.values():
        with local_web.talker(say) as address:
            start = time.monotonic()
            door(Limits(connect=0.5, silence=0.5, whole=1)).get(address)
            longest = max(longest, time.monotonic() - start)
    return f"{len(test_door.SLOW)} ways; with 1 s allowed the longest took {longest:.2f} s"


def answered(raw: bytes) -> Answer:
    """A listing as an answer."""
    return Answer("http://example.org/feed", "http://example.org/feed", 200, (), raw, "2024-03-06T00:00:00+00:00")


def feeds() -> str:
    """Broken feeds and sitemaps."""
    read_well = refused = 0
    for raw in mutated.mutations(MUTATIONS, seed=11):
        try:
            read_well += listing(answered(raw)) is not None
        except RefusedError:
            refused += 1
    return f"0 uncaught of {MUTATIONS:,} mutations; {100 * read_well / MUTATIONS:.0f} % still read, {refused:,} refused"


def entities() -> str:
    """Listings that ask for files and addresses, and those that swell."""
    with tempfile.TemporaryDirectory() as folder, web({"/": Reply(test_listings.SECRET.encode())}) as canary:
        secret = Path(folder) / "secret"
        secret.write_text(test_listings.SECRET)
        tries = leaks = 0
        for target in (secret.as_uri(), canary.base, str(secret), f"{canary.base}/x.dtd"):
            for raw in test_listings.xxe(target):
                for one in (raw.encode(), raw.encode("utf-16"), b"\xef\xbb\xbf" + raw.encode()):
                    tries += 1
                    try:
                        leaks += test_listings.SECRET in repr(listing(answered(one)))
                    except RefusedError:
                        continue
        return f"{leaks} leaks, {len(canary.asked)} requests of {tries} tries"


def laughs() -> str:
    """Entities within entities, and a sitemap of 400 MB in a few kilobytes."""

    def work() -> None:
        for raw in test_listings.BOMBS.values():
            try:
                listing(answered(raw))
            except RefusedError:
                continue

    start = time.monotonic()
    grown = peak(work)
    return f"{len(test_listings.BOMBS)} bombs in {time.monotonic() - start:.1f} s; at most {grown:.0f} MB more memory"


@contextmanager
def file_of(name: str, raw: bytes) -> Iterator[Path]:
    """A file that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(raw)
        yield path


def broken_archives() -> str:
    """Members of web archives on a bad day, in six ways."""
    raw, sound = archives.archive(MEMBERS, BAD, seed=17)
    with file_of("a.warc.gz", raw) as path:
        found = len(read([path], pack=pack()).documents)
    return f"{100 * found / sound:.2f} % of {sound:,} sound members read beside {BAD} broken ones"


def swollen_archives() -> str:
    """Members that swell."""
    zeros = bytes(200_000_000)
    inner = archives.member(2, body=test_archives.gzip.compress(zeros, 9), headers="Content-Encoding: gzip\r\n")
    outer = test_archives.gzip.compress(archives.record(1, zeros), 9)
    with file_of("a.warc.gz", archives.member(0) + outer + inner + archives.member(3)) as path:
        grown = peak(lambda: None if len(read([path], pack=pack()).documents) == 2 else sys.exit("lost"))
    return f"2 of 200 MB left out, the 2 pages beside them read; at most {grown:.0f} MB more memory"


def robots() -> str:
    """What is asked of a host that forbids half of its pages and wants a pause of 7 seconds."""
    rules = b"User-agent: *\nDisallow: /no/\nCrawl-delay: 7\n"
    with web({"/robots.txt": Reply(rules, "text/plain")}) as site:
        hours, chance = Hours(), random.Random(2)
        guest = visitor(hours)
        for number in range(300):
            guest.get(f"{site.base}/{chance.choice(('yes', 'no'))}/{number}")
        wrong = [path for path in site.paths() if path.startswith("/no/")]
        return f"{len(wrong)} forbidden pages asked for of 300; shortest pause {min(hours.slept[1:]):g} s of 7 s asked"


def of_page(markup: str) -> Reading:
    """A page as it is read."""
    with file_of("a.html", markup.encode()) as path:
        return read([path], pack=pack())


def hidden() -> str:
    """Text that no reader sees."""
    pages = [test_pages.page(test_pages.BODY + told) for told in test_pages.HIDDEN.values()]
    seen = sum(test_pages.SECRET in document.text for one in pages for document in of_page(one).documents)
    return f"{seen} of {len(pages)} ways of hiding let it through"


def busy() -> str:
    """Pages that are made to be looked through for hours."""
    longest = 0.0
    for markup in test_pages.SLOW.values():
        start = time.monotonic()
        of_page(test_pages.page(test_pages.BODY + markup))
        longest = max(longest, time.monotonic() - start)
    size = max(map(len, test_pages.SLOW.values())) // 1000
    return f"{len(test_pages.SLOW)} pages of up to {size:,} kB; the longest took {longest:.1f} s"


def nesting() -> str:
    """Tags in tags, from 10 to 5,000 deep."""
    empty, tries = 0, [(tag, depth) for tag in ("div", "span", "b", "section") for depth in (10, 255, 256, 400, 5000)]
    tries += [(tag, depth) for tag in ("div", "font") for depth in range(240, 270)]
    for tag, depth in tries:
        found = of_page(test_pages.page(f"<{tag}>" * depth + test_pages.BODY + f"</{tag}>" * depth))
        empty += not found.issues and not any("المهندسين" in document.text for document in found.documents)
    return f"{empty} silent losses of {len(tries)} pages"


ROWS = (
    Row("Forgery: an address of this machine or of its host's metadata, however it is written",
        "one way out; what is judged is the number that is connected to, hidden ones unwrapped", forgery),
    Row("Forgery behind a redirect, from a feed, from a sitemap", "each step is judged anew, 5 at most", redirected),
    Row("Rebinding: a name that leads elsewhere when it is asked again",
        "a name is resolved once, the connection is made to the number that was judged", rebinding),
    Row("Bombs in answers", "20 MB unpacked, 200 times the packed size, one coding", bombs),
    Row("Answers without end", "time for connection, silence and the whole, kept by a watch of its own", slowness),
    Row("Broken feeds and sitemaps", "parsers of others are wrapped; what they raise is an issue", feeds),
    Row("Entities that ask for files or addresses (XXE)", "listings that make entities are refused; no DTD, no network",
        entities),
    Row("Entities that swell", "the same; feeds of 2 MB at most, made text before a parser sees them", laughs),
    Row("Broken members in web archives", "reading goes on at the next member", broken_archives),
    Row("Bombs in web archives", "20 MB unpacked for each record, piece by piece", swollen_archives),
    Row("Being shut out as a rude guest", "robots.txt, one request at a time, a pause for each host, a name", robots),
    Row("Hidden text on a page", "what attributes, styles and the page's own style sheets hide is dropped", hidden),
    Row("Style sheets and classes that keep a reader busy",
        "matching in linear time, what classes hide found in one walk, a bound on both", busy),
    Row("Nesting that makes a parser lose the text", "flattened from 400 on; a second reading tells of loss", nesting),
)  # fmt: skip
