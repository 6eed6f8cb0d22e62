"""Who said a thing by a person's ruling is who said it in every form; a source ruled unknown is nobody in any."""

import io
import json
from dataclasses import replace

import invented_articles
import invented_layers
import invented_story
import networkx
import pytest

from tawatur.model.chain import Chain, Link
from tawatur.model.decision import UNKNOWN
from tawatur.publish import Dossier, dossier_of
from tawatur.publish.dossier import Report
from tawatur.publish.explanation import explained
from tawatur.publish.exports import exported
from tawatur.publish.exports.cast import chain_of, sayer
from tawatur.publish.exports.identifiers import urn, uuid_of
from tawatur.publish.names import called
from tawatur.publish.wording import wording

BESIDE, LONE, OWN = "duha.1", "nahr.1", "barq.1"
"""A claim that a newspaper passes on, one that an agency is credited with, one in an outlet's own voice."""


def ruled(who: str) -> Dossier:
    """The invented dossier with the last source of some claims as a person ruled it."""
    link = Link(who, "", named=who != UNKNOWN, context=True)
    claims = [
        replace(one, chain=Chain((*one.chain.links[:-1], link))) if one.id in (BESIDE, LONE, OWN) else one
        for one in invented_story.CLAIMS
    ]
    forecasts = tuple(replace(one, holder=who) for one in invented_story.STORY.forecasts)
    story = replace(invented_story.STORY, claims=tuple(claims), forecasts=forecasts)
    return dossier_of([story], layers=invented_layers.LAYERS, issues=(), names=invented_articles.NAMES)


def reports(dossier: Dossier) -> dict[str, Report]:
    return {report.id: report for report in dossier.stories[0].reports}


@pytest.mark.parametrize("claim", [BESIDE, LONE, OWN])
def test_who_was_ruled_to_have_said_it_is_who_said_it(claim: str) -> None:
    said = sayer(reports(ruled("mada"))[claim])
    assert said and said.key == "mada"


@pytest.mark.parametrize("claim", [BESIDE, LONE, OWN])
def test_nobody_said_it_where_the_source_was_ruled_unknown(claim: str) -> None:
    assert sayer(reports(ruled(UNKNOWN))[claim]) is None
    rows = [json.loads(line) for line in exported(ruled(UNKNOWN), "ftm", "en").decode().splitlines()]
    told = reports(ruled(UNKNOWN))[claim]
    (note,) = (row for row in rows if row["schema"] == "Note" and row["properties"]["name"] == [told.evidence.words])
    assert len(note["properties"]["entity"]) == 1, "the article, and nobody"


@pytest.mark.parametrize("form", ["jsonld", "prov", "ftm", "stix", "gexf"])
def test_nobody_is_no_party_of_any_form(form: str) -> None:
    told = exported(ruled(UNKNOWN), form, "ar").decode()
    for name in (urn("key", UNKNOWN), str(uuid_of("key", UNKNOWN)), str(uuid_of("identity", UNKNOWN)), '"unknown"'):
        assert name not in told.replace('"report_types": [\n    "unknown"', "")


def test_sources_that_nobody_knows_are_no_one_origin_in_a_graph() -> None:
    graph = networkx.read_gexf(io.BytesIO(exported(ruled(UNKNOWN), "gexf", "en")))
    nobody = [node for node, values in graph.nodes(data=True) if values["label"] == wording("en").ui("unknown")]
    assert len(nobody) == 3 and all(graph.degree(node) == 1 for node in nobody)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_it_is_said_in_the_language_of_the_reader_that_nobody_knows(lang: str) -> None:
    dossier, words = ruled(UNKNOWN), wording(lang)
    report, nobody = reports(dossier)[OWN], words.ui("unknown")
    assert (
        chain_of(report, words)
        == f"{called(report.outlet, words)} → {nobody} ({words.ui('via_ruled').removesuffix(':')})"
    )
    lines = list(explained(dossier, lang))
    assert any(f"{words.ui('via_ruled')} {nobody}" in line for line in lines)
    assert any(f"{words.ui('holder')}: {nobody}" in line for line in lines)
    assert lang == "en" or not any(" unknown" in line for line in lines)
