"""Tokens of the body: raw runs cut into clitics and words, phrases of the lists joined."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import eq
from typing import NamedTuple

from tawatur.lang.words import Word, Words, kind_of
from tawatur.model.analysis import Tokens
from tawatur.model.document import Document
from tawatur.text.fold import Run, fold_run
from tawatur.text.tokens import LINE, WORD, RawTokens, raw_tokens

_HYPHEN, _UNDERSCORE = "-", "_"
Rests = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


class Lead(NamedTuple):
    """The words of a form that can begin a phrase: how many words stand before it, its offset, what may follow.

    ``rests`` maps the next token to the rest of the phrase; ``article`` is what stands before the phrase's own
    first letters.
    """

    before: int
    start: int
    rests: Rests
    article: str


@dataclass(frozen=True, slots=True)
class Cut:
    """A form cut into words: their offsets in it, the phrases that can begin at them.

    ``bare`` is the form without a first letter that may be a clitic, where neither list nor lexicon knows it.
    ``open`` are the forms whose cut the words beside them decide: the next of a phrase is among ``nexts``.
    """

    norm: str
    words: tuple[Word, ...]
    starts: tuple[int, ...]
    stops: tuple[int, ...]
    leads: tuple[Lead, ...] = ()
    bare: str = ""
    nexts: frozenset[str] = frozenset()
    open: bool = False


_NOTHING = Cut("", (), (), ())


class Cuts(dict[str, Cut]):
    """How each form is cut, by its letters as written; a form is cut when it is first met."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._phrases = words.pack.phrases
        self._free: dict[str, Cut] = {}
        self._shapes: dict[tuple[int, ...], tuple[int, ...]] = {}

    def __missing__(self, written: str) -> Cut:
        """The cut of a form not met before; where it begins a phrase as a whole, that is tried before its parts."""
        run = fold_run(written)
        word = kind_of(run.norm) == WORD
        parts = self._words.split(run.norm, run.written) if word else ((0, run.norm),)
        leads = [Lead(0, 0, self._phrases[run.norm], "")] if len(parts) > 1 and run.norm in self._phrases else []
        bare = self._bare(run.norm) if len(parts) == 1 else ""
        found = self[written] = self._made(run, parts, leads, bare)
        return found

    def whole(self, written: str) -> Cut:
        """A form left in one piece."""
        run = fold_run(written)
        return self._made(run, ((0, run.norm),))

    def free(self, written: str) -> Cut:
        """A form cut free of its first letter."""
        found = self._free.get(written)
        if found is None:
            run = fold_run(written)
            found = self._free[written] = self._made(run, ((0, run.norm[0]), (1, run.norm[1:])))
        return found

    def _made(self, run: Run, parts: Sequence[tuple[int, str]], leads: Iterable[Lead] = (), bare: str = "") -> Cut:
        starts = self._shared([run.offsets[at] for at, _ in parts])
        stops = self._shared([*(run.offsets[at + len(part)] for at, part in parts[:-1]), run.offsets[-1]])
        begun = [(before, starts[before], *self._begun(part)) for before, (_, part) in enumerate(parts)]
        leads = (*leads, *(Lead(*row) for row in begun if row[2]))
        words = tuple([self._words.word(part, kind_of(part)) for _, part in parts])
        nexts = frozenset([_HYPHEN, *(norm for lead in leads for norm in lead.rests)] if leads else ())
        return Cut(run.norm, words, starts, stops, leads, bare, nexts, bool(leads or bare))

    def _shared(self, offsets: Sequence[int]) -> tuple[int, ...]:
        """One tuple for all forms of one shape."""
        return self._shapes.setdefault(tuple(offsets), tuple(offsets))

    def _begun(self, norm: str) -> tuple[Rests, str]:
        """What follows a form, or the form without its article, in a phrase."""
        article = self._words.article
        if norm not in self._phrases and norm.startswith(article):
            return self._phrases.get(norm[len(article) :], {}), article
        return self._phrases.get(norm, {}), ""

    def _bare(self, norm: str) -> str:
        words = self._words
        if len(norm) < 4 or norm[0] not in words.proclitics or not words.unknown(norm):
            return ""
        return norm[1:] if "unknown" in words.word(norm, kind_of(norm)).classes else ""


class Tokeniser:
    """Makes token columns; what a form is cut into is remembered."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._cuts = Cuts(words)

    def __call__(self, document: Document) -> Tokens:
        """The token columns of a document's body; dropped lines leave no token but their line end."""
        text = document.text
        raw = _outside(raw_tokens(text), sorted((line.span.start, line.span.stop) for line in document.dropped))
        forms = [text[start:stop] for start, stop in zip(raw.starts, raw.stops, strict=True)]
        cuts = [self._cuts[form] for form in forms]
        joined = self._joined(raw, forms, cuts)
        whole = {*self._cut_names(cuts, joined)}
        if whole:
            cuts = [self._cuts.whole(form) if cut.norm in whole else cut for cut, form in zip(cuts, forms, strict=True)]
            joined = self._joined(raw, forms, cuts)
        return self._columns(raw.starts, joined)

    @staticmethod
    def _cut_names(cuts: list[Cut], joined: list[Cut]) -> Iterator[str]:
        """Parts of full names of the article that stand alone elsewhere and were cut as if they had a clitic."""
        parts = {
            part
            for cut, before in zip(joined, cuts, strict=True)
            if cut is not before and cut.words
            for part in _parts(cut.words[-1])
        }
        return (cut.norm for cut in cuts if cut.norm in parts and len(cut.words) > 1) if parts else iter(())

    def _joined(self, raw: RawTokens, forms: list[str], cuts: list[Cut]) -> list[Cut]:
        """The cuts with phrases joined, each at its first form, and names cut free that the article has without
        their clitic."""
        norms = [_HYPHEN if cut.norm == _UNDERSCORE else cut.norm for cut in cuts]
        known = frozenset(norms)
        found, behind, after = list(cuts), 0, [*norms[1:], ""]
        for at, cut in enumerate(cuts):
            if not cut.open or at < behind:
                continue
            if cut.bare in known:
                cut = found[at] = self._cuts.free(forms[at])
            for lead in cut.leads if after[at] in cut.nexts else ():
                form, behind = _phrase(lead.rests, norms, at + 1)
                if form:
                    stop = raw.stops[behind - 1] - raw.starts[at]
                    found[at:behind] = [self._phrase(cut, lead, form, stop), *[_NOTHING] * (behind - at - 1)]
                    break
        return found

    def _phrase(self, cut: Cut, lead: Lead, form: str, stop: int) -> Cut:
        """The words before a phrase, then the phrase as one word."""
        before = lead.before
        words = (*cut.words[:before], self._words.word(lead.article + form, WORD))
        return Cut(cut.norm, words, (*cut.starts[:before], lead.start), (*cut.stops[:before], stop))

    def _columns(self, places: list[int], cuts: list[Cut]) -> Tokens:
        words = [word for cut in cuts for word in cut.words]
        starts = [place + offset for place, cut in zip(places, cuts, strict=True) for offset in cut.starts]
        stops = [place + offset for place, cut in zip(places, cuts, strict=True) for offset in cut.stops]
        joined = [False, *map(eq, starts[1:], stops)][: len(starts)]
        symbols = "".join([word.symbol for word in words])
        tokens = Tokens(tuple(starts), tuple(stops), tuple([word.norm for word in words]), symbols, tuple(joined))
        self._words.remember(tokens, words)
        return tokens


def _parts(word: Word) -> list[str]:
    """The parts of a listed person's full name; of any other word none."""
    named = word.name is not None and word.name.list == "persons" and " " in word.norm
    return word.norm.split(" ") if named else []


def _phrase(rests: Rests, norms: list[str], at: int) -> tuple[str, int]:
    """(the form, the token behind it) of the longest phrase that goes on at ``at``; a hyphen is passed."""
    behind = at if norms[at] != _HYPHEN or at + 1 >= len(norms) else at + 1
    for rest, form in (*rests.get(norms[behind], ()), *(rests.get(_HYPHEN, ()) if behind > at else ())):
        last = _matched(at, rest, norms)
        if last:
            return form, last
    return "", 0


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


def _outside(raw: RawTokens, gone: list[tuple[int, int]]) -> RawTokens:
    """The tokens outside some stretches of the text, and the line ends inside them."""
    if not gone:
        return raw
    kept: list[int] = []
    at = 0
    for start, stop in gone:
        first, last = bisect_left(raw.starts, start, at), bisect_left(raw.starts, stop, at)
        kept += range(at, first)
        kept += [line for line in range(first, last) if raw.classes[line] == LINE]
        at = last
    kept += range(at, len(raw.starts))
    return RawTokens(*([column[place] for place in kept] for column in (raw.starts, raw.stops, raw.classes)))
