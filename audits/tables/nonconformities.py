"""The log of nonconformities and corrective actions, BM-10-02 (10.2)."""

import django_filters
from django.db.models import Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from audits.models import Action, Nonconformity
from audits.models.nonconformity_gates import live
from audits.states.nonconformities import NONCONFORMITY, OPEN, Grade, Source
from qms.export.tables import Column, Table
from qms.models import personal_data

OPENNESS = [("open", _("Đang mở")), ("closed", _("Đã đóng hoặc đã hủy"))]


class NonconformityFilter(django_filters.FilterSet):
    """What the log can be narrowed by; all plain fields, so the past can be asked too."""

    openness = django_filters.ChoiceFilter(label=_("Mở, đóng"), choices=OPENNESS, method="by_openness")
    status = django_filters.ChoiceFilter(label=_("Tình trạng"), choices=NONCONFORMITY.choices)
    grade = django_filters.ChoiceFilter(label=_("Mức"), choices=Grade.choices)
    source = django_filters.ChoiceFilter(label=_("Nguồn"), choices=Source.choices)
    q = django_filters.CharFilter(label=_("Bộ phận, quá trình"), method="by_place")

    class Meta:
        model = Nonconformity
        fields = ("openness", "status", "grade", "source", "q")

    def by_openness(self, rows, name, value):
        return rows.filter(status__in=OPEN) if value == "open" else rows.exclude(status__in=OPEN)

    def by_place(self, rows, name, value):
        return rows.filter(Q(department__icontains=value) | Q(process__icontains=value))


def _effect(nonconformity):
    """The verdict in a word; None while nobody has judged."""
    words = {True: gettext("Có"), False: gettext("Chưa"), None: None}
    return words[nonconformity.is_effective]


def actions_done(nonconformity):
    """ "1/3": actions done out of those given; None before the first."""
    actions = live(nonconformity.listed_actions)
    done = sum(action.status == "done" for action in actions)
    return f"{done}/{len(actions)}" if actions else None


def next_due(nonconformity):
    """The earliest due date that still counts: of an open action, else of the check, else of closing."""
    if not nonconformity.is_open:
        return None
    dates = [action.due_on for action in nonconformity.listed_actions if action.status == "open"]
    return min(dates, default=nonconformity.verify_from or nonconformity.due_on)


def _complainant(nonconformity):
    """The name of the person who complained; None without one or after erasing."""
    person = nonconformity.listed_person
    return person.fields.get("name") if person else None


class NonconformityTable(Table):
    """One row a nonconformity, newest number first."""

    slug = "nonconformities"
    title = _("Sổ theo dõi sự không phù hợp và hành động khắc phục")
    model = Nonconformity
    columns = [
        Column("code", _("Số"), kind="code", width=26, order_by="code", link=True),
        Column("detected_on", _("Ngày"), kind="date", width=21, order_by="detected_on"),
        Column("title", _("Nội dung"), width=70, order_by="title", second=lambda r: r.lead),
        Column("department", _("Bộ phận"), width=26, order_by="department"),
        Column("grade", _("Mức"), value="grade_state", kind="state", width=20, order_by="grade"),
        Column("next_due", _("Hạn"), value=next_due, kind="date", width=21),
        Column("closed_on", _("Ngày đóng"), kind="date", width=21, order_by="closed_on"),
        Column("status", _("Tình trạng"), kind="state", width=28, order_by="status"),
        Column("effect", pgettext_lazy("corrective action", "Hiệu lực"), value=_effect, width=18),
        Column("source", _("Nguồn"), value="get_source_display", width=26, order_by="source", optional=True),
        Column("source_label", _("Nêu từ"), width=40, optional=True),
        Column("clauses", _("Điều khoản"), kind="list", width=20, optional=True),
        Column("process", _("Quá trình"), width=30, optional=True, order_by="process"),
        Column(
            "lead", _("Người chủ trì"), kind="person", width=28, order_by="lead__full_name", optional=True
        ),
        Column("actions", _("Hành động xong"), value=actions_done, width=18, optional=True),
        Column("due_on", _("Hạn đóng"), kind="date", width=21, order_by="due_on", optional=True),
        Column("requirement", _("Yêu cầu"), width=60, optional=True),
        Column("evidence", _("Bằng chứng"), width=60, optional=True),
        Column("statement", _("Phát biểu"), width=60, optional=True),
        Column("correction", _("Khắc phục ngay"), width=60, optional=True),
        Column("root_cause", _("Nguyên nhân gốc"), width=60, optional=True),
        Column("verifier", _("Người kiểm tra hiệu lực"), kind="person", width=28, optional=True),
        Column("result", _("Kết quả kiểm tra"), value="verification_result", width=60, optional=True),
        Column(
            "complainant", _("Người phản ánh"), value=_complainant, width=26, optional=True, personal=True
        ),
        Column("unit", _("Đơn vị"), width=34, optional=True, order_by="unit__name"),
    ]
    clauses = ("10.2",)
    form_code = "BM-10-02"
    filterset = NonconformityFilter
    default_order = ("-detected_on", "-code")
    period_field = "detected_on"
    select_related = ("unit", "lead", "verifier")
    empty_hint = _(
        "Chưa ghi nhận sự không phù hợp nào. Bấm “Nêu không phù hợp” ở trang này hoặc ở bất kỳ hồ sơ nào."
    )

    def prepare(self, records, moment):
        """Actions of the whole batch in one query, people who complained in another."""
        rows = moment.rows(Action).filter(nonconformity_id__in=[record.pk for record in records])
        found = {}
        for action in moment.instances(rows.select_related("owner").order_by("number")):
            found.setdefault(action.nonconformity_id, []).append(action)
        for record in records:
            record.listed_actions = found.get(record.pk, [])
            record.keep_actions(moment, record.listed_actions)
        people = personal_data([record.personal_ref for record in records])
        for record in records:
            record.listed_person = people.get(record.personal_ref)
