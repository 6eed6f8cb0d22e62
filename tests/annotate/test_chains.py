"""Chains on invented articles: who stands between reader and content, and whom "the source" means."""

import pytest

from tawatur import app
from tawatur.model.annotation import Attribution
from tawatur.model.chain import Link

CHAINS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    # (article, cue as written, the phrases of its links in order)
    ("قال الوزير نبيل حداد إن الطريق مغلق.", "قال", ("الوزير نبيل حداد",)),
    (
        "ونقلت صحيفة الغارديان عن خبراء أوروبيين قولهم إن السد متصدع.",
        "ونقلت",
        ("صحيفة الغارديان", "خبراء أوروبيين"),
    ),
    ("قالت صحيفة الأهرام إن المدرب نفى تلقيه أي عرض.", "نفى", ("صحيفة الأهرام", "المدرب")),
    ("قالت صحيفة الأهرام إن المدرب نفى تلقيه أي عرض.", "قالت", ("صحيفة الأهرام",)),
    ("قال الوزير إن الخبراء يتوقعون هبوط الأسعار.", "يتوقعون", ("الوزير", "الخبراء")),
    ("وكشفت قناة الجزيرة، نقلا عن مصدر حكومي، أن الهدنة قريبة.", "نقلا", ("قناة الجزيرة", "مصدر حكومي")),
    ("من المتوقع أن تهبط الأسعار.", "من المتوقع", ()),
    ("قال مسؤول في وزارة النفط إن الأنبوب سليم.", "قال", ("مسؤول في وزارة النفط",)),
)

SAME: tuple[tuple[str, str, str], ...] = (
    # (article, a cue, a later cue with the same last link)
    ("قال المدرب نبيل حداد إن الفريق جاهز. وأضاف أن الحارس تعافى.", "قال", "وأضاف"),
    ("قال المدرب نبيل حداد إن الفريق جاهز. وأكد حداد أن الحارس تعافى.", "قال", "وأكد"),
    ("قال مسؤولون أميركيون إن السفينة غرقت. وأوضح المسؤولون أن الطاقم نجا.", "قال", "وأوضح"),
    ("قال مصدر أمني إن السفينة غرقت. وأوضح المصدر أن الطاقم نجا.", "قال", "وأوضح"),
    ("قال مصدر أمني إن السفينة غرقت. وأوضح المصدر ذاته أن الطاقم نجا.", "قال", "وأوضح"),
    ("ذكرت صحيفة الغارديان أن المتحف مغلق. وأوضحت الصحيفة أن الترميم بدأ.", "ذكرت", "وأوضحت"),
    ("قال وزير النقل خالد منصور إن القطار تأخر. وأوضح الوزير أن السكة قديمة.", "قال", "وأوضح"),
    ("أعلن المتحدث سامي الخطيب فتح الطريق. وتابع قائلا إن الثلج ذاب.", "أعلن", "وتابع"),
    ("قال رئيس تونس إن العام صعب. وأضاف الرئيس أن الديون كبيرة.", "قال", "وأضاف"),
    ("قالت الباحثة ليلى منصور إن الماء ملوث. وحذرت من انتشار المرض.", "قالت", "وحذرت"),
    ("ذكر بيان لوزارة النقل أن الجسر سليم. وأكدت وزارة النقل أن الطريق مفتوح.", "ذكر", "وأكدت"),
    ("أفاد بيان صادر عن وزارة النقل بأن الجسر سليم. وأكدت وزارة النقل أن الطريق مفتوح.", "أفاد", "وأكدت"),
    ("ذكر بيان لخفر السواحل الكندي أن القارب غرق. وقال خفر السواحل الكندي إن الطاقم نجا.", "ذكر", "وقال"),
    ("اتهم تقرير جديد لمنظمة العفو الدولية الجنود بالقتل. وأكدت منظمة العفو الدولية أن القتل استمر.", "اتهم", "وأكدت"),
    ("قال تقرير صادر عن الأمم المتحدة إن الجوع ينتشر. وأضاف التقرير أن العدد كبير.", "قال", "وأضاف"),
    (
        "غرق القارب، بحسب ما أعلن المتحدث باسمه. وقال المتحدث باسم خفر السواحل العميد سامي الخطيب إن الطاقم نجا.",
        "بحسب",
        "وقال",
    ),
    (
        "ذكرت صحيفة الغارديان، نقلا عن مسؤولين أميركيين، أن السفينة غرقت. ووفقا للمسؤولين أنفسهم، نجا الطاقم.",
        "نقلا",
        "ووفقا",
    ),
    ("ذكر بيان للشرطة الكينية أن القارب غرق. وقالت الشرطة الكينية إن الطاقم نجا.", "ذكر", "وقالت"),
)


def links(text: str, cue: str) -> tuple[Link, ...]:
    """The links of the chain of a cue."""
    marks = app.annotate(text).layer(Attribution)
    return next(one for one in marks if one.span.words(text).startswith(cue)).chain.links


@pytest.mark.parametrize(("text", "cue", "phrases"), CHAINS)
def test_the_links_of_a_chain(text: str, cue: str, phrases: tuple[str, ...]) -> None:
    assert tuple(link.words for link in links(text, cue)) == phrases


@pytest.mark.parametrize(("text", "first", "later"), SAME)
def test_later_words_mean_an_earlier_link(text: str, first: str, later: str) -> None:
    assert links(text, first)[-1].who == links(text, later)[-1].who


def test_unnamed_groups_keep_their_nation() -> None:
    link = links("قال مسؤولون أميركيون إن السفينة غرقت.", "قال")[0]
    assert (link.named, link.nation) == (False, "united-states")


def test_officials_of_another_nation_are_others() -> None:
    text = "قال مسؤولون أميركيون إن السفينة غرقت. وأوضح المسؤولون الروس أن الطاقم نجا."
    assert links(text, "قال")[0].who != links(text, "وأوضح")[0].who


def test_the_paper_of_the_headline_stands_before_every_link() -> None:
    text = "الغارديان: انهيار سد قديم\nقال مهندسون إن السد انهار. وأضافوا أن الإنذار تأخر."
    desk = app.annotate(text, headline="الغارديان: انهيار سد قديم")
    said = [one for one in desk.layer(Attribution) if one.by != "cue.colon"]
    assert said
    assert all(one.chain.links[0].who == "guardian" and one.chain.links[0].context for one in said)


def test_a_retold_report_is_the_context_of_its_article() -> None:
    text = (
        "ذكرت صحيفة الغارديان أن السد انهار. ونقلت الصحيفة عن مهندسين أن الإنذار تأخر. "
        "وقال سكان إن الماء وصل ليلا. وأضافت الصحيفة أن التحقيق بدأ."
    )
    assert [link.who for link in links(text, "وقال")][0] == "guardian"


@pytest.mark.parametrize(
    ("text", "first", "later"),
    [
        ("قال وزير الدفاع الفرنسي نبيل حداد إن الجيش جاهز. وأكد وزير الخارجية الفرنسي أن الحوار مفتوح.", "قال", "وأكد"),
        ("قالت وزيرة المالية ليلى منصور إن العام صعب. وأكد الوزير أن الديون كبيرة.", "قالت", "وأكد"),
    ],
)
def test_an_office_of_another_field_or_gender_is_somebody_else(text: str, first: str, later: str) -> None:
    assert links(text, first)[-1].who != links(text, later)[-1].who


@pytest.mark.parametrize(
    ("text", "nation"),
    [
        ("قال وزير الدفاع الأميركي نبيل حداد إن الجيش جاهز.", "united-states"),
        ("قال مسؤولون أميركيون إن الجيش جاهز.", "united-states"),
        ("قال المحلل الأميركي نبيل حداد إن الجيش جاهز.", None),
        ("قال خبراء أميركيون إن الجيش جاهز.", None),
        ("وصلت الشرطة الكينية إلى القاعدة. قالت الشرطة إن الطريق مفتوح.", "kenya"),
        ("وصلت الشرطة الكينية والشرطة الفرنسية إلى القاعدة. قالت الشرطة إن الطريق مفتوح.", None),
        ("احتجز خفر السواحل في فرنسا قاربا. قال المتحدث باسم خفر السواحل سامي الخطيب إن الطاقم نجا.", "france"),
    ],
)
def test_for_which_state_a_link_speaks(text: str, nation: str | None) -> None:
    assert links(text, "قال")[-1].nation == nation


def test_a_verb_that_does_not_agree_is_somebody_elses() -> None:
    text = "قال المتحدث سامي الخطيب إن السفينة وصلت بعدما رفضت التوقف."
    assert [one.span.words(text) for one in app.annotate(text).layer(Attribution)] == ["قال"]
