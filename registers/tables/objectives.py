"""Columns of the quality objectives and of what was measured against them."""

import django_filters
from django.utils.translation import gettext_lazy as _

from qms.export.tables import Column, Table
from registers import states
from registers.models import Measurement, Objective
from registers.models.register import trimmed


def figure(name: str):
    """The value of a decimal column without needless noughts."""
    return lambda row: trimmed(getattr(row, name))


class ObjectiveFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(choices=states.PLANNED.choices, label=_("Tình trạng"))

    class Meta:
        model = Objective
        fields = ["status", "person"]


class ObjectiveTable(Table):
    slug = "objectives"
    title = _("Mục tiêu chất lượng")
    model = Objective
    form_code = "BM-6.2-01"
    clauses = ("6.2",)
    filterset = ObjectiveFilter
    select_related = ("person", "unit")
    empty_hint = _("Chưa có mục tiêu chất lượng. Nêu mục tiêu đo được, cách đo và người chịu trách nhiệm.")
    columns = [
        Column("code", _("Mã"), kind="code", width=27, link=True, order_by="code"),
        Column("title", _("Mục tiêu"), width=60, order_by="title", link=True),
        Column("direction", _("Chiều"), value="get_direction_display", width=24),
        Column("target", _("Chỉ tiêu"), value=figure("target"), kind="decimal", width=16, order_by="target"),
        Column("measure_unit", _("Đơn vị tính"), width=16),
        Column("how_measured", _("Cách đo"), width=40, optional=True),
        Column("previous_result", _("Kết quả kỳ trước"), width=28, optional=True),
        Column("measures", _("Biện pháp"), width=40, optional=True),
        Column("resources", _("Nguồn lực"), width=30, optional=True),
        Column("person", _("Người chịu trách nhiệm"), kind="person", width=30, order_by="person__full_name"),
        Column("due", _("Hạn"), kind="date", width=20, order_by="due"),
        Column("frequency", _("Tần suất"), value="get_frequency_display", width=20),
        Column(
            "latest_result", _("Kết quả mới nhất"), value=figure("latest_result"), kind="decimal", width=20
        ),
        Column("latest_verdict", _("Đạt"), kind="state", width=24),
        Column("status", _("Tình trạng"), value="state", kind="state", width=22, order_by="status"),
    ]

    def prepare(self, records, moment):
        """Give each objective its newest measurement, one query for all."""
        rows = moment.children(Measurement, records, order_by=("period_from", "id"))
        for objective in records:
            for measurement in rows[objective.pk]:
                measurement.objective = objective
            latest = rows[objective.pk][-1] if rows[objective.pk] else None
            objective.latest_result = latest.result if latest else None
            objective.latest_verdict = latest.verdict if latest else None


class MeasurementTable(Table):
    slug = "measurements"
    title = _("Theo dõi thực hiện mục tiêu")
    model = Measurement
    form_code = "BM-6.2-02"
    clauses = ("6.2", "9.1")
    default_order = ("-period_from",)
    period_field = "period_to"
    select_related = ("objective", "unit")
    empty_hint = _("Chưa có kết quả đo nào trong kỳ.")
    columns = [
        Column("objective", _("Mục tiêu"), value="objective.title", width=60, order_by="objective__title"),
        Column("objective_code", _("Mã"), value="objective.code", kind="code", width=27),
        Column("period_from", _("Từ ngày"), kind="date", width=22, order_by="period_from"),
        Column("period_to", _("Đến ngày"), kind="date", width=22, order_by="period_to"),
        Column("target", _("Chỉ tiêu"), value=figure("target"), kind="decimal", width=18),
        Column("numerator", _("Tử số"), value=figure("numerator"), kind="decimal", width=20),
        Column("denominator", _("Mẫu số"), value=figure("denominator"), kind="decimal", width=20),
        Column("result", _("Thực tế"), value=figure("result"), kind="decimal", width=20),
        Column("measure_unit", _("Đơn vị tính"), value="objective.measure_unit", width=18),
        Column("verdict", _("Đạt"), kind="state", width=26),
        Column("cause", _("Nguyên nhân"), width=35, optional=True),
        Column("action", _("Việc sẽ làm"), width=35, optional=True),
    ]
