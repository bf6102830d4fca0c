"""Any order of acts by anybody: at most one revision in force, signatures complete, numbers once."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from documents import actions, states
from documents.models import Document, Revision, Signature
from qms.hashing import sha256_of
from qms.states import Refused

from .samples import DAY_ONE, PROCEDURE, new_document

NAMES = ("secretary", "chief", "owner", "desk", "neighbour_chief")
ACTS = (
    actions.submit, actions.review, actions.approve, actions.return_, actions.withdraw, actions.discard,
    actions.make_effective,
)  # fmt: skip


class DocumentLife(RuleBasedStateMachine):
    """One document in one office; every act is tried by everybody in every state."""

    office = None

    def __init__(self):
        super().__init__()
        self.clock = DAY_ONE
        self.number = Document.objects.count() + 1
        draft = new_document(self.office, code=f"QT-{self.number}", at=self.clock)
        self.document = draft.document

    def tick(self):
        self.clock += timedelta(hours=5)
        return self.clock

    @rule(act=st.sampled_from(ACTS), name=st.sampled_from(NAMES), reason=st.sampled_from(["", "Có lý do"]))
    def somebody_acts(self, act, name, reason):
        coming = [*states.COMING, states.EFFECTIVE]
        for revision in Revision.objects.filter(document=self.document, status__in=coming):
            before = revision.status
            try:
                act(revision, by=getattr(self.office, name), reason=reason, at=self.tick())
            except (Refused, PermissionDenied):
                assert Revision.objects.get(pk=revision.pk).status == before

    @rule(fee=st.sampled_from(["Không", "20.000 đồng"]), name=st.sampled_from(NAMES))
    def somebody_writes(self, fee, name):
        for revision in Revision.objects.filter(document=self.document, status__in=states.COMING):
            try:
                content = PROCEDURE | {"fee": fee}
                actions.edit_revision(
                    revision,
                    by=getattr(self.office, name),
                    at=self.tick(),
                    content=content,
                    change_summary="Sửa",
                )
            except (Refused, PermissionDenied):
                assert Revision.objects.get(pk=revision.pk).content == revision.content

    @rule(new_issue=st.booleans(), name=st.sampled_from(NAMES))
    def somebody_starts_a_revision(self, new_issue, name):
        try:
            actions.start_revision(
                Document.objects.get(pk=self.document.pk), by=getattr(self.office, name), reason="Sửa",
                new_issue=new_issue, at=self.tick(),
            )  # fmt: skip
        except (Refused, PermissionDenied):
            return

    @invariant()
    def at_most_one_is_in_force_and_one_on_its_way(self):
        found = list(Revision.objects.filter(document=self.document).values_list("status", flat=True))
        assert found.count(states.EFFECTIVE) <= 1
        assert sum(status in states.COMING for status in found) <= 1
        in_force = states.EFFECTIVE in found
        assert (Document.objects.get(pk=self.document.pk).status == states.DOC_EFFECTIVE) == in_force

    @invariant()
    def whatever_was_approved_bears_three_meanings_on_one_hash_and_another_approver(self):
        for revision in Revision.objects.filter(document=self.document, status__in=states.FROZEN):
            signed = list(Signature.objects.filter(revision=revision, round=revision.round).order_by("id"))
            assert [signature.meaning for signature in signed] == ["wrote", "reviewed", "approved"]
            assert {s.content_hash for s in signed} == {sha256_of(revision.signed_value())}
            assert signed[2].person_id != signed[0].person_id
            assert signed[2].person_id not in revision.writers

    @invariant()
    def numbers_are_given_once(self):
        kept = Revision.objects.filter(document=self.document).exclude(status=states.DISCARDED)
        numbers = list(kept.values_list("issue_no", "revision_no"))
        assert len(numbers) == len(set(numbers))


@pytest.mark.django_db
def test_any_order_of_acts(office, monkeypatch):
    """Hypothesis drives the machine; the paper is left out, it has its own tests."""
    monkeypatch.setattr("documents.actions.paper.paper_as_approved", lambda revision: None)
    DocumentLife.office = office
    limits = settings(
        max_examples=25, stateful_step_count=25, deadline=None, derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    run_state_machine_as_test(DocumentLife, settings=limits)
