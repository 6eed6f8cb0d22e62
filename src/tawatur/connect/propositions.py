"""What many documents say: claims that are one thing, how they agree, and what differs (EVIDENCE 4, 5)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from tawatur.connect.cases import Case, differing, each_number, proposition
from tawatur.connect.clusters import Scores, clusters
from tawatur.connect.counts import differ
from tawatur.connect.denials import CERTAIN, Pairs, changed, faced, with_denials
from tawatur.connect.events import deeds, events, undoings, undone
from tawatur.connect.facets import WHY, facets
from tawatur.connect.features import features, likeness, telling
from tawatur.connect.particulars import Echoes, again, distinct, echoes, shared
from tawatur.connect.ranking import ranked
from tawatur.connect.retractions import Withdrawal, apart
from tawatur.connect.slots import (
    Knowledge,
    Values,
    counted,
    documents,
    place,
    polarity,
    time,
    values,
)
from tawatur.connect.statements import REJECT, STATE, Rarity, Statement
from tawatur.model.annotation import Factuality
from tawatur.model.claim import FATE
from tawatur.model.story import Proposition

MOSTLY = 0.7  # part of the claims that give a number where the number is what is told
BOUND = 2.0  # log-odds at least of two claims of one event
PARTICULARS = ("particulars",)  # what makes statements one that are compared by nothing else
KEEP = -1.6  # mean log-odds that hold a proposition together: what weighs less is one by its particulars, or not one


def propositions(
    statements: Sequence[Statement],
    scored: Scores,
    denied: Pairs,
    known: Knowledge,
    withdrawn: Sequence[Withdrawal] = (),
) -> tuple[Proposition, ...]:
    """Every proposition of a story: the clusters, and for each slot that differs one of its own.

    Slots are compared in the clusters, and in the events that act, actors and time alone tell apart.
    ``denied`` are the ids of each denial and of what it denies; what is withdrawn stands by itself with what
    withdraws it. A claim that nobody else reports is a proposition too, of relation "single".
    """
    rare, near = Rarity(statements), echoes(statements)
    found = {one.id: one for one in (_gone(withdrawal, known) for withdrawal in withdrawn)}
    told = known.ruled.parted(events(statements, known), _id)
    acts, undoing = known.ruled.parted(deeds(statements, known), _id), undoings(statements)
    bound = _bound(statements, scored, [*told, *undone(acts, undoing)])
    groups = faced(with_denials(clusters(len(statements), bound, KEEP), statements), statements, denied, scored)
    groups = apart([*groups, *_detailed(groups, statements, near)], statements, withdrawn)
    against = denied | {(act.claim.id, one.claim.id) for one, off in undoing for act in off}
    groups = [side for group in groups for side in _sides(group, statements, against)]
    groups = known.ruled.arranged(groups, lambda place: statements[place].claim.id)
    for group in (group for group in groups if _tells(group, statements)):
        for one in _told(_denying(_case(group, statements, bound, rare, known), denied)):
            found.setdefault(one.id, one)
    by_event = [one for event in told for one in _by_slot(Case(tuple(event), 1.0, WHY, known))]
    for one in (*by_event, *facets(statements, acts, undoing, known)):
        if not _covered(one, found.values()):
            found.setdefault(one.id, one)
    return ranked(_once(found.values(), statements, near), statements, known.headlines)


def _id(one: Statement) -> str:
    return one.claim.id


def _gone(one: Withdrawal, known: Knowledge) -> Proposition:
    """What is withdrawn, with what withdraws it: the latter is what counts."""
    case = Case((*one.said, *one.by), 1.0, ("actors",), known, latest="no")
    return proposition(case, case.members, "change", "polarity", {"no": list(one.by), "yes": list(one.said)})


def _sides(group: Sequence[int], statements: Sequence[Statement], against: Pairs) -> list[list[int]]:
    """A group, or what its claims tell and what they deny, where none of them denies or undoes another of them."""
    told, not_so = ([at for at in group if statements[at].denied is denies] for denies in (False, True))
    if not told or not not_so:
        return [list(group)]
    ids = {statements[at].claim.id for at in group}
    undone = any(changed(statements[a], statements[b]) for a in not_so for b in told)
    if undone or any(ids.issuperset(pair) for pair in against):
        return [list(group)]
    return [told, not_so]


def _tells(group: Sequence[int], statements: Sequence[Statement]) -> bool:
    """Whether a group tells an act or what is said; a clause beside them that nobody tells again does not."""
    return len(group) > 1 or statements[group[0]].claim.main


def _detailed(groups: Iterable[Sequence[int]], statements: Sequence[Statement], near: Echoes) -> list[list[int]]:
    """The groups of statements that share particulars and that no other group tells."""
    if len(documents(statements)) < 2:
        return []
    several = [group for group in groups if len({statements[at].document for at in group}) > 1]
    return [list(one.members) for one in distinct(shared(statements), several, near)]


def _bound(statements: Sequence[Statement], scored: Scores, told: Iterable[Sequence[Statement]]) -> Scores:
    """The scores with those that tell one event by act, actors and time held together, however they word it."""
    places = {one.claim.id: place for place, one in enumerate(statements)}
    bound = dict(scored)
    for event in told:
        for a, b in combinations(sorted(places[one.claim.id] for one in event), 2):
            bound[a, b] = max(BOUND, bound.get((a, b), BOUND))
    return bound


def _once(found: Iterable[Proposition], statements: Sequence[Statement], near: Echoes) -> list[Proposition]:
    """The propositions, of those that agree each told once."""
    places, kept = {one.claim.id: at for at, one in enumerate(statements)}, list(found)
    told = {one.id: frozenset(places[claim] for claim in one.claims) for one in kept if _plain(one)}
    doubles = again(told, near)
    return [one for one in kept if one.id not in doubles]


def _plain(one: Proposition) -> bool:
    return one.relation == "agree" and one.slot is None


def _covered(one: Proposition, others: Iterable[Proposition]) -> bool:
    """Whether a proposition on the same slot already tells most of it."""
    mine = set(one.claims)
    return any(
        one.slot == other.slot and len(mine & set(other.claims)) > len(mine | set(other.claims)) / 2 for other in others
    )


def _case(
    group: Sequence[int], statements: Sequence[Statement], scored: Scores, rare: Rarity, known: Knowledge
) -> Case:
    pairs = [(a, b) for i, a in enumerate(group) for b in group[i + 1 :] if (a, b) in scored]
    score = likeness(sum(scored[pair] for pair in pairs) / len(pairs)) if pairs else 1.0
    best = max(pairs, key=lambda pair: (scored[pair], pair), default=None)
    why = telling(features(statements[best[0]], statements[best[1]], rare)) if best else PARTICULARS
    sure = {(statements[a].claim.id, statements[b].claim.id) for a, b in pairs if scored[a, b] >= CERTAIN}
    members = tuple(statements[place] for place in group)
    return Case(members, round(score, 4), why, known, frozenset(sure | {(b, a) for a, b in sure}))


def _denying(case: Case, denied: Pairs) -> Case:
    """The case with those of the pairs of a denial and what it denies that are its own."""
    held = {one.claim.id for one in case.members}
    return replace(case, denied=frozenset(pair for pair in denied if held.issuperset(pair)))


def _told(case: Case) -> list[Proposition]:
    """The proposition of a cluster and those of its slots.

    Where nearly all of its claims give a number and the numbers differ, the numbers are the proposition.
    """
    by_slot = _by_slot(case)
    telling = [p for p in by_slot if p.slot == "number" and len(p.claims) >= MOSTLY * len(case.members)]
    return by_slot if telling or _tolls_differ(case) else [_base(case), *by_slot]


def _tolls_differ(case: Case) -> bool:
    """Whether nearly all claims count people and the numbers differ: each number is a statement of its own."""
    if len(documents(case.members)) < 2:
        return False
    tolls = [given for of, given in counted(case.members).items() if of.startswith(FATE) and len(given) > 1]
    most = max((sum(map(len, given.values())) for given in tolls), default=0)
    return most >= MOSTLY * len(case.members)


def _base(case: Case) -> Proposition:
    relation, slot = _relation(case)
    given: Values = {}
    if slot == "polarity":
        given = values(case.members, polarity, case.known)
    return proposition(case, case.members, relation, slot, given)


def _relation(case: Case) -> tuple[str, str | None]:
    members, known = case.members, case.known
    if len(documents(members)) < 2:
        return "single", None
    if case.denied:
        return "denied", "polarity"
    ahead = [one for one in members if not one.denied and known.forecast(one)]
    done = [one for one in members if not one.denied and not one.ahead]
    if not done and any(changed(a, b) and (a.claim.id, b.claim.id) in case.sure for a in members for b in members):
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


def _calling_off(case: Case) -> bool:
    """Whether all claims tell that something is called off: beside the act itself that has a time of its own."""
    return all(one.kind in (REJECT, STATE) for one in case.members)


def _by_slot(case: Case) -> list[Proposition]:
    """A proposition for each slot of which the documents give values that exclude each other."""
    found = []
    if len(documents(case.members)) > 1:
        acts = [one for one in case.members if not one.denied and (one.kind != REJECT or _calling_off(case))]
        for slot, given in (("place", values(acts, place, case.known)), ("time", values(acts, time, case.known))):
            found += differing(case, slot, given)
        for of, given in counted(acts).items():
            if not of.startswith(FATE):
                apart = differ((one for ones in given.values() for one in ones), of)
                found += (differing(case, "number", given) if apart else []) + each_number(case, given)
    return found
