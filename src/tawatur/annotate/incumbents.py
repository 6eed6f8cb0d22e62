"""Offices that stand for who holds them: "the king of Ruritania" in an article that names him."""

from bisect import bisect_left
from collections.abc import Sequence

from tawatur.annotate.clause import is_comma, is_that
from tawatur.lang.words import Word
from tawatur.model.analysis import Tokens
from tawatur.model.annotation import Mention

_NEAR = 6
"""Tokens between an office and the name of its holder, at most."""
_OFFICES = {"titles", "nisba", "states", "article", "adjective", "relational", "bodies"}


class Incumbents:
    """The offices of a document; ``names`` are its names with the first token of each.

    ``meant`` leads from the token of an office without a name to who holds it, nobody where that is not known of a
    dual; ``owning`` are the tokens of states that only say whose office a person holds.
    """

    def __init__(self, tokens: Tokens, words: Sequence[Word], names: Sequence[tuple[int, Mention]]) -> None:
        self._tokens = tokens
        self._words = words
        self._names = names
        self._at = {at: mention for at, mention in names}
        self._holders = self._introduced()
        self.meant = self._unnamed()
        self.owning = self._owners()

    def _introduced(self) -> dict[tuple[str, str], str]:
        """(office, state) -> who is introduced with it: "the president of Ruritania, Rudolf"."""
        found: dict[tuple[str, str], str] = {}
        for at, mention in self._names:
            if mention.type == "PER":
                for office in [*self._office_before(at), *self._office_behind(at, mention)]:
                    found.setdefault(office, mention.entity)
        return found

    def _office_behind(self, at: int, mention: Mention) -> list[tuple[str, str]]:
        """The office told behind a name: "Rudolf, king of Ruritania,"."""
        last = bisect_left(self._tokens.starts, mention.span.stop)
        if last + 1 >= len(self._words) or not is_comma(self._words[last]):
            return []
        title = self._words[last + 1].entry("titles")
        state = self._state_behind(last + 1)
        return [(title.get("office"), state)] if title and title.get("office") and state else []

    def _office_before(self, at: int) -> list[tuple[str, str]]:
        offices, state = [], ""
        for place in range(at - 1, max(0, at - _NEAR) - 1, -1):
            word = self._words[place]
            if is_comma(word) and place == at - 1:
                continue
            title, here = word.entry("titles"), self._state(place)
            if title is None and not here and not word.classes & _OFFICES:
                break
            state = state or here
            if title is not None:
                offices.append((title.get("office"), state))
        return [office for office in offices if office[0]]

    def _state(self, at: int) -> str:
        nisba = self._words[at].entry("nisba")
        if nisba is not None:
            return nisba.get("state")
        mention = self._at.get(at)
        return mention.entity if mention and mention.type == "GPE" else ""

    def _unnamed(self) -> dict[int, tuple[str, ...]]:
        """Token of an office without a name -> who holds it; a dual is the two first introduced with such an office."""
        found: dict[int, tuple[str, ...]] = {}
        for at, word in enumerate(self._words):
            title = word.entry("titles")
            if title is None or not title.get("office") or self._person_behind(at):
                continue
            if title.get("number") == "d":
                holders = [who for (office, _), who in self._holders.items() if office == title.get("office")]
                found[at] = tuple(dict.fromkeys(holders))[:2] if len(set(holders)) > 1 else ()
            elif (state := self._state_behind(at)) and (holder := self._holders.get((title.get("office"), state))):
                found[at] = (holder,)
        return found

    def _owners(self) -> frozenset[int]:
        """Tokens of states that only say whose office a person holds: he acts, not they."""
        offices = (at for at, word in enumerate(self._words) if (title := word.entry("titles")) and title.get("office"))
        held = (at for at in offices if self.meant.get(at) or self._person_behind(at))
        return frozenset(place for at in held for place in (at + 1, at + 2) if place in self._at and self._state(place))

    def _state_behind(self, at: int) -> str:
        return next(
            (state for place in range(at + 1, min(at + 3, len(self._words))) if (state := self._state(place))), ""
        )

    def _person_behind(self, at: int) -> bool:
        """Whether the name of the holder follows the office."""
        for place in range(at + 1, min(at + _NEAR, len(self._words))):
            mention = self._at.get(place)
            if mention and mention.type == "PER":
                return True
            if is_that(self._words[place]) or not (
                self._words[place].classes & _OFFICES or is_comma(self._words[place])
            ):
                return False
        return False
