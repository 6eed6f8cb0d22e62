"""A finding as it stands in a document: what is said, and beside it, at the same size, what speaks against it."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from tawatur.publish.cards import Card, Course, Facing, Layout, Promise, Side, Undoing, Way
from tawatur.publish.dossier import Finding, Name, Report, Support
from tawatur.publish.exports.blocks import Block, Paragraph
from tawatur.publish.exports.speech import ARROW, DOT, Speech


class Statement:
    """The blocks of findings of one story."""

    def __init__(self, speech: Speech, layout: Layout) -> None:
        self._speech, self._layout = speech, layout

    def card(self, number: int, card: Card) -> list[Block]:
        """All that belongs to one finding."""
        speech, finding = self._speech, card.finding
        blocks: list[Block] = [self._title(number, card), *speech.quotation(card.head, "lead"), *self._support(card)]
        if card.verdicts:
            blocks += [speech.heading(4, speech.ui("verdict")), *map(speech.decision, card.verdicts)]
        if card.denials:
            blocks.append(speech.heading(4, speech.ui("denial")))
            blocks += [line for passage in card.denials for line in speech.quotation(passage, "lead")]
        blocks += [block for item in card.undoings for block in self._undoing(item)]
        blocks += [block for item in card.values for block in self._variants(item, finding.head)]
        blocks += [block for item in card.facing for block in self.facing(item)]
        blocks += [block for course in card.courses for block in self._course(course)]
        blocks += self._ways(card.ways, finding.quoted.common_link)
        if card.further:
            blocks.append(speech.heading(4, speech.ui("quotes")))
            blocks += [line for passage in card.further for line in speech.quotation(passage)]
        return [*blocks, *speech.why(finding.reasons, speech.ui("why"))]

    def facing(self, facing: Facing) -> list[Block]:
        """Two values that cannot both hold, side by side."""
        speech, clash = self._speech, facing.clash
        inside = f" ({speech.ui('inside')})" if clash.inside else ""
        title = f"{speech.ui('contradicts')}: {speech.words.term('slot', clash.slot)}{inside}"
        sides = speech.sides(*(self._side(side, clash.slot) for side in facing.sides))
        return [speech.heading(4, title), sides, *speech.why(clash.reasons, speech.ui("why"))]

    def _title(self, number: int, card: Card) -> Block:
        words, finding = self._speech.words, card.finding
        slot = f": {words.term('slot', finding.slot)}" if finding.slot and finding.slot != "polarity" else ""
        badges = [words.term("factuality", finding.factuality), words.term("relation", finding.relation) + slot]
        for part in card.parts:
            badges.append(f"{words.term('relation', part.relation)}: {words.term('slot', part.slot or '')}")
        return self._speech.heading(3, f"{number}. ", DOT.join(badges))

    def _support(self, card: Card) -> list[Paragraph]:
        speech, support = self._speech, card.finding.quoted
        lines = [speech.line("note", f"{speech.ui('as_it_stands')}:")] if card.together else []
        lines.append(speech.dotted("counts", [self._count(support, bold=True), self._common(support)]))
        if len(card.tones) > 1:
            told = [
                f"{speech.words.term('factuality', tone)}: {speech.words.count('outlets', number)}"
                for tone, number in card.tones
            ]
            lines.append(speech.line("note", f"{speech.ui('presented')}: ", DOT.join(told)))
        if card.together:
            lines.append(speech.line("note", f"{speech.ui('together')}: ", self._count(card.together)))
        if len(support.outlets) > 1 and support.upper == 1:
            lines.append(speech.line("warn", speech.ui("rests_on_one")))
        if support.ungraded:
            label = "ungraded_of_these" if speech.page.among(support) else "ungraded"
            lines.append(speech.line("note", f"{speech.ui(label)}: ", speech.page.names(support.ungraded)))
        grade = str(card.finding.credibility)
        meaning = speech.words.term("credibility", grade)
        lines.append(speech.line("note", f"{speech.ui('credibility')}: {grade} ({meaning})"))
        return [*lines, *speech.why(support.reasons, speech.ui("why_counted"))]

    def _count(self, support: Support, *, bold: bool = False) -> Markup:
        words = self._speech.words
        told = [words.count("outlets", len(support.outlets)), words.count("origins", support.lower)]
        parts = [Markup("<b>{}</b>").format(one) if bold else escape(one) for one in told]
        ranged = f" {words.ui('range', support.lower, support.upper)}" if support.upper > support.lower else ""
        return Markup(DOT).join(parts) + ranged

    def _common(self, support: Support) -> Markup | str:
        link = support.common_link
        if link is None or (len(support.outlets) == 1 and link in support.outlets):
            return ""
        return Markup("{}: <b>{}</b>").format(self._speech.ui("common_link"), self._speech.page.name(link))

    def _side(self, side: Side, slot: str) -> list[Paragraph]:
        speech = self._speech
        origins = ""
        if side.support:
            support = side.support
            origins = speech.words.count("origins", support.lower)
            origins += f" {speech.ui('range', support.lower, support.upper)}" if support.upper > support.lower else ""
        value = Markup("<b>{}</b>").format(speech.page.value(side.value, side.name, slot))
        lines = [speech.line("body", value), speech.dotted("note", [speech.sources(side.reports), origins])]
        told = speech.quotation(side.passage, "lead") if side.passage else [speech.line("note", speech.ui("above"))]
        return [*lines, *told]

    def _variants(self, finding: Finding, head: str) -> list[Block]:
        speech = self._speech
        slot = f": {speech.words.term('slot', finding.slot)}" if finding.slot else ""
        relation = speech.words.term("relation", finding.relation)
        rows = []
        for item in finding.variants:
            quoted = f" ({speech.ui('as_quoted')})" if head in item.claims else ""
            value = speech.line("body", speech.page.value(item.value, item.name, finding.slot), quoted)
            sources = speech.line("body", speech.sources(self._layout.reports(item.claims)))
            rows.append(((value,), (sources,), (speech.line("body", self._count(item.support)),)))
        why = speech.why(finding.reasons, speech.ui("why")) if finding.part_of else []
        title = speech.heading(4, f"{speech.ui('variants')}{slot}{DOT}{relation}")
        return [title, *speech.grid((), rows, (30, 35, 35)), *why]

    def _course(self, course: Course) -> list[Block]:
        speech, forecast = self._speech, course.first
        open_end = f": {speech.ui('nothing_yet')}" if not course.outcomes else ""
        expected = [speech.line("head", speech.ui("expected"), open_end)]
        for promise in course.promises:
            expected += self._promise(promise, "lead" if course.outcomes else "quote")
        why = speech.why(forecast.reasons, speech.ui("why"))
        if not course.outcomes:
            return [*expected, *why]
        outcome = speech.words.term("outcome", forecast.outcome)
        happened = [speech.line("head", f"{speech.ui('happened')}: {outcome}")]
        if forecast.slots:
            slots = speech.words.comma.join(speech.words.term("slot", slot) for slot in forecast.slots)
            happened.append(speech.line("note", f"{speech.ui('changed_in')}: {slots}"))
        happened += [line for passage in course.happened for line in speech.quotation(passage, "lead")]
        if not course.happened:
            happened.append(speech.dotted("note", [speech.sources(course.outcomes), speech.ui("above")]))
        return [speech.sides(expected, happened), *why]

    def _promise(self, promise: Promise, style: str) -> list[Paragraph]:
        """What was expected, by whom and by when."""
        speech, item = self._speech, promise.expectation
        above = [speech.dotted("note", [speech.sources([promise.report]), speech.ui("above")])]
        told = speech.quotation(promise.passage, style) if promise.passage else above
        holder = speech.page.name(item.holder) if item.holder else escape(speech.ui("holder_none"))
        due = speech.page.days(item.due) if item.due else escape(speech.ui("due_none"))
        parts = [Markup("{}: {}").format(speech.ui("holder"), holder), Markup("{}: {}").format(speech.ui("due"), due)]
        return [*told, speech.dotted("note", parts)]

    def _undoing(self, undoing: Undoing) -> list[Block]:
        speech = self._speech
        told = self._told("reported", [line for one in undoing.told for line in speech.quotation(one, "lead")])
        told.append(self._sources(undoing.said, above=not undoing.told))
        undone = self._told("withdrawn", [line for one in undoing.undone for line in speech.quotation(one, "lead")])
        undone.append(self._sources(undoing.by, above=not undoing.undone))
        if undoing.because:
            undone += self._told("how_so", [line for one in undoing.because for line in speech.quotation(one, "lead")])
        return [speech.sides(told, undone), *speech.why(undoing.retraction.reasons, speech.ui("why"))]

    def _told(self, label: str, lines: list[Paragraph]) -> list[Paragraph]:
        return [self._speech.line("head", self._speech.ui(label)), *lines]

    def _sources(self, reports: Sequence[Report], *, above: bool) -> Paragraph:
        speech = self._speech
        return speech.dotted("note", [speech.sources(reports), speech.ui("above") if above else ""])

    def _ways(self, ways: Sequence[Way], common: Name | None) -> list[Block]:
        """Each chain in a line, from the outlet outward to the origin."""
        if not ways:
            return []
        lines = [self._way(way, common) for way in ways]
        return [self._speech.heading(4, self._speech.ui("chains")), *lines]

    def _way(self, way: Way, common: Name | None) -> Paragraph:
        speech, steps = self._speech, []
        for item in way.steps:
            step = speech.step(item)
            steps.append(Markup("<b>{}</b>").format(step) if speech.page.is_common(item, common) else step)
        if not steps:
            steps.append(escape(speech.ui("own_voice_ungraded" if way.ungraded else "own_voice")))
        outlets = speech.page.names(name for name, _ in way.outlets)
        denies = f" ({speech.words.term('stance', 'denies')})" if way.denies else ""
        return speech.line("chain", Markup(ARROW[speech.rtl]).join([outlets, *steps]), denies)
