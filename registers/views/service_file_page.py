"""The page of a file, for a tired officer: what is next and until when, its slip, its papers, its people."""

from dataclasses import replace

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.models.calendar import office_calendar
from qms.steps import NextStep, who_may
from qms.views import RecordDetailView, RecordHistoryView
from qms.workdays import explain
from registers.hands import first_of_the_unit
from registers.lateness import is_overdue, lateness, when
from registers.models import Apology, Handover, HeldOriginal, ServiceFile, Supplement
from registers.papers_handed_in import read
from registers.procedures_in_force import revision_on
from registers.rules.service_files import own_signature
from registers.slip_links import slips_of
from registers.standing import standing
from registers.states import service_files as states
from registers.views.just_received import JustReceived

SECTION = "registers:service_file_list"
RELATED = (
    "unit", "procedure", "revision", "revision__document", "applicant", "received_by", "holder",
    "approved_by", "returned_by",
)  # fmt: skip
STEP_LABELS = {
    states.RECEIVED: gettext_lazy("Tiếp nhận"),
    states.IN_PROGRESS: gettext_lazy("Giải quyết"),
    states.RESOLVED: gettext_lazy("Có kết quả"),
    states.RETURNED: gettext_lazy("Trả kết quả"),
}


class ServiceFileDetailView(JustReceived, RecordDetailView):
    """One file."""

    model = ServiceFile
    related = RELATED
    section = SECTION
    template_name = "registers/service_file_detail.html"
    permission = "registers.correct_file"
    step_labels = STEP_LABELS
    list_url = SECTION
    list_title = gettext_lazy("Sổ theo dõi hồ sơ")

    def get(self, request, *args, **kwargs):
        self.record = self.get_record()
        self.read_parts()
        return self.render_to_response(self.get_context_data(**kwargs))

    def read_parts(self) -> None:
        """What belongs to the file at the moment, each kind once, with the people it names."""
        file = self.record
        if file.revision is not None and file.procedure is not None:
            file.revision.document = file.procedure  # one and the same, read already
        self.handovers = self._parts(Handover, "to_person", order_by="number")
        for row in self.handovers:
            row.is_overdue = is_overdue(row, self.moment.at)
        self.supplements = self._parts(Supplement, "asked_by")
        self.apologies = self._parts(Apology, "signed_by")
        self.originals = self._parts(HeldOriginal, "unit")

    def _parts(self, model, person, order_by="id") -> list:
        rows = self.moment.rows(model).filter(file_id=self.record.pk)
        return list(self.moment.instances(rows.select_related(person).order_by(order_by)))

    def get_context_data(self, **kwargs):
        file, moment = self.record, self.moment
        papers = read(file.papers)
        in_full = self.request.user.has_perm("registers.see_applicant", file)
        more = {
            "applicant": self._applicant(in_full),
            "is_masked": not in_full,
            "standing": standing(file, moment.at),
            "skipped": self._skipped(),
            "newer": self._newer(),
            "late": lateness(file, moment.at, self.handovers),
            "handovers": self.handovers,
            "supplements": self.supplements,
            "apologies": self.apologies,
            "originals": self.originals,
            "papers": papers,
            "slips": slips_of(file, moment, self.supplements, self.apologies),
            "fee": "" if file.fee is None else number_format(file.fee, force_grouping=True),
            "lacking": [paper for paper in papers if paper.asked and not paper.handed_in],
            **self._may(),
        }
        return super().get_context_data(**(more | kwargs))

    def _applicant(self, in_full) -> dict:
        known = self.record.applicant
        if known is None:
            return {}
        return dict(known.fields) if in_full else known.masked()

    def _may(self) -> dict:
        """The rights that show buttons beside the parts; none of them while looking at the past."""
        file = self.record
        may_sign = self.may("registers.sign_apology", file) and file.status in states.RUNNING
        unsigned = next((one for one in self.apologies if one.signed_at is None), None)
        return {
            "may_sign": may_sign,
            "to_sign": unsigned if may_sign else None,
            "may_drop": self.may("registers.propose_apology", file),
            "may_hold": self.may("registers.receive_file", file) and file.ended_at is None,
            "may_give_back": self.may("registers.return_file", file),
            "may_report": self.may("registers.handle_file", file),
            "may_raise": self.may("registers.add", file),
            "forget_url": self._forget_url(),
        }

    def _forget_url(self):
        """Erasing the citizen, for the head once the file is over."""
        kept = self.record.applicant_id and not self.record.applicant.is_erased and self.record.ended_at
        return self.record.url("forget") if kept and self.may("qms.erase_personal_data", self.record) else ""

    def _edit_url(self):
        return super()._edit_url() if self.record.is_open else ""

    # --- what may be done -------------------------------------------------------------------------
    def transitions(self):
        """The moves of the life cycle, and the apology, which moves nothing by itself."""
        moves = super().transitions()
        if self.record.status in states.RUNNING and not self.apologies:
            moves += self._apology()
        return self._with_the_right_one(moves)

    def _apology(self):
        if not self.may("registers.propose_apology", self.record):
            return []
        url = reverse("registers:service_file_apology", args=[self.record.pk])
        label = _("Lập phiếu xin lỗi")
        return [{"verb": "", "label": label, "icon": "file-pen", "primary": False, "url": url, "asks": True}]

    def _with_the_right_one(self, moves):
        """At the last steps, and for the head who has the file, the result comes before another hand-over."""
        file, user = self.record, self.request.user
        steps = file.revision.body.steps if file.revision else ()
        is_last = len(steps) > 1 and file.step_no >= len(steps) - 1
        if is_last or (file.holder_id == user.pk and own_signature.test(user, file)):
            moves.sort(key=lambda move: move["verb"] != "registers.file_resolve")
        return moves

    def _move(self, move):
        return super()._move(move) | {"asks": True}  # every move of a file has its page

    def next_step(self):
        """Whoever has the file now, until the step and the file are due; the desk once there is a result."""
        file = self.record
        if file.status in states.RUNNING:
            return self._in_hand(file)
        if file.status == states.SUPPLEMENT:
            people = self._workers(file)
            slip = next((one for one in self.supplements if one.came_at is None), None)
            return NextStep(_("Nhận giấy tờ bổ sung của công dân"), people, slip.until if slip else None)
        step = super().next_step()
        if step is None:
            return None
        people = first_of_the_unit(step.people, file.unit, self.moment.on)
        if file.status == states.RESOLVED:  # the time of the office is over; the citizen comes when they come
            note = _("có kết quả từ %(at)s") % {"at": when(file.resolved_at)}
            return replace(step, people=people, due=None, note=note)
        return replace(step, people=people)

    def _workers(self, file) -> list:
        people = who_may("registers.handle_file", file, self.moment.on)
        return first_of_the_unit(people, file.unit, self.moment.on)

    def _in_hand(self, file):
        row = self.handovers[-1] if self.handovers else None
        words = f"B{row.step_no} {row.step}" if row else _("Giải quyết và giao tiếp")
        note = _("bước này đến %(due)s") % {"due": when(row.due_at)} if row and row.due_at else ""
        people = [file.holder] if file.holder_id else []
        if file.holder_place:  # a body outside has no account: somebody of the unit has to ask after it
            words = _("Theo dõi, nhận lại hồ sơ từ %(place)s") % {"place": file.holder_place}
            people = self._workers(file)
        return NextStep(words, people, timezone.localdate(file.due_at), note)

    # --- what the promise rests on ----------------------------------------------------------------
    def _skipped(self):
        """The days between receipt and due day that did not count, and why, by the calendar of that time."""
        received = timezone.localdate(self.record.received_at)
        calendar = office_calendar(self.record.unit, received, self.moment)
        return explain(received, timezone.localdate(self.record.due_at), calendar)

    def _newer(self):
        """The revision in force on the day looked at, where it is another than at reception."""
        file = self.record
        if file.procedure is None or not file.is_open:
            return None
        now = revision_on(file.procedure, self.moment.on)
        return now if now is not None and now.pk != file.revision_id else None


class ServiceFileHistoryView(RecordHistoryView, ServiceFileDetailView):
    template_name = "record_detail.html"
