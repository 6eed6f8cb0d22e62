"""HTML: the page itself."""

from tawatur.publish.dossier import Dossier
from tawatur.publish.html import to_html


def write(dossier: Dossier, lang: str) -> bytes:
    """The page in a language."""
    return to_html(dossier, lang=lang).encode("utf-8")
