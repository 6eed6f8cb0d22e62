"""What introduces content behind a verb of saying: "that", a colon, a quotation; and what stands in its way."""

from tawatur.annotate.clause import is_comma, is_join, is_preposition, is_quote, is_that, verb_form
from tawatur.annotate.place import Place
from tawatur.annotate.prepositions import other_verb
from tawatur.lang.columns import Questions, places
from tawatur.lang.words import Word

REACH = 34
"""Tokens between a verb and what introduces its content; a longer noun phrase is not a source."""


TITLE = 4
"""Words a quotation may have and still be a name or title inside a noun phrase."""


def introducer(place: Place, at: int, *, strong: bool = False) -> tuple[str, int]:
    """What introduces the content after ``at``: ("that"|"quote"|"colon", first content token); ("", -1) for nothing.

    Behind a ``strong`` verb, one that only ever says, or behind the source it quotes, a relative clause may stand
    in between.
    """
    weighs, limit = place.words.columns(_ASKED)[0], min(place.last, at + REACH)
    at = weighs.find(1, at, limit)
    while at >= 0:
        word, stop = place.words[at], place.quoted(at)
        if is_that(word):
            return "that", at + 1
        if "colon" in word.classes:
            return "colon", at + 1
        if stop and (stop - at - 2 > TITLE or not _goes_on(place, stop) and not _named(place, at, stop)):
            return "quote", at
        if "stop" in word.classes or "line" in word.classes or _aside(place, at):
            return "", -1
        behind = behind_relative(place, at, limit)
        if behind:
            at = behind - 1
        elif "according" in word.classes:
            strong = True
        elif other_verb(place, at) and (not strong or "say-verbs" in word.classes and not asks_no_name(place, at)):
            return "", -1
        at = weighs.find(1, stop or at + 1, limit)
    return "", -1


def behind_relative(place: Place, at: int, limit: int, *leads: str) -> int:
    """The token behind the comma that closes a relative clause behind a sayer, where what he says follows at once,
    behind "that", a colon, a quotation or one of ``leads``: "said X, who …, that"; 0 where none closes so."""
    if not place.has(at, "particles=relative") or any(
        place.has(i, *_ASIDE) for i in range(max(place.first, at - 6), at)
    ):
        return 0
    last = min(limit, place.last) - 1
    for comma in places(place.clauses.comma, at, last):
        behind = comma + 1
        if is_that(place.words[behind]) or place.has(behind, "colon", *leads) or place.quoted(behind) - behind > TITLE:
            return behind
        if behind < last and is_preposition(place.words[behind]) and is_that(place.words[behind + 1]):
            return behind
    return _quotation(place, at, last)


def _quotation(place: Place, at: int, last: int) -> int:
    """The colon, or where the sayer spoke behind a comma, that leads from a relative clause to a long quotation."""
    for here in range(at, last):
        if place.has(here, "stop", "line"):
            return 0
        if place.quoted(here + 1) - here > TITLE + 1:
            spoke = place.clauses.comma.rfind(1, max(at, here - _WHERE), here)
            if place.has(here, "colon"):
                return here
            return here + 1 if spoke > 0 and is_preposition(place.words[spoke + 1]) else 0
    return 0


_WHERE = 8
"""Words between the comma behind a relative clause and the quotation: "…, on the channel's site"."""


_ASIDE = ("particles.en=to", "particles.en=from")
"""Behind these stands no sayer."""


_INTRODUCES = {"particles=that", "particles=relative", "colon", "stop", "line", "according", "particles=subordination",
               "say-verbs.form=participle"}  # fmt: skip


def _weighs(word: Word) -> bool:
    """Whether a word behind a verb can introduce its content, or ends the search."""
    return verb_form(word) > 0 or is_quote(word) or not word.classes.isdisjoint(_INTRODUCES)


_ASKED: Questions[Word] = Questions(_weighs)


def _named(place: Place, at: int, stop: int) -> bool:
    """Whether a quotation is a name and nobody's words: a state's ministry "Pentagon", the channel "Sky"."""
    return at > place.first and place.name(at + 1)[0] == stop - 1


def asks_no_name(place: Place, at: int) -> bool:
    """Whether a source asks here to stay unnamed, which is no news: "who asked that their names be withheld"."""
    return at + 1 < place.last and place.has(at + 1, "anonymity")


def _aside(place: Place, at: int) -> bool:
    """Whether a comma and a subordinate clause or a participle of saying stand here: "…, saying", "…, while"."""
    if at == place.first or not is_comma(place.words[at - 1]):
        return False
    return place.has(at, "particles=subordination") or adverbial(place, at)


def adverbial(place: Place, at: int) -> bool:
    """Whether a participle of saying stands as one, "…, adding that", and not as a noun or its adjective.

    Behind a comma, joint or quotation it does, if it is in the accusative where its form shows case; the accusative
    of a verb that only ever says needs no comma.
    """
    rows = [e for e in place.words[at].entries if e.list == "say-verbs" and e.get("form") == "participle"]
    if not rows or place.has(at, "article"):
        return False
    if at > place.first and place.has(at - 1, "particles=pronoun"):
        return True
    cased = any(e.get("case") or e.get("gender") == "f" or e.get("number") == "p" for e in rows)
    if at == place.first or not cased:
        return cased
    before = place.words[at - 1]
    if is_comma(before) or is_join(before) or is_quote(before):
        return True
    return any(e.get("case") and not e.get("weak") and e.get("content") == "that" for e in rows)


def _goes_on(place: Place, at: int) -> bool:
    """Whether an introducer still follows a short quotation: then the quotation names something."""
    for word in place.words[at : min(place.last, at + 12)]:
        if is_that(word) or "colon" in word.classes:
            return True
        if "stop" in word.classes:
            return False
    return False
