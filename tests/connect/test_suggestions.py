"""What a person should look at: who could be one, who could be two."""

import pytest
from invented_leaves import document, leaf, person

from tawatur.connect.identity import Cast, cast
from tawatur.connect.suggestions import KEPT, suggestions
from tawatur.model.annotation import Entity
from tawatur.model.leaf import Leaf
from tawatur.model.register import Register
from tawatur.model.story import Actor, Suggestion


def story(*groups: list[Entity]) -> tuple[list[Leaf], Cast]:
    leaves = [leaf(document(f"d{n}", "text"), people=people) for n, people in enumerate(groups)]
    return leaves, cast(leaves, Register())


def proposed(*groups: list[Entity]) -> list[tuple[str, str, str, str]]:
    return [(one.a, one.b, one.proposed, one.reasons[0].rule) for one in suggestions(*story(*groups))]


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        ("توم شيشير", "توم تشيشر", "near-spelling"),
        ("Ben Brafmann", "Benjamin Brafmann", "short-given-name"),
        ("B. Brafmann", "Benjamin Brafmann", "short-given-name"),
        ("Bert Polisson", "Wilbert Polisson", "short-given-name"),
        ("Rudolf Elphberg", "Rudolf Maria Theres Elphberg", "inner-name"),
    ],
)
def test_two_names_that_could_be_one_person(one: str, other: str, rule: str) -> None:
    assert proposed([person("a", one)], [person("b", other)]) == [("a", "b", "same", f"suggestions.{rule}")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Flavia Elphberg", "Rudolf Elphberg"),
        ("Anna Sapt", "Ali Tarlen"),
        ("Rudolf Elphberg", "Rudolf Hentzau"),
        ("سامر لوقان", "ناصر لوقان"),
    ],
)
def test_two_people_are_not_proposed(one: str, other: str) -> None:
    assert proposed([person("a", one)], [person("b", other)]) == []


def test_whom_one_article_or_the_lists_tell_apart_are_not_proposed() -> None:
    assert proposed([person("a", "Ben Brafmann"), person("b", "Benjamin Brafmann")]) == []
    assert proposed([person("a", "Ben Brafmann", known=True)], [person("b", "Benjamin Brafmann", known=True)]) == []
    two = [person("a", "Ben Brafmann", nation="x")], [person("b", "Benjamin Brafmann", nation="y")]
    assert proposed(*two) == []


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        ("Kerimi", "Bank Kerimi", "short-body"),
        ("Lower House", "Lower House Elected", "short-body"),
        ("High Committee for Relief in Hentzau", "High Committee for Aid of Ruritania", "same-beginning"),
    ],
)
def test_bodies_that_could_be_one(one: str, other: str, rule: str) -> None:
    found = proposed([person("a", one, type="ORG")], [person("b", other, type="ORG")])
    assert found == [("a", "b", "same", f"suggestions.{rule}")]


def test_given_names_that_tell_people_apart_are_not_proposed() -> None:
    leaves, found = story([person("a", "Salim Brafmann")], [person("b", "Salmin Brafmann")])
    assert len(suggestions(leaves, found)) == 1
    assert suggestions(leaves, found, frozenset({"Salim", "Salmin"})) == ()


def test_bodies_that_share_a_class_noun_are_not_proposed() -> None:
    assert proposed([person("a", "Bank Kerimi", type="ORG")], [person("b", "Bank Sapt", type="ORG")]) == []


def test_a_short_name_of_several_bodies_or_of_a_listed_one_is_not_proposed() -> None:
    ministry = person("a", "Foreign Ministry", type="ORG")
    one, two = (person(key, f"Foreign Ministry {of}", type="ORG") for key, of in (("b", "Hentzau"), ("c", "Strelsau")))
    assert len(proposed([ministry], [one])) == 1
    assert proposed([ministry], [one], [two]) == []
    assert proposed([person("a", "Foreign Ministry", type="ORG", known=True)], [one]) == []


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("الحمد لافانوف", "أحمد الفهد لافانوف", "PER"),
        ("ستيفن كينغ", "ستيفن هاوكينغ", "PER"),
        ("جزيرة سقطرى", "جزيرة سومطرة", "LOC"),
        ("الاتحاد", "الاتحاد المحلي للملاحة", "ORG"),
        ("الأهرام", "جماعة بوكو حرام", "ORG"),
    ],
)
def test_names_that_only_share_consonants_are_not_proposed(one: str, other: str, kind: str) -> None:
    assert proposed([person("a", one, type=kind)], [person("b", other, type=kind)]) == []


def test_a_family_name_of_two_goes_to_the_one_whom_most_articles_name() -> None:
    rudolf, flavia = person("a", "Rudolf Elphberg"), person("c", "Flavia Elphberg")
    found = proposed([rudolf, flavia], [rudolf], [person("b", "Elphberg")])
    assert found == [("a", "b", "same", "suggestions.family-of-several")]
    assert proposed([rudolf, flavia], [person("b", "Elphberg")]) == []


def test_a_given_name_alone_could_be_somebody_else() -> None:
    full, alone = person("a", "Mahmud Elphberg"), person("b", "Mahmud")
    assert proposed([full], [alone]) == [("a", "b", "not-same", "suggestions.given-alone")]
    assert proposed([full], [full, alone]) == []


def doubts(one: Entity, other: Entity, *, together: bool) -> list[str]:
    leaves, _ = story([one, other], []) if together else story([one], [other])
    found = Cast((Actor("a", "PER", (*one.names, *other.names), ("a", "b"), None, ()),), {"a": "a", "b": "a"})
    return [item.reasons[0].rule for item in suggestions(leaves, found) if item.proposed == "not-same"]


def test_who_was_joined_and_stands_side_by_side_could_be_two() -> None:
    one, other = person("a", "Hasan Strofzin"), person("b", "Husein Strofzin")
    assert doubts(one, other, together=True) == ["suggestions.side-by-side"]
    assert doubts(one, other, together=False) == []


def test_who_was_joined_and_speaks_for_two_states_could_be_two() -> None:
    one, other = person("a", "Hasan Strofzin", nation="x"), person("b", "Hassan Strofzin", nation="y")
    assert doubts(one, other, together=False) == ["suggestions.two-nations"]


def test_what_somebody_has_ruled_is_not_shown_again() -> None:
    leaves, found = story([person("a", "Ben Brafmann")], [person("b", "Benjamin Brafmann")])
    assert len(suggestions(leaves, found)) == 1
    assert suggestions(leaves, found, ruled={("b", "a")}) == ()
    assert len(suggestions(leaves, found, ruled={("b", "c")})) == 1


def test_what_follows_from_better_suggestions_is_left_out() -> None:
    found = proposed([person("a", "Bert Polisson")], [person("b", "Wilbert Polisson")], [person("c", "Bert Polissom")])
    assert sorted((one[0], one[1]) for one in found) in ([("a", "b"), ("a", "c")], [("a", "c"), ("b", "c")])


def test_few_are_kept_the_surest_first() -> None:
    letters = "bdfghjklmnpq"
    many = [(f"Sam{c}o Ta{c}ten", f"Sam{c}o Ta{c}tel") for c in letters]
    left = [person(f"a{n}", one) for n, (one, _) in enumerate(many)]
    right = [person(f"b{n}", other) for n, (_, other) in enumerate(many)]
    found = suggestions(*story(left, right))
    assert len(found) == KEPT
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True) and isinstance(found[0], Suggestion)
