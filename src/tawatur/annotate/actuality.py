"""What the words of a sentence say of an act: the particles before a verb, the governors of a noun."""

from tawatur.annotate.acts import light, sets_off_time, verb_here
from tawatur.annotate.clause import finite, is_comma, is_join, verb_form
from tawatur.annotate.grounds import (
    DENIED,
    HAPPENED,
    ONGOING,
    PLANNED,
    POSSIBLE,
    Ground,
    bare,
    bare_object,
    before_verb,
    carrier_of,
    ground_of,
    is_now,
    is_present,
    may,
    negates,
    of_another,
    reaches,
    undoes,
    uttered,
)
from tawatur.annotate.weights import ENDS, STOPS, WEIGHS
from tawatur.lang.columns import back, places
from tawatur.lang.words import Wording
from tawatur.model.annotation import Sentence

_NEAR, _FAR = 5, 9
"""Tokens before a verb, and before a noun, in which a word still governs it."""


def of_verb(words: Wording, at: int, first: int, *, present: bool) -> Ground | None:
    """What the particles and governors before a finite verb say; None where they say nothing."""
    for place in back(words.columns(WEIGHS)[0], max(first, at - _NEAR), at):
        word = words[place]
        classes = word.classes
        near = at - place <= 2
        if "clitics=future" in classes:
            return _future(words, place, first) if near else None
        if near and negates(words, place) and ("negation=nominal" not in classes or at - place == 1):
            return _negated(words, place, first)
        if "particles=that" in classes:
            return _under_that(words, place, first, direct=bare(words, place, at)) if present else None
        if "particles.en=before_that" in classes:
            return _beside(words, place, first)
        if may(word):
            if present or "bare-modality.past=no" not in classes:
                return POSSIBLE, "possible"
            continue
        if "bare-modality=ongoing" in classes and at - place == 1:
            return ONGOING, "ongoing"
        if "bare-modality=question" in classes and place == first:
            return POSSIBLE, "question"
        if "clitics=to" in classes and place == at - 1:
            return _purpose(words, place, first)
        ground = before_verb(word)
        if ground is not None:
            return ground
        if is_comma(word) or not classes.isdisjoint(STOPS) or finite(words, place, first):
            return None
    return None


def _future(words: Wording, at: int, first: int) -> Ground:
    for place in range(at - 1, max(first, at - 8) - 1, -1):
        classes = words[place].classes
        if "bare-modality=conditional" in classes:
            return POSSIBLE, "conditional"
        if "negation" in classes and at - place <= 3 and "negation=present" in classes and at - place == 1:
            return DENIED, "negated-future"
        if is_comma(words[place]) or "stop" in classes:
            break
    return PLANNED, "future"


def _negated(words: Wording, at: int, first: int) -> Ground:
    for place in range(at - 1, max(first, at - 3) - 1, -1):
        if may(words[place]):
            return POSSIBLE, "may-not"
        if "bare-modality=conditional" in words[place].classes:
            return POSSIBLE, "conditional"
        if not is_join(words[place]):
            break
    return DENIED, "negation"


def _beside(words: Wording, at: int, first: int) -> Ground | None:
    """An act before which another is told: it came about if the other did, may still come about if that may."""
    for place in range(at - 1, max(first, at - 2 * _FAR) - 1, -1):
        if verb_here(words, place, first):
            present = is_present(words, place, first)
            return (POSSIBLE, "before") if present else (HAPPENED, "before")
    return None


def _under_that(words: Wording, that: int, first: int, *, direct: bool) -> Ground | None:
    """An act under "that": by the verb, noun or impersonal phrase that governs it, if it is the subjunctive."""
    for place in range(that - 1, max(first, that - 10) - 1, -1):
        word = words[place]
        if "negation" in word.classes and that - place <= 3:
            return (DENIED, "negation") if "negation=nominal" in word.classes else None
        if undoes(word):
            return DENIED, "rejected"
        ground = ground_of(word)
        if ground is not None:
            return ground
        if may(word):
            return POSSIBLE, "possible"
        if "event-verbs=AGREE" in word.classes or "governors=decision" in word.classes:
            return PLANNED, "agreed"
        if "say-verbs" in word.classes or word.classes & {"stop", "particles=that"}:
            break
    return (POSSIBLE, "subjunctive") if direct else None


def _purpose(words: Wording, at: int, first: int) -> Ground:
    """An act for whose sake another is done: what is managed or forced happened, what one is ready for may."""
    for place in range(at - 1, max(first, at - 6) - 1, -1):
        word = words[place]
        if not word.classes.isdisjoint(STOPS) or "particles=that" in word.classes:
            break
        if carrier_of(words, place, first) == "verb":
            return _carried(words, place, first)
        ground = ground_of(word)
        if ground is not None:
            return ground
        if may(word) and at - place <= 2:
            return POSSIBLE, "possible"
    return PLANNED, "purpose"


_YIELDING = {"purpose", "carried", "any", "dated", "condition", "announced", "appointed"}
"""Grounds that give way to what is said of the act itself."""


def of_noun(words: Wording, at: int, first: int, last: int) -> Ground | None:
    """What governs a noun of an act, else what is said of it behind it."""
    governed = _governed(words, at, first)
    if governed is not None and governed[1] not in _YIELDING or undoes(words[at]):
        return governed
    told = _behind(words, at, first, last)
    return told or governed


def _governed(words: Wording, at: int, first: int) -> Ground | None:
    any_of, head = False, at
    for place in back(words.columns(WEIGHS)[1], max(first, at - _FAR), at):
        word = words[place]
        classes = word.classes
        if not classes.isdisjoint(STOPS):
            break
        if "particles=that" in classes:
            break
        if "negation=nominal" in classes:
            lacking = _negated(words, place, first)
            return (DENIED, "absence") if lacking[0] is DENIED else lacking
        if undoes(word):
            return None if _topic(words, place, at) else _undone(words, place, first, last=at)
        any_of = any_of or "bare-modality=question" in classes and place > first
        if "governors=stretch" in classes and at - place <= 4 and not _yet(words, place, first):
            return HAPPENED, "dated"
        if "clitics=to" in classes and place == head - 1:
            return _purpose(words, place, first)
        if may(word):
            return _may(words, place, at)
        carrier = carrier_of(words, place, first)
        if carrier == "verb":
            return _carried(words, place, first)
        if carrier:
            head = place
            continue
        if "bare-modality=ongoing" in classes and (" " in word.norm or not verb_form(word)):
            return ONGOING, "ongoing"
        verb = verb_here(words, place, first) and (bool(word.entries) or "noun" not in classes)
        ground = ground_of(word)
        if ground is not None and (verb or reaches(words, place)) and not bare_object(words, place, at, ground):
            told = _chained(words, place, first, ground) if verb else ground
            return None if told[0] is DENIED and _topic(words, place, at) else told
        if verb:
            return _by_verb(words, place, first)
        if is_comma(word) and not sets_off_time(words, place):
            break
    return (POSSIBLE, "any") if any_of else None


def _may(words: Wording, place: int, at: int) -> Ground:
    """What a word of possibility says of an act: that it is done where the act can be its verb in the past."""
    done = "bare-modality.past=no" in words[place].classes and place == at - 1 and "past" in words[at].classes
    return (HAPPENED, "past") if done else (POSSIBLE, "possible")


def _topic(words: Wording, governor: int, at: int) -> bool:
    """Whether an act is only what something governed is about: "they ignored the warnings regarding the talks"."""
    return any("particles.topic=yes" in words[place].classes for place in range(governor + 2, at))


def _yet(words: Wording, at: int, first: int) -> bool:
    """Whether "after" is "yet": it stands behind a negated verb."""
    return any("negation=past" in words[place].classes for place in range(max(first, at - _NEAR), at))


def _chained(words: Wording, verb: int, first: int, ground: Ground) -> Ground:
    """What a governor says, unless the governor itself is only possible or did not happen."""
    upper = of_verb(words, verb, first, present=is_present(words, verb, first))
    return upper if upper is not None and upper[0] in (POSSIBLE, DENIED) else ground


def _by_verb(words: Wording, verb: int, first: int) -> Ground | None:
    """What a verb says that only reports its act or keeps it going; None for any other verb."""
    classes = words[verb].classes
    if "bare-modality=ongoing" in classes:
        return ONGOING, "ongoing"
    upper = of_verb(words, verb, first, present=is_present(words, verb, first))
    if upper is not None and upper[0] is POSSIBLE:
        return upper
    return (HAPPENED, "announced") if "say-verbs" in classes else None


def _carried(words: Wording, verb: int, first: int) -> Ground:
    """What is said of the light verb is said of its noun."""
    present = is_present(words, verb, first)
    ground = of_verb(words, verb, first, present=present)
    if ground is not None:
        return ground
    if "bare-modality=ongoing" in words[verb].classes and "bare-modality.phase=begin" not in words[verb].classes:
        return ONGOING, "ongoing"
    return (ONGOING, "present") if present else (HAPPENED, "carried")


def _undone(words: Wording, at: int, first: int, *, last: int) -> Ground:
    """An act that another act undoes: it did not happen if the other did, may happen if that may."""
    if verb_here(words, at, first):
        of = of_verb(words, at, first, present=is_present(words, at, first))
    else:
        of = _governed(words, at, first)
    if of is None or of[0] in (HAPPENED, ONGOING):
        return DENIED, "undone"
    if of[0] is DENIED:
        return (POSSIBLE if "event-verbs.mute=yes" in words[at].classes else PLANNED), "not-undone"
    return POSSIBLE, "may-be-undone"


def _behind(words: Wording, at: int, first: int, last: int) -> Ground | None:
    """What an adjective, a relative clause or the verb behind a noun says of it."""
    for place in places(words.columns(WEIGHS)[2], at + 1, min(at + 14, last)):
        classes = words[place].classes
        if not classes.isdisjoint(ENDS):
            return None
        near = place - at <= 6 and not of_another(words, place, at)
        if near and "bare-modality.degree=expected" in classes:
            return POSSIBLE, "awaited"
        if near and ("bare-modality=planned" in classes or "impersonal=scheduled" in classes):
            return PLANNED, "arranged"
        if "adjective" in classes and "bare-modality=possible" in classes:
            return POSSIBLE, "awaited"
        if finite(words, place, first):
            return _of_subject(words, place, at)
    return None


def _of_subject(words: Wording, verb: int, noun: int) -> Ground | None:
    """What the verb says whose subject the noun is: that it is held, put off, takes place."""
    word = words[verb]
    if undoes(word):
        return _undone(words, verb, noun, last=verb)
    if light(word) == "verb":
        return of_verb(words, verb, noun, present=is_present(words, verb, noun))
    return None


def told(words: Wording, at: int, home: Sentence, rule: str, kind: str) -> Ground:
    """The factuality of the act at token ``at`` by the words of its sentence, and the rule that says so; what has
    been told of a document is remembered."""
    known: dict[tuple[object, ...], Ground] = words.kept.setdefault(told, {})
    key = at, home.first, home.last, home.kind, rule, kind
    found = known.get(key)
    if found is None:
        found = known[key] = _told(words, at, home, rule, kind)
    return found


def _told(words: Wording, at: int, home: Sentence, rule: str, kind: str) -> Ground:
    if rule != "event.verb":
        return of_noun(words, at, home.first, home.last) or (HAPPENED, "noun")
    present = is_now(words, at, home.first)
    ground = of_verb(words, at, home.first, present=present)
    if ground is not None:
        return ground
    if not present:
        return HAPPENED, "past"
    if home.kind == "headline" or uttered(words[at], kind):
        return HAPPENED, "headline" if home.kind == "headline" else "uttered"
    return ONGOING, "present"
