"""Equipment, its maintenance, and the calibration of what measures (ISO 9001:2015, 7.1.3, 7.1.5)."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from documents.retention import after_months
from qms.history import Records
from qms.states import State
from registers import states
from registers.models.register import (
    RegisterRecord,
    RegisterRow,
    Reminder,
    Section,
    money_field,
    person_field,
)

SOON = dt.timedelta(days=30)
IN_TIME = State("in_time", _("Còn hạn"), "ok", "check")
NEAR = State("near", _("Sắp đến hạn"), "warn", "clock")
OVER = State("over", _("Quá hạn"), "danger", "octagon-alert")
NO_CARE = State("no_care", _("Không theo hạn"), "mute", "minus")
NEVER = State("never", _("Chưa làm lần nào"), "danger", "octagon-alert")
BROKEN = State("broken", _("Lần gần nhất không đạt"), "danger", "octagon-alert")


class Equipment(RegisterRecord):
    """A device of the office; the days of its next maintenance and calibration follow from its rows."""

    url_name = "registers:equipment"
    label = _("Thiết bị")
    code_kind = "TB"
    life_cycle = states.KEPT

    tag = models.CharField(_("Mã quản lý"), max_length=40, blank=True)
    model_name = models.CharField(_("Kiểu, model"), max_length=80, blank=True)
    serial = models.CharField(_("Số máy (serial)"), max_length=80, blank=True)
    used_from = models.DateField(_("Ngày đưa vào dùng"), null=True, blank=True)
    place = models.CharField(_("Vị trí"), max_length=120)
    person = person_field(_("Người quản lý"))
    maintenance_months = models.PositiveSmallIntegerField(
        _("Chu kỳ bảo dưỡng (tháng)"), null=True, blank=True, help_text=_("Để trống khi không theo chu kỳ.")
    )
    is_measuring = models.BooleanField(
        _("Là thiết bị đo phải hiệu chuẩn, kiểm định"), default=False,
        help_text=_("Chỉ thiết bị mà kết quả đo quyết định việc giải quyết hồ sơ (7.1.5)."),
    )  # fmt: skip
    measuring_range = models.CharField(_("Phạm vi đo, độ chính xác"), max_length=120, blank=True)
    next_maintenance = models.DateField(_("Bảo dưỡng lần tới"), null=True, editable=False)
    valid_to = models.DateField(_("Hiệu chuẩn có giá trị đến"), null=True, editable=False)
    is_broken = models.BooleanField(_("Lần gần nhất không đạt"), default=False, editable=False)

    history = Records()
    sections = (
        Section(_("Lý lịch"), ("title", "tag", "model_name", "serial", "used_from", "place", "person")),
        Section(_("Bảo dưỡng, hiệu chuẩn"), ("maintenance_months", "is_measuring", "measuring_range")),
    )
    reminders = (
        Reminder("next_maintenance", _("Bảo dưỡng thiết bị"), {"status": "current"}, icon="wrench"),
        Reminder("used_from", _("Hiệu chuẩn, kiểm định lần đầu"),
                 {"status": "current", "is_measuring": True, "valid_to__isnull": True}, icon="ruler",
                 told=_("Hiệu chuẩn lần đầu")),
        Reminder("valid_to", _("Hiệu chuẩn, kiểm định lại"), {"status": "current", "is_measuring": True},
                 ahead=30, icon="ruler"),
    )  # fmt: skip
    needed = {"registers.look": (("person", _("Giao người quản lý")),)}

    class Meta(RegisterRecord.Meta):
        verbose_name = _("thiết bị")
        verbose_name_plural = _("thiết bị")

    def clean(self):
        super().clean()
        gaps = {
            "measuring_range": _("Ghi phạm vi đo của thiết bị đo."),
            "used_from": _("Ghi ngày đưa vào dùng của thiết bị đo: từ ngày đó phải có hiệu chuẩn."),
        }
        missing = {name: words for name, words in gaps.items() if not getattr(self, name)}
        if self.is_measuring and missing:
            raise ValidationError(missing)

    def absorb(self, rows):
        cared = [row for row in rows if row.kind == EquipmentCare.Kind.MAINTENANCE]
        return self._took(
            next_maintenance=self._next_maintenance(cared),
            valid_to=max((row.valid_to for row in rows if row.valid_to and row.passed), default=None),
            is_broken=bool(rows) and not rows[0].passed,
        )

    def chips(self, on):
        """How it stands with its care; nothing to say where it follows no rhythm."""
        told = [(_("Bảo dưỡng"), self.maintenance_state(on)), (_("Hiệu chuẩn"), self.calibration_state(on))]
        return [
            State(state.value, format_lazy("{}: {}", name, state.label), state.tone, state.icon)
            for name, state in told
            if state is not NO_CARE
        ]

    def _next_maintenance(self, cared):
        """One rhythm after the last time; the first time after the device was taken into use."""
        if not self.maintenance_months:
            return None
        since = max((row.done_on for row in cared), default=self.used_from or self.written_on)
        return after_months(since, self.maintenance_months)

    def maintenance_state(self, on: dt.date) -> State:
        """How the device stands with its maintenance on a day."""
        if self.is_broken:
            return BROKEN
        if not self.maintenance_months:
            return NO_CARE
        return due_state(self.next_maintenance, on)

    def calibration_state(self, on: dt.date) -> State:
        """Whether what it measures may be relied on that day; what does not measure needs nothing."""
        return due_state(self.valid_to, on) if self.is_measuring else NO_CARE


def due_state(day: dt.date | None, on: dt.date) -> State:
    """In time, near (30 days) or over; a day that was never set is as bad as one that has passed."""
    if day is None:
        return NEVER
    if day < on:
        return OVER
    return NEAR if day - SOON <= on else IN_TIME


class EquipmentCare(RegisterRow):
    """A maintenance, repair, calibration or verification of a device."""

    class Kind(models.TextChoices):
        MAINTENANCE = "maintenance", _("Bảo dưỡng")
        REPAIR = "repair", _("Sửa chữa")
        CALIBRATION = "calibration", _("Hiệu chuẩn")
        VERIFICATION = "verification", _("Kiểm định")

    CERTIFIED = (Kind.CALIBRATION, Kind.VERIFICATION)
    parent = "equipment"
    label = _("Lần bảo dưỡng, hiệu chuẩn")

    equipment = models.ForeignKey(Equipment, models.PROTECT, verbose_name=_("Thiết bị"))
    kind = models.CharField(_("Việc"), max_length=12, choices=Kind, default=Kind.MAINTENANCE)
    done_on = models.DateField(_("Ngày làm"))
    content = models.CharField(_("Nội dung"), max_length=300)
    done_by = models.CharField(_("Đơn vị, người làm"), max_length=160, blank=True)
    passed = models.BooleanField(_("Đạt, dùng tiếp được"), default=True)
    certificate = models.CharField(_("Số giấy chứng nhận"), max_length=80, blank=True)
    valid_to = models.DateField(_("Có giá trị đến"), null=True, blank=True)
    earlier_results = models.TextField(
        _("Kết quả đo trước đó"), blank=True,
        help_text=_("Khi không đạt (7.1.5.2): kết quả từ lần đạt gần nhất còn dùng được không, đã làm gì."),
    )  # fmt: skip
    cost = money_field(_("Chi phí (đồng)"))

    history = Records()
    sections = (
        Section(_("Việc đã làm"), ("kind", "done_on", "content", "done_by", "passed", "cost")),
        Section(_("Khi hiệu chuẩn, kiểm định"), ("certificate", "valid_to", "earlier_results")),
    )

    class Meta:
        verbose_name = _("lần bảo dưỡng, hiệu chuẩn")
        verbose_name_plural = _("lần bảo dưỡng, hiệu chuẩn")
        ordering = ["-done_on", "-id"]

    def __str__(self):
        return f"{self.get_kind_display()} {self.done_on:%d/%m/%Y}"

    def clean(self):
        super().clean()
        if self.kind in self.CERTIFIED:
            self._refuse_unproven()
        if self.valid_to and self.done_on and self.valid_to < self.done_on:
            raise ValidationError({"valid_to": _("Ngày hết giá trị phải sau ngày làm.")})

    def _refuse_unproven(self):
        """What passed has a certificate with its last day; what failed tells of earlier results."""
        if self.passed and not (self.certificate and self.valid_to):
            raise ValidationError(_("Hiệu chuẩn, kiểm định phải có số giấy chứng nhận và ngày hết giá trị."))
        if not self.passed and not self.earlier_results:
            words = _("Thiết bị đo không đạt: nêu kết quả đo trước đó còn dùng được không, đã làm gì.")
            raise ValidationError({"earlier_results": words})


Equipment.row_model = EquipmentCare
