"""The ways of a statement drawn: outlets on one side, origins on the other, nothing lost, nothing over another."""

import pytest

from tawatur.model.decision import UNKNOWN
from tawatur.model.evidence import Evidence
from tawatur.model.span import Span
from tawatur.publish.cards import Way
from tawatur.publish.dossier import Name, Step
from tawatur.publish.graph import HIGH, MOST, WIDE, Graph, Labels, graph

WORDS = Evidence("a", Span(0, 5), "words")


def step(key: str, named: bool = True) -> Step:
    return Step(Name(key), key, named=named, context=False, nation=None, via="words", evidence=None)


def way(outlets: str, *steps: str, denies: bool = False, ungraded: bool = False) -> Way:
    names = tuple((Name(one), WORDS) for one in outlets)
    return Way(names, tuple(step(one) for one in steps), denies, ungraded)


def drawn(*ways: Way, leftwards: bool = False, common: str = "") -> Graph:
    labels = Labels(
        lambda name: f"the name of {name.key}", lambda one: one.name.key == common, "in its own voice", leftwards
    )
    made = graph(ways, labels)
    assert made is not None
    return made


def test_outlets_stand_on_one_side_and_origins_on_the_other() -> None:
    ways = way("ab", "agency", "minister"), way("c", "minister"), way("d")
    for leftwards in (False, True):
        made = drawn(*ways, leftwards=leftwards, common="minister")
        places = {box.key: box.x for box in made.boxes}
        outlets = {places["outlet", key] for key in "abcd"}
        origins = {places["step", "minister"], places["own", "d"]}
        assert len(outlets) == 1 and len(origins) == 1
        assert (outlets.pop() > origins.pop()) == leftwards
        assert min(box.x for box in made.boxes) == 0
        assert max(box.x for box in made.boxes) + WIDE == made.width
        assert [box.key for box in made.boxes if box.common] == [("step", "minister")]
    assert len(made.lines) == 5


def test_no_box_stands_over_another() -> None:
    made = drawn(*(way(chr(97 + number), f"s{number % 7}", f"o{number % 3}") for number in range(20)))
    for column in {box.x for box in made.boxes}:
        rows = sorted(box.y for box in made.boxes if box.x == column)
        assert all(later - earlier >= HIGH for earlier, later in zip(rows, rows[1:], strict=False))
        assert rows[0] >= 0 and rows[-1] + HIGH <= made.height


def test_who_denies_and_who_is_not_counted_is_drawn_so() -> None:
    made = drawn(way("a", "x"), way("b", "x", denies=True), way("c", ungraded=True))
    assert [line.kind for line in made.lines] == ["says", "denies", "ungraded"]


def test_who_quote_each_other_in_a_ring_are_drawn_all_the_same() -> None:
    made = drawn(way("a", "x", "y"), way("b", "y", "x"), way("c", "x", "x"))
    assert {box.key[1] for box in made.boxes} == set("abcxy")


def test_sources_that_nobody_knows_are_drawn_apart() -> None:
    made = drawn(way("ab", UNKNOWN), way("c", "agency", UNKNOWN), way("d", "agency", UNKNOWN))
    nobody = [box for box in made.boxes if UNKNOWN in box.key[1]]
    assert len(nobody) == 3 and {box.title for box in nobody} == {f"the name of {UNKNOWN}"}
    assert sorted(line.start[1] for line in made.lines if UNKNOWN in line.stop[1]) == ["a", "agency", "b"]


def test_a_long_name_is_cut_and_stands_whole_in_the_title() -> None:
    made = drawn(way("a", "x" * 60), way("b", "y"))
    (box,) = (box for box in made.boxes if "xxx" in box.title)
    assert box.label.endswith("\u2026") and len(box.label) < 30 and box.title == f"the name of {'x' * 60}"


@pytest.mark.parametrize("ways", [(), (way("a", "x"),), tuple(way(f"{chr(200 + n)}", "x") for n in range(MOST + 1))])
def test_what_shows_nothing_or_too_much_is_not_drawn(ways: tuple[Way, ...]) -> None:
    labels = Labels(lambda name: name.key, lambda one: False, "own", leftwards=False)
    assert graph(ways, labels) is None
