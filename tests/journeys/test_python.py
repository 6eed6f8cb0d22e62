"""The public Python names, used as the README uses them."""

from pathlib import Path

import pytest

import tawatur
from tawatur import errors

SHIP = Path(errors.__file__).parent / "examples" / "ship"
ARTICLE = SHIP / "articles" / "05_daftar.txt"


def test_report_gives_a_dossier_that_pages_and_json_are_made_of() -> None:
    dossier = tawatur.report([ARTICLE, SHIP / "articles" / "03_talmisa-today.txt"])
    assert isinstance(dossier, tawatur.Dossier)
    assert 'dir="ltr"' in tawatur.to_html(dossier, lang="en")
    assert tawatur.to_json(dossier).startswith("{")
    support = dossier.stories[0].findings[0].support
    assert support.outlets
    assert 0 <= support.lower <= support.upper


def test_annotate_gives_layers_whose_spans_lie_in_the_text() -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    analysis = tawatur.annotate(text)
    assert isinstance(analysis, tawatur.Analysis)
    stored = analysis.document.text
    spans = [one.span for layer in analysis.layers.values() for one in layer]
    assert spans
    assert all(0 <= span.start < span.stop <= len(stored) for span in spans)


def test_annotate_twice_is_the_same() -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    assert tawatur.annotate(text) == tawatur.annotate(text)


@pytest.mark.parametrize(
    "text",
    ["", " \n", "x", "\u0651" * 1000, "\x00\x00", "a" * 100_000],
    ids=["empty", "blank", "latin", "marks", "nul", "long"],
)
def test_annotate_takes_any_text(text: str) -> None:
    assert isinstance(tawatur.annotate(text), tawatur.Analysis)


def test_a_dossier_shows_itself_in_a_notebook() -> None:
    dossier = tawatur.report([ARTICLE])
    assert "<" in dossier._repr_html_()  # type: ignore[attr-defined]


def test_an_analysis_shows_itself_in_a_notebook() -> None:
    assert "<" in tawatur.annotate(ARTICLE.read_text(encoding="utf-8"))._repr_html_()  # type: ignore[attr-defined]


def test_wrong_use_raises_one_of_ours() -> None:
    with pytest.raises(tawatur.TawaturError):
        tawatur.to_html(tawatur.report([ARTICLE]), lang="xx")
