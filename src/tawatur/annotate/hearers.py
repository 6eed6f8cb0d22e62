"""Hearers and objects: whom a verb accuses, asks or tells, and what it holds to be something, who are no source."""

from tawatur.annotate.clause import is_preposition
from tawatur.annotate.openings import PREPOSITIONS
from tawatur.annotate.phrases import ROLES
from tawatur.annotate.place import Place
from tawatur.model.annotation import Cue


def before_hearer(place: Place, colon: int) -> int:
    """The token behind the sayer of a headline, without whom he tells it: "the minister to the fans: …"."""
    for at in range(colon - 2, place.first, -1):
        if place.has(at, "clitics=to") and place.name(at + 1)[0] == colon and place.marked.named[at - 1]:
            return at
    return colon


OBJECTS = ("accused", "described", "hearer")


def takes(place: Place, cue: Cue, objects: tuple[str, ...]) -> bool:
    """Whether a cue's verb takes such an object."""
    verb = place.words[cue.last - 1]
    return any(entry.get("object") in objects for entry in verb.entries if entry.list == "say-verbs")


def addressed(place: Place, cue: Cue, stop: int, objects: tuple[str, ...]) -> bool:
    """Whether the phrase that ends at ``stop`` is whom a verb accuses, asks or warns: its preposition follows."""
    must = any(entry.get("must") for entry in place.words[cue.last - 1].entries)
    if must and stop < place.last and place.has(stop, "masdar") and not place.has(stop, *ROLES):
        return True
    return (
        (must or takes(place, cue, objects))
        and not place.has(cue.last - 1, "pronoun-suffix")
        and stop < place.last
        and place.has(stop, "clitics=with", "particles=that", *PREPOSITIONS)
    )


def considered(place: Place, cue: Cue, phrase: tuple[int, int] | None) -> bool:
    """Whether a verb of holding says what something is held to be, by nobody: "the dam in Ruritania is considered the
    largest". Who holds it of something names that right behind himself."""
    verb = place.words[cue.last - 1]
    entry = verb.entry("say-verbs")
    if entry is None or entry.get("en") != "hold" or "pronoun-suffix" in verb.classes:
        return False
    if phrase is None:
        return "say-verbs.form=present" in verb.classes
    return phrase[1] < place.last and is_preposition(place.words[phrase[1]])


def described(place: Place, at: int) -> bool:
    """Whether a verb takes for object what it describes, accuses or tells: what stands behind it says nothing."""
    entry = place.words[at].entry("say-verbs")
    return entry is not None and entry.get("object") in OBJECTS and not place.name(at + 1)[0]


def told_medium(place: Place, cue: Cue, source: tuple[int, int]) -> tuple[int, int] | None:
    """The name of the medium that a source tells something, behind the verb and before what is said."""
    end = cue.opens if cue.opens > cue.last else min(place.last, cue.last + _TOLD)
    for at in range(cue.last, end - 1):
        if place.has(at, "particles=that", "comma", "colon", "stop"):
            return None
        named = source[0] <= at + 1 < source[1] or place.has(at - 1, *_MEDIA)
        if named or not place.has(at, "clitics=to"):
            continue
        name = at + 2 if place.has(at + 1, "sources.media=yes") and not place.has(at + 1, *_MEDIA) else at + 1
        if name < end and place.has(name, *_MEDIA):
            return (at + 1, name + 1)
    return None


_MEDIA = ("agencies", "outlets")
_TOLD = 10
"""Tokens behind a verb in which the medium that is told stands, where nothing opens what is said."""
