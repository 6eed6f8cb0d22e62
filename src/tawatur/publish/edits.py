"""What was changed between two versions of an article, claim by claim: silent edits."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tawatur.model.claim import Claim
from tawatur.model.evidence import Evidence
from tawatur.model.leaf import Leaf
from tawatur.model.span import Span
from tawatur.publish.wording import Wording, wording

ALIKE = 0.5  # share of their words by which two claims are one that was changed: half is what chance does not reach


@dataclass(frozen=True, slots=True)
class Change:
    """One thing of a claim that is not as it was: words, numbers, time, chain, stance or factuality."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A claim that was added (``before`` is None), is gone (``after`` is None), or has changed."""

    before: Evidence | None
    after: Evidence | None
    changes: tuple[Change, ...] = ()

    @property
    def kind(self) -> str:
        """One of added, gone, changed."""
        return "added" if self.before is None else "gone" if self.after is None else "changed"


@dataclass(frozen=True, slots=True)
class Edits:
    """The edits of claims in the order of the newer text, and the sentences that changed without one."""

    claims: tuple[Edit, ...]
    gone: tuple[Evidence, ...]
    added: tuple[Evidence, ...]

    def __bool__(self) -> bool:
        return bool(self.claims or self.gone or self.added)


def edits(old: Leaf, new: Leaf) -> Edits:
    """What was changed from one version of an article to another."""
    pairs = _same(old.claims, new.claims)
    left, right = {one.id for one, _ in pairs}, {one.id for _, one in pairs}
    pairs |= _alike(
        [claim for claim in old.claims if claim.id not in left],
        [claim for claim in new.claims if claim.id not in right],
    )
    came = {after.id: before for before, after in pairs}
    stayed = {before.id for before, _ in pairs}
    found = [(claim.evidence.span.start, _edit(came.get(claim.id), claim)) for claim in new.claims]
    found += [(claim.evidence.span.start, _edit(claim, None)) for claim in old.claims if claim.id not in stayed]
    told = tuple(edit for _, edit in sorted(found, key=lambda one: one[0]) if edit)
    before = _besides(old, [edit.before.span for edit in told if edit.before])
    after = _besides(new, [edit.after.span for edit in told if edit.after])
    return Edits(told, _without(before, after), _without(after, before))


def _same(old: Sequence[Claim], new: Sequence[Claim]) -> set[tuple[Claim, Claim]]:
    """Claims in the same words, each with one of the other version, in their order."""
    waiting: dict[tuple[str, str, bool], list[Claim]] = defaultdict(list)
    for claim in reversed(old):
        waiting[_key(claim)].append(claim)
    return {(waiting[_key(claim)].pop(), claim) for claim in new if waiting[_key(claim)]}


def _key(claim: Claim) -> tuple[str, str, bool]:
    return _plain(claim.evidence.words), claim.kind, claim.utterance


def _plain(words: str) -> str:
    return " ".join(words.split())


def _alike(old: Sequence[Claim], new: Sequence[Claim]) -> set[tuple[Claim, Claim]]:
    """Claims that share most of what they are about, the most alike first, each with one at most."""
    before, after = [_terms(claim) for claim in old], [_terms(claim) for claim in new]
    homes: dict[str, list[int]] = defaultdict(list)
    for place, terms in enumerate(before):
        for term in terms:
            homes[term].append(place)
    scores = [
        (-2 * shared / (len(before[place]) + len(terms)), abs(place - number), place, number)
        for number, terms in enumerate(after)
        for place, shared in Counter(place for term in terms for place in homes[term]).items()
    ]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for score, _, place, number in sorted(scores):
        if -score >= ALIKE and number not in found and place not in taken:
            found[number] = place
            taken.add(place)
    return {(old[place], new[number]) for number, place in found.items()}


def _terms(claim: Claim) -> frozenset[str]:
    return frozenset((*claim.frame.terms, *claim.frame.who))


def _edit(before: Claim | None, after: Claim | None) -> Edit | None:
    """The edit that leads from a claim to another; None where nothing of it changed."""
    if before is None or after is None:
        return Edit(before.evidence if before else None, after.evidence if after else None)
    changes = tuple(_changes(before, after))
    return Edit(before.evidence, after.evidence, changes) if changes else None


def _changes(before: Claim, after: Claim) -> Iterator[Change]:
    if _plain(before.evidence.words) != _plain(after.evidence.words):
        yield Change("words", *_middles(before.evidence.words.split(), after.evidence.words.split()))
    for what, seen in _SEEN.items():
        if seen(before) != seen(after):
            yield Change(what, seen(before), seen(after))


def _middles(before: Sequence[str], after: Sequence[str]) -> tuple[str, str]:
    """What stands between the words with which both begin and those with which both end.

    >>> _middles("a b c d".split(), "a x d".split())
    ('b c', 'x')
    """
    start = _alike_from(before, after)
    stop = min(_alike_from(before[::-1], after[::-1]), min(len(before), len(after)) - start)
    return " ".join(before[start : len(before) - stop]), " ".join(after[start : len(after) - stop])


def _alike_from(a: Sequence[str], b: Sequence[str]) -> int:
    """With how many words both begin."""
    return next((n for n, (one, other) in enumerate(zip(a, b, strict=False)) if one != other), min(len(a), len(b)))


_SEEN: dict[str, Callable[[Claim], str]] = {
    "numbers": lambda claim: ", ".join(f"{one.value:g} {one.unit}".strip() for one in claim.frame.quantities),
    "time": lambda claim: " ".join(map(str, _time(claim))),
    "chain": lambda claim: " < ".join(link.words or link.who for link in claim.chain.links),
    "stance": lambda claim: str(claim.stance),
    "factuality": lambda claim: str(claim.factuality),
}
"""What of a claim is compared beside its words, as text."""


def _time(claim: Claim) -> tuple[object, ...]:
    when = claim.frame.when
    return (when.value, when.shift or "", when.unit) if when else ()


def _besides(leaf: Leaf, edited: Sequence[Span]) -> list[tuple[str, Evidence]]:
    """The sentences of a version, each with its words beside those of edited claims."""
    found, text = list[tuple[str, Evidence]](), leaf.document.text
    for one in leaf.sentences:
        start, words = one.span.start, ""
        for span in sorted(span for span in edited if span.overlap(one.span)):
            words += text[start : max(start, span.start)] + " "
            start = max(start, span.stop)
        found.append((_plain(words + text[start : max(start, one.span.stop)]), Evidence.of(leaf.document, one.span)))
    return found


def _without(here: Iterable[tuple[str, Evidence]], there: Iterable[tuple[str, Evidence]]) -> tuple[Evidence, ...]:
    """The sentences of a version whose words the other has not, each as often as it is missing."""
    known, found = Counter(words for words, _ in there), list[Evidence]()
    for words, one in here:
        known[words] -= 1
        if known[words] < 0 and any(letter.isalnum() for letter in words):
            found.append(one)
    return tuple(found)


def proved(found: Edits, old: str, new: str) -> Edits:
    """The same edits, every quotation compared with the two texts."""
    for edit in found.claims:
        if edit.before:
            edit.before.prove(old)
        if edit.after:
            edit.after.prove(new)
    for text, some in ((old, found.gone), (new, found.added)):
        for one in some:
            one.prove(text)
    return found


def edits_told(found: Edits, language: str) -> Iterator[str]:
    """Edits in lines: what each is, its words with their place in the text, and below it what changed."""
    words = wording(language)
    for edit in found.claims:
        shown = " → ".join(_placed(one) for one in (edit.before, edit.after) if one)
        yield f"{words.term('edit', edit.kind)}: {shown}"
        yield from (f"    {_change(one, words)}" for one in edit.changes)
    for kind, some in (("sentence_gone", found.gone), ("sentence_added", found.added)):
        yield from (f"{words.term('edit', kind)}: {_placed(one)}" for one in some)


def _placed(one: Evidence) -> str:
    return f"[{one.span.start}-{one.span.stop}] {_plain(one.words)}"


def _change(one: Change, words: Wording) -> str:
    before, after = (
        words.term(one.what, value) if one.what in words.tables else value for value in (one.before, one.after)
    )
    return f"{words.term('edit', one.what)}: {before or '-'} → {after or '-'}"
