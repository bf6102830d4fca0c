"""Pages of documents from outside: the list, a text with the procedures it touches, judging one of them."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from documents.actions import legal as acts
from documents.forms.legal import AdoptForm, DoneForm, ImpactsForm, JudgeForm, LegalTextForm
from documents.impacts import impacts_under
from documents.models import ChangeRequest, LegalImpact, LegalText, Origin
from documents.record_papers import TEXT_FACTS, field_rows, text_paper
from documents.states import legal as states
from documents.tables.legal import LegalTextTable, clock_on
from documents.views.record_forms import RecordActForm
from qms.states import Refused
from qms.views.access import RecordView
from qms.views.act_forms import ActFormView
from qms.views.acts import TransitionView
from qms.views.forms import RecordFormView
from qms.views.lists import RecordListView
from qms.views.records import RecordDetailView, RecordHistoryView, RecordPdfView

SECTION = "documents:document_list"
LIST = "documents:legal_text_list"


class LegalTextListView(RecordListView):
    """The list of documents from outside, BM-01-02."""

    table = LegalTextTable
    section = SECTION
    template_name = "documents/legal_text_list.html"
    create_url = "documents:legal_text_create"
    create_permission = "documents.register_text"
    create_label = gettext_lazy("Ghi văn bản")
    saved_views = (
        (gettext_lazy("Quá hạn cập nhật"), "clock=overdue"),
        (gettext_lazy("Chưa xem xét"), "clock=pending"),
        (gettext_lazy("Chưa có hiệu lực"), "standing=not_yet"),
        (gettext_lazy("Hết hiệu lực"), "standing=ended"),
    )

    def lead(self):
        """Texts whose procedures are overdue."""
        count = clock_on(self.rows(), states.OVERDUE, self.moment).count()
        words = ngettext("%(n)s văn bản quá hạn cập nhật", "%(n)s văn bản quá hạn cập nhật", count)
        return [(words % {"n": count}, "danger")] if count else []

    def get_context_data(self, **kwargs):
        unit = self.request.unit
        may = unit is not None and self.may("documents.register_text", unit)
        adopt = may and acts.texts_above(unit).exists()
        return super().get_context_data(
            adopt_url=reverse("documents:legal_text_adopt") if adopt else "", **kwargs
        )


class LegalTextPage(RecordDetailView):
    """What the page of a text and its history share."""

    model = LegalText
    related = ("unit", "created_by")
    section = SECTION
    permission = "documents.edit_text"
    list_url = LIST
    list_title = gettext_lazy("Tài liệu bên ngoài")

    def get_record(self):
        text = super().get_record()
        text.seen_on = self.moment.on
        return text


class LegalTextDetailView(LegalTextPage):
    """A text: its days, its kin, and what it means for each procedure."""

    template_name = "documents/legal_text_detail.html"

    def get_context_data(self, **kwargs):
        text = self.record
        impacts = impacts_under([text], self.moment)[text.pk]
        may_add = text.status == states.LISTED and self.may("documents.edit_text", text)
        more = {
            "told": field_rows(text, *TEXT_FACTS),
            "kin": self._kin(),
            "requests": self._requests(),
            "impacts": [self._line(impact) for impact in impacts],
            "add_url": reverse("documents:legal_text_impacts", args=[text.pk]) if may_add else "",
        }
        return super().get_context_data(**(more | kwargs))

    def _requests(self) -> list:
        """Requests for changes that name this text as their origin."""
        rows = self.visible(ChangeRequest).filter(unit=self.record.unit_id, origin=Origin.LAW)
        return self.moment.instances(rows.filter(origin_note=self.record.code).order_by("id"))

    def _kin(self) -> list:
        """(relation, text) of what this one replaces, amends, and what does so to it, as of the moment."""
        text = self.record
        ahead = {text.replaces_id: _("Thay thế"), text.amends_id: _("Sửa đổi, bổ sung")}
        keys = [key for key in ahead if key]
        rows = self.visible(LegalText)
        found = [(ahead[one.pk], one) for one in self._told(rows.filter(id__in=keys))] if keys else []
        after = self._told(rows.filter(replaces=text.pk) | rows.filter(amends=text.pk))
        words = {True: _("Được thay thế bởi"), False: _("Được sửa đổi, bổ sung bởi")}
        return found + [(words[one.replaces_id == text.pk], one) for one in after]

    def _told(self, rows):
        texts = self.moment.instances(rows.order_by("id"))
        for text in texts:
            text.seen_on = self.moment.on
        return texts

    def _line(self, impact) -> dict:
        """An impact with where its clock stands and what this person may do about it."""
        impact.text = self.record
        impact.unit = impact.document.unit = self.record.unit  # one unit, read once
        return {"impact": impact, "state": impact.standing(self.moment.on), **self._acts(impact)}

    def _acts(self, impact) -> dict:
        if (not impact.is_open and impact.done_on) or not self.may("documents.judge_impact", impact):
            return {}
        judged = impact.verdict != states.PENDING
        urls = {"judge_url": reverse("documents:legal_impact_judge", args=[impact.pk]), "judged": judged}
        if impact.verdict == states.UPDATE:
            urls["done_url"] = reverse("documents:legal_impact_done", args=[impact.pk])
            urls["ask_url"] = reverse("documents:legal_impact_ask", args=[impact.pk])
            if self.may("documents.start_revision", impact.document):
                urls["revise_url"] = reverse("documents:legal_impact_revise", args=[impact.pk])
        return urls


class LegalTextHistoryView(RecordHistoryView, LegalTextPage):
    """Every change of a text and of its impacts."""


class LegalTextPdfView(RecordPdfView):
    """One text on paper, with the procedures it touches."""

    model = LegalText
    paper = staticmethod(text_paper)


class LegalTextFormView(RecordFormView):
    """A new text, or changes to one."""

    model = LegalText
    form_class = LegalTextForm
    section = SECTION
    list_url = LIST
    sections = (
        (gettext_lazy("Văn bản"), ["code", "kind", "title", "issuing_body", "issued_on", "effective_on"]),
        (gettext_lazy("Quan hệ và hiệu lực"), ["replaces", "amends", "partly_on", "expired_on"]),
        (gettext_lazy("Tra cứu"), ["where_found", "note"]),
    )


class LegalTextCreateView(LegalTextFormView):
    action = staticmethod(acts.register_text)
    permission = "documents.register_text"
    title = gettext_lazy("Ghi văn bản bên ngoài")
    submit_label = gettext_lazy("Ghi vào danh mục")

    def done_url(self, record):
        """On to the procedures where some cite the text."""
        if acts.proposals(record):
            return reverse("documents:legal_text_impacts", args=[record.pk])
        return record.get_absolute_url()


class LegalTextEditView(LegalTextFormView):
    action = staticmethod(acts.edit_text)
    permission = "documents.edit_text"


class LegalTextActView(TransitionView):
    """Off the list, and back onto it."""

    model = LegalText
    section = SECTION
    actions = acts.TEXT_ACTS


class LegalTextAdoptView(ActFormView):
    """Texts that a unit above keeps, taken into this unit's list."""

    form_class = AdoptForm
    section = SECTION
    permission = "documents.register_text"
    title = gettext_lazy("Lấy văn bản từ danh mục cấp trên")
    submit_label = gettext_lazy("Đưa vào danh mục")
    list_url = LIST
    list_title = gettext_lazy("Tài liệu bên ngoài")

    def form_kwargs(self):
        return {"unit": self.unit}

    def act(self, form):
        made = acts.adopt_texts(self.unit, form.cleaned_data["texts"], by=self.request.user)
        messages.success(self.request, _("Đã đưa %(n)s văn bản vào danh mục.") % {"n": len(made)})


class LegalTextImpactsView(RecordActForm):
    """Which procedures are put under review for a text."""

    model = LegalText
    form_class = ImpactsForm
    permission = "documents.edit_text"
    list_url = LIST
    list_title = gettext_lazy("Tài liệu bên ngoài")
    title = gettext_lazy("Quy trình nào bị ảnh hưởng?")
    submit_label = gettext_lazy("Đưa vào xem xét")

    def check(self):
        acts.refuse_removed(self.record)

    def form_kwargs(self):
        return {"text": self.record}

    def act(self, form):
        acts.add_impacts(self.record, form.chosen, by=self.request.user)


class ImpactPage(RecordActForm):
    """A form on one impact."""

    model = LegalImpact
    related = ("unit", "text", "document", "done_by")
    permission = "documents.judge_impact"
    template_name = "documents/legal_impact.html"
    list_url = LIST
    list_title = gettext_lazy("Tài liệu bên ngoài")

    def back_url(self):
        return f"{self.record.text.get_absolute_url()}#impact-{self.record.pk}"


class ImpactJudgeView(ImpactPage):
    """Whether the document must be updated."""

    form_class = JudgeForm
    title = gettext_lazy("Kết luận ảnh hưởng")
    submit_label = gettext_lazy("Ghi kết luận")

    def check(self):
        acts.refuse_judged_and_done(self.record)

    def form_kwargs(self):
        judged = self.record.verdict if self.record.verdict != states.PENDING else None
        return {"initial": {"verdict": judged, "explanation": self.record.explanation}}

    def act(self, form):
        acts.judge(self.record, by=self.request.user, **form.cleaned_data)


class ImpactDoneView(ImpactPage):
    """Which revision took the text in."""

    form_class = DoneForm
    title = gettext_lazy("Ghi nhận đã cập nhật")
    submit_label = pgettext_lazy("button", "Ghi nhận")

    def check(self):
        acts.refuse_not_to_update(self.record)

    def form_kwargs(self):
        return {"impact": self.record}

    def act(self, form):
        acts.note_done(self.record, form.cleaned_data["revision"], by=self.request.user)


class ImpactReviseView(RecordView):
    """Opens the next revision of the document with the text as its reason, and goes on to the editor."""

    model = LegalImpact
    related = ("unit", "text", "document")
    section = SECTION

    def post(self, request, *args, **kwargs):
        impact = self.get_record()
        try:
            return HttpResponseRedirect(self.opened(impact))
        except Refused as refusal:
            messages.warning(request, str(refusal))
            return HttpResponseRedirect(impact.get_absolute_url())

    def opened(self, impact) -> str:
        """The address of what was opened."""
        return acts.revise(impact, by=self.request.user).url("edit")


class ImpactAskView(ImpactReviseView):
    """Asks for the change of the document instead (BM-01-04), and goes on to the request."""

    def opened(self, impact):
        return acts.ask_for_change(impact, by=self.request.user).get_absolute_url()
