"""The consonant skeleton of a name: transliterations of one name share it."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from tawatur.lang.lists import Entry
from tawatur.lang.pack import Pack


class Skeleton:
    """Maps letters to the class of the foreign sound they stand for; vowels fall out, doubles are one.

    A first vowel is kept as a mark, so that a name does not fall on another that lacks it. In a name that begins with
    a native given name, native ones that differ by their vowels alone keep them: nobody transcribes them.
    """

    def __init__(self, pack: Pack) -> None:
        letters = {pack.fold(entry.form): entry for entry in pack.entries("skeleton")}
        self._vowels = {letter: entry.get("kept") for letter, entry in letters.items() if entry.value == "vowel"}
        self._classes = {letter: "" if letter in self._vowels else entry.value for letter, entry in letters.items()}
        self._article = pack.entries("clitics")[0].norm
        self._known: dict[str, str] = {}
        self._native = frozenset(entry.norm for entry in native_names(pack))
        self._apart = dict(self._told_apart())

    def of(self, norm: str) -> str:
        """The skeleton of one folded word, in ASCII letters and digits."""
        found = self._known.get(norm)
        if found is None:
            found = self._known[norm] = self._made(norm)
        return found

    def _told_apart(self) -> Iterator[tuple[str, str]]:
        """The native names that share their skeleton with another, with their vowels."""
        alike: dict[str, list[str]] = {}
        for name in sorted(self._native):
            alike.setdefault(self._made(name), []).append(name)
        for some in alike.values():
            full = {name: self._made(name, self._vowels) for name in some}
            if len(set(full.values())) > 1:
                yield from full.items()

    def _made(self, norm: str, vowels: Mapping[str, str] = MappingProxyType({})) -> str:
        out: list[str] = []
        for at, char in enumerate(norm):
            one = self._classes.get(char, char if char.isascii() and char.isalnum() else "") or vowels.get(char, "")
            if not at and char in self._classes and not self._classes[char]:
                one = "o"
            if one and (not out or out[-1] != one):
                out.append(one)
        return "".join(out)

    def single(self, norm: str, *, native: bool = True) -> str:
        """The key of a name of one word, or of one word of a name; ``native`` where it can be a native given name."""
        bare = norm[2:] if norm.startswith(self._article) and len(norm) > 4 else norm
        return native and self._apart.get(bare) or self.of(bare)

    def key(self, norms: list[str]) -> str:
        """The skeletons of the words of a name, joined by hyphens; the article does not count."""
        native = len(norms) == 1 or bool(norms) and norms[0] in self._native
        return "-".join([part for norm in norms if (part := self.single(norm, native=native))])


def native_names(pack: Pack) -> Iterator[Entry]:
    """Given names of the pack's own language that are always written with the same vowels."""
    entries = (entry for entry in pack.lists.get("given-names", ()) if entry.get("origin") == "arab")
    return (entry for entry in entries if entry.get("vowels") != "free")
