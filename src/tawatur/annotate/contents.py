"""Contents: what exactly is attributed, and where it stops."""

from collections.abc import Sequence

from tawatur.annotate.clause import is_comma, is_join, is_preposition, is_quote
from tawatur.annotate.place import Place
from tawatur.lang.columns import Questions, places
from tawatur.lang.words import Word
from tawatur.model.annotation import Cue
from tawatur.model.span import Span

_NAME = 6
"""Tokens, marks counted, that a quoted name or title has at the most."""


def content_after(place: Place, cue: Cue, first: int, cues: Sequence[Cue]) -> tuple[int, int]:
    """Tokens of the content that follows a cue from ``first`` on: to the end of the sentence, unless a sibling cue, an
    according-to over the whole clause, a turn of the writer's own or the end of the quotation stops it earlier."""
    stop = place.quoted(first)
    if stop and (cue.frame.endswith("quote") or "colon" in cue.frame and cue.frame != "colon"):
        if _whole(place, stop) or "colon" in cue.frame and stop - first > _NAME:
            return first, _quotes_on(place, stop)
        return first, _turn(place, first, place.last, noun=True)
    if stop - first > _NAME and cue.frame.endswith("that") and _whole(place, stop) and not _led_on(place, stop):
        return first, stop
    last = place.last
    for other in cues:
        if other.first > cue.first and other.first >= first and stops(place, cue, other):
            last = before_cue(place, other)
            break
    if cue.opens >= 0:
        last = min([last, *(other.opens - 2 for other in cues if other.first < cue.first < first < other.opens - 1)])
    if cue.frame in ("masdar-that", "masdar-noun"):
        last = _main_verb(place, first, last)
    return first, _turn(place, first, last, noun=cue.frame.endswith("noun"))


def _main_verb(place: Place, first: int, last: int) -> int:
    """The comma behind which the clause goes on that a verbal noun opens: "after his saying that …, he left"."""
    for at in places(place.clauses.comma, first, last - 1):
        if place.clauses.finite[at + 1] and not place.quoted(at + 1):
            return at
    return last


def _whole(place: Place, stop: int) -> bool:
    """Whether a quotation that ends before ``stop`` is all that is said: the clause ends with it."""
    ends = ("stop", "comma", "semicolon", "according", "close-bracket", "clitics=and", "line", "particles=contrast")
    return stop >= place.last or place.has(stop, *ends, "say-verbs", "particles=subordination", "dash")


def _led_on(place: Place, stop: int) -> bool:
    """Whether a comma and a preposition behind a quotation go on the clause that holds it."""
    at = stop + 1
    return at < place.last and is_comma(place.words[stop]) and is_preposition(place.words[at])


def _turn(place: Place, first: int, last: int, *, noun: bool) -> int:
    """Where the writer's own voice takes over inside a stretch: "but he …", "then …", "amid …" behind a comma;
    a content that is a noun phrase ends at its first comma or concession."""
    weighs, phrase = place.words.columns(_ASKED)[0], noun
    at = first if place.quoted(first) else weighs.find(1, first + 1, last)
    while at >= 0:
        stop = place.quoted(at)
        if stop and stop <= last:
            at = weighs.find(1, stop, last)
            continue
        phrase = phrase and not place.has(at, "particles=relative", "particles=that", "particles=relative-bare")
        if at > first and _ends(place, at, last, noun=noun, phrase=phrase):
            return _before_at(place, at)
        if place.has(at, "stop") and at + 1 < last and not place.tokens.joined[at + 1]:
            return at
        if is_comma(place.words[at]) and at + 1 < last and _own_voice(place, at + 1, noun=noun):
            return at
        at = weighs.find(1, at + 1, last)
    return last


_TURNS = ("particles.turn=yes", "particles.en=despite", "particles=subordination", "stop", "particles=relative",
          "particles=that", "particles=relative-bare", "particles.en=in")  # fmt: skip


def _weighs(word: Word) -> bool:
    """Whether the writer's own voice can take over at a word, or a quotation begins that is passed."""
    return is_comma(word) or is_quote(word) or is_join(word) or not word.classes.isdisjoint(_TURNS)


_ASKED: Questions[Word] = Questions(_weighs)


def _ends(place: Place, at: int, last: int, *, noun: bool, phrase: bool) -> bool:
    """Whether a content ends before a token: at a turn; a noun phrase also at a concession, another act, or a day told
    more of."""
    if place.has(at, "particles.turn=yes"):
        return True
    if phrase and is_join(place.words[at]) and at + 1 < last and _other_act(place, at + 1):
        return True
    return noun and (place.has(at, "particles.en=despite", "particles=subordination") or _that_day(place, at, last))


def _that_day(place: Place, at: int, last: int) -> bool:
    """Whether a relative clause tells more of a time behind "in": "on the day on which …", the writer's own words."""
    at += 1
    if at >= last or not place.has(at - 1, "particles.en=in") or not place.marked.times[at]:
        return False
    while at < place.last and place.marked.times[at]:
        at += 1
    return at < place.last and place.has(at, "particles=relative")


def _other_act(place: Place, at: int) -> bool:
    """Whether a finite verb stands here that is no noun: behind "and" it cannot go on a noun phrase."""
    return not place.marked.named[at] and bool(place.clauses.finite[at]) and not place.has(at, "noun")


def _own_voice(place: Place, at: int, *, noun: bool) -> bool:
    if place.has(at, "particles.turn=comma"):
        return True
    if not noun:
        return False
    return place.has(at, "particles=preposition", "particles=contrast") and not place.has(at, "particles.en=including")


def _before_at(place: Place, at: int) -> int:
    """The end of what stands before a token, without a joint or comma that leads to it."""
    while at > place.first and (is_comma(place.words[at - 1]) or is_join(place.words[at - 1])):
        at -= 1
    return at


def _quotes_on(place: Place, stop: int) -> int:
    """The end of a run of quotations that follow one another."""
    while stop < place.last:
        at = stop
        while at < place.last and ("stop" in place.words[at].classes or is_comma(place.words[at])):
            at += 1
        further = place.quoted(at) if at < place.last else 0
        if not further:
            return stop
        stop = further
    return stop


def stops(place: Place, cue: Cue, other: Cue) -> bool:
    """Whether a later cue ends the content of an earlier one."""
    if other.kind == "according-to":
        return not opens_with(place, cue, other)
    word = place.words[other.first]
    at = other.first - 1
    joined = is_join(place.words[at])
    if joined:
        at -= 1
    joined = joined or "say-verbs.joint=yes" in word.classes
    comma = at >= place.first and (is_comma(place.words[at]) or is_quote(place.words[at]))
    forms = {entry.get("form") for entry in word.entries if entry.list == "say-verbs"}
    if "participle" in forms and "present" not in forms and "past" not in forms:
        return comma or joined
    if "present" in word.classes and "past" not in word.classes:
        return joined and other.kind == "impersonal" and cue.frame.endswith("noun")
    if joined and _dropped(place, other):
        return True
    subordinate = "particles=subordination" in place.words[at].classes
    return joined and comma or subordinate and comma_before(place, at)


def opens_with(place: Place, cue: Cue, other: Cue) -> bool:
    """Whether an according-to stands at the very start of what a cue introduces, or in the quotation that it is."""
    if cue.opens >= 0 and other.first <= cue.opens + 2 and not cue.frame.endswith("noun"):
        return True
    return any(start <= other.first < stop and cue.opens in (start, start + 1) for start, stop in quotations(place))


def quotations(place: Place) -> list[tuple[int, int]]:
    """The quotations of a sentence."""
    marks = places(place.clauses.quote, place.first, place.last)
    return [(at, place.quoted(at)) for at in marks if place.quoted(at)]


def _dropped(place: Place, cue: Cue) -> bool:
    """Whether a verb that only ever says has its content right behind it: "and said that", the same sayer goes on."""
    entry = place.words[cue.last - 1].entry("say-verbs")
    if entry is None or entry.get("content") != "that" or entry.get("weak") or entry.get("object"):
        return False
    return cue.last < place.last and place.has(cue.last, "particles=that")


def comma_before(place: Place, at: int) -> bool:
    """Whether a comma stands right before the token."""
    return at - 1 >= place.first and is_comma(place.words[at - 1])


def before_cue(place: Place, other: Cue) -> int:
    """The end of what stands before a cue, without the comma, joint or particle that leads to it."""
    last = other.first
    while last > place.first:
        word = place.words[last - 1]
        lead = is_comma(word) or is_join(word) or "particles=subordination" in word.classes
        if not lead and not (place.tokens.joined[last] and "clitics" in word.classes):
            break
        last -= 1
    return last


def content_before(place: Place, cue: Cue) -> tuple[int, int]:
    """The clause before a cue that looks back at it ("as was expected"): from the last introducer on."""
    that = place.clauses.that.rfind(1, place.first, cue.first)
    return max(place.first, that + 1), before_cue(place, cue)


def spans_of(place: Place, stretches: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """The spans of content stretches, without marks, joints and outer quotation marks at their ends."""
    out = []
    for first, last in stretches:
        first, last = _bare(place, first, last)
        if last > first:
            out.append(place.tokens.span(first, last))
    return tuple(out)


def _aside(place: Place, first: int, last: int) -> int:
    """Where a clause in brackets begins that ends a stretch: the writer's own remark; ``last`` where none does."""
    if last - first < 4 or not place.has(last - 1, "close-bracket"):
        return last
    opens = next((at for at in range(last - 2, first, -1) if place.has(at, "open-bracket")), first)
    spoken = place.marked.inside[opens] or not any(place.clauses.finite[at] for at in range(opens + 1, last))
    return last if opens == first or spoken else opens


def _bare(place: Place, first: int, last: int) -> tuple[int, int]:
    words = place.words
    while first < last and words[first].classes & {"comma", "colon", "semicolon", "stop", "dash", "line"}:
        first += 1
    while last > first and words[last - 1].classes & {"comma", "colon", "semicolon", "stop", "dash", "line"}:
        last -= 1
    last = _aside(place, first, last)
    if last > first and place.quoted(first) == last:
        return _bare(place, first + 1, last - 1)
    if (
        last > first
        and is_quote(words[last - 1])
        and not any(place.quoted(at) == last for at in range(first, last - 1))
    ):
        return _bare(place, first, last - 1)
    if last > first and is_quote(words[first]) and not place.quoted(first):
        return _bare(place, first + 1, last)
    return first, last
