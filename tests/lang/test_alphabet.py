"""The symbols of sets of classes are known before a word is met, so that rules are compiled once."""

from types import SimpleNamespace

import pytest

from tawatur import app
from tawatur.annotate.reader import Reader
from tawatur.grammar import rules
from tawatur.lang.alphabet import Alphabet

WANTED = frozenset(("article", "weekdays", "deictics", "deictics.unit=day", "open-bracket", "number", "digits-4"))


@pytest.fixture(scope="module")
def alphabet() -> Alphabet:
    return Alphabet(app.reader().pack, WANTED)


@pytest.mark.parametrize(
    "classes",
    [
        {"article", "weekdays"},
        {"article", "deictics", "deictics.unit=day"},
        {"open-bracket"},
        {"number", "digits-4"},
    ],
)
def test_what_words_marks_and_numbers_have_is_there(alphabet: Alphabet, classes: set[str]) -> None:
    assert frozenset(classes) in alphabet


def test_each_set_of_classes_has_a_symbol_of_its_own(alphabet: Alphabet) -> None:
    new = alphabet[frozenset(("no", "such"))]
    assert alphabet[frozenset(("such", "no"))] == new
    assert len(set(alphabet.values())) == len(alphabet)


def test_reading_adds_no_symbol_and_compiles_no_rule_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    documents, compiled = app.reading([app.demo_folder() / "articles"]).documents, list[str]()
    original = rules.re.compile

    def counted(pattern: str) -> object:
        compiled.append(pattern)
        return original(pattern)

    desk = Reader()
    before = len(desk.words.alphabet)
    monkeypatch.setattr(rules, "re", SimpleNamespace(compile=counted))
    for _ in range(2):
        for document in documents:
            desk.annotate(document)
    assert len(desk.words.alphabet) == before
    assert compiled
    assert len(compiled) == len(set(compiled))
