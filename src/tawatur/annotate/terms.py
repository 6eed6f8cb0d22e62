"""What each token contributes to the matter of its text: a stem, or the key of whom or what it names."""

from bisect import bisect_left
from functools import cache

from tawatur.lang.words import Word
from tawatur.model.analysis import Analysis
from tawatur.model.annotation import Mention

NAME = "@"
"""What stands before a key among stems."""

_EMPTY = {
    "particles", "clitics", "negation", "bare-modality", "according", "impersonal", "mark", "time-words", "deictics",
    "relatives", "weekdays", "say-verbs", "light-verbs", "approximators", "units", "numbers", "number",
}  # fmt: skip


@cache
def content_word(word: Word) -> bool:
    """Whether a word carries content: no particle, number, time word or verb of saying."""
    return ("word" in word.classes or "latin" in word.classes) and not word.classes & _EMPTY


def terms_of(analysis: Analysis, words: list[Word]) -> list[str]:
    """One term for each token, empty where it carries none.

    A listed name is its entity's key, on its first token; an adjective of a state is the state's. So one that is called
    by family name or by its capital is one term, in whatever spelling. Other names are the stems of their words.
    """
    starts = analysis.tokens.starts
    found = [_term(word) if content_word(word) else "" for word in words]
    for mention in analysis.layer(Mention):
        first, stop = bisect_left(starts, mention.span.start), bisect_left(starts, mention.span.stop)
        if first < stop and ":" not in mention.entity:
            found[first:stop] = [NAME + mention.entity] + [""] * (stop - first - 1)
    return found


@cache
def _term(word: Word) -> str:
    entry = word.entry("nisba")
    return NAME + (entry.get("state") or entry.value) if entry else word.stem
