"""Addresses that mean this machine or its host, written so that a careless check takes them for others."""

import ipaddress
import random
from collections.abc import Iterator
from urllib.parse import quote

METADATA = ("169.254.169.254", "169.254.170.2", "100.100.100.200", "192.0.0.192", "fd00:ec2::254", "fe80::a9fe:a9fe")
INSIDE = (
    "127.0.0.1",
    "127.1.2.3",
    "0.0.0.0",
    "10.0.0.1",
    "172.16.5.4",
    "192.168.1.1",
    "100.64.0.1",
    "::1",
    "::",
    "fc00::1",
)
NAMES = (
    "localhost",
    "LOCALHOST.",
    "foo.localhost",
    "metadata.google.internal",
    "127.0.0.1.nip.io",
    "rebind.example.org",
)


def ways(written: str) -> Iterator[str]:
    """The hosts that stand for an address."""
    address = ipaddress.ip_address(written)
    if isinstance(address, ipaddress.IPv6Address):
        yield from (f"[{address}]", f"[{address.exploded}]", f"[{address}%25lo]")
        return
    number, parts = int(address), written.split(".")
    last, high, low = number & 0xFFFFFF, number >> 16, number & 0xFFFF
    yield from (written, f"{written}.", str(number), hex(number), oct(number).replace("0o", "0"))
    yield from (".".join(hex(int(one)) for one in parts), ".".join(f"0{int(one):o}" for one in parts))
    yield from (f"{parts[0]}.{last}", f"{parts[0]}.{parts[1]}.{low}", f"0x{int(parts[0]):x}.{last}")
    yield from (quote(written, safe="").replace(".", "%2e"), "".join(f"%{ord(one):02x}" for one in written))
    yield from (written.replace(".", "\u3002"), "".join(chr(0xFF10 + int(c)) if c.isdigit() else c for c in written))
    yield from (f"[::ffff:{written}]", f"[::ffff:{high:x}:{low:x}]", f"[::{written}]", f"[2002:{high:x}:{low:x}::]")
    yield from (f"[64:ff9b::{written}]", f"[64:ff9b:1::{written}]", f"[::ffff:0:{written}]")
    yield from (f"[2001:0:{high:x}:{low:x}::1]", f"[2001:db8::5efe:{written}]", f"[2a00::5efe:{high:x}:{low:x}]")


def dressed(host: str, port: int, chance: random.Random) -> str:
    """An address with a host, in one of the dresses that confuse parsers."""
    at = f"{host}:{port}"
    return chance.choice(
        (
            f"http://{at}/latest/meta-data/", f"HTTP://{at}", f"http://{at}/?x=http://example.org/",
            f"http://example.org@{at}/", f"http://example.org:80@{at}/", f"http://example.org\\@{at}/",
            f"http://{at}#@example.org/", f"http://{at}\\example.org/", f"http:\\\\{at}\\", f" http://{at}/ ",
            f"http://example.org%20@{at}/", f"http://{at}\t/", f"http:/{at}/", f"http:{at}", f"https://{at}/",
        )
    )  # fmt: skip


def forgeries(port: int, count: int, seed: int = 1) -> list[str]:
    """As many addresses: every way to write every closed host first plainly, then dressed."""
    chance = random.Random(seed)
    hosts = [way for one in (*INSIDE, *METADATA) for way in ways(one)] + list(NAMES)
    others = [
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "ftp://127.0.0.1/",
        "//127.0.0.1/",
        "dict://127.0.0.1:11211/",
    ]
    plain = [f"http://{host}:{port}/" for host in hosts] + others
    while len(plain) < count:
        plain.append(dressed(chance.choice(hosts), port, chance))
    return plain
