"""How alike two statements are: readable features, one weight each, and their sum."""

import math
from collections.abc import Mapping

from tawatur.connect.statements import NAME, STATE, Rarity, Statement
from tawatur.model.claim import FATE
from tawatur.model.timevalue import Interval

SEVERAL = "several"  # how a number is rounded that only tells its order
MONTH = 31  # days between two times that are not those of one event

# Log-odds of "these two report one thing"; tools/fit_propositions.py compares them with weights fitted to the pairs
# of annotated stories. "bias" is what two statements that share a block start from; the bounds on the sum stand in
# propositions.py (CERTAIN, BOUND, KEEP) and forecasts.py (ALIKE). What they share counts less than that nobody else
# of them acts.
WEIGHTS: Mapping[str, float] = {
    "words": 2.0,
    "setting": 2.0,
    "one-word": -1.0,
    "names-only": -1.0,
    "same-kind": 0.3,
    "other-kind": -0.6,
    "same-place": 0.6,
    "same-time": 0.9,
    "far-time": -1.5,
    "other-actors": -1.0,
    "other-origin": -0.8,
    "same-number": 0.6,
    "other-toll": -2.5,
    "same-tense": 0.5,
    "bias": -2.7,
}


def features(a: Statement, b: Statement, rare: Rarity) -> dict[str, float]:
    """What two statements have in common, each between 0 and 1.

    "setting" compares the whole sentences, of two documents only: two clauses of one sentence share it.
    """
    words = rare.alike(a.stems, b.stems)
    setting = rare.alike(a.around, b.around) if a.document != b.document else words
    acts = STATE not in (a.kind, b.kind)
    same = acts and a.kind == b.kind
    return {
        "words": words,
        "setting": setting,
        "one-word": float(len(a.stems & b.stems) < 2),
        "names-only": float(all(stem.startswith(NAME) for stem in a.stems & b.stems)),
        "same-kind": float(same),
        "other-kind": float(acts and not same),
        "same-place": float(a.where is not None and a.where == b.where),
        "same-time": float(bool(a.when and b.when and a.when.meets(b.when))),
        "far-time": float(bool(a.when and b.when and far(a.when, b.when))),
        "other-actors": float(bool(a.who and b.who and not a.who & b.who)),
        "other-origin": float(bool(a.origin and b.origin and a.origin != b.origin)),
        "same-number": float(_same_number(a, b)),
        "other-toll": float(bool(fates(a) & fates(b)) and not _same_number(a, b)),
        "same-tense": float(a.ahead == b.ahead),
        "bias": 1.0,
    }


def far(a: Interval, b: Interval) -> bool:
    """Whether more than a month lies between two times."""
    return (a.first - b.last).days > MONTH or (b.first - a.last).days > MONTH


def odds(found: Mapping[str, float]) -> float:
    """The weighted sum: log-odds that both report one thing."""
    return sum(WEIGHTS[name] * value for name, value in found.items())


def likeness(log_odds: float) -> float:
    """Log-odds as a score between 0 and 1.

    >>> likeness(0.0)
    0.5
    """
    return 1 / (1 + math.exp(-log_odds))


def telling(found: Mapping[str, float]) -> tuple[str, ...]:
    """The features that spoke most for it, the strongest first."""
    parts = sorted(((WEIGHTS[name] * value, name) for name, value in found.items() if name != "bias"), reverse=True)
    return tuple(name for weight, name in parts[:3] if weight > 0)


def fates(one: Statement) -> set[str]:
    """What became of the people that it counts; "dozens" tells no number that another could differ from."""
    return {q.of for q in one.claim.frame.quantities if q.of.startswith(FATE) and q.about != SEVERAL}


def _same_number(a: Statement, b: Statement) -> bool:
    one = {(q.of, q.value) for q in a.claim.frame.quantities}
    return any((q.of, q.value) in one for q in b.claim.frame.quantities)
