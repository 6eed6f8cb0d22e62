"""The days of a timeline on a line: in the direction of reading, as far apart as they are in time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from tawatur.publish.chronicle import Time

WIDTH = 880
MARGIN = 30
APART = 46  # between two labels
LARGEST, SMALLEST = 9, 4  # radius of a day


@dataclass(frozen=True, slots=True)
class Tick:
    """A day: where it stands, how much is told of it, the number of its entry in the list."""

    x: int
    radius: int
    number: int
    label: str
    day: date
    done: bool


def axis(times: Sequence[Time], leftwards: bool, words: Callable[[int], str]) -> list[Tick]:
    """The days of a timeline, each once; none where there are fewer than three, which need no drawing."""
    dated = ((time.days, number, time) for number, time in enumerate(times, 1))
    days = [(one.first, number, time) for one, number, time in dated if one and one.first == one.last]
    if len(days) < 3:
        return []
    first, last = min(days, key=_day)[0], max(days, key=_day)[0]
    span = max(1, (last - first).days)
    most = max(len(time.entries) for _, _, time in days)
    ticks, labelled = [], -APART
    for day, number, time in sorted(days, key=_day):
        place = round((day - first).days / span * (WIDTH - 2 * MARGIN))
        shown = place - labelled >= APART
        labelled = place if shown else labelled
        radius = SMALLEST + round((LARGEST - SMALLEST) * len(time.entries) / most)
        x = WIDTH - MARGIN - place if leftwards else MARGIN + place
        label = f"{words(day.day)}/{words(day.month)}" if shown else ""
        done = any("happened" in entry.tones for entry in time.entries)
        ticks.append(Tick(x, radius, number, label, day, done))
    return ticks


def _day(row: tuple[date, int, Time]) -> tuple[date, int]:
    return row[0], row[1]
