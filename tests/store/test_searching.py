"""Searches of a store, on every database: what is found, in which order, quoted and proved, also after a rebuild."""

from collections.abc import Callable, Iterator
from pathlib import Path

import postgres_server
import pytest

from tawatur import app, archive
from tawatur.errors import UsageError
from tawatur.inquiry import Inquiry, inquiring
from tawatur.model.address import Address
from tawatur.model.evidence import Evidence
from tawatur.search.finding import BEST
from tawatur.search.found import ACTORS, ARTICLES, CLAIMS, Found
from tawatur.search.query import Query, query_of
from tawatur.store.base import Part, Watch
from tawatur.store.lookup import Saved

ARTICLES_OF_DEMO = app.demo_folder() / "articles"
DESK = archive.Desk(extra=(app.demo_folder() / "names.txt",))
PLACES: dict[str, Callable[[Path], Address]] = {
    "sqlite": lambda folder: folder / "store.db",
    "postgres": lambda _: postgres_server.url(),
}
QUERIES = (
    "سفينة",
    '"سفينة الملح"',
    "سفين* -المنارة",
    "المنارة actor:وارقة",
    "stance:denies",
    "factuality:planned سفينة",
    "day:2021-10-06",
    "outlet:daftar",
)


@pytest.fixture(scope="module", params=PLACES)
def where(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Address:
    """A store with the demo, in two batches."""
    address = PLACES[request.param](tmp_path_factory.mktemp("searching"))
    for some in ("0[1-5]*", "*"):
        archive.add(address, [str(path) for path in sorted(ARTICLES_OF_DEMO.glob(some))], DESK)
    return address


@pytest.fixture
def inquiry(where: Address) -> Iterator[Inquiry]:
    with inquiring(where, DESK) as made:
        yield made


def asked(inquiry: Inquiry, line: str, kind: str = "", order: str = "new", exact: bool = False) -> Found:
    return inquiry.search(query_of(line, exact=exact), kind, Part(0, 100), order)


def texts(inquiry: Inquiry) -> dict[str, str]:
    leaves = (leaf.read() for _, leaf in inquiry.store.kept(range(1, 50)).items())
    return {leaf.document.id: leaf.document.text for leaf in leaves}


@pytest.mark.parametrize("line", QUERIES)
@pytest.mark.parametrize("kind", [ARTICLES, CLAIMS])
def test_every_quotation_is_the_stored_text_and_shows_what_was_asked_for(
    inquiry: Inquiry, line: str, kind: str
) -> None:
    found, kept = asked(inquiry, line, kind), texts(inquiry)
    assert found.total == len(found.hits) > 0
    words = [clause for clause in query_of(line).clauses if not clause.absent]
    for hit in found.hits:
        quoted: list[Evidence] = [hit.passage, *hit.marks, *filter(None, [hit.headline, hit.claim])]
        for evidence in quoted:
            assert evidence.document == hit.document
            evidence.prove(kept[hit.document])
        assert bool(hit.marks) == bool(words)
        assert all(hit.passage.span.covers(mark.span) for mark in hit.marks)


def test_words_are_joined_and_left_out_as_the_query_says(inquiry: Inquiry) -> None:
    ship, lens = ({hit.document for hit in asked(inquiry, word, ARTICLES).hits} for word in ("سفينة", "عدسة"))
    assert ship > lens > set()
    assert {hit.document for hit in asked(inquiry, "سفينة عدسة", ARTICLES).hits} == ship & lens
    assert {hit.document for hit in asked(inquiry, "سفينة -عدسة", ARTICLES).hits} == ship - lens
    assert {hit.document for hit in asked(inquiry, "-عدسة", ARTICLES).hits} >= ship - lens


def test_a_phrase_is_found_where_its_words_stand_in_a_row_and_begin_so(inquiry: Inquiry) -> None:
    marks = [mark.words for hit in asked(inquiry, '"سفينة الملح"').hits for mark in hit.marks]
    assert marks and all("سفينة الملح" in words for words in marks)
    assert asked(inquiry, '"الملح سفينة"').total == 0
    assert asked(inquiry, "سفي*").total >= asked(inquiry, "سفينة").total


def test_an_exact_search_finds_one_spelling_only(inquiry: Inquiry) -> None:
    assert {mark.words for hit in asked(inquiry, "سفينه").hits for mark in hit.marks} > {"سفينة"}
    assert asked(inquiry, "سفينه", exact=True).total == 0
    assert {mark.words for hit in asked(inquiry, "سفينة", exact=True).hits for mark in hit.marks} == {"سفينة"}


def test_fields_choose_claims_and_articles(inquiry: Inquiry) -> None:
    denials = asked(inquiry, "stance:denies")
    assert denials.kind == CLAIMS and {hit.stance for hit in denials.hits} == {"denies"}
    assert {hit.factuality for hit in asked(inquiry, "factuality:planned").hits} == {"planned"}
    (outlet,) = {hit.outlet for hit in asked(inquiry, "outlet:daftar").hits}
    assert outlet == "daftar"
    days = asked(inquiry, "from:2021-10-06 to:2021-10-06").hits
    assert days and all(hit.first <= "2021-10-06" <= hit.last for hit in days)
    (story,) = {hit.story for hit in asked(inquiry, "سفينة").hits}
    assert asked(inquiry, f"story:{story}").total == len(texts(inquiry))
    assert asked(inquiry, "story:s-0").total == 0


def test_an_actor_is_found_by_its_names_in_arabic_and_in_english(inquiry: Inquiry) -> None:
    arabic, english = (
        {hit.claim for hit in asked(inquiry, f'actor:"{name}"', CLAIMS).hits} for name in ("وارقة", "Warqa")
    )
    assert arabic and arabic <= english
    found = asked(inquiry, "وارقة", ACTORS)
    assert found.total >= 1 and found.actors[0].claims > 0
    assert found.actors[0].hit is not None and found.actors[0].hit.claim is not None


def test_an_actor_that_no_list_knows_is_found_by_its_sound(inquiry: Inquiry) -> None:
    (actor,) = asked(inquiry, "Zahir Qanduli", ACTORS).actors
    assert "زاهر قندولي" in actor.names
    assert asked(inquiry, "Zahir Qandahari", ACTORS).total == 0


def test_the_newest_come_first_or_the_best(inquiry: Inquiry) -> None:
    days = [hit.last for hit in asked(inquiry, "سفينة", CLAIMS).hits]
    assert days == sorted(days, reverse=True)
    newest, best = (asked(inquiry, "سفينة عدسة", ARTICLES, order).hits for order in ("new", BEST))
    assert {hit.document for hit in newest} == {hit.document for hit in best}


def test_pages_tell_how_many_there_are(inquiry: Inquiry) -> None:
    whole = asked(inquiry, "سفينة", ARTICLES)
    second = inquiry.search(query_of("سفينة"), ARTICLES, Part(2, 2))
    assert (second.first, second.total, second.hits) == (2, whole.total, whole.hits[2:4])
    with pytest.raises(UsageError, match="search for one of"):
        inquiry.search(query_of("سفينة"), "pictures")


def test_a_rebuilt_store_gives_the_same_answers(where: Address) -> None:
    def answers() -> list[Found]:
        with inquiring(where, DESK) as inquiry:
            return [asked(inquiry, line, kind) for line in QUERIES for kind in (ARTICLES, CLAIMS)]

    before = answers()
    archive.rebuild(where, DESK)
    assert answers() == before


def test_an_older_version_is_found_only_where_it_is_asked_for(
    request: pytest.FixtureRequest, tmp_path: Path, where: Address
) -> None:
    page = tmp_path / "page.txt"
    page.write_text("خبر عن المنطاد\nحلّق منطاد أزرق فوق الميناء القديم صباح اليوم.\n", encoding="utf-8")
    archive.add(where, [str(page)], DESK)
    page.write_text("خبر عن المنطاد\nحلّق منطاد أحمر فوق الميناء القديم صباح اليوم.\n", encoding="utf-8")
    archive.add(where, [str(page)], DESK)
    with inquiring(where, DESK) as inquiry:
        assert [hit.outdated for hit in asked(inquiry, "منطاد").hits] == [False]
        assert asked(inquiry, "منطاد أزرق").total == 0
        (old,) = asked(inquiry, "منطاد أزرق outdated:yes").hits
        assert old.outdated and "أزرق" in old.passage.words


def test_an_actor_has_the_claims_that_the_search_for_it_finds(tmp_path: Path, where: Address) -> None:
    page = tmp_path / "page.txt"
    for text in (
        "وارقة تعلن\nأعلنت وارقة اليوم أن المطر غزير جدا في الجبال البعيدة.\n",
        "خبر عن المنطاد\nحلّق منطاد أحمر فوق الميناء القديم صباح اليوم.\n",
    ):
        page.write_text(text, encoding="utf-8")
        archive.add(where, [str(page)], DESK)
    with inquiring(where, DESK) as inquiry:
        found = asked(inquiry, "وارقة", ACTORS).actors
        assert found
        for one in found:
            assert one.claims == inquiry.search(Query(actors=(one.key,)), CLAIMS).total


def test_saved_searches_are_kept_by_owner_and_name(inquiry: Inquiry) -> None:
    store = inquiry.store
    one, other = Saved("salma", "ships", "سفينة", 3), Saved("nour", "ships", "ميناء", 0)
    for search in (one, other, Saved("salma", "ships", "سفن", 4)):
        store.save(search)
    assert store.saved("salma") == [Saved("salma", "ships", "سفن", 4)]
    assert store.saved("nour") == [other] and store.saved() == [other, Saved("salma", "ships", "سفن", 4)]
    watches = [store.watch(Watch(owner, "search", "ships", "feed")) for owner in ("nour", "salma", "salma")]
    store.save(Saved("salma", "ships", "سفن", 5))
    assert store.watches() == watches, "what is kept anew is watched as before"
    store.save(Saved("salma", "ships", "سفن", 4))
    kept = {one.saved.owner: [watch.number for watch in one.watches] for one in inquiry.kept()}
    assert kept == {"nour": [watches[0].number], "salma": [watches[1].number, watches[2].number]}
    assert inquiry.named("ships", "salma").query == "سفن"
    with pytest.raises(UsageError, match="nour, salma keep one each"):
        inquiry.named("ships", "mona")
    assert (store.unsave("salma", "ships"), store.unsave("salma", "ships"), store.saved("salma")) == (True, False, [])
    assert store.watches() == watches[:1]
    assert inquiry.named("ships", "mona") == other, "the only one that is left"
    with pytest.raises(UsageError, match="nobody keeps one"):
        inquiry.named("boats", "mona")
