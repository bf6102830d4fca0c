"""The moves of a revision, most of them a signature: the password once more, on exactly what was read."""

import dataclasses

from django.utils.functional import cached_property

from documents import actions, checks, states
from documents.actions.signing import own_writing, signed_already
from documents.forms import ApproveForm, ReviewForm, SubmitForm
from documents.models import Revision
from documents.rules.deputies import standing_in
from documents.rules.documents import expected_review, is_writer, own_approval, own_review
from documents.signing_lines import signatures_of, signing_lines
from documents.views.records import REVISION_RELATED, SECTION
from qms.hashing import sha256_of
from qms.views.acts import TransitionView

REVIEW, APPROVE = "documents.revision_review", "documents.revision_approve"
OWN_RIGHTS = {REVIEW: own_review, APPROVE: own_approval}


class RevisionActView(TransitionView):
    """Submit, review, approve, return, put in force, withdraw, discard."""

    model = Revision
    related = REVISION_RELATED
    section = SECTION
    template_name = "documents/act.html"
    actions = {
        "documents.revision_submit": actions.submit,
        "documents.revision_review": actions.review,
        "documents.revision_approve": actions.approve,
        "documents.revision_return": actions.return_,
        "documents.revision_make_effective": actions.make_effective,
        "documents.revision_withdraw": actions.withdraw,
        "documents.revision_discard": actions.discard,
    }
    forms = {
        "documents.revision_submit": SubmitForm,
        "documents.revision_review": ReviewForm,
        "documents.revision_approve": ApproveForm,
    }

    def require(self, permission, obj):
        """Whoever has reviewed already is told so, rather than that others may."""
        if not self._has_reviewed():
            super().require(permission, obj)

    def why_not_theirs(self) -> str:
        if self.transition.verb == APPROVE and is_writer(self.request.user, self.record):
            return own_writing()
        return ""

    def ask(self):
        if self._has_reviewed():
            return self.page(None, None, None, status=409, refusal=signed_already(), out_of_turn=True)
        return super().ask()

    def _has_reviewed(self) -> bool:
        return self.transition.verb == REVIEW and self.record.review_round.has_signed(self.request.user.pk)

    def make_forms(self, data=None, files=None):
        if data is None or "seen_hash" in data or not self.transition.signs:
            return super().make_forms(data, files)
        return super().make_forms({**data.dict(), "seen_hash": ""}, files)

    def form_kwargs(self):
        planned = self.record.effective_from
        usable = planned if planned and planned >= self.moment.on else None
        kwargs = {"initial": {"seen_hash": self.content_hash, "effective_from": usable}}
        if self.forms[self.transition.verb] is not SubmitForm:
            kwargs["signed_before"] = self._signed_before()
        return kwargs

    def _signed_before(self) -> bool:
        """Whether this person, or the one they sign for, signed an earlier step of this round.

        Such a person must state a reason.
        """
        people = {self.request.user.pk, self.signs_for.person_id if self.signs_for else None}
        signed = signatures_of(self.record, self.moment)
        return any(people & {signature.person_id, signature.seat} for signature in signed)

    @cached_property
    def signs_for(self):
        """The deputy row under which this person signs here, None for a right of their own."""
        own = OWN_RIGHTS.get(self.transition.verb)
        if own is None:
            return None
        expected = expected_review if own is own_review else None
        return standing_in(self.request.user, self.record, own, expected)

    @property
    def content_hash(self) -> str:
        """What the signature on this page will bind."""
        return sha256_of(self.record.signed_value())

    def act(self, transition, reason, values):
        """The stated reason for fewer signers travels as the reason of the act."""
        reason = values.pop("reason_for_fewer", "") or reason
        return super().act(transition, reason, values)

    def get_context_data(self, **kwargs):
        revision = self.record
        more = {
            "document": revision.document,
            "revision": revision,
            "content_hash": self.content_hash,
            "findings": checks.findings(revision.body, structured=revision.document.is_structured),
            "lacking": self._lacking(revision),
            "signs_for": self.signs_for,
            "signatures": signing_lines(revision, self.moment),
            "replaces": Revision.objects.filter(document=revision.document, status=states.EFFECTIVE).first(),
        }
        return super().get_context_data(**(more | kwargs | {"blocked": None}))

    def _lacking(self, revision) -> list:
        """What stops a submission, each with its place in the editor; shown before a password is typed."""
        if self.transition.verb != "documents.revision_submit":
            return []
        editor = revision.url("edit")
        found = actions.missing(revision)
        return [dataclasses.replace(item, url=f"{editor}#{item.anchor}", anchor="") for item in found]
