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


def _told(words: Sequence[Word], inside: range) -> Factuality:
    """By the first verb: told, denied ("the search has not begun"), planned or possible."""
    verb = next((at for at in inside if finite(words, at, inside.start)), None)
    if verb is None:
        verb = inside.start
    if any("negation" in words[at].classes for at in range(max(inside.start, verb - 1), verb + 1)):
        return Factuality.DENIED  # a particle can look like a verb
    before = words[max(inside.start, verb - 2) : verb + 1]
    if any("bare-modality" in word.classes and word.classes.isdisjoint(_GOES_ON) for word in before):
        return Factuality.POSSIBLE
    ahead = any("clitics=future" in word.classes for word in before)
    return Factuality.PLANNED if ahead else Factuality.HAPPENED
