"""A document with its layers: what annotate hands on."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import escape
from typing import TypeVar

from tawatur.model.annotation import Annotation
from tawatur.model.document import Document
from tawatur.model.span import Span

A = TypeVar("A", bound=Annotation)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of the body as columns, not one object a word.

    A token is the smallest thing rules see: a clitic, a word, a phrase that a list holds, a number, a
    mark, a line end. ``starts`` and ``stops`` are offsets into the document's text, ``norms`` the
    folded forms, ``symbols`` one character a token that stands for its set of classes, ``joined``
    whether no blank stands before it.
    """

    starts: tuple[int, ...] = ()
    stops: tuple[int, ...] = ()
    norms: tuple[str, ...] = ()
    symbols: str = ""
    joined: tuple[bool, ...] = ()

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, first: int, last: int) -> Span:
        """The span from token ``first`` to token ``last`` (half-open)."""
        return Span(self.starts[first], self.stops[last - 1])


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document and its layers. ``recipe`` names version, pack and stages: it is valid as long as they are."""

    document: Document
    tokens: Tokens = field(default_factory=Tokens)
    layers: Mapping[type[Annotation], tuple[Annotation, ...]] = field(default_factory=dict)
    recipe: str = ""

    def layer(self, kind: type[A]) -> tuple[A, ...]:
        """The annotations of one kind, in the order of the text; empty where no stage wrote it."""
        return self.layers.get(kind, ())  # type: ignore[return-value]

    def with_layer(self, kind: type[A], annotations: tuple[A, ...]) -> "Analysis":
        """A new analysis with one layer more."""
        return replace(self, layers={**self.layers, kind: annotations})

    def _repr_html_(self) -> str:
        """The text with its annotated spans marked, for notebooks."""
        text, edges = self.document.text, set()
        marks = [(note.span, f"{kind.__name__}: {note.by}") for kind, notes in self.layers.items() for note in notes]
        marks = [(span, told) for span, told in marks if len(span) and not told.startswith("Sentence")]
        for span, _ in marks:
            edges |= {span.start, span.stop}
        cuts = [0, *sorted(edges), len(text)]
        parts = [_marked(text, Span(*cut), marks) for cut in zip(cuts, cuts[1:], strict=False)]
        return f'<div dir="auto" style="white-space: pre-wrap">{"".join(parts)}</div>'


def _marked(text: str, span: Span, marks: list[tuple[Span, str]]) -> str:
    told = [by for over, by in marks if over.covers(span)]
    words = escape(span.words(text))
    return f'<mark title="{escape("; ".join(told))}">{words}</mark>' if told and words else words
