"""Where a result is seen: document, span and the words themselves."""

from dataclasses import dataclass

from tawatur.errors import EvidenceError
from tawatur.model.document import Document
from tawatur.model.span import Span


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The words a result rests on, kept so that they can be proved again.

    ``document`` is the document's id, ``span`` counts code points of its stored text.
    """

    document: str
    span: Span
    words: str

    @staticmethod
    def of(document: Document, span: Span) -> "Evidence":
        """The evidence that a span of a document gives."""
        return Evidence(document.id, span, span.words(document.text))

    def prove(self, text: str) -> None:
        """Compares the words letter for letter with the stored text.

        Raises EvidenceError where they differ.
        """
        if self.span.words(text) != self.words or not self.words:
            raise EvidenceError(
                f"{self.document}:{self.span.start}-{self.span.stop}: the quoted words "
                f"{self.words[:60]!r} are not what is stored there; nothing was written."
            )
