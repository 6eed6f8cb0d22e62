"""How people are introduced: one reading for chains, for acts and for what a text is about."""

from bisect import bisect_right

import pytest

from tawatur import app
from tawatur.annotate.styles import Styles
from tawatur.model.annotation import Mention


def introduced(text: str) -> list[tuple[str, str, str, str]]:
    desk = app.reader()
    analysis = app.annotate(text)
    words, mentions = desk.words.of(analysis.tokens), analysis.layer(Mention)
    names = [(bisect_right(analysis.tokens.starts, mention.span.start) - 1, mention) for mention in mentions]
    found = Styles(analysis.tokens, words, names, desk.register.nations).introduced()
    return [(who, told.office.title, told.office.field, told.nation) for told, who in found]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("قال وزير الخارجية الروسي سيرغي لافروف.", ("sergei-lavrov", "minister", "foreign-ministry", "russia")),
        ("التقى الرئيس الروسي، فلاديمير بوتين، ضيفه.", ("vladimir-putin", "president", "", "russia")),
        ("قال كيم جونغ أون، زعيم كوريا الشمالية، ذلك.", ("kim-jong-un", "leader", "", "north-korea")),
        ("قال المتحدث باسم الكرملين دميتري بيسكوف.", ("dmitry-peskov", "spokesman", "الكرملين", "russia")),
    ],
)
def test_who_is_introduced_with_which_office(text: str, who: tuple[str, str, str, str]) -> None:
    assert who in introduced(text)


def test_who_is_told_about_is_not_introduced() -> None:
    assert introduced("أوضح المسؤولون أن فلاديمير بوتين يريد ذلك.") == []


def test_two_ministers_of_one_state_are_two() -> None:
    text = (
        "وصل وزير الخارجية الروسي سيرغي لافروف إلى باريس. ووصل وزير الدفاع الروسي سيرغي شويغو إلى روما. "
        "واستقبل وزير الدفاع الروسي نظيره الإيطالي."
    )
    claims = app.reader().leaf(app.annotate(text)).claims
    received = [claim for claim in claims if "استقبل" in claim.evidence.words]
    assert received and all("sergei-shoigu" in claim.frame.who for claim in received)
    assert all("sergei-lavrov" not in claim.frame.who for claim in received)
