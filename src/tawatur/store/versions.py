"""The versions of an address, in the order in which they were fetched."""

import zlib
from collections.abc import Iterable

from tawatur.store.base import Kept, Version
from tawatur.store.database import Database, following

_KNOWN = (
    "SELECT 1 FROM versions v LEFT JOIN standing s ON s.address = v.address "
    "WHERE v.address = ? AND v.digest = ? AND coalesce(s.digest, v.digest) = v.digest"
)
_SAME = (
    "SELECT 1 FROM versions v WHERE address = ? AND digest = ? AND "
    "(number = (SELECT max(number) FROM versions WHERE address = v.address) OR "
    "retrieved = ? AND retrieved < (SELECT max(retrieved) FROM versions WHERE address = v.address))"
)
_KEEP = (
    "INSERT INTO versions (number, address, digest, document, retrieved, headers) "
    f"VALUES ({following('versions')}, ?, ?, ?, ?, ?)"
)
_BEFORE = (
    "SELECT count(DISTINCT o.document) FROM versions v "
    "JOIN standing s ON s.address = v.address AND s.document = v.document "
    "JOIN versions o ON o.address = v.address WHERE v.document = ? AND o.document <> ?"
)
_ROWS = "SELECT address, digest, document, retrieved, headers FROM versions WHERE address {} ORDER BY retrieved, number"


class SqlVersions:
    """The part of a store that tells of versions."""

    database: Database

    def known(self, address: str, digest: str) -> bool:
        """Whether these bytes of this address are kept, and nothing else stands there since."""
        return bool(self.database.ask(_KNOWN, (address, digest)))

    def versions(self, document: str) -> list[Kept]:
        """All versions of the addresses at which a document was found, in the order in which they were fetched."""
        addresses = "IN (SELECT address FROM versions WHERE document = ?)"
        return [Kept(*row) for row in self.database.ask(_ROWS.format(addresses), (document,))]

    def edited(self, documents: Iterable[str]) -> dict[str, int]:
        """How many other documents stood before at the addresses where some stand, of those where any did."""
        found = {key: int(self.database.ask(_BEFORE, (key, key))[0][0]) for key in documents}
        return {key: number for key, number in found.items() if number}

    def history(self, address: str) -> list[Kept]:
        """The versions of an address, in the order in which they were fetched."""
        return [Kept(*row) for row in self.database.ask(_ROWS.format("= ?"), (address,))]


def keep(database: Database, version: Version, document: str) -> bool:
    """Keeps a version, unless it is the last there or an old one again; whether its document was there before."""
    before = bool(
        database.ask("SELECT 1 FROM versions WHERE address = ? AND document = ?", (version.address, document))
    )
    if not database.ask(_SAME, (version.address, version.digest, version.retrieved)):
        database.do(_KEEP, (version.address, version.digest, document, version.retrieved, version.headers))
    raw = (version.digest, zlib.compress(version.raw, 6))
    database.do("INSERT INTO raw VALUES (?, ?) ON CONFLICT DO NOTHING", raw)
    return before
