"""The list of change requests (BM-01-04, clause 7.5), its columns declared once."""

import django_filters
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from documents import states
from documents.models import ChangeRequest, Document, Origin
from qms.export.tables import Column, Table


class ChangeRequestFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(choices=states.CHANGE_REQUEST.choices, label=_("Tình trạng"))
    origin = django_filters.ChoiceFilter(choices=Origin.choices, label=_("Xuất phát từ"))
    document = django_filters.ModelChoiceFilter(queryset=Document.objects.all(), label=_("Tài liệu"))

    class Meta:
        model = ChangeRequest
        fields = ["status", "origin", "document", "drafter"]


def what_line(request):
    """Which document is to be changed, or of which kind the new one is."""
    if request.document is not None:
        return str(request.document)
    return gettext("tài liệu mới: %(kind)s") % {"kind": request.get_kind_display().lower()}


def _code_of(request):
    return request.document.code if request.document else ""


class ChangeRequestTable(Table):
    slug = "change_requests"
    title = _("Yêu cầu biên soạn, sửa đổi tài liệu")
    model = ChangeRequest
    form_code = "BM-01-04"
    clauses = ("7.5",)
    filterset = ChangeRequestFilter
    default_order = ("-created_at",)
    period_field = "created_at"
    select_related = ("unit", "document", "created_by", "drafter")
    empty_hint = _("Chưa có yêu cầu nào. Ai thấy tài liệu cần sửa đều gửi được từ trang của tài liệu.")
    columns = [
        Column("code", _("Mã"), kind="code", width=24, order_by="code", link=True),
        Column("title", _("Đề nghị"), width=62, order_by="title", second=what_line),
        Column("document", _("Tài liệu"), value=_code_of, kind="code", width=20, order_by="document__code"),
        Column("origin", _("Xuất phát từ"), value="get_origin_display", width=30, order_by="origin"),
        Column("why", _("Lý do"), width=50, optional=True),
        Column("opinion", _("Ý kiến"), width=50, optional=True),
        Column("created_by", _("Người đề nghị"), kind="person", width=30, order_by="created_by__full_name"),
        Column("created_at", _("Gửi lúc"), kind="datetime", width=26, order_by="created_at"),
        Column("drafter", _("Người soạn"), kind="person", width=30, order_by="drafter__full_name"),
        Column("due_on", _("Xong trước"), kind="date", width=22, order_by="due_on"),
        Column("done_on", _("Hoàn thành"), kind="date", width=22, order_by="done_on", optional=True),
        Column("unit", _("Đơn vị"), value="unit.name", width=34, optional=True),
        Column("status", _("Tình trạng"), value="state", kind="state", width=28, order_by="status"),
    ]
