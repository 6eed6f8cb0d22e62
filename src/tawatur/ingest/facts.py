"""What is known of a document before it is read: outlet, agency, day of publication, dateline, each with reasons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from tawatur.ingest.bylines import Found
from tawatur.ingest.credits import Part, bracketed
from tawatur.ingest.days import Day, day_of_address, day_of_stamp
from tawatur.ingest.sheet import Line, words_of
from tawatur.ingest.vocabulary import Vocabulary
from tawatur.model.reason import Fact, Reason
from tawatur.model.span import Span
from tawatur.model.timevalue import Interval

_LINES = 400


@dataclass(frozen=True)
class Field:
    """One metadata field: the name it was found under and what it says."""

    name: str
    value: str


def outlet_of(text: str, fields: Mapping[str, Field], credits: tuple[Found, ...], vocabulary: Vocabulary) -> Fact[str]:
    """Who publishes: by the metadata field, else the address, else the dateline or credit line; else unknown."""
    named, address = fields.get("outlet"), fields.get("url")
    entry = vocabulary.outlets.whole(words_of(named.value)) if named else None
    if named and entry:
        return Fact(entry.value, (Reason("outlet.field", (named.name, named.value)),))
    host = host_of(address.value) if address else ""
    key = domain_key(host, vocabulary)
    if key:
        return Fact(key, (Reason("outlet.domain", (host,)),))
    if named and slug_of(named.value):
        return Fact(slug_of(named.value), (Reason("outlet.field-unlisted", (named.name, named.value)),))
    if host:
        return Fact(host, (Reason("outlet.domain-unlisted", (host,)),))
    return _outlet_in(text, credits)


def host_of(url: str) -> str:
    """The host of an address without "www.", empty where there is none."""
    try:
        host = urlsplit(url.strip() if "//" in url else f"//{url.strip()}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.") if "." in host else ""


def domain_key(host: str, vocabulary: Vocabulary) -> str:
    """The listed outlet that a host is, empty where it is none."""
    labels = host.split(".")
    names = (".".join(labels[first:]) for first in range(len(labels) - 1))
    return next((vocabulary.domains[name] for name in names if name in vocabulary.domains), "")


def slug_of(name: str) -> str:
    """A key made of a name: its folded words joined by hyphens."""
    return "-".join(word.norm for word in words_of(name[:200]))


def _outlet_in(text: str, credits: tuple[Found, ...]) -> Fact[str]:
    for found in credits:
        if found.where in ("inside", "headline"):
            continue
        for part in found.credit.of("outlet"):
            rule = "outlet.dateline" if found.where in ("first-line", "opening") else "outlet.credit-line"
            sure = found.where in ("first-line", "last-line") or not found.credit.agencies
            if bracketed(text, part.span) or (sure and not part.common):
                return Fact(part.value, (Reason(rule, (part.span.words(text),)),), part.span)
        if found.where == "last-line" and (named := _named_outlet(found)):
            span = named[0].span.hull(named[-1].span)
            return Fact(slug_of(span.words(text)), (Reason("outlet.credit-line", (span.words(text),)),), span)
    return Fact(None)


def outlet_of_staff(lines: Sequence[Line], vocabulary: Vocabulary) -> Fact[str]:
    """The one outlet whose correspondent a text quotes and to whom others in it spoke; else unknown."""
    named: dict[str, dict[str, Span]] = {"staff": {}, "told": {}}
    for words in (part for line in lines[:_LINES] for part in (line.words, line.tail)):
        for index in range(len(words) - 1):
            cue = vocabulary.staff.at(words, index)
            found = vocabulary.outlets.at(words, cue[0]) if cue and cue[0] < len(words) else None
            if cue and found and "ambiguous" not in found[1].keys:
                named[cue[1].value].setdefault(found[1].value, Span(words[cue[0]].start, words[found[0] - 1].stop))
    both = [key for key in named["staff"] if key in named["told"]]
    if len(both) != 1 or len(named["staff"]) > 1:
        return Fact(None)
    span = named["staff"][both[0]]
    return Fact(both[0], (Reason("outlet.staff", (span.words(lines[0].sheet.text),)),), span)


def _named_outlet(found: Found) -> tuple[Part, ...]:
    return next((names for names in found.credit.names if any(part.kind == "class" for part in names)), ())


def agency_of(fields: Mapping[str, Field], credits: tuple[Found, ...], outlet: str | None) -> Fact[str]:
    """Whom the text as a whole is credited to; the first credit is the value, the others stand in a reason."""
    credited: dict[str, tuple[Found, Part]] = {}
    for found in credits:
        for part in _creditors(found, outlet):
            credited.setdefault(part.value, (found, part))
    if not credited:
        return Fact(None)
    (value, (found, part)), *others = credited.items()
    reasons = [Reason(f"agency.{found.where}", (_where(found, fields), found.words(part)))]
    reasons += [Reason("agency.also", (name, at.words(other))) for name, (at, other) in others]
    return Fact(value, tuple(reasons), None if found.where == "field" else part.span)


def _where(found: Found, fields: Mapping[str, Field]) -> str:
    return fields["author"].name if found.where == "field" else found.words(found.credit)


def _creditors(found: Found, outlet: str | None) -> list[Part]:
    named = [part for part in found.credit.agencies if part.kind == "agency"]
    unnamed = [part for part in found.credit.agencies if part.kind == "agencies"]
    papers = [part for part in found.credit.of("outlet") if part.value != outlet]
    own = any(part.value == outlet for part in found.credit.of("outlet"))
    if found.where == "headline" or (own and found.where != "inside"):
        named = named + papers
    return named or unnamed


def published_of(fields: Mapping[str, Field], credits: tuple[Found, ...], vocabulary: Vocabulary) -> Fact[Interval]:
    """The day of publication as metadata, address or dateline tell it, in this order; else unknown."""
    stamp, address = fields.get("published"), fields.get("url")
    day = day_of_stamp(stamp.value, vocabulary) if stamp else None
    if stamp and day:
        return Fact(_interval(day), (Reason("published.field", (stamp.name, stamp.value)),))
    if address and (told := day_of_address(address.value)):
        return Fact(_interval(told[0]), (Reason("published.url", (told[1],)),))
    for found in credits:
        for part in found.credit.of("date") if found.where != "inside" else ():
            if part.day:
                rule = "published.dateline-hijri" if part.day.calendar == "hijri" else "published.dateline"
                return Fact(_interval(part.day), (Reason(rule, (found.words(part),)),), part.span)
    return Fact(None)


def _interval(day: Day) -> Interval:
    return Interval(day.value, day.value)
