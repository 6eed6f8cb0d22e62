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
from tawatur.lang.paths import Name, Paths
from tawatur.lang.words import Words, kind_of
from tawatur.text.tokens import WORD

REACH = 2
"""How many tokens to each side are looked at."""

EDGE = ("edge",)
"""The only trait of the places before and after a sentence."""

_LONGEST = 8
_OF = "\t"
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
    the telling classes there were when it was trained: lists that came later are not seen.
    """

    names: Mapping[str, int]
    classes: frozenset[str]


def apart(norm: str) -> list[str]:
    """The words of a token that the lists join, each with the whole behind it; any other token is one."""
    if " " not in norm:
        return [norm]
    parts = norm.split(" ")
    return [f"{part}{_OF}{_place(at, len(parts))}{_OF}{norm}" for at, part in enumerate(parts)]


def _place(at: int, count: int) -> str:
    return "first" if not at else "last" if at == count - 1 else "middle"


def traits(form: str, words: Words, known: Known) -> tuple[str, ...]:
    """What the tagger sees of a form: itself, its stem, its ends, its length, its classes alone and together, and
    the lists that hold the whole it is a word of."""
    norm, _, joined = form.partition(_OF)
    found = _traits(norm, words, known) if norm else ()
    place, _, whole = joined.partition(_OF)
    if not whole:
        return found
    classes = words.word(whole).classes & known.classes
    return (*found, f"x:{place}", *[f"x:{place} {name}" for name in sorted(classes)])


def _traits(norm: str, words: Words, known: Known) -> tuple[str, ...]:
    kind = kind_of(norm)
    word = words.word(norm, kind)
    classes = sorted(word.classes & known.classes)
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
    """The first and last letters of a form, and both with whether it is unknown."""
    ends = [f"s{count}:{norm[-count:]}" for count in _LETTERS if len(bare) > count]
    ends += [f"p{count}:{bare[:count]}" for count in _LETTERS if len(bare) > count]
    return [*ends, *[mark + end for end in ends]]


def _behind(norm: str, words: Words, known: Known) -> list[str]:
    """What an unknown form would be if its first letter were a proclitic."""
    if norm[0] not in words.proclitics:
        return []
    rest = norm[1:]
    classes = frozenset[str]() if words.unknown(rest) else words.word(rest).classes & known.classes
    return [f"r:named{known.names.get(rest, 0)}", *[f"r:{name}" for name in sorted(classes)]]


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
        self._paths = Paths(self.labels, parts["transitions"])
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
        labels = ["O"] * len(norms)
        for name in self.names(norms, [(0, len(norms))]):
            labels[name.first] = f"B-{name.type}"
            labels[name.first + 1 : name.last] = [f"I-{name.type}"] * (name.last - name.first - 1)
        return labels

    def names(
        self, norms: Sequence[str], sentences: Sequence[tuple[int, int]], free: Sequence[bool] = ()
    ) -> list[Name]:
        """The names in sentences of tokens, given as (first, last), each with how sure it is.

        ``free`` tells of each token whether a name is looked for there; by default one is looked for everywhere.
        """
        if not norms:
            return []
        looked = np.array(free, dtype=np.bool_) if len(free) else np.ones(len(norms), dtype=np.bool_)
        return list(self._paths.names(self.scores(norms, sentences), sentences, looked))

    def scores(self, norms: Sequence[str], sentences: Sequence[tuple[int, int]]) -> npt.NDArray[np.float32]:
        """The score of each label for each token, transitions left out: an array of (tokens, labels)."""
        rows = self._rows
        if any(norm not in rows for norm in norms):
            self._learn(norms)
        places, at = np.zeros(len(norms) + REACH * (len(sentences) + 1), dtype=np.intp), REACH
        where = np.zeros(len(norms), dtype=np.intp)
        for first, last in sentences:
            places[at : at + last - first] = [rows[norm] for norm in norms[first:last]]
            where[first:last] = range(at, at + last - first)
            at += last - first + REACH
        total: npt.NDArray[np.float32] = self._table[places[where], REACH]
        for far in (*range(REACH), *range(REACH + 1, 2 * REACH + 1)):
            total += self._table[places[where + far - REACH], far]
        return total

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


def _lines(column: npt.NDArray[np.generic]) -> list[str]:
    return column.tobytes().decode("utf-8").split("\n")
