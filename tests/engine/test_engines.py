"""The contract of an engine, run on every implementation."""

import pytest

from tawatur.engine.base import Engine
from tawatur.engine.pool import ProcessPool
from tawatur.engine.single import OneProcess
from tawatur.errors import UsageError


def double(item: int) -> int:
    return 2 * item


@pytest.fixture(params=["one", "pool"])
def engine(request):
    if request.param == "one":
        yield OneProcess()
        return
    with ProcessPool(2) as pool:
        yield pool


def test_map_keeps_the_order(engine: Engine) -> None:
    assert list(engine.map(double, range(100))) == [2 * n for n in range(100)]


def test_map_of_nothing(engine: Engine) -> None:
    assert list(engine.map(double, [])) == []


def test_group_sorts_keys_and_keeps_the_order_of_values(engine: Engine) -> None:
    assert engine.group([("b", 2), ("a", 9), ("b", 1)]) == [("a", (9,)), ("b", (2, 1))]


def test_a_pool_needs_a_process() -> None:
    with pytest.raises(UsageError):
        ProcessPool(0)


def test_a_pool_can_be_closed_and_used_again() -> None:
    pool = ProcessPool(2)
    assert list(pool.map(double, [1, 2, 3])) == [2, 4, 6]
    pool.close()
    assert list(pool.map(double, [1, 2, 3])) == [2, 4, 6]
    pool.close()


def test_map_asks_for_an_item_when_its_turn_comes_near(engine: Engine) -> None:
    asked = []
    found = engine.map(double, (asked.append(n) or n for n in range(100_000)))
    assert [next(found) for _ in range(3)] == [0, 2, 4]
    assert len(asked) < 2_000
    found.close() if hasattr(found, "close") else None
