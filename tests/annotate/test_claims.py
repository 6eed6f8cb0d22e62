"""What leaves a document as claims."""

import pytest

from tawatur import app
from tawatur.model.chain import Stance
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
        ("لا مصلحة لنا في التدخل هناك", False),
    ],
)
def test_a_content_whose_verb_is_negated_is_no_confirmation(content: str, positive: bool) -> None:
    (claim, *_) = claims(f"السفينة\nقال المتحدث إن {content}.")
    assert claim.frame.positive is positive


@pytest.mark.parametrize(
    ("sentence", "factuality"),
    [("ولم تذكر الشرطة في المدينة هذه التفاصيل.", "denied"), ("وتذكر الشرطة في المدينة هذه التفاصيل.", "happened"),
     ("تأثير الفيضان يبدأ في شمال البلاد.", "happened"), ("وكان النهر في المدينة قد غمر الحقول.", "happened"),
     ("قد يغمر النهر حقول المدينة.", "possible")],
)  # fmt: skip
def test_a_sentence_that_tells_no_act_is_meant_as_its_verb_says(sentence: str, factuality: str) -> None:
    assert {claim.factuality.value for claim in claims(f"الفيضان\n{sentence}")} == {factuality}


def test_a_claim_keeps_the_verb_that_decides_its_act() -> None:
    words = [claim.evidence.words for claim in claims("المطار\nوقررت الهيئة العامة للطيران إغلاق المطار يومين.")]
    assert any(one.startswith("قررت") for one in words)


def test_a_count_that_somebody_gives_is_a_claim_and_one_of_several_is_none() -> None:
    text = "السفينة\nاحتجز الحرس السفينة التي ترفع العلم، وعلى متنها 40 حاوية وأحد القباطنة، بحسب ما أعلن الوزير."
    told = [claim for claim in claims(text) if claim.cue and claim.frame.kind == "STATE"]
    assert [quantity.value for claim in told for quantity in claim.frame.quantities] == [40]


def asides(text: str) -> list[Claim]:
    return [claim for claim in claims(text) if not claim.main]


def test_a_clause_beside_the_acts_is_a_claim_of_its_own_under_whoever_says_it() -> None:
    text = "الطائرة\nوقال الجيش إن الطائرة أسقطها صاروخ قديم، وإن الوحدة التي تملكه ترابط قرب كورسك منذ عام 2012."
    (one,) = [claim for claim in asides(text) if "كورسك" in claim.evidence.words]
    assert not one.evidence.words.startswith(("و", "إن"))
    assert [link.span and link.span.words(text) for link in one.chain.links] == ["الجيش"]


def test_a_clause_that_another_claim_tells_is_none() -> None:
    found = [claim.evidence.span for claim in claims("اللقاء\nالتقى الوزير السفير في القاهرة أمس.")]
    assert not any(one.overlap(other) for one in found for other in found if one != other)


@pytest.mark.parametrize(
    ("clause", "factuality"),
    [("ستبقى مياه النهر عكرة شهورا", "planned"), ("قد تبقى مياه النهر عكرة شهورا", "possible"),
     ("لم تبق مياه النهر عكرة شهورا", "denied"), ("بقيت مياه النهر عكرة شهورا", "happened")],
)  # fmt: skip
def test_a_clause_beside_the_acts_is_meant_as_its_verb_says(clause: str, factuality: str) -> None:
    told = claims(f"النهر\nالتقى الوزير السفير في القاهرة أمس، و{clause}.")
    assert [claim.factuality.value for claim in told if "عكرة" in claim.evidence.words] == [factuality]


def test_who_says_it_is_not_what_is_told() -> None:
    terms = {
        term
        for claim in asides("النهر\nوأوضح مدير المرصد سعيد حمدان أن مياه النهر بقيت عكرة.")
        for term in claim.frame.terms
    }
    assert not terms & {"مدير", "مرصد", "سعيد", "حمدان"}


@pytest.mark.parametrize(
    "named", ["الرئيس الأميركي دونالد ترامب", "رئيس الولايات المتحدة دونالد ترامب", "دونالد ترامب"]
)
def test_a_title_says_no_more_than_the_name_behind_it(named: str) -> None:
    (claim, *_) = claims(f"الصباح\nالتقى {named} السفير في القاهرة.")
    assert "@donald-trump" in claim.frame.terms
    assert not {"رءيس", "@united-states"} & set(claim.frame.terms)


def test_an_office_whose_holder_the_article_names_stands_for_him() -> None:
    text = "الصباح\nوصل الرئيس الأميركي دونالد ترامب إلى القاهرة.\nثم زار الرئيس الأميركي المتحف."
    last = claims(text)[-1]
    assert "@donald-trump" in last.frame.terms
    assert "رءيس" not in last.frame.terms


def test_a_state_within_a_longer_name_stops_no_search_for_a_title() -> None:
    assert claims("الصباح\nوصل من سلطنة عمان دونالد ترامب مع السفير.")


def test_the_time_of_a_clause_is_not_that_of_what_caused_it() -> None:
    told = claims("الصباح\nتأجل اللقاء الخميس بسبب فيضانات في المدينة.")
    assert [claim.frame.when for claim in told if claim.frame.kind == "DISASTER"] == [None]


@pytest.mark.parametrize(
    ("text", "refuses"),
    [
        ("قالت الوزارة إن روسيا ترفض الاتهامات بالتورط في حريق المرفأ.", False),
        ("ترفض سرندوم هذه المزاعم بشأن حريق المرفأ.", False),
        ("رفضت سرندوم تسليم السفينة إلى جارتها.", True),
    ],
)
def test_who_rejects_what_is_claimed_denies_it_and_who_refuses_an_act_does_not(text: str, refuses: bool) -> None:
    denied = [claim for claim in claims(text) if claim.stance is Stance.DENIES]
    assert denied and {claim.refusal for claim in denied} == {refuses}


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("قالت الوزارة إن الطائرات لم تقصف المرفأ.", {True}),
        ("قالت الوزارة إن الطائرات قصفت المرفأ.", {False}),
        ("قالت الوزارة إن المدينة عادت بلا قصف إلى الهدوء.", {False}),
    ],
)
def test_only_a_negated_verb_says_that_an_act_was_not_done(text: str, negated: set[bool]) -> None:
    assert {claim.negated for claim in claims(text) if claim.frame.kind == "ASSAULT"} == negated


@pytest.mark.parametrize(
    ("clause", "ahead"),
    [
        ("من المرجح أن تنخفض مياه السد ببطء شديد، وأن تبقى مياه النهر عكرة شهورا", True),
        ("ستكون مياه النهر عكرة شهورا", True),
        ("من المتوقع أن يزور الوفد المدينة التي تقع على ضفة النهر الشمالية منذ قرون", False),
        ("من المتوقع أن السكان لم يكونوا قد علموا بحال مياه النهر العكرة", False),
        ("مياه النهر التي كانت ستبقى عكرة شهورا", False),
    ],
)
def test_a_clause_beside_the_acts_lies_ahead_by_a_verb_of_its_own(clause: str, ahead: bool) -> None:
    assert any(one.future for one in asides(f"النهر\nوصل الوزير إلى المدينة أمس، و{clause}.")) is ahead


def test_what_was_done_is_not_possible_for_a_word_that_looks_like_a_noun() -> None:
    found = claims("الجسر\nوقد قتل جميع ركاب الحافلة عندما سقطت من الجسر.")
    assert {claim.factuality.value for claim in found if claim.frame.kind == "CASUALTY"} == {"happened"}


def test_what_an_act_is_to_lead_to_is_foretold_with_it() -> None:
    found = claims("البلدية\nومن المرجح أن يعمل الرئيس لتشكيل حكومة جديدة في المدينة.")
    assert any(claim.future for claim in found if claim.frame.kind == "APPOINT")


@pytest.mark.parametrize(
    ("sentence", "ahead"),
    [
        ("وسيحاول مسؤولون من البلدين بلورة استراتيجية لإنقاذ الاتفاق", True),
        ("وقال الوزير إن النهر سيكون في ذروته مطلع الصيف", True),
        ("ويعتقد الخبراء أن النهر سيكون صالحا للملاحة", True),
        ("ويعتقد الخبراء أن النهر صالح للملاحة", False),
        ("وسئل الخبير عما إذا كان النهر سيكون صالحا للملاحة", False),
        ("ودعا الوزير إلى أن يكون النهر صالحا للملاحة", False),
        ("كيف سيصبح النهر صالحا للملاحة هذا العام", False),
    ],
)
def test_what_somebody_says_will_be_lies_ahead(sentence: str, ahead: bool) -> None:
    assert any(claim.future for claim in claims(f"النهر\n{sentence}.")) is ahead


def test_an_act_in_the_present_takes_a_coming_day_of_its_clause() -> None:
    (vote,) = claims("الاقتراع\nيصوت السكان الجمعة المقبل في استفتاء على الدستور.")
    assert vote.frame.when is not None and vote.frame.when.direction == "future"


def test_an_awaited_act_behind_another_is_foretold_and_the_other_is_not() -> None:
    found = claims("القرار\nأصدرت الحكومة هذا القرار بشكل مفاجئ قبل القمة المرتقبة في بيروت في 12 يونيو المقبل.")
    assert {claim.frame.kind: claim.future for claim in found} == {"LAW": False, "CONSULT": True}


def test_what_looks_like_a_promise_is_none_without_what_is_promised() -> None:
    found = claims("القافلة\nنقل الصاروخ ضمن قافلة عسكرية. وتعد محادثات جنيف خطوة أولى.")
    assert "planned" not in {claim.factuality.value for claim in found}


def test_what_is_told_of_a_meeting_behind_its_name_belongs_to_its_claim() -> None:
    found = claims("القمة\nوقال الوزير إن القمة مع الرئيس العراقي قد تعقد في موعدها في بغداد.")
    assert any(claim.evidence.words.endswith("قد تعقد في موعدها في بغداد") for claim in found)


def test_an_act_that_only_dates_another_has_not_the_time_of_the_other() -> None:
    found = claims("الرئيس\nوأصبح سامي الخطيب الخميس رئيسا للحكومة بعد انتخابات برلمانية في البلاد.")
    assert {claim.frame.when for claim in found if claim.frame.kind == "VOTE"} == {None}


def test_a_day_behind_the_eve_of_something_is_to_come() -> None:
    (match,) = claims("المباراة\nوذلك عشية المباراة النهائية ضد الفريق الآخر السبت في بغداد.")[:1]
    assert match.frame.when is not None and match.frame.when.direction == "future"


def test_a_verb_that_tells_more_of_what_is_ruled_out_is_not_denied() -> None:
    found = claims("الشركة\nاستبعدت الشركة تقديم تعويضات لنحو مليون مستخدم أوروبي انتهكت شركة أخرى خصوصية بياناتهم.")
    assert {claim.factuality.value for claim in found} == {"happened"}


def test_what_begins_behind_a_comma_and_and_is_not_what_a_verb_of_denying_governs() -> None:
    found = claims('الاتحاد\nوقال الشيخ: "لا يخالف أو يعارض الاتحاد القاري، وأنا شخصيا أبارك إقامة اتحاد جديد".')
    assert "denied" not in {claim.factuality.value for claim in found}
