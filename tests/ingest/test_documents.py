"""Residue, credits and dates of invented articles."""

import re
from datetime import date
from pathlib import Path

import pytest

import tawatur.ingest
from tawatur.ingest import document_of
from tawatur.lang.pack import Pack
from tawatur.model.document import Document
from tawatur.model.reason import Reason
from tawatur.model.timevalue import Interval

BODY = (
    "قالت وزارة النقل إن القطار السريع سيبدأ رحلاته مطلع الشهر، وأضافت أن المحطات جاهزة لاستقبال الركاب.\n"
    "وأوضح مدير المشروع أن التجارب انتهت من دون حوادث."
)
PAGE = """الوضع المظلم
الأحد ٠٣ / مارس / ٢٠٢٤
Logo
الرئيسية | سياسة | رياضة
  • القطار السريع يبدأ رحلاته بين المدينتين
القطار السريع يبدأ رحلاته...
القطار السريع

قالت وزارة النقل إن القطار السريع سيبدأ رحلاته مطلع الشهر، وأضافت أن المحطات جاهزة لاستقبال الركاب.

اقرأ أيضاً: افتتاح المطار الجديد

محطات جديدة
وأوضح مدير المشروع أن التجارب انتهت من دون حوادث.

صدى نيوز - رويترز

النشرة الإخبارية
اشترك في قائمتنا البريدية!
شارك
جميع الحقوق محفوظة"""


def dropped(document: Document) -> dict[str, str]:
    return {line.span.words(document.text).strip(): line.reason.rule for line in document.dropped}


def test_page_residue_is_dropped_and_the_article_kept(pack: Pack) -> None:
    document = document_of(PAGE, pack=pack)
    assert dropped(document) == {
        "الوضع المظلم": "residue.menu",
        "الأحد ٠٣ / مارس / ٢٠٢٤": "residue.page-date",
        "Logo": "residue.logo",
        "الرئيسية | سياسة | رياضة": "residue.menu",
        "القطار السريع يبدأ رحلاته...": "residue.headline-again",
        "القطار السريع": "residue.caption",
        "اقرأ أيضاً: افتتاح المطار الجديد": "residue.related",
        "النشرة الإخبارية": "residue.newsletter",
        "اشترك في قائمتنا البريدية!": "residue.newsletter",
        "شارك": "residue.share",
        "جميع الحقوق محفوظة": "residue.copyright",
    }
    assert document.headline and document.headline.words(PAGE) == "القطار السريع يبدأ رحلاته بين المدينتين"
    assert [span.words(PAGE).strip() for span in document.body()][2] == "محطات جديدة"
    assert document.text == PAGE


def test_the_date_of_the_page_is_told_and_not_believed(pack: Pack) -> None:
    document = document_of(PAGE, pack=pack)
    assert [fact.value for fact in document.page_dates] == ["2024-03-03"]
    assert document.published.value is None


def test_a_clean_article_loses_nothing(pack: Pack) -> None:
    document = document_of(BODY, pack=pack)
    assert not document.dropped and document.headline is None
    assert document.outlet.value is document.agency.value is document.dateline.value is None


OPENINGS = [
    ("القاهرة (رويترز) - ", "reuters", "القاهرة"),
    ("باريس - أ ف ب: ", "afp", "باريس"),
    ("أ.ف.ب - باريس\n", "afp", "باريس"),
    ("واس - الرياض: ", "spa", "الرياض"),
    ("(عمّان) – ", None, "عمّان"),
    ("قالت رويترز: ", None, None),
    ("ونقلت «رويترز» - ", None, None),
    ("بحسب مصدر تحدث إلى رويترز - ", None, None),
]


@pytest.mark.parametrize(("opening", "agency", "place"), OPENINGS)
def test_openings(opening: str, agency: str | None, place: str | None, pack: Pack) -> None:
    document = document_of(opening + BODY, pack=pack)
    assert (document.agency.value, document.dateline.value) == (agency, place)


CLOSINGS = [
    ("\n(رويترز)", "reuters"),
    (" بحسب رويترز.", "reuters"),
    (" وفقا لوكالة رويترز.", "reuters"),
    (' "أ ب"', "ap"),
    ("\nالمصدر: د ب أ", "dpa"),
    ("\nصدى نيوز_ «أسوشيتد برس»", "ap"),
    (" في كل الأيام (رويترز)", "reuters"),
    ("\nونفى المدير ما أعلنته وكالة الأنباء السورية (سانا).", None),
    ("\nالصور من «واس»", None),
    (" وقال ذلك لرويترز.", None),
    (" بحسب رويترز.\nوتستمر الأعمال في باقي المحطات حتى نهاية العام.", None),
]


@pytest.mark.parametrize(("closing", "agency"), CLOSINGS)
def test_closings(closing: str, agency: str | None, pack: Pack) -> None:
    assert document_of(BODY + closing, pack=pack).agency.value == agency


def test_a_newspaper_before_a_colon_in_the_headline_is_credited(pack: Pack) -> None:
    document = document_of("الغارديان: القطار السريع يبدأ رحلاته\n" + BODY, pack=pack)
    assert document.agency.value == "guardian"
    assert document.agency.reasons[0].rule == "agency.headline"
    assert document.outlet.value is None


def test_a_newspaper_that_the_lead_names_again_is_recounted_and_not_credited(pack: Pack) -> None:
    lead = "كتبت صحيفة الغارديان البريطانية أن القطار السريع سيبدأ رحلاته مطلع الشهر، وأن المحطات جاهزة.\n"
    document = document_of("الغارديان: القطار السريع يبدأ رحلاته\n" + lead + BODY, pack=pack)
    assert document.agency.value is None
    assert document.headline and document.headline.words(document.text).startswith("الغارديان")


def test_a_headline_that_begins_with_a_newspaper_and_a_word_of_pictures_is_no_byline(pack: Pack) -> None:
    title = "«الغارديان»: صورة القطار السريع كانت معلقة في محطة قديمة"
    document = document_of(f"{title}\n{BODY}", pack=pack)
    assert document.headline and document.headline.words(document.text) == title


GLUED = [
    ("Next Previous قالت", "قالت", "residue.navigation"),
    ("قالت", "قالت", ""),
    ("قالت.|  سمات قطار محطات نقل", "قالت.", "residue.tags"),
    ("قالت. |رابط الخبر بصحيفة الفنار: القطار يصل", "قالت.", "residue.link"),
    ("قالت. |الصور من «واس»", "قالت.", "residue.furniture"),
    ("قالت. سمات المرحلة واضحة للجميع.", "قالت. سمات المرحلة واضحة للجميع.", ""),
    ("قالت. الصور من رحلة القطار", "قالت. الصور من رحلة القطار", ""),
]


@pytest.mark.parametrize(("line", "kept", "rule"), GLUED)
def test_residue_glued_to_a_story_line_is_dropped_alone(line: str, kept: str, rule: str, pack: Pack) -> None:
    text = "القطار السريع يبدأ رحلاته\n" + line.replace("|", "").replace("قالت", BODY.split("\n")[0].rstrip("."))
    document = document_of(text, pack=pack)
    assert [part.reason.rule for part in document.dropped] == ([rule] if rule else [])
    left = "".join(span.words(text) for span in document.body()[1:]).strip()
    assert left == kept.replace("قالت", BODY.split("\n")[0].rstrip("."))


def test_the_rubric_of_a_headline_and_the_name_of_its_take_are_dropped(pack: Pack) -> None:
    text = f'عام / "قطار" جديد بين المدينتين / إضافة أولى\n{BODY}'
    document = document_of(text, pack=pack)
    assert document.headline and document.headline.words(text) == '"قطار" جديد بين المدينتين'
    assert document.body()[0].words(text).strip() == '"قطار" جديد بين المدينتين'
    assert set(dropped(document).values()) == {"residue.furniture"}


def test_a_menu_with_unknown_items_and_a_caption_behind_a_dash_are_dropped(pack: Pack) -> None:
    bar, caption = "الرئيسية | أخبار | قطارات | اتصل بنا", "محطة المدينة - صورة أرشيفية"
    document = document_of(f"{bar}\nالقطار السريع يبدأ رحلاته\n{caption}\n{BODY}", pack=pack)
    assert dropped(document) == {bar: "residue.menu", caption: "residue.caption"}
    assert document.headline and document.headline.words(document.text) == "القطار السريع يبدأ رحلاته"


def test_the_outlet_of_the_quoted_correspondent_to_whom_others_spoke_publishes(pack: Pack) -> None:
    staff = BODY + " وأفاد مراسل «المصري اليوم» بأن العمل مستمر.\n"
    told = staff + "وقال السائق في اتصال مع «المصري اليوم» إنه راض."
    assert document_of(staff, pack=pack).outlet.value is None
    document = document_of(told, pack=pack)
    assert (document.outlet.value, document.outlet.reasons[0].rule) == ("almasry-alyoum", "outlet.staff")


def test_a_long_name_before_a_dash_publishes(pack: Pack) -> None:
    document = document_of("المصري اليوم – " + BODY, pack=pack)
    assert (document.outlet.value, document.outlet.reasons[0].rule) == ("almasry-alyoum", "outlet.dateline")
    assert document.agency.value is None


def test_several_agencies_are_told_in_a_reason(pack: Pack) -> None:
    document = document_of(BODY, pack=pack, fields={"author": "عواصم - أ ف ب، رويترز"})
    assert document.agency.value == "afp"
    assert document.agency.reasons[1] == Reason("agency.also", ("reuters", "رويترز"))


def test_the_outlet_by_field_address_dateline_and_credit_line(pack: Pack) -> None:
    by_address = document_of(BODY, pack=pack, fields={"link": "https://edition.arabic.cnn.com/2024/03/02/train"})
    assert (by_address.outlet.value, by_address.outlet.reasons[0].rule) == ("cnn", "outlet.domain")
    assert by_address.published.value == Interval(date(2024, 3, 2), date(2024, 3, 2))
    assert by_address.fields == (("url", "link"),)
    by_field = document_of(BODY, pack=pack, fields={"source": "صدى نيوز"})
    assert (by_field.outlet.value, by_field.outlet.reasons[0].rule) == ("صدي-نيوز", "outlet.field-unlisted")
    by_dateline = document_of("دبي، الإمارات العربية المتحدة (CNN)-- " + BODY, pack=pack)
    assert (by_dateline.outlet.value, by_dateline.agency.value, by_dateline.dateline.value) == ("cnn", None, "دبي")
    by_credit = document_of(BODY + "\nصدى نيوز_ «أسوشيتد برس»", pack=pack)
    assert by_credit.outlet.reasons[0].rule == "outlet.credit-line"


STAMPS = [
    ("2024-03-02T23:30:00-05:00", "2024-03-02"),
    ("Sat, 02 Mar 2024 23:30:00 +0300", "2024-03-02"),
    ("السبت 2 مارس 2024", "2024-03-02"),
    ("٢ آذار/مارس ٢٠٢٤", "2024-03-02"),
    ("02/03/2024 10:15", "2024-03-02"),
    ("25 شوال 1436 هـ", "2015-08-10"),
    ("25 شوال 1436 هـ الموافق 10 أغسطس 2015 م", "2015-08-10"),
    ("أمس", None),
    ("99/99/9999", None),
]


@pytest.mark.parametrize(("stamp", "day"), STAMPS)
def test_stamps(stamp: str, day: str | None, pack: Pack) -> None:
    value = document_of(BODY, pack=pack, fields={"pubDate": stamp}).published.value
    assert (str(value) if value else None) == day


def test_a_hijri_dateline_dates_the_text(pack: Pack) -> None:
    document = document_of("الرياض 25 شوال 1436 هـ واس\n" + BODY, pack=pack)
    assert document.published.value == Interval(date(2015, 8, 10), date(2015, 8, 10))
    assert document.published.reasons[0].rule == "published.dateline-hijri"
    assert (document.agency.value, document.dateline.value) == ("spa", "الرياض")


def test_identity_hangs_on_text_and_fields_not_on_the_name(pack: Pack) -> None:
    first, second = (document_of(BODY, pack=pack, name=name) for name in ("a", "b"))
    other = document_of(BODY, pack=pack, fields={"url": "https://example.org/1"})
    assert first.id == second.id != other.id
    assert len(first.id) == 16


def test_every_rule_has_a_sentence(pack: Pack) -> None:
    room = Path(tawatur.ingest.__path__[0])
    rules = {line.split(" = ")[0] for line in (room / "reasons.txt").read_text("utf-8").splitlines() if " = " in line}
    code = "\n".join(path.read_text("utf-8") for path in room.glob("*.py"))
    assert set(re.findall(r'"((?:outlet|published|page-date|dateline|residue)\.[a-z-]+)"', code)) <= rules
    assert {f"issue.{kind}" for _, kind in re.findall(r'(unread|noted)\("([a-z-]+)"', code)} <= rules
    kinds = {f"residue.{entry.value}" for name in ("residue", "page-residue") for entry in pack.entries(name)}
    assert kinds <= rules


def test_spans_point_at_the_words_they_stand_for(pack: Pack) -> None:
    document = document_of("باريس - أ ف ب: " + BODY, pack=pack)
    assert document.agency.span and document.agency.span.words(document.text) == "أ ف ب"
    assert document.dateline.span and document.dateline.span.words(document.text) == "باريس"
