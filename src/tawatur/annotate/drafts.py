"""Drafts: an attribution before its chain is put together."""

from typing import NamedTuple

from tawatur.model.annotation import Cue
from tawatur.model.chain import Link
from tawatur.model.span import Span


class Draft(NamedTuple):
    """A cue with its source or antecedent, its content and the links of its own source."""

    cue: Cue
    source: Span | None
    antecedent: Span | None
    content: tuple[Span, ...]
    links: tuple[Link, ...]
