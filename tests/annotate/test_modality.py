"""Factuality of acts in invented sentences."""

import pytest
from told_acts import ACTS, HEADLINES

from tawatur import app
from tawatur.annotate.reader import Reader
from tawatur.model.annotation import Event, Factuality, Modality
from tawatur.model.document import Document, Fact
from tawatur.model.span import Span
from tawatur.model.timevalue import Interval


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def factuality(reader: Reader, text: str, trigger: str, *, headline: bool = False) -> str:
    """How the text presents the act whose trigger holds a word."""
    document = Document("x", "x", text, headline=Span(0, len(text)) if headline else None, published=Fact(None))
    analysis = reader.annotate(document)
    pairs = zip(analysis.layer(Event), analysis.layer(Modality), strict=True)
    return next(modality.factuality.value for event, modality in pairs if trigger in event.span.words(text))


@pytest.mark.parametrize(("text", "trigger", "kind", "told"), ACTS, ids=lambda value: str(value)[:40])
def test_factuality(reader: Reader, text: str, trigger: str, kind: str, told: str) -> None:
    assert factuality(reader, text, trigger) == told


@pytest.mark.parametrize(("text", "trigger", "kind", "told"), HEADLINES, ids=lambda value: str(value)[:40])
def test_headlines_tell_in_the_present_what_happened(
    reader: Reader, text: str, trigger: str, kind: str, told: str
) -> None:
    assert factuality(reader, text, trigger, headline=True) == told


def test_every_factuality_is_tried() -> None:
    assert {row[3] for row in ACTS} == {one.value for one in Factuality}


@pytest.mark.parametrize(
    ("text", "trigger", "told"),
    [
        ("لن يلغي الرئيس الزيارة.", "الزيارة", "planned"),
        ("قد يلغي الرئيس الزيارة.", "الزيارة", "possible"),
        ("ألغى الرئيس الزيارة.", "الزيارة", "denied"),
        ("لا يستبعد الوزير تأجيل المحاكمة.", "تأجيل", "possible"),
        ("في حال انعقاد القمة سيحضر الملك.", "القمة", "possible"),
        ("القمة المقررة في بغداد ستبحث النفط.", "القمة", "planned"),
        ("من دون التوصل إلى اتفاق لا عودة.", "اتفاق", "denied"),
    ],
)
def test_scope(reader: Reader, text: str, trigger: str, told: str) -> None:
    assert factuality(reader, text, trigger) == told


FORETOLD = (
    ("سيلتقي وزير الخارجية المصري نظيره التركي في أنقرة الأحد المقبل.", "سيلتقي"),
    ("من المتوقع أن يلتقي وزير الخارجية المصري نظيره التركي في أنقرة.", "يلتقي"),
    ("قد يزور وزير الخارجية المصري أنقرة هذا الشهر.", "يزور"),
    ("قالت الهيئة إنها ستمدد إغلاق المطار يوم السبت.", "ستمدد"),
)
NOT_FORETOLD = (
    ("يريد وزير الخارجية المصري أن يلتقي نظيره التركي.", "يلتقي"),
    ("وصل وزير الخارجية المصري إلى أنقرة للقاء نظيره التركي.", "لقاء"),
    ("الوزير لن يكون سعيدا إذا زار خصمه العاصمة.", "زار"),
    ("اتهمت أنقرة القاهرة بتزويد المتمردين بالأسلحة.", "تزويد"),
    ("قال الوزير إن الاجتماع المرتقب يدل على تقارب البلدين.", "الاجتماع"),
    ("زار وزير الخارجية المصري أنقرة أمس.", "زار"),
)


def forecasts(reader: Reader, text: str) -> list[str]:
    """The clauses of the forecasts of a text printed on a day."""
    printed = Interval.of("2024-03-05")
    leaf = reader.leaf(reader.annotate(Document("x", "x", text, published=Fact(printed))))
    return [claim.evidence.words for claim in leaf.claims if claim.future]


@pytest.mark.parametrize(("text", "trigger"), FORETOLD, ids=lambda value: str(value)[:40])
def test_what_is_said_to_come_is_a_forecast(reader: Reader, text: str, trigger: str) -> None:
    assert any(trigger in words for words in forecasts(reader, text))


@pytest.mark.parametrize(("text", "trigger"), NOT_FORETOLD, ids=lambda value: str(value)[:40])
def test_what_is_wanted_supposed_or_alleged_is_none(reader: Reader, text: str, trigger: str) -> None:
    assert not any(trigger in words for words in forecasts(reader, text))


def test_two_acts_of_one_clause_are_one_forecast(reader: Reader) -> None:
    assert len(forecasts(reader, "قد يناقش المسؤولون المساعدات الإنسانية مع الوفد الكوري الشمالي.")) == 1


def test_the_day_in_the_clause_is_that_of_the_forecast(reader: Reader) -> None:
    text = "وقالت الهيئة يوم الجمعة إنها ستمدد إغلاق المطار خلال يوم السبت بسبب عاصفة."
    leaf = reader.leaf(reader.annotate(Document("x", "x", text, published=Fact(Interval.of("2018-05-25")))))
    (forecast,) = [claim for claim in leaf.claims if claim.future]
    assert forecast.frame.when and forecast.frame.when.resolve(Interval.of("2018-05-25")) == "2018-05-26"


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("قال الناطق إن الوزيرين سيتجاهلان التحذيرات الأجنبية بشأن المحادثات.", False),
        ("رفض الوزير الانتقادات حول الاجتماع.", False),
        ("رفض الوزير الاجتماع مع نظيره.", True),
    ],
)
def test_what_is_ignored_or_rejected_is_not_what_it_is_about(text: str, denied: bool) -> None:
    analysis = app.annotate(text)
    talks = [event.span for event in analysis.layer(Event) if event.kind == "CONSULT"]
    (told,) = (one.factuality for one in analysis.layer(Modality) if one.span in talks)
    assert (told is Factuality.DENIED) is denied
