"""What is marked in the invented articles."""

from invented_articles import BY_KEY, DOCUMENTS, span_of
from invented_story import CLAIMS

from tawatur.model.annotation import Attribution, Event, Mention, Timex
from tawatur.model.timevalue import TimeExpression
from tawatur.publish import Layers


def _layers(key: str) -> Layers:
    text = BY_KEY[key].text
    words = {"نادر الصوان": "sawwan", "هالة المدى": "mada", "مرسى الغيم": "marsa", "القصر الأزرق": "palace"}
    mentions = tuple(
        Mention(span_of(text, form), "mentions", "LOC" if who == "marsa" else "PER", who)
        for form, who in words.items()
        if form in text
    )
    times = [form for form in ("الثلاثاء المقبل", "الأسبوع المقبل", "اليوم الأربعاء", "أمس") if form in text]
    timexes = tuple(Timex(span_of(text, form), "times", TimeExpression(), "2030-05-07") for form in times)
    attributions = tuple(
        Attribution(
            claim.cue.span,
            "cues",
            claim.chain.links[-1].span if claim.chain.links else None,
            None,
            (claim.quote.span,),
            claim.chain,
            "indirect",
            claim.stance,
            "speech",
        )
        for claim in CLAIMS
        if claim.cue and claim.document == f"doc:{key}"
    )
    triggers = [form for form in ("سيلتقي", "التقى", "نوقع", "واتفقا") if form in text]
    events = tuple(Event(span_of(text, form), "events", "CONSULT", span_of(text, form)) for form in triggers)
    return Layers(mentions, timexes, attributions, events)


LAYERS = {document.id: _layers(document.id[4:]) for document in DOCUMENTS}
