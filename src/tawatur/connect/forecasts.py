"""What was said of the future, and what became of it (EVIDENCE 5)."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from tawatur.connect.charges import untrue
from tawatur.connect.clusters import STRANGERS, Scores
from tawatur.connect.events import LONG, PARTIES, one_event, undoings
from tawatur.connect.slots import DAYS, Knowledge, distinct_places, documents, exclusive_times, one_round_other
from tawatur.connect.statements import ACT, STATE, Statement, one_word
from tawatur.model.annotation import Factuality
from tawatur.model.reason import Reason
from tawatur.model.story import Forecast
from tawatur.model.timevalue import Interval

ALIKE = -0.7  # log-odds of being one thing that a forecast and its outcome have, unless act, actors and time agree
SURE = 0.5  # the same where neither tells an act
SAME_ACTORS = 0.5  # part of all actors that a forecast and its outcome share at least
TELLING = 2  # stems of a clause that foretells something beside the acts, at least
Foretold = tuple[int, Statement, list[Statement]]


def forecasts(statements: Sequence[Statement], scored: Scores, known: Knowledge) -> tuple[Forecast, ...]:
    """Every claim about its document's future with its outcome, in order of the claims' ids."""
    found: list[Foretold] = []
    foretold = _Foretold(statements)
    facts: dict[str, list[tuple[int, Statement]]] = {}
    for place, one in enumerate(statements):
        if not one.ahead and not foretold.holds(one):
            facts.setdefault(one.kind, []).append((place, one))
    off = {act.claim.id for _, undone in undoings(statements) for act in undone}
    for mine, one in enumerate(statements):
        if known.forecast(one) and not one.claim.utterance and foretold.foretells(one):
            outcomes = [
                mate
                for other, mate in facts.get(one.kind, ())
                if _decides(mate, one, known)
                and (
                    _near(mine, other, scored, SURE if one.kind == STATE else ALIKE)
                    or one_event(one, mate)
                    or _to_come(one, mate, known)
                    or mate.claim.id in off
                    and _one_matter(one, mate)
                )
            ]
            found.append((mine, one, outcomes))
    told = [_forecast(one, _shared(mine, one, found, scored, known), known) for mine, one, _ in found]
    return tuple(sorted(told, key=lambda forecast: forecast.claim))


def _shared(mine: int, one: Statement, found: Sequence[Foretold], scored: Scores, known: Knowledge) -> list[Statement]:
    """What decides a forecast or another telling of it."""
    again = (outcomes for at, other, outcomes in found if at == mine or _again(one, other, _score(mine, at, scored)))
    every = {mate.claim.id: mate for outcomes in again for mate in outcomes}
    return [mate for _, mate in sorted(every.items()) if mate.document != one.document and not known.later(one, mate)]


def _again(one: Statement, other: Statement, score: float) -> bool:
    """Whether two forecasts are one: of an act of one kind by somebody, for one time; without a time in like words."""
    if one.kind == STATE or one.kind != other.kind or not one.who & other.who:
        return False
    if one.when and other.when:
        return one.when == other.when and "time" in one.said & other.said
    return score >= ALIKE and one.who == other.who


class _Foretold:
    """What each document foretells."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._ahead: dict[str, list[Statement]] = {}
        for one in statements:
            if one.claim.future:
                self._ahead.setdefault(one.document, []).append(one)

    def beside(self, one: Statement) -> list[Statement]:
        """What its document foretells in the words of a statement."""
        span = one.claim.evidence.span
        return [other for other in self._ahead.get(one.document, ()) if span.overlap(other.claim.evidence.span)]

    def holds(self, one: Statement) -> bool:
        """Whether what tells no act as a fact stands in words that tell what will be: it bears nothing out."""
        return one.kind == STATE and bool(self.beside(one))

    def foretells(self, one: Statement) -> bool:
        """Whether a statement foretells an act, or tells what will be in a clause that holds none."""
        if one.kind != STATE:
            return True
        return _telling(one) and all(other.kind == STATE for other in self.beside(one))


def _telling(one: Statement) -> bool:
    """Whether what tells no act tells enough to be a forecast."""
    return len(one.stems) >= TELLING or one.claim.evidence == one.claim.quote


def _decides(mate: Statement, one: Statement, known: Knowledge) -> bool:
    """Whether a statement tells as a fact what another expected: one act, its actors, no earlier time, and not printed
    before it was due; where one names no actor, its time."""
    if mate.document == one.document or known.later(one, mate):
        return False
    if mate.who and one.who and not _same_parties(mate, one, known):
        return False
    if not mate.who and not one.who and (mate.claim.factuality is Factuality.ONGOING or not one_word(mate, one)):
        return False
    if bool(mate.who) != bool(one.who) and not (mate.when and one.when and mate.when.meets(one.when)):
        return False
    printed, told = known.published.get(one.document), known.published.get(mate.document)
    if not mate.denied and mate.when is None and one.when and told and told.last < one.when.first:
        return False
    return not (mate.when and printed and mate.when.last < printed.first)


def _same_parties(mate: Statement, one: Statement, known: Knowledge) -> bool:
    """Whether the same act, mostly: they, or the states that they speak for."""
    if len(mate.who & one.who) >= SAME_ACTORS * len(mate.who | one.who):
        return True
    mine, yours = ({known.grounds.nations.get(who, who) for who in side.who} for side in (one, mate))
    return len(mine) >= PARTIES and mine == yours


def _to_come(one: Statement, mate: Statement, known: Knowledge) -> bool:
    """Whether a fact is what a forecast with a place and no time tells: the same two, within a month of its print."""
    printed = known.published.get(one.document)
    if (
        one.when
        or not mate.when
        or not printed
        or not _where(one, known)
        or one.who != mate.who
        or len(one.who) < PARTIES
    ):
        return False
    return printed.first <= mate.when.first <= printed.last + timedelta(LONG)


def _one_matter(one: Statement, mate: Statement) -> bool:
    """Whether two statements of the same parties name what they do together by one word: the talks, the summit."""
    if min(len(one.who), len(mate.who)) < PARTIES:
        return False
    return any(stem.startswith(ACT) for stem in one.stems & mate.stems)


def _near(a: int, b: int, scored: Scores, least: float) -> bool:
    return _score(a, b, scored) >= least


def _score(a: int, b: int, scored: Scores) -> float:
    return scored.get((min(a, b), max(a, b)), STRANGERS)


def _forecast(one: Statement, outcomes: Sequence[Statement], known: Knowledge) -> Forecast:
    done = [mate for mate in outcomes if not mate.denied]
    undone = [mate for mate in outcomes if mate.denied]
    passed = [mate for mate in undone if _due(mate, one, known)]
    off = [mate for mate in undone if mate.who and one.who and known.later(mate, one) and not untrue(mate)]
    slots = _changes(one, done, known)
    outcome, deciding = "open", list[Statement]()
    if done:
        outcome, deciding = ("changed" if slots else "fulfilled"), done
    elif passed:
        outcome, deciding = "failed", passed
    elif off:
        outcome, deciding, slots = "changed", off, ("polarity",)
    reason = Reason(f"forecasts.{outcome}", (str(len(documents(deciding))), ", ".join(slots)))
    claims = tuple(sorted(mate.claim.id for mate in deciding))
    return Forecast(one.claim.id, one.holder, _told(one), outcome, slots, claims, (reason,))


def _told(one: Statement) -> Interval | None:
    """The time by which it is to be, where its own content or sentence says so."""
    return one.when if "time" in one.said else None


def _due(mate: Statement, one: Statement, known: Knowledge) -> bool:
    """Whether a denial was printed when the time of the forecast had come."""
    days, due = known.published.get(mate.document), _told(one)
    return bool(days and due and days.last >= due.first)


def _changes(one: Statement, done: Sequence[Statement], known: Knowledge) -> tuple[str, ...]:
    """The slots in which outcomes exclude the forecast and none bears it out; a place that may lie anywhere, as an
    island, does neither."""
    differ = []
    here, there = _where(one, known), {value for mate in done if (value := _where(mate, known))}
    if here and _moved(here, there, known):
        differ.append("place")
    at, then = _when(one), {value for mate in done if (value := _when(mate))}
    if at and then and all(exclusive_times(at, value) for value in then):
        differ.append("time")
    return tuple(differ)


def _moved(here: str, there: Iterable[str], known: Knowledge) -> bool:
    """Whether it came about in another place: one told excludes that of the forecast, and none is or may hold it."""
    values = list(there)
    held = any(value == here or one_round_other(here, value, known) for value in values)
    return not held and any(distinct_places(here, value, known) for value in values)


def _where(one: Statement, known: Knowledge) -> str | None:
    return None if one.where in known.states else one.where


def _when(one: Statement) -> str | None:
    return str(one.when) if one.when and one.when.days <= DAYS else None
