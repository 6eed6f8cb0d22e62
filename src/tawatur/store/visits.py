"""What a store keeps of the web: what stands at an address, when it was asked, what is followed."""

from tawatur.model.capture import Visit
from tawatur.store.base import Version
from tawatur.store.database import Database

_AT_THIS_ADDRESS = "SELECT document FROM versions WHERE address = ? ORDER BY document"
_STANDS = (  # at some address of it nothing else stands
    "SELECT 1 FROM versions v LEFT JOIN standing s ON s.address = v.address "
    "WHERE v.document = ? AND coalesce(s.document, v.document) = v.document"
)
MISJUDGED = (
    f"SELECT id FROM documents WHERE outdated <> CASE WHEN EXISTS ({_STANDS.replace('?', 'documents.id')}) "
    "THEN 0 ELSE 1 END ORDER BY id"
)
"""The documents that are taken to be outdated and are not, or the other way round."""


class SqlVisits:
    """The part of a store that fetching asks and changes."""

    database: Database

    def standing(self, address: str) -> str:
        """The id of the document that stands at an address, empty where none does."""
        rows = self.database.ask("SELECT document FROM standing WHERE address = ?", (address,))
        return str(rows[0][0]) if rows else ""

    def visited(self, asked: str) -> Visit | None:
        """The last visit of an address."""
        rows = self.database.ask("SELECT asked, address, at, etag, modified FROM visits WHERE asked = ?", (asked,))
        return Visit(*rows[0]) if rows else None

    def visit(self, visit: Visit) -> None:
        """Remembers a visit in the place of the one before."""
        row = (visit.asked, visit.address, visit.at, visit.etag, visit.modified)
        with self.database.change():
            self.database.do("DELETE FROM visits WHERE asked = ?", (visit.asked,))
            self.database.do("INSERT INTO visits VALUES (?, ?, ?, ?, ?)", row)

    def follow(self, address: str, follows: bool = True) -> None:
        """Follows an address from now on, or no longer."""
        with self.database.change():
            self.database.do("DELETE FROM followed WHERE address = ?", (address,))
            if follows:
                self.database.do("INSERT INTO followed VALUES (?)", (address,))

    def followed(self) -> list[str]:
        """The addresses that are followed, in their order."""
        return [address for (address,) in self.database.ask("SELECT address FROM followed ORDER BY address")]


def file(database: Database, version: Version, document: str) -> None:
    """Files a version of a web address as the one that stands there, unless a later one does.

    Documents that stand at none of their addresses any more are outdated: kept, but no story is told of them.
    """
    if version.standing:
        now = database.ask("SELECT retrieved FROM standing WHERE address = ?", (version.address,))
        if not now or now[0][0] <= version.retrieved:
            database.do("DELETE FROM standing WHERE address = ?", (version.address,))
            row = (version.address, version.digest, document, version.retrieved)
            database.do("INSERT INTO standing VALUES (?, ?, ?, ?)", row)
    for (one,) in database.ask(_AT_THIS_ADDRESS, (version.address,)):
        _judge(database, one)


def _judge(database: Database, document: str) -> None:
    outdated = 0 if database.ask(_STANDS, (document,)) else 1
    was, story = database.ask("SELECT outdated, story FROM documents WHERE id = ?", (document,))[0]
    if was == outdated:
        return
    database.do("UPDATE documents SET outdated = ? WHERE id = ?", (outdated, document))
    database.do(
        "UPDATE stories SET documents = documents + ?, stale = 1 WHERE number = ?",
        (was - outdated, story),
    )
