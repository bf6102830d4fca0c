"""Every address of the project, asked by every persona: exactly this answer and no other.

A URL name without a row fails; so does a row without a URL name.
"""

import pytest

from . import book_rows, file_rows, registers_rows, slip_rows, voice_rows
from .addresses import ABOUT, address, is_about_records, url_names
from .conftest import OURS, PERSONAS, undone
from .story import SECRET

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("errors_drawn_once")]

# One letter a persona, in the order of PERSONAS: secretary, chief, owner, desk, auditor and inspector of
# Tân Tiến; province above; officer of the neighbour; stranger without a unit; nobody signed in.
WORDS = {
    "2": 200,  # the page
    "3": 302,  # done, or turned away with a message on the page it goes back to
    "L": "sign in",
    "0": 400,  # makes no sense: a person without a unit writes nowhere
    "F": 403,  # sees the record, may not do this
    "4": 404,  # not in a visible unit
    "5": 405,
    "U": 422,  # may write; the empty form is not enough
}
NOT_OFFERED = "-"  # 405 to everybody signed in

# (GET, POST with nothing in it): URL names
TABLE = {
    ("-", "000000000L"): [
        "switch_moment", "switch_unit",
    ],
    ("-", "33333F344L"): [
        "attach_files", "withdraw_file",
    ],
    ("-", "33FFFF344L"): [
        "audits:member_act",
    ],
    ("-", "3FFF3F344L"): [
        "audits:checklist_copy", "audits:finding_act",
    ],
    ("-", "FFFF3FF44L"): [
        "audits:question_remove",
    ],
    ("-", "33333FF44L"): [  # whoever works here and is asked to read
        "documents:revision_read",
    ],
    ("-", "2F2FFF244L"): [
        "documents:revision_keep",
    ],
    ("-", "3F3FFF344L"): [
        "documents:legal_impact_revise",
        "documents:revision_forget", "documents:revision_take",
    ],
    ("-", "UFUFFFU44L"): [
        "documents:revision_upload",
    ],
    ("444444444L", "-"): [  # of a revision that was written here and has no file
        "documents:revision_original",
    ],
    ("-", "LLLLLLLLLL"): [
        "logout",
    ],
    ("222222220L", "-"): [
        "documents:posting_poster", "documents:form_numbers",
        "audits:evidence", "calendar", "calendar_history", "people",
    ],
    ("222222222L", "000000000L"): [  # a list is told by name what to do with which rows
        "documents:adoption_list",
        "documents:acknowledgement_list", "documents:change_request_list", "documents:copy_list",
        "documents:posting_list", "documents:recipient_list",
        "documents:decision_list", "documents:deputy_list",
        "documents:legal_text_list", "documents:record_kind_list", "documents:record_batch_list",
        "documents:disposal_list",
        "audits:audit_list", "audits:decision_list", "audits:finding_list", "audits:nonconformity_list",
        "audits:pack_list", "audits:review_list", "documents:document_list", "registers:objective_list",
        "registers:risk_list",
    ],
    ("222222222L", "-"): [
        "documents:reading_matrix", "documents:adoption_matrix", "documents:changes",
        "audits:nonconformity_board", "audits:verifier", "home", "profile", "registers:home", "search",
        "registers:model_unit_compare",
    ],
    ("222222222L", "33FF3F33FL"): [
        "history_feed",
    ],
    ("222222222L", "UUUUUUUUUL"): [
        "audits:pack_verify", "password_change",
    ],
    ("22FFFF220L", "UUFFFFUU0L"): [
        "documents:form_number_set", "documents:form_numbers_usual",
        "documents:decision_create",
        "documents:legal_text_create", "documents:legal_text_adopt", "documents:record_kind_create",
        "documents:record_kind_fill",
        "audits:review_create", "calendar_day_create", "calendar_saturday_create", "person_create",
        "unit_edit",
    ],
    ("22FFFF440L", "UUFFFF440L"): [  # people are looked after in the unit of the top bar itself
        "person_assign", "person_edit", "person_password", "role_end",
    ],
    ("22222222FL", "-"): [
        "health",
    ],
    ("FFFFFFF44L", "FFFFFFF44L"): [  # nobody is below Tân Tiến
        "documents:document_offer", "documents:document_offer_end",
    ],
    ("222222244L", "-"): [
        "documents:adoption_detail", "documents:adoption_history", "documents:adoption_compare",
        "documents:adoption_pdf",
        "documents:change_request_detail", "documents:change_request_history", "documents:change_request_pdf",
        "documents:decision_detail", "documents:decision_history", "documents:decision_pdf",
        "documents:deputy_detail", "documents:deputy_history", "documents:deputy_pdf",
        "documents:copy_detail", "documents:copy_history",
        "documents:posting_detail", "documents:posting_history", "documents:posting_pdf",
        "documents:legal_text_detail", "documents:legal_text_history", "documents:legal_text_pdf",
        "documents:record_kind_detail", "documents:record_kind_history", "documents:record_kind_pdf",
        "documents:record_batch_detail", "documents:record_batch_history", "documents:record_batch_pdf",
        "documents:disposal_detail", "documents:disposal_history", "documents:disposal_pdf",
        "audits:audit_detail", "audits:audit_history", "audits:audit_pdf", "audits:audit_plan_pdf",
        "audits:checklist", "audits:nonconformity_detail", "audits:nonconformity_history",
        "audits:nonconformity_pdf", "audits:pack_check", "audits:pack_detail", "audits:pack_history",
        "audits:review_detail", "audits:review_history", "audits:review_pdf", "documents:document_compare",
        "documents:document_detail", "documents:document_history",
        "documents:revision_flow", "documents:revision_flow_pdf", "documents:revision_history",
        "documents:revision_pdf", "file", "registers:objective_detail",
        "registers:objective_history", "registers:objective_pdf", "registers:risk_detail",
        "registers:risk_history", "registers:risk_pdf",
    ],
    ("222222244L", "FFFFUFF44L"): [
        "audits:question",
    ],
    ("222222244L", "UFFFFFU44L"): [
        "documents:document_distribution",
    ],
    ("2222222442", "-"): [  # papers printed earlier lead here: who is not signed in reads whether it holds
        "documents:revision_detail",
    ],
    ("2FFFFF244L", "-"): [
        "documents:copy_pdf",
    ],
    ("4444444444", "5555555555"): [  # public: of a code nobody ever printed, of what nobody posted
        "documents:revision_status",
        "documents:public_unit", "documents:public_procedure", "documents:public_card",
        "documents:public_form",
    ],
    ("2222222222", "5555555555"): [  # public
        "documents:public_units", "documents:robots",
    ],
    ("2FF2FF244L", "2FF2FF244L"): [
        "documents:posting_act",
    ],
    ("22222F220L", "UUUUUFUU0L"): [
        "documents:change_request_create",
        "audits:nonconformity_create",
    ],
    ("222FFF220L", "UUUFFFUU0L"): [
        "documents:deputy_create",
        "documents:record_batch_create",
        "registers:objective_create", "registers:risk_create",
    ],
    ("222FFF244L", "333FFF344L"): [
        "registers:risk_act",
    ],
    ("222FFF244L", "UUUFFFU44L"): [
        "documents:document_reviewed",
        "documents:record_batch_edit", "documents:legal_impact_judge", "documents:legal_impact_done",
        "audits:action_create", "audits:action_edit", "registers:objective_edit",
        "registers:objective_row_add", "registers:objective_row_edit", "registers:risk_edit",
        "registers:objective_feed",
    ],
    ("22FF22244L", "-"): [
        "audits:pack_download",
    ],
    ("22FF2F220L", "UUFFUFUU0L"): [
        "audits:pack_create",
    ],
    ("22FFFF220L", "33FFFF330L"): [
        "audits:clause_not_applicable",
    ],
    ("22FFFF244L", "33FFFF344L"): [
        "registers:objective_act",
    ],
    ("22FFFF244L", "UUFFFFU44L"): [
        "documents:decision_edit",
        "documents:legal_text_edit", "documents:legal_text_impacts", "documents:record_kind_edit",
        "audits:member_create", "audits:nonconformity_verification_plan", "audits:pack_hand_over",
        "audits:review_decide", "audits:review_edit", "audits:review_input", "audits:review_minutes",
        "calendar_day_cancel", "calendar_saturday_cancel",
    ],
    ("2F2FFF220L", "UFUFFFUU0L"): [
        "documents:document_create", "documents:document_import",
    ],
    ("2F2FFF244L", "2F2FFF244L"): [
        "documents:change_request_act",
        "documents:revision_act",
    ],
    ("2F2FFF244L", "UFUFFFU44L"): [
        "audits:nonconformity_cause", "audits:nonconformity_correction", "documents:document_edit",
        "documents:document_start", "documents:revision_edit",
    ],
    ("2FFF2F244L", "UFFFUFU44L"): [
        "audits:question_create",
    ],
    ("2FFFFF220L", "UFFFFFUU0L"): [
        "documents:disposal_create", "documents:posting_create",
        "audits:audit_create",
    ],
    ("2FFFFFF44L", "UFFFFFF44L"): [  # whoever asked
        "documents:change_request_edit",
    ],
    ("2FFFFF244L", "2FFFFF244L"): [
        "documents:copy_act",
        "audits:action_act",
    ],
    ("2FFFFF244L", "3FFFFF344L"): [
        "documents:disposal_council", "documents:disposal_act",
        "audits:review_act",
    ],
    ("2FFFFF244L", "UFFFFFU44L"): [
        "documents:copy_give", "documents:posting_edit",
        "documents:disposal_edit", "documents:disposal_lines",
        "audits:audit_edit", "audits:nonconformity_edit", "audits:review_attendance",
    ],
    ("3333333332", "3333333332"): [
        "login",
    ],
    ("5555555555", "0000000000"): [  # the only switch for people who are not signed in
        "switch_language",
    ],
    ("F2FFFFF44L", "F2FFFFF44L"): [
        "audits:audit_act", "audits:nonconformity_act",
    ],
    ("FFFF2FF44L", "FFFFUFF44L"): [
        "audits:audit_report", "audits:finding_create", "audits:finding_edit",
        "audits:nonconformity_verdict", "audits:question_edit",
    ],
    ("22FFFF244L", "22FFFF244L"): [
        "documents:adoption_act", "documents:decision_act", "documents:deputy_act",
        "documents:legal_text_act", "documents:record_kind_act", "documents:record_batch_act",
    ],
    ("-", "3FFFFF344L"): [
        "documents:disposal_line_remove",
    ],
    ("-", "333FFF344L"): [
        "documents:legal_impact_ask",
    ],
}  # fmt: skip
TABLE = {answers: [*names] for answers, names in TABLE.items()}
for _name, _answers in (
    registers_rows.answers() | voice_rows.ANSWERS | book_rows.ANSWERS | file_rows.ANSWERS | slip_rows.ANSWERS
).items():
    TABLE.setdefault(_answers, []).append(_name)
EXPECTED = {name: answers for answers, names in TABLE.items() for name in names}


def answer(response):
    to_sign_in = response.status_code == 302 and response["Location"].startswith("/sign-in/")
    return "sign in" if to_sign_in else response.status_code


def expected(letters):
    if letters == NOT_OFFERED:
        return {name: "sign in" if name == "anonymous" else 405 for name in PERSONAS}
    return {name: WORDS[letter] for name, letter in zip(PERSONAS, letters, strict=True)}


def test_every_url_name_has_its_row_and_every_row_its_url_name():
    listed = [name for names in TABLE.values() for name in names]
    assert sorted(listed) == url_names()
    assert sorted(ABOUT) == sorted(set(ABOUT) & set(listed))


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_pages(name, story, as_persona):
    where, got = address(name, story.ours), {}
    for persona in PERSONAS:
        with undone():
            response = as_persona(persona).get(where)
            got[persona] = answer(response)
            if persona in OURS and not response.streaming:
                assert SECRET not in response.content.decode(errors="replace"), persona
    assert got == expected(EXPECTED[name][0])


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_writing(name, story, as_persona):
    where, letters = address(name, story.ours), EXPECTED[name][1]
    asked = PERSONAS if letters != NOT_OFFERED else ("secretary", "stranger", "anonymous")
    got = {}
    for persona in asked:
        with undone():
            got[persona] = answer(as_persona(persona).post(where))
    assert got == {persona: expected(letters)[persona] for persona in asked}


@pytest.mark.parametrize("name", sorted(name for name in EXPECTED if is_about_records(name)))
def test_records_of_the_neighbour_are_not_found(name, story, as_persona):
    """From the other side: the officer of Tân Tiến, who may do the most, and the neighbour who may."""
    where = address(name, story.theirs)
    reads, writes = EXPECTED[name]
    client = as_persona("secretary")
    got = [answer(client.get(where)), answer(client.post(where))]
    assert got == [405 if reads == NOT_OFFERED else 404, 405 if writes == NOT_OFFERED else 404]


def test_no_address_answers_the_same_to_everybody_by_accident():
    """Each row about a record tells its own people from strangers."""
    wrong = [
        name
        for name, rows in EXPECTED.items()
        if is_about_records(name)
        for letters in rows
        if letters != NOT_OFFERED and letters[-3:] not in ("44L", "40L", "442")
    ]
    assert wrong == []
