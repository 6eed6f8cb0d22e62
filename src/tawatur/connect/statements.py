"""Claims seen from the whole story: actors for keys, days for words, origins for chains."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tawatur.connect.independence import Grounds, passing
from tawatur.model.annotation import AHEAD, Factuality
from tawatur.model.claim import Claim
from tawatur.model.timevalue import Interval

NAME = "@"  # stands before a key among stems
NUMBER = "="  # before a number among stems
ACT = "!"  # before the root of a word for an act
STATE = "STATE"  # the kind of a claim that tells no act
REJECT = "REJECT"  # the kind of an act of denying, refusing or calling off
OUTSIDE = 1.0  # what a stem is worth that stands in no claim: a word of the telling, not of the matter
BEHIND = 20  # statements thought of behind a story, so that in a small one a shared stem keeps its worth


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim, resolved: ``who`` and ``where`` are actors, ``when`` days, ``origin`` a node of the graph,
    ``holder`` whose words it is.

    A capital that acts is its state; as a place it stays a town.

    ``stems`` are the roots of the clause, ``around`` those of the whole content or sentence; ``said``
    tells of "place" and "time" whether the content or sentence itself names them, of "own-time" whether the
    clause does. ``terms`` are the stems of the clause in their order, ``days`` the times that it names,
    ``agent`` is he of ``who`` who acts. ``particulars`` are what the clause tells, its stems and the days that it
    names; ``kind`` is the kind of act, ``document`` who says it; ``denied`` where it says that something is not so,
    ``ahead`` where it tells what is planned or possible.
    """

    claim: Claim
    who: frozenset[str]
    where: str | None
    value: str
    when: Interval | None
    origin: str | None
    holder: str | None
    stems: frozenset[str]
    around: frozenset[str]
    said: frozenset[str] = frozenset()
    terms: tuple[str, ...] = ()
    days: frozenset[str] = frozenset()
    agent: str | None = None
    particulars: frozenset[str] = field(init=False, compare=False, repr=False)
    kind: str = field(init=False, compare=False, repr=False)
    document: str = field(init=False, compare=False, repr=False)
    denied: bool = field(init=False, compare=False, repr=False)
    ahead: bool = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Works out what is asked of a statement again and again."""
        claim = self.claim
        denied = claim.factuality is Factuality.DENIED or not claim.frame.positive
        object.__setattr__(self, "particulars", self.stems | self.days)
        object.__setattr__(self, "kind", claim.frame.kind)
        object.__setattr__(self, "document", claim.document)
        object.__setattr__(self, "denied", denied)
        object.__setattr__(self, "ahead", claim.factuality in AHEAD)


class Matter(NamedTuple):
    """The terms of a clause and those of the sentences round it, resolved; the days that the clause names."""

    clause: tuple[str, ...]
    around: frozenset[str]
    days: frozenset[str] = frozenset()


def statement(
    claim: Claim,
    grounds: Grounds,
    published: Mapping[str, Interval | None],
    *,
    matter: Matter,
    said: frozenset[str] = frozenset(),
) -> Statement:
    """A claim as the story sees it."""
    frame = claim.frame
    actor, capitals = grounds.actors, grounds.register.capitals
    value = frame.when.resolve(published.get(claim.document)) if frame.when else ""
    links = passing(claim, grounds)
    who = [capitals.get(actor.get(key, key), actor.get(key, key)) for key in frame.who]
    return Statement(
        claim=claim,
        who=frozenset(who),
        where=actor.get(frame.where, frame.where) if frame.where else None,
        value=value,
        when=Interval.of(value),
        origin=grounds.node(links[-1]) if links else None,
        holder=grounds.holder(links[-1]) if links else None,
        stems=frozenset(matter.clause),
        around=matter.around.union(matter.clause),
        said=said,
        terms=matter.clause,
        days=matter.days,
        agent=who[0] if who else None,
    )


def resolved(terms: Iterable[str], grounds: Grounds, roots: Mapping[str, str]) -> tuple[str, ...]:
    """The roots of stems, each once, with the keys among them as the story's actors, a capital as its state."""
    actor, capitals = grounds.actors, grounds.register.capitals
    found: dict[str, None] = {}
    for term in (roots.get(term, term) for term in terms):
        if term.startswith(NAME):
            key = actor.get(term[1:], term[1:])
            term = NAME + capitals.get(key, key)
        found[term] = None
    return tuple(found)


def named_apart(stems: Iterable[str]) -> frozenset[str]:
    """The stems that are no names and no numbers."""
    return frozenset(stem for stem in stems if not stem.startswith((NAME, NUMBER)))


def share_act(mine: frozenset[str], yours: frozenset[str], least: int, part: float) -> bool:
    """Whether two clauses share so many stems at least, one for an act among them, and such a part of the shorter.

    >>> share_act(frozenset({"!raise", "tax"}), frozenset({"!raise", "tax", "fuel"}), 2, 0.6)
    True
    """
    both = mine & yours
    enough = len(both) >= max(least, part * min(len(mine), len(yours)))
    return enough and any(stem.startswith(ACT) for stem in both)


def one_word(one: Statement, two: Statement) -> bool:
    """Whether two clauses name an act by one word or its like, where both name acts: raising is not lowering."""
    acts, others = ({stem for stem in side.stems if stem.startswith(ACT)} for side in (one, two))
    return not acts or not others or bool(acts & others)


class Rarity:
    """What each stem is worth: the rarer among the statements, the more (smoothed inverse frequency)."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        counts: dict[str, int] = {}
        self.total = 0
        for one in statements:
            self.total += 1
            for stem in one.stems:
                counts[stem] = counts.get(stem, 0) + 1
        self._squares = {stem: worth(n, self.total) ** 2 for stem, n in counts.items()}
        self._known: dict[frozenset[str], float] = {}

    def square(self, stems: frozenset[str]) -> float:
        """The squared length of a set of stems as a vector."""
        if stems not in self._known:
            self._known[stems] = self._sum(stems)
        return self._known[stems]

    def alike(self, a: frozenset[str], b: frozenset[str]) -> float:
        """The cosine of two sets of stems."""
        both = a & b
        return self._sum(both) / math.sqrt(self.square(a) * self.square(b)) if both else 0.0

    def above(self, stem: str, count: int) -> bool:
        """Whether a stem is rarer than one that stands in so many statements."""
        return self._squares.get(stem, OUTSIDE) > worth(count, self.total) ** 2

    def _sum(self, stems: frozenset[str]) -> float:
        """Exact, so that the order of a set changes nothing."""
        return math.fsum(self._squares.get(stem, OUTSIDE) for stem in stems)


def worth(count: int, total: int) -> float:
    """What a stem is worth that stands in so many statements of so many."""
    return math.log((total + BEHIND) / (count + 0.5))
