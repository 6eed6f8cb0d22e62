"""Threats of USERS: forged addresses, names that are rebound, bombs, endless answers, ways that lead astray."""

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
import tracemalloc
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from forged import INSIDE, METADATA, forgeries
from local_web import LOOPBACK, Names, Reply, Web, door, talker, web

from tawatur.fetch.addresses import closed, networks
from tawatur.fetch.answers import Answer
from tawatur.fetch.door import Door, Limits
from tawatur.model.capture import Visit
from tawatur.model.issue import Issue

TRIES, NAMED = 600, 1000


@pytest.fixture
def site() -> Iterator[Web]:
    with web({"/": Reply(b"<p>here</p>")}) as made:
        yield made


def misled(host: str) -> list[str]:
    """The addresses of numbers as the system reads them, without asking anybody; every name is this machine's."""
    try:
        rows = socket.getaddrinfo(host, 80, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    except (OSError, UnicodeError):
        return ["127.0.0.1"]
    return [str(row[4][0]) for row in rows]


def rule(found: Answer | Issue) -> str:
    return found.reason.rule if isinstance(found, Issue) else f"status {found.status}"


def test_forgery_no_address_of_this_machine_is_reached_however_it_is_written(site: Web) -> None:
    wire = Names(names=misled)
    tries = forgeries(site.port, TRIES)
    found = [door(allowed=(), wire=wire).get(address) for address in tries]
    assert len(set(tries)) >= 300
    assert (site.asked, wire.reached) == ([], [])
    assert all(isinstance(one, Issue) for one in found)
    assert {rule(one) for one in found} <= {
        f"issue.fetch-{kind}" for kind in ("closed", "address", "scheme", "nowhere")
    }


def test_forgery_the_canary_would_have_sung(site: Web) -> None:
    found = [door().get(address) for address in forgeries(site.port, 40)[:14]]
    assert len(site.asked) >= 8, "the same addresses reach it where this machine is allowed"
    assert any(isinstance(one, Answer) for one in found)


@pytest.mark.parametrize(
    "address", [*INSIDE, *METADATA, "224.0.0.1", "ff02::1", "240.0.0.1", "255.255.255.255", "fec0::1"]
)
def test_forgery_special_addresses_are_closed(address: str) -> None:
    assert closed(address)
    if "." in address:
        number = int.from_bytes(socket.inet_aton(address))
        assert all(closed(one) for one in (f"::ffff:{address}", f"64:ff9b::{address}"))
        assert closed(f"2002:{number >> 16:x}:{number & 0xFFFF:x}::1")


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:8.8.8.8"]
)
def test_forgery_addresses_of_the_world_are_open(address: str) -> None:
    assert not closed(address)


def test_rebinding_a_name_is_resolved_once_and_connected_to_as_it_was_checked() -> None:
    """The resolver says an open address and then, or beside it, that of this machine (127.0.0.2 is 'open' here)."""
    with web({"/": Reply(b"open")}, "127.0.0.2") as outside, web({"/": Reply(b"secret")}) as canary:
        asked = list[str]()

        def names(host: str) -> list[str]:
            asked.append(host)
            turn = len(asked) % 4
            return [["127.0.0.2"], ["127.0.0.1"], ["127.0.0.1", "127.0.0.2"], ["127.0.0.2", "127.0.0.1"]][turn]

        wire = Names(names=names)
        own = door(allowed=networks(["127.0.0.2/32"]), wire=wire)
        for port in (outside.port, canary.port):
            for number in range(NAMED // 2):
                own.get(f"http://n{number}.example.org:{port}/")
        assert canary.asked == []
        assert {address for address, _ in wire.reached} == {"127.0.0.2"}
        assert len(asked) == NAMED, "each request resolves its name once"
        assert len(outside.asked) == NAMED // 2 - NAMED // 8


def test_host_and_name_are_those_that_were_asked_for(site: Web) -> None:
    wire = Names(names=lambda host: ["127.0.0.1"])
    found = door(wire=wire).get(f"http://News.Example.org:{site.port}")
    assert isinstance(found, Answer) and found.address == f"http://news.example.org:{site.port}/"
    (told,) = (headers for _, headers in site.asked)
    assert told["Host"] == f"news.example.org:{site.port}"
    assert told["Accept-Encoding"] == "gzip" and not {"Cookie", "Authorization", "Referer"} & set(told)


def test_redirects_are_checked_each_and_are_five_at_most(site: Web) -> None:
    with web({"/": Reply(b"secret")}, "127.0.0.3") as canary:
        site.pages |= {f"/{n}": Reply(status=302, headers={"Location": f"/{n - 1}"}) for n in range(1, 9)}
        site.pages["/0"] = Reply(b"end")
        site.pages["/in"] = Reply(status=301, headers={"Location": f"http://127.0.0.3:{canary.port}/"})
        site.pages["/file"] = Reply(status=307, headers={"Location": "file:///etc/passwd"})
        site.pages["/me"] = Reply(status=308, headers={"Location": "http://me:word@127.0.0.1/"})
        own = door(allowed=networks(["127.0.0.1/32"]))
        found = {path: rule(own.get(site.base + path)) for path in ("/5", "/6", "/in", "/file", "/me")}
    assert found == {
        "/5": "status 200",
        "/6": "issue.fetch-redirects",
        "/in": "issue.fetch-closed",
        "/file": "issue.fetch-scheme",
        "/me": "issue.fetch-address",
    }
    assert canary.asked == []


def test_nothing_secret_is_sent_or_told(site: Web) -> None:
    found = door().get(f"http://me:secret@127.0.0.1:{site.port}/")
    assert isinstance(found, Issue) and site.asked == []
    assert "secret" not in repr(found)


def test_conditions_go_to_the_address_that_gave_them_only(site: Web) -> None:
    site.pages["/old"] = Reply(status=302, headers={"Location": "/"})
    last = Visit(f"{site.base}/old", f"{site.base}/", "", '"tag"', "Tue, 05 Mar 2024 10:00:00 GMT")
    assert isinstance(door().get(f"{site.base}/old", last), Answer)
    first, second = (headers for _, headers in site.asked)
    assert "If-None-Match" not in first
    assert (second["If-None-Match"], second["If-Modified-Since"]) == ('"tag"', "Tue, 05 Mar 2024 10:00:00 GMT")


def bombs() -> dict[str, Reply]:
    """Answers of 400 MB and more that come as less, or look like less."""
    big = zlib.compressobj(9, wbits=31)
    ten = big.compress(b"\0" * 400_000_000) + big.flush()
    mild = gzip.compress(bytes(range(256)) * 100 * 1024, 1)
    twice = gzip.compress(gzip.compress(b"\0" * 50_000_000))
    return {
        "/gzip": Reply(ten, headers={"Content-Encoding": "gzip"}),
        "/members": Reply(gzip.compress(b"\0" * 1_000_000) * 100, headers={"Content-Encoding": "gzip"}),
        "/mild": Reply(mild, headers={"Content-Encoding": "gzip"}),
        "/twice": Reply(twice, headers={"Content-Encoding": "gzip, gzip"}),
        "/brotli": Reply(b"\xcf\xff\xff\x7f", headers={"Content-Encoding": "br"}),
        "/plain": Reply(b"a" * 21_000_000),
        "/broken": Reply(gzip.compress(b"abc" * 900)[:-9], headers={"Content-Encoding": "gzip"}),
        "/lie": Reply(b"no gzip", headers={"Content-Encoding": "gzip"}),
    }


def test_bombs_are_refused_in_little_memory(site: Web) -> None:
    site.pages |= bombs()
    own, kinds = door(), {}
    tracemalloc.start()
    try:
        for path in sorted(set(site.pages) - {"/"}):
            kinds[path] = rule(own.get(site.base + path)).removeprefix("issue.fetch-")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert kinds == {
        "/brotli": "coding", "/broken": "broken", "/gzip": "swollen", "/lie": "broken", "/members": "swollen",
        "/mild": "swollen", "/plain": "swollen", "/twice": "coding",
    }  # fmt: skip
    assert peak < 3 * own.limits.size


def test_a_gzipped_page_is_unpacked(site: Web) -> None:
    site.pages["/"] = Reply(gzip.compress(b"one ") + gzip.compress(b"two"), headers={"Content-Encoding": "x-gzip"})
    found = door().get(site.base)
    assert isinstance(found, Answer) and found.body == b"one two"


def drip(connection: socket.socket, *, head: bytes = b"", piece: bytes = b"a") -> None:
    connection.sendall(head)
    while True:
        connection.sendall(piece)
        time.sleep(0.02)


BODY = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
SLOW = {
    "silence": lambda connection: time.sleep(5),
    "headers without end": lambda connection: drip(connection, head=b"HTTP/1.1 200 OK\r\nX: "),
    "a body without end": lambda connection: drip(connection, head=BODY),
    "chunks without end": lambda connection: drip(
        connection, head=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", piece=b"1\r\na\r\n"
    ),
    "continue without end": lambda connection: drip(connection, piece=b"HTTP/1.1 100 Continue\r\n\r\n"),
}


@pytest.mark.parametrize("case", SLOW)
def test_slowness_ends_when_the_time_is_over(case: str) -> None:
    with talker(SLOW[case]) as address:
        start = time.monotonic()
        found = door(Limits(connect=0.5, silence=0.4, whole=0.6)).get(address)
        assert time.monotonic() - start < 4
    assert rule(found) in ("issue.fetch-slow", "issue.fetch-broken")


STRANGE = {
    "nothing": b"",
    "no http": b"SSH-2.0-OpenSSH_9.2\r\n",
    "a long header": b"HTTP/1.1 200 OK\r\nX: " + b"a" * 70_000 + b"\r\n\r\n",
    "many headers": b"HTTP/1.1 200 OK\r\n" + b"X: 1\r\n" * 200 + b"\r\n",
    "broken chunks": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "less than promised": b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
    "a broken length": b"HTTP/1.1 200 OK\r\nContent-Length: 1, 2\r\n\r\nab",
    "a broken status": b"HTTP/1.1 \xff\xff OK\r\n\r\n",
    "a broken way": b"HTTP/1.1 302 Found\r\nLocation: http://[::1\r\n\r\n",
    "a strange way": b"HTTP/1.1 302 Found\r\nLocation: \xd8\xae\xff\r\n\r\n",
}


@pytest.mark.parametrize("case", STRANGE)
def test_what_is_no_answer_is_an_issue(case: str) -> None:
    with talker(lambda connection: connection.sendall(STRANGE[case])) as address:
        assert isinstance(door(Limits(silence=2, whole=2)).get(address), Issue)


@pytest.mark.skipif(not shutil.which("openssl"), reason="makes a certificate")
def test_tls_is_spoken_for_the_name_and_to_the_checked_address(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    names = ["-subj", "/CN=news.example.org", "-addext", "subjectAltName=DNS:news.example.org"]
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *names]
    subprocess.run([*made, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    own, theirs = ssl.create_default_context(cafile=certificate), ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    theirs.load_cert_chain(certificate, key)
    with web({"/": Reply(b"here")}, tls=theirs) as site:
        told = [
            rule(door(wire=Names(names=lambda host: ["127.0.0.1"]), trust=trust).get(f"https://{host}:{site.port}/"))
            for host, trust in (("news.example.org", own), ("other.example.org", own), ("news.example.org", None))
        ]
    assert told == ["status 200", "issue.fetch-broken", "issue.fetch-broken"]


def test_a_certificate_must_be_there() -> None:
    """What does not speak TLS is not spoken to in clear text instead."""
    with web({"/": Reply(b"here")}) as site:
        found = Door("t", LOOPBACK, trust=ssl.create_default_context()).get(site.base.replace("http:", "https:"))
    assert rule(found) == "issue.fetch-broken" and site.asked == []


def test_proxies_of_the_environment_are_not_asked(site: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy would resolve names by itself, and nothing could be judged here."""
    with web({}) as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.base)
        assert rule(door().get(site.base)) == "status 200"
        assert proxy.asked == []


def test_hosts_that_do_not_answer_are_passed_over(site: Web) -> None:
    wire = Names(names=lambda host: ["127.0.0.9", "127.0.0.1"])
    assert rule(door(wire=wire).get(f"http://two.example.org:{site.port}/")) == "status 200"
    assert [address for address, _ in wire.reached] == ["127.0.0.9", "127.0.0.1"]


def test_no_thread_is_left(site: Web) -> None:
    before = {one.name for one in threading.enumerate() if isinstance(one, threading.Timer)}
    for _ in range(20):
        door().get(site.base)
    for left in [one for one in threading.enumerate() if isinstance(one, threading.Timer) and one.name not in before]:
        left.join(5)
        assert not left.is_alive()
