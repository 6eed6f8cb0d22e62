"""Figures on the shared gold; skipped where it is not there."""

import json
from pathlib import Path

import pytest

from tawatur.ingest import document_of, read
from tawatur.lang.pack import Pack

SHARED = Path(__file__).resolve().parents[3] / "shared"
ORIGINS = SHARED / "bench" / "syndication" / "origins.jsonl"
SEEDS = SHARED / "seeds"
GOLD = SHARED / "bench" / "summit" / "gold"

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared gold is not beside this project")


def rows() -> list[dict[str, object]]:
    return [json.loads(line) for line in ORIGINS.read_text(encoding="utf-8").splitlines()]


@needs_shared
def test_agencies_of_the_syndication_gold(pack: Pack) -> None:
    right = total = 0
    for row in rows():
        article = row["article"]
        assert isinstance(article, dict)
        fields = {"outlet": article["outlet"], "url": article["url"], "author": str(row["author"])}
        document = document_of(
            f"{article['title']}\n{article['text']}", pack=pack, headline=article["title"], fields=fields
        )
        also = {reason.values[0] for reason in document.agency.reasons if reason.rule == "agency.also"}
        got = also | ({document.agency.value} if document.agency.value else set())
        if not row["borderline"]:
            total, right = total + 1, right + (got == set(row["agency"]))  # type: ignore[call-overload]
    assert right / total >= 0.97


@needs_shared
def test_the_seeds(pack: Pack) -> None:
    reading = read([SEEDS], pack=pack)
    assert not reading.issues
    for document in reading.documents:
        gold = json.loads((GOLD / f"{document.name[:-4]}.json").read_text(encoding="utf-8"))
        meta = gold["meta"]
        assert [(line.span.start, line.span.stop) for line in document.dropped] == [
            (span["start"], span["end"]) for span in gold["body"]["drop"]
        ]
        assert document.agency.value == meta["agency"]
        assert document.dateline.value == meta["dateline"]
        assert [fact.value for fact in document.page_dates] == meta["page_dates"]
        headline = document.headline.words(document.text) if document.headline else None
        assert headline == (meta["headline"]["text"] if meta["headline"] else None)
