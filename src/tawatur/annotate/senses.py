"""Which sense of an act's word its company means: where one goes, whom one meets, what one gives."""

from collections.abc import Callable, Mapping

from tawatur.annotate.acts import Acts, closes, sets_off_time
from tawatur.annotate.beside import BACK, BESIDE, NEAR, owned
from tawatur.annotate.clause import is_preposition
from tawatur.annotate.scene import Scene
from tawatur.lang.pack import Entry
from tawatur.lang.words import Word
from tawatur.model.annotation import Sentence

_WINDOW = 9
"""Tokens behind a word in which its company stands."""
_PLACES = ("GPE", "LOC", "FAC")
_SITE = frozenset({"senses=place", "name-heads=FAC", "name-heads=GPE", "name-heads=LOC"})
_NAMED = frozenset({"states", "capitals", "cities", "regions", "unknown"})
_FIGURE = frozenset({"senses=figure", "senses=amount", "senses=sport"})
_GOAL = {"particles.en=to", "particles.en=toward", "clitics=to", "particles.en=from", "particles.en=in", "clitics=with"}
_TOUCH = frozenset({"senses=phone", "particles.en=with", "particles.en=between", "titles"})
_FIGHTERS = frozenset({"senses=fighters", "governors=forces"})
_RELATIVE = {"particles=relative", "particles=relative-bare"}
_SUBJECTS = ("PER", "ORG", "GPE")
_OFFICE = {"nisba", "titles", "name-heads=ORG", "name-heads=GOV", "bodies", "governors=forces", "states", "capitals"}
_COMPANY: dict[str, frozenset[str]] = {
    "with": frozenset({"particles.en=with"}),
    "to": frozenset({"particles.en=to", "clitics=to"}),
    "on": frozenset({"particles.en=on"}),
    "about": frozenset({"particles.en=about"}),
    "within": frozenset({"particles.en=in"}),
    "between": frozenset({"particles.en=between"}),
    "before": frozenset({"particles.en=before"}),
    "forces": frozenset({"governors=forces"}),
    "people": frozenset({"senses=people", "governors=forces", "titles", "given-names"}),
    "guest": frozenset({"senses=guest", "titles", "event-nouns=CONSULT"}),
    "meeting": frozenset({"event-nouns=CONSULT", "name-heads=EVT"}),
    "goods": frozenset({"senses=goods", "event-nouns=AID", "weapons"}),
    "accord": frozenset({"senses=accord", "event-nouns=AGREE"}),
    "penalty": frozenset({"senses=penalty", "event-nouns=SANCTION"}),
    "office": frozenset(_OFFICE),
    "sport": frozenset({"senses=sport", "event-nouns=MATCH"}),
    "strike": frozenset({"event-nouns=ASSAULT"}),
}  # fmt: skip
"""What the company of a word is to be, by the classes that show it; else ``senses=`` and the name."""
_TYPES = {
    "people": ("PER",),
    "guest": ("PER",),
    "office": _SUBJECTS,
    "player": ("PER",),
    "accord": ("EVT",),
    "meeting": ("EVT",),
}
"""Types of names that show it too."""


class Senses:
    """Decides whether a word of acts has the company that makes it the act its entry tells of."""

    def __init__(self, acts: Acts, forms: Mapping[str, tuple[Entry, ...]]) -> None:
        self._acts = acts
        self._forms = forms
        self._classes: dict[Word, frozenset[str]] = {}
        self._told: dict[str, Callable[[Scene, int, Sentence], bool]] = {
            "journey": self._journey, "place": self._place, "alone": self._alone, "act": self._act,
            "gain": self._gain, "gets": self._gets, "offers": self._offers, "contact": self._contact,
            "fighters": self._fighters, **BESIDE,
        }  # fmt: skip

    def __call__(self, scene: Scene, at: int, sentence: Sentence, entry: Entry) -> bool:
        """Whether one of what the entry needs is there, and none of what bars it."""
        needs, bars = entry.get("needs"), entry.get("bars")
        if bars and any(self._near(scene, at, sentence, bar) for bar in bars.split(".")):
            return False
        return not needs or any(self._has(scene, at, sentence, need) for need in needs.split("."))

    def _has(self, scene: Scene, at: int, sentence: Sentence, need: str) -> bool:
        told = self._told.get(need)
        if told is not None:
            return told(scene, at, sentence)
        classes = _COMPANY.get(need) or frozenset({f"senses={need}"})
        last = reach(scene, at, sentence)
        if need in _PARTICLES:
            return self._governs(scene, range(at + 1, last), classes)
        if any(self._is(scene.words[place], classes) for place in range(at + 1, last)):
            return True
        types = _TYPES.get(need, ())
        if types and any(mention.type in types for _, mention in scene.mentions_in(at + 1, last)):
            return True
        return any(self._is(scene.words[place], classes) for place in _before(scene, at, sentence))

    def _is(self, word: Word, classes: frozenset[str]) -> bool:
        """Whether a word is of some classes, itself or as a form of its stem ("missiles" in the accusative)."""
        found = self._classes.get(word)
        if found is None:
            entries = self._forms.get(word.stem, ()) if word.stem != word.norm else ()
            found = self._classes[word] = word.classes | {f"{entry.list}={entry.value}" for entry in entries}
        return not found.isdisjoint(classes)

    @staticmethod
    def _governs(scene: Scene, places: range, classes: frozenset[str]) -> bool:
        """Whether a preposition stands behind a verb, before another one that tells what or where."""
        for place in places:
            found = scene.words[place].classes
            if not found.isdisjoint(classes):
                return True
            if found & {"particles.en=in", "particles.en=about"}:
                return False
        return False

    def _near(self, scene: Scene, at: int, sentence: Sentence, bar: str) -> bool:
        """Whether what bars a sense stands close by."""
        classes = _COMPANY.get(bar) or frozenset({f"senses={bar}"})
        if bar == "about":
            return self._governs(scene, range(at + 1, reach(scene, at, sentence)), classes)
        if bar == "media":
            first, last = at + 1, min(at + 1 + NEAR, sentence.last)
        elif bar in _NEXT:
            first, last = at + 1, min(at + 2, sentence.last)
        else:
            first = max(sentence.first, at - (BACK if bar == "strike" else NEAR - 1))
            last = at if bar == "strike" else min(at + 1 + NEAR, sentence.last)
        return any(self._is(scene.words[place], classes) for place in range(first, last) if place != at)

    def _place(self, scene: Scene, at: int, sentence: Sentence) -> bool:
        """Whether a place is told from which or to which one goes."""
        return self._goal(scene, at, sentence) is True

    def _journey(self, scene: Scene, at: int, sentence: Sentence) -> bool:
        """Whether a place is told, or nothing but a person who goes."""
        goal = self._goal(scene, at, sentence)
        if goal is not None:
            return goal
        return owned(scene, at, sentence) or _person(scene, at, sentence)

    def _alone(self, scene: Scene, at: int, sentence: Sentence) -> bool:
        """Whether the sentence has no noun of the meeting that the verb says is held."""
        for place in range(sentence.first, sentence.last):
            act = self._acts[scene.words[place]] if place != at else None
            if act and act.noun and act.noun.value == "CONSULT" and not scene.named[place]:
                return False
        return True

    def _act(self, scene: Scene, at: int, sentence: Sentence) -> bool:
        """Whether the noun of another act is the object."""
        for place in range(at + 1, min(at + 1 + NEAR, sentence.last)):
            act = self._acts[scene.words[place]]
            if act and act.noun and not scene.named[place]:
                return True
            if is_preposition(scene.words[place]) or closes(scene.words[place]):
                return False
        return False

    def _gain(self, scene: Scene, at: int, sentence: Sentence) -> bool:
        """Whether aid or a request is what one seeks."""
        for place in range(at + 1, min(at + 6, sentence.last)):
            act = self._acts[scene.words[place]]
            if act and act.noun and (act.noun.value == "AID" or act.noun.get("en") == "request"):
                return True
        return False

    def _goal(self, scene: Scene, at: int, sentence: Sentence) -> bool | None:
        """Whether the phrase that says where one goes names a place; None where there is none."""
        words, last = scene.words, reach(scene, at, sentence)
        types = {place: mention.type for place, mention in scene.mentions_in(at + 1, last)}
        told: bool | None = None
        for place in range(at + 1, last):
            governed = not words[place - 1].classes.isdisjoint(_GOAL)
            if types.get(place) in _PLACES and (governed or place > at + 1 or _direct(words[at])):
                return True
            if governed and words[place].classes & _NAMED:
                return True
            if governed and words[place].classes & {"number", "numbers"}:
                return False
            if not scene.timed[place] and self._is(words[place], _SITE) and not self._is(words[place], _FIGURE):
                return True
            if governed and not scene.timed[place] and not is_preposition(words[place]):
                told = told or False
        return told

    def _gets(self, scene: Scene, at: int, sentence: Sentence) -> bool:
        """Whether goods are what one gets."""
        goods = _COMPANY["goods"]
        for place in range(at + 1, min(at + 6, sentence.last)):
            if "particles.en=on" in scene.words[place].classes:
                return any(self._is(scene.words[i], goods) for i in range(place + 1, min(place + 4, sentence.last)))
        return False

    def _offers(self, scene: Scene, at: int, sentence: Sentence) -> bool:
        """Whether "on" leads to the one to whom something is offered."""
        last = reach(scene, at, sentence)
        on = next((i for i in range(at + 1, last) if "particles.en=on" in scene.words[i].classes), last)
        return any(mention.type in _SUBJECTS for _, mention in scene.mentions_in(on, min(on + 5, sentence.last)))

    def _contact(self, scene: Scene, at: int, sentence: Sentence) -> bool:
        """Whether somebody is named with whom one is in touch, or the telephone."""
        if owned(scene, at, sentence):
            return True
        last = reach(scene, at, sentence)
        if any(self._is(scene.words[place], _TOUCH) for place in range(at + 1, last)):
            return True
        return any(mention.type in _SUBJECTS for _, mention in scene.mentions_in(at + 1, last))

    def _fighters(self, scene: Scene, at: int, sentence: Sentence) -> bool:
        """Whether fighters stand on either side of a word."""
        near = range(max(sentence.first, at - BACK), reach(scene, at, sentence))
        return any(self._is(scene.words[place], _FIGHTERS) for place in near if place != at)


_PARTICLES = {"with", "to", "on", "about", "within", "between", "before"}
_NEXT = {*_PARTICLES, "matter", "god"}
"""What bars a sense only as the next word."""


def reach(scene: Scene, at: int, sentence: Sentence) -> int:
    """The token behind the company of a word: where its clause ends, at most some tokens on."""
    words, last = scene.words, min(at + 1 + _WINDOW, sentence.last)
    return next((i for i in range(at + 1, last) if closes(words[i]) and not sets_off_time(words, i)), last)


def _before(scene: Scene, at: int, sentence: Sentence) -> range:
    """The tokens before a verb whose company may stand there: a relative clause or a passive behind its subject."""
    words = scene.words
    relative = at > sentence.first and not words[at - 1].classes.isdisjoint(_RELATIVE)
    if relative or "pronoun-suffix" in words[at].classes:
        return range(max(sentence.first, at - 1 - BACK), at)
    return range(0)


def _direct(word: Word) -> bool:
    """Whether a verb takes the place it leaves or enters as its object."""
    return "event-verbs.takes=place" in word.classes


def _person(scene: Scene, at: int, sentence: Sentence) -> bool:
    """Whether a person is who goes: by name, title or noun, or by the plural of the verb."""
    word = scene.words[at]
    if any(e.get("number") == "p" and e.get("form") in ("past", "present") for e in word.entries):
        return True
    first = max(sentence.first, at - 5)
    if any(mention.type == "PER" for _, mention in scene.mentions_in(first, min(at + 5, sentence.last))):
        return True
    near = range(first, min(at + 3, sentence.last))
    return any(not scene.words[place].classes.isdisjoint({"titles", "senses=people"}) for place in near)
