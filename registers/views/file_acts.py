"""Every move of a service file as a page: what is asked, what will follow, then the act."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.models import office_calendar
from qms.states import Refused
from qms.views import TransitionView
from qms.workdays import explain
from registers.actions import answering, ending, handing_over, supplementing
from registers.forms.check_list import CheckList, usual_by_name
from registers.forms.file_acts import (
    AskSupplementForm,
    EndForm,
    HandOverForm,
    ResolveForm,
    ReturnForm,
    TakeSupplementForm,
    WithdrawForm,
    begin_at,
    steps_of,
)
from registers.lateness import when
from registers.models import ServiceFile, SlipKind
from registers.models.reception_setting import SupplementClock
from registers.papers_handed_in import read

SECTION = "registers:service_file_list"
RELATED = ("unit", "procedure", "revision", "revision__document", "holder")
TAKE, HAND_OVER = "registers.file_take_supplement", "registers.file_hand_over"
ASK = "registers.file_ask_supplement"
NEAR = dt.timedelta(minutes=15)  # a page may lie open so long; a limit in hours moves on with the clock
USUAL = (0, 1)  # a paper the procedure does not ask for, ticked without numbers, is one copy
SLIP_OF = {
    ASK: SlipKind.SUPPLEMENT,
    "registers.file_refuse": SlipKind.REFUSAL,
    "registers.file_stop": SlipKind.STOP,
}

#: What an act brings with it that its button does not say.
FOLLOWS = {
    ASK: gettext_lazy(
        "Lập phiếu có số để in cho người nộp. Thời hạn dừng từ lúc này và tính tiếp khi nhận bổ sung."
    ),
    "registers.file_refuse": gettext_lazy(
        "Lập phiếu từ chối có số để in cho người nộp. Hồ sơ kết thúc và không mở lại được."
    ),
    "registers.file_stop": gettext_lazy(
        "Lập thông báo dừng có số để in cho người nộp. Hồ sơ kết thúc và không mở lại được."
    ),
    "registers.file_withdraw": gettext_lazy("Hồ sơ kết thúc theo yêu cầu của người nộp, không mở lại được."),
}


@dataclass(frozen=True)
class Ahead:
    """The due time that would follow, how it was worked out, and the days that would not count."""

    due: dt.datetime
    why: str
    skipped: list


class FileActView(TransitionView):
    """Hand over, ask for papers, take them, release, return, refuse, stop, withdraw."""

    model = ServiceFile
    related = RELATED
    section = SECTION
    template_name = "registers/file_act.html"
    actions = {
        HAND_OVER: handing_over.hand_over,
        ASK: supplementing.ask_supplement,
        TAKE: supplementing.take_supplement,
        "registers.file_resolve": answering.resolve,
        "registers.file_return": answering.give_result,
        "registers.file_refuse": ending.refuse,
        "registers.file_stop": ending.stop,
        "registers.file_withdraw": ending.withdraw,
    }
    forms = {
        HAND_OVER: HandOverForm,
        ASK: AskSupplementForm,
        TAKE: TakeSupplementForm,
        "registers.file_resolve": ResolveForm,
        "registers.file_return": ReturnForm,
        "registers.file_refuse": EndForm,
        "registers.file_stop": EndForm,
        "registers.file_withdraw": WithdrawForm,
    }

    def form_kwargs(self):
        return {"file": self.record, "on": self.moment.on, "user": self.request.user}

    def begin(self):
        super().begin()
        self.check_list = None
        if self.transition.verb == TAKE:
            sent = self.request.POST if "confirmed" in self.request.POST else None
            usual = usual_by_name(self.record.revision)
            asked = [(paper, usual.get(paper.name, USUAL)) for paper in read(self.record.papers)]
            self.check_list = CheckList(sent, asked=asked)

    def ask(self):
        """What is refused whatever is filled in is told before anybody fills it in."""
        if self.transition.verb == ASK:
            try:
                supplementing.refuse_overdue(self.record, self.moment.at)
            except Refused as refusal:
                return self.page(None, None, None, status=409, refusal=str(refusal), out_of_turn=True)
        return super().ask()

    def make_forms(self, data=None, files=None):
        """The hand begins where something is to be typed, not at the head of the page."""
        parts = super().make_forms(data, files)
        rows = self.check_list.missing_first if self.check_list is not None else ()
        first = next((field for part in (*rows, *parts) if part for field in part.visible_fields()), None)
        if first is not None:
            begin_at(first.field)
        return parts

    def tell_done(self):
        """Where a slip was made the page names it and offers to print it: that says enough."""
        if self.transition.verb not in SLIP_OF:
            super().tell_done()

    def done_url(self):
        """The page of the file, which offers the slip to print where the act made one."""
        kind = SLIP_OF.get(self.transition.verb)
        return super().done_url() + (f"?slip={kind.value}" if kind else "")

    def act(self, transition, reason, values):
        if self.check_list is not None:
            values["papers"] = self._papers()
            self._refuse_unseen(values["came_at"])
        return super().act(transition, reason, values)

    def _papers(self):
        if not self.check_list.is_valid():
            raise Refused(_("Danh mục giấy tờ có ô chưa đúng."))
        return self.check_list.papers()

    def _refuse_unseen(self, came_at):
        """What is confirmed is the due time that was shown; another one is shown first."""
        now = self._when_it_came(came_at)
        shown = self.request.POST.get("shown_due", "")
        if not near(shown, now.due):
            words = _("Hẹn trả mới là %(due)s. Hãy xem lại rồi bấm “Nhận bổ sung” lần nữa.")
            raise Refused(words % {"due": when(now.due)})

    # --- what would follow ------------------------------------------------------------------------
    def get_context_data(self, **kwargs):
        form = kwargs.get("fields_form")
        more = {
            "at": self.moment.at,
            "check_list": self.check_list,
            "follows": FOLLOWS.get(self.transition.verb),
        }
        if form is not None and self.transition.verb == TAKE:
            more["ahead"] = self._when_it_came(_typed(form, "came_at"))
            more["waited_for"] = supplementing.waited_for(self.record)
        elif form is not None and self.transition.verb == HAND_OVER:
            more |= self._hands()
        return super().get_context_data(**(more | kwargs))

    def _when_it_came(self, came_at) -> Ahead:
        file = self.record
        slip = supplementing.waited_for(file)
        at = supplementing.came_when(slip, came_at or self.moment.at)
        calendar = office_calendar(file.unit, timezone.localdate(file.received_at))
        due = supplementing.due_after(file, slip, at, calendar)
        skipped = explain(timezone.localdate(at), timezone.localdate(due), calendar)
        return Ahead(due, SupplementClock(supplementing.clock_of(file)).label, skipped)

    def _hands(self) -> dict:
        """The row that would be closed, and the due time of each step were it begun now."""
        last = handing_over.current_of(self.record)
        at = self.moment.at
        numbers = range(1, len(steps_of(self.record)) + 1)
        rows = [handing_over.next_row(self.record, last, at, number) for number in numbers]
        return {"last": last, "steps_ahead": [row for row in rows if row.step_no > last.step_no][:3]}


def _typed(form, name):
    """A value of a form that was sent and could be read; None else."""
    return form.cleaned_data.get(name) if form.is_bound and form.is_valid() else None


def near(shown: str, due: dt.datetime) -> bool:
    """Whether a due time as the page sent it back is the one that counts, give or take a few minutes."""
    try:
        moment = dt.datetime.fromisoformat(shown)
    except ValueError:
        return False
    return timezone.is_aware(moment) and abs(moment - due) <= NEAR
