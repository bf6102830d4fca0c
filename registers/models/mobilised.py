"""Resources that others gave for the reception room: money, devices, work (ISO 9001:2015, 7.1)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.history import Records
from registers import states
from registers.models.register import RegisterRecord, Section, money_field, person_field


class MobilisedResource(RegisterRecord):
    """Something given on a day by somebody, what it is worth in đồng, and what it was used for."""

    class Kind(models.TextChoices):
        MONEY = "money", _("Kinh phí")
        DEVICE = "device", _("Trang thiết bị")
        WORK = "work", _("Công sức, nhân lực")

    url_name = "registers:mobilisedresource"
    label = _("Nguồn lực huy động")
    code_kind = "NLHD"
    life_cycle = states.WRITTEN

    kind = models.CharField(_("Loại"), max_length=8, choices=Kind, default=Kind.DEVICE)
    quantity = models.CharField(_("Số lượng"), max_length=80, blank=True)
    amount = money_field(_("Giá trị (đồng)"))
    source = models.CharField(
        _("Nguồn"), max_length=200,
        help_text=_("Cơ quan, tổ chức. Với cá nhân ghi chung, không ghi tên và số điện thoại."),
    )  # fmt: skip
    received_on = models.DateField(_("Ngày nhận"))
    papers = models.CharField(_("Biên bản, văn bản"), max_length=160, blank=True)
    used_for = models.TextField(_("Sử dụng"), blank=True)
    person = person_field(_("Người quản lý"))

    history = Records()
    sections = (
        Section(_("Nguồn lực"), ("title", "kind", "quantity", "amount", "source", "received_on", "papers")),
        Section(_("Sử dụng"), ("used_for", "person")),
    )
    needed = {
        "registers.close": (
            ("papers", _("Ghi biên bản, văn bản giao nhận")),
            ("used_for", _("Ghi việc sử dụng")),
            ("person", _("Giao người quản lý")),
        )
    }

    class Meta(RegisterRecord.Meta):
        verbose_name = _("nguồn lực huy động")
        verbose_name_plural = _("nguồn lực huy động")
        constraints = [
            *RegisterRecord.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(amount__isnull=True) | models.Q(amount__gte=0),
                name="mobilised_not_negative",
                violation_error_message=_("Giá trị không thể âm."),
            ),
        ]

    def clean(self):
        super().clean()
        if self.kind == self.Kind.MONEY and not self.amount:
            raise ValidationError({"amount": _("Ghi số tiền của kinh phí.")})
