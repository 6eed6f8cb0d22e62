"""Factuality of acts in invented sentences."""

import pytest
from told_acts import ACTS, HEADLINES

from tawatur.annotate.reader import Reader
from tawatur.model.annotation import Event, Factuality, Modality
from tawatur.model.document import Document, Fact
from tawatur.model.span import Span


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
