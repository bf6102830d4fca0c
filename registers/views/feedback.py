"""Pages of feedback: the list, one of them, writing it down, each step, its setting and its poster."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from documents.models.posting import unit_slug
from qms.export.pdf import PdfUnavailable
from qms.models import personal_data
from qms.states import Refused
from qms.steps import NextStep
from qms.views import (
    OfficeView,
    RecordDetailView,
    RecordFormView,
    RecordHistoryView,
    RecordListView,
    TransitionView,
)
from qms.views.access import unit_for
from qms.views.act_forms import ActFormView
from qms.views.bulk import BulkAct, PersonForm, refuse_pointless
from qms.views.records import RecordPdfView
from registers.actions import feedback as acts
from registers.forms.feedback import (
    AnswerForm,
    AssignForm,
    CloseForm,
    FeedbackForm,
    SettingForm,
    ThankForm,
)
from registers.forms.plain import people_in
from registers.models import Feedback
from registers.models.feedback import overdue, setting_of
from registers.papers.feedback import told
from registers.papers.posters import feedback_poster
from registers.senders import has_erasable, sender_of
from registers.states import feedback as life
from registers.tables.feedback import FeedbackTable
from registers.views.forgetting import ForgetView

SECTION = "registers:service_file_list"
LIST = "registers:feedback_list"
RELATED = ("unit", "document", "service_file", "person", "created_by")


def hint_of(unit) -> str:
    """How the day an answer is due follows when nobody types it."""
    days = setting_of(unit).answer_days
    if days is None:
        return _("Đơn vị chưa đặt số ngày trả lời: gõ hạn, hoặc đặt ở “Cách nhận phản ánh”.")
    return _("Để trống thì tính %(n)s ngày làm việc từ ngày nhận.") % {"n": days}


class AssignManyForm(PersonForm):
    """Who answers all of them."""

    people = staticmethod(people_in)
    label = gettext_lazy("Người trả lời")


def _assign(feedback, *, person, by, reason):
    refuse_pointless(person, feedback.person_id, people_in(feedback.unit), feedback.unit)
    return acts.assign(feedback, person=person, by=by, reason=reason)


ASSIGN = BulkAct(
    "assign", gettext_lazy("Phân công trả lời"), "registers.assign_feedback", _assign, icon="user-check",
    form=AssignManyForm, check=acts.refuse_settled,
)  # fmt: skip


class FeedbackListView(RecordListView):
    table = FeedbackTable
    section = SECTION
    template_name = "registers/feedback_list.html"
    create_url = "registers:feedback_create"
    create_permission = "registers.add_feedback"
    create_label = gettext_lazy("Ghi phản ánh")
    bulk_acts = [ASSIGN]
    saved_views = [
        (gettext_lazy("Quá hạn"), "time=overdue"),
        (gettext_lazy("Chờ phân công"), f"status={life.NEW}"),
        (gettext_lazy("Đang xử lý"), f"status={life.ASSIGNED}"),
        (gettext_lazy("Khen ngợi"), "kind=praise"),
    ]

    def lead(self):
        """What is late, and what nobody has been given yet."""
        rows = self.rows().order_by()
        words = []
        if late := overdue(rows, self.moment.on).count():
            text = ngettext("%(n)s quá hạn, chưa trả lời", "%(n)s quá hạn, chưa trả lời", late)
            words.append((text % {"n": late}, "danger"))
        if new := rows.filter(status=life.NEW).count():
            words.append(
                (ngettext("%(n)s mới, chưa phân công", "%(n)s mới, chưa phân công", new) % {"n": new}, "")
            )
        return words

    def get_context_data(self, **kwargs):
        unit = self.request.unit
        may_set = unit is not None and self.may("registers.set_feedback", unit)
        more = {
            "setting_url": reverse("registers:feedback_setting") if may_set else "",
            "poster_url": reverse("registers:feedback_poster") if unit else "",
            "public_url": reverse("registers:public_feedback", args=[unit_slug(unit)]) if unit else "",
        }
        return super().get_context_data(**(more | kwargs))


class FeedbackDetailView(RecordDetailView):
    """What was said, by whom as far as the reader may know, and what was answered."""

    model = Feedback
    related = RELATED
    section = SECTION
    template_name = "registers/feedback_detail.html"
    permission = "registers.edit_feedback"
    list_url = LIST
    list_title = gettext_lazy("Phản ánh, kiến nghị")

    def get_context_data(self, **kwargs):
        feedback = self.record
        sender = sender_of(feedback, self.request.user)
        may_forget = self.may("qms.erase_personal_data", feedback) and has_erasable(feedback)
        more = {
            "told": told(feedback, sender),
            "sender": sender,
            "is_overdue": feedback.is_overdue(self.moment.on),
            "forget_url": feedback.url("forget") if may_forget else "",
        }
        return super().get_context_data(**(more | kwargs))

    def next_step(self):
        """Whoever it was given to answers until the day due; praise waits for a note."""
        feedback = self.record
        if feedback.status == life.ASSIGNED:
            return NextStep(_("Trả lời"), [feedback.person], feedback.due_on)
        return super().next_step()


class FeedbackHistoryView(RecordHistoryView, FeedbackDetailView):
    template_name = "record_detail.html"


class FeedbackFormView(RecordFormView):
    """Writing it down at the desk, or correcting it."""

    model = Feedback
    form_class = FeedbackForm
    section = SECTION
    related = RELATED
    sections = [
        (gettext_lazy("Điều người dân nói"), ["kind", "channel", "received_at", "title", "content"]),
        (gettext_lazy("Về việc gì"), ["field", "document", "file_code"]),
        (
            gettext_lazy("Người gửi"),
            ["contact_name", "contact_phone", "contact_email", "contact_address"],
        ),
        (gettext_lazy("Thời hạn"), ["due_on"]),
    ]

    def form_kwargs(self):
        kept = personal_data([self.record.personal_ref]).get(self.record.personal_ref)
        contact = dict(kept.fields) if kept is not None else {}
        more = {"contact": contact, "hint": hint_of(self.record.unit)}
        if self.creating:
            more["initial"] = {"received_at": self.moment.at}
        return super().form_kwargs() | more


class FeedbackCreateView(FeedbackFormView):
    permission = "registers.add_feedback"
    title = gettext_lazy("Ghi phản ánh, kiến nghị, khen ngợi")
    submit_label = gettext_lazy("Ghi vào sổ")

    def act(self, form):
        return acts.register(form.instance, contact=form.sender, by=self.request.user)


class FeedbackEditView(FeedbackFormView):
    permission = "registers.edit_feedback"

    def start(self):
        super().start()
        acts.refuse_settled(self.record)

    def act(self, form):
        return acts.edit(form.instance, contact=form.sender, by=self.request.user, reason=self.reason_text)


class FeedbackActView(TransitionView):
    """Assign, answer, note praise, close, dismiss, take up again."""

    model = Feedback
    related = RELATED
    section = SECTION
    template_name = "registers/feedback_act.html"
    actions = acts.STEPS
    forms = {
        "registers.feedback_assign": AssignForm,
        "registers.feedback_answer": AnswerForm,
        "registers.feedback_thank": ThankForm,
        "registers.feedback_close": CloseForm,
    }

    def form_kwargs(self):
        return {"feedback": self.record, "on": self.moment.on, "hint": hint_of(self.record.unit)}

    def get_context_data(self, **kwargs):
        shown = told(self.record, sender_of(self.record, self.request.user))
        return super().get_context_data(**({"told": shown} | kwargs))


class FeedbackForgetView(ForgetView):
    """Erase who sent it, for good."""

    model = Feedback
    section = SECTION
    title = gettext_lazy("Xóa thông tin liên hệ của người gửi")
    list_url = LIST
    list_title = gettext_lazy("Phản ánh, kiến nghị")

    def act(self, form):
        acts.forget_sender(self.record, by=self.request.user, **form.cleaned_data)


class FeedbackSettingView(ActFormView):
    """How the unit of the top bar takes feedback."""

    section = SECTION
    permission = "registers.set_feedback"
    form_class = SettingForm
    title = gettext_lazy("Cách nhận phản ánh")
    list_url = LIST
    list_title = gettext_lazy("Phản ánh, kiến nghị")

    def form_kwargs(self):
        setting = setting_of(self.unit)
        names = ("answer_days", "basis", "takes_public")
        return {"initial": {name: getattr(setting, name) for name in names}}

    def act(self, form):
        acts.set_feedback(self.unit, by=self.request.user, **form.cleaned_data)


class FeedbackPdfView(RecordPdfView):
    model = Feedback
    related = RELATED


class FeedbackPosterView(OfficeView):
    """The poster that leads to the public form of the unit of the top bar."""

    section = SECTION

    def get(self, request, *args, **kwargs):
        unit = unit_for(self)
        if not setting_of(unit).takes_public:
            raise Refused(_("Đơn vị không nhận phản ánh qua trang công khai nên không có áp phích."))
        try:
            data = feedback_poster(unit, self.moment)
        except PdfUnavailable as error:
            return render(request, "503.html", {"message": str(error)}, status=503)
        return HttpResponse(
            data, content_type="application/pdf",
            headers={"Content-Disposition": 'inline; filename="phan-anh.pdf"'},
        )  # fmt: skip
