"""Stories in the making: what leads to them, and what does not."""

import numpy as np
import pytest

from tawatur.connect.heaps import BROAD, CROWDED, Bare, Heap, Heaps, Vector
from tawatur.connect.traces import Frequencies


def vector(**weights: float) -> Vector:
    terms = {int(name[1:]): weight for name, weight in weights.items()}
    return Vector.of(np.array(sorted(terms), np.int64), np.array([terms[term] for term in sorted(terms)]))


def page(name: str, day: float | None, *terms: int) -> Heap:
    return Heap((name,), vector(**{f"t{term}": 1.0 for term in terms}), day, day)


def heaps(*pages: Heap) -> Heaps:
    terms = np.arange(1000)
    made = Heaps(Bare(), Frequencies(terms[:0], terms[:0]), len(pages))
    for one in pages:
        made.lead(one, made.open(one), terms)
    return made


def test_sums_and_products_of_vectors() -> None:
    a, b = vector(t1=1.0, t3=2.0), vector(t2=5.0, t3=4.0)
    both = a.plus(b)
    assert (both.terms.tolist(), both.weights.tolist(), both.square) == ([1, 2, 3], [1.0, 5.0, 6.0], 62.0)
    assert [one.tolist() for one in (a.shared(b), b.shared(a), a.shared(vector()))] == [[8.0], [8.0], []]


def test_nearness_halves_with_every_week_of_silence_on_either_side() -> None:
    a, week, later = page("a", 100.0, 1, 2), page("b", 107.0, 1, 2), page("c", 114.0, 1, 2)
    now = a.nearness(a)
    assert now == pytest.approx(2 / (2 + BROAD))
    assert (a.nearness(week), week.nearness(a)) == pytest.approx((now / 2, now / 2))
    assert a.plus(week).nearness(later) == pytest.approx(now / 2)
    assert a.nearness(page("d", None, 1, 2)) == pytest.approx(now)


def test_who_share_one_weighty_word_are_less_near_than_who_share_many_light_ones() -> None:
    name, trade = vector(t1=3.0, t20=4.0), vector(t1=3.0, t30=4.0)
    many = {f"t{n}": 1.0 for n in range(1, 10)}
    broad, other = vector(**many, t20=4.0), vector(**many, t30=4.0)

    def near(a: Vector, b: Vector) -> float:
        return Heap(("a",), a, None, None).nearness(Heap(("b",), b, None, None))

    assert near(broad, other) > 3 * near(name, trade)


def test_a_story_is_found_by_its_terms_in_its_time() -> None:
    made = heaps(page("a", 100.0, 1, 2), page("b", 100.0, 3), page("c", 700.0, 1), page("d", None, 1))
    assert made.near(page("x", 110.0, 1, 3)) == [0, 1, 3]
    assert made.near(page("x", 710.0, 1)) == [2, 3]
    assert made.near(page("x", None, 1)) == [0, 2, 3]


def test_a_term_that_leads_to_too_many_leads_nowhere() -> None:
    many = [page(f"p{n}", 100.0, 1, 2 + n) for n in range(CROWDED + 1)]
    made = heaps(*many)
    assert made.near(page("x", 100.0, 1)) == []
    assert made.near(page("x", 100.0, 1, 7)) == [5]


def test_a_story_that_was_joined_goes_on_under_the_other_number() -> None:
    made = heaps(page("a", 100.0, 1), page("b", 101.0, 2), page("c", 102.0, 3))
    made.join(1, 0)
    made.join(2, 1)
    assert (made.kept(0), made.near(page("x", 103.0, 1))) == (2, [2])
    assert made[2].members == ("c", "b", "a")
