"""Contradictions shown for the public stories, beside what a reader says of each: python bench/contradictions.py

Reads ../shared/bench and the readings in bench/contradictions.txt: story, slot, the two places (document:first
character), "true" or "false", and of a false one the cause. What nobody has read yet counts as false.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from tawatur import app
from tawatur.evaluate.bench import STORIES
from tawatur.evaluate.gold import doc_name
from tawatur.model.story import Story

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
ABSENT = "../shared is not here; not measured."
Key = tuple[str, str, str, str]


def readings(path: Path = HERE / "contradictions.txt") -> dict[Key, str]:
    """What a reader said of each contradiction: "" where it is one, else why it is none."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            story, slot, a, b, verdict, *cause = line.split(maxsplit=5)
            found[story, slot, *sorted((a, b))] = "" if verdict == "true" else cause[0]
    return found  # type: ignore[return-value]


def shown(name: str, stories: tuple[Story, ...]) -> Iterator[Key]:
    """The contradictions of the stories of one pile, by place."""
    for story in stories:
        names = {document.id: doc_name(document) for document in story.documents}
        places = {c.id: f"{names[c.document][:22]}:{c.evidence.span.start}" for c in story.claims}
        for one in story.contradictions:
            a, b = sorted((places[one.a], places[one.b]))
            yield name, one.slot, a, b


def lines() -> Iterator[str]:
    """The table and the false ones with their causes."""
    if not SHARED.exists():
        yield ABSENT
        return
    known = readings()
    right = total = 0
    false: list[str] = []
    for name, place in STORIES.items():
        found = app.findings([SHARED / place], how=app.Connecting(grade_all=True))
        for key in dict.fromkeys(shown(name, found.stories)):
            total += 1
            right += known.get(key) == ""
            if known.get(key) != "":
                false.append(_line(key, known))
    yield f"{right} of {total} that are shown for the public stories are true (asked: 0.9); recall: see first runs.\n"
    yield from false


def _line(key: Key, known: Mapping[Key, str]) -> str:
    return f"- {' '.join(key)}: {known.get(key, 'not read yet')}"


if __name__ == "__main__":
    print("\n".join(lines()))
