"""Many documents, no word of any language: stories, and what they say together."""

from collections.abc import Sequence

from tawatur.connect.clusters import scores
from tawatur.connect.copies import among
from tawatur.connect.copies import copies as shared_texts
from tawatur.connect.meaning import Embedding, with_meaning
from tawatur.connect.stories import stories as piles
from tawatur.connect.story import Staging
from tawatur.connect.story import story as tell
from tawatur.engine.base import Engine
from tawatur.model.leaf import Leaf
from tawatur.model.register import Register
from tawatur.model.story import Story

__all__ = ["connect"]


def connect(
    leaves: Sequence[Leaf],
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
    ordered = sorted(leaves, key=lambda leaf: leaf.document.id)
    found = piles(ordered, engine)
    pairs = among(found, shared_texts(ordered, engine))
    scenes = engine.map(Staging(register, grade_all), list(zip(found, pairs, strict=True)))
    compared = [(scene, scores(scene.statements, engine)) for scene in scenes]
    if embedding is not None:
        compared = [(s, (with_meaning(odds, s.statements, embedding), cut)) for s, (odds, cut) in compared]
    told = engine.map(tell, compared)
    return tuple(sorted(told, key=lambda one: (-len(one.documents), one.id)))
