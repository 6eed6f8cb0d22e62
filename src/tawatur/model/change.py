"""What somebody may want to hear of: what is new in a story since it was told before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

STORY, ORIGIN, DENIAL, CONTRADICTION, RETRACTION, OUTCOME, DUE = KINDS = (
    "story", "origin", "denial", "contradiction", "retraction", "outcome", "due",
)  # fmt: skip
SEVERAL = 2  # independent origins from which on one more is news: the first is the report itself


@dataclass(frozen=True, slots=True)
class Change:
    """One change of state.

    ``kind`` is story (it is new), origin (a statement has one more independent origin), denial, contradiction,
    retraction, outcome (of a forecast) or due (a forecast's time is over and nothing was told); ``key`` names it among
    those of its kind: the same change has the same key however often the story is told. ``claims`` are the ids of the
    claims that make it, the telling one first; ``value`` the number of origins, the outcome, or the day.
    """

    kind: str
    key: str
    claims: tuple[str, ...] = ()
    value: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """An open forecast and the last day by which it was to happen, as YYYY-MM-DD."""

    claim: str
    day: str


@dataclass(frozen=True, slots=True)
class State:
    """How a story stands: all that could be a change, and the forecasts that wait for their day."""

    facts: tuple[Change, ...] = ()
    dues: tuple[Due, ...] = ()


def changes(before: Sequence[State], after: State, key: str) -> list[Change]:
    """What is new in a state; ``before`` are those of the stories that it was, none of a new one, which is called
    ``key`` then.

    >>> one, two = (State((Change("origin", "c1", ("c1", "c2"), n),)) for n in ("1", "2"))
    >>> [(one.kind, one.value) for one in changes([one], two, "s")]
    [('origin', '2')]
    >>> changes([two], two, "s"), [one.kind for one in changes([], two, "s")]
    ([], ['story'])
    """
    if not before:
        return [Change(STORY, key)]
    facts = [fact for state in before for fact in state.facts]
    known = {(fact.kind, fact.key) for fact in facts}
    most = _most(fact for fact in facts if fact.kind == ORIGIN)
    found = []
    for fact in after.facts:
        if fact.kind != ORIGIN:
            found += [fact] if (fact.kind, fact.key) not in known else []
        elif int(fact.value) >= SEVERAL and int(fact.value) > max(most.get(claim, 0) for claim in fact.claims):
            found.append(Change(ORIGIN, f"{fact.key}:{fact.value}", fact.claims, fact.value))
    return found


def _most(facts: Iterable[Change]) -> dict[str, int]:
    """The highest number of origins that each claim's statement had."""
    most: dict[str, int] = {}
    for fact in facts:
        for claim in fact.claims:
            most[claim] = max(most.get(claim, 0), int(fact.value))
    return most
