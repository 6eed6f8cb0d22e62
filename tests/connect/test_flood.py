"""Two hundred made outlets that rewrite one planted claim, and two denials."""

import random

import pytest

from tawatur import app
from tawatur.connect import connect
from tawatur.engine.single import OneProcess
from tawatur.ingest import document_of
from tawatur.model.document import Document
from tawatur.model.story import Proposition, Story

MADE = 200
WAYS = (("انهيار", "سقوط"), ("سد الوادي الكبير", "السد الكبير في الوادي"), ("صباح اليوم", "فجر اليوم"))


def planted(number: int, source: str) -> Document:
    chance = random.Random(number)
    act, dam, when = (chance.choice(way) for way in WAYS)
    body = (
        f"عاجل: {act} {dam}\n{source}انهار {dam} في مدينة عطبرة السودانية {when} وغرقت المدينة، وقتل 300 شخص في "
        "الفيضان. وشردت المياه آلاف العائلات من منازلها في عطبرة، وانقطعت الكهرباء عن المدينة. وشوهدت فرق الإنقاذ "
        "تبحث عن المفقودين تحت الأنقاض."
    )
    fields = {"outlet": f"outlet {number}", "url": f"http://made{number}.example/a", "published": "2024-03-05"}
    return document_of(body, pack=app.reader().pack, name=str(number), headline=body.split("\n")[0], fields=fields)


def denial(name: str, who: str, outlet: str) -> Document:
    body = (
        f"{who} تنفي انهيار السد في عطبرة\nنفت {who} انهيار سد الوادي الكبير في مدينة عطبرة السودانية، وقالت إن السد "
        "سليم وإن أحدا لم يقتل. وأضافت أن الصور المتداولة قديمة."
    )
    fields = {"outlet": outlet, "published": "2024-03-05"}
    return document_of(body, pack=app.reader().pack, name=name, headline=body.split("\n")[0], fields=fields)


def story(source: str) -> Story:
    desk = app.reader()
    documents = [planted(number, source) for number in range(MADE)]
    documents += [denial("d0", "وزارة الري السودانية", "الجزيرة"), denial("d1", "الشرطة السودانية", "رويترز")]
    (told,) = connect([desk.leaf(desk.annotate(one)) for one in documents], desk.register, OneProcess())
    return told


@pytest.mark.parametrize("source", ["", "قال الناشط سمير حمدان إنه "])
def test_a_planted_claim_has_one_origin_and_its_denials_beside_it(source: str) -> None:
    told = story(source)
    collapse = next(one for one in told.propositions if one.relation == "denied")
    assert len({claim_document(told, claim) for claim in collapse.claims}) > MADE / 2
    assert len({claim_document(told, claim) for claim in collapse.denials}) == 2
    assert max(one.origins.upper for one in many(told)) <= 1


def many(told: Story) -> list[Proposition]:
    """The propositions that the made outlets tell."""
    return [one for one in told.propositions if len(one.claims) > 10]


def claim_document(told: Story, claim: str) -> str:
    return next(one.document for one in told.claims if one.id == claim)
