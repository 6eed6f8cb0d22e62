"""What people ruled, as connect obeys it: decisions come before every rule of the program."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from tawatur.model.chain import Chain, Link
from tawatur.model.claim import Claim
from tawatur.model.decision import BY, NOT_SAME, OWN, SAME, UNKNOWN, Logged, in_force, place_of
from tawatur.model.leaf import Leaf
from tawatur.model.reason import Reason
from tawatur.model.register import Register

T = TypeVar("T")
Pair = tuple[str, str]

SPEAKS = frozenset("ABCD")  # grades of outlets whose own voice counts; E is not reliable, F cannot be judged


@dataclass(frozen=True, slots=True)
class Rulings:
    """The decisions in force, and those on two actors, on the places of two claims, of one, and on an outlet."""

    log: tuple[Logged, ...] = ()
    actors: Mapping[Pair, Logged] = field(default_factory=dict)
    statements: Mapping[Pair, Logged] = field(default_factory=dict)
    sources: Mapping[str, Logged] = field(default_factory=dict)
    grades: Mapping[str, Logged] = field(default_factory=dict)

    @staticmethod
    def of(log: Iterable[Logged]) -> "Rulings":
        """What of a log is in force."""
        kept = in_force(log)
        by_matter = {about: [one for one in kept if one.decision.about == about] for about in _ASKED}
        actors, statements = (
            {_pair(one.decision.subjects): one for one in by_matter[about]} for about in ("actor", "statement")
        )
        sources, grades = ({one.decision.subjects[0]: one for one in by_matter[about]} for about in ("source", "grade"))
        return Rulings(kept, actors, statements, sources, grades)

    def ruled(self, a: str, b: str) -> str:
        """How two actors were ruled: same, not-same, unsure, or "" where nobody did."""
        found = self.actors.get(_pair((a, b)))
        return found.decision.ruling if found else ""

    def arranged(self, piles: Iterable[Sequence[str]]) -> list[tuple[str, ...]]:
        """The documents of each story as people ruled, in the order of their first ids."""
        made = [set(pile) for pile in piles]
        for one in self.log:
            if one.decision.about == "story":
                moved, other = (next((p for p in made if key in p), None) for key in one.decision.subjects)
                if moved is None or other is None or (moved is other) is (one.decision.ruling == SAME):
                    continue
                if moved is other:
                    made.append({one.decision.subjects[0]})
                    moved.remove(one.decision.subjects[0])
                else:
                    made.remove(moved)
                    other |= moved
        return sorted(tuple(sorted(pile)) for pile in made)

    def graded(self, register: Register) -> Register:
        """The register with the grades that people gave."""
        if not self.grades:
            return register
        speaks = frozenset(key for key, one in self.grades.items() if one.decision.ruling in SPEAKS)
        return replace(
            register, outlets=register.outlets | speaks, ungraded=(register.ungraded | self.grades.keys()) - speaks
        )

    def sourced(self, leaf: Leaf) -> Leaf:
        """A leaf with the chains that people ruled: what is ruled of a claim holds for all of the same attribution."""
        ruled = {
            claim.cue or claim.evidence: self.sources[place_of(claim.evidence)].decision.ruling
            for claim in leaf.claims
            if self.sources and place_of(claim.evidence) in self.sources
        }
        if not ruled:
            return leaf
        return replace(leaf, claims=tuple(_with_source(one, ruled.get(one.cue or one.evidence)) for one in leaf.claims))


NOTHING = Rulings()  # nobody ruled anything
_ASKED = ("actor", "statement", "source", "grade")


def _pair(subjects: Sequence[str]) -> Pair:
    a, b = sorted(subjects)
    return a, b


def _with_source(claim: Claim, ruling: str | None) -> Claim:
    if ruling is None:
        return claim
    if ruling == OWN:
        return replace(claim, chain=Chain())
    who = Link(UNKNOWN, "", named=False) if ruling == UNKNOWN else Link(ruling.removeprefix(BY), "")
    return replace(claim, chain=Chain((*claim.chain.links[:-1], replace(who, context=True))))


def because(one: Logged) -> Reason:
    """The reason that a decision is."""
    return Reason("decisions.ruled", (str(one.number), one.decision.by, one.decision.at))


def concerning(
    rulings: Rulings, leaves: Sequence[Leaf], members: Mapping[str, str]
) -> tuple[tuple[Logged, ...], tuple[int, ...]]:
    """The decisions that concern a story, and the numbers of those that found nothing in it to rule.

    ``members`` leads from the keys of the story's entities to its actors.
    """
    if not rulings.log:
        return (), ()
    places = {place_of(claim.evidence) for leaf in leaves for claim in leaf.claims}
    documents = {leaf.key for leaf in leaves}
    outlets = {leaf.document.outlet.value or leaf.key for leaf in leaves}
    found, lost = [], []
    for one in rulings.log:
        about, subjects = one.decision.about, set(one.decision.subjects)
        home = {"actor": members.keys(), "grade": outlets}.get(about, documents)
        named = set(one.decision.documents()) or subjects
        if named <= home or about == "story" and named & home:
            found.append(one)
            if not places.issuperset(one.decision.places):
                lost.append(one.number)
    return tuple(found), tuple(lost)


@dataclass(frozen=True, slots=True)
class Ruled:
    """The decisions on statements, told by the ids of claims: pairs that are one, and pairs of which the first does not
    say what the second says."""

    same: tuple[Pair, ...] = ()
    apart: frozenset[Pair] = frozenset()

    @staticmethod
    def of(rulings: Rulings, claims: Iterable[Claim]) -> "Ruled":
        """What was ruled of some claims."""
        if not rulings.statements:
            return Ruled()
        at: dict[str, list[str]] = {}
        for claim in claims:
            at.setdefault(place_of(claim.evidence), []).append(claim.id)
        pairs: dict[str, list[Pair]] = {SAME: [], NOT_SAME: []}
        for one in rulings.statements.values():
            a, b = one.decision.subjects
            pairs[one.decision.ruling] += [(i, j) for i in at.get(a, ()) for j in at.get(b, ())]
        return Ruled(tuple(pairs[SAME]), frozenset(pairs[NOT_SAME]))

    def arranged(self, groups: Iterable[Sequence[T]], ids: Callable[[T], str]) -> list[list[T]]:
        """Groups of statements as people ruled: those that are one are in one group, those that are not in none."""
        made = self.parted(groups, ids)
        for pair in self.same:
            both = [group for group in made if not set(pair).isdisjoint(map(ids, group))]
            joined = [one for group in both for one in group]
            if len(both) > 1 and not self._clash(set(map(ids, joined))):
                made = [group for group in made if group not in both] + [joined]
        return made

    def parted(self, groups: Iterable[Sequence[T]], ids: Callable[[T], str]) -> list[list[T]]:
        """Groups without those that are ruled not to say what another of the group says; these by themselves."""
        if not self.apart:
            return [list(group) for group in groups]
        return [part for group in groups for part in self._parts(group, ids)]

    def _parts(self, group: Sequence[T], ids: Callable[[T], str]) -> Iterator[list[T]]:
        rest = list(group)
        while rest:
            told = [ids(one) for one in rest]
            kept = [one for one in rest if not any((ids(one), other) in self.apart for other in told)] or rest[:1]
            yield kept
            rest = [one for one in rest if one not in kept]

    def _clash(self, ids: set[str]) -> bool:
        return any(a in ids and b in ids for a, b in self.apart)
