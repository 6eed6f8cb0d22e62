"""Tokens of the body: raw runs cut into clitics and words, phrases of the lists joined."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tawatur.lang.words import Word, Words
from tawatur.model.analysis import Tokens
from tawatur.model.document import Document
from tawatur.text.fold import Folded, fold
from tawatur.text.tokens import LINE, WORD, RawTokens, raw_tokens

_HYPHEN = "-"
Rests = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A part of a raw token: its offset, its form and word, and the phrases it can begin.

    ``rests`` maps the next token to what may follow; ``lead`` is what stands before the phrase's own first
    letters (an article).
    """

    offset: int
    norm: str
    word: Word
    rests: Rests | None
    lead: str


class Tokeniser:
    """Makes token columns; what a form is cut into is remembered."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._phrases = words.pack.phrases
        self._cuts: dict[str, tuple[Piece, ...]] = {}

    def __call__(self, document: Document) -> Tokens:
        """The token columns of a document's body; dropped lines leave no token but their line end."""
        folded = fold(document.text)
        raw = _outside(raw_tokens(folded.norm), _dropped(document, folded))
        text, written = folded.norm, folded.written
        norms = [text[start:stop] for start, stop in zip(raw.starts, raw.stops, strict=True)]
        forms = [written[start:stop] for start, stop in zip(raw.starts, raw.stops, strict=True)]
        tokens = self._filled(folded, raw, norms, forms, frozenset())
        whole = frozenset(self._cut_names(norms, forms, tokens))
        return self._filled(folded, raw, norms, forms, whole) if whole else tokens

    def _cut_names(self, norms: list[str], forms: list[str], tokens: Tokens) -> Iterator[str]:
        """Parts of full names of the article that stand alone elsewhere and were cut as if they had a clitic."""
        parts = {
            part
            for word in self._words.of(tokens)
            if word.name is not None and word.name.list == "persons" and " " in word.norm
            for part in word.norm.split(" ")
        }
        for norm, form in zip(norms, forms, strict=True) if parts else ():
            if norm in parts and len(self._cuts.get(form, ())) > 1:
                yield norm

    def _filled(
        self, folded: Folded, raw: RawTokens, norms: list[str], forms: list[str], whole: frozenset[str]
    ) -> Tokens:
        starts, stops, kinds, cuts = raw.starts, raw.stops, raw.classes, self._cuts
        first: list[int] = []
        last: list[int] = []
        words: list[Word] = []
        known = frozenset(norms)
        at, count = 0, len(norms)
        while at < count:
            norm = norms[at]
            pieces = cuts.get(forms[at])
            if pieces is None:
                pieces = cuts[forms[at]] = self._cut(norm, forms[at], kinds[at])
            if norm in whole:
                pieces = (self._piece(0, norm, WORD),)
            elif len(pieces) == 1 and "unknown" in pieces[0].word.classes:
                pieces = self._freed(norm, pieces, known)
            start, used = starts[at], 0
            for piece in pieces:
                if piece.rests is not None and at + 1 < count:
                    found = self._phrase(piece, norms, at + 1)
                    if found is not None:
                        used = found[1] - at
                        first.append(start + piece.offset)
                        last.append(stops[at + used - 1])
                        words.append(self._words.word(piece.lead + found[0], WORD))
                        break
                if piece.norm:
                    first.append(start + piece.offset)
                    last.append(start + piece.offset + len(piece.norm) if piece is not pieces[-1] else stops[at])
                    words.append(piece.word)
            at += used or 1
        return self._columns(folded, first, last, words)

    def _columns(self, folded: Folded, first: list[int], last: list[int], words: list[Word]) -> Tokens:
        starts = tuple(folded.offsets[first].tolist()) if first else ()
        stops = tuple(folded.offsets[last].tolist()) if last else ()
        joined = (False, *(a == b for a, b in zip(starts[1:], stops, strict=False)))[: len(starts)]
        symbols = "".join([word.symbol for word in words])
        tokens = Tokens(starts, stops, tuple([word.norm for word in words]), symbols, joined)
        self._words.remember(tokens, words)
        return tokens

    def _cut(self, norm: str, written: str, kind: int) -> tuple[Piece, ...]:
        """The pieces of a form: as a whole where that begins a phrase (with an empty norm, so that nothing is
        added where the phrase does not follow), then its clitics and its word."""
        if kind != WORD:
            return (self._piece(0, norm, kind),)
        parts = self._words.split(norm, written)
        pieces = [self._piece(offset, part, kind) for offset, part in parts]
        if len(parts) > 1 and norm in self._phrases:
            whole = Piece(0, "", pieces[0].word, self._phrases[norm], "")
            return (whole, *pieces)
        return tuple(pieces)

    def _piece(self, offset: int, norm: str, kind: int) -> Piece:
        article = self._words.article
        rests, lead = self._phrases.get(norm), ""
        bare = norm[len(article) :] if kind == WORD and norm.startswith(article) else ""
        if bare in self._phrases and rests is None:
            rests, lead = self._phrases[bare], article
        return Piece(offset, norm, self._words.word(norm, kind), rests, lead)

    def _freed(self, norm: str, pieces: tuple[Piece, ...], known: frozenset[str]) -> tuple[Piece, ...]:
        """A name that the article also has without its clitic is cut free of it."""
        if len(norm) < 4 or norm[0] not in self._words.proclitics or norm[1:] not in known:
            return pieces
        if not self._words.unknown(norm):
            return pieces
        return self._piece(0, norm[0], WORD), self._piece(1, norm[1:], WORD)

    def _phrase(self, piece: Piece, norms: list[str], at: int) -> tuple[str, int] | None:
        """(the form, the token behind it) of the longest phrase that goes on at ``at``; a hyphen is passed."""
        rests = piece.rests
        if rests is None:
            return None
        behind = at if norms[at] != _HYPHEN or at + 1 >= len(norms) else at + 1
        for rest, form in (*rests.get(norms[behind], ()), *(rests.get(_HYPHEN, ()) if behind > at else ())):
            last = _matched(at, rest, norms)
            if last:
                return form, last
        return None


def _matched(at: int, rest: tuple[str, ...], norms: list[str]) -> int:
    """The token behind the rest of a phrase; 0 where it does not follow."""
    count = len(norms)
    for word in rest:
        if at < count and norms[at] == _HYPHEN and word != _HYPHEN:
            at += 1
        if at >= count or norms[at] != word:
            return 0
        at += 1
    return at


def _dropped(document: Document, folded: Folded) -> list[tuple[int, int]]:
    spans = sorted((line.span.start, line.span.stop) for line in document.dropped)
    places = folded.offsets.searchsorted([at for span in spans for at in span]).tolist()
    return list(zip(places[::2], places[1::2], strict=True))


def _outside(raw: RawTokens, gone: list[tuple[int, int]]) -> RawTokens:
    if not gone:
        return raw
    firsts, lasts = [first for first, _ in gone], [0, *(last for _, last in gone)]
    kept = [
        row
        for row in zip(raw.starts, raw.stops, raw.classes, strict=True)
        if row[2] == LINE or row[0] >= lasts[bisect_right(firsts, row[0])]
    ]
    starts, stops, kinds = (list(column) for column in zip(*kept, strict=True)) if kept else ([], [], [])
    return RawTokens(starts, stops, kinds)
