"""Every document in one story."""

from invented_leaves import document, leaf

from tawatur.connect.stories import stories
from tawatur.engine.single import OneProcess
from tawatur.model.leaf import Dated
from tawatur.model.timevalue import TimeExpression

FLOOD = "river flood village bridge water rescue boats families shelter dam rain storm"
TRIAL = "court judge witness lawyer verdict appeal sentence prison evidence crime jury oath"


def piles(*leaves):
    return [list(pile) for pile in stories(leaves, OneProcess())]


def test_two_events_are_two_stories() -> None:
    found = piles(
        *(leaf(document(f"{n}", text + f" detail{n}")) for n, text in enumerate([FLOOD, TRIAL, FLOOD, TRIAL]))
    )
    assert found == [["0", "2"], ["1", "3"]]


def test_the_same_matter_a_year_later_is_another_story() -> None:
    found = piles(
        leaf(document("a", FLOOD, published="2023-03-01")),
        leaf(document("b", FLOOD, published="2023-03-03")),
        leaf(document("c", FLOOD, published="2024-03-02")),
    )
    assert found == [["a", "b"], ["c"]]


def test_an_undated_document_is_no_older_than_what_it_tells() -> None:
    later = [Dated(0, TimeExpression(value="2024-02"), "past")]
    found = piles(leaf(document("a", FLOOD, published="2023-03-01")), leaf(document("b", FLOOD), times=later))
    assert found == [["a"], ["b"]]


def test_a_document_alone_is_a_story() -> None:
    assert piles(leaf(document("a", FLOOD))) == [["a"]]
