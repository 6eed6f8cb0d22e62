"""Places that are two and places of which one lies in the other."""

import pytest
from invented_leaves import document, leaf, person, sentence_claim

from tawatur import app
from tawatur.connect import connect
from tawatur.connect.independence import Grounds
from tawatur.connect.slots import Knowledge, distinct_places, exclusive_places
from tawatur.engine.single import OneProcess
from tawatur.model.annotation import Factuality
from tawatur.model.leaf import Dated
from tawatur.model.register import Register
from tawatur.model.timevalue import TimeExpression

WITHIN = {
    "zenda": ("highlands", "ruritania"), "tarlenheim": ("lowlands", "ruritania"), "hofbau": ("kravonia",),
    "highlands": ("ruritania",), "lowlands": ("ruritania",),
}  # fmt: skip
REGISTER = Register(within=WITHIN, nations={"palace": "ruritania", "diet": "kravonia"})
TYPES = {
    "zenda": "GPE", "tarlenheim": "GPE", "hofbau": "GPE", "highlands": "LOC", "lowlands": "LOC", "mill": "FAC",
    "fair": "EVT",
}  # fmt: skip


def known(*together):
    pairs = frozenset(pair for a, b in together for pair in ((a, b), (b, a)))
    return Knowledge(Grounds({}, REGISTER), {}, types=TYPES, together=pairs)


def test_a_town_and_the_region_round_it_are_no_two_places() -> None:
    assert not distinct_places("zenda", "highlands", known())
    assert not exclusive_places("zenda", "highlands", known())
    assert distinct_places("highlands", "lowlands", known())


def test_a_region_of_another_state_is_another_place() -> None:
    assert distinct_places("hofbau", "highlands", known())
    assert not distinct_places("tarlenheim", "highlands", known())


def test_two_places_named_together_may_be_one() -> None:
    assert not distinct_places("zenda", "hofbau", known(("zenda", "hofbau")))
    assert distinct_places("zenda", "hofbau", known())


def test_a_gathering_may_be_in_any_town_and_is_no_building() -> None:
    assert not distinct_places("fair", "zenda", known())
    assert distinct_places("fair", "mill", known())


def meeting(name, place, factuality):
    text = f"flavia meets rudolf over the treaty of the river at {place} {name}"
    doc = document(name, text, outlet=f"outlet-{name}", published="2024-03-05")
    when = TimeExpression(value="2024-03-06")
    claim = sentence_claim(doc, 1, text, who=("flavia", "rudolf"), where=place, when=when, factuality=factuality)
    people = [person("flavia", "flavia"), person("rudolf", "rudolf")]
    people += [person(key, key, type=kind) for key, kind in TYPES.items()]
    return leaf(doc, [claim], people=people, times=[Dated(len(text) - 1, when, "past")])


def test_the_region_round_a_place_is_no_value_beside_it() -> None:
    told = [("a", "zenda", Factuality.HAPPENED), ("b", "highlands", Factuality.PLANNED),
            ("c", "tarlenheim", Factuality.PLANNED)]  # fmt: skip
    story = connect([meeting(*one) for one in told], REGISTER, OneProcess(), grade_all=True)[0]
    (found,) = (one for one in story.propositions if one.slot == "place")
    assert [variant.value for variant in found.variants] == ["tarlenheim", "zenda"]
    assert len(found.claims) == 3


@pytest.mark.parametrize(
    ("place", "region"),
    [("vladivostok", "primorye"), ("vladivostok", "russian-far-east"), ("aswan", "upper-egypt"), ("aswan", "egypt"),
     ("cairo", "egypt"), ("los-angeles", "california"), ("donetsk", "donbas")],
)  # fmt: skip
def test_the_lists_say_what_lies_where(place, region) -> None:
    assert region in app.reader().register.round(place)


def test_a_talk_is_to_be_where_its_gathering_is() -> None:
    text = "القمة\nمن المقرر أن يعقد الاجتماع بين الرئيسين يوم الثلاثاء المقبل في المنتدى الاقتصادي العربي."
    (claim,) = (c for c in app.reader().leaf(app.annotate(text)).claims if c.frame.kind == "CONSULT" and c.future)
    assert claim.frame.where and claim.frame.where.startswith("evt:")
