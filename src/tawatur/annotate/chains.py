"""Links of a chain: who a source phrase names, or which unnamed group it describes."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tawatur.annotate.agreement import Agreement, of_phrase
from tawatur.annotate.holders import Holders
from tawatur.annotate.offices import Office, office_at, offices_in, official
from tawatur.lang.skeleton import Skeleton
from tawatur.lang.words import Word
from tawatur.model.analysis import Analysis
from tawatur.model.annotation import Mention
from tawatur.model.chain import Link
from tawatur.model.span import Span


@dataclass
class Memory:
    """What an article has said so far: the last medium, groups and sources, and the text's own credit."""

    medium: Link | None = None
    groups: dict[str, Link] = field(default_factory=dict)
    sources: list[tuple[Span, Link]] = field(default_factory=list)
    mains: list[tuple[Span, Link, Agreement]] = field(default_factory=list)
    titles: list[tuple[tuple[Office, ...], Link]] = field(default_factory=list)

    def agreeing(self, asked: Agreement) -> tuple[Span, Link] | None:
        """The last main sayer that a verb can mean; the very last where none of the latest agrees with it."""
        latest = self.mains[-_LATEST:]
        found = next((row for row in reversed(latest) if row[2].fits(asked)), latest[-1] if latest else None)
        if found is None:
            return None
        last = next((span for span, link in reversed(self.sources) if link.who == found[1].who), found[0])
        return last, found[1]

    def holder(self, office: Office, nation: str | None) -> Link | None:
        """The source named last with an office, of that nation as far as known."""
        rows = (row for row in reversed(self.titles) if _fits(row[1], nation))
        return next((link for offices, link in rows if any(map(office.means, offices))), None)

    def person(self, title: str, nation: str | None) -> Link | None:
        """The person named last, of that nation as far as known; one with another title than ``title`` is passed."""
        rows = (row for row in reversed(self.titles) if row[1].named and _fits(row[1], nation))
        return next((link for offices, link in rows if _BODY not in offices and (not title or not offices)), None)

    def learn(self, span: Span, link: Link, words: Sequence[Word], *, main: bool) -> None:
        """Keeps a source for later references to it; ``main`` where a main clause has it."""
        self.sources.append((span, link))
        offices = tuple(offices_in(words))
        body = not offices and (not _any(words, _PERSONAL) or _any(words, _BODIES))
        self.titles.append(((_BODY,) if body else offices, link))
        if main or not self.mains:
            self.mains.append((span, link, of_phrase(words)))
        if link.named and _any(words, ("outlets", "agencies")):
            self.medium = link
        head = next((entry for word in words if (entry := word.entry("sources"))), None)
        if head is not None and (not link.named or head.get("kind") == "document"):
            self.groups[head.value] = link


def _any(words: Sequence[Word], classes: Iterable[str]) -> bool:
    """Whether one of some words has one of some classes."""
    return any([not word.classes.isdisjoint(classes) for word in words])


_BODY = Office("", "", False)
"""Stands for the office of what is no person."""
_LATEST = 5
"""Main sayers that a dropped subject may mean."""
_PERSONAL = ("given-names", "surnames", "unknown", "persons")
_BODIES = ("outlets", "agencies", "bodies", "states", "capitals")


class Links:
    """Names the link of a source phrase within one article."""

    def __init__(
        self,
        analysis: Analysis,
        words: Sequence[Word],
        *,
        nations: Mapping[str, str],
        skeleton: Skeleton,
    ) -> None:
        tokens, mentions = analysis.tokens, analysis.layer(Mention)
        self._text, self._tokens, self._words = analysis.document.text, tokens, words
        self._mentions, self._nations, self._skeleton = mentions, nations, skeleton
        self._starts = [mention.span.start for mention in mentions]
        self._heads: dict[str, list[int]] = {}
        for at, mention in enumerate(mentions):
            if mention.type in ("ORG", "FAC"):
                first = tokens.norms[bisect_right(tokens.starts, mention.span.start) - 1]
                self._heads.setdefault(first.split(" ")[0], []).append(at)
        self._holders = Holders(tokens, words, mentions, nations)

    def link(self, phrase: tuple[int, int], memory: Memory) -> Link:
        """The link that a phrase names: a person in it, the holder of the office it names, a body or
        medium, an earlier group it refers back to, else a group by its description."""
        span = self._tokens.span(*phrase)
        words = self._words[phrase[0] : phrase[1]]
        first = bisect_left(self._starts, span.start)
        inside = [m for m in self._mentions[first : bisect_left(self._starts, span.stop)] if m.span.stop <= span.stop]
        nation = self._nation(words, inside)
        state = None if _any(words[:1], _PRIVATE) else nation
        text = span.words(self._text)
        who = self._named(words, inside, nation)
        if who is not None:
            medium = any(word.classes & {"outlets", "agencies", "sources.media=yes"} for word in words)
            private = medium or any(m.entity == who and m.type == "PER" for m in inside) and not official(words)
            return Link(who, text, True, False, span, self._nations.get(who) or (None if private else state))
        body = self._body(words, span)
        if body is not None:
            return Link(body, text, True, False, span, self._nations.get(body) or state)
        back = _reference(words, memory, nation)
        if back is not None:
            return Link(back.who, text, back.named, False, span, back.nation)
        return Link("group:" + group_key(_issuer(words), self._skeleton), text, False, False, span, state)

    def _named(self, words: Sequence[Word], inside: list[Mention], nation: str | None) -> str | None:
        if words and not words[0].classes.isdisjoint(_QUANTITIES):
            return None
        persons = [mention for mention in inside if mention.type == "PER"]
        if persons:
            return persons[0].entity
        for office in offices_in(words):
            holder = self._holders.of(office, nation or "")
            if holder is not None:
                return holder
        if words and not words[0].classes.isdisjoint(_ISSUED):
            return next((mention.entity for mention in inside if mention.type == "ORG"), None)
        if words and "sources" in words[0].classes and not (words[0].classes & _NAMED_KINDS and inside):
            return None
        if words and "titles" in words[0].classes and "titles.role=spokesman" not in words[0].classes:
            return next((mention.entity for mention in inside if mention.type == "ORG"), None)
        bodies = [mention for mention in inside if mention.type in ("ORG", "GPE", "FAC", "EVT")]
        return bodies[0].entity if bodies else None

    def _body(self, words: Sequence[Word], span: Span) -> str | None:
        """The body named earlier whose head noun a bare definite phrase repeats: "the Centre", "the Authority"."""
        if len(words) > 2 or not words or not words[0].classes & {"name-heads", "sources.kind=body"}:
            return None
        if "article" not in words[0].classes:
            return None
        bare = words[0].norm[2:]
        limit = bisect_left(self._starts, span.start)
        heads = (self._heads.get(head, []) for head in (bare, words[0].norm))
        last = max((ats[place - 1] for ats in heads if (place := bisect_left(ats, limit))), default=-1)
        return self._mentions[last].entity if last >= 0 else None

    def _nation(self, words: Sequence[Word], inside: list[Mention]) -> str | None:
        for word in words:
            entry = word.entry("nisba")
            if entry and entry.get("state"):
                return entry.get("state")
        for mention in inside:
            if mention.type == "GPE":
                return self._nations.get(mention.entity, mention.entity)
            if mention.type != "PER" and self._nations.get(mention.entity):
                return self._nations[mention.entity]
        return self._holders.nation(words)


_PRIVATE = ("sources.speaks=self", "titles.speaks=self")
"""Those who are of a state and do not speak for it: "a Ruritanian analyst"."""
_ISSUED = ("sources=statements", "sources=reports")
"""What is the word of the body that issued it: "a report of the commission"."""
_QUANTITIES = ("approximators", "numbers", "number")
"""What heads an unnamed group, whoever is named among it: "more than a hundred women, X among them"."""
_NAMED_KINDS = {"sources.media=yes", "sources.kind=body"}
"""Source nouns that head a name of their own: "the newspaper X", "the Authority for Y"."""


def _issuer(words: Sequence[Word]) -> Sequence[Word]:
    """The unnamed body whose statement a phrase is, "a statement of the police"; the phrase itself where it is none."""
    if words and "sources=statements" in words[0].classes:
        return next((words[at:] for at in range(1, len(words)) if "sources.kind=body" in words[at].classes), words)
    return words


def _reference(words: Sequence[Word], memory: Memory, nation: str | None) -> Link | None:
    """An earlier link that a bare definite phrase means: "the newspaper", "the officials", "the same source"."""
    if not words or "article" not in words[0].classes:
        return None
    entry, title, office = words[0].entry("sources"), words[0].entry("titles"), office_at(words, 0)
    if entry is None:
        single = title is not None and title.get("number") == "s"
        return memory.holder(office, nation) if office is not None and single else None
    if entry.get("media") == "yes" and entry.get("number") != "p":
        return memory.medium
    if any("particles=same" in word.classes for word in words[1:]) and memory.sources:
        return memory.groups.get("" if entry.get("number") == "s" else entry.value, memory.sources[-1][1])
    name = title.value if title is not None else ""
    single = entry.get("kind") == "person" and entry.get("number") == "s"
    holder = memory.holder(office, nation) if single and office is not None else None
    if holder is not None:
        return holder
    earlier = memory.groups.get(entry.value)
    if earlier and (nation is None or earlier.nation == nation):
        return earlier
    return memory.person(name, nation) if single else None


def _fits(link: Link, nation: str | None) -> bool:
    """Whether a named link can be the person a bare title means: of that nation, as far as that is known."""
    return nation is None or link.nation in (None, nation)


def group_key(words: Sequence[Word], skeleton: Skeleton) -> str:
    """The key of an unnamed group: kinds of its source nouns and the nations it names."""
    parts: list[str] = []
    for word in words:
        entry = word.entry("sources") or word.entry("nisba")
        if entry is not None:
            part = entry.get("state") or entry.value
            if entry.get("kind") == "body":
                part = skeleton.key([w.norm for w in words if "word" in w.classes])
            if part not in parts:
                parts.append(part)
    if not parts:
        parts = [skeleton.of(word.norm) for word in words[:3] if "word" in word.classes]
    return "-".join(part for part in parts if part) or "unnamed"
