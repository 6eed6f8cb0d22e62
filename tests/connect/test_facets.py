"""What documents say of one act, and of people counted, taken by itself: facets, tolls, what is called off."""

from invented_leaves import document, leaf, person, sentence_claim

from tawatur.connect import connect
from tawatur.engine.single import OneProcess
from tawatur.model.annotation import Factuality
from tawatur.model.claim import Quantity
from tawatur.model.leaf import Leaf
from tawatur.model.register import Register
from tawatur.model.story import Proposition
from tawatur.model.timevalue import TimeExpression

TOLD = "flavia and rudolf and the summit of zenda in ruritania, as the palace of strelsau says"
BOTH = ("flavia", "rudolf")
DUE = TimeExpression(value="2024-04-12")


def article(name: str, *facts: tuple[str, dict[str, object]], published: str = "2024-03-05") -> Leaf:
    text = ". ".join([TOLD, *(words for words, _ in facts)])
    doc = document(name, text, outlet=name, published=published)
    claims = [sentence_claim(doc, n, words, **more) for n, (words, more) in enumerate(facts)]  # type: ignore[arg-type]
    people = [person("flavia", "flavia"), person("rudolf", "rudolf"), person("zenda", "zenda", type="GPE")]
    return leaf(doc, claims, people=people)


def told(*leaves: Leaf) -> tuple[Proposition, ...]:
    (story,) = connect(leaves, Register(), OneProcess(), grade_all=True)
    return story.propositions


def undoing(words: str) -> list[tuple[str, dict[str, object]]]:
    """The act of calling off and the act that is not to be, in one clause."""
    return [
        (words, {"kind": "REJECT", "who": ("flavia",)}),
        (words, {"who": BOTH, "factuality": Factuality.DENIED}),
    ]


def test_what_calls_one_act_off_is_one_statement_however_worded() -> None:
    one = article("north", *undoing("she scrapped their long planned encounter"))
    two = article("south", *undoing("no summit now because she withdrew"))
    assert any(len(p.origins.outlets) == 2 and len(p.claims) == 4 for p in told(one, two))


def test_what_one_plans_and_a_later_one_calls_off_has_changed() -> None:
    plan: dict[str, object] = {"who": BOTH, "factuality": Factuality.PLANNED}
    ahead = article("north", ("an encounter awaits both by the river", plan))
    for published, changed in (("2024-03-06", True), ("2024-03-04", False)):
        off = article("south", *undoing("no summit now because she withdrew"), published=published)
        found = [p for p in told(ahead, off) if (p.relation, p.slot, p.main_value) == ("change", "polarity", "no")]
        assert bool(found) is changed


def test_the_day_that_several_give_for_one_act_is_a_statement_of_its_own() -> None:
    fact: dict[str, object] = {"who": BOTH, "when": DUE, "factuality": Factuality.PLANNED}
    one = article("north", ("they meet on the twelfth", fact))
    two = article("south", ("an encounter awaits both next month", fact))
    assert any(len(p.claims) == 2 and len(p.origins.outlets) == 2 for p in told(one, two))


def toll(name: str, words: str, value: float, where: str) -> Leaf:
    return article(
        name, (words, {"kind": "STATE", "where": where, "quantities": (Quantity(value, "", "#dead", words),)})
    )


def test_a_number_of_the_dead_that_two_give_is_one_statement_and_another_number_a_change() -> None:
    found = told(
        toll("north", "seven died", 7, "zenda"), toll("south", "corpses were seven", 7, "zenda"),
        toll("west", "now nine are mourned", 9, "zenda"),
    )  # fmt: skip
    assert any(p.relation == "agree" and len(p.claims) == 2 for p in found)
    assert [tuple(v.value for v in p.variants) for p in found if p.slot == "number"] == [("7", "9")]
    assert not any(p.relation == "conflict" for p in found)


def test_the_dead_of_two_places_are_not_one_count() -> None:
    found = told(toll("north", "seven died", 7, "zenda"), toll("south", "nine are mourned", 9, "strelsau"))
    assert not any(p.slot == "number" for p in found)
