"""Which words round an act can say whether it came about: asked of each form once, so that only these are looked at."""

from tawatur.annotate.acts import light, past_with_article
from tawatur.annotate.clause import is_comma, verb_form
from tawatur.annotate.grounds import before_verb, ground_of, may, undoes
from tawatur.lang.columns import Questions
from tawatur.lang.words import Word


def _weighs_on_verb(word: Word) -> bool:
    """Whether a word before a verb can say something of it, or ends the search."""
    said = may(word) or before_verb(word) is not None
    return said or not word.classes.isdisjoint(_ON_VERB) or is_comma(word) or verb_form(word) > 0


def _weighs_on_noun(word: Word) -> bool:
    """Whether a word before a noun of an act can say something of it, or ends the search."""
    said = may(word) or undoes(word) or ground_of(word) is not None or light(word) != ""
    verbal = verb_form(word) > 0 or past_with_article(word)
    return said or verbal or not word.classes.isdisjoint(_ON_NOUN) or is_comma(word)


def _weighs_behind(word: Word) -> bool:
    """Whether a word behind a noun of an act can say something of it, or ends the search."""
    return not word.classes.isdisjoint(_BEHIND) or verb_form(word) > 0


STOPS = {"stop", "colon", "semicolon", "particles=subordination", "particles=contrast", "particles=relative", "line"}
_ON_VERB = STOPS | {"clitics=future", "negation", "particles=that", "bare-modality=ongoing", "bare-modality=question",
                     "clitics=to"}  # fmt: skip
_ON_NOUN = STOPS | {"particles=that", "negation=nominal", "bare-modality=question", "governors=stretch", "clitics=to",
                     "bare-modality=ongoing"}  # fmt: skip
ENDS = {"stop", "colon", "particles=subordination", "particles=contrast", "comma", "particles=that"}
_BEHIND = ENDS | {"bare-modality.degree=expected", "bare-modality=planned", "impersonal=scheduled",
                   "bare-modality=possible"}  # fmt: skip
WEIGHS: Questions[Word] = Questions(_weighs_on_verb, _weighs_on_noun, _weighs_behind)
"""Before a verb, before a noun, behind a noun."""
