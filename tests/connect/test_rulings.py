"""What people ruled comes before what the program finds; without it nothing changes; undone it is as if never ruled."""

from invented_leaves import document, leaf, link, person, sentence_claim
from test_connect import BRIDGE, article, pile, told

from tawatur.connect import connected
from tawatur.connect.identity import cast
from tawatur.connect.rulings import Rulings
from tawatur.connect.story import Telling
from tawatur.engine.single import OneProcess
from tawatur.model.decision import Decision, logged, place_of
from tawatur.model.leaf import Leaf
from tawatur.model.register import Register
from tawatur.model.story import Story


def rulings(*decisions: Decision) -> Rulings:
    return Rulings.of(logged((0, one) for one in decisions))


def ruled(leaves: list[Leaf], *decisions: Decision, register: Register | None = None) -> tuple[Story, ...]:
    telling = Telling(register or Register(), register is None, rulings=rulings(*decisions))
    return tuple(connected(leaves, telling, OneProcess()))


def people(*decisions: Decision) -> dict[str, str]:
    groups = [[person("a", "Flavia Elphberg")], [person("b", "Elphberg")], [person("c", "Hentzau")]]
    leaves = [leaf(document(f"d{n}", "text"), people=group) for n, group in enumerate(groups)]
    return dict(cast(leaves, Register(), rulings(*decisions)).of)


def test_two_actors_ruled_one_are_one_and_two_ruled_two_are_two() -> None:
    assert people() == {"a": "a", "b": "a", "c": "c"}
    assert people(Decision("actor", ("c", "a"), "same")) == {"a": "a", "b": "a", "c": "a"}
    assert people(Decision("actor", ("b", "a"), "not-same")) == {"a": "a", "b": "b", "c": "c"}
    assert people(Decision("actor", ("b", "a"), "unsure")) == people()


def test_what_is_ruled_apart_is_not_joined_by_way_of_a_third() -> None:
    apart, same = Decision("actor", ("b", "c"), "not-same"), Decision("actor", ("a", "c"), "same")
    assert people(apart, same) == {"a": "a", "b": "b", "c": "a"}


def test_the_decision_is_the_reason_of_the_merge() -> None:
    groups = [[person("a", "Flavia")], [person("c", "Hentzau")]]
    leaves = [leaf(document(f"d{n}", "text"), people=group) for n, group in enumerate(groups)]
    one = Decision("actor", ("a", "c"), "same", by="Mona", at="2026-11-22T10:00:00+00:00")
    (actor,) = cast(leaves, Register(), rulings(one)).actors
    assert [(why.rule, why.values) for why in actor.reasons] == [("decisions.ruled", ("1", one.by, one.at))]


def places(leaves: list[Leaf]) -> list[str]:
    return [place_of(claim.evidence) for one in leaves for claim in one.claims]


def same_thing() -> list[Leaf]:
    who = {"who": ("flavia",)}
    return [article(name, BRIDGE, outlet, "2024-03-05", (BRIDGE, who)) for name, outlet in (("a", "n"), ("b", "s"))]


def test_two_statements_ruled_two_are_two() -> None:
    leaves = same_thing()
    assert [one.relation for one in ruled(leaves)[0].propositions] == ["agree"]
    story = ruled(leaves, Decision("statement", tuple(reversed(places(leaves))), "not-same"))[0]
    assert [(one.relation, one.claims) for one in story.propositions] == [("single", ("a#0",)), ("single", ("b#0",))]
    assert [one.number for one in story.decisions] == [1] and story.lost == ()


def test_two_statements_ruled_one_are_one() -> None:
    first, second = same_thing()[0], "grain prices fell in every market of the coast near strelsau"
    other = article("b", second, "south", "2024-03-05", (second, {"kind": "STATE"}))
    together = Decision("story", ("b", "a"), "same")
    assert {one.relation for one in ruled([first, other], together)[0].propositions} == {"single"}
    story = ruled([first, other], together, Decision("statement", tuple(places([first, other])), "same"))[0]
    assert any(set(one.claims) == {"a#0", "b#0"} and one.relation == "agree" for one in story.propositions)


def test_a_decision_that_is_undone_leaves_no_trace() -> None:
    leaves = same_thing()
    apart = Decision("statement", tuple(places(leaves)), "not-same")
    assert ruled(leaves, apart, Decision("decision", ("1",), "undone")) == told(leaves)


def test_a_claim_that_is_no_longer_there_is_told_as_lost() -> None:
    (story,) = ruled(same_thing(), Decision("source", ("a:1-3",), "own"))
    assert (story.lost, story.propositions) == ((1,), told(same_thing())[0].propositions)


def sourced() -> list[Leaf]:
    doc = document("a", BRIDGE, outlet="north", published="2024-03-05")
    return [leaf(doc, [sentence_claim(doc, 0, BRIDGE, chain=[link("palace"), link("hentzau")])])]


def test_a_wrong_source_is_taken_from_the_chain() -> None:
    leaves = sourced()
    (place,) = places(leaves)
    chains = {
        ruling: [link.who for link in ruled(leaves, Decision("source", (place,), ruling))[0].claims[0].chain.links]
        for ruling in ("own", "unknown", "by:flavia")
    }
    assert chains == {"own": [], "unknown": ["palace", "unknown"], "by:flavia": ["palace", "flavia"]}


def test_who_is_unknown_is_nobody_new() -> None:
    leaves = [
        leaf(doc, [sentence_claim(doc, 0, BRIDGE, chain=[link("palace")])])
        for doc in (document(name, BRIDGE, outlet=name, published="2024-03-05") for name in ("a", "b"))
    ]
    unknown = [Decision("source", (place,), "unknown") for place in places(leaves)]
    (one,) = ruled(leaves, *unknown)[0].propositions
    assert (one.origins.lower, one.origins.upper) == (1, 2)
    assert one.origins.common_link is None and "unknown" not in {why.values[0] for why in one.origins.reasons}


def test_a_grade_lets_an_outlet_speak_for_itself_or_not() -> None:
    register = Register(outlets=frozenset({"n"}))
    leaves = [article(name, f"{BRIDGE} {name}", name, "2024-03-05", (BRIDGE, {})) for name in ("n", "s")]

    def counted(*decisions: Decision) -> tuple[int, tuple[str, ...]]:
        one = ruled(leaves, *decisions, register=register)[0].propositions[0]
        return one.origins.lower, one.origins.ungraded

    assert counted() == (1, ("s",))
    assert counted(Decision("grade", ("s",), "C")) == (2, ())
    assert counted(Decision("grade", ("s",), "C"), Decision("grade", ("n",), "E")) == (1, ("n",))
    assert counted(Decision("grade", ("s",), "F")) == (1, ("s",))


def test_articles_leave_a_story_and_come_into_one() -> None:
    def found(*decisions: Decision) -> list[list[str]]:
        return sorted([doc.id for doc in one.documents] for one in ruled(pile(), *decisions))

    out, into = Decision("story", ("b", "a"), "not-same"), Decision("story", ("b", "d"), "same")
    assert found() == [["a", "b", "c"], ["d"]]
    assert found(out) == [["a", "c"], ["b"], ["d"]]
    assert found(out, into) == [["a", "c"], ["b", "d"]]
    assert found(out, into, Decision("decision", ("1",), "undone")) == [["a", "b", "c", "d"]]
