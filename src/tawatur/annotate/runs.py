"""Runs: speech that goes on in the next sentence, and a source that stands in a sentence of its own."""

from collections.abc import Iterator, Sequence

from tawatur.annotate.clause import is_join, is_quote
from tawatur.annotate.contents import spans_of
from tawatur.annotate.drafts import Draft
from tawatur.annotate.place import Place
from tawatur.model.annotation import Cue
from tawatur.model.span import Span


def run_on(group: Sequence[Draft], before: Place, place: Place, cues: Sequence[Cue]) -> list[Draft] | None:
    """The drafts of a sentence whose last speech the next sentence goes on, with that in its content; else None.

    It does where a colon opened a speech without marks in which somebody says "I" or "we", or where a
    quotation follows a quotation; and only within a paragraph.
    """
    if place.first != before.last or place.kind != "body" or not group:
        return None
    at = next((i for i in range(len(group) - 1, -1, -1) if _reaches_end(group[i], before)), -1)
    if at < 0 or not (_quoted_on(before, place) or _spoken_on(group[at], before, place, cues)):
        return None
    draft = group[at]
    last = spans_of(place, [(place.first, place.last)])
    if not last:
        return None
    content = (*draft.content[:-1], Span(draft.content[-1].start, last[-1].stop))
    return [one._replace(content=content) if i == at else one for i, one in enumerate(group)]


def told_behind(before: Place, place: Place, drafts: Sequence[Draft]) -> list[Draft] | None:
    """The drafts of a sentence that is a bare "according to X": it covers the sentence before; else None."""
    if place.first != before.last or len(drafts) != 1 or before.kind != "body":
        return None
    draft = drafts[0]
    if draft.cue.kind != "according-to" or draft.content or draft.source is None:
        return None
    return [draft._replace(content=spans_of(before, [(before.first, before.last)]))]


def _reaches_end(draft: Draft, place: Place) -> bool:
    """Whether a speech ends with its sentence."""
    if draft.cue.kind != "speech" or draft.cue.opens < 0 or not draft.content:
        return False
    end = draft.content[-1].stop
    behind = (at for at in range(place.first, place.last) if place.tokens.starts[at] >= end)
    return all(place.has(at, "mark") for at in behind)


def _own(place: Place, cue: Cue) -> bool:
    """Whether a cue is the speaker's own "I think": its verb has only forms of the first person."""
    forms = [entry for entry in place.words[cue.last - 1].entries if entry.list == "say-verbs"]
    return bool(forms) and all(entry.get("person") == "1" for entry in forms)


def _spoken_on(draft: Draft, before: Place, place: Place, cues: Sequence[Cue]) -> bool:
    """Whether a speech that a colon opened without a mark goes on: no joint or cue of the writer's own begins here."""
    if not draft.cue.frame.endswith("-colon") or is_quote(place.words[draft.cue.opens]):
        return False
    if is_join(place.words[place.first]) or any(cue.first <= place.first + 2 and not _own(place, cue) for cue in cues):
        return False
    return any(_speaks(place, at) for at in _paragraph(before))


def _quoted_on(before: Place, place: Place) -> bool:
    """Whether a sentence that ends with a quotation is followed by one that is nothing else."""
    marks = [at for at in (before.last - 1, before.last - 2) if at > before.first and is_quote(before.words[at])]
    stop = place.quoted(place.first)
    return bool(marks) and bool(stop) and all(place.has(at, "stop") for at in range(stop, place.last))


def _paragraph(place: Place) -> Iterator[int]:
    """The tokens of a sentence and of what follows it in its line."""
    at = place.first
    while at < len(place.words) and "line" not in place.words[at].classes:
        yield at
        at += 1


def _speaks(place: Place, at: int) -> bool:
    """Whether a word says "I" or "we"."""
    word = place.words[at]
    if any(entry.get("person") == "1" for entry in word.entries):
        return True
    return "first-person" in word.classes and word.classes.isdisjoint(("noun", "adjective", "proper"))
