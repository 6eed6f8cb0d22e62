"""A dossier that shows itself in a notebook."""

from dataclasses import dataclass

from tawatur.publish.dossier import Dossier as Record
from tawatur.publish.html import to_html


@dataclass(frozen=True)
class Dossier(Record):
    """The dossier of some stories, as all surfaces show it; a notebook shows its page."""

    def _repr_html_(self) -> str:
        """The page as a fragment, in Arabic."""
        return to_html(self, fragment=True)
