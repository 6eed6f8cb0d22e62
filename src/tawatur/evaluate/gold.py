"""Annotations in the form of the bench's gold (bench/GUIDE.md): what ``tawatur bench predict`` writes."""

from collections.abc import Mapping
from typing import Any

from tawatur.model.analysis import Analysis
from tawatur.model.annotation import Attribution, Entity, Event, Mention, Modality, Timex
from tawatur.model.chain import Chain
from tawatur.model.document import Document
from tawatur.model.span import Span
from tawatur.model.timevalue import Interval

KINDS = frozenset(
    {
        *("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "REQUEST", "ACCUSE", "REJECT"),
        *("THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "YIELD", "TRAVEL", "LAUNCH"),
    }
)
"""Event kinds the gold form knows."""


def doc_name(document: Document) -> str:
    """The name by which the gold knows a document: its file's name, or its record's id with .txt."""
    return document.name if document.name.endswith(".txt") else f"{document.name}.txt"


def span_of(span: Span | None, text: str) -> dict[str, Any] | None:
    """A span with its words; None stays None."""
    return None if span is None else {"start": span.start, "end": span.stop, "text": span.words(text)}


def article(
    analysis: Analysis, published: Interval | None, nearest: Mapping[str, str], actors: Mapping[str, str]
) -> dict[str, Any]:
    """One article in the gold form.

    ``published`` is what all articles together make certain; ``nearest`` maps kinds of our own to the
    nearest PLOVER kind ("none" leaves the event out); ``actors`` maps keys of entities to those that
    the articles of a story share.
    """
    document, text = analysis.document, analysis.document.text
    return {
        "doc": doc_name(document),
        "meta": _meta(document, published),
        "body": {"drop": [span_of(line.span, text) for line in document.dropped], "optional": []},
        "entities": [
            {"id": actors.get(e.key, e.key), "type": e.type, "forms": list(e.names)} for e in analysis.layer(Entity)
        ],
        "mentions": [
            {**(span_of(m.span, text) or {}), "type": m.type, "entity": actors.get(m.entity, m.entity)}
            for m in analysis.layer(Mention)
        ],
        "timex": [
            {**(span_of(t.span, text) or {}), "type": t.expression.type, "value": t.expression.resolve(published)}
            for t in analysis.layer(Timex)
        ],
        "attributions": [_attribution(a, text, at, actors) for at, a in enumerate(analysis.layer(Attribution))],
        "events": _events(analysis, published, nearest, actors),
    }


def _meta(document: Document, published: Interval | None) -> dict[str, Any]:
    return {
        "outlet": document.outlet.value,
        "agency": document.agency.value,
        "published": [str(published.first), str(published.last)] if published else None,
        "dateline": document.dateline.value,
        "page_dates": [fact.value for fact in document.page_dates],
        "headline": span_of(document.headline, document.text),
    }


def chain_of(chain: Chain, text: str, actors: Mapping[str, str]) -> list[dict[str, Any]]:
    """A chain in the gold form; ``at`` is the phrase that names the link."""
    return [
        {
            "who": actors.get(link.who, link.who),
            "named": link.named,
            "context": link.context,
            "at": span_of(link.span, text),
        }
        for link in chain.links
    ]


def _attribution(attribution: Attribution, text: str, at: int, actors: Mapping[str, str]) -> dict[str, Any]:
    chain = chain_of(attribution.chain, text, actors)
    return {
        "id": f"a{at:02d}",
        "cue": span_of(attribution.span, text),
        "source": span_of(attribution.source, text),
        "antecedent": span_of(attribution.antecedent, text),
        "content": [span_of(span, text) for span in attribution.content],
        "chain": chain,
        "chain_sentence": [link for link in chain if not link["context"]],
        "form": attribution.manner,
        "stance": attribution.stance.value,
        "kind": attribution.kind,
    }


def _events(
    analysis: Analysis, published: Interval | None, nearest: Mapping[str, str], actors: Mapping[str, str]
) -> list[dict[str, Any]]:
    text, rows = analysis.document.text, []
    for at, (event, modality) in enumerate(zip(analysis.layer(Event), analysis.layer(Modality), strict=True)):
        kind = event.kind if event.kind in KINDS else nearest.get(event.kind, "none")
        if kind == "none":
            continue
        row = {
            "id": f"e{at:02d}",
            "trigger": span_of(event.span, text),
            "type": kind,
            "who": [actors.get(who, who) for who in event.who],
            "place": actors.get(event.place, event.place) if event.place else None,
            "time": event.time.resolve(published) if event.time else None,
            "factuality": modality.factuality.value,
        }
        rows.append(row)
    return rows
