"""Factuality: whether the words present an act as happened, going on, planned, possible or denied."""

from bisect import bisect_right
from collections.abc import Iterator

from tawatur.annotate.clause import finite, is_comma, is_join, is_that
from tawatur.lang.words import Word, Words
from tawatur.model.analysis import Analysis
from tawatur.model.annotation import Annotation, Attribution, Event, Factuality, Modality, Sentence
from tawatur.model.chain import Stance
from tawatur.model.span import Span

_WINDOW = 5
"""Tokens before a trigger in which a particle still governs it."""


class Modalities:
    """Reads the clause's own particles first, then the verb's tense, then what the content stands under."""

    reads: tuple[type[Annotation], ...] = (Sentence, Attribution, Event)
    writes: type[Annotation] = Modality

    def __init__(self, words: Words) -> None:
        self._words = words

    def __call__(self, analysis: Analysis) -> Iterator[Modality]:
        """One modality for each event, in the order of the events."""
        words = self._words.of(analysis.tokens)
        index = {stop: at for at, stop in enumerate(analysis.tokens.stops)}
        attributions = analysis.layer(Attribution)
        sentences = analysis.layer(Sentence)
        firsts = [sentence.first for sentence in sentences]
        for event in analysis.layer(Event):
            at = index[event.span.stop]
            first = sentences[max(0, bisect_right(firsts, at) - 1)].first
            holder = innermost(attributions, event.span)
            factuality, rule = read(words, at, first, holder)
            yield Modality(event.span, f"modality.{rule}", factuality)


def innermost(attributions: tuple[Attribution, ...], span: Span) -> Attribution | None:
    """The attribution with the narrowest content that covers a span."""
    best, least = None, 0
    start, stop = span.start, span.stop
    for attribution in attributions:
        for content in attribution.content:
            if content.start <= start and stop <= content.stop:
                length = sum(part.stop - part.start for part in attribution.content)
                if best is None or length < least:
                    best, least = attribution, length
    return best


def read(words: list[Word], at: int, first: int, holder: Attribution | None) -> tuple[Factuality, str]:
    """The factuality of the act at token ``at`` and the rule that says so."""
    form = _form(words, at, first)
    found = _particles(words, at, first, form)
    if found is not None:
        return found
    if holder is not None:
        under = _under(holder, form != "past")
        if under is not None:
            return under
    if form == "present":
        return Factuality.ONGOING, "present"
    if form == "purpose":
        return Factuality.PLANNED, "purpose"
    return Factuality.HAPPENED, form


def _form(words: list[Word], at: int, first: int) -> str:
    """past, present, noun, or purpose (a verbal noun behind "to"), by the lists, else by the lexicon."""
    word = words[at]
    before = words[at - 1].classes if at > first else frozenset()
    forms = {entry.get("form") for entry in word.entries if entry.list in ("event-verbs", "say-verbs", "light-verbs")}
    if not finite(words, at, first):
        return "purpose" if "clitics=to" in before else "noun"
    if "past" in forms and "present" in forms:
        subjunctive = before & {"clitics=future", "particles=that", "negation"}
        return "present" if subjunctive else "past"
    if "past" in forms or "present" in forms:
        return "past" if "past" in forms else "present"
    return "present" if "present" in word.classes and "past" not in word.classes else "past"


def _particles(words: list[Word], at: int, first: int, form: str) -> tuple[Factuality, str] | None:
    present = form == "present"
    for place in range(at - 1, max(first, at - _WINDOW) - 1, -1):
        classes = words[place].classes
        near = at - place <= 2
        if "clitics=future" in classes and near:
            negated = place > first and "negation" in words[place - 1].classes
            return (Factuality.DENIED, "negated-future") if negated else (Factuality.PLANNED, "future")
        if "negation" in classes and (near or "negation=nominal" in classes):
            return Factuality.DENIED, "negation"
        if "bare-modality=planned" in classes:
            return Factuality.PLANNED, "planned"
        if "bare-modality=possible" in classes and form != "past":
            return Factuality.POSSIBLE, "possible"
        if "bare-modality=conditional" in classes or "bare-modality=obligation" in classes:
            return Factuality.POSSIBLE, "conditional"
        if "bare-modality=ongoing" in classes and near:
            return Factuality.ONGOING, "ongoing"
        if is_comma(words[place]) or "stop" in classes:
            return None
        if is_that(words[place]):
            return _complement(words, place, first) if present else None
        if form != "present" and finite(words, place, first):
            return _object(words, place)
    return None


def _complement(words: list[Word], that: int, first: int) -> tuple[Factuality, str] | None:
    """An act under "that" in the subjunctive: by the verb that governs it."""
    for place in range(that - 1, max(first, that - 8) - 1, -1):
        classes = words[place].classes
        if classes & {"impersonal=expected", "impersonal=likely", "say-verbs.stance=asks", "say-verbs.stance=expects"}:
            return Factuality.POSSIBLE, "expected"
        if "impersonal=scheduled" in classes:
            return Factuality.PLANNED, "scheduled"
        if "bare-modality=possible" in classes:
            return Factuality.POSSIBLE, "possible"
        if is_join(words[place]) and place < that - 3:
            break
    return None


def _object(words: list[Word], verb: int) -> tuple[Factuality, str] | None:
    """An act as the object of a verb: what is cancelled or denied did not happen, what is wanted may."""
    classes = words[verb].classes
    if classes & {"say-verbs.stance=denies", "event-verbs=REJECT"}:
        return Factuality.DENIED, "rejected"
    if classes & {"say-verbs.en=intend"}:
        return Factuality.PLANNED, "intended"
    if classes & {"say-verbs.stance=asks", "say-verbs.stance=expects", "say-verbs.stance=warns"}:
        return Factuality.POSSIBLE, "wanted"
    return None


def _under(holder: Attribution, open_form: bool) -> tuple[Factuality, str] | None:
    if holder.stance is Stance.DENIES:
        return Factuality.DENIED, "denied"
    if not open_form:
        return None
    if holder.kind == "attitude" and holder.stance is Stance.EXPECTS:
        return Factuality.PLANNED, "intended"
    if holder.stance in (Stance.ASKS, Stance.EXPECTS, Stance.WARNS, Stance.BELIEVES):
        return Factuality.POSSIBLE, f"stance-{holder.stance.value}"
    if holder.stance is Stance.PROMISES:
        return Factuality.PLANNED, "promised"
    return None
