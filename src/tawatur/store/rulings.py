"""What a store keeps of decisions: the log, and what it takes to obey them and to undo them."""

from collections.abc import Iterable

from tawatur.model.codec import pack, unpack
from tawatur.model.decision import SAME, Decision, Logged, chained, in_force
from tawatur.store.database import Database

_LOG = "SELECT number, batch, decision, chain FROM decisions ORDER BY number"
_UNTOLD = "UPDATE stories SET stale = 1 WHERE number = ?"
Apart = frozenset[frozenset[int]]


class SqlRulings:
    """The part of a store that holds what people ruled."""

    database: Database

    def decisions(self) -> tuple[Logged, ...]:
        """The whole log, in its order."""
        return tuple(
            Logged(number, batch, unpack(Decision, bytes(packed)), chain)
            for number, batch, packed, chain in self.database.ask(_LOG)
        )

    def log(self, decision: Decision) -> Logged:
        """Appends a decision to the log."""
        with self.database.change():
            last = self.database.ask("SELECT number, chain FROM decisions ORDER BY number DESC LIMIT 1")
            number, before = last[0] if last else (0, "")
            (batch,) = self.database.ask("SELECT coalesce(max(number), 0) FROM batches")[0]
            made = Logged(number + 1, batch, decision, chained(before, number + 1, batch, decision))
            row = (made.number, made.batch, pack(decision), made.chain)
            self.database.do("INSERT INTO decisions VALUES (?, ?, ?, ?)", row)
        return made

    def home(self, document: str) -> int | None:
        """The number of a document's story; None where it is in none."""
        rows = self.database.ask("SELECT story FROM documents WHERE id = ?", (document,))
        return rows[0][0] if rows else None

    def naming(self, key: str) -> list[int]:
        """The numbers of the stories that name an actor or are told by an outlet."""
        return [
            number for (number,) in self.database.ask("SELECT story FROM named WHERE key = ? ORDER BY story", (key,))
        ]

    def tell_again(self, stories: Iterable[int]) -> None:
        """Lets stories be told again."""
        with self.database.change():
            self.database.many(_UNTOLD, ((number,) for number in stories))

    def moved(self, number: int) -> list[str]:
        """The documents that a decision moved from one story to another."""
        rows = self.database.ask("SELECT document FROM moved WHERE decision = ? ORDER BY document", (number,))
        return [document for (document,) in rows]

    def move(self, number: int, documents: Iterable[str]) -> None:
        """Remembers the documents that a decision moved, in the place of those before."""
        with self.database.change():
            self.database.do("DELETE FROM moved WHERE decision = ?", (number,))
            self.database.many("INSERT INTO moved VALUES (?, ?)", ((number, one) for one in documents))

    def apart(self, before: int | None = None) -> Apart:
        """The pairs of stories that people ruled to be two, by their numbers, as ruled ``before`` a batch."""
        log = [one for one in self.decisions() if before is None or one.batch < before]
        ruled = [one.decision for one in in_force(log) if one.decision.about == "story"]
        pairs = [frozenset(map(self.home, one.subjects)) for one in ruled if one.ruling != SAME]
        return frozenset(frozenset(n for n in pair if n is not None) for pair in pairs if len(pair - {None}) > 1)
