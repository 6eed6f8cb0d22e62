"""Words of one family share a root."""

import pytest

from tawatur import app
from tawatur.lang.words import Words


@pytest.fixture(scope="module")
def words() -> Words:
    return app.reader().words


def root(words: Words, text: str) -> str:
    return words.word(words.pack.fold(text)).root


@pytest.mark.parametrize("one, two", [("ألغى", "إلغاء"), ("وصل", "وصول"), ("استقبل", "استقبال"), ("قاعدة", "قواعد")])
def test_a_verb_and_its_noun_and_a_noun_and_its_plural_are_one(words: Words, one: str, two: str) -> None:
    assert root(words, one) == root(words, two)


@pytest.mark.parametrize("one, two", [("ألغى", "أجل"), ("وصل", "غادر"), ("دار", "دور")])
def test_other_acts_and_short_words_are_not(words: Words, one: str, two: str) -> None:
    assert root(words, one) != root(words, two)


@pytest.mark.parametrize(
    "one, two",
    [("أضرار", "الخسائر"), ("السفينة", "باخرتين"), ("قتل", "مصرع"), ("الإعصار", "العاصفة"), ("تصادم", "اصطدمتا")],
)
def test_words_that_newspapers_exchange_share_a_root(words: Words, one: str, two: str) -> None:
    assert root(words, one) == root(words, two)


@pytest.mark.parametrize("one, two", [("قتيل", "جريح"), ("الانتخابات", "المنتخب"), ("ميناء", "مطار")])
def test_opposites_and_neighbours_do_not(words: Words, one: str, two: str) -> None:
    assert root(words, one) != root(words, two)


def test_words_of_acts_are_marked(words: Words) -> None:
    assert root(words, "ألغى").startswith("!")
    assert not root(words, "ميناء").startswith("!")
