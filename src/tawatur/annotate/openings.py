"""Openings: where the noun phrase begins that a verb of saying has for its content."""

from tawatur.annotate.clause import is_comma, is_preposition
from tawatur.annotate.phrases import source_after
from tawatur.annotate.place import Place
from tawatur.annotate.prepositions import own_preposition
from tawatur.model.annotation import Cue

PREPOSITIONS = ("particles.en=to", "particles.en=on", "particles.en=about", "particles.en=from", "particles.en=in")
"""What leads from a verb to the noun phrase it says."""


def content_start(place: Place, cue: Cue, at: int) -> int:
    """The first token of a noun-phrase content: behind a recipient, adverbs, times and the verb's preposition."""
    verb = place.words[cue.last - 1]
    recipient = next((e.get("recipient") for e in verb.entries if e.list == "say-verbs" and e.get("recipient")), "")
    if recipient and at + 1 < place.last and place.has(at, f"particles.en={_RECIPIENT[recipient]}"):
        phrase = source_after(place, at + 1, place.last, strict=True)
        at = phrase[1] if phrase else at
    at = skipped(place, at)
    if any(e.get("object") == "hearer" for e in verb.entries if e.list == "say-verbs"):
        at = _behind_hearer(place, at)
    at = _behind_told(place, at)
    entry = verb.entry("say-verbs")
    own = own_preposition(place, at - 1, entry) if entry and entry.get("prep") not in ("", "bi") else 0
    further = own + 1 if own else _governed(place, at)
    return _hoped(place, further) if further else at


def _behind_told(place: Place, at: int) -> int:
    """The token behind "to X", who is told something, where what he is told follows at once."""
    if at + 2 >= place.last or not place.has(at, "clitics=to"):
        return at
    stop = place.name(at + 1)[0]
    return stop if 0 < stop < place.last and place.has(stop, "masdar") else at


def _hoped(place: Place, at: int) -> int:
    """The token behind "his hope for": what a noun of hoping or wanting leads to; else the same token."""
    wishes = ("say-nouns=expectation", "say-nouns=request", "say-nouns=opinion")
    if at + 2 < place.last and "pronoun-suffix" in place.words[at].classes and place.has(at, *wishes):
        return _governed(place, at + 1) or at
    return at


_RECIPIENT = {"ala": "on", "min": "from"}


def _behind_hearer(place: Place, at: int) -> int:
    """The token behind who is asked or told: a name or a definite noun; the same token where none stands there."""
    if at < place.last and (place.name(at)[0] or place.has(at, "article", "sources")):
        phrase = source_after(place, at, place.last, strict=True)
        behind = skipped(place, phrase[1]) if phrase else at
        if behind < place.last and is_preposition(place.words[behind]):
            return behind
    return at


def skipped(place: Place, at: int) -> int:
    """The token behind commas, times and adverbs."""
    while at < place.last and (
        is_comma(place.words[at])
        or place.marked.times[at]
        or place.has(at, "particles=adverb-discourse", "particles=adverb", "adverbs")
    ):
        at += 1
    return at


def _governed(place: Place, at: int) -> int:
    """The token behind the preposition that leads to the content, where only a manner stands before it."""
    if at < place.last and place.has(at, *PREPOSITIONS):
        return at + 1
    if at < place.last and place.has(at, "clitics=with"):
        return at + 1
    manner = place.quoted(at) or (at + 3 if at + 3 < place.last and place.has(at, "clitics=with") else 0)
    if manner and manner - at <= 4 and manner < place.last and place.has(manner, *PREPOSITIONS, "clitics=to"):
        return manner + 1
    return 0
