"""What no statement can do when tables are brought forward: rows that were packed are read and written plainly."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tawatur.model.codec import unpack
from tawatur.store.database import Database


@dataclass(frozen=True, slots=True)
class _Watch:
    """A watch as form 5 packed it."""

    owner: str
    about: str
    subject: str
    to: str
    kinds: tuple[str, ...]
    lang: str
    number: int
    since: int


def _plain_watches(database: Database) -> None:
    """Watches as rows; one that was about words to search for is about the kept search of those words, which is made
    where its owner kept none."""
    rows = database.ask("SELECT watch, ended FROM packed_watches ORDER BY number")
    for packed, ended in rows:
        one = unpack(_Watch, bytes(packed))
        subject = one.subject if ended or one.about != "search" else _kept(database, one)
        row = (one.number, one.owner, one.about, subject, one.to, " ".join(one.kinds), one.lang, one.since, ended)
        database.do("INSERT INTO watches VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    database.do("DROP TABLE packed_watches")


def _kept(database: Database, one: _Watch) -> str:
    """The name of the search that somebody keeps for some words."""
    saved = dict(database.ask("SELECT name, query FROM saved WHERE owner = ? ORDER BY name", (one.owner,)))
    name = next((name for name, query in saved.items() if query == one.subject), one.subject)
    while saved.get(name, one.subject) != one.subject:
        name += "*"
    if name not in saved:
        (documents,) = database.ask("SELECT coalesce(max(number), 0) FROM documents")[0]
        database.do("INSERT INTO saved VALUES (?, ?, ?, ?)", (one.owner, name, one.subject, documents))
    return name


UNPACKED: Mapping[int, Callable[[Database], None]] = {9: _plain_watches}
"""What is done behind the statements of a form."""
