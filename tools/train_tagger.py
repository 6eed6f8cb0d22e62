"""Train the tagger of names and write src/tawatur/lang/ar/model/tagger.npz.

    python tools/train_tagger.py ../shared/data/ner

Reads ANERcorp and the sample of Wojood, tokenises them as the program does, trains a conditional random field,
prunes it and measures it on sentences it has not seen, those of AQMAR among them. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pycrfsuite
from name_corpora import Name, Sample, corpus, name_words, samples

from tawatur.lang import pack
from tawatur.lang.tagger import EDGE, REACH, Known, Tagger, telling, traits
from tawatur.lang.words import Words
from tawatur.text.tokens import raw_tokens

MEASURED = ("PER", "LOC", "ORG")
SELDOM = 3
"""A trait of fewer training tokens is left out."""

SMALLEST = 0.04
"""A weight smaller than this is left out."""

SETTINGS: dict[str, float | bool] = {"c1": 0.05, "c2": 0.1, "feature.possible_transitions": True}

FAR = "wtcgr"
"""The first letters of the traits that are looked at two tokens away."""


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


def trained(
    train: list[Sample], words: Words, names: dict[str, int], settings: dict[str, float | bool]
) -> dict[str, np.ndarray]:
    """The arrays of the file: labels, traits, weights by trait, distance and label, transitions, words of names."""
    attributes = Attributes(train, words, names)
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(settings)
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


def divided(folder: Path, words: Words) -> tuple[list[Sample], dict[str, list[Sample]]]:
    """The sentences to train on and those to measure on: each tenth of ANERcorp, the other half of Wojood, AQMAR."""
    anercorp = samples(corpus([folder / "anercorp-train.conll"]), words)
    wojood = {half: samples(corpus([folder / f"wojood-sample-{half}.txt"]), words) for half in ("train", "val")}
    train = [one for at, one in enumerate(anercorp) if at % 10 != 9]
    train += [replace(one, corpus="wojood") for one in wojood["train"]]
    aqmar = samples(corpus(sorted((folder / "aqmar").glob("*.txt"))), words)
    return train, {"anercorp": anercorp[9::10], "wojood": wojood["val"], "aqmar": aqmar}


def main() -> None:
    """Train, write, measure, print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path, help="the folder of the corpora; tables of names stand beside it")
    options.add_argument("--to", type=Path, default=Path(__file__).parents[1] / "src/tawatur/lang/ar/model/tagger.npz")
    options.add_argument("--rounds", type=int, default=60)
    options.add_argument("--measure", action="store_true", help="measure the file as it is")
    chosen = options.parse_args()
    words = Words(pack.load("ar"), ())
    train, held = divided(chosen.folder, words)
    if not chosen.measure:
        names = name_words(chosen.folder.parent / "names")
        np.savez_compressed(chosen.to, **trained(train, words, names, {**SETTINGS, "max_iterations": chosen.rounds}))
    print(f"{chosen.to.stat().st_size:,} bytes")
    tagger = Tagger.load(chosen.to, words)
    for name, sentences in held.items():
        print(name, json.dumps(measured(sentences, tagger)))
    print(f"{speed(held['anercorp'], tagger):,} tokens a second")


if __name__ == "__main__":
    main()
