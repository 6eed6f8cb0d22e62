"""The words of one analysis: what stages ask of tokens, by index."""

from tawatur.lang.words import Word, Words
from tawatur.model.analysis import Tokens
from tawatur.text.tokens import LATIN, LINE, MARK, NUMBER, WORD


def kind_of(norm: str) -> int:
    """The raw class of a token by its first character."""
    first = norm[0]
    if first.isalpha():
        return WORD if "\u0600" <= first < "\u0780" else LATIN
    return LINE if first == "\n" else NUMBER if first.isdigit() else MARK


def words_of(tokens: Tokens, words: Words) -> list[Word]:
    """The word of each token."""
    word = words.word
    return [word(norm, kind_of(norm)) for norm in tokens.norms]
