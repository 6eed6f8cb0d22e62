"""Which words look like parts of a person's name by themselves."""

from functools import cache

from tawatur.lang.words import Word

PLACES = {
    "persons",
    "states",
    "capitals",
    "cities",
    "regions",
    "bodies",
    "outlets",
    "agencies",
    "months",
    "weekdays",
    "weapons",
}
GRAMMAR = {
    "particles", "clitics", "titles", "say-verbs", "units", "numbers", "nisba", "according", "impersonal",
    "bare-modality", "negation", "relatives", "deictics", "sources", "name-heads", "thing-heads", "time-words",
    "ordinals", "event-nouns", "approximators", "parts-of-day", "loan-words",
}  # fmt: skip
_NO_GIVEN = frozenset(("say-verbs", "event-verbs", "light-verbs", "deictics", "parts-of-day", "units", "weekdays"))


@cache
def name_like(word: Word) -> bool:
    """Whether a word can be part of a person's name by itself."""
    classes = word.classes
    if "word" not in classes and "latin" not in classes or len(word.norm) < 2:
        return False
    if classes & PLACES and not (" " not in word.norm and classes & PLACES == {"persons"}):
        return False
    if classes & {"particles", "clitics", "negation", "according", "time-words"}:
        return False
    if given(word):
        return "name-heads" not in classes
    if "pronoun-suffix" in classes:
        return False
    if classes & GRAMMAR or "article" in classes and "unknown" not in classes:
        return False
    return "unknown" in classes or "proper" in classes and not classes & {"past", "present"}


@cache
def given(word: Word) -> bool:
    """Whether lists hold the word, as written, as a given or family name and nothing makes that doubtful."""
    return any(
        entry.list in ("given-names", "surnames") and entry.norm == word.norm and not entry.get("common")
        for entry in word.entries
    ) and word.classes.isdisjoint(_NO_GIVEN)


@cache
def family_like(word: Word) -> bool:
    """Whether a word can follow a given name as a family name: with the article, or name-like."""
    classes = word.classes
    if name_like(word):
        return True
    if classes & (GRAMMAR - {"nisba"}) or classes & PLACES:
        return False
    if classes & {"given-names", "surnames"}:
        return True
    return "article" in classes and bool(classes & {"nisba", "relational", "unknown"}) and len(word.norm) > 4
