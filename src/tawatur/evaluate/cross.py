"""What the articles say together, in the form of the bench's cross.json."""

from collections.abc import Mapping
from typing import Any

from tawatur.evaluate.gold import chain_of, doc_name
from tawatur.model.claim import Claim
from tawatur.model.document import Document
from tawatur.model.evidence import Evidence
from tawatur.model.story import Proposition, Story, Variant


def cross_of(stories: tuple[Story, ...]) -> dict[str, Any]:
    """Propositions of two articles or more (or contradicted, changed, fulfilled between them), near-duplicates,
    timeline."""
    propositions: list[dict[str, Any]] = []
    duplicates: list[dict[str, Any]] = []
    timeline: list[dict[str, Any]] = []
    for story in stories:
        documents = {document.id: document for document in story.documents}
        claims = {claim.id: claim for claim in story.claims}
        for proposition in story.propositions:
            if proposition.relation != "single":
                propositions.append(_proposition(proposition, claims, documents, len(propositions)))
        for passage in story.passages:
            duplicates.append({"a": _place(passage.a, documents), "b": _place(passage.b, documents)})
        for entry in story.timeline:
            docs = sorted({doc_name(documents[claims[claim].document]) for claim in entry.claims})
            timeline.append({"date": entry.value, "docs": docs, "factuality": entry.factuality.value})
    return {"propositions": propositions, "near_duplicates": duplicates, "timeline": timeline}


def _place(evidence: Evidence, documents: Mapping[str, Document]) -> dict[str, Any]:
    span = evidence.span
    return {
        "doc": doc_name(documents[evidence.document]),
        "start": span.start,
        "end": span.stop,
        "text": evidence.words,
    }


def _proposition(
    proposition: Proposition, claims: Mapping[str, Claim], documents: Mapping[str, Document], at: int
) -> dict[str, Any]:
    values = {claim: variant.value for variant in proposition.variants for claim in variant.claims}
    reports = [_report(claims[claim], documents, values.get(claim)) for claim in proposition.claims]
    return {
        "id": f"p{at:02d}",
        "relation": proposition.relation,
        "slot": proposition.slot,
        "reports": _distinct(reports),
        "main_value": proposition.main_value,
        "independent_origins": proposition.origins.lower,
        "by_value": {variant.value: _count(variant) for variant in proposition.variants},
        "outlets": len(proposition.origins.outlets),
        "bottleneck": proposition.origins.common_link,
    }


def _count(variant: Variant) -> int:
    return variant.origins.lower


def _report(claim: Claim, documents: Mapping[str, Document], value: str | None) -> dict[str, Any]:
    document = documents[claim.document]
    row = _place(claim.evidence, documents)
    return {
        **row,
        "chain": chain_of(claim.chain, document.text, {}),
        "factuality": claim.factuality.value,
        "value": value,
    }


def _distinct(reports: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Reports without those that overlap an earlier one: two acts of one clause are one report."""
    kept: list[dict[str, Any]] = []
    for report in reports:
        twin = any(
            one["doc"] == report["doc"] and one["start"] < report["end"] and report["start"] < one["end"]
            for one in kept
        )
        if not twin:
            kept.append(report)
    return kept
