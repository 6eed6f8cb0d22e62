"""Names that only the trained tagger finds: no list has them and no rule reads them off their surroundings."""

from collections.abc import Iterator, Sequence
from functools import cache

from tawatur.lang.tagger import Tagger, apart
from tawatur.lang.words import Word
from tawatur.model.annotation import Sentence

_SURE = {"PER": 1.0, "LOC": 2.0, "ORG": 1.0}
"""How sure the tagger must be of a name. From this on, nine of ten proposals on a tenth of the training sentences that
the tagger had not seen touched a name, and seven of ten were one, letter for letter."""

_VERY_SURE = 4.0
_GIVEN = ("given-names", "name-particles=son", "name-particles=father", "name-particles=house")
_TYPES = {"LOC": "GPE"}
_NO_EDGE = frozenset(
    {"particles", "clitics", "titles", "nisba", "units", "numbers", "time-words", "weekdays", "months", "say-verbs",
     "sources", "negation", "name-heads", "thing-heads", "mark", "number", "line", "ordinals", "relatives", "deictics",
     "event-nouns", "loan-words", "event-verbs", "light-verbs", "bare-modality"}
)  # fmt: skip


class Proposals:
    """Reads the names of an article with the tagger and keeps those that are new and sure."""

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger

    def within(
        self, words: Sequence[Word], sentences: Sequence[Sentence], taken: bytearray
    ) -> Iterator[tuple[int, int, str]]:
        """(first, last, type) of each new name; ``taken`` tokens are names already."""
        forms: list[str] = []
        owners: list[int] = []
        bounds: list[tuple[int, int]] = []
        for sentence in sentences:
            start = len(forms)
            for at in range(sentence.first, sentence.last):
                norm = words[at].norm
                parts = apart(norm) if " " in norm else [norm]
                forms += parts
                owners += [at] * len(parts)
            bounds.append((start, len(forms)))
        for name in self._tagger.names(forms, bounds, [not taken[at] for at in owners]):
            if name.sure < _SURE.get(name.type, 1e9):
                continue
            first, last = owners[name.first], owners[name.last - 1] + 1
            if taken[first]:
                first = _behind_taken(words, first, last, taken)
            if not any(taken[first:last]) and _whole(words, first, last, name.sure):
                yield first, last, _TYPES.get(name.type, name.type)


def _behind_taken(words: Sequence[Word], first: int, last: int, taken: bytearray) -> int:
    """Where a full name begins behind another name that the tagger took with it; ``first`` where none does."""
    at = first
    while at < last and taken[at]:
        at += 1
    return at if last - at > 1 and not words[at].classes.isdisjoint(_GIVEN) else first


def _whole(words: Sequence[Word], first: int, last: int, sure: float) -> bool:
    """Whether a stretch can be a name: no word of grammar at its ends, but for a given name before an unknown word,
    and not one common word alone."""
    given = sure > _VERY_SURE and last > first + 1 and not words[first].classes.isdisjoint(_GIVEN)
    if not _edge(words[last - 1]) or not _edge(words[first]) and not (given and "unknown" in words[last - 1].classes):
        return False
    return last > first + 1 or _alone(words[first])


@cache
def _edge(word: Word) -> bool:
    return word.classes.isdisjoint(_NO_EDGE)


@cache
def _alone(word: Word) -> bool:
    """Whether one word can be a name: no listed one that stood as something else, no known word with its article."""
    return word.name is None and len(word.norm) > 2 and ("article" not in word.classes or "unknown" in word.classes)
