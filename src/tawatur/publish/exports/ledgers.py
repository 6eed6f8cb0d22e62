"""Which tables a dossier has, and what stands in them."""

from collections.abc import Iterable, Iterator, Sequence

from tawatur.model.reason import Reason
from tawatur.model.timevalue import Interval
from tawatur.publish.dossier import Article, Clash, Dossier, Finding, Name, Report, Ruling, StoryView
from tawatur.publish.exports.cast import chain_of, sayer, statements_of
from tawatur.publish.exports.identifiers import text_digest
from tawatur.publish.exports.tables import Cell, Days, Known, Row, Table, Term, table
from tawatur.publish.judged import Judged
from tawatur.publish.page import Page
from tawatur.publish.wording import Wording

COLUMNS = {
    "propositions": "proposition story words factuality relation slot value outlets_count origins_lower origins_upper "
    "common_link outlets ungraded claims_count denials_count part_of score credibility verdict decided_by decided_at "
    "outlet article start stop",
    "claims": "claim story proposition words outlet published said_by chain stance factuality kind who where when "
    "quantities article start stop",
    "denials": "proposition story words denied said_by outlet published chain claim article start stop",
    "contradictions": "story proposition slot value_a words_a outlets_a value_b words_b outlets_b inside reasons",
    "forecasts": "story words who due outcome changed_in outlet published outcome_words outcome_outlets claim article "
    "start stop",
    "retractions": "story words outlets withdrawn_words withdrawn_outlets reasons",
    "timeline": "story when days factuality words outlets claim article",
    "actors": "actor story name type spellings nation articles_count",
    "suggestions": "story proposed actor_a actor_b score reasons",
    "articles": "article story file outlet grade decided_by decided_at agency published headline dateline author "
    "address digest text_digest",
    "copies": "story file_a file_b copy share origin article_a article_b",
    "decisions": "number story about ruling subjects words proposition decided_by decided_at note lost",
    "issues": "place reason severity",
}
"""The tables, in the order in which they are written, and their columns."""


def ledgers_of(dossier: Dossier, words: Wording) -> list[Table]:
    """All tables of a dossier."""
    page = Page(dossier, words)
    found: dict[str, list[Row]] = {name: [] for name in COLUMNS}
    for story in dossier.stories:
        scene = Ledger(story, page)
        for name in found:
            rows: Iterable[Row] = getattr(scene, name)() if name != "issues" else ()
            found[name] += [{"story": story.id, **row} for row in rows]
    found["issues"] = [
        {"place": issue.place, "reason": told(issue.reason, page), "severity": Term("severity", (issue.severity,))}
        for issue in dossier.issues
    ]
    return [table(name, COLUMNS[name], rows) for name, rows in found.items()]


class Ledger:
    """The rows of one story."""

    def __init__(self, story: StoryView, page: Page) -> None:
        self._story, self._page, self._words = story, page, page.words
        self._judged = Judged(story)
        self._reports = {report.id: report for report in story.reports}
        self._articles = {article.id: article for article in story.articles}

    def propositions(self) -> Iterator[Row]:
        """What is said, with what counts for it."""
        for finding in self._story.findings:
            rated = self._judged.of(self._some((*finding.claims, *finding.denials)))
            given = {**_deciding(rated), "verdict": "; ".join(one.ruling for one in rated)}
            place = self._place(self._reports[finding.head])
            yield {"proposition": finding.id, **place, **self._counts(finding), **given}

    def _counts(self, finding: Finding) -> Row:
        support, value = finding.quoted, finding.main_value
        return {
            "factuality": Term("factuality", (finding.factuality,)),
            "relation": Term("relation", (finding.relation,)),
            "slot": Term("slot", (finding.slot,) if finding.slot else ()),
            "value": _value(value.value, value.name, finding.slot) if value else "",
            "outlets_count": len(support.outlets),
            "origins_lower": support.lower,
            "origins_upper": support.upper,
            "common_link": Known((support.common_link,)),
            "outlets": Known(support.outlets),
            "ungraded": Known(support.ungraded),
            "claims_count": len(finding.claims),
            "denials_count": len(finding.denials),
            "part_of": finding.part_of or "",
            "score": round(finding.score, 4),
            "credibility": finding.credibility,
        }

    def claims(self) -> Iterator[Row]:
        """What each article says, and through whom."""
        of = statements_of(self._story)
        for report in self._story.reports:
            matter = report.matter
            yield {
                **self._told(report),
                "proposition": "; ".join(of.get(report.id, ())),
                "stance": Term("stance", (report.stance,)),
                "factuality": Term("factuality", (report.factuality,)),
                "kind": matter.kind,
                "who": Known(matter.who),
                "where": Known((matter.where,)),
                "when": matter.when,
                "quantities": "; ".join(matter.quantities),
            }

    def denials(self) -> Iterator[Row]:
        """Who denies what."""
        for finding in self._story.findings:
            for report in self._some(finding.denials if finding.part_of is None else ()):
                yield {**self._told(report), "proposition": finding.id, "denied": finding.words.words}

    def contradictions(self) -> Iterator[Row]:
        """What cannot both hold."""
        for finding in self._story.findings:
            yield from (self._clash(clash, finding.id) for clash in finding.clashes)
        yield from (self._clash(clash, "") for clash in self._story.clashes)

    def _clash(self, clash: Clash, finding: str) -> Row:
        row: Row = {"proposition": finding, "slot": Term("slot", (clash.slot,)), "reasons": self._why(clash.reasons)}
        row["inside"] = self._words.ui("inside") if clash.inside else ""
        for end, value, name, side in zip("ab", clash.values, clash.names, clash.sides, strict=True):
            row[f"value_{end}"] = _value(value, name, clash.slot)
            row[f"words_{end}"] = self._first(side)
            row[f"outlets_{end}"] = self._outlets(side)
        return row

    def forecasts(self) -> Iterator[Row]:
        """Who expected what by when, and what became of it."""
        for item in self._story.expectations:
            yield {
                **self._told(self._reports[item.claim]),
                "who": Known((item.holder,), "holder_none"),
                "due": Days(item.due, "due_none"),
                "outcome": Term("outcome", (item.outcome,)),
                "changed_in": Term("slot", item.slots),
                "outcome_words": self._first(item.outcomes),
                "outcome_outlets": self._outlets(item.outcomes),
            }

    def retractions(self) -> Iterator[Row]:
        """What was told and is withdrawn or undone later."""
        for item in self._story.retractions:
            yield {
                "words": self._first(item.said),
                "outlets": self._outlets(item.said),
                "withdrawn_words": self._first(item.by),
                "withdrawn_outlets": self._outlets(item.by),
                "reasons": self._why(item.reasons),
            }

    def timeline(self) -> Iterator[Row]:
        """What happened, or was to happen, by day."""
        for moment in self._story.timeline:
            for report in self._some(moment.claims[:1]):
                known = moment.days or moment.value not in self._words.tables["reference"]
                days = Days(moment.days, "unknown") if known else Term("reference", (moment.value,))
                tone = Term("factuality", (moment.factuality,))
                place = {**self._place(report), "claim": report.id, "outlets": self._outlets(moment.claims)}
                yield {**place, "when": moment.value, "days": days, "factuality": tone}

    def actors(self) -> Iterator[Row]:
        """Who is who."""
        for actor in self._story.actors:
            yield {
                "actor": actor.name.key,
                "name": Known((actor.name,)),
                "type": Term("type", (actor.type,)),
                "spellings": "; ".join(actor.spellings),
                "nation": Known((actor.nation,)),
                "articles_count": len(actor.documents),
            }

    def suggestions(self) -> Iterator[Row]:
        """Who could be one or two: the keys to decide by, and why."""
        for item in self._story.suggestions:
            yield {
                "proposed": Term("proposed", (item.proposed,)),
                "actor_a": item.a,
                "actor_b": item.b,
                "score": round(item.score, 4),
                "reasons": self._why(item.reasons),
            }

    def articles(self) -> Iterator[Row]:
        """What was read, with the digests that prove it."""
        for article in self._story.articles:
            grade = self._judged.grade(article)
            yield {
                **self._published(article),
                **_deciding([grade] if grade else []),
                "grade": grade.ruling if grade else "",
                "article": article.id,
                "file": article.name,
                "agency": Known((article.agency.name,)),
                "headline": article.headline.words if article.headline else "",
                "dateline": Known((article.dateline.name,)),
                "author": article.author or "",
                "address": article.url or "",
                "digest": article.digest,
                "text_digest": text_digest(article),
            }

    def copies(self) -> Iterator[Row]:
        """Which articles share text."""
        for copy in self._story.copies:
            yield {
                "article_a": copy.a,
                "article_b": copy.b,
                "file_a": self._articles[copy.a].name,
                "file_b": self._articles[copy.b].name,
                "copy": Term("copy", (copy.relation,)),
                "share": round(copy.share, 4),
                "origin": Known((copy.origin,)),
            }

    def decisions(self) -> Iterator[Row]:
        """What people decided, who and when."""
        for one in self._story.rulings:
            spoken = [finding for finding in self._story.findings if one in self._judged.of(self._some(finding.claims))]
            yield {
                **_deciding([one]),
                "number": one.number,
                "about": Term("about", (one.about,)),
                "ruling": Term("ruling", (one.ruling,)),
                "subjects": "; ".join(one.subjects),
                "words": "; ".join(evidence.words for evidence in one.evidence),
                "proposition": "; ".join(finding.id for finding in spoken),
                "note": one.note,
                "lost": self._words.ui("ruling_lost") if one.lost else "",
            }

    def _told(self, report: Report) -> Row:
        said = Known((sayer(report),), "unknown")
        return {**self._place(report), "claim": report.id, "said_by": said, "chain": chain_of(report, self._words)}

    def _place(self, report: Report) -> Row:
        """The words of a claim and where they stand: code points of the article's stored text."""
        span = report.evidence.span
        row = self._published(self._articles[report.document])
        return {
            **row,
            "words": report.evidence.words,
            "article": report.document,
            "start": span.start,
            "stop": span.stop,
        }

    def _published(self, article: Article) -> Row:
        outlet = Known((article.outlet.name,), "unknown")
        return {"outlet": outlet, "published": Days(article.published, "published_unknown")}

    def _some(self, keys: Iterable[str]) -> list[Report]:
        return [self._reports[key] for key in keys if key in self._reports]

    def _first(self, keys: Iterable[str]) -> str:
        return next((report.evidence.words for report in self._some(keys)), "")

    def _outlets(self, keys: Iterable[str]) -> Known:
        return Known(tuple(dict.fromkeys(report.outlet for report in self._some(keys))))

    def _why(self, reasons: Iterable[Reason]) -> str:
        return " ".join(told(reason, self._page) for reason in reasons)


def _deciding(given: Sequence[Ruling]) -> Row:
    """Who decided, and when."""
    return {
        "decided_by": "; ".join(one.by for one in given),
        "decided_at": "; ".join(one.at for one in given),
    }


def told(reason: Reason, page: Page) -> str:
    """The sentence of a reason with names in place of keys, as plain text."""
    return page.reason(reason).striptags()


def _value(value: str, name: Name | None, slot: str | None) -> Cell:
    if name is not None:
        return Known((name,))
    days = Interval.of(value) if slot == "time" else None
    return Days(days, "unknown") if days else Term("polarity", (value,))
