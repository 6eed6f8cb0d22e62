"""What the words round an act say of it: that it happened, goes on, is planned, is possible, or did not happen."""

from functools import cache

from tawatur.annotate.acts import light, verb_here
from tawatur.annotate.clause import finite, is_comma, is_join
from tawatur.lang.words import Word
from tawatur.model.annotation import Factuality, Sentence

Ground = tuple[Factuality, str]
_NEAR, _FAR = 5, 9
"""Tokens before a verb, and before a noun, in which a word still governs it."""
_HAPPENED, _ONGOING = Factuality.HAPPENED, Factuality.ONGOING
_PLANNED, _POSSIBLE, _DENIED = Factuality.PLANNED, Factuality.POSSIBLE, Factuality.DENIED
_CLASSES: tuple[tuple[str, Ground], ...] = (
    ("bare-modality.degree=expected", (_POSSIBLE, "expected")),
    ("bare-modality=conditional", (_POSSIBLE, "conditional")),
    ("bare-modality=planned", (_PLANNED, "planned")),
    ("impersonal=scheduled", (_PLANNED, "scheduled")),
    ("impersonal=expected", (_POSSIBLE, "expected")),
    ("impersonal=likely", (_POSSIBLE, "likely")),
    ("impersonal=believed", (_POSSIBLE, "believed")),
    ("impersonal=alleged", (_POSSIBLE, "alleged")),
    ("bare-modality=obligation", (_POSSIBLE, "obligation")),
    ("bare-modality=prevented", (_DENIED, "prevented")),
    ("bare-modality=attempted", (_POSSIBLE, "attempted")),
    ("governors=readiness", (_POSSIBLE, "readiness")),
    ("governors=condition", (_POSSIBLE, "condition")),
    ("governors=schedule", (_PLANNED, "appointed")),
    ("governors=achieved", (_HAPPENED, "achieved")),
    ("say-verbs.en=intend", (_PLANNED, "intended")),
    ("say-verbs.stance=asks", (_POSSIBLE, "wanted")),
    ("say-verbs.stance=expects", (_POSSIBLE, "expected")),
    ("say-verbs.stance=warns", (_POSSIBLE, "warned")),
    ("say-nouns=expectation", (_POSSIBLE, "expected")),
    ("say-nouns=fear", (_POSSIBLE, "feared")),
    ("say-nouns=claim", (_POSSIBLE, "claimed")),
    ("say-nouns=request", (_POSSIBLE, "wanted")),
    ("event-nouns=REQUEST", (_POSSIBLE, "wanted")),
    ("event-verbs=REQUEST", (_POSSIBLE, "wanted")),
    ("event-verbs.en=accuse", (_POSSIBLE, "accused")),
    ("event-nouns.en=accusation", (_POSSIBLE, "accused")),
    ("event-verbs=THREATEN", (_POSSIBLE, "threatened")),
    ("event-nouns=THREATEN", (_POSSIBLE, "threatened")),
    ("say-verbs.stance=promises", (_PLANNED, "promised")),
    ("say-nouns=promise", (_PLANNED, "promised")),
    ("say-verbs.stance=denies", (_DENIED, "denied")),
    ("say-nouns=denial", (_DENIED, "denied")),
    ("bare-modality=purpose", (_PLANNED, "purpose")),
)
_STOPS = {"stop", "colon", "semicolon", "particles=subordination", "particles=contrast", "particles=relative", "line"}


@cache
def _ground(word: Word) -> Ground | None:
    """What a governor says of the act it governs."""
    if _undoes(word):
        return None
    return next((ground for name, ground in _CLASSES if name in word.classes), None)


@cache
def _undoes(word: Word) -> bool:
    return "event-verbs.undo=yes" in word.classes or "event-nouns.undo=yes" in word.classes


@cache
def _may(word: Word) -> bool:
    return "bare-modality=possible" in word.classes


def of_verb(words: list[Word], at: int, first: int, *, present: bool) -> Ground | None:
    """What the particles and governors before a finite verb say; None where they say nothing."""
    for place in range(at - 1, max(first, at - _NEAR) - 1, -1):
        word = words[place]
        classes = word.classes
        near = at - place <= 2
        if "clitics=future" in classes:
            return _future(words, place, first) if near else None
        if "negation" in classes and near:
            return _negated(words, place, first)
        if "particles=that" in classes:
            return _under_that(words, place, first, direct=_bare(words, place, at)) if present else None
        if _may(word):
            if present or "bare-modality.past=no" not in classes:
                return _POSSIBLE, "possible"
            continue
        if "bare-modality=ongoing" in classes and at - place == 1:
            return _ONGOING, "ongoing"
        if "bare-modality=question" in classes and place == first:
            return _POSSIBLE, "question"
        if "clitics=to" in classes and place == at - 1:
            return _purpose(words, place, first)
        ground = _before_verb(word)
        if ground is not None:
            return ground
        if is_comma(word) or not classes.isdisjoint(_STOPS) or finite(words, place, first):
            return None
    return None


def _bare(words: list[Word], that: int, at: int) -> bool:
    """Whether a verb stands right behind a bare "that": the subjunctive."""
    return that == at - 1 and len(words[that].norm) == 2


def _carrier(words: list[Word], at: int, first: int) -> str:
    """Whether a light verb, or its verbal noun, stands here; a form that can be both is the noun inside a clause."""
    kind = light(words[at])
    if kind != "verb":
        return kind
    if not verb_here(words, at, first):
        return "masdar"
    both = any(entry.list == "light-verbs" and entry.get("form") == "masdar" for entry in words[at].entries)
    if not both or at == first:
        return "verb"
    before = words[at - 1].classes
    opens = before & {"clitics=and", "clitics=future", "negation", "bare-modality=possible", "persons", "surnames"}
    return "verb" if opens else "masdar"


@cache
def _before_verb(word: Word) -> Ground | None:
    """What a particle before a verb says; nouns and verbs of saying govern verbs only through "that"."""
    classes = word.classes
    if classes & {"bare-modality=conditional", "bare-modality=obligation", "bare-modality=planned", "bare-modality=purpose", "impersonal"}:
        return _ground(word)
    return None


def _future(words: list[Word], at: int, first: int) -> Ground:
    for place in range(at - 1, max(first, at - 8) - 1, -1):
        classes = words[place].classes
        if "bare-modality=conditional" in classes:
            return _POSSIBLE, "conditional"
        if "negation" in classes and at - place <= 3 and "negation=present" in classes and at - place == 1:
            return _DENIED, "negated-future"
        if is_comma(words[place]) or "stop" in classes:
            break
    return _PLANNED, "future"


def _negated(words: list[Word], at: int, first: int) -> Ground:
    for place in range(at - 1, max(first, at - 3) - 1, -1):
        if _may(words[place]) or "bare-modality=conditional" in words[place].classes:
            return _POSSIBLE, "possible"
        if not is_join(words[place]):
            break
    return _DENIED, "negation"


def _under_that(words: list[Word], that: int, first: int, *, direct: bool) -> Ground | None:
    """An act under "that": by the verb, noun or impersonal phrase that governs it, if it is the subjunctive."""
    for place in range(that - 1, max(first, that - 10) - 1, -1):
        word = words[place]
        if "negation" in word.classes and that - place <= 3:
            return (_DENIED, "negation") if "negation=nominal" in word.classes else None
        if _undoes(word):
            return _DENIED, "rejected"
        ground = _ground(word)
        if ground is not None:
            return ground
        if _may(word):
            return _POSSIBLE, "possible"
        if "event-verbs=AGREE" in word.classes or "governors=decision" in word.classes:
            return _PLANNED, "agreed"
        if "say-verbs" in word.classes or word.classes & {"stop", "particles=that"}:
            break
    return (_POSSIBLE, "subjunctive") if direct else None


def _purpose(words: list[Word], at: int, first: int) -> Ground:
    """An act for whose sake another is done: what is managed or forced happened, what one is ready for may."""
    for place in range(at - 1, max(first, at - 6) - 1, -1):
        word = words[place]
        if not word.classes.isdisjoint(_STOPS) or "particles=that" in word.classes:
            break
        if _carrier(words, place, first) == "verb":
            return _carried(words, place, first)
        ground = _ground(word)
        if ground is not None:
            return ground
        if _may(word) and at - place <= 2:
            return _POSSIBLE, "possible"
    return _PLANNED, "purpose"


_YIELDING = {"purpose", "carried", "any", "dated", "condition", "announced", "appointed"}
"""Grounds that give way to what is said of the act itself."""


def of_noun(words: list[Word], at: int, first: int, last: int) -> Ground | None:
    """What governs a noun of an act, else what is said of it behind it."""
    governed = _governed(words, at, first)
    if governed is not None and governed[1] not in _YIELDING or _undoes(words[at]):
        return governed
    told = _behind(words, at, first, last)
    return told or governed


def _governed(words: list[Word], at: int, first: int) -> Ground | None:
    any_of, head = False, at
    for place in range(at - 1, max(first, at - _FAR) - 1, -1):
        word = words[place]
        classes = word.classes
        if not classes.isdisjoint(_STOPS):
            break
        if "particles=that" in classes:
            break
        if "negation=nominal" in classes:
            return _negated(words, place, first)
        if _undoes(word):
            return _undone(words, place, first, last=at)
        any_of = any_of or "bare-modality=question" in classes and place > first
        if "governors=stretch" in classes and at - place <= 4:
            return _HAPPENED, "dated"
        if "clitics=to" in classes and place == head - 1:
            return _purpose(words, place, first)
        if _may(word):
            return _POSSIBLE, "possible"
        carrier = _carrier(words, place, first)
        if carrier == "verb":
            return _carried(words, place, first)
        if carrier:
            head = place
        if "bare-modality=ongoing" in classes and " " in word.norm:
            return _ONGOING, "ongoing"
        verb = verb_here(words, place, first)
        ground = _ground(word)
        if ground is not None:
            return _chained(words, place, first, ground) if verb else ground
        if verb:
            return _by_verb(words, place, first)
        if is_comma(word):
            break
    return (_POSSIBLE, "any") if any_of else None


def _chained(words: list[Word], verb: int, first: int, ground: Ground) -> Ground:
    """What a governor says, unless the governor itself is only possible or did not happen."""
    upper = of_verb(words, verb, first, present=_is_present(words, verb, first))
    return upper if upper is not None and upper[0] in (_POSSIBLE, _DENIED) else ground


def _by_verb(words: list[Word], verb: int, first: int) -> Ground | None:
    """What a verb says that only reports its act or keeps it going; None for any other verb."""
    classes = words[verb].classes
    if "bare-modality=ongoing" in classes:
        return _ONGOING, "ongoing"
    upper = of_verb(words, verb, first, present=_is_present(words, verb, first))
    if upper is not None and upper[0] is _POSSIBLE:
        return upper
    return (_HAPPENED, "announced") if "say-verbs" in classes else None


def _carried(words: list[Word], verb: int, first: int) -> Ground:
    """What is said of the light verb is said of its noun."""
    present = _is_present(words, verb, first)
    ground = of_verb(words, verb, first, present=present)
    if ground is not None:
        return ground
    if "bare-modality=ongoing" in words[verb].classes and "bare-modality.phase=begin" not in words[verb].classes:
        return _ONGOING, "ongoing"
    return (_ONGOING, "present") if present and verb > first else (_HAPPENED, "carried")


def _undone(words: list[Word], at: int, first: int, *, last: int) -> Ground:
    """An act that another act undoes: it did not happen if the other did, may happen if that may."""
    if verb_here(words, at, first):
        of = of_verb(words, at, first, present=_is_present(words, at, first))
    else:
        of = _governed(words, at, first)
    if of is None or of[0] in (_HAPPENED, _ONGOING):
        return _DENIED, "undone"
    if of[0] is _DENIED:
        return (_POSSIBLE if "event-verbs.mute=yes" in words[at].classes else _PLANNED), "not-undone"
    return _POSSIBLE, "may-be-undone"


def _is_present(words: list[Word], at: int, first: int) -> bool:
    forms = {entry.get("form") for entry in words[at].entries if entry.get("form") in ("past", "present")}
    if forms == {"past", "present"}:
        return at > first and bool(words[at - 1].classes & {"clitics=future", "particles=that", "negation"})
    return forms == {"present"} or not forms and "present" in words[at].classes and "past" not in words[at].classes


def _behind(words: list[Word], at: int, first: int, last: int) -> Ground | None:
    """What an adjective, a relative clause or the verb behind a noun says of it."""
    for place in range(at + 1, min(at + 14, last)):
        word = words[place]
        classes = word.classes
        if classes & {"stop", "colon", "particles=subordination", "particles=contrast", "comma", "particles=that"}:
            return None
        near = place - at <= 6
        if near and "bare-modality.degree=expected" in classes:
            return _POSSIBLE, "expected"
        if near and ("bare-modality=planned" in classes or "impersonal=scheduled" in classes):
            return _PLANNED, "planned"
        if "adjective" in classes and "bare-modality=possible" in classes:
            return _POSSIBLE, "possible"
        if finite(words, place, first):
            return _of_subject(words, place, at)
    return None


def _of_subject(words: list[Word], verb: int, noun: int) -> Ground | None:
    """What the verb says whose subject the noun is: that it is held, put off, takes place."""
    word = words[verb]
    if _undoes(word):
        return _undone(words, verb, noun, last=verb)
    if light(word) == "verb":
        return of_verb(words, verb, noun, present=_is_present(words, verb, noun))
    return None


def told(words: list[Word], at: int, home: Sentence, rule: str, kind: str) -> Ground:
    """The factuality of the act at token ``at`` by the words of its sentence, and the rule that says so."""
    if rule != "event.verb":
        return of_noun(words, at, home.first, home.last) or (Factuality.HAPPENED, "noun")
    present = is_now(words, at, home.first)
    ground = of_verb(words, at, home.first, present=present)
    if ground is not None:
        return ground
    if not present:
        return Factuality.HAPPENED, "past"
    if home.kind == "headline" or kind in _UTTERED and words[at].classes.isdisjoint(_LASTING):
        return Factuality.HAPPENED, "headline" if home.kind == "headline" else "uttered"
    return Factuality.ONGOING, "present"


_LASTING = {"event-verbs.en=seek", "event-verbs.en=investigate"}
_UTTERED = ("REQUEST", "ACCUSE", "THREATEN")
"""Kinds done by uttering them: said in the present, they are done."""


def _feminine_after(words: list[Word], at: int) -> bool:
    """Whether a feminine subject follows a form that is past for a man and present for a woman."""
    genders = {(e.get("form"), e.get("gender")) for e in words[at].entries if e.list == "event-verbs"}
    if ("present", "f") not in genders or ("past", "f") in genders or at + 1 >= len(words):
        return False
    after = words[at + 1]
    return "article" in after.classes and " " not in after.norm and after.norm.endswith(_MARBUTA)


_MARBUTA = "\u0647"


def is_now(words: list[Word], at: int, first: int) -> bool:
    """Whether a finite verb is present: by the lists, else by the lexicon; doubtful forms by what stands before."""
    word = words[at]
    forms = {e.get("form") for e in word.entries if e.list == "event-verbs" and e.get("form") in ("past", "present")}
    if forms == {"past", "present"}:
        before = words[at - 1].classes if at > first else frozenset()
        return bool(before & {"clitics=future", "particles=that", "negation"}) or _feminine_after(words, at)
    if forms:
        return "present" in forms
    return "present" in word.classes and "past" not in word.classes and finite(words, at, first)
