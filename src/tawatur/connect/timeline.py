"""What is told to have been, or to be, when: the dated statements of a story in order."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from tawatur.connect.clusters import Scores
from tawatur.connect.denials import CERTAIN
from tawatur.connect.events import PARTIES
from tawatur.connect.slots import Knowledge, documents
from tawatur.connect.statements import STATE, Statement
from tawatur.model.annotation import Factuality
from tawatur.model.story import Proposition, TimelineEntry
from tawatur.model.timevalue import Interval

FULL = 3  # words of a clause at least that tells what was at a time: fewer only refer to it


def timeline(
    statements: Sequence[Statement], scored: Scores, found: Sequence[Proposition], known: Knowledge
) -> tuple[TimelineEntry, ...]:
    """One entry for each event and time, in the order of time; undated claims are left out.

    A time counts where the claim's own words tell it, of a fact also where its sentence does; one that is carried on
    from before only beside a claim of the same proposition that tells it. A forecast keeps its own day, also where
    facts came otherwise.
    """
    home = _homes(found)
    numbers = {one.claim.id: number for number, one in enumerate(statements)}
    times: dict[str, list[Statement]] = {}
    for one in statements:
        if one.when is not None and not one.claim.utterance:
            times.setdefault(str(one.when), []).append(one)
    made = []
    for value in sorted(times):
        sure = (pair for pair in combinations(times[value], 2) if _alike(*pair, home, _score(pair, numbers, scored)))
        for group in _groups(times[value], sure):
            if _full([one for one in group if _timed(one)]):
                made.append(_entry(value, group, known))
    return tuple(sorted(made, key=_order))


def _homes(found: Sequence[Proposition]) -> dict[str, str]:
    """The proposition of each claim."""
    home: dict[str, str] = {}
    for proposition in found:
        if proposition.slot is None:
            home.update({claim: proposition.id for claim in proposition.claims if claim not in home})
    return home


def _score(pair: tuple[Statement, Statement], numbers: dict[str, int], scored: Scores) -> float:
    a, b = sorted(numbers[one.claim.id] for one in pair)
    return scored.get((a, b), CERTAIN - 1)


def _timed(one: Statement) -> bool:
    """Whether a statement tells its time by itself."""
    return "time" in one.said or "sentence-time" in one.said and not one.ahead and not one.denied


def _full(ones: Sequence[Statement]) -> bool:
    """Whether one of some statements tells what was, by itself or with its time in one clause, or several documents."""
    words = (len(one.stems) + ("own-time" in one.said and len(one.stems) > 1) for one in ones)
    return max(words, default=0) >= FULL or len(documents(ones)) > 1


def _alike(one: Statement, two: Statement, home: dict[str, str], score: float) -> bool:
    """Whether two statements with one time tell one event: of one proposition, in one clause, one act of the same, or
    likelier one thing than not."""
    here, there = home.get(one.claim.id), home.get(two.claim.id)
    if here is not None and here == there or score >= CERTAIN:
        return True
    if one.document == two.document and one.claim.evidence.span.overlap(two.claim.evidence.span):
        return True
    return STATE != one.kind == two.kind and one.who == two.who and len(one.who) >= PARTIES


def _groups(ones: Sequence[Statement], alike: Iterable[tuple[Statement, Statement]]) -> list[list[Statement]]:
    """The statements with those that are alike together."""
    group = {one.claim.id: [one] for one in ones}
    for a, b in alike:
        one, two = group[a.claim.id], group[b.claim.id]
        if one is not two:
            one += two
            group.update({mate.claim.id: one for mate in two})
    return list({id(members): members for members in group.values()}.values())


def _entry(value: str, ones: Sequence[Statement], known: Knowledge) -> TimelineEntry:
    told = {_factuality(one, known) for one in ones}
    factuality = next(kind for kind in Factuality if kind in told)
    return TimelineEntry(value, tuple(sorted(one.claim.id for one in ones)), factuality)


def _factuality(one: Statement, known: Knowledge) -> Factuality:
    """How a statement presents it; what lay ahead when it was printed cannot have happened."""
    printed = known.published.get(one.document)
    later = bool(printed and one.when and one.when.first > printed.last)
    return Factuality.PLANNED if later and not one.ahead and not one.denied else one.claim.factuality


def _order(entry: TimelineEntry) -> tuple[str, int, tuple[str, ...]]:
    days = Interval.of(entry.value)
    return (str(days.first) if days else "", days.days if days else 0, entry.claims)
