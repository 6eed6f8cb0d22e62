"""Who takes part in an act whose clause tells it by office, by a dual, or not at all."""

import pytest

from tawatur import app
from tawatur.model.annotation import Mention
from tawatur.model.claim import Claim

TEXT = """وزيرا البلدين
قال الرئيس السوري حسن درويش إنه التقى الرئيس العراقي سليم قاسم في بغداد يوم الإثنين.
ومن المتوقع أن يعقد اجتماع آخر في دمشق يوم الخميس.
وسيسافر حسن درويش من حلب إلى البصرة، حيث سيلتقي سليم قاسم.
"""


def claims() -> list[Claim]:
    """The meetings of the text."""
    analysis = app.annotate(TEXT)
    return [claim for claim in app.reader().leaf(analysis).claims if claim.frame.kind == "CONSULT"]


def test_a_meeting_that_names_nobody_is_of_the_two_who_meet() -> None:
    found = [set(claim.frame.who) for claim in claims() if "اجتماع" in claim.evidence.words]
    pair = [set(claim.frame.who) for claim in claims() if "التقى" in claim.evidence.words]
    assert found and pair
    assert found[0] == pair[0]


def test_two_joined_by_and_before_a_dual_verb_meet() -> None:
    analysis = app.annotate("الخبر\nوأعلن الديوان أن الوزيرين سامي الخطيب وميسون تيراق عقدا اجتماعهما في بغداد.")
    (met,) = [
        claim for claim in app.reader().leaf(analysis).claims if claim.main and "اجتماعهما" in claim.evidence.words
    ]
    assert len(met.frame.who) == 2


def test_where_means_the_place_gone_to() -> None:
    met = [claim for claim in claims() if "سيلتقي" in claim.evidence.words]
    assert [claim.frame.where for claim in met] == ["basra"]


def test_a_quotation_keeps_what_governs_its_verb_and_the_whole_of_its_time() -> None:
    meeting = next(claim for claim in claims() if "اجتماع" in claim.evidence.words)
    assert meeting.evidence.words.startswith("يعقد")
    assert meeting.evidence.words.endswith("الخميس")


SUMMIT = """هزاع: نلغي القمة
قال رئيس العراق سليم قاسم إنه يلغي القمة التي كان مقررا أن تجمعه برئيس سوريا حسن درويش في البصرة في 12 يونيو المقبل.
"""


def test_a_relative_clause_tells_who_meets_where_and_when() -> None:
    found = app.reader().leaf(app.annotate(SUMMIT)).claims
    summit = next(claim for claim in found if claim.frame.kind == "CONSULT" and "البصرة" in claim.evidence.words)
    assert len(summit.frame.who) == 2
    assert not {"iraq", "syria"} & set(summit.frame.who)
    assert summit.frame.where == "basra"
    assert summit.frame.when is not None and summit.frame.when.value.endswith("-06-12")


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("وألغى سليم قاسم القمة المقررة بينه وبين حسن درويش.", {"سليم قاسم", "حسن درويش"}),
        ("وأعلنت بغداد موعد القمة المقررة بينها وبين دمشق.", {"iraq", "syria"}),
        ("وأعلن البيت الأبيض إلغاء القمة بين الرئيس سليم قاسم والزعيم حسن درويش.", {"سليم قاسم", "حسن درويش"}),
        (
            "وأعلن سليم قاسم إلغاء القمة بين رئيس العراق سامي الخطيب ورئيس سوريا حسن درويش.",
            {"سامي الخطيب", "حسن درويش"},
        ),
    ],
)
def test_a_meeting_is_of_those_whom_it_is_said_to_be_between(sentence: str, parties: set[str]) -> None:
    analysis = app.annotate(f"الخبر\n{sentence}")
    names = {one.entity: one.span.words(analysis.document.text) for one in analysis.layer(Mention)}
    summit = next(one for one in app.reader().leaf(analysis).claims if one.frame.kind == "CONSULT")
    assert {names[who] if who.startswith("per:") else who for who in summit.frame.who} == parties
