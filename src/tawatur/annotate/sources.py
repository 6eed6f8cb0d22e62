"""Sources: who is said to have said it, in the sentence or earlier in the article."""

from collections.abc import Sequence
from typing import NamedTuple

from tawatur.annotate.agreement import Agreement, agreement, of_phrase
from tawatur.annotate.chains import Links
from tawatur.annotate.clause import is_comma, is_preposition
from tawatur.annotate.hearers import OBJECTS, addressed, before_hearer, considered, described, takes, told_medium
from tawatur.annotate.issuers import SAYERS, goes_on, issuer, main_clause, that_he, topic_of
from tawatur.annotate.memory import Memory
from tawatur.annotate.nominals import its_sayer
from tawatur.annotate.openings import PREPOSITIONS, content_start, skipped
from tawatur.annotate.phrases import nunated, source_after, trimmed
from tawatur.annotate.place import Place
from tawatur.annotate.prepositions import own_preposition
from tawatur.annotate.subjects import relative_head, subject_before
from tawatur.lang.columns import back
from tawatur.model.analysis import Tokens
from tawatur.model.annotation import Cue
from tawatur.model.chain import Link
from tawatur.model.span import Span


class FoundSource(NamedTuple):
    """The source of one cue: its phrase in tokens and as span, or the antecedent; where content begins; whether the
    subject is somebody who is no source."""

    phrase: tuple[int, int] | None
    source: Span | None
    antecedent: Span | None
    links: tuple[Link, ...]
    content: int | None = None
    unknown: bool = False


_ROLES = ("titles", "sources", "name-heads", "nisba", "owned-sayer")
_NONE = FoundSource(None, None, None, ())
_SOMEBODY = FoundSource(None, None, None, (), None, unknown=True)
"""Who is told of in what somebody else says: "that the ship came after she had refused"."""


class Sources:
    """Finds the source of each cue of an article, in order; remembers what it found."""

    def __init__(self, links: Links) -> None:
        self._links, self._memory = links, Memory()
        self._tokens, self._sentence = Tokens(), -1
        self._here: list[tuple[tuple[int, int], tuple[Link, ...], bool]] = []
        self._main = False
        self._asked = Agreement("", "")

    def of(self, place: Place, cue: Cue, cues: Sequence[Cue]) -> FoundSource:
        """The source of a cue."""
        if self._sentence != place.first:
            self._sentence, self._here = place.first, []
        self._tokens = place.tokens
        self._main = cue.kind in ("speech", "according-to") and main_clause(place, cue, cues)
        self._asked = agreement(place.words[cue.last - 1])
        if cue.kind == "impersonal":
            return _NONE
        if cue.frame == "colon":
            return self._found(place, trimmed(place, place.first, before_hearer(place, cue.first)))
        if cue.kind == "according-to":
            return self._according(place, cue)
        if cue.frame == "nominal-colon":
            sayer = its_sayer(place, cue.last, cue.opens - 1)
            return self._found(place, sayer) if sayer else self._refers(place, cue)
        if self._first_person(place, cue):
            content = content_start(place, cue, cue.last) if cue.frame.endswith("noun") else None
            return self._refers(place, cue)._replace(content=content)
        document = self._document(place, cue)
        if document is not None:
            return self._found(place, document)
        if "masdar" in cue.frame or "participle" in cue.frame:
            return self._back(place, cue)
        return self._verb(place, cue, cues)

    def told(self, place: Place, cue: Cue, source: tuple[int, int] | None) -> Link | None:
        """The medium that the source of a cue, a phrase where it is named, is said to have told."""
        phrase = told_medium(place, cue, source or (-1, -1)) if cue.kind in ("speech", "according-to") else None
        return self._links.link(phrase, self._memory) if phrase else None

    def _document(self, place: Place, cue: Cue) -> tuple[int, int] | None:
        """A bare noun of a report, picture or information right before its verb: "information shows that"."""
        at = cue.first - 1
        while at > place.first and place.has(at, "nisba", "adjective") and not place.has(at, "sources.kind=document"):
            at -= 1
        if at < place.first or not place.has(at, "sources.kind=document") or is_preposition(place.words[at]):
            return None
        return (at, cue.first) if "present" in cue.frame else None

    def _first_person(self, place: Place, cue: Cue) -> bool:
        """Whether the verb's subject is "I" or "we": whoever is being quoted."""
        verb = place.words[cue.last - 1]
        forms = [entry for entry in verb.entries if entry.list == "say-verbs"]
        return bool(forms) and all(entry.get("person") == "1" for entry in forms)

    def _found(self, place: Place, phrase: tuple[int, int] | None, content: int | None = None) -> FoundSource:
        if phrase is None or phrase[0] >= phrase[1]:
            return self._dropped(content)
        link = self._links.link(phrase, self._memory)
        span = place.tokens.span(*phrase)
        self._memory.learn(span, link, place.words[phrase[0] : phrase[1]], main=self._main)
        self._here.append((phrase, (link,), self._main))
        return FoundSource(phrase, span, None, (link,), content)

    def _dropped(self, content: int | None = None) -> FoundSource:
        """The article's last main sayer, where the sentence has none."""
        main = self._memory.agreeing(self._asked)
        if main is None:
            return FoundSource(None, None, None, (), content)
        span, link = main
        return FoundSource(None, None, span, (link,), content)

    def _last(self, *, main: bool) -> FoundSource | None:
        """The source the sentence has named last; with ``main`` the last one that a main clause has."""
        found = [row for row in self._here if row[2]] if main else []
        if not self._here:
            return None
        phrase, links, _ = (found or self._here)[-1]
        return FoundSource(phrase, self._tokens.span(*phrase), None, links)

    def _according(self, place: Place, cue: Cue) -> FoundSource:
        first = cue.last
        if first < place.last and is_preposition(place.words[first]):
            first += 1
        phrase = source_after(place, first, place.last, strict=True)
        return self._found(place, phrase)

    def _back(self, place: Place, cue: Cue) -> FoundSource:
        """A participle or "his saying": the source that the sentence has named last, else its subject."""
        content = content_start(place, cue, cue.last) if cue.frame == "participle-noun" else None
        own = "participle" in cue.frame and takes(place, cue, OBJECTS)
        if not own and "pronoun-suffix" not in place.words[cue.last - 1].classes or "masdar" not in cue.frame:
            noun = cue.frame == "masdar-noun"
            end = cue.opens if noun else cue.last if "noun" in cue.frame else cue.opens - 1
            phrase = source_after(place, cue.last, end, strict=noun)
            if phrase and (place.name(phrase[0])[0] or place.has(phrase[0], *SAYERS)):
                return self._found(place, phrase, content)
        last = self._last(main="masdar" not in cue.frame)
        if last is not None:
            return last._replace(content=content)
        return self._found(place, self._main_subject(place, cue), content)

    def _main_subject(self, place: Place, cue: Cue) -> tuple[int, int] | None:
        """The noun phrase after the verb of saying that a participle goes on, else after the sentence's first verb."""
        if "participle" in cue.frame:
            for at in back(place.clauses.finite, max(place.first, cue.first - 24), cue.first):
                if place.has(at, "say-verbs.form=past") and not described(place, at):
                    phrase = source_after(place, at + 1, cue.first, strict=False)
                    if phrase and (place.name(phrase[0])[0] or place.has(phrase[0], *SAYERS)):
                        return phrase
        for at in range(place.first, cue.first):
            if place.clauses.finite[at] or place.has(at, "time-words=past-tense"):
                return source_after(place, at + 1, cue.first, strict=True)
        return subject_before(place, cue.first)

    def _verb(self, place: Place, cue: Cue, cues: Sequence[Cue]) -> FoundSource:
        if takes(place, cue, OBJECTS) and that_he(place, cue.first):
            noun = cue.frame.endswith("noun")
            return self._refers(place, cue)._replace(content=self._opens(place, cue, cue.last) if noun else None)
        if cue.frame.endswith("noun"):
            return self._noun(place, cue)
        end = cue.opens - 1 if cue.opens > 0 else self._clause_end(place, cue)
        if cue.opens > 0 and place.quoted(cue.opens):
            end = cue.opens
        transmitted = self._transmitted(place, cue, end)
        if transmitted is not None:
            return transmitted
        hearer = takes(place, cue, ("hearer",))
        stands = place.has(cue.last - 1, "say-verbs.en=stand_in")
        medium = told_medium(place, cue, (-1, -1))
        first = medium[1] if medium and medium[0] == cue.last + 1 else cue.last + stands
        phrase = source_after(place, first, end, strict=hearer)
        before = subject_before(place, cue.first) or (relative_head(place, cue.last - 1) if phrase is None else None)
        if phrase is None or not stands and self._hearer(place, cue.last, phrase):
            return self._found(place, before) if before is not None else self._refers(place, cue)
        own = before is None or self._own_subject(place, phrase[0])
        return self._found(place, phrase if own else before)

    def _refers(self, place: Place, cue: Cue) -> FoundSource:
        """A dropped subject: the sentence's own earlier source, else who acts in it, else the article's last sayer."""
        topic = topic_of(place, cue)
        if topic is not None:
            return self._found(place, topic)
        if cue.last < place.last and place.has(cue.last, "particles.en=in_it"):
            actor = issuer(place, cue)
            if actor is not None:
                return self._found(place, actor)
        last = self._last(main=self._main)
        if last is not None:
            return last if self._agrees(place, last) else _SOMEBODY
        had = place.has(min(place.first + 1, cue.first), "time-words=past-tense")
        actor = self._main_subject(place, cue) if had or goes_on(place, cue) else None
        if actor is not None and (place.name(actor[0])[0] or place.has(actor[0], "titles", "sources", "name-heads")):
            return self._found(place, actor)
        return self._dropped()

    def _agrees(self, place: Place, last: FoundSource) -> bool:
        """Whether a verb without a subject can go on what a source said, by gender and number."""
        return last.phrase is None or self._asked.fits(of_phrase(place.words[slice(*last.phrase)]))

    def _hearer(self, place: Place, last: int, phrase: tuple[int, int]) -> bool:
        """Whether the phrase is who was told, not who tells: the verb's own pronoun or preposition precedes."""
        return phrase[0] > last and is_preposition(place.words[phrase[0] - 1])

    def _clause_end(self, place: Place, cue: Cue) -> int:
        at = cue.last
        while at < place.last and not is_comma(place.words[at]) and "stop" not in place.words[at].classes:
            at += 1
        return at

    def _transmitted(self, place: Place, cue: Cue, end: int) -> FoundSource | None:
        """A medium that quotes somebody: "carried X from Y his saying": both are links."""
        if "say-verbs.transmit=yes" not in place.words[cue.first].classes:
            return None
        about = next((at for at in range(cue.last, end) if "particles.en=about" in place.words[at].classes), None)
        if about is None:
            return None
        medium = source_after(place, cue.last, about, strict=False)
        quoted = source_after(place, about + 1, end, strict=False)
        if quoted is None:
            return None
        first = self._found(place, medium)
        second = self._found(place, quoted)
        self._here[-1] = (quoted, first.links + second.links, self._main)
        return FoundSource(first.phrase, first.source, first.antecedent, first.links + second.links)

    def _noun(self, place: Place, cue: Cue) -> FoundSource:
        """A verb whose content is a noun phrase: a subject before it in its clause, or the phrase right behind it."""
        at = cue.last
        before = relative_head(place, cue.last - 1)
        if before is not None:
            return self._found(place, before, self._opens(place, cue, at))
        before = subject_before(place, cue.first)
        if before is not None and not (
            self._own_subject(place, at) and not addressed(place, cue, place.name(at)[0], OBJECTS)
        ):
            return self._found(place, before, self._opens(place, cue, at))
        phrase = self._subject(place, cue) if self._can_say(place, at) else None
        phrase = phrase or _before_preposition(place, cue, at) or _accuser(place, cue, at)
        if considered(place, cue, phrase):
            return _SOMEBODY
        if phrase is not None and not addressed(place, cue, phrase[1], ("accused", "described")):
            return self._found(place, phrase, self._opens(place, cue, phrase[1]))
        return self._refers(place, cue)._replace(content=self._opens(place, cue, at))

    def _opens(self, place: Place, cue: Cue, at: int) -> int | None:
        """Where a noun phrase of content begins; None where the cue knows it."""
        return None if place.has(cue.last - 1, "say-verbs.en=utter") else content_start(place, cue, at)

    def _subject(self, place: Place, cue: Cue) -> tuple[int, int] | None:
        """The noun phrase right behind a verb, up to the preposition that leads to its content."""
        entry = place.words[cue.last - 1].entry("say-verbs")
        own = own_preposition(place, cue.last - 1, entry) if entry is not None else 0
        strict = not own or entry is None or entry.get("object") != ""
        return source_after(place, cue.last, own or place.last, strict=strict)

    def _own_subject(self, place: Place, at: int) -> bool:
        """Whether a person stands right behind the verb: then it is the subject, whatever stands before."""
        return at < place.last and place.name(at)[1] == "PER"

    def _can_say(self, place: Place, at: int) -> bool:
        """Whether what follows the verb can be its subject: a name, title or source."""
        while at < place.last and (place.marked.times[at] or place.has(at, "particles=adverb-discourse")):
            at += 1
        if at >= place.last:
            return False
        return bool(place.name(at)[0]) or nunated(place.words[at]) or place.has(at, *_ROLES)


def _accuser(place: Place, cue: Cue, at: int) -> tuple[int, int] | None:
    """What stands between a verb with a pronoun and its preposition: "a hundred women accuse him of"."""
    entry = place.words[cue.last - 1].entry("say-verbs")
    if entry is None or entry.get("object") != "accused" or not place.has(cue.last - 1, "pronoun-suffix"):
        return None
    own = own_preposition(place, cue.last - 1, entry)
    return trimmed(place, at, own) if own > at else None


def _before_preposition(place: Place, cue: Cue, at: int) -> tuple[int, int] | None:
    """The definite noun phrase between a verb and its preposition: "the weather service warned of …"."""
    entry = next((e for e in place.words[cue.last - 1].entries if e.list == "say-verbs"), None)
    if entry is None or entry.get("kind") != "speech" or entry.get("object") or entry.get("recipient"):
        return None
    if "say-verbs.number=p" in place.words[cue.last - 1].classes:
        return None
    at = skipped(place, at)
    if at >= place.last or "article" not in place.words[at].classes:
        return None
    phrase = source_after(place, at, place.last, strict=True)
    behind = phrase[1] if phrase else at
    return phrase if phrase and behind < place.last and place.has(behind, *PREPOSITIONS, "clitics=with") else None
