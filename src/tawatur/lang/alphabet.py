"""The classes that entries give a word, and the symbols that stand for sets of them: known before a word is met."""

from collections.abc import Iterable, Iterator, Mapping
from string import ascii_letters, digits

from tawatur.lang.pack import Entry, Pack
from tawatur.text.marks import CLASSES

NAMES = ("states", "agencies", "outlets", "bodies", "competitions", "persons", "capitals", "cities", "regions",
         "weapons", "sites", "clubs")  # fmt: skip
"""Lists of names; where a form stands in several, the earlier one wins."""
ARTICLE = "article"
_LENGTHS = range(1, 5)
"""Figures of the numbers that rules ask for by their length."""
_PLAIN = frozenset((*NAMES, "nisba", "given-names", "surnames"))
"""Lists whose values and keys are facts to be looked up, not classes that a rule asks for."""
_FACTS = frozenset(("inflect", "gender", "state", "nation", "type", "prep", "lead", "unlike", "must",
                    "recipient", "object", "plover", "office",
                    "np", "weak", "ambiguous", "common", "body", "person", "number-of"))  # fmt: skip
_SYMBOLS, _MORE_SYMBOLS = ascii_letters + digits + "".join(map(chr, range(0x80, 0x100))), 0x4E00
"""Letters that stand for sets of classes: those below 256, with which expressions compile fast, then others."""


def classes_of(entry: Entry) -> Iterator[str]:
    """The classes of an entry's forms: its list, and its value and keys in it where rules may ask for them."""
    yield entry.list
    if entry.list not in _PLAIN:
        yield f"{entry.list}={entry.value}"
        for key, word in entry.keys.items():
            if key not in _FACTS:
                yield f"{entry.list}.{key}={word}"


class Alphabet(dict[frozenset[str], str]):
    """A symbol for each set of wanted classes that a token has; it only grows.

    The sets of the forms of the wanted lists, of marks and numbers are in it from the start, so that it hardly grows
    and what is compiled over its symbols stays.
    """

    def __init__(self, pack: Pack, wanted: frozenset[str]) -> None:
        super().__init__()
        expected = (frozenset(), *_of_marks(), *_of_forms(pack, wanted))
        for classes in dict.fromkeys(classes & wanted for classes in expected):
            self[classes]

    def __missing__(self, classes: frozenset[str]) -> str:
        """A new symbol."""
        number = len(self)
        symbol = _SYMBOLS[number] if number < len(_SYMBOLS) else chr(_MORE_SYMBOLS + number)
        self[classes] = symbol
        return symbol


def _of_marks() -> Iterator[frozenset[str]]:
    """The classes of tokens that are no words."""
    yield from (frozenset((name,)) for name in ("line", "number", *CLASSES.values()))
    yield from (frozenset(("number", f"digits-{length}")) for length in _LENGTHS)


def _of_forms(pack: Pack, wanted: frozenset[str]) -> Iterator[frozenset[str]]:
    """The classes of the forms of wanted lists, bare and behind the article."""
    article = pack.entries("clitics")[0].norm
    lists = {name.partition("=")[0].partition(".")[0] for name in wanted} & pack.lists.keys()
    for norm in dict.fromkeys(entry.norm for name in sorted(lists) for entry in pack.lists[name]):
        own, behind = (_all_classes(pack.forms, form) for form in (norm, norm.removeprefix(article)))
        yield from (own, own | behind | {ARTICLE})


def _all_classes(forms: Mapping[str, Iterable[Entry]], norm: str) -> frozenset[str]:
    return frozenset(name for entry in forms.get(norm, ()) for name in classes_of(entry))
