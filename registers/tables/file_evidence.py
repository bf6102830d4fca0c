"""What stands under service files as registers of their own: hands, stops, apologies, originals kept.

No column says who the citizen is: the file's code leads to whoever may know.
"""

import django_filters
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from documents.models import Document
from documents.models.document import Kind
from documents.tables.by_day import TableByDay
from documents.tables.documents import YesNoFilter
from qms.export.captions import Figure
from qms.export.tables import Column, Table
from registers import file_sets
from registers.models import Apology, Handover, HeldOriginal, Supplement
from registers.states import service_files as states
from registers.tables.service_files import FigureField, FigureFilter, MomentFilter

OUTCOMES = [(key, state.label) for key, state in states.OUTCOMES.items()]
ASKED = (("open", _("Đang chờ")), ("came", _("Đã nộp")), ("never", _("Không nộp, hồ sơ đã kết thúc")))
SIGNED = (("waiting", _("Chờ ký")), ("early", _("Ký trước hạn")), ("late", _("Gửi muộn")))
KEPT = (("kept", _("Đang giữ")), ("back", _("Đã trả")), ("incident", _("Mất, hỏng")))
CODE = Column("file", _("Hồ sơ"), value="file.code", kind="code", width=27, link=True, order_by="file__code")
ASKED_FOR = Column("title", _("Thủ tục"), value="file.title", width=44, order_by="file__title")
UNIT = Column("unit", _("Đơn vị"), width=34, optional=True)


def of_file():
    """A filter by the code of the file."""
    return django_filters.CharFilter(
        field_name="file__code", lookup_expr="icontains", label=_("Mã hồ sơ"), max_length=60
    )


def of_procedure():
    """A filter by the procedure of the file."""
    procedures = Document.objects.filter(kind=Kind.PROCEDURE)
    return django_filters.ModelChoiceFilter(
        field_name="file__procedure", queryset=procedures, label=_("Quy trình")
    )


def days(field: str, label_from, label_to) -> tuple:
    """Filters of the period in which a moment of the rows falls."""
    first = MomentFilter(field_name=field, lookup_expr="gte", label=label_from)
    return first, MomentFilter(field_name=field, lookup_expr="lte", label=label_to)


def by_state(conditions: dict[str, Q]):
    """The method of a choice filter: each choice with the condition of its rows."""

    def narrow(filterset, rows, name, value):
        return rows.filter(conditions[value]) if value in conditions else rows

    return narrow


class StayFigureField(FigureField):
    """A figure of a step; a figure of files is none of this list."""

    def clean(self, value):
        asked = super().clean(value)
        if asked and asked.cut != "step":
            raise ValidationError(_("Không có số liệu thống kê này."))
        return asked


class StayFigureFilter(FigureFilter):
    """The stays at a step behind a figure."""

    field_class = StayFigureField


class HandoverFilter(django_filters.FilterSet):
    code = of_file()
    outcome = django_filters.ChoiceFilter(choices=OUTCOMES, label=_("So với hạn"))
    step = django_filters.NumberFilter(field_name="step_no", label=_("Bước"), min_value=1, max_value=999)
    procedure = of_procedure()
    held = YesNoFilter(field_name="left_at", lookup_expr="isnull", label=_("Còn đang giữ"))
    taken_from, taken_to = days("taken_at", _("Nhận từ ngày"), _("Nhận đến ngày"))
    left_from, left_to = days("left_at", _("Chuyển từ ngày"), _("Chuyển đến ngày"))
    figure = StayFigureFilter(label=_("Số liệu thống kê"), max_length=400)

    class Meta:
        model = Handover
        fields = ["outcome", "step", "to_person", "procedure", "held"]


def by_stay(rows, value, moment):
    """The stays at a step that a figure of the statistics counted."""
    try:
        asked = file_sets.read(value)
    except ValidationError:  # told by the form of the page
        return rows
    return rows.filter(id__in=file_sets.stays_behind(asked, moment).values("id"))


class HandoverTable(TableByDay):
    slug = "handovers"
    title = _("Giao nhận hồ sơ (phiếu kiểm soát)")
    model = Handover
    form_code = _("Phiếu kiểm soát quá trình giải quyết hồ sơ")
    clauses = ("8.5.1", "8.5.2", "8.6")
    filterset = HandoverFilter
    by_day = {"figure": by_stay}
    default_order = ("-taken_at",)
    period_field = "taken_at"
    select_related = ("unit", "file", "from_person", "to_person")
    empty_hint = _("Chưa có lượt giao nhận nào. Mỗi hồ sơ tiếp nhận có ngay một lượt đầu tiên.")
    columns = [
        CODE,
        Column("steps", _("Bước"), width=16, order_by="step_no"),
        Column("step", _("Công việc"), width=44, order_by="step", second=lambda row: row.note),
        Column("from_person", _("Người giao"), kind="person", width=32, order_by="from_person__full_name"),
        Column("holder", _("Người, nơi nhận"), width=36, order_by="to_person__full_name"),
        Column("taken_at", _("Nhận"), kind="datetime", width=25, order_by="taken_at"),
        Column("due_at", _("Hạn của bước"), kind="datetime", width=25, order_by="due_at"),
        Column("left_at", _("Chuyển đi"), kind="datetime", width=25, order_by="left_at"),
        Column("limit_hours", _("Hạn, giờ"), kind="decimal", width=17, order_by="limit_hours"),
        Column("taken_hours", _("Đã làm, giờ"), kind="decimal", width=17, order_by="taken_hours"),
        Column("outcome", _("So với hạn"), value="outcome_state", kind="state", width=25, order_by="outcome"),
        UNIT,
    ]

    def figures(self, queryset, moment):
        """Steps finished in time, out of those that had a time and are finished."""
        ended = queryset.order_by().exclude(outcome="")
        counted = ended.aggregate(n=Count("pk"), late=Count("pk", filter=Q(outcome="late")))
        if not counted["n"]:
            return []
        words = gettext("trong %(n)d lượt đã xong có tính hạn") % {"n": counted["n"]}
        return [Figure(str(counted["n"] - counted["late"]), gettext("Lượt đúng hạn"), words)]


class SupplementFilter(django_filters.FilterSet):
    code = of_file()
    state = django_filters.ChoiceFilter(choices=ASKED, label=_("Tình trạng"), method="by_state")
    procedure = of_procedure()
    asked_from, asked_to = days("asked_at", _("Yêu cầu từ ngày"), _("Yêu cầu đến ngày"))
    by_state = by_state(
        {
            "open": Q(came_at=None),
            "came": Q(due_after__isnull=False),
            "never": Q(came_at__isnull=False, due_after=None),
        }
    )

    class Meta:
        model = Supplement
        fields = ["state", "asked_by", "procedure"]


class SupplementTable(Table):
    slug = "supplements"
    title = _("Yêu cầu bổ sung hồ sơ")
    model = Supplement
    form_code = _("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ")
    clauses = ("8.2",)
    filterset = SupplementFilter
    default_order = ("-asked_at",)
    period_field = "asked_at"
    select_related = ("unit", "file", "asked_by")
    empty_hint = _("Chưa yêu cầu bổ sung hồ sơ nào.")
    columns = [
        Column("number", _("Số phiếu"), kind="code", width=28, order_by="number", link=True),
        CODE,
        Column("title", _("Thủ tục"), value="file.title", width=44, order_by="file__title", optional=True),
        Column("items", _("Cần bổ sung"), width=44),
        Column("reason", _("Lý do"), width=38),
        Column("asked_at", _("Yêu cầu"), kind="datetime", width=25, order_by="asked_at"),
        Column("asked_by", _("Người yêu cầu"), kind="person", width=30, order_by="asked_by__full_name"),
        Column("until", _("Nộp trước ngày"), kind="date", width=22, order_by="until"),
        Column("came_at", _("Nhận bổ sung"), kind="datetime", width=25, order_by="came_at"),
        Column("due_before", _("Hẹn trước khi dừng"), kind="datetime", width=25, optional=True),
        Column("due_after", _("Hẹn lại"), kind="datetime", width=25),
        UNIT,
    ]


class ApologyFilter(django_filters.FilterSet):
    code = of_file()
    state = django_filters.ChoiceFilter(choices=SIGNED, label=_("Tình trạng"), method="by_state")
    procedure = of_procedure()
    signed_from, signed_to = days("signed_at", _("Ký từ ngày"), _("Ký đến ngày"))
    by_state = by_state(
        {
            "waiting": Q(signed_at=None),
            "early": Q(signed_at__isnull=False, is_late=False),
            "late": Q(is_late=True),
        }
    )

    class Meta:
        model = Apology
        fields = ["state", "signed_by", "procedure"]


class ApologyTable(Table):
    slug = "apologies"
    title = _("Phiếu xin lỗi và hẹn lại ngày trả")
    model = Apology
    form_code = _("Phiếu xin lỗi và hẹn lại ngày trả kết quả")
    clauses = ("8.2.1", "8.7")
    filterset = ApologyFilter
    default_order = ("-proposed_at",)
    period_field = "proposed_at"
    select_related = ("unit", "file", "proposed_by", "signed_by")
    empty_hint = _("Chưa có phiếu xin lỗi nào.")
    columns = [
        Column("number", _("Số phiếu"), kind="code", width=28, order_by="number"),
        CODE,
        ASKED_FOR,
        Column("reason", _("Lý do chậm"), width=44),
        Column("old_due_at", _("Đã hẹn"), kind="datetime", width=25, order_by="old_due_at"),
        Column("new_due_at", _("Hẹn lại"), kind="datetime", width=25, order_by="new_due_at"),
        Column("proposed_by", _("Người lập"), kind="person", width=30, order_by="proposed_by__full_name"),
        Column("proposed_at", _("Lập lúc"), kind="datetime", width=25, order_by="proposed_at", optional=True),
        Column("signed_by", _("Người ký"), kind="person", width=30, order_by="signed_by__full_name"),
        Column("signed_at", _("Ký lúc"), kind="datetime", width=25, order_by="signed_at"),
        Column("is_late", _("Gửi muộn"), kind="bool", width=18, order_by="is_late"),
        UNIT,
    ]


class OriginalFilter(django_filters.FilterSet):
    code = of_file()
    state = django_filters.ChoiceFilter(choices=KEPT, label=_("Tình trạng"), method="by_state")
    taken_from, taken_to = days("taken_at", _("Nhận từ ngày"), _("Nhận đến ngày"))
    by_state = by_state(
        {
            "kept": Q(given_back_at=None),
            "back": Q(given_back_at__isnull=False),
            "incident": ~Q(incident=""),
        }
    )

    class Meta:
        model = HeldOriginal
        fields = ["state"]


class OriginalTable(Table):
    slug = "originals"
    title = _("Sổ bản chính của công dân")
    model = HeldOriginal
    form_code = "BM-8.5-01"
    clauses = ("8.5.3",)
    filterset = OriginalFilter
    default_order = ("-taken_at",)
    period_field = "taken_at"
    select_related = ("unit", "file")
    empty_hint = _("Không giữ bản chính nào của công dân.")
    columns = [
        CODE,
        Column("name", _("Giấy tờ"), width=56, order_by="name", link=True),
        Column("quantity", _("Số bản"), kind="int", width=15, order_by="quantity"),
        Column("condition", _("Tình trạng khi nhận"), width=36),
        Column("taken_at", _("Nhận"), kind="datetime", width=25, order_by="taken_at"),
        Column("given_back_at", pgettext_lazy("result", "Trả"), kind="datetime", width=25,
               order_by="given_back_at"),
        Column("condition_back", _("Tình trạng khi trả"), width=36),
        Column("incident", _("Mất, hỏng và cách báo công dân"), width=50),
        UNIT,
    ]  # fmt: skip
