"""Which documents share their text: copy, derived, and whose text it is (EVIDENCE 2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawatur.connect.shingles import Hashes, containment, sample, shingles
from tawatur.engine.base import Engine
from tawatur.model.leaf import Leaf
from tawatur.model.reason import Reason
from tawatur.model.story import Copy

COPY = 0.60  # of the shorter one's shingles: one changed word in twelve spoils five in twelve
DERIVED = 0.25  # a text of which half the sentences are taken over with edits keeps a quarter of its shingles
MERGED = 0.35  # of the longer one: a text of which less is shared merges the item with something else
CROWDED = 60  # documents that share a shingle: more is a formula of the trade, not a copied text
SHORTEST = 20  # shingles: two texts of fewer share a line, not a text
SHARED = 2  # sampled shingles two texts must share to be compared in full


@dataclass(frozen=True, slots=True)
class Body:
    """What the comparison needs of one document."""

    id: str
    credit: str | None
    when: str
    hashes: Hashes


def copies(leaves: Sequence[Leaf], engine: Engine) -> tuple[Copy, ...]:
    """Every pair of documents that share text, in order of their ids."""
    bodies = engine.map(_body, sorted(leaves, key=lambda leaf: leaf.document.id))
    blocks = engine.group((int(h), place) for place, body in enumerate(bodies) for h in sample(body.hashes))
    counts: dict[tuple[int, int], int] = {}
    for _, places in blocks:
        if 1 < len(places) <= CROWDED:
            for i, a in enumerate(places):
                for b in places[i + 1 :]:
                    counts[a, b] = counts.get((a, b), 0) + 1
    pairs = [(bodies[a], bodies[b]) for (a, b), n in sorted(counts.items()) if n >= SHARED]
    found = [copy for copy in engine.map(_compared, pairs) if copy]
    return _with_shared_origins(found)


def _body(leaf: Leaf) -> Body:
    document = leaf.document
    when = str(document.published.value) if document.published.value else "9999"
    return Body(document.id, document.agency.value, when, shingles(leaf.text_norm))


def _compared(pair: tuple[Body, Body]) -> Copy | None:
    a, b = pair
    share, of_longer = containment(a.hashes, b.hashes)
    if share < DERIVED or min(len(a.hashes), len(b.hashes)) < SHORTEST:
        return None
    relation = "copy" if share >= COPY and of_longer >= MERGED else "derived"
    origin, why = _origin(a, b)
    reasons = (Reason(f"copies.{relation}", (f"{share:.0%}",)), why)
    return Copy(a.id, b.id, relation, round(share, 4), origin, reasons)


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
