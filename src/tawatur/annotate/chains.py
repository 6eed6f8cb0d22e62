"""Links of a chain: who a source phrase names, or which unnamed group it describes."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from tawatur.annotate.holders import Holders
from tawatur.annotate.memory import Memory, bare, described, has_any
from tawatur.annotate.offices import office_at, offices_in, official
from tawatur.lang.skeleton import Skeleton
from tawatur.lang.words import Word
from tawatur.model.analysis import Analysis
from tawatur.model.annotation import Mention
from tawatur.model.chain import Link
from tawatur.model.span import Span


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
        nation = self._nation(self._unnamed(phrase, inside), inside)
        state = None if has_any(words[:1], _PRIVATE) else nation
        text = span.words(self._text)
        who = self._named(words, [m for m in inside if m.span.start == span.start or not self._aside(m)], nation)
        if who is not None:
            medium = has_any(words, _MEDIA) and ":" not in who or has_any(words[:1], ("sources.media=yes",))
            private = medium or any(m.entity == who and m.type == "PER" for m in inside) and not official(words)
            speaks = (
                self._nations.get(who) or (None if private else state) or self._body_of(phrase[0], inside, who, memory)
            )
            return Link(who, text, True, False, span, speaks)
        body = self._body(words, span)
        if body is not None:
            return Link(body, text, True, False, span, self._nations.get(body) or state)
        back = _reference(words, memory, nation) or self._issued(words, phrase[0], memory)
        if back is None and len(words) == 1 and "article" in words[0].classes:
            back = memory.heads.get(bare(words[0]))
        if back is not None:
            return Link(back.who, text, back.named, False, span, back.nation)
        return Link("group:" + group_key(_issuer(_spoken_for(words)), self._skeleton), text, False, False, span, state)

    def _body_of(self, first: int, inside: list[Mention], who: str, memory: Memory) -> str | None:
        """The body for which the spokesman ``who`` speaks, of a phrase that begins at ``first``: named with him, or
        earlier and here by its head noun, or in common words."""
        person = next((m for m in inside if m.entity == who and m.type == "PER"), None)
        if person is None:
            return None
        words = self._words[first : bisect_left(self._tokens.starts, person.span.start)]
        spoken = _spoken_for(words)
        head = next((at for at, word in enumerate(spoken) if word.classes & _HEADS), None)
        if spoken is words or head is None:
            return None
        body = next((m.entity for m in inside if m.type in ("ORG", "GPE", "FAC")), None)
        body = body or self._body(spoken[head : head + 1], person.span)
        if body is not None:
            return self._nations.get(body, body)
        link = memory.heads.get(bare(spoken[head]))
        stop = next((at for at in range(head + 1, len(spoken)) if "titles" in spoken[at].classes), len(spoken))
        body_words = spoken[head:stop]
        key = "group:" + group_key(body_words, self._skeleton) if described(body_words) else None
        return (link.nation or link.who) if link else key

    def _named(self, words: Sequence[Word], inside: list[Mention], nation: str | None) -> str | None:
        if words and not words[0].classes.isdisjoint(_QUANTITIES):
            return None
        several = bool(words) and not words[0].classes.isdisjoint(_SEVERAL)
        persons = [mention for mention in inside if mention.type == "PER"]
        if persons and not several:
            return persons[0].entity
        for office in offices_in(words) if not several else ():
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

    def _aside(self, mention: Mention) -> bool:
        """Whether a person or place in a phrase is only whom or where it is with: "the embassy in X"."""
        at = bisect_left(self._tokens.starts, mention.span.start)
        return mention.type in ("PER", "GPE") and at > 0 and "particles=preposition" in self._words[at - 1].classes

    def _body(self, words: Sequence[Word], span: Span) -> str | None:
        """The body named earlier whose head noun a bare definite phrase repeats: "the Centre", "the Authority"."""
        if len(words) > 2 or not words or not words[0].classes & {"name-heads", "sources.kind=body"}:
            return None
        if "article" not in words[0].classes:
            return None
        limit = bisect_left(self._starts, span.start)
        heads = (self._heads.get(head, []) for head in (bare(words[0]), words[0].norm))
        last = max((ats[place - 1] for ats in heads if (place := bisect_left(ats, limit))), default=-1)
        return self._mentions[last].entity if last >= 0 else None

    def _issued(self, words: Sequence[Word], at: int, memory: Memory) -> Link | None:
        """Who a bare "the statement" is by: whose statement was told of before, by a sayer beside it or a name."""
        if len(words) > 2 or not {"article", "sources=statements"} <= words[0].classes:
            return None
        before = range(at - 1, max(0, at - _NEAR) - 1, -1)
        told = next((i for i in before if "sources=statements" in self._words[i].classes), None)
        if told is None:
            return memory.sayer
        first = max(0, told - _BESIDE)
        first = next((i + 1 for i in range(told, first, -1) if "stop" in self._words[i].classes), first)
        beside = self._tokens.span(first, told + 1)
        sayer = next((link for span, link, _ in reversed(memory.mains) if beside.overlap(span)), None)
        name = next((m for m in self._mentions if m.type in _ISSUERS and beside.covers(m.span)), None)
        if sayer is None and name is not None:
            return Link(name.entity, "", nation=self._nations.get(name.entity))
        return sayer or memory.sayer

    def _unnamed(self, phrase: tuple[int, int], inside: list[Mention]) -> list[Word]:
        """The words of a phrase that are no part of a person's name: Ross is no Russian."""
        persons = [mention.span for mention in inside if mention.type == "PER"]
        tokens = ((at, self._tokens.span(at, at + 1)) for at in range(*phrase))
        return [self._words[at] for at, token in tokens if not any(span.covers(token) for span in persons)]

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
        return self._organ_of(words, inside) or self._holders.nation(words)

    def _organ_of(self, words: Sequence[Word], inside: list[Mention]) -> str | None:
        """The state that the name of an organ of state has in it: "the police of Ruritania"."""
        organ = next((m for m in inside if m.type == "ORG" and m.entity.startswith("org:")), None)
        if organ is None or not has_any(words[:1], _ORGANS):
            return None
        first = bisect_left(self._tokens.starts, organ.span.start)
        named = self._words[first : bisect_left(self._tokens.starts, organ.span.stop)]
        return next((entry.value for word in named if (entry := word.entry("states"))), None)


_NEAR = 120
"""Words between a statement that is told of and what refers back to it, at most."""
_BESIDE = 12
"""Words before a statement among which he who issues it is named."""
_ISSUERS = ("PER", "ORG", "GPE")
_PRIVATE = ("sources.speaks=self", "titles.speaks=self")
"""Those who are of a state and do not speak for it: "a Ruritanian analyst"."""
_ISSUED = ("sources=statements", "sources=reports")
"""What is the word of the body that issued it: "a report of the commission"."""
_MEDIA = ("outlets", "agencies", "sources.media=yes")
_ORGANS = ("sources=authorities", "sources=police", "sources=intelligence-services")
_HEADS = {"name-heads", "sources.kind=body", "bodies"}
_SEVERAL = frozenset(("titles.number=p", "sources.number=p"))
_QUANTITIES = ("approximators", "numbers", "number")
"""What heads an unnamed group, whoever is named among it: "more than a hundred women, X among them"."""
_NAMED_KINDS = {"sources.media=yes", "sources.kind=body"}
"""Source nouns that head a name of their own: "the newspaper X", "the Authority for Y"."""


def _spoken_for(words: Sequence[Word]) -> Sequence[Word]:
    """Whom a phrase headed by a spokesman's title says that he speaks for; the phrase itself where it says nothing."""
    headed = len(words) > 1 and "titles.role=spokesman" in words[0].classes
    return words[1:] if headed and has_any(words[1:], _HEADS) else words


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
