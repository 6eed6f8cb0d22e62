"""Mentions on invented sentences: every name with its type, nothing else; one key for one bearer."""

import re

import pytest
from told_mentions import ARTICLES, NAMED, NAMELESS

from tawatur import app
from tawatur.model.annotation import Mention


def read(marked: str) -> tuple[str, list[tuple[int, str, str]]]:
    """The bare text of a marked sentence and its (start, name, type)."""
    text, found, at = "", [], 0
    for match in re.finditer(r"\[([^]]+)\]([A-Z]{3})", marked):
        text += marked[at : match.start()]
        found.append((len(text), match[1], match[2]))
        text, at = text + match[1], match.end()
    return text + marked[at:], found


def names(text: str) -> list[tuple[int, str, str]]:
    """(start, name, type) of what is marked."""
    return [(one.span.start, one.span.words(text), one.type) for one in app.annotate(text).layer(Mention)]


@pytest.mark.parametrize("marked", NAMED)
def test_every_name_and_its_type(marked: str) -> None:
    text, expected = read(marked)
    assert names(text) == expected


@pytest.mark.parametrize("text", NAMELESS)
def test_sentences_without_names(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(("text", "groups"), ARTICLES)
def test_one_key_for_one_bearer(text: str, groups: tuple[tuple[str, ...], ...]) -> None:
    found: dict[str, list[str]] = {}
    for one in app.annotate(text).layer(Mention):
        found.setdefault(one.entity, []).append(one.span.words(text))
    assert sorted(map(tuple, found.values())) == sorted(groups)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("وقالت أنقرة إن المحادثات فشلت.", "turkey"),
        ("بدأت محادثات مع أنقرة اليوم.", "turkey"),
        ("تتحسن العلاقات بين روما وأنقرة.", "turkey"),
        ("وصل الوفد إلى أنقرة اليوم.", "ankara"),
        ("تعقد القمة في العاصمة التركية أنقرة.", "ankara"),
        ("وقع انفجار قرب أنقرة.", "ankara"),
        ("تقام المباريات في روما وأنقرة.", "ankara"),
        ("ولد الكاتب بأنقرة.", "ankara"),
    ],
)
def test_a_capital_is_its_state_but_where_it_is_told_as_a_town(text: str, key: str) -> None:
    (*_, last) = app.annotate(text).layer(Mention)
    assert last.entity == key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("محمد جعفري", "محمود جعفري"),
        ("حسن جعفري", "حسين جعفري"),
        ("سمير قصير", "سميرة قصير"),
        ("سالم فياض", "سليم فياض"),
    ],
)
def test_given_names_that_differ_by_a_vowel_are_two_people(one: str, other: str) -> None:
    found = app.annotate(f"قال {one} إن الأمر انتهى.\nوقال {other} إن الأمر لم ينته.").layer(Mention)
    assert len({mention.entity for mention in found if mention.type == "PER"}) == 2


@pytest.mark.parametrize(("one", "other"), [("داود سلوم", "داوود سلوم"), ("ميشال سماحة", "ميشيل سماحة")])
def test_two_spellings_of_one_given_name_are_one_person(one: str, other: str) -> None:
    found = app.annotate(f"قال {one} إن الأمر انتهى.\nوقال {other} إن الأمر لم ينته.").layer(Mention)
    assert len({mention.entity for mention in found if mention.type == "PER"}) == 1
