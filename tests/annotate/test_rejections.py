"""Who calls untrue what others tell, and who does not: invented sentences."""

import pytest

from tawatur import app
from tawatur.model.annotation import Factuality
from tawatur.model.chain import Stance
from tawatur.model.claim import Claim


def denials(sentence: str) -> list[Claim]:
    found = app.reader().leaf(app.annotate(f"جسر المرفأ\n{sentence}")).claims
    return [claim for claim in found if claim.stance is Stance.DENIES and not claim.refusal]


@pytest.mark.parametrize(
    "sentence",
    [
        'نددت شركة المنار بتقرير منظمة العفو الدولية ووصفته بأنه "ملفق" و"لا أساس له من الصحة".',
        "وقال المتحدث باسم الجيش خالد حداد إن هذه المعلومات خاطئة.",
        "اعتبر الوزير سمير حداد أن ما نشرته الصحيفة عن الجسر محض افتراء.",
        'وقال المتحدث باسم البلدية: "لا صحة للأنباء عن انهيار الجسر".',
        "وأكد المدير أن الشائعات عن إغلاق المرفأ عارية عن الصحة.",
        'نددت موسكو بالتقرير ووصفته "بالمنحاز" و"المسيس".',
        "رفضت وزارة الداخلية الروسية ما قاله فريق التحقيق.",
        "رفض الجيش التقرير ووصفه بأنه كاذب.",
    ],
)
def test_who_calls_a_report_untrue_denies_it(sentence: str) -> None:
    found = denials(sentence)
    assert found
    assert all(claim.factuality is Factuality.DENIED for claim in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "وقال الوزير إن الأنباء ليست كاذبة.",
        "وقال الوزير إن خصمه كاذب.",
        "وقال الوزير إن الأنباء قد تكون كاذبة.",
        "رفض الوزير الإدلاء بتصريحات عن الجسر.",
        "رفضت الحكومة قانون الانتخابات.",
        "رفضت وزيرة الخارجية تعليقات نائب الرئيس.",
    ],
)
def test_who_calls_a_man_a_liar_weighs_doubts_or_refuses_denies_no_report(sentence: str) -> None:
    assert denials(sentence) == []


def test_words_of_untruth_say_nothing_of_what_is_denied() -> None:
    (claim, *_) = denials("وقال المتحدث إن الأنباء عن انهيار الجسر كاذبة.")
    (plain, *_) = app.reader().leaf(app.annotate("جسر المرفأ\nوقال المتحدث إن الأنباء عن انهيار الجسر.")).claims[1:]
    assert set(claim.frame.terms) <= set(plain.frame.terms)
