"""Any order of acts by anybody: at most one revision in force, signatures complete, numbers once."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from documents import actions, states
from documents.actions.deputies import end_deputy, name_deputy
from documents.models import Deputy, Document, RequestedSignature, Revision, Signature
from qms.hashing import sha256_of
from qms.states import Refused

from .samples import DAY_ONE, PROCEDURE, new_document

NAMES = ("secretary", "chief", "owner", "owner2", "desk", "neighbour_chief")
ASKED = st.lists(st.sampled_from(("chief", "owner", "owner2")), max_size=2, unique=True)
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

    @rule(names=ASKED)
    def the_officer_asks_more_people_to_review(self, names):
        for revision in Revision.objects.filter(document=self.document, status__in=states.COMING):
            people = [getattr(self.office, name) for name in names]
            try:
                actions.edit_revision(
                    revision, by=self.office.secretary, more_reviewers=people, at=self.tick()
                )
            except Refused:
                assert not Revision.objects.get(pk=revision.pk).is_editable

    @rule(day=st.booleans())
    def the_head_names_a_deputy_for_these_days_or_ends_it(self, day):
        row = Deputy.objects.filter(deputy=self.office.owner2, status=states.DEPUTY_NAMED).first()
        at = self.tick()
        try:
            if row is not None and not day:
                end_deputy(row, by=self.office.chief, reason="Đã về", at=at)
            elif day:
                first = at.date()
                row = Deputy(
                    unit=self.office.tan_tien, person=self.office.chief, deputy=self.office.owner2,
                    from_date=first, to_date=first + timedelta(days=1), basis="Số 1",
                )  # fmt: skip
                name_deputy(row, by=self.office.chief, at=at)
        except Refused:
            return

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
    def whatever_was_approved_bears_all_signatures_on_one_hash_and_another_approver(self):
        """Written once, reviewed by everybody who was asked, each once, approved by nobody who wrote."""
        for revision in Revision.objects.filter(document=self.document, status__in=states.FROZEN):
            signed = list(Signature.objects.filter(revision=revision, round=revision.round).order_by("id"))
            asked = {row.person_id for row in RequestedSignature.objects.filter(revision=revision)}
            meanings = [signature.meaning for signature in signed]
            assert meanings == ["wrote", *["reviewed"] * (len(asked) + 1), "approved"]
            reviewed = [signature for signature in signed if signature.meaning == "reviewed"]
            assert asked < {signature.seat for signature in reviewed}
            assert len({signature.person_id for signature in reviewed}) == len(reviewed)
            assert {s.content_hash for s in signed} == {sha256_of(revision.signed_value())}
            writers = {signed[0].person_id, *revision.writers}
            assert not writers & {signed[-1].person_id, signed[-1].seat}

    @invariant()
    def whoever_signed_for_another_was_named_for_that_day(self):
        for signature in Signature.objects.exclude(form="").select_related("deputy"):
            day, row = timezone.localdate(signature.signed_at), signature.deputy
            assert row.from_date <= day <= row.to_date
            assert (row.deputy_id, row.person_id) == (signature.person_id, signature.on_behalf_of_id)

    @invariant()
    def what_waits_for_approval_has_been_reviewed_by_all(self):
        for revision in Revision.objects.filter(document=self.document, status=states.IN_APPROVAL):
            assert revision.review_round.is_complete

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
