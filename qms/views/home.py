"""Hôm nay: what waits for me, how ready the unit is, what has just changed."""

from dataclasses import replace
from datetime import timedelta

from django.core.cache import cache
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from qms import evidence_matrix
from qms.context_processors import mine, tasks_of
from qms.figures import charts_of, figures_of
from qms.history.changes import feed
from qms.ledger import chain
from qms.states import Refused
from qms.views.access import OfficeView

WEEK = timedelta(days=7)
LATEST = 5
KEPT = 3600  # seconds a computed matrix or chart may be shown; any write makes a new one anyway
MOST_UNITS = 60  # units compared on this page; above that one looks at them by groups
SHOWN_UNITS = 8


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
                groups=groups_of(self.placed(shown), on),
                task_count=len(shown),
                late_count=len(late),
                readiness=None if self.compared_units() else self.readiness(),
                comparison=self.comparison(),
                latest=feed(self.units_in_view, self.moment, limit=LATEST),
                figures=figures_of(request.user, self.units_in_view, self.moment),
                charts=self._kept("charts", self._charts),
                raise_url=self._raise_url(),
            )
        )

    def placed(self, tasks) -> list:
        """The tasks, each with the unit it is in where that is not the unit of the top bar."""
        here = self.request.unit
        names = {unit.pk: unit.name for unit in self.request.units if here and unit.pk != here.pk}
        return [replace(task, place=names.get(getattr(task.record, "unit_id", None), "")) for task in tasks]

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

    def compared_units(self) -> list:
        """The unit of the top bar and those below it, when there are any below."""
        unit = self.request.unit
        seen = [one for one in self.request.units if unit and one.path.startswith(unit.path)]
        return seen if 1 < len(seen) <= MOST_UNITS else []

    def comparison(self) -> dict | None:
        """Covered clauses and gaps of each unit in view, most gaps first; None for a single unit."""
        if not (units := self.compared_units()):
            return None
        counted = self._kept("comparison", lambda: self._counts(units))
        url = _url("audits:evidence")
        lines = sorted(
            (
                {"unit": unit, "url": f"{url}?unit={unit.code}" if url else "", **counted[unit.pk]}
                for unit in units
            ),
            key=lambda line: (-line["gap"], -line["stale"], line["unit"].name),
        )
        return {
            "shown": lines[:SHOWN_UNITS], "more": lines[SHOWN_UNITS:], "count": len(lines),
            "complete": sum(not line["gap"] for line in lines),
        }  # fmt: skip

    def _counts(self, units) -> dict[int, dict]:
        """How many clauses of each unit stand in which state."""
        found = evidence_matrix.matrices(units, self.moment, self._year(), self.request.user)
        return {
            unit: {
                state.value: sum(line.status is state for line in lines) for state in evidence_matrix.STATES
            }
            for unit, lines in found.items()
        }

    def _charts(self) -> list:
        return charts_of(self.request.user, self.units_in_view, self.moment)

    def _matrix(self, unit):
        lines = self._kept(
            "matrix",
            lambda: [
                _bare(line)
                for line in evidence_matrix.matrix(unit, self.moment, self._year(), self.request.user)
            ],
        )
        for line in lines:  # a state that went through the cache is equal, not the same
            line.status = next(state for state in evidence_matrix.STATES if state.value == line.status.value)
        return lines

    def _year(self):
        return evidence_matrix.year_before(self.moment.on), self.moment.on

    def _kept(self, name: str, compute):
        """What is costly and changes only by writing: kept by person, unit, day and head of the chain."""
        if self.moment.is_past or not self.request.unit:
            return compute()
        who = f"{self.request.unit.pk}:{self.request.user.pk}:{get_language()}"
        key = f"home:{name}:{who}:{self.moment.on}:{chain.head().hash}".replace(" ", "_")
        known = cache.get(key)
        if known is None:
            known = compute()
            cache.set(key, known, KEPT)
        return known

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
