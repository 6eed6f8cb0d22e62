"""When a clause places what it tells: before, at or after the day of writing, by its verbs and particles."""

from collections.abc import Sequence

from tawatur.lang.columns import Questions, back, behind, both, either, places
from tawatur.lang.words import Word, Wording

PAST, PRESENT, FUTURE, UNKNOWN = "past", "present", "future", ""
_REACH = 14
"""Tokens; a verb farther off than this does not govern the phrase."""

_PLANNED = ("bare-modality=planned", "impersonal=expected", "impersonal=scheduled", "relatives=next")


def tense_at(words: Wording, at: int, first: int, last: int) -> str:
    """The tense of the clause round token ``at``, between ``first`` and ``last``.

    "Until" and "since" before it decide; then the nearest verb before it, unless that is a verb of saying
    whose content the phrase stands in; then the nearest after it.
    """
    ruled = _ruled(words, at, first)
    if ruled:
        return ruled
    said, that = UNKNOWN, False
    tells = _telling(words)
    for place in back(tells, max(first, at - _REACH), at):
        tense = _tense(words, place, first)
        if tense and that and "say-verbs" in words[place].classes:
            said = tense
            break
        if tense:
            return tense
        that = that or "particles=that" in words[place].classes
    for place in places(tells, at + 1, min(last, at + _REACH)):
        tense = _tense(words, place, first)
        if tense:
            return tense
    return said


_ACTS = {"present", "say-verbs", "event-verbs", "light-verbs"}


def _acts(word: Word) -> bool:
    """Whether a word behind the particle of the future is a verb."""
    return not word.classes.isdisjoint(_ACTS)


def _leads(word: Word) -> bool:
    return "clitics=future" in word.classes


def _tells(word: Word) -> bool:
    """Whether a word tells a tense by itself, or introduces what a verb before it says."""
    classes = word.classes
    if not classes.isdisjoint(_PLANNED) or "particles=that" in classes or "say-verbs" in classes and "past" in classes:
        return True
    return "noun" not in classes and not classes.isdisjoint(("present", "past"))


_ASKED: Questions[Word] = Questions(_tells, _leads, _acts)


def _telling(words: Wording) -> bytes:
    """Where a tense can be told."""
    found: bytes | None = words.kept.get(_telling)
    if found is None:
        tells, leads, acts = words.columns(_ASKED)
        found = words.kept[_telling] = either(tells, both(behind(leads), acts))
    return found


def _ruled(words: Sequence[Word], at: int, first: int) -> str:
    """What a preposition right before the phrase says by itself."""
    if at <= first:
        return UNKNOWN
    before = words[at - 1].classes
    if "approximators=until" in before:
        return FUTURE
    return PAST if "approximators=since" in before else UNKNOWN


def _tense(words: Sequence[Word], at: int, first: int) -> str:
    classes = words[at].classes
    if not classes.isdisjoint(_PLANNED):
        return FUTURE
    before = words[at - 1].classes if at > first else frozenset()
    if "clitics=future" in before and not classes.isdisjoint(_ACTS):
        return FUTURE
    if "say-verbs" in classes and "past" in classes:
        return PAST if "say-verbs.stance=expects" not in classes else FUTURE
    if "present" in classes and "noun" not in classes and "past" not in classes:
        return _of_present(before)
    if "past" in classes and "noun" not in classes and "particle" not in classes:
        return PAST
    return UNKNOWN


def _of_present(before: frozenset[str]) -> str:
    """The tense of a present verb by the word before it."""
    if before & {"clitics=future", "bare-modality=planned", "bare-modality=possible", "negation=future"}:
        return FUTURE
    if "negation=past" in before:
        return PAST
    return FUTURE if "particles=that" in before else PRESENT
