"""Issuers: subjects that a clause of saying takes from the words before it: "as for X, he", "a statement in which"."""

from collections.abc import Sequence

from tawatur.annotate.clause import is_comma, is_preposition
from tawatur.annotate.phrases import source_after, trimmed
from tawatur.annotate.place import Place
from tawatur.annotate.subjects import verb_lead
from tawatur.lang.columns import back
from tawatur.model.annotation import Cue

SAYERS = ("outlets", "bodies", "titles", "given-names", "states", "sources", "name-heads", "nisba")
"""What the phrase of a sayer can begin with."""


def that_he(place: Place, at: int) -> bool:
    """Whether "that he" stands right before a verb, so that a noun behind it can only be its object."""
    at = verb_lead(place, at) - 1
    return at >= place.first and place.has(at, "particles.en=that_he")


def topic_of(place: Place, cue: Cue) -> tuple[int, int] | None:
    """The topic that "as for X, he said" puts before its verb; None where none stands so."""
    if not place.has(cue.first, "clitics=then") and not place.has(max(cue.first - 1, place.first), "clitics=then"):
        return None
    for at in range(place.first, min(place.first + 2, cue.first - 1)):
        if place.has(at, "particles.en=as_for") and not is_preposition(place.words[at + 1]):
            stop = cue.first - (0 if place.has(cue.first, "clitics=then") else 1)
            return trimmed(place, at + 1, stop)
    return None


def issuer(place: Place, cue: Cue) -> tuple[int, int] | None:
    """Who issues, in the same sentence, the words "in which he said that": the subject of the verb before."""
    for at in range(cue.first - 2, max(place.first, cue.first - 8), -1):
        if place.has(at, "clitics=to") and place.has(at - 1, "say-nouns"):
            return source_after(place, at + 1, cue.first, strict=False)
    for at in back(place.clauses.finite, max(place.first, cue.first - 24), cue.first):
        phrase = source_after(place, at + 1, cue.first, strict=True) if not place.marked.named[at] else None
        if phrase and (place.name(phrase[0])[0] or place.has(phrase[0], *SAYERS)) and not _document(place, phrase[0]):
            return phrase
    return None


def _document(place: Place, at: int) -> bool:
    return place.has(at, "say-nouns", "sources.kind=document")


def goes_on(place: Place, cue: Cue) -> bool:
    """Whether a cue's verb is joined to an earlier one of its sentence: "… attacked the minister and called him …"."""
    at = cue.first - (0 if place.has(cue.first, "clitics=and") else 1)
    joints = ("clitics=and", "clitics=then", "particles=coordination", "particles=relative-bare")
    return at > place.first + 1 and place.has(at, *joints)


def main_clause(place: Place, cue: Cue, cues: Sequence[Cue]) -> bool:
    """Whether a cue stands in a clause of the writer's own: the first of its sentence, or behind a joint."""
    if cue is cues[0]:
        return "masdar" not in cue.frame or place.has(cue.last - 1, "pronoun-suffix")
    at = cue.first - 1
    joined = at > place.first and place.has(at, "clitics=and", "clitics=then")
    at -= joined
    if at <= place.first or place.has(at, "particles=subordination", "particles=contrast", "stop"):
        return True
    return joined and (is_comma(place.words[at]) or place.has(at, "close-quote", "plain-quote"))
