"""The life of a document, lived at random by everybody, beside a small model that says what must happen."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from documents import actions, states
from documents.models import Document, Revision, Signature
from qms.hashing import sha256_of
from qms.history import Conflict
from qms.ledger.verify import verify
from qms.states import Refused
from tests.documents.samples import PROCEDURE, new_document

from .conftest import undone

pytestmark = [pytest.mark.django_db, pytest.mark.database]

PEOPLE = ("secretary", "chief", "owner", "owner2", "desk", "auditor", "inspector", "neighbour_chief")
STEPS = ("submit", "review", "approve", "return", "make_effective", "withdraw", "discard")
VERBS = {
    "submit": actions.submit, "review": actions.review, "approve": actions.approve, "return": actions.return_,
    "make_effective": actions.make_effective, "withdraw": actions.withdraw, "discard": actions.discard,
}  # fmt: skip
# step: (states it starts from, who may by role; the owner of the document is the persona "owner")
ALLOWED = {
    "submit": (("draft", "returned"), {"secretary", "owner"}),
    "review": (("in_review",), {"secretary", "chief", "owner"}),
    "approve": (("in_approval",), {"chief"}),
    "return": (("in_review", "in_approval"), {"secretary", "chief", "owner"}),
    "make_effective": (("approved",), {"secretary", "chief"}),
    "withdraw": (("approved", "effective"), {"chief"}),
    "discard": (("draft", "returned"), {"secretary", "owner"}),
}
NEEDS_REASON = ("return", "withdraw", "discard")
REFUSALS = (Refused, PermissionDenied)


class DocumentLife(RuleBasedStateMachine):
    """One document. The model: for each revision its state, its writers, its author and reviewer."""

    office = None
    reached: set = set()

    def __init__(self):
        super().__init__()
        self.block = undone()
        self.block.__enter__()
        self.expected = {}
        self.numbers = []

    def teardown(self):
        try:
            assert verify().findings == []
        finally:
            self.block.__exit__(None, None, None)

    @initialize(far=st.integers(0, 8))
    def write_the_first(self, far):
        """Some lives begin as a bare draft, others with one or two revisions put in force."""
        draft = new_document(self.office, code="QT-77", at=timezone.now())
        self.document = draft.document
        self.remember(draft, writers={"secretary"})
        usual = ["edit", "submit", "review", "approve", "start", "submit", "review", "approve"]
        for step in usual[:far]:
            self.usually(step)

    def usually(self, step):
        if step == "edit":
            self.edit_by("secretary", "Quầy 1")
        elif step == "start":
            self.start_by("secretary", new_issue=False)
        else:
            self.try_step(step, "chief" if step in ("approve", "review") else "secretary", "Thiếu người")

    def remember(self, revision, writers):
        self.expected[revision.pk] = {
            "status": "draft", "writers": writers, "author": None, "reviewer": None, "filled": False,
        }  # fmt: skip
        self.numbers.append((revision.issue_no, revision.revision_no))

    def person(self, name):
        return getattr(self.office, name)

    def newest(self):
        pk = max(self.expected)
        return Revision.objects.select_related("document", "unit").get(pk=pk), self.expected[pk]

    @rule(who=st.sampled_from(PEOPLE), place=st.sampled_from(["Quầy 1", "Quầy 2"]))
    def edit(self, who, place):
        self.edit_by(who, place)

    def edit_by(self, who, place):
        revision, known = self.newest()
        may = known["status"] in ("draft", "returned") and (who in {"secretary", "owner"})
        may = may or (
            known["status"] in ("draft", "returned") and who == "owner2" and who in known["writers"]
        )
        try:
            actions.edit_revision(
                revision, by=self.person(who), content={**PROCEDURE, "place": place}, change_summary="Sửa"
            )
        except REFUSALS:
            assert not may
        else:
            assert may
            known["writers"].add(who)
            known["filled"] = True

    @rule(step=st.sampled_from(STEPS), who=st.sampled_from(PEOPLE), reason=st.sampled_from(["", "Có lý do"]))
    def take(self, step, who, reason):
        self.try_step(step, who, reason)

    @rule(reason=st.sampled_from(["", "Thiếu người"]), who=st.sampled_from(["owner", "chief"]))
    def go_on(self, who, reason):
        """The next step by those who usually make it: without it few examples would reach the end."""
        _revision, known = self.newest()
        usual = {
            "draft": ("submit", "secretary"),
            "returned": ("submit", "secretary"),
            "in_review": ("review", who),
            "in_approval": ("approve", "chief"),
        }
        if known["status"] in usual:
            self.try_step(*usual[known["status"]], reason)

    @rule()
    def turn_back(self):
        """What can be ended is: a draft given up, what waits sent back, what is in force withdrawn."""
        _revision, known = self.newest()
        step = {"effective": "withdraw", "draft": "discard"}.get(known["status"], "return")
        self.try_step(step, "secretary" if step == "discard" else "chief", "Có lý do")

    @rule()
    def start_the_next(self):
        self.start_by("secretary", new_issue=False)

    def try_step(self, step, who, reason):
        revision, known = self.newest()
        may = self.may(step, who, reason, known)
        try:
            VERBS[step](revision, by=self.person(who), reason=reason)
        except REFUSALS as refusal:
            assert not may, (step, who, reason, known, str(refusal))
            assert Revision.objects.get(pk=revision.pk).status == known["status"]
        else:
            assert may, (step, who, reason, known)
            self.took(step, who, known)

    def may(self, step, who, reason, known) -> bool:
        sources, people = ALLOWED[step]
        if known["status"] not in sources or who not in people:
            return False
        if step in NEEDS_REASON and not reason:
            return False
        if step == "submit" and not known["filled"]:
            return False
        if step in ("review", "return") and who == "secretary":
            return self.no_reviewer_named() and (step == "return" or who != known["author"] or bool(reason))
        if step in ("review", "return") and who == "owner" and not self.is_reviewer("owner"):
            return False
        if step == "review" and who == known["author"]:
            return bool(reason)
        if step == "approve":
            return who not in known["writers"] | {known["author"]} and (
                who != known["reviewer"] or bool(reason)
            )
        return True

    def no_reviewer_named(self):
        return self.newest()[0].reviewer_id is None

    def is_reviewer(self, who):
        return self.newest()[0].reviewer_id == self.person(who).pk

    def took(self, step, who, known):
        if step == "submit":
            known["author"] = who
        if step == "review":
            known["reviewer"] = who
        known["status"] = {
            "submit": "in_review", "review": "in_approval", "approve": "effective", "return": "returned",
            "make_effective": "effective", "withdraw": "withdrawn", "discard": "discarded",
        }[step]  # fmt: skip
        if known["status"] == "effective":
            for other in self.expected.values():
                if other is not known and other["status"] == "effective":
                    other["status"] = "superseded"

    @rule(who=st.sampled_from(PEOPLE), new_issue=st.booleans())
    def start(self, who, new_issue):
        self.start_by(who, new_issue)

    def start_by(self, who, new_issue):
        document = Document.objects.get(pk=self.document.pk)
        coming = {"draft", "returned", "in_review", "in_approval", "approved"}
        may = who in {"secretary", "owner"} and not any(
            known["status"] in coming for known in self.expected.values()
        )
        try:
            draft = actions.start_revision(
                document, by=self.person(who), reason="Soát xét", new_issue=new_issue
            )
        except REFUSALS:
            assert not may
        else:
            assert may
            self.remember(draft, writers={who})
            self.expected[draft.pk]["filled"] = bool(draft.content.get("steps"))

    @rule(who=st.sampled_from(["secretary", "owner"]))
    def edit_what_somebody_has_saved_since(self, who):
        revision, known = self.newest()
        if known["status"] not in ("draft", "returned") or revision.version < 2:
            return
        revision.version -= 1
        with pytest.raises(Conflict):
            actions.edit_revision(revision, by=self.person(who), content=PROCEDURE)

    @invariant()
    def rows_are_as_the_model_says(self):
        rows = dict(Revision.objects.filter(pk__in=self.expected).values_list("pk", "status"))
        self.reached.update(rows.values())
        assert rows == {pk: known["status"] for pk, known in self.expected.items()}

    @invariant()
    def one_is_in_force_and_the_document_says_so(self):
        if not self.expected:
            return
        effective = [pk for pk, known in self.expected.items() if known["status"] == "effective"]
        assert len(effective) <= 1
        status = Document.objects.get(pk=self.document.pk).status
        ever = {known["status"] for known in self.expected.values()} & {"superseded", "effective"}
        if effective:
            assert status == states.DOC_EFFECTIVE
        elif not ever and "withdrawn" not in {known["status"] for known in self.expected.values()}:
            assert status == states.DOC_DRAFTING
        else:
            assert status == states.DOC_OBSOLETE

    @invariant()
    def signatures_bind_their_people_and_content(self):
        for revision in Revision.objects.filter(pk__in=self.expected, status__in=states.FROZEN):
            signed = list(Signature.objects.filter(revision=revision, round=revision.round).order_by("id"))
            assert [one.meaning for one in signed] == ["wrote", "reviewed", "approved"]
            assert signed[0].person_id != signed[2].person_id
            assert signed[2].person_id not in revision.writers
            assert {one.content_hash for one in signed} == {sha256_of(revision.signed_value())}

    @invariant()
    def numbers_of_living_revisions_rise(self):
        living = Revision.objects.filter(pk__in=self.expected).exclude(status="discarded").order_by("pk")
        numbers = list(living.values_list("issue_no", "revision_no"))
        assert numbers == sorted(set(numbers))


def test_any_order_of_acts_by_anybody(office, monkeypatch):
    # the paper has its own tests
    monkeypatch.setattr("documents.actions.paper.paper_as_approved", lambda revision: None)

    DocumentLife.office = office
    run_state_machine_as_test(
        DocumentLife,
        settings=settings(
            max_examples=14, stateful_step_count=35, deadline=None, derandomize=True, database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
    assert DocumentLife.reached == {state.value for state in states.REVISION.states} - {"approved"}
