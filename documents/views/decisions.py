"""Pages of decisions that issue documents: the list, one of them, writing, signing."""

import dataclasses

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents import states
from documents.actions import decisions as acts
from documents.decision_papers import items_at, lines_of
from documents.forms import people_of
from documents.forms.decisions import DecisionForm, SignDecisionForm
from documents.models import Decision, DecisionItem, Meaning, Signature
from documents.rules.decisions import own_signature
from documents.rules.deputies import standing_in
from documents.tables.decisions import DecisionTable
from qms.hashing import sha256_of
from qms.models import Role
from qms.steps import NextStep
from qms.views.acts import TransitionView
from qms.views.forms import RecordFormView
from qms.views.lists import RecordListView
from qms.views.records import RecordDetailView, RecordHistoryView, RecordPdfView

SECTION = "documents:document_list"
RELATED = ("unit", "created_by", "signed_by", "on_behalf_of", "deputy")


class DecisionListView(RecordListView):
    table = DecisionTable
    section = SECTION
    create_url = "documents:decision_create"
    create_permission = "documents.prepare_decision"
    create_label = gettext_lazy("Lập quyết định")


class DecisionDetailView(RecordDetailView):
    """A decision with the documents it issues, and what is missing before it can be signed."""

    model = Decision
    related = RELATED
    section = SECTION
    template_name = "documents/decision_detail.html"
    permission = "documents.edit_decision"
    list_url = "documents:decision_list"

    @cached_property
    def items(self) -> list[DecisionItem]:
        return items_at(self.record, self.moment)

    @cached_property
    def lacking(self) -> list:
        """What is missing in a draft; each line leads to its field."""
        if self.record.status != states.DECISION_DRAFT:
            return []
        edit = self._edit_url()
        return [
            dataclasses.replace(item, url=f"{edit}#{item.anchor}" if edit else "", anchor="")
            for item in acts.lacking(self.record, self.items)
        ]

    def get_context_data(self, **kwargs):
        more = {
            "items": self.items, "missing": self.lacking, "bases": lines_of(self.record.bases),
            "execution": lines_of(self.record.execution), "recipients": lines_of(self.record.recipients),
        }  # fmt: skip
        return super().get_context_data(**(more | kwargs))

    def next_step(self):
        """Completing it waits for whoever wrote it, signing for the head."""
        if self.record.status != states.DECISION_DRAFT:
            return None
        if self.lacking:
            return NextStep(_("Điền đủ dự thảo"), [self.record.created_by])
        heads = people_of(self.record.unit, self.moment.on, roles=(Role.HEAD,))
        return NextStep(_("Ký ban hành"), list(heads))


class DecisionHistoryView(RecordHistoryView, DecisionDetailView):
    """Every change of a decision and of what it issues."""


class DecisionFormView(RecordFormView):
    model = Decision
    form_class = DecisionForm
    section = SECTION
    sections = [
        (gettext_lazy("Quyết định"), ["paper_no", "dated", "title", "bases"]),
        (gettext_lazy("Ban hành"), ["revisions", "effective_from"]),
        (gettext_lazy("Thi hành"), ["execution", "recipients"]),
    ]

    def form_kwargs(self):
        taken = DecisionItem.objects.filter(decision=self.record.pk).values_list("revision", flat=True)
        return super().form_kwargs() | {"taken": list(taken)}


class DecisionCreateView(DecisionFormView):
    permission = "documents.prepare_decision"
    title = gettext_lazy("Quyết định ban hành tài liệu")

    def act(self, form):
        return acts.create_decision(
            form.instance, by=self.request.user, revisions=form.cleaned_data["revisions"]
        )


class DecisionEditView(DecisionFormView):
    permission = "documents.edit_decision"

    def act(self, form):
        return acts.edit_decision(
            form.instance, by=self.request.user, reason=self.reason_text,
            revisions=form.cleaned_data["revisions"],
        )  # fmt: skip


class DecisionActView(TransitionView):
    """Signing, or giving the draft up."""

    model = Decision
    related = RELATED
    section = SECTION
    template_name = "documents/decision_act.html"
    actions = {
        "documents.decision_sign": acts.sign_decision,
        "documents.decision_drop": acts.drop_decision,
    }
    forms = {"documents.decision_sign": SignDecisionForm}

    @cached_property
    def items(self):
        return acts.items_of(self.record)

    @cached_property
    def content_hash(self) -> str:
        """What the signature on this page will bind."""
        return sha256_of(self.record.signed_value(self.items))

    def form_kwargs(self):
        return {"initial": {"seen_hash": self.content_hash}, "reviewed_before": self._reviewed_before()}

    def _reviewed_before(self) -> bool:
        """Whether this person, or the one they sign for, reviewed one of the documents."""
        people = {self.request.user.pk, self.signs_for.person_id if self.signs_for else None}
        rounds = {item.revision_id: item.revision.round for item in self.items}
        signed = Signature.objects.filter(revision__in=list(rounds), meaning=Meaning.REVIEWED)
        return any(
            people & {one.person_id, one.seat} for one in signed if one.round == rounds[one.revision_id]
        )

    @cached_property
    def signs_for(self):
        """The deputy row under which this person signs, None for a right of their own."""
        return standing_in(self.request.user, self.record, own_signature)

    def act(self, transition, reason, values):
        """The stated reason for fewer signers travels as the reason of the act."""
        return super().act(transition, values.pop("reason_for_fewer", "") or reason, values)

    def get_context_data(self, **kwargs):
        items, digest = self.items, self.content_hash
        more = {"items": items, "content_hash": digest, "signs_for": self.signs_for}
        return super().get_context_data(**(more | kwargs))


class DecisionPdfView(RecordPdfView):
    model = Decision
    related = (*RELATED, "pdf")
