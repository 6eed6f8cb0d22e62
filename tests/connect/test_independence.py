"""Independent origins: the flow against exact oracles, and the rules for nodes."""

from itertools import combinations

import networkx
from hypothesis import given
from hypothesis import strategies as st
from invented_leaves import document, link, sentence_claim

from tawatur.connect.flow import END, READER, disjoint, mouth
from tawatur.connect.independence import Grounds, kindred, origins, own_words, spoken, way
from tawatur.model.register import Register

WAYS = st.lists(
    st.lists(st.sampled_from("abcdefg"), min_size=1, max_size=4, unique=True).map(tuple), min_size=0, max_size=7
)


def network(ways):
    graph = networkx.DiGraph()
    graph.add_nodes_from([READER, END])
    for one in ways:
        graph.add_edges_from(zip((READER, *one), (*one, END), strict=True))
    return graph


def smallest_cut(ways) -> int:
    """By trying every set of nodes: Menger's other side."""
    nodes = sorted({node for one in ways for node in one})
    for size in range(len(nodes) + 1):
        for cut in combinations(nodes, size):
            graph = network(ways)
            graph.remove_nodes_from(cut)
            if not networkx.has_path(graph, READER, END):
                return size
    raise AssertionError


@given(WAYS)
def test_flow_is_the_smallest_cut(ways) -> None:
    assert disjoint(ways) == smallest_cut(ways)


@given(WAYS)
def test_flow_agrees_with_networkx(ways) -> None:
    if ways:
        assert disjoint(ways) == networkx.node_connectivity(network(ways), READER, END)


@given(WAYS)
def test_mouth_is_the_first_cut_node(ways) -> None:
    cuts = set()
    for node in {node for one in ways for node in one}:
        graph = network(ways)
        graph.remove_node(node)
        if not networkx.has_path(graph, READER, END):
            cuts.add(node)
    found = mouth(ways)
    assert (found in cuts) if cuts else (found is None)
    if found:
        assert not any(node in cuts for one in ways for node in one[: one.index(found)])


def told(outlet, *links, number=1, **more):
    doc = document(f"{outlet}-{number}", "the bridge fell", outlet=outlet, **more)
    return doc, sentence_claim(doc, number, "the bridge fell", chain=links)


def count(*pairs, register=None, grade_all=True, **more):
    grounds = Grounds({doc.id: doc for doc, _ in pairs}, register or Register(), grade_all=grade_all, **more)
    return origins([claim for _, claim in pairs], grounds)


def test_two_outlets_of_one_agency_are_one() -> None:
    found = count(told("north", agency="wire"), told("south", agency="wire"))
    assert (found.lower, found.common_link, found.outlets) == (1, "wire", ("north", "south"))


def test_outlets_of_one_family_are_one() -> None:
    assert count(told("north"), told("south"), register=Register(families={"south": "north"})).lower == 1


def test_an_outlet_holds_its_words_under_its_own_name() -> None:
    register = Register(families={"south": "house"}, nations={"ministry": "ruritania"}, outlets=frozenset({"south"}))
    grounds = Grounds({}, register)
    assert (grounds.node(link("south")), grounds.holder(link("south"))) == ("house", "south")
    assert grounds.holder(link("ministry")) == grounds.node(link("ministry")) == "ruritania"


def test_spokesman_and_ministry_are_their_state() -> None:
    register = Register(nations={"ministry": "ruritania"})
    found = count(
        told("north", link("rassendyll", nation="ruritania")), told("south", link("ministry")), register=register
    )
    assert (found.lower, found.common_link) == (1, "ruritania")


def test_a_spokesman_is_the_body_and_the_body_its_state() -> None:
    register = Register(nations={"firm": "ruritania"})
    one = told("north", link("hentzau", nation="works")), told("south", link("works"))
    two = told("north", link("hentzau", nation="firm")), told("south", link("palace", nation="ruritania"))
    assert [count(*pair, register=register).lower for pair in (one, two)] == [1, 1]


def test_a_group_of_no_state_may_be_that_of_the_only_state_told_of() -> None:
    officials = link("officials", named=False)
    dutch = link("officials-zenda", named=False, nation="zenda")
    other = link("officials-strelsau", named=False, nation="strelsau")
    two, three = ((officials, dutch), (officials, dutch, other))
    for links, lower in ((two, 1), (three, 3)):
        told_by = [told(f"outlet-{number}", one) for number, one in enumerate(links)]
        kin = kindred(claim for _, claim in told_by)
        found = count(*told_by, kindred=kin)
        assert (found.lower, found.upper) == (lower, len(links))


def test_groups_of_one_description_may_be_one_or_two() -> None:
    found = count(
        told("north", link("times"), link("officials", named=False)),
        told("south", link("post"), link("officials", named=False)),
    )
    assert (found.lower, found.upper) == (1, 2)


def test_a_shared_text_is_one_way() -> None:
    found = count(told("north"), told("south"), texts={"north-1": "t", "south-1": "t"})
    assert (found.lower, found.common_link) == (1, "text:t")


def test_the_own_voice_of_an_ungraded_outlet_is_not_counted() -> None:
    register = Register(outlets=frozenset({"south"}))
    found = count(told("north"), told("south"), register=register, grade_all=False)
    assert (found.lower, found.ungraded) == (1, ("north",))


def test_an_outlet_that_is_only_named_adds_no_origin_to_others() -> None:
    register = Register(outlets=frozenset({"north", "south"}), ungraded=frozenset({"north"}))
    found = count(told("north"), told("south", link("palace")), register=register, grade_all=False)
    assert (found.lower, found.upper, found.common_link, found.ungraded) == (1, 1, "south", ("north",))


def test_ungraded_outlets_alone_are_one_origin_at_most() -> None:
    one = count(told("north"), register=Register(), grade_all=False)
    assert (one.lower, one.common_link, one.ungraded) == (1, "north", ())
    two = count(told("north"), told("south"), register=Register(), grade_all=False)
    assert (two.lower, two.upper, two.common_link, two.ungraded) == (1, 1, None, ("north", "south"))


def test_who_intends_passes_nothing_on() -> None:
    doc = document("d", "the bridge fell", outlet="north")
    claim = sentence_claim(doc, 1, "the bridge fell", chain=[link("flavia")], who=("flavia",), source_kind="attitude")
    assert way(claim, Grounds({"d": doc}, Register())) == ("north",)


def clause(doc, number, words, cue, **more):
    """A claim with attributing words."""
    from dataclasses import replace

    from tawatur.model.evidence import Evidence
    from tawatur.model.span import Span

    start = doc.text.index(cue)
    claim = sentence_claim(doc, number, words, **more)
    return replace(claim, cue=Evidence.of(doc, Span(start, start + len(cue))))


def test_an_accusation_has_the_chain_of_what_it_says() -> None:
    doc = document("d", "the palace accuses hentzau of theft of jewels", outlet="north")
    act = sentence_claim(doc, 1, "the palace accuses hentzau", kind="ACCUSE", who=("palace",))
    content = clause(doc, 2, "theft of jewels", "accuses", kind="STATE", chain=[link("palace")])
    assert spoken([act, content]) == {"d#1": content.chain.links}


def test_a_journey_told_beside_a_saying_keeps_its_own_chain() -> None:
    doc = document("d", "rudolf came and said that jewels are gone", outlet="north")
    act = sentence_claim(doc, 1, "rudolf came and said", kind="TRAVEL", who=("rudolf",))
    content = clause(doc, 2, "jewels are gone", "said", kind="STATE", chain=[link("rudolf")])
    assert spoken([act, content]) == {}


def test_a_wish_in_somebodys_own_words_is_his() -> None:
    doc = document("d", "rudolf said i hope to see the bridge rebuilt", outlet="north")
    whole = clause(doc, 1, "i hope to see the bridge rebuilt", "said", kind="STATE", chain=[link("rudolf")])
    wish = clause(doc, 2, "see the bridge rebuilt", "hope", chain=[link("rudolf")], source_kind="attitude")
    assert own_words([whole, wish]) == {"d#2"}
    assert own_words([wish]) == frozenset()


def test_where_a_document_names_its_source_its_own_voice_is_no_second_way() -> None:
    doc = document("d", "the bridge fell at noon", outlet="north")
    own, said = (
        sentence_claim(doc, n, "the bridge fell", chain=chain) for n, chain in ((1, []), (2, [link("palace")]))
    )
    assert count((doc, own), (doc, said)).common_link == "north"
    assert [way(c, Grounds({"d": doc}, Register())) for c in (own, said)] == [("north",), ("north", "palace")]
    other = document("e", "the bridge fell", outlet="south")
    both = count((doc, own), (doc, said), (other, sentence_claim(other, 1, "the bridge fell", chain=[link("palace")])))
    assert (both.lower, both.common_link) == (1, "palace")
