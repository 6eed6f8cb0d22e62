"""Statements of several documents that share their particulars."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from invented_leaves import document, sentence_claim

from tawatur.connect import particulars
from tawatur.connect.independence import Grounds
from tawatur.connect.particulars import Shared, again, distinct, echoes, shared
from tawatur.connect.statements import Matter, Statement, statement
from tawatur.model.annotation import Factuality
from tawatur.model.register import Register

FILLER = [f"tale{n} of{n} another{n} day{n}" for n in range(40)]


def told(*rows: tuple[str, str], denied: Sequence[int] = (), days: Sequence[str] = ()) -> list[Statement]:
    """One statement a row of document and clause, among others that share nothing with them."""
    made = []
    for number, (name, clause) in enumerate([*rows, *(("z", words) for words in FILLER)]):
        one = document(name, clause)
        factuality = Factuality.DENIED if number in denied else Factuality.HAPPENED
        claim = sentence_claim(one, number, clause, factuality=factuality)
        grounds = Grounds({one.id: one}, Register())
        named = frozenset(days if number < len(rows) else ())
        made.append(statement(claim, grounds, {}, matter=Matter(claim.frame.terms, frozenset(), named)))
    return made


def members(found: Sequence[Shared]) -> list[tuple[int, ...]]:
    return [one.members for one in found]


def test_two_that_tell_the_same_rare_words_are_one_group() -> None:
    rows = ("a", "brigade 53 kursk garrison"), ("b", "brigade 53 stands kursk"), ("c", "garrison dances")
    (group,) = shared(told(*rows))
    assert group.members == (0, 1)
    assert group.particulars == {"brigade", "53", "kursk"}


def test_one_document_tells_nothing_again() -> None:
    assert shared(told(("a", "brigade 53 kursk"), ("a", "brigade 53 kursk again"))) == []


def test_a_day_that_both_name_counts() -> None:
    rows = ("a", "plane fell"), ("b", "plane lost")
    assert shared(told(*rows)) == []
    assert members(shared(told(*rows, days=["2014-07-17"]))) == [(0, 1)]


def test_what_is_little_of_both_is_nothing() -> None:
    one = "harbour strelsau opened after much that nobody else tells about the long winter"
    two = "harbour strelsau closed before rain which everybody feared since spring"
    assert shared(told(("a", one), ("b", two))) == []
    assert members(shared(told(("a", one), ("b", "harbour strelsau")))) == [(0, 1)]


def test_different_acts_of_the_same_things_are_no_fact() -> None:
    same = ("a", "pearl harbour strelsau !leave"), ("b", "pearl harbour strelsau !leave early")
    other = ("a", "pearl harbour strelsau !leave"), ("b", "pearl harbour strelsau !arrive")
    assert members(shared(told(*same))) == [(0, 1)]
    assert shared(told(*other)) == []


def test_what_denies_stands_with_what_denies_it_too() -> None:
    rows = ("a", "lens salt ship"), ("b", "lens salt ship"), ("c", "lens salt ship"), ("d", "lens salt ship")
    assert sorted(members(shared(told(*rows, denied=[2, 3])))) == [(0, 1), (2, 3)]
    assert members(shared(told(*rows[:3], denied=[2]))) == [(0, 1)]


def test_the_words_of_a_name_count_once() -> None:
    rows = [(name, f"red pearl {verb}") for name, verb in zip("abcd", ("sank", "rose", "burnt", "turned"), strict=True)]
    assert shared(told(*rows)) == []


def test_a_further_statement_that_tells_most_of_it_belongs_to_it() -> None:
    rows = ("a", "sixth term speaker berri"), ("b", "sixth term speaker berri"), ("c", "sixth term speaker elected")
    assert (0, 1, 2) in members(shared(told(*rows)))


def test_a_group_within_a_known_one_tells_nothing_new() -> None:
    statements = told(("a", "sixth term speaker"), ("b", "sixth term speaker"))
    groups = shared(statements)
    assert distinct(groups, [], echoes(statements)) == groups
    assert distinct(groups, [[0, 1]], echoes(statements)) == []
    assert distinct(groups, [[0, 5]], echoes(statements)) == groups


def test_statements_at_the_same_words_echo_each_other() -> None:
    statements = told(("a", "sixth term speaker"), ("a", "sixth term speaker"))
    twice = [statements[0], replace(statements[1])]
    assert echoes(twice) == {0: {0, 1}, 1: {0, 1}}


def test_order_changes_nothing() -> None:
    statements = told(("a", "brigade 53 kursk"), ("b", "brigade 53 kursk"), ("c", "53 kursk brigade north"))
    turned = statements[::-1]
    ids = [{statements[at].claim.id for at in one.members} for one in shared(statements)]
    assert ids == [{turned[at].claim.id for at in one.members} for one in shared(turned)]


def test_groups_that_stand_at_no_words_in_common_are_never_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(f"d{n}", " ".join(f"word{n // 2}x{at}" for at in range(4))) for n in range(60)]
    statements = told(*rows)
    groups, asked = shared(statements), []
    monkeypatch.setattr(particulars, "_told", lambda *given: asked.append(given))
    assert len(distinct(groups, [], echoes(statements))) == len(groups) == 30
    assert asked == []


def test_a_group_that_another_has_wholly_is_told_again() -> None:
    here = {0: {0, 5}, 1: {1}, 2: {2}, 3: {3}, 4: {4}, 5: {0, 5}}
    groups = {"small": {0, 1}, "full": {1, 2, 5}, "vast": {0, 1, 2, 3, 4}, "other": {1, 3}, "twin": {1, 3}}
    assert again({key: frozenset(members) for key, members in groups.items()}, here) == {"small", "full", "twin"}
