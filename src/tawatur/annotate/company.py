"""Who takes part in an act and where, when its clause tells it by office, by a dual, or not at all."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tawatur.annotate.acts import light
from tawatur.annotate.couples import between, couple
from tawatur.annotate.incumbents import Incumbents
from tawatur.lang.words import Words
from tawatur.model.analysis import Analysis
from tawatur.model.annotation import Event, Mention, Sentence
from tawatur.model.span import Span

_BACK = 12
"""Tokens behind a "where" in which the place it means is looked for."""
_QUALIFIED = 4
"""Tokens behind the noun of an act in which a relative clause that tells it begins: adjectives between."""
_RELATIVE = 28
"""Tokens of such a clause, at most."""
_ENDS = {"comma", "semicolon", "stop", "colon", "line", "particles=relative", "particles=contrast"}
_OPENS = {"particles=that", "stop", "line", "comma", "clitics=and"}
"""What stands before a noun that opens a clause."""
_WEIGHS = {"bare-modality", "clitics=future", "negation"}
"""What stands before its verb."""
_MEETS = frozenset({"event-verbs.en=meet", "event-verbs.en=talk", "event-nouns.en=meeting"})
_GOES = frozenset({"event-verbs.en=visit", "event-verbs.role=dest", "event-verbs.en=receive"})
_PARTIES = ("PER", "GPE", "ORG")
_PLACES = ("GPE", "FAC", "LOC")


@dataclass(frozen=True, slots=True)
class Company:
    """Who takes part in an act, agent first, and the place a "where" before its clause means."""

    who: tuple[str, ...]
    place: str | None


def companies(seats: "Seats", events: Sequence[Event]) -> list[Company]:
    """The company of each event, in the order of the events.

    The two who are most often told to meet are those of every meeting that names nobody.
    """
    told = Counter(
        who
        for event, who in zip(events, _parties(seats, events), strict=True)
        if seats.meets(event) and len(who) == 2
        for who in [tuple(sorted(who))]
    )
    seats.pair = max(told, key=lambda who: told[who], default=())
    parties = _parties(seats, events)
    return [Company(who[:4], seats.where(e) or e.place) for e, who in zip(events, parties, strict=True)]


def _parties(seats: "Seats", events: Sequence[Event]) -> list[tuple[str, ...]]:
    agent, found = "", []
    for event in events:
        named = seats.inside(event)
        who = named or seats.subject(event, agent) or event.who
        if seats.meets(event):
            who = seats.joined(event) or (who if len(named) > 1 else seats.both(event, named, agent))
        if named:
            agent = who[0]
        found.append(who)
    return found


class Seats:
    """The names of a document by token, and the offices that stand for names."""

    def __init__(self, analysis: Analysis, words: Words) -> None:
        self._tokens = analysis.tokens
        self._words = words.of(analysis.tokens)
        self._sentences = analysis.layer(Sentence)
        self._triggers = sorted(self._index(event) for event in analysis.layer(Event))
        self._opens = [sentence.first for sentence in self._sentences]
        starts = analysis.tokens.starts
        self._names = [(bisect_left(starts, m.span.start), m) for m in analysis.layer(Mention)]
        self._firsts = [at for at, _ in self._names]
        self._at = {at: mention for at, mention in self._names}
        self._types = {mention.entity: mention.type for _, mention in self._names}
        self._offices = Incumbents(analysis.tokens, self._words, self._names)
        self._seats = list(self._offices.meant)
        self.pair: tuple[str, ...] = ()

    def holders(self) -> dict[int, str]:
        """Token of an office without a name -> the one who holds it."""
        return {at: who[0] for at, who in self._offices.meant.items() if len(who) == 1}

    def inside(self, event: Event) -> tuple[str, ...]:
        """Those whom the clause names or tells by office; whom events only carries on from before is left out."""
        first, last = self._clause(event)
        here = [m for at, m in self._between(first, last) if at not in self._offices.owning]
        more = [m.entity for m in here if m.type == "PER"] if self.told(event) else []
        keys = {m.entity for m in here}
        named = [key for key in dict.fromkeys([*event.who, *more]) if key in keys]
        seats = self._seats[bisect_left(self._seats, first) : bisect_left(self._seats, last)]
        meant = [key for at in seats for key in self._offices.meant[at] or self.pair]
        before = any(m.entity in named for _, m in self._between(first, self._index(event)))
        return tuple(dict.fromkeys([*named, *meant] if before else [*meant, *named]))

    def within(self, span: Span) -> tuple[tuple[str, ...], str | None]:
        """Those whom a span names or tells by office, and the first place it tells as where."""
        starts = self._tokens.starts
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.stop)
        seats = self._seats[bisect_left(self._seats, first) : bisect_left(self._seats, last)]
        named = [(at, m.entity) for at, m in self._between(first, last) if m.type in _PARTIES and not self._stands(at)]
        meant = [(at, key) for at in seats for key in self._offices.meant[at] or self.pair]
        where = (m.entity for at, m in self._between(first, last) if m.type in _PLACES and self._stands(at))
        return tuple(dict.fromkeys(key for _, key in sorted(named + meant)))[:4], next(where, None)

    def _stands(self, at: int) -> bool:
        """Whether a name is told as a place: behind "in"."""
        before = self._words[at - 1].classes if at else frozenset()
        if "name-heads" in before and at > 1:
            before = self._words[at - 2].classes
        return "particles.en=in" in before

    def meets(self, event: Event) -> bool:
        """Whether the act takes two: a meeting, not a visit."""
        classes = self._words[self._index(event)].classes
        return event.kind == "CONSULT" and bool(classes & _MEETS) and not classes & _GOES

    def both(self, event: Event, named: tuple[str, ...], agent: str) -> tuple[str, ...]:
        """The two of a meeting of which the clause names one or none."""
        pair = self.pair
        if self._with_others(event):
            return named or event.who
        if not named and (together := self._together(event)):
            return together
        if not named or named[0] in pair:
            return pair if pair and self._open(event, named) else named or event.who
        if self._types.get(named[0]) != "PER":
            return named
        other = self.subject(event, agent, but=named[0])
        return (*other, *named) if other and self._types.get(other[0]) == "PER" else named

    def _together(self, event: Event) -> tuple[str, ...]:
        home = self._opens[bisect_right(self._opens, self._index(event)) - 1]
        first = self._clause(event)[0]
        return couple(self._words, self._tokens, self._between(home, first), first)

    def joined(self, event: Event) -> tuple[str, ...]:
        """The two whom the clause says a meeting to be between."""
        home = self._opens[bisect_right(self._opens, self._index(event)) - 1]
        last = self._clause(event)[1]
        here = [one for one in self._between(home, last) if not self._entitles(one[1])]
        return between(self._words, here, self._index(event), last)

    def _entitles(self, mention: Mention) -> bool:
        """Whether a name only says whose officer somebody is: right behind it stands his own."""
        behind = self._at.get(bisect_left(self._tokens.starts, mention.span.stop))
        return mention.type != "PER" and behind is not None and behind.type == "PER"

    def subject(self, event: Event, agent: str, *, but: str = "") -> tuple[str, ...]:
        """The person last named before the act in its sentence, else the agent of the act before it."""
        first = self._index(event)
        sentence = self._sentences[max(0, bisect_right(self._opens, first) - 1)] if self._sentences else None
        for _, mention in reversed(self._between(sentence.first, first) if sentence else []):
            if mention.type == "PER" and mention.entity != but:
                return (mention.entity,)
        if sentence and "pronoun-suffix" in self._words[first].classes:
            ahead = (m.entity for _, m in self._between(first, sentence.last) if m.type == "PER" and m.entity != but)
            if (name := next(ahead, "")) and agent:
                return (name,)
        return (agent,) if agent and agent != but else ()

    def where(self, event: Event) -> str | None:
        """The place before a "where" that opens the clause: what is gone to, else what is stayed in."""
        behind = self.told(event)
        if behind is not None and (place := self.within(behind)[1]):
            return place
        first = bisect_left(self._tokens.starts, event.clause.start)
        back = range(first - 1, max(0, first - 3), -1)
        opener = next((at for at in back if "particles.en=where" in self._words[at].classes), None)
        if opener is None:
            return None
        near = [(at, m) for at, m in self._between(opener - _BACK, opener) if m.type in _PLACES]
        for particle in ("particles.en=to", "particles.en=in"):
            for at, mention in near:
                if particle in self._words[at - 1].classes:
                    return mention.entity
        return None

    def _open(self, event: Event, named: tuple[str, ...]) -> bool:
        """Whether a meeting can be that of the two last named: it names none but them."""
        others = (m for _, m in self._between(*self._clause(event)) if m.type == "PER")
        return not named or not any(m.entity not in named for m in others)

    def _with_others(self, event: Event) -> bool:
        """Whether a finite verb has an object that is no name: "met senior figures"."""
        at = self._index(event)
        if at + 1 >= len(self._words) or not self._words[at].classes & {"past", "present"}:
            return False
        behind = self._words[at + 1].classes
        return (
            "noun" in behind
            and not behind & {"titles", "particles", "article", "mark", "clitics"}
            and (at + 1 not in self._at)
        )

    def _between(self, first: int, last: int) -> list[tuple[int, Mention]]:
        return self._names[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]

    def clause(self, event: Event) -> Span:
        """The clause of an act, with what is told of its noun: "the summit that …", "the summit will be held …"."""
        stop = self._relative(event)[1] or self._predicate(event)
        return Span(event.clause.start, max(event.clause.stop, self._tokens.stops[stop - 1] if stop else 0))

    def told(self, event: Event) -> Span | None:
        """The relative clause that tells the act of a noun, if one does."""
        first, stop = self._relative(event)
        if not stop:
            return None
        behind = bisect_right(self._triggers, self._index(event))
        head = behind == len(self._triggers) or self._triggers[behind] >= first
        return self._tokens.span(first, stop) if head else None

    def _clause(self, event: Event) -> tuple[int, int]:
        starts, span = self._tokens.starts, self.clause(event) if self.told(event) else event.clause
        return bisect_left(starts, span.start), bisect_left(starts, span.stop)

    def _relative(self, event: Event) -> tuple[int, int]:
        """The tokens of the relative clause that opens right behind a noun of an act, or where its clause ends."""
        at, count = self._index(event), len(self._words)
        behind = range(at + 1, min(at + _QUALIFIED, count))
        opening = next((place for place in behind if "particles=relative" in self._words[place].classes), None)
        if opening is None or event.by == "event.verb" or not self._tokens.starts[opening - 1] <= event.clause.stop:
            return 0, 0
        stop = opening + 1
        while stop < min(opening + _RELATIVE, count) and self._words[stop].classes.isdisjoint(_ENDS):
            stop += 1
        return opening, stop

    def _predicate(self, event: Event) -> int:
        """Where ends what a light verb right behind the clause tells of its noun; 0 where none does."""
        at, count = self._index(event), len(self._words)
        opens = at == 0 or not self._words[at - 1].classes.isdisjoint(_OPENS) or at in self._opens
        if event.by == "event.verb" or not opens:
            return 0
        verb = bisect_left(self._tokens.starts, event.clause.stop)
        last = min(verb + _QUALIFIED, count)
        verb = next((i for i in range(verb, last) if self._words[i].classes.isdisjoint(_WEIGHS)), count)
        if verb == count or light(self._words[verb]) != "verb":
            return 0
        ends = (i for i in range(verb, count) if not self._words[i].classes.isdisjoint(_ENDS))
        return next(ends, count)

    def _index(self, event: Event) -> int:
        return bisect_left(self._tokens.stops, event.span.stop)
