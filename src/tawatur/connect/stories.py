"""Which documents are about one running event: every document in exactly one story."""

import heapq
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tawatur.engine.base import Engine
from tawatur.model.leaf import Leaf

JOIN = 0.26  # cosine to a story's mean that joins it, by bench/fit_stories.py on other articles than the public days
CHOSEN = 0.16  # the same in a small pile, which somebody has chosen: its stories are far apart or one
ENTITIES = 0.7  # weight of an entity against a stem of the same rarity: its name's stems count by themselves
LEAD = 0.5  # part of a document's nearness that headline and first sentence have: they say which event it is
LINGER = 7.0  # days after which a silent story is half as near
UNSEEN = 3000  # documents thought of behind a pile: a word that all of a small or flooded pile use is not worthless
LOOKS = 24  # stories that a document is compared with in full, those that share most with it
TELLING = 64  # terms by which stories are looked for: a document's weightiest
CROWDED = 100  # stories that a term may stand in and still lead to them
SILENT = 56.0  # days after which a story is at a two-hundredth of its nearness: nothing joins it
SMALL = 60  # documents: in a smaller pile rarity says little, and CHOSEN holds

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Page:
    """One document as a vector of unit length, with its day as a number (None where unknown).

    ``since`` is the day itself, of an undated document the latest dated thing it tells as past.
    """

    id: str
    day: float | None
    since: float | None
    vector: Vector


@dataclass(slots=True)
class _Heap:
    """A story in the making: the sum of its vectors, the day since which it is told, its last day."""

    members: list[str] = field(default_factory=list)
    total: dict[str, float] = field(default_factory=dict)
    square: float = 0.0
    since: float | None = None
    last: float | None = None

    def add(self, page: _Page) -> None:
        """Takes in a page."""
        self._take(page.vector, [page.id], page.since, page.day)

    def pour(self, other: "_Heap") -> None:
        """Takes in another story."""
        self._take(other.total, other.members, other.since, other.last)

    def _take(self, vector: Vector, members: list[str], since: float | None, last: float | None) -> None:
        for term, weight in vector.items():
            old = self.total.get(term, 0.0)
            self.total[term] = old + weight
            self.square += weight * (2 * old + weight)
        self.members += members
        self.since = min((day for day in (self.since, since) if day is not None), default=None)
        self.last = max((day for day in (self.last, last) if day is not None), default=None)

    def silence(self, since: float | None) -> float:
        """Its nearness, halved for every week that it is silent before what is told since then."""
        gap = 0.0 if since is None or self.last is None else max(0.0, since - self.last)
        return math.pow(0.5, gap / LINGER)


def stories(leaves: Sequence[Leaf], engine: Engine) -> tuple[tuple[Leaf, ...], ...]:
    """The piles of leaves that are one story each, in the order of their first documents.

    One pass in the order of time: a document joins the nearest story or opens one, so that a later
    document needs no second look at the earlier ones; then stories whose means are near are joined.
    """
    ordered = sorted(leaves, key=_order)
    counts = engine.map(_counts, ordered)
    rarity = _rarity(engine, counts)
    pages = [_page(leaf, count, rarity) for leaf, count in zip(ordered, counts, strict=True)]
    join = CHOSEN if len(pages) < SMALL else JOIN
    heaps = _merged(_one_pass(pages, join), join)
    by_id = {leaf.document.id: leaf for leaf in leaves}
    return tuple(tuple(by_id[i] for i in sorted(heap.members)) for heap in heaps)


def _order(leaf: Leaf) -> tuple[str, str]:
    value = leaf.document.published.value
    return (str(value.first) if value else "9999", leaf.document.id)


@dataclass(frozen=True, slots=True)
class _Counts:
    """How often each stem and each entity is told in a document, and each stem in its lead."""

    whole: Vector
    lead: Vector


def _counts(leaf: Leaf) -> _Counts:
    found = {f"t:{term}": float(count) for term, count in leaf.terms}
    told = Counter(key for claim in leaf.claims for key in {*claim.frame.who, claim.frame.where})
    for entity in leaf.entities:
        found[f"e:{entity.key}"] = float(max(1, told[entity.key]))
    return _Counts(found, Counter(f"t:{stem}" for stem in _lead(leaf)))


def _lead(leaf: Leaf) -> list[str]:
    """The stems of the headline and of the first sentence of the body."""
    first = [one for one in leaf.body if one.stems][:1]
    return [stem for one in (*leaf.titles, *first) for stem in one.stems]


def _rarity(engine: Engine, counts: Sequence[_Counts]) -> dict[str, float]:
    seen = engine.group((term, 1) for count in counts for term in sorted(count.whole))
    return {term: math.log(1 + (len(counts) + UNSEEN) / len(ones)) for term, ones in seen}


def _page(leaf: Leaf, counts: _Counts, rarity: Mapping[str, float]) -> _Page:
    whole, lead = _unit(counts.whole, rarity), _unit(counts.lead, rarity)
    vector = {term: weight * math.sqrt(1 - LEAD) for term, weight in whole.items()}
    vector |= {f"lead {term}": weight * math.sqrt(LEAD) for term, weight in lead.items()}
    value = leaf.document.published.value
    day = float(value.first.toordinal()) if value else None
    since = day if day is not None else max((float(days.first.toordinal()) for days in leaf.past), default=None)
    return _Page(leaf.document.id, day, since, vector)


def _unit(count: Vector, rarity: Mapping[str, float]) -> dict[str, float]:
    """Counts weighted by rarity, as a vector of unit length."""
    weights = {
        term: (1 + math.log(n)) * rarity[term] * (ENTITIES if term.startswith("e:") else 1.0)
        for term, n in count.items()
        if term in rarity
    }
    length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
    return {term: w / length for term, w in weights.items()}


class _Index:
    """The stories that are worth a look: those that share the weightiest terms, and are not silent for too long."""

    def __init__(self, heaps: list[_Heap]) -> None:
        self._heaps = heaps
        self._places: dict[str, list[int]] = {}
        self._indexed: list[set[str]] = []
        self._awake: list[int] = []
        self._day = -math.inf

    def put(self, place: int, vector: Vector) -> None:
        """Finds a story by these terms too."""
        while len(self._indexed) <= place:
            self._awake.append(len(self._indexed))
            self._indexed.append(set())
        for term in vector.keys() - self._indexed[place]:
            self._places.setdefault(term, []).append(place)
        self._indexed[place].update(vector)

    def near(self, vector: Vector, day: float | None) -> list[int]:
        """The stories that share most with some terms, no more than LOOKS of them."""
        if day is not None and day > self._day:
            self._day = day
            self._sleep(day)
        shared: dict[int, float] = {}
        for term in heapq.nsmallest(TELLING, vector, key=lambda term: (-vector[term], term)):
            places = self._places.get(term, ())
            if len(places) <= CROWDED:
                weight = vector[term]
                for place in places:
                    shared[place] = shared.get(place, 0.0) + weight
        return heapq.nsmallest(LOOKS, shared, key=lambda place: (-shared[place], place))

    def _sleep(self, day: float) -> None:
        """Forgets the stories that are silent for so long that nothing of this day joins them."""
        silent = {place for place in self._awake if (last := self._heaps[place].last) and day - last > SILENT}
        if silent:
            self._awake = [place for place in self._awake if place not in silent]
            for term in {term for place in silent for term in self._indexed[place]}:
                left = [place for place in self._places[term] if place not in silent]
                self._places[term] = left


def _one_pass(pages: Iterable[_Page], join: float) -> list[_Heap]:
    heaps: list[_Heap] = []
    index = _Index(heaps)
    dated = True
    for page in pages:
        if dated and page.day is None:  # the undated come last: they may be of any day
            dated, index = False, _all_of(heaps)
        near = index.near(page.vector, page.day)
        best, place = max(((_nearness(page, heaps[place]), -place) for place in near), default=(0.0, 0))
        if best < join:
            heaps.append(_Heap())
            place = -(len(heaps) - 1)
        heaps[-place].add(page)
        index.put(-place, page.vector)
    return heaps


def _all_of(heaps: list[_Heap]) -> _Index:
    index = _Index(heaps)
    for place, heap in enumerate(heaps):
        index.put(place, heap.total)
    return index


def _nearness(page: _Page, heap: _Heap) -> float:
    dot = sum(weight * heap.total.get(term, 0.0) for term, weight in page.vector.items())
    return dot / math.sqrt(heap.square) * heap.silence(page.since)


def _merged(heaps: list[_Heap], join: float) -> list[_Heap]:
    """Joins stories that grew towards each other; a heap of one page joins as a page would have."""
    kept: list[_Heap] = []
    index = _Index(kept)
    for heap in sorted(heaps, key=lambda h: (-len(h.members), h.members)):
        near = index.near(heap.total, None)
        best, place = max(((_cosine(heap, kept[place]), -place) for place in near), default=(0.0, 0))
        if best >= (join if len(heap.members) == 1 else 2 * join):
            kept[-place].pour(heap)
        else:
            kept.append(heap)
            place = -(len(kept) - 1)
        index.put(-place, heap.total)
    return sorted(kept, key=lambda h: min(h.members))


def _cosine(a: _Heap, b: _Heap) -> float:
    small, big = sorted((a.total, b.total), key=len)
    dot = sum(weight * big.get(term, 0.0) for term, weight in small.items())
    silence = min(a.silence(b.since), b.silence(a.since))
    return silence * dot / math.sqrt(a.square * b.square) if a.square and b.square else 0.0
