"""Words as rules see them: each form meets the pack once, and its classes become one symbol."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tawatur.lang.alphabet import NAMES, Alphabet, classes_of
from tawatur.lang.columns import Questions, Table
from tawatur.lang.lexicon import Tag
from tawatur.lang.nisba import Nisba
from tawatur.lang.pack import Entry, Pack
from tawatur.lang.roots import Roots
from tawatur.lang.stuck import TAKES_PRONOUN, VERBAL, Stuck
from tawatur.model.analysis import Tokens
from tawatur.text.marks import CLASSES
from tawatur.text.tokens import LATIN, LINE, MARK, NUMBER, WORD

_CONJUGATED = ("past", "present")
"""Forms that no article can stand before."""
_NUN = "\u0646"
"""The last letter, folded, of duals and sound plurals."""
_NISBA = int(Tag.NISBA)
_NOMINAL = int(Tag.NOUN | Tag.ADJECTIVE | Tag.PROPER | Tag.PARTICIPLE | Tag.PARTICLE | Tag.NISBA)
"""What an article can stand before."""
_LEXICON = {
    "noun": int(Tag.NOUN), "adjective": int(Tag.ADJECTIVE), "past": int(Tag.PAST), "present": int(Tag.PRESENT),
    "particle": int(Tag.PARTICLE), "proper": int(Tag.PROPER), "relational": _NISBA, "masdar": int(Tag.MASDAR),
    "first-person": int(Tag.FIRST), "partaking": int(Tag.PARTICIPLE),
}  # fmt: skip


def engine_classes() -> frozenset[str]:
    """The classes that words have without any list: by their letters, their marks and the lexicon."""
    letters = (
        "word",
        "latin",
        "number",
        "line",
        "mark",
        "other-mark",
        "article",
        "pronoun-suffix",
        "unknown",
        "owned-sayer",
    )
    return frozenset([*letters, *CLASSES.values(), *_LEXICON])


def kind_of(norm: str) -> int:
    """The raw class of a token by its first character."""
    first = norm[0]
    if first.isalpha():
        return WORD if "\u0600" <= first < "\u0780" else LATIN
    return LINE if first == "\n" else NUMBER if first.isdigit() else MARK


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A token's form: its entries in the lists, its classes, the stem it shares with its inflections, the root it
    shares with the words of its family.

    ``first`` holds the first entry of each list, ``name`` that of the first list of names that has the
    form letter for letter. A form has one word, so words are compared by identity.
    """

    norm: str
    entries: tuple[Entry, ...]
    classes: frozenset[str]
    symbol: str
    stem: str
    root: str
    name: Entry | None = None
    first: Mapping[str, Entry] = field(default_factory=dict)

    def entry(self, name: str) -> Entry | None:
        """The first entry of one list."""
        return self.first.get(name)


class Wording(list[Word]):
    """The words of one document, token by token; ``kept`` holds what has been worked out of them all, by kind."""

    def __init__(self, words: Iterable[Word], table: Table[Word]) -> None:
        super().__init__(words)
        self._table = table
        self._rows = b""
        self.kept: dict[object, Any] = {}

    def columns(self, questions: Questions[Word]) -> tuple[bytes, ...]:
        """The answers to some questions about words, for each question one byte a token."""
        found: tuple[bytes, ...] | None = self.kept.get(questions)
        if found is None:
            self._table.learn(questions)
            if len(self._rows) != len(self) * self._table.width:
                self._rows = self._table.rows(self)
            found = self.kept[questions] = self._table.columns(questions, self._rows)
        return found


class Words:
    """The words of one language under one set of wanted classes.

    A class is a list's name (``months``), a value of it (``months=04``), a key (``say-verbs.cont=yes``),
    a lexicon tag (``noun``), or an engine class (``number``, ``latin``, ``comma``, ``article``,
    ``unknown`` …). A symbol stands for a set of wanted classes.
    """

    def __init__(self, pack: Pack, wanted: Iterable[str]) -> None:
        self.pack = pack
        self._wanted = frozenset(wanted)
        self._symbols = Alphabet(pack, self._wanted)
        self._words: dict[tuple[str, int], Word] = {}
        self._table = Table[Word](_kin)
        self._last: tuple[Tokens, Wording] = (Tokens(), Wording((), self._table))
        self._splits: dict[tuple[str, str], tuple[tuple[int, str], ...]] = {}
        clitics = pack.entries("clitics")
        self.article = clitics[0].norm
        self.proclitics = frozenset(entry.norm for entry in clitics[1:] if entry.value != "suffix")
        self._nisba = Nisba(pack)
        self._roots = Roots(pack)
        self._joints = frozenset(entry.norm for entry in clitics if entry.value in ("and", "then"))
        self._stuck = Stuck(pack, clitics)

    def unknown(self, norm: str) -> bool:
        """Whether neither a list nor the lexicon holds a form."""
        return norm not in self.pack.forms and norm not in self.pack.lexicon

    @property
    def alphabet(self) -> Alphabet:
        """The sets of classes and their symbols."""
        return self._symbols

    def word(self, norm: str, kind: int = WORD) -> Word:
        """The word of a folded form."""
        found = self._words.get((norm, kind))
        if found is None:
            found = self._words[norm, kind] = self._made(norm, kind)
        return found

    def of(self, tokens: Tokens) -> Wording:
        """The word of each token; those of the tokens asked for last are remembered."""
        if self._last[0] is not tokens:
            self.remember(tokens, [self.word(norm, kind_of(norm)) for norm in tokens.norms])
        return self._last[1]

    def remember(self, tokens: Tokens, found: Iterable[Word]) -> None:
        """Keeps the words of tokens that have just been made."""
        self._last = tokens, Wording(found, self._table)

    def split(self, norm: str, written: str) -> tuple[tuple[int, str], ...]:
        """(offset, form) of each piece of a token: its proclitics, then the word.

        ``written`` is the token letter for letter as it stands in the text, as long as ``norm``.
        """
        found = self._splits.get((norm, written))
        if found is None:
            found = self._splits[norm, written] = self._cut(norm, written)
        return found

    def _cut(self, norm: str, written: str) -> tuple[tuple[int, str], ...]:
        if self._joined_verb(norm) or self._stuck.by_saying(norm):
            return ((0, norm[0]), *((offset + 1, piece) for offset, piece in self.split(norm[1:], written[1:])))
        proclitics, base, _ = self.pack.lexicon.segment(norm, self._protected, surface=written)
        pieces, at = [], 0
        for clitic in proclitics:
            if clitic != self.article:
                pieces.append((at, clitic))
                at += len(clitic)
        rest = norm[at:]
        if self.article in proclitics and not rest.startswith(self.article):
            rest = rest if rest == base and self._of_act(base) else self.article[0] + rest
        return (*pieces, (at, rest))

    def _of_act(self, norm: str) -> bool:
        """Whether a noun of an act begins with the letter that "to" and the article leave: "to meet", not "to the"."""
        return any(entry.list == "event-nouns" for entry in self.pack.forms.get(norm, ()))

    def _joined_verb(self, norm: str) -> bool:
        """Whether a form is "and" or "then" with a verb of saying, or, where it is no word itself, of acting."""
        if len(norm) < 4 or norm[0] not in self._joints:
            return False
        whole = {entry.list for entry in self.pack.forms.get(norm, ())}
        rest = {entry.list for entry in self.pack.forms.get(norm[1:], ()) if entry.get("form") in ("past", "present")}
        if "say-verbs" in rest:
            return whole <= {"event-verbs"}
        return "event-verbs" in rest and not whole and norm not in self.pack.lexicon

    def _protected(self, norm: str) -> bool:
        """Whether lists hold a form as a whole, so that it is not cut; a name that is rare beside "and" or "then"
        with a particle gives way."""
        entries = tuple(e for e in self.pack.forms.get(norm, ()) if e.list not in VERBAL)
        rest = [e for e in self.pack.forms.get(norm[1:], ()) if e.list == "particles"]
        if all(entry.list == "name-particles" or entry.get("common") for entry in entries):
            return bool(entries) and not rest
        unsure = norm[0] in self._joints and all(entry.get("ambiguous") for entry in entries)
        return not (unsure and any(entry.value == "that" for entry in rest))

    def _made(self, norm: str, kind: int) -> Word:
        classes = self._surface(norm, kind)
        if "article" in classes and self._stuck.spelt_so(norm):
            classes.remove("article")
        entries = self._entries(norm, classes)
        if kind == WORD and len(norm) > 3 and " " not in norm:
            suffixed = self._stuck.suffixed(norm)
            if suffixed and not any(entry.list in TAKES_PRONOUN for entry in entries):
                entries += suffixed
                classes.add("pronoun-suffix")
        if kind == WORD and not entries:
            entries = self._stuck.accusative(norm)
        if kind == WORD and not entries and self._stuck.owned(norm):
            classes.add("owned-sayer")
        if kind == WORD and not entries:
            bare = norm[len(self.article) :] if "article" in classes else norm
            entries = self._nisba.of(bare) if self._adjectival(bare, governed=bare != norm) else ()
        for entry in entries:
            classes.update(classes_of(entry))
        stem = norm
        if kind == WORD and " " not in norm:
            stem = self._lexical(norm, classes)
        symbol = self._symbols[frozenset(classes & self._wanted)]
        first = {entry.list: entry for entry in reversed(entries)}
        root = self._roots.of(norm, stem, first) if kind == WORD else stem
        return Word(norm, entries, frozenset(classes), symbol, stem, root, _name(norm, entries), first)

    def _adjectival(self, bare: str, *, governed: bool) -> bool:
        """Whether nothing stands against a form as the adjective of a place: the lexicon does not know it, or as such,
        or behind the article only as a plural that cannot have one ("paupers of")."""
        lexicon = self.pack.lexicon
        tags = lexicon.flags(bare)
        return not tags or bool(tags & _NISBA) or governed and lexicon.stem(bare) == bare[:-1]

    def _entries(self, norm: str, classes: set[str]) -> tuple[Entry, ...]:
        entries = self.pack.forms.get(norm, ())
        if "article" in classes and len(norm) > 4:
            entries += tuple([e for e in self.pack.forms.get(norm[2:], ()) if e.get("form") not in _CONJUGATED])
        return entries

    def _numbered(self, bare: str) -> bool:
        """Whether a form is a dual or sound plural in full, whose last letter is lost before a pronoun."""
        return bare[-1] == _NUN and self.pack.lexicon.stem(bare) == bare[:-2]

    def _surface(self, norm: str, kind: int) -> set[str]:
        if kind == MARK:
            return {"mark", CLASSES.get(norm, "other-mark")}
        classes = {{WORD: "word", LATIN: "latin", NUMBER: "number", LINE: "line"}.get(kind, "word")}
        if kind == NUMBER and norm.isdecimal():
            classes.add(f"digits-{len(norm)}")
        if kind == WORD and norm.startswith(self.article) and len(norm) > 3:
            classes.add("article")
        return classes

    def _lexical(self, norm: str, classes: set[str]) -> str:
        lexicon, bare = self.pack.lexicon, norm
        tags = lexicon.flags(norm)
        if not tags and norm.startswith(self.article):
            bare = norm[2:]
            tags = lexicon.flags(bare)
            tags = tags if tags & _NOMINAL else 0
        if not tags:
            peeled = lexicon.peel_suffix(bare)
            if peeled and not self._numbered(peeled[0]):
                bare, suffix = peeled
                tags = lexicon.flags(bare)
                classes.add("pronoun-suffix")
                classes.add(f"suffix={suffix}")
        classes.update(name for name, tag in _LEXICON.items() if tags & tag)
        if not tags:
            classes.add("unknown")
        return lexicon.stem(bare) or bare


def _kin(word: Word) -> frozenset[str] | None:
    """What all unknown words of some length share that no list has: whatever is asked of a word, they answer alike."""
    unmet = "unknown" in word.classes and not word.entries and word.stem == word.norm and len(word.norm) > 3
    return word.classes if unmet and "word" in word.classes else None


def _name(norm: str, entries: tuple[Entry, ...]) -> Entry | None:
    exact = [entry for entry in entries if entry.norm == norm and entry.list in NAMES]
    return min(exact, key=lambda entry: NAMES.index(entry.list), default=None)
