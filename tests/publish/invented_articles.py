"""Five invented articles about two states that do not exist."""

from tawatur.model.document import Document, DroppedLine
from tawatur.model.reason import Fact, Reason
from tawatur.model.span import Span
from tawatur.model.timevalue import Interval

NAMES = {
    "marfa": ("صحيفة المرفأ", "Al-Marfa"),
    "duha": ("إذاعة الضحى", "Radio Duha"),
    "nahr": ("جريدة النهر", "An-Nahr"),
    "suhail": ("موقع سهيل", "Suhail Online"),
    "ufuq": ("وكالة الأفق", "Ufuq News Agency"),
    "lantern": ("ذا لانترن", "The Lantern"),
    "zumurruda": ("زمردة", "Zumurruda"),
    "sahl": ("جمهورية السهل", "Republic of Sahl"),
    "sawwan": ("نادر الصوان", "Nadir al-Sawwan"),
    "mada": ("هالة المدى", "Hala al-Mada"),
    "marsa": ("مرسى الغيم", "Marsa al-Ghaym"),
    "tall": ("تل الريح", "Tall al-Rih"),
    "palace": ("القصر الأزرق", "Blue Palace"),
}

MARFA = """القائمة الرئيسية
المرفأ: نادر الصوان يلتقي هالة المدى في مرسى الغيم الثلاثاء
ذكرت صحيفة ذا لانترن نقلا عن مسؤولين من السهل \
أن رئيس زمردة نادر الصوان سيلتقي رئيسة وزراء السهل هالة المدى في مرسى الغيم يوم الثلاثاء المقبل. \
وأضافت الصحيفة أن الوفد يضم 12 وزيرا.
ويُعتقد أن المحادثات ستتناول صفقة قوارب بين البلدين.
اشترك في نشرتنا البريدية"""

DUHA = """لقاء مرتقب بين الصوان والمدى
قالت ذا لانترن إن الصوان سيلتقي المدى في مرسى الغيم الأسبوع المقبل، بحسب مسؤولين من جمهورية السهل.
وامتنع القصر الأزرق عن التعليق."""

NAHR = """الصوان يصل إلى تل الريح
تل الريح (الأفق) - التقى رئيس زمردة نادر الصوان رئيسة الوزراء هالة المدى اليوم الأربعاء في تل الريح، \
وفق ما أعلن القصر الأزرق.
وقال المتحدث باسم القصر: «لم نوقع أي صفقة قوارب، وما نُشر عنها لا أساس له من الصحة».
وضم الوفد 9 وزراء.
الأفق"""

SUHAIL = """الصوان والمدى في تل الريح
التقى الصوان هالة المدى في تل الريح الأربعاء، وفق ما أعلن القصر الأزرق.
تاريخ الصفحة: الجمعة 3 يناير 2031"""

BARQ = """عاجل من برق الجنوب
التقى الصوان رئيسة وزراء السهل في مرسى الغيم أمس، واتفقا على صفقة قوارب قيمتها 40 مليون دينار."""


def _document(key: str, text: str, outlet: str | None, day: str | None, **more: object) -> Document:
    published = Fact(Interval.of(day), (Reason("published.field", ("date", str(day))),) if day else ())
    headline = more.pop("headline", None)
    return Document(
        id=f"doc:{key}",
        name=f"{key}.txt",
        text=text,
        outlet=Fact(outlet, (Reason("outlet.field", ("source", str(outlet))),)),
        published=published,
        headline=span_of(text, str(headline)) if headline else None,
        digest="3f" * 32,
        **more,  # type: ignore[arg-type]
    )


def span_of(text: str, words: str) -> Span:
    """Where words first stand in a text."""
    start = text.index(words)
    return Span(start, start + len(words))


def _line(text: str, words: str, rule: str) -> DroppedLine:
    return DroppedLine(span_of(text, words), Reason(rule, (words,)))


DOCUMENTS = (
    _document(
        "marfa",
        MARFA,
        "marfa",
        None,
        headline="المرفأ: نادر الصوان يلتقي هالة المدى في مرسى الغيم الثلاثاء",
        dropped=(
            _line(MARFA, "القائمة الرئيسية", "residue.menu"),
            _line(MARFA, "اشترك في نشرتنا البريدية", "residue.newsletter"),
        ),
        url="https://marfa.example/a?x=1&y=2",
    ),
    _document("duha", DUHA, "duha", "2030-05-04", headline="لقاء مرتقب بين الصوان والمدى"),
    _document(
        "nahr",
        NAHR,
        "nahr",
        "2030-05-08",
        headline="الصوان يصل إلى تل الريح",
        agency=Fact("ufuq", (Reason("agency.last-line", ("الأفق", "ufuq")),), Span(len(NAHR) - 5, len(NAHR))),
        dateline=Fact("tall", (), span_of(NAHR, "تل الريح (")),
        author="مها العلي",
    ),
    _document(
        "suhail",
        SUHAIL,
        "suhail",
        "2030-05-08",
        headline="الصوان والمدى في تل الريح",
        dropped=(_line(SUHAIL, "تاريخ الصفحة: الجمعة 3 يناير 2031", "residue.page-date"),),
        page_dates=(Fact("2031-01-03", (Reason("page-date.line", ("2031-01-03",)),)),),
    ),
    _document("barq", BARQ, "برق الجنوب", "2030-05-08", headline="عاجل من برق الجنوب"),
)
BY_KEY = {document.id[4:]: document for document in DOCUMENTS}
