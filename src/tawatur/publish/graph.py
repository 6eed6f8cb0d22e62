"""The ways of a statement as a drawing: outlets on the reader's side, origins on the other, lines between."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from tawatur.model.evidence import Evidence
from tawatur.publish.cards import Way
from tawatur.publish.dossier import Name, Step

WIDE, HIGH = 196, 30  # of a box
ACROSS, DOWN = 74, 12  # between boxes
MOST = 24  # boxes in a column; beyond it nobody reads a drawing, and the list says the same
LETTERS = 27  # of a label

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Box:
    """An outlet, somebody between, or an origin, at its place."""

    key: Key
    label: str
    title: str
    kind: str
    common: bool
    evidence: Evidence | None
    x: int = 0
    y: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two boxes; ``kind`` is says, denies or ungraded."""

    start: Key
    stop: Key
    kind: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Graph:
    """A drawing with its size."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """What the drawing asks of the page: a name in words, whether a step is the common link, and a few words."""

    name: Callable[[Name], str]
    is_common: Callable[[Step], bool]
    own: str
    leftwards: bool


def graph(ways: Sequence[Way], labels: Labels) -> Graph | None:
    """The drawing of some ways; None where there is nothing to see in it or too much."""
    boxes, lines = _boxes(ways, labels), _lines(ways)
    columns = _columns(boxes, lines)
    highest = max((len(column) for column in columns), default=0)
    if len(boxes) < 4 or len(lines) < 2 or highest > MOST:
        return None
    width = len(columns) * (WIDE + ACROSS) - ACROSS
    height = highest * (HIGH + DOWN) - DOWN
    placed: dict[Key, Box] = {}
    for number, column in enumerate(columns):
        x = number * (WIDE + ACROSS)
        x = width - WIDE - x if labels.leftwards else x
        space = height / len(column)
        for row, key in enumerate(column):
            placed[key] = replace(boxes[key], x=x, y=round(row * space + (space - HIGH) / 2))
    drawn = tuple(replace(line, path=_path(placed[line.start], placed[line.stop], labels.leftwards)) for line in lines)
    return Graph(width, height, tuple(placed.values()), drawn)


def _boxes(ways: Iterable[Way], labels: Labels) -> dict[Key, Box]:
    found: dict[Key, Box] = {}
    for way in ways:
        for name, evidence in way.outlets:
            words = labels.name(name)
            _put(found, Box(("outlet", name.key), _short(words), words, "outlet", False, evidence))
            if not way.steps:
                kind = "ungraded" if way.ungraded else "voice"
                _put(found, Box(("own", name.key), _short(labels.own), f"{words}: {labels.own}", kind, False, evidence))
        for name, _ in way.outlets:
            for step, key in zip(way.steps, _keys(way, name), strict=True):
                words = labels.name(step.name)
                kind = "named" if step.named else "anonymous"
                _put(found, Box(key, _short(words), words, kind, labels.is_common(step), step.evidence))
    return found


def _keys(way: Way, outlet: Name) -> list[Key]:
    """The boxes that lead outward from an outlet; unknown sources share one where the same one quotes them."""
    found: list[Key] = []
    for step in way.steps:
        before = found[-1][1] if found else outlet.key
        found.append(("step", step.name.key if step.name.known else f"{before} > {step.name.key}"))
    return found


def _put(found: dict[Key, Box], box: Box) -> None:
    found.setdefault(box.key, box)


def _lines(ways: Iterable[Way]) -> tuple[Line, ...]:
    found: dict[tuple[Key, Key, str], Line] = {}
    for way in ways:
        kind = "denies" if way.denies else "ungraded" if way.ungraded else "says"
        for name, _ in way.outlets:
            steps = _keys(way, name) or [("own", name.key)]
            for start, stop in zip([("outlet", name.key), *steps], steps, strict=False):
                if start != stop:
                    found.setdefault((start, stop, kind), Line(start, stop, kind))
    return tuple(found.values())


def _columns(boxes: Iterable[Key], lines: Sequence[Line]) -> list[list[Key]]:
    """The boxes column by column, each near those it hangs on; whoever passes nothing on stands in the last."""
    depth = dict.fromkeys(boxes, 0)
    for _ in range(len(depth)):
        deeper = {line.stop: depth[line.start] + 1 for line in lines if depth[line.stop] <= depth[line.start]}
        if not deeper or max(deeper.values()) > 6:  # who quotes each other in a ring gets no deeper
            break
        depth.update(deeper)
    last = max(depth.values(), default=0)
    giving = {line.start for line in lines}
    depth.update({key: last for key in depth if key not in giving})
    columns = [[key for key in depth if depth[key] == number] for number in range(last + 1)]
    for _ in range(3):
        for number in range(last, -1, -1):
            columns[number] = _sorted(columns, number, lines, number + 1)
        for number in range(1, last + 1):
            columns[number] = _sorted(columns, number, lines, number - 1)
    return [column for column in columns if column]


def _sorted(columns: list[list[Key]], number: int, lines: Sequence[Line], beside: int) -> list[Key]:
    """A column in the order of what its boxes are tied to."""
    if not 0 <= beside < len(columns):
        return columns[number]
    rows = {key: row / len(column) for column in columns for row, key in enumerate(column)}

    def middle(key: Key) -> float:
        tied = [rows[line.stop] for line in lines if line.start == key]
        tied += [rows[line.start] for line in lines if line.stop == key]
        return sum(tied) / len(tied) if tied else rows[key]

    return sorted(columns[number], key=lambda key: (middle(key), rows[key]))


def _path(start: Box, stop: Box, leftwards: bool) -> str:
    begin, end = (start.x, stop.x + WIDE) if leftwards else (start.x + WIDE, stop.x)
    bend = round((end - begin) / 2)
    first, last = start.y + HIGH // 2, stop.y + HIGH // 2
    return f"M{begin} {first}C{begin + bend} {first} {end - bend} {last} {end} {last}"


def _short(words: str) -> str:
    return words if len(words) <= LETTERS else f"{words[: LETTERS - 1].rstrip()}…"
