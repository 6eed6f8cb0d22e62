"""Capitals: whether the name of one means the town or the state that sits there."""

from collections.abc import Sequence

from tawatur.lang.pack import Entry
from tawatur.lang.words import Word

_PLACING = frozenset(
    {
        *("particles.en=in", "particles.en=from", "particles.en=to", "particles.en=toward", "particles.en=other"),
        *("particles.en=amid", "clitics=with", "open-bracket", "senses=place"),
        *("name-heads=GPE", "name-heads=LOC", "name-heads=FAC"),
    }
)
"""What stands before a town: "in", "near", "east of", "the city of"."""
_STRIKING = frozenset({"event-verbs=ASSAULT", "event-nouns=ASSAULT"})
_REACH = 3
"""What makes "on" a word of place, within so many words before it: raids on a town, control of it."""
_BETWEEN = frozenset({"comma", "nisba"})
"""What stands between a town and that word: "the Ruritanian capital, Strelsau"."""


def meaning(words: Sequence[Word], at: int, first: int, entry: Entry) -> str:
    """The key of what a listed name means: of a capital its state, but where it is told as a town."""
    state = entry.get("state") if entry.list == "capitals" else ""
    return state if state and not _town(words, at, first) else entry.value


def _town(words: Sequence[Word], at: int, first: int) -> bool:
    """Whether a word of place stands before the name, its country behind it, or it goes on a row of towns."""
    after = words[at + 1].classes if at + 1 < len(words) else frozenset()
    if "open-bracket" in after or {"nisba", "article"} <= after:
        return True
    back = at - 1
    while back > first and not words[back].classes.isdisjoint(_BETWEEN):
        back -= 1
    if back < first:
        return False
    if "clitics=and" in words[back].classes:
        return back > first and _goes_on(words, back - 1, first)
    if "particles.en=on" in words[back].classes:
        return any(not word.classes.isdisjoint(_STRIKING) for word in words[max(first, back - _REACH) : back])
    return not words[back].classes.isdisjoint(_PLACING)


def _goes_on(words: Sequence[Word], at: int, first: int) -> bool:
    """Whether a row whose last member ends here is one of towns."""
    classes = words[at].classes
    name = words[at].name
    if name is not None and name.list == "capitals":
        return _town(words, at, first)
    return "close-bracket" in classes or {"nisba", "article"} <= classes or name is not None and name.list == "cities"
