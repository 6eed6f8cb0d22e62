"""Floors: they only rise, and hold for the gold and articles they were pinned with."""

from pathlib import Path

import pytest

from tawatur.errors import UsageError
from tawatur.evaluate.bench import STORIES, Score, digest, read_floors, risen, table, with_floors

PINNED = {"summit": {"hash": "aaaa", "floors": {"cue": 80.0, "source: exact": 70.0}}}


def test_a_figure_under_its_floor_has_fallen_and_rounding_is_let_pass() -> None:
    assert Score("summit", "cue", 79.9, 80.0).fallen
    assert not Score("summit", "cue", 79.96, 80.0).fallen
    assert not Score("summit", "cue", 80.0, 80.0).fallen
    assert not Score("summit", "cue", 0.0, None).fallen


def test_figures_stand_beside_their_floors() -> None:
    scores = with_floors("summit", {"cue": 75.0, "new": 1.0}, PINNED, "aaaa")
    found = {score.name: (score.floor, score.fallen) for score in scores}
    assert found == {"cue": (80.0, True), "new": (None, False), "source: exact": (70.0, True)}
    assert with_floors("mekunu", {"cue": 1.0}, PINNED, "bbbb")[0].floor is None


def test_other_gold_than_the_floors_were_pinned_with_is_refused() -> None:
    with pytest.raises(UsageError, match="summit: gold or articles changed"):
        with_floors("summit", {"cue": 99.0}, PINNED, "bbbb")


def test_floors_rise_and_never_fall() -> None:
    raised = risen(PINNED, "summit", {"cue": 85.0, "source: exact": 60.0, "new": 12.5}, "aaaa")
    assert raised["summit"] == {"hash": "aaaa", "floors": {"cue": 85.0, "source: exact": 70.0, "new": 12.5}}
    assert PINNED["summit"]["floors"] == {"cue": 80.0, "source: exact": 70.0}


def test_a_figure_that_is_no_longer_measured_keeps_its_floor() -> None:
    assert risen(PINNED, "summit", {"cue": 85.0}, "aaaa")["summit"]["floors"]["source: exact"] == 70.0


def test_new_gold_begins_new_floors_and_leaves_the_other_stories() -> None:
    raised = risen({**PINNED, "mekunu": {"hash": "m", "floors": {}}}, "summit", {"cue": 20.0}, "bbbb")
    assert raised["summit"] == {"hash": "bbbb", "floors": {"cue": 20.0}}
    assert raised["mekunu"] == {"hash": "m", "floors": {}}


def test_no_file_of_floors_is_no_floor(tmp_path: Path) -> None:
    assert read_floors(tmp_path / "floors.json") == {}


def test_the_hash_is_of_gold_and_articles(tmp_path: Path) -> None:
    articles, gold = tmp_path / STORIES["summit"], tmp_path / "bench" / "summit" / "gold"
    articles.mkdir(parents=True)
    gold.mkdir(parents=True)
    (articles / "a.txt").write_text("one", encoding="utf-8")
    (gold / "a.json").write_text("{}", encoding="utf-8")
    first = digest(tmp_path, "summit")
    (articles / "a.txt").write_text("two", encoding="utf-8")
    second = digest(tmp_path, "summit")
    (gold / "a.json").write_text("[]", encoding="utf-8")
    assert len({first, second, digest(tmp_path, "summit")}) == 3


def test_the_table_shows_every_story_and_the_mean() -> None:
    lines = table([Score("summit", "cue", 80.0, None), Score("mekunu", "cue", 90.0, None)]).splitlines()
    assert lines[0].split() == ["summit", "mekunu", "mean"]
    assert lines[1].split() == ["cue", "80.0", "90.0", "85.0"]
