"""What is told to have been, or to be, when: the dated statements of a story in order."""

from collections.abc import Sequence

from tawatur.connect.statements import Statement
from tawatur.model.annotation import Factuality
from tawatur.model.story import Proposition, TimelineEntry
from tawatur.model.timevalue import Interval


def timeline(statements: Sequence[Statement], found: Sequence[Proposition]) -> tuple[TimelineEntry, ...]:
    """One entry for each proposition and time, in the order of time; undated claims are left out.

    A forecast keeps its own day, also where facts came otherwise.
    """
    home: dict[str, str] = {}
    for proposition in found:
        if proposition.slot is None:
            home.update({claim: proposition.id for claim in proposition.claims if claim not in home})
    entries: dict[tuple[str, str], list[Statement]] = {}
    for one in statements:
        if one.when is not None and not one.claim.utterance:
            entries.setdefault((str(one.when), home.get(one.claim.id, one.claim.id)), []).append(one)
    made = [_entry(value, ones) for (value, _), ones in sorted(entries.items())]
    return tuple(sorted(made, key=_order))


def _entry(value: str, ones: Sequence[Statement]) -> TimelineEntry:
    told = {one.claim.factuality for one in ones}
    factuality = next(kind for kind in Factuality if kind in told)
    return TimelineEntry(value, tuple(sorted(one.claim.id for one in ones)), factuality)


def _order(entry: TimelineEntry) -> tuple[str, int, tuple[str, ...]]:
    days = Interval.of(entry.value)
    return (str(days.first) if days else "", days.days if days else 0, entry.claims)
