"""A small trained tagger of names: each form has a score for every label at every distance, met once and kept.

The file is made by tools/train_tagger.py. All that the tagger looks at belongs to one token at a fixed distance,
so the scores of a sentence are sums of rows of a table; transitions between labels are weighed by a Viterbi search.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from tawatur.errors import PackError
from tawatur.lang.words import Words
from tawatur.text.tokens import WORD, raw_tokens

REACH = 2
"""How many tokens to each side are looked at."""

EDGE = ("edge",)
"""The only trait of the places before and after a sentence."""

_MARGIN = 14.0
"""A label whose own score is this far below the best one of its token is not considered."""

_FORBIDDEN = -60.0
_LONGEST = 8
_ROOM = 300_000
_PLAIN = frozenset({"word", "skeleton", "clitics"})
_VALUED = ("given-names", "name-heads", "name-particles", "particles", "sources", "relatives", "numbers")
_KEYED = ("bodies.type", "sources.type", "titles.office", "say-verbs.form", "titles.form", "states.type")


def traits(norm: str, words: Words, names: Mapping[str, int]) -> tuple[str, ...]:
    """What the tagger sees of a form: itself, its stem, its ends, its length, its classes alone and together.

    ``names`` are words seen in names elsewhere, each with how often (a small number that grows with it).
    """
    kind = raw_tokens(norm).classes[0] if norm else WORD
    if kind != WORD:
        classes = _classes(words.word(norm, kind).classes)
        return (f"w:{norm}", *classes)
    word = words.word(norm)
    bare = norm[2:] if "article" in word.classes else norm
    classes = _classes(word.classes)
    if norm in words.proclitics:
        classes = [*classes, "c:proclitic"]
    whole = "g:" + "+".join(name[2:] for name in classes if "=" not in name)
    ends = [f"s{count}:{norm[-count:]}" for count in (1, 2, 3, 4) if len(bare) > count]
    ends += [f"p{count}:{bare[:count]}" for count in (1, 2, 3, 4) if len(bare) > count]
    if " " in norm:
        ends += [f"f:{norm.split()[0]}", f"l:{norm.split()[-1]}", "phrase"]
    known = "u" if "unknown" in word.classes else "k"
    mixed = [f"{known}{end}" for end in ends if end[0] in "sp"]
    often = f"c:named{names.get(norm) or names.get(bare, 0)}"
    length = f"n:{min(len(bare), _LONGEST)}{known}"
    rest = _behind(norm, words, names) if known == "u" and len(norm) > 3 else ()
    return (f"w:{norm}", f"t:{word.stem}", length, whole, often, f"{often}{known}", *classes, *ends, *mixed, *rest)


def _behind(norm: str, words: Words, names: Mapping[str, int]) -> tuple[str, ...]:
    """What an unknown form would be if its first letter were a proclitic."""
    if norm[0] not in words.proclitics:
        return ()
    rest = norm[1:]
    known = () if words.unknown(rest) else _classes(words.word(rest).classes)
    return (f"r:named{names.get(rest, 0)}", *[f"r:{name[2:]}" for name in known])


def _classes(classes: frozenset[str]) -> list[str]:
    """The classes that are traits, in a fixed order: lists, tags, engine classes, some values and keys."""
    return [f"c:{name}" for name in sorted(classes) if name not in _PLAIN and _telling(name)]


def _telling(name: str) -> bool:
    of, equals, _ = name.partition("=")
    return not equals or of in _VALUED or of in _KEYED


class Tagger:
    """Labels of the tokens of a sentence (``B-PER I-PER B-LOC I-LOC B-ORG I-ORG O``).

    Scores of forms are kept as long as the tagger lives; one tagger belongs to one thread.
    """

    def __init__(self, parts: dict[str, npt.NDArray[np.generic]], words: Words) -> None:
        self._words = words
        self.labels: tuple[str, ...] = tuple(_lines(parts["labels"]))
        self._traits = {trait: row for row, trait in enumerate(_lines(parts["traits"]))}
        self._names = dict(zip(_lines(parts["names"]), parts["often"].tolist(), strict=True))
        self._weights = parts["weights"].astype(np.float32)
        self._transitions: list[list[float]] = self._allowed(parts["transitions"].astype(np.float64)).tolist()
        self._starts = [_FORBIDDEN if label.startswith("I-") else 0.0 for label in self.labels]
        self._forget()

    @staticmethod
    def load(path: Path, words: Words) -> "Tagger":
        """The tagger of a file over the words of its pack; raises PackError when the file is not one."""
        try:
            with np.load(path, allow_pickle=False) as stored:
                return Tagger({name: stored[name] for name in stored.files}, words)
        except (OSError, ValueError, KeyError, BadZipFile) as error:
            raise PackError(f"{path}: not a tagger of this version: {error}; run tools/train_tagger.py") from error

    def tag(self, norms: Sequence[str]) -> list[str]:
        """The label of each token of one sentence of folded forms, proclitics standing as their own tokens."""
        if not norms:
            return []
        labels = self.labels
        return [labels[label] for label in self._best(self.scores(norms))]

    def scores(self, norms: Sequence[str]) -> npt.NDArray[np.float32]:
        """The score of each label for each token, transitions left out: an array of (tokens, labels)."""
        rows, count = self._rows, len(norms)
        try:
            places = [0, 0, *[rows[norm] for norm in norms], 0, 0]
        except KeyError:
            self._learn(norms)
            places = [0, 0, *[rows[norm] for norm in norms], 0, 0]
        found = self._table[places]
        total: npt.NDArray[np.float32] = found[:count, 0] + found[1 : count + 1, 1]
        for at in range(2, 2 * REACH + 1):
            total += found[at : at + count, at]
        return total

    def _best(self, scores: npt.NDArray[np.float32]) -> list[int]:
        """The best path; a token with one possible label after another such needs no weighing."""
        possible = scores >= scores.max(axis=1, keepdims=True) - _MARGIN
        columns, values = possible.nonzero()[1].tolist(), scores[possible].tolist()
        transitions, before, best = self._transitions, [0], [0.0]
        ways: list[tuple[list[int], list[int]]] = []
        at = 0
        for count in possible.sum(axis=1).tolist():
            labels = columns[at : at + count]
            if not ways:
                best = [value + self._starts[label] for label, value in zip(labels, values, strict=False)]
                back = [0] * count
            elif count == 1 and len(before) == 1:
                back = _FIRST
            else:
                back, best = _step(before, best, labels, values[at : at + count], transitions)
            ways.append((labels, back))
            before, at = labels, at + count
        place = best.index(max(best))
        path = []
        for labels, back in reversed(ways):
            path.append(labels[place])
            place = back[place]
        path.reverse()
        return path

    def _allowed(self, transitions: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """The transitions with those forbidden that enter the inside of a name from without."""
        for to, label in enumerate(self.labels):
            for of, before in enumerate(self.labels):
                if label.startswith("I-") and before[2:] != label[2:]:
                    transitions[of, to] = _FORBIDDEN
        return transitions

    def _forget(self) -> None:
        self._table = np.zeros((1024, 2 * REACH + 1, len(self.labels)), dtype=np.float32)
        self._table[0] = self._row(EDGE)
        self._rows: dict[str, int] = {}
        self._filled = 1

    def _learn(self, norms: Sequence[str]) -> None:
        """Enters the forms not met before; a table grown too large begins anew."""
        new = sorted({norm for norm in norms if norm not in self._rows})
        if self._filled + len(new) > _ROOM and self._rows:
            self._rows.clear()
            self._filled = 1
            new = sorted(set(norms))
        if self._filled + len(new) > len(self._table):
            more = np.zeros((len(self._table) + len(new), *self._table.shape[1:]), dtype=np.float32)
            self._table = np.concatenate([self._table, more])
        for norm in new:
            self._table[self._filled] = self._row(traits(norm, self._words, self._names))
            self._rows[norm] = self._filled
            self._filled += 1

    def _row(self, found: tuple[str, ...]) -> npt.NDArray[np.float32]:
        places = [self._traits[trait] for trait in found if trait in self._traits]
        total: npt.NDArray[np.float32] = self._weights[places].sum(axis=0, dtype=np.float32)
        return total


_FIRST = [0]


def _step(
    before: list[int], best: list[float], labels: list[int], values: list[float], transitions: list[list[float]]
) -> tuple[list[int], list[float]]:
    """For each label of a token the best label before it, and the score of the path so far."""
    back, total = [], []
    for label, value in zip(labels, values, strict=True):
        ways = [score + transitions[of][label] for of, score in zip(before, best, strict=True)]
        top = max(ways)
        back.append(ways.index(top))
        total.append(top + value)
    return back, total


def _lines(column: npt.NDArray[np.generic]) -> list[str]:
    return column.tobytes().decode("utf-8").split("\n")
