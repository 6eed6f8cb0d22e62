"""Decisions: what they may be, and the log that shows any change made to it afterwards."""

import pytest

from tawatur.errors import UsageError
from tawatur.model.decision import Decision, in_force, logged, read, written

WRONG = [
    ("colour", ("a", "b"), "same"),
    ("actor", ("a",), "same"),
    ("actor", ("a", "a"), "same"),
    ("actor", ("a", ""), "same"),
    ("actor", ("a", "b"), "perhaps"),
    ("statement", ("a", "b"), "same"),
    ("statement", ("a:1-2", "b:1-2"), "unsure"),
    ("source", ("a:1-2",), "by:"),
    ("source", ("a",), "own"),
    ("grade", ("gazette",), "G"),
    ("verdict", ("a:1-2",), " "),
    ("decision", ("one",), "undone"),
    ("decision", ("1",), "redone"),
]


@pytest.mark.parametrize(("about", "subjects", "ruling"), WRONG)
def test_what_is_no_decision_is_refused(about: str, subjects: tuple[str, ...], ruling: str) -> None:
    with pytest.raises(UsageError):
        Decision(about, subjects, ruling)


def test_an_undoing_that_is_undone_brings_the_decision_back() -> None:
    made = [Decision("actor", ("a", "b"), "same"), *(Decision("decision", (n,), "undone") for n in ("1", "2"))]
    assert [len(in_force(logged((0, one) for one in made[:n]))) for n in (1, 2, 3)] == [1, 0, 1]


def test_a_later_decision_on_the_same_matter_counts_in_whatever_order_it_names_it() -> None:
    made = [Decision("actor", ("a", "b"), "same"), Decision("actor", ("b", "a"), "not-same")]
    assert [one.decision.ruling for one in in_force(logged((0, one) for one in made))] == ["not-same"]


def test_a_log_that_was_changed_is_refused_with_its_line() -> None:
    text = written(logged((0, Decision("grade", (name,), "B")) for name in ("gazette", "herald")))
    assert len(read(text, "log")) == 2
    with pytest.raises(UsageError, match="^log:1: "):
        read(text.replace("gazette", "tribune"), "log")
    with pytest.raises(UsageError, match="^log:1: "):
        read("".join(reversed(text.splitlines(keepends=True))), "log")


def test_a_note_may_hold_any_letter_and_a_line_is_told_by_where_it_stands() -> None:
    odd = "".join(map(chr, (0x0B, 0x0C, 0x1C, 0x85, 0x2028, 0x2029, 0x0D, 0x0A, 0x22)))
    log = logged([(0, Decision("grade", ("gazette",), "B", note=odd))])
    assert read(written(log), "log") == read(written(log).replace("\n", "\r\n"), "log") == log
    with pytest.raises(UsageError, match="^log:4: "):
        read(f"\n{written(log)}\n[]\n", "log")


GRADE = '"about": "grade", "subjects": ["x"], "ruling": '
NO_DECISIONS = [
    "[]",
    "{}",
    "no",
    f'{{{GRADE}"Z"}}',
    f'{{"decision": {{{GRADE}"B"}}, "batch": "x"}}',
    f'{{"decision": {{{GRADE}"B"}}, "batch": null}}',
    f'{{{GRADE}"B", "note": 7}}',
    '{"about": "actor", "subjects": "ab", "ruling": "same"}',
    '{"about": "actor", "subjects": [1, 2], "ruling": "same"}',
]


@pytest.mark.parametrize("line", NO_DECISIONS)
def test_a_line_that_is_no_decision_is_told(line: str) -> None:
    with pytest.raises(UsageError, match="^log:1: "):
        read(line, "log")
