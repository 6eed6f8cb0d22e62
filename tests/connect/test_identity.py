"""Who is who."""

from invented_leaves import document, leaf, person

from tawatur.connect.identity import cast
from tawatur.connect.skeleton import skeleton
from tawatur.model.register import Register


def actors(*groups, register=None):
    leaves = [leaf(document(f"d{n}", "text"), people=people) for n, people in enumerate(groups)]
    return cast(leaves, register or Register())


def test_spellings_of_one_name() -> None:
    found = actors([person("a", "سيرغي لافانوف")], [person("b", "سيرجي لافانوف")])
    assert found.of["a"] == found.of["b"]


def test_different_names_stay_apart() -> None:
    found = actors([person("a", "روسيا", type="GPE")], [person("b", "سوريا", type="GPE")])
    assert found.of["a"] != found.of["b"]


def test_a_family_name_joins_its_only_bearer() -> None:
    found = actors([person("a", "Flavia Elphberg")], [person("b", "Elphberg")])
    assert found.of["b"] == "a"


def test_a_family_name_of_two_people_joins_neither() -> None:
    found = actors([person("a", "Flavia Elphberg"), person("c", "Rudolf Elphberg")], [person("b", "Elphberg")])
    assert found.of["b"] == "b"


def test_two_entries_of_lists_are_two() -> None:
    found = actors([person("a", "Strelsau", known=True)], [person("b", "Strelsau", known=True)])
    assert found.of["a"] != found.of["b"]


def test_the_register_tells_the_nation() -> None:
    found = actors([person("palace", "Palace", type="ORG")], register=Register(nations={"palace": "ruritania"}))
    assert found.nations() == {"palace": "ruritania"}


def test_transcriptions_share_a_skeleton() -> None:
    assert skeleton("فاغنر") == skeleton("فاجنر")
    assert skeleton("روسيا") != skeleton("سوريا")


def test_a_short_word_with_a_consonant_more() -> None:
    found = actors([person("a", "تشوي نام ريم")], [person("b", "شوي نام ريم")])
    assert found.of["a"] == found.of["b"]


def test_what_one_document_tells_apart_stays_apart() -> None:
    found = actors([person("a", "Hasan Strofzin"), person("b", "Husein Strofzin")])
    assert found.of["a"] != found.of["b"]


def test_the_beginning_of_the_name_of_one_body_is_that_body() -> None:
    long, short = "Royal Weather Centre of Ruritania", "Royal Weather Centre"
    found = actors([person("a", long, type="ORG")], [person("b", short, type="ORG")])
    assert found.of["b"] == "a"
    two = actors([person("a", long, type="ORG"), person("c", f"{short} of Hentzau", type="ORG")], [
        person("b", short, type="ORG"),
    ])  # fmt: skip
    assert two.of["b"] == "b"


def test_what_another_article_calls_one_body_is_that_body() -> None:
    long, short = "Forces of Hentzau Castle", "Hentzau Castle"
    found = actors([person("a", long, short, type="ORG")], [person("b", short, type="ORG")])
    assert found.of["b"] == "a"
    same = actors([person("a", long, short, type="ORG"), person("b", short, type="ORG")])
    assert same.of["b"] == "b"


def test_two_given_names_that_differ_by_a_vowel_are_two_people() -> None:
    register = Register(given=frozenset({"محمد", "محمود"}))
    two = [person("a", "محمد لافانوف")], [person("b", "محمود لافانوف")]
    assert actors(*two, register=register).of["b"] == "b"
    assert actors(*two).of["b"] != "b" or actors(*two).of["a"] != "a"


def test_a_name_without_the_last_fathers_is_that_of_its_only_bearer() -> None:
    long, short = "Rudolf son of Michael son of Boris", "Rudolf son of Michael"
    assert actors([person("a", long)], [person("b", short)]).of["b"] == "a"
    two = actors([person("a", long), person("c", f"{short} son of Karl")], [person("b", short)])
    assert two.of["b"] == "b"


def test_a_given_name_of_many_joins_only_where_its_bearer_is_named_too() -> None:
    register, full = Register(given=frozenset({"Saad", "Said"})), person("a", "Saad Elphberg")
    assert actors([full], [person("b", "Saad")], register=register).of["b"] == "b"
    assert actors([full], [full, person("b", "Saad")], register=register).of["b"] == "a"
    assert actors([full], [full, person("b", "Said")], register=register).of["b"] == "b"
    assert actors([full], [person("b", "Elphberg")], register=register).of["b"] == "a"
