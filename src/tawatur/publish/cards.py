"""A finding laid out for reading: each quotation once, what speaks against it beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tawatur.model.evidence import Evidence
from tawatur.model.story import Retraction
from tawatur.publish.dossier import Clash, Expectation, Finding, Name, Person, Report, Ruling, Step, StoryView, Support
from tawatur.publish.judged import Judged


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage, word for word the same wherever it is printed, with all the reports that stand in it."""

    reports: tuple[Report, ...]

    @property
    def lead(self) -> Report:
        """The report whose article the words are shown from."""
        return self.reports[0]

    @property
    def prints(self) -> tuple[Report, ...]:
        """One report of each article that prints the passage."""
        first: dict[str, Report] = {}
        for report in self.reports:
            first.setdefault(report.document, report)
        return tuple(first.values())


@dataclass(frozen=True, slots=True)
class Way:
    """One chain and the outlets that it reached; ``ungraded`` where an outlet's own voice is not counted."""

    outlets: tuple[tuple[Name, Evidence], ...]
    steps: tuple[Step, ...]
    denies: bool
    ungraded: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One value of a clash: who gives it, how it comes by, and its passage where it stands nowhere else yet."""

    value: str
    name: Name | None
    reports: tuple[Report, ...]
    passage: Passage | None
    support: Support | None


@dataclass(frozen=True, slots=True)
class Facing:
    """A clash with its two sides; that of the quoted statement first."""

    clash: Clash
    sides: tuple[Side, Side]


@dataclass(frozen=True, slots=True)
class Promise:
    """One forecast of several with the same outcome."""

    expectation: Expectation
    report: Report
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class Course:
    """What was expected and what became of it; forecasts that came out alike stand together."""

    promises: tuple[Promise, ...]
    outcomes: tuple[Report, ...]
    happened: tuple[Passage, ...]

    @property
    def first(self) -> Expectation:
        """The forecast whose outcome is that of all."""
        return self.promises[0].expectation


@dataclass(frozen=True, slots=True)
class Undoing:
    """What was told and what undoes it: all who tell either, and the passages that stand nowhere else yet, also
    those that tell how it came about."""

    retraction: Retraction
    said: tuple[Report, ...]
    by: tuple[Report, ...]
    told: tuple[Passage, ...]
    undone: tuple[Passage, ...]
    because: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A finding with its reports in the order in which they are read.

    ``tones`` count the outlets by how they present it; ``values`` are the findings whose values are
    listed, ``parts`` those that tell in which slot the reports of this one differ; ``verdicts`` are people's.
    """

    finding: Finding
    head: Passage
    denials: tuple[Passage, ...]
    facing: tuple[Facing, ...]
    undoings: tuple[Undoing, ...]
    tones: tuple[tuple[str, int], ...]
    values: tuple[Finding, ...]
    parts: tuple[Finding, ...]
    courses: tuple[Course, ...]
    ways: tuple[Way, ...]
    further: tuple[Passage, ...]
    verdicts: tuple[Ruling, ...]

    @property
    def together(self) -> Support | None:
        """The count of all its reports, where it is more than that of those which say what is quoted."""
        finding = self.finding
        return None if finding.slot or _figures(finding.support) == _figures(finding.quoted) else finding.support


class Layout:
    """Lays out the findings of one story."""

    def __init__(self, story: StoryView) -> None:
        self._reports = {report.id: report for report in story.reports}
        self._story, self._judged = story, Judged(story)
        self._parts: dict[str, list[Finding]] = {}
        for finding in story.findings:
            if finding.part_of is not None:
                self._parts.setdefault(finding.part_of, []).append(finding)

    def cards(self) -> list[Card]:
        """The findings to be read one by one: what several articles tell, what is contradicted, decided or rated."""
        return [self.card(finding) for finding in self._wholes() if not self._quiet(finding)]

    def singles(self) -> tuple[Passage, ...]:
        """The passages of what one article alone says, uncontradicted."""
        heads = [
            claim for finding in self._wholes() if self._quiet(finding) for claim in (finding.head, *finding.claims)
        ]
        return _passages(self.reports(dict.fromkeys(heads)), set())

    def actors(self) -> tuple[list[Person], list[Person]]:
        """Those whom several articles name, most first, and the others."""
        ordered = sorted(self._story.actors, key=lambda actor: -len(actor.documents))
        shared = [actor for actor in ordered if len(actor.documents) > 1]
        return shared, ordered[len(shared) :]

    def _quiet(self, finding: Finding) -> bool:
        """Whether one article says it and nothing speaks against it, decides it or rates it."""
        told = finding.clashes or finding.retractions or any(item.outcome != "open" for item in finding.expectations)
        return finding.relation == "single" and not (told or self._judged.of(self.reports(finding.claims)))

    def _wholes(self) -> list[Finding]:
        return [finding for finding in self._story.findings if finding.part_of is None]

    def reports(self, ids: Iterable[str]) -> tuple[Report, ...]:
        """The reports of some claims, in their order."""
        return tuple(self._reports[key] for key in ids if key in self._reports)

    def card(self, finding: Finding) -> Card:
        """One finding; a passage is told where it matters first and not again."""
        told: set[Evidence] = set()
        claims, denials = self.reports(finding.claims), self.reports(finding.denials)
        head = self._reports[finding.head]
        first, *_ = _passages([head, *(claim for claim in claims if claim.id != head.id)], told, most=1)
        denying = _passages(denials, set())
        told.update(report.evidence for report in denials)
        facing = tuple(self._facing(clash, told, finding) for clash in finding.clashes)
        parts = tuple(self._parts.get(finding.id, ()))
        return Card(
            finding=finding,
            head=first,
            denials=denying,
            facing=facing,
            undoings=tuple(self._undoing(item, told) for item in finding.retractions),
            tones=_tones(claims),
            values=tuple(item for item in (finding, *parts) if _differs(item, finding)),
            parts=parts,
            courses=tuple(self._course(group, told) for group in _alike(finding.expectations)),
            ways=_ways(claims, finding, denies=False) + _ways(denials, finding, denies=True),
            further=_passages(claims, told),
            verdicts=self._judged.of((*claims, *denials)),
        )

    def alone(self, clash: Clash) -> Facing:
        """A clash that stands on no card."""
        return self._facing(clash, set(), None)

    def _facing(self, clash: Clash, told: set[Evidence], finding: Finding | None) -> Facing:
        order = (1, 0) if finding and finding.head in clash.sides[1] else (0, 1)
        first, second = (self._side(clash, number, told, finding) for number in order)
        return Facing(clash, (first, second))

    def _side(self, clash: Clash, number: int, told: set[Evidence], finding: Finding | None) -> Side:
        ids = clash.sides[number]
        reports = self.reports(ids)
        passages = () if _above(reports, told) else _passages(reports, told, most=1)
        support = self._support(clash, number, finding) if finding else None
        return Side(clash.values[number], clash.names[number], reports, passages[0] if passages else None, support)

    def _support(self, clash: Clash, number: int, finding: Finding) -> Support | None:
        """How a side comes by, where all that give its value stand on it."""
        for item in self._story.findings:
            if item.slot == clash.slot and finding.id in (item.id, item.part_of) and not _differs(item, finding):
                for value in item.variants:
                    if value.value == clash.values[number] and set(value.claims) <= set(clash.sides[number]):
                        return value.support
        return None

    def _undoing(self, item: Retraction, told: set[Evidence]) -> Undoing:
        said, by, because = (self.reports(ids) for ids in (item.said, item.by, item.because))
        first, undone = (() if _above(ones, told) else _passages(ones, told, most=1) for ones in (said, by))
        return Undoing(item, said, by, first, undone, _passages(because, told))

    def _course(self, group: Sequence[Expectation], told: set[Evidence]) -> Course:
        promises = []
        for item in group:
            report = self._reports[item.claim]
            passages = _passages([report], told)
            promises.append(Promise(item, report, passages[0] if passages else None))
        outcomes = self.reports(group[0].outcomes)
        return Course(tuple(promises), outcomes, () if _above(outcomes, told) else _passages(outcomes, told, most=1))


def _above(reports: Iterable[Report], told: set[Evidence]) -> bool:
    """Whether one of some reports is quoted already."""
    return any(report.evidence in told for report in reports)


def _figures(support: Support) -> tuple[int, int, int]:
    return len(support.outlets), support.lower, support.upper


def _tones(reports: Iterable[Report]) -> tuple[tuple[str, int], ...]:
    outlets: dict[str, set[str]] = {}
    for report in reports:
        outlets.setdefault(report.factuality, set()).add(report.outlet.key or report.document)
    return tuple((tone, len(keys)) for tone, keys in sorted(outlets.items(), key=lambda one: (-len(one[1]), one[0])))


def _differs(item: Finding, whole: Finding) -> bool:
    """Whether the values of a finding say more than the clashes of its card."""
    told = {claim for clash in whole.clashes if clash.slot == item.slot for side in clash.sides for claim in side}
    given = {claim for value in item.variants for claim in value.claims}
    return len(item.variants) > 1 and item.slot is not None and item.relation != "denied" and not given <= told


def _alike(expectations: Iterable[Expectation]) -> list[list[Expectation]]:
    found: dict[tuple[object, ...], list[Expectation]] = {}
    for item in expectations:
        found.setdefault((item.outcome, item.slots, item.outcomes), []).append(item)
    return list(found.values())


def _passages(reports: Iterable[Report], told: set[Evidence], *, most: int | None = None) -> tuple[Passage, ...]:
    """The first passages that are not told yet, each with all the reports that stand in it."""
    found: dict[str, list[Report]] = {}
    for report in reports:
        if report.evidence not in told:
            found.setdefault(report.passage.words, []).append(report)
    chosen = list(found)[:most]
    told.update(report.evidence for words in chosen for report in found[words])
    return tuple(Passage(tuple(found[words])) for words in chosen)


def _ways(reports: Iterable[Report], finding: Finding, *, denies: bool) -> tuple[Way, ...]:
    uncounted = {name.key for name in finding.support.ungraded}
    found: dict[tuple[object, ...], dict[str, tuple[Name, Evidence]]] = {}
    steps: dict[tuple[object, ...], tuple[Step, ...]] = {}
    for report in reports:
        own = not report.chain
        ungraded = own and report.outlet.key in uncounted
        key = (tuple((step.name.key, step.via, step.named) for step in report.chain), ungraded)
        steps.setdefault(key, report.chain)
        found.setdefault(key, {}).setdefault(report.outlet.key or report.document, (report.outlet, report.evidence))
    return tuple(Way(tuple(outlets.values()), steps[key], denies, bool(key[1])) for key, outlets in found.items())
