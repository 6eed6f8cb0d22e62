"""Piles of any size for measuring connect: the demo's story told again and again in other worlds.

Each world has its own actors, places and most of its words, and lies a week after the one before; its copies, chains,
contradictions and forecasts are those of the demo (examples/ship/truth.json), so what must be found is known. The
same seed gives the same pile.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from tawatur import app
from tawatur.annotate.terms import NAME
from tawatur.engine.base import Engine
from tawatur.model.annotation import Entity
from tawatur.model.chain import Link
from tawatur.model.claim import Frame
from tawatur.model.document import Document
from tawatur.model.evidence import Evidence
from tawatur.model.leaf import Leaf, Packed, Told
from tawatur.model.timevalue import Interval, TimeExpression

SHARED_WORDS = 0.3
"""Part of the words that every world shares, as the words of the trade are."""
DAY = re.compile(r"\d{4}-\d\d-\d\d")


@cache
def demo_leaves() -> tuple[Leaf, ...]:
    """The leaves of the demo's articles."""
    extra = (app.demo_folder() / "names.txt",)
    desk = app.reader(extra=extra)
    found = app.annotated([app.demo_folder() / "articles"], extra=extra).analyses
    return tuple(desk.leaf(analysis) for analysis in found.values())


@cache
def named() -> frozenset[str]:
    """The words of the demo's names, folded: no two worlds share one."""
    fold = app.reader().pack.fold
    names = (name for leaf in demo_leaves() for entity in leaf.entities for name in entity.names)
    return frozenset(word for name in names for word in fold(name).split())


class World:
    """One telling: ``number`` names it."""

    def __init__(self, number: int, seed: int = 0) -> None:
        self.number = number
        self._random = random.Random(f"{seed}:{number}")
        self._words: dict[str, str] = {}

    def leaves(self) -> Iterator[Leaf]:
        """Its articles."""
        for leaf in demo_leaves():
            told: Leaf = self._moved(leaf)
            yield told

    def word(self, word: str) -> str:
        """A word of the demo in this world."""
        if word not in self._words:
            name = word.startswith(NAME) or word in named()
            kept = self._random.random() < SHARED_WORDS or not (name or word.isalpha())
            self._words[word] = word if kept and not name else f"{word}{self.number}"
        return self._words[word]

    def words(self, text: str) -> str:
        """Each word of a text in this world."""
        return " ".join(self.word(word) for word in text.split())

    def key(self, key: str | None) -> str | None:
        """An actor's key in this world."""
        return f"{key}-{self.number}" if key else key

    def day(self, value: date) -> date:
        """A day in this world."""
        return value + timedelta(7 * (self.number % 500))

    def _moved(self, thing: Any) -> Any:
        if isinstance(thing, str | int | float | bytes) or thing is None:
            return thing
        if isinstance(thing, tuple):
            return tuple(self._moved(one) for one in thing)
        if isinstance(thing, Interval):
            return Interval(self.day(thing.first), self.day(thing.last))
        if not is_dataclass(thing):
            return thing
        moved = {field.name: self._moved(getattr(thing, field.name)) for field in fields(thing) if field.init}
        return replace(thing, **{**moved, **self._own(thing)})  # type: ignore[type-var]

    def _own(self, thing: Any) -> dict[str, Any]:
        """What a record has of its world."""
        match thing:
            case Leaf():
                return {"terms": tuple(sorted((self.word(term), n) for term, n in thing.terms))}
            case Document():
                return {
                    "id": self.key(thing.id),
                    "name": f"{self.number}-{thing.name}",
                    "digest": self.key(thing.digest),
                }
            case Told():
                return {"stems": tuple(map(self.word, thing.stems)), "norm": self.words(thing.norm)}
            case Entity():
                return {"key": self.key(thing.key), "names": tuple(map(self.words, thing.names))}
            case Link():
                return {"who": self.key(thing.who)} if thing.named else {}
            case Frame():
                who, terms = tuple(f"{key}-{self.number}" for key in thing.who), tuple(map(self.word, thing.terms))
                return {"who": who, "where": self.key(thing.where), "terms": terms}
            case Evidence():
                return {"document": self.key(thing.document)}
            case TimeExpression():
                return {"value": DAY.sub(lambda m: str(self.day(date.fromisoformat(m[0]))), thing.value)}
            case _ if hasattr(thing, "document") and hasattr(thing, "frame"):
                name, number = thing.id.rsplit("#", 1) if "#" in thing.id else (thing.id, "")
                return {"document": self.key(thing.document), "id": f"{self.key(name)}#{number}"}
        return {}


def pile(size: int, seed: int = 0) -> Iterator[Leaf]:
    """At least ``size`` leaves of as many worlds as that takes."""
    for number in worlds(size):
        yield from World(number, seed).leaves()


def packed(size: int, engine: Engine) -> Iterator[Packed]:
    """The same, packed, and made by an engine."""
    for found in engine.map(_packed, worlds(size)):
        yield from found


def worlds(size: int) -> range:
    """The numbers of the worlds that so many leaves take."""
    return range(-(-size // len(demo_leaves())))


def _packed(number: int) -> list[Packed]:
    return [Packed.of(leaf) for leaf in World(number).leaves()]
