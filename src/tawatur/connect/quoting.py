"""Which report of a proposition is quoted first, and which others say the same as it."""

from collections import Counter
from collections.abc import Sequence

from tawatur.connect.slots import Knowledge, counted, distinct_places, exclusive_times, place, time
from tawatur.connect.statements import STATE, Statement

BRIEF, LONG = 5, 30  # words of a clause that can be quoted first: fewer refer back, more tell several things


def clearest(members: Sequence[Statement]) -> list[Statement]:
    """The members, the clearest report first: what is not denied, facts, the act most of them tell, a whole clause
    of no more words than one reads at a glance, and who says most in it."""
    if len(members) == 1:
        return list(members)
    kinds = Counter(one.kind for one in members if one.kind != STATE)
    return sorted(members, key=lambda one: (one.denied, one.ahead, -kinds[one.kind], *_telling(one)))


def _telling(one: Statement) -> tuple[bool, int, int, str]:
    words = len(one.claim.evidence.words.split())
    return (not BRIEF <= words <= LONG, -len(one.who), -len(one.stems), one.claim.id)


def alongside(head: Statement, members: Sequence[Statement], known: Knowledge) -> list[Statement]:
    """The members that say what one of them says as it says it: told or expected alike, in no other value."""
    alike = [one for one in members if (one.denied, one.ahead) == (head.denied, head.ahead)]
    return [one for one in alike if one is head or not _differs(one, head, known)]


def _differs(one: Statement, two: Statement, known: Knowledge) -> bool:
    """Whether two statements give a place, a time or a number that cannot be one."""
    here, there = place(one, known), place(two, known)
    at, then = time(one, known), time(two, known)
    if here and there and distinct_places(here, there, known) or at and then and exclusive_times(at, then):
        return True
    return any(len(given) > 1 for given in counted([one, two]).values())
