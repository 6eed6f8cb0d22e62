"""What a word shares with the words of its family: the verb of an act with its noun, a noun with its plural."""

from collections.abc import Iterator, Mapping, Sequence

from tawatur.lang.lists import Entry
from tawatur.lang.pack import Pack

_ROWS = ("event-verbs", "event-nouns")
"""Lists whose rows hold the forms of one act; a noun that both have is that of the verb."""
ACT, THING = "!", "~"
"""What stands before the name of a group of synonyms, where a root stands for other words."""
_SYNONYMS = {"act-synonyms": ACT, "thing-synonyms": THING}
"""Lists of words that newspapers exchange for one another."""
_LEAST = 3
"""Letters that are left at least where the vowels fall out."""


class Roots:
    """Gives a word its root: its group of synonyms, else the first form of its act's row, else its stem, without the
    letters of long vowels.

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

        self._groups = {e.norm: mark + e.value for name, mark in _SYNONYMS.items() for e in pack.lists.get(name, ())}
        self._lexicon = pack.lexicon
        self._article = pack.entries("clitics")[0].norm

    def of(self, norm: str, stem: str, first: Mapping[str, Entry]) -> str:
        """The root of a form with a stem and the first entries of its lists."""
        group = next((self._groups[form] for form in self._forms(norm) if form in self._groups), None)
        if group is not None:
            return group
        act = next((self._heads[e.list, e.line] for e in self._acts(first)), None)
        return self._bare(stem) if act is None else ACT + self._bare(act)

    def _forms(self, norm: str) -> Iterator[str]:
        """A form, and what it is without article, pronoun, or the letter of the indefinite accusative."""
        yield norm
        bare = norm.removeprefix(self._article)
        yield bare
        peeled = self._lexicon.peel_suffix(bare)
        if peeled:
            yield peeled[0]
        yield bare.removesuffix(self._article[0])

    @staticmethod
    def _acts(first: Mapping[str, Entry]) -> Sequence[Entry]:
        return [first[name] for name in _ROWS if name in first]

    def _bare(self, stem: str) -> str:
        bare = stem.translate(self._vowels)
        return bare if len(bare) >= _LEAST else stem
