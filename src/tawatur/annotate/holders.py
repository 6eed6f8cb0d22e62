"""Holders: who holds an office in an article, and for which state a body named there stands."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from tawatur.annotate.offices import Office
from tawatur.annotate.styles import Styles
from tawatur.lang.words import Word
from tawatur.model.analysis import Tokens
from tawatur.model.annotation import Mention


class Holders:
    """Who holds which office in an article, as it introduces them; the spokesmen of bodies among them."""

    def __init__(
        self, tokens: Tokens, words: Sequence[Word], mentions: Sequence[Mention], nations: Mapping[str, str]
    ) -> None:
        self._words = words
        names = [(bisect_right(tokens.starts, mention.span.start) - 1, mention) for mention in mentions]
        self._known = Styles(tokens, words, names, nations).introduced()
        self._bodies = _bodies(words, dict(names), nations)

    def of(self, office: Office, nation: str) -> str | None:
        """The first who is introduced with an office of a state; "" is no state."""
        return next((who for told, who in self._known if told.nation == nation and office.means(told.office)), None)

    def nation(self, words: Sequence[Word]) -> str | None:
        """The state of the body that a phrase names, or whose spokesman or head, where the article has told it of that
        body and of no other."""
        headed = "titles" in words[0].classes if words else False
        return next((nation for word in words[: 1 + headed] if (nation := self._bodies.get(word.norm, ""))), None)


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
