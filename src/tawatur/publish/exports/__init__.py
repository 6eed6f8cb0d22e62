"""The dossier in the forms that other programs read: one file a form, ``exported`` the way to all of them."""

from tawatur.publish.exports.formats import FORMATS, Format, exported, file_name, form_of

__all__ = ["FORMATS", "Format", "exported", "file_name", "form_of"]
