"""The trained tagger: what it labels in invented sentences, and that its file and its labels are sound."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest

from tawatur.annotate.tokens import Tokeniser
from tawatur.errors import PackError
from tawatur.lang.pack import load
from tawatur.lang.tagger import REACH, Tagger
from tawatur.lang.words import Words
from tawatur.model.document import Document

FILE = Path(__file__).parents[2] / "src/tawatur/lang/ar/model/tagger.npz"


@pytest.fixture(scope="module")
def words() -> Words:
    return Words(load("ar"), ())


@pytest.fixture(scope="module")
def tagger(words: Words) -> Tagger:
    return Tagger.load(FILE, words)


def names(tagger: Tagger, words: Words, text: str) -> list[tuple[str, str]]:
    """The names of a sentence as they are written, each with its type."""
    tokens = Tokeniser(words)(Document("0", "0", text))
    found: list[list[int | str]] = []
    for at, label in enumerate(tagger.tag(tokens.norms)):
        if label.startswith("B-"):
            found.append([tokens.starts[at], tokens.stops[at], label[2:]])
        elif label.startswith("I-"):
            found[-1][1] = tokens.stops[at]
    return [(text[start:stop], str(kind)) for start, stop, kind in found]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("وقال الرئيس فلاديمير بيتروفسكي في مؤتمر صحفي إن بلاده مستعدة للحوار .", "فلاديمير بيتروفسكي", "PER"),
        ("أعلن وزير الدفاع خالد الزهراوي أن القوات ستنسحب غدا .", "خالد الزهراوي", "PER"),
        ("وصل الوفد إلى مدينة شرنكوفا مساء أمس .", "شرنكوفا", "LOC"),
        ("اندلعت مواجهات في باريس بين الشرطة والمتظاهرين .", "باريس", "LOC"),
        ("وقع الاتفاق في ألمانيا الأسبوع الماضي .", "ألمانيا", "LOC"),
    ],
)
def test_it_finds_names_that_stand_in_the_usual_places(
    tagger: Tagger, words: Words, text: str, name: str, kind: str
) -> None:
    assert (name, kind) in names(tagger, words, text)


@pytest.mark.parametrize(
    "text",
    ["وارتفعت أسعار الخبز في الأسواق خلال الأسبوع الماضي .", "ولم يذكر البيان أي تفاصيل أخرى عن الحادث ."],
)
def test_a_sentence_without_names_has_none(tagger: Tagger, words: Words, text: str) -> None:
    assert names(tagger, words, text) == []


def test_a_clitic_before_a_name_is_outside_it(tagger: Tagger, words: Words) -> None:
    assert ("لندن", "LOC") in names(tagger, words, "وسافر الوزير جوا من روما ثم عاد بلندن طريقا إلى بلاده .")


def test_no_name_begins_with_an_inside_label(tagger: Tagger, words: Words) -> None:
    forms = sorted(words.pack.forms)[::17]
    labels = tagger.tag(forms)
    assert len(labels) == len(forms)
    for before, label in zip(["O", *labels], labels, strict=False):
        assert not label.startswith("I-") or before[2:] == label[2:]


def test_labels_do_not_depend_on_what_was_tagged_before(tagger: Tagger, words: Words) -> None:
    sentence = ["قال", "سمير", "الحلواني", "ل", "صحيفه", "الشروق", "."]
    assert Tagger.load(FILE, words).tag(sentence) == tagger.tag(sentence)


@pytest.mark.parametrize("norms", [[], [""], ["\n"], ["."], ["12"], ["abc"], ["😀", "\u0000"]])
def test_any_tokens_get_a_label_each(tagger: Tagger, norms: list[str]) -> None:
    assert len(tagger.tag(norms)) == len(norms)


def test_the_table_may_begin_anew(words: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    small, sentence = Tagger.load(FILE, words), ["زار", "الوزير", "مدينه", "دمشق", "امس"]
    labels = small.tag(sentence)
    monkeypatch.setattr("tawatur.lang.tagger._ROOM", 8)
    assert [small.tag(one) for one in (sentence, sentence[::-1], ["بيت", "كتاب", "قلم", "باب"], sentence)][-1] == labels


def test_scores_are_sums_over_the_neighbours(tagger: Tagger) -> None:
    """A token further than REACH away changes nothing."""
    one = tagger.scores(["قال", "ا", "ب", "ج", "د"], [(0, 5)])[0]
    other = tagger.scores(["قال", "ا", "ب", "موسكو", "باريس"], [(0, 5)])[0]
    assert np.array_equal(one, other) and REACH == 2


def test_the_file_is_small() -> None:
    assert FILE.stat().st_size < 3_000_000


def test_what_is_not_a_tagger_is_refused(tmp_path: Path, words: Words) -> None:
    (tmp_path / "broken.npz").write_bytes(b"not a table")
    np.savez(tmp_path / "other.npz", labels=np.zeros(3))
    for name in ("broken.npz", "other.npz", "absent.npz"):
        with pytest.raises(PackError, match=name):
            Tagger.load(tmp_path / name, words)


def test_it_is_fast(tagger: Tagger) -> None:
    """Far slower than this on any machine means that scores are no longer kept."""
    sentence = ["اعلن", "رءيس", "الوزراء", "سمير", "الحلواني", "ان", "الحكومه", "ستجتمع", "غدا", "."] * 4
    tagger.tag(sentence)
    start = time.process_time()
    for _ in range(50):
        tagger.tag(sentence)
    assert (time.process_time() - start) / 50 < 0.005
