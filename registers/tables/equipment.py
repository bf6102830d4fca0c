"""Columns of the equipment and of its maintenance and calibration."""

import django_filters
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from documents.tables.documents import YesNoFilter
from qms.export.tables import Column, Table
from registers import states
from registers.models import Equipment, EquipmentCare


class EquipmentFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(choices=states.KEPT.choices, label=_("Tình trạng"))
    is_measuring = YesNoFilter(label=_("Là thiết bị đo phải hiệu chuẩn, kiểm định"))

    class Meta:
        model = Equipment
        fields = ["status", "is_measuring", "person"]


class EquipmentTable(Table):
    slug = "equipment"
    title = _("Thiết bị")
    model = Equipment
    form_code = "BM-7.1-01"
    clauses = ("7.1",)
    filterset = EquipmentFilter
    select_related = ("person", "unit")
    empty_hint = _(
        "Chưa ghi thiết bị nào. Bắt đầu từ máy lấy số, máy in, máy thu nhận căn cước, thiết bị đo."
    )
    columns = [
        Column("code", _("Mã"), kind="code", width=27, link=True, order_by="code"),
        Column(
            "title", _("Thiết bị"), width=44, order_by="title", link=True, second=lambda device: device.place
        ),
        Column("tag", _("Mã quản lý"), width=22, order_by="tag", optional=True),
        Column("model_name", _("Kiểu, model"), width=28, optional=True),
        Column("serial", _("Số máy"), width=28, optional=True),
        Column("used_from", _("Dùng từ"), kind="date", width=20, order_by="used_from", optional=True),
        Column("place", _("Vị trí"), width=30, order_by="place", optional=True),
        Column("person", _("Người quản lý"), kind="person", width=28, order_by="person__full_name"),
        Column("next_maintenance", _("Bảo dưỡng tới"), kind="date", width=22, order_by="next_maintenance"),
        Column("maintenance", _("Bảo dưỡng"), kind="state", width=24),
        Column("valid_to", _("Hiệu chuẩn đến"), kind="date", width=22, order_by="valid_to"),
        Column("calibration", _("Hiệu chuẩn"), kind="state", width=24),
        Column("status", _("Tình trạng"), value="state", kind="state", width=24, order_by="status"),
    ]

    def prepare(self, records, moment):
        """Over, near or in time as of the day looked at."""
        for device in records:
            device.maintenance = device.maintenance_state(moment.on)
            device.calibration = device.calibration_state(moment.on)


def _content(care) -> str:
    """What was done; of a device that failed, what became of its earlier results."""
    if not care.earlier_results:
        return care.content
    return gettext("%(content)s. Kết quả đo trước đó: %(earlier)s") % {
        "content": care.content.rstrip("."),
        "earlier": care.earlier_results,
    }


class EquipmentCareTable(Table):
    slug = "equipment-care"
    title = _("Bảo dưỡng, hiệu chuẩn")
    model = EquipmentCare
    form_code = "BM-7.1-03"
    clauses = ("7.1",)
    default_order = ("-done_on",)
    period_field = "done_on"
    select_related = ("equipment", "unit")
    empty_hint = _("Chưa ghi lần bảo dưỡng, hiệu chuẩn nào.")
    columns = [
        Column("equipment", _("Thiết bị"), value="equipment.title", width=46),
        Column("done_on", _("Ngày làm"), kind="date", width=22, order_by="done_on"),
        Column("kind", _("Việc"), value="get_kind_display", width=24),
        Column("content", _("Nội dung"), value=_content, width=56),
        Column("done_by", _("Đơn vị, người làm"), width=36),
        Column("passed", _("Đạt"), kind="bool", width=16),
        Column("certificate", _("Số giấy chứng nhận"), width=30),
        Column("valid_to", _("Có giá trị đến"), kind="date", width=24),
        Column("cost", _("Chi phí (đồng)"), kind="int", width=24, optional=True),
    ]
