"""Numbers in figures and words."""

from collections.abc import Sequence

from tawatur.lang.words import Word


def number_of(words: Sequence[Word]) -> float | None:
    """The value of a run of number words and figures; None where it is vague ("dozens").

    "three hundred and twenty" adds and multiplies as spoken: a scale word multiplies what came
    before it, anything else adds.
    """
    total, current = 0.0, 0.0
    for word in words:
        value = _one(word)
        if value is None:
            if "numbers" in word.classes or "ordinals" in word.classes:
                return None
            continue
        if value >= 100 and current and current < value:
            current *= value
        elif value >= 1000 and not current:
            current = value
        else:
            current += value
        if value >= 1000:
            total, current = total + current, 0.0
    return total + current


def vague_number(words: Sequence[Word]) -> float | None:
    """The unit of a number in one word that tells no more than it: ten of "dozens", a thousand of "thousands".

    None of any other number.
    """
    entry = words[0].entry("numbers") if len(words) == 1 else None
    scale = entry.value[1:] if entry and entry.value.startswith(_SOME) else ""
    return float(scale) if scale else None


_SOME = "X"
"""What stands before the unit of a vague number."""


def _one(word: Word) -> float | None:
    if word.norm[:1].isdigit():
        return _figure(word.norm)
    entry = word.entry("numbers") or word.entry("ordinals")
    if entry is None:
        return None
    try:
        return float(entry.value)
    except ValueError:
        return None


def _figure(norm: str) -> float | None:
    plain = norm
    groups = norm.replace(".", ",").split(",")
    if len(groups) > 1 and all(len(group) == 3 for group in groups[1:]):
        plain = "".join(groups)
    try:
        return float(plain.replace(",", "."))
    except ValueError:
        return None
