"""Openings: where the noun phrase begins that a verb of saying has for its content."""

from tawatur.annotate.clause import is_comma, is_preposition
from tawatur.annotate.introducers import REACH, behind_relative
from tawatur.annotate.phrases import source_after
from tawatur.annotate.place import Place
from tawatur.annotate.prepositions import own_preposition
from tawatur.lang.words import Word
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
    at = _behind_clause(place, skipped(place, at), verb)
    if any(e.get("object") == "hearer" for e in verb.entries if e.list == "say-verbs"):
        at = _behind_hearer(place, at)
    at = _behind_told(place, at)
    entry = verb.entry("say-verbs")
    own = own_preposition(place, at - 1, entry) if entry and entry.get("prep") not in ("", "bi") else 0
    further = own + 1 if own else _governed(place, at)
    return _hoped(place, further) if further else at


def _behind_clause(place: Place, at: int, verb: Word) -> int:
    """The token behind the relative clause of a sayer, and behind where he spoke: "in a statement of Thursday"."""
    if at < place.last and place.has(at, "particles=relative"):
        at = behind_relative(place, at, at + REACH, *PREPOSITIONS, "clitics=with", "clitics=to") or at
    entry = verb.entry("say-verbs")
    if entry is None or at + 1 >= place.last or "fi" in entry.get("prep") + entry.get("lead"):
        return at
    if not place.has(at, "particles.en=in") or not place.has(at + 1, "say-nouns=statement", "event-nouns=CONSULT"):
        return at
    comma = place.clauses.comma.find(1, at, min(place.last - 1, at + _SPOKEN))
    if comma > 0 and not place.clauses.finite[comma + 1]:
        return skipped(place, comma)
    phrase = source_after(place, at + 1, place.last, strict=True)
    at = skipped(place, phrase[1]) if phrase and phrase[1] < place.last else at
    told = place.name(at + 1)[0] if at + 1 < place.last and place.has(at, "particles.en=to", "clitics=to") else 0
    return told if 0 < told < place.last else at


_SPOKEN = 16
"""Tokens that tell where and when somebody spoke, at the most."""


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
        if behind < place.last and (is_preposition(place.words[behind]) or place.name(at)[0] and _act(place, behind)):
            return behind
    return at


def _act(place: Place, at: int) -> bool:
    return place.has(at, "masdar") and not place.has(at, "article", "nisba", "adjective")


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
