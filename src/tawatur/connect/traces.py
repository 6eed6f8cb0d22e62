"""What finding a document's story takes: its days and its terms, counted, as numbers that are the same everywhere."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from tawatur.engine.base import Engine
from tawatur.model.leaf import Filed, Leaf

Keys = NDArray[np.int64]
Numbers = NDArray[np.float64]

STEM, ENTITY, LEAD = range(3)
CHUNK = 500  # documents whose terms are counted in one piece of work
PARTS = 60  # bits of a term's number that do not say in which of sixteen parts it is counted


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """One document: its terms as numbers, how often it tells each, which are stems, entities, stems of its lead.

    ``day`` is its day as a number (None where unknown), ``since`` the day itself, of an undated document the
    latest dated thing it tells as past.
    """

    id: str
    day: float | None
    since: float | None
    terms: Keys
    counts: Numbers
    kinds: NDArray[np.int8]

    @property
    def order(self) -> tuple[float, str]:
        """Its place in time; what has no day comes last."""
        return (math.inf if self.day is None else self.day, self.id)


def trace(filed: Filed) -> Trace:
    """The trace of a leaf."""
    leaf = filed.read()
    told = Counter(key for claim in leaf.claims for key in {*claim.frame.who, claim.frame.where})
    rows = [(_number(f"t:{term}"), count, STEM) for term, count in leaf.terms]
    rows += [(_number(f"e:{key}"), max(1, told[key]), ENTITY) for key in sorted({one.key for one in leaf.entities})]
    rows += [(_number(f"t:{stem}"), count, LEAD) for stem, count in sorted(Counter(_lead(leaf)).items())]
    terms, counts, kinds = zip(*rows, strict=True) if rows else ((), (), ())
    value = leaf.document.published.value
    day = float(value.first.toordinal()) if value else None
    since = day if day is not None else max((float(days.first.toordinal()) for days in leaf.past), default=None)
    columns = np.array(terms, np.int64), np.array(counts, np.float64), np.array(kinds, np.int8)
    return Trace(filed.key, day, since, *columns)


def _lead(leaf: Leaf) -> list[str]:
    """The stems of the headline and of the first sentence of the body."""
    first = [one for one in leaf.body if one.stems][:1]
    return [stem for one in (*leaf.titles, *first) for stem in one.stems]


@lru_cache(maxsize=1 << 16)
def _number(term: str) -> int:
    """A term's number: two terms of an archive share one less often than disks fail."""
    return int.from_bytes(blake2b(term.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little", signed=True)


@dataclass(frozen=True, slots=True, eq=False)
class Frequencies:
    """In how many documents each term stands; the terms ascend."""

    terms: Keys
    counts: NDArray[np.int64]

    def of(self, terms: Keys) -> NDArray[np.int64]:
        """The counts of some terms, 0 of one that stands nowhere.

        >>> known = Frequencies(np.array([3, 8]), np.array([10, 20]))
        >>> known.of(np.array([8, 5])).tolist()
        [20, 0]
        """
        counts = np.zeros(len(terms), np.int64)
        at, there = found(terms, self.terms)
        counts[there] = self.counts[at[there]]
        return counts


def found(terms: Keys, known: Keys) -> tuple[Keys, NDArray[np.bool_]]:
    """Where each of some terms stands among known ones, which ascend, and whether it is there at all."""
    at = np.searchsorted(known, terms)
    if not len(known):
        return at, np.zeros(len(terms), np.bool_)
    at = np.minimum(at, len(known) - 1)
    return at, known[at] == terms


def frequencies(traces: Sequence[Trace], engine: Engine) -> Frequencies:
    """In how many of the documents each term stands, as a stem or as an entity."""
    chunks = (traces[start : start + CHUNK] for start in range(0, len(traces), CHUNK))
    counted = engine.map(_counted, chunks)
    parts = engine.group(part for chunk in counted for part in chunk)
    summed = list(engine.map(_summed, (some for _, some in parts)))
    if not summed:
        return Frequencies(np.zeros(0, np.int64), np.zeros(0, np.int64))
    return Frequencies(np.concatenate([f.terms for f in summed]), np.concatenate([f.counts for f in summed]))


def _counted(traces: Iterable[Trace]) -> list[tuple[int, Frequencies]]:
    terms = np.concatenate([one.terms[one.kinds != LEAD] for one in traces])
    each, counts = np.unique(terms, return_counts=True)
    parts, firsts = np.unique(each >> PARTS, return_index=True)
    stops = [*firsts[1:], len(each)]
    return [
        (int(part), Frequencies(each[first:stop], counts[first:stop]))
        for part, first, stop in zip(parts, firsts, stops, strict=True)
    ]


def _summed(parts: Sequence[Frequencies]) -> Frequencies:
    terms, places = np.unique(np.concatenate([one.terms for one in parts]), return_inverse=True)
    counts = np.bincount(places, weights=np.concatenate([one.counts for one in parts]))
    return Frequencies(terms, counts.astype(np.int64))
