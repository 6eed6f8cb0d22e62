"""Who said a thing by a person's ruling is who said it in every form; a source ruled unknown is nobody in any."""

import json
from dataclasses import replace

import invented_articles
import invented_layers
import invented_story
import pytest

from tawatur.model.chain import Chain, Link
from tawatur.model.decision import UNKNOWN
from tawatur.publish import Dossier, dossier_of
from tawatur.publish.dossier import Report
from tawatur.publish.exports import exported
from tawatur.publish.exports.cast import sayer

BESIDE, LONE, OWN = "duha.1", "nahr.1", "barq.1"
"""A claim that a newspaper passes on, one that an agency is credited with, one in an outlet's own voice."""


def ruled(who: str) -> Dossier:
    """The invented dossier with the last source of some claims as a person ruled it."""
    link = Link(who, "", named=who != UNKNOWN, context=True)
    claims = [
        replace(one, chain=Chain((*one.chain.links[:-1], link))) if one.id in (BESIDE, LONE, OWN) else one
        for one in invented_story.CLAIMS
    ]
    story = replace(invented_story.STORY, claims=tuple(claims))
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
