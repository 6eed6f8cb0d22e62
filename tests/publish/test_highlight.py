"""Pieces and passages: no letter is lost, no sentence is cut in two unsaid."""

from hypothesis import given
from hypothesis import strategies as st

from tawatur.model.span import Span
from tawatur.publish.highlight import Stroke, drawn, pieces
from tawatur.publish.passage import passage
from tawatur.publish.shown import plain, shown

STROKES = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 20), st.sampled_from("abc")).map(
        lambda one: Stroke(one[0], one[0] + one[1], one[2], f"{one[2]}-{one[0]}")
    ),
    max_size=8,
)


@given(st.text(alphabet="سلام\u200f \U0001f6f6ab", min_size=1, max_size=50), STROKES, st.integers(0, 9))
def test_pieces_together_are_the_text(text: str, strokes: list[Stroke], base: int) -> None:
    found = pieces(text, strokes, base)
    assert "".join(piece.text for piece in found) == text
    at = base
    for piece in found:
        for stroke in strokes:
            inside = stroke.start <= at and at + len(piece.text) <= stroke.stop
            assert inside == (stroke in piece.strokes)
        at += len(piece.text)


def test_overlapping_strokes_become_flat() -> None:
    html = drawn("واحد اثنان ثلاثة", [Stroke(0, 11, "x", "a1"), Stroke(5, 16, "y", "a2")])
    assert html == (
        '<a class="spot" id="a1"></a><mark class="x">واحد </mark>'
        '<a class="spot" id="a2"></a><mark class="x y">اثنان </mark><mark class="y">ثلاثة</mark>'
    )


@given(st.text(min_size=1, max_size=200), st.data())
def test_the_passage_holds_the_span(text: str, data: st.DataObject) -> None:
    words = [at for at in range(len(text)) if not text[at].isspace()]
    if not words:
        return
    start = data.draw(st.sampled_from(words))
    span, _, _ = passage(text, (Span(start, start + 1),))
    assert span.covers(Span(start, start + 1))


def test_a_passage_that_is_cut_says_so() -> None:
    text = "كلمة " * 400
    span, before, after = passage(text, (Span(1000, 1004),))
    assert before and after and len(span) < 900
    assert text[span.start - 1] == " " and text[span.stop] == " "


def test_an_initial_with_its_quotation_mark_ends_a_sentence() -> None:
    text = "قال: «انتهى». ثم مضى. وعاد"
    start = text.index("ثم")
    assert passage(text, (Span(start, start + 2),))[0].words(text) == "ثم مضى."


def test_controls_are_chips_and_joiners_stay() -> None:
    assert ">RLO</bdi>" in shown("\u202eabc") and "\u202e" not in shown("\u202eabc")
    assert shown("می\u200cشود") == "می\u200cشود"
    assert plain("\u2067x\u2069") == "[RLI]x[PDI]"
    assert shown("<b>\x00").startswith("&lt;b&gt;<bdi")
