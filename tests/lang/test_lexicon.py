"""The lexicon: what forms can be, their stems, and where clitics end. The words are plain or invented."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from tawatur.errors import PackError
from tawatur.lang.lexicon import Lexicon, Tag

FILE = Path(__file__).parents[2] / "src/tawatur/lang/ar/model/lexicon.bin"
FOLD = {ord(c): "ا" for c in "أإآٱ"} | {ord(c): "ء" for c in "ؤئ"} | {ord("ى"): "ي", ord("ة"): "ه"}
# fmt: off
WHOLE = [
    "والد", "وزير", "لندن", "كان", "كما", "فيما", "بينما", "ولد", "وقف", "فرنسا", "ليبيا", "وكالة", "باريس", "برلين",
    "لبنان", "كندا", "سوريا", "وجه", "وضع", "كتاب", "فيلم", "بلد", "سلام", "كبير", "فريق", "لجنة", "ولاية", "بيان",
    "سوف", "فاز", "كثير", "لكن", "كأن", "سأل", "بأس", "مياه", "شبه", "وصل", "وجدت", "ألوان", "التزام",
]
# fmt: on


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load(FILE)


def split(lexicon: Lexicon, word: str, *names: str) -> str:
    """The segmentation of a word as it is written, clitics joined by a plus sign."""
    found = lexicon.segment(word.translate(FOLD), frozenset(names).__contains__, surface=word)
    return "+".join((*found.proclitics, found.base, *([found.suffix] if found.suffix else [])))


@pytest.mark.parametrize(
    "word",
    WHOLE,
)
def test_a_word_whose_first_letter_looks_like_a_clitic_stays_whole(lexicon: Lexicon, word: str) -> None:
    assert split(lexicon, word) == word.translate(FOLD)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("وقال", "و+قال"),
        ("لأن", "ل+ان"),
        ("بأن", "ب+ان"),
        ("وأن", "و+ان"),
        ("فقد", "ف+قد"),
        ("وكانت", "و+كانت"),
        ("وبدأ", "و+بدا"),
        ("وكل", "و+كل"),
        ("وهذه", "و+هذه"),
        ("بلاده", "بلاد+ه"),
        ("لديه", "لدي+ه"),
        ("لها", "ل+ها"),
        ("به", "ب+ه"),
        ("فيها", "في+ها"),
        ("وعليه", "و+علي+ه"),
        ("وزارته", "وزاره+ه"),
        ("مستواه", "مستوي+ه"),
        ("رؤسائهم", "رءساء+هم"),
        ("سيقول", "س+يقول"),
        ("وسيقتلوه", "و+س+يقتلوا+ه"),
        ("ليكتب", "ل+يكتب"),
        ("بالقلم", "ب+ال+قلم"),
        ("وللمدينة", "و+ل+ال+مدينه"),
        ("للجنة", "ل+ال+لجنه"),
        ("للاعبين", "ل+ال+لاعبين"),
        ("للبنان", "ل+لبنان"),
        ("السنة", "ال+سنه"),
        ("ألسنة", "السنه"),
        ("القلق", "ال+قلق"),
        ("عملة", "عمله"),
        ("عمله", "عمل+ه"),
    ],
)
def test_clitics_are_split_off(lexicon: Lexicon, word: str, parts: str) -> None:
    assert split(lexicon, word) == parts


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("بوتين", "بوتين"),
        ("لبوتين", "ل+بوتين"),
        ("وبوتين", "و+بوتين"),
        ("وكيم", "و+كيم"),
    ],
)
def test_protected_names_win_over_splits(lexicon: Lexicon, word: str, parts: str) -> None:
    assert split(lexicon, word, "بوتين", "كيم") == parts


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("زرندوخ", "زرندوخ"),
        ("وزرندوخ", "وزرندوخ"),
        ("والزرندوخ", "و+ال+زرندوخ"),
        ("للزرندوخ", "ل+ال+زرندوخ"),
        ("وإزرندوخ", "و+ازرندوخ"),
        ("و", "و"),
        ("گزرن", "گزرن"),
        ("Kyiv", "Kyiv"),
        ("", ""),
    ],
)
def test_unknown_words_lose_only_the_article_and_what_is_before_it(lexicon: Lexicon, word: str, parts: str) -> None:
    assert split(lexicon, word) == parts


def test_tags_are_the_union_of_the_readings(lexicon: Lexicon) -> None:
    assert Tag.PRESENT | Tag.PLURAL in lexicon.tags("يكتبون")
    assert Tag.PAST in lexicon.tags("قال")
    assert Tag.PARTICLE in lexicon.tags("الذي")
    assert Tag.PROPER in lexicon.tags("فرنسا")
    assert Tag.MASDAR in lexicon.tags("اطلاق")
    assert Tag.NISBA | Tag.FEMININE in lexicon.tags("اقتصاديه")
    assert Tag.RARE not in lexicon.tags("كتب")
    assert lexicon.tags("زرندوخ") == Tag(0)


@pytest.mark.parametrize(
    ("form", "stem"),
    [
        ("يكتبون", "كتب"),
        ("يقولون", "قال"),
        ("معلمين", "معلم"),
        ("رءساء", "رءيس"),
        ("شركات", "شركه"),
        ("سنوات", "سنه"),
        ("اقتصاديون", "اقتصادي"),
        ("تصريحات", "تصريح"),
        ("زرندوخ", None),
    ],
)
def test_inflected_forms_share_a_stem(lexicon: Lexicon, form: str, stem: str | None) -> None:
    assert lexicon.stem(form) == stem


@pytest.mark.parametrize(
    ("word", "peeled"),
    [
        ("مدينتها", ("مدينه", "ها")),
        ("بيته", ("بيت", "ه")),
        ("قالته", ("قالت", "ه")),
        ("ضربني", ("ضرب", "ني")),
        ("قمر", None),
    ],
)
def test_a_pronoun_is_peeled_off_a_known_base(lexicon: Lexicon, word: str, peeled: tuple[str, str] | None) -> None:
    assert lexicon.peel_suffix(word) == peeled


def test_the_shipped_file_is_small_and_picklable(lexicon: Lexicon) -> None:
    assert FILE.stat().st_size <= 5_000_000
    again = Lexicon.load(FILE)
    assert len(again) == len(lexicon) > 300_000
    assert "كتاب" in pickle.loads(pickle.dumps(lexicon))


def test_a_file_that_is_no_lexicon_is_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "lexicon.bin"
    wrong.write_bytes(b"something else")
    with pytest.raises(PackError, match="not a lexicon"):
        Lexicon.load(wrong)
    with pytest.raises(PackError, match="cannot be read"):
        Lexicon.load(tmp_path / "absent.bin")
