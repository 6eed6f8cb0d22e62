"""Claims: what leaves a document. One for each event, one for each attributed content without an event."""

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tawatur.annotate.ahead import foretold, lies_ahead, stated
from tawatur.annotate.bearing import leads_with_will, meant, passed_on, to_come, will
from tawatur.annotate.clauses import clauses_of
from tawatur.annotate.company import Company, Seats, companies
from tawatur.annotate.fates import LOST, fated
from tawatur.annotate.modality import Holders
from tawatur.annotate.near import Near
from tawatur.annotate.quantities import Counted, counted, tells
from tawatur.annotate.rejections import attributions, called_untrue, told_thing, untruths
from tawatur.annotate.strung import strung, untold
from tawatur.annotate.terms import terms_of, unattributed
from tawatur.annotate.when import When
from tawatur.lang.words import Words
from tawatur.model.analysis import Analysis
from tawatur.model.annotation import Attribution, Event, Factuality, Modality, Sentence, Timex
from tawatur.model.chain import Chain, Stance
from tawatur.model.claim import Claim, Fate, Frame, Quantity
from tawatur.model.evidence import Evidence
from tawatur.model.span import Span

_HELPS = {"negation", "clitics=future", "light-verbs", "say-verbs", "bare-modality"}
"""What stands before a verb or the noun of an act and decides how it is meant."""
_BREAKS = {"comma", "semicolon", "stop", "colon", "line", "mark", "particles=that", "particles=subordination",
           "particles=relative", "particles=contrast"}  # fmt: skip
"""Where a clause ends."""
_SHORT, _LONGEST = 4, 16
"""Tokens under which a clause is too short to be one, and up to which it is then drawn out."""
_TELLING = 3
"""Terms of a sentence that states something."""
_NATURE = "DISASTER"
"""The kind of act that nobody does."""
_HEAD = 3
"""Words of a content among which its noun stands: "these accusations"."""
_BEFORE = 3
"""Tokens of it at most."""


def claims_of(analysis: Analysis, words: Words) -> Iterator[Claim]:
    """The claims of one analysed document, in the order of the text."""
    found = _Reader(analysis, words)
    events = list(zip(analysis.layer(Event), analysis.layer(Modality), strict=True))
    company = companies(found.seats, analysis.layer(Event))
    acts = (found.of_event(*event, who) for event, who in zip(events, company, strict=True))
    claims = list(foretold(zip(acts, analysis.layer(Modality), strict=True)))
    triggers = [event.span for event, _ in events]
    near = Near(triggers)
    for attribution in found.attributions:
        told = (c.covers(triggers[at]) for c in attribution.content for at in near.over(c))
        if attribution.content and not any(told):
            claims.append(found.of_content(attribution))
    claims += found.of_fates(claims)
    claims += found.of_tolls(claims)
    claims += found.of_rest([claim.evidence.span for claim in claims])
    claims += found.of_clauses(claims)
    yield from _distinct(sorted(claims, key=lambda claim: (claim.evidence.span, claim.id)))


def _distinct(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Claims without those that tell one kind of act in the same words by the same chain once more."""
    seen = set()
    for claim in claims:
        key = (claim.evidence.span, claim.frame.kind, claim.chain, claim.factuality)
        if key not in seen:
            seen.add(key)
            yield claim


class _Reader:
    """What a claim needs of its document, by span."""

    def __init__(self, analysis: Analysis, words: Words) -> None:
        self._analysis = analysis
        self._document = analysis.document
        self.seats = Seats(analysis, words)
        self._words = words.of(analysis.tokens)
        self._all_terms = terms_of(analysis, self._words, self.seats.holders())
        self._untrue = untruths(self._words, self._all_terms)
        self._matter = unattributed(self._all_terms, analysis)
        self._clauses = clauses_of(analysis, words)
        self._sentences = analysis.layer(Sentence)
        self._times = analysis.layer(Timex)
        self._when = When(analysis, self._words, self.seats)
        self.attributions = attributions(analysis, self._words)
        self._holders = Holders(self.attributions)
        self._dates = Near(timex.span for timex in self._times)
        self._homes = Near(sentence.span for sentence in self._sentences)
        self._fated = fated(analysis, self._words)

    def of_event(self, event: Event, modality: Modality, company: Company) -> Claim:
        """The claim that an event makes under its innermost attribution."""
        holder = self._holders.innermost(event.span)
        clause = self._kept(self._whole(self._told(event)), event.span, holder)
        when = self._when.of(event, clause, holder) or self._when.due(clause, modality)
        frame = Frame(
            event.kind, company.who, company.place, when, self._quantities(clause),
            modality.factuality is not Factuality.DENIED, self._terms(clause), self._fates(event.span, of_act=True),
        )  # fmt: skip
        claim = self._claim(clause, holder, frame, modality.factuality, event.span.start)
        return replace(claim, negated=modality.by == "modality.negation")

    def of_content(self, attribution: Attribution) -> Claim:
        """The claim of a content that tells no listed act."""
        span = attribution.content[0]
        who, where = self.seats.within(span)
        timex = next((self._times[at] for at in self._dates.over(span) if span.covers(self._times[at].span)), None)
        when = timex.expression if timex and timex.expression.type == "DATE" else None
        factuality = meant(attribution, self._words, self._inside(span))
        positive = factuality is not Factuality.DENIED or attribution.stance is Stance.DENIES
        frame = Frame("STATE", who, where, when, self._quantities(span), positive, self._terms(span), self._fates(span))
        claim = self._claim(span, attribution, frame, factuality, attribution.span.start)
        return stated(claim, wills=will(self._words, self._inside(span)))

    def of_rest(self, told: Iterable[Span]) -> Iterator[Claim]:
        """A claim of each sentence of which no claim tells anything: what the outlet states of nature or of a state."""
        near = Near(sorted(told))
        for sentence in self._sentences:
            if near.over(sentence.span) or sentence.last - sentence.first < _SHORT:
                continue
            span = sentence.span
            who, where = self.seats.within(span)
            holder = self._holders.innermost(span)
            inside = range(sentence.first, sentence.last)
            factuality = meant(holder, self._words, inside)
            positive = factuality is not Factuality.DENIED
            frame = Frame("STATE", who, where, None, self._quantities(span), positive, self._terms(span))
            if len(frame.terms) >= _TELLING:
                claim = self._claim(span, holder, frame, factuality, span.start)
                yield stated(claim, wills=will(self._words, inside))

    def of_fates(self, told: Iterable[Claim]) -> Iterator[Claim]:
        """A claim of each person told to be alive after all, or only played dead, that no claim tells."""
        known = [c.evidence.span for c in told if any(fate.what not in LOST for fate in c.frame.fates)]
        for one in self._fated:
            at = self._analysis.tokens.span(one.at, one.at + 1)
            home = next((self._sentences[place] for place in self._homes.over(at)), None)
            if one.what in LOST or home is None or any(span.covers(at) for span in known):
                continue
            span = self._between(one.at, one.at + 1, home)
            known.append(span)
            who, where = self.seats.within(span)
            frame = Frame("STATE", who, where, None, (), True, self._terms(span), self._fates(span))
            holder = self._holders.innermost(at)
            factuality = passed_on(holder)
            yield self._claim(span, holder, frame, factuality, at.start)

    def _fates(self, span: Span, *, of_act: bool = False) -> tuple[Fate, ...]:
        """What became of persons by the words of a span: of an act all, of any other content that they live."""
        inside = self._inside(span)
        told = (one for one in self._fated if one.at in inside and (of_act or one.what not in LOST))
        return tuple(dict.fromkeys(Fate(one.who, one.what) for one in told))

    def of_clauses(self, told: Sequence[Claim]) -> Iterator[Claim]:
        """A claim beside the acts of each clause of which the other claims tell less than half; of what will be, the
        other forecasts."""
        tokens, every = self._analysis.tokens, [claim.evidence.span for claim in told]
        foretold = [claim.evidence.span for claim in told if claim.future]
        stretches = list(strung(self._analysis, self._clauses, self._matter))
        ahead = [stretch for stretch in stretches if leads_with_will(self._words, stretch)]
        here = {*untold(stretches, tokens, every), *untold(ahead, tokens, foretold)}
        yield from (self._of_clause(stretch) for stretch in stretches if stretch in here)

    def _of_clause(self, stretch: range) -> Claim:
        span = self._analysis.tokens.span(stretch.start, stretch.stop)
        holder = self._holders.innermost(span)
        who, where = self.seats.within(span)
        factuality = meant(holder, self._words, stretch)
        terms = tuple(dict.fromkeys(term for term in self._matter[stretch.start : stretch.stop] if term))
        frame = Frame("STATE", who, where, None, self._quantities(span), factuality is not Factuality.DENIED, terms)
        claim = stated(self._claim(span, holder, frame, factuality, span.start), wills=will(self._words, stretch))
        return replace(claim, main=False, future=claim.future and to_come(self._words, stretch))

    def of_tolls(self, told: Iterable[Claim]) -> Iterator[Claim]:
        """A claim of each number of people and what became of them, and of each count somebody gives, that no claim
        tells."""
        known = {(claim.frame.quantities, claim.evidence.span) for claim in told if claim.frame.quantities}
        for sentence in self._sentences:
            for one in self._counted(sentence.span):
                span = self._between(one.first, one.last, sentence)
                holder = self._holders.innermost(span)
                if not tells(one.quantity, attributed=holder is not None) or any(
                    one.quantity in some and span.overlap(other) for some, other in known
                ):
                    continue
                who, where = self.seats.within(span)
                frame = Frame("STATE", who, where, None, (one.quantity,), True, self._terms(span))
                yield self._claim(span, holder, frame, Factuality.HAPPENED, span.start)

    def _told(self, event: Event) -> Span:
        """The clause of an act; of what nature brings about, where next to nothing else is told, all to the next mark
        or joint: its verb is no act."""
        clause = self.seats.clause(event)
        home = next((self._sentences[at] for at in self._homes.over(event.span)), None)
        if event.kind != _NATURE or home is None or len(self._terms(clause)) >= _TELLING:
            return clause
        inside = self._inside(clause)
        wide = self._between(inside.start, inside.stop, home)
        return Span(min(wide.start, clause.start), max(wide.stop, clause.stop))

    def _between(self, first: int, last: int, sentence: Sentence) -> Span:
        """The clause round some tokens: to the next mark or joint on both sides."""
        while first > sentence.first and self._words[first - 1].classes.isdisjoint(_BREAKS):
            first -= 1
        while last < sentence.last and self._words[last].classes.isdisjoint(_BREAKS):
            last += 1
        return self._analysis.tokens.span(first, last)

    def _claim(self, span: Span, holder: Attribution | None, frame: Frame, factuality: Factuality, at: int) -> Claim:
        quote = self._quote(span, holder)
        cue = Evidence.of(self._document, holder.span) if holder else None
        stance, kind = (holder.stance, holder.kind) if holder else (Stance.ASSERTS, "own")
        chain = holder.chain if holder else Chain()
        if stance is Stance.DENIES and self._untrue:
            frame = replace(frame, terms=tuple(term for term in frame.terms if term not in self._untrue))
        name = f"{self._document.id}:{span.start}-{span.stop}:{frame.kind}:{at}"
        return Claim(
            hashlib.sha256(name.encode()).hexdigest()[:12], self._document.id, Evidence.of(self._document, span),
            Evidence.of(self._document, quote), cue, chain, frame, factuality, stance, kind,
            future=lies_ahead(factuality, frame.when), refusal=holder is not None and self._refuses(holder),
        )  # fmt: skip

    def _refuses(self, holder: Attribution) -> bool:
        """Whether somebody refuses an act or a remark; who rejects what is claimed says that it is untrue."""
        words = [self._words[at] for at in self._inside(holder.span)]
        if not any(entry.get("en") == "refuse" for word in words for entry in word.entries):
            return False
        said = [self._inside(content) for content in holder.content]
        if any(at in inside for inside in said for at in called_untrue(self._analysis, self._words)):
            return False
        return not any(told_thing(self._words, at) for inside in said for at in inside[:_HEAD])

    def _whole(self, clause: Span) -> Span:
        """The clause with what stands before it and belongs to its verb, and with the whole of a time at its end."""
        tokens, first = self._analysis.tokens, bisect_left(self._analysis.tokens.starts, clause.start)
        opening = first
        while opening > 0 and first - opening < _BEFORE and not self._words[opening - 1].classes.isdisjoint(_HELPS):
            opening -= 1
        cut = [t.span.stop for t in self._when.over(clause.stop)]
        start = tokens.starts[opening] if opening < len(tokens) else clause.start
        return Span(min(start, clause.start), max(self._full(first, clause.stop), *cut, clause.stop))

    def _full(self, first: int, stop: int) -> int:
        """The end of the clause: of one that was cut after a word or three, the next mark or joint."""
        tokens = self._analysis.tokens
        last = bisect_left(tokens.starts, stop)
        if last - first >= _SHORT:
            return stop
        while last < len(tokens) and last - first < _LONGEST and self._words[last].classes.isdisjoint(_BREAKS):
            last += 1
        return tokens.stops[last - 1] if last > first else stop

    def _kept(self, clause: Span, trigger: Span, holder: Attribution | None) -> Span:
        """The clause as far as the attributed content holds it."""
        for content in holder.content if holder else ():
            if content.covers(trigger):
                return Span(max(clause.start, content.start), min(clause.stop, content.stop))
        return clause

    def _quote(self, span: Span, holder: Attribution | None) -> Span:
        if holder is not None:
            return next((content for content in holder.content if content.overlap(span)), span)
        return next((self._sentences[at].span for at in self._homes.over(span)), span)

    def _inside(self, span: Span) -> range:
        starts = self._analysis.tokens.starts
        return range(bisect_left(starts, span.start), bisect_left(starts, span.stop))

    def _terms(self, span: Span) -> tuple[str, ...]:
        told = self._all_terms[self._inside(span).start : self._inside(span).stop]
        return tuple(dict.fromkeys(term for term in told if term))

    def _quantities(self, span: Span) -> tuple[Quantity, ...]:
        return tuple(one.quantity for one in self._counted(span))

    def _counted(self, span: Span) -> list[Counted]:
        """The numbers with what they count."""
        dated = {at for timex in (self._times[at] for at in self._dates.over(span)) for at in self._inside(timex.span)}
        tokens, text = self._analysis.tokens, self._document.text
        return counted(self._words, self._inside(span), dated, tokens, text)
