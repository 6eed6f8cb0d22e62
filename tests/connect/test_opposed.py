"""What stands against what: denials and facts told as not so, each with what must not count."""

from dataclasses import replace

from invented_leaves import link, sentence_claim
from invented_stories import MEET, article, slots, told

from tawatur.model.annotation import Factuality
from tawatur.model.chain import Stance
from tawatur.model.claim import Quantity
from tawatur.model.timevalue import TimeExpression


def not_so(text, **more):
    """The slots in which a fact of flavia and rudolf stands against another text that says one is not so."""
    more = {"kind": "MARKET", "who": ("flavia", "rudolf"), "when": TimeExpression(value="2024-03-06")} | more
    yes = article("a", "flavia and rudolf !raise the toll of the river bridge", "2024-03-08", **more)
    return slots(told(yes, article("b", text, "2024-03-08", factuality=Factuality.DENIED, **more)))


def test_a_fact_told_as_not_so_is_of_the_same_act_by_its_word() -> None:
    assert [slot for slot, _, _ in not_so("flavia and rudolf did not !raise the toll of the river bridge")] == [
        "polarity"
    ]
    assert not_so("flavia and rudolf did not !lower the toll of the river bridge") == []


def test_who_refuses_tells_no_act_as_not_so() -> None:
    assert not_so("flavia and rudolf refuse to !raise the toll of the river bridge", kind="REJECT") == []


def test_two_readings_of_one_clause_do_not_stand_against_each_other() -> None:
    text = f"{MEET} never said the palace"
    more = {"who": ("flavia", "rudolf")}

    def facts(doc):
        no = {"stance": Stance.DENIES, "factuality": Factuality.DENIED}
        return [
            sentence_claim(doc, 1, MEET, chain=[link("zenda")], **more),
            sentence_claim(doc, 2, text, chain=[link("palace")], **no, **more),
        ]

    assert slots(told(article("a", text, "2024-03-08", facts=facts))) == []


def test_what_is_only_weighed_is_not_denied() -> None:
    weighed, no = {"factuality": Factuality.POSSIBLE}, {"factuality": Factuality.DENIED, "stance": Stance.DENIES}
    for how, found in ((weighed, []), ({}, ["polarity"])):
        says = article("a", "the bridge of the river will fall in spring", "2024-03-05", kind="STATE",
                       chain=[link("zenda")], **how)  # fmt: skip
        denies = article("b", "the bridge of the river will fall in autumn", "2024-03-06", kind="STATE",
                         chain=[link("palace")], **no)  # fmt: skip
        assert [slot for slot, _, _ in slots(told(says, denies))] == found


def of_claims(denied, *, pointed="zenda burnt the mill", kind="ASSAULT", origin="strelsau"):
    """The slots in which a denial that only points back stands against what another article tells."""
    text = f"{pointed} said strelsau. zenda denied {denied}"

    def facts(doc):
        no = {"stance": Stance.DENIES, "factuality": Factuality.DENIED}
        return [
            sentence_claim(doc, 1, pointed, kind="ASSAULT", who=("zenda",), chain=[link("strelsau")]),
            sentence_claim(doc, 2, denied, kind="STATE", chain=[link("zenda")], **no),
        ]

    chain = [link(origin)] if origin else []
    other = article("b", "zenda burnt the old mill", "2024-03-08", kind=kind, who=("zenda",), chain=chain)
    return [(slot, inside) for slot, _, inside in slots(told(article("a", text, "2024-03-08", facts=facts), other))]


def test_what_is_denied_by_pointing_is_denied_where_it_is_told_again_by_its_sayer_or_as_the_same_act() -> None:
    assert sorted(of_claims("these claims")) == [("polarity", False), ("polarity", True)]
    assert of_claims("these claims", origin=None) == [("polarity", True)]
    assert of_claims("these claims", kind="STATE", origin="hentzau") == [("polarity", True)]


def test_a_piece_of_what_is_denied_does_not_point_back() -> None:
    first, content = "zenda burnt the mill", "that any men of the guard were there"
    text = f"{first} said strelsau. zenda denied {content}"

    def facts(doc, words):
        no = {"stance": Stance.DENIES, "factuality": Factuality.DENIED, "kind": "STATE", "chain": [link("zenda")]}
        whole = sentence_claim(doc, 2, content, **no)
        piece = replace(sentence_claim(doc, 3, words, **no), quote=whole.quote)
        return [sentence_claim(doc, 1, first, kind="ASSAULT", who=("zenda",), chain=[link("strelsau")]), piece]

    for words in ("guard", content):
        assert slots(told(article("a", text, "2024-03-08", facts=lambda doc, words=words: facts(doc, words)))) == []


def of_act(text, *, kind="ASSAULT", who=("zenda",), **more):
    """The slots in which an accusation of zenda stands against its denial in other words."""
    says = article("a", "strelsau accuses zenda of having !beaten miller", "2024-03-05", kind="ACCUSE",
                   who=("strelsau", *who), chain=[link("strelsau")])  # fmt: skip
    no = {"stance": Stance.DENIES, "factuality": Factuality.DENIED, "chain": [link("zenda")]} | more
    return [slot for slot, _, _ in slots(told(says, article("b", text, "2024-03-06", kind=kind, **no)))]


def test_who_denies_an_act_of_which_he_is_accused_stands_against_the_accusation() -> None:
    assert of_act("ever to have !beaten anybody") == ["polarity"]
    assert of_act("ever to have !sold horses") == []
    assert of_act("ever to have !beaten anybody", refusal=True) == []
    assert of_act("ever to have !beaten anybody", chain=[link("hentzau")]) == []


def negation(text, *, negated=True, who=("zenda",), says="!strike the huts of the village in the east"):
    """The slots in which a negated verb stands against an act that somebody else tells."""
    yes = article("a", says, "2024-03-05", kind="ASSAULT", who=("zenda",), chain=[link("strelsau")])
    no = {"factuality": Factuality.DENIED, "negated": negated, "who": who, "chain": [link("zenda")]}
    return [slot for slot, _, _ in slots(told(yes, article("b", text, "2024-03-06", kind="ASSAULT", **no)))]


def test_an_act_that_another_tells_as_not_done_is_denied_in_whatever_words() -> None:
    assert negation("not !strike the village") == ["polarity"]
    assert negation("!strike the village called off", negated=False) == []
    assert negation("not !see the village") == []


def test_who_denies_his_own_act_may_name_the_others_otherwise() -> None:
    says, text = "!strike the huts of @ruritania held by @rudolf @michael", "not !strike the huts of @hentzau"
    no = {"factuality": Factuality.DENIED, "negated": True, "who": ("sapt",), "chain": [link("zenda")]}
    for doer, found in (("zenda", ["polarity"]), ("flavia", [])):
        yes = article("a", says, "2024-03-05", kind="ASSAULT", who=(doer,), chain=[link("strelsau")])
        denies = article("b", text, "2024-03-06", kind="ASSAULT", **no)
        assert [slot for slot, _, _ in slots(told(yes, denies))] == found


def test_not_done_by_others_or_at_another_time_is_no_denial() -> None:
    times = [{"when": TimeExpression(value=day)} for day in ("2024-03-01", "2024-03-04")]
    found = []
    for other in times:
        yes = article("a", "!strike the village", "2024-03-05", kind="ASSAULT", chain=[link("strelsau")], **times[0])
        no = {"factuality": Factuality.DENIED, "negated": True, "chain": [link("zenda")]} | other
        found.append(slots(told(yes, article("b", "did not !strike the village", "2024-03-06", kind="ASSAULT", **no))))
    assert [len(one) for one in found] == [1, 0]
    flavia = article(
        "a", "!strike the village", "2024-03-05", kind="ASSAULT", who=("flavia",), chain=[link("strelsau")]
    )
    no = {"factuality": Factuality.DENIED, "negated": True, "who": ("rudolf",), "chain": [link("zenda")]}
    assert slots(told(flavia, article("b", "did not !strike the village", "2024-03-06", kind="ASSAULT", **no))) == []


def arrival(name, text, day, *, by, when="2024-03-08", **more):
    more = {"kind": "TRAVEL", "when": TimeExpression(value=day), "chain": [link(by)]} | more
    return article(name, text, when, **more)


def arrivals(text, day, *, by="harbour", **more):
    """The slots in which two sayers' days of one arrival stand against each other."""
    first = "!arrive at zenda with two boats of the patrol in the evening"
    return slots(told(arrival("a", first, "2024-03-03", by="palace"), arrival("b", text, day, by=by, **more)))


def test_two_days_of_one_act_from_two_sayers_conflict_where_the_shorter_clause_tells_nothing_else() -> None:
    days = ("2024-03-03", "2024-03-02")
    assert arrivals("!arrive at zenda", days[1]) == [("time", days, False)]
    assert arrivals("!arrive at zenda by night", days[1]) == []
    assert arrivals("at zenda", days[1]) == []
    assert arrivals("!arrive at zenda", days[0]) == []
    assert arrivals("!arrive at zenda", days[1], by="palace") == []
    assert arrivals("!arrive at zenda", days[1], factuality=Factuality.PLANNED) == []


def bags(name, text, *values, published="2024-03-08", apart=""):
    """An article that counts bags, once for each value, with some text between."""
    parts = [text.format(value) if not at else f"{value} bags before" for at, value in enumerate(values)]

    def facts(doc):
        return [
            sentence_claim(doc, at, part, kind="STATE", quantities=(Quantity(value, "", "bag", str(value)),))
            for at, (part, value) in enumerate(zip(parts, values, strict=True))
        ]

    return article(name, f" {apart} ".join(parts), published, facts=facts)


def changes(*leaves):
    return [
        (p.main_value, len(p.claims))
        for p in told(*leaves).propositions
        if (p.relation, p.slot) == ("change", "number")
    ]


def test_a_count_told_to_have_risen_from_another_is_a_change_of_all_that_give_either() -> None:
    old = bags("a", "{} bags in the hold of the boat", 40, published="2024-03-05")
    assert changes(old, bags("b", "the bags !rise to {}", 52, 40)) == [("52", 3)]
    assert changes(old, bags("b", "the bags are {}", 52, 40)) == []
    assert changes(old, bags("b", "the bags !rise to {}", 52, 40, apart="and so on " * 30)) == []


def test_who_is_called_responsible_and_rejects_it_stands_against_those_words() -> None:
    blame = "zenda has the ~responsibility for the burnt mill"
    says = article("a", blame, "2024-03-05", kind="STATE", who=("zenda",), chain=[link("strelsau")])
    no = {"stance": Stance.DENIES, "factuality": Factuality.DENIED, "chain": [link("zenda")]}
    for text, found in (("the !accuse over the burnt mill", ["polarity"]), ("the wind over the burnt mill", [])):
        denied = article("b", text, "2024-03-06", kind="STATE", **no)
        assert [slot for slot, _, _ in slots(told(says, denied))] == found


def in_own_words(text, *, origin="strelsau", day="2024-03-06", kind="ACCUSE", who=("zenda",)):
    """The slots in which zenda's denial of what he did stands against what he is accused of in other words."""
    chain = [link(origin)] if origin else []
    says = article("a", "zenda faces charges over the burnt mill", "2024-03-05", kind=kind, who=who, chain=chain)
    no = {"stance": Stance.DENIES, "factuality": Factuality.DENIED, "chain": [link("zenda")], "kind": "STATE"}
    return [slot for slot, _, _ in slots(told(says, article("b", text, day, **no)))]


def test_the_accused_denies_in_words_of_his_own_also_what_an_outlet_tells_of_the_charge() -> None:
    assert in_own_words("any fire near mill") == ["polarity"]
    assert in_own_words("any fire near mill", origin=None) == ["polarity"]
    assert in_own_words("any fire near boats") == []
    assert in_own_words("any fire near mill", who=("hentzau",)) == []
    assert in_own_words("any fire near mill", origin="zenda") == []


def test_a_denial_of_a_charge_points_at_no_wish() -> None:
    first, denied = "strelsau asked zenda to rebuild old mill", "any !involve there"

    def facts(doc, stance):
        no = {"stance": Stance.DENIES, "factuality": Factuality.DENIED}
        return [
            sentence_claim(doc, 1, first, kind="ASSAULT", who=("zenda",), chain=[link("strelsau")], stance=stance),
            sentence_claim(doc, 2, denied, kind="STATE", chain=[link("zenda")], **no),
        ]

    for stance, found in ((Stance.ASKS, 0), (Stance.BELIEVES, 1)):
        text = f"{first}. zenda denied {denied}"
        leaf = article("a", text, "2024-03-08", facts=lambda doc, stance=stance: facts(doc, stance))
        assert len(slots(told(leaf))) == found


def test_what_an_outlet_tells_of_the_surroundings_is_not_denied_with_an_act() -> None:
    deed, scene = "rebels !fell the bridge in the east of strelsau", "rebels !clash with guards in the east of strelsau"
    text = f"{scene}. {deed} said hentzau. zenda denied these claims"

    def facts(doc):
        no = {"stance": Stance.DENIES, "factuality": Factuality.DENIED}
        return [
            sentence_claim(doc, 1, scene, kind="ASSAULT", who=("strelsau",)),
            sentence_claim(doc, 2, deed, kind="ASSAULT", who=("strelsau",), chain=[link("hentzau")]),
            sentence_claim(doc, 3, "these claims", kind="STATE", chain=[link("zenda")], **no),
        ]

    other = article("b", scene, "2024-03-08", kind="ASSAULT", who=("strelsau",))
    story = told(article("a", text, "2024-03-08", facts=facts), other)
    words = {claim.id: claim.evidence.words for claim in story.claims}
    denied = [{words[claim] for claim in p.claims} for p in story.propositions if p.relation == "denied"]
    assert not any(scene in group for group in denied)


def crowd(name, text, value, about="", *, published="2024-03-08", **more):
    """An article that tells of so many millers at one act."""
    told_of = (Quantity(value, "", "miller", str(value), about),)
    return article(name, text, published, kind="ACCUSE", quantities=told_of, **more)


def test_two_counts_of_those_at_one_act_stand_against_each_other_in_whatever_order_of_words() -> None:
    first, other = (
        "dozens of millers !accuse zenda over wages",
        "zenda whom more than a hundred men !accuse of low wages",
    )
    many = crowd("b", other, 100, "more")
    assert ("number", ("10+", "100"), False) in slots(told(crowd("a", first, 10, "several"), many))
    assert slots(told(crowd("a", first, 120, "approximate"), many)) == []
    assert slots(told(crowd("a", first, 10, "several", published="2024-03-05"), many)) == []
    far = {"when": TimeExpression(value="2024-03-01")}
    late = crowd("b", other, 100, "more", when=TimeExpression(value="2024-03-07"))
    assert slots(told(crowd("a", first, 10, "several", **far), late)) == []
    assert slots(told(crowd("a", "dozens of millers !leave the fields of the east", 10, "several"), many)) == []


def test_prices_are_compared_with_no_other() -> None:
    text = "the company !pay {} crowns to the millers of the valley"
    for kind, found in (("MARKET", 0), ("TRIAL", 1)):
        rows = [
            article(name, text.format(value), "2024-03-08", kind=kind, quantities=(Quantity(value, "", "$crown", ""),))
            for name, value in (("a", 40), ("b", 60))
        ]
        assert len(slots(told(*rows))) == found


def test_an_article_that_tells_prices_does_not_contradict_itself() -> None:
    parts = [f"the company !pay {value} crowns to the millers" for value in (40, 60)]

    def facts(doc, of):
        return [
            sentence_claim(doc, at, part, kind="TRIAL", quantities=(Quantity(float(at), "", of, ""),))
            for at, part in enumerate(parts)
        ]

    for of, found in (("$crown", 0), ("crown", 1)):
        leaf = article("a", ". ".join(parts), "2024-03-08", facts=lambda doc, of=of: facts(doc, of))
        assert len(slots(told(leaf))) == found
