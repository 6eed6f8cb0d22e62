"""A group of statements of one thing, and the propositions it makes."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawatur.connect.denials import Pairs
from tawatur.connect.independence import origins
from tawatur.connect.quoting import alongside, clearest
from tawatur.connect.slots import Knowledge, Values, distinct_places, documents, exclusive_times, near_times
from tawatur.connect.statements import Statement
from tawatur.model.annotation import Factuality
from tawatur.model.reason import Reason
from tawatur.model.story import Origins, Proposition, Variant

FULFILLED = "forecast-fulfilled"


@dataclass(frozen=True, slots=True)
class Case:
    """One cluster with what is needed to judge it; ``sure`` are the pairs of claims likelier one thing than not,
    ``denied`` those of a denial and what it denies, ``latest`` the value known to be the latest."""

    members: tuple[Statement, ...]
    score: float
    why: tuple[str, ...]
    known: Knowledge
    sure: Pairs = frozenset()
    denied: Pairs = frozenset()
    latest: str | None = None


def each_number(case: Case, given: Values) -> list[Proposition]:
    """A number that several documents give is a proposition of its own beside the numbers that differ."""
    if len(given) < 2:
        return []
    return [proposition(case, tuple(ones), "agree", None, {}) for ones in given.values() if len(documents(ones)) > 1]


def differing(case: Case, slot: str, given: Values) -> list[Proposition]:
    """The proposition of a slot whose values exclude each other, from two documents or more. A place that excludes no
    other, as the region round them, is no value of its own."""
    if len(given) < 2 or len(documents(one for ones in given.values() for one in ones)) < 2:
        return []
    relation = _difference(slot, given, case.known)
    pairs = [(a, b) for a in given for b in given if a != b and _excludes(case, slot, relation, (a, b, given))]
    apart = {a: given[a] for a in given if any(a in pair for pair in pairs)}
    if not apart:
        return []
    members = tuple(one for one in case.members if any(one in ones for ones in given.values()))
    return [proposition(case, members, relation, slot, apart if slot == "place" else given)]


def _excludes(case: Case, slot: str, relation: str, values: tuple[str, str, Values]) -> bool:
    """Whether two values cannot both hold; a conflict of facts needs claims of one kind surely about one thing."""
    a, b, given = values
    if slot == "time" and not (exclusive_times(a, b) and near_times(a, b)):
        return False
    if slot == "place" and not distinct_places(a, b, case.known):
        return False
    if relation != "conflict":
        return True
    facts = [(x, y) for x in given[a] for y in given[b] if not x.ahead and not y.ahead and x.kind == y.kind]
    return any((x.claim.id, y.claim.id) in case.sure for x, y in facts)


def _difference(slot: str, given: Values, known: Knowledge) -> str:
    """Forecasts that differ or that facts overtake are changed; a later count is an update; facts conflict."""
    told = [one for ones in given.values() for one in ones]
    facts = [value for value, ones in given.items() if any(not one.ahead for one in ones)]
    if len(facts) < 2:
        return "forecast-changed"
    if slot == "number" and any(known.later(a, b) for a in told for b in told):
        return "change"
    return "conflict"


def proposition(
    case: Case, members: Sequence[Statement], relation: str, slot: str | None, given: Values
) -> Proposition:
    """The proposition that members of a case make, with the origins of each value ``given``."""
    grounds = case.known.grounds
    if relation == FULFILLED:
        given = _fates(members)
    ordered = clearest(members)
    variants = tuple(
        Variant(value, tuple(one.claim.id for one in ones), origins([one.claim for one in ones], grounds))
        for value, ones in given.items()
    )
    support = {variant.value: variant.origins for variant in variants}
    main = case.latest or _main_value(given, relation, support, case.known)
    told = {variant.value: variant.claims for variant in variants}
    claims = tuple(one.claim.id for one in ordered)
    head = _head([one for one in ordered if main is None or one.claim.id in told[main]] or ordered, case)
    counted = support[main] if main and slot else origins([one.claim for one in members], grounds)
    return Proposition(
        id=_id(claims, slot, relation),
        head=head.claim.id,
        claims=claims,
        denials=_denials(ordered, relation),
        relation=relation,
        slot=slot,
        variants=variants,
        main_value=main,
        origins=counted,
        quoted=counted if len(members) == 1 else _quoted(head, members, case.known),
        factuality=_factuality(members),
        score=case.score,
        reasons=_reasons(case, members, relation, slot, given),
    )


def _quoted(head: Statement, members: Sequence[Statement], known: Knowledge) -> Origins:
    """The origins of the members that say what the quoted one says as it says it."""
    return origins([one.claim for one in alongside(head, members, known)], known.grounds)


def _fates(members: Sequence[Statement]) -> Values:
    """Who tells that an act came and who expected it, by value."""
    ahead = [one for one in members if one.ahead and not one.denied]
    acts = {one.kind for one in ahead}
    done = [one for one in members if not one.ahead and not one.denied and one.kind in acts]
    return {"done": done, "forecast": ahead} if done else {}


def _head(ordered: Sequence[Statement], case: Case) -> Statement:
    """The clearest report, where some are denied the clearest of those."""
    said = {yes for _, yes in case.denied}
    return next((one for one in ordered if one.claim.id in said), ordered[0])


def _denials(members: Sequence[Statement], relation: str) -> tuple[str, ...]:
    """Those of the members that deny what others say, and all where nobody says it."""
    denied = tuple(one.claim.id for one in members if one.denied)
    return denied if relation == "denied" or len(denied) == len(members) else ()


def _main_value(given: Values, relation: str, support: Mapping[str, Origins], known: Knowledge) -> str | None:
    """What happened, after a change the latest, else the value with most independent origins by ``support``."""
    if not given:
        return None
    if relation == "denied":
        return "yes"
    happened = [value for value, ones in given.items() if any(not one.ahead for one in ones)]
    undone = relation == "change" and given.keys() <= {"no", "yes"}

    def weight(value: str) -> tuple[bool, int, int, int, str]:
        ones = given[value]
        latest = max((days.first.toordinal() for one in ones if (days := known.published.get(one.document))), default=0)
        newest = latest if relation == "change" else 0
        return (value in happened or undone, newest, support[value].lower, len(ones), value)

    return max(given, key=weight)


def _factuality(members: Sequence[Statement]) -> Factuality:
    """What is best known: happened before ongoing, planned, possible; denied only where all deny."""
    told = {one.claim.factuality for one in members}
    return next(kind for kind in Factuality if kind in told)


def _id(claims: Sequence[str], slot: str | None, relation: str) -> str:
    key = "\n".join([slot or "", relation if slot is None else "", *sorted(claims)])
    return "p-" + hashlib.blake2b(key.encode(), digest_size=8).hexdigest()


def _reasons(
    case: Case, members: Sequence[Statement], relation: str, slot: str | None, given: Values
) -> tuple[Reason, ...]:
    reasons = [Reason(f"propositions.{relation}", (str(len(members)), str(len(documents(members)))))]
    if case.why:
        reasons.append(Reason("propositions.alike", (", ".join(case.why),)))
    if slot and slot != "polarity" and given:
        reasons.append(Reason("propositions.values", (slot, ", ".join(given))))
    return tuple(reasons)
