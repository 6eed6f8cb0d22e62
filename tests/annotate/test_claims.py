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


def test_a_count_that_somebody_gives_is_a_claim_and_one_of_several_is_none() -> None:
    text = "السفينة\nاحتجز الحرس السفينة التي ترفع العلم، وعلى متنها 40 حاوية وأحد القباطنة، بحسب ما أعلن الوزير."
    told = [claim for claim in claims(text) if claim.cue and claim.frame.kind == "STATE"]
    assert [quantity.value for claim in told for quantity in claim.frame.quantities] == [40]
