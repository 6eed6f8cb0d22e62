"""Claims seen from the whole story: actors for keys, days for words, origins for chains."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tawatur.connect.independence import Grounds, passing
from tawatur.model.annotation import Factuality
from tawatur.model.chain import Stance
from tawatur.model.claim import Claim
from tawatur.model.timevalue import Interval

STATE = "STATE"  # the kind of a claim that tells no act
BEHIND = 20  # statements thought of behind a story, so that in a small one a shared stem keeps its worth
AHEAD = frozenset({Factuality.PLANNED, Factuality.POSSIBLE})


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim, resolved: ``who`` and ``where`` are actors, ``when`` days, ``origin`` a node of the graph.

    ``stems`` are the words of the clause, ``around`` those of the whole content or sentence.
    """

    claim: Claim
    who: frozenset[str]
    where: str | None
    value: str
    when: Interval | None
    origin: str | None
    stems: frozenset[str]
    around: frozenset[str]

    @property
    def kind(self) -> str:
        """The kind of act."""
        return self.claim.frame.kind

    @property
    def document(self) -> str:
        """The id of the document that says it."""
        return self.claim.document

    @property
    def denied(self) -> bool:
        """Whether it says that something is not so."""
        claim = self.claim
        return claim.factuality is Factuality.DENIED or claim.stance is Stance.DENIES or not claim.frame.positive

    @property
    def ahead(self) -> bool:
        """Whether it tells what is planned or possible."""
        return self.claim.factuality in AHEAD


def statement(
    claim: Claim, grounds: Grounds, published: Mapping[str, Interval | None], around: frozenset[str] = frozenset()
) -> Statement:
    """A claim as the story sees it."""
    frame = claim.frame
    actor = grounds.actors
    value = frame.when.resolve(published.get(claim.document)) if frame.when else ""
    links = passing(claim, grounds)
    stems = frozenset(frame.terms)
    return Statement(
        claim=claim,
        who=frozenset(actor.get(key, key) for key in frame.who),
        where=actor.get(frame.where, frame.where) if frame.where else None,
        value=value,
        when=Interval.of(value),
        origin=grounds.node(links[-1]) if links else None,
        stems=stems,
        around=around | stems,
    )


def rarity(statements: Sequence[Statement]) -> dict[str, float]:
    """What a stem is worth: the rarer among the statements, the more (smoothed inverse frequency)."""
    counts: dict[str, int] = {}
    for one in statements:
        for stem in one.stems:
            counts[stem] = counts.get(stem, 0) + 1
    total = len(statements)
    return {stem: worth(n, total) for stem, n in sorted(counts.items())}


def worth(count: int, total: int) -> float:
    """What a stem is worth that stands in so many statements of so many."""
    return math.log((total + BEHIND) / (count + 0.5))


def shared(a: Iterable[str], b: Iterable[str], worth: Mapping[str, float]) -> tuple[float, float]:
    """How alike two sets of stems are: cosine, and the part of the poorer one that the other holds."""
    left, right = set(a), set(b)
    both = _square(left & right, worth)
    one, two = _square(left, worth), _square(right, worth)
    if not one or not two:
        return 0.0, 0.0
    return both / math.sqrt(one * two), both / min(one, two)


def _square(stems: Iterable[str], worth: Mapping[str, float]) -> float:
    return sum(worth.get(stem, 1.0) ** 2 for stem in sorted(stems))
