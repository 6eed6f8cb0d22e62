"""Noun phrases of sources: where the words that name a sayer begin and end."""

from tawatur.annotate.clause import indefinite, is_comma, is_quote, is_that
from tawatur.annotate.place import Place
from tawatur.lang.words import Word

LONGEST = 26


STOPPERS = (
    "stop", "line", "colon", "particles=that", "particles=subordination", "particles=contrast", "particles=relative",
    "negation", "according", "bare-modality", "impersonal", "particles=adverb-discourse", "particles=pronoun",
    "semicolon", "dash", "open-bracket", "clitics=future", "particles=because", "adverbs",
)  # fmt: skip


_ARTICLE = "\u0627\u0644"


_PLURAL = "\u0648\u0646"


ROLES = ("titles", "sources", "name-heads", "say-nouns", "owned-sayer")


def trimmed(place: Place, first: int, last: int) -> tuple[int, int]:
    """The stretch without commas, marks and joints at its ends, nor a quotation mark of one side only."""
    words = place.words
    while first < last and (is_comma(words[first]) or place.has(first, "colon", "dash", "clitics=and", "other-mark")):
        first += 1
    while last > first and (is_comma(words[last - 1]) or place.has(last - 1, "colon", "stop", "dash", "clitics=and")):
        last -= 1
    while first < last and is_quote(words[last - 1]) and sum(map(is_quote, words[first:last])) % 2:
        last -= 1
    return first, last


def source_after(place: Place, first: int, last: int, *, strict: bool) -> tuple[int, int] | None:
    """The noun phrase that follows a cue, up to ``last``; None where there is none.

    ``strict`` is for cues whose content follows without an introducer: the phrase then ends where a
    new one begins. Appositions between commas belong to it; adjuncts of time, place, hearer do not.
    """
    first = _skipped(place, first, last)
    stop = _phrase(place, first, last, strict)
    while stop > first and stop + 1 < last and is_comma(place.words[stop]):
        further = _apposition(place, first, stop, last, strict)
        if further == stop and not strict:
            further = _named_behind(place, first, stop, last)
        if further == stop:
            break
        stop = further
    start, stop = trimmed(place, first, stop)
    return (start, _surname(place, stop, last)) if stop > start else None


def _surname(place: Place, stop: int, last: int) -> int:
    """The end of a person's name whose last parts no list knows: unknown words up to a comma, "that" or a colon."""
    at = stop
    while at < last and at - stop < _PARTS and place.has(at, *_KNOWN) and not place.has(at, *_NO_NAME):
        at += 1
    if at == stop or not place.marked.named[stop - 1] or not (at >= last or _closes(place, at)):
        return stop
    return (
        at
        if any(place.name(i)[1] == "PER" and place.name(i)[0] == stop for i in range(max(stop - 6, 0), stop))
        else stop
    )


_PARTS = 3
"""Words of a name that no list knows, at the most."""


def _closes(place: Place, at: int) -> bool:
    """Whether the name of a sayer has ended here: a comma, "that", a colon, a quotation."""
    return is_comma(place.words[at]) or is_that(place.words[at]) or place.has(at, "colon") or is_quote(place.words[at])


def _unlisted(place: Place, at: int, last: int) -> int:
    """The end of a name between commas that no list knows whole, behind a title; ``at`` where none stands there."""
    stop, known = at, False
    while stop < last and stop - at <= _PARTS and not _closes(place, stop):
        if place.has(stop, *_NO_NAME) or place.marked.times[stop]:
            return at
        known = known or place.has(stop, *_KNOWN)
        stop += 1
    return stop if known and 2 <= stop - at <= _PARTS and (stop >= last or _closes(place, stop)) else at


_KNOWN = ("unknown", "given-names", "surnames")


_NO_NAME = ("article", "particles", "clitics", "mark", "number", "numbers", "titles", "sources", "nisba", "say-verbs",
            "event-verbs", "adverbs", "pronoun-suffix", "say-nouns", "according")  # fmt: skip


def _skipped(place: Place, first: int, last: int) -> int:
    while first < last and (
        is_comma(place.words[first])
        or place.marked.times[first]
        or place.has(first, "particles=adverb-discourse", "particles=prep-pronoun", "adverbs", "parts-of-day")
    ):
        first += 1
    return first


def _named_behind(place: Place, first: int, stop: int, last: int) -> int:
    """The end of a name behind an aside between commas: "the director of …, which belongs to …, X Y"; else ``stop``."""
    if not place.has(first, *ROLES) or any(place.name(at)[1] == "PER" for at in range(first, stop)):
        return stop
    for at in range(stop + 1, min(last - 1, stop + 12)):
        if is_comma(place.words[at]):
            end, kind = place.name(at + 1)
            return end if kind == "PER" else stop
        if bool(place.clauses.finite[at]):
            return stop
    return stop


def _apposition(place: Place, first: int, stop: int, last: int, strict: bool) -> int:
    """The end of an apposition behind the comma at ``stop``; ``stop`` itself where there is none."""
    at = stop + 1
    if place.has(at, "particles=pronoun") and at + 1 < last and place.name(at + 1)[1] == "PER":
        at += 1
    person = any(place.name(i)[1] == "PER" for i in range(first, stop))
    if not person and place.has(first, *ROLES) and _unlisted(place, at, last) > at:
        return _unlisted(place, at, last)
    if (
        place.name(at)[1] == "PER"
        and not person
        or place.has(at, "titles", "sources")
        and not (place.marked.times[at] or place.has(at, "sources=everyone"))
    ):
        end = _phrase(place, at, last, strict)
        closed = end >= last or not strict or is_comma(place.words[end])
        return end if end > at and closed else stop
    return stop


def _phrase(place: Place, first: int, last: int, strict: bool) -> int:
    """Where the phrase ends that begins at ``first``; ``first`` itself where none begins."""
    at, full, person = first, False, False
    while at < last and at - first < LONGEST:
        if place.marked.times[at] or place.has(at, *STOPPERS) or is_comma(place.words[at]):
            break
        stop, kind = place.name(at)
        if stop:
            if strict and full and not _governs(place, at - 1) and (person or kind != "PER"):
                break
            if person and kind == "PER" and not _governs(place, at - 1) and not is_quote(place.words[at - 1]):
                break
            at, full, person = min(stop, last), True, person or kind == "PER"
            continue
        step = _step(place, first, at, last, (full, person, strict))
        if not step:
            break
        if person and place.has(at, "titles"):
            full = person = False
        full = full or place.has(at, "article", "owned-sayer") or step > 1 or _closed(place, at)
        full = full or strict and nunated(place.words[at]) and not _indefinite(place, at + 1, last)
        at += step
    return at


def _step(place: Place, first: int, at: int, last: int, so_far: tuple[bool, bool, bool]) -> int:
    """How many tokens the phrase takes on at ``at``, 0 where it ends; ``so_far``: definite, a person, strict."""
    full, person, strict = so_far
    words = place.words
    if is_quote(words[at]):
        stop = place.quoted(at)
        short = stop and stop - at <= 6 and (place.marked.named[at + 1] or at > first and place.has(at - 1, *ROLES))
        return stop - at if short and stop <= last else 0
    if place.has(at, "clitics=and"):
        return 1 if at > first and at + 1 < last and _joins(place, at + 1, strict) else 0
    if place.has(at, "clitics=with", "clitics=to", "clitics=like", "particles=preposition", "particles=relative-bare"):
        return 1 if _inside(place, first, at, last, person=person) else 0
    if place.has(at, "mark", "clitics", "particles") and not place.has(at, "particles=demonstrative", "particles=same"):
        return 0
    if person and not place.has(at, "titles"):
        return 0
    if place.has(at, "say-verbs.form=masdar") and place.has(at, "pronoun-suffix"):
        return 0
    if (
        full
        and place.has(at, "pronoun-suffix")
        and not place.has(at, "particles", *ROLES)
        and not _governs(place, at - 1)
    ):
        return 0
    if place.has(at, "say-verbs.form=participle") and not place.has(at, "article", "nisba", "senses=people", *ROLES):
        return 1 if at == first and nunated(words[at]) or at > first and indefinite(words[at - 1]) else 0
    if at > first and place.clauses.finite[at] and not place.has(at - 1, *ROLES):
        return 0
    if strict and full and not _governs(place, at - 1) and not _modifies(place, at, person):
        return 0
    return 0 if strict and at > first and _acts(place, at) and not _governs(place, at - 1) else 1


def _acts(place: Place, at: int) -> bool:
    """Whether a verbal noun without the article stands here, which no adjective before it governs."""
    return place.has(at, "masdar") and not place.has(at, "article", "adjective", "nisba", *ROLES)


def nunated(word: Word) -> bool:
    """Whether a word is a plural of men in the nominative, "officials", as the subject of a verb is."""
    return word.norm.endswith(_PLURAL) and not word.classes.isdisjoint(("noun", "adjective", "sources", "titles"))


def _indefinite(place: Place, at: int, last: int) -> bool:
    """Whether an adjective without the article goes on an indefinite noun."""
    return at < last and place.has(at, "nisba", "adjective", "relational") and not place.has(at, "article")


def _governs(place: Place, at: int) -> bool:
    """Whether a token still needs what follows: a preposition, "the spokesman of", a bare noun."""
    if place.has(at, "particles=preposition", "particles=relative-bare", "clitics", "titles.role=spokesman"):
        return True
    if place.marked.named[at] or place.has(at, "article", "owned-sayer") or _closed(place, at) or _whole(place, at):
        return False
    if nunated(place.words[at]):
        return False
    return place.has(at, "name-heads", "titles") or not place.has(at, "nisba", "mark", "adjective", "unknown")


def _whole(place: Place, at: int) -> bool:
    """Whether a source of several words governs nothing more: "official data", "eye witnesses"."""
    return " " in place.words[at].norm and place.has(at, "sources.kind=document", "sources.kind=person")


def _closed(place: Place, at: int) -> bool:
    """Whether a title of several words is complete: its last word has the article."""
    return " " in place.words[at].norm and place.words[at].norm.split()[-1].startswith(_ARTICLE)


def _modifies(place: Place, at: int, person: bool) -> bool:
    """Whether a token continues a definite phrase: an adjective with the article, or a title behind a name."""
    classes = place.words[at].classes
    if person or "titles" in classes and "article" not in classes and place.has(at - 1, "titles"):
        return "titles" in classes
    if "particles=same" in classes:
        return True
    adjective = not classes.isdisjoint(("nisba", "adjective", "relational", "unknown"))
    if not classes.isdisjoint(("titles", "event-nouns", "say-nouns")):
        return False
    if "relational" not in classes and not classes.isdisjoint(("sources", "name-heads")):
        return False
    return "article" in classes and adjective


def _joins(place: Place, at: int, strict: bool) -> bool:
    """Whether what follows "and" is another source, not another clause."""
    if place.clauses.finite[at] and not place.marked.named[at]:
        return False
    if place.name(at)[0] or place.has(at, "sources", "titles", "nisba"):
        return True
    return not strict and place.has(at, "article", "noun")


def _inside(place: Place, first: int, at: int, last: int, *, person: bool) -> bool:
    """Whether a preposition continues the phrase: "researcher at the institute", "body for …", "officials from …"."""
    if at == first or at + 1 >= last or person or place.marked.times[at + 1]:
        return False
    before, after = place.words[at - 1].classes, place.words[at + 1].classes
    hearers = "sources.kind=person" in after and "article" in after and not place.has(at, "particles.en=from")
    if after & {"outlets", "agencies", "sources.media=yes"} or hearers:
        return False
    if "say-nouns" in after and place.has(at, "particles.en=in", "particles.en=about"):
        return False
    definite = any(place.has(i, "article") or place.marked.named[i] for i in range(first, at))
    if place.has(at, "clitics=to"):
        if place.has(first, "sources.kind=document") and place.name(at + 1)[1] == "ORG":
            return True
        headed = any(place.has(i, *ROLES) for i in range(first, at))
        field = at + 2 < last and "noun" in after and place.has(at + 2, "article")
        field = field or "nisba" in before and "sources" in after and place.has(first, "name-heads")
        return headed and (field or not after.isdisjoint(("article", "titles", "name-heads", "sources.kind=body")))
    if not definite:
        known = place.has(first, "sources", "titles", "nisba", "noun") and not place.has(at, "particles.en=to")
        named = bool(place.name(at + 1)[0]) or not after.isdisjoint(
            ("nisba", "sources", "name-heads", "particles=relative")
        )
        return known and (
            named or not before.isdisjoint(("sources=sources", "numbers", "sources=officials", "sources=others"))
        )
    seated = place.has(at, "particles.en=in") and place.has(first, *ROLES) and _seat(place, at + 1)
    if "article" in before and before.isdisjoint(("nisba", "sources", "titles", "name-heads")):
        return seated or place.has(first, *ROLES) and bool(place.name(at + 1)[0] or "article" in after)
    return seated


def _seat(place: Place, at: int) -> bool:
    return place.name(at)[1] in ("GPE", "LOC", "ORG", "FAC") or place.has(at, "name-heads")
