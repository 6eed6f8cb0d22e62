"""Who is who across documents: one actor for the keys that name one person, body or place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from tawatur.connect.rulings import NOTHING, Rulings, because
from tawatur.connect.skeleton import bones, fullest, is_given, other_given, skeleton, words
from tawatur.model.annotation import Entity
from tawatur.model.decision import NOT_SAME, SAME
from tawatur.model.leaf import Leaf
from tawatur.model.reason import Reason
from tawatur.model.register import Register
from tawatur.model.story import Actor

ALIKE = 78.0  # rapidfuzz ratio under which two spellings with one skeleton are two names: two letters in nine
LONE = 4  # letters a single word must have to be joined by its spelling alone
MANY = 3  # words of a name of which one may be spelt with a consonant more
BRIEF = 3  # consonants of that word at most: longer ones carry too much of the name
PLACES = frozenset({"GPE", "LOC", "FAC", "ORG"})


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of a story and the way from an entity key to its actor."""

    actors: tuple[Actor, ...]
    of: Mapping[str, str]

    def nations(self) -> dict[str, str]:
        """The state for which an actor speaks, for those who speak for one."""
        return {actor.key: actor.nation for actor in self.actors if actor.nation}


@dataclass(frozen=True, slots=True)
class _Person:
    key: str
    type: str
    names: tuple[str, ...]
    nation: str | None
    known: bool
    documents: frozenset[str]

    @property
    def full(self) -> str:
        return fullest(self.names)


class _Joined:
    """Which keys have been joined to which, and why; two that a person ruled to be two never are."""

    def __init__(self, people: Iterable[_Person], rulings: Rulings) -> None:
        self._to: dict[str, tuple[str, Reason]] = {}
        self._rulings = rulings
        self._members = {person.key: {person.key} for person in people}
        by_key = {person.key: person for person in people}
        for (a, b), one in sorted(rulings.actors.items()):
            if one.decision.ruling == SAME and a in by_key and b in by_key:
                kept, gone = _order(by_key[a], by_key[b])
                self.add(kept.key, gone.key, because(one))

    def root(self, key: str) -> str:
        """The key under which a key goes."""
        while key in self._to:
            key = self._to[key][0]
        return key

    def add(self, kept: str, gone: str, why: Reason) -> None:
        """Joins all that goes with one key to another."""
        top, bottom = self.root(kept), self.root(gone)
        if top == bottom or self._apart(top, bottom):
            return
        self._to[bottom] = (top, why)
        self._members[top] |= self._members.pop(bottom)

    def why(self, key: str) -> tuple[Reason, ...]:
        """Why a key was joined to another, where it was."""
        return (self._to[key][1],) if key in self._to else ()

    def _apart(self, a: str, b: str) -> bool:
        if not self._rulings.actors:
            return False
        pairs = product(self._members[a], self._members[b])
        return any(self._rulings.ruled(one, other) == NOT_SAME for one, other in pairs)


def cast(leaves: Sequence[Leaf], register: Register, rulings: Rulings = NOTHING) -> Cast:
    """Joins the entities of documents into actors: as people ruled, then same key, same name spelt otherwise, family
    name alone."""
    people = _people(leaves)
    joined = _Joined(people, rulings)
    _join_spellings(people, joined, register.given)
    _join_short_forms(people, joined)
    _join_family_names(people, joined, register.given)
    groups: dict[str, list[str]] = {}
    for person in people:
        groups.setdefault(joined.root(person.key), []).append(person.key)
    by_key = {person.key: person for person in people}
    actors = tuple(
        _actor(root, [by_key[k] for k in sorted(keys)], joined, register) for root, keys in sorted(groups.items())
    )
    return Cast(actors, {member: actor.key for actor in actors for member in actor.members})


def _people(leaves: Sequence[Leaf]) -> list[_Person]:
    found: dict[str, list[Entity]] = {}
    homes: dict[str, set[str]] = {}
    for leaf in sorted(leaves, key=lambda leaf: leaf.document.id):
        for entity in leaf.entities:
            found.setdefault(entity.key, []).append(entity)
            homes.setdefault(entity.key, set()).add(leaf.document.id)
    return [_person(key, found[key], homes[key]) for key in sorted(found)]


def _person(key: str, entities: list[Entity], homes: Iterable[str]) -> _Person:
    types = [entity.type for entity in entities]
    names = {name for entity in entities for name in entity.names}
    nations = sorted({entity.nation for entity in entities if entity.nation})
    kind = max(sorted(set(types)), key=types.count)
    known = any(entity.known for entity in entities)
    nation = nations[0] if len(nations) == 1 else None
    return _Person(key, kind, tuple(sorted(names)) or (key,), nation, known, frozenset(homes))


def _comparable(a: _Person, b: _Person) -> bool:
    """Two entries of lists are two by decree, as are two that one document tells apart; a person is no place."""
    if a.known and b.known or a.documents & b.documents:
        return False
    return a.type == b.type or {a.type, b.type} <= PLACES


def _order(a: _Person, b: _Person) -> tuple[_Person, _Person]:
    """Of two joined entities the one that stays: known, more words, more letters, first in order."""
    first, second = sorted((a, b), key=lambda p: (not p.known, -len(words(p.full)), -len(p.full), p.key))
    return first, second


def _join_spellings(people: Iterable[_Person], joined: _Joined, given: frozenset[str]) -> None:
    blocks: dict[tuple[str, ...], list[_Person]] = {}
    for person in people:
        for block in sorted({block for name in person.names for block in _blocks(person, name)}):
            blocks.setdefault(block, []).append(person)
    for block in sorted(blocks):
        members = blocks[block]
        for i, a in enumerate(members):
            for b in members[i + 1 :]:
                alike = _comparable(a, b) and (_same_name(a, b) or _one_word_off(a, b)) or _slip(a, b)
                if alike and not other_given(a.full, b.full, given):
                    _join(a, b, "identity.spelling", joined)


def _blocks(person: _Person, name: str) -> list[tuple[str, ...]]:
    """The skeleton of a full name, and of a long name of a person that without each of its words."""
    parts = bones(name)
    if len(parts) != len(words(person.full)):
        return []
    less = [("-", str(i), *parts[:i], *parts[i + 1 :]) for i in range(len(parts))]
    return [parts, *less] if person.type == "PER" and len(parts) >= MANY else [parts]


def _one_word_off(a: _Person, b: _Person) -> bool:
    """Whether of names of three words or more one short word differs by one consonant."""
    pairs = [(bones(x), bones(y)) for x in a.names for y in b.names]
    return any(_nearly(x, y) for x, y in pairs if len(x) == len(y) >= MANY)


def _slip(a: _Person, b: _Person) -> bool:
    """Whether one document writes the name of a known person with a letter more or less at the end of one word."""
    if a.known == b.known or a.type != "PER" or b.type != "PER":
        return False
    pairs = [(x, y) for x in a.names for y in b.names if len(words(x)) == len(words(y)) >= MANY]
    return any(_ends_otherwise(words(x), words(y)) for x, y in pairs)


def _ends_otherwise(a: Sequence[str], b: Sequence[str]) -> bool:
    odd = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(odd) == 1 and abs(len(odd[0][0]) - len(odd[0][1])) == 1 and _begins(*odd[0])


def _begins(a: str, b: str) -> bool:
    return a.startswith(b) or b.startswith(a)


def _nearly(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    odd = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(odd) == 1 and max(map(len, odd[0])) <= BRIEF and Levenshtein.distance(*odd[0]) == 1


def _same_name(a: _Person, b: _Person) -> bool:
    pairs = [(x, y) for x in a.names for y in b.names if bones(x) == bones(y)]
    if all(len(words(x)) == 1 and min(len(x), len(y)) < LONE for x, y in pairs):
        return False
    return any(ratio(x, y) >= ALIKE for x, y in pairs)


def _join(a: _Person, b: _Person, rule: str, joined: _Joined) -> None:
    kept, gone = _order(a, b)
    joined.add(kept.key, gone.key, Reason(rule, (gone.full, kept.full)))


def _join_family_names(people: Sequence[_Person], joined: _Joined, given: frozenset[str]) -> None:
    persons = [person for person in people if person.type == "PER"]
    bearers: dict[str, list[_Person]] = {}
    for person in persons:
        if len(words(person.full)) > 1:
            for bone in sorted({bone for name in person.names for bone in bones(name)}):
                bearers.setdefault(bone, []).append(person)
    for person in persons:
        if len(words(person.full)) == 1 and not person.known:
            named = [p for p in bearers.get(bones(person.full)[0], ()) if _borne(person, p, given)]
            here = [p for p in named if p.documents >= person.documents]
            full = {joined.root(p.key): p for p in here or named}
            if len(full) == 1:
                _join(next(iter(full.values())), person, "identity.family-name", joined)


def _borne(alone: _Person, bearer: _Person, given: frozenset[str]) -> bool:
    """Whether a single word is part of somebody's name; a given name of many only where his article has it."""
    one, here = words(alone.full)[0], bearer.documents >= alone.documents
    parts = ((at, word) for name in bearer.names for at, word in enumerate(words(name)))
    alike = (at for at, word in parts if skeleton(word) == skeleton(one) and not other_given(word, one, given))
    return any(at or here or not is_given(one, given) for at in alike)


def _join_short_forms(people: Sequence[_Person], joined: _Joined) -> None:
    """The last two or the first words of a longer name that only one person of the story bears, the first three or more
    of one that only one body bears, and what another document calls one of a longer name."""
    bearers: dict[tuple[str, ...], list[_Person]] = {}
    called: dict[tuple[str, ...], list[_Person]] = {}
    for person in people:
        for parts in sorted({bones(name) for name in person.names}):
            for short in _shortened(parts, person.type):
                bearers.setdefault((person.type, *short), []).append(person)
        for parts in sorted({bones(name) for name in person.names if 1 < len(words(name)) < len(words(person.full))}):
            called.setdefault((person.type, *parts), []).append(person)
    for person in people:
        if not person.known:
            form = (person.type, *bones(person.full))
            elsewhere = (p for p in called.get(form, ()) if not p.documents & person.documents)
            full = {joined.root(p.key): p for p in (*bearers.get(form, ()), *elsewhere)}
            if len(full) == 1:
                _join(next(iter(full.values())), person, "identity.short-form", joined)


def _shortened(parts: tuple[str, ...], kind: str) -> set[tuple[str, ...]]:
    if kind == "PER":
        return {parts[-2:], *(parts[:length] for length in range(2, len(parts)))} if len(parts) >= MANY else set()
    return {parts[:length] for length in range(MANY, len(parts))} if kind == "ORG" else set()


def _actor(root: str, members: list[_Person], joined: _Joined, register: Register) -> Actor:
    head = next(person for person in members if person.key == root)
    names = sorted({name for person in members for name in person.names}, key=lambda n: (-len(words(n)), -len(n), n))
    nation = next((person.nation for person in [head, *members] if person.nation), None)
    reasons = tuple(why for person in members for why in joined.why(person.key))
    keys = tuple(person.key for person in members)
    return Actor(root, head.type, tuple(names), keys, register.nation(root) or nation, reasons)
