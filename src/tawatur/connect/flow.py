"""Greatest number of ways that share no node, and the one node on which all rest."""

from collections import deque
from collections.abc import Iterable

Way = tuple[str, ...]
READER, END = "<reader>", "<end>"


def disjoint(ways: Iterable[Way]) -> int:
    """The greatest number of reader-to-origin paths without a shared node (Menger, by augmenting paths).

    Each way lists its nodes from the reader outward. Every node may be used once, so it is split into
    an entry and an exit with one unit between them; breadth-first augmenting paths (Edmonds and Karp)
    then give the flow.

    >>> disjoint([("a", "x"), ("b", "x"), ("c",)])
    2
    """
    kept = [way for way in ways if way]
    if len(kept) < 2:
        return len(kept)
    room = _network(kept)
    count = 0
    while _augment(room):
        count += 1
    return count


def mouth(ways: Iterable[Way]) -> str | None:
    """The node nearest the reader through which every path goes, or None.

    >>> mouth([("a", "x", "y"), ("b", "x", "y")])
    'x'
    """
    kept = [way for way in ways if way]
    if len(kept) < 2:
        return kept[0][0] if kept else None
    shared = set(kept[0]).intersection(*map(set, kept))
    walked = [node for node in kept[0] if node in shared]
    return next((node for node in walked if disjoint(_without(kept, node)) == 0), None)


def _without(ways: list[Way], node: str) -> list[Way]:
    """What is left of the graph without a node: paths may still be put together from pieces of ways."""
    arcs = {(a, b) for way in ways for a, b in zip((READER, *way), (*way, END), strict=True)}
    out: dict[str, list[str]] = {}
    for a, b in sorted(arcs):
        if node not in (a, b):
            out.setdefault(a, []).append(b)
    path = _walk(out)
    return [path] if path else []


def _walk(out: dict[str, list[str]]) -> Way:
    came: dict[str, str] = {READER: ""}
    queue = deque([READER])
    while queue:
        here = queue.popleft()
        for there in out.get(here, ()):
            if there not in came:
                came[there] = here
                queue.append(there)
    if END not in came:
        return ()
    path = [came[END]]
    while came[path[-1]] != READER:
        path.append(came[path[-1]])
    return tuple(reversed(path))


Room = dict[tuple[str, int], dict[tuple[str, int], int]]


def _network(ways: Iterable[Way]) -> Room:
    """Residual capacities between (node, 0) the entry and (node, 1) the exit of each node."""
    room: Room = {(READER, 1): {}, (END, 0): {}}
    for way in ways:
        for a, b in zip((READER, *way), (*way, END), strict=True):
            _arc(room, (a, 1), (b, 0))
        for node in way:
            _arc(room, (node, 0), (node, 1))
    return room


def _arc(room: Room, a: tuple[str, int], b: tuple[str, int]) -> None:
    room.setdefault(a, {})[b] = 1
    room.setdefault(b, {}).setdefault(a, 0)


def _augment(room: Room) -> bool:
    start, end = (READER, 1), (END, 0)
    came = {start: start}
    queue = deque([start])
    while queue and end not in came:
        here = queue.popleft()
        for there, capacity in room[here].items():
            if capacity and there not in came:
                came[there] = here
                queue.append(there)
    if end not in came:
        return False
    here = end
    while here != start:
        room[came[here]][here] -= 1
        room[here][came[here]] += 1
        here = came[here]
    return True
