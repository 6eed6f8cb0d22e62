"""Who could be one and is told as two, or two and told as one: proposed to a person with reasons, never done."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tawatur.connect.identity import PLACES, Cast
from tawatur.connect.likeness import SHORT, Likeness, body_likeness, likeness
from tawatur.connect.skeleton import bones, fullest, other_given, plain, words
from tawatur.model.annotation import Entity
from tawatur.model.leaf import Leaf
from tawatur.model.reason import Reason
from tawatur.model.story import Actor, Suggestion

KEPT = 8  # suggestions of one story: what a reader looks through in a minute
GIVEN, NATIONS, BESIDE = 0.5, 0.5, 0.7  # how much a doubt about a merge weighs
LONE = 0.6  # how much it weighs that a single word is borne by one more widely named person among several
CROWD = 40  # actors that share a word of their names: more share a word that tells nothing of them
SEVERAL = 3  # persons of one family name from which on the name points to nobody


@dataclass(frozen=True, slots=True)
class _Seen:
    """An actor with what the documents show of it."""

    actor: Actor
    documents: frozenset[str]
    known: bool

    @property
    def full(self) -> str:
        return fullest(self.actor.names)


@dataclass(frozen=True, slots=True)
class _Member:
    """One key of an actor with what the documents show of it."""

    key: str
    full: str
    documents: frozenset[str]
    nations: frozenset[str]
    known: bool


def suggestions(
    leaves: Sequence[Leaf], found: Cast, given: frozenset[str] = frozenset(), ruled: Collection[tuple[str, str]] = ()
) -> tuple[Suggestion, ...]:
    """What a person should look at, the surest first.

    ``given`` are given names whose vowels tell people apart, ``ruled`` the pairs of keys that somebody has decided.
    """
    members = _members(leaves)
    decided = {frozenset(pair) for pair in ruled}
    doubted = [one for one in _doubts(members, found) if frozenset((one.a, one.b)) not in decided]
    keys = {actor.key: actor.members for actor in found.actors}
    seen = [_seen(actor, members) for actor in found.actors]
    alike = [one for one in _alike(seen, given) if not _decided(keys[one.a], keys[one.b], decided)]
    ordered = sorted([*_spanning(_sole(alike)), *doubted], key=lambda one: (-one.score, one.proposed, one.a, one.b))
    return tuple(ordered[:KEPT])


def _decided(one: Iterable[str], other: Sequence[str], decided: Collection[frozenset[str]]) -> bool:
    return any(frozenset((a, b)) in decided for a in one for b in other)


def _members(leaves: Sequence[Leaf]) -> dict[str, _Member]:
    found: dict[str, list[tuple[str, Entity]]] = {}
    for leaf in leaves:
        for entity in leaf.entities:
            found.setdefault(entity.key, []).append((leaf.document.id, entity))
    return {
        key: _Member(
            key,
            fullest({name for _, entity in told for name in entity.names or (key,)}),
            frozenset(document for document, _ in told),
            frozenset(entity.nation for _, entity in told if entity.nation),
            any(entity.known for _, entity in told),
        )
        for key, told in found.items()
    }


def _seen(actor: Actor, members: Mapping[str, _Member]) -> _Seen:
    own = [members[key] for key in actor.members]
    return _Seen(actor, frozenset().union(*(one.documents for one in own)), any(one.known for one in own))


def _alike(seen: Sequence[_Seen], given: frozenset[str]) -> Iterator[Suggestion]:
    """Pairs that could be one."""
    persons = [one for one in seen if one.actor.type == "PER"]
    bodies = [one for one in seen if one.actor.type in PLACES]
    for a, b in _neighbours(persons):
        if not any(other_given(x, y, given) for x in a.actor.names for y in b.actor.names):
            yield from _pair(a, b, likeness)
    for a, b in _neighbours(bodies):
        if a.actor.type == b.actor.type:
            yield from _pair(a, b, body_likeness)
    yield from _lone(persons)


def _neighbours(seen: Sequence[_Seen]) -> Iterator[tuple[_Seen, _Seen]]:
    """Pairs that no document tells apart, of no two states, and that share a word of their names or nearly so."""
    blocks: dict[str, list[_Seen]] = {}
    for one in seen:
        for block in sorted({block for name in one.actor.names for bone in bones(name) for block in _nearly(bone)}):
            blocks.setdefault(block, []).append(one)
    small = (some for some in blocks.values() if len(some) <= CROWD)
    pairs = {(a.actor.key, b.actor.key): (a, b) for some in small for a, b in combinations(some, 2)}
    return (pair for _, pair in sorted(pairs.items()) if _apart(*pair))


def _nearly(bone: str) -> set[str]:
    """A skeleton, and that without each of its consonants."""
    return {bone, *(bone[:at] + bone[at + 1 :] for at in range(len(bone)) if len(bone) > 2)}


def _apart(a: _Seen, b: _Seen) -> bool:
    nations = {one.actor.nation for one in (a, b) if one.actor.nation}
    return len(nations) < 2 and not (a.known and b.known) and not a.documents & b.documents


def _pair(a: _Seen, b: _Seen, compared: Callable[[str, str], Likeness | None]) -> Iterator[Suggestion]:
    """The likest names of two actors."""
    pairs = [(x, y) for x in a.actor.names for y in b.actor.names]
    found = [(like, pair) for pair in pairs if (like := compared(*pair))]
    if found:
        best, (x, y) = max(found, key=lambda one: (one[0].weight, one[0].rule, one[1]))
        (short, first), (long, second) = sorted(((x, a), (y, b)), key=lambda one: (len(one[0]), one[1].actor.key))
        if best != SHORT or not first.known:
            yield _same(first, second, best.weight, Reason(best.rule, (short, long)))


def _same(a: _Seen, b: _Seen, score: float, reason: Reason) -> Suggestion:
    counts = (a.documents, b.documents, a.documents & b.documents)
    where = Reason("suggestions.named-in", tuple(str(len(documents)) for documents in counts))
    first, second = sorted((a.actor.key, b.actor.key))
    return Suggestion(first, second, "same", score, (reason, where))


def _lone(persons: Sequence[_Seen]) -> Iterator[Suggestion]:
    """A family name that several bear: that of the one whom more articles name than all the others."""
    bearers: dict[str, list[_Seen]] = {}
    for one in persons:
        for family in sorted({bones(name)[-1] for name in one.actor.names if len(words(name)) > 1}):
            bearers.setdefault(family, []).append(one)
    for one in persons:
        named = sorted(bearers.get(bones(one.full)[0], ()), key=lambda p: (-len(p.documents), p.actor.key))
        if len(words(one.full)) == 1 and 2 <= len(named) <= SEVERAL and not one.known:
            first, *others = named
            if len(first.documents) > sum(len(other.documents) for other in others):
                reason = Reason("suggestions.family-of-several", (one.full, first.full, str(len(named))))
                yield _same(one, first, LONE, reason)


def _doubts(members: Mapping[str, _Member], found: Cast) -> Iterator[Suggestion]:
    """Members of one actor that could be two."""
    for actor in found.actors:
        head = members[actor.key]
        for one in (members[key] for key in actor.members if key != actor.key):
            others = frozenset().union(*(members[key].documents for key in actor.members if key != one.key))
            doubt = _doubt(one, head, others) if actor.type == "PER" else None
            if doubt is not None:
                first, second = sorted((one.key, head.key))
                yield Suggestion(first, second, "not-same", doubt[0], (doubt[1],))


def _doubt(one: _Member, head: _Member, others: frozenset[str]) -> tuple[float, Reason] | None:
    """What speaks against a merge: both in one article, another state, a given name alone where nobody else of the
    actor is named (``others`` are the documents of its other members)."""
    both = one.documents & head.documents
    if both and not head.known and len(words(one.full)) == len(words(head.full)) > 1:
        return BESIDE, Reason("suggestions.side-by-side", (one.full, head.full, str(len(both))))
    if one.nations and head.nations and not one.nations & head.nations:
        told = (one.full, min(one.nations), head.full, min(head.nations))
        return NATIONS, Reason("suggestions.two-nations", told)
    if _given_alone(one.full, head.full) and not one.documents & others:
        return GIVEN, Reason("suggestions.given-alone", (one.full, head.full))
    return None


def _given_alone(name: str, full: str) -> bool:
    """Whether a single word is the given name of a full name, and not its family name."""
    short, parts = words(name), words(full)
    return len(short) == 1 < len(parts) and plain(short[0]) == plain(parts[0]) and bones(name)[0] != bones(full)[-1]


def _sole(found: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Without the short names of bodies that several longer ones could have."""
    fits = Counter(one.reasons[0].values[0] for one in found if one.reasons[0].rule == SHORT.rule)
    return (one for one in found if one.reasons[0].rule != SHORT.rule or fits[one.reasons[0].values[0]] == 1)


def _spanning(found: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """The best suggestions without those that follow from better ones."""
    group: dict[str, str] = {}
    for one in sorted(found, key=lambda one: (-one.score, one.a, one.b)):
        a, b = _top(one.a, group), _top(one.b, group)
        if a != b:
            group[b] = a
            yield one


def _top(key: str, group: dict[str, str]) -> str:
    while key in group:
        key = group[key]
    return key
