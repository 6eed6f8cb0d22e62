"""A question as what it names, what it is about and what it asks for; the claims of a store that answer it best."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tawatur.lang.pack import Pack
from tawatur.lang.questions import QuestionWords
from tawatur.model.chain import Stance
from tawatur.search.finding import Finder
from tawatur.search.glosses import Glosses
from tawatur.search.listing import CLAIM, HAS, SAID
from tawatur.search.naming import Names
from tawatur.search.spelling import Speller, Written, plain, words_of
from tawatur.store.lookup import Lookup
from tawatur.store.places import Places, holding, read, told_so

LONGEST = 5  # words of a name
MOST = 400  # claims that are looked at
TOLD = {"who": "person", "where": "place", "when": "time", "how-many": "number"}
"""What a claim has that answers a question of a kind."""
ASKED = 2.0  # times as much as otherwise a claim weighs that has what is asked for
NAMED = 1.5  # times as much as a word weighs whom the question names
ENOUGH = 0.5  # part of the weight of a question of which a claim must answer more
RARE = 3.0  # what a part of a question counts at most there: what no text has is no more than a name
_LISTS = ("particles", "relatives", "deictics", "negation", "bare-modality", "according", "impersonal")
"""Lists of the pack whose words say nothing of a matter."""
Weights = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Question:
    """What a question asks for ("who", "where", "when", "how-many", "what", "whether", "why" or ""), the keys of each
    whom it names, the terms of each word of its matter, the stances that it asks for: "who denied"."""

    kind: str
    names: tuple[frozenset[str], ...]
    matter: tuple[frozenset[str], ...]
    stances: frozenset[str] = frozenset()


class Asker:
    """Reads questions and weighs the claims of a store that is open."""

    def __init__(self, view: Lookup, finder: Finder, names: Names, speller: Speller, pack: Pack) -> None:
        self._view, self._finder, self._names, self._speller, self._pack = view, finder, names, speller, pack
        self._glosses = Glosses(pack, speller)
        self._words = {code: QuestionWords(pack.folder.parent / code) for code in (pack.language, "en")}

    def read(self, line: str) -> Question:
        """A question in the language of the pack or in English."""
        words = list(words_of(line))
        latin = sum(word.form.isascii() for word in words) * 2 > len(words)
        told = self._words["en" if latin else self._pack.language]
        kind, asking = told.kind([plain(word.form) for word in words])
        left = [word for at, word in enumerate(words) if at not in asking]
        names, rest = self._named(left)
        stances = {stance for word in rest for stance in self._stances(word, told)}
        matter = [self._terms(word.form) for word in rest if self._matters(word, told)]
        return Question(kind, tuple(names), tuple(filter(None, matter)), frozenset(stances))

    def weighed(self, question: Question) -> list[tuple[int, float]]:
        """The claims that answer a question, the best first, each with what it weighs."""
        found = self._finder.filed([CLAIM])
        parts = [*self._parts(question, found)]
        if not parts or not found.size:
            return []
        weights = sum((held * weight for held, weight in parts), np.zeros(found.size))
        capped = [(held, min(weight, RARE)) for held, weight in parts]
        enough = sum((held * weight for held, weight in capped), np.zeros(found.size))
        weights = np.where(enough > ENOUGH * sum(weight for _, weight in capped), weights, 0.0)
        weights = self._of_kind(question, found, weights)
        order = np.lexsort((found, -weights))[:MOST]
        best = float(weights[order[0]])
        return [(int(found[at]), float(weights[at]) / best) for at in order.tolist() if weights[at] > 0]

    def _parts(self, question: Question, found: Places) -> Iterator[tuple[Weights, float]]:
        """Which claims have each part of a question, and what it weighs."""
        for keys in question.names:
            said = self._filed(SAID, keys) if question.stances else None
            held = np.isin(found, self._finder.of_actor(keys) if said is None or not said.size else said)
            yield held.astype(np.float64), NAMED * _rarity(held)
        if question.stances - {str(Stance.ASSERTS)}:
            held = np.isin(found, told_so(found, sorted(question.stances), ()))
            yield held.astype(np.float64), _rarity(held)
        for terms in question.matter:
            held = holding(found, read(self._view.word_places(sorted(terms))))
            yield held.astype(np.float64), _rarity(held)

    def _of_kind(self, question: Question, found: Places, weights: Weights) -> Weights:
        """Claims that have what is asked for weigh more; of a number only those answer that tell one."""
        wanted = TOLD.get(question.kind)
        if wanted is None:
            return weights
        has = np.isin(found, self._finder.filed([HAS + wanted]))
        if wanted == "number":
            return np.where(has, weights, 0.0)
        return np.where(has, ASKED * weights, weights)

    def _filed(self, lead: str, keys: frozenset[str]) -> Places:
        return self._finder.filed(lead + key for key in sorted(keys))

    def _named(self, words: Sequence[Written]) -> tuple[list[frozenset[str]], list[Written]]:
        """Whom the words name, the longest names first, and the words that are left."""
        names, left, at = list[frozenset[str]](), list[Written](), 0
        while at < len(words):
            size, keys = self._name_at(words, at)
            if keys:
                names.append(keys)
            else:
                left.append(words[at])
            at += max(1, size)
        return names, left

    def _name_at(self, words: Sequence[Written], at: int) -> tuple[int, frozenset[str]]:
        for size in range(min(LONGEST, len(words) - at), 0, -1):
            some = [word.form for word in words[at : at + size]]
            if keys := self._called(some):
                return size, keys
        return 0, frozenset()

    def _called(self, forms: Sequence[str]) -> frozenset[str]:
        """The actors that some words name: all of a name's words, or one that is a name by itself."""
        if any(form.isascii() and not (form[0].isupper() or form.isdigit()) for form in forms):
            return frozenset()
        if len(forms) == 1 and not forms[0].isascii():
            return self._alone(forms[0])
        return self._names.actors(" ".join(forms))

    def _alone(self, form: str) -> frozenset[str]:
        """Who is called by one word alone, and the state of an adjective."""
        wanted = self._speller.of(form).terms
        states = {entry.get("state") or entry.value for norm in {plain(form), *wanted}
                  for entry in self._pack.forms.get(norm, ()) if entry.list == "nisba"}  # fmt: skip
        named = self._view.actors(self._names.actors(form) | states)
        return frozenset(one.key for one in named if one.key in states or any(
            self._speller.of(name).terms == wanted for name in one.names if " " not in name
        ))  # fmt: skip

    def _matters(self, word: Written, told: QuestionWords) -> bool:
        norm = plain(word.form)
        if told.says_nothing(norm) or self._stances(word, told):
            return False
        return not any(entry.list in _LISTS for entry in self._pack.forms.get(norm, ()))

    def _stances(self, word: Written, told: QuestionWords) -> frozenset[str]:
        """The stances that a word tells which attributes."""
        norm = plain(word.form)
        entries = self._pack.forms.get(norm, ())
        listed = {entry.get("stance") for entry in entries if entry.list == "say-verbs" and not entry.get("ambiguous")}
        return frozenset(listed | {told.stance(norm)}) - {""}

    def _terms(self, form: str) -> frozenset[str]:
        if form.isascii() and form.isalpha():
            return self._glosses.of_english(plain(form)) | frozenset(self._speller.of(form).terms)
        return self._glosses.of_word(form)


def _rarity(held: NDArray[np.bool_]) -> float:
    """What it weighs to have what few claims have."""
    return float(np.log(2.0 + held.size / (1.0 + np.count_nonzero(held))))
