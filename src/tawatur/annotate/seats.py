"""Where a body sits and whom it belongs to: "… in Tokyo", "… of the United Nations"."""

from collections.abc import Sequence

from tawatur.lang.words import Word


def place(word: Word) -> bool:
    """Whether a word is a state, town or region of the lists."""
    return word.name is not None and word.name.list in ("states", "capitals", "cities", "regions")


def seat(words: Sequence[Word], at: int, last: int, *, near: bool) -> int:
    """The end of a name with the state or place it is of: "… of the United Nations", "… in Tokyo"; with ``near``
    any place."""
    if at + 1 < last and "particles.en=in" in words[at].classes:
        entry = words[at + 1].name
        if entry is not None and (entry.list in ("states", "capitals") or near and place(words[at + 1])):
            return at + 2
    while at < last and {"nisba", "article"} <= words[at].classes:
        at += 1
    return _owner(words, at, last)


def _owner(words: Sequence[Word], at: int, last: int) -> int:
    """The end of "that belongs to X" behind a body; ``at`` where it does not follow."""
    start = at if at < last and "clitics=to" in words[at].classes else at + 1
    if start + 1 >= last or "clitics=to" not in words[start].classes:
        return at
    classes = words[start - 1].classes
    if not {"article", "adjective"} <= classes or "nisba" in classes or words[start - 1].name is not None:
        return at
    if words[start + 1].name is not None:
        return start + 2
    state = "name-heads=GOV" in words[start + 1].classes and start + 2 < last and "nisba" in words[start + 2].classes
    return start + 3 if state else at
