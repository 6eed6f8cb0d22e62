"""Two who do together what a clause tells: joined by "and" right before it, or it is "between" them."""

from bisect import bisect_left
from collections.abc import Sequence

from tawatur.lang.words import Word
from tawatur.model.analysis import Tokens
from tawatur.model.annotation import Mention

_BETWEEN = {"clitics", "titles", "nisba", "article", "adjective", "relational"}
"""What stands between the two names: "and", the office of the second."""
_HER = "particles.en=between_her"
_OPENS = {"particles.en=between", "particles.en=between_him", _HER}
_NEAR = 2
"""Tokens between the second name and the trigger's clause, at most."""


def couple(words: Sequence[Word], tokens: Tokens, before: Sequence[tuple[int, Mention]], first: int) -> tuple[str, ...]:
    """The two last named ``before`` a clause that begins at token ``first``; empty where no "and" joins them or
    another word parts them from it."""
    persons = [(at, mention) for at, mention in before if mention.type == "PER"]
    if len(persons) < 2:
        return ()
    (_, one), (at, two) = persons[-2:]
    end, stop = (bisect_left(tokens.starts, mention.span.stop) for mention in (one, two))
    joint = words[end:at]
    if first - stop > _NEAR or not joint or "clitics=and" not in joint[0].classes:
        return ()
    return () if any(word.classes.isdisjoint(_BETWEEN) for word in joint) else (one.entity, two.entity)


def between(words: Sequence[Word], here: Sequence[tuple[int, Mention]], act: int, last: int) -> tuple[str, ...]:
    """The two that an act at a token is said to be between, as far as known; empty where it is not said.

    ``here`` are the names from the sentence's begin on, ``last`` is the end of the clause. "between him and" means
    the person last named before the act, "between her and" the state.
    """
    opening = next((at for at in range(act + 1, last) if words[at].classes & _OPENS), None)
    if opening is None:
        return ()
    behind = [(at, mention) for at, mention in here if opening < at < last]
    if "particles.en=between" in words[opening].classes:
        if len(behind) < 2:
            return ()
        (one, first), (two, second) = behind[:2]
        joined = any("clitics=and" in words[at].classes for at in range(one + 1, two))
        return (first.entity, second.entity) if joined else ()
    state = _HER in words[opening].classes
    before = [m.entity for at, m in here if at < act and (_state(words[at]) if state else m.type == "PER")]
    other = [mention.entity for _, mention in behind[:1]]
    return (*(entity for entity in before[-1:] if entity not in other), *other)


def _state(word: Word) -> bool:
    return not word.classes.isdisjoint({"states", "capitals"})
