"""Under which ids stories were told: an old one leads to the story as it is now."""

from collections import Counter
from collections.abc import Iterable, Sequence

from tawatur.store.database import Database
from tawatur.store.records import Filing

KNOWN_BY = 5  # documents of a story by which it is found again: most of them stay together
_HOMES = (
    "SELECT s.id FROM documents d JOIN stories s ON s.number = d.story WHERE d.id = ? AND s.id IS NOT NULL",
    "SELECT s.id FROM versions v JOIN standing t ON t.address = v.address JOIN documents d ON d.id = t.document "
    "JOIN stories s ON s.number = d.story WHERE v.document = ? AND s.id IS NOT NULL",  # what took its place
)


class SqlIds:
    """The part of a store that knows stories by the ids that they had."""

    database: Database

    def called_now(self, story: str) -> str | None:
        """The id under which a story is told that is, or was, told under an id; None where none ever was."""
        if self.database.ask("SELECT 1 FROM stories WHERE id = ?", (story,)):
            return story
        rows = self.database.ask("SELECT documents FROM formerly WHERE id = ?", (story,))
        for homes in _HOMES if rows else ():
            found = Counter(one for key in rows[0][0].split("\n") for (one,) in self.database.ask(homes, (key,)))
            if found:
                return str(min(found, key=lambda one: (-found[one], one)))
        return None

    def stale(self, stories: Iterable[str]) -> list[str]:
        """Those of some told stories that are to be told again."""
        one = "SELECT 1 FROM stories WHERE id = ? AND stale = 1"
        return [story for story in stories if self.database.ask(one, (story,))]

    def let_go(self) -> None:
        """Drops what was told of stories of which no document is left."""
        with self.database.change():
            self.database.do(
                "UPDATE stories SET id = NULL, first = NULL, last = NULL, words = NULL, english = NULL, story = NULL, "
                "stale = 0 WHERE documents = 0 AND stale = 1"
            )


def go_by(database: Database, told: Filing) -> None:
    """Remembers under which id a story is told; another that was told under it, of the same documents, is no more."""
    line = told.line
    database.do(
        "UPDATE stories SET id = NULL, story = NULL, stale = 1 WHERE id = ? AND number <> ?", (line.id, line.number)
    )
    row = (line.id, "\n".join(_some(told.documents)))
    database.do("INSERT INTO formerly VALUES (?, ?) ON CONFLICT DO NOTHING", row)


def _some(documents: Sequence[str]) -> list[str]:
    """A few documents from all over a story.

    >>> _some("abcdefghijk")
    ['a', 'c', 'e', 'g', 'i']
    """
    step = max(1, len(documents) // KNOWN_BY)
    return list(documents[::step][:KNOWN_BY])
