"""Decisions of people on the demo: obeyed by the next run, told on the page in both languages, gone when undone."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tawatur import app
from tawatur.cli import main
from tawatur.model.decision import Decision, logged, written
from tawatur.publish.wording import wording

ARTICLES = str(app.demo_folder() / "articles")


def report(tmp_path: Path, *decisions: Decision) -> tuple[dict, str]:
    log, data, page = (tmp_path / name for name in ("log.jsonl", "dossier.json", "dossier.html"))
    log.write_text(written(logged((0, one) for one in decisions)), encoding="utf-8")
    arguments = ["report", ARTICLES, "--decisions", str(log), "--json", str(data), "-o", str(page), "--lang", "en"]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    return json.loads(data.read_text(encoding="utf-8"))["stories"][0], page.read_text(encoding="utf-8")


def place(story: dict, claim: str) -> str:
    words = next(one["evidence"] for one in story["reports"] if one["id"] == claim)
    return f"{words['document']}:{words['start']}-{words['stop']}"


def test_what_is_ruled_is_obeyed_told_and_undone(tmp_path: Path) -> None:
    before, _ = report(tmp_path)
    finding = next(one for one in before["findings"] if one["relation"] == "agree" and len(one["claims"]) > 2)
    head, other = finding["head"], next(one for one in finding["claims"] if one != finding["head"])
    apart = Decision(
        "statement", (place(before, other), place(before, head)), "not-same", by="منى", at="2026-11-22T10:00:00+00:00",
        note="another <b>ship</b>",
    )  # fmt: skip
    after, page = report(tmp_path, apart)
    assert not any({head, other} <= set(one["claims"]) for one in after["findings"] if not one["part_of"])
    assert [one["number"] for one in after["rulings"]] == [1]
    assert wording("en").ui("rulings") in page and "منى" in page and "another &lt;b&gt;ship" in page
    assert report(tmp_path, apart, Decision("decision", ("1",), "undone"))[0] == before


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_ruling_has_its_sentence(lang: str) -> None:
    kinds = ["actor.same", "actor.not-same", "actor.unsure", "statement.same", "statement.not-same", "story.same"]
    kinds += ["story.not-same", "source.own", "source.unknown", "source.by", "grade", "verdict"]
    assert all(wording(lang).rule(f"decided.{kind}") for kind in kinds)


def test_a_file_that_is_no_log_is_told_in_one_sentence(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    log.write_text('{"about": "grade", "subjects": ["x"], "ruling": "Z"}\n', encoding="utf-8")
    found = CliRunner().invoke(main, ["report", ARTICLES, "--decisions", str(log)])
    assert found.exit_code == 2 and "log.jsonl:1: 'Z' is no ruling about a grade." in found.output


def verb(*words: str | Path) -> str:
    found = CliRunner().invoke(main, [str(word) for word in words])
    assert found.exit_code == 0, found.output
    return found.output


def test_a_store_keeps_decisions_obeys_and_undoes_them(tmp_path: Path) -> None:
    store, data = tmp_path / "archive.db", tmp_path / "dossier.json"

    def told() -> dict:
        verb("report", "--store", store, "--json", data)
        return json.loads(data.read_text(encoding="utf-8"))

    verb("add", ARTICLES, "--store", store)
    before = told()
    (story,) = before["stories"]
    first, *_, last = (article["id"] for article in story["articles"])
    stays = {one["id"] for one in story["reports"] if one["evidence"]["document"] != last}
    agreed = (one for one in story["findings"] if one["relation"] == "agree" and one["head"] in stays)
    finding = next(one for one in agreed if len(stays.intersection(one["claims"])) > 2)
    other = next(one for one in finding["claims"] if one != finding["head"] and one in stays)
    outlet = next(one["outlet"]["name"]["key"] for one in story["articles"] if one["outlet"]["name"])
    actor, second = (one["name"]["key"] for one in story["actors"][:2])
    verb("decide", "statement", "not-same", place(story, other), place(story, finding["head"]), "--store", store)
    verb("decide", "actor", "same", actor, second, "--store", store)
    verb("decide", "grade", "B", outlet, "--store", store, "--by", "منى")
    verb("decide", "story", "not-same", last, first, "--store", store)
    ruled = told()
    assert sorted(len(one["articles"]) for one in ruled["stories"]) == [1, len(story["articles"]) - 1]
    assert {r["number"] for one in ruled["stories"] for r in one["rulings"]} == {1, 2, 3, 4}
    actors = next(one for one in ruled["stories"] if len(one["articles"]) > 1)["actors"]
    assert any({actor, second} <= set(one["members"]) for one in actors)
    assert "the same stories to the byte" in verb("rebuild", "--store", store)
    assert told() == ruled
    assert "0 faults" in verb("verify", "--store", store)
    for number in range(1, 5):
        verb("undo", str(number), "--store", store)
    assert told() == before
    assert "the same stories to the byte" in verb("rebuild", "--store", store)
    log = tmp_path / "log.jsonl"
    log.write_text(verb("decisions", "--store", store), encoding="utf-8")
    verb("report", ARTICLES, "--decisions", log, "--json", data)
    assert json.loads(data.read_text(encoding="utf-8"))["stories"] == before["stories"]


def test_verdicts_and_grades_leave_with_the_export_from_articles_and_from_a_store(tmp_path: Path) -> None:
    store, log, data = tmp_path / "archive.db", tmp_path / "log.jsonl", tmp_path / "dossier.json"
    verb("add", ARTICLES, "--store", store)
    verb("report", "--store", store, "--json", data)
    (story,) = json.loads(data.read_text(encoding="utf-8"))["stories"]
    finding = story["findings"][0]
    outlet = next(one["outlet"]["name"]["key"] for one in story["articles"] if one["outlet"]["name"])
    verb("decide", "verdict", "misleading", place(story, finding["head"]), "--store", store, "--by", "منى")
    verb("decide", "grade", "B", outlet, "--store", store, "--by", "منى")
    log.write_text(verb("decisions", "--store", store), encoding="utf-8")
    kept, given = tmp_path / "kept.jsonld", tmp_path / "given.jsonld"
    verb("export", "--store", store, "-o", kept, "--lang", "en")
    verb("export", ARTICLES, "--decisions", log, "-o", given, "--lang", "en")
    assert given.read_bytes() == kept.read_bytes()
    graph = json.loads(given.read_text(encoding="utf-8"))["@graph"]
    (review,) = (node for node in graph if node["@type"] == "ClaimReview")
    assert (review["author"]["name"], review["reviewRating"]["alternateName"]) == ("منى", "misleading")
    assert review["claimReviewed"] == finding["words"]["words"]
    assert [node["reviewRating"]["ratingValue"] for node in graph if node["@type"] == "Review"] == ["B"]
    both = CliRunner().invoke(main, ["export", "--store", str(store), "--decisions", str(log), "-o", str(given)])
    assert both.exit_code == 2 and "--decisions" in both.output


def test_a_decision_about_what_the_store_has_not_is_refused(tmp_path: Path) -> None:
    store = tmp_path / "archive.db"
    verb("add", ARTICLES, "--store", store)
    for words in (("actor", "same", "nobody", "no-one"), ("story", "same", "x", "y"), ("source", "own", "x:1-2")):
        found = CliRunner().invoke(main, ["decide", *words, "--store", str(store)])
        assert found.exit_code == 2 and "store" in found.output
    assert CliRunner().invoke(main, ["undo", "1", "--store", str(store)]).exit_code == 2
    assert verb("decisions", "--store", store) == ""
