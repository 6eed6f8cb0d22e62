"""Compile the Arabic word lexicon from the Ayaspell hunspell dictionary.

Reads ar.aff and ar.dic, expands the inflections (never the clitics), folds the
forms and writes src/tawatur/lang/ar/model/lexicon.bin. The same input gives the
same bytes.
"""

from __future__ import annotations

import argparse
import json
import re
import struct
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np

from tawatur.lang.lexicon import MAGIC, Tag

FOLD = (
    {ord(c): "ا" for c in "أإآٱ"}
    | {ord(c): "ء" for c in "ؤئ"}
    | {ord("ى"): "ي", ord("ة"): "ه", 0x640: None, 0x670: None}
)
FOLD |= {mark: None for mark in (*range(0x610, 0x61B), *range(0x64B, 0x660))}
ARABIC = re.compile("[ء-غف-ي]+")

PARTICIPLE = Tag.NOUN | Tag.ADJECTIVE | Tag.PARTICIPLE
SECTIONS = {
    **dict.fromkeys(("القارات", "البلدان", "العواصم", "اسماء،أشخاص"), Tag.NOUN | Tag.PROPER),
    **dict.fromkeys(("الأسماء", "اسم-جامد"), Tag.NOUN),
    **dict.fromkeys(("المصادر", "إضافة:مصادر"), Tag.NOUN | Tag.MASDAR),
    **dict.fromkeys(("اسم-الفاعل", "اسم-المفعول", "إضافة:اسم-الفاعل", "إضافة:اسم-المفعول"), PARTICIPLE),
    **dict.fromkeys(("مبالغة-اسم-الفاعل", "صفة-مشبهة", "صفات-أخرى", "إضافة:صفات-مشبهة"), Tag.NOUN | Tag.ADJECTIVE),
    "التفضيل": Tag.NOUN | Tag.ADJECTIVE | Tag.COMPARATIVE,
    "النسبة": Tag.NOUN | Tag.ADJECTIVE | Tag.NISBA,
}
"""Heads of the sections of the dictionary and what their entries are."""

MASCULINE = {"BA", "BB", "DA", "DB"}
KEPT_NOUN = re.compile("A[AB]|B[AB]|[CDEFG][ABE]|H[AB]|I[ABEFG]|[JK]A|[LMN][AB]")
"""Suffix classes of nouns that attach no pronoun (the second letter C or D attaches one)."""
KEPT_VERB = re.compile("[ABCDFKLOQRS]x")
"""Subject endings of verbs; dropped: energetic, dual and feminine second person."""
RARE_VERB = {"Lx", "Rx", "Sx"}
FLAG_TAGS = {"Dx": Tag.FIRST, "Fx": Tag.FEMININE, "Kx": Tag.FEMININE | Tag.DUAL, "Ax": Tag.DUAL, "Bx": Tag.DUAL,
             "Cx": Tag.FEMININE | Tag.PLURAL, "Ox": Tag.PLURAL, "Qx": Tag.PLURAL, "Lx": Tag.PLURAL}  # fmt: skip
TENSES = {"pst": Tag.PAST, "prst": Tag.PRESENT, "imp": Tag.IMPERATIVE}
BROKEN = re.compile("(?:ا..ا.|.واع?.ي?.|.{1,2}ا[ءي]?.ي?.|..و.|ا?.{2,3}اء|ا.{2,3}ه|.ع?..ي|.{3}|.{2}ا.|.{2}ا.ه|.{2,3}ان)")
"""Shapes a broken plural may have; only asked of an entry that follows its singular."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a form: its tags, its stem, and how readily it is believed (low first)."""

    form: str
    tags: Tag
    stem: str
    rank: int


def fold(word: str) -> str:
    """The word as the engine compares it."""
    return word.translate(FOLD)


class Affixes:
    """The suffix classes and aliases of an .aff file."""

    def __init__(self, path: Path) -> None:
        """Read the rules; prefixes and pronoun classes are left out."""
        self.aliases: list[list[str]] = [[]]
        self.morphs: list[str] = [""]
        self.rules: dict[str, list[tuple[str, str, re.Pattern[str]]]] = defaultdict(list)
        for line in path.read_text(encoding="utf-8").splitlines():
            parts = line.split()
            if line.startswith("AF ") and not parts[1].isdigit():
                self.aliases.append([parts[1][i : i + 2] for i in range(0, len(parts[1]), 2)])
            elif line.startswith("AM ") and not parts[1].isdigit():
                self.morphs.append(line[3:])
            elif line.startswith("SFX ") and len(parts) == 5:
                strip, add = ("" if part == "0" else part for part in (parts[2], parts[3].split("/")[0]))
                self.rules[parts[1]].append((strip, add, re.compile(f"(?:{parts[4]})$")))

    def apply(self, flag: str, word: str) -> Iterator[str]:
        """The forms one suffix class makes of a word."""
        for strip, add, condition in self.rules.get(flag, ()):
            if word.endswith(strip) and condition.search(word):
                yield word[: len(word) - len(strip)] + ("" if add == "0" else add)


def entries(path: Path) -> Iterator[tuple[str, str, int, int]]:
    """Section, word, flag alias and morphology alias of each entry of the .dic file."""
    section = ""
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        head, _, morph = line.partition("\t")
        if head.endswith(".dic"):
            section = head
        elif head.startswith("#"):
            name = head.strip("#")
            section = name if name in SECTIONS else "names" if name and section not in ("tools.dic",) else section
        elif head and not head.startswith(":"):
            word, _, alias = head.partition("/")
            if ARABIC.fullmatch(fold(word)):
                yield section, word, int(alias or 0), int(morph or 0)


def skeleton(word: str) -> str:
    """The consonants a broken plural shares with its singular."""
    return re.sub(r"(.)\1$", r"\1", re.sub("[اويءه]", "", word))


class Nouns:
    """Expands noun entries; remembers the last singulars, because broken plurals follow them."""

    def __init__(self, affixes: Affixes) -> None:
        """Start with no singular seen."""
        self.affixes = affixes
        self.recent: list[str] = []

    def __call__(self, section: str, word: str, flags: list[str]) -> Iterator[Reading]:
        """The readings of one entry."""
        base = fold(word)
        tags = SECTIONS.get(section, Tag.NOUN)
        if MASCULINE & set(flags):
            tags = tags & ~Tag.PROPER | Tag.ADJECTIVE
        if word.endswith("ي") and Tag.ADJECTIVE in tags and Tag.PARTICIPLE not in tags:
            tags |= Tag.NISBA
        stem = base if word[0] in "إا" else self.singular(base, flags)
        if stem != base:
            tags |= Tag.PLURAL
        rank = 4 if stem != base and len(base) > 3 else 20 if stem != base else 35 if base.endswith("ات") else 10
        yield Reading(base, tags | (Tag.FEMININE if word.endswith("ة") else Tag(0)), stem, rank)
        for flag in flags:
            if KEPT_NOUN.fullmatch(flag):
                yield from self.inflect(word, flag, tags, stem)

    def singular(self, base: str, flags: list[str]) -> str:
        """The singular just before that this entry is the broken plural of, or the entry itself."""
        if not {"HA", "IA", "CA", *MASCULINE} & set(flags) and BROKEN.fullmatch(base):
            bones = skeleton(base)
            near = [one for one in reversed(self.recent) if one != base and len(bones) > 1 and skeleton(one) == bones]
            if near:
                return min(near, key=lambda one: one.endswith("ه"))
        self.recent = [*self.recent[-7:], base]
        return base

    def inflect(self, word: str, flag: str, tags: Tag, stem: str) -> Iterator[Reading]:
        """The forms of one suffix class with their tags."""
        nisba = flag[0] in "LM"
        for form in self.affixes.apply(flag, word):
            form = fold(form)
            more = noun_ending(flag, form)
            if nisba or flag[0] == "N":
                more |= Tag.NISBA | Tag.ADJECTIVE
                root = re.sub("(?:ه|ات|ان|ا|تا|تان|تين|ين|ون|و|تي|ي)$", "", form) if nisba else stem
                own = root if root.endswith("ي") else root + "ي"
                yield Reading(form, tags & ~(Tag.PROPER | Tag.MASDAR | Tag.PLURAL) | more, own, 32)
            else:
                same = form in (stem, fold(word))
                if not same or more:
                    yield Reading(
                        form, tags | more, stem, 36 if same else 29 if flag[0] == "H" and word.endswith("ة") else 30
                    )


def noun_ending(flag: str, form: str) -> Tag:
    """Number and gender that a noun's suffix class and ending say."""
    if flag[0] == "H" or form.endswith("ات") and flag[0] in "LM":
        return Tag.PLURAL | Tag.FEMININE
    if flag[0] in "IN":
        return Tag.PLURAL
    if flag[0] in "CDEFG":
        return Tag.DUAL | (Tag.FEMININE if re.search("ت(?:ا|ي|ان|ين)$", form) else Tag(0))
    if flag[0] in "B" and form.endswith("ه") or flag[0] in "LM" and form.endswith("يه"):
        return Tag.FEMININE
    return Tag(0)


def verb_readings(affixes: Affixes, word: str, flags: list[str], morph: str) -> Iterator[Reading]:
    """The readings of one verb entry and of its subject endings."""
    tags = Tag(0)
    for name in re.findall(r"is:(\w+)", morph):
        tags |= TENSES[name]
    stem = fold(re.findall(r"st:(\S+)", morph)[0])
    rare = Tag.RARE if tags == Tag.IMPERATIVE else Tag(0)
    first = Tag.FIRST if Tag.PRESENT in tags and word[0] in "أنآ" else Tag(0)
    rank = 60 if rare else 5 if fold(word) == stem else 25 if word[0] == "ي" or Tag.PAST in tags else 40
    yield Reading(fold(word), tags | rare | first, stem, rank)
    for flag in sorted(set(flags)):
        for form in affixes.apply(flag, word) if KEPT_VERB.fullmatch(flag) else ():
            yield Reading(fold(form), ended(flag, tags | first, rare), stem, rank + 10)


def ended(flag: str, tags: Tag, rare: Tag) -> Tag:
    """The tags of a verb form with a subject ending."""
    if flag == "Dx" and Tag.PAST not in tags:
        rare = Tag.RARE
    if flag in ("Ax", "Cx") and Tag.PAST not in tags:
        rare = Tag.RARE
    return tags | FLAG_TAGS.get(flag, Tag(0)) | rare | (Tag.RARE if flag in RARE_VERB else Tag(0))


def readings(folder: Path, lists: dict[str, Any]) -> Iterator[Reading]:
    """All readings of the dictionary and of our own lists."""
    affixes = Affixes(folder / "ar.aff")
    nouns = Nouns(affixes)
    dropped = {fold(word) for word in (*lists["dropped"], *lists["nouns"])}
    for section, word, alias, morph in entries(folder / "ar.dic"):
        flags = affixes.aliases[alias]
        if section == "verb.huns.dic":
            yield from verb_readings(affixes, word, flags, affixes.morphs[morph])
        elif section == "tools.dic":
            if fold(word) not in dropped:
                yield Reading(fold(word), Tag.PARTICLE, fold(word), 0)
        elif section != "stopwords.dic":
            yield from nouns(section, word, flags)
    for word in lists["particles"]:
        yield Reading(fold(word), Tag.PARTICLE, fold(word), 0)
    for word in lists["governed"]:
        yield Reading(fold(word), Tag.PARTICLE | Tag.NOUN, fold(word), 0)
    for word in lists["nouns"]:
        yield Reading(fold(word), Tag.NOUN, fold(word), 1)
    for word, stem in lists["stems"].items():
        yield Reading(fold(word), Tag.NOUN | Tag.PLURAL, fold(stem), 1)
    for word in lists["names"]:
        yield Reading(fold(word), Tag.NOUN | Tag.PROPER, fold(word), 3)


def stem_rule(form: str, stem: str) -> tuple[int, int, str]:
    """The cheapest edit that makes the stem of the form: letters cut before, behind, letters added behind."""
    best = len(form), 0, stem
    for cut in range(min(3, len(form))):
        rest = form[cut:]
        same = next((i for i, (a, b) in enumerate(zip(rest, stem, strict=False)) if a != b), min(len(rest), len(stem)))
        rule = (cut, len(rest) - same, stem[same:])
        best = min(best, rule, key=lambda r: (len(r[2]), r[0] + r[1]))
    return best


def merge(all_readings: Iterator[Reading]) -> dict[str, tuple[int, str]]:
    """One record a form: the tags of all its readings, the stem of the readiest."""
    tags: dict[str, Tag] = defaultdict(lambda: Tag(0))
    common: set[str] = set()
    best: dict[str, tuple[int, int, str]] = {}
    for one in all_readings:
        if len(one.form) < 2 or not ARABIC.fullmatch(one.form):
            continue
        tags[one.form] = tags[one.form] | one.tags
        if Tag.RARE not in one.tags:
            common.add(one.form)
        best[one.form] = min(best.get(one.form, (99, 0, "")), (one.rank, len(one.stem), one.stem))
    return {form: (int(tags[form] & ~Tag.RARE if form in common else tags[form]), best[form][2]) for form in tags}


def pack(records: dict[str, tuple[int, str]], clitics: object) -> bytes:
    """The bytes of the lexicon file."""
    trie = marisa_trie.BinaryTrie([form.encode("iso8859-6") for form in records], order=marisa_trie.LABEL_ORDER)
    rules: dict[tuple[int, int, str], int] = {}
    classes: dict[tuple[int, int], int] = {}
    column = np.zeros(len(records), dtype="<u2")
    for form in sorted(records):
        flags, stem = records[form]
        rule = rules.setdefault(stem_rule(form, stem), len(rules))
        column[trie.get(form.encode("iso8859-6"))] = classes.setdefault((flags, rule), len(classes))
    if len(classes) > 0xFFFF:
        raise SystemExit(f"{len(classes)} classes do not fit 16 bits")
    table = {"clitics": clitics, "rules": list(rules), "classes": list(classes)}
    head = json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()
    print(f"{len(records)} forms, {len(classes)} classes, {len(rules)} stem rules")
    body: bytes = column.tobytes() + trie.tobytes()
    return MAGIC + struct.pack("<III", len(head), len(column), 0) + head + body


def main() -> None:
    """Build the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hunspell", type=Path, default=Path("/usr/share/hunspell"))
    parser.add_argument("--lists", type=Path, default=Path("src/tawatur/lang/ar/model/lexicon.json"))
    parser.add_argument("--out", type=Path, default=Path("src/tawatur/lang/ar/model/lexicon.bin"))
    options = parser.parse_args()
    lists = json.loads(options.lists.read_text(encoding="utf-8"))
    raw = pack(merge(readings(options.hunspell, lists)), lists["clitics"])
    options.out.write_bytes(raw)
    print(f"{len(raw)} bytes")


if __name__ == "__main__":
    main()
