"""Every life cycle as its table says: every state, verb and role is allowed or refused exactly so.

What a role may do is written out here once more, by hand; the pages, buttons and acts read the tables.
"""

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import override

from audits.actions import actions as action_acts
from audits.actions import audits, nonconformities, reviews
from audits.states.audits import AUDIT
from audits.states.nonconformities import ACTION, NONCONFORMITY
from audits.states.packs import PACK
from audits.states.reviews import REVIEW
from documents import actions as documents
from documents.actions import (
    adoption,
    change_requests,
    copies,
    decisions,
    deputies,
    disposals,
    handovers,
    kept_records,
    legal,
    posting,
)
from documents.states import CHANGE_REQUEST, DECISION, DEPUTY, DOCUMENT, REVISION
from documents.states.control import COPY
from documents.states.disposal import DISPOSAL
from documents.states.kept_records import RECORD_BATCH, RECORD_KIND
from documents.states.legal import LEGAL_TEXT
from documents.states.posting import POSTING
from documents.states.sharing import ADOPTION
from qms.history import VERBS
from qms.models import Record
from qms.permissions import granted
from qms.states import Refused
from registers import actions as registers
from registers.states import FOLLOWED, HANDLED, KEPT, PLANNED, SIGNED, SUGGESTED, TRAINED, WRITTEN

from . import file_rows, voice_rows
from .conftest import PERSONAS, undone

pytestmark = [pytest.mark.django_db, pytest.mark.database]

PEOPLE = [name for name in PERSONAS if name != "anonymous"]
CYCLES = {
    "audit": AUDIT, "nonconformity": NONCONFORMITY, "action": ACTION, "pack": PACK, "review": REVIEW,
    "document": DOCUMENT, "revision": REVISION, "followed": FOLLOWED, "planned": PLANNED,
    "kept": KEPT, "written": WRITTEN, "signed": SIGNED, "handled": HANDLED, "suggested": SUGGESTED,
    "trained": TRAINED,
    "legal_text": LEGAL_TEXT, "record_kind": RECORD_KIND, "record_batch": RECORD_BATCH, "disposal": DISPOSAL,
    "change_request": CHANGE_REQUEST, "deputy": DEPUTY, "decision": DECISION,
    "posting": POSTING, "adoption": ADOPTION, "copy": COPY, **voice_rows.CYCLES, **file_rows.CYCLES,
}  # fmt: skip

# The record of the story on which each cycle is tried; its people are the persons named on it:
# of "verifying" the owner leads, the auditor verifies, owner2 has done the action;
# of "audit" the auditor is the lead; of "review" the secretary keeps the minutes; "draft" is the secretary's.
RECORD = {
    "audit": "audit", "nonconformity": "verifying", "action": "action", "review": "review",
    "revision": "draft", "followed": "risk", "planned": "objective",
    "kept": "contextissue", "written": "premisescheck", "signed": "modelassessment",
    "handled": "nonconformingoutput", "suggested": "improvement", "trained": "training",
    "legal_text": "text", "record_kind": "kind", "record_batch": "batch", "disposal": "disposal",
    "change_request": "change_request", "deputy": "deputy", "decision": "issuing",
    "posting": "posting", "adoption": "adoption", "copy": "copy",
    "feedback": "feedback", "survey": "survey", "file": "file",
}  # fmt: skip

# cycle: {verb: personas who may, whatever the state}. Province is the officer of the unit above.
MAY = {
    "audit": {
        "audit_approve_plan": {"chief"},
        "audit_reschedule": {"secretary", "province", "auditor"},
        "audit_revise": {"secretary", "province", "auditor"},
        "audit_start": {"auditor"},
        "audit_finish": {"auditor"},
        "audit_sign_report": {"auditor"},
        "audit_close": {"chief"},
        "audit_return": {"chief"},
        "audit_cancel": {"chief"},
        "audit_reopen": {"chief"},
        "audit_restore": {"chief"},
        "audit_meetings": {"auditor"},
    },
    "nonconformity": {
        "nonconformity_correct": {"secretary", "owner", "province"},
        "nonconformity_analyse": {"secretary", "owner", "province"},
        "action_plan": {"secretary", "chief", "owner", "province"},
        "nonconformity_start_verification": {"secretary", "owner", "province"},
        "nonconformity_verify": {"auditor"},
        "nonconformity_ineffective": {"auditor"},
        "nonconformity_close": {"chief"},
        "nonconformity_resume": {"secretary", "chief", "auditor", "province"},
        "nonconformity_reopen": {"secretary", "chief", "province"},
        "nonconformity_cancel": {"chief"},
    },
    "action": {
        "action_complete": {"secretary", "province"},  # and its owner, who is none of the personas
        "action_postpone": {"secretary", "chief", "province"},
        "action_reopen": {"secretary", "chief", "auditor", "province"},
        "action_cancel": {"secretary", "chief", "province"},
    },
    "review": {
        "review_prepare": {"secretary", "province"},
        "review_hold": {"secretary", "province"},
        "review_sign": {"secretary"},
        "review_close": {"chief"},
        "review_gather": {"secretary", "province"},
        "review_cancel": {"chief"},
        "review_reopen": {"chief"},
    },
    "revision": {
        "revision_submit": {"secretary", "owner", "province"},
        "revision_review": {"secretary", "chief", "province"},
        "revision_approve": {"chief"},
        "revision_return": {"secretary", "chief", "province"},
        "revision_make_effective": {"secretary", "chief", "province"},
        "revision_withdraw": {"chief"},
        "revision_discard": {"secretary", "owner", "province"},
    },
    "legal_text": {
        "text_remove": {"secretary", "chief", "province"},
        "text_restore": {"secretary", "chief", "province"},
    },
    "record_kind": {
        "kind_end": {"secretary", "chief", "province"},
        "kind_resume": {"secretary", "chief", "province"},
    },
    "record_batch": {
        "batch_hold": {"secretary", "chief", "province"},
        "batch_release": {"secretary", "chief", "province"},
        "batch_hand_over": {"secretary", "chief", "province"},
    },
    "disposal": {
        "disposal_submit": {"secretary", "province"},
        "disposal_approve": {"chief"},
        "disposal_complete": {"secretary", "chief", "province"},
        "disposal_return": {"chief"},
        "disposal_cancel": {"secretary", "province"},
    },
    "change_request": {  # sent by the secretary, for a document of the owner
        "change_request_accept": {"secretary", "owner", "province"},
        "change_request_reject": {"secretary", "owner", "province"},
        "change_request_start": {"secretary", "owner", "province"},
        "change_request_withdraw": {"secretary"},
    },
    "adoption": {
        "adoption_as_is": {"chief"},
        "adoption_local": {"secretary", "owner", "province"},
        "adoption_decline": {"secretary", "chief", "province"},
        "adoption_close": {"secretary", "chief", "province"},
    },
    "deputy": {
        "deputy_end": {"secretary", "chief", "province"},
    },
    "decision": {
        "decision_sign": {"chief"},
        "decision_drop": {"secretary", "chief", "province"},
    },
    "posting": {
        "posting_check": {"secretary", "desk", "province"},
        "posting_take_down": {"secretary", "province"},
        "posting_restore": {"secretary", "province"},
    },
    "copy": {
        "copy_receive": set(),  # given to a place, so nobody is its holder
        "copy_sign": {"secretary", "province"},
        "copy_recall": {"secretary", "province"},
        "copy_destroy": {"secretary", "province"},
        "copy_lose": {"secretary", "province"},
    },
    "followed": {
        "start": {"secretary", "chief", "owner", "province"},
        "review": {"secretary", "chief", "owner", "province"},
        "close": {"secretary", "chief", "province"},
        "reopen": {"secretary", "chief", "province"},
    },
    "kept": {
        "look": {"secretary", "chief", "owner", "province"},
        "end": {"secretary", "chief", "province"},
        "reopen": {"secretary", "chief", "province"},
    },
    "written": {
        "close": {"secretary", "chief", "owner", "province"},
        "reopen": {"secretary", "chief", "province"},
    },
    "signed": {
        "approve": {"chief"},
        "reopen": {"secretary", "chief", "province"},
    },
    "handled": {
        "start": {"secretary", "chief", "province"},
        "close": {"secretary", "chief", "province"},
        "reopen": {"secretary", "chief", "province"},
    },
    "suggested": {
        "approve": {"chief"},
        "decline": {"chief"},
        "end": {"secretary", "chief", "province"},
        "reopen": {"secretary", "chief", "province"},
    },
    "trained": {
        "approve": {"chief"},
        "start": {"secretary", "chief", "owner", "province"},
        "review": {"secretary", "chief", "owner", "province"},
        "reopen": {"secretary", "chief", "province"},
    },
    "planned": {
        "approve": {"chief"},
        "end": {"secretary", "chief", "province"},
        "reopen": {"secretary", "chief", "province"},
    },
    **voice_rows.MAY,
    **file_rows.MAY,
}

ACTS = {
    "audit": audits.ACTS,
    "nonconformity": {
        "audits.nonconformity_start_verification": nonconformities.start_verification,
        "audits.nonconformity_close": nonconformities.close,
        "audits.nonconformity_reopen": nonconformities.reopen,
        "audits.nonconformity_cancel": nonconformities.cancel,
        "audits.nonconformity_resume": nonconformities.resume,
    },
    "action": {
        "audits.action_reopen": action_acts.reopen_action, "audits.action_cancel": action_acts.cancel_action,
    },
    "review": reviews.ACTS,
    "revision": {
        "documents.revision_submit": documents.submit, "documents.revision_review": documents.review,
        "documents.revision_approve": documents.approve, "documents.revision_return": documents.return_,
        "documents.revision_withdraw": documents.withdraw, "documents.revision_discard": documents.discard,
        "documents.revision_make_effective": documents.make_effective,
    },
    "legal_text": legal.TEXT_ACTS,
    "record_kind": kept_records.KIND_ACTS,
    "record_batch": {**kept_records.BATCH_ACTS, **handovers.ACTS},
    "disposal": disposals.ACTS,
    "change_request": {
        "documents.change_request_accept": change_requests.accept,
        "documents.change_request_reject": change_requests.reject,
        "documents.change_request_start": change_requests.start_drafting,
        "documents.change_request_withdraw": change_requests.withdraw_request,
    },
    "adoption": {
        "documents.adoption_as_is": adoption.adopt_as_is, "documents.adoption_local": adoption.begin_local,
        "documents.adoption_decline": adoption.decline, "documents.adoption_close": adoption.close,
    },
    "deputy": {"documents.deputy_end": deputies.end_deputy},
    "decision": {
        "documents.decision_sign": decisions.sign_decision,
        "documents.decision_drop": decisions.drop_decision,
    },
    "posting": posting.POSTING_ACTS,
    "copy": {
        "documents.copy_receive": copies.receive, "documents.copy_sign": copies.sign_on_paper,
        "documents.copy_recall": copies.recall, "documents.copy_destroy": copies.destroy,
        "documents.copy_lose": copies.lose,
    },
    "followed": registers.STEPS,
    "planned": registers.STEPS,
    **dict.fromkeys(("kept", "written", "signed", "handled", "suggested", "trained"), registers.STEPS),
    **voice_rows.ACTS,
    **file_rows.ACTS,
}  # fmt: skip

TODAY = timezone.localdate()
ALSO_ASKED = {
    "audits.audit_reschedule": {"planned_from": TODAY, "planned_to": TODAY},
    "audits.audit_meetings": {"opening_on": TODAY},
    "documents.disposal_complete": {"destroyed_on": TODAY},
    "documents.batch_hand_over": {"handed_to": "Lưu trữ cơ quan"},
    "documents.copy_destroy": {"how": "Cắt nhỏ"},
    "documents.change_request_accept": {"drafter": None, "due_on": TODAY},
    **voice_rows.ALSO_ASKED,
    **file_rows.ALSO_ASKED,
}

# States that follow from the act on another record: the next revision, the disposal, the revision asked for.
BY_ANOTHER = {
    "revision": {"superseded"}, "record_batch": {"destroyed"}, "change_request": {"done"},
    "adoption": {"ended", "closed"}, "copy": {"to_recall"},
}  # fmt: skip


def short(verb) -> str:
    return verb.split(".")[-1]


def fresh(story, cycle):
    """The record of a cycle, read again: acts change what they are given."""
    record = getattr(story.ours, RECORD[cycle])
    return type(record).objects.get(pk=record.pk)


def test_every_life_cycle_of_the_project_is_tried_here():
    models = [model for model in apps.get_models() if getattr(model, "life_cycle", None) is not None]
    assert {id(model.life_cycle) for model in models} == {id(cycle) for cycle in CYCLES.values()}
    assert {model for model in models if issubclass(model, Record) and not model.code_kind} == {
        apps.get_model("documents.Document"),  # its code is typed
        apps.get_model("documents.LegalText"),  # its number is the law's
        apps.get_model("documents.Adoption"),  # its code is that of what is shared
        apps.get_model(
            "documents.PaperCopy"
        ),  # its code is the document's, the revision's and its own number
    }


@pytest.mark.parametrize("name", MAY)
def test_the_table_of_roles_names_every_verb(name):
    assert set(MAY[name]) == {short(move.verb) for move in CYCLES[name].transitions}


@pytest.mark.parametrize("name", MAY)
def test_every_state_verb_and_role(name, story, office):
    """Open exactly where the state is a source and the role may: states × verbs × personas."""
    cycle, wrong = CYCLES[name], []
    record = fresh(story, name)
    for state in cycle.states:
        record.status = state.value
        for persona in PEOPLE:
            got = sorted({short(move.verb) for move in cycle.open_to(record, getattr(office, persona))})
            want = sorted(
                {
                    short(move.verb)
                    for move in cycle.transitions
                    if state.value in move.sources and persona in MAY[name][short(move.verb)]
                }
            )
            if got != want:
                wrong.append((state.value, persona, got, want))
    assert wrong == []


@pytest.mark.parametrize("name", MAY)
def test_the_acts_refuse_whom_the_table_refuses(name, story, office):
    """Without any page: the act itself says no, and nothing is written."""
    wrong, said = [], []
    for verb, act in ACTS[name].items():
        if short(verb) not in MAY[name]:
            continue  # the registers share one set of acts
        for persona in set(PEOPLE) - MAY[name][short(verb)]:
            record = fresh(story, name)
            source = CYCLES[name].transition(verb).sources[0]
            record.status = source
            with undone():
                try:
                    act(record, by=getattr(office, persona), reason="Thử", **ALSO_ASKED.get(verb, {}))
                except PermissionDenied:
                    continue
                except Refused as refusal:
                    said.append((short(verb), persona, str(refusal)))
                else:
                    wrong.append((verb, persona))
    own_draft = ("revision_approve", "secretary", "Người soạn thảo không phê duyệt bản do mình soạn.")
    assert (wrong, said) == ([], [own_draft] if name == "revision" else [])


@pytest.mark.parametrize("name", MAY)
def test_a_move_from_a_state_that_is_no_source_is_refused(name, story):
    cycle, record, moved = CYCLES[name], fresh(story, name), []
    for move in cycle.transitions:
        sources = {
            source for other in cycle.transitions if other.verb == move.verb for source in other.sources
        }
        for state in {state.value for state in cycle.states} - sources:
            record.status = state
            with pytest.raises(Refused, match=str(cycle.state(state).label)):
                cycle.move(record, move.verb, reason="Thử")
            moved += [record.status] if record.status != state else []
    assert moved == []


@pytest.mark.parametrize("name", MAY)
def test_a_move_that_needs_a_reason_is_refused_without(name, story):
    cycle, record = CYCLES[name], fresh(story, name)
    for move in cycle.transitions:
        record.status = move.sources[0]
        if cycle.transition(move.verb, record.status).needs_reason:
            with pytest.raises(Refused, match="lý do"):
                cycle.move(record, move.verb, reason="  ")
            assert record.status == move.sources[0]


@pytest.mark.parametrize("name", CYCLES)
def test_every_verb_has_words_and_every_permission_is_granted(name):
    cycle = CYCLES[name]
    assert {move.verb for move in cycle.transitions} - set(VERBS) == set()
    assert {move.permission for move in cycle.transitions} - set(granted()) == set()
    with override("vi"):
        assert [move.verb for move in cycle.transitions if not str(VERBS[move.verb].label).strip()] == []


@pytest.mark.parametrize("name", [name for name, cycle in CYCLES.items() if cycle.transitions])
def test_every_state_is_reached_from_the_first_and_labels_differ(name):
    cycle = CYCLES[name]
    reached, before = {cycle.states[0].value}, set()
    while reached != before:
        before = set(reached)
        reached |= {move.target for move in cycle.transitions if reached & set(move.sources)}
    labels = [str(state) for state in cycle.states]
    assert {state.value for state in cycle.states} - reached == BY_ANOTHER.get(name, set())
    assert len(set(labels)) == len(labels)
