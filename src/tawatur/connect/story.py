"""One story put together from its leaves."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawatur.connect.clusters import Scores
from tawatur.connect.contradictions import contradictions
from tawatur.connect.copies import shared_texts
from tawatur.connect.forecasts import forecasts
from tawatur.connect.identity import Cast, cast
from tawatur.connect.independence import Grounds, own_words
from tawatur.connect.passages import passages
from tawatur.connect.propositions import propositions
from tawatur.connect.publication import publications
from tawatur.connect.slots import Ground
from tawatur.connect.statements import Statement, statement
from tawatur.connect.timeline import timeline
from tawatur.model.leaf import Leaf
from tawatur.model.reason import Reason
from tawatur.model.register import Register
from tawatur.model.story import Copy, Passage, Publication, Story

TERMS = 12  # stems that name a story


@dataclass(frozen=True, slots=True)
class Scene:
    """A story before its claims are compared: who is who, when what was printed, the claims resolved."""

    leaves: tuple[Leaf, ...]
    copies: tuple[Copy, ...]
    cast: Cast
    publications: tuple[Publication, ...]
    passages: tuple[Passage, ...]
    statements: tuple[Statement, ...]
    ground: Ground


@dataclass(frozen=True, slots=True)
class Staging:
    """The work that makes a scene of a pile of leaves; survives pickling."""

    register: Register
    copies: tuple[Copy, ...]
    grade_all: bool = False

    def __call__(self, leaves: tuple[Leaf, ...]) -> Scene:
        """The scene of one story."""
        ordered = tuple(sorted(leaves, key=lambda leaf: leaf.document.id))
        inside = {leaf.document.id for leaf in ordered}
        found = tuple(copy for copy in self.copies if copy.a in inside and copy.b in inside)
        actors = cast(ordered, self.register)
        dates = publications(ordered, actors)
        grounds = Grounds(
            documents={leaf.document.id: leaf.document for leaf in ordered},
            register=self.register,
            actors=actors.of,
            nations=actors.nations(),
            texts=shared_texts(found),
            own_words=frozenset().union(*(own_words(leaf.claims) for leaf in ordered)),
            grade_all=self.grade_all,
        )
        states = self.register.states() | set(actors.nations().values())
        ground = Ground(grounds, {date.document: date.interval for date in dates}, states, actors.nations())
        return Scene(ordered, found, actors, dates, passages(ordered), _statements(ordered, ground), ground)


def _statements(leaves: Sequence[Leaf], ground: Ground) -> tuple[Statement, ...]:
    found = []
    for leaf in leaves:
        for claim in sorted(leaf.claims, key=lambda c: (c.evidence.span, c.id)):
            around = (stem for span, stems in leaf.sentences if span.overlap(claim.quote.span) for stem in stems)
            found.append(statement(claim, ground.grounds, ground.published, frozenset(around)))
    return tuple(found)


def story(scene_and_scores: tuple[Scene, Scores]) -> Story:
    """The story of a scene whose claims have been compared."""
    scene, scored = scene_and_scores
    found = propositions(scene.statements, scored, scene.ground)
    documents = tuple(leaf.document for leaf in scene.leaves)
    return Story(
        id=_id(scene),
        documents=documents,
        claims=tuple(one.claim for one in scene.statements),
        actors=scene.cast.actors,
        copies=scene.copies,
        passages=scene.passages,
        publications=scene.publications,
        propositions=found,
        contradictions=contradictions(scene.statements, scored, scene.ground),
        forecasts=forecasts(scene.statements, found, scene.ground),
        timeline=timeline(scene.statements, found),
        terms=_terms(scene.leaves),
        reasons=(Reason("stories.documents", (str(len(documents)),)),),
    )


def _id(scene: Scene) -> str:
    key = "\n".join(leaf.document.id for leaf in scene.leaves)
    return "s-" + hashlib.blake2b(key.encode(), digest_size=8).hexdigest()


def _terms(leaves: Sequence[Leaf]) -> tuple[str, ...]:
    """The stems that most of the documents share, the most shared first."""
    spread: dict[str, tuple[int, int]] = {}
    for leaf in leaves:
        for term, count in leaf.terms:
            documents, total = spread.get(term, (0, 0))
            spread[term] = (documents + 1, total + count)
    return tuple(sorted(spread, key=lambda term: (-spread[term][0], -spread[term][1], term))[:TERMS])


def by_id(stories: Sequence[Story]) -> Mapping[str, Story]:
    """The stories by their ids."""
    return {one.id: one for one in stories}
