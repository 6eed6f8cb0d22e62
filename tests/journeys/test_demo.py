"""The demo's dossier beside the truth of its story (examples/ship/truth.json)."""

import json
from pathlib import Path
from typing import Any

import pytest
from told import Told, alike, days, members, said_by

from tawatur import errors

SHIP = Path(errors.__file__).parent / "examples" / "ship"
TRUTH: dict[str, Any] = json.loads((SHIP / "truth.json").read_text(encoding="utf-8"))
ARTICLES = {row["id"]: row for row in TRUTH["articles"]}
PROPOSITIONS = {row["id"]: row for row in TRUTH["propositions"]}
FORECASTS = {row["id"]: row for row in TRUTH["forecasts"] if not row.get("optional")}
PERSONS = {row["id"]: row for row in TRUTH["persons"]}
REPORTS = {
    f"{key}/{row['article']}": row for key, one in PROPOSITIONS.items() for row in one["reports"] if row["chain"]
}


def name_of(key: str) -> str:
    """The name under which an article of the truth is read."""
    article = ARTICLES[key]
    return article["file"] if article["record"] is None else f"{article['file']}:{article['record']}"


def claims_of(demo: Told, row: dict[str, Any]) -> list[str]:
    """The reports at the words of a row of the truth."""
    return demo.saying(name_of(row["article"]), row["words"])


def finding_of(demo: Told, key: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The finding that holds most reports of a proposition, and those reports."""
    reports = PROPOSITIONS[key]["reports"]
    claims = {claim for row in reports for claim in claims_of(demo, row)}
    best: tuple[dict[str, Any], list[dict[str, Any]]] = ({}, [])
    for finding in demo.findings(claims):
        held = [row for row in reports if set(claims_of(demo, row)) & set(members(finding))]
        if len(held) > len(best[1]):
            best = (finding, held)
    return best


def known_as(key: str) -> set[str]:
    """All by which a link of the truth may be named."""
    link = TRUTH["links"].get(key)
    outlet = next((row["outlet_name"] for row in TRUTH["articles"] if row["outlet"] == key), key)
    return {key, outlet, link["gloss"], *link["names"]} if link else {key, outlet}


def test_nine_articles_are_one_story(demo: Told) -> None:
    assert len(demo.dossier["stories"]) == 1
    assert {article["name"] for article in demo.all("articles")} == {name_of(key) for key in ARTICLES}


@pytest.mark.parametrize("key", ARTICLES)
def test_outlet(demo: Told, key: str) -> None:
    assert demo.article(name_of(key))["outlet"]["value"] == ARTICLES[key]["outlet"]


@pytest.mark.parametrize("key", ARTICLES)
def test_agency(demo: Told, key: str) -> None:
    assert demo.article(name_of(key))["agency"]["value"] == ARTICLES[key]["agency"]


@pytest.mark.parametrize("key", ARTICLES)
def test_headline(demo: Told, key: str) -> None:
    headline = demo.article(name_of(key))["headline"]
    assert headline and headline["words"] == ARTICLES[key]["headline"]


@pytest.mark.parametrize("key", ARTICLES)
def test_publication_day(demo: Told, key: str) -> None:
    assert days(demo.article(name_of(key))["published"]) == tuple(ARTICLES[key]["published"])


def test_every_publication_day_has_a_reason(demo: Told) -> None:
    dated = [article for article in demo.all("articles") if article["published"]]
    assert [article["name"] for article in dated if not article["published_reasons"]] == []


@pytest.mark.parametrize("key", [key for key, row in ARTICLES.items() if row["residue"] and row["format"] == "txt"])
def test_residue_is_left_out_with_its_reason(demo: Told, key: str) -> None:
    dropped = {
        line["evidence"]["words"].strip(): line["reason"]["rule"] for line in demo.article(name_of(key))["dropped"]
    }
    assert [line for line in ARTICLES[key]["residue"] if not dropped.get(line)] == []


def test_nothing_of_an_article_is_left_out(demo: Told) -> None:
    for key, article in ARTICLES.items():
        dropped = {line["evidence"]["words"].strip() for line in demo.article(name_of(key))["dropped"]}
        quoted = {row["words"] for one in PROPOSITIONS.values() for row in one["reports"] if row["article"] == key}
        assert [line for line in dropped for words in quoted if words in line] == []
        assert article["headline"] not in dropped or demo.article(name_of(key))["headline"]


@pytest.mark.parametrize("key", [key for key, row in ARTICLES.items() if row["page_date_not_believed"]])
def test_false_page_date_is_told_and_not_believed(demo: Told, key: str) -> None:
    article, wrong = demo.article(name_of(key)), ARTICLES[key]["page_date_not_believed"]
    assert [date["value"] for date in article["page_dates"]] == [wrong["value"]]
    assert article["page_dates"][0]["reasons"]
    assert article["published"] is None or article["published"]["last"] < wrong["value"]


def test_the_copy_and_no_other_is_found(demo: Told) -> None:
    names = {article["id"]: article["name"] for article in demo.all("articles")}
    found = {frozenset((names[copy["a"]], names[copy["b"]])): copy["relation"] for copy in demo.all("copies")}
    assert found == {frozenset((name_of(row["a"]), name_of(row["b"]))): row["relation"] for row in TRUTH["copies"]}


def test_the_copy_has_the_agency_as_its_origin(demo: Told) -> None:
    assert [alike(said_by(copy["origin"]), known_as("sanbuk")) for copy in demo.all("copies")] == [True]


@pytest.mark.parametrize("key", PROPOSITIONS)
def test_proposition_is_found(demo: Told, key: str) -> None:
    reports, (_, held) = PROPOSITIONS[key]["reports"], finding_of(demo, key)
    wanted = {row["article"] for row in reports}
    assert 2 * len(held) >= len(reports)
    assert len({row["article"] for row in held}) >= min(2, len(wanted))


@pytest.mark.parametrize("key", PROPOSITIONS)
def test_relation(demo: Told, key: str) -> None:
    claims = {claim for row in PROPOSITIONS[key]["reports"] for claim in claims_of(demo, row)}
    found = {(finding["relation"], finding["slot"]) for finding in demo.findings(claims) if len(members(finding)) > 1}
    relation, slot = PROPOSITIONS[key]["relation"], PROPOSITIONS[key]["slot"]
    assert (relation, slot) in found or (relation == "agree" and "agree" in {one for one, _ in found})


@pytest.mark.parametrize("key", PROPOSITIONS)
def test_independent_origins(demo: Told, key: str) -> None:
    finding, _ = finding_of(demo, key)
    truth = PROPOSITIONS[key]
    assert finding, "no finding holds it"
    support = finding["main_value"]["support"] if truth["main_value"] and finding["main_value"] else finding["support"]
    assert [support["lower"], support["upper"]] == truth["independent_origins"]


@pytest.mark.parametrize("key", [key for key, row in PROPOSITIONS.items() if row["common_link"]])
def test_common_link(demo: Told, key: str) -> None:
    finding, _ = finding_of(demo, key)
    assert finding and finding["support"]["common_link"], "no common link"
    assert alike(said_by(finding["support"]["common_link"]), known_as(PROPOSITIONS[key]["common_link"]))


@pytest.mark.parametrize("key", ["lens-in-salt", "lens-offer"])
def test_two_outlets_on_one_newspaper_are_one_origin(demo: Told, key: str) -> None:
    told = [row for row in PROPOSITIONS[key]["reports"] if "sada-marzana" in row["chain"]]
    assert len(told) == 2
    claims = [set(claims_of(demo, row)) for row in told]
    both = [one for one in demo.findings(claims[0]) if set(members(one)) & claims[0] and set(members(one)) & claims[1]]
    assert both, "the two reports are not joined"
    assert [(one["support"]["lower"], one["support"]["upper"]) for one in both] == [(1, 1)] * len(both)


@pytest.mark.parametrize("key", REPORTS)
def test_chain(demo: Told, key: str) -> None:
    row = REPORTS[key]
    wanted = [known_as(link) for link in row["chain"]]
    chains = []
    for report in demo.reports(claims_of(demo, row)):
        steps = [
            said_by(step["name"]) | {step["words"]} for step in report["chain"] if step["via"] in ("words", "credit")
        ]
        chains.append(steps)
    assert chains, "no report stands at these words"
    assert any(len(steps) == len(wanted) and all(map(alike, steps, wanted)) for steps in chains), chains


@pytest.mark.parametrize(
    "row", [row for row in TRUTH["denials"]], ids=lambda row: f"{row['of']}/{row['article']}-{row['kind']}"
)
def test_denial_stands_beside_what_it_denies(demo: Told, row: dict[str, Any]) -> None:
    denied = PROPOSITIONS[row["of"]]["reports"]
    said = {claim for one in denied if one["factuality"] != "denied" for claim in claims_of(demo, one)}
    denying = set(claims_of(demo, row))
    beside = [one for one in demo.findings(denying) if set(one["denials"]) & denying and set(members(one)) & said]
    assert beside, "the denial is not beside what it denies"
    assert {one["relation"] for one in beside} == {"denied"}


@pytest.mark.parametrize("row", TRUTH["updates"], ids=lambda row: row["proposition"])
def test_update_is_a_change_and_no_contradiction(demo: Told, row: dict[str, Any]) -> None:
    claims = {claim for one in PROPOSITIONS[row["proposition"]]["reports"] for claim in claims_of(demo, one)}
    changes = [one for one in demo.findings(claims) if one["relation"] == "change"]
    values = [({value["value"] for value in one["variants"]}, one["main_value"]["value"]) for one in changes]
    assert any({row["from"], row["to"]} <= found and main == row["to"] for found, main in values), values
    assert [clash for clash in demo.clashes() if set(clash["values"]) == {row["from"], row["to"]}] == []


@pytest.mark.parametrize("row", TRUTH["contradictions"], ids=lambda row: row["proposition"])
def test_contradiction_is_shown_with_both_sides(demo: Told, row: dict[str, Any]) -> None:
    sides = [set(claims_of(demo, row[side])) for side in "ab"]
    found = [
        clash
        for clash in demo.clashes()
        for left, right in [clash["sides"], clash["sides"][::-1]]
        if sides[0] & set(left) and sides[1] & set(right)
    ]
    assert {(clash["slot"], clash["inside"]) for clash in found} == {(row["slot"], row["inside"])}


@pytest.mark.parametrize("key", FORECASTS)
def test_forecast_and_outcome(demo: Told, key: str) -> None:
    row = FORECASTS[key]
    for told in row["told"]:
        found = demo.expectations(claims_of(demo, told))
        assert found, f"no forecast at the words of article {told['article']}"
        assert any(
            one["outcome"] == row["outcome"]
            and set(row["slots"]) <= set(one["slots"])
            and days(one["due"]) == tuple(row["due"])
            for one in found
        ), found


@pytest.mark.parametrize("key", FORECASTS)
def test_who_expected_it(demo: Told, key: str) -> None:
    row = FORECASTS[key]
    found = [one for told in row["told"] for one in demo.expectations(claims_of(demo, told))]
    holders = [one["holder"] for one in found if one["holder"]]
    assert any(alike(said_by(holder), known_as(row["holder"])) for holder in holders), holders


@pytest.mark.parametrize("key", PERSONS)
def test_all_spellings_are_one_person(demo: Told, key: str) -> None:
    spellings = set(PERSONS[key]["spellings"])
    actors = [actor for actor in demo.all("actors") if spellings & set(actor["spellings"])]
    assert [spellings - set(actor["spellings"]) for actor in actors] == [set()]
    assert {actor["type"] for actor in actors} == {"PER"}


def test_no_two_persons_are_joined(demo: Told) -> None:
    whole = [set(person["spellings"]) for person in PERSONS.values()]
    for actor in demo.all("actors"):
        assert sum(bool(one & set(actor["spellings"])) for one in whole) <= 1


@pytest.mark.parametrize("row", TRUTH["timeline"], ids=lambda row: row["date"])
def test_timeline(demo: Told, row: dict[str, Any]) -> None:
    moments = [moment for moment in demo.all("timeline") if moment["value"].startswith(row["date"])]
    named = {name for moment in moments for name in demo.names(moment["claims"])}
    assert {name_of(key) for key in row["articles"]} & named
