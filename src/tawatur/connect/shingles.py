"""Word shingles of texts as numbers: what copies are found by."""

import zlib
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

WIDTH = 5  # words a shingle: five running words are rarely shared by chance, and one edit spoils only five
KEPT = 8  # one shingle in eight enters the index (a minimum-wise sample: h mod 8 = 0, the same in every document)
SHORT = 120  # texts of fewer shingles enter whole, or their sample would be too small

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


def shingles(text: str) -> Hashes:
    """The distinct hashes of all runs of five words, ascending.

    >>> len(shingles("one two three four five six"))
    2
    """
    words = np.array([_word(word) for word in text.split()], dtype=np.uint64)
    count = len(words) - WIDTH + 1
    if count < 1:
        return words[:0]
    value = np.zeros(count, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for place in range(WIDTH):
            value = (value ^ words[place : place + count]) * _MULTIPLIER
            value ^= value >> np.uint64(29)
    return np.unique(value)


def sample(hashes: Hashes) -> Hashes:
    """The shingles that stand for the text in the index."""
    return hashes if len(hashes) < SHORT else hashes[hashes % np.uint64(KEPT) == 0]


def containment(a: Hashes, b: Hashes) -> tuple[float, float]:
    """Which part of the shorter one the other holds, and which part of the longer one."""
    if not len(a) or not len(b):
        return 0.0, 0.0
    shared = len(np.intersect1d(a, b, assume_unique=True))
    return shared / min(len(a), len(b)), shared / max(len(a), len(b))


@lru_cache(maxsize=1 << 16)
def _word(word: str) -> int:
    raw = word.encode()
    return zlib.crc32(raw) << 32 | zlib.crc32(raw, 0xFFFFFFFF)
