"""Acts of invented sentences: every kind, with the trigger as written; and what is no act."""

from collections.abc import Iterator

import pytest
from told_acts import ACTS, HEADLINES, NO_ACTS

from tawatur.annotate.reader import Reader
from tawatur.model.annotation import Event
from tawatur.model.document import Document, Fact
from tawatur.model.span import Span


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    yield Reader()


def events_of(reader: Reader, text: str, *, headline: bool = False) -> dict[str, Event]:
    """The events of a text by their triggers as written."""
    document = Document("x", "x", text, headline=Span(0, len(text)) if headline else None, published=Fact(None))
    return {event.span.words(text): event for event in reader.annotate(document).layer(Event)}


def found(reader: Reader, text: str, trigger: str, *, headline: bool = False) -> Event:
    """The event whose trigger holds a word."""
    events = events_of(reader, text, headline=headline)
    held = [event for words, event in events.items() if trigger in words]
    assert held, f"no event at {trigger!r}; there are {sorted(events)}"
    return held[0]


@pytest.mark.parametrize(("text", "trigger", "kind"), [row[:3] for row in ACTS], ids=lambda value: str(value)[:40])
def test_kind(reader: Reader, text: str, trigger: str, kind: str) -> None:
    assert found(reader, text, trigger).kind == kind


@pytest.mark.parametrize(("text", "trigger", "kind"), [row[:3] for row in HEADLINES], ids=lambda value: str(value)[:40])
def test_kind_in_a_headline(reader: Reader, text: str, trigger: str, kind: str) -> None:
    assert found(reader, text, trigger, headline=True).kind == kind


@pytest.mark.parametrize(("text", "word"), NO_ACTS)
def test_no_act(reader: Reader, text: str, word: str) -> None:
    assert word not in events_of(reader, text)


def test_every_kind_is_tried() -> None:
    kinds = {row[2] for row in ACTS}
    lists = Reader().pack.lists
    assert kinds >= {entry.value for name in ("event-verbs", "event-nouns") for entry in lists[name]}


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("وصل الرئيس المصري إلى الخرطوم قادما من القاهرة.", "وصل", "khartoum"),
        ("سيسافر الوزير من تونس، بعد غد، إلى الرباط.", "سيسافر", "rabat"),
        ("زار الوزير الألماني مدينة حلب.", "زار", "aleppo"),
        ("التقى الوزيران في مسقط.", "التقى", "muscat"),
        ("نفى المتحدث إجراء محادثات.", "محادثات", None),
        ("وصل الوفد إلى جزيرة سقطرى. وقالت السلطات إنها أجلت السكان من القرى في الجزيرة.", "أجلت", "socotra"),
        ("في اليمن سيطرت القوات على عدن.", "سيطرت", "aden"),
    ],
)
def test_place(reader: Reader, text: str, trigger: str, place: str | None) -> None:
    assert found(reader, text, trigger).place == place


@pytest.mark.parametrize(
    ("text", "trigger", "value"),
    [
        ("أعلن الرئيس الخميس إلغاء القمة المقررة في 12 يونيو المقبل.", "إلغاء", "XXXX-WXX-4"),
        ("أعلن الرئيس الخميس إلغاء القمة المقررة في 12 يونيو المقبل.", "القمة", "XXXX-06-12"),
        ("سافر الوزير إلى عمان عام 2019.", "سافر", "2019"),
        ("وصل الوفد لاحقا إلى عمان.", "وصل", None),
        ("وصل الوزير يوم الأحد إلى بغداد للقاء نظيره العراقي.", "للقاء", "XXXX-WXX-7"),
    ],
)
def test_time(reader: Reader, text: str, trigger: str, value: str | None) -> None:
    time = found(reader, text, trigger).time
    assert (time.value if time else None) == value


def test_a_disaster_is_nobodys_act(reader: Reader) -> None:
    assert found(reader, "التقت فرنسا ألمانيا. وانهار جسر قديم في الوادي.", "انهار").who == ()


def test_who_begins_with_the_agent(reader: Reader) -> None:
    assert found(reader, "اتهمت فرنسا ألمانيا بالمماطلة.", "اتهمت").who[:2] == ("france", "germany")


def test_a_name_that_looks_like_a_verb_ends_no_clause(reader: Reader) -> None:
    met = found(reader, "التقى وزير الخارجية التونسي أرغين دوماسي وزيرة المالية ليلى منصور في بغداد.", "التقى")
    assert (len(met.who), met.place) == (2, "baghdad")
