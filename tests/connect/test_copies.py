"""Copies, shingles, passages."""

import random

from invented_leaves import document, leaf

from tawatur.connect.copies import copies, shared_texts
from tawatur.connect.passages import passages
from tawatur.connect.shingles import shingles
from tawatur.engine.single import OneProcess

WORDS = [f"word{n}" for n in range(400)]


def text(seed: int, size: int = 200) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=size))


def found(*docs):
    return copies([leaf(doc) for doc in docs], OneProcess())


def test_a_copy_with_one_edit() -> None:
    original = text(1)
    edited = original.replace(original.split()[50], "other", 1)
    (copy,) = found(document("a", original, agency="wire"), document("b", edited), document("c", text(2)))
    assert (copy.a, copy.b, copy.relation, copy.origin) == ("a", "b", "copy", "wire")


def test_a_text_that_merges_another_is_derived() -> None:
    (copy,) = found(
        document("a", text(1, 100), published="2024-03-01"),
        document("b", text(1, 100) + " " + text(5, 500), published="2024-03-02"),
    )
    assert (copy.relation, copy.origin) == ("derived", "a")


def test_unrelated_texts() -> None:
    assert found(document("a", text(1)), document("b", text(2))) == ()


def test_copies_of_an_unknown_original_share_a_made_up_one() -> None:
    result = found(document("a", text(1)), document("b", text(1)), document("c", text(1)))
    assert len({copy.origin for copy in result}) == 1
    assert set(shared_texts(result)) == {"a", "b", "c"}


def test_short_texts_have_no_shingles() -> None:
    assert not len(shingles(["one", "two"]))
    assert found(document("a", text(1, 15)), document("b", text(1, 15))) == ()


def sentences(seed: int, count: int) -> str:
    words = random.Random(seed)
    return ". ".join(" ".join(words.choices(WORDS, k=25)) for _ in range(count))


def relation(a: str, b: str) -> str:
    copies_found = found(document("a", a), document("b", b))
    return copies_found[0].relation if copies_found else "independent"


def test_a_text_cut_at_its_end_is_a_copy() -> None:
    assert relation(sentences(1, 8), ". ".join(sentences(1, 8).split(". ")[:3])) == "copy"


def test_a_text_under_another_opening_is_derived() -> None:
    assert relation(sentences(1, 4), sentences(2, 3) + ". " + sentences(1, 4)) == "derived"


def test_half_of_the_sentences_is_derived_and_a_third_is_not() -> None:
    assert relation(sentences(1, 4), sentences(2, 2) + ". " + ". ".join(sentences(1, 4).split(". ")[:2])) == "derived"
    assert (
        relation(sentences(1, 6), sentences(2, 4) + ". " + ". ".join(sentences(1, 6).split(". ")[:2])) == "independent"
    )


def test_one_sentence_told_again() -> None:
    filler = ". ".join(f"alpha{n} beta{n} gamma{n} delta{n}" for n in range(8))
    a = leaf(document("a", "minister opens the long bridge over the river today. " + filler))
    b = leaf(document("b", filler.replace("a", "o") + ". today minister opens a long bridge over a river"))
    (passage,) = passages([a, b])
    assert (passage.a.document, passage.b.document) == ("a", "b")
    assert "bridge" in passage.a.words and "bridge" in passage.b.words
