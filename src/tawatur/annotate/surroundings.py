"""What stands round a word that may be an act: light verbs, objects, nouns it is joined to, what it seeks."""

from tawatur.annotate.acts import Act, Acts, closes, light, past_with_article, sets_off_time
from tawatur.annotate.clause import is_preposition, verb_form
from tawatur.annotate.scene import Scene
from tawatur.lang.columns import Questions, back
from tawatur.lang.pack import Entry
from tawatur.lang.words import Word

BLOCK = {"stop", "colon", "particles=that", "particles=subordination", "particles=relative", "semicolon"}
"""What ends the reach of a governor of nouns."""


def _is_light_verb(word: Word) -> bool:
    return light(word) == "verb"


def _parts(word: Word) -> bool:
    """Whether a word ends what can be said behind a noun, a relative clause apart."""
    return closes(word) and "particles=relative" not in word.classes


def _weighs(word: Word) -> bool:
    """Whether a word before a noun can carry it, or ends the search: a light verb, a joint, another verb."""
    return closes(word) or light(word) != "" or verb_form(word) > 0 or past_with_article(word)


_ASKED: Questions[Word] = Questions(_is_light_verb, _parts, _weighs)


class Surroundings:
    """Answers about the neighbours of a token, by the acts they can be."""

    def __init__(self, acts: Acts) -> None:
        self._acts = acts

    def object(self, scene: Scene, at: int, last: int) -> bool:
        """Whether the noun of an act follows as the object of a verb."""
        for after in range(at + 1, min(at + 5, last)):
            act = self._acts[scene.words[after]]
            if act and act.noun:
                return True
            if is_preposition(scene.words[after]) or closes(scene.words[after]):
                return False
        return False

    def carries(self, scene: Scene, at: int, last: int) -> bool:
        """Whether a light verb, or its verbal noun, is followed by the noun of an act, which then is the trigger."""
        words = scene.words
        kind = light(words[at])
        if not kind:
            return False
        for after in range(at + 1, min(at + (6 if kind == "verb" else 4), last)):
            act = self._acts[words[after]]
            if act and act.noun and not scene.named[after] and not scene.timed[after]:
                return not self._appeals(words[at], act)
            if closes(words[after]):
                return False
        return False

    def _appeals(self, carrier: Word, act: Act) -> bool:
        """Whether a verb takes a case or sentence on, and is the act itself."""
        own = self._acts[carrier]
        return bool(
            own and own.verb and act.noun and act.noun.value == "TRIAL" and own.verb.value in ("TRIAL", "REQUEST")
        )

    def sought(self, scene: Scene, at: int, first: int, act: Act) -> bool:
        """Whether the act is the gain that another act seeks: one act, told by the verb of seeking."""
        if act.noun is None or act.noun.value != "AID":
            return False
        for place in range(at - 1, max(first, at - 8) - 1, -1):
            if closes(scene.words[place]):
                return False
            if "event-verbs.en=seek" in scene.words[place].classes:
                return True
        return False

    def told_already(self, scene: Scene, at: int, first: int, entry: Entry) -> bool:
        """Whether the act is already told by the word that governs its noun ("the signing of an accord")."""
        for place in range(at - 1, max(first, at - 5) - 1, -1):
            act = self._acts[scene.words[place]]
            if closes(scene.words[place]) or "governors=stretch" in scene.words[place].classes:
                return False
            if act and act.noun and not light(scene.words[place]) and act.noun.value == entry.value:
                return True
        return False

    @staticmethod
    def carried_behind(scene: Scene, at: int, last: int) -> bool:
        """Whether a light verb follows that takes the noun up with a pronoun ("a letter that he sent")."""
        words = scene.words
        carries, parts, _ = words.columns(_ASKED)
        place = carries.find(1, at + 1, min(at + 6, last))
        if place < 0 or parts.find(1, at + 1, place + 1) >= 0:
            return False
        after = words[place + 1].classes if place + 1 < last else frozenset()
        return "pronoun-suffix" in words[place].classes or "particles=prep-pronoun" in after

    def joined(self, scene: Scene, at: int, first: int) -> bool:
        """Whether "and" or "or" joins the noun to a noun of an act before it."""
        words = scene.words
        if at - 1 <= first or not words[at - 1].classes & {"clitics=and", "particles=coordination"}:
            return False
        for place in range(at - 2, max(first, at - 14) - 1, -1):
            act = self._acts[words[place]]
            if act and act.noun and not act.definite and not scene.named[place]:
                return True
            if not words[place].classes.isdisjoint(BLOCK) or scene.clauses.verb[place] and not scene.named[place]:
                return False
        return False

    def light_before(self, scene: Scene, at: int, first: int) -> bool:
        """Whether a light verb, or its verbal noun, carries the noun of an act."""
        words = scene.words
        for place in back(words.columns(_ASKED)[2], max(first, at - 12), at):
            if sets_off_time(words, place):
                continue
            if closes(words[place]):
                return False
            kind, verb = light(words[place]), scene.clauses.verb[place]
            act = self._acts[words[at]]
            if kind and act and self._appeals(words[place], act):
                return False
            if kind and (verb or at - place == 1 or kind == "masdar" and at - place <= 3):
                return True
            if not kind and at - place > 6 and not scene.named[place] and verb:
                return False
        return False
