"""Which statements tell one event, by act, actors and time alone, however they word it."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from tawatur.connect.slots import Knowledge
from tawatur.connect.statements import REJECT, STATE, Statement
from tawatur.model.annotation import Factuality
from tawatur.model.timevalue import Interval

PARTIES = 2  # actors that make an act with a time one event; one alone does many things of a kind
NEAR = timedelta(7)  # between two tellings of one event, its forecast and its outcome
TRAVEL = "TRAVEL"  # the kind of a journey
Undoing = tuple[Statement, list[Statement]]

LONG = 31  # days: a time of more tells nothing of an event's day


def events(statements: Sequence[Statement], known: Knowledge) -> list[list[Statement]]:
    """Groups of statements of two or more that tell one event, in order of their claims.

    A statement with a place and no time is of the first event of its kind and actors that its day of print allows.
    """
    alike: dict[tuple[str, tuple[str, ...]], list[Statement]] = {}
    for one in statements:
        if _one_act(one, known) and one.when and one.when.days <= LONG:
            alike.setdefault(_act(one), []).append(one)
    runs = {key: _runs(alike[key]) for key in sorted(alike)}
    for one in statements:
        printed = known.published.get(one.document)
        if one.kind != STATE and one.where and one.when is None and not one.denied and printed:
            home = next((run for run in runs.get(_act(one), ()) if _holds(run, one, printed)), None)
            if home is not None:
                home.append(one)
    return [sorted(run, key=lambda one: one.claim.id) for ones in runs.values() for run in ones if len(run) > 1]


def _one_act(one: Statement, known: Knowledge) -> bool:
    """Whether two act and one of them is a person: states do many things of a kind at a time."""
    return one.kind != STATE and len(one.who) >= PARTIES and any(known.types.get(who) == "PER" for who in one.who)


def _act(one: Statement) -> tuple[str, tuple[str, ...]]:
    return one.kind, tuple(sorted(one.who))


def _holds(run: Sequence[Statement], one: Statement, printed: Interval) -> bool:
    """Whether an undated statement with a place is of an event: expected in the month before it, or told as a fact
    of the same place in the days after it."""
    last = max(mate.when.last for mate in run if mate.when)
    if one.ahead:
        return printed.first <= last <= printed.last + timedelta(LONG)
    return last <= printed.last <= last + NEAR and any(mate.where == one.where and not mate.ahead for mate in run)


def one_event(a: Statement, b: Statement) -> bool:
    """Whether two statements tell one event: one act of the same actors, near in time."""
    if STATE in (a.kind, b.kind) or a.kind != b.kind or a.who != b.who or len(a.who) < PARTIES:
        return False
    return bool(a.when and b.when and max(a.when.days, b.when.days) <= LONG and near(a.when, b.when))


def near(a: Interval, b: Interval) -> bool:
    """Whether no more than a week lies between two times."""
    return a.first - b.last <= NEAR and b.first - a.last <= NEAR


def _runs(ones: Sequence[Statement]) -> list[list[Statement]]:
    """Runs of statements whose times follow each other without a gap of more than a week."""
    dated = sorted(((one.when, one.claim.id, one) for one in ones if one.when), key=lambda item: item[:2])
    runs: list[list[Statement]] = []
    last: Interval | None = None
    for when, _, one in dated:
        if last is not None and near(last, when):
            runs[-1].append(one)
            last = Interval(last.first, max(last.last, when.last))
        else:
            runs.append([one])
            last = when
    return [sorted(run, key=lambda one: one.claim.id) for run in runs]


def deeds(statements: Sequence[Statement], known: Knowledge) -> list[list[Statement]]:
    """Groups of statements of one act of the same two or more, those without a time by what their document tells."""
    alike: dict[tuple[str, frozenset[str]], list[Statement]] = {}
    for one in statements:
        parties = _parties(one, known)
        if one.kind != STATE and len(parties) >= PARTIES and any(known.types.get(who) == "PER" for who in parties):
            alike.setdefault((one.kind, parties), []).append(one)
    return _grouped(alike[key] for key in sorted(alike, key=lambda key: (key[0], sorted(key[1]))))


def journeys(statements: Sequence[Statement], known: Knowledge) -> list[list[Statement]]:
    """Groups of statements of one person's journey to one place, told without a gap of more than a week; what is
    planned for a day after he has come is another one."""
    alike: dict[tuple[str, str], list[Statement]] = {}
    for one in statements:
        people = [who for who in one.who if known.types.get(who) == "PER"]
        if one.kind == TRAVEL and one.where and len(people) == 1:
            alike.setdefault((people[0], one.where), []).append(one)
    groups = _grouped(alike[key] for key in sorted(alike))
    kept = [[one for one in group if not _planned_anew(one, group, known)] for group in groups]
    return [group for group in kept if len(group) > 1]


def _planned_anew(one: Statement, group: Sequence[Statement], known: Knowledge) -> bool:
    """Whether somebody is to come on a day after he has, as somebody tells who knows that he did."""
    printed = known.published.get(one.document)
    done = [mate.when for mate in group if not mate.ahead and mate.when]
    if not one.ahead or one.when is None or printed is None:
        return False
    return any(when.last <= printed.last and when.last < one.when.first for when in done)


def _grouped(alike: Iterable[Sequence[Statement]]) -> list[list[Statement]]:
    """Runs in time of the statements of each act; those without a time go where their document tells most of it."""
    found = []
    for ones in alike:
        runs = _runs([one for one in ones if one.when and one.when.days <= LONG]) or [[]]
        for one in ones:
            if one.when is None:
                max(runs, key=lambda run: (sum(mate.document == one.document for mate in run), len(run))).append(one)
        found += runs
    return [sorted(run, key=lambda one: one.claim.id) for run in found if len(run) > 1]


def _parties(one: Statement, known: Knowledge) -> frozenset[str]:
    """Who acts; a state beside somebody of its own only says whose he is."""
    nations = known.grounds.nations
    return frozenset(one.who - {nation for who in one.who if (nation := nations.get(who)) != who})


def undone(acts: Iterable[Sequence[Statement]], undoing: Sequence[Undoing]) -> list[list[Statement]]:
    """For each act the facts that it was called off: who did it, and the act that is not to be."""
    found = []
    for deed in acts:
        ids = {one.claim.id for one in deed}
        pairs = [(one, act) for one, acts in undoing for act in acts if act.claim.id in ids]
        members = {one.claim.id: one for pair in pairs for one in pair}
        found.append([members[key] for key in sorted(members)])
    return [group for group in found if len(group) > 1]


def undoings(statements: Sequence[Statement]) -> list[Undoing]:
    """Each fact that something was called off, with the acts of the same words that are denied by it."""
    denied: dict[str, list[Statement]] = {}
    for one in statements:
        if one.claim.factuality is Factuality.DENIED and one.kind != REJECT:
            denied.setdefault(one.document, []).append(one)
    return [
        (one, [act for act in denied.get(one.document, ()) if act.claim.evidence.span.overlap(one.claim.evidence.span)])
        for one in statements
        if one.kind == REJECT and not one.denied and not one.ahead
    ]
