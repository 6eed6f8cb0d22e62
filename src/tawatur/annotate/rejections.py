"""Who calls untrue what others tell: "he described the report as fabricated", "these accusations are baseless"."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tawatur.lang.columns import Questions, places
from tawatur.lang.words import Word, Wording
from tawatur.model.analysis import Analysis
from tawatur.model.annotation import Attribution, Sentence
from tawatur.model.chain import Stance

_BEFORE, _BEHIND = 14, 3
"""Tokens before a word of untruth, and behind it, in which what it is said of stands."""
_WEIGHED = {"bare-modality=conditional", "bare-modality=possible", "bare-modality=question"}
_CLAIMS = {"say-nouns=claim", "say-nouns.told=yes"}
"""Nouns for what others tell: whoever rejects it says that it is untrue."""
_REMARK = "say-nouns=statement"
"""The same for words that can be rejected though they are true."""


def told_thing(words: Sequence[Word], at: int) -> bool:
    """Whether what others tell stands at a token: a noun for it, or "what he said"."""
    classes = words[at].classes
    if not classes.isdisjoint(_CLAIMS):
        return True
    return "particles.en=what" in classes and at + 1 < len(words) and "say-verbs" in words[at + 1].classes


def untruths(words: Wording, terms: Sequence[str]) -> frozenset[str]:
    """The terms of a document's words of untruth: they say nothing of what is denied by them."""
    return frozenset(terms[at] for at in places(words.columns(_UNTRUE)[0]))


def attributions(analysis: Analysis, words: Wording) -> tuple[Attribution, ...]:
    """The attributions of a document, those as denials that call untrue what others tell."""
    given = analysis.layer(Attribution)
    untrue = called_untrue(analysis, words)
    return tuple(_turned(one, untrue, analysis.tokens.starts) for one in given) if untrue else given


def _turned(one: Attribution, untrue: Sequence[int], starts: Sequence[int]) -> Attribution:
    if one.stance not in (Stance.ASSERTS, Stance.BELIEVES):
        return one
    said = ((bisect_left(starts, span.start), bisect_left(starts, span.stop)) for span in one.content)
    calls = any(first <= at < stop for first, stop in said for at in untrue)
    return replace(one, stance=Stance.DENIES) if calls else one


def called_untrue(analysis: Analysis, words: Wording) -> tuple[int, ...]:
    """The tokens at which something that others tell is called untrue."""
    found: tuple[int, ...] | None = words.kept.get(called_untrue)
    if found is None:
        found = words.kept[called_untrue] = tuple(_untruths(analysis, words))
    return found


def _untruths(analysis: Analysis, words: Wording) -> Iterator[int]:
    sentences = analysis.layer(Sentence)
    firsts = [one.first for one in sentences]
    for at in places(words.columns(_UNTRUE)[0]):
        home = sentences[max(0, bisect_right(firsts, at) - 1)]
        if _calls(words, at, range(max(home.first, at - _BEFORE), min(home.last, at + _BEHIND + 1))):
            yield at


def _calls(words: Wording, at: int, near: range) -> bool:
    """Whether a word of untruth is said, as it stands, of what others tell."""
    before = words[at - 1].classes if at > near.start else frozenset()
    if "negation" in before or any(not words[place].classes.isdisjoint(_WEIGHED) for place in range(near.start, at)):
        return False
    return any(told_thing(words, place) or _REMARK in words[place].classes for place in near if place != at)


_UNTRUE: Questions[Word] = Questions(lambda word: "untrue" in word.classes)
