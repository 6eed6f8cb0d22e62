"""What each token contributes to the matter of its text: a stem, or the key of whom or what it names."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from functools import cache

from tawatur.annotate.styles import Styles
from tawatur.lang.words import Word
from tawatur.model.analysis import Analysis
from tawatur.model.annotation import Attribution, Mention, Timex

NAME = "@"
"""What stands before a key among stems."""
NUMBER = "="
"""What stands before a number in figures among stems."""

PERSON, STATE = "PER", "GPE"
"""Types of names."""
_STYLED = {"titles", "nisba", "states", "adjective", "comma", "relational", "open-quote", "plain-quote"}
"""What stands in a title before a name: "the North Korean leader, "."""
_EMPTY = {
    "particles", "clitics", "negation", "bare-modality", "according", "impersonal", "mark", "time-words", "deictics",
    "relatives", "weekdays", "say-verbs", "light-verbs", "approximators", "units", "measures", "numbers", "number",
}  # fmt: skip


@cache
def content_word(word: Word) -> bool:
    """Whether a word carries content: no particle, number, time word or verb of saying."""
    return ("word" in word.classes or "latin" in word.classes) and not word.classes & _EMPTY


def terms_of(analysis: Analysis, words: list[Word], holders: Mapping[int, str] | None = None) -> list[str]:
    """One term for each token, empty where it carries none.

    A listed name is its entity's key, on its first token; an adjective of a state is the state's. So one that is called
    by family name or by its capital is one term, in whatever spelling. Other names are the stems of their words, other
    figures themselves; a time is none, its value is compared by itself.
    """
    starts = analysis.tokens.starts
    found = [_term(word) if content_word(word) else _number(word) for word in words]
    for timex in analysis.layer(Timex):
        first, stop = bisect_left(starts, timex.span.start), bisect_left(starts, timex.span.stop)
        found[first:stop] = [""] * (stop - first)
    last, states = 0, set[int]()
    names = [(bisect_left(starts, mention.span.start), mention) for mention in analysis.layer(Mention)]
    styles = Styles(analysis.tokens, words, names, {})
    for first, mention in names:
        stop = bisect_left(starts, mention.span.stop)
        if first < stop and ":" not in mention.entity:
            found[first:stop] = [NAME + mention.entity] + [""] * (stop - first - 1)
        if mention.type == PERSON:
            told = (title.at for title in styles.before(first) if title.at >= last)
            style = min((at for at in told if _bare(words[at:first], range(at, first), states)), default=first)
            found[style:first] = [""] * (first - style)
        if mention.type == STATE:
            states.update(range(first, stop))
        else:
            last = stop
    for at, holder in (holders or {}).items():
        stop = at + 1
        while stop < len(words) and not words[stop].classes.isdisjoint(_STYLED):
            stop += 1
        found[at:stop] = [NAME + holder] + [""] * (stop - at - 1)
    return found


def _bare(words: Sequence[Word], places: Sequence[int], states: Set[int]) -> bool:
    """Whether a title before a name tells only whose it is: "the Ruritanian minister", not "of ports"."""
    return all(at in states or not word.classes.isdisjoint(_STYLED) for at, word in zip(places, words, strict=True))


def _number(word: Word) -> str:
    return NUMBER + word.norm if "number" in word.classes else ""


@cache
def _term(word: Word) -> str:
    entry = word.entry("nisba")
    return NAME + (entry.get("state") or entry.value) if entry else word.stem


def unattributed(terms: Sequence[str], analysis: Analysis) -> list[str]:
    """The terms without those of attributing words and of whom they name: who says it is not what is said."""
    starts, found = analysis.tokens.starts, list(terms)
    for attribution in analysis.layer(Attribution):
        for span in (attribution.span, attribution.source):
            if span is not None:
                first, stop = bisect_left(starts, span.start), bisect_left(starts, span.stop)
                found[first:stop] = [""] * (stop - first)
    return found
