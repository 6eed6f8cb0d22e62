"""What users must have, by the numbers of the list of their needs, and the tests by which each is accepted."""

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]

MUST_HAVES = {
    1: {  # the dossier in Arabic and English: HTML, DOCX, PDF, JSON-LD; every quotation equals the stored text
        "publish/test_exports.py::test_a_quotation_that_differs_is_written_in_no_form",
        "publish/test_exports_documents.py::test_every_statement_and_every_denial_is_quoted_letter_for_letter",
        "publish/test_exports_documents.py::test_libreoffice_sets_arabic_from_right_to_left",
        "publish/test_exports_documents.py::test_a_pdf_holds_the_words_in_the_order_of_reading",
        "publish/test_exports_linked.py::test_claims_articles_and_who_said_it_are_schema_org",
    },
    2: {  # outlets, independent origins and the common link side by side, each merge with its reason
        "connect/test_flood.py::test_a_planted_claim_has_one_origin_and_its_denials_beside_it",
        "publish/test_html.py::test_the_count_of_what_is_quoted_comes_before_that_of_all_and_both_before_the_chains",
        "connect/test_connect.py::test_every_reason_has_a_sentence",
        "connect/test_independence.py::test_flow_agrees_with_networkx",
    },
    3: {  # denials, retractions, contradictions at the claim, at the same size
        "connect/test_retractions.py::test_a_death_is_undone_by_the_life_that_a_later_day_tells",
        "connect/test_connect.py::test_a_denial_stands_beside_what_it_denies",
        "publish/test_html.py::test_denial_and_contradiction_stand_at_the_size_of_the_statement",
        "publish/test_exports_documents.py::test_denials_stand_at_the_size_of_statements",
    },
    4: {  # every output correctable, logged, undoable, replayable to the same bytes
        "journeys/test_decisions.py::test_a_store_keeps_decisions_obeys_and_undoes_them",
        "web/test_ruling.py::test_a_wrong_source_is_set_right_in_two_clicks_and_undone",
        "model/test_decision.py::test_a_log_that_was_changed_is_refused_with_its_line",
    },
    5: {  # Arabic first: direction, isolated names, safe highlights, choice of digits
        "publish/test_html.py::test_direction_and_language",
        "publish/test_html.py::test_inserted_names_are_isolated",
        "publish/test_html.py::test_controls_of_direction_are_shown_and_do_not_act",
        "web/test_browser.py::test_the_choice_of_digits_and_language_is_kept",
    },
    6: {  # search in any spelling, with an exact switch
        "search/test_spelling.py::test_either_spelling_finds_the_other",
        "search/test_spelling.py::test_the_exact_switch_finds_the_own_spelling_and_no_other",
    },
    7: {  # immutable versions with hash and time; silent edits shown claim by claim
        "store/test_contract.py::test_the_versions_of_an_address_are_listed_in_their_order_and_may_come_back",
        "store/test_sqlite.py::test_what_was_changed_by_hand_is_found",
        "publish/test_edits.py::test_a_number_that_changed_is_shown_with_both_places",
    },
    8: {  # merge, split, never-merge by hand; the machine suggests; undo restores the same bytes
        "connect/test_rulings.py::test_two_actors_ruled_one_are_one_and_two_ruled_two_are_two",
        "connect/test_rulings.py::test_what_is_ruled_apart_is_not_joined_by_way_of_a_third",
        "connect/test_rulings.py::test_a_decision_that_is_undone_leaves_no_trace",
    },
    9: {  # CSV, XLSX, JSONL, JSON-LD, FollowTheMoney, GEXF; REST with its description
        "publish/test_exports_tables.py::test_csv_is_plain_utf_8_with_the_same_heads_in_every_language",
        "publish/test_exports_linked.py::test_entities_are_followthemoney",
        "publish/test_exports_linked.py::test_the_graph_holds_every_chain",
        "web/test_api.py::test_every_answer_is_what_the_description_promises",
        "publish/test_exports_linked.py::test_lines_hold_every_record_once",
    },
    10: {  # no socket is opened
        "journeys/test_offline.py::test_no_verb_that_reads_what_is_here_asks_the_network",
    },
    11: {  # alerts on a change of state, none lost in a kill
        "journeys/test_alerts.py::test_none_is_lost_or_told_as_two_when_the_sender_is_killed",
        "journeys/test_alerts.py::test_every_change_is_sent_once_and_rests_on_words",
    },
    12: {  # grades of sources by people, of statements proposed: never 1 below two independent origins
        "publish/test_grading.py::test_nothing_is_confirmed_below_two_origins",
        "connect/test_rulings.py::test_a_grade_lets_an_outlet_speak_for_itself_or_not",
    },
    13: {  # the forecast ledger: who, what, by when or none stated, outcome
        "publish/test_exports_tables.py::test_the_forecast_ledger_names_who_what_by_when_and_the_outcome",
    },
    14: {  # ClaimReview of a human verdict, STIX, W3C Web Annotation, PROV-O, WARC: validators pass
        "publish/test_exports_judged.py::test_a_claim_review_is_of_the_words_that_were_rated",
        "publish/test_exports_judged.py::test_without_a_person_nothing_is_judged",
        "publish/test_exports_linked.py::test_the_bundle_is_stix",
        "publish/test_exports_linked.py::test_annotations_follow_the_model",
        "publish/test_exports_linked.py::test_provenance_leads_from_the_quotation_to_its_first_source",
        "ingest/test_archives.py::test_the_pages_of_an_archive_with_their_address_and_time",
    },
    15: {  # a read-only server of the model context protocol
        "web/test_tools.py::test_no_tool_writes",
        "web/test_tools.py::test_it_greets_as_the_protocol_asks",
    },
}


def names_of(path: Path) -> set[str]:
    """The names of the tests in a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("number", MUST_HAVES)
def test_each_must_have_is_accepted_by_tests_that_are_there(number: int) -> None:
    for name in MUST_HAVES[number]:
        file, _, test = name.partition("::")
        assert test in names_of(TESTS / file), name


def test_none_is_left_out() -> None:
    assert list(MUST_HAVES) == list(range(1, 16))
