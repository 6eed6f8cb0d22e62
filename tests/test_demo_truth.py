"""The truth file of the ship story says nothing that its articles do not hold."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tawatur import errors

SHIP = Path(errors.__file__).parent / "examples" / "ship"
TRUTH: dict[str, Any] = json.loads((SHIP / "truth.json").read_text(encoding="utf-8"))
ARTICLES: dict[str, dict[str, Any]] = {article["id"]: article for article in TRUTH["articles"]}


def text_of(article: dict[str, Any]) -> str:
    """The article as its encoding and its record say; HTML with its tags."""
    raw: str = (SHIP / "articles" / article["file"]).read_bytes().decode(article["encoding"])
    if article["record"] is None:
        return raw
    record = json.loads(raw.splitlines()[article["record"] - 1])
    return f"{record['title']}\n{record['body']}"


TEXTS = {key: text_of(article) for key, article in ARTICLES.items()}


def quoted(node: object) -> Iterator[tuple[str, str]]:
    """Every (article, words) pair anywhere in the truth."""
    if isinstance(node, dict):
        if "article" in node and "words" in node:
            yield node["article"], node["words"]
        for value in node.values():
            yield from quoted(value)
    elif isinstance(node, list):
        for value in node:
            yield from quoted(value)


@pytest.mark.parametrize(("article", "words"), sorted(set(quoted(TRUTH))))
def test_quoted_words_stand_once_in_their_article(article: str, words: str) -> None:
    assert TEXTS[article].count(words) == 1


@pytest.mark.parametrize("key", sorted(ARTICLES))
def test_what_is_said_of_an_article_stands_in_it(key: str) -> None:
    article, text = ARTICLES[key], TEXTS[key]
    page_date = article["page_date_not_believed"]
    said = [article["headline"], article["dateline"], article["credit"], *article["residue"]]
    said += [page_date["words"]] if page_date else []
    assert [words for words in said if words and words not in text] == []
    first, last = map(date.fromisoformat, article["published"])
    assert first <= last


def test_each_spelling_stands_in_the_articles_named_and_in_no_other() -> None:
    for person in TRUTH["persons"]:
        for spelling, keys in person["spellings"].items():
            assert [key for key, text in sorted(TEXTS.items()) if spelling in text] == keys


def test_names_used_are_declared() -> None:
    outlets = {article["outlet"] for article in TRUTH["articles"]}
    chains = {who for p in TRUTH["propositions"] for report in p["reports"] for who in report["chain"]}
    assert {outlet for p in TRUTH["propositions"] for outlet in p["outlets"]} <= outlets
    assert chains <= set(TRUTH["links"])
    everything = "\n".join(TEXTS.values())
    assert [n for link in TRUTH["links"].values() for n in link["names"] if n not in everything] == []


def test_every_file_is_described_once() -> None:
    files = sorted(path.name for path in (SHIP / "articles").iterdir())
    assert files == sorted({article["file"] for article in TRUTH["articles"]})
    assert len(ARTICLES) == len(TRUTH["articles"]) == 9
