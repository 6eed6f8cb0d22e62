"""Many documents, no word of any language: stories, and what they say together."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import TypeVar

from tawatur.connect.meaning import Embedding
from tawatur.connect.stories import stories as piles
from tawatur.connect.story import Telling, story_id
from tawatur.engine.base import Engine
from tawatur.engine.single import OneProcess
from tawatur.model.leaf import Filed
from tawatur.model.register import Register
from tawatur.model.story import Story

__all__ = ["connect", "connected", "itself", "tell"]

T = TypeVar("T")

LARGE = 400  # documents of a story whose comparisons are spread by themselves; smaller ones are told side by side


def connect(
    leaves: Sequence[Filed],
    register: Register,
    engine: Engine,
    *,
    grade_all: bool = False,
    embedding: Embedding | None = None,
) -> tuple[Story, ...]:
    """The stories of a pile of documents, the one with most documents first.

    Every document is in exactly one story. A proposition that one document alone reports has relation
    "single"; the other relations are those of ``model.story.Proposition``. ``grade_all`` counts the own
    voice of every outlet as an origin, graded or not; ``embedding`` adds nearness in meaning to what
    claims are compared by. The order of the leaves changes nothing.
    """
    return tuple(connected(leaves, Telling(register, grade_all, embedding), engine))


def connected(leaves: Sequence[Filed], telling: Telling, engine: Engine) -> Iterator[Story]:
    """The stories of ``connect`` one by one: no more leaves are read at a time than are being told."""
    by_key = {leaf.key: leaf for leaf in leaves}
    arranged = telling.rulings.arranged(piles(leaves, engine))
    found = sorted(arranged, key=lambda keys: (-len(keys), story_id(keys)))
    return tell(([by_key[key] for key in keys] for keys in found), telling, engine, itself)


def tell(found: Iterable[Sequence[Filed]], telling: Telling, engine: Engine, form: Callable[[Story], T]) -> Iterator[T]:
    """The story of each of some piles of leaves, in their order, each in a form that it is given where it was told."""
    spread = engine if telling.embedding is None else OneProcess()  # a model stays where it is
    for large, some in groupby(found, key=lambda pile: len(pile) >= LARGE):
        if large:
            yield from (form(telling.told(pile, spread)) for pile in some)
        else:
            yield from spread.map(partial(_formed, telling, form), some)


def itself(story: Story) -> Story:
    """The form that a story has anyway."""
    return story


def _formed(telling: Telling, form: Callable[[Story], T], pile: Sequence[Filed]) -> T:
    return form(telling(pile))
