"""JSON: the whole dossier as it is."""

from tawatur.publish.dossier import Dossier
from tawatur.publish.json_output import to_json


def write(dossier: Dossier, lang: str) -> bytes:
    """The dossier; nothing in it hangs on the language."""
    return to_json(dossier).encode("utf-8")
