"""An invented story: what the invented articles claim and what they say together."""

from datetime import date

from invented_articles import BY_KEY, DOCUMENTS, span_of

from tawatur.model.annotation import Factuality
from tawatur.model.chain import Chain, Link, Stance
from tawatur.model.claim import Claim, Frame, Quantity
from tawatur.model.evidence import Evidence
from tawatur.model.issue import Issue
from tawatur.model.reason import Reason
from tawatur.model.story import (
    Actor,
    Contradiction,
    Copy,
    Forecast,
    Origins,
    Passage,
    Proposition,
    Publication,
    Story,
    Suggestion,
    TimelineEntry,
    Variant,
)
from tawatur.model.timevalue import Interval, TimeExpression

_OFFICIALS = {"marfa": "مسؤولين من السهل", "duha": "مسؤولين من جمهورية السهل"}


def _link(key: str, who: str, words: str, **more: object) -> Link:
    return Link(who, words, span=span_of(BY_KEY[key].text, words), **more)  # type: ignore[arg-type]


def _officials(key: str) -> Link:
    return _link(key, "group:officials-sahl", _OFFICIALS[key], named=False, nation="sahl")


def evidence(key: str, words: str) -> Evidence:
    """The evidence for words of an invented article."""
    return Evidence.of(BY_KEY[key], span_of(BY_KEY[key].text, words))


def _claim(
    name: str,
    words: str,
    quote: str | None,
    cue: str | None,
    links: tuple[Link, ...],
    factuality: Factuality,
    **more: object,
) -> Claim:
    key = name.split(".")[0]
    return Claim(
        id=name,
        document=f"doc:{key}",
        evidence=evidence(key, words),
        quote=evidence(key, quote or words),
        cue=evidence(key, cue) if cue else None,
        chain=Chain(links),
        frame=more.pop("frame", Frame("CONSULT", ("sawwan", "mada"))),  # type: ignore[arg-type]
        factuality=factuality,
        stance=more.pop("stance", Stance.ASSERTS),  # type: ignore[arg-type]
        kind="speech" if cue else "own",
        **more,  # type: ignore[arg-type]
    )


_MEET = "سيلتقي رئيسة وزراء السهل هالة المدى في مرسى الغيم يوم الثلاثاء المقبل"
CLAIMS = (
    _claim(
        "marfa.1",
        _MEET,
        f"رئيس زمردة نادر الصوان {_MEET}",
        "نقلا عن",
        (_link("marfa", "lantern", "صحيفة ذا لانترن"), _officials("marfa")),
        Factuality.PLANNED,
        future=True,
        frame=Frame("CONSULT", ("sawwan", "mada"), "marsa", TimeExpression(value="XXXX-WXX-2", direction="future")),
    ),
    _claim(
        "marfa.2",
        "الوفد يضم 12 وزيرا",
        None,
        "وأضافت",
        (_link("marfa", "lantern", "الصحيفة"), Link("group:officials-sahl", "مسؤولين من السهل", False, True)),
        Factuality.HAPPENED,
        frame=Frame("CONSULT", ("sawwan",), quantities=(Quantity(12, "", "وزير", "12 وزيرا"),)),
    ),
    _claim(
        "marfa.3",
        "المحادثات ستتناول صفقة قوارب بين البلدين",
        None,
        "ويُعتقد",
        (),
        Factuality.POSSIBLE,
        stance=Stance.BELIEVES,
        frame=Frame("AID", ("sahl", "zumurruda")),
    ),
    _claim(
        "duha.1",
        "الصوان سيلتقي المدى في مرسى الغيم الأسبوع المقبل",
        None,
        "قالت",
        (_link("duha", "lantern", "ذا لانترن"), _officials("duha")),
        Factuality.PLANNED,
        future=True,
    ),
    _claim(
        "nahr.1",
        "التقى رئيس زمردة نادر الصوان رئيسة الوزراء هالة المدى اليوم الأربعاء في تل الريح",
        None,
        "وفق ما أعلن",
        (_link("nahr", "palace", "القصر الأزرق", nation="zumurruda"),),
        Factuality.HAPPENED,
    ),
    _claim(
        "nahr.2",
        "لم نوقع أي صفقة قوارب",
        "لم نوقع أي صفقة قوارب، وما نُشر عنها لا أساس له من الصحة",
        "وقال",
        (_link("nahr", "palace", "المتحدث باسم القصر", nation="zumurruda"),),
        Factuality.DENIED,
        stance=Stance.DENIES,
        frame=Frame("AGREE", ("sawwan", "mada"), positive=False),
    ),
    _claim("nahr.3", "وضم الوفد 9 وزراء", None, None, (), Factuality.HAPPENED),
    _claim(
        "suhail.1",
        "التقى الصوان هالة المدى في تل الريح الأربعاء",
        None,
        "وفق ما أعلن",
        (_link("suhail", "palace", "القصر الأزرق", nation="zumurruda"),),
        Factuality.HAPPENED,
    ),
    _claim("duha.2", "وامتنع القصر الأزرق عن التعليق", None, None, (), Factuality.HAPPENED),
    _claim("barq.1", "التقى الصوان رئيسة وزراء السهل في مرسى الغيم أمس", None, None, (), Factuality.HAPPENED),
    _claim("barq.2", "واتفقا على صفقة قوارب قيمتها 40 مليون دينار", None, None, (), Factuality.HAPPENED),
)


def _origins(outlets: str, lower: int, upper: int, common: str | None, ungraded: tuple[str, ...] = ()) -> Origins:
    reasons = (Reason("origins.shared-link", ("lantern", "2")),)
    return Origins(tuple(outlets.split()), lower, upper, common, ungraded, reasons)


_BARQ = ("برق الجنوب",)
PROPOSITIONS = (
    Proposition(
        id="p0",
        head="nahr.1",
        claims=("nahr.1", "suhail.1", "barq.1", "marfa.1", "duha.1"),
        denials=(),
        relation="forecast-fulfilled",
        slot=None,
        variants=(),
        main_value=None,
        origins=Origins(
            ("duha", "marfa", "nahr", "suhail", "برق الجنوب"),
            2,
            2,
            None,
            _BARQ,
            (Reason("origins.count", ("5", "2", "2")), Reason("origins.shared-link", ("lantern", "2"))),
        ),
        quoted=_origins("nahr suhail", 1, 1, "palace", _BARQ),
        factuality=Factuality.HAPPENED,
        score=0.8,
        reasons=(
            Reason("propositions.forecast-fulfilled", ("5", "5")),
            Reason("propositions.alike", ("words, actors, same-act",)),
        ),
    ),
    Proposition(
        id="p1",
        head="nahr.1",
        claims=("nahr.1", "suhail.1", "barq.1", "marfa.1", "duha.1"),
        denials=(),
        relation="forecast-changed",
        slot="place",
        variants=(
            Variant("tall", ("nahr.1", "suhail.1"), _origins("nahr suhail", 1, 1, "palace")),
            Variant("marsa", ("marfa.1", "duha.1", "barq.1"), _origins("marfa duha", 1, 1, "lantern", _BARQ)),
        ),
        main_value="tall",
        origins=Origins(
            ("nahr", "suhail", "برق الجنوب"), 1, 1, "palace", _BARQ, (Reason("origins.common-link", ("palace",)),)
        ),
        quoted=_origins("nahr suhail", 1, 1, "palace", _BARQ),
        factuality=Factuality.HAPPENED,
        score=0.9,
        reasons=(Reason("propositions.values", ("place", "marsa, tall")),),
    ),
    Proposition(
        id="p2",
        head="barq.2",
        claims=("barq.2", "marfa.3", "nahr.2"),
        denials=("nahr.2",),
        relation="denied",
        slot="polarity",
        variants=(),
        main_value=None,
        origins=Origins(("marfa", "برق الجنوب"), 1, 2, None, _BARQ, ()),
        quoted=Origins(("marfa", "برق الجنوب"), 1, 2, None, _BARQ, ()),
        factuality=Factuality.DENIED,
        score=0.7,
        reasons=(),
    ),
    Proposition(
        id="p3",
        head="marfa.2",
        claims=("marfa.2", "nahr.3"),
        denials=(),
        relation="conflict",
        slot="number",
        variants=(
            Variant("12", ("marfa.2",), _origins("marfa", 1, 1, None)),
            Variant("9", ("nahr.3",), _origins("nahr", 1, 1, None)),
        ),
        main_value=None,
        origins=Origins(("marfa", "nahr"), 2, 2, None, (), ()),
        quoted=_origins("marfa", 1, 1, None),
        factuality=Factuality.HAPPENED,
        score=0.4,
        reasons=(),
    ),
    Proposition(
        id="p4",
        head="duha.2",
        claims=("duha.2",),
        denials=(),
        relation="single",
        slot=None,
        variants=(),
        main_value=None,
        origins=Origins(("duha",), 0, 0, None, ("duha",), ()),
        quoted=Origins(("duha",), 0, 0, None, ("duha",), ()),
        factuality=Factuality.HAPPENED,
        score=1.0,
        reasons=(Reason("propositions.single", ("1", "1")),),
    ),
)

STORY = Story(
    id="s1",
    documents=DOCUMENTS,
    claims=CLAIMS,
    actors=(
        Actor("sawwan", "PER", ("نادر الصوان", "الصوان"), ("sawwan", "name:sawwan"), "zumurruda", ()),
        Actor(
            "mada",
            "PER",
            ("هالة المدى", "المدى"),
            ("mada",),
            "sahl",
            (Reason("identity.family-name", ("المدى", "هالة المدى")),),
        ),
        Actor("palace", "ORG", ("القصر الأزرق",), ("palace",), "zumurruda", ()),
        Actor("org:palace", "ORG", ("القصر",), ("org:palace",), None, ()),
    ),
    suggestions=(
        Suggestion(
            "org:palace",
            "palace",
            "same",
            0.7,
            (
                Reason("suggestions.short-body", ("القصر", "القصر الأزرق")),
                Reason("suggestions.named-in", ("1", "2", "0")),
            ),
        ),
    ),
    copies=(Copy("doc:nahr", "doc:suhail", "derived", 0.61, "ufuq", (Reason("copies.derived", ("61%",)),)),),
    passages=(Passage(evidence("marfa", CLAIMS[0].quote.words), evidence("duha", CLAIMS[3].evidence.words), 0.8),),
    publications=(
        Publication(
            "doc:marfa",
            Interval(date(2030, 5, 1), date(2030, 5, 6)),
            (Reason("publication.agrees", ("doc:duha, doc:nahr",)),),
        ),
        Publication("doc:duha", Interval.of("2030-05-04"), ()),
        Publication("doc:nahr", Interval.of("2030-05-08"), (Reason("publication.weekday-named", ("3", "0")),)),
        Publication("doc:suhail", Interval.of("2030-05-08"), ()),
        Publication("doc:barq", None, ()),
    ),
    propositions=PROPOSITIONS,
    contradictions=(
        Contradiction(
            "nahr.1", "barq.1", "place", ("tall", "marsa"), False, (Reason("contradictions.place", ("tall", "marsa")),)
        ),
        Contradiction("suhail.1", "barq.1", "place", ("tall", "marsa"), False, ()),
        Contradiction("marfa.2", "nahr.3", "number", ("12", "9"), False, ()),
    ),
    retractions=(),
    forecasts=(
        Forecast(
            "marfa.1", "lantern", Interval.of("2030-05-07"), "changed", ("place", "time"), ("nahr.1", "suhail.1"), ()
        ),
        Forecast("duha.1", "lantern", None, "changed", ("place",), ("nahr.1",), ()),
    ),
    timeline=(
        TimelineEntry("2030-05-07", ("marfa.1",), Factuality.POSSIBLE),
        TimelineEntry("2030-05-08", ("nahr.1", "suhail.1"), Factuality.HAPPENED),
        TimelineEntry("FUTURE_REF", ("marfa.3",), Factuality.POSSIBLE),
    ),
    terms=("صوان", "مدى"),
    reasons=(Reason("stories.documents", ("5",)),),
)

ISSUES = (
    Issue("pile/broken.txt", Reason("issue.empty", ("pile/broken.txt",))),
    Issue("pile/suhail.txt:3", Reason("page-date.line", ("2031-01-03",)), "note"),
)
