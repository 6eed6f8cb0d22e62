"""Names in Latin script as they sound: the skeletons that their spellings in Arabic can have."""

from itertools import islice, product
from pathlib import Path

from tawatur.lang.lists import read_list

MOST = 512
"""Skeletons of one name that are tried."""
_VOWEL, _FIRST = "vowel", "o"
"""What falls out of a skeleton, and what stands for it at the beginning."""


class Romanised:
    """Knows by which letters of an Arabic skeleton each Latin letter or pair of them may be written."""

    def __init__(self, folder: Path) -> None:
        self._sounds: dict[str, list[str]] = {}
        for entry in read_list(folder / "lists" / "sounds.txt")[1]:
            self._sounds.setdefault(entry.norm, []).append("" if entry.value == _VOWEL else entry.value)
        self._longest = max(map(len, self._sounds))

    def bones(self, word: str) -> set[str]:
        """The skeletons that the Arabic spellings of one folded word in Latin letters can have."""
        parts = self._parts(word)
        return {_joined(choice) for choice in islice(product(*parts), MOST)} - {""} if parts else set()

    def _parts(self, word: str) -> list[list[str]]:
        """The sounds of each letter or pair; none where a letter is unknown."""
        found, at = list[list[str]](), 0
        while at < len(word):
            size = next((n for n in range(self._longest, 0, -1) if word[at : at + n] in self._sounds), 0)
            if not size:
                return []
            found.append(self._sounds[word[at : at + size]])
            at += size
        return found


def _joined(sounds: tuple[str, ...]) -> str:
    """A skeleton of sounds: doubles are one, a vowel is heard at the beginning only."""
    out = [_FIRST if not sounds[0] else sounds[0]]
    for sound in sounds[1:]:
        if sound and out[-1] != sound:
            out.append(sound)
    return "".join(out)
