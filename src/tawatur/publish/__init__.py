"""The publish room: one view model, the dossier, and what is written from it."""

from tawatur.publish.compose import dossier_of
from tawatur.publish.html import to_html
from tawatur.publish.json_output import to_json
from tawatur.publish.layers import Layers
from tawatur.publish.notebook import Dossier

__all__ = ["Dossier", "Layers", "dossier_of", "to_html", "to_json"]
