"""Word shingles of texts as numbers: what copies are found by."""

import zlib
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

WIDTH = 5  # words a shingle: five running words are rarely shared by chance, and one edit spoils only five
KEPT = 4  # one shingle in four enters the index (a minimum-wise sample: h mod 4 = 0, the same in every document)
SHORT = 200  # texts of fewer shingles enter whole, or their sample would be too small

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


def shingles(words: Sequence[str]) -> Hashes:
    """The distinct hashes of all runs of five words, ascending.

    >>> len(shingles("one two three four five six".split()))
    2
    """
    numbers = np.array([_word(word) for word in words], dtype=np.uint64)
    count = len(numbers) - WIDTH + 1
    if count < 1:
        return numbers[:0]
    value = np.zeros(count, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for place in range(WIDTH):
            value = (value ^ numbers[place : place + count]) * _MULTIPLIER
            value ^= value >> np.uint64(29)
    return np.unique(value)


def sample(hashes: Hashes) -> Hashes:
    """The shingles that stand for the text in the index."""
    return hashes if len(hashes) < SHORT else hashes[hashes % np.uint64(KEPT) == 0]


@lru_cache(maxsize=1 << 16)
def _word(word: str) -> int:
    raw = word.encode()
    return zlib.crc32(raw) << 32 | zlib.crc32(raw, 0xFFFFFFFF)
