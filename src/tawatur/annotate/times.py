"""Time expressions: rules find them, makers read them, the publication day anchors them."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from tawatur.annotate.tense import tense_at
from tawatur.annotate.timemakers import MAKERS, Reading
from tawatur.grammar.rules import Grammar, Match
from tawatur.lang.words import Word, Words
from tawatur.model.analysis import Analysis, Tokens
from tawatur.model.annotation import Annotation, Sentence, Timex
from tawatur.model.timevalue import TimeExpression

_REACH = 12
"""Tokens on either side of a word of time that a rule can reach; no pattern is longer."""
_TEMPORAL = ("months", "hijri-months", "weekdays", "deictics", "units", "seasons", "eras", "parts-of-day", "digits-4")


@cache
def temporal(word: Word) -> bool:
    """Whether a word is one that every time rule needs one of."""
    return not word.classes.isdisjoint(_TEMPORAL)


class Times:
    """Marks time expressions; where rules overlap the longer match wins, then the earlier rule."""

    reads: tuple[type[Annotation], ...] = (Sentence,)
    writes: type[Annotation] = Timex

    def __init__(self, words: Words, grammar: Grammar) -> None:
        self._words, self._grammar = words, grammar
        self._order = {rule.name: at for at, rule in enumerate(grammar.rules)}

    def __call__(self, analysis: Analysis) -> Iterator[Timex]:
        """The time expressions of the body in order."""
        tokens, words = analysis.tokens, self._words.of(analysis.tokens)
        sentences = analysis.layer(Sentence)
        taken = bytearray(len(tokens))
        found: list[tuple[int, Timex]] = []
        for match in self._longest_first(analysis):
            first, last = match.slots.get("body", (match.first, match.last))
            if any(taken[first:last]):
                continue
            expression = self._read(match, words, sentences)
            if expression is None:
                continue
            taken[first:last] = b"\1" * (last - first)
            value = expression.resolve(analysis.document.published.value)
            found.append((first, Timex(tokens.span(first, last), match.rule.name, expression, value)))
        yield from (timex for _, timex in sorted(found, key=lambda row: row[0]))

    def _longest_first(self, analysis: Analysis) -> list[Match]:
        tokens = analysis.tokens
        matches = [m for window in self._windows(tokens) for m in self._grammar.matches(tokens, *window)]
        return sorted(matches, key=lambda match: (match.first - match.last, self._order[match.rule.name], match.first))

    def _windows(self, tokens: Tokens) -> list[tuple[int, int]]:
        """The stretches round words of time: nothing else can match."""
        windows: list[tuple[int, int]] = []
        for at, word in enumerate(self._words.of(tokens)):
            if temporal(word):
                first, last = max(0, at - _REACH), min(len(tokens), at + _REACH)
                if windows and first <= windows[-1][1]:
                    windows[-1] = (windows[-1][0], last)
                else:
                    windows.append((first, last))
        return windows

    def _read(self, match: Match, words: list[Word], sentences: tuple[Sentence, ...]) -> TimeExpression | None:
        home = next((s for s in sentences if s.first <= match.first < s.last), None)
        if home is None or match.last > home.last:
            return None
        tense = tense_at(words, match.first, home.first, home.last)
        expression = MAKERS[match.rule.keys["make"]](Reading(match, words, tense))
        if expression and home.kind == "headline" and expression.direction == "past" and tense == "present":
            return replace(expression, direction="near")
        return expression
