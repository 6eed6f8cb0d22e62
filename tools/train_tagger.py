"""Train the tagger of names and write src/tawatur/lang/ar/model/tagger.npz.

    python tools/train_tagger.py ../shared/data/ner

Reads ANERcorp, AQMAR and the sample of Wojood, tokenises them as the program does, trains a conditional random
field, prunes it and measures it on sentences it has not seen. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pycrfsuite

from tawatur.annotate.tokens import tokenise
from tawatur.lang import pack
from tawatur.lang.tagger import EDGE, REACH, Known, Tagger, telling, traits
from tawatur.lang.words import Words
from tawatur.model.document import Document
from tawatur.text.fold import fold
from tawatur.text.tokens import raw_tokens

TYPES = {"PERS": "PER", "PER": "PER", "LOC": "LOC", "GPE": "LOC", "ORG": "ORG", "MISC": "MISC"}
MEASURED = ("PER", "LOC", "ORG")
BLOCK = 20
"""Sentences that are tokenised together, about as many as an article has."""

SELDOM = 3
"""A trait of fewer training tokens is left out."""

SMALLEST = 0.04
"""A weight smaller than this is left out."""

FAR = "wtcgr"
"""The first letters of the traits that are looked at two tokens away."""

Name = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Gold:
    """A sentence of a corpus: its words and its names as (first word, end, type)."""

    words: tuple[str, ...]
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence as the program sees it: forms, labels, and the words (first, end) each token touches."""

    norms: tuple[str, ...]
    labels: tuple[str, ...]
    touched: tuple[tuple[int, int], ...]
    gold: Gold
    corpus: str = ""


def rows(path: Path) -> Iterator[list[list[str]]]:
    """The sentences of a file of one word a line, each word with its labels."""
    found: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        parts = [part.strip("\u200e\u200f\ufeff") for part in line.split()]
        parts = [part for part in parts if part]
        if len(parts) > 1:
            found.append(parts)
        elif found and not parts:
            yield found
            found = []


def names(sentence: list[list[str]]) -> tuple[Name, ...]:
    """The names of a sentence; of nested ones the longest."""
    spans: list[Name] = []
    for label in sorted({tag[2:] for row in sentence for tag in row[1:] if tag[2:] in TYPES}):
        start = -1
        for at, row in enumerate([*sentence, ["", "O"]]):
            inside, begins = f"I-{label}" in row[1:], f"B-{label}" in row[1:]
            if start >= 0 and not inside:
                spans.append((start, at, TYPES[label]))
                start = -1
            if begins or inside and start < 0:
                if start >= 0:
                    spans.append((start, at, TYPES[label]))
                start = at
    kept: list[Name] = []
    for span in sorted(spans, key=lambda one: (one[0] - one[1], one)):
        if all(span[1] <= other[0] or other[1] <= span[0] for other in kept):
            kept.append(span)
    return tuple(sorted(kept))


def corpus(paths: Iterable[Path]) -> list[Gold]:
    """The sentences of files in their order."""
    return [Gold(tuple(row[0] for row in one), names(one)) for path in paths for one in rows(path)]


def samples(golds: list[Gold], words: Words) -> list[Sample]:
    """The sentences as the program tokenises them, a block of sentences at a time."""
    found: list[Sample] = []
    for first in range(0, len(golds), BLOCK):
        block = golds[first : first + BLOCK]
        text = "\n".join(" ".join(gold.words) for gold in block)
        tokens = tokenise(Document("0", "0", text), words)
        lines: list[list[int]] = [[]]
        for at, norm in enumerate(tokens.norms):
            if norm == "\n":
                lines.append([])
            else:
                lines[-1].append(at)
        start = 0
        for gold, line in zip(block, lines, strict=True):
            places = [(tokens.starts[at] - start, tokens.stops[at] - start) for at in line]
            found.append(sample(gold, [tokens.norms[at] for at in line], places))
            start += len(" ".join(gold.words)) + 1
    return found


def sample(gold: Gold, norms: list[str], places: list[tuple[int, int]]) -> Sample:
    """A sentence with the label of each token: that of its first word; clitics before a name are outside it."""
    owner = [at for at, word in enumerate(gold.words) for _ in range(len(word) + 1)]
    touched = tuple((owner[start], owner[stop - 1] + 1) for start, stop in places)
    label = ["O"] * len(gold.words)
    for start, stop, kind in gold.names:
        label[start:stop] = [f"B-{kind}", *[f"I-{kind}"] * (stop - start - 1)]
    labels: list[str] = []
    for at, (first, _) in enumerate(touched):
        one = label[first]
        clitic = at + 1 < len(touched) and touched[at + 1][0] == first and len(norms[at]) == 1
        labels.append("O" if clitic and one.startswith("B-") else one)
        if not clitic and one.startswith("B-"):
            label[first] = "I" + one[1:]
    return Sample(tuple(norms), tuple(labels), touched, gold)


def classes(forms: Counter[str], words: Words) -> frozenset[str]:
    """The classes that enough tokens have."""
    counts: Counter[str] = Counter()
    for norm, count in forms.items():
        for name in telling(words.word(norm, raw_tokens(norm).classes[0]).classes):
            counts[name] += count
    return frozenset(name for name, count in counts.items() if count >= SELDOM)


class Attributes:
    """What the trainer sees: the traits of each form, those of too few tokens left out."""

    def __init__(self, train: list[Sample], words: Words, names: dict[str, int]) -> None:
        forms = Counter(norm for one in train for norm in one.norms)
        self._words, self.known = words, Known(names, classes(forms, words))
        counts: Counter[str] = Counter(EDGE * SELDOM)
        for norm, count in forms.items():
            for trait in traits(norm, words, self.known):
                counts[trait] += count
        self._kept = {trait for trait, count in counts.items() if count >= SELDOM}
        self._made: dict[str, list[list[str]]] = {}

    def of(self, one: Sample) -> list[list[str]]:
        """The attributes of each token of a sentence; what is peculiar to a corpus of other habits has its own."""
        edge = [self._at("")] * REACH
        padded = [*edge, *map(self._at, one.norms), *edge]
        distances, count = range(2 * REACH + 1), len(one.norms)
        found = [[name for far in distances for name in padded[at + far][far]] for at in range(count)]
        if one.corpus:
            for at, names in enumerate(found):
                names += [f"@{one.corpus}{name}" for name in padded[at + REACH][REACH] if name[1] in FAR]
                names.append(f"@{one.corpus}")
        return found

    def _at(self, norm: str) -> list[list[str]]:
        found = self._made.get(norm)
        if found is None:
            kept = [trait for trait in (traits(norm, self._words, self.known) if norm else EDGE) if trait in self._kept]
            found = [[f"{far}{trait}" for trait in kept if self._seen(trait, far)] for far in range(2 * REACH + 1)]
            self._made[norm] = found
        return found

    def _seen(self, trait: str, far: int) -> bool:
        return trait in EDGE or abs(far - REACH) < REACH or trait[0] in FAR and trait[1] == ":"


def name_words(folder: Path) -> dict[str, int]:
    """Words of transliterated names, folded, with 1 to 4 for how often they were seen."""
    counts: Counter[str] = Counter()
    for line in (folder / "wikidata-ar-en.tsv").read_text(encoding="utf-8").splitlines():
        _, spelt, count = line.split("\t")
        counts[fold(spelt.replace(" ", "")).norm] += int(count)
    for line in (folder / "google-ar-en.tsv").read_text(encoding="utf-8").splitlines():
        counts[fold(line.split("\t")[0]).norm] += 2
    kept = {norm: count for norm, count in counts.items() if norm.isalpha() and len(norm) > 1 and count > 1}
    return {norm: 1 + (count > 3) + (count > 10) + (count > 40) for norm, count in sorted(kept.items())}


def trained(
    train: list[Sample], words: Words, names: dict[str, int], settings: dict[str, float | bool]
) -> dict[str, np.ndarray]:
    """The arrays of the file: labels, traits, weights by trait, distance and label, transitions, words of names."""
    attributes = Attributes(train, words, names)
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({**settings, "feature.possible_transitions": True})
    for one in train:
        trainer.append(attributes.of(one), one.labels)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "crf")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        found = tagger.info()
        tagger.close()
    listed = {"classes": letters(sorted(attributes.known.classes))}
    listed |= {"names": letters(list(names)), "often": np.array(list(names.values()), dtype=np.uint8)}
    return arrays(found.state_features, found.transitions) | listed


def arrays(states: dict[tuple[str, str], float], moves: dict[tuple[str, str], float]) -> dict[str, np.ndarray]:
    """The weights as arrays, small ones left out."""
    labels = sorted({label for pair in moves for label in pair}, key=lambda label: (label != "O", label))
    kept = {pair: weight for pair, weight in states.items() if abs(weight) >= SMALLEST and pair[0][0] != "@"}
    known = sorted({name[1:] for name, _ in kept})
    place, column = {trait: at for at, trait in enumerate(known)}, {label: at for at, label in enumerate(labels)}
    weights = np.zeros((len(known), 2 * REACH + 1, len(labels)), dtype=np.float16)
    for (name, label), weight in kept.items():
        weights[place[name[1:]], int(name[0]), column[label]] = weight
    transitions = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for (before, after), weight in moves.items():
        transitions[column[before], column[after]] = weight
    return {"labels": letters(labels), "traits": letters(known), "weights": weights, "transitions": transitions}


def letters(lines: list[str]) -> np.ndarray:
    """Lines as one array of bytes."""
    return np.frombuffer("\n".join(lines).encode("utf-8"), dtype=np.uint8)


def found_names(one: Sample, labels: list[str]) -> set[Name]:
    """The names that labels of tokens make, as (first word, end, type) of the corpus."""
    made: set[Name] = set()
    first, stop, kind = 0, 0, ""
    for (start, end), label in [*zip(one.touched, labels, strict=True), ((0, 0), "O")]:
        if kind and label != f"I-{kind}":
            made.add((first, stop, kind))
            kind = ""
        if label.startswith("B-"):
            first, kind = start, label[2:]
        stop = end
    return made


def measured(held: list[Sample], tagger: Tagger) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 of whole names against the words of the corpus, by type and together."""
    right, made, gold = Counter[str](), Counter[str](), Counter[str]()
    for one in held:
        mine = found_names(one, tagger.tag(one.norms))
        for counter, found in ((right, mine & set(one.gold.names)), (made, mine), (gold, set(one.gold.names))):
            kinds = [kind for _, _, kind in found if kind in MEASURED]
            counter.update(kinds)
            counter["all"] += len(kinds)
    table = {}
    for kind in (*MEASURED, "all"):
        scores = {"p": right[kind] / max(1, made[kind]), "r": right[kind] / max(1, gold[kind])}
        scores["f1"] = 2 * right[kind] / max(1, made[kind] + gold[kind])
        table[kind] = {name: round(100 * score, 1) for name, score in scores.items()} | {"names": gold[kind]}
    return table


def speed(held: list[Sample], tagger: Tagger) -> int:
    """Tokens a second when all forms have been met."""
    count = sum(len(one.norms) for one in held)
    best = 1e9
    for _ in range(3):
        start = time.process_time()
        for one in held:
            tagger.tag(one.norms)
        best = min(best, time.process_time() - start)
    return round(count / best)


def main() -> None:
    """Train, write, measure, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--to", type=Path, default=Path(__file__).parents[1] / "src/tawatur/lang/ar/model/tagger.npz")
    options.add_argument("--use", default="anercorp,aqmar,wojood", help="the corpora to train on")
    options.add_argument("--c1", type=float, default=0.05)
    options.add_argument("--c2", type=float, default=0.02)
    options.add_argument("--rounds", type=int, default=120)
    chosen = options.parse_args()
    words = Words(pack.load("ar"), ())
    folder: Path = chosen.folder
    anercorp = samples(corpus([folder / "anercorp-train.conll"]), words)
    parts = {
        "anercorp": [one for at, one in enumerate(anercorp) if at % 10 != 9],
        "aqmar": samples(corpus(sorted((folder / "aqmar").glob("*.txt"))), words),
        "wojood": samples(corpus([folder / "wojood-sample-train.txt"]), words),
    }
    held = {
        "anercorp tenth": [one for at, one in enumerate(anercorp) if at % 10 == 9],
        "wojood val": samples(corpus([folder / "wojood-sample-val.txt"]), words),
        **({} if "aqmar" in chosen.use else {"aqmar": parts["aqmar"]}),
    }
    home = chosen.use.split(",")[0]
    train = [replace(one, corpus="" if name == home else name) for name in chosen.use.split(",") for one in parts[name]]
    start = time.perf_counter()
    settings = {"c1": chosen.c1, "c2": chosen.c2, "max_iterations": chosen.rounds}
    model = trained(train, words, name_words(folder.parent / "names"), settings)
    np.savez_compressed(chosen.to, **model)
    print(f"{len(train)} sentences, {time.perf_counter() - start:.0f} s, {chosen.to.stat().st_size:,} bytes")
    tagger = Tagger.load(chosen.to, words)
    for name, some in held.items():
        print(name, json.dumps(measured(some, tagger)))
    print(f"{speed(held['anercorp tenth'], tagger):,} tokens a second")


if __name__ == "__main__":
    main()
