"""Sayings without a verb: "in a statement of his: …", "in remarks to the radio: …"."""

from tawatur.annotate.clause import is_preposition, is_quote
from tawatur.annotate.phrases import source_after
from tawatur.annotate.place import Place

_REACH = 12
"""Tokens between the noun of saying and its colon."""


def said_in(place: Place, at: int) -> int:
    """The token behind the colon that a noun of saying behind "in" leads to without a verb; 0 where it does not."""
    if at == place.first or not place.has(at - 1, "particles.en=in") or place.has(at, "article"):
        return 0
    if any(place.clauses.finite[before] for before in range(max(place.first, at - 6), at)):
        return 0
    for behind in range(at + 1, min(place.last - 1, at + _REACH)):
        if place.has(behind, "colon"):
            return behind + 1
        if place.has(behind, "stop", "comma", "particles=that") or is_quote(place.words[behind]):
            return 0
        if bool(place.clauses.finite[behind]):
            return 0
    return 0


def its_sayer(place: Place, at: int, colon: int) -> tuple[int, int] | None:
    """The sayer behind a noun of saying: "a statement by X", "X's statement"; None for a pronoun or nobody."""
    if place.has(at, "clitics=to", "particles.en=from", "particles.en=about"):
        at += 1
    phrase = source_after(place, at, colon, strict=False)
    roles = ("titles", "sources", "name-heads", "nisba")
    return phrase if phrase and (place.name(phrase[0])[0] or place.has(phrase[0], *roles)) else None


def stands_in(place: Place, at: int) -> bool:
    """Whether a verb of standing has a statement or document in which something stands: "it said in a statement"."""
    if at + 2 >= place.last or not place.has(at + 1, "particles.en=in"):
        return False
    return place.has(at + 2, "say-nouns=statement", "say-nouns=document", "sources.kind=document")


def uttered(place: Place, at: int) -> int:
    """The noun of saying that a verb like "to direct" has for its object: a warning, a call; 0 for none."""
    for behind in range(at + 1, min(place.last - 1, at + _REACH)):
        if place.has(behind, "stop", "particles=that", "particles=relative", "colon"):
            return 0
        if place.has(behind, *_UTTERED):
            return 0 if is_preposition(place.words[behind - 1]) else behind
        if place.clauses.finite[behind] and not place.has(behind, "noun"):
            return 0
    return 0


_UTTERED = ("say-nouns=claim", "say-nouns=warning", "say-nouns=request", "say-nouns=promise")


def utters(place: Place, at: int) -> tuple[str, int]:
    """How the content follows such a noun: ("noun"|"that", its first token); ("", -1) where none follows."""
    noun = uttered(place, at)
    if not noun:
        return "", -1
    behind = noun + 1
    if place.has(behind, "particles=that"):
        return "that", behind + 1
    if is_preposition(place.words[behind]) and behind + 1 < place.last:
        return "noun", behind + 1
    return ("noun", behind) if place.has(behind, "article", "masdar") else ("", -1)
