"""What the words round an act say of it: that it happened, goes on, is planned, is possible, or did not happen."""

from functools import cache

from tawatur.annotate.acts import light, verb_here
from tawatur.annotate.clause import finite, is_preposition
from tawatur.lang.words import Word
from tawatur.model.annotation import Factuality

Ground = tuple[Factuality, str]
HAPPENED, ONGOING = Factuality.HAPPENED, Factuality.ONGOING
PLANNED, POSSIBLE, DENIED = Factuality.PLANNED, Factuality.POSSIBLE, Factuality.DENIED
_CLASSES: tuple[tuple[str, Ground], ...] = (
    ("bare-modality.degree=expected", (POSSIBLE, "expected")),
    ("bare-modality=conditional", (POSSIBLE, "conditional")),
    ("bare-modality=planned", (PLANNED, "planned")),
    ("impersonal=scheduled", (PLANNED, "scheduled")),
    ("impersonal=expected", (POSSIBLE, "expected")),
    ("impersonal=likely", (POSSIBLE, "likely")),
    ("impersonal=believed", (POSSIBLE, "believed")),
    ("impersonal=alleged", (POSSIBLE, "alleged")),
    ("bare-modality=obligation", (POSSIBLE, "obligation")),
    ("bare-modality=prevented", (DENIED, "prevented")),
    ("bare-modality=attempted", (POSSIBLE, "attempted")),
    ("governors=readiness", (POSSIBLE, "readiness")),
    ("governors=condition", (POSSIBLE, "condition")),
    ("governors=schedule", (PLANNED, "appointed")),
    ("governors=achieved", (HAPPENED, "achieved")),
    ("say-verbs.en=offer", (POSSIBLE, "offered")),
    ("event-verbs=AGREE", (PLANNED, "agreed")),
    ("say-verbs.en=intend", (PLANNED, "intended")),
    ("say-verbs.stance=asks", (POSSIBLE, "wanted")),
    ("say-verbs.stance=expects", (POSSIBLE, "expected")),
    ("say-verbs.stance=warns", (POSSIBLE, "warned")),
    ("say-nouns=expectation", (POSSIBLE, "expected")),
    ("say-nouns=fear", (POSSIBLE, "feared")),
    ("say-nouns=claim", (POSSIBLE, "claimed")),
    ("say-nouns=request", (POSSIBLE, "wanted")),
    ("event-nouns=REQUEST", (POSSIBLE, "wanted")),
    ("event-verbs=REQUEST", (POSSIBLE, "wanted")),
    ("event-verbs.en=accuse", (POSSIBLE, "accused")),
    ("event-nouns.en=accusation", (POSSIBLE, "accused")),
    ("event-verbs=THREATEN", (POSSIBLE, "threatened")),
    ("event-nouns=THREATEN", (POSSIBLE, "threatened")),
    ("say-verbs.stance=promises", (PLANNED, "promised")),
    ("say-nouns=promise", (PLANNED, "promised")),
    ("say-verbs.stance=denies", (DENIED, "denied")),
    ("say-nouns=denial", (DENIED, "denied")),
    ("bare-modality=purpose", (PLANNED, "purpose")),
)


@cache
def ground_of(word: Word) -> Ground | None:
    """What a governor says of the act it governs."""
    if undoes(word):
        return None
    return next((ground for name, ground in _CLASSES if name in word.classes), None)


@cache
def undoes(word: Word) -> bool:
    """Whether an act undoes the act it governs: cancels, puts off, denies, prevents it."""
    return "event-verbs.undo=yes" in word.classes or "event-nouns.undo=yes" in word.classes


def negates(words: list[Word], at: int) -> bool:
    """Whether a word negates what follows; "which led to" begins with a word that elsewhere negates.

    A verb of bringing about, or of leaving dead, is not negated by that word in the press.
    """
    classes = words[at].classes
    if "negation" not in classes:
        return False
    return "negation.relative=yes" not in classes or words[at + 1].classes.isdisjoint(_RESULTS)


_RESULTS = ("governors=achieved", "event-verbs=CASUALTY")


@cache
def may(word: Word) -> bool:
    """Whether a word says that an act is possible."""
    return "bare-modality=possible" in word.classes


@cache
def before_verb(word: Word) -> Ground | None:
    """What a particle before a verb says; nouns and verbs of saying govern verbs only through "that"."""
    classes = word.classes
    if classes & {
        "bare-modality=conditional",
        "bare-modality=obligation",
        "bare-modality=planned",
        "bare-modality=purpose",
        "impersonal",
    }:
        return ground_of(word)
    return None


def bare(words: list[Word], that: int, at: int) -> bool:
    """Whether a verb stands right behind a bare "that": the subjunctive."""
    return that == at - 1 and len(words[that].norm) == 2


def bare_object(words: list[Word], verb: int, at: int, ground: Ground) -> bool:
    """Whether a verb of promising has the noun for its object: what is promised stands behind "to", and the verbs have
    homographs, "within" and "is considered", that do not."""
    return (
        ground[1] == "promised"
        and not words[verb].classes.isdisjoint(("say-verbs.form=past", "say-verbs.form=present"))
        and not any("clitics=with" in words[place].classes for place in range(verb + 1, at))
    )


def of_another(words: list[Word], place: int, at: int) -> bool:
    """Whether an adjective belongs to another act, whose noun stands right before it: "since the awaited summit"."""
    return place - 1 > at and "article" in words[place].classes and "event-nouns" in words[place - 1].classes


def carrier_of(words: list[Word], at: int, first: int) -> str:
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


def reaches(words: list[Word], at: int) -> bool:
    """Whether a noun can govern what follows: one with the article only through a preposition."""
    return "article" not in words[at].classes or is_preposition(words[at + 1])


def is_present(words: list[Word], at: int, first: int) -> bool:
    """Whether a governing verb is present, by whatever list holds it."""
    forms = {entry.get("form") for entry in words[at].entries if entry.get("form") in ("past", "present")}
    if forms == {"past", "present"}:
        return at > first and (
            negates(words, at - 1) or bool(words[at - 1].classes & {"clitics=future", "particles=that"})
        )
    return forms == {"present"} or not forms and "present" in words[at].classes and "past" not in words[at].classes


_SPOKEN = {"event-verbs.en=deny"}
_LASTING = {"event-verbs.en=seek", "event-verbs.en=investigate"}
_UTTERED = ("REQUEST", "ACCUSE", "THREATEN")
"""Kinds done by uttering them: said in the present, they are done."""
_MARBUTA = "\u0647"


def _feminine_after(words: list[Word], at: int) -> bool:
    """Whether a feminine subject follows a form that is past for a man and present for a woman."""
    genders = {(e.get("form"), e.get("gender")) for e in words[at].entries if e.list == "event-verbs"}
    if ("present", "f") not in genders or ("past", "f") in genders or at + 1 >= len(words):
        return False
    after = words[at + 1]
    return "article" in after.classes and " " not in after.norm and after.norm.endswith(_MARBUTA)


def uttered(word: Word, kind: str) -> bool:
    """Whether an act is done by saying it."""
    return kind in _UTTERED and word.classes.isdisjoint(_LASTING) or not word.classes.isdisjoint(_SPOKEN)


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
