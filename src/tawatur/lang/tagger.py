"""A small trained tagger of names: each form has a score for every label at every distance, met once and kept.

The file is made by tools/train_tagger.py. All that the tagger looks at belongs to one token at a fixed distance,
so the scores of a sentence are sums of rows of a table; transitions between labels are weighed by a Viterbi search.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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

_MARGIN = 6.0
"""A label whose score, by itself or with the path to it, is this far below the best of its token is not considered."""

_FORBIDDEN = -60.0
_START = -1
_ONLY = [0]
_LONGEST = 8
_ROOM = 300_000
_PLAIN = frozenset({"word", "skeleton", "clitics"})
_VALUED = frozenset(
    {"given-names", "name-heads", "name-particles", "particles", "sources", "relatives", "numbers"}
    | {"bodies.type", "sources.type", "titles.office", "say-verbs.form", "titles.form", "states.type"}
)
_LETTERS = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Known:
    """What a model knows besides its weights.

    ``names`` are words seen in names elsewhere, each with a small number that grows with how often; ``classes``
    the classes there were when it was trained: lists that came later are not seen.
    """

    names: Mapping[str, int]
    classes: frozenset[str]


def traits(norm: str, words: Words, known: Known) -> tuple[str, ...]:
    """What the tagger sees of a form: itself, its stem, its ends, its length, its classes alone and together."""
    kind = next(iter(raw_tokens(norm).classes), WORD)
    word = words.word(norm, kind)
    classes = sorted(telling(word.classes) & known.classes)
    if kind != WORD:
        return (f"w:{norm}", *[f"c:{name}" for name in classes])
    if norm in words.proclitics:
        classes = [*classes, "proclitic"]
    bare = norm[2:] if "article" in word.classes else norm
    mark = "u" if "unknown" in word.classes else "k"
    often = f"c:named{known.names.get(norm) or known.names.get(bare, 0)}"
    length = f"n:{min(len(bare), _LONGEST)}{mark}"
    whole = "g:" + "+".join(name for name in classes if "=" not in name)
    each = [f"c:{name}" for name in classes]
    rest = _behind(norm, words, known) if mark == "u" and len(norm) > 3 else []
    return (f"w:{norm}", f"t:{word.stem}", length, whole, often, often + mark, *each, *_ends(norm, bare, mark), *rest)


def _ends(norm: str, bare: str, mark: str) -> list[str]:
    """The first and last letters of a form, and both with whether it is unknown; first and last word of a phrase."""
    ends = [f"s{count}:{norm[-count:]}" for count in _LETTERS if len(bare) > count]
    ends += [f"p{count}:{bare[:count]}" for count in _LETTERS if len(bare) > count]
    ends += [mark + end for end in ends]
    return [*ends, f"f:{norm.split()[0]}", f"l:{norm.split()[-1]}", "phrase"] if " " in norm else ends


def _behind(norm: str, words: Words, known: Known) -> list[str]:
    """What an unknown form would be if its first letter were a proclitic."""
    if norm[0] not in words.proclitics:
        return []
    rest = norm[1:]
    classes = frozenset[str]() if words.unknown(rest) else telling(words.word(rest).classes)
    return [f"r:named{known.names.get(rest, 0)}", *[f"r:{name}" for name in sorted(classes & known.classes)]]


def telling(classes: frozenset[str]) -> frozenset[str]:
    """The classes that can be traits: lists, tags, engine classes, a few values and keys."""
    return frozenset(name for name in classes if _tells(name))


def _tells(name: str) -> bool:
    of, equals, _ = name.partition("=")
    return name not in _PLAIN if not equals else of in _VALUED


class Tagger:
    """Labels of the tokens of a sentence: ``B-`` and ``I-`` with PER, LOC, ORG or MISC, and ``O``.

    Scores of forms are kept as long as the tagger lives; one tagger belongs to one thread.
    """

    def __init__(self, parts: dict[str, npt.NDArray[np.generic]], words: Words) -> None:
        self._words = words
        self.labels: tuple[str, ...] = tuple(_lines(parts["labels"]))
        self._traits = {trait: row for row, trait in enumerate(_lines(parts["traits"]))}
        names = dict(zip(_lines(parts["names"]), parts["often"].tolist(), strict=True))
        self._known = Known(names, frozenset(_lines(parts["classes"])))
        self._weights = parts["weights"].astype(np.float32)
        self._into = self._allowed(parts["transitions"].astype(np.float64))
        self._table = np.zeros((1024, 2 * REACH + 1, len(self.labels)), dtype=np.float32)
        self._table[0] = self._row(EDGE)
        self._rows: dict[str, int] = {}
        self._filled = 1

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
        labels, before = [self.labels[label] for label in self._best(self.scores(norms))], "O"
        for at, label in enumerate(labels):
            if label[0] == "I" and before[2:] != label[2:]:
                labels[at] = f"B-{label[2:]}"
            before = label
        return labels

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
        of, best = [_START], [0.0]
        ways: list[tuple[list[int], list[int]]] = []
        at = 0
        for count in possible.sum(axis=1).tolist():
            if count == 1 and len(of) == 1:
                of, back = columns[at : at + 1], _ONLY
            else:
                stop = at + count
                of, back, best = _step(of, best, columns[at:stop], values[at:stop], self._into)
            ways.append((of, back))
            at += count
        place, path = best.index(max(best)), []
        for of, back in reversed(ways):
            path.append(of[place])
            place = back[place]
        path.reverse()
        return path

    def _allowed(self, transitions: npt.NDArray[np.float64]) -> list[list[float]]:
        """For each label the weight of coming to it from each label and, last, from the start of the sentence."""
        table: list[list[float]] = []
        for to, label in enumerate(self.labels):
            fits = [not label.startswith("I-") or before[2:] == label[2:] for before in self.labels]
            weights = [float(transitions[of, to]) if fit else _FORBIDDEN for of, fit in enumerate(fits)]
            table.append([*weights, _FORBIDDEN if label.startswith("I-") else 0.0])
        return table

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
            self._table[self._filled] = self._row(traits(norm, self._words, self._known))
            self._rows[norm] = self._filled
            self._filled += 1

    def _row(self, found: tuple[str, ...]) -> npt.NDArray[np.float32]:
        places = [self._traits[trait] for trait in found if trait in self._traits]
        total: npt.NDArray[np.float32] = self._weights[places].sum(axis=0, dtype=np.float32)
        return total


def _step(
    before: list[int], best: list[float], labels: list[int], values: list[float], into: list[list[float]]
) -> tuple[list[int], list[int], list[float]]:
    """The labels of a token that are still possible, for each the place of the best before it and its score."""
    kept: list[tuple[int, int, float]] = []
    highest = -1e9
    for label, value in zip(labels, values, strict=True):
        moves = into[label]
        top, place = -1e9, 0
        for at, of in enumerate(before):
            score = best[at] + moves[of]
            if score > top:
                top, place = score, at
        top += value
        if top > highest - _MARGIN:
            highest = max(highest, top)
            kept.append((label, place, top))
    kept = [way for way in kept if way[2] > highest - _MARGIN]
    return [way[0] for way in kept], [way[1] for way in kept], [way[2] for way in kept]


def _lines(column: npt.NDArray[np.generic]) -> list[str]:
    return column.tobytes().decode("utf-8").split("\n")
