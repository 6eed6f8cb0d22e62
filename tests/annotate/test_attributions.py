"""Attributions on invented sentences: cue, source, content, kind, stance and manner."""

import re
from itertools import pairwise

import pytest
from told_attributions import HEADLINES, PLAIN, SAID
from told_frames import FRAMES, SILENT

from tawatur import app
from tawatur.model.annotation import Attribution, Cue
from tawatur.model.span import Span

_MARKS = {"{": "source", "<": "cue", "[": "content"}
_CLOSE = {"}": "{", ">": "<", "]": "["}


def read(marked: str) -> tuple[str, dict[str, list[Span]]]:
    """The bare text of a marked sentence and the spans of its marks."""
    text, opened, found = "", {}, {"source": [], "cue": [], "content": []}
    for piece in re.split(r"([{}<>\[\]])", marked):
        if piece in _MARKS:
            opened[piece] = len(text)
        elif piece in _CLOSE:
            found[_MARKS[_CLOSE[piece]]].append(Span(opened[_CLOSE[piece]], len(text)))
        else:
            text += piece
    return text, found


def told(attribution: Attribution, text: str) -> tuple[str, str, list[str], str]:
    """What a reader checks of an attribution, in words."""
    source = attribution.source or attribution.antecedent
    content = [bare(span.words(text)) for span in attribution.content]
    how = f"{attribution.kind} {attribution.stance.value} {attribution.manner}"
    return attribution.span.words(text), bare(source.words(text)) if source else "", content, how


def bare(words: str) -> str:
    """Words without marks at their ends."""
    return words.strip(' .،:"')


def found(text: str, at: Span, headline: str | None = None) -> Attribution | None:
    """The attribution whose cue overlaps a stretch."""
    marks = app.annotate(text, headline=headline).layer(Attribution)
    return next((one for one in marks if one.span.overlap(at)), None)


def check(marked: str, how: str, headline: str | None = None) -> None:
    text, spans = read(marked)
    attribution = found(text, spans["cue"][0], headline and text)
    assert attribution is not None, text
    source = bare(spans["source"][0].words(text)) if spans["source"] else ""
    content = [bare(span.words(text)) for span in spans["content"]]
    assert told(attribution, text)[1:] == (source, content, how)
    assert attribution.span.covers(spans["cue"][0]) or spans["cue"][0].covers(attribution.span)


@pytest.mark.parametrize(("marked", "how"), (*SAID, *FRAMES), ids=[row[0] for row in (*SAID, *FRAMES)])
def test_each_part_of_an_attribution(marked: str, how: str) -> None:
    check(marked, how)


@pytest.mark.parametrize(("marked", "how"), HEADLINES, ids=[row[0] for row in HEADLINES])
def test_headlines(marked: str, how: str) -> None:
    check(marked, how, headline="yes")


@pytest.mark.parametrize("text", (*PLAIN, *SILENT))
def test_what_attributes_nothing(text: str) -> None:
    assert [cue.span.words(text) for cue in app.annotate(text).layer(Cue)] == []


def test_cues_stand_in_order_and_apart() -> None:
    text = "قال الوزير إن الطريق مغلق، وأضاف أن البديل جاهز، مؤكدا أن العمال بخير، بحسب صحيفة الأهرام."
    cues = app.annotate(text).layer(Cue)
    assert len(cues) == 4
    assert all(one.span.stop <= other.span.start for one, other in pairwise(cues))


@pytest.mark.parametrize(
    "text",
    [
        "وتعتبر الوحدات السكنية في الضفة الغربية غير شرعية.",
        "ويعتبر سد النهضة في إثيوبيا أكبر سد في أفريقيا.",
        "وينبغي أن تكون الدول حذرة لمنع وصول السلاح.",
        "بما أن السكر لا يساهم بأي قيمة غذائية فإن هذه المحليات تحتوي على سعرات.",
        "وارتفعت الصفقات في المدينة، كما ستشجع على تبادل الخدمات.",
    ],
)
def test_what_only_looks_like_saying_attributes_nothing(text: str) -> None:
    assert app.annotate(text).layer(Attribution) == ()
