"""The dossier in the forms that other programs read: one file a form, ``exported`` the way to all of them."""

from tawatur.publish.exports.formats import FORMATS, Format, exported, file_name, form_of
from tawatur.publish.exports.verdict import Verdict

__all__ = ["FORMATS", "Format", "Verdict", "exported", "file_name", "form_of"]
