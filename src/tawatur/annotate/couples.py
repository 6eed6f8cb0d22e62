"""Two persons joined by "and" right before a clause: they do together what it tells."""

from bisect import bisect_left
from collections.abc import Sequence

from tawatur.lang.words import Word
from tawatur.model.analysis import Tokens
from tawatur.model.annotation import Mention

_BETWEEN = {"clitics", "titles", "nisba", "article", "adjective", "relational"}
"""What stands between the two names: "and", the office of the second."""
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
