"""Contradictions, denials, forecasts and events, each with what must not count."""

from dataclasses import replace
from functools import partial

from invented_leaves import link, sentence_claim
from invented_stories import MEET, article, slots, told

from tawatur.model.annotation import Factuality
from tawatur.model.chain import Stance
from tawatur.model.claim import Quantity
from tawatur.model.timevalue import TimeExpression


def meeting(name, place, day, published="2024-03-08", **more):
    text = f"{MEET} at {place} {name}"
    return article(
        name, text, published, who=("flavia", "rudolf"), where=place, when=TimeExpression(value=day), **more
    )  # fmt: skip


def test_two_places_of_one_meeting_conflict() -> None:
    story = told(meeting("a", "strelsau", "2024-03-06"), meeting("b", "zenda", "2024-03-06"))
    assert slots(story) == [("place", ("strelsau", "zenda"), False)]
    assert ("conflict", "place") in {(p.relation, p.slot) for p in story.propositions}


def test_two_days_of_one_meeting_conflict() -> None:
    story = told(meeting("a", "zenda", "2024-03-06"), meeting("b", "zenda", "2024-03-07"))
    assert slots(story) == [("time", ("2024-03-06", "2024-03-07"), False)]


def test_meetings_of_two_years_do_not_conflict() -> None:
    assert slots(told(meeting("a", "zenda", "2024-03-06"), meeting("b", "zenda", "2023-03-06"))) == []


def test_a_place_inside_another_does_not_conflict() -> None:
    both = article("c", "the station of zenda lies in strelsau", "2024-03-08", kind="STATE")
    assert slots(told(meeting("a", "strelsau", "2024-03-06"), meeting("b", "zenda", "2024-03-06"), both)) == []


def count(name, value, published):
    text = f"the flood on the river killed {value} people of the villages"
    return article(name, text, published, kind="ASSAULT", quantities=(Quantity(value, "", "people", str(value)),))


def test_two_counts_of_one_day_conflict() -> None:
    assert slots(told(count("a", 7, "2024-03-06"), count("b", 9, "2024-03-06"))) == [("number", ("7", "9"), False)]


def test_a_later_count_is_a_change() -> None:
    story = told(count("a", 7, "2024-03-06"), count("b", 9, "2024-03-07"))
    assert slots(story) == []
    assert [(p.relation, p.slot, p.main_value) for p in story.propositions] == [("change", "number", "9")]


def test_counts_of_two_events_are_not_compared() -> None:
    more = {"kind": "ASSAULT", "quantities": (Quantity(9, "", "people", "9"),)}
    other = article("b", "the flood killed 9 people of the villages", "2024-03-06", where="zenda", **more)
    assert slots(told(count("a", 7, "2024-03-06"), other)) == []


def summit(name, text, published, **more):
    return article(name, text, published, who=("flavia", "rudolf"), kind="CONSULT", **more)


def test_what_is_called_off_has_changed_and_is_not_denied() -> None:
    ahead = summit("a", f"{MEET} in summer", "2024-03-05", factuality=Factuality.PLANNED, chain=[link("palace")])
    off = summit("b", f"{MEET} is off", "2024-03-07", factuality=Factuality.DENIED, chain=[link("zenda")])
    story = told(ahead, off)
    assert slots(story) == []
    assert [(p.relation, p.slot, p.main_value) for p in story.propositions] == [("change", "polarity", "no")]
    assert [p.denials for p in story.propositions] == [()]


def denying(**more):
    more |= {"factuality": Factuality.DENIED, "stance": Stance.DENIES, "chain": [link("zenda")]}
    no = summit("b", f"{MEET} never", "2024-03-07", **more)
    return slots(told(summit("a", MEET, "2024-03-05", chain=[link("palace")], factuality=Factuality.POSSIBLE), no))


def test_who_denies_stands_against_who_says_and_who_refuses_does_not() -> None:
    assert [slot for slot, _, _ in denying()] == ["polarity"]
    assert denying(refusal=True) == []


def test_a_denial_that_only_points_back() -> None:
    claim = "zenda sold cannons to hentzau"
    text = f"{claim} said the times. the palace denied these reports"

    def facts(doc):
        return [
            sentence_claim(doc, 1, claim, kind="AID", who=("zenda",), chain=[link("times")]),
            sentence_claim(
                doc, 2, "these reports", kind="STATE", chain=[link("palace")], stance=Stance.DENIES,
                factuality=Factuality.DENIED,
            ),
        ]  # fmt: skip

    other = article("b", claim, "2024-03-08", kind="AID", who=("zenda",), chain=[link("post")])
    story = told(article("a", text, "2024-03-08", facts=facts), other)
    (proposition,) = (p for p in story.propositions if p.relation == "denied")
    assert (proposition.denials, proposition.main_value) == (("a#2",), "yes")
    assert {(c.slot, c.inside) for c in story.contradictions} == {("polarity", True), ("polarity", False)}


def of_report(reporter):
    """The slots in which a denial of what the times wrote stands against what somebody reports."""
    words = "the royal jewels lay hidden under the floor of the old mill"
    chain = [link(reporter), link("servants")] if reporter else []
    says = article("a", words, "2024-03-05", kind="STATE", chain=chain)
    denied = {"factuality": Factuality.DENIED, "stance": Stance.DENIES, "chain": [link("palace")], "who": ("times",)}
    text = "what the paper wrote of the jewels in a mill by the river at night"
    return slots(told(says, article("b", text, "2024-03-06", kind="STATE", **denied)))


def test_a_denial_of_what_somebody_wrote_is_of_his_report_alone() -> None:
    assert [slot for slot, _, _ in of_report("times")] == ["polarity"]
    assert of_report("post") == []


def test_a_denial_is_not_of_what_an_outlet_says_itself_in_a_few_of_its_words() -> None:
    assert of_report(None) == []


def of_charge(accused, denied):
    """The slots in which zenda's denial of what it is charged with stands against a charge."""
    says = article("a", "strelsau blames them for the burnt mill by the river", "2024-03-05", kind="ACCUSE",
                   who=("strelsau", accused), chain=[link("strelsau")])  # fmt: skip
    more = {"factuality": Factuality.DENIED, "stance": Stance.DENIES, "chain": [link("zenda")]}
    return slots(told(says, article("b", denied, "2024-03-06", kind="STATE", **more)))


def test_who_is_charged_and_denies_his_part_in_it_stands_against_the_charge() -> None:
    assert [slot for slot, _, _ in of_charge("zenda", "any !involve with the burnt mill")] == ["polarity"]
    assert of_charge("hentzau", "any !involve with the burnt mill") == []
    assert of_charge("zenda", "any !involve with the sunken boat") == []
    assert of_charge("zenda", "that the burnt mill was !sold") == []


def outcome(*leaves):
    return {f.claim: (f.outcome, f.slots) for f in told(*leaves).forecasts}


def test_a_forecast_that_came_true() -> None:
    plan = meeting("a", "zenda", "2024-03-06", "2024-03-05", factuality=Factuality.PLANNED)
    assert outcome(plan, meeting("b", "zenda", "2024-03-06")) == {"a#1": ("fulfilled", ())}


def test_a_forecast_that_failed() -> None:
    plan = meeting("a", "zenda", "2024-03-06", "2024-03-05", factuality=Factuality.PLANNED)
    no = meeting("b", "zenda", "2024-03-06", factuality=Factuality.DENIED)
    assert outcome(plan, no) == {"a#1": ("failed", ())}


def test_a_forecast_without_outcome_is_open() -> None:
    plan = meeting("a", "zenda", "2024-03-06", "2024-03-05", factuality=Factuality.PLANNED)
    again = meeting("b", "zenda", "2024-03-06", "2024-03-05", factuality=Factuality.PLANNED)
    story = told(plan, again)
    assert {f.outcome for f in story.forecasts} == {"open"}
    assert [p.relation for p in story.propositions] == ["forecast-open"]


def test_what_was_over_is_no_outcome() -> None:
    plan = meeting("a", "zenda", "2024-03-06", "2024-03-05", factuality=Factuality.PLANNED)
    assert outcome(plan, meeting("b", "zenda", "2024-02-28")) == {"a#1": ("open", ())}


def test_the_timeline_is_in_order() -> None:
    story = told(meeting("a", "zenda", "2024-03-06"), meeting("b", "zenda", "2024-03-01"))
    assert [entry.value for entry in story.timeline] == ["2024-03-01", "2024-03-06"]


def test_one_event_of_one_day_is_one_entry_however_worded() -> None:
    text = "a long talk of flavia and rudolf about the weather"
    other = article("b", text, "2024-03-08", who=("flavia", "rudolf"), when=TimeExpression(value="2024-03-06"))
    (entry,) = told(meeting("a", "zenda", "2024-03-06"), other).timeline
    assert len(entry.claims) == 2


def test_a_time_carried_on_from_elsewhere_makes_no_entry() -> None:
    carried = meeting("a", "zenda", "2024-03-06")
    assert told(replace(carried, times=())).timeline == ()


def test_what_refers_back_in_a_word_or_two_makes_no_entry() -> None:
    when = TimeExpression(value="2024-03-06")
    for clause, entries in (("that talk", 0), ("that talk on wednesday", 1)):
        said = partial(sentence_claim, number=1, words=clause, when=when)
        only = article("a", "that talk on wednesday", "2024-03-08", when=when, facts=lambda doc, said=said: [said(doc)])
        assert len(told(only).timeline) == entries


def test_what_lay_ahead_when_it_was_printed_has_not_happened() -> None:
    (entry,) = told(meeting("a", "zenda", "2024-03-20")).timeline
    assert entry.factuality is Factuality.PLANNED


def test_all_that_somebody_expects_is_a_forecast_and_a_piece_of_what_he_says_is_none() -> None:
    text = "the rain will reach zenda on wednesday"
    for stance, count in ((Stance.EXPECTS, 1), (Stance.ASSERTS, 0)):
        story = told(article("a", text, "2024-03-05", kind="STATE", factuality=Factuality.POSSIBLE, stance=stance))
        assert len(story.forecasts) == count


def test_two_forecasts_of_one_act_have_one_outcome() -> None:
    ahead = {"factuality": Factuality.PLANNED, "when": TimeExpression(value="2024-03-06")}
    alone = article("c", "flavia will see somebody on wednesday", "2024-03-05", who=("flavia",), **ahead)
    plan = meeting("a", "zenda", "2024-03-06", "2024-03-05", factuality=Factuality.PLANNED)
    found = outcome(plan, alone, meeting("b", "zenda", "2024-03-06"))
    assert found == {"a#1": ("fulfilled", ()), "c#1": ("fulfilled", ())}
    later = article("c", "flavia will see somebody on friday", "2024-03-05", who=("flavia",),
                    factuality=Factuality.PLANNED, when=TimeExpression(value="2024-03-08"))  # fmt: skip
    assert outcome(plan, later, meeting("b", "zenda", "2024-03-06"))["c#1"] == ("open", ())


def test_what_is_printed_before_a_day_does_not_tell_that_it_came_about_on_it() -> None:
    plan = meeting("a", "zenda", "2024-03-20", "2024-03-05", factuality=Factuality.PLANNED)
    for printed, fate in (("2024-03-06", "open"), ("2024-03-21", "fulfilled")):
        text = f"{MEET} at zenda b"
        done = article("b", text, printed, who=("flavia", "rudolf"), where="zenda")
        assert outcome(plan, done)["a#1"] == (fate, ())


def test_a_present_tense_with_a_day_to_come_is_a_forecast() -> None:
    for day, count in (("2024-03-20", 1), ("2024-03-05", 0)):
        assert len(outcome(meeting("a", "zenda", day, "2024-03-05", factuality=Factuality.ONGOING))) == count


def journey(name, day, published, **more):
    text = f"rudolf travels to zenda by the river road {name}"
    return article(name, text, published, kind="TRAVEL", who=("rudolf",), where="zenda", when=TimeExpression(value=day),
                   **more)  # fmt: skip


def test_a_journey_planned_after_the_arrival_is_another_one() -> None:
    came = [journey("a", "2024-03-06", "2024-03-06"), journey("b", "2024-03-06", "2024-03-07")]
    for published, joined in (("2024-03-04", True), ("2024-03-08", False)):
        plan = journey("c", "2024-03-10", published, factuality=Factuality.PLANNED)
        together = [p for p in told(*came, plan).propositions if p.relation == "forecast-fulfilled"]
        assert bool(together) is joined
