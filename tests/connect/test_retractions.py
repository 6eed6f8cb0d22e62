"""What is withdrawn: a death that is none, words that their sayer takes back; and what must never be."""

from invented_leaves import document, leaf, link, person, sentence_claim

from tawatur.connect import connect
from tawatur.engine.single import OneProcess
from tawatur.model.annotation import Factuality
from tawatur.model.chain import Stance
from tawatur.model.claim import Fate
from tawatur.model.leaf import Leaf
from tawatur.model.register import Register
from tawatur.model.story import Story

TOLD = "rudolf rassendyll and black michael at the castle of zenda in ruritania, as the palace of strelsau says"
PEOPLE = (person("rudolf", "rudolf rassendyll"), person("michael", "black michael"))


def article(name: str, day: str, *facts: tuple[str, dict[str, object]]) -> Leaf:
    doc = document(name, ". ".join([TOLD, *(words for words, _ in facts)]), outlet=name, published=day)
    claims = [sentence_claim(doc, n, words, **more) for n, (words, more) in enumerate(facts)]  # type: ignore[arg-type]
    return leaf(doc, claims, people=PEOPLE)


def fate(words: str, what: str, who: str = "rudolf", **more: object) -> tuple[str, dict[str, object]]:
    kind = "ASSAULT" if what == "dead" else "STATE"
    return words, {"kind": kind, "who": (who,), "fates": (Fate(who, what),), **more}


def story(*leaves: Leaf) -> Story:
    (found,) = connect(leaves, Register(), OneProcess(), grade_all=True)
    return found


KILLED = (
    article("north", "2024-03-05", fate("rudolf was shot dead in the castle", "dead", chain=(link("guards"),))),
    article("south", "2024-03-05", fate("the killing of rudolf at the castle gate", "dead")),
)


def test_a_death_is_undone_by_the_life_that_a_later_day_tells() -> None:
    alive = article(
        "west", "2024-03-06", fate("rudolf walks in alive", "alive"), fate("his death was a play", "staged")
    )
    told = story(*KILLED, alive)
    (undoing,) = told.retractions
    assert (set(undoing.said), undoing.by, undoing.because) == ({"north#0", "south#0"}, ("west#0",), ("west#1",))
    assert [reason.rule for reason in undoing.reasons] == ["retractions.alive"]
    (changed,) = [one for one in told.propositions if one.slot == "polarity"]
    assert (changed.relation, changed.main_value, changed.head) == ("change", "no", "west#0")
    assert {value.value: len(value.origins.outlets) for value in changed.variants} == {"no": 1, "yes": 2}
    assert told.contradictions == ()


def test_life_told_on_the_same_day_or_before_undoes_nothing() -> None:
    for day in ("2024-03-04", "2024-03-05"):
        assert story(*KILLED, article("west", day, fate("rudolf walks in alive", "alive"))).retractions == ()


def test_the_life_of_another_undoes_nothing() -> None:
    other = article("west", "2024-03-06", fate("michael walks in alive", "alive", "michael"))
    assert story(*KILLED, other).retractions == ()


def test_a_death_that_is_told_after_the_life_stands() -> None:
    alive = article("west", "2024-03-06", fate("rudolf walks in alive", "alive"))
    after = article("east", "2024-03-09", fate("rudolf fell in the duel and died", "dead"))
    (undoing,) = story(*KILLED, alive, after).retractions
    assert "east#0" not in undoing.said


def test_an_article_of_a_death_that_recalls_a_life_undoes_nothing() -> None:
    both = article("west", "2024-03-06", fate("rudolf has died", "dead"), fate("he had come back alive once", "alive"))
    assert story(*KILLED, both).retractions == ()


def test_a_later_report_that_he_was_not_killed_undoes_the_death_but_a_denial_stands_against_it() -> None:
    for stance, found in ((Stance.ASSERTS, 1), (Stance.DENIES, 0)):
        words = fate(
            "rudolf was not killed", "dead", chain=(link("palace"),), factuality=Factuality.DENIED, stance=stance
        )
        assert len(story(*KILLED, article("west", "2024-03-06", words)).retractions) == found


def test_the_news_of_a_death_that_an_article_takes_up_first_does_not_hold_against_it() -> None:
    sorry = fate("the paper regrets its news of the death of rudolf", "reported"), fate("rudolf lives", "alive")
    (undoing,) = story(*KILLED, article("west", "2024-03-06", *sorry)).retractions
    assert undoing.by == ("west#1",)


SEIZED: dict[str, object] = {"kind": "ARREST", "who": ("rudolf", "michael"), "chain": (link("guards"),)}
NOT_SEIZED = {**SEIZED, "factuality": Factuality.DENIED}


def test_what_a_sayer_takes_back_is_withdrawn() -> None:
    one = article("north", "2024-03-05", ("michael was seized by rudolf at zenda", SEIZED))
    two = article("south", "2024-03-06", ("michael was not seized by rudolf at zenda", NOT_SEIZED))
    (undoing,) = story(one, two).retractions
    assert (undoing.said, undoing.by) == (("north#0",), ("south#0",))
    assert [reason.rule for reason in undoing.reasons] == ["retractions.own-word"]


def test_what_another_denies_is_not_withdrawn() -> None:
    one = article("north", "2024-03-05", ("michael was seized by rudolf at zenda", SEIZED))
    other = {**NOT_SEIZED, "chain": (link("palace"),)}
    two = article("south", "2024-03-06", ("michael was not seized by rudolf at zenda", other))
    assert story(one, two).retractions == ()
