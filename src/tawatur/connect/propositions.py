"""What many documents say: claims that are one thing, how they agree, and what differs (EVIDENCE 4, 5)."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from tawatur.connect.clusters import Scores, clusters
from tawatur.connect.denials import CERTAIN, Pairs, called_off, with_denials
from tawatur.connect.events import events
from tawatur.connect.features import features, likeness, telling
from tawatur.connect.independence import origins
from tawatur.connect.ranking import ranked
from tawatur.connect.slots import (
    Knowledge,
    Values,
    counted,
    distinct_places,
    documents,
    exclusive_times,
    near_times,
    place,
    polarity,
    time,
    values,
)
from tawatur.connect.statements import STATE, Rarity, Statement
from tawatur.model.annotation import Factuality
from tawatur.model.reason import Reason
from tawatur.model.story import Origins, Proposition, Variant

MOSTLY = 0.7  # part of the claims that give a number where the number is what is told
BOUND = 2.0  # log-odds at least of two claims of one event
BRIEF, LONG = 5, 30  # words of a clause that can be quoted first: fewer refer back, more tell several things
KEEP = -1.85  # mean log-odds that hold a proposition together: best found-F1 on three annotated stories


@dataclass(frozen=True, slots=True)
class _Case:
    """One cluster with what is needed to judge it; ``sure`` are the pairs of claims likelier one thing than not,
    ``denied`` those of a denial and what it denies."""

    members: tuple[Statement, ...]
    score: float
    why: tuple[str, ...]
    known: Knowledge
    sure: Pairs = frozenset()
    denied: Pairs = frozenset()


def propositions(
    statements: Sequence[Statement], scored: Scores, denied: Pairs, known: Knowledge
) -> tuple[Proposition, ...]:
    """Every proposition of a story: the clusters, and for each slot that differs one of its own.

    Slots are compared in the clusters, and in the events that act, actors and time alone tell apart.
    ``denied`` are the ids of each denial and of what it denies. A claim that nobody else reports is a
    proposition too, of relation "single".
    """
    rare = Rarity(statements)
    found: dict[str, Proposition] = {}
    told = events(statements, known)
    bound = _bound(statements, scored, told)
    for group in with_denials(clusters(len(statements), bound, KEEP), statements):
        case = _denying(_case(group, statements, bound, rare, known), denied)
        for proposition in _told(case):
            found.setdefault(proposition.id, proposition)
    for event in told:
        for proposition in _by_slot(_Case(tuple(event), 1.0, ("actors", "same-time"), known)):
            if not _covered(proposition, found.values()):
                found.setdefault(proposition.id, proposition)
    return ranked(found.values(), statements, known.headlines)


def _bound(statements: Sequence[Statement], scored: Scores, told: Iterable[Sequence[Statement]]) -> Scores:
    """The scores with those that tell one event by act, actors and time held together, however they word it."""
    places = {one.claim.id: place for place, one in enumerate(statements)}
    bound = dict(scored)
    for event in told:
        for a, b in combinations(sorted(places[one.claim.id] for one in event), 2):
            bound[a, b] = max(BOUND, bound.get((a, b), BOUND))
    return bound


def _covered(one: Proposition, others: Iterable[Proposition]) -> bool:
    """Whether a proposition on the same slot already tells most of it."""
    mine = set(one.claims)
    return any(
        one.slot == other.slot and len(mine & set(other.claims)) > len(mine | set(other.claims)) / 2 for other in others
    )


def _case(
    group: Sequence[int], statements: Sequence[Statement], scored: Scores, rare: Rarity, known: Knowledge
) -> _Case:
    pairs = [(a, b) for i, a in enumerate(group) for b in group[i + 1 :] if (a, b) in scored]
    score = likeness(sum(scored[pair] for pair in pairs) / len(pairs)) if pairs else 1.0
    best = max(pairs, key=lambda pair: (scored[pair], pair), default=None)
    why = telling(features(statements[best[0]], statements[best[1]], rare)) if best else ()
    sure = {(statements[a].claim.id, statements[b].claim.id) for a, b in pairs if scored[a, b] >= CERTAIN}
    members = tuple(statements[place] for place in group)
    return _Case(members, round(score, 4), why, known, frozenset(sure | {(b, a) for a, b in sure}))


def _denying(case: _Case, denied: Pairs) -> _Case:
    """The case with those of the pairs of a denial and what it denies that are its own."""
    held = {one.claim.id for one in case.members}
    return replace(case, denied=frozenset(pair for pair in denied if held.issuperset(pair)))


def _told(case: _Case) -> list[Proposition]:
    """The proposition of a cluster and those of its slots.

    Where nearly all of its claims give a number and the numbers differ, the numbers are the proposition.
    """
    by_slot = _by_slot(case)
    telling = [p for p in by_slot if p.slot == "number" and len(p.claims) >= MOSTLY * len(case.members)]
    return by_slot if telling else [_base(case), *by_slot]


def _base(case: _Case) -> Proposition:
    relation, slot = _relation(case)
    given: Values = {}
    if slot == "polarity":
        given = values(case.members, polarity, case.known)
    return _proposition(case, case.members, relation, slot, given)


def _relation(case: _Case) -> tuple[str, str | None]:
    members, known = case.members, case.known
    if len(documents(members)) < 2:
        return "single", None
    if case.denied:
        return "denied", "polarity"
    ahead = [one for one in members if not one.denied and known.forecast(one)]
    done = [one for one in members if not one.denied and not one.ahead]
    if not done and any(called_off(a, b) and (a.claim.id, b.claim.id) in case.sure for a in members for b in members):
        return "change", "polarity"
    if any(_came(one, two, known) for one in ahead for two in done):
        return "forecast-fulfilled", None
    if len(documents(ahead)) > 1 and not done and any(_scheduled(one) and one.kind != STATE for one in ahead):
        return "forecast-open", None
    return "agree", None


def _came(one: Statement, two: Statement, known: Knowledge) -> bool:
    """Whether a forecast with a time or a plan is told as done in another, not earlier document."""
    same = one.kind == two.kind != STATE
    return _scheduled(one) and same and one.document != two.document and not known.later(one, two)


def _scheduled(one: Statement) -> bool:
    return one.when is not None or one.claim.factuality is Factuality.PLANNED


def _by_slot(case: _Case) -> list[Proposition]:
    """A proposition for each slot of which the documents give values that exclude each other."""
    found = []
    if len(documents(case.members)) > 1:
        acts = [one for one in case.members if not one.denied]
        for slot, given in (("place", values(acts, place, case.known)), ("time", values(acts, time, case.known))):
            found += _differing(case, slot, given)
        for given in counted(acts).values():
            found += _differing(case, "number", given) + _each_number(case, given)
    return found


def _differing(case: _Case, slot: str, given: Values) -> list[Proposition]:
    if len(given) < 2 or len(documents(one for ones in given.values() for one in ones)) < 2:
        return []
    relation = _difference(slot, given, case.known)
    if not any(_excludes(case, slot, relation, (a, given[a]), (b, given[b])) for a in given for b in given if a < b):
        return []
    members = tuple(one for one in case.members if any(one in ones for ones in given.values()))
    return [_proposition(case, members, relation, slot, given)]


def _excludes(
    case: _Case, slot: str, relation: str, one: tuple[str, list[Statement]], two: tuple[str, list[Statement]]
) -> bool:
    """Whether two values cannot both hold; a conflict of facts needs claims that are surely about one thing."""
    (a, saying), (b, naming) = one, two
    if slot == "time" and not (exclusive_times(a, b) and near_times(a, b)):
        return False
    if slot == "place" and not distinct_places(a, b, case.known):
        return False
    if relation != "conflict":
        return True
    facts = [(x, y) for x in saying for y in naming if not x.ahead and not y.ahead]
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


def _each_number(case: _Case, given: Values) -> list[Proposition]:
    """A number that several documents give is a proposition of its own beside the numbers that differ."""
    if len(given) < 2:
        return []
    return [_proposition(case, tuple(ones), "agree", None, {}) for ones in given.values() if len(documents(ones)) > 1]


def _proposition(
    case: _Case, members: Sequence[Statement], relation: str, slot: str | None, given: Values
) -> Proposition:
    grounds = case.known.grounds
    clearest = _clearest(members)
    variants = tuple(
        Variant(value, tuple(one.claim.id for one in ones), origins([one.claim for one in ones], grounds))
        for value, ones in given.items()
    )
    support = {variant.value: variant.origins for variant in variants}
    main = _main_value(given, relation, support, case.known)
    told = {variant.value: variant.claims for variant in variants}
    claims = tuple(one.claim.id for one in clearest)
    return Proposition(
        id=_id(claims, slot, relation),
        head=next((claim for claim in claims if main is None or claim in told[main]), claims[0]),
        claims=claims,
        denials=_denials(clearest, relation),
        relation=relation,
        slot=slot,
        variants=variants,
        main_value=main,
        origins=origins([one.claim for one in members], grounds) if main is None else support[main],
        factuality=_factuality(members),
        score=case.score,
        reasons=_reasons(case, members, relation, slot, given),
    )


def _denials(members: Sequence[Statement], relation: str) -> tuple[str, ...]:
    """Those of the members that deny what others say, and all where nobody says it."""
    denied = tuple(one.claim.id for one in members if one.denied)
    return denied if relation == "denied" or len(denied) == len(members) else ()


def _clearest(members: Sequence[Statement]) -> list[Statement]:
    """The members, the clearest report first: what is not denied, facts, the act most of them tell, a whole clause
    of no more words than one reads at a glance, and who says most in it."""
    kinds = Counter(one.kind for one in members if one.kind != STATE)
    return sorted(members, key=lambda one: (one.denied, one.ahead, -kinds[one.kind], *_telling(one)))


def _telling(one: Statement) -> tuple[bool, int, int, str]:
    words = len(one.claim.evidence.words.split())
    return (not BRIEF <= words <= LONG, -len(one.who), -len(one.stems), one.claim.id)


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
    case: _Case, members: Sequence[Statement], relation: str, slot: str | None, given: Values
) -> tuple[Reason, ...]:
    reasons = [Reason(f"propositions.{relation}", (str(len(members)), str(len(documents(members)))))]
    if case.why:
        reasons.append(Reason("propositions.alike", (", ".join(case.why),)))
    if slot and given:
        reasons.append(Reason("propositions.values", (slot, ", ".join(given))))
    return tuple(reasons)
