"""Agreement: whether a verb without a subject can go on what somebody named earlier said."""

from collections.abc import Sequence
from typing import NamedTuple

from tawatur.lang.words import Word
from tawatur.model.analysis import Tokens

_FEMININE = "\u0629"
_MARBUTA = "\u0647"
_SOUND = "\u0646"
"""The last letter of a sound plural of men; a broken one, "sources", has the verb of one woman."""


class Agreement(NamedTuple):
    """Gender (m, f) and number (s, p) of a verb or a noun phrase; empty where its form does not tell."""

    gender: str
    number: str

    def fits(self, other: "Agreement") -> bool:
        """Whether two can be one subject and its verb."""
        return all(not one or not two or one == two for one, two in zip(self, other, strict=True))


def spelt_feminine(text: str, tokens: Tokens, at: int) -> bool:
    """Whether a word of a text is spelt with a feminine ending, which folding makes one with the pronoun "his"."""
    return text[tokens.stops[at] - 1] == _FEMININE


def agreement(verb: Word) -> Agreement:
    """What a verb of saying in the past tells of its subject; nothing where its form can be several."""
    told = {
        (entry.get("gender"), entry.get("number"))
        for entry in verb.entries
        if entry.list == "say-verbs" and entry.get("form") == "past" and not entry.get("person")
    }
    return Agreement(*told.pop()) if len(told) == 1 else Agreement("", "")


def of_phrase(words: Sequence[Word]) -> Agreement:
    """What the head of a noun phrase tells: a noun of persons or a body; a bare name tells nothing."""
    head = words[0]
    if head.name is not None and head.name.list == "states":
        return Agreement(head.name.get("gender") or "f", "s")
    entry = head.entry("titles") or head.entry("sources")
    if entry is None or head.norm.count(" ") and entry.list == "sources":
        return Agreement("", "")
    feminine = head.norm.split(" ")[0].endswith(_MARBUTA) or entry.get("gender") == "f"
    people = entry.list == "titles" or entry.get("kind") == "person"
    if entry.get("number") == "p" and entry.value == "sources" and not head.norm.endswith(_SOUND):
        return Agreement("f", "s")
    if entry.get("number") == "p":
        return Agreement("m", "p") if people else Agreement("f", "s")
    return Agreement("f" if feminine else "m", "s")
