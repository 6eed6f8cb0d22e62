"""How what tells no listed act is meant: told, denied, planned or possible."""

from collections.abc import Sequence

from tawatur.annotate.clause import finite
from tawatur.lang.words import Word
from tawatur.model.annotation import Attribution, Factuality
from tawatur.model.chain import Stance

_BY_STANCE = {
    Stance.BELIEVES: Factuality.POSSIBLE, Stance.EXPECTS: Factuality.POSSIBLE, Stance.ASKS: Factuality.POSSIBLE,
    Stance.WARNS: Factuality.POSSIBLE, Stance.PROMISES: Factuality.PLANNED, Stance.DENIES: Factuality.DENIED,
}  # fmt: skip


_GOES_ON = {"bare-modality=ongoing", "bare-modality=completed"}
"""What begins, goes on or ends is told as it is."""


def passed_on(holder: Attribution | None) -> Factuality:
    """How whoever passes something on means it; told where nobody does."""
    return _BY_STANCE.get(holder.stance, Factuality.HAPPENED) if holder else Factuality.HAPPENED


def meant(holder: Attribution | None, words: Sequence[Word], inside: range) -> Factuality:
    """How a clause is meant: as whoever passes it on means it, else by its first verb."""
    factuality = passed_on(holder)
    return _told(words, inside) if factuality is Factuality.HAPPENED else factuality


def to_come(words: Sequence[Word], inside: range) -> bool:
    """Whether a clause has a verb of its own that can tell what is to come: none of the past, and no aside on what is
    told of ("which lies in the way of the storm")."""
    verb = next((at for at in inside if finite(words, at, inside.start)), -1)
    if verb < 0:
        return False
    before = words[max(inside.start, verb - _BEFORE) : verb]
    if before and "clitics=future" in before[-1].classes:
        return len(before) < _BEFORE or not _of_the_past(before[0])
    opening = words[inside.start - 1].classes if inside.start else frozenset()
    lacking = any("negation=past" in word.classes for word in words[inside.start : verb])
    return not lacking and not _of_the_past(words[verb]) and opening.isdisjoint(_ASIDE)


_BEFORE = 2
"""Tokens before a verb in the future that can set it in the past: "was going to"."""


def _of_the_past(word: Word) -> bool:
    return "past" in word.classes and word.classes.isdisjoint(("present", "noun"))


_ASIDE = {"particles=relative", "particles=relative-bare"}


def _told(words: Sequence[Word], inside: range) -> Factuality:
    """By the first verb: told, denied ("the search has not begun"), planned or possible."""
    verb = next((at for at in inside if finite(words, at, inside.start) and not _particle(words[at])), None)
    if verb is None:
        verb = inside.start
    if any("negation" in words[at].classes for at in range(max(inside.start, verb - 1), verb + 1)):
        return Factuality.DENIED  # a particle can look like a verb
    before = words[max(inside.start, verb - 2) : verb + 1]
    done = "past" in words[verb].classes and "present" not in words[verb].classes
    if any(_weighs(word, done=done) for word in before):
        return Factuality.POSSIBLE
    if all("clitics=future" not in word.classes for word in before):
        return Factuality.HAPPENED
    return Factuality.POSSIBLE if _asked(words[inside.start : verb]) else Factuality.PLANNED


def _weighs(word: Word, *, done: bool) -> bool:
    """Whether a word before a verb says that it may be; "qad" before what is ``done`` says that it is."""
    if "bare-modality" not in word.classes or not word.classes.isdisjoint(_GOES_ON):
        return False
    return not done or not _particle(word)


def _particle(word: Word) -> bool:
    return "bare-modality.past=no" in word.classes


def _asked(before: Sequence[Word]) -> bool:
    """Whether a question word opens a clause or stands near its verb, or it tells what is not known."""
    near = {name for word in (*before[:1], *before[-_BEFORE:]) for name in word.classes}
    return "bare-modality=question" in near or any("bare-modality.en=whether" in word.classes for word in before)


def will(words: Sequence[Word], inside: range) -> bool:
    """Whether a clause tells what will be."""
    return _will(words, inside) is not None


def _will(words: Sequence[Word], inside: range) -> int | None:
    """The first verb in the future of a clause; None where it is asked, in an aside or of the past."""
    at = next((at for at in inside if "clitics=future" in words[at].classes), None)
    if at is None or _asked(words[inside.start : at]):
        return None
    stands = at == 0 or words[at - 1].classes.isdisjoint(_ASIDE) and not _of_the_past(words[at - 1])
    return at if stands else None


def leads_with_will(words: Sequence[Word], inside: range) -> bool:
    """Whether a clause tells what will be and nothing else before it but asides and conditions."""
    at = _will(words, inside)
    if at is None:
        return False
    told = [place for place in range(inside.start, at) if finite(words, place, inside.start)]
    return all(_by_the_way(words, place, inside.start) for place in told)


def _by_the_way(words: Sequence[Word], verb: int, first: int) -> bool:
    """Whether a verb stands in an aside or a condition."""
    near = words[max(first, verb - _BEFORE) : verb]
    if any(not word.classes.isdisjoint(_ASIDE) for word in near):
        return True
    return any("bare-modality=conditional" in word.classes for word in words[first:verb])
