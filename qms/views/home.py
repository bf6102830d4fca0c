"""Hôm nay: what waits for me, how ready the unit is, what has just changed."""

from datetime import timedelta

from django.core.cache import cache
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from qms import evidence_matrix
from qms.context_processors import mine, tasks_of
from qms.figures import figures_of
from qms.history.changes import feed
from qms.ledger import chain
from qms.states import Refused
from qms.views.access import OfficeView

WEEK = timedelta(days=7)
LATEST = 5
KEPT = 3600  # seconds a computed matrix may be shown; any write makes a new one anyway


class HomeView(OfficeView):
    """The first page after signing in; ``?who=unit`` shows what waits for anybody of the unit."""

    template_name = "qms/home.html"

    def get(self, request, *args, **kwargs):
        who = request.GET.get("who", "me")
        if who not in ("me", "unit"):
            raise Refused(_("Địa chỉ trang không đúng. Hãy mở lại trang Hôm nay."))
        tasks = tasks_of(request)
        shown = tasks if who == "unit" else mine(tasks, request.user)
        on = self.moment.on
        late = [task for task in shown if task.due and task.due < on]
        return self.render_to_response(
            self.get_context_data(
                who=who,
                today=on,
                groups=groups_of(shown, on),
                task_count=len(shown),
                late_count=len(late),
                readiness=self.readiness(),
                latest=feed(self.units_in_view, self.moment, limit=LATEST),
                figures=figures_of(request.user, self.units_in_view, self.moment),
                raise_url=self._raise_url(),
            )
        )

    def readiness(self) -> dict | None:
        """The clause strip with its sums; None for a person without a unit."""
        unit = self.request.unit
        if not unit:
            return None
        lines = self._matrix(unit)
        chapters: dict[str, list] = {}
        for line in lines:
            chapters.setdefault(line.number.split(".")[0], []).append(line)
        count = {state.value: sum(line.status is state for line in lines) for state in evidence_matrix.STATES}
        applicable = len(lines) - count["not_applicable"]
        return {
            "chapters": [(number, CHAPTERS.get(number, ""), items) for number, items in chapters.items()],
            "covered": count["ok"],
            "applicable": applicable,
            "gap_count": count["gap"],
            "stale_count": count["stale"],
            "gaps": [line for line in lines if line.status.value == "gap"],
            "url": _url("audits:evidence"),
        }

    def _matrix(self, unit):
        on = self.moment.on
        key = f"matrix:{unit.pk}:{self.request.user.pk}:{self.moment.as_of or on}:{chain.head().hash}"
        known = cache.get(key.replace(" ", "_")) if not self.moment.is_past else None
        period = (evidence_matrix.year_before(on), on)
        lines = known or evidence_matrix.matrix(unit, self.moment, period, self.request.user)
        for line in lines:  # a state that went through the cache is equal, not the same
            line.status = next(state for state in evidence_matrix.STATES if state.value == line.status.value)
        if known is None:
            cache.set(key.replace(" ", "_"), [_bare(line) for line in lines], KEPT)
        return lines

    def _raise_url(self) -> str:
        unit = self.request.unit
        try:
            return (
                _url("audits:nonconformity_create")
                if unit and self.may("audits.add_nonconformity", unit)
                else ""
            )
        except LookupError:
            return ""


CHAPTERS = {
    "4": gettext_lazy("Bối cảnh"),
    "5": gettext_lazy("Lãnh đạo"),
    "6": gettext_lazy("Hoạch định"),
    "7": gettext_lazy("Hỗ trợ"),
    "8": gettext_lazy("Thực hiện"),
    "9": pgettext_lazy("clause", "Đánh giá"),
    "10": gettext_lazy("Cải tiến"),
}


def groups_of(tasks, on) -> list[dict]:
    """Overdue first, then today, then seven days, then later and undated; empty groups are left out."""
    bounds = [
        ("late", _("Đã quá hạn"), lambda task: task.due and task.due < on),
        ("today", _("Hôm nay"), lambda task: task.due == on),
        ("week", _("Bảy ngày tới"), lambda task: task.due and on < task.due <= on + WEEK),
        ("later", _("Sau đó"), lambda task: task.due and task.due > on + WEEK),
        ("undated", _("Chưa có hạn"), lambda task: not task.due),
    ]
    found = [
        {"key": key, "title": title, "tasks": [t for t in tasks if inside(t)]}
        for key, title, inside in bounds
    ]
    return [group for group in found if group["tasks"]]


def _bare(line):
    """A line without its registers, which hold functions and cannot be kept."""
    line.registers = []
    return line


def _url(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
