"""Which addresses of the internet may be connected to: judged as numbers, whatever they were written as."""

import ipaddress
from collections.abc import Iterable, Iterator

IP = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

# Every block that IANA keeps for special use; what `ipaddress` thinks of them differs between versions of Python.
_CLOSED4 = (
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
    "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
    "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
)  # fmt: skip
_CLOSED6 = ("2001::/23", "2001:db8::/32", "2620:4f:8000::/48", "3fff::/20")
_CLOSED = tuple(ipaddress.ip_network(block) for block in (*_CLOSED4, *_CLOSED6))
_UNICAST = ipaddress.IPv6Network("2000::/3")
_MAPPED = ipaddress.IPv6Network("::ffff:0:0/96")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_SIX_TO_FOUR = ipaddress.IPv6Network("2002::/16")
_ISATAP = (0x00005EFE, 0x02005EFE)


def networks(blocks: Iterable[str]) -> tuple[Network, ...]:
    """The blocks of addresses written as 10.0.0.0/8; raises ValueError where one is none."""
    return tuple(ipaddress.ip_network(block, strict=False) for block in blocks)


def closed(written: str, allowed: Iterable[Network] = ()) -> bool:
    """Whether an address is one of this machine, of its network or of no host, and so not to be connected to.

    >>> closed("127.0.0.1"), closed("::ffff:10.0.0.1"), closed("2002:7f00:1::"), closed("64:ff9b::a9fe:a9fe")
    (True, True, True, True)
    >>> closed("93.184.215.14"), closed("64:ff9b::5db8:d70e"), closed("127.0.0.1", networks(["127.0.0.0/8"]))
    (False, False, False)
    """
    try:
        address = ipaddress.ip_address(written)
    except ValueError:
        return True
    own = tuple(allowed)
    return not all(_open(one) or _within(one, own) for one in _unwrapped(address))


def _within(address: IP, blocks: Iterable[Network]) -> bool:
    return any(address.version == block.version and address in block for block in blocks)


def _unwrapped(address: IP) -> Iterator[IP]:
    """The address that is meant in the end: an IPv4 address hidden in one of IPv6 stands for itself."""
    if isinstance(address, ipaddress.IPv4Address):
        yield address
        return
    number = int(address)
    if address in _MAPPED or address in _NAT64:
        yield ipaddress.IPv4Address(number & 0xFFFFFFFF)
        return
    if address in _SIX_TO_FOUR:
        yield ipaddress.IPv4Address((number >> 80) & 0xFFFFFFFF)
        return
    if (number >> 32) & 0xFFFFFFFF in _ISATAP:
        yield ipaddress.IPv4Address(number & 0xFFFFFFFF)
    yield address


def _open(address: IP) -> bool:
    if isinstance(address, ipaddress.IPv6Address) and (address.scope_id or address not in _UNICAST):
        return False
    return address.is_global and not address.is_multicast and not _within(address, _CLOSED)
