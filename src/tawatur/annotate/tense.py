"""When a clause places what it tells: before, at or after the day of writing, by its verbs and particles."""

from collections.abc import Sequence

from tawatur.annotate.clause import finite
from tawatur.annotate.named import unnamed
from tawatur.lang.columns import Questions, back, behind, both, either, places
from tawatur.lang.words import Word, Wording

PAST, PRESENT, FUTURE, UNKNOWN = "past", "present", "future", ""
_REACH = 14
"""Tokens; a verb farther off than this does not govern the phrase."""

_PLANNED = ("bare-modality=planned", "impersonal=expected", "impersonal=scheduled", "relatives=next", "time-words=eve")


class Tenses:
    """The tenses of a document's clauses; a name that looks like a verb, marked in ``named``, tells none."""

    def __init__(self, words: Wording, named: bytes) -> None:
        self.words = words
        tells, leads, acts, past = words.columns(_ASKED)
        self._past = both(past, unnamed(named))
        self._tells = both(either(tells, both(behind(leads), acts)), unnamed(named))

    def at(self, at: int, first: int, last: int) -> str:
        """The tense of the clause round token ``at``, between ``first`` and ``last``.

        "Until" and "since" before it decide; then the nearest verb before it, unless that is a verb of saying
        whose content the phrase stands in; then the nearest after it.
        """
        words = self.words
        ruled = _ruled(words, at, first)
        if ruled:
            return ruled
        said, that = UNKNOWN, False
        for place in back(self._tells, max(first, at - _REACH), at):
            tense = _tense(words, place, first)
            if tense and that and "say-verbs" in words[place].classes:
                said = tense
                break
            if tense:
                return tense
            that = that or "particles=that" in words[place].classes
        if not said and self._acted(at, first):
            return PAST
        for place in places(self._tells, at + 1, min(last, at + _REACH)):
            tense = _tense(words, place, first)
            if tense:
                return tense
        return said

    def _acted(self, at: int, first: int) -> bool:
        """Whether a listed verb of the past that could be a noun too stands before a token as its clause's verb."""
        acts = back(self._past, max(first, at - _REACH), at)
        return any(finite(self.words, place, first) for place in acts)


_ACTS = {"present", "say-verbs", "event-verbs", "light-verbs"}


def _acts(word: Word) -> bool:
    """Whether a word behind the particle of the future is a verb."""
    return not word.classes.isdisjoint(_ACTS)


def _leads(word: Word) -> bool:
    return "clitics=future" in word.classes


def _tells(word: Word) -> bool:
    """Whether a word tells a tense by itself, or introduces what a verb before it says."""
    classes = word.classes
    if "particles=pronoun" in classes:
        return False
    if not classes.isdisjoint(_PLANNED) or "particles=that" in classes or "say-verbs" in classes and "past" in classes:
        return True
    return "noun" not in classes and not classes.isdisjoint(("present", "past"))


def _acted(word: Word) -> bool:
    """Whether a word is a listed act of the past, be it a noun too, and nothing of the present."""
    return "event-verbs.form=past" in word.classes and "present" not in word.classes


_ASKED: Questions[Word] = Questions(_tells, _leads, _acts, _acted)


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
        return UNKNOWN if _beside(words, at, first) else _of_present(before)
    if "past" in classes and "noun" not in classes and "particle" not in classes:
        return PAST
    return UNKNOWN


def _beside(words: Sequence[Word], at: int, first: int) -> bool:
    """Whether a present verb tells what went on beside the act of its clause, in the tense of that: "it leaving"."""
    behind = at - 2 >= first and "particles=pronoun" in words[at - 1].classes
    return behind and "clitics=and" in words[at - 2].classes


def _of_present(before: frozenset[str]) -> str:
    """The tense of a present verb by the word before it."""
    if before & {"clitics=future", "bare-modality=planned", "bare-modality=possible", "negation=future"}:
        return FUTURE
    if "negation=past" in before:
        return PAST
    return FUTURE if "particles=that" in before else PRESENT
