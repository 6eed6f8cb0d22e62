"""Attributions: for each cue its source, its content, its chain, manner and stance."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, islice

from tawatur.annotate.chains import Links
from tawatur.annotate.contents import content_after, content_before, spans_of
from tawatur.annotate.coverage import content_covered
from tawatur.annotate.drafts import Draft
from tawatur.annotate.manner import Manners, stance_of
from tawatur.annotate.near import Near
from tawatur.annotate.place import Place, places_of
from tawatur.annotate.runs import run_on, told_behind
from tawatur.annotate.sources import Sources
from tawatur.lang.skeleton import Skeleton
from tawatur.lang.words import Words
from tawatur.model.analysis import Analysis
from tawatur.model.annotation import Annotation, Attribution, Cue, Mention, Quote, Sentence, Timex
from tawatur.model.chain import Chain, Link

_MOST = 12
"""Cues of one sentence that are read; no sentence of the press comes near it."""


class Attributions:
    """Puts cues, sources and contents together; links from the context come in front, marked as such."""

    reads: tuple[type[Annotation], ...] = (Sentence, Quote, Mention, Timex, Cue)
    writes: type[Annotation] = Attribution

    def __init__(self, words: Words, nations: Mapping[str, str]) -> None:
        self._words, self._nations = words, nations
        self._skeleton = Skeleton(words.pack)

    def __call__(self, analysis: Analysis) -> Iterator[Attribution]:
        """The attributions of the body in the order of their cues."""
        drafts = list(self._drafts(analysis))
        context = frame_of(analysis, [draft for group in drafts for draft in group])
        media = set() if context_of_headline(context, drafts) else _media(analysis)
        told, manners = _told(drafts), Manners(analysis)
        for group in drafts:
            inner = _inner(group)
            outer = _outer(group, inner)
            for at, draft in enumerate(group):
                chain = _chain(at, group, outer, (context, told), media)
                stance = stance_of(analysis, self._words, draft.cue, draft.content, bool(inner[at]))
                manner = manners.of(draft.cue.span, draft.content)
                yield Attribution(
                    draft.cue.span, draft.cue.by, draft.source, draft.antecedent, draft.content,
                    chain, manner, stance, draft.cue.kind,
                )  # fmt: skip

    def _drafts(self, analysis: Analysis) -> Iterator[list[Draft]]:
        """The drafts of each sentence in order; a speech that runs on over sentences has theirs with its own."""
        words, found = self._words.of(analysis.tokens), places_of(analysis, self._words)
        links = Links(analysis, words, nations=self._nations, skeleton=self._skeleton)
        sources, sentences = Sources(links), analysis.layer(Sentence)
        homes = [sentence.first for sentence in sentences]
        several = groupby(analysis.layer(Cue), lambda cue: bisect_right(homes, cue.first) - 1)
        cues = {home: tuple(islice(some, _MOST)) for home, some in several}
        group: list[Draft] = []
        for home, sentence in enumerate(sentences):
            inside = cues.get(home, ())
            if inside or group:
                before, place = found.of(sentences[max(home - 1, 0)]), found.of(sentence)
                found_here = (self._draft(place, cue, inside, sources) for cue in inside)
                drafts = _transmissions([draft for draft in found_here if draft is not None])
                behind = told_behind(before, place, drafts)
                longer = group if behind else run_on(group, before, place, inside)
                if longer is None and group:
                    yield group
                group = [*(longer or ()), *(behind or drafts)]
        if group:
            yield group

    def _draft(self, place: Place, cue: Cue, cues: Sequence[Cue], sources: Sources) -> Draft | None:
        """A cue with its source and content; None where it tells what somebody in the content refused or blamed."""
        found = sources.of(place, cue, cues)
        if found.unknown and cue.frame.endswith("noun"):
            return None
        if cue.kind == "according-to":
            stretches = content_covered(place, cue, found.phrase, cues)
        elif cue.opens < 0:
            stretches = [content_before(place, cue)]
        else:
            opens = found.content if found.content is not None else cue.opens
            if cue.frame.endswith("noun") and _goes_on(place, opens):
                return None
            stretches = [content_after(place, cue, opens, cues)]
        told = sources.told(place, cue, found.phrase) if found.links else None
        return Draft(cue, found.source, found.antecedent, spans_of(place, stretches), found.links, told)


def _goes_on(place: Place, at: int) -> bool:
    """Whether a comma and "and" stand where what a verb governs would begin: its sentence goes on with another."""
    return place.first < at < place.last and place.has(at, "clitics=and") and place.has(at - 1, "comma")


def _transmissions(drafts: list[Draft]) -> list[Draft]:
    """A saying and the source it is taken over from in one sentence: both carry the whole chain and one content."""
    found = list(drafts)
    for at, draft in enumerate(drafts):
        main = next((d for d in reversed(drafts[:at]) if d.cue.kind == "speech" and d.links), None)
        if draft.cue.by != "cue.transmitted" or main is None or not draft.links:
            continue
        content = max((main.content, draft.content), key=lambda spans: sum(map(len, spans)) if spans else 0)
        if main.content and main.content[0].start > draft.cue.span.stop or main.cue.span.start < draft.cue.span.start:
            content = main.content or draft.content
        links = (*main.links, *draft.links)
        found[found.index(main)] = main._replace(content=content, links=links)
        found[at] = draft._replace(content=content, links=links)
    return found


def _inner(group: Sequence[Draft]) -> list[set[int]]:
    """For each draft of a sentence those whose cues stand inside its content."""
    if len(group) == 1:
        return [set()]
    near = Near(draft.cue.span for draft in group)
    found = []
    for at, draft in enumerate(group):
        over = ((span, other) for span in draft.content for other in near.over(span))
        found.append({other for span, other in over if other != at and span.covers(group[other].cue.span)})
    return found


def _outer(group: Sequence[Draft], inner: Sequence[set[int]]) -> list[int | None]:
    """For each draft of a sentence the one with the shortest content that holds it."""
    lengths = [sum(map(len, draft.content)) for draft in group]
    found: list[int | None] = [None] * len(group)
    for holder, held in enumerate(inner):
        for at in held:
            best = found[at]
            if holder not in inner[at] and (best is None or lengths[holder] < lengths[best]):
                found[at] = holder
    return found


def _told(drafts: Iterable[Sequence[Draft]]) -> dict[str, Link]:
    """The media that unnamed sources are said to have told: what such a source says comes through its medium."""
    told = ((draft.links[-1].who, draft.told) for group in drafts for draft in group if draft.told is not None)
    return {who: medium for who, medium in told if who.startswith(_SOURCES)}


_SOURCES = "group:sources"
"""How the keys of sources begin that are told of as no more than that."""


def _chain(
    at: int,
    group: Sequence[Draft],
    outer: Sequence[int | None],
    over: tuple[Link | None, Mapping[str, Link]],
    media: set[str],
) -> Chain:
    """The chain of a draft; ``over`` are what the whole article stands under and the media that sources told."""
    (context, told), links = over, list(group[at].links)
    medium = group[at].told or (told.get(links[-1].who) if links else None)
    if medium is not None and all(link.who != medium.who for link in links):
        links.insert(0, medium)
    seen, holder = {at}, outer[at]
    while holder is not None and holder not in seen:
        known = {who for one in links for who in (one.who, one.nation if one.named else None)}
        links = [link for link in group[holder].links if link.who not in known] + links
        seen.add(holder)
        holder = outer[holder]
    own = links and links[0].who in media
    if context is not None and not own and all(link.who != context.who for link in links):
        links.insert(0, context)
    return Chain(tuple(links))


def frame_of(analysis: Analysis, drafts: Sequence[Draft]) -> Link | None:
    """The link under which the whole article stands: the paper of a headline with colon, or the medium
    whose report the article recounts from its first sentences on; None for an article of its own."""
    named = [draft for draft in drafts if draft.links and draft.links[0].named]
    headline = next((draft for draft in named if draft.cue.by == "cue.colon"), None)
    first = headline or next(iter(named[:1]), None)
    if first is None:
        return None
    medium = first.links[0]
    count = sum(any(link.who == medium.who for link in draft.links) for draft in drafts)
    early = first.cue.first < max(120, len(analysis.tokens) // 5)
    if medium.who in _media(analysis) and early and (headline is not None or count >= _RECOUNTS):
        return replace(medium, context=True)
    return None


def context_of_headline(context: Link | None, drafts: Sequence[Sequence[Draft]]) -> bool:
    """Whether the whole article is laid to one paper by its headline: then even other media come through it."""
    first = next((draft for group in drafts for draft in group if draft.cue.by == "cue.colon"), None)
    return context is not None and first is not None and bool(first.links) and first.links[0].who == context.who


_RECOUNTS = 3
"""Times an article must cite the medium of its first attribution to be a retelling of its report."""


def _media(analysis: Analysis) -> set[str]:
    by = ("mention.list.outlets", "mention.list.agencies")
    return {mention.entity for mention in analysis.layer(Mention) if mention.by in by}
