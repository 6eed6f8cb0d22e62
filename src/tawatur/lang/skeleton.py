"""The consonant skeleton of a name: transliterations of one name share it."""

from collections.abc import Mapping

from tawatur.lang.pack import Pack


class Skeleton:
    """Maps letters to the class of the foreign sound they stand for; vowels fall out, doubles are one.

    A first vowel is kept as a mark, so that a name does not fall on another that lacks it.
    """

    def __init__(self, pack: Pack) -> None:
        self._classes: Mapping[str, str] = {
            pack.fold(entry.form): "" if entry.value == "vowel" else entry.value for entry in pack.entries("skeleton")
        }
        self._article = pack.entries("clitics")[0].norm
        self._known: dict[str, str] = {}
        self._single: dict[str, str] = {}

    def of(self, norm: str) -> str:
        """The skeleton of one folded word, in ASCII letters and digits."""
        found = self._known.get(norm)
        if found is None:
            found = self._known[norm] = self._made(norm)
        return found

    def _made(self, norm: str) -> str:
        out: list[str] = []
        for at, char in enumerate(norm):
            one = self._classes.get(char, char if char.isascii() and char.isalnum() else "")
            if not at and char in self._classes and not one:
                one = "o"
            if one and (not out or out[-1] != one):
                out.append(one)
        return "".join(out)

    def single(self, norm: str) -> str:
        """The key of a name of one word."""
        found = self._single.get(norm)
        if found is None:
            bare = norm[2:] if norm.startswith(self._article) and len(norm) > 4 else norm
            found = self._single[norm] = self.of(bare)
        return found

    def key(self, norms: list[str]) -> str:
        """The skeletons of the words of a name, joined by hyphens; the article does not count."""
        return "-".join([part for part in map(self.single, norms) if part])
