"""Cues: words that attribute, each with the frame in which source and content stand round it."""

from collections.abc import Iterator

from tawatur.annotate.clause import is_comma, is_join, is_preposition, is_quote, is_that
from tawatur.annotate.clauses import within
from tawatur.annotate.frames import asks_no_name, frame, introducer, speaks
from tawatur.annotate.nominals import said_in
from tawatur.annotate.phrases import source_after, subject_before
from tawatur.annotate.place import Place, places_of
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
        behind, first = 0, -1
        for sentence, at in within(sentences, either(attributing, colon)):
            place = found.of(sentence)
            if sentence.first != first:
                first = sentence.first
                headline = self._headline(place, colon)
                if headline:
                    yield headline
                    behind = headline.last
            cue = self._at(place, at) if at >= behind and attributing[at] else None
            if cue:
                yield cue
                behind = cue.last

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
            return _cue(place, (at, at + 1), "cue.nominal-colon", ("speech", Stance.ASSERTS), opens)
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
        return _cue(place, (colon, colon + 1), "cue.colon", ("speech", Stance.ASSERTS), colon + 1)


def _voice(place: Place, colon: int) -> bool:
    """Whether the words behind a colon are somebody's: quoted, in the first person, about what will or must be."""
    if place.quoted(colon + 1) or place.name(colon + 1)[1] == "GPE":
        return True
    voice = ("negation", "bare-modality", "clitics=future", "particles=pronoun", "adjective")
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


def _cue(place: Place, tokens: tuple[int, int], by: str, sense: tuple[str, Stance], opens: int = -1) -> Cue:
    """A cue over tokens and the joints stuck to them; ``sense`` is its kind and stance."""
    first, last = tokens
    start = first
    if first > place.first and place.tokens.joined[first] and is_join(place.words[first - 1]):
        start = first - 1
    elif first > place.first and place.tokens.joined[first] and is_preposition(place.words[first - 1]):
        start = first - 1
        if start > place.first and place.tokens.joined[start] and is_join(place.words[start - 1]):
            start -= 1
    return Cue(place.tokens.span(start, last), by, *sense, by.removeprefix("cue."), first, last, opens)


def according(place: Place, at: int) -> Cue | None:
    """An according-to expression: "according to X", "as X reported", "quoting X"."""
    entry = place.words[at].entry("according")
    if entry is None:
        return None
    how, last = entry.get("frame"), at + 1
    if how == "verb":
        verb_at = last
        while verb_at < place.last and verb_at < last + 2 and "say-verbs" not in place.words[verb_at].classes:
            verb_at += 1
        if verb_at >= place.last or "say-verbs" not in place.words[verb_at].classes:
            return None
        if _goes_on(place, at, verb_at + 1) or not _retold(place, at, verb_at):
            return None
        last = verb_at + 1
    elif how == "noun":
        if last >= place.last or place.has(last, "mark") and not place.quoted(last) or not _can_tell(place, at, last):
            return None
    elif how in ("li", "ila", "ala", "bi", "an"):
        if last >= place.last or not _governs(place, last, how) or not speaks(place, last + 1):
            return None
        if how == "an":
            last += 1
    by = "cue.transmitted" if how in ("an", "bi") else "cue.according"
    return _cue(place, (at, last), by, ("according-to", Stance(entry.get("stance"))))


def _goes_on(place: Place, at: int, behind: int) -> bool:
    """Whether the verb of "as …" has content of its own; behind "according to what X said, then" it has none."""
    how, opens = introducer(place, behind)
    taken_up = opens - 2 > behind and place.has(opens - 2, "clitics=then")
    taken_up = taken_up and not place.has(at, "particles=subordination")
    return how == "colon" or how == "that" and not taken_up


def _retold(place: Place, at: int, verb_at: int) -> bool:
    """Whether "as" and a verb point back at what is said; before a verb that can do more, "as" adds a clause."""
    if " " in place.words[at].norm or "particles=subordination" not in place.words[at].classes:
        return True
    entry = place.words[verb_at].entry("say-verbs")
    if entry is None or entry.get("weak") == "yes" or entry.get("sign") == "yes":
        return False
    phrase = source_after(place, verb_at + 1, place.last, strict=True)
    behind = phrase[1] if phrase else verb_at + 1
    return at > place.first and (behind >= place.last or place.has(behind, "mark", "particles=preposition"))


def _can_tell(place: Place, at: int, last: int) -> bool:
    """Whether what a single word for "according to" governs can tell something; of a phrase its noun tells it."""
    return " " in place.words[at].norm or place.has(last, "particles") or speaks(place, last)


_GOVERNS = {
    "li": {"clitics=to", "particles.en=to"},
    "ila": {"particles.en=to"},
    "ala": {"particles.en=on"},
    "bi": {"clitics=with"},
    "an": {"particles.en=about"},
}


def _governs(place: Place, at: int, frame: str) -> bool:
    return bool(place.words[at].classes & _GOVERNS[frame])


def impersonal(place: Place, at: int) -> Cue | None:
    """Nobody named: "it is expected that". The passive is read where no subject stands between verb and content."""
    word = place.words[at]
    entry = word.entry("impersonal")
    if entry is None or _negated(place, at) or entry.get("active") == "yes" and _has_subject(place, at):
        return None
    after = at + 1
    sense = "impersonal", Stance(entry.get("stance"))
    if "impersonal.content=before" in word.classes:
        return _cue(place, (at, after), "cue.impersonal", sense, -1)
    if after < place.last and is_that(place.words[after]):
        return _cue(place, (at, after), "cue.impersonal", sense, after + 1)
    if " " in word.norm:
        return _cue(place, (at, after), "cue.impersonal", sense, after)
    return None


def _has_subject(place: Place, at: int) -> bool:
    """Whether a name or a definite noun stands right before the verb: then it is no passive."""
    return at > place.first and (bool(place.marked.named[at - 1]) or place.has(at - 1, "titles", "nisba", "sources"))


def verb(place: Place, at: int) -> Cue | None:
    """A verb of saying, wanting or believing with content that the sentence shows."""
    entry = None if place.marked.named[at] else _sense(place, at)
    if entry is None or asks_no_name(place, at):
        return None
    kind, stance, first = entry.get("kind"), Stance(entry.get("stance")), at
    if _negated(place, at):
        if kind != "attitude" and stance is not Stance.DENIES:
            return None
        if stance is Stance.DENIES:
            kind, stance = "attitude", Stance.EXPECTS
        first = at - 1
    last = at + 1
    if entry.get("weak") == "yes" and last < place.last and place.has(last, "pronoun-suffix"):
        noun = next((e for e in place.words[last].entries if e.list == "say-verbs" and e.get("form") == "masdar"), None)
        if noun is not None and introducer(place, last + 1)[0] == "that":
            entry, kind, stance, last = noun, noun.get("kind"), Stance(noun.get("stance")), last + 1
    how, opens = frame(place, last - 1, entry)
    if how == "quote" and entry.get("form") == "masdar" and opens > at + 2:
        return None
    if not how or entry.get("sign") == "yes" and not _uttered(place, at, how):
        return None
    return _cue(place, (first, last), f"cue.{entry.get('form') or 'verb'}-{how}", (kind, stance), opens)


def _uttered(place: Place, at: int, how: str) -> bool:
    """Whether somebody utters what a verb of showing introduces: what follows can speak, or stands before."""
    if how == "quote" and at + 1 < place.last and place.quoted(at + 1):
        return subject_before(place, at) is not None
    return speaks(place, at + 1)


def _sense(place: Place, at: int) -> Entry | None:
    """The reading of a form as a verb that can attribute here; None where it stands as a noun."""
    word = place.words[at]
    entries = sorted((e for e in word.entries if e.list == "say-verbs"), key=lambda e: e.get("form") == "participle")
    if _by_saying(place, at):
        return next((entry for entry in entries if entry.get("form") == "masdar"), None)
    if "article" in word.classes or word.classes & {"states", "nisba"}:
        return None
    if "titles" in word.classes and not (
        _adverbial(place, at) and at + 1 < place.last and is_preposition(place.words[at + 1])
    ):
        return None
    for entry in entries:
        form = entry.get("form")
        if entry.get("person") == "1" and "noun" in word.classes and not place.marked.inside[at]:
            continue
        if form in ("past", "present") and place.clauses.finite[at]:
            return entry
        if form == "participle" and _adverbial(place, at):
            return entry
        if form == "masdar" and _says(place, at, entry):
            return entry
    return None


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
    return phrase is not None and phrase[1] < place.last and place.has(phrase[1], "particles=that")


def _adverbial(place: Place, at: int) -> bool:
    """Whether a participle stands as one: after a comma or joint, not as a noun's adjective."""
    if at == place.first:
        return True
    before = place.words[at - 1]
    return is_comma(before) or is_join(before) or is_quote(before) or "particles=pronoun" in before.classes


def _negated(place: Place, at: int) -> bool:
    before = at - 1
    if before >= place.first and "clitics=future" in place.words[before].classes:
        before -= 1
    return before >= place.first and bool(
        place.words[before].classes & {"negation=past", "negation=future", "negation=present"}
    )
