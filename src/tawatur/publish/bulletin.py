"""A change of a story told in words that were printed: as a line, a letter, an entry of a feed, or data."""

import hashlib
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from tawatur.model.change import Change
from tawatur.model.evidence import Evidence
from tawatur.publish.dossier import Report, StoryView
from tawatur.publish.shown import plain
from tawatur.publish.wording import fill, wording

_ATOM = "http://www.w3.org/2005/Atom"
WORDS = 160  # letters of a headline in a subject


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article, and who prints them."""

    evidence: Evidence
    outlet: str
    article: str


@dataclass(frozen=True, slots=True)
class Bulletin:
    """One change with its story's headline and the words that it rests on; none where they stand no longer in it.

    ``id`` is the same for the same change in every store and however often it is sent; ``again`` where the story is
    being told again, so that the words are those by which it was told last.
    """

    id: str
    at: str
    change: Change
    story: str
    headline: str
    quotes: tuple[Quote, ...]
    again: bool = False


def bulletin(change: Change, at: str, story: StoryView | None, lang: str) -> Bulletin:
    """A change of a story as it is told in a language; the story is None where it is no longer there."""
    key = "urn:sha256:" + hashlib.sha256(f"{change.kind}\n{change.key}".encode()).hexdigest()
    if story is None:
        return Bulletin(key, at, change, "", "", ())
    reports = {report.id: report for report in story.reports}
    names = {article.id: article.name for article in story.articles}
    found = (reports[claim] for claim in change.claims[:2] if claim in reports)
    quotes = tuple(_quote(report, names[report.document], lang) for report in found)
    return Bulletin(key, at, change, story.id, story.headline.words if story.headline else "", quotes)


def _quote(report: Report, article: str, lang: str) -> Quote:
    return Quote(report.evidence, report.outlet.shown(lang), article)


def title(one: Bulletin, lang: str) -> str:
    """What changed, in a line."""
    words = wording(lang)
    value = words.term("outcome", one.change.value) if one.change.kind == "outcome" else one.change.value
    value = words.term("slot", value) if one.change.kind == "contradiction" else value
    return fill(words.term("change", one.change.kind), [value])


def text(one: Bulletin, lang: str) -> str:
    """A change in a few lines: what changed, in which story, whose words."""
    rows = [title(one, lang), " ".join(one.headline.split())]
    rows += [f"«{' '.join(quote.evidence.words.split())}» — {quote.outlet} ({quote.article})" for quote in one.quotes]
    rows += [wording(lang).rule("issue.told-again") or ""] if one.again else []
    return "\n".join(plain(row) for row in (*rows, one.story) if row) + "\n"


def plainly(one: Bulletin, lang: str) -> dict[str, object]:
    """A change as plain values, for a program."""
    quotes = [
        {
            "document": quote.evidence.document,
            "start": quote.evidence.span.start,
            "stop": quote.evidence.span.stop,
            "words": quote.evidence.words,
            "outlet": quote.outlet,
            "article": quote.article,
        }
        for quote in one.quotes
    ]
    return {
        "id": one.id,
        "at": one.at,
        "kind": one.change.kind,
        "value": one.change.value,
        "title": title(one, lang),
        "story": one.story,
        "headline": one.headline,
        "told_again": one.again,
        "quotes": quotes,
    }


def letter(one: Bulletin, lang: str, sender: str, to: str) -> EmailMessage:
    """A change as a mail; the same change has the same Message-ID, so that a mailbox can know it again."""
    made = EmailMessage(policy=SMTP.clone(utf8=False))
    made["Subject"] = " ".join(f"{title(one, lang)}: {plain(one.headline)}".split())[:WORDS]
    made["From"], made["To"] = sender, to
    made["Message-ID"] = f"<{one.id.rpartition(':')[2]}@{Address(addr_spec=sender).domain or 'localhost'}>"
    made.set_content(text(one, lang))
    return made


def feed(bulletins: Sequence[Bulletin], lang: str, name: str) -> bytes:
    """Changes as an Atom feed (RFC 4287), the newest first."""
    ET.register_namespace("", _ATOM)
    root = _node(None, "feed", lang=lang)
    _node(root, "id", f"urn:tawatur:{hashlib.sha256(name.encode()).hexdigest()}")
    _node(root, "title", wording(lang).ui("alerts"))
    _node(root, "updated", max((one.at for one in bulletins), default="1970-01-01T00:00:00+00:00"))
    _node(_node(root, "author"), "name", "Tawatur")
    for one in sorted(bulletins, key=lambda one: one.at, reverse=True):
        entry = _node(root, "entry")
        for tag, words in (("id", one.id), ("title", title(one, lang)), ("updated", one.at)):
            _node(entry, tag, words)
        _node(entry, "content", text(one, lang)).set("type", "text")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode").encode("utf-8")


def _node(parent: ET.Element | None, tag: str, words: str = "", lang: str = "") -> ET.Element:
    name = f"{{{_ATOM}}}{tag}"
    made = ET.Element(name) if parent is None else ET.SubElement(parent, name)
    made.text = plain(words) or None
    if lang:
        made.set("{http://www.w3.org/XML/1998/namespace}lang", lang)
    return made
