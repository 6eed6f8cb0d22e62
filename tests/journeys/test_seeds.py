"""What the dossier of the five seeds must say."""

import json
from typing import Any

import pytest
from told import SHARED, Told, days, members, said_by

GOLD = SHARED / "bench" / "summit" / "gold"
PUBLISHED = {
    "000": [("2023-09-13", "2023-09-13")],
    "001": [("2023-09-01", "2023-09-09"), ("2023-09-01", "2023-09-05")],
    "002": [("2023-09-16", "2023-09-17"), ("2023-09-16", "2023-09-16")],
    "003": [("2023-09-13", "2023-09-13")],
    "004": [("2023-09-11", "2023-09-11")],
}
FIRST_NEWSPAPER = {"000", "004"}
"""The two articles that rest on one newspaper."""


def gold(name: str) -> dict[str, Any]:
    """A file of the gold; skips where it is not there."""
    if not GOLD.exists():
        pytest.skip("../shared is not here: the gold cannot be read")
    found: dict[str, Any] = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    return found


def name_of(seeds: Told, number: str) -> str:
    """The name of the article with a number."""
    return str(next(article["name"] for article in seeds.all("articles") if article["name"].startswith(number)))


def reports_of(seeds: Told, proposition: str, number: str, value: str | None = None) -> set[str]:
    """The reports that stand where the gold has an article's report of a proposition."""
    rows = next(one["reports"] for one in gold("cross")["propositions"] if one["id"] == proposition)
    here = [row for row in rows if row["doc"].startswith(number) and (value is None or row["value"] == value)]
    return {claim for row in here for claim in seeds.at(name_of(seeds, number), row["start"], row["end"])}


def forms(entity: str) -> set[str]:
    """The spellings under which the articles name an entity."""
    return set(next(one["forms"] for one in gold("entities")["entities"] if one["id"] == entity))


def named(name: dict[str, Any] | None, entity: str) -> bool:
    """Whether a name of the dossier is one of an entity of the gold, by any of its forms."""
    return bool(name) and any(form in word for word in said_by(name or {}) for form in forms(entity))


def test_five_articles_are_one_story(seeds: Told) -> None:
    assert len(seeds.dossier["stories"]) == 1
    assert len(seeds.all("articles")) == 5


@pytest.mark.parametrize("number", PUBLISHED)
def test_publication_interval(seeds: Told, number: str) -> None:
    article = seeds.article(name_of(seeds, number))
    assert days(article["published"]) in PUBLISHED[number]
    assert article["published_reasons"]


def test_page_date_is_furniture_and_not_believed(seeds: Told) -> None:
    article = seeds.article(name_of(seeds, "003"))
    assert [date["value"] for date in article["page_dates"]] == ["2024-11-05"]
    assert article["page_dates"][0]["reasons"]
    place = article["page_dates"][0]["evidence"]
    lines = [line["evidence"] for line in article["dropped"]]
    assert any(line["start"] <= place["start"] and place["stop"] <= line["stop"] for line in lines)
    assert article["published"] is None or article["published"]["last"] < "2024"


def test_one_person_under_five_spellings_is_one_actor(seeds: Told) -> None:
    spellings = forms("kim-jong-un")
    assert len(spellings) == 5
    actors = [actor for actor in seeds.all("actors") if actor["type"] == "PER" and spellings & set(actor["spellings"])]
    assert [spellings - set(actor["spellings"]) for actor in actors] == [set()]


def changed(seeds: Told) -> list[dict[str, Any]]:
    """The forecasts of the meeting at the first city that came out otherwise."""
    expected = reports_of(seeds, "p03", "001", "vladivostok") | reports_of(seeds, "p03", "004", "vladivostok")
    return [one for one in seeds.expectations(expected) if one["outcome"] == "changed"]


def test_meeting_expected_elsewhere_is_shown_as_changed(seeds: Told) -> None:
    assert {slot for one in changed(seeds) for slot in one["slots"]} >= {"place", "time"}
    outcomes = seeds.reports({claim for one in changed(seeds) for claim in one["outcomes"]})
    assert any(named(report["matter"]["where"], "vostochny") for report in outcomes)


@pytest.mark.parametrize("number", ["001", "004"])
def test_those_who_expected_the_meeting_are_named(seeds: Told, number: str) -> None:
    mine = [one for one in changed(seeds) if name_of(seeds, number) in seeds.names([one["claim"]])]
    assert any(one["holder"] for one in mine)


def test_change_of_place_is_a_finding_with_both_values(seeds: Told) -> None:
    claims = reports_of(seeds, "p03", "001") | reports_of(seeds, "p03", "004")
    found = [one for one in seeds.findings(claims) if (one["relation"], one["slot"]) == ("forecast-changed", "place")]
    assert any(
        any(named(value["name"], "vladivostok") for value in one["variants"])
        and any(named(value["name"], "vostochny") for value in one["variants"])
        for one in found
    )


def test_article_that_contradicts_itself_on_the_place_is_named(seeds: Told) -> None:
    inside = [clash for clash in seeds.clashes() if clash["inside"] and clash["slot"] == "place"]
    names = [seeds.names([*clash["sides"][0], *clash["sides"][1]]) for clash in inside]
    assert {name_of(seeds, "000")} in names


def test_no_agreement_was_signed_stands_with_its_chain(seeds: Told) -> None:
    claims = reports_of(seeds, "p30", "002", "no")
    denying = [report for report in seeds.reports(sorted(claims)) if report["factuality"] == "denied"]
    assert denying, "the sentence is no denial"
    assert any(report["chain"] and named(report["chain"][-1]["name"], "peskov") for report in denying)
    assert any(set(one["denials"]) & claims for one in seeds.findings(claims))


def through_newspaper(seeds: Told, claims: list[str]) -> set[str]:
    """The articles that report a finding with the newspaper in the chain."""
    reports = [one for one in seeds.reports(claims) if any(named(step["name"], "guardian") for step in one["chain"])]
    return seeds.names([report["id"] for report in reports])


def test_two_articles_on_one_newspaper_are_not_counted_as_two(seeds: Told) -> None:
    both = {name_of(seeds, number) for number in FIRST_NEWSPAPER}
    shared = [one for one in seeds.all("findings") if both <= through_newspaper(seeds, members(one))]
    assert shared, "no finding has the newspaper in chains of both articles"
    for one in shared:
        assert one["support"]["upper"] <= len(seeds.names(members(one)) - both) + 1
    reasons = [reason for one in shared for reason in one["support"]["reasons"]]
    merged = [reason for reason in reasons if reason["rule"] == "origins.shared-link"]
    assert any("guardian" in value for reason in merged for value in reason["values"])
