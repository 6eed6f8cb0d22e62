"""Names of one article that name the same: a body with and without its state, a word of two types, a unit's name."""

from collections.abc import Sequence
from typing import NamedTuple

from tawatur.lang.words import Word


class Found(NamedTuple):
    """A stretch of tokens that names something, before its key is settled."""

    first: int
    last: int
    type: str
    key: str
    rule: str


_TRUST = ("mention.head", "mention.person.title", "mention.person.given", "mention.person.sayer", "mention.tagger")
"""Whose word counts where one name has two types: the earlier."""


def unified(words: Sequence[Word], found: list[Found]) -> list[Found]:
    """The names, those that name the same under one key and type."""
    return _one_body(words, _one_type(found))


def _one_type(found: list[Found]) -> list[Found]:
    """One type for one name: what a class noun says before what its surroundings say."""
    best: dict[str, Found] = {}
    for one in found:
        _, colon, name = one.key.partition(":")
        if colon and (name not in best or _trust(one) < _trust(best[name])):
            best[name] = one
    return [
        one._replace(type=best[name].type, key=best[name].key) if colon and one.key != best[name].key else one
        for one, (_, colon, name) in ((one, one.key.partition(":")) for one in found)
    ]


def _trust(one: Found) -> int:
    return next((at for at, rule in enumerate(_TRUST) if one.rule.startswith(rule)), len(_TRUST))


def _one_body(words: Sequence[Word], found: list[Found]) -> list[Found]:
    """A body's short name takes the key of the one longer name that adds its state or class noun."""
    bodies = [one for one in found if one.rule.startswith("mention.head") and ":" in one.key]
    longer: dict[tuple[str, ...], set[str]] = {}
    for one in bodies:
        for short in _shortened(words, one):
            longer.setdefault(short, set()).add(one.key)
    changed: dict[str, str] = {}
    for one in bodies:
        keys = longer.get(_norms(words, one.first, one.last), set()) - {one.key}
        if len(keys) == 1:
            changed[one.key] = next(iter(keys))
    return [one._replace(key=_last(changed, one.key)) if one.key in changed else one for one in found]


def _last(changed: dict[str, str], key: str) -> str:
    """The key at the end of a row of changes."""
    for _ in range(4):
        key = changed.get(key, key)
    return key


def _shortened(words: Sequence[Word], one: Found) -> list[tuple[str, ...]]:
    """The name without the adjectives of states at its end, without its place, without the class noun before it."""
    first, last = one.first, one.last
    ends = {last}
    while last - 1 > first and {"nisba", "article"} <= words[last - 1].classes:
        last -= 1
        ends.add(last)
    if last - 2 > first and "particles.en=in" in words[last - 2].classes:
        ends.add(last - 2)
    starts = {first}
    if last - 1 > first and "name-heads" in words[first].classes and "article" in words[first + 1].classes:
        starts.add(first + 1)
    return [_norms(words, a, b) for a in starts for b in ends if (a, b) != (one.first, one.last) and b > a]


def _norms(words: Sequence[Word], first: int, last: int) -> tuple[str, ...]:
    return tuple([word.norm for word in words[first:last]])
