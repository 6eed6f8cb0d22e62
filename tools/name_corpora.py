"""The corpora of names as the tagger is trained on them: sentences, their names, their tokens.

Reads files of one word a line with labels in IOB2, nested ones too (ANERcorp, AQMAR, Wojood), and tables of
transliterated names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tawatur.annotate.tokens import Tokeniser
from tawatur.lang.tagger import apart
from tawatur.lang.words import Words
from tawatur.model.document import Document
from tawatur.text.fold import fold

TYPES = {"PERS": "PER", "PER": "PER", "LOC": "LOC", "GPE": "LOC", "ORG": "ORG", "MISC": "MISC"}
BLOCK = 20
"""Sentences that are tokenised together, about as many as an article has."""

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
        tokens = Tokeniser(words)(Document("0", "0", text))
        lines: list[list[int]] = [[]]
        for at, norm in enumerate(tokens.norms):
            if norm == "\n":
                lines.append([])
            else:
                lines[-1].append(at)
        start = 0
        for gold, line in zip(block, lines, strict=True):
            spans = [(tokens.norms[at], tokens.starts[at] - start, tokens.stops[at] - start) for at in line]
            own = " ".join(gold.words)
            pieces = [piece for norm, first_at, last_at in spans for piece in pieces_of(norm, own, first_at, last_at)]
            found.append(sample(gold, [norm for norm, _ in pieces], [place for _, place in pieces]))
            start += len(" ".join(gold.words)) + 1
    return found


def pieces_of(norm: str, text: str, start: int, stop: int) -> list[tuple[str, tuple[int, int]]]:
    """The words of a token as the tagger sees them, each with its place; one where the text joins them otherwise."""
    forms, written = apart(norm), list(re.finditer(r"\S+", text[start:stop]))
    if len(forms) != len(written):
        return [(norm, (start, stop))]
    return [(form, (start + one.start(), start + one.end())) for form, one in zip(forms, written, strict=True)]


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
