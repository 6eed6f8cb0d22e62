"""Every document in one story."""

import random
from pathlib import Path

import pytest
from invented_leaves import document, leaf

from tawatur import app
from tawatur.connect.stories import SMALL, stories
from tawatur.engine.single import OneProcess
from tawatur.model.leaf import Dated, Leaf
from tawatur.model.timevalue import TimeExpression

FLOOD = "river flood village bridge water rescue boats families shelter dam rain storm"
TRIAL = "court judge witness lawyer verdict appeal sentence prison evidence crime jury oath"
DAYS = Path(__file__).resolve().parents[3] / "shared" / "bench" / "day" / "articles.jsonl"


def leaves_of(path: Path) -> list[Leaf]:
    desk = app.reader()
    return [desk.leaf(analysis) for analysis in app.annotated([path]).analyses.values()]


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


def test_a_story_told_in_several_ways_stays_whole_among_articles_of_the_same_trade() -> None:
    demo = leaves_of(app.demo_folder() / "articles")
    names = {word for one in demo for entity in one.entities for name in entity.names for word in name.split()}
    trade = sorted({stem for one in demo for stem, _ in one.terms} - names)
    foreign = [leaf(document(f"{number}", foreign_text(trade, number))) for number in range(SMALL * 3)]
    found = {frozenset(pile) for pile in piles(*demo, *foreign)}
    assert {one.key for one in demo} in found
    assert len(found) == 1 + len(foreign)


def foreign_text(trade: list[str], number: int) -> str:
    """A text of words of the trade and of names that no other has."""
    chance = random.Random(number)
    words = chance.sample(trade, 30) + [f"name{number}x{n}" for n in range(8)] * 2
    chance.shuffle(words)
    return " ".join(words[:12]) + ". " + " ".join(words[12:])


def test_two_articles_that_share_only_a_name_are_two_stories() -> None:
    def text(number: int, shared: str = "") -> str:
        return f"{shared} opens{number} works{number}. {' '.join(f'word{number}x{n}' for n in range(9))} {shared}"

    others = [leaf(document(f"c{n}", text(n))) for n in range(SMALL)]
    for shared, found in (("Uber", [["a"], ["b"]]), ("judge frees minister after appeal over bridge", [["a", "b"]])):
        pair = [leaf(document(name, text(100 + n, shared))) for n, name in enumerate("ab")]
        assert [pile for pile in piles(*pair, *others) if "a" in pile or "b" in pile] == found


@pytest.mark.skipif(not DAYS.exists(), reason="../shared is not here")
def test_the_demo_is_one_story_among_the_articles_of_two_days() -> None:
    demo = leaves_of(app.demo_folder() / "articles")
    found = piles(*demo, *leaves_of(DAYS))
    assert sorted(one.key for one in demo) in found
    assert len(found) > 100
