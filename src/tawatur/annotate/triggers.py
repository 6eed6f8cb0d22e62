"""Which words are triggers: finite verbs of acts, and nouns of acts that their sentence tells as acts."""

from tawatur.annotate.acts import Act, Acts, light, past_with_article, skipped
from tawatur.annotate.agreement import spelt_feminine
from tawatur.annotate.clause import is_comma, is_preposition, verb_form
from tawatur.annotate.scene import Scene
from tawatur.annotate.senses import Senses
from tawatur.annotate.surroundings import BLOCK, Surroundings
from tawatur.lang.columns import Questions, back
from tawatur.lang.pack import Entry
from tawatur.lang.words import Word
from tawatur.model.annotation import Sentence

_HIS = "\u0647"
_ACCUSATIVE = "\u0627\u0647"
"""Last letters, folded, of an adjective beside an indefinite noun in the accusative."""
_MEETINGS = ("CONSULT", "TRAVEL")
_STANDING = (*_MEETINGS, "ACCUSE", "SUPPORT", "REJECT", "REQUEST", "THREATEN")
"""Kinds that a relative clause in the present reports of an actor."""
_BACK = ("CONSULT", "TRAVEL", "AGREE", "ASSAULT", "ARREST", "TRIAL")
"""Kinds whose noun with the article points at an act the article tells of."""
_GOVERNORS = {"say-verbs", "say-nouns", "impersonal", "bare-modality=possible", "bare-modality=planned",
              "bare-modality=attempted", "bare-modality=conditional", "bare-modality=obligation", "governors=achieved",
              "governors=readiness", "governors=decision", "governors=condition", "governors=stretch",
              "bare-modality=purpose", "bare-modality=ongoing", "bare-modality=prevented",
              "negation=nominal"}  # fmt: skip
_PRESENT = {"clitics=future", "negation=future", "negation=past"}
"""What a past verb never stands behind."""
_WITH = ("support", "back")
"""Acts that another is done with."""
_REACH, _FAR = 6, 18
"""Tokens in which a governor reaches a noun, and those with the names, times and marks between them."""
_PASSED = {"mark", "titles", "nisba", "name-heads", "clitics"}
_SPANNING = ("ASSAULT", "DISASTER", "TRAVEL", "ARREST", "PROTEST")
"""Kinds in the course of which other things happen."""
_OVER = ("REJECT", "REQUEST", "AGREE", "ACCUSE", "THREATEN", "RETREAT", "COOPERATE", "LAW", "SANCTION")
"""Kinds of acts that another act is the object of."""


_JOINTS = BLOCK | {"clitics=and"}


def _weighs(word: Word) -> bool:
    """Whether a word before a verb can be the clause's verb already, or ends the search."""
    verbal = verb_form(word) > 0 or past_with_article(word)
    return verbal or is_comma(word) or not word.classes.isdisjoint(_JOINTS)


_ASKED: Questions[Word] = Questions(_weighs)


class Triggers:
    """Decides for a token whether it is the trigger of an act, by which entry, and by which rule."""

    def __init__(self, acts: Acts) -> None:
        self._acts = acts
        self._round = Surroundings(acts)
        self._senses = Senses(acts, acts.forms)
        self._governing: Questions[Word] = Questions(self._can_govern)

    def _can_govern(self, word: Word) -> bool:
        """Whether a word before a noun of an act can govern it, or ends the search."""
        return self._acts[word] is not None or not word.classes.isdisjoint(_GOVERNORS | BLOCK | {"clitics=to"})

    def __call__(self, scene: Scene, at: int, sentence: Sentence) -> tuple[Entry, str] | None:
        """The entry and the rule of a trigger; None where the token is none."""
        act = self._acts[scene.words[at]]
        if act is None or scene.named[at] or scene.timed[at] or self._round.sought(scene, at, sentence.first, act):
            return None
        if "anonymity" in scene.words[min(at + 1, len(scene.words) - 1)].classes:
            return None
        if act.doubtful and spelt_feminine(scene.text, scene.tokens, at):
            return None
        if act.noun and not act.verb and act.noun.norm == scene.words[at].norm and self._of_him(scene, at):
            return None
        if act.verb is not None and self._finite(scene, at, sentence.first, act):
            return self._verb(scene, at, sentence, act)
        if act.noun is None or self._round.carries(scene, at, sentence.last):
            return None
        noun = self._meant(scene, at, sentence, act.nouns)
        rule = self._noun(scene, at, sentence, act, noun) if noun else ""
        return (noun, rule) if noun and rule else None

    @staticmethod
    def _of_him(scene: Scene, at: int) -> bool:
        """Whether a word is no noun of an act but another one with "his": "his striker", not "striking"."""
        word = scene.words[at]
        told = scene.text[scene.tokens.stops[at] - 1]
        return word.norm[-1] == _HIS == told and "article" not in word.classes and "adjective" in word.classes

    def _meant(self, scene: Scene, at: int, sentence: Sentence, senses: tuple[Entry, ...]) -> Entry | None:
        """The first sense whose company is there."""
        if at > sentence.first and not scene.words[at - 1].classes.isdisjoint(_PRESENT):
            norm = scene.words[at].norm
            senses = tuple(e for e in senses if e.get("form") != "past" or e.norm != norm)
        return next((entry for entry in senses if self._senses(scene, at, sentence, entry)), None)

    def _verb(self, scene: Scene, at: int, sentence: Sentence, act: Act) -> tuple[Entry, str] | None:
        if light(scene.words[at]) and self._round.carries(scene, at, sentence.last):
            return None
        verb = self._meant(scene, at, sentence, act.verbs)
        if verb is None:
            return None
        if verb.get("form") == "present" and self._told_of_thing(scene, at, sentence.first, verb):
            return None
        if act.undoing and self._round.object(scene, at, sentence.last):
            return act.undoing, "verb"
        return verb, "verb"

    @staticmethod
    def _told_of_thing(scene: Scene, at: int, first: int, verb: Entry) -> bool:
        """Whether a relative clause in the present only says what kind of thing is meant."""
        relative = at > first and "particles=relative" in scene.words[at - 1].classes
        return relative and verb.value not in _STANDING

    def _finite(self, scene: Scene, at: int, first: int, act: Act) -> bool:
        """Whether a form that can be a finite verb is one here."""
        words = scene.words
        if at == first:
            return not self._dual_noun(scene, at, act)
        before = words[at - 1].classes
        if self._dual_noun(scene, at, act):
            return False
        if "negation=nominal" in before:
            return False
        if before & {"clitics=future", "negation", "particles=that", "particles=relative"}:
            return True
        if (
            before & {"particles=preposition", "clitics=with", "clitics=like"}
            or "name-heads" in before
            and "article" not in before
        ):
            return "particles.en=other" in before and "clitics" not in before and "present" in words[at].classes
        form = act.verb.get("form") if act.verb else ""
        if "clitics=to" in before:
            return form == "present"
        if act.noun is None:
            return not ("noun" in words[at].classes and _genitive(words[at - 1]) and not scene.named[at - 1])
        if _genitive(words[at - 1]) and not scene.named[at - 1]:
            return False
        return not self._verb_before(scene, at, first)

    @staticmethod
    def _dual_noun(scene: Scene, at: int, act: Act) -> bool:
        """Whether a dual verb form is rather a noun in the accusative: no object follows it."""
        if act.verb is None or act.verb.get("number") != "d" or act.verb.get("form") != "past":
            return False
        classes = scene.words[at].classes
        if "noun" not in classes and "adjective" not in classes or at + 1 >= len(scene.words):
            return False
        after = scene.words[at + 1]
        told = after.classes & {"past", "present"} and "noun" not in after.classes
        verb = bool(told) or "say-verbs.form=past" in after.classes
        like = "adjective" in after.classes and after.norm[-1] in _ACCUSATIVE
        return verb or like or is_preposition(after) or bool(after.classes & {"mark", "clitics"})

    def _verb_before(self, scene: Scene, at: int, first: int) -> bool:
        """Whether the clause already has its verb, so that a form that can be both is the noun."""
        words, clauses = scene.words, scene.clauses
        for place in back(words.columns(_ASKED)[0], max(first, at - 12), at):
            if not words[place].classes.isdisjoint(_JOINTS):
                return False
            if clauses.comma[place] and not (scene.timed[place - 1] or scene.timed[place + 1]):
                return False
            if clauses.verb[place] and not scene.named[place]:
                return True
        return False

    def _noun(self, scene: Scene, at: int, sentence: Sentence, act: Act, entry: Entry) -> str:
        """The rule by which a noun of an act is a trigger; "" where it is none."""
        words, first = scene.words, sentence.first
        if act.beside:
            return "beside" if at > first and not _genitive(words[at - 1]) else ""
        if not act.owned and self._attribute(scene, at, first, act):
            return ""
        if self._round.light_before(scene, at, first):
            killing = entry.get("en") == "killing"
            return "light" if killing or not self._round.told_already(scene, at, first, entry) else ""
        if self._round.carried_behind(scene, at, sentence.last):
            return "carried"
        if entry.get("weak"):
            return ""
        if act.definite:
            return self._definite(scene, at, first, entry)
        if act.owned:
            return "owned"
        if at == first or words[at - 1].classes & {"colon", "stop"}:
            return "opening"
        if at == first + 1 and "clitics=with" in words[first].classes:
            return "opening"
        if self._round.joined(scene, at, first):
            return "joined"
        governed = self._governed(scene, at, first, entry)
        if governed:
            return governed
        if self._within(scene, at, first, entry):
            return "within"
        if scene.mentions_in(at + 1, min(at + 4, sentence.last)) and not self._topic(scene, at, first):
            return "agent"
        return ""

    @staticmethod
    def _within(scene: Scene, at: int, first: int, entry: Entry) -> bool:
        """Whether "in" or "with" puts what is told into a visit, a journey, an attack: "killed in a blast"."""
        before = scene.words[at - 1].classes
        if "particles.en=in" in before and entry.list == "event-nouns":
            return entry.value in _SPANNING or entry.get("role") == "dest"
        return "clitics=with" in before and (entry.get("en") in _WITH or entry.value in ("ASSAULT", "DISASTER"))

    def _topic(self, scene: Scene, at: int, first: int) -> bool:
        """Whether a noun only says what a meeting is about: "talks on", "talks of disarmament"."""
        before = self._acts[scene.words[at - 1]]
        return before is not None and before.noun is not None and before.noun.value == "CONSULT"

    def _attribute(self, scene: Scene, at: int, first: int, act: Act) -> bool:
        """Whether a noun only qualifies a thing before it ("rescue teams", "a spy satellite")."""
        if at == first:
            return False
        before = scene.words[at - 1]
        if act.definite and is_comma(before):
            return False
        classes = before.classes
        if "noun" not in classes or scene.named[at - 1] or is_preposition(before) or "article" in classes:
            return False
        if classes & _GOVERNORS or classes & {
            "governors",
            "past",
            "present",
            "particles",
            "negation",
            "number",
            "numbers",
            "ordinals",
            "units",
            "light-verbs",
            "pronoun-suffix",
        }:
            return False
        act_before = self._acts[before]
        return act_before is None and not before.classes & {"clitics", "mark"}

    def _definite(self, scene: Scene, at: int, first: int, entry: Entry) -> str:
        governed = self._governed(scene, at, first, entry)
        if governed and (governed != "purpose" or entry.value in (*_MEETINGS, "AID")):
            return f"definite-{governed}"
        if entry.list == "event-nouns" and entry.value in _BACK:
            return "definite"
        return ""

    def _governed(self, scene: Scene, at: int, first: int, entry: Entry) -> str:
        """The kind of word that governs a noun of an act: what says, wants, plans, undoes or dates it."""
        words = scene.words
        (governing,), (passed,) = words.columns(self._governing), words.columns(_PASSING)
        for place in back(governing, max(first, at - _FAR), at):
            if at - place > _REACH and _between(scene, passed, place, at) >= _REACH:
                return ""
            word = words[place]
            classes = word.classes
            if not classes.isdisjoint(_GOVERNORS):
                return _name(classes)
            act = self._acts[word]
            if act and not scene.named[place]:
                other = (act.verb or act.noun or entry).value
                return "act" if other in _OVER and other != entry.value and entry.value != "SUPPORT" else ""
            if "clitics=to" in classes and place == at - 1:
                return "purpose" if entry.value != "SUPPORT" else ""
            if not classes.isdisjoint(BLOCK):
                return ""
        return ""


def _between(scene: Scene, passed: bytes, first: int, last: int) -> int:
    """How many tokens stand between two, names, times, titles and marks apart."""
    return sum(not (passed[at] or scene.named[at] or scene.timed[at]) for at in range(first + 1, last))


def _is_passed(word: Word) -> bool:
    """Whether a word only belongs to a name between a governor and its noun."""
    return not word.classes.isdisjoint(_PASSED)


_PASSING: Questions[Word] = Questions(_is_passed)


def _genitive(word: Word) -> bool:
    """Whether a word can govern the next as its genitive: a bare noun."""
    classes = word.classes
    if classes & {"article", "pronoun-suffix", "mark", "clitics", "past", "present", "nisba", "particles", "unknown"}:
        return False
    return "noun" in classes and not skipped(word)


def _name(classes: frozenset[str]) -> str:
    return sorted(classes & _GOVERNORS)[0].partition("=")[2] or sorted(classes & _GOVERNORS)[0]
