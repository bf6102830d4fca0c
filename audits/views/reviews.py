"""Pages of management reviews: the register, the meeting, its inputs, attendance and decisions."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from audits import review_facts
from audits.actions import reviews
from audits.audit_papers import review_pdf
from audits.forms.reviews import AttendanceForm, DecisionForm, InputForm, MinutesForm, ReviewForm
from audits.models import Action, ManagementReview, ReviewInput
from audits.review_minutes import ReviewMinutes
from audits.states.nonconformities import ActionKind
from audits.states.reviews import HELD, OUTPUT_KINDS
from audits.tables.reviews import DecisionTable, ReviewTable
from audits.views.audits import held_within_a_year
from audits.views.bulk import DECISION_ACTS
from qms.history import Conflict
from qms.states import Refused
from qms.steps import NextStep
from qms.views.access import PastIsReadOnly, RecordView
from qms.views.acts import TransitionView
from qms.views.forms import RecordFormView
from qms.views.lists import RecordListView
from qms.views.records import RecordDetailView, RecordHistoryView, RecordPdfView

SECTION = "audits:review_list"
PEOPLE = ("unit", "chair", "secretary", "created_by", "signed_by", "approved_by")
STEP_LABELS = {
    "draft": gettext_lazy("Dự kiến"),
    "preparing": gettext_lazy("Chuẩn bị"),
    "held": gettext_lazy("Họp"),
    "closed": gettext_lazy("Ban hành biên bản"),
}


class ReviewListView(RecordListView):
    """The register of reviews (9.3)."""

    table = ReviewTable
    section = SECTION
    title = gettext_lazy("Xem xét của lãnh đạo")
    create_url = "audits:review_create"
    create_permission = "audits.create_review"
    create_label = gettext_lazy("Lập cuộc họp")
    template_name = "audits/review_list.html"

    def lead(self):
        """Decisions past their day, then decisions still open."""
        moment = self.moment
        rows = moment.rows(Action).filter(unit__in=self.units_in_view, review__isnull=False, status="open")
        late = rows.filter(due_on__lt=moment.on).count()
        count = rows.count()
        words = ngettext("%(n)s quyết định đang làm", "%(n)s quyết định đang làm", count) % {"n": count}
        pieces = [(words, "")]
        if self.request.unit and not held_within_a_year(
            ManagementReview, "held_on", self.request.unit, moment
        ):
            pieces.insert(0, (_("đơn vị chưa có cuộc xem xét nào trong 12 tháng qua"), "warn"))
        if late:
            words = ngettext("%(n)s quyết định quá hạn", "%(n)s quyết định quá hạn", late) % {"n": late}
            pieces.insert(0, (words, "danger"))
        return pieces


class DecisionListView(RecordListView):
    """Decisions of reviews as followed-up actions (9.3.3)."""

    table = DecisionTable
    section = SECTION
    title = gettext_lazy("Quyết định của xem xét lãnh đạo")
    saved_views = (
        (gettext_lazy("Đang làm"), "status=open"),
        (gettext_lazy("Đã xong"), "status=done"),
    )
    bulk_acts = DECISION_ACTS


class ReviewDetailView(RecordDetailView):
    """The meeting: what is missing, the thirteen inputs, who was there, what was decided."""

    model = ManagementReview
    section = SECTION
    template_name = "audits/review_detail.html"
    permission = "audits.edit_review"
    related = PEOPLE
    step_labels = STEP_LABELS

    def transitions(self):
        """The secretary's confirmation first; the approval is the main button once it is given."""
        signed = bool(self.record.signed_by_id)
        return [
            {**move, "primary": move["primary"] and (signed or move["verb"] != "audits.review_close")}
            for move in super().transitions()
            if not (signed and move["verb"] == "audits.review_sign")
        ]

    def next_step(self):
        """After the meeting, first the secretary named, then the chair named."""
        record = self.record
        if record.status == HELD and not record.signed_by_id:
            return NextStep(_("Xác nhận biên bản"), [record.secretary])
        if record.status == HELD:
            return NextStep(_("Phê duyệt biên bản"), [record.chair])
        step = super().next_step()
        return step and NextStep(step.label, step.people, record.held_on)

    def get_context_data(self, **kwargs):
        record = self.record
        minutes = ReviewMinutes.of(record, self.moment)
        may = {
            name: self.may(f"audits.{name}", record)
            for name in ("answer_review", "attend_review", "decide_review", "edit_review")
        }
        context = {
            "minutes": minutes,
            "rows": [(item, *self._gathered(item)) for item in minutes.inputs],
            "outputs": [
                (
                    ActionKind(kind).label,
                    [self._decision(one) for one in minutes.decisions if one.kind == kind],
                )
                for kind in OUTPUT_KINDS
            ],
            "may": may,
        }
        return super().get_context_data(**(context | kwargs))

    def _decision(self, action):
        """A decision with the moves open to this person, each with its own small page."""
        action.review = self.record
        moves = [] if self.moment.is_past else action.life_cycle.open_to(action, self.request.user)
        return action, [
            (
                move.label,
                reverse("audits:action_act", args=[action.pk, move.verb.removeprefix("audits.action_")]),
            )
            for move in moves
        ]

    def _gathered(self, item):
        """(facts in words, [(label, address)]) of an input, without reading the records."""
        facts = [review_facts.in_words(fact) for fact in item.gathered.get("facts", [])]
        links = [(link["label"], _address(link)) for link in item.gathered.get("records", [])]
        return facts, links


def _address(link) -> str:
    """The page of a gathered record, made without reading it."""
    model = apps.get_model(link["model"])
    return model(pk=link["pk"]).get_absolute_url()


class ReviewHistoryView(RecordHistoryView, ReviewDetailView):
    """Every change of a review, its inputs, attendance and decisions."""

    model = ManagementReview
    section = SECTION
    permission = "audits.edit_review"
    related = PEOPLE
    step_labels = STEP_LABELS


class ReviewPdfView(RecordPdfView):
    """The minutes, BM-9.3-02."""

    model = ManagementReview
    section = SECTION
    related = PEOPLE
    paper = staticmethod(review_pdf)


class ReviewActView(TransitionView):
    """All moves of a review."""

    model = ManagementReview
    section = SECTION
    related = PEOPLE
    actions = reviews.ACTS


class _ReviewFormView(RecordFormView):
    """A form on a review."""

    model = ManagementReview
    section = SECTION
    related = PEOPLE

    def form_kwargs(self):
        return {**super().form_kwargs(), "unit": self.record.unit, "on": self.moment.on}


class ReviewCreateView(_ReviewFormView):
    """A new meeting."""

    form_class = ReviewForm
    permission = "audits.create_review"
    title = gettext_lazy("Lập cuộc họp xem xét")
    sections = (
        (gettext_lazy("Kỳ xem xét"), ["title", "period_from", "period_to"]),
        (gettext_lazy("Cuộc họp"), ["held_on", "starts_at", "ends_at", "place", "chair", "secretary"]),
    )

    def act(self, form):
        return reviews.plan_review(
            self.record.unit,
            by=self.request.user,
            submission_key=form.instance.submission_key,
            **form.values(),
        )


class ReviewEditView(_ReviewFormView):
    """When, where, who, which period."""

    form_class = ReviewForm
    permission = "audits.edit_review"
    title = gettext_lazy("Sửa cuộc họp xem xét")
    sections = ReviewCreateView.sections

    def act(self, form):
        reviews.edit(form.instance, by=self.request.user, reason=self.reason_text, **form.values())


class MinutesView(ReviewEditView):
    """What was said and concluded."""

    form_class = MinutesForm
    title = gettext_lazy("Thảo luận và kết luận")
    sections = ()
    reason = ""

    def act(self, form):
        reviews.edit(form.instance, by=self.request.user, **form.values())

    def done_url(self, record):
        return f"{record.get_absolute_url()}#conclusion"


class InputView(RecordFormView):
    """What the meeting found about one input."""

    model = ReviewInput
    section = SECTION
    related = ("unit", "review")
    form_class = InputForm
    template_name = "audits/review_input.html"
    permission = "audits.answer_review"
    title = gettext_lazy("Nhận xét đầu vào")
    reason = ""

    def act(self, form):
        reviews.answer_input(form.instance, by=self.request.user, **form.values())

    def get_context_data(self, **kwargs):
        facts = [review_facts.in_words(fact) for fact in self.record.gathered.get("facts", [])]
        return super().get_context_data(facts=facts, **kwargs)

    def _list_url(self):
        return self.record.review.get_absolute_url()

    def done_url(self, record):
        return f"{record.review.get_absolute_url()}#input-{record.letter}"


class _ReviewPageView(RecordView):
    """A plain form on a review: GET shows it, POST does the act."""

    model = ManagementReview
    section = SECTION
    related = PEOPLE
    permission = ""
    anchor = ""

    def get(self, request, *args, **kwargs):
        self._begin()
        return self._page(self.form())

    def post(self, request, *args, **kwargs):
        self._begin()
        form = self.form(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        try:
            self.act(form)
        except ValidationError as error:
            for name, errors in error.message_dict.items():
                form.add_error(name if name in form.fields else None, errors)
        except Conflict as conflict:
            form.add_error(None, str(conflict))
            return self._page(form, status=409)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return HttpResponseRedirect(f"{self.record.get_absolute_url()}#{self.anchor}")
        return self._page(form, status=422)

    def _begin(self):
        """Find the record; nothing is offered for writing while looking at the past."""
        if self.moment.is_past:
            raise PastIsReadOnly
        self.record = self.get_record()
        self.require(self.permission, self.record)

    def _page(self, form, status=200):
        return self.render_to_response(self.get_context_data(record=self.record, form=form), status=status)


class AttendanceView(_ReviewPageView):
    """Who was there."""

    permission = "audits.attend_review"
    template_name = "audits/review_attendance.html"
    anchor = "attendance"

    def form(self, data=None):
        attendees = self.record.at("attendees", self.moment, related=["user"])
        return AttendanceForm(
            data, unit=self.record.unit, on=self.moment.on, attendees=attendees,
            initial={"version": self.record.version},
        )  # fmt: skip

    def act(self, form):
        seen = form.cleaned_data["version"]
        reviews.set_attendance(self.record, form.values(), by=self.request.user, seen=seen)


class DecisionView(_ReviewPageView):
    """A decision with owner and due date."""

    permission = "audits.decide_review"
    template_name = "audits/review_decision.html"
    anchor = "decisions"

    def form(self, data=None):
        return DecisionForm(data, unit=self.record.unit, on=self.moment.on)

    def act(self, form):
        reviews.decide(self.record, by=self.request.user, **form.cleaned_data)
