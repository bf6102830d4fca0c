"""The three charts of the home page: findings by clause, actions by age, nonconformities by month."""

import datetime as dt
from collections import Counter, defaultdict

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from audits.models import Action, Audit, Finding, Nonconformity
from audits.packs.figures import first_days, number
from audits.states.audits import OBSERVATION
from qms.evidence_matrix import main_clauses, main_number
from qms.export import charts
from qms.figures import KeyChart
from qms.models import clause_order

YEAR = dt.timedelta(days=365)
MOST_CLAUSES = 10  # bars that a panel holds
WIDTH = 320  # units: a third of the page, or a phone, so that the letters stay readable
NO_CLAUSE = "–"
KINDS = (
    gettext_lazy("KPH"),
    gettext_lazy("Lưu ý"),
    pgettext_lazy("chart", "Khuyến nghị"),
)
# (most days left, words): an action belongs to the first line it fits; days left are negative when late.
AGES = (
    (-31, gettext_lazy("Quá trên 30 ngày")),
    (-8, gettext_lazy("Quá 8–30 ngày")),
    (-1, gettext_lazy("Quá 1–7 ngày")),
    (0, gettext_lazy("Hạn hôm nay")),
    (7, gettext_lazy("Còn 1–7 ngày")),
    (30, gettext_lazy("Còn 8–30 ngày")),
    (10**6, gettext_lazy("Còn trên 30 ngày")),
)


def home(user, units, moment) -> list[KeyChart]:
    """What the units have at a moment; findings and nonconformities of the year before it."""
    if not units:
        return []
    return [_findings(units, moment), _ages(units, moment), _months(units, moment)]


# --- findings by clause --------------------------------------------------------------------------
def _findings(units, moment) -> KeyChart:
    title, url = _("Phát hiện đánh giá theo điều khoản"), reverse("audits:finding_list")
    counted = _by_clause(units, moment)
    if not counted:
        nothing = _("Chưa có phát hiện nào trong các đợt đánh giá 12 tháng qua.")
        return KeyChart("findings", title, nothing=nothing, url=url)
    shown = sorted(sorted(counted, key=_place), key=lambda clause: -sum(counted[clause]))[:MOST_CLAUSES]
    shown.sort(key=_place)
    series = {str(kind): [counted[clause][i] for clause in shown] for i, kind in enumerate(KINDS)}
    titles = {clause.number: clause.title for clause in main_clauses()}
    rows = [(f"{clause} {titles.get(clause, '')}".strip(), *counted[clause]) for clause in shown]
    return KeyChart(
        "findings", title, _findings_words(counted, shown),
        charts.stacked(shown, series, title=title, horizontal=True, width=WIDTH),
        head=[_("Điều khoản"), *KINDS, pgettext_lazy("sum", "Tổng")],
        rows=[[name, *map(number, [*kinds, sum(kinds)])] for name, *kinds in rows], url=url,
    )  # fmt: skip


def _findings_words(counted, shown) -> str:
    total = sum(sum(kinds) for kinds in counted.values())
    words = ngettext("n = %(n)s phát hiện, 12 tháng", "n = %(n)s phát hiện, 12 tháng", total)
    words %= {"n": number(total)}
    if len(shown) == len(counted):
        return words
    return _("%(n)s; vẽ %(shown)s trong %(all)s điều khoản") % {
        "n": words, "shown": len(shown), "all": len(counted),
    }  # fmt: skip


def _by_clause(units, moment) -> dict[str, list[int]]:
    """Clause → counts of KINDS. Each finding counts once, under its first clause, as in the report."""
    audits = moment.rows(Audit).filter(unit__in=units, planned_from__range=(moment.on - YEAR, moment.on))
    rows = moment.rows(Finding).filter(audit_id__in=list(audits.values_list("id", flat=True)))
    counted: dict[str, list[int]] = defaultdict(lambda: [0] * len(KINDS))
    for finding in moment.instances(rows):
        if not finding.is_strength:
            clause = main_number(finding.clauses[0]) if finding.clauses else NO_CLAUSE
            counted[clause][
                0 if finding.needs_nonconformity else 1 if finding.grade == OBSERVATION else 2
            ] += 1
    return counted


def _place(clause: str):
    return (99,) if clause == NO_CLAUSE else clause_order(clause)


# --- open actions by age -------------------------------------------------------------------------
def _ages(units, moment) -> KeyChart:
    title, url = _("Hành động khắc phục đang mở theo hạn"), reverse("audits:nonconformity_list")
    rows = moment.rows(Action).filter(unit__in=units, status="open", nonconformity__isnull=False)
    days = [(due - moment.on).days for due in rows.values_list("due_on", flat=True)]
    if not days:
        return KeyChart("ages", title, nothing=_("Không có hành động khắc phục nào đang mở."), url=url)
    counts = Counter(age_of(left) for left in days)
    words = ngettext("n = %(n)s hành động đang mở", "n = %(n)s hành động đang mở", len(days))
    labels = [str(label) for _most, label in AGES]
    return KeyChart(
        "ages", title, words % {"n": number(len(days))},
        charts.bar_chart(labels, [counts[label] for label in labels], title=title, width=WIDTH),
        head=[_("Hạn"), _("Hành động")], rows=[[label, number(counts[label])] for label in labels], url=url,
    )  # fmt: skip


def age_of(left: int) -> str:
    """The line of AGES for calendar days left; due today is neither late nor left."""
    return str(next(label for most, label in AGES if left <= most))


# --- nonconformities by month --------------------------------------------------------------------
def _months(units, moment) -> KeyChart:
    title, url = _("Không phù hợp theo tháng phát hiện"), reverse("audits:nonconformity_list")
    first = _eleven_months_before(moment.on)
    rows = moment.rows(Nonconformity).filter(unit__in=units, detected_on__range=(first, moment.on))
    found = list(rows.exclude(status="cancelled").values_list("detected_on", "status"))
    if not found:
        nothing = _("Không ghi nhận sự không phù hợp nào trong 12 tháng qua.")
        return KeyChart("months", title, nothing=nothing, url=url)
    closed = Counter(day.replace(day=1) for day, status in found if status == "closed")
    still_open = Counter(day.replace(day=1) for day, status in found if status != "closed")
    days = first_days((first, moment.on))
    series = {_("Đã đóng"): [closed[day] for day in days], _("Chưa đóng"): [still_open[day] for day in days]}
    total = len(found)
    words = ngettext(
        "n = %(n)s phiếu, từ %(first)s đến %(last)s", "n = %(n)s phiếu, từ %(first)s đến %(last)s", total
    )
    words %= {"n": number(total), "first": f"{first:%m/%Y}", "last": f"{moment.on:%m/%Y}"}
    return KeyChart(
        "months", title, words,
        charts.stacked([str(day.month) for day in days], series, title=title, width=WIDTH),
        head=[_("Tháng"), *series, pgettext_lazy("sum", "Tổng")],
        rows=[
            [f"{day:%m/%Y}", *map(number, [closed[day], still_open[day], closed[day] + still_open[day]])]
            for day in days
        ],
        url=url,
    )  # fmt: skip


def _eleven_months_before(day: dt.date) -> dt.date:
    """The first day of the month that makes twelve with the month of the day."""
    years, month = divmod(day.year * 12 + day.month - 12, 12)
    return dt.date(years, month + 1, 1)
