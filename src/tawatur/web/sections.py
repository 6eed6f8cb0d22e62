"""The parts of a story's page: of a long one the page shows some, and another page, in parts, all of it."""

from dataclasses import replace

from tawatur.publish.cards import Card
from tawatur.publish.dossier import StoryView
from tawatur.web.paging import Slice

FEW = 60  # items of a part that stand on the page of the story
MANY = 150  # items of a part on a page of its own
FIELDS = {
    "clashes": ("clashes",),
    "forecasts": ("expectations",),
    "timeline": ("timeline",),
    "actors": ("actors",),
    "copies": ("copies", "passages"),
    "articles": ("articles",),
}
"""The lists of a story that each part shows, one after the other."""
SECTIONS = ("against", "singles", *FIELDS)
"""The parts that have a page of their own; the first two are made of statements."""


def disputed(cards: tuple[Card, ...]) -> list[tuple[int, Card]]:
    """The statements that somebody denies or contradicts, with their places, counted from 1."""
    return [(place, card) for place, card in enumerate(cards, 1) if card.denials or card.facing]


def size(story: StoryView, name: str) -> int:
    """How many items a part has that lists of the story make."""
    return sum(len(getattr(story, one)) for one in FIELDS[name])


def brief(story: StoryView) -> StoryView:
    """A story with the few items of each part that stand on its page: of the timeline the last, else the first."""
    ordered = _ordered(story)
    for name in FIELDS:
        every = size(ordered, name)
        first = every - FEW if name == "timeline" else 0
        ordered = part_of(ordered, name, Slice(max(0, first), FEW, every))
    return replace(ordered, suggestions=ordered.suggestions[:FEW])


def whole(story: StoryView, name: str, part: Slice) -> StoryView:
    """A story with only the items of one part that stand on a page of it, and nothing of the others."""
    others = {field: () for one, fields in FIELDS.items() if one != name for field in fields}
    return replace(part_of(_ordered(story), name, part), suggestions=(), **others)  # type: ignore[arg-type]


def part_of(story: StoryView, name: str, part: Slice) -> StoryView:
    """A story with some of the items of one part, and all of the others."""
    first, last = part.first, part.first + part.most
    for field in FIELDS[name]:
        items = getattr(story, field)
        story = replace(story, **{field: items[max(0, first) : max(0, last)]})
        first, last = first - len(items), last - len(items)
    return story


def _ordered(story: StoryView) -> StoryView:
    """What matters first: forecasts that are decided, actors whom many articles name."""
    return replace(
        story,
        expectations=tuple(sorted(story.expectations, key=lambda one: one.outcome == "open")),
        actors=tuple(sorted(story.actors, key=lambda one: -len(one.documents))),
    )
