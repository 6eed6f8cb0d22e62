"""Numbers with what they count; of people, with what has become of them."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from tawatur.annotate.numbers import number_of, vague_number
from tawatur.annotate.terms import content_word
from tawatur.lang.words import Word
from tawatur.model.analysis import Tokens
from tawatur.model.claim import FATE, MONEY, OF_THEM, Quantity

_OF_THEM = {"particles.en=including", "particles.en=of_them"}
_NUMBERS = frozenset({"number", "numbers"})
_OTHERS = "others"
_PEOPLE = frozenset({"senses=people", f"tolls={_OTHERS}"})
_NEAR = 12
"""Tokens between a number and the word for the fate of those it counts, at most."""
_QUALIFIED = 4
"""Tokens behind what is counted in which its adjectives stand."""
_SEVERAL = 2
"""The least number that is a count."""
_FAR = 20
"""The same where it is what a count has come to: "the number of the missing … rose to 17"."""


class Counted(NamedTuple):
    """A quantity and the tokens that tell it: the number, what it counts, what has become of them."""

    quantity: Quantity
    first: int
    last: int


def counted(words: Sequence[Word], inside: range, dated: Collection[int], tokens: Tokens, text: str) -> list[Counted]:
    """The quantities of a stretch of tokens, in order; numbers of a date or a clock count nothing."""
    found = []
    at = inside.start
    while at < inside.stop:
        stop = at + 1
        if at in dated or words[at].classes.isdisjoint(_NUMBERS):
            at = stop
            continue
        while stop < inside.stop and stop not in dated and not words[stop].classes.isdisjoint(_NUMBERS):
            stop += 1
        value = number_of(words[at:stop]) or vague_number(words[at:stop])
        place = _thing(words, stop, inside)
        fate = _fate(words, at, place, inside)
        of = _toll(words[fate]) if fate >= 0 else words[place].stem if place >= stop else ""
        if value and of and not (fate < 0 and _more(words, place, inside)):
            if at > inside.start and not words[at - 1].classes.isdisjoint(_OF_THEM):
                of, fate = OF_THEM + words[place].stem, -1
            elif "currencies" in words[place].classes:
                of = MONEY + of
            told = Quantity(value, "", of, tokens.span(at, max(stop, place + 1)).words(text), _about(words, at, stop))
            found.append(Counted(told, min(at, fate) if fate >= 0 else at, max(place, fate, stop - 1) + 1))
        at = stop
    return found


def tells(quantity: Quantity, *, attributed: bool) -> bool:
    """Whether a number says something by itself: what became of people, or how many there are; "one of" does not."""
    return quantity.of.startswith(FATE) or attributed and quantity.value >= _SEVERAL


def _thing(words: Sequence[Word], first: int, inside: range) -> int:
    """The token that a number before it counts; the one before where none follows."""
    if first < inside.stop and "particles.en=from" in words[first].classes:
        first += 1
    counted = first < inside.stop and (content_word(words[first]) or "senses=people" in words[first].classes)
    return first if counted else first - 1


def _about(words: Sequence[Word], at: int, stop: int) -> str:
    """How a number is rounded, by the word before it, or by itself: "dozens", "thousands"."""
    before = words[at - 1].entry("approximators") if at else None
    if before is not None and before.get("kind") in _ROUNDED:
        return before.get("kind")
    plural = stop - at == 1 and any(e.get("vague") or e.get("plural") for e in words[at].entries)
    return _ROUNDED[-1] if plural else ""


_ROUNDED = ("approximate", "more", "less", "several")


def _more(words: Sequence[Word], thing: int, inside: range) -> bool:
    """Whether what is counted are others than those told of before: "1,400 more homes"."""
    behind = range(thing + 1, min(thing + _QUALIFIED, inside.stop))
    return any("tolls=more" in words[place].classes for place in behind)


def _fate(words: Sequence[Word], at: int, thing: int, inside: range) -> int:
    """The token that tells what became of those who are counted: the counted word itself, else where people are
    counted or nothing is, the nearest in the clause; -1 where none does."""
    if thing + 1 in inside and "measures" in words[thing + 1].classes:
        return -1
    if thing > at and words[thing].classes.isdisjoint(_NUMBERS):
        if _toll(words[thing]):
            return thing
        if words[thing].classes.isdisjoint(_PEOPLE) and content_word(words[thing]):
            return -1
    to = at > 0 and "particles.en=to" in words[at - 1].classes
    if not to and not words[thing].classes.isdisjoint(_NUMBERS):
        return -1
    reach = _FAR if to else _NEAR
    near = [place for place in inside if abs(place - at) <= reach and _toll(words[place])]
    return min(near, key=lambda place: (abs(place - at), place), default=-1)


def _toll(word: Word) -> str:
    entry = word.entry("tolls")
    return FATE + entry.value if entry and entry.value != _OTHERS else ""
