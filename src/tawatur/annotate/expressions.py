"""Fixed expressions that attribute: "according to", "as X reported", "it is expected"."""

from tawatur.annotate.clause import is_join, is_preposition, is_that
from tawatur.annotate.frames import speaks
from tawatur.annotate.introducers import introducer
from tawatur.annotate.phrases import source_after
from tawatur.annotate.place import Place
from tawatur.model.annotation import Cue
from tawatur.model.chain import Stance


def cue_over(place: Place, tokens: tuple[int, int], by: str, sense: tuple[str, Stance], opens: int = -1) -> Cue:
    """A cue over tokens and the joints stuck to them; ``sense`` is its kind and stance."""
    first, last = tokens
    start = first
    if first > place.first and place.tokens.joined[first] and is_join(place.words[first - 1]):
        start = first - 1
    elif first > place.first and place.tokens.joined[first] and is_preposition(place.words[first - 1]):
        start = first - 1
        if start > place.first and place.tokens.joined[start] and is_join(place.words[start - 1]):
            start -= 1
    return Cue(place.tokens.span(start, last), by, *sense, by.removeprefix("cue."), first, last, opens)


def according(place: Place, at: int) -> Cue | None:
    """An according-to expression: "according to X", "as X reported", "quoting X"."""
    entry = place.words[at].entry("according")
    if entry is None:
        return None
    how, last = entry.get("frame"), at + 1
    if how == "verb":
        verb_at = last
        while verb_at < place.last and verb_at < last + 2 and "say-verbs" not in place.words[verb_at].classes:
            verb_at += 1
        if verb_at >= place.last or "say-verbs" not in place.words[verb_at].classes:
            return None
        if _goes_on(place, at, verb_at + 1) or not _retold(place, at, verb_at):
            return None
        last = verb_at + 1
    elif how in ("noun", "quoted"):
        if last >= place.last or place.has(last, "mark") and not place.quoted(last) or not _can_tell(place, at, last):
            return None
    elif how in ("li", "ila", "ala", "bi", "an"):
        if last >= place.last or not _governs(place, last, how) or not speaks(place, last + 1):
            return None
        if how == "an":
            last += 1
    by = "cue.transmitted" if how in ("an", "bi", "quoted") else "cue.according"
    return cue_over(place, (at, last), by, ("according-to", Stance(entry.get("stance"))))


def _goes_on(place: Place, at: int, behind: int) -> bool:
    """Whether the verb of "as …" has content of its own; behind "according to what X said, then" it has none."""
    how, opens = introducer(place, behind)
    taken_up = opens - 2 > behind and place.has(opens - 2, "clitics=then")
    taken_up = taken_up and not place.has(at, "particles=subordination")
    return how == "colon" or how == "that" and not taken_up


def _retold(place: Place, at: int, verb_at: int) -> bool:
    """Whether "as" and a verb point back at what is said; before a verb that can do more, "as" adds a clause."""
    if " " in place.words[at].norm or "particles=subordination" not in place.words[at].classes:
        return True
    entry = place.words[verb_at].entry("say-verbs")
    if entry is None or entry.get("weak") == "yes" or entry.get("sign") == "yes":
        return False
    if entry.get("stance") != "asserts" or place.has(verb_at - 1, "clitics=future"):
        return False
    phrase = source_after(place, verb_at + 1, place.last, strict=True)
    behind = phrase[1] if phrase else verb_at + 1
    ends = ("mark", "particles=preposition", "clitics=to")
    return at > place.first and (behind >= place.last or place.has(behind, *ends))


def _can_tell(place: Place, at: int, last: int) -> bool:
    """Whether what a single word for "according to" governs can tell something; of a phrase its noun tells it."""
    return " " in place.words[at].norm or place.has(last, "particles") or speaks(place, last)


_GOVERNS = {
    "li": {"clitics=to", "particles.en=to"},
    "ila": {"particles.en=to"},
    "ala": {"particles.en=on"},
    "bi": {"clitics=with"},
    "an": {"particles.en=about"},
}


def _governs(place: Place, at: int, frame: str) -> bool:
    return bool(place.words[at].classes & _GOVERNS[frame])


def impersonal(place: Place, at: int) -> Cue | None:
    """Nobody named: "it is expected that". The passive is read where no subject stands between verb and content."""
    word = place.words[at]
    entry = word.entry("impersonal")
    if entry is None or negated(place, at) or entry.get("active") == "yes" and _has_subject(place, at):
        return None
    after = at + 1
    sense = "impersonal", Stance(entry.get("stance"))
    if "impersonal.content=before" in word.classes:
        return cue_over(place, (at, after), "cue.impersonal", sense, -1)
    opens = _that_behind(place, after)
    if opens:
        return cue_over(place, (at, after), "cue.impersonal", sense, opens)
    if " " in word.norm:
        return cue_over(place, (at, after), "cue.impersonal", sense, after)
    return None


def _that_behind(place: Place, at: int) -> int:
    """The token behind "that", or "by that", where it stands at once; else 0."""
    if at < place.last and place.has(at, "clitics=with", "particles.en=in", "particles.en=from"):
        at += 1
    return at + 1 if at < place.last and is_that(place.words[at]) else 0


def _has_subject(place: Place, at: int) -> bool:
    """Whether a name or a definite noun stands right before the verb: then it is no passive."""
    return at > place.first and (bool(place.marked.named[at - 1]) or place.has(at - 1, "titles", "nisba", "sources"))


def negated(place: Place, at: int) -> bool:
    """Whether a negation stands right before a verb, or before its future."""
    before = at - 1
    if before >= place.first and "clitics=future" in place.words[before].classes:
        before -= 1
    return before >= place.first and bool(
        place.words[before].classes & {"negation=past", "negation=future", "negation=present"}
    )
