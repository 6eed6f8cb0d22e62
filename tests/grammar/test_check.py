"""Each fault of a made-up pack is found, with its place."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tawatur.errors import PackError
from tawatur.grammar.check import faults, read_examples, rules_of, unfired, unknown_names, unread
from tawatur.grammar.rules import Rule
from tawatur.lang.check import faults as list_faults
from tawatur.lang.lexicon import Lexicon
from tawatur.lang.lists import Paradigms, read_list
from tawatur.lang.pack import Pack
from tawatur.lang.words import Words
from tawatur.model.analysis import Tokens

CAPTION = "# a made-up list\n# source: invented\n# licence: CC0-1.0\n"
LISTS = {
    "clitics": "= article\nال\n",
    "fruits": "= apple taste:sweet\nتفاح\n= lemon taste:sour\nليمون\n",
}
RULES = '[[rule]]\nname = "sweet"\npattern = "fruits.taste=sweet"\nmake = "x"\n'
EXAMPLES = "= sweet\nأكل تفاح\n= !sweet\nأكل ليمون\n"


def made(folder: Path, *, lists: dict[str, str], rules: str = RULES, examples: str = EXAMPLES) -> Pack:
    for room in ("lists", "grammar", "examples"):
        (folder / room).mkdir(exist_ok=True)
    (folder / "grammar" / "food.toml").write_text(rules, encoding="utf-8")
    (folder / "examples" / "food.txt").write_text(examples, encoding="utf-8")
    headers, entries = {}, {}
    for name, rows in lists.items():
        path = folder / "lists" / f"{name}.txt"
        path.write_text(rows if rows.startswith("#") else CAPTION + rows, encoding="utf-8")
        headers[name], found = read_list(path)
        entries[name] = tuple(found)
    forms = {entry.norm: (entry,) for rows in entries.values() for entry in rows}
    return Pack("xx", folder, headers, entries, forms, Lexicon.load(LEXICON), Paradigms([]))


LEXICON = Path(__file__).parents[2] / "src" / "tawatur" / "lang" / "ar" / "model" / "lexicon.bin"


def cutter(words: Words) -> Callable[[str], Tokens]:
    def tokens(text: str) -> Tokens:
        norms = tuple(words.pack.fold(text).split())
        symbols = "".join(words.word(norm).symbol for norm in norms)
        return Tokens(tuple(range(len(norms))), tuple(range(1, len(norms) + 1)), norms, symbols, (False,) * len(norms))

    return tokens


def told(pack: Pack, code: Path) -> list[str]:
    words = Words(pack, {name for rule in rules_of(pack) for name in rule.classes()})
    return faults(pack, code, cutter(words), words)


@pytest.fixture
def code(tmp_path: Path) -> Path:
    folder = tmp_path / "code"
    folder.mkdir()
    (folder / "reader.py").write_text('pack.entries("clitics")\n', encoding="utf-8")
    return folder


def test_a_sound_pack_has_no_fault(tmp_path: Path, code: Path) -> None:
    pack = made(tmp_path, lists=LISTS)
    assert told(pack, code) == []
    assert list_faults(pack) == []


@pytest.mark.parametrize("name", ["vegetables", "fruits=pear", "fruits.taste=bitter", "fruits.colour=red"])
def test_a_rule_that_names_what_is_not_there(tmp_path: Path, name: str) -> None:
    pack = made(tmp_path, lists=LISTS, rules=RULES.replace("fruits.taste=sweet", f"fruits=apple {name}"))
    (fault,) = unknown_names(pack, rules_of(pack))
    assert fault.startswith("food.toml: rule 'sweet' names ") and repr(name) in fault


def test_classes_of_the_engine_are_known(tmp_path: Path) -> None:
    pattern = "number digits-4 (comma | open-bracket) noun&!article fruits&unknown latin"
    pack = made(tmp_path, lists=LISTS, rules=RULES.replace("fruits.taste=sweet", pattern))
    assert list(unknown_names(pack, rules_of(pack))) == []


def test_a_rule_that_no_example_fires(tmp_path: Path, code: Path) -> None:
    pack = made(tmp_path, lists=LISTS, examples="= !sweet\nأكل ليمون\n")
    assert told(pack, code) == ["food.toml: no example fires rule 'sweet'; write one in examples/food.txt."]


def test_an_example_that_does_not_fire_its_rule(tmp_path: Path, code: Path) -> None:
    pack = made(tmp_path, lists=LISTS, examples=EXAMPLES.replace("= !sweet\n", ""))
    assert [fault.split(":")[:2] for fault in told(pack, code)] == [["food.txt", "3"]]


def test_a_counterexample_that_fires(tmp_path: Path, code: Path) -> None:
    pack = made(tmp_path, lists=LISTS, examples=EXAMPLES + "باع تفاح\n")
    (fault,) = told(pack, code)
    assert fault.startswith("food.txt:5: ") and "counterexample" in fault


def test_an_example_of_no_rule() -> None:
    rule = Rule("sweet", "fruits", {}, "food.toml")
    found = list(unfired([rule], [], lambda text: set()))
    assert found == ["food.toml: no example fires rule 'sweet'; write one in examples/food.txt."]


def test_an_example_whose_header_names_no_rule(tmp_path: Path, code: Path) -> None:
    pack = made(tmp_path, lists=LISTS, examples=EXAMPLES + "= salty\nباع تفاح\n")
    assert told(pack, code) == ["food.txt:6: no rule is named 'salty'; mend the header."]


def test_an_example_before_any_header(tmp_path: Path) -> None:
    pack = made(tmp_path, lists=LISTS, examples="باع تفاح\n" + EXAMPLES)
    with pytest.raises(PackError, match="food.txt:1"):
        read_examples(pack.folder / "examples")


def test_a_list_that_nobody_reads(tmp_path: Path, code: Path) -> None:
    pack = made(tmp_path, lists={**LISTS, "stones": "= flint\nصوان\n"})
    assert list(unread(pack, rules_of(pack), code)) == [
        "stones.txt:1: nothing reads this list; delete it, or name it in a rule."
    ]
    (code / "other.py").write_text('if "stones=flint" in classes: ...\n', encoding="utf-8")
    assert list(unread(pack, rules_of(pack), code)) == []


def test_a_list_without_source_or_licence(tmp_path: Path) -> None:
    pack = made(tmp_path, lists={**LISTS, "stones": "# stones\n= flint\nصوان\n"})
    assert [fault.split(";")[0] for fault in list_faults(pack)] == [
        "stones.txt:1: the list names no source",
        "stones.txt:1: the list names no licence",
    ]


def test_a_form_that_means_two_things(tmp_path: Path) -> None:
    pack = made(tmp_path, lists={**LISTS, "stones": "= flint\nصوان\n= granite\nصوّان\n"})
    (fault,) = list_faults(pack)
    assert fault.startswith("stones.txt:7: ") and "flint on line 5" in fault


def test_text_that_changes_under_normalisation(tmp_path: Path) -> None:
    pack = made(tmp_path, lists={**LISTS, "stones": "= flint\n\ufeb9\ufeee\n"})
    (fault,) = list_faults(pack)
    assert fault.startswith("stones.txt:5: ") and "NFKC" in fault
