"""Time expressions against two public sets of phrases: python bench/timex.py [--errors]

Reads ../shared/data/timex and says by class how many extents and values are right. What the authors of a set mark
as unsupported on every platform is left out, and so is what bench/timex-doubtful.txt lists, with its reasons.
An extent is right up to function words at its ends ("in", "from", "day of"); a value is right when it covers the
same days, the same hour or the same length. Phrases without a verb have no direction: a weekday or a month without a
year is right as the one before or the one after the reference.
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tawatur.annotate.reader import Reader
from tawatur.model.annotation import Timex
from tawatur.model.document import Document, Fact
from tawatur.model.timevalue import Interval

HERE = Path(__file__).parent
FOLDER = HERE.parent.parent / "shared" / "data" / "timex"
DOUBTFUL = HERE / "timex-doubtful.txt"
PLATFORMS = {"dotnet", "java", "javascript", "python"}
MARGIN = (
    "في|من|إلى|الى|بين|ما|عند|منذ|قبل|بعد|خلال|لمدة|مدة|حتى|طوال|على|يوم|اليوم|ليوم|شهر|عام|سنة|الساعة|هذا|هذه|و|الآن"
    "|الموافق|فترة|الفترة"
)
"""Function words at the ends of an extent that do not count, as one pattern."""
LENGTHS = {"S": 1 / 86400, "TM": 1 / 1440, "H": 1 / 24, "D": 1, "W": 7, "M": 30, "Y": 365, "DE": 3650, "CE": 36500}
GRAINS = {"Second": "S", "Minute": "TM", "Hour": "H", "Day": "D", "Week": "W", "Month": "M", "Year": "Y"}


@dataclass(frozen=True)
class Case:
    """A phrase in its text: where it stands, and what it means as days, as hours or as a length; None: not told."""

    name: str
    kind: str
    text: str
    extent: str
    reference: date
    days: tuple[Interval, ...] = ()
    clock: str = ""
    length: float | None = None

    @property
    def valued(self) -> bool:
        """Whether the set gives a value."""
        return bool(self.days or self.clock or self.length is not None)


def cases() -> Iterator[Case]:
    """Every case of both sets that is a time and that its authors support somewhere."""
    for number, line in enumerate((FOLDER / "recognizers_text_arabic.jsonl").read_text("utf-8").splitlines(), 1):
        yield from _recognizers(number, json.loads(line))
    for number, line in enumerate((FOLDER / "duckling_ar.jsonl").read_text("utf-8").splitlines(), 1):
        row = json.loads(line)
        if row["dim"] in ("Time", "Duration"):
            yield _duckling(f"duckling:{number}", row)


def _recognizers(number: int, row: dict) -> Iterator[Case]:
    unsupported = set(re.findall(r"\w+", f"{row['not_supported']} {row['by_design']}"))
    if "DateTime" not in row["spec"] or unsupported >= PLATFORMS:
        return
    kind = re.sub(r"^.*Arabic_|(Extractor|Parser)\.json$", "", row["spec"])
    told = (row["context"] or {}).get("ReferenceDateTime", "2016-11-07")[:10]
    for at, result in enumerate(row["results"]):
        value = result.get("Value") or {}
        meant = [value.get("PastResolution") or {}, value.get("FutureResolution") or {}]
        days = tuple(d for one in meant for d in _days(one))
        timex = value.get("Timex", "")
        clock = _clocks(timex)
        length = _length(timex) if re.match(r"P[\dT]", timex) else None
        name = f"recognizers:{number}.{at}"
        shown = () if clock or length is not None else days or _underspecified(timex, date.fromisoformat(told))
        yield Case(name, kind, row["input"], result["Text"].strip(), date.fromisoformat(told), shown, clock, length)


def _days(meant: dict) -> list[Interval]:
    if "date" in meant and not meant["date"].startswith("0001"):
        return [_interval(meant["date"])]
    if "startDate" in meant and "endDate" in meant and not meant["startDate"].startswith("0001"):
        first, last = date.fromisoformat(meant["startDate"]), date.fromisoformat(meant["endDate"])
        return [Interval(first, last), Interval(first, max(first, last - timedelta(1)))]
    return []


def _interval(day: str) -> Interval:
    return Interval(date.fromisoformat(day), date.fromisoformat(day))


def _underspecified(timex: str, reference: date) -> tuple[Interval, ...]:
    values = [f"{reference.year + turn}{timex[4:]}" for turn in (-1, 0, 1)] if timex.startswith("XXXX-") else [timex]
    return tuple(days for value in values if (days := Interval.of(value)))


def _clocks(timex: str) -> str:
    if re.fullmatch(r"\(T.*,T.*,PT.*\)", timex):
        first, last, _ = timex[1:-1].split(",")
        return f"{_clock(first)}/{_clock(last)}"
    return _clock(timex) if timex.startswith("T") else ""


def _clock(value: str) -> str:
    parts = value.partition("T")[2].split(":")
    if not parts[0].isdigit():
        return "T" + parts[0]
    return "T" + ":".join([*parts, "00", "00"][:3])


def _length(value: str) -> float | None:
    """A duration in days; None where it has no number."""
    days, _, clock = value[1:].partition("T")
    total = 0.0
    for part, timed in ((days, ""), (clock, "T")):
        for count, unit in re.findall(r"([\d.]+)(DE|CE|[A-Z])", part):
            total += float(count) * LENGTHS[timed + unit if timed + unit in LENGTHS else unit]
    return total or None


def _duckling(name: str, row: dict) -> Case:
    text, reference = row["text"], date.fromisoformat(row["reference"][:10])
    if row["dim"] == "Duration":
        count, grain = re.findall(r"DurationData (\d+) (\w+)", row["value"])[0]
        return Case(name, "duckling", text, text, reference, length=int(count) * LENGTHS[GRAINS[grain]])
    moments = [[int(n) for n in found.split(",")] for found in re.findall(r"\((\d{4}(?:, \d+)+)\)", row["value"])]
    if not moments:
        moments = [[int(n) for n in re.findall(r"\d+", row["value"])[:6]]]
    grain = re.findall(r"\b(Second|Minute|Hour|Day|Week|Month)\b", row["value"])[0]
    first = date(*moments[0][:3])
    if len(moments) > 1 and grain == "Day":
        return Case(name, "duckling", text, text, reference, (Interval(first, date(*moments[1][:3]) - timedelta(1)),))
    if grain in ("Hour", "Minute") or grain == "Second" and any(moments[0][3:]) and moments[0][3:5] != [4, 30]:
        clocks = ["T" + ":".join(f"{part:02d}" for part in moment[3:6]) for moment in moments]
        return Case(name, "duckling", text, text, reference, clock="/".join(clocks))
    length = {"Week": 6, "Month": 27}.get(grain, 0)
    return Case(name, "duckling", text, text, reference, (Interval(first, first + timedelta(length)),))


def right_value(case: Case, time: Timex) -> bool:
    """Whether a time expression means what the case says."""
    if case.length is not None:
        found = _length(time.value) if time.value.startswith("P") else None
        return found is not None and abs(found - case.length) < 1e-3 * case.length
    if case.clock:
        ends = time.value.split("/")
        return "/".join(_clock(end) for end in ends) == case.clock
    days = Interval.of(time.value)
    if days is None or not case.days:
        return False
    if any(days == one or _same_month(days, one) for one in case.days):
        return True
    hanging = time.expression.value.startswith("XXXX") and not time.expression.shift and not time.expression.unit
    return hanging and any(_turned(days, one) for one in case.days)


def _same_month(ours: Interval, theirs: Interval) -> bool:
    return ours.days in (28, 29, 30, 31) and theirs.days == 28 and ours.first == theirs.first


def _turned(ours: Interval, theirs: Interval) -> bool:
    """Whether two stretches are the same a week or a year apart."""
    gap = abs((ours.first - theirs.first).days)
    same = (ours.first.month, ours.first.day) == (theirs.first.month, theirs.first.day)
    return abs(ours.days - theirs.days) <= 1 and (gap == 7 or same and gap < 367)


def trimmed(words: str) -> str:
    """A phrase without function words and marks at its ends."""
    parts = re.findall(r"\w+", re.sub("[\u064b-\u0652\u0640]", "", words))
    while parts and re.fullmatch(MARGIN, parts[0]):
        parts.pop(0)
    while parts and re.fullmatch(MARGIN, parts[-1]):
        parts.pop()
    return " ".join(parts)


def same_extent(case: Case, words: str) -> bool:
    """Whether the marked words are those of the case, up to function words and stuck prepositions."""
    ours, theirs = trimmed(words), trimmed(case.extent)
    return ours == theirs or theirs in ("ب" + ours, "ل" + ours, "لل" + ours[2:], "ال" + ours)


def doubtful() -> tuple[set[str], set[str]]:
    """The cases that are left out, and those of which only the value is."""
    cases_out, values_out, chosen = set(), set(), set()
    for line in DOUBTFUL.read_text("utf-8").splitlines() if DOUBTFUL.exists() else ():
        if line.startswith("= "):
            chosen = values_out if line.endswith(" value") else cases_out
        elif line and not line.startswith("#"):
            chosen.update(line.split())
    return cases_out, values_out


@dataclass
class Row:
    """The counts of one class."""

    cases: int = 0
    extents: int = 0
    valued: int = 0
    values: int = 0
    left_out: int = 0

    def shown(self, kind: str) -> str:
        """A line of the table."""
        extent, value = 100 * self.extents / max(self.cases, 1), 100 * self.values / max(self.valued, 1)
        return f"{kind:<12}{self.cases:>7}{extent:>8.1f}{self.valued:>8}{value:>8.1f}{self.left_out:>10}"


def main(arguments: list[str]) -> int:
    """Prints the table, and the errors where asked for."""
    if not FOLDER.is_dir():
        print(f"{FOLDER} is absent: nothing measured.")
        return 0
    reader, (cases_out, values_out) = Reader("ar"), doubtful()
    rows: dict[str, Row] = {}
    for case in cases():
        row = rows.setdefault(case.kind, Row())
        if case.name in cases_out:
            row.left_out += 1
            continue
        published = Fact(Interval(case.reference, case.reference))
        times = reader.annotate(Document(case.name, "bench", case.text, published=published)).layer(Timex)
        hit = next((time for time in times if same_extent(case, time.span.words(case.text))), None)
        valued = case.valued and case.name not in values_out
        right = valued and hit is not None and right_value(case, hit)
        row.cases, row.extents = row.cases + 1, row.extents + (hit is not None)
        row.valued, row.values = row.valued + valued, row.values + right
        if "--errors" in arguments and (hit is None or valued and not right):
            shown = [(time.span.words(case.text), time.value, time.by) for time in times]
            meant = case.clock or case.length or "|".join(map(str, case.days[:3]))
            print(case.name, case.kind, "VALUE" if hit else "EXTENT", case.text, "##", case.extent, meant, shown)
    print(f"{'class':<12}{'cases':>7}{'extent':>8}{'valued':>8}{'value':>8}{'left out':>10}")
    rows["all"] = Row(*(sum(column) for column in zip(*map(_counts, rows.values()), strict=True)))
    print("\n".join(row.shown(kind) for kind, row in rows.items()))
    return 0


def _counts(row: Row) -> tuple[int, int, int, int, int]:
    return row.cases, row.extents, row.valued, row.values, row.left_out


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
