"""Where a store is, and how that may be shown."""

from pathlib import Path
from urllib.parse import urlsplit

Address = str | Path
"""Where a store is: the path of a file, or a postgresql:// URL."""
SERVED = ("postgresql://", "postgres://")
"""What addresses begin with that lead to a server."""


def served(address: Address) -> bool:
    """Whether an address leads to a server."""
    return str(address).startswith(SERVED)


def shown(address: Address) -> str:
    """An address as it may be shown: a password is left out.

    >>> shown("postgresql://desk:secret@host/news?password=secret")
    'postgresql://desk@host/news'
    >>> shown("archive.db")
    'archive.db'
    """
    if not served(address):
        return str(address)
    found = urlsplit(str(address))
    user, at, host = found.netloc.rpartition("@")
    return f"{found.scheme}://{user.partition(':')[0]}{at}{host}{found.path}"
