"""Frames: how the content follows a verb of saying, and what introduces it."""

from tawatur.annotate.clause import is_comma, is_join, is_preposition, is_quote, is_that, verb_form
from tawatur.annotate.phrases import source_after, subject_before
from tawatur.annotate.place import Place
from tawatur.lang.columns import Questions
from tawatur.lang.pack import Entry
from tawatur.lang.words import Word

_REACH = 34
"""Tokens between a verb and what introduces its content; a longer noun phrase is not a source."""
_TITLE = 4
"""Words a quotation may have and still be a name or title inside a noun phrase."""


def frame(place: Place, at: int, entry: Entry) -> tuple[str, int]:
    """How the content follows the verb: ("that"|"quote"|"colon"|"noun"|"quote-before", its first token)."""
    form, weak, noun = entry.get("form"), entry.get("weak") == "yes", entry.get("np") == "yes"
    if noun and not entry.get("prep") and _repeats(place, at):
        return "", -1
    if entry.get("kind") == "attitude" and noun and _said_behind(place, at):
        return ("noun", at + 1) if _complement(place, at, entry) and _governs_noun(place, at, form) else ("", -1)
    how, opens = introducer(place, at + 1, strong=entry.get("content") == "that" and not weak)
    if how == "quote" and weak and not noun and not _spoken(place, opens, entry):
        how = ""
    if how == "quote" and (noun or entry.get("kind") == "attitude") and not _straight(place, at, opens):
        how = ""
    if how == "that" and entry.get("object") == "described" and not place.has(at, "pronoun-suffix"):
        return "noun", at + 1
    if not how and form in ("past", "present") and not weak and _closes_quote(place, at):
        return "quote-before", -1
    if not how and noun and at + 1 < place.last and _complement(place, at, entry):
        return ("noun", at + 1) if _governs_noun(place, at, form) else (how, opens)
    return how, opens


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
    if place.has(at, "say-verbs.stance=denies") and "article" in behind and _telling(place, at + 1):
        return False
    if "particles=prep-pronoun" in behind and at > place.first and _relative(place, at - 1):
        return False
    if place.has(at, "pronoun-suffix") and _object_said(place, at):
        return False
    return not place.has(at, "noun") or form == "participle" or _has_sayer(place, at)


def introducer(place: Place, at: int, *, strong: bool = False) -> tuple[str, int]:
    """What introduces the content after ``at``: ("that"|"quote"|"colon", first content token); ("", -1) for nothing.

    Behind a ``strong`` verb, one that only ever says, or behind the source it quotes, a relative clause may stand
    in between.
    """
    weighs, limit = place.words.columns(_ASKED)[0], min(place.last, at + _REACH)
    at = weighs.find(1, at, limit)
    while at >= 0:
        word, stop = place.words[at], place.quoted(at)
        if is_that(word):
            return "that", at + 1
        if "colon" in word.classes:
            return "colon", at + 1
        if stop and (stop - at - 2 > _TITLE or not _goes_on(place, stop)):
            return "quote", at
        if "stop" in word.classes or "line" in word.classes or _aside(place, at):
            return "", -1
        if "according" in word.classes:
            strong = True
        elif _other_verb(place, at) and (not strong or "say-verbs" in word.classes and not asks_no_name(place, at)):
            return "", -1
        at = weighs.find(1, stop or at + 1, limit)
    return "", -1


_INTRODUCES = {"particles=that", "colon", "stop", "line", "according", "particles=subordination",
               "say-verbs.form=participle"}  # fmt: skip


def _weighs(word: Word) -> bool:
    """Whether a word behind a verb can introduce its content, or ends the search."""
    return verb_form(word) > 0 or is_quote(word) or not word.classes.isdisjoint(_INTRODUCES)


_ASKED: Questions[Word] = Questions(_weighs)


def asks_no_name(place: Place, at: int) -> bool:
    """Whether a source asks here to stay unnamed, which is no news: "who asked that their names be withheld"."""
    return at + 1 < place.last and place.has(at + 1, "anonymity")


def _aside(place: Place, at: int) -> bool:
    """Whether a comma and a subordinate clause or a participle of saying stand here: "…, saying", "…, while"."""
    if not place.has(at, "particles=subordination", "say-verbs.form=participle") or place.has(at, "article"):
        return False
    return at > place.first and is_comma(place.words[at - 1])


def _goes_on(place: Place, at: int) -> bool:
    """Whether an introducer still follows a short quotation: then the quotation names something."""
    for word in place.words[at : min(place.last, at + 12)]:
        if is_that(word) or "colon" in word.classes:
            return True
        if "stop" in word.classes:
            return False
    return False


def _telling(place: Place, at: int) -> bool:
    """Whether a noun of commenting or disclosing stands here with its preposition: refusing it says nothing."""
    if at + 1 >= place.last or not place.has(at, "say-verbs.form=masdar"):
        return False
    return place.has(at + 1, "particles.en=on", "particles.en=about", "clitics=with")


def _repeats(place: Place, at: int) -> bool:
    """Whether all a verb says is that somebody's saying is repeated: "X renewed his call that …"."""
    for behind in range(at + 1, min(place.last, at + 12)):
        if is_comma(place.words[behind]) or place.has(behind, "stop", "particles=that"):
            return False
        if place.has(behind, "say-verbs.form=masdar") and place.has(behind, "pronoun-suffix"):
            entry = place.words[behind].entry("say-verbs")
            return entry is not None and not entry.get("weak") and introducer(place, behind + 1)[0] == "that"
    return False


def _object_said(place: Place, at: int) -> bool:
    """Whether the pronoun stuck to a verb is all it says: "they ask for it"."""
    entry = place.words[at].entry("say-verbs")
    open_to = ("asks", "expects", "promises", "denies")
    return entry is not None and entry.get("object") != "hearer" and entry.get("stance") in open_to


def _relative(place: Place, at: int) -> bool:
    return place.has(at, "particles=relative", "particles=relative-bare")


def _spoken(place: Place, quote: int, entry: Entry) -> bool:
    """Whether a quotation behind a verb of many meanings is somebody's words: long, or the verb goes on a speech."""
    return entry.get("cont") == "yes" or place.quoted(quote) - quote - 2 > _TITLE


def _has_sayer(place: Place, at: int) -> bool:
    """Whether a form that is also a noun has a subject, before it or right behind it."""
    behind = at + 1
    if place.name(behind)[0] or place.has(behind, "titles", "sources", "name-heads", "nisba"):
        return True
    return subject_before(place, at) is not None


_PREPOSITIONS = {"ila": "to", "ala": "on", "an": "about", "bi": "with", "min": "from", "li": "to"}


def _complement(place: Place, at: int, entry: Entry) -> bool:
    """Whether the preposition that the verb's noun takes stands in the clause; True where it takes none."""
    prep = entry.get("prep") or (entry.get("recipient") if entry.get("weak") == "yes" else "")
    if not prep:
        return True
    wanted = {f"particles.en={_PREPOSITIONS[prep]}", f"clitics={_PREPOSITIONS[prep]}"}
    for word in place.words[at + 1 : min(place.last, at + 16)]:
        if word.classes & wanted:
            return True
        if "stop" in word.classes:
            return False
    return False


def speaks(place: Place, at: int) -> bool:
    """Whether what follows a verb of showing can utter something: a name, title or source, or nothing at all."""
    if at >= place.last or place.marked.named[at]:
        return True
    classes = place.words[at].classes
    if classes & {"titles", "sources", "name-heads", "say-nouns", "nisba", "given-names", "persons", "particles"}:
        return True
    return not ("noun" in classes or "article" in classes)


def _straight(place: Place, at: int, quote: int) -> bool:
    """Whether a quotation follows verb and source at once, so that it is the content and not a part of it."""
    between = place.words[at + 1 : quote]
    phrase = source_after(place, at + 1, quote, strict=True)
    if phrase and any("mark" not in word.classes for word in place.words[phrase[1] : quote]):
        return False
    stop = place.quoted(quote)
    whole = stop >= place.last or bool(place.words[stop].classes & {"stop", "comma", "according", "close-bracket"})
    return whole and not any(is_preposition(word) for word in between)


def _other_verb(place: Place, at: int) -> bool:
    if place.marked.named[at]:
        return False
    classes = place.words[at].classes
    if "pronoun-suffix" in classes and _bare(place, at - 1):
        return False
    verb = place.clauses.finite[at] and not classes.isdisjoint(("past", "present"))
    return bool(verb) and "unknown" not in classes


def _bare(place: Place, at: int) -> bool:
    """Whether an indefinite noun of saying stands here: the verb behind it is its clause, "a letter it published"."""
    return at > place.first and place.has(at, "say-nouns", "nisba", "adjective") and not place.has(at, "article")


def _closes_quote(place: Place, at: int) -> bool:
    """Whether a quotation ends right before the verb."""
    before = at - 1
    while before >= place.first and (is_comma(place.words[before]) or is_join(place.words[before])):
        before -= 1
    return before >= place.first and before + 1 in place.marked.closed
