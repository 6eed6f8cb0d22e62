"""Tokens of the body: raw runs cut into clitics and words, phrases of the lists joined."""

from tawatur.lang.words import Word, Words
from tawatur.model.analysis import Tokens
from tawatur.model.document import Document
from tawatur.text.fold import Folded, fold
from tawatur.text.tokens import LINE, WORD, RawTokens, raw_tokens


_HYPHEN = "-"


def tokenise(document: Document, words: Words) -> Tokens:
    """The token columns of a document's body; dropped lines leave no token but their line end."""
    folded = fold(document.text)
    raw = raw_tokens(folded.norm)
    return _Columns(document.text, folded, words).filled(raw, _dropped(document, folded))


def _dropped(document: Document, folded: Folded) -> list[tuple[int, int]]:
    spans = sorted((line.span.start, line.span.stop) for line in document.dropped)
    places = folded.offsets.searchsorted([at for span in spans for at in span]).tolist()
    return list(zip(places[::2], places[1::2], strict=True))


class _Columns:
    """The columns while they are filled: one pass over the raw tokens."""

    def __init__(self, text: str, folded: Folded, words: Words) -> None:
        self._norm, self._offsets, self._words = folded.norm, folded.offsets.tolist(), words
        self._written = "".join([text[at] for at in self._offsets[:-1]])
        self._phrases = words.pack.phrases
        self._article = words.article
        self.starts: list[int] = []
        self.stops: list[int] = []
        self.norms: list[str] = []
        self.symbols: list[str] = []
        self.words: list[Word] = []
        self._known: frozenset[str] = frozenset()

    def filled(self, raw: RawTokens, gone: list[tuple[int, int]]) -> Tokens:
        """The columns of all tokens outside the dropped stretches."""
        kept = _outside(raw, gone)
        starts, stops, kinds = kept.starts, kept.stops, kept.classes
        norms = [self._norm[start:stop] for start, stop in zip(starts, stops, strict=True)]
        self._known = frozenset(norms)
        at, count = 0, len(norms)
        while at < count:
            used = 1
            if kinds[at] == WORD:
                used = self._add_word(at, norms, starts, stops)
            else:
                used = self._add_phrase(at, starts[at], norms[at], norms, stops) or 1
                if used == 1:
                    self._add(starts[at], stops[at], norms[at], kinds[at])
            at += used
        joined = [False, *(start == stop for start, stop in zip(self.starts[1:], self.stops, strict=False))]
        columns = (tuple(self.starts), tuple(self.stops), tuple(self.norms), "".join(self.symbols), tuple(joined))
        tokens = Tokens(*columns)
        self._words.remember(tokens, self.words)
        return tokens

    def _add_word(self, at: int, norms: list[str], starts: list[int], stops: list[int]) -> int:
        norm, start = norms[at], starts[at]
        used = self._add_phrase(at, start, norm, norms, stops)
        if used:
            return used
        pieces = self._split(norm, self._written[start : stops[at]])
        for offset, piece in pieces[:-1]:
            self._add(start + offset, start + offset + len(piece), piece, WORD)
        offset, piece = pieces[-1]
        if offset or piece != norm:
            used = self._add_phrase(at, start + offset, piece, norms, stops)
            if used:
                return used
        self._add(start + offset, stops[at], piece, WORD)
        return 1

    def _split(self, norm: str, written: str) -> tuple[tuple[int, str], ...]:
        """The pieces of a word; a name that the article also has without its clitic is cut free of it."""
        pieces = self._words.split(norm, written)
        if len(pieces) == 1 and len(norm) > 3 and norm[0] in self._words.proclitics and norm[1:] in self._known:
            if self._words.unknown(norm):
                return ((0, norm[0]), (1, norm[1:]))
        return pieces

    def _add_phrase(self, at: int, start: int, first: str, norms: list[str], stops: list[int]) -> int:
        heads = (first, first[2:]) if first.startswith(self._article) else (first,)
        for head in heads:
            seconds = self._phrases.get(head)
            if seconds is None or at + 1 >= len(norms):
                continue
            behind = at + 1 if norms[at + 1] != _HYPHEN or at + 2 >= len(norms) else at + 2
            for rest, form in (*seconds.get(norms[behind], ()), *(seconds.get(_HYPHEN, ()) if behind > at + 1 else ())):
                last = self._matched(at + 1, rest, norms)
                if last:
                    self._add(start, stops[last - 1], first[: len(first) - len(head)] + form, WORD)
                    return last - at
        return 0

    def _matched(self, at: int, rest: tuple[str, ...], norms: list[str]) -> int:
        """The token behind the rest of a phrase; 0 where it does not follow. A hyphen between its words is passed."""
        count = len(norms)
        for piece in rest:
            if at < count and norms[at] == _HYPHEN and piece != _HYPHEN:
                at += 1
            if at >= count or norms[at] != piece:
                return 0
            at += 1
        return at

    def _add(self, start: int, stop: int, norm: str, kind: int) -> None:
        self.starts.append(self._offsets[start])
        self.stops.append(self._offsets[stop])
        self.norms.append(norm)
        word = self._words.word(norm, kind)
        self.words.append(word)
        self.symbols.append(word.symbol)


def _outside(raw: RawTokens, gone: list[tuple[int, int]]) -> RawTokens:
    if not gone:
        return raw
    kept = [
        row
        for row in zip(raw.starts, raw.stops, raw.classes, strict=True)
        if row[2] == LINE or not any(first <= row[0] < last for first, last in gone)
    ]
    starts, stops, kinds = (list(column) for column in zip(*kept, strict=True)) if kept else ([], [], [])
    return RawTokens(starts, stops, kinds)
