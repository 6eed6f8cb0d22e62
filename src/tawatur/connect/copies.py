"""Which documents share their text: copy, derived, and whose text it is (EVIDENCE 2)."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from tawatur.connect.shingles import Hashes, sample, shingles
from tawatur.engine.base import Engine
from tawatur.model.leaf import Leaf
from tawatur.model.reason import Reason
from tawatur.model.story import Copy

RUN = 3  # words in a row that stand in the other text: shorter runs are the language's, not the text's
TAKEN = 0.50  # of a sentence's words in runs: more, and it is taken over
DERIVED = 0.50  # of the shorter text in sentences taken over: half makes it derived
OVERLAP = 0.45  # of the shorter text's words in runs at the least
COPY = 0.82  # of the shorter text's words in runs: one word in ten changed leaves as much
KEPT = 0.60  # of each sentence of a copy's shorter text that is more than a phrase: nothing is its own
PHRASE = 12  # words
FRONT = 0.20  # of the longer text before what is shared: a longer opening is another item's
OPENING = 20  # words before what is shared that are more than a line of the house
CROWDED = 60  # documents that share a shingle: of more, which are a formula or a flood, each meets the next few
NEXT = 3  # documents
SHORTEST = 20  # words: two texts of fewer share a line, not a text
SHARED = 2  # sampled shingles two texts must share to be compared in full


@dataclass(frozen=True, slots=True)
class Body:
    """What the comparison needs of one document: each sentence's words, and which sentences turn to another matter."""

    id: str
    credit: str | None
    when: str
    hashes: Hashes
    sentences: tuple[tuple[str, ...], ...]
    shifts: tuple[bool, ...]

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(map(len, self.sentences))


def copies(leaves: Sequence[Leaf], engine: Engine) -> tuple[Copy, ...]:
    """Every pair of documents that share text, in order of their ids."""
    bodies = list(engine.map(_body, sorted(leaves, key=lambda leaf: leaf.document.id)))
    blocks = engine.group((int(h), place) for place, body in enumerate(bodies) for h in sample(body.hashes))
    counts: dict[tuple[int, int], int] = {}
    for _, places in blocks:
        reach = len(places) if len(places) <= CROWDED else NEXT
        for i, a in enumerate(places):
            for b in places[i + 1 : i + 1 + reach]:
                counts[a, b] = counts.get((a, b), 0) + 1
    pairs = [(bodies[a], bodies[b]) for (a, b), n in sorted(counts.items()) if n >= SHARED]
    found = [copy for copy in engine.map(_compared, pairs) if copy]
    return _with_shared_origins(found)


def _body(leaf: Leaf) -> Body:
    document = leaf.document
    when = str(document.published.value) if document.published.value else "9999"
    told = [one for one in leaf.body if not any(credit.covers(one.span) for credit in document.credits)]
    words = tuple(tuple(one.norm.split()) for one in told)
    hashes = shingles([word for sentence in words for word in sentence])
    return Body(document.id, document.agency.value, when, hashes, words, tuple(one.shifts for one in told))


def _compared(pair: tuple[Body, Body]) -> Copy | None:
    shorter, longer = sorted(pair, key=lambda body: (body.words, body.id))
    if shorter.words < SHORTEST:
        return None
    told = _held(shorter, longer)
    share = sum(held * size for held, size in told) / shorter.words
    taken = sum(size for held, size in told if held > TAKEN) / shorter.words
    if taken < DERIVED or share < OVERLAP:
        return None
    whole = share >= COPY and all(held >= KEPT for held, size in told if size > PHRASE)
    relation = "copy" if whole and not _merged(longer, shorter) else "derived"
    a, b = pair
    origin, why = _origin(a, b)
    reasons = (Reason(f"copies.{relation}", (f"{share:.0%}",)), why)
    return Copy(a.id, b.id, relation, round(share, 4), origin, reasons)


def _held(body: Body, other: Body) -> list[tuple[float, int]]:
    """For each sentence which part of its words stands in runs of the other text, and how many words it has."""
    flat = [word for sentence in other.sentences for word in sentence]
    runs = set(zip(*(flat[place:] for place in range(RUN)), strict=False))
    return [(_in_runs(sentence, runs) / max(1, len(sentence)), len(sentence)) for sentence in body.sentences]


def _in_runs(words: Sequence[str], runs: Set[tuple[str, ...]]) -> int:
    found: set[int] = set()
    for place in range(len(words) - RUN + 1):
        if tuple(words[place : place + RUN]) in runs:
            found.update(range(place, place + RUN))
    return len(found)


def _merged(longer: Body, shorter: Body) -> bool:
    """Whether the longer text joins what is shared to another item: it opens with it, or turns to it afterwards."""
    told = _held(longer, shorter)
    taken = [place for place, (held, _) in enumerate(told) if held > TAKEN]
    if not taken:
        return True
    front = sum(size for _, size in told[: taken[0]])
    share = sum(held * size for held, size in told) / longer.words
    composed = front > FRONT * longer.words or (front > OPENING and share < 0.5)
    return composed or any(longer.shifts[taken[-1] + 1 :])


def _origin(a: Body, b: Body) -> tuple[str, Reason]:
    """Whose text it is: who is credited, else who was earlier, else an unnamed third."""
    credits = sorted({body.credit for body in (a, b) if body.credit})
    if len(credits) == 1:
        return credits[0], Reason("copies.origin-credit", (credits[0],))
    if a.when != b.when:
        first = min(a, b, key=lambda body: body.when)
        return first.id, Reason("copies.origin-earlier", (first.id,))
    return f"text:{min(a.id, b.id)}", Reason("copies.origin-unnamed", ())


def _with_shared_origins(found: Sequence[Copy]) -> tuple[Copy, ...]:
    """One origin for texts that hang together: where pairs of one text name several, the most named one."""
    parent: dict[str, str] = {}
    for copy in found:
        a, b = _top(copy.a, parent), _top(copy.b, parent)
        if a != b:
            parent[max(a, b)] = min(a, b)
    named: dict[str, list[str]] = {}
    for copy in found:
        named.setdefault(_top(copy.a, parent), []).append(copy.origin)
    best = {top: max(sorted(set(keys)), key=keys.count) for top, keys in named.items()}
    return tuple(
        Copy(c.a, c.b, c.relation, c.share, best[_top(c.a, parent)], c.reasons)
        for c in sorted(found, key=lambda c: (c.a, c.b))
    )


def shared_texts(found: Sequence[Copy]) -> Mapping[str, str]:
    """From a document to the origin of the text it shares."""
    return {document: copy.origin for copy in found for document in (copy.a, copy.b)}


def _top(key: str, parent: dict[str, str]) -> str:
    while key in parent:
        key = parent[key]
    return key
