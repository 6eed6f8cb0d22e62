"""How alike two statements are: readable features, one weight each, and their sum."""

import math
from collections.abc import Mapping

from tawatur.connect.statements import STATE, Statement, shared

# Log-odds of "these two report one thing", fitted by logistic regression on three annotated stories and
# rounded; "bias" is what two statements of one story start from.
WEIGHTS: Mapping[str, float] = {
    "words": 7.5,
    "words-held": 0.5,
    "setting": 5.0,
    "setting-held": 0.5,
    "same-kind": -1.5,
    "other-kind": -1.3,
    "actors": 1.6,
    "same-act": 1.0,
    "same-place": 0.9,
    "same-time": 0.6,
    "words-of-one-act": -3.0,
    "words-of-actors": -3.0,
    "same-origin": 0.2,
    "other-origin": -0.5,
    "same-number": 2.0,
    "other-number": 1.5,
    "no-act": -0.8,
    "bias": -3.8,
}


def features(a: Statement, b: Statement, worth: Mapping[str, float]) -> dict[str, float]:
    """What two statements have in common, each between 0 and 1."""
    words, held = shared(a.stems, b.stems, worth)
    setting, setting_held = shared(a.around, b.around, worth) if a.document != b.document else (words, held)
    acts = STATE not in (a.kind, b.kind)
    same = acts and a.kind == b.kind
    actors = len(a.who & b.who) / max(1, len(a.who | b.who))
    equal, counted = numbers(a, b)
    return {
        "words": words,
        "words-held": held,
        "setting": setting,
        "setting-held": setting_held,
        "same-kind": float(same),
        "other-kind": float(acts and not same),
        "actors": actors,
        "same-act": same * actors,
        "same-place": float(a.where is not None and a.where == b.where),
        "same-time": float(bool(a.when and b.when and a.when.meets(b.when))),
        "words-of-one-act": words * same * actors,
        "words-of-actors": words * actors,
        "same-origin": float(a.origin is not None and a.origin == b.origin),
        "other-origin": float(bool(a.origin and b.origin and a.origin != b.origin)),
        "same-number": float(equal),
        "other-number": float(counted and not equal),
        "no-act": float(not acts),
        "bias": 1.0,
    }


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


def numbers(a: Statement, b: Statement) -> tuple[bool, bool]:
    """Whether both count the same thing to the same number, and whether both count one thing at all."""
    one = {(q.of, q.value) for q in a.claim.frame.quantities}
    two = {(q.of, q.value) for q in b.claim.frame.quantities}
    return bool(one & two), bool({of for of, _ in one} & {of for of, _ in two})
