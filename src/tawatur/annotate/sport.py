"""Clubs: names that are towns or common words besides, read as clubs where an article speaks of sport."""

from collections.abc import Sequence

from tawatur.lang.columns import Questions, places
from tawatur.lang.pack import Entry
from tawatur.lang.words import Word, Wording

_ENOUGH = 3
"""Different words of sport that make an article one about sport."""

_IN_PLACE = ("particles.en=in", "name-heads=GPE", "name-heads=FAC", "name-heads=LOC", "name-heads.place=yes")


def tells_of_sport(words: Wording) -> bool:
    """Whether an article speaks of sport: several different words of it."""
    (sport,) = words.columns(_ASKED)
    return len({words[at].stem for at in places(sport)}) >= _ENOUGH


def club(words: Sequence[Word], at: int, first: int) -> Entry | None:
    """The club that a word names in an article about sport; None where it is the town or the common word.

    A town's name is the club unless a place stands before it; a common word only right behind a word of sport.
    """
    entry = words[at].entry("clubs")
    if entry is None or entry.norm != words[at].norm:
        return None
    before = words[at - 1].classes if at > first else frozenset[str]()
    if entry.get("city"):
        return entry if before.isdisjoint(_IN_PLACE) else None
    if entry.get("ambiguous"):
        return entry if "sport-words.beside=yes" in before else None
    return entry


def _of_sport(word: Word) -> bool:
    return "sport-words=sport" in word.classes


_ASKED: Questions[Word] = Questions(_of_sport)
