"""Texts that cost a careless reader more than they are long: each fills about the bytes asked for."""

from collections.abc import Iterator, Sequence

SENTENCES = (
    "قال وزير المالية في مؤتمر صحفي إن الميزانية ستعرض على البرلمان يوم الخميس المقبل",
    "ونقلت صحيفة محلية عن مصدر مطلع أن الشركة خسرت 3.5 مليون دولار خلال العام الماضي",
    "وأضاف المتحدث باسم الوزارة أن أحدا لم يوقع الاتفاق في 12 مارس 2024، نافيا ما ذكرته وكالة الأنباء",
    "ومن المتوقع أن يزور الرئيس العاصمة الأسبوع القادم للقاء نظيره، بحسب بيان للحكومة",
)
"""Plain sentences of a newsroom, invented, each with something to find."""


def filled(piece: str, size: int) -> str:
    """``piece`` again and again until the text takes ``size`` bytes of UTF-8, cut at a whole piece."""
    return piece * max(1, size // len(piece.encode("utf-8")))


def news(articles: Sequence[str], size: int) -> str:
    """Text like the news: the lines of the articles in turn, each round numbered so that no two are alike."""
    lines = [line for article in articles for line in article.splitlines() if line.strip()]
    parts, length, at = [], 0, 0
    while length < size:
        line = f"{lines[at % len(lines)]} {1000 + at // len(lines)}" if at % 7 == 3 else lines[at % len(lines)]
        parts.append(line)
        length, at = length + len(line.encode("utf-8")) + 1, at + 1
    return "\n".join(parts)


def hostile(size: int) -> Iterator[tuple[str, str]]:
    """(name, text) of each hostile text."""
    opening = "".join(f"{sentence}.\n" for sentence in SENTENCES)
    for name, piece in PIECES.items():
        yield name, opening + filled(piece, size)
    yield "one sentence without a stop", opening + filled(" ".join(SENTENCES) + " ", size)
    yield "no two words alike", opening + unlike(size)


def unlike(size: int) -> str:
    """Words of which no two are alike, so that nothing remembered helps."""
    letters = "بتثجحخدرزسشصضطعغفقكلمنهوي"
    base, words, length, at = len(letters), [], 0, 0
    while length < size:
        word = "".join(letters[(at * 7919 // base**place + place) % base] for place in range(6))
        words.append(word if at % 11 else f"{word}.")
        length, at = length + len(words[-1].encode("utf-8")) + 1, at + 1
    return " ".join(words)


PIECES: dict[str, str] = {
    "marks on one letter": "\u0651\u064e",
    "letters with thirty marks": "ب" + "\u0651\u064e" * 15,
    "quotation marks, opening": "« ",
    "quotation marks, closing": "» ",
    "quotation marks, plain": '"',
    "quotation marks of all kinds": "\"«»“”'",
    "commas": "،",
    "commas and blanks": ", ",
    "stops": ".",
    "stops and blanks": ". ",
    "colons": "قال: ",
    "one word repeated": "الرئيس ",
    "one letter repeated": "و",
    "joining letters and a word": "وبال",
    "one name repeated": "محمد ",
    "digits": "7",
    "digits and blanks": "12 ",
    "digits and slashes": "1/2/",
    "number words": "مائة وخمسة وعشرون ألفا ",
    "brackets, open": "(",
    "brackets in pairs": "()",
    "brackets round words": "(الرئيس) ",
    "said that": "قال إن ",
    "said that, one a line": "قال إن الرئيس سافر\n",
    "according to": "بحسب مصدر ",
    "quoting": "نقلا عن صحيفة ",
    "not": "لن يتم ",
    "share, one a line": "شارك\n",
    "related, one a line": "اقرأ أيضا:\n",
    "months": "مارس ",
    "weekdays": "يوم الخميس ",
    "weekdays and commas": "الخميس، ",
    "units of time": "ثلاثة أيام ",
    "line ends": "\n",
    "line ends and a letter": "ب\n",
    "blanks": " ",
    "latin": "a",
    "latin and stops": "a.b.",
    "hashtag": "#كلمة_",
    "hyphens": "-",
    "dashes between letters": "ب-",
    "tatweel": "بـ",
    "zero-width": "\u200c\u200d\u2067",
    "beyond the first plane": "\U0001f600",
    "presentation forms": "\ufedf\ufe8e",
}
