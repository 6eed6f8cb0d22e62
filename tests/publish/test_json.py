"""The dossier as JSON: the schema holds, the bytes are the same twice."""

import json
from dataclasses import fields, replace
from importlib.resources import files

import invented_articles
import invented_layers
import invented_story
import jsonschema

from tawatur.publish import Dossier, dossier_of, to_json
from tawatur.publish import dossier as records
from tawatur.publish.shown import HIDDEN

SCHEMA = json.loads(files("tawatur.publish").joinpath("schema", "dossier.schema.json").read_text(encoding="utf-8"))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_names_every_field_of_every_record() -> None:
    for name, shape in SCHEMA["$defs"].items():
        kind = getattr(records, name, None)
        if kind is not None and name not in ("Evidence", "Interval"):
            assert list(shape["properties"]) == [field.name for field in fields(kind)], name


def test_the_dossier_follows_the_schema(dossier: Dossier) -> None:
    jsonschema.validate(json.loads(to_json(dossier)), SCHEMA, cls=jsonschema.Draft202012Validator)


def test_an_empty_dossier_follows_the_schema() -> None:
    empty = dossier_of([], layers={}, issues=(), names={})
    jsonschema.validate(json.loads(to_json(empty)), SCHEMA, cls=jsonschema.Draft202012Validator)


def test_same_dossier_same_bytes(dossier: Dossier) -> None:
    again = dossier_of(
        [invented_story.STORY],
        layers=invented_layers.LAYERS,
        issues=invented_story.ISSUES,
        names=invented_articles.NAMES,
    )
    assert to_json(dossier) == to_json(again)


def test_text_is_kept_as_it_is(dossier: Dossier) -> None:
    text = to_json(dossier)
    assert "نادر الصوان" in text
    assert json.loads(text)["stories"][0]["articles"][0]["text"] in {item.text for item in invented_articles.DOCUMENTS}


def test_hidden_characters_do_not_act_in_the_file_and_are_exact_in_the_values(dossier: Dossier) -> None:
    (story,) = dossier.stories
    odd = "ship\u202e\u200f\u007f\U000e0041\ud800\r\n\t"
    text = to_json(replace(dossier, stories=(replace(story, terms=(odd,)),)))
    assert json.loads(text)["stories"][0]["terms"] == [odd] and not HIDDEN.search(text)


def test_offsets_count_code_points_beyond_the_basic_plane() -> None:
    text = "🛶🛶 قال الناطق: وصلت القوارب 🛶 اليوم."
    document = replace(invented_articles.DOCUMENTS[4], text=text, headline=None, dropped=())
    claim = invented_story.CLAIMS[-1]
    start = text.index("وصلت")
    words = replace(claim.evidence, span=type(claim.evidence.span)(start, start + 14), words=text[start : start + 14])
    story = replace(
        invented_story.STORY,
        documents=(document,),
        claims=(replace(claim, evidence=words, quote=words),),
        **dict.fromkeys(
            ("actors", "copies", "passages", "publications", "propositions", "contradictions", "forecasts", "timeline"),
            (),
        ),
    )
    made = json.loads(to_json(dossier_of([story], layers={}, issues=(), names={})))
    quoted = made["stories"][0]["reports"][0]["evidence"]
    assert made["stories"][0]["articles"][0]["text"][quoted["start"] : quoted["stop"]] == quoted["words"]


def test_half_a_surrogate_pair_can_be_written() -> None:
    document = replace(invented_articles.DOCUMENTS[4], author="a\ud800b")
    story = replace(invented_story.STORY, documents=(*invented_articles.DOCUMENTS[:4], document))
    text = to_json(dossier_of([story], layers={}, issues=(), names={}))
    assert json.loads(text.encode("utf-8"))["stories"][0]["articles"]
