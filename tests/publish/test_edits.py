"""Two versions of an article: what was changed, claim by claim."""

from collections.abc import Iterable

from invented_leaves import document, leaf, link, sentence_claim

from tawatur import app
from tawatur.model.annotation import Factuality
from tawatur.model.chain import Link
from tawatur.model.claim import Quantity
from tawatur.model.leaf import Leaf
from tawatur.publish.edits import Change, edits, edits_told

DEAD = "the flood killed 12 people in the village"


def version(text: str, *claims: tuple[str, Iterable[Link]], numbers: Iterable[float] = (), **more: Factuality) -> Leaf:
    told = document("a", text)
    quantities = tuple(Quantity(number, "", "people", str(number)) for number in numbers)
    return leaf(
        told,
        [
            sentence_claim(told, number, words, chain=chain, quantities=quantities, **more)
            for number, (words, chain) in enumerate(claims)
        ],
    )


def test_nothing_changed() -> None:
    one = version(f"{DEAD}. More.", (DEAD, ()))
    moved = version(f"More. {DEAD}.", (DEAD, ()))
    assert not edits(one, one)
    assert not edits(one, moved)


def test_a_number_that_changed_is_shown_with_both_places() -> None:
    new_words = DEAD.replace("12", "40")
    old = version(f"{DEAD}.", (DEAD, ()), numbers=[12])
    new = version(f"Now. {new_words}.", (new_words, ()), numbers=[40])
    found = edits(old, new)
    (edit,) = found.claims
    assert edit.kind == "changed"
    assert edit.before and edit.after
    assert (edit.before.span.start, edit.after.span.start) == (0, 5)
    assert edit.changes == (Change("words", "12", "40"), Change("numbers", "12", "40"))
    assert [one.words for one in found.added] == ["Now"]
    assert list(edits_told(found, "en")) == [
        f"changed: [0-41] {DEAD} → [5-46] {new_words}",
        "    words: 12 → 40",
        "    numbers: 12 → 40",
        "sentence added: [0-3] Now",
    ]


def test_a_source_that_went_and_a_claim_that_is_only_expected_now() -> None:
    old = version(f"{DEAD}.", (DEAD, [link("army")]))
    new = version(f"{DEAD}.", (DEAD, []), factuality=Factuality.POSSIBLE)
    (edit,) = edits(old, new).claims
    assert edit.changes == (Change("chain", "army", ""), Change("factuality", "happened", "possible"))
    assert "    how it is meant: reported as having happened → reported as possible" in edits_told(
        edits(old, new), "en"
    )


def test_claims_that_came_and_went() -> None:
    court = "the court heard witnesses on Monday"
    old, new = version(f"{DEAD}.", (DEAD, ())), version(f"{court}.", (court, ()))
    assert [(edit.kind, edit.changes) for edit in edits(old, new).claims] == [("added", ()), ("gone", ())]
    assert (edits(old, new).gone, edits(old, new).added) == ((), ())


def test_what_changed_beside_an_edited_claim_is_told_too() -> None:
    new_words = DEAD.replace("12", "40")
    old = version(f"On Monday {DEAD}.", (DEAD, ()))
    assert not edits(old, version(f"On Monday {new_words}.", (new_words, ()))).added
    found = edits(old, version(f"On Tuesday {new_words}.", (new_words, ())))
    assert [one.words for one in (*found.gone, *found.added)] == [f"On Monday {DEAD}", f"On Tuesday {new_words}"]


def test_the_same_words_twice_are_two_claims() -> None:
    once = version(f"{DEAD}.", (DEAD, ()))
    twice = version(f"{DEAD}. {DEAD}.", (DEAD, ()), (DEAD, ()))
    assert [edit.kind for edit in edits(once, twice).claims] == ["added"]


def test_every_evidence_is_the_text_of_its_version() -> None:
    leaves = []
    for folder in sorted((app.demo_folder() / "articles").glob("0[1-9]*")):
        (one,) = app.annotated([folder]).analyses.values()
        leaves.append(app.reader("ar", ()).leaf(one))
    for old, new in zip(leaves, leaves[1:], strict=False):
        found = edits(old, new)
        assert found
        for edit in found.claims:
            for part, version_of in ((edit.before, old), (edit.after, new)):
                if part:
                    part.prove(version_of.document.text)
        assert not edits(old, old)
