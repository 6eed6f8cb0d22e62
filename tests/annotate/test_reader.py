"""What the reader tells of its pack, and what reading costs."""

import cProfile

import pytest
from told_attributions import SAID
from told_frames import FRAMES

from tawatur import app
from tawatur.annotate.reader import Reader
from tawatur.ingest import document_of


def test_every_publisher_has_a_name() -> None:
    reader = Reader()
    names = reader.names()
    assert {family for family in reader.register.families.values() if not all(names.get(family, ("", "")))} == set()


def test_a_publisher_goes_by_its_outlets() -> None:
    names = Reader().names()
    assert names["thomson-reuters"][1] == "Reuters"
    assert names["guardian-media"][1] == "The Guardian / Observer"
    assert names["news-corp"][1].endswith(" / …")


@pytest.mark.parametrize(
    "line",
    [
        "قال إن الرئيس سافر إلى تونس التي زارها الوزير.\n",
        "قال إن الرئيس سافر والتقى الوزير الذي هاجم المدينة، ",
        "وقع الوزير الاتفاق بحسب مصدر في الحكومة يوم الأحد، نقلا عن صحيفة.\n",
    ],
)
def test_work_grows_in_proportion_to_the_text(line: str) -> None:
    """Calls, not seconds: twice the text, no more than two and a half times the calls."""

    def calls(count: int) -> int:
        profile = cProfile.Profile()
        document = document_of("عنوان\n" + line * count, pack=app.reader().pack)
        profile.enable()
        app.reader().leaf(app.reader().annotate(document))
        profile.disable()
        return sum(entry.callcount for entry in profile.getstats())

    calls(20)
    assert calls(400) < 2.5 * calls(200)


def test_a_text_may_end_anywhere() -> None:
    desk = app.reader()
    for marked, _ in (*SAID, *FRAMES):
        words = marked.translate(str.maketrans("", "", "<>{}[]")).split(" ")
        for stop in range(1, len(words)):
            desk.leaf(app.annotate(" ".join(words[:stop])))


def test_the_last_word_may_be_a_name_with_a_class_noun() -> None:
    assert app.annotate("وصل مراسلنا إلى سقطرى وضرب إعصار جزيرة").document.text
