"""Frames: how the content follows a verb of saying, and what introduces it."""

from tawatur.annotate.clause import is_comma, is_join, is_preposition, is_that
from tawatur.annotate.introducers import REACH, TITLE, introducer
from tawatur.annotate.nominals import stands_in, utters
from tawatur.annotate.openings import skipped
from tawatur.annotate.phrases import source_after
from tawatur.annotate.place import Place
from tawatur.annotate.prepositions import complement, elsewhere, leads, own_preposition
from tawatur.annotate.subjects import subject_before
from tawatur.lang.pack import Entry


def frame(place: Place, at: int, entry: Entry) -> tuple[str, int]:
    """How the content follows the verb: ("that"|"quote"|"colon"|"noun"|"quote-before", its first token)."""
    form, weak, noun = entry.get("form"), entry.get("weak") == "yes", entry.get("np") == "yes"
    if (noun or weak and entry.get("transmit") != "yes") and not entry.get("prep") and _repeats(place, at):
        return "", -1
    if entry.get("kind") == "attitude" and noun and _said_behind(place, at):
        return ("noun", at + 1) if complement(place, at, entry) and _governs_noun(place, at, form) else ("", -1)
    if entry.get("en") == "utter":
        return utters(place, at)
    if entry.get("en") == "stand_in" and not stands_in(place, at):
        return "", -1
    if noun and entry.get("kind") == "attitude" and _acted(place, at + 1):
        return "noun", at + 1
    how, opens = introducer(place, at + 1, strong=entry.get("content") == "that" and not weak)
    if entry.get("en") == "claim" and how != "that" and not _claims(place, at):
        return "", -1
    if how == "quote" and weak and not noun and not _spoken(place, opens, entry):
        how = ""
    if how == "quote" and (noun or entry.get("kind") == "attitude") and not _straight(place, at, opens, entry):
        how = ""
    if how == "that" and elsewhere(place, at, opens, entry):
        how = ""
    if how == "quote" and entry.get("sign") == "yes" and entry.get("prep") and not complement(place, at, entry):
        how = ""
    if how == "that" and entry.get("object") == "described" and not place.has(at, "pronoun-suffix"):
        return "noun", at + 1
    if not how and form in ("past", "present") and not weak and _closes_quote(place, at):
        return "quote-before", -1
    if not how and not noun and entry.get("en") == "show" and shown(place, at):
        return "noun", at + 1
    if not how and noun and at + 1 < place.last and complement(place, at, entry):
        return ("noun", at + 1) if _governs_noun(place, at, form) else (how, opens)
    return how, opens


def _claims(place: Place, at: int) -> bool:
    """Whether an act follows a verb of claiming, or its subject: with a name behind it the verb is "is called"."""
    phrase = None if _acted(place, at + 1) else source_after(place, at + 1, place.last, strict=True)
    return _acted(place, phrase[1] if phrase else at + 1)


def passive(place: Place, at: int, entry: Entry) -> bool:
    """Whether a verb that takes a person or thing and what is held of it has only the latter: "the accused of …"."""
    if at + 1 >= place.last or place.has(at, "pronoun-suffix"):
        return False
    if entry.get("object") == "accused":
        return place.has(at + 1, "clitics=with")
    if entry.get("en") != "hold" or place.name(at + 1)[0] or place.has(at + 1, *_CAN_SPEAK, "particles", "mark"):
        return False
    construct = at + 2 < place.last and (place.has(at + 2, "article") or bool(place.name(at + 2)[0]))
    return place.has(at + 1, "adjective", "noun") and not construct


def shown(place: Place, at: int) -> bool:
    """Whether a document stands before or behind a verb of showing, and what it shows behind that."""
    if place.has(at, "pronoun-suffix") or at + 2 >= place.last:
        return False
    if place.has(at + 1, _DOCUMENT):
        phrase = source_after(place, at + 1, place.last, strict=True)
        behind = skipped(place, phrase[1]) if phrase else place.last
        return behind < place.last and not place.has(behind, "negation", "particles", "stop")
    phrase = subject_before(place, at)
    told = phrase is not None and place.has(phrase[0], _DOCUMENT)
    bare = at > place.first and place.has(at - 1, _DOCUMENT) and not place.has(at - 1, "article")
    return (told or bare) and not place.has(at + 1, "mark", "particles")


_DOCUMENT = "sources.kind=document"


def _said_behind(place: Place, at: int) -> bool:
    """Whether a participle of saying follows before any introducer: what it introduces is not the verb's."""
    for word in place.words[at + 1 : min(place.last, at + 12)]:
        if is_that(word) or "stop" in word.classes or "colon" in word.classes:
            return False
        if "say-verbs.form=participle" in word.classes and "say-verbs.content=that" in word.classes:
            return "article" not in word.classes and "titles" not in word.classes
    return False


def _governs_noun(place: Place, at: int, form: str) -> bool:
    """Whether a form is the verb of a noun phrase, and no noun itself; a relative clause has its content before."""
    behind = place.words[at + 1].classes
    if place.has(at, "say-verbs.en=refuse") and _refuses_to_tell(place, at):
        return False
    if "particles=prep-pronoun" in behind and at > place.first and _relative(place, at - 1):
        return False
    entry = place.words[at].entry("say-verbs")
    if (
        "particles.en=from" in behind
        and entry
        and not place.has(min(at + 2, place.last - 1), "particles")
        and "min" not in entry.get("lead") + entry.get("recipient")
    ):
        return bool(entry.get("prep"))
    if place.has(at, "pronoun-suffix") and _object_said(
        place, at, relative=at > place.first and _relative(place, at - 1)
    ):
        return False
    return not place.has(at, "noun") or form == "participle" or _has_sayer(place, at) or _adds(place, at, form)


def _adds(place: Place, at: int, form: str) -> bool:
    """Whether a verb tells what the subject of an earlier one says too: "… and warned of", its preposition at once."""
    entry = place.words[at].entry("say-verbs")
    named = entry.get("prep") or entry.get("lead") or entry.get("recipient") if entry else ""
    if form != "past" or not named or at < place.first + 2 or not place.has(at - 1, "clitics=and"):
        return False
    earlier = place.clauses.finite.find(1, place.first, at - 1) >= 0
    return earlier and bool(place.words[at + 1].classes & leads(named))


def _refuses_to_tell(place: Place, at: int) -> bool:
    """Whether a noun of commenting or disclosing follows a verb of refusing: that says nothing."""
    for behind in range(at + 1, min(place.last - 1, at + REACH)):
        if place.has(behind, "stop", "particles=that"):
            return False
        if place.words[behind].classes >= _TELLING:
            return place.has(behind + 1, "particles.en=on", "particles.en=about", "clitics=with", "clitics=to", "stop")
    return False


_TELLING = {"say-verbs.form=masdar", "say-verbs.stance=asserts", "article"}


def _repeats(place: Place, at: int) -> bool:
    """Whether all a verb says is that somebody's saying is repeated: "X renewed his call that …"."""
    for behind in range(at + 1, min(place.last, at + 12)):
        if is_comma(place.words[behind]) or place.has(behind, "stop", "particles=that"):
            return False
        if place.has(behind, "say-verbs.form=masdar") and place.has(behind, "pronoun-suffix"):
            entry = place.words[behind].entry("say-verbs")
            return entry is not None and not entry.get("weak") and introducer(place, behind + 1)[0] == "that"
    return False


def _object_said(place: Place, at: int, *, relative: bool) -> bool:
    """Whether the pronoun stuck to a verb is all it says: "they ask for it", "the measure that they announced"."""
    entry = place.words[at].entry("say-verbs")
    if entry is None or entry.get("object"):
        return False
    return entry.get("stance") in (("asserts", *_OPEN) if relative else _OPEN)


_OPEN = ("asks", "expects", "promises", "denies")
"""Stances of verbs whose object is what is said, not whom it is said of."""


def _acted(place: Place, at: int) -> bool:
    """Whether a verbal noun follows at once: what somebody wants or intends to do, not who does."""
    return at < place.last and place.has(at, "masdar") and not place.name(at)[0] and not place.has(at, *_CAN_SPEAK)


_CAN_SPEAK = ("article", "titles", "sources", "name-heads", "nisba", "pronoun-suffix", "say-nouns", "particles")


def _relative(place: Place, at: int) -> bool:
    return place.has(at, "particles=relative", "particles=relative-bare")


def _spoken(place: Place, quote: int, entry: Entry) -> bool:
    """Whether a quotation behind a verb of many meanings is somebody's words: long, or the verb goes on a speech."""
    return entry.get("cont") == "yes" or place.quoted(quote) - quote - 2 > TITLE


def _has_sayer(place: Place, at: int) -> bool:
    """Whether a form that is also a noun has a subject, before it or right behind it."""
    behind = at + 1
    if place.name(behind)[0] or place.has(behind, "titles", "sources", "name-heads", "nisba"):
        return True
    return subject_before(place, at) is not None


def speaks(place: Place, at: int) -> bool:
    """Whether what follows a verb of showing can utter something: a name, title or source, or nothing at all."""
    if at >= place.last or place.marked.named[at]:
        return True
    classes = place.words[at].classes
    if classes & {"titles", "sources", "name-heads", "say-nouns", "nisba", "given-names", "persons", "particles"}:
        return True
    return not ("noun" in classes or "article" in classes)


def _straight(place: Place, at: int, quote: int, entry: Entry) -> bool:
    """Whether a quotation follows verb and source at once, so that it is the content and not a part of it; behind a
    verb that leads to what it says by a preposition, it is where no such preposition stands before it."""
    if entry.get("prep") and entry.get("kind") == "speech":
        own, stop = own_preposition(place, at, entry), place.quoted(quote)
        return not 0 < own < quote and (own < stop or stop - quote - 2 > TITLE)
    between = place.words[at + 1 : quote]
    phrase = source_after(place, at + 1, quote, strict=True)
    if phrase and any("mark" not in word.classes for word in place.words[phrase[1] : quote]):
        return False
    stop = place.quoted(quote)
    whole = stop >= place.last or bool(place.words[stop].classes & {"stop", "comma", "according", "close-bracket"})
    return whole and not any(is_preposition(word) for word in between)


def _closes_quote(place: Place, at: int) -> bool:
    """Whether a quotation of words, not of a name or title, ends right before the verb."""
    before = at - 1
    while before >= place.first and (is_comma(place.words[before]) or is_join(place.words[before])):
        before -= 1
    start = place.marked.closed.get(before + 1, before)
    return before >= place.first and before - start - 1 > TITLE
