"""One story put together from its leaves."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from tawatur.connect.clusters import Scores, scores
from tawatur.connect.contradictions import contradictions
from tawatur.connect.copies import copies, shared_texts
from tawatur.connect.denials import denials
from tawatur.connect.forecasts import forecasts
from tawatur.connect.identity import Cast, cast
from tawatur.connect.independence import Grounds, kindred, own_words, spoken
from tawatur.connect.meaning import Embedding, with_meaning
from tawatur.connect.passages import passages
from tawatur.connect.propositions import propositions
from tawatur.connect.publication import publications
from tawatur.connect.retractions import settled, withdrawals
from tawatur.connect.rulings import NOTHING, Ruled, Rulings, concerning
from tawatur.connect.slots import Knowledge
from tawatur.connect.statements import Matter, Statement, resolved, statement
from tawatur.connect.suggestions import suggestions
from tawatur.connect.timeline import timeline
from tawatur.engine.base import Engine
from tawatur.engine.single import OneProcess
from tawatur.model.claim import Claim
from tawatur.model.decision import Logged
from tawatur.model.leaf import Filed, Leaf
from tawatur.model.reason import Reason
from tawatur.model.register import Register
from tawatur.model.span import Span
from tawatur.model.story import Copy, Passage, Publication, Story, Suggestion
from tawatur.model.timevalue import Interval

TERMS = 12  # stems that name a story


@dataclass(frozen=True, slots=True)
class Scene:
    """A story before its claims are compared: who is who, when what was printed, the claims resolved, what people ruled
    of it and the numbers of what found nothing to rule."""

    leaves: tuple[Leaf, ...]
    copies: tuple[Copy, ...]
    cast: Cast
    suggestions: tuple[Suggestion, ...]
    publications: tuple[Publication, ...]
    passages: tuple[Passage, ...]
    statements: tuple[Statement, ...]
    known: Knowledge
    decisions: tuple[Logged, ...]
    lost: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """The work that tells a story from its leaves, wherever they lie; survives pickling.

    ``grade_all`` and ``embedding`` are those of ``connect``; ``rulings`` are obeyed before all that the program finds.
    """

    register: Register
    grade_all: bool = False
    embedding: Embedding | None = None
    rulings: Rulings = NOTHING

    def __call__(self, pile: Sequence[Filed]) -> Story:
        """The story of some leaves, told in this process."""
        return self.told(pile, OneProcess())

    def told(self, pile: Sequence[Filed], engine: Engine) -> Story:
        """The story of some leaves, its comparisons spread by an engine."""
        scene = self.scene([filed.read() for filed in pile], engine)
        compared, cut = scores(scene.statements, engine)
        if self.embedding is not None:
            compared = with_meaning(compared, scene.statements, self.embedding)
        return story((scene, (compared, cut)))

    def scene(self, leaves: Sequence[Leaf], engine: Engine) -> Scene:
        """The scene of one story's leaves."""
        ordered = tuple(sorted(map(self.rulings.sourced, leaves), key=lambda leaf: leaf.document.id))
        found, register = copies(ordered, engine), self.rulings.graded(self.register)
        actors = cast(ordered, register, self.rulings)
        dates = publications(ordered, actors)
        grounds = Grounds(
            documents={leaf.document.id: leaf.document for leaf in ordered},
            register=register,
            actors=actors.of,
            nations=actors.nations(),
            texts=shared_texts(found),
            own_words=frozenset().union(*(own_words(leaf.claims) for leaf in ordered)),
            spoken={claim: links for leaf in ordered for claim, links in spoken(leaf.claims).items()},
            kindred=kindred(claim for leaf in ordered for claim in leaf.claims),
            grade_all=self.grade_all,
        )
        types = {actor.key: actor.type for actor in actors.actors}
        states = register.states() | {key for key in actors.nations().values() if types.get(key, "GPE") == "GPE"}
        published = {date.document: date.interval for date in dates}
        ruled = Ruled.of(self.rulings, (claim for leaf in ordered for claim in leaf.claims))
        together, heads = _together(ordered, actors), _headlines(ordered)
        known = Knowledge(grounds, published, frozenset(states), types, together, heads, ruled)
        statements = _statements(ordered, known, actors)
        doubts = suggestions(ordered, actors, register.given, self.rulings.actors)
        told = concerning(self.rulings, ordered, actors.of)
        return Scene(ordered, found, actors, doubts, dates, passages(ordered), statements, known, *told)


def _statements(leaves: Sequence[Leaf], known: Knowledge, actors: Cast) -> tuple[Statement, ...]:
    names = {actor.key: actor.names for actor in actors.actors}
    found = []
    for leaf in leaves:
        single = {claim.id: claim for claim in reversed(leaf.claims)}
        roots = dict(leaf.roots)
        quotes = {claim.quote.span for claim in single.values()}
        around = {span: frozenset(resolved(_beside(span, leaf), known.grounds, roots)) for span in quotes}
        for claim in sorted(single.values(), key=lambda c: (c.evidence.span, c.id)):
            days = _days(claim, leaf, known.published.get(claim.document))
            clause = resolved(claim.frame.terms, known.grounds, roots)
            matter = Matter(clause, around[claim.quote.span], days)
            said = _said(claim, leaf, names.get(actors.of.get(claim.frame.where or "", ""), ()))
            found.append(statement(claim, known.grounds, known.published, matter=matter, said=said))
    return tuple(found)


def _beside(span: Span, leaf: Leaf) -> Iterator[str]:
    """The stems of the sentences that a span touches."""
    return (stem for one in leaf.sentences if one.span.overlap(span) for stem in one.stems)


def _days(claim: Claim, leaf: Leaf, published: Interval | None) -> frozenset[str]:
    """The days, months and years that the clause of a claim names."""
    span = claim.evidence.span
    told = (one.expression for one in leaf.times if span.start <= one.start < span.stop)
    days = (Interval.of(one.resolve(published)) for one in told if one.type == "DATE")
    return frozenset(str(day) for day in days if day is not None)


def _headlines(leaves: Sequence[Leaf]) -> frozenset[str]:
    return frozenset(
        root
        for leaf in leaves
        for roots in [dict(leaf.roots)]
        for one in leaf.titles
        for stem in one.stems
        for root in [roots.get(stem, stem)]
    )


def _together(leaves: Sequence[Leaf], actors: Cast) -> frozenset[tuple[str, str]]:
    """The pairs of places that one clause names, both ways."""
    keys = {actors.of.get(c.frame.where, c.frame.where) for leaf in leaves for c in leaf.claims if c.frame.where}
    names = sorted((one.key, tuple(map(str.casefold, one.names))) for one in actors.actors if one.key in keys)
    pairs = set()
    for leaf in leaves:
        for claim in leaf.claims:
            words = claim.evidence.words.casefold()
            here = [key for key, spelled in names if any(name in words for name in spelled)]
            pairs |= set(permutations(here, 2))
    return frozenset(pairs)


def _said(claim: Claim, leaf: Leaf, names: Sequence[str]) -> frozenset[str]:
    """Which of place and time stand in the claim's own content or sentence, and are not inferred from elsewhere;
    "own-time" where the time stands in its clause, "sentence-time" where it stands in its sentence."""
    span, own, words = claim.quote.span, claim.evidence.span, claim.quote.words.casefold()
    times = [one.start for one in leaf.times if one.expression == claim.frame.when]
    around = (told.span for told in leaf.sentences if times and told.span.overlap(own))
    homes = {"time": (span,), "own-time": (own,), "sentence-time": tuple(around)}
    found = {slot for slot, here in homes.items() if any(home.start <= at < home.stop for home in here for at in times)}
    return frozenset(found | {"place"} if any(name.casefold() in words for name in names) else found)


def story(compared: tuple[Scene, tuple[Scores, int]]) -> Story:
    """The story of a scene whose claims have been compared."""
    scene, (scored, cut) = compared
    withdrawn = withdrawals(scene.statements, scored, scene.known)
    over = settled(withdrawn)
    denied = denials(scene.statements, scored) - over
    found = propositions(scene.statements, scored, denied, scene.known, withdrawn)
    against = contradictions(scene.statements, scored, denied, scene.known)
    documents = tuple(leaf.document for leaf in scene.leaves)
    return Story(
        id=story_id(leaf.key for leaf in scene.leaves),
        documents=documents,
        claims=tuple(one.claim for one in scene.statements),
        actors=scene.cast.actors,
        suggestions=scene.suggestions,
        copies=scene.copies,
        passages=scene.passages,
        publications=scene.publications,
        propositions=found,
        contradictions=tuple(one for one in against if not {(one.a, one.b), (one.b, one.a)} & over),
        retractions=tuple(one.record(scene.known) for one in withdrawn),
        forecasts=forecasts(scene.statements, scored, scene.known),
        timeline=timeline(scene.statements, scored, found, scene.known),
        terms=_terms(scene.leaves),
        decisions=scene.decisions,
        lost=scene.lost,
        reasons=_reasons(len(documents), cut),
    )


def _reasons(documents: int, cut: int) -> tuple[Reason, ...]:
    reasons = (Reason("stories.documents", (str(documents),)),)
    return (*reasons, Reason("stories.blocks-cut", (str(cut),))) if cut else reasons


def story_id(documents: Iterable[str]) -> str:
    """The id of the story of some documents, which come in the order of their ids."""
    return "s-" + hashlib.blake2b("\n".join(documents).encode(), digest_size=8).hexdigest()


def _terms(leaves: Sequence[Leaf]) -> tuple[str, ...]:
    """The stems that most of the documents share, the most shared first."""
    spread: dict[str, tuple[int, int]] = {}
    for leaf in leaves:
        for term, count in leaf.terms:
            documents, total = spread.get(term, (0, 0))
            spread[term] = (documents + 1, total + count)
    return tuple(sorted(spread, key=lambda term: (-spread[term][0], -spread[term][1], term))[:TERMS])
