"""Checking rules: what they name, what their examples fire, which lists nobody reads."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tawatur.errors import PackError
from tawatur.grammar.rules import Grammar, Rule, read_rules
from tawatur.lang.pack import Pack
from tawatur.lang.words import Words, engine_classes
from tawatur.model.analysis import Tokens

_DIGITS = re.compile(r"digits-\d+")
_BARRED = "!"


@dataclass(frozen=True, slots=True)
class Example:
    """A text that must fire a rule, or must not (``counter``), and where it stands."""

    rule: str
    text: str
    counter: bool
    place: str


def rules_of(pack: Pack) -> tuple[Rule, ...]:
    """All rules of a pack, file by file."""
    return tuple(rule for path in sorted((pack.folder / "grammar").glob("*.toml")) for rule in read_rules(path))


def faults(pack: Pack, package: Path, tokens: Callable[[str], Tokens], words: Words) -> list[str]:
    """One sentence for each fault of a pack's rules, their examples, and lists that neither they nor the code of
    ``package`` read; ``tokens`` cuts a text as the pack's reader does, into words of ``words``."""
    rules = rules_of(pack)
    grammar = Grammar(rules, words)

    def fired(text: str) -> set[str]:
        return {match.rule.name for match in grammar.matches(tokens(text))}

    examples = read_examples(pack.folder / "examples")
    return [*unknown_names(pack, rules), *unfired(rules, examples, fired), *unread(pack, rules, package)]


def unknown_names(pack: Pack, rules: Iterable[Rule]) -> Iterator[str]:
    """The faults of rules that name a list, a value or a key that the pack does not have."""
    known = set(engine_classes())
    for name, entries in pack.lists.items():
        known.add(name)
        for entry in entries:
            known.add(f"{name}={entry.value}")
            known.update(f"{name}.{key}={word}" for key, word in entry.keys.items())
    for rule in rules:
        for name in sorted(rule.classes() - known):
            if not _DIGITS.fullmatch(name):
                yield f"{rule.file}: rule {rule.name!r} names {name!r}, which no list and no class of the engine is."


def read_examples(folder: Path) -> list[Example]:
    """The examples of a pack: headers ``= rule`` or ``= !rule``, texts below them. Raises PackError with file and
    line."""
    found: list[Example] = []
    for path in sorted(folder.glob("*.txt")):
        name = ""
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            place = f"{path.name}:{number}"
            if line.startswith("="):
                name = line[1:].strip()
            elif line.strip() and not line.startswith("#"):
                if not name:
                    raise PackError(f"{place}: {line!r} stands before the first '= rule' header.")
                found.append(Example(name.removeprefix(_BARRED), line.strip(), name.startswith(_BARRED), place))
    return found


def unfired(rules: Iterable[Rule], examples: Iterable[Example], fired: Callable[[str], set[str]]) -> Iterator[str]:
    """The faults of rules without example, of examples that do not fire, of counterexamples that do."""
    known = {rule.name: rule for rule in rules}
    shown: set[str] = set()
    for example in examples:
        fires = example.rule in fired(example.text)
        if example.rule not in known:
            yield f"{example.place}: no rule is named {example.rule!r}; mend the header."
        elif example.counter and fires:
            yield f"{example.place}: {example.text!r} fires {example.rule}, of which it is a counterexample."
        elif not example.counter and not fires:
            yield f"{example.place}: {example.text!r} does not fire {example.rule}."
        elif fires:
            shown.add(example.rule)
    for name, rule in known.items():
        if name not in shown:
            yield f"{rule.file}: no example fires rule {name!r}; write one in examples/{Path(rule.file).stem}.txt."


def unread(pack: Pack, rules: Iterable[Rule], package: Path) -> Iterator[str]:
    """The faults of lists that no rule names and no module of the package has in a string."""
    ruled = {re.split(r"[.=]", name)[0] for rule in rules for name in rule.classes()}
    code = "\n".join(path.read_text(encoding="utf-8") for path in sorted(package.rglob("*.py")))
    for name in sorted(set(pack.lists) - ruled):
        if not re.search(rf"""["']{re.escape(name)}["'.=]""", code):
            yield f"{name}.txt:1: nothing reads this list; delete it, or name it in a rule."
