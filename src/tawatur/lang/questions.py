"""What a question asks for, and its words that say nothing of the matter: by the lists of a language."""

from collections.abc import Sequence
from pathlib import Path

from tawatur.lang.lists import read_list
from tawatur.model.chain import Stance

STOP = "stop"
"""The value of words that are left out."""
STANCES = {"saying": "asserts", **{str(one): str(one) for one in Stance}}
"""The values of words that attribute, with the stance that they tell."""
_LATEST = 3
"""Words of a question that may stand before what asks."""


class QuestionWords:
    """The words of ``question-words.txt`` in a language's folder."""

    def __init__(self, folder: Path) -> None:
        entries = read_list(folder / "lists" / "question-words.txt")[1]
        self._asking = {tuple(e.norm.split()): e.value for e in entries if e.value not in (STOP, *STANCES)}
        self._plain = {e.norm: e.value for e in entries if e.value in (STOP, *STANCES)}
        self._longest = max(map(len, self._asking))

    def kind(self, norms: Sequence[str]) -> tuple[str, frozenset[int]]:
        """What some folded words ask for ("" for nothing), and which of them say so: the longest run, the first of
        these."""
        for size in range(self._longest, 0, -1):
            for at in range(min(_LATEST, len(norms) - size + 1)):
                found = self._asking.get(tuple(norms[at : at + size]))
                if found:
                    return found, frozenset(range(at, at + size))
        return "", frozenset()

    def stance(self, norm: str) -> str:
        """The stance that a word tells which attributes, "" for any other."""
        return STANCES.get(self._plain.get(norm, ""), "")

    def says_nothing(self, norm: str) -> bool:
        """Whether a word is left out."""
        return self._plain.get(norm) == STOP or (norm,) in self._asking
