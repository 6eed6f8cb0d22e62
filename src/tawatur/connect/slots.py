"""What statements of one thing give for a slot, and which values exclude each other."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tawatur.connect.features import SEVERAL, far
from tawatur.connect.independence import Grounds
from tawatur.connect.rulings import Ruled
from tawatur.connect.statements import STATE, Statement
from tawatur.model.annotation import Factuality
from tawatur.model.claim import MONEY, Quantity
from tawatur.model.timevalue import Interval

MARKET = "MARKET"  # the kind of acts of trade
DAYS = 7  # a time of more days tells no day, and excludes no other


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What judging needs: how origins are counted, when documents appeared, what is known of places.

    ``types`` are the actors' types, ``together`` the pairs of places that one clause names: one of them
    may be in the other. ``headlines`` are the stems of the headlines, ``ruled`` what people ruled of statements.
    """

    grounds: Grounds
    published: Mapping[str, Interval | None]
    states: frozenset[str] = field(default_factory=frozenset)
    types: Mapping[str, str] = field(default_factory=dict)
    together: frozenset[tuple[str, str]] = frozenset()
    headlines: frozenset[str] = frozenset()
    ruled: Ruled = Ruled()

    def later(self, a: Statement, b: Statement) -> bool:
        """Whether the document of a appeared after that of b, for certain."""
        one, two = self.published.get(a.document), self.published.get(b.document)
        return bool(one and two and one.first > two.last)

    def forecast(self, one: Statement) -> bool:
        """Whether it tells what lies ahead of its document: nothing dated before the day it was printed, and in the
        present tense an act that its own words date later."""
        printed = self.published.get(one.document)
        if one.when is None or printed is None:
            return one.ahead and one.claim.future
        if one.ahead:
            return one.claim.future and one.when.last >= printed.first
        present = one.claim.factuality is Factuality.ONGOING and one.kind != STATE
        return present and "own-time" in one.said and one.when.first > printed.last


Values = dict[str, list[Statement]]
Reader = Callable[[Statement, Knowledge], str | None]


def place(one: Statement, known: Knowledge) -> str | None:
    """The place that the content names; a state says too little."""
    return one.where if "place" in one.said and one.where not in known.states else None


def site(one: Statement, known: Knowledge) -> str | None:
    """The place that the content names, a state too where it is none of those who act."""
    nations = {known.grounds.nations.get(who, who) for who in one.who}
    return one.where if "place" in one.said and one.where not in nations else None


def time(one: Statement, known: Knowledge) -> str | None:
    """The days that the content names, where they are no more than a week."""
    return str(one.when) if "time" in one.said and one.when and one.when.days <= DAYS else None


def polarity(one: Statement, known: Knowledge) -> str | None:
    """Whether it is said to be so."""
    return "no" if one.denied else "yes"


def exclusive_places(a: str, b: str, known: Knowledge) -> bool:
    """Whether two places cannot be one: of one type, never named together, and neither in the other."""
    return a != b and known.types.get(a) == known.types.get(b) and not one_round_other(a, b, known)


def distinct_places(a: str, b: str, known: Knowledge) -> bool:
    """Whether two places are two, of whatever types: never named together, and neither a region round the other; a
    gathering may be in any town, but is no building."""
    if a == b or one_round_other(a, b, known):
        return False
    regions = {known.types.get(a), known.types.get(b)}
    wide = "LOC" in regions or "EVT" in regions and not regions <= {"EVT", "FAC"}
    return not wide or len(regions) == 1 or _of_two_states(a, b, known)


def one_round_other(a: str, b: str, known: Knowledge) -> bool:
    """Whether one of two places may lie in the other: it does, or one clause names both."""
    register = known.grounds.register
    return (a, b) in known.together or a in register.round(b) or b in register.round(a)


def _of_two_states(a: str, b: str, known: Knowledge) -> bool:
    """Whether two places are known to lie in two states."""
    register = known.grounds.register
    states = register.states()
    one, two = ({key, *register.round(key)} & states for key in (a, b))
    return bool(one and two) and one.isdisjoint(two)


def values(statements: Iterable[Statement], read: Reader, known: Knowledge) -> Values:
    """The statements that give each value, values in ascending order."""
    found: Values = {}
    for one in statements:
        value = read(one, known)
        if value is not None:
            found.setdefault(value, []).append(one)
    return {value: found[value] for value in sorted(found)}


def figure(one: Quantity) -> str:
    """A number as it is shown; of one that only tells its order, its unit with a sign that there are more.

    >>> figure(Quantity(10, "", "ship", "dozens of ships", SEVERAL))
    '10+'
    """
    return f"{one.value:g}+" if one.about == SEVERAL else f"{one.value:g}"


def priced(one: Statement, of: str) -> bool:
    """Whether a number is a price: of whatever is sold, at whatever hour, so that it is compared with no other."""
    return of.startswith(MONEY) and one.kind in (STATE, MARKET)


def counted(statements: Sequence[Statement]) -> dict[str, Values]:
    """For each counted word the values that are given for it; a claim that counts it twice is left out."""
    found: dict[str, Values] = {}
    for one in statements:
        for of in sorted({quantity.of for quantity in one.claim.frame.quantities if quantity.of}):
            if priced(one, of):
                continue
            given = {figure(q) for q in one.claim.frame.quantities if q.of == of}
            if len(given) == 1:
                found.setdefault(of, {}).setdefault(min(given), []).append(one)
    return {of: dict(sorted(found[of].items())) for of in sorted(found)}


def exclusive_times(a: str, b: str) -> bool:
    """Whether two times cannot be one: they share no day."""
    one, two = Interval.of(a), Interval.of(b)
    return bool(one and two and not one.meets(two))


def near_times(a: str, b: str) -> bool:
    """Whether two times can be those of one event: no more than a month lies between them."""
    one, two = Interval.of(a), Interval.of(b)
    return bool(one and two and not far(one, two))


def documents(statements: Iterable[Statement]) -> set[str]:
    """The documents that say so."""
    return {one.document for one in statements}
