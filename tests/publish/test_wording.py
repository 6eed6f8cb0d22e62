"""Labels: both languages hold the same words, numbers agree, every rule has its sentence."""

import re
from pathlib import Path

import pytest

import tawatur
from tawatur.errors import UsageError
from tawatur.model.reason import Reason
from tawatur.model.timevalue import Interval
from tawatur.publish.wording import LANGUAGES, fill, wording

ROOMS = Path(tawatur.__path__[0])
PLURALS = {"ar": {"zero", "one", "two", "few", "many", "other"}, "en": {"zero", "one", "other"}}


def _rules(room: str) -> dict[str, str]:
    lines = (ROOMS / room / "reasons.txt").read_text(encoding="utf-8").splitlines()
    pairs = (re.split(r"\t| = ", line, maxsplit=1) for line in lines if line.strip() and not line.startswith("#"))
    return {name.strip(): sentence for name, sentence in pairs}


def test_both_languages_hold_the_same_words() -> None:
    ar, en = wording("ar").tables, wording("en").tables
    assert set(ar) == set(en)
    for table in set(ar) - {"language"}:
        assert set(ar[table]) == set(en[table]), table


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_count_has_every_plural_form(lang: str) -> None:
    for what, forms in wording(lang).tables["count"].items():
        assert isinstance(forms, dict) and set(forms) == PLURALS[lang], what


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("room", ["ingest", "connect", "fetch"])
def test_every_rule_has_its_sentence(lang: str, room: str) -> None:
    missing = [rule for rule in _rules(room) if wording(lang).rule(rule) is None]
    assert not missing, f"labels/{lang}.toml [reason] lacks: {', '.join(missing)}"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("room", ["ingest", "connect"])
def test_sentences_use_only_values_that_are_given(lang: str, room: str) -> None:
    for rule, sentence in _rules(room).items():
        own = {int(number) for number in re.findall(r"\{(\d)", wording(lang).rule(rule) or "")}
        given = {int(number) for number in re.findall(r"\{(\d)", sentence)}
        assert own <= given, rule


@pytest.mark.parametrize("lang", LANGUAGES)
def test_special_places_name_tables_that_exist(lang: str) -> None:
    words = wording(lang)
    for rule, sentence in words.tables["reason"].items():
        for form in re.findall(r"\{\d:(\w+)\}", str(sentence)):
            assert form in words.tables["count"] or form in words.tables, rule


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "لا مصدر مستقلا"),
        (1, "مصدر مستقل واحد"),
        (2, "مصدران مستقلان"),
        (3, "3 مصادر مستقلة"),
        (10, "10 مصادر مستقلة"),
        (11, "11 مصدرا مستقلا"),
        (99, "99 مصدرا مستقلا"),
        (100, "100 مصدر مستقل"),
        (103, "103 مصادر مستقلة"),
    ],
)
def test_arabic_numbers_agree_with_what_they_count(number: int, words: str) -> None:
    assert wording("ar").count("origins", number) == words


def test_days_in_words() -> None:
    en, ar = wording("en"), wording("ar")
    assert en.moment("2030-05-08") == "Wednesday 8 May 2030"
    assert ar.moment("2030-05-08") == "الأربعاء 8 مايو/أيار 2030"
    assert en.moment("2030-05") == "May 2030" and en.moment("2030") == "2030"
    assert en.moment("2030-05-08T10:30") == "Wednesday 8 May 2030, 10:30"
    assert en.moment("P3D") == "P3D"
    assert en.moment("2028/2030") == "2028 to 2030" and en.moment("2030-02/2030-05") == "February 2030 to May 2030"
    days = Interval.of("2030-05-01/2030-05-06")
    assert days and en.days(days) == "Wednesday 1 May 2030 to Monday 6 May 2030"


def test_unknown_words() -> None:
    assert wording("en").term("slot", "colour") == "colour"
    assert wording("en").rule("no.such-rule") is None
    with pytest.raises(UsageError):
        wording("en").ui("no_such_label")


def test_a_reason_as_plain_text() -> None:
    words = wording("en").told(Reason("propositions.agree", ("3", "1")))
    assert words == "3 statements of 1 article say the same."
    assert wording("ar").told(Reason("no.such-rule", ("a", "b"))) == "no.such-rule a b"


def test_values_are_put_in_once() -> None:
    assert fill("{0} and {1}", ["{1}", "b"]) == "{1} and b"
    assert fill("{x} {", ["a"]) == "{x} {"
