"""What stands right beside a word of acts: marks of its sense that are told by the next words alone."""

from collections.abc import Callable

from tawatur.annotate.clause import is_preposition
from tawatur.annotate.scene import Scene
from tawatur.lang.words import Word
from tawatur.model.annotation import Sentence

NEAR, BACK = 4, 6
"""Tokens right behind a word, and before it, in which its company stands."""


def construct(scene: Scene, at: int, sentence: Sentence) -> bool:
    """Whether a noun has what it is of behind it, not the article."""
    return "article" not in scene.words[at].classes


def carried(scene: Scene, at: int, sentence: Sentence) -> bool:
    """Whether a verb that carries nouns of acts stands before the noun."""
    return any("light-verbs" in scene.words[i].classes for i in range(max(sentence.first, at - BACK), at))


def by(scene: Scene, at: int, sentence: Sentence) -> bool:
    """Whether "with" stands before the noun: what one is sentenced to."""
    return at > sentence.first and "clitics=with" in scene.words[at - 1].classes


def count(scene: Scene, at: int, sentence: Sentence) -> bool:
    """Whether a number follows."""
    return at + 1 < sentence.last and bool(scene.words[at + 1].classes & {"number", "numbers"})


def hint(scene: Scene, at: int, sentence: Sentence) -> bool:
    """Whether "with" leads to what one hints at."""
    last = min(at + 1 + NEAR, sentence.last)
    return any("clitics=with" in scene.words[place].classes for place in range(at + 1, last))


def owned(scene: Scene, at: int, sentence: Sentence) -> bool:
    """Whether a pronoun is stuck to the word."""
    return "pronoun-suffix" in scene.words[at].classes


def bare(scene: Scene, at: int, sentence: Sentence) -> bool:
    """Whether no pronoun is stuck to the word."""
    return "pronoun-suffix" not in scene.words[at].classes


def ahead(scene: Scene, at: int, sentence: Sentence) -> bool:
    """Whether the verb is future."""
    return at > sentence.first and "clitics=future" in scene.words[at - 1].classes


def them(scene: Scene, at: int, sentence: Sentence) -> bool:
    """Whether a preposition with a pronoun follows."""
    return at + 1 < sentence.last and "particles=prep-pronoun" in scene.words[at + 1].classes


def probe(scene: Scene, at: int, sentence: Sentence) -> bool:
    """Whether a noun is no achievement of something: no genitive stands behind it."""
    if at + 1 >= sentence.last or "article" in scene.words[at].classes:
        return True
    after = scene.words[at + 1]
    return is_preposition(after) or "noun" not in after.classes or _like(scene.words[at], after)


def _like(noun: Word, after: Word) -> bool:
    """Whether the word behind a noun is its adjective."""
    return "adjective" in after.classes and "article" not in after.classes


BESIDE: dict[str, Callable[[Scene, int, Sentence], bool]] = {
    "construct": construct, "carried": carried, "by": by, "count": count, "hint": hint, "owned": owned,
    "bare": bare, "ahead": ahead, "them": them, "probe": probe,
}  # fmt: skip
"""What an entry may need, by its name."""
