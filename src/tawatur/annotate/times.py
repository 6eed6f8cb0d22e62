"""Time expressions: rules find them, makers read them, the publication day anchors them."""

from collections.abc import Iterator
from dataclasses import replace

from tawatur.annotate.tense import tense_at
from tawatur.annotate.timemakers import MAKERS, Reading
from tawatur.grammar.rules import Grammar, Match
from tawatur.lang.words import Word, Words
from tawatur.model.analysis import Analysis
from tawatur.model.annotation import Annotation, Sentence, Timex
from tawatur.model.timevalue import TimeExpression


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
        matches = self._grammar.matches(analysis.tokens)
        return sorted(matches, key=lambda match: (match.first - match.last, self._order[match.rule.name], match.first))

    def _read(self, match: Match, words: list[Word], sentences: tuple[Sentence, ...]) -> TimeExpression | None:
        home = next((s for s in sentences if s.first <= match.first < s.last), None)
        if home is None or match.last > home.last:
            return None
        tense = tense_at(words, match.first, home.first, home.last)
        expression = MAKERS[match.rule.keys["make"]](Reading(match, words, tense))
        if expression and home.kind == "headline" and expression.direction == "past" and tense == "present":
            return replace(expression, direction="near")
        return expression
