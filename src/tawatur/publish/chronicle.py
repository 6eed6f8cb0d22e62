"""The timeline laid out for reading: one heading for each time, one passage for all that it tells of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from tawatur.model.timevalue import Interval
from tawatur.publish.cards import Layout, Passage
from tawatur.publish.dossier import Moment, Report


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage that tells of a time, how it presents it, and all who report the same."""

    tones: tuple[str, ...]
    passage: Passage
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Time:
    """A time and the entries that fall on it."""

    value: str
    days: Interval | None
    entries: tuple[Entry, ...]


def chronicle(moments: Sequence[Moment], layout: Layout) -> list[Time]:
    """The times of a story in their order."""
    times: dict[str, list[Moment]] = {}
    for moment in moments:
        times.setdefault(moment.value, []).append(moment)
    return [Time(value, group[0].days, _entries(group, layout)) for value, group in times.items()]


def _entries(moments: Sequence[Moment], layout: Layout) -> tuple[Entry, ...]:
    told: dict[str, list[Report]] = {}
    tones: dict[str, dict[str, None]] = {}
    for moment in moments:
        reports = layout.reports(moment.claims)
        if reports:
            words = reports[0].passage.words
            told.setdefault(words, []).extend(reports)
            tones.setdefault(words, {})[moment.factuality] = None
    return tuple(_entry(words, reports, tuple(tones[words])) for words, reports in told.items())


def _entry(words: str, reports: Sequence[Report], tones: tuple[str, ...]) -> Entry:
    inside = tuple(report for report in reports if report.passage.words == words)
    return Entry(tones, Passage(inside), tuple(reports))
