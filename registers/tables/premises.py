"""Columns of the checks of the reception room, their items, and the list of items."""

import django_filters
from django.utils.translation import gettext_lazy as _

from qms.export.tables import Column, Table
from registers import states
from registers.models import PremisesCheck, PremisesCheckRow, PremisesItem
from registers.row_files import names_in_pack


class PremisesCheckFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(choices=states.WRITTEN.choices, label=_("Tình trạng"))

    class Meta:
        model = PremisesCheck
        fields = ["status", "person"]


class PremisesCheckTable(Table):
    slug = "premises-checks"
    title = _("Kiểm tra nơi tiếp dân")
    model = PremisesCheck
    form_code = "BM-7.1-04"
    clauses = ("7.1",)
    filterset = PremisesCheckFilter
    period_field = "checked_on"
    select_related = ("person", "unit")
    empty_hint = _("Chưa có lần kiểm tra nào. Ghi trước danh mục hạng mục, rồi lập lần kiểm tra đầu tiên.")
    columns = [
        Column("code", _("Mã"), kind="code", width=27, link=True, order_by="code"),
        Column("title", _("Lần kiểm tra"), width=44, order_by="title", link=True),
        Column("checked_on", _("Ngày"), kind="date", width=20, order_by="checked_on"),
        Column("person", _("Người kiểm tra"), kind="person", width=28, order_by="person__full_name"),
        Column("good_of", _("Hạng mục đạt"), width=20),
        Column("outcome", _("Kết quả"), kind="state", width=24),
        Column("remark", _("Nhận xét"), width=50),
        Column("status", _("Tình trạng"), value="state", kind="state", width=24, order_by="status"),
    ]


class PremisesCheckRowTable(Table):
    slug = "premises-check-rows"
    title = _("Hạng mục đã kiểm tra")
    model = PremisesCheckRow
    default_order = ("no", "id")
    select_related = ("check_record", "unit")
    columns = [
        Column("no", _("TT"), kind="int", width=10),
        Column("item", _("Hạng mục"), width=60),
        Column("how", _("Thế nào là đạt"), width=70),
        Column("verdict", _("Kết quả"), kind="state", width=28),
        Column("note", _("Ghi chú"), width=50),
        Column("files", _("Ảnh"), value=names_in_pack, kind="list", width=40),
    ]


class PremisesItemFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(choices=states.KEPT.choices, label=_("Tình trạng"))

    class Meta:
        model = PremisesItem
        fields = ["status"]


class PremisesItemTable(Table):
    slug = "premises-items"
    title = _("Hạng mục kiểm tra nơi tiếp dân")
    model = PremisesItem
    form_code = "BM-7.1-08"
    clauses = ("7.1",)
    filterset = PremisesItemFilter
    default_order = ("no", "id")
    select_related = ("unit",)
    empty_hint = _(
        "Chưa có hạng mục nào. Ghi điều đơn vị muốn nhìn thấy ở nơi tiếp dân, mỗi hạng mục một dòng."
    )
    columns = [
        Column("code", _("Mã"), kind="code", width=27, link=True, order_by="code"),
        Column("no", _("TT"), kind="int", width=12, order_by="no"),
        Column("title", _("Hạng mục"), width=60, order_by="title", link=True),
        Column("how", _("Thế nào là đạt"), width=90),
        Column("status", _("Tình trạng"), value="state", kind="state", width=24, order_by="status"),
    ]
