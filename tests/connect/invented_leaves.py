"""Invented documents for the tests of connect."""

from collections.abc import Iterable
from datetime import date

from tawatur.annotate.ahead import stated
from tawatur.model.annotation import Entity, Factuality
from tawatur.model.chain import Chain, Link, Stance
from tawatur.model.claim import Claim, Fate, Frame, Quantity
from tawatur.model.document import Document
from tawatur.model.evidence import Evidence
from tawatur.model.leaf import Dated, Leaf, Told
from tawatur.model.reason import Fact
from tawatur.model.span import Span
from tawatur.model.timevalue import Interval, TimeExpression


def link(who: str, *, named: bool = True, nation: str | None = None) -> Link:
    return Link(who, who, named=named, nation=nation)


def day(text: str) -> Interval:
    found = Interval.of(text)
    assert found is not None
    return found


def sentence_claim(
    document: Document,
    number: int,
    words: str,
    *,
    chain: Iterable[Link] = (),
    kind: str = "CONSULT",
    who: tuple[str, ...] = (),
    where: str | None = None,
    when: TimeExpression | None = None,
    factuality: Factuality = Factuality.HAPPENED,
    stance: Stance = Stance.ASSERTS,
    source_kind: str = "speech",
    quantities: tuple[Quantity, ...] = (),
    refusal: bool = False,
    negated: bool = False,
    fates: tuple[Fate, ...] = (),
) -> Claim:
    start = document.text.index(words)
    evidence = Evidence.of(document, Span(start, start + len(words)))
    ahead = factuality in (Factuality.PLANNED, Factuality.POSSIBLE)
    frame = Frame(
        kind, who, where, when, quantities, factuality is not Factuality.DENIED, tuple(dict.fromkeys(words.split())),
        fates,
    )  # fmt: skip
    made = Claim(
        f"{document.id}#{number}", document.id, evidence, evidence, None, Chain(tuple(chain)), frame, factuality,
        stance, source_kind, False, ahead, refusal=refusal, negated=negated,
    )  # fmt: skip
    return stated(made, wills=False) if kind == "STATE" else made


def document(
    name: str, text: str, *, outlet: str | None = None, agency: str | None = None, published: str | None = None
) -> Document:
    when = day(published) if published else None
    return Document(name, name, text, outlet=Fact(outlet), agency=Fact(agency), published=Fact(when))


def leaf(
    doc: Document, claims: Iterable[Claim] = (), *, people: Iterable[Entity] = (), times: Iterable[Dated] = ()
) -> Leaf:
    words = doc.text.replace(".", " ").split()
    counts = {word: words.count(word) for word in words if len(word) > 3}
    sentences, start = [], 0
    for part in doc.text.split("."):
        if part.strip():
            sentences.append(Told(Span(start, start + len(part)), tuple(part.split()), part.strip()))
        start += len(part) + 1
    return Leaf(
        doc,
        tuple(claims),
        tuple(people),
        tuple(times),
        tuple(sorted(counts.items())),
        tuple(sentences),
    )


def person(key: str, *names: str, type: str = "PER", nation: str | None = None, known: bool = False) -> Entity:
    return Entity(Span(0, 1), "test", key, type, names, nation, known)


def iso(text: str) -> date:
    return date.fromisoformat(text)
