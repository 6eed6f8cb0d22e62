"""What is withdrawn or undone later: one reported dead or missing who is alive, words that their sayer takes back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tawatur.connect.clusters import Scores
from tawatur.connect.denials import CERTAIN, Pairs
from tawatur.connect.slots import Knowledge, documents
from tawatur.connect.statements import STATE, Statement
from tawatur.model.chain import Stance
from tawatur.model.reason import Reason
from tawatur.model.story import Retraction

DEAD, MISSING, REPORTED = "dead", "missing", "reported"
ALIVE, FEIGNED, STAGED = "alive", "feigned", "staged"
"""Fates of persons: whoever is alive or whose death was only played is not dead; the last says how it was played."""


Pair = tuple[Statement, Statement]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What was said, what undoes it, and what tells how it came about; ``rule`` names why the latter undoes it."""

    said: tuple[Statement, ...]
    by: tuple[Statement, ...]
    because: tuple[Statement, ...]
    rule: str

    @property
    def ids(self) -> frozenset[str]:
        """The ids of its claims on both sides."""
        return frozenset(one.claim.id for one in (*self.said, *self.by))

    def record(self, known: Knowledge) -> Retraction:
        """It as a story holds it."""
        said, by, because = (_ordered(ones, known) for ones in (self.said, self.by, self.because))
        counts = tuple(str(len(documents(ones))) for ones in (self.said, self.by))
        return Retraction(said, by, because, (Reason(self.rule, counts),))


def withdrawals(statements: Sequence[Statement], scored: Scores, known: Knowledge) -> list[Withdrawal]:
    """Every retraction of a story: of deaths, person by person, then of words by their sayers."""
    found = _lives(statements, known)
    gone = frozenset[str]().union(*(one.ids for one in found))
    return found + [one for one in _taken_back(statements, scored, known) if not one.ids & gone]


def _lives(statements: Sequence[Statement], known: Knowledge) -> list[Withdrawal]:
    fates: dict[str, dict[str, list[Statement]]] = {}
    for one in statements:
        for fate in one.claim.frame.fates:
            who = known.grounds.actors.get(fate.who, fate.who)
            fates.setdefault(who, {}).setdefault(_fate(one, fate.what), []).append(one)
    found = (_life(fates[who], known) for who in sorted(fates))
    return [one for one in found if one is not None]


def _fate(one: Statement, what: str) -> str:
    """What a statement tells of somebody, as far as it states it: that he is dead, is not, or was played dead."""
    if one.claim.stance is Stance.DENIES:
        return ""
    if what == DEAD and one.denied:
        return ALIVE
    return "" if one.denied or what not in (FEIGNED, STAGED) and one.ahead else what


def _life(told: dict[str, list[Statement]], known: Knowledge) -> Withdrawal | None:
    """The retraction of somebody's death: told dead, or missing, by one document and alive by another that is surely
    later."""
    rule = "retractions.alive" if told.keys() & {DEAD, REPORTED} else "retractions.found"
    lost = [*told.get(DEAD, ()), *told.get(MISSING, ())]
    dead = [*lost, *told.get(REPORTED, ())]
    living = [*told.get(ALIVE, ()), *told.get(FEIGNED, ())]
    opening = _first([*lost, *living])
    by = [
        one
        for one in living
        if opening[one.document] not in lost and any(known.later(one, mate) for mate in dead if not _other(mate, one))
    ]
    late = documents(by)
    said = [one for one in dead if _withdrawn(one, by, late, known)]
    if not by or documents(said) <= late:
        return None
    how = {one.claim.id: one for one in (*told.get(FEIGNED, ()), *told.get(STAGED, ())) if one.document in late}
    return Withdrawal(_once(said), _once(by), tuple(how.values()), rule)


def _first(ones: Iterable[Statement]) -> dict[str, Statement]:
    """The first statement of each document."""
    found: dict[str, Statement] = {}
    for one in sorted(ones, key=lambda one: one.claim.evidence.span, reverse=True):
        found[one.document] = one
    return found


def _other(dead: Statement, living: Statement) -> bool:
    """Whether a death is told in the document of the living."""
    return dead.document == living.document


def _withdrawn(dead: Statement, by: Sequence[Statement], late: set[str], known: Knowledge) -> bool:
    """Whether a report of a death is undone: printed no later than what undoes it, or what that itself tells others
    to have reported."""
    if dead.document in late:
        return dead.origin is not None
    return not any(known.later(dead, one) for one in by)


def _taken_back(statements: Sequence[Statement], scored: Scores, known: Knowledge) -> list[Withdrawal]:
    """What somebody said and later says is not so."""
    rows: list[list[Pair]] = []
    for (a, b), score in sorted(scored.items()):
        one, two = statements[a], statements[b]
        for pair in ((one, two), (two, one)):
            if score >= CERTAIN and _takes_back(*pair, known):
                near = [row for row in rows if any(side in other for other in row for side in pair)]
                rows = [row for row in rows if row not in near] + [[pair, *(other for row in near for other in row)]]
    return [
        Withdrawal(_once(yes for _, yes in row), _once(no for no, _ in row), (), "retractions.own-word") for row in rows
    ]


def _once(ones: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple({one.claim.id: one for one in ones}.values())


def _takes_back(no: Statement, yes: Statement, known: Knowledge) -> bool:
    """Whether one sayer denies of the same act and actors what he had stated as a fact in a document before."""
    if no.holder is None or no.holder != yes.holder or no.claim.refusal or not no.denied or yes.denied or yes.ahead:
        return False
    same = no.kind == yes.kind != STATE and no.who == yes.who and bool(no.who)
    return same and known.later(no, yes)


def apart(
    groups: Sequence[Sequence[int]], statements: Sequence[Statement], found: Iterable[Withdrawal]
) -> list[list[int]]:
    """The groups without what is withdrawn and what withdraws it: they are statements of their own."""
    gone = frozenset[str]().union(*(one.ids for one in found))
    kept = ([place for place in group if statements[place].claim.id not in gone] for group in groups)
    return [group for group in kept if group]


def settled(found: Iterable[Withdrawal]) -> Pairs:
    """The ids of each claim that undoes another, and of that: they do not stand against each other."""
    return frozenset((no.claim.id, yes.claim.id) for one in found for no in one.by for yes in one.said)


def _ordered(ones: Iterable[Statement], known: Knowledge) -> tuple[str, ...]:
    """The claims of statements by the first day on which they can have been printed."""

    def printed(one: Statement) -> tuple[str, str]:
        days = known.published.get(one.document)
        return (str(days.first) if days else "9", one.claim.id)

    return tuple(one.claim.id for one in sorted(ones, key=printed))
