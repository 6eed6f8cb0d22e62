"""Searching finds a word in whatever spelling, and with the exact switch only in its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from invented_leaves import document

from tawatur import archive
from tawatur.filing import Clerk
from tawatur.inquiry import Inquiry
from tawatur.model.leaf import Leaf, Packed
from tawatur.search.query import query_of
from tawatur.store import opened
from tawatur.store.base import Entry, Part, Version

LIST = Path(__file__).with_name("spellings.txt").read_text(encoding="utf-8").splitlines()
PAIRS = [tuple(line.split("\t")) for line in LIST if line[0] not in "#="]
FORMS = sorted({form for pair in PAIRS for form in pair})
ALL = Part(0, 1000)
DESK = archive.Desk()


@pytest.fixture(scope="module")
def inquiry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Inquiry]:
    """A store with an article for each spelling."""
    with opened(tmp_path_factory.mktemp("spellings") / "store.db", make=True) as store:
        for number, form in enumerate(FORMS):
            leaf = Packed.of(Leaf(document(f"d{number}", f"( {form} )")))
            store.add(Entry(Version(f"/{number}", "", b"", str(number)), leaf, b"", "", ""))
        store.list_words([Clerk(DESK).paper(one) for one in store.unlisted()])
        yield Inquiry(store, DESK)


def found(inquiry: Inquiry, form: str, *, exact: bool = False) -> set[str]:
    """The spellings that a search for a form finds, as they are lit up."""
    hits = inquiry.search(query_of(f'"{form}"', exact=exact), part=ALL).hits
    return {mark.words for hit in hits for mark in hit.marks}


def test_there_are_enough_pairs_of_every_class() -> None:
    assert len(PAIRS) >= 100
    assert sum(line.startswith("= ") for line in LIST) >= 10


def test_either_spelling_finds_the_other(inquiry: Inquiry) -> None:
    asked = [(one, other) for pair in PAIRS for one, other in (pair, pair[::-1])]
    missed = [(one, other) for one, other in asked if other not in found(inquiry, one)]
    assert 1 - len(missed) / len(asked) >= 0.99, missed


def test_the_exact_switch_finds_the_own_spelling_and_no_other(inquiry: Inquiry) -> None:
    wrong = {form: some for form in FORMS if (some := found(inquiry, form, exact=True)) != {form}}
    assert wrong == {}
