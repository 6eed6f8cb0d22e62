"""When a clause places what it tells: before, at or after the day of writing, by its verbs and particles."""

from collections.abc import Sequence

from tawatur.lang.words import Word

PAST, PRESENT, FUTURE, UNKNOWN = "past", "present", "future", ""
_REACH = 14
"""Tokens; a verb farther off than this does not govern the phrase."""

_FUTURE_MARKS = ("bare-modality=planned", "impersonal=expected", "impersonal=scheduled", "relatives=next")


def tense_at(words: Sequence[Word], at: int, first: int, last: int) -> str:
    """The tense of the clause round token ``at``, between ``first`` and ``last``: the nearest verb before it
    decides, else the nearest after it."""
    for place in range(at - 1, max(first, at - _REACH) - 1, -1):
        tense = _tense(words, place, first)
        if tense:
            return tense
    for place in range(at + 1, min(last, at + _REACH)):
        tense = _tense(words, place, first)
        if tense:
            return tense
    return UNKNOWN


def _tense(words: Sequence[Word], at: int, first: int) -> str:
    classes = words[at].classes
    if any(mark in classes for mark in _FUTURE_MARKS):
        return FUTURE
    if "say-verbs" in classes and "past" in classes:
        return PAST if "say-verbs.stance=expects" not in classes else FUTURE
    if "present" in classes and "noun" not in classes and "past" not in classes:
        before = words[at - 1] if at > first else None
        if before is None:
            return PRESENT
        if "clitics=future" in before.classes or "bare-modality=planned" in before.classes:
            return FUTURE
        if "negation=future" in before.classes:
            return FUTURE
        if "negation=past" in before.classes:
            return PAST
        return FUTURE if "particles=that" in before.classes else PRESENT
    if "past" in classes and "noun" not in classes and "particle" not in classes:
        return PAST
    return UNKNOWN
