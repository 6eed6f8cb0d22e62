"""What leaves a document as claims."""

import pytest

from tawatur import app
from tawatur.model.claim import Claim


def claims(text: str) -> tuple[Claim, ...]:
    return app.reader().leaf(app.annotate(text)).claims


@pytest.mark.parametrize(
    ("content", "positive"),
    [
        ("تفتيش الحاويات لم يبدأ بعد", False),
        ('تفتيش الحاويات "لم يبدأ بعد"', False),
        ("تفتيش الحاويات بدأ أمس", True),
        ("الطاقم بخير جميعا", True),
    ],
)
def test_a_content_whose_verb_is_negated_is_no_confirmation(content: str, positive: bool) -> None:
    (claim, *_) = claims(f"السفينة\nقال المتحدث إن {content}.")
    assert claim.frame.positive is positive


def test_a_claim_keeps_the_verb_that_decides_its_act() -> None:
    words = [claim.evidence.words for claim in claims("المطار\nوقررت الهيئة العامة للطيران إغلاق المطار يومين.")]
    assert any(one.startswith("قررت") for one in words)
