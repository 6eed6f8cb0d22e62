"""The whole room: stories, propositions, forecasts, and the laws that hold for all of it."""

import random
from dataclasses import replace

from invented_leaves import day, document, leaf, link, person, sentence_claim

from tawatur.connect import connect
from tawatur.engine.pool import ProcessPool
from tawatur.engine.single import OneProcess
from tawatur.model.annotation import Factuality
from tawatur.model.chain import Stance
from tawatur.model.leaf import Dated
from tawatur.model.register import Register
from tawatur.model.timevalue import TimeExpression

BRIDGE = "flavia opens the great bridge over the river at strelsau"


def article(name, text, outlet, published, *facts):
    doc = document(name, text, outlet=outlet, published=published)
    claims = [sentence_claim(doc, n, words, **more) for n, (words, more) in enumerate(facts)]
    people = [
        person("flavia", "Flavia"),
        person("strelsau", "Strelsau", type="GPE"),
        person("zenda", "Zenda", type="GPE"),
    ]
    times = [Dated(one.evidence.span.start, one.frame.when) for one in claims if one.frame.when]
    return leaf(doc, claims, people=[one for one in people if one.key in text], times=times)


def pile():
    who = {"who": ("flavia",)}
    plan = {
        **who, "where": "strelsau", "factuality": Factuality.PLANNED, "chain": [link("palace")],
        "when": TimeExpression(value="2024-03-06"),
    }  # fmt: skip
    done = {**who, "where": "zenda", "when": TimeExpression(value="2024-03-07")}
    there, short = BRIDGE.replace("strelsau", "zenda"), "flavia opens the great bridge over the river"
    grain = "grain prices fell in every market of the coast"
    return [
        article("a", BRIDGE + " on wednesday", "north", "2024-03-05", (BRIDGE, plan)),
        article("b", there, "south", "2024-03-07", (there, done)),
        article("c", short, "west", "2024-03-08", (short, done)),
        article("d", grain, "west", "2024-03-08", ("grain prices fell", {"kind": "STATE"})),
    ]


def told(leaves, engine=None):
    return connect(leaves, Register(), engine or OneProcess(), grade_all=True)


def test_every_document_is_in_one_story() -> None:
    stories = told(pile())
    assert sorted(doc.id for one in stories for doc in one.documents) == ["a", "b", "c", "d"]
    assert [len(one.documents) for one in stories] == [3, 1]


def test_a_forecast_that_changed() -> None:
    forecast = told(pile())[0].forecasts[0]
    assert (forecast.outcome, forecast.slots, forecast.holder) == ("changed", ("place", "time"), "palace")
    assert forecast.due == day("2024-03-06")


def test_a_place_that_may_lie_anywhere_leaves_a_forecast_moved_to_another_place() -> None:
    plan, there, short, grain = pile()
    for where, slots in (("isle", ("place", "time")), ("strelsau", ("time",)), ("zenda", ("place", "time"))):
        text = "flavia opens the great bridge over the river"
        done = {"who": ("flavia",), "where": where, "when": TimeExpression(value="2024-03-07")}
        other = article("c", f"{text} on isle", "west", "2024-03-08", (text, done))
        isle = replace(other, entities=(*other.entities, person("isle", "Isle", type="LOC")))
        assert told([plan, there, isle, grain])[0].forecasts[0].slots == slots


def test_a_forecast_that_is_called_off_later_has_changed() -> None:
    plan = {"who": ("flavia", "rudolf"), "where": "strelsau", "factuality": Factuality.PLANNED,
            "when": TimeExpression(value="2024-03-20")}  # fmt: skip
    off = {**plan, "factuality": Factuality.DENIED}
    for day_after, outcome in (("2024-03-07", ("changed", ("polarity",))), ("2024-03-05", ("open", ()))):
        planned = article("a", BRIDGE + " on wednesday", "north", "2024-03-05", (BRIDGE, plan))
        called_off = article("b", BRIDGE + " on wednesday", "south", day_after, (BRIDGE, off))
        (forecast,) = told([planned, called_off])[0].forecasts
        assert (forecast.outcome, forecast.slots) == outcome


def test_what_tells_no_act_is_foretold_where_it_is_expected_or_told_as_what_will_be() -> None:
    grain, who = "grain prices stay low in every market", {"kind": "STATE", "factuality": Factuality.POSSIBLE}
    for more, found in ((Factuality.PLANNED, 1), (Factuality.POSSIBLE, 0)):
        (story,) = told([article("a", f"{grain} of the coast", "north", "2024-03-05",
                                 (grain, {**who, "factuality": more}))])  # fmt: skip
        assert len(story.forecasts) == found
    (story,) = told([article("a", f"{grain} of the coast", "north", "2024-03-05",
                             (grain, {**who, "stance": Stance.EXPECTS}))])  # fmt: skip
    assert len(story.forecasts) == 1


def test_a_time_that_the_sentence_does_not_tell_is_no_due_time() -> None:
    first, *rest = pile()
    (forecast,) = told([replace(first, times=()), *rest])[0].forecasts
    assert forecast.due is None


def test_what_three_say_and_where_they_differ() -> None:
    found = {(one.relation, one.slot): one for one in told(pile())[0].propositions}
    assert found["forecast-fulfilled", None].origins.lower == 3
    place = found["forecast-changed", "place"]
    assert (place.main_value, [v.value for v in place.variants]) == ("zenda", ["strelsau", "zenda"])
    assert place.origins.lower == 1


def test_a_denial_stands_beside_what_it_denies() -> None:
    words = "palace sold the royal jewels to hentzau"
    says = article(
        "a", words, "north", "2024-03-05", (words, {"kind": "AID", "who": ("palace",), "chain": [link("times")]})
    )
    denied = {"kind": "AID", "who": ("palace",), "chain": [link("palace")], "factuality": Factuality.DENIED}
    denies = article("b", words + " is denied", "south", "2024-03-05", (words, denied))
    one = told([says, denies])[0]
    assert [(p.relation, p.denials, p.main_value) for p in one.propositions] == [("denied", ("b#0",), "yes")]
    assert [c.slot for c in one.contradictions] == ["polarity"]


def test_one_article_alone_gives_singles() -> None:
    assert {p.relation for p in told(pile())[1].propositions} == {"single"}


def test_nothing_gives_no_story() -> None:
    assert told([]) == ()


def test_shuffling_changes_nothing() -> None:
    expected = told(pile())
    for seed in range(5):
        leaves = pile()
        random.Random(seed).shuffle(leaves)
        assert repr(told(leaves)) == repr(expected)


def test_every_engine_gives_the_same() -> None:
    with ProcessPool(2) as pool:
        assert repr(told(pile(), pool)) == repr(told(pile()))


def test_every_reason_has_a_sentence() -> None:
    from importlib.resources import files

    lines = files("tawatur.connect").joinpath("reasons.txt").read_text("utf-8").splitlines()
    known = {line.split("\t")[0] for line in lines if not line.startswith("#")}
    used = set()
    for one in told(pile()):
        parts = [
            one,
            *one.copies,
            *one.actors,
            *one.publications,
            *one.propositions,
            *one.contradictions,
            *one.forecasts,
        ]
        parts += [p.origins for p in one.propositions]
        used |= {reason.rule for part in parts for reason in part.reasons}
    assert used <= known


def test_every_rule_in_the_sources_has_a_sentence() -> None:
    import re
    from pathlib import Path

    import tawatur.connect

    room = Path(tawatur.connect.__file__).parent
    known = {line.split("\t")[0] for line in (room / "reasons.txt").read_text("utf-8").splitlines() if line[0] != "#"}
    rules = {rule for path in room.glob("*.py") for rule in re.findall(r'"([a-z]+\.[a-z-]+)"', path.read_text("utf-8"))}
    relations = {"single", "agree", "conflict", "denied", "change"} | {
        f"forecast-{o}" for o in ("fulfilled", "changed", "open")
    }
    rules |= {f"propositions.{relation}" for relation in relations}
    rules |= {f"forecasts.{outcome}" for outcome in ("open", "fulfilled", "changed", "failed")}
    rules |= {"copies.copy", "copies.derived"}
    assert rules <= known
    assert known <= rules
