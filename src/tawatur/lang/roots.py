"""What a word shares with the words of its family: the verb of an act with its noun, a noun with its plural."""

from collections.abc import Mapping, Sequence

from tawatur.lang.lists import Entry
from tawatur.lang.pack import Pack

_ROWS = ("event-verbs", "event-nouns")
"""Lists whose rows hold the forms of one act; a noun that both have is that of the verb."""
_LEAST = 3
"""Letters that are left at least where the vowels fall out."""


class Roots:
    """Gives a word its root: the first form of its act's row, else its stem, without the letters of long vowels.

    The vowels change from singular to plural, from verb to noun and participle; the consonants stay.
    """

    def __init__(self, pack: Pack) -> None:
        self._vowels = str.maketrans(
            dict.fromkeys((pack.fold(e.form) for e in pack.lists.get("skeleton", ()) if e.value == "vowel"), "")
        )
        self._heads: dict[tuple[str, int], str] = {}
        for name in _ROWS:
            for entry in pack.lists.get(name, ()):
                self._heads.setdefault((name, entry.line), entry.norm)

    def of(self, stem: str, first: Mapping[str, Entry]) -> str:
        """The root of a word with a stem and the first entries of its lists."""
        return self._bare(next((self._heads[e.list, e.line] for e in self._acts(first)), stem))

    @staticmethod
    def _acts(first: Mapping[str, Entry]) -> Sequence[Entry]:
        return [first[name] for name in _ROWS if name in first]

    def _bare(self, stem: str) -> str:
        bare = stem.translate(self._vowels)
        return bare if len(bare) >= _LEAST else stem
