"""Columns of the criteria of the model unit and of the assessments by them."""

import django_filters
from django.utils.translation import gettext_lazy as _

from qms.export.tables import Column, Table
from registers import states
from registers.models import AssessedCriterion, ModelAssessment, ModelCriteria, ModelCriterion
from registers.row_files import names_in_pack
from registers.tables.objectives import figure


class ModelCriteriaFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(choices=states.PLANNED.choices, label=_("Tình trạng"))

    class Meta:
        model = ModelCriteria
        fields = ["status"]


class ModelCriteriaTable(Table):
    slug = "model-criteria"
    title = _("Bộ tiêu chí đơn vị điểm")
    model = ModelCriteria
    form_code = "BM-9.1-04"
    clauses = ("9.1",)
    filterset = ModelCriteriaFilter
    select_related = ("unit",)
    empty_hint = _("Chưa có bộ tiêu chí. Đơn vị cấp trên ban hành chung, hoặc đơn vị tự lập.")
    columns = [
        Column("code", _("Mã"), kind="code", width=27, link=True, order_by="code"),
        Column("title", _("Bộ tiêu chí"), width=60, order_by="title", link=True),
        Column("from_date", _("Áp dụng từ"), kind="date", width=22, order_by="from_date"),
        Column("basis", _("Văn bản"), width=50),
        Column(
            "most_points",
            _("Tổng điểm tối đa"),
            value=figure("most_points"),
            kind="decimal",
            width=24,
            order_by="most_points",
        ),
        Column("status", _("Tình trạng"), value="state", kind="state", width=24, order_by="status"),
    ]


class ModelCriterionTable(Table):
    slug = "model-criterion"
    title = _("Tiêu chí")
    model = ModelCriterion
    default_order = ("no", "id")
    select_related = ("criteria", "unit")
    columns = [
        Column("no", _("TT"), kind="int", width=10),
        Column("group", _("Nhóm"), width=36),
        Column("text", _("Tiêu chí"), width=80),
        Column("most_points", _("Điểm tối đa"), value=figure("most_points"), kind="decimal", width=20),
        Column("how", _("Cách kiểm tra"), width=60),
    ]


class ModelAssessmentFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(choices=states.SIGNED.choices, label=_("Tình trạng"))

    class Meta:
        model = ModelAssessment
        fields = ["status", "person"]


class ModelAssessmentTable(Table):
    slug = "model-assessments"
    title = _("Chấm điểm đơn vị điểm")
    model = ModelAssessment
    form_code = "BM-9.1-05"
    clauses = ("9.1",)
    filterset = ModelAssessmentFilter
    period_field = "assessed_on"
    select_related = ("criteria", "person", "unit")
    empty_hint = _("Chưa có lần chấm nào. Cần bộ tiêu chí được duyệt trước.")
    columns = [
        Column("code", _("Mã"), kind="code", width=27, link=True, order_by="code"),
        Column("title", _("Lần chấm"), width=48, order_by="title", link=True),
        Column("criteria", _("Bộ tiêu chí"), width=50, optional=True),
        Column("assessed_on", _("Ngày chấm"), kind="date", width=22, order_by="assessed_on"),
        Column("person", _("Người chấm"), kind="person", width=28, order_by="person__full_name"),
        Column("points", _("Điểm"), value=figure("points"), kind="decimal", width=16, order_by="points"),
        Column("most_points", _("Tối đa"), value=figure("most_points"), kind="decimal", width=16),
        Column("percent", _("Đạt (%)"), kind="decimal", width=18),
        Column("item_count", _("Số tiêu chí"), kind="int", width=18),
        Column("open_count", _("Chưa chấm"), kind="int", width=18, order_by="open_count"),
        Column("status", _("Tình trạng"), value="state", kind="state", width=24, order_by="status"),
    ]


class AssessedCriterionTable(Table):
    slug = "assessed-criterion"
    title = _("Điểm từng tiêu chí")
    model = AssessedCriterion
    default_order = ("no", "id")
    select_related = ("assessment", "unit")
    columns = [
        Column("no", _("TT"), kind="int", width=10),
        Column("group", _("Nhóm"), width=30),
        Column("text", _("Tiêu chí"), width=64),
        Column("how", _("Cách kiểm tra"), width=44),
        Column("points", _("Điểm"), value=figure("points"), kind="decimal", width=30),
        Column("most_points", _("Tối đa"), value=figure("most_points"), kind="decimal", width=30),
        Column("evidence", _("Bằng chứng"), width=50),
        Column("files", _("Ảnh"), value=names_in_pack, kind="list", width=40),
    ]
