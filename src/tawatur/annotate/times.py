"""Time expressions: rules find them, makers read them, the publication day anchors them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from tawatur.annotate.named import titled
from tawatur.annotate.tense import Tenses
from tawatur.annotate.timemakers import MAKERS, Reading
from tawatur.grammar.rules import Grammar, Match
from tawatur.lang.columns import Questions, places
from tawatur.lang.words import Word, Wording, Words
from tawatur.model.analysis import Analysis, Tokens
from tawatur.model.annotation import Annotation, Mention, Quote, Sentence, Timex
from tawatur.model.timevalue import Interval, TimeExpression

_REACH = 14
"""Tokens on either side of a word of time that a rule can reach; no pattern is longer."""
_SAME, _NOTHING = "SAME", "nothing"
_Found = tuple[int, int, str, TimeExpression, str]
"""First and last token, rule, expression, tense of the clause."""


class Times:
    """Marks time expressions; where rules overlap the longer match wins, then the earlier rule.

    A rule runs only in the windows round the words it needs (its key ``needs``), so that a text pays for
    the rules whose words it has.
    """

    reads: tuple[type[Annotation], ...] = (Quote, Sentence, Mention)
    writes: type[Annotation] = Timex

    def __init__(self, words: Words, grammar: Grammar) -> None:
        self._words = words
        self._order = {rule.name: at for at, rule in enumerate(grammar.rules)}
        needs = dict.fromkeys(rule.keys["needs"] for rule in grammar.rules)
        self._grammars = [Grammar(tuple(r for r in grammar.rules if r.keys["needs"] == need), words) for need in needs]
        self._needed = Questions(*(partial(_is_one, frozenset(need.split())) for need in needs))

    def __call__(self, analysis: Analysis) -> Iterator[Timex]:
        """The time expressions of the body in order."""
        tokens, words = analysis.tokens, self._words.of(analysis.tokens)
        sentences, tenses = analysis.layer(Sentence), Tenses(words, titled(analysis))
        firsts = [sentence.first for sentence in sentences]
        taken = bytearray(len(tokens))
        found: list[_Found] = []
        for match in self._longest_first(tokens, words):
            first, last = match.slots.get("body", (match.first, match.last))
            if any(taken[first:last]):
                continue
            home = bisect_right(firsts, match.first) - 1
            read = _read(match, tenses, sentences[home]) if home >= 0 else None
            if read is None and match.rule.keys["make"] != _NOTHING:
                continue
            taken[first:last] = b"\1" * (last - first)
            if read is not None:
                found.append((first, last, match.rule.name, *read))
        yield from _told(found, tokens, analysis.document.published.value)

    def _longest_first(self, tokens: Tokens, words: Wording) -> list[Match]:
        matches: list[Match] = []
        for grammar, needed in zip(self._grammars, words.columns(self._needed), strict=True):
            for first, last in _windows(places(needed), len(tokens)):
                matches += grammar.matches(tokens, first, last)
        return sorted(matches, key=lambda match: (match.first - match.last, self._order[match.rule.name], match.first))


def _is_one(names: frozenset[str], word: Word) -> bool:
    """Whether a word has one of some classes."""
    return not word.classes.isdisjoint(names)


def _windows(needed: Iterable[int], count: int) -> list[tuple[int, int]]:
    """The stretches round some places: nothing else can match."""
    windows: list[tuple[int, int]] = []
    for at in needed:
        first, last = max(0, at - _REACH), min(count, at + _REACH)
        if windows and first <= windows[-1][1]:
            windows[-1] = (windows[-1][0], last)
        else:
            windows.append((first, last))
    return windows


def _told(found: list[_Found], tokens: Tokens, anchor: Interval | None) -> Iterator[Timex]:
    """The expressions in order; "the same day" is the last day named before it, one behind us unless the clause
    tells what is ahead."""
    days: dict[bool, TimeExpression] = {}
    for first, last, rule, expression, tense in sorted(found, key=lambda row: row[0]):
        told = days.get(tense == "future") if expression.value == _SAME else expression
        if told is None:
            continue
        value = told.resolve(anchor)
        if _of_a_day(told):
            day = Interval.of(value)
            ahead = tense == "future" if day is None or anchor is None else day.first > anchor.last
            days[ahead] = told
        yield Timex(tokens.span(first, last), rule, told, value)


def _read(match: Match, tenses: Tenses, home: Sentence) -> tuple[TimeExpression, str] | None:
    """What a match means and the tense of its clause; in a headline a present verb tells what is near."""
    if match.last > home.last or match.rule.keys["make"] == _NOTHING:
        return None
    tense = tenses.at(match.first, home.first, home.last)
    expression = MAKERS[match.rule.keys["make"]](Reading(match, tenses.words, tense))
    if expression is None:
        return None
    if not expression.shift and home.kind == "headline" and tense == "present":
        expression = replace(expression, direction="near")
    return expression, tense


def _of_a_day(expression: TimeExpression) -> bool:
    """Whether the value is one day, which "the same day" can mean."""
    value = expression.value.partition("T")[0]
    if expression.type not in ("DATE", "TIME") or "/" in value:
        return False
    days = None if expression.relative else Interval.of(value)
    return expression.unit == "day" or len(value) == 10 and expression.relative or days is not None and days.days == 1
