"""Offices that stand for who holds them: "the king of Ruritania" in an article that names him."""

from collections.abc import Sequence

from tawatur.annotate.clause import is_comma, is_that
from tawatur.annotate.offices import office_at
from tawatur.annotate.styles import Styles
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
        self._words = words
        self._at = {at: mention for at, mention in names}
        self._styles = Styles(tokens, words, names, {})
        self._held = self._styles.introduced()
        self.meant = self._unnamed()
        self.owning = self._owners()

    def _unnamed(self) -> dict[int, tuple[str, ...]]:
        """Token of an office without a name -> who holds it; a dual is the two first introduced with such an office."""
        found: dict[int, tuple[str, ...]] = {}
        for at, word in enumerate(self._words):
            title = word.entry("titles")
            if title is None or not title.get("office") or self._person_behind(at):
                continue
            if title.get("number") == "d":
                holders = dict.fromkeys(who for told, who in self._held if told.office.kind == title.get("office"))
                found[at] = tuple(holders)[:2] if len(holders) > 1 else ()
            elif (state := self._styles.state_behind(at)) and (holder := self._holder(at, state)):
                found[at] = (holder,)
        return found

    def _holder(self, at: int, state: str) -> str | None:
        """The first who is introduced with the office at a token, as that of a state."""
        office = office_at(self._words, at)
        held = (who for told, who in self._held if told.nation == state and office and office.means(told.office))
        return next(held, None)

    def _owners(self) -> frozenset[int]:
        """Tokens of states that only say whose office a person holds: he acts, not they."""
        offices = (at for at, word in enumerate(self._words) if (title := word.entry("titles")) and title.get("office"))
        held = (at for at in offices if self.meant.get(at) or self._person_behind(at))
        return frozenset(
            place for at in held for place in (at + 1, at + 2) if place in self._at and self._styles.state(place)
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
