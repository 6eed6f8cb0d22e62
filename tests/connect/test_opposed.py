"""What stands against what: denials and facts told as not so, each with what must not count."""

from invented_leaves import link, sentence_claim
from invented_stories import MEET, article, slots, told

from tawatur.model.annotation import Factuality
from tawatur.model.chain import Stance
from tawatur.model.timevalue import TimeExpression


def not_so(text, **more):
    """The slots in which a fact of flavia and rudolf stands against another text that says one is not so."""
    more = {"kind": "MARKET", "who": ("flavia", "rudolf"), "when": TimeExpression(value="2024-03-06")} | more
    yes = article("a", "flavia and rudolf !raise the toll of the river bridge", "2024-03-08", **more)
    return slots(told(yes, article("b", text, "2024-03-08", factuality=Factuality.DENIED, **more)))


def test_a_fact_told_as_not_so_is_of_the_same_act_by_its_word() -> None:
    assert [slot for slot, _, _ in not_so("flavia and rudolf did not !raise the toll of the river bridge")] == [
        "polarity"
    ]
    assert not_so("flavia and rudolf did not !lower the toll of the river bridge") == []


def test_who_refuses_tells_no_act_as_not_so() -> None:
    assert not_so("flavia and rudolf refuse to !raise the toll of the river bridge", kind="REJECT") == []


def test_two_readings_of_one_clause_do_not_stand_against_each_other() -> None:
    text = f"{MEET} never said the palace"
    more = {"who": ("flavia", "rudolf")}

    def facts(doc):
        no = {"stance": Stance.DENIES, "factuality": Factuality.DENIED}
        return [
            sentence_claim(doc, 1, MEET, chain=[link("zenda")], **more),
            sentence_claim(doc, 2, text, chain=[link("palace")], **no, **more),
        ]

    assert slots(told(article("a", text, "2024-03-08", facts=facts))) == []


def test_what_is_only_weighed_is_not_denied() -> None:
    weighed, no = {"factuality": Factuality.POSSIBLE}, {"factuality": Factuality.DENIED, "stance": Stance.DENIES}
    for how, found in ((weighed, []), ({}, ["polarity"])):
        says = article("a", "the bridge of the river will fall in spring", "2024-03-05", kind="STATE",
                       chain=[link("zenda")], **how)  # fmt: skip
        denies = article("b", "the bridge of the river will fall in autumn", "2024-03-06", kind="STATE",
                         chain=[link("palace")], **no)  # fmt: skip
        assert [slot for slot, _, _ in slots(told(says, denies))] == found
