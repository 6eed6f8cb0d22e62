"""Cues: words that attribute, each with the frame in which source and content stand round it."""

from collections.abc import Iterator
from functools import cache

from tawatur.annotate.agreement import spelt_feminine
from tawatur.annotate.clause import is_join, is_preposition
from tawatur.annotate.clauses import within
from tawatur.annotate.expressions import according, cue_over, impersonal, negated
from tawatur.annotate.frames import frame, passive, shown, speaks
from tawatur.annotate.introducers import adverbial, asks_no_name, introducer
from tawatur.annotate.nominals import said_in, uttered
from tawatur.annotate.openings import skipped
from tawatur.annotate.phrases import source_after
from tawatur.annotate.place import Place, places_of
from tawatur.annotate.prepositions import clause_of_noun
from tawatur.annotate.subjects import subject_before
from tawatur.lang.columns import Questions, either
from tawatur.lang.pack import Entry
from tawatur.lang.words import Word, Words
from tawatur.model.analysis import Analysis
from tawatur.model.annotation import Annotation, Cue, Mention, Quote, Sentence
from tawatur.model.chain import Stance


class Cues:
    """Marks attributing words that have something to attribute; negated saying is left out."""

    reads: tuple[type[Annotation], ...] = (Sentence, Quote, Mention)
    writes: type[Annotation] = Cue

    def __init__(self, words: Words) -> None:
        self._words = words

    def __call__(self, analysis: Analysis) -> Iterator[Cue]:
        """The cues of the body in order."""
        found, sentences = places_of(analysis, self._words), analysis.layer(Sentence)
        attributing, colon = found.clauses.words.columns(_ASKED)
        behind, first, opens = 0, -1, -1
        for sentence, at in within(sentences, either(attributing, colon)):
            place = found.of(sentence)
            if sentence.first != first:
                first = sentence.first
                headline = self._headline(place, colon)
                if headline:
                    yield headline
                    behind = headline.last
            cue = self._at(place, at) if at >= behind and attributing[at] else None
            if cue and cue.by.startswith(_VERBS) and _a_noun(analysis, place, at):
                cue = None
            if cue and not ("participle" in cue.frame and cue.opens == opens):
                yield cue
                behind, opens = cue.last, cue.opens

    def _at(self, place: Place, at: int) -> Cue | None:
        classes = place.words[at].classes
        if "according" in classes:
            found = according(place, at)
            if found:
                return found
        if "impersonal" in classes:
            found = impersonal(place, at)
            if found:
                return found
        opens = said_in(place, at) if "say-nouns=statement" in classes else 0
        if opens:
            return cue_over(place, (at, at + 1), "cue.nominal-colon", ("speech", Stance.ASSERTS), opens)
        return verb(place, at) if "say-verbs" in classes else None

    def _headline(self, place: Place, colons: bytes) -> Cue | None:
        """A sayer and a colon at the start of a line: "The Guardian: …"."""
        colon = colons.find(1, place.first, min(place.first + 7, place.last - 1))
        if colon <= place.first or place.clauses.finite.find(1, place.first, colon) >= 0:
            return None
        said = any("say-verbs.form=past" in word.classes for word in place.words[place.first : colon])
        return None if said else self._sayer(place, colon)

    def _sayer(self, place: Place, colon: int) -> Cue | None:
        names = {"outlets", "agencies", "bodies", "states", "given-names", "titles", "sources", "capitals"}
        head = place.words[place.first : colon]
        known = any(word.classes & names for word in head) or any("unknown" in word.classes for word in head)
        if not known or place.kind == "body" and (len(head) > 5 or any(map(is_preposition, head[:2]))):
            return None
        if (
            head[0].name is not None
            and head[0].name.list in ("states", "cities", "regions")
            and not _voice(place, colon)
        ):
            return None
        return cue_over(place, (colon, colon + 1), "cue.colon", ("speech", Stance.ASSERTS), colon + 1)


def _a_noun(analysis: Analysis, place: Place, at: int) -> bool:
    """Whether a word that could be a verb with its pronoun is spelt as a feminine noun or adjective."""
    return place.has(at, "pronoun-suffix") and spelt_feminine(analysis.document.text, place.tokens, at)


_VERBS = ("cue.past", "cue.present", "cue.verb")
"""Cues that are finite verbs; a verbal noun may end so."""


def _voice(place: Place, colon: int) -> bool:
    """Whether the words behind a colon are somebody's: quoted, in the first person, about what will or must be."""
    if place.quoted(colon + 1) or place.name(colon + 1)[1] == "GPE" or place.last in place.marked.closed:
        return True
    voice = ("negation", "bare-modality", "clitics=future", "particles=pronoun")
    if place.has(colon + 1, "adjective") and not place.has(colon + 1, "event-nouns", "masdar"):
        return True
    return any(
        place.has(at, *voice) or any(entry.get("person") == "1" for entry in place.words[at].entries)
        for at in range(colon + 1, min(place.last, colon + 4))
    )


def attributes(word: Word) -> bool:
    """Whether a word can be a cue at all."""
    return not word.classes.isdisjoint(("according", "impersonal", "say-verbs", "say-nouns=statement"))


def _is_colon(word: Word) -> bool:
    return "colon" in word.classes


_ASKED: Questions[Word] = Questions(attributes, _is_colon)


def verb(place: Place, at: int) -> Cue | None:
    """A verb of saying, wanting or believing with content that the sentence shows."""
    entry = None if place.marked.named[at] else _sense(place, at)
    if entry is None or asks_no_name(place, at):
        return None
    kind, stance, first = entry.get("kind"), Stance(entry.get("stance")), at
    if negated(place, at):
        if kind != "attitude" and stance is not Stance.DENIES:
            return None
        if stance is Stance.DENIES:
            kind, stance = "attitude", Stance.EXPECTS
        first = at - 1
    if entry.get("form") == "past" and at > place.first and is_preposition(place.words[at - 1]):
        return None
    last = at + 1
    if entry.get("weak") == "yes" and last < place.last and place.has(last, "pronoun-suffix"):
        noun = next((e for e in place.words[last].entries if e.list == "say-verbs" and e.get("form") == "masdar"), None)
        if noun is not None and introducer(place, last + 1)[0] == "that":
            entry, kind, stance, last = noun, noun.get("kind"), Stance(noun.get("stance")), last + 1
    how, opens = frame(place, last - 1, entry)
    if entry.get("form") == "masdar" and _announced(place, at, entry):
        how, opens = "noun", _announced(place, at, entry)
    if how == "that" and entry.get("form") == "masdar" and is_join(place.words[opens - 2]):
        return None
    if how == "quote" and entry.get("form") == "masdar" and opens > at + 2:
        return None
    if not how or entry.get("sign") == "yes" and not _uttered(place, at, how):
        return None
    if how in ("quote", "that") and _publishes(place, at, entry):
        return None
    if how == "noun" and passive(place, at, entry):
        kind = "impersonal"
    if how and entry.get("en") == "utter":
        told = place.words[uttered(place, at)].entry("say-nouns")
        stance = Stance(told.get("stance")) if told is not None else stance
    return cue_over(place, (first, last), f"cue.{entry.get('form') or 'verb'}-{how}", (kind, stance), opens)


def _publishes(place: Place, at: int, entry: Entry) -> bool:
    """Whether a verb only tells of a letter or report who brought it out: the words behind it are the letter's."""
    if entry.get("form") == "masdar" or entry.get("object") or not place.has(at, "pronoun-suffix"):
        return False
    return clause_of_noun(place, at)


def _uttered(place: Place, at: int, how: str) -> bool:
    """Whether somebody utters what a verb of showing introduces: what follows can speak, or stands before."""
    if how == "noun" and shown(place, at):
        return True
    if how == "quote" and at + 1 < place.last and place.quoted(at + 1):
        return subject_before(place, at) is not None
    return speaks(place, at + 1)


@cache
def _sayings(word: Word) -> list[Entry]:
    """The readings of a form as a verb of saying, participles last."""
    return sorted((e for e in word.entries if e.list == "say-verbs"), key=lambda e: e.get("form") == "participle")


def _sense(place: Place, at: int) -> Entry | None:
    """The reading of a form as a verb that can attribute here; None where it stands as a noun."""
    word = place.words[at]
    entries = _sayings(word)
    if _by_saying(place, at):
        return next((entry for entry in entries if entry.get("form") == "masdar"), None)
    if "article" in word.classes or word.classes & {"states", "nisba"}:
        return None
    if "titles" in word.classes and not (
        adverbial(place, at) and at + 1 < place.last and is_preposition(place.words[at + 1])
    ):
        return None
    for entry in entries:
        form = entry.get("form")
        if entry.get("person") == "1" and "noun" in word.classes and not place.marked.inside[at]:
            continue
        if _accusative(word, entry):
            continue
        if form in ("past", "present") and (
            place.clauses.finite[at] or _hopes(place, at, entry) or _opens(place, at, entry)
        ):
            return entry
        if form == "participle" and adverbial(place, at):
            return entry
        if form == "masdar" and _says(place, at, entry):
            return entry
    return None


def _accusative(word: Word, entry: Entry) -> bool:
    """Whether a form that looks like a dual or a participle is a noun's: "an order", not "both ordered"; "a woman"."""
    if "senses=people" in word.classes and (entry.get("form") == "participle" or entry.get("number") == "d"):
        return True
    dual = entry.get("number") == "d" and entry.get("form") == "past" and "noun" in word.classes
    return dual and any(e.get("case") for e in _sayings(word))


def _hopes(place: Place, at: int, entry: Entry) -> bool:
    """Whether a form that is a given name too is an "I hope" with what it takes behind it."""
    if entry.get("person") != "1" or "given-names" not in place.words[at].classes or at + 1 >= place.last:
        return False
    return place.has(at + 1, "particles=that", "particles.en=in", "clitics=with")


def _opens(place: Place, at: int, entry: Entry) -> bool:
    """Whether a verb of showing that looks like a preposition opens its sentence, with its sayer and "that" behind."""
    joint = at == place.first + 1 and is_join(place.words[place.first])
    if entry.get("sign") != "yes" or not is_preposition(place.words[at]) or not (joint or at == place.first):
        return False
    phrase = source_after(place, at + 1, place.last, strict=True)
    return phrase is not None and phrase[1] < place.last and place.has(phrase[1], "particles=that")


def _by_saying(place: Place, at: int) -> bool:
    """Whether "by saying that" stands here."""
    if at == place.first or at + 1 >= place.last or not place.has(at, "article"):
        return False
    return place.has(at - 1, "clitics=with") and place.has(at + 1, "particles=that")


def _says(place: Place, at: int, entry: Entry) -> bool:
    """Whether a verbal noun tells what somebody says: "his saying", "the minister's denial that"; not "in a tweet"."""
    if at > place.first and place.has(at - 1, "particles.en=in", "particles.en=about") or entry.get("weak") == "yes":
        return False
    if place.has(at, "pronoun-suffix"):
        return True
    if at + 1 >= place.last or not (place.name(at + 1)[0] or place.has(at + 1, "titles", "sources", "name-heads")):
        return False
    phrase = source_after(place, at + 1, place.last, strict=True)
    behind = phrase[1] if phrase else place.last
    return behind < place.last and place.has(behind, "particles=that") or bool(_announced(place, at, entry))


def _announced(place: Place, at: int, entry: Entry) -> int:
    """The act that a verbal noun of saying has for its object behind its sayer: "the firm's announcing the closure";
    0 where none stands there."""
    if entry.get("np") != "yes" or entry.get("prep") or entry.get("kind") != "speech" or place.has(at, "article"):
        return 0
    phrase = source_after(place, at + 1, place.last, strict=True)
    behind = skipped(place, phrase[1]) if phrase else place.last
    told = ("article", "adjective", "nisba", "pronoun-suffix")
    return behind if behind < place.last and place.has(behind, "masdar") and not place.has(behind, *told) else 0
