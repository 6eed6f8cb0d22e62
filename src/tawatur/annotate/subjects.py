"""Subjects that stand before their verb: in its clause, as the head of a relative clause, as somebody told of."""

from tawatur.annotate.clause import is_comma, is_preposition, is_quote
from tawatur.annotate.phrases import LONGEST, ROLES, STOPPERS, source_after
from tawatur.annotate.place import Place
from tawatur.lang.columns import Questions, places
from tawatur.lang.words import Word

_BEFORE_VERB = (
    "particles=adverb-discourse", "adverbs", "bare-modality", "clitics=future", "negation", "time-words=past-tense",
)  # fmt: skip
"""What may stand between a subject and its verb."""


def relative_head(place: Place, at: int) -> tuple[int, int] | None:
    """The noun phrase that a relative clause takes up whose verb stands at ``at``: "X, who had said that"."""
    who = verb_lead(place, at) - 1
    if who <= place.first or not place.has(who, "particles=relative") or place.has(at, "pronoun-suffix"):
        return None
    genders = {e.get("gender") for e in place.words[at].entries if e.get("form") == "past"}
    if genders and _gender(place, who) not in genders:
        return None
    stop = who
    while stop > place.first and (is_comma(place.words[stop - 1]) or place.has(stop - 1, "clitics=and")):
        stop -= 1
    found = None
    for start in range(stop - 1, max(place.first, stop - LONGEST) - 1, -1):
        if place.has(start, *STOPPERS) or place.clauses.finite[start] and not place.marked.named[start]:
            break
        if place.name(start)[0] or place.has(start, *ROLES, "nisba", "noun", "unknown"):
            phrase = source_after(place, start, stop, strict=False)
            if phrase and phrase[0] == start and phrase[1] == stop and _fits(place, start, who):
                found = phrase
        if found and start > place.first and is_preposition(place.words[start - 1]) and _ends_at(place, start, found):
            break
    return found


def _ends_at(place: Place, start: int, found: tuple[int, int]) -> bool:
    """Whether a preposition before a noun phrase begins another part of the clause, and does not continue a name."""
    person = any(place.name(at)[1] == "PER" for at in range(*found))
    return person or not place.has(start - 1, "clitics=to", "particles.en=in")


def _fits(place: Place, head: int, who: int) -> bool:
    """Whether a head noun can be what a relative pronoun means: a feminine pronoun wants a feminine or plural one."""
    if _gender(place, who) == "m" or place.marked.named[head]:
        return True
    return place.words[head].norm[-1] == _MARBUTA or place.has(head, *_PLURALS)


_PLURALS = ("sources.number=p", "name-heads.number=p", "say-nouns.number=p", "titles.gender=f", "unknown")


_MARBUTA = "\u0647"


def _gender(place: Place, who: int) -> str:
    """The gender of a relative pronoun, m or f."""
    entry = place.words[who].entry("particles")
    return "f" if entry is not None and entry.get("gender") == "f" else "m"


def verb_lead(place: Place, at: int) -> int:
    """The token at which a verb begins with what belongs to it: commas, times, adverbs, "had", "may", "not"."""
    while at > place.first and (
        is_comma(place.words[at - 1]) or place.marked.times[at - 1] or place.has(at - 1, *_BEFORE_VERB)
    ):
        at -= 1
    return at


def subject_before(place: Place, at: int) -> tuple[int, int] | None:
    """The noun phrase before a verb in its clause ("X, who …, says"): the longest that reaches the verb."""
    stop = verb_lead(place, at)
    named = _quoted_name(place, stop)
    if named is not None:
        return named
    for start in _starts(place, stop):
        if place.name(start)[0] or place.has(start, *ROLES, "nisba") or _leads(place, start):
            phrase = source_after(place, start, stop, strict=False)
            if phrase and _reaches(place, phrase[1], stop):
                return phrase
    return _someone(place, stop, at) or _that_one(place, stop)


def _leads(place: Place, start: int) -> bool:
    """Whether a bare noun opens a quotation or what "that" introduces: there it can only be the subject."""
    if start == place.first or not place.has(start - 1, "open-quote", "plain-quote", "particles=that"):
        return False
    return place.has(start, "noun") and not place.has(start, "particles", "adverbs", "clitics", "pronoun-suffix")


def _someone(place: Place, stop: int, verb: int) -> tuple[int, int] | None:
    """An indefinite person right before a verb that tells of him: "a fan who hopes" without the "who"."""
    if place.has(verb, "adjective") and not place.has(verb, "present"):
        return None
    at = stop - 1
    while at > place.first and place.has(at, "nisba", "adjective") and not place.has(at, "article", *_PEOPLE):
        at -= 1
    if at < place.first or not place.has(at, *_PEOPLE) or place.has(at, "article"):
        return None
    modifies = at > place.first and place.has(at, "relational") and place.has(at - 1, "noun")
    return None if modifies and not place.has(at - 1, "article", "particles") else (at, stop)


_PEOPLE = ("sources.kind=person", "titles")


def _that_one(place: Place, stop: int) -> tuple[int, int] | None:
    """Who has done something already: "it has happened to X that he warned"."""
    if stop - 3 < place.first or not place.has(stop - 1, "particles=that"):
        return None
    for at in range(stop - 2, max(place.first, stop - 10), -1):
        if place.has(at, "clitics=to") and place.has(at - 1, "bare-modality=completed"):
            return source_after(place, at + 1, stop - 1, strict=False)
    return None


def _quoted_name(place: Place, stop: int) -> tuple[int, int] | None:
    """The words in quotation marks that are all that stands before a verb in its clause, where they are a name."""
    start = place.marked.closed.get(stop, -1)
    if start < place.first or stop - start > _QUOTED:
        return None
    opens = start == place.first or place.has(start - 1, "time-words=past-tense", "particles=that")
    return (start + 1, stop - 1) if opens else None


_QUOTED = 6
"""Tokens that a name in quotation marks has at the most, its marks counted."""


_AGED = {"number", "ages", "time-words=age", "open-bracket", "close-bracket"}
"""What an age beside a name consists of: "X, 34, says"."""


def _reaches(place: Place, end: int, stop: int) -> bool:
    """Whether only a closing mark, an age, or a relative clause between commas, lies between phrase and verb."""
    if all(is_comma(word) or is_quote(word) or not _AGED.isdisjoint(word.classes) for word in place.words[end:stop]):
        return True
    return (
        end + 1 < stop and is_comma(place.words[end]) and place.has(end + 1, "particles=relative") and stop - end < 20
    )


def _starts(place: Place, stop: int) -> list[int]:
    """Where the clause of a verb can begin, the farthest first."""
    limit, comma = max(place.first, stop - 30), place.clauses.comma
    found = [at + 1 for at in places(place.words.columns(_ASKED)[0], limit, stop - 1) if not comma[at + 1]]
    return [place.first, *found] if limit == place.first else found


_OPENS = ("particles=that", "particles=subordination", "particles=contrast", "colon", "stop", "comma", "clitics=and",
          "time-words=past-tense", "open-quote", "plain-quote", "semicolon", "line", "other-mark", "dash",
          "clitics=then", "particles=adverb-discourse")  # fmt: skip


def _opens(word: Word) -> bool:
    """Whether the clause of a verb can begin behind a word."""
    return not word.classes.isdisjoint(_OPENS)


_ASKED: Questions[Word] = Questions(_opens)
