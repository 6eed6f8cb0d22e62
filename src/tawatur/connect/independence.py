"""How many separate ways a proposition comes by, and the one link on which all rest (EVIDENCE 3)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tawatur.connect.flow import Way, disjoint, mouth
from tawatur.model.chain import Link
from tawatur.model.claim import Claim
from tawatur.model.decision import UNKNOWN
from tawatur.model.document import Document
from tawatur.model.reason import Reason
from tawatur.model.register import Register
from tawatur.model.story import Origins

HOLDER_KINDS = frozenset({"attitude"})
SPEECH_ACTS = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT", "SUPPORT"})

Route = tuple[str, tuple[tuple[str, bool, str | None], ...]]
"""All of a claim on which its origins hang: its document, and of each link that passes it on who it is, whether it is
named, for whom it speaks."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What counting needs of a story: documents, who is whom, shared texts and what the register knows.

    ``actors`` leads from an entity key to the key of its actor, ``nations`` from an actor to the state
    it speaks for, ``texts`` from a document to the shared text it prints. ``own_words`` are claims that
    tell a wish or belief in words of its holder's own, ``spoken`` the chains of claims that tell what
    somebody said. ``kindred`` leads from a group to the state whose group of that description the story names
    too. ``grade_all`` counts the own voice of every outlet, graded or not. ``known`` keeps the
    links that pass each claim on, ``counted`` the origins of claims that came by the same routes, once asked for.
    """

    documents: Mapping[str, Document]
    register: Register
    actors: Mapping[str, str] = field(default_factory=dict)
    nations: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    own_words: frozenset[str] = frozenset()
    spoken: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    kindred: Mapping[str, str] = field(default_factory=dict)
    grade_all: bool = False
    known: dict[str, tuple[Link, ...]] = field(default_factory=dict, compare=False, repr=False)
    counted: dict[frozenset[Route], Origins] = field(default_factory=dict, compare=False, repr=False)

    def outlet(self, document: str) -> str:
        """The outlet's key; a document of unknown outlet stands for itself."""
        return self.documents[document].outlet.value or document

    def prints(self, key: str) -> bool:
        """Whether a key is an outlet or agency that speaks for no state, whatever country it is of."""
        known = key in self.register.outlets or key in self.register.agencies
        return known and self.register.nation(key) is None

    def node(self, link: Link) -> str:
        """The one node of a named link, or of a group that speaks for a state."""
        key = self.actors.get(link.who, link.who)
        if self.prints(key):
            return self.register.family(key)
        body = link.nation or self.nations.get(key) or self.register.nation(key)
        if body:
            body = self.actors.get(body, body)
            return self.nations.get(body) or self.register.nation(body) or body
        return self.register.family(key)

    def holder(self, link: Link) -> str:
        """Whose words a link's are: an outlet's under its own key, not its publisher's; anybody else's as ``node``."""
        key = self.actors.get(link.who, link.who)
        return key if self.prints(key) else self.node(link)


def origins(claims: Sequence[Claim], grounds: Grounds) -> Origins:
    """The independent origins of claims: lower and upper count, common link, reasons.

    Ungraded outlets that nobody is credited beside are one origin together: they may have it from one.
    """
    key = frozenset(_route(claim, grounds) for claim in claims)
    found = grounds.counted.get(key)
    if found is None:
        found = grounds.counted[key] = _origins(claims, grounds)
    return found


def _route(claim: Claim, grounds: Grounds) -> Route:
    return claim.document, tuple([(link.who, link.named, link.nation) for link in passing(claim, grounds)])


def _origins(claims: Sequence[Claim], grounds: Grounds) -> Origins:
    told = _credited(claims, grounds)
    counted = [claim for claim in told if not _own(claim, grounds) or _graded(claim.document, grounds)]
    voices = {grounds.outlet(c.document) for c in told}
    ungraded = voices - {grounds.outlet(c.document) for c in counted} if counted or len(voices) > 1 else ()
    low = sorted({way(claim, grounds) for claim in counted or told})
    high = sorted({way(claim, grounds, scoped=True) for claim in counted or told})
    lower = disjoint(low)
    upper = disjoint(high) if high != low else lower
    common = mouth(low) if lower == 1 else None
    common = None if common == UNKNOWN else common  # sources that nobody knows may be many
    if not counted:
        lower, upper = min(lower, 1), min(upper, 1)
    outlets = tuple(sorted({grounds.outlet(claim.document) for claim in claims}))
    upper, left = max(lower, upper), tuple(sorted(ungraded))
    reasons = (*_reasons(outlets, lower, upper, common, low), *_limits(lower, upper, left, counted=bool(counted)))
    return Origins(outlets, lower, upper, common, left, reasons)


def way(claim: Claim, grounds: Grounds, *, scoped: bool = False) -> Way:
    """The nodes a claim came by, from the outlet outward, each once.

    ``scoped`` keeps a group apart by the named link that quotes it; else it is one with its kindred.
    """
    document = grounds.documents[claim.document]
    nodes = [grounds.register.family(grounds.outlet(claim.document))]
    if claim.document in grounds.texts:
        nodes.append(f"text:{grounds.texts[claim.document]}")
    if document.agency.value:
        nodes.append(grounds.register.family(document.agency.value))
    for link in passing(claim, grounds):
        node = grounds.node(link)
        if not link.named and scoped and not _speaks(link, grounds):
            node = f"{nodes[-1]} > {node}"
        elif not link.named and not scoped and not link.nation:
            nation = grounds.kindred.get(link.who, node)
            node = grounds.actors.get(nation, nation)
        nodes.append(node)
    return tuple(dict.fromkeys(nodes))


def passing(claim: Claim, grounds: Grounds) -> tuple[Link, ...]:
    """The links that pass a claim on.

    That somebody said something comes from him, as what he said does. Who wants or intends what the
    claim is about holds an attitude and passes nothing on, but in words of his own: such a last link is
    left out.
    """
    found = grounds.known.get(claim.id)
    if found is None:
        found = grounds.known[claim.id] = _passing(claim, grounds)
    return found


def _passing(claim: Claim, grounds: Grounds) -> tuple[Link, ...]:
    links = grounds.spoken.get(claim.id, claim.chain.links)
    if claim.utterance:
        return links + _speaker(claim, grounds)
    acting = {grounds.actors.get(who, who) for who in claim.frame.who}
    acting |= {grounds.nations.get(who, who) for who in acting}
    if links and claim.kind in HOLDER_KINDS and claim.id not in grounds.own_words:
        last = grounds.actors.get(links[-1].who, links[-1].who)
        if last in acting or grounds.node(links[-1]) in acting:
            return links[:-1]
    return links


def kindred(claims: Iterable[Claim]) -> dict[str, str]:
    """Each group of no state -> the one state that has a group of the same description: they may be the same people.

    "Investigators" are kin of "Dutch investigators" where no other state's investigators are told of.
    """
    links = {link for claim in claims for link in claim.chain.links if not link.named}
    states: dict[str, set[str]] = {}
    for link in links:
        if link.nation and link.who.endswith(f"-{link.nation}"):
            states.setdefault(link.who.removesuffix(f"-{link.nation}"), set()).add(link.nation)
    free = {link.who for link in links if not link.nation}
    return {who: min(nations) for who, nations in states.items() if who in free and len(nations) == 1}


def own_words(claims: Sequence[Claim]) -> frozenset[str]:
    """Of the claims of one document those of an attitude that stands in the words of its holder."""
    spoken = [claim for claim in claims if claim.kind not in HOLDER_KINDS and claim.chain.origin]
    return frozenset(
        claim.id
        for claim in claims
        if claim.kind in HOLDER_KINDS and claim.cue and claim.chain.origin
        for other in spoken
        if other.quote.span.covers(claim.cue.span) and _same_origin(claim, other)
    )


def spoken(claims: Sequence[Claim]) -> dict[str, tuple[Link, ...]]:
    """Of the claims of one document those of an act of speech in whose clause the attributing words stand.

    "The palace accused" is told by whoever tells what it said: it has the chain of its content.
    """
    found: dict[str, tuple[Link, ...]] = {}
    for claim in claims:
        links = claim.chain.links
        if claim.frame.kind in SPEECH_ACTS and not claim.utterance:
            longer = [
                other.chain.links
                for other in claims
                if other.cue and other.kind == "speech" and claim.evidence.span.overlap(other.cue.span)
                if len(other.chain.links) > len(links) and _begins(other.chain.links, links)
            ]
            if longer:
                found[claim.id] = min(longer, key=len)
    return found


def _begins(longer: Sequence[Link], links: Sequence[Link]) -> bool:
    return all(a.who == b.who for a, b in zip(longer, links, strict=False))


def _same_origin(a: Claim, b: Claim) -> bool:
    one, two = a.chain.origin, b.chain.origin
    return bool(one and two and one.who == two.who)


def _speaker(claim: Claim, grounds: Grounds) -> tuple[Link, ...]:
    """Who said what an utterance tells: its agent, where the chain does not end with him."""
    if not claim.frame.who:
        return ()
    link = Link(claim.frame.who[0], claim.frame.who[0])
    last = claim.chain.origin
    return () if last and grounds.node(last) == grounds.node(link) else (link,)


def _speaks(link: Link, grounds: Grounds) -> bool:
    return not grounds.prints(link.who) and bool(
        link.nation or grounds.nations.get(grounds.actors.get(link.who, link.who))
    )


def _credited(claims: Sequence[Claim], grounds: Grounds) -> list[Claim]:
    """Without an outlet's own voice where the same document says from whom it has the same thing."""
    attributed = {claim.document for claim in claims if passing(claim, grounds)}
    return [claim for claim in claims if claim.document not in attributed or passing(claim, grounds)]


def _own(claim: Claim, grounds: Grounds) -> bool:
    return not passing(claim, grounds) and not grounds.documents[claim.document].agency.value


def _graded(document: str, grounds: Grounds) -> bool:
    return grounds.grade_all or grounds.register.graded(grounds.outlet(document))


def _reasons(
    outlets: tuple[str, ...], lower: int, upper: int, common: str | None, ways: Sequence[Way]
) -> tuple[Reason, ...]:
    reasons = [Reason("origins.count", (str(len(outlets)), str(lower), str(upper)))]
    if common and len(ways) > 1:
        reasons.append(Reason("origins.common-link", (common,)))
    seen: dict[str, int] = {}
    for nodes in ways:
        for node in nodes:
            seen[node] = seen.get(node, 0) + 1
    for node, count in sorted(seen.items()):
        if count > 1 and node not in (common, UNKNOWN):
            rule = "origins.shared-text" if node.startswith("text:") else "origins.shared-link"
            reasons.append(Reason(rule, (node, str(count))))
    return tuple(reasons)


def _limits(lower: int, upper: int, ungraded: tuple[str, ...], *, counted: bool) -> Iterator[Reason]:
    """Why a count is no greater, and why its upper end is."""
    if upper > lower:
        yield Reason("origins.groups", (str(upper - lower),))
    if ungraded:
        yield Reason("origins.ungraded" if counted else "origins.ungraded-only", (", ".join(ungraded),))
