"""Numbers of people and what became of them."""

import pytest

from tawatur import app
from tawatur.ingest import document_of
from tawatur.model.claim import Claim


def claims(text: str) -> list[Claim]:
    desk = app.reader()
    return list(desk.leaf(desk.annotate(document_of(text, pack=desk.pack))).claims)


def counts(text: str) -> set[tuple[float, str]]:
    return {(q.value, q.of) for claim in claims(text) for q in claim.frame.quantities}


@pytest.mark.parametrize(
    "text, wanted",
    [
        ("أعلنت الشرطة مقتل 12 شخصا وإصابة 30 آخرين في الانفجار.", {(12.0, "#dead"), (30.0, "#injured")}),
        ("قالت الوزارة إن 17 شخصا على الأقل أصبحوا في عداد المفقودين.", {(17.0, "#missing")}),
        ("ارتفع عدد المفقودين جراء الفيضان الذي ضرب المدينة منذ الصباح إلى 21.", {(21.0, "#missing")}),
        ("عثرت فرق الإنقاذ على سبعة بحارة أحياء.", {(7.0, "#found")}),
        ("وصلت 12 شاحنة إلى المخيم بعد مقتل قائد القافلة.", {(12.0, "شاحنه")}),
        ("وافقت اللجنة على بناء 1400 وحدة سكنية أخرى.", set()),
        ("غرقت سبع سفن منها أربع سفن صيد في الميناء.", {(7.0, "سفينه"), (4.0, "<سفينه")}),
        ("أسفر الهجوم عن مقتل 20 شخصا بينهم ثلاثة ضباط.", {(20.0, "#dead"), (3.0, "<ضابط")}),
        ("قالت الوزارة إن 100 امرأة شاركن في السباق.", {(100.0, "امراه")}),
        ("نقل المصابون بعد أن بلغت سرعة الرياح 170 كلم في الساعة.", set()),
        ("حكمت المحكمة على الشركة بدفع 40 مليون دولار.", {(40000000.0, "$دولار")}),
        ("غادر الوفد المدينة في 12 يونيو.", set()),
    ],
)
def test_of_people_a_number_tells_what_became_of_them(text: str, wanted: set[tuple[float, str]]) -> None:
    assert counts(text) == wanted


@pytest.mark.parametrize(
    "number, value, about",
    [("40", 40, ""), ("نحو 40", 40, "approximate"), ("أكثر من 40", 40, "more"), ("أقل من 40", 40, "less"),
     ("عشرات", 10, "several"), ("مئات", 100, "several"), ("آلاف", 1000, "several")],
)  # fmt: skip
def test_a_number_keeps_how_it_is_rounded(number: str, value: float, about: str) -> None:
    told = {q for claim in claims(f"شاركت {number} سفينة في السباق.") for q in claim.frame.quantities}
    assert {(q.value, q.about) for q in told} == {(value, about)}
