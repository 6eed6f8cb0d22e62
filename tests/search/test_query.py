"""A line of the query language is read as it is meant, or refused with a sentence."""

import pytest

from tawatur.errors import UsageError
from tawatur.search.query import Clause, Query, query_of


def test_words_phrases_beginnings_what_must_not_stand_there_and_exact_spellings() -> None:
    assert query_of('قمة «كيم جونغ» روس* -واشنطن ="أحمد"').clauses == (
        Clause(("قمة",)),
        Clause(("كيم", "جونغ")),
        Clause(("روس",), begins=True),
        Clause(("واشنطن",), absent=True),
        Clause(("أحمد",), exact=True),
    )
    assert query_of("أحمد علي", exact=True).clauses == (Clause(("أحمد",), exact=True), Clause(("علي",), exact=True))


def test_fields() -> None:
    line = (
        'outlet:reuters actor:"Vladimir Putin" from:2023-09-01 to:2023-09-30 stance:denies factuality:denied story:s-1'
    )
    assert query_of(line) == Query(
        outlets=("reuters",),
        actors=("Vladimir Putin",),
        stances=("denies",),
        factualities=("denied",),
        story="s-1",
        first="2023-09-01",
        last="2023-09-30",
    )
    assert query_of("day:2023-09-13 outdated:yes") == Query(first="2023-09-13", last="2023-09-13", outdated=True)


def test_a_colon_in_a_text_is_no_field() -> None:
    assert query_of("12:30").clauses == (Clause(("12", "30")),)
    assert query_of("موسكو:").clauses == (Clause(("موسكو",)),)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("", "asks for nothing"),
        ("؟ !", "asks for nothing"),
        ("colour:red", "no field of a search"),
        ("stance:maybe", "is not one of asserts"),
        ("day:yesterday", "is no day"),
        ("=روس*", "leave out one of the two"),
        ("ر*", "two letters at least"),
    ],
)
def test_what_nobody_understands_is_refused_in_a_sentence(line: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        query_of(line)


def test_a_long_line_is_read_in_no_time() -> None:
    assert len(query_of('-"' * 50_000 + "كلمة").clauses) <= 100_000
