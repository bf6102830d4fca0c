"""Columns of the one-stop register (sổ theo dõi hồ sơ), those of the form in force among them."""

import datetime as dt
from dataclasses import replace

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from documents.content import LIMIT_UNITS
from documents.tables.by_day import DayFilter, TableByDay
from documents.tables.documents import OfficeDateFilter
from qms.export.tables import Column
from qms.export.values import InPlaceOfData
from qms.history import Moment
from qms.models import Unit
from registers import file_sets
from registers.due_bar import due_bar
from registers.finding import found
from registers.forms_in_force import register_form
from registers.lateness import unraised
from registers.models import Channel, Handover, ServiceFile
from registers.standing import standing
from registers.states import service_files as states

DUE = (
    ("late", _("Quá hạn")),
    ("today", _("Hết hạn hôm nay")),
    ("soon", _("Hết hạn trong 3 ngày")),
    ("stopped", _("Chờ bổ sung")),
    ("answered_late", _("Đã có kết quả, quá hạn")),
    ("unraised", _("Quá hạn, chưa nêu không phù hợp")),
)
MINE = (("held", _("Tôi đang giữ")), ("received", _("Tôi tiếp nhận")))
NEAR = dt.timedelta(days=3)
SCREEN = ("code", "applicant", "due_at", "standing", "step")


class TableFilter(django_filters.CharFilter):
    """A text filter that the table applies itself, because it asks who searches."""

    def filter(self, queryset, value):
        return queryset


class MomentFilter(OfficeDateFilter):
    """A day against a moment: from its first minute ("gte") or to its last ("lte")."""

    def filter(self, queryset, value):
        if value:
            edge = dt.time.min if self.lookup_expr == "gte" else dt.time.max
            value = timezone.make_aware(dt.datetime.combine(value, edge))
        return super().filter(queryset, value)


class FigureField(forms.CharField):
    """A figure of the statistics, as `registers.file_sets` writes it into an address."""

    widget = forms.HiddenInput

    def clean(self, value):
        text = super().clean(value)
        return file_sets.read(text) if text else None


class FigureFilter(TableFilter):
    """The files behind a figure; the table applies it, because it needs the moment."""

    field_class = FigureField


class ServiceFileFilter(django_filters.FilterSet):
    q = TableFilter(label=_("Mã, họ tên, số định danh, điện thoại"), max_length=200)
    status = django_filters.MultipleChoiceFilter(choices=states.SERVICE_FILE.choices, label=_("Tình trạng"))
    due = DayFilter(choices=DUE, label=_("Thời hạn"))
    mine = DayFilter(choices=MINE, label=_("Của tôi"))
    step = django_filters.NumberFilter(field_name="step_no", label=_("Bước"), min_value=1, max_value=999)
    channel = django_filters.ChoiceFilter(choices=Channel.choices, label=_("Cách nộp"))
    field = django_filters.CharFilter(lookup_expr="icontains", label=_("Lĩnh vực"), max_length=120)
    received_from = MomentFilter(field_name="received_at", lookup_expr="gte", label=_("Nhận từ ngày"))
    received_to = MomentFilter(field_name="received_at", lookup_expr="lte", label=_("Nhận đến ngày"))
    resolved_from = MomentFilter(field_name="resolved_at", lookup_expr="gte", label=_("Có kết quả từ ngày"))
    resolved_to = MomentFilter(field_name="resolved_at", lookup_expr="lte", label=_("Có kết quả đến ngày"))
    figure = FigureFilter(label=_("Số liệu thống kê"), max_length=400)

    class Meta:
        model = ServiceFile
        fields = [
            "q", "procedure", "status", "due", "mine", "step", "channel", "field", "holder",
            "received_from", "received_to", "resolved_from", "resolved_to",
        ]  # fmt: skip


def by_due(rows, value, moment):
    """How a file stands to its due time at the moment looked at."""
    running = rows.filter(status__in=states.RUNNING)
    end_of_day = _end_of(moment.on)
    narrow = {
        "late": running.filter(due_at__lt=moment.at),
        "today": running.filter(due_at__gte=moment.at, due_at__lte=end_of_day),
        "soon": running.filter(due_at__gte=moment.at, due_at__lte=end_of_day + NEAR),
        "stopped": rows.filter(status=states.SUPPLEMENT),
        "answered_late": rows.filter(outcome="late"),
    }
    return unraised(rows, moment) if value == "unraised" else narrow.get(value, rows)


def by_figure(rows, value, moment):
    """The files that a figure of the statistics counted."""
    try:
        return file_sets.narrowed(rows, file_sets.read(value), moment)
    except ValidationError:  # told by the form of the page
        return rows


def waiting_counts(moment, user=None) -> dict:
    """Aggregates over files: open ones, of these the late and those due today.

    With a person also those in the person's hands, and those answered: for these the files themselves are
    read, the others come from the index of due times alone.
    """
    running, end_of_day = Q(status__in=states.RUNNING), _end_of(moment.on)
    narrow = {
        "open": Q(status__in=states.OPEN),
        "late": running & Q(due_at__lt=moment.at),
        "today": running & Q(due_at__gte=moment.at, due_at__lte=end_of_day),
    }
    if user is not None:
        narrow |= {"mine": Q(status__in=states.OPEN, holder=user), "resolved": Q(status=states.RESOLVED)}
    return {name: Count("id", filter=condition) for name, condition in narrow.items()}


def _end_of(day) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.max))


def personal(name: str):
    """A field of the citizen, masked by the table where it must be. Once erased, the name says so."""

    def read(file):
        if not file.applicant_id:
            return ""
        if file.applicant.is_erased and name == "name":
            return InPlaceOfData(gettext("đã xóa"))
        return file.applicant.fields.get(name, "")

    return read


def asked_for(file) -> str:
    """What was asked for, under which procedure."""
    return f"{file.title}, {file.procedure.code}" if file.procedure_id else file.title


def received_in_short(file) -> str:
    return f"{timezone.localtime(file.received_at):%d/%m/%Y %H:%M}"


def about_due(file) -> str:
    """The week day a file is due; when it was answered or returned, once it was."""
    if file.returned_at:
        return gettext("trả %(at)s") % {"at": f"{timezone.localtime(file.returned_at):%d/%m %H:%M}"}
    if file.resolved_at:
        return gettext("có kết quả %(at)s") % {"at": f"{timezone.localtime(file.resolved_at):%d/%m %H:%M}"}
    return str(WEEKDAYS[timezone.localtime(file.due_at).weekday()])


def step_in_words(file) -> str:
    """The step an open file is at, with its number; how it stands once it is answered or over."""
    if not file.is_open:
        return str(file.state.label)
    return gettext("B%(number)d %(step)s") % {"number": file.step_no, "step": file.step_name}


def who_has_it(file) -> str:
    return str(file.holder_place or file.holder or "") if file.is_open else ""


def limit_unit(file) -> str:
    """What the limit is told in; empty where the desk said the day itself."""
    return str(LIMIT_UNITS.get(file.limit_unit, ""))


def cutoff_hour(file) -> str:
    return f"{file.cutoff:%H:%M}" if file.cutoff else ""


class ServiceFileTable(TableByDay):
    """The form in force gives the columns of every file that is taken out; the page shows SCREEN instead."""

    slug = "service_files"
    title = _("Sổ theo dõi hồ sơ")
    model = ServiceFile
    form_code = _("Sổ theo dõi hồ sơ")
    clauses = ("8.1", "8.2", "8.5.1", "8.5.2", "8.6")
    filterset = ServiceFileFilter
    by_day = {"due": by_due, "figure": by_figure}
    default_order = ("-received_at",)
    period_field = "received_at"
    select_related = ("unit", "procedure", "applicant", "holder")
    empty_hint = _("Chưa có hồ sơ nào. Bấm “Tiếp nhận” để ghi hồ sơ đầu tiên, hoặc nhập từ sổ Excel cũ.")
    columns = [
        Column("code", _("Mã hồ sơ"), kind="code", width=28, order_by="code", link=True,
               second=received_in_short),
        Column("external_code", _("Mã trên hệ thống khác"), kind="code", width=30, optional=True),
        Column("title", _("Tên thủ tục hành chính"), width=45, order_by="title",
               second=lambda file: file.procedure.code if file.procedure_id else ""),
        Column("field", _("Lĩnh vực"), width=25, order_by="field", optional=True),
        Column("applicant", _("Tên tổ chức, cá nhân"), value=personal("name"), width=40, personal=True,
               link=True, second=asked_for),
        Column("address", _("Địa chỉ"), value=personal("address"), width=34, personal=True),
        Column("phone", _("Số điện thoại"), value=personal("phone"), width=27, personal=True),
        Column("id_number", _("Số định danh"), value=personal("id_number"), width=30, personal=True,
               optional=True),
        Column("unit", _("Cơ quan chủ trì"), width=34),
        Column("channel", _("Cách nộp"), value="get_channel_display", width=20, order_by="channel",
               optional=True),
        Column("received_at", _("Nhận"), kind="datetime", width=24, order_by="received_at"),
        Column("due_at", _("Hẹn trả"), kind="datetime", width=24, order_by="due_at", second=about_due),
        Column("standing", _("Thời hạn"), kind="state", width=28, optional=True, second=due_bar),
        Column("step", _("Đang ở bước"), value=step_in_words, width=34, order_by="step_no", optional=True,
               second=who_has_it),
        Column("holder", _("Đang giữ"), value=who_has_it, width=28, optional=True),
        Column("resolved_at", _("Có kết quả"), kind="datetime", width=24, order_by="resolved_at",
               optional=True),
        Column("returned_at", pgettext_lazy("result", "Trả"), kind="datetime", width=24,
               order_by="returned_at"),
        Column("return_by", _("Phương thức nhận kết quả"), value="get_return_by_display", width=26),
        Column("receipt", _("Ký nhận"), width=24),
        Column("supplements", _("Bổ sung"), kind="int", width=15, order_by="supplements", optional=True),
        Column("apologies", _("Xin lỗi"), kind="int", width=15, order_by="apologies", optional=True),
        Column("counted_from", _("Tính từ"), kind="datetime", width=24, optional=True),
        Column("limit_value", _("Thời hạn, số"), kind="decimal", width=18, optional=True),
        Column("limit_unit", _("Thời hạn, đơn vị"), value=limit_unit, width=22, optional=True),
        Column("cutoff", _("Giờ chốt trong ngày"), value=cutoff_hour, kind="code", width=18, optional=True),
        Column("first_due_at", _("Hẹn trả lần đầu"), kind="datetime", width=24, optional=True),
        Column("ended_at", _("Kết thúc"), kind="datetime", width=24, order_by="ended_at", optional=True),
        Column("limit_hours", _("Thời hạn quy trình, giờ"), kind="decimal", width=20, optional=True),
        Column("law_hours", _("Thời hạn luật định, giờ"), kind="decimal", width=20, optional=True),
        Column("taken_hours", _("Đã làm, giờ"), kind="decimal", width=20, optional=True),
        Column("fee", _("Phí, lệ phí (đồng)"), kind="int", width=22, order_by="fee", optional=True),
        Column("status", _("Tình trạng"), value="state", kind="state", width=26, order_by="status",
               optional=True),
    ]  # fmt: skip

    def queryset(self, user, units, moment, params=None, period=None):
        rows = super().queryset(user, units, moment, params, period)
        if text := (params or {}).get("q", ""):
            rows = found(rows, text, units, personal=not self.masked)
        held = {"held": "holder", "received": "received_by"}.get((params or {}).get("mine", ""))
        return rows.filter(**{held: user}) if held and user else rows

    def caption(self, *, unit, moment=None, **more):
        """With the number of the form in force; ``unit`` is a unit, or its name where only that is known."""
        made = super().caption(unit=unit, moment=moment, **more)
        office = unit if isinstance(unit, Unit) else Unit.objects.filter(names__name=str(unit)).first()
        looked_at = moment or Moment()
        form = register_form(office, looked_at.on, looked_at) if office else None
        return replace(made, form_code=f"{form.number}, {form.basis}") if form else made

    def prepare(self, records, moment):
        """How each stands to its due time at the moment; the words of the step it is at, in one query."""
        steps = _steps(records, moment) if any(column.key == "step" for column in self.shown) else {}
        for file in records:
            file.standing, file.looked_at = standing(file, moment.at), moment.at
            file.step_name = steps.get(file.pk, "")


def _steps(records, moment) -> dict[int, str]:
    """The work of the last hand-over of each open file."""
    wanted = [file.pk for file in records if file.is_open]
    rows = moment.rows(Handover).filter(file_id__in=wanted).order_by("number")
    return dict(rows.values_list("file_id", "step"))
