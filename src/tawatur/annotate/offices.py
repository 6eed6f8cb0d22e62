"""Offices: which post a title names, and who names somebody by a post in which he speaks for his state."""

from collections.abc import Sequence
from typing import NamedTuple

from tawatur.lang.words import Word

_FEMININE = "\u0647"
"""The ending of a woman's title; of a bare one also that of "his", "his lawyer"."""
_HONOURS = ("rank", "honorific")
"""Titles that are no office."""
_HEAD = "head"
"""The kind of post of which a state has one, whatever its title."""
_OF_STATE = ("head", "royal", "head-of-government", "deputy", "minister", "adviser", "spokesman", "envoy", "local",
             "military", "justice")  # fmt: skip
"""Kinds of posts whose holders speak for the state they are told to be of."""
_FIELD = ("nisba", "titles", "deictics", "weekdays", "time-words", "mark")
"""What stands behind a title and is no field of it."""


class Office(NamedTuple):
    """A post: what its holder is ("minister"), of what (folded; empty where nothing is said), whether a woman's."""

    title: str
    field: str
    feminine: bool
    kind: str = ""

    @property
    def honour(self) -> bool:
        """Whether it stands between an office and a name: "the spokesman of the army, Brigadier X"."""
        return self.title in _HONOURS

    def means(self, other: "Office") -> bool:
        """Whether a post named now can be one named before: a bare one can be any of its kind, one with a field only
        the same."""
        alike = self.title == other.title or self.kind == other.kind == _HEAD
        return alike and self.feminine == other.feminine and (not self.field or self.field == other.field)


REACH = 3
"""Words that a title and what it is of take at most."""


def office_at(words: Sequence[Word], at: int) -> Office | None:
    """The post that a title names; None where no title stands."""
    entry = words[at].entry("titles")
    if entry is None:
        return None
    whole = entry.get("office") == _HEAD and at + 1 < len(words) and "nisba" in words[at + 1].classes
    field = "" if whole else entry.get("body") or _field(words, at)
    owned = not field and "article" not in words[at].classes and " " not in words[at].norm
    feminine = words[at].norm.split(" ")[0].endswith(_FEMININE) and not owned
    return Office(entry.value, field, feminine, entry.get("office"))


def offices_in(words: Sequence[Word]) -> list[Office]:
    """The posts that a phrase names."""
    return [office for at in range(len(words)) if (office := office_at(words, at))]


def official(words: Sequence[Word]) -> bool:
    """Whether a phrase names somebody by a post in which he speaks for his state: "the foreign minister", "an
    officer", not "the coach", "the analyst"."""
    titles = [entry for word in words if (entry := word.entry("titles"))]
    if any(entry.get("speaks") for entry in titles):
        return False
    sources = (entry for word in words if (entry := word.entry("sources")) and entry.get("kind") == "person")
    return any(e.get("office") in _OF_STATE and not e.get("ambiguous") for e in titles) or any(
        not e.get("speaks") for e in sources
    )


def _field(words: Sequence[Word], at: int) -> str:
    """What somebody is head, minister or spokesman of: the noun or body behind the title."""
    for word in words[at + 1 : at + REACH]:
        if "sources.kind=body" in word.classes or "article" in word.classes and word.classes.isdisjoint(_FIELD):
            return word.norm
        if "nisba" not in word.classes:
            return ""
    return ""
