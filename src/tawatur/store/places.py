"""Places as numbers: an article, an offset in its text, and what else a search must know, in 64 bits.

A place of a word is article (24 bits), offset (20), letters to the next word (6), how it is spelt (14); that of a claim
is article, offset, length (14), stance (3), factuality (3). So sets of places are arrays, and every question about them
is one about numbers.
"""

from array import array
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from tawatur.model.annotation import Factuality
from tawatur.model.chain import Stance

Places = NDArray[np.uint64]
"""Places of words or of claims, ascending and each once."""
Chosen = NDArray[np.bool_]
"""Which of some places."""
Spots = NDArray[np.uint64]
"""Places without what else is known of them: article and offset."""

START, REST, STEP, LENGTH, STANCE = 20, 20, 14, 6, 3
FARTHEST = (1 << START) - 1
"""The last offset of a text that is searched."""
NEAR = (1 << 6) - 1
"""Letters to the next word from which on the two stand in no phrase."""
SPELT = (1 << STEP) - 1
_LONGEST, _FEW = (1 << 14) - 1, (1 << 3) - 1
_STANCES, _FACTUALITIES = tuple(Stance), tuple(Factuality)
"""What the bits of a claim stand for: their order is part of the form of a store."""

NOWHERE: Places = np.zeros(0, np.uint64)


def number(value: int) -> np.uint64:
    """A whole number as places have it."""
    return np.uint64(value)


_REST, _STEP = number(REST), number(STEP)
_ARTICLE = number(START + REST)
_NEAR, _LENGTH, _SPELT = number(NEAR), number(_LONGEST), number(SPELT)


def word_place(article: int, start: int, step: int, spelt: int) -> int:
    """The place of a word; ``step`` letters on stands the next one.

    >>> spots(np.array([word_place(3, 7, 5, 9)], np.uint64)).tolist() == [3 << 20 | 7]
    True
    """
    return article << START + REST | start << REST | min(step, NEAR) << STEP | spelt


def claim_place(article: int, start: int, length: int, told: tuple[Stance, Factuality]) -> int:
    """The place of a claim.

    >>> place = claim_place(3, 7, 50, (Stance.DENIES, Factuality.DENIED))
    >>> start_of(place), length_of(place), *map(str, told_of(place))
    (7, 50, 'denies', 'denied')
    """
    head = word_place(article, min(start, FARTHEST), 0, 0)
    told_so = _STANCES.index(told[0]) << STANCE | _FACTUALITIES.index(told[1])
    return head | min(length, _LONGEST) << LENGTH | told_so


def start_of(place: int) -> int:
    """Where in its text a place begins."""
    return place >> REST & FARTHEST


def article_of(place: int) -> int:
    """The number of a place's article."""
    return place >> START + REST


def length_of(place: int) -> int:
    """How long a claim is."""
    return place >> LENGTH & _LONGEST


def told_of(place: int) -> tuple[Stance, Factuality]:
    """The stance and the factuality of a claim."""
    return _STANCES[place >> STANCE & _FEW], _FACTUALITIES[place & _FEW]


def told_so(found: Places, stances: Sequence[str], factualities: Sequence[str]) -> Places:
    """The claims that have one of some stances and one of some factualities; where none is given, any."""
    wanted = [[n for n, one in enumerate(_STANCES) if str(one) in stances],
              [n for n, one in enumerate(_FACTUALITIES) if str(one) in factualities]]  # fmt: skip
    for codes, shift in zip(wanted, (STANCE, 0), strict=True):
        if codes:
            found = found[np.isin(found >> number(shift) & number(_FEW), np.array(codes, np.uint64))]
    return found


def read(blobs: Iterable[bytes]) -> Places:
    """The places that some pieces of a table hold."""
    whole = np.frombuffer(b"".join(blobs), np.uint64)
    return whole if np.all(whole[1:] > whole[:-1]) else np.unique(whole)


def among(found: Places, wanted: Places) -> Chosen:
    """Which of some numbers are among others, which ascend.

    >>> among(np.array([5, 7], np.uint64), np.array([3, 7, 9], np.uint64)).tolist()
    [False, True]
    """
    place = np.searchsorted(wanted, found)
    held: Chosen = place < wanted.size
    held[held] = wanted[place[held]] == found[held]
    return held


def both(one: Places, other: Places) -> Places:
    """The places that are in two sets."""
    few, many = (one, other) if one.size < other.size else (other, one)
    return few[among(few, many)]


def written(found: Sequence[int]) -> bytes:
    """Places as a table holds them."""
    return array("Q", found).tobytes()


def renumbered(blob: bytes, given: Places) -> bytes:
    """Places whose articles are numbered within a story, with the numbers that the articles have in a store."""
    found = np.frombuffer(blob, np.uint64)
    inside = found & number((1 << START + REST) - 1)
    return bytes((given[(found >> _ARTICLE).astype(np.int64)] << _ARTICLE | inside).tobytes())


def spots(found: Places) -> Spots:
    """Article and offset of places."""
    known: Spots = found >> _REST
    return known


def numbers(found: Places) -> Places:
    """The article of each place."""
    return found >> _ARTICLE


def articles(found: Places) -> Places:
    """The articles of places, each once."""
    every = numbers(found)  # they ascend
    return every[np.append(True, every[1:] != every[:-1])] if every.size else NOWHERE


def of_articles(found: Places, wanted: Places) -> Places:
    """The places that stand in some articles."""
    return found[among(numbers(found), wanted)]


def spelt_so(found: Places, spelt: int) -> Places:
    """The places of words that are spelt in one way."""
    kept: Places = found[(found & _SPELT) == number(spelt)]
    return kept


def behind(found: Places) -> Spots:
    """Where the next word stands behind each place; nowhere where it is far."""
    step = found >> _STEP & _NEAR
    following: Spots = np.where(step < _NEAR, spots(found) + step, number(0))
    return following


def phrase(words: Sequence[Places]) -> Places:
    """The places of a first word behind which the others stand, one right behind the other.

    >>> a, b = word_place(1, 0, 3, 0), word_place(1, 3, 2, 0)
    >>> len(phrase([np.array([a], np.uint64), np.array([b], np.uint64)])), len(phrase([np.array([b], np.uint64)] * 2))
    (1, 0)
    """
    heads, at = words[0], words[0]
    for following in words[1:]:
        known = spots(following)
        here = behind(at)
        place = np.searchsorted(known, here)
        held = place < known.size
        held[held] = known[place[held]] == here[held]
        heads, at = heads[held], following[place[held]]
    return heads


def holding(claims: Places, words: Places) -> Chosen:
    """Which claims hold at least one of some words."""
    known, first = spots(words), spots(claims)
    place: NDArray[np.int64] = np.searchsorted(known, first)
    held: Chosen = place < known.size
    held[held] = known[place[held]] < first[held] + (claims[held] >> number(LENGTH) & _LENGTH)
    return held


def starts_in(found: Places, article: int) -> list[int]:
    """Where in one article places begin, in order."""
    first, last = np.searchsorted(found, np.array([article, article + 1], np.uint64) << _ARTICLE)
    return [start_of(place) for place in found[first:last].tolist()]
