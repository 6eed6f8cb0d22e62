"""What the reader tells of its pack."""

from tawatur.annotate.reader import Reader


def test_every_publisher_has_a_name() -> None:
    reader = Reader()
    names = reader.names()
    assert {family for family in reader.register.families.values() if not all(names.get(family, ("", "")))} == set()


def test_a_publisher_goes_by_its_outlets() -> None:
    names = Reader().names()
    assert names["thomson-reuters"][1] == "Reuters"
    assert names["guardian-media"][1] == "The Guardian / Observer"
    assert names["news-corp"][1].endswith(" / …")
