"""What is stuck to a word of the lists: a pronoun, the ending of a case, "by", or only the look of the article."""

from collections.abc import Sequence

from tawatur.lang.clitics import NOMINAL
from tawatur.lang.pack import Entry, Pack

TAKES_PRONOUN = ("say-verbs", "event-verbs", "light-verbs")
"""Lists of verbs, whose forms are found under an object or owner pronoun."""
VERBAL = (*TAKES_PRONOUN, "event-nouns", "say-nouns")
"""Lists of plain words: the lexicon knows better where their clitics end."""
_PEOPLE = ("sources", "titles")
"""Lists of people, whose owned forms are read off the bare ones."""
_CASED = (*_PEOPLE, "say-nouns", "tolls", "fates", "senses")
"""Lists of nouns whose accusative is read off the nominative."""
_EIGHTH = "\u062a"
"""The letter that the eighth form of a verb has behind its first root letter."""


class Stuck:
    """Reads off a form what a list holds without what is stuck to it."""

    def __init__(self, pack: Pack, clitics: Sequence[Entry]) -> None:
        self._forms, self._lexicon = pack.forms, pack.lexicon
        self._article = clitics[0].norm
        self._with = next((entry.norm for entry in clitics if entry.value == "with"), "")
        self._suffixes = tuple(sorted((e.norm for e in clitics if e.value == "suffix"), key=len, reverse=True))

    def suffixed(self, norm: str) -> tuple[Entry, ...]:
        """The entries of verbs and verbal nouns to which an object or owner pronoun is stuck."""
        for suffix in self._suffixes:
            if norm.endswith(suffix) and len(norm) - len(suffix) > 2:
                base = norm[: len(norm) - len(suffix)]
                entries = self._verbal(base) or self._verbal(base + self._article[0])
                if entries:
                    return entries
        return ()

    def owned(self, norm: str) -> bool:
        """Whether a word is a person of the lists with an owner: "our leader", "his lawyer"."""
        bases = (norm[: -len(suffix)] for suffix in self._suffixes if norm.endswith(suffix))
        return any(e.list in _PEOPLE for base in bases for e in self._forms.get(base, ()))

    def accusative(self, norm: str) -> tuple[Entry, ...]:
        """The entries of a person or saying in the indefinite accusative, which its letters show."""
        if not norm.endswith(self._article[0]):
            return ()
        return tuple(e for e in self._forms.get(norm[:-1], ()) if e.list in _CASED and e.get("number") != "d")

    def by_saying(self, norm: str) -> bool:
        """Whether a form that no list has is "by" with a verbal noun of saying and its pronoun: "by his saying"."""
        if len(norm) < 5 or norm[0] != self._with or norm in self._forms:
            return False
        return any(e.list == "say-verbs" and e.get("form") == "masdar" for e in self.suffixed(norm[1:]))

    def spelt_so(self, norm: str) -> bool:
        """Whether a verb or its noun only looks as if it had the article: where the rest is no noun, or a verb of the
        eighth form."""
        if not any(e.list in VERBAL and e.get("form") for e in self._forms.get(norm, ())):
            return False
        rest = norm[len(self._article) :]
        return rest[0] == _EIGHTH or rest not in self._forms and not self._lexicon.flags(rest) & NOMINAL

    def _verbal(self, norm: str) -> tuple[Entry, ...]:
        return tuple(e for e in self._forms.get(norm, ()) if e.list in TAKES_PRONOUN and e.get("form"))
