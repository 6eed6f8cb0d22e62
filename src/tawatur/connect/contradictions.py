"""Claims that cannot both hold: of two documents or of one (EVIDENCE 4). Precision comes before recall."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from tawatur.connect.charges import SHARED
from tawatur.connect.clusters import Scores
from tawatur.connect.counts import differ, recounted, rounded
from tawatur.connect.denials import CERTAIN, NAMED, Pairs, one_place
from tawatur.connect.events import PARTIES
from tawatur.connect.slots import (
    Knowledge,
    counted,
    distinct_places,
    exclusive_places,
    exclusive_times,
    near_times,
    place,
    time,
)
from tawatur.connect.statements import ACT, REJECT, STATE, Statement, named_apart, one_word
from tawatur.model.claim import MONEY
from tawatur.model.reason import Reason
from tawatur.model.story import Contradiction

SAME_ACTORS = 0.6  # part of all actors that two accounts of one event share at least
SAME_WORDS = 0.5  # part of all words that two counts of one thing share at least
SAME_MATTER = 0.5  # of the words of the shorter of two clauses of one article that they share more than, names apart

Found = tuple[str, tuple[str, str], str]


def contradictions(
    statements: Sequence[Statement], scored: Scores, denied: Pairs, known: Knowledge
) -> tuple[Contradiction, ...]:
    """Every pair of claims about one thing that exclude each other in a slot, in order of their ids.

    ``denied`` are the ids of each denial and of what it denies.
    """
    found: dict[tuple[str, str, str], Contradiction] = {}
    by_claim = {one.claim.id: one for one in statements}
    for no, yes in sorted(denied):
        _keep(found, by_claim[no], by_claim[yes], ("polarity", ("no", "yes"), "contradictions.denial"))
    for (a, b), score in sorted(scored.items()):
        one, two = statements[a], statements[b]
        if score >= CERTAIN and not one_place(one, two):
            for what in _clashes(one, two, known):
                _keep(found, one, two, what)
        elif score >= NAMED and _told_by_another(one, two):
            for what in _times(one, two, known):
                _keep(found, one, two, what)
    for one, two in _expected(statements):
        for what in _elsewhere(one, two, known):
            _keep(found, one, two, what)
    for one, two, numbers in recounted(statements, known):
        _keep(found, one, two, ("number", numbers, "contradictions.number"))
    return tuple(found[key] for key in sorted(found))


def _expected(statements: Sequence[Statement]) -> Iterable[tuple[Statement, Statement]]:
    """Pairs of one document that tell one event that lies ahead."""
    alike: dict[tuple[str, str, tuple[str, ...]], list[Statement]] = {}
    for one in statements:
        if one.ahead and not one.denied and one.kind != STATE and len(one.who) >= PARTIES and one.when:
            alike.setdefault((one.document, one.kind, tuple(sorted(one.who))), []).append(one)
    for group in alike.values():
        yield from ((a, b) for a, b in combinations(group, 2) if a.when and b.when and a.when.meets(b.when))


def _elsewhere(one: Statement, two: Statement, known: Knowledge) -> list[Found]:
    """One event expected in two places: of two types too, a town and a base are two."""
    here, there = place(one, known), place(two, known)
    if not here or not there or not distinct_places(here, there, known):
        return []
    return [("place", (here, there), "contradictions.place")]


def _keep(found: dict[tuple[str, str, str], Contradiction], one: Statement, two: Statement, what: Found) -> None:
    slot, pair, rule = what
    if one.claim.id > two.claim.id:
        one, two, pair = two, one, (pair[1], pair[0])
    inside = one.document == two.document
    made = Contradiction(one.claim.id, two.claim.id, slot, pair, inside, (Reason(rule, pair),))
    found.setdefault((made.a, made.b, slot), made)


def _clashes(one: Statement, two: Statement, known: Knowledge) -> list[Found]:
    if one.ahead or two.ahead:
        return []
    if one.denied != two.denied:
        return _not_so(one, two)
    found = _numbers(one, two, known)
    return found + (_places_and_times(one, two, known) if _same_act(one, two) and not one.denied else [])


def _told_by_another(one: Statement, two: Statement) -> bool:
    """Whether two facts of two sayers tell one act, the shorter clause nothing else: that they come from two says
    nothing against a contradiction."""
    if one.denied or two.denied or one.ahead or two.ahead or one.kind != two.kind or one.kind == STATE:
        return False
    if None in (one.origin, two.origin) or one.origin == two.origin or one.document == two.document:
        return False
    both, least = one.stems & two.stems, min(one.stems, two.stems, key=len)
    named = any(stem.startswith(ACT) for stem in both) and len(both) >= SHARED
    return named and both >= least


def _same_act(one: Statement, two: Statement) -> bool:
    acts = STATE != one.kind == two.kind
    return acts and len(one.who & two.who) / max(1, len(one.who | two.who)) >= SAME_ACTORS


def _not_so(one: Statement, two: Statement) -> list[Found]:
    """A fact that another says did not happen, of the same act at the same time; a refusal is no such fact."""
    together = bool(one.when and two.when and one.when.meets(two.when))
    if not _same_act(one, two) or not together or (one.origin or one.document) == (two.origin or two.document):
        return []
    if one.kind == REJECT or not one_word(one, two):
        return []
    return [("polarity", ("no", "yes") if one.denied else ("yes", "no"), "contradictions.denial")]


def _one_matter(one: Statement, two: Statement) -> bool:
    """Whether two clauses of one article share most of what the shorter one tells: it tells many things of one day."""
    a, b = named_apart(one.stems), named_apart(two.stems)
    return len(a & b) > SAME_MATTER * min(len(a), len(b))


def _places_and_times(one: Statement, two: Statement, known: Knowledge) -> list[Found]:
    if one.document == two.document and not _one_matter(one, two):
        return []
    here, there = place(one, known), place(two, known)
    if one.where == two.where and (found := _times(one, two, known)):
        return found
    together = bool(one.when and two.when and one.when.meets(two.when))
    if here and there and together and exclusive_places(here, there, known):
        return [("place", (here, there), "contradictions.place")]
    return []


def _times(one: Statement, two: Statement, known: Knowledge) -> list[Found]:
    """Two days of one act, told in the clauses themselves."""
    at, then = time(one, known), time(two, known)
    dated = "own-time" in one.said & two.said
    if dated and at and then and exclusive_times(at, then) and near_times(at, then):
        return [("time", (at, then), "contradictions.time")]
    return []


def _numbers(one: Statement, two: Statement, known: Knowledge) -> list[Found]:
    """Different counts of one thing at one time; of different days the later one is an update, and an article that
    rounds a number or tells prices does not contradict itself."""
    if known.later(one, two) or known.later(two, one) or not _comparable(one, two):
        return []
    told = (quantity for side in (one, two) for quantity in side.claim.frame.quantities)
    if one.document == two.document and any(rounded(q) or q.of.startswith(MONEY) for q in told):
        return []
    found: list[Found] = []
    for of, given in counted([one, two]).items():
        mine = [value for value, ones in given.items() if one in ones]
        yours = [value for value, ones in given.items() if two in ones]
        if mine and yours and mine != yours and differ((one, two), of):
            found.append(("number", (mine[0], yours[0]), "contradictions.number"))
    return found


def _comparable(one: Statement, two: Statement) -> bool:
    """Whether two counts are of one thing: no word of either clause names another act, actor, place or time."""
    both, some = one.stems & two.stems, one.stems | two.stems
    if one.kind != two.kind or one.who != two.who or one.where != two.where or len(both) < SAME_WORDS * len(some):
        return False
    return one.when == two.when
