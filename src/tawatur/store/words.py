"""The tables of searches: filled when articles are read and stories told, asked by terms."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from tawatur.model.leaf import Packed
from tawatur.store.database import Database
from tawatur.store.lookup import Naming, Paper, Saved, Wanted
from tawatur.store.places import renumbered
from tawatur.store.records import Filing

LISTED = ("words", "papers", "facts", "actors", "names")
"""Tables that follow from articles and stories."""
OF_STORY = ("facts", "actors", "names")
"""Those of them whose rows belong to a story."""
LAST = "\U0010ffff"
"""Stands behind every letter."""
ASKED = 500  # values in one statement
_PAPER = (
    "SELECT p.number, p.outlet, p.first, p.last, coalesce(d.story, -1), d.outdated "
    "FROM papers p JOIN documents d ON d.number = p.number WHERE p.number = ?"
)
_LET = "SELECT p.number, p.last FROM papers p JOIN documents d ON d.number = p.number WHERE p.number > ?"
_UNLISTED = (
    "SELECT d.number, d.id, l.leaf FROM documents d JOIN leaves l ON l.number = d.number "
    "WHERE d.number > (SELECT coalesce(max(number), 0) FROM papers) ORDER BY d.number"
)
_NUMBERS = "SELECT id, number FROM documents WHERE story = ?"
_SEARCH = "FROM saved WHERE owner = ? AND name = ?"
_END = "UPDATE watches SET ended = 1 WHERE about = 'search' AND owner = ? AND subject = ?"


class SqlLookup:
    """The part of a store that searches ask."""

    database: Database

    def unlisted(self) -> Iterator[tuple[int, Packed]]:
        """The articles whose words are not listed yet, with their numbers."""
        return ((number, Packed(key, leaf)) for number, key, leaf in self.database.stream(_UNLISTED))

    def list_words(self, papers: Sequence[Paper]) -> None:
        """Lists the words of some articles, whose numbers ascend, without those that another process has listed."""
        with self.database.change():
            (part,) = self.database.ask("SELECT coalesce(max(number), 0) FROM papers")[0]
            papers = [paper for paper in papers if paper.number > part]
            found: dict[str, list[bytes]] = {}
            for paper in papers:
                for term, places in paper.words:
                    found.setdefault(term, []).append(places)
            rows = ((term, part, b"".join(places)) for term, places in sorted(found.items()))
            self.database.many("INSERT INTO words VALUES (?, ?, ?)", rows)
            told = ((one.number, one.outlet, one.first, one.last) for one in papers)
            self.database.many("INSERT INTO papers VALUES (?, ?, ?, ?)", told)

    def word_places(self, terms: Iterable[str]) -> Iterator[bytes]:
        """The packed places of some terms."""
        statement = "SELECT places FROM words WHERE term = ?"
        return (places for term in terms for (places,) in self.database.ask(statement, (term,)))

    def begun_places(self, beginning: str) -> Iterator[bytes]:
        """The packed places of all terms that begin so."""
        statement = "SELECT places FROM words WHERE term >= ? AND term < ?"
        return (places for (places,) in self.database.ask(statement, (beginning, beginning + LAST)))

    def claim_places(self, term: str) -> Iterator[bytes]:
        """The packed places of the claims that are filed under a term."""
        return (places for (places,) in self.database.ask("SELECT places FROM facts WHERE term = ?", (term,)))

    def let_through(self, wanted: Wanted, numbers: Sequence[int] | None = None) -> list[tuple[int, str]]:
        """The numbers of articles, of some or of all, and the last day on which each can have been published; they
        ascend where all are asked for."""
        which, values = _which(wanted)
        if numbers is None:
            return list(self.database.ask(f"{_LET} {which} ORDER BY p.number", values))
        parts = (numbers[at : at + ASKED] for at in range(0, len(numbers), ASKED))
        some = ((f"{_LET} {which} AND p.number IN ({','.join('?' * len(part))})", part) for part in parts)
        return [row for statement, part in some for row in self.database.ask(statement, (*values, *part))]

    def papers(self, numbers: Sequence[int]) -> list[Paper]:
        """Some articles by their numbers, without their words."""
        return [_paper(row) for number in numbers for row in self.database.ask(_PAPER, (number,))]

    def outlets(self) -> list[str]:
        """The keys of all outlets whose articles are kept."""
        return [key for (key,) in self.database.ask("SELECT DISTINCT outlet FROM papers ORDER BY outlet")]

    def kept(self, numbers: Sequence[int]) -> dict[int, Packed]:
        """The leaves of some articles by their numbers."""
        one = "SELECT d.number, d.id, l.leaf FROM documents d JOIN leaves l ON l.number = d.number WHERE d.number = ?"
        rows = (row for number in numbers for row in self.database.ask(one, (number,)))
        return {number: Packed(key, leaf) for number, key, leaf in rows}

    def number_of(self, story: str) -> int | None:
        """The number of a told story."""
        rows = self.database.ask("SELECT number FROM stories WHERE id = ?", (story,))
        return int(rows[0][0]) if rows else None

    def ids_of(self, stories: Iterable[int]) -> dict[int, str]:
        """The ids of told stories by their numbers."""
        one = "SELECT number, id FROM stories WHERE number = ? AND id IS NOT NULL"
        return {number: key for story in stories for number, key in self.database.ask(one, (story,))}

    def actors_named(self, terms: Sequence[str]) -> set[str]:
        """The keys of the actors that have one of some terms among their names."""
        one = "SELECT DISTINCT key FROM names WHERE term = ?"
        return {key for term in terms for (key,) in self.database.ask(one, (term,))}

    def actors(self, keys: Iterable[str]) -> list[Naming]:
        """Some actors by their keys, with all names and types that stories give them, without terms."""
        one = "SELECT type, names FROM actors WHERE key = ? ORDER BY story"
        found = ((key, self.database.ask(one, (key,))) for key in sorted(set(keys)))
        return [_naming(key, rows) for key, rows in found if rows]

    def saved(self, owner: str | None = None) -> list[Saved]:
        """The searches that somebody keeps, or everybody, by their names."""
        which, values = ("", ()) if owner is None else ("WHERE owner = ?", (owner,))
        every = f"SELECT owner, name, query, seen FROM saved {which} ORDER BY name, owner"
        return [Saved(*row) for row in self.database.ask(every, values)]

    def save(self, search: Saved) -> None:
        """Keeps a search in the place of that of the same owner and name."""
        with self.database.change():
            self.database.do(f"DELETE {_SEARCH}", (search.owner, search.name))
            row = (search.owner, search.name, search.query, search.seen)
            self.database.do("INSERT INTO saved VALUES (?, ?, ?, ?)", row)

    def unsave(self, owner: str, name: str) -> bool:
        """Drops a kept search and ends the watches of it; whether there was one."""
        with self.database.change():
            found = self.database.ask(f"SELECT 1 {_SEARCH}", (owner, name))
            self.database.do(f"DELETE {_SEARCH}", (owner, name))
            self.database.do(_END, (owner, name))
        return bool(found)


def _which(wanted: Wanted) -> tuple[str, list[object]]:
    """What a statement asks of articles beside their number, and the values of it."""
    asked: list[tuple[str, Sequence[object]]] = [("", (wanted.since,))]
    if not wanted.outdated:
        asked.append(("AND d.outdated = 0", ()))
    if wanted.outlets is not None:
        marks = ",".join("?" * len(wanted.outlets)) or "NULL"
        asked.append((f"AND p.outlet IN ({marks})", wanted.outlets))
    if wanted.first:
        asked.append(("AND p.last >= ?", (wanted.first,)))
    if wanted.last:
        asked.append(("AND p.first <> '' AND p.first <= ?", (wanted.last,)))
    if wanted.story is not None:
        asked.append(("AND d.story = ?", (wanted.story,)))
    return " ".join(words for words, _ in asked), [value for _, values in asked for value in values]


def _paper(row: tuple[int, str, str, str, int, int]) -> Paper:
    number, outlet, first, last, story, outdated = row
    return Paper(number, outlet, first, last, (), story, bool(outdated))


def _naming(key: str, rows: Sequence[tuple[str, str]]) -> Naming:
    names = dict.fromkeys(name for _, told in rows for name in told.split("\n"))
    return Naming(key, rows[0][0], tuple(names), ())


def file_facts(database: Database, told: Filing) -> None:
    """Files what a told story adds to searches in the place of what it added before."""
    story, facts = told.line.number, told.facts
    for table in OF_STORY:
        database.do(f"DELETE FROM {table} WHERE story = ?", (story,))
    if not facts.days:
        return
    known = dict(database.ask(_NUMBERS, (story,)))
    numbers = np.array([known[key] for key in told.documents], np.uint64)
    rows = ((term, story, renumbered(blob, numbers)) for term, blob in sorted(facts.claims.items()))
    database.many("INSERT INTO facts VALUES (?, ?, ?)", rows)
    database.many(
        "INSERT INTO actors VALUES (?, ?, ?, ?)",
        ((story, one.key, one.type, "\n".join(one.names)) for one in facts.actors),
    )
    named = sorted({(term, one.key, story) for one in facts.actors for term in one.terms})
    database.many("INSERT INTO names VALUES (?, ?, ?)", named)
    days = zip(facts.days, numbers.tolist(), strict=True)
    database.many(
        "UPDATE papers SET first = ?, last = ? WHERE number = ?",
        ((str(one.first), str(one.last), number) for one, number in days if one),
    )
