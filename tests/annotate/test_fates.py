"""What becomes of persons by name: dead, alive after all, only played dead; and what must not be taken for it."""

import pytest

from tawatur import app
from tawatur.ingest import document_of


def fates(text: str) -> set[tuple[str, str]]:
    """The last word of each person's name and what became of him; what is denied under "not"."""
    desk = app.reader()
    leaf = desk.leaf(desk.annotate(document_of(text, pack=desk.pack)))
    names = {entity.key: entity.names[0].split()[-1] for entity in leaf.entities}
    return {
        (names[fate.who], fate.what if claim.frame.positive else f"not {fate.what}")
        for claim in leaf.claims
        for fate in claim.frame.fates
    }


LEONID = "سافتشوك"


@pytest.mark.parametrize(
    "text, wanted",
    [
        ("قالت الشرطة إن الصحفي ليونيد سافتشوك قتل بالرصاص أمام منزله.", {"dead"}),
        ("لقي الصحفي الروسي ليونيد سافتشوك حتفه، الثلاثاء، في انفجار.", {"dead"}),
        ("اتهم رئيس الوزراء موسكو بالوقوف وراء اغتيال ليونيد سافتشوك.", {"dead"}),
        ("تلقت الأسرة خبر وفاة ليونيد سافتشوك في باريس.", {"reported"}),
        ("ظهر الصحفي ليونيد سافتشوك حيا، الأربعاء، في مؤتمر صحفي.", {"alive"}),
        ("أعلن جهاز الأمن أن ليونيد سافتشوك على قيد الحياة.", {"alive"}),
        ("لا يزال ليونيد سافتشوك على قيد الحياة.", {"alive"}),
        ("تبين أن ليونيد سافتشوك لم يمت.", {"alive"}),
        ("قالت الوزارة إن ليونيد سافتشوك لم يقتل.", {"not dead"}),
        ("ندد المتحدث بتمثيلية مقتل ليونيد سافتشوك.", {"feigned", "staged"}),
    ],
)
def test_dead_alive_or_played_dead(text: str, wanted: set[str]) -> None:
    assert fates(text) == {(LEONID, what) for what in wanted}


@pytest.mark.parametrize(
    "text",
    [
        "كان ليونيد سافتشوك على قيد الحياة عندما نقل إلى المستشفى.",
        "وكان ليونيد سافتشوك لا يزال على قيد الحياة حين وصل المسعفون.",
        "لا يزال ليونيد سافتشوك حيا في ذاكرة زملائه.",
        "لا يعرف أحد إن كان ليونيد سافتشوك حيا أم ميتا.",
        "توفيت زوجة ليونيد سافتشوك.",
        "مقتل شقيق ليونيد سافتشوك في انفجار.",
        "قتل ليونيد سافتشوك زوجته.",
        "ليونيد سافتشوك لم يقتل أحدا.",
        "وصل ليونيد سافتشوك إلى حي الزهور.",
        "نجا ليونيد سافتشوك من محاولة اغتيال.",
        "قال ليونيد سافتشوك إن والده قتل في الحرب.",
    ],
)
def test_what_befell_others_or_might_have_befallen_is_nobodys_fate(text: str) -> None:
    assert fates(text) == set()


def test_he_without_a_name_is_the_one_whose_death_is_told() -> None:
    told = "أعلنت الشرطة مقتل ليونيد سافتشوك. وقالت الشرطة إنه على قيد الحياة وإن خبر مقتله كان خدعة."
    assert fates(told) == {(LEONID, what) for what in ("dead", "alive", "feigned", "staged")}
