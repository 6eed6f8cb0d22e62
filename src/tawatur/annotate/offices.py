"""Offices: which post a title names, who holds it in an article, and for which state a body named there stands."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tawatur.lang.words import Word
from tawatur.model.analysis import Tokens
from tawatur.model.annotation import Mention

_FEMININE = "\u0647"
"""The ending of a woman's title; of a bare one also that of "his", "his lawyer"."""
_BACK = 8
"""Tokens between a title and the name of its holder, at most."""
_HONOURS = ("rank", "honorific")
"""Titles that stand between an office and a name: "the spokesman of the army, Brigadier X"."""
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

    def means(self, other: "Office") -> bool:
        """Whether a post named now can be one named before: a bare one can be any of its kind, one with a field only
        the same."""
        if (self.title, self.feminine) != (other.title, other.feminine):
            return False
        return not self.field or self.field == other.field


def office_at(words: Sequence[Word], at: int) -> Office | None:
    """The post that a title names; None where no title stands."""
    entry = words[at].entry("titles")
    if entry is None:
        return None
    field = entry.get("body") or _field(words, at)
    owned = not field and "article" not in words[at].classes and " " not in words[at].norm
    feminine = words[at].norm.split(" ")[0].endswith(_FEMININE) and not owned
    return Office(entry.value, field, feminine)


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
    for word in words[at + 1 : at + 3]:
        if "sources.kind=body" in word.classes or "article" in word.classes and word.classes.isdisjoint(_FIELD):
            return word.norm
        if "nisba" not in word.classes:
            return ""
    return ""


class Holders:
    """Who holds which office in an article, as it introduces them; the spokesmen of bodies among them."""

    def __init__(
        self, tokens: Tokens, words: Sequence[Word], mentions: Sequence[Mention], nations: Mapping[str, str]
    ) -> None:
        self._words, self._nations = words, nations
        self._places = {bisect_right(tokens.starts, m.span.start) - 1: m for m in mentions}
        persons = [(at, mention.entity) for at, mention in self._places.items() if mention.type == "PER"]
        self._known = [(*found, who) for at, who in persons if (found := self._introduced(at))]
        self._bodies = _bodies(words, self._places, nations)

    def of(self, office: Office, nation: str) -> str | None:
        """The first who is introduced with an office of a state; "" is no state."""
        return next((who for known, of, who in self._known if of == nation and office.means(known)), None)

    def nation(self, words: Sequence[Word]) -> str | None:
        """The state of the body that a phrase names, or whose spokesman or head, where the article has told it of that
        body and of no other."""
        headed = "titles" in words[0].classes if words else False
        return next((nation for word in words[: 1 + headed] if (nation := self._bodies.get(word.norm, ""))), None)

    def _introduced(self, at: int) -> tuple[Office, str] | None:
        """The office told before a person's name, and its state: "the Ruritanian president X"."""
        nation, honour = "", None
        for before in range(at - 1, max(-1, at - _BACK), -1):
            word, place = self._words[before], self._places.get(before)
            office, nisba = office_at(self._words[:at], before), word.entry("nisba")
            if office is not None and office.title not in _HONOURS:
                return office, nation
            if office is not None:
                honour = honour or (office, nation)
            elif nisba is not None:
                nation = nisba.get("state") or nation
            elif place is not None and place.type != "PER":
                nation = self._nations.get(place.entity, place.entity) or nation
            elif not word.classes & {"comma", "sources", "name-heads", "article"}:
                break
        return honour


def _bodies(words: Sequence[Word], places: Mapping[int, Mention], nations: Mapping[str, str]) -> dict[str, str]:
    """Body -> the state it is told to be of, "the Ruritanian coast guard"; "" where the article has it of several."""
    found: dict[str, str] = {}
    for at, word in enumerate(words[:-2]):
        if "sources.kind=body" in word.classes and at not in places:
            nation = _nation_behind(words, at + 1, places, nations)
            if nation:
                found[word.norm] = nation if found.get(word.norm, nation) == nation else ""
    return found


def _nation_behind(words: Sequence[Word], at: int, places: Mapping[int, Mention], nations: Mapping[str, str]) -> str:
    nisba = words[at].entry("nisba")
    if nisba is not None:
        return nisba.get("state")
    state = places.get(at + 1) if "particles.en=in" in words[at].classes else None
    return nations.get(state.entity, state.entity) if state is not None and state.type == "GPE" else ""
