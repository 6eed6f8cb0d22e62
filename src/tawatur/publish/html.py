"""The dossier as one page: a single file that opens offline and asks the network for nothing."""

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tawatur.publish.cards import Layout
from tawatur.publish.chronicle import chronicle
from tawatur.publish.dossier import Dossier
from tawatur.publish.page import Page
from tawatur.publish.proof import prove
from tawatur.publish.shown import plain, shown
from tawatur.publish.wording import wording


def to_html(dossier: Dossier, *, lang: str = "ar", fragment: bool = False) -> str:
    """The whole dossier as a page of a language ("ar", "en"); as a fragment, to stand inside another page.

    Raises EvidenceError where a quotation differs from the stored text.
    """
    prove(dossier)
    page = Page(dossier, wording(lang))
    style = _style() + page.targets()
    template = _templates().get_template("fragment.html.j2" if fragment else "dossier.html.j2")
    return template.render(
        dossier=dossier,
        page=page,
        w=page.words,
        ui=page.words.ui,
        chronicle=chronicle,
        layouts=[Layout(story) for story in dossier.stories],
        style=Markup(style),
        style_hash=base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii"),
    )


@cache
def _style() -> str:
    return files("tawatur.publish").joinpath("templates", "dossier.css").read_text(encoding="utf-8")


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("tawatur.publish", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["shown"] = shown
    environment.filters["plain"] = plain
    return environment
