"""Drafts: an attribution before its chain is put together."""

from typing import NamedTuple

from tawatur.model.annotation import Cue
from tawatur.model.chain import Link
from tawatur.model.span import Span


class Draft(NamedTuple):
    """A cue with its source or antecedent, its content, the links of its own source and the medium that was told."""

    cue: Cue
    source: Span | None
    antecedent: Span | None
    content: tuple[Span, ...]
    links: tuple[Link, ...]
    told: Link | None = None
