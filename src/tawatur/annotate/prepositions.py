"""Prepositions that lead from a verb to what it says."""

from functools import cache

from tawatur.annotate.phrases import source_after
from tawatur.annotate.place import Place
from tawatur.lang.pack import Entry


def elsewhere(place: Place, at: int, opens: int, entry: Entry) -> bool:
    """Whether a verb has its content behind its own preposition already, so that a later "that" is not its own."""
    if entry.get("prep") in ("", "bi", "bi+an"):
        return False
    own = own_preposition(place, at, entry)
    adjacent = bool(place.words[opens - 2].classes & leads(entry.get("prep")))
    if not own or own == opens - 2:
        return False
    if entry.get("weak") == "yes" or entry.get("sign") == "yes" and not adjacent:
        return True
    return not adjacent and not place.has(own + 1, "say-nouns")


def own_preposition(place: Place, at: int, entry: Entry) -> int:
    """Where the preposition stands that leads from a verb to what it says, or before whom it is said; 0 for nowhere."""
    named = entry.get("prep") or entry.get("lead") or entry.get("recipient")
    if not named:
        return 0
    wanted = leads(named)
    for behind in range(at + 1, min(place.last - 1, at + _NEAR)):
        if place.words[behind].classes & wanted:
            return behind
        if place.has(behind, "stop", "particles=that") or other_verb(place, behind):
            return 0
    return 0


_NEAR = 24
"""Tokens between a verb and its preposition."""


_PREPOSITIONS = {"ila": "to", "ala": "on", "an": "about", "bi": "with", "min": "from", "li": "to", "fi": "in"}


def complement(place: Place, at: int, entry: Entry) -> bool:
    """Whether the preposition that the verb's noun takes stands in the clause; True where it takes none."""
    if entry.get("unlike") and _straight_behind(place, at, entry.get("unlike")):
        return False
    if entry.get("object") == "cause":
        return not place.has(at + 1, "particles.en=to", "clitics=to", "particles=prep-pronoun")
    prep = entry.get("prep") or (entry.get("recipient") if entry.get("weak") == "yes" else "")
    if not prep:
        return True
    wanted = leads(prep)
    for word in place.words[at + 1 : min(place.last, at + 16)]:
        if word.classes & wanted:
            return True
        if "stop" in word.classes:
            return False
    return False


def _straight_behind(place: Place, at: int, prep: str) -> bool:
    """Whether a preposition that gives a verb another sense follows it, at once or behind its subject."""
    phrase = source_after(place, at + 1, place.last, strict=True)
    ends = (at + 1, phrase[1] if phrase else at + 1, at + 3)
    return any(end < place.last and place.words[end].classes & leads(prep) for end in ends)


@cache
def leads(prep: str) -> frozenset[str]:
    """The classes of the prepositions that a list's key names, joined by "+"."""
    words = [_PREPOSITIONS[name] for name in prep.split("+")]
    found = {name for word in words for name in (f"particles.en={word}", f"clitics={word}")}
    return frozenset(found | {"particles.en=for_that"} if "to" in words else found)


def other_verb(place: Place, at: int) -> bool:
    """Whether a verb of another clause stands here."""
    if place.marked.named[at]:
        return False
    classes = place.words[at].classes
    if "pronoun-suffix" in classes and clause_of_noun(place, at):
        return False
    verb = place.clauses.finite[at] and not classes.isdisjoint(("past", "present"))
    return bool(verb) and "unknown" not in classes


def clause_of_noun(place: Place, at: int) -> bool:
    """Whether a verb with a pronoun is the clause of an indefinite noun of saying: "a letter to him it published"."""
    for before in range(at - 1, max(place.first, at - _CLOSE), -1):
        if place.has(before, "mark") and not place.has(before, "other-mark"):
            return False
        if place.has(before, "say-nouns", "sources.kind=document"):
            return not place.has(before, "article", "pronoun-suffix")
    return at > place.first and place.has(at - 1, "nisba", "adjective") and not place.has(at - 1, "article")


_CLOSE = 6
"""Tokens between such a noun and its verb."""
