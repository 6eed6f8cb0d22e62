"""What every store does, run on every implementation."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import postgres_server
import pytest
from invented_leaves import document, leaf

from tawatur import moves
from tawatur.connect.heaps import Heaps
from tawatur.connect.stories import assigned
from tawatur.connect.traces import trace
from tawatur.engine.single import OneProcess
from tawatur.errors import StoreError
from tawatur.model.capture import Visit
from tawatur.model.change import Change, Due, State
from tawatur.model.decision import Decision
from tawatur.model.habit import Credited, Habit
from tawatur.model.issue import Issue
from tawatur.model.leaf import Leaf, Packed
from tawatur.model.reason import Reason
from tawatur.store import opened
from tawatur.store.base import Acting, Entry, Filing, Kept, Line, Part, Store, Version, Watch
from tawatur.store.lookup import Facts, Naming
from tawatur.store.sql import SqlStore

FLOOD = "river flood village bridge water rescue boats families shelter dam rain storm"
TRIAL = "court judge witness lawyer verdict appeal sentence prison evidence crime jury oath"
STORES = {
    "sqlite": lambda folder: opened(folder / "store.db", make=True),
    "postgres": lambda _: opened(postgres_server.url(), make=True),
}


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made = STORES[request.param](tmp_path)
    yield made
    made.close()


def article(name: str, text: str, day: str = "2024-03-05") -> Leaf:
    return leaf(document(name, f"{text} detail{name}", published=day))


def entry(told: Leaf, *, address: str = "", recipe: str = "r1") -> Entry:
    import hashlib

    raw = told.document.text.encode()
    digest = hashlib.sha256(raw).hexdigest()
    version = Version(address or f"/{told.key}.txt", "2024-03-06T00:00:00+00:00", raw, digest)
    return Entry(version, Packed.of(told), b"layers", digest, recipe)


def joined(store: Store, *told: Leaf) -> Heaps:
    for one in told:
        store.add(entry(one))
    traces = [trace(one) for one in store.pending()]
    with store.change():
        store.close_batch()
        heaps = assigned(traces, store.shelf(), OneProcess())
        store.settle(heaps)
    return heaps


def piles(store: Store) -> list[list[str]]:
    return sorted([one.key for one in store.leaves(number)] for number in store.untold())


def test_an_article_is_kept_once(store: Store) -> None:
    one = article("a", FLOOD)
    assert store.add(entry(one)) is None
    assert store.known("/a.txt", entry(one).version.digest)
    assert not store.known("/b.txt", entry(one).version.digest)
    known = store.add(entry(one, address="/b.txt"))
    assert known is not None and known.read() == one
    assert (store.documents(), store.waiting()) == (1, 1)
    assert store.known("/b.txt", entry(one).version.digest)


def fetched(told: Leaf, at: str, address: str = "http://example.org/a") -> Entry:
    made = entry(told, address=address)
    return replace(made, version=replace(made.version, retrieved=at, headers='{"etag": "1"}', standing=True))


def test_a_newer_version_of_an_address_takes_the_place_of_the_older_one(store: Store) -> None:
    old, new = article("a", FLOOD), article("b", FLOOD)
    store.add(fetched(old, "2024-03-06T00:00:00"))
    joined(store, article("c", FLOOD))
    assert piles(store) == [["a", "c"]]
    store.add(fetched(new, "2024-03-07T00:00:00"))
    assert (piles(store), store.standing("http://example.org/a")) == ([["c"]], "b")
    joined(store)
    assert (piles(store), store.documents()) == ([["b", "c"]], 3)
    assert [(one.document, one.headers) for one in store.versions("b")] == [
        ("a", '{"etag": "1"}'),
        ("b", '{"etag": "1"}'),
    ]
    assert list(store.faults()) == []


def test_what_stands_elsewhere_too_is_not_outdated_and_what_comes_back_stands_again(store: Store) -> None:
    old, new = article("a", FLOOD), article("b", FLOOD)
    for at, one in enumerate((old, new)):
        store.add(fetched(one, f"2024-03-0{6 + at}T00:00:00"))
    store.add(entry(old, address="/own/file.txt"))
    joined(store)
    assert piles(store) == [["a", "b"]]
    store.add(fetched(old, "2024-03-09T00:00:00"))
    assert piles(store) == [["a"]]
    store.add(fetched(new, "2024-03-01T00:00:00"))
    assert piles(store) == [["a"]], "an older capture that comes later replaces nothing"


def test_a_story_of_outdated_articles_only_is_not_told(store: Store) -> None:
    store.add(fetched(article("a", FLOOD), "2024-03-06T00:00:00"))
    joined(store)
    store.add(fetched(article("b", TRIAL), "2024-03-07T00:00:00"))
    joined(store)
    assert (piles(store), store.waiting()) == ([["b"]], 1)
    assert list(store.faults()) == []


def test_outdated_versions_are_rebuilt_to_the_same(store: Store) -> None:
    for at, one in enumerate((article("a", FLOOD), article("b", FLOOD), article("c", TRIAL))):
        store.add(fetched(one, f"2024-03-0{6 + at}T00:00:00"))
        joined(store, article(f"d{at}", FLOOD))
    before, told = piles(store), store.digest()
    store.forget()
    for number in range(1, store.batches() + 1):
        store.settle(assigned([trace(one) for one in store.batch(number)], store.shelf(), OneProcess()))
    assert (piles(store), store.digest()) == (before, told)


def test_the_versions_of_an_address_are_listed_in_their_order_and_may_come_back(store: Store) -> None:
    old, new = article("a", FLOOD), article("b", FLOOD)
    for one in (old, new, new, old):
        store.add(fetched(one, "2024-03-06T00:00:00"))
    assert [one.document for one in store.history("http://example.org/a")] == ["a", "b", "a"]
    assert store.known("http://example.org/a", entry(old).version.digest)
    assert not store.known("http://example.org/a", entry(new).version.digest)
    joined(store)
    assert (piles(store), list(store.faults())) == ([["a"]], [])


def test_a_story_in_which_one_article_took_the_place_of_another_is_not_filed_as_it_was(store: Store) -> None:
    store.add(fetched(article("a", FLOOD), "2024-03-06T00:00:00"))
    joined(store)
    (number,) = store.untold()
    store.add(fetched(article("b", FLOOD), "2024-03-07T00:00:00"))
    joined(store)
    store.tell(Filing(Line(number, "s-a", 1, "", "", ""), b"story a", ("a",)))
    assert store.untold() == [number]


def test_visits_and_what_is_followed_are_remembered(store: Store) -> None:
    one = Visit("http://example.org", "http://example.org/", "2024-03-06T00:00:00", "e", "m")
    store.visit(replace(one, etag=""))
    store.visit(one)
    assert (store.visited("http://example.org"), store.visited("http://example.org/")) == (one, None)
    for address in ("http://b.example/feed", "http://a.example/feed", "http://b.example/feed"):
        store.follow(address)
    assert store.followed() == ["http://a.example/feed", "http://b.example/feed"]
    store.follow("http://a.example/feed", False)
    assert store.followed() == ["http://b.example/feed"]


def test_what_is_done_together_is_done_or_not(store: Store) -> None:
    with pytest.raises(KeyError), store.change():
        store.add(entry(article("a", FLOOD)))
        store.note([Issue("a", Reason("issue.empty", ("a",)))])
        raise KeyError
    assert (store.documents(), store.issues()) == (0, ())


def test_issues_are_kept_in_their_order_and_once(store: Store) -> None:
    told = [Issue(place, Reason("issue.empty", (place,)), "note") for place in "bac"]
    store.note(told)
    store.note(told[:2])
    assert store.issues() == tuple(told)


def test_batches_are_numbered_and_hold_their_documents(store: Store) -> None:
    joined(store, article("b", FLOOD), article("a", TRIAL))
    joined(store, article("c", FLOOD))
    assert [[one.key for one in store.batch(number)] for number in (1, 2)] == [["a", "b"], ["c"]]
    assert (store.batches(), list(store.pending())) == (2, [])


def test_a_document_joins_a_story_of_an_earlier_batch(store: Store) -> None:
    joined(store, article("a", FLOOD), article("b", TRIAL))
    heaps = joined(store, article("c", FLOOD, "2024-03-07"))
    assert [heap.members for heap in heaps.touched.values()] == [("a", "c")]
    assert piles(store) == [["a", "c"], ["b"]]


def test_an_article_of_long_before_does_not_join_a_later_story(store: Store) -> None:
    joined(store, article("a", FLOOD, "2024-03-05"))
    joined(store, article("b", FLOOD, "2022-03-05"))
    joined(store, article("c", FLOOD, "2022-03-06"))
    assert piles(store) == [["a"], ["b", "c"]]


def test_stories_that_grow_towards_each_other_become_one(store: Store) -> None:
    joined(store, article("a", FLOOD))
    joined(store, article("b", TRIAL))
    heaps = joined(store, *(article(f"c{n}", f"{FLOOD} {TRIAL}", "2024-03-06") for n in range(9)))
    assert piles(store) == [["a", "b", *(f"c{n}" for n in range(9))]]
    ((gone, kept),) = heaps.gone.items()
    shelf = store.shelf()
    assert len(shelf.heap(kept).members) == 11
    assert all(gone not in shelf.homes(term, None) for term in heaps[kept].total.terms.tolist())
    assert [heap.members for heap in joined(store, article("d", FLOOD, "2024-03-07")).touched.values()][0][0] == "a"


def test_the_shelf_gives_what_was_filed(store: Store) -> None:
    heaps = joined(store, article("a", FLOOD), article("b", FLOOD), article("c", TRIAL, "2024-09-09"))
    shelf = store.shelf()
    assert shelf.documents == 3
    assert shelf.first == 1 + max(heaps.touched)
    assert shelf.frequencies(heaps.came.terms).counts.tolist() == heaps.came.counts.tolist()
    for number, heap in heaps.touched.items():
        filed = shelf.heap(number)
        assert (sorted(heap.members), heap.since, heap.last) == (list(filed.members), filed.since, filed.last)
        assert filed.total.terms.tolist() == heap.total.terms.tolist()
        assert filed.total.weights.tolist() == heap.total.weights.tolist()
        term = heap.total.telling()[0].tolist()[0]
        assert number in shelf.homes(term, heap.spans())
        assert number in shelf.homes(term, None)
        assert number not in shelf.homes(term, range(3))


def test_a_told_story_stands_until_it_changes(store: Store) -> None:
    joined(store, article("a", FLOOD), article("b", TRIAL))
    for number in store.untold():
        (only,) = store.leaves(number)
        line = Line(number, f"s-{only.key}", 1, "2024-03-05", "2024-03-05", "words")
        store.tell(Filing(line, f"story {only.key}".encode(), (only.key,)))
    assert [line.id for line in store.lines()] == ["s-a", "s-b"]
    assert list(store.stories(["s-b"])) == [b"story b"]
    joined(store, article("c", FLOOD))
    assert (len(store.untold()), store.waiting()) == (1, 1)
    assert list(store.stories(["s-a"])) == [b"story a"], "it answers as it was told last until it is told again"
    assert (store.stale(["s-a", "s-b"]), store.homes(["a", "b", "c"])) == (
        ["s-a"],
        {"a": "s-a", "b": "s-b", "c": "s-a"},
    )


def test_an_id_that_a_story_had_leads_to_what_it_is_now(store: Store) -> None:
    joined(store, article("a", FLOOD), article("b", TRIAL))
    tell_all(store, "1")
    assert [store.called_now(one) for one in ("s-a1", "s-b1", "s-none")] == ["s-a1", "s-b1", None]
    joined(store, article("c", FLOOD))
    tell_all(store, "2")
    assert [store.called_now(one) for one in ("s-a1", "s-a2", "s-b1")] == ["s-a2", "s-a2", "s-b1"]
    moves.obey(store, store.log(Decision("story", ("b", "a"), "same")))
    assert store.called_now("s-b1") == "s-a2", "until it is told, the one that it joined answers as it was told last"
    tell_all(store, "3")
    assert {store.called_now(one) for one in ("s-a1", "s-a2", "s-b1")} == {"s-a3"}


def test_a_story_whose_only_article_is_replaced_answers_until_the_new_one_is_told(store: Store) -> None:
    store.add(fetched(article("old", FLOOD), "2024-03-06T00:00:00"))
    joined(store)
    tell_all(store)
    store.add(fetched(article("new", TRIAL), "2024-03-07T00:00:00"))
    assert (list(store.stories(["s-old"])), store.stale(["s-old"])) == ([b"story"], ["s-old"])
    assert (store.replaced("old"), store.replaced("new"), store.untold()) == (True, False, [])
    joined(store)
    tell_all(store)
    store.let_go()
    assert (list(store.stories(["s-old"])), store.called_now("s-old")) == ([], "s-new")


def test_a_story_that_has_changed_meanwhile_is_not_filed(store: Store) -> None:
    joined(store, article("a", FLOOD))
    (number,) = store.untold()
    joined(store, article("b", FLOOD))
    store.tell(Filing(Line(number, "s-a", 1, "", "", ""), b"story a", ("a",)))
    assert store.untold() == [number]


def test_layers_and_recipes(store: Store) -> None:
    store.add(entry(article("a", FLOOD)))
    store.add(entry(article("b", TRIAL), recipe="r2"))
    assert store.layers(["a", "nobody"]) == {"a": b"layers"}
    assert store.recipes() == ("r1", "r2")
    for old in store.outdated("r2"):
        store.renew(old, b"new", "r2")
    assert (store.recipes(), store.layers(["a"])) == (("r2",), {"a": b"new"})


def test_what_follows_can_be_dropped_and_built_again(store: Store) -> None:
    texts = [FLOOD, TRIAL, f"{FLOOD} trial"]
    chance = random.Random(1)
    for batch in range(6):
        days = (f"2024-0{1 + batch}-{1 + n:02}" for n in range(9))
        joined(store, *(article(f"{batch}-{n}", chance.choice(texts), day) for n, day in enumerate(days)))
    before, told = piles(store), store.digest()
    with store.change():
        store.forget()
        assert store.untold() == []
        for number in range(1, store.batches() + 1):
            store.settle(assigned([trace(one) for one in store.batch(number)], store.shelf(), OneProcess()))
    assert (piles(store), store.digest()) == (before, told)
    assert list(store.faults()) == []


@pytest.mark.parametrize("make", STORES.values(), ids=STORES)
def test_a_store_that_is_closed_is_told_in_a_sentence(make: Callable[[Path], SqlStore], tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="store"), make(tmp_path) as store:
        store.close()
        store.documents()


def tell_all(store: Store, after: str = "") -> None:
    for number in store.untold():
        leaves = store.leaves(number)
        day = str(max(one.read().document.published.value.last for one in leaves))
        line = Line(number, f"s-{leaves[0].key}{after}", len(leaves), day, day, "words", "name")
        store.tell(Filing(line, b"story", tuple(one.key for one in leaves), ("who", leaves[0].key)))


def test_the_stories_that_name_somebody_are_given_in_parts_the_latest_first(store: Store) -> None:
    joined(store, article("a", FLOOD), article("b", FLOOD), article("c", TRIAL, "2024-09-09"))
    tell_all(store)
    assert [store.named(key) for key in ("who", "a", "c", "nobody")] == [2, 1, 1, 0]
    assert [line.id for line in store.naming_lines("who", Part())] == ["s-c", "s-a"]
    assert [line.id for line in store.naming_lines("who", Part(1, 1))] == ["s-a"]
    assert [line.id for line in store.naming_lines("c", Part())] == ["s-c"]


def test_stories_are_listed_in_parts_with_what_came_since_first(store: Store) -> None:
    joined(store, article("a", FLOOD), article("b", FLOOD), article("c", TRIAL, "2024-09-09"))
    tell_all(store)
    assert store.told() == 2
    assert [(one.line.id, one.news) for one in store.listed(0, Part())] == [("s-a", 2), ("s-c", 1)]
    for line in (*store.lines(), *(one.line for one in store.listed(0, Part()))):
        assert [line.called(lang) for lang in ("ar", "en")] == ["words", "name"]
    assert [one.line.id for one in store.listed(0, Part(), late=True)] == ["s-c", "s-a"]
    assert [one.line.id for one in store.listed(0, Part(1, 1))] == ["s-c"]
    joined(store, article("d", TRIAL, "2024-09-10"))
    assert [(one.line.id, one.news, one.stale) for one in store.listed(3, Part())] == [("s-c", 1, 1), ("s-a", 0, 0)]
    tell_all(store)
    assert [(one.line.id, one.news) for one in store.listed(3, Part())] == [("s-c", 1), ("s-a", 0)]
    assert store.homes(["a", "d", "none"]) == {"a": "s-a", "d": "s-c"}


def test_the_versions_of_a_document_are_those_of_its_addresses(store: Store) -> None:
    first, second = article("a", FLOOD), article("b", f"{FLOOD} edited")
    for one in (entry(first, address="/x"), entry(second, address="/x"), entry(first, address="/y")):
        store.add(one)
    store.add(entry(article("c", TRIAL)))
    found = store.versions("b")
    assert [(one.address, one.document) for one in found] == [("/x", one.document) for one in found]
    assert {one.document for one in found} == {"a", "b"}
    assert all(isinstance(one, Kept) and one.retrieved and one.digest for one in found)
    assert {one.address for one in store.versions("a")} == {"/x", "/y"}


def test_issues_are_given_in_parts_the_latest_first(store: Store) -> None:
    store.note([Issue(place, Reason("issue.empty", (place,)), "note") for place in "abc"])
    assert store.noted() == 3
    assert [one.place for one in store.some_issues(Part(0, 2))] == ["c", "b"]
    assert [one.place for one in store.some_issues(Part(2, 2))] == ["a"]


def test_decisions_are_kept_in_their_order_and_chained(store: Store) -> None:
    made = [store.log(Decision("grade", (name,), "B", "Mona", "2026-11-22")) for name in ("gazette", "herald")]
    assert store.decisions() == tuple(made)
    assert [one.number for one in made] == [1, 2] and made[0].chain != made[1].chain
    assert list(store.faults()) == []
    store.forget()
    assert store.decisions() == tuple(made)


def test_a_story_that_was_ruled_to_be_another_is_not_joined_again(store: Store) -> None:
    joined(store, article("a", FLOOD), article("b", FLOOD), article("c", FLOOD))
    before = store.digest()
    moves.obey(store, store.log(Decision("story", ("b", "a"), "not-same")))
    assert piles(store) == [["a", "c"], ["b"]]
    joined(store, article("d", FLOOD, "2024-03-06"))
    assert ["a", "b"] not in [pile[:2] for pile in piles(store)] and sum(map(len, piles(store))) == 4
    there, ruled = piles(store), store.digest()
    store.forget()
    for number in (1, 2):
        traces = [trace(one) for one in store.batch(number)]
        store.settle(assigned(traces, store.shelf(number), OneProcess()))
        moves.replay(store, number)
    assert (piles(store), store.digest()) == (there, ruled) and ruled != before


def test_what_a_decision_moved_is_moved_back(store: Store) -> None:
    joined(store, article("a", FLOOD), article("b", FLOOD), article("c", TRIAL), article("d", TRIAL))
    assert piles(store) == [["a", "b"], ["c", "d"]]
    one = store.log(Decision("story", ("c", "a"), "same"))
    moves.obey(store, one)
    assert (piles(store), store.moved(1)) == ([["a", "b", "c", "d"]], ["c", "d"])
    moves.obey(store, store.log(Decision("decision", ("1",), "undone")))
    assert piles(store) == [["a", "b"], ["c", "d"]]
    moves.obey(store, store.log(Decision("decision", ("2",), "undone")))
    assert piles(store) == [["a", "b", "c", "d"]]
    assert list(store.faults()) == []


def filing(store: Store, number: int, key: str, *keys: str) -> Filing:
    documents = tuple(leaf.key for leaf in store.leaves(number))
    return Filing(Line(number, key, len(documents), "", "", "words"), b"story", documents, keys)


def test_stories_are_found_by_whom_they_name(store: Store) -> None:
    joined(store, article("a", FLOOD), article("b", TRIAL))
    first, second = store.untold()
    store.tell(filing(store, first, "s-1", "palace", "gazette"))
    store.tell(filing(store, second, "s-2", "palace"))
    assert (store.naming("palace"), store.naming("gazette")) == (sorted([first, second]), [first])
    store.tell_again([first])
    assert store.untold() == [first]


def stood(store: Store, number: int, *facts: Change, dues: tuple[Due, ...] = ()) -> None:
    store.tell_again([number])
    store.tell(replace(filing(store, number, f"s-{number}"), state=State(facts, dues), at="2024-03-06"))


def heard(store: Store) -> list[tuple[str, str]]:
    return [(one.change.kind, one.change.value) for one in store.changes(0, 100)]


def test_each_change_of_a_story_is_told_once(store: Store) -> None:
    joined(store, article("a", FLOOD))
    (number,) = store.untold()
    one, two = (Change("origin", "c1", ("c1",), n) for n in "12")
    denial = Change("denial", "c2", ("c2", "c1"))
    stood(store, number, one)
    stood(store, number, two)
    stood(store, number, two, denial)
    stood(store, number, one)
    stood(store, number, two, denial)
    assert heard(store) == [("story", ""), ("origin", "2"), ("denial", "")]
    assert (store.changed(), [one.number for one in store.changes(1, 1)]) == (3, [2])
    store.forget()
    joined(store, article("b", FLOOD))
    assert store.changed() == 3


def test_a_story_that_is_joined_to_another_tells_nothing_again(store: Store) -> None:
    joined(store, article("a", FLOOD), article("b", TRIAL))
    first, second = store.untold()
    denial = Change("denial", "c2", ("c2", "c1"))
    stood(store, first)
    stood(store, second, denial)
    before = heard(store)
    moves.obey(store, store.log(Decision("story", ("b", "a"), "same")))
    (number,) = store.untold()
    stood(store, number, denial)
    assert heard(store) == before == [("story", ""), ("story", "")]


def test_a_forecast_is_due_when_its_day_is_over(store: Store) -> None:
    joined(store, article("a", FLOOD))
    (number,) = store.untold()
    stood(store, number, dues=(Due("c1", "2024-03-10"),))
    assert store.pass_days("2024-03-10", "now") == 0
    assert store.pass_days("2024-03-11", "now") == 1
    assert store.pass_days("2024-03-12", "now") == 0
    assert heard(store)[-1] == ("due", "2024-03-10")


def test_watches_hear_from_their_beginning_and_of_each_change_once(store: Store) -> None:
    joined(store, article("a", FLOOD))
    (number,) = store.untold()
    stood(store, number)
    made = store.watch(Watch("mona", "all", "", "feed"))
    assert (made.number, made.since, store.watches()) == (1, 1, [made])
    store.send(1, 7, "now")
    store.send(1, 7, "later")
    assert store.sent(1, [6, 7]) == {7} and store.sent(2, [7]) == set()
    assert store.unwatch(1) and not store.unwatch(1) and store.watches() == []


def test_how_outlets_report_is_added_up_over_the_stories(store: Store) -> None:
    joined(store, article("a", FLOOD), article("b", TRIAL))
    first, second = store.untold()
    one = Habit("gazette", 1, 2, 10, 4, 1, 0, (Credited("palace", "the palace", 6),))
    two = Habit("gazette", 1, 1, 5, 5, 0, 2)
    other = Habit("herald", 1, 1, 4, 0, 0, 1, (Credited("palace", "the palace", 3), Credited("wire", "wire", 1)))
    store.tell(replace(filing(store, first, "s-1"), habits=(one,)))
    store.tell(replace(filing(store, second, "s-2"), habits=(two, other)))
    both = Habit("gazette", 2, 3, 15, 9, 1, 2, (Credited("palace", "the palace", 6),))
    assert (store.publishers(), store.habit("gazette", 5), store.habit("nobody")) == (2, both, None)
    assert [h.outlet for h in store.habits(Part())] == ["gazette", "herald"]
    assert [h.outlet for h in store.habits(Part(1, 1), "uncredited", 1)] == ["herald"]
    assert [[c.key for c in h.credited] for h in store.habits(Part(1, 1), credited=1)] == [["palace"]]
    assert [(c.key, c.reports) for c in store.crediting("palace", 9)] == [("gazette", 6), ("herald", 3)]
    store.tell_again([first])
    store.tell(replace(filing(store, first, "s-1"), habits=()))
    assert store.habit("gazette") == two
    store.forget()
    assert store.publishers() == 0


def test_actors_are_listed_by_the_stories_that_name_them(store: Store) -> None:
    joined(store, article("a", FLOOD), article("b", TRIAL))
    first, second = store.untold()
    palace, court = (Naming(key, kind, (key, f"the {key}"), ()) for key, kind in (("palace", "ORG"), ("court", "LOC")))
    for number, name, cast in ((first, "s-1", (palace,)), (second, "s-2", (palace, court))):
        facts = Facts(actors=cast, days=(None,))
        store.tell(replace(filing(store, number, name), facts=facts))
    assert (store.cast(), store.cast("LOC"), store.cast("PER")) == (2, 1, 0)
    assert store.cast_lines(Part()) == [
        Acting("palace", "ORG", 2, ("palace", "the palace")),
        Acting("court", "LOC", 1, ("court", "the court")),
    ]
    assert [one.key for one in store.cast_lines(Part(), "LOC")] == ["court"]
