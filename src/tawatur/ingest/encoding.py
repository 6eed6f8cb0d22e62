"""Bytes to text: byte-order mark, UTF-16 by its pattern, UTF-8, declaration, then what reads as Arabic."""

import codecs
import re
from dataclasses import dataclass

from tawatur.ingest.codings import coding
from tawatur.ingest.vocabulary import Vocabulary
from tawatur.text.fold import fold

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})|encoding=[\"']([A-Za-z0-9_.:-]{2,40})[\"']", re.I
)
_GUESSES = ("cp1256", "iso8859_6", "cp720", "cp864", "mac_arabic")
_WRONG = ("cp1252", "latin-1", "cp1256")
_SAMPLE = 4_000
_PLAIN = 0.06
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, and what was done: "" (certain), guessed, lying, repaired or damaged."""

    text: str
    encoding: str
    doubt: str = ""


def decode(raw: bytes, vocabulary: Vocabulary) -> Decoded | None:
    """The text of some bytes, or None where no encoding gives Arabic or plain text."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            text = _strict(raw, encoding)
            return Decoded(text, encoding) if text is not None else _damaged(raw, encoding, vocabulary)
    wide = _wide(raw)
    if wide and (text := _strict(raw, wide)) is not None:
        return Decoded(text, wide, "guessed")
    text = _strict(raw, "utf-8")
    if text is not None:
        return _checked(text, raw, vocabulary)
    return _declared(raw, vocabulary) or _guessed(raw, vocabulary) or _damaged(raw, "utf-8", vocabulary)


def plausible(text: str, vocabulary: Vocabulary) -> float:
    """The share of frequent small Arabic words among the words of the text's beginning."""
    return _share(text, vocabulary.frequent)


def telling(text: str, vocabulary: Vocabulary) -> float:
    """The share of those small words that other languages of the script do not have."""
    return _share(text, vocabulary.telling)


def _share(text: str, wanted: frozenset[str]) -> float:
    words = _WORD.findall(fold(text[:_SAMPLE]).norm)
    return sum(word in wanted for word in words) / len(words) if words else 0.0


def declaration(raw: bytes) -> str:
    """The encoding that a page or an XML head declares, empty where none."""
    found = _DECLARED.search(raw[:4096])
    return (found.group(1) or found.group(2)).decode("ascii") if found else ""


def _strict(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _wide(raw: bytes) -> str:
    if len(raw) < 8 or len(raw) % 2:
        return ""
    sample = raw[: _SAMPLE * 2]
    half = len(sample) // 2
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if high.count(6) + high.count(0) > 0.7 * half:
            return encoding
    return ""


def _checked(text: str, raw: bytes, vocabulary: Vocabulary) -> Decoded:
    told = declaration(raw).lower()
    if not text.isascii() and told and coding(told) not in ("utf-8", ""):
        return Decoded(text, "utf-8", "lying")
    return _repaired(text, vocabulary) or Decoded(text, "utf-8")


def _repaired(text: str, vocabulary: Vocabulary) -> Decoded | None:
    """The text that was read in a wrong encoding and stored so, brought back."""
    sample = text[:_SAMPLE]
    if text.isascii() or plausible(sample, vocabulary) > _PLAIN / 2:
        return None
    for encoding in _WRONG:
        try:
            back = text.encode(encoding).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
        if plausible(back, vocabulary) >= _PLAIN:
            return Decoded(back, encoding, "repaired")
    return None


def _declared(raw: bytes, vocabulary: Vocabulary) -> Decoded | None:
    name = coding(declaration(raw))
    text = _strict(raw, name) if name else None
    if text is None:
        return None
    return Decoded(text, name) if plausible(text, vocabulary) >= _PLAIN / 3 else None


def _guessed(raw: bytes, vocabulary: Vocabulary) -> Decoded | None:
    read = [(encoding, text) for encoding in _GUESSES if (text := _strict(raw, encoding)) is not None]
    scored = sorted(
        ((plausible(text, vocabulary), -place, text, encoding) for place, (encoding, text) in enumerate(read))
    )
    if scored and scored[-1][0] >= _PLAIN:
        return Decoded(scored[-1][2], scored[-1][3], "guessed")
    return None


def _damaged(raw: bytes, encoding: str, vocabulary: Vocabulary) -> Decoded | None:
    text = raw.decode(encoding, errors="replace")
    broken = text.count("\ufffd")
    if broken * 100 <= len(text) and plausible(text, vocabulary) >= _PLAIN / 2:
        return Decoded(text, encoding, "damaged")
    return None
