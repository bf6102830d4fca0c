"""The forms of the slips as dated data: which number and title a slip has, by which text, from when."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.history import Records
from qms.models import UnitRecord
from registers.models.reception_setting import FormFamily


class SlipKind(models.TextChoices):
    """What a slip is for."""

    RECEPTION = "reception", _("Tiếp nhận hồ sơ và hẹn trả kết quả")
    SUPPLEMENT = "supplement", _("Yêu cầu bổ sung, hoàn thiện hồ sơ")
    REFUSAL = "refusal", _("Từ chối tiếp nhận hồ sơ")
    APOLOGY = "apology", _("Xin lỗi và hẹn lại ngày trả kết quả")
    STOP = "stop", _("Dừng giải quyết hồ sơ")
    CONTROL = "control", _("Kiểm soát quá trình giải quyết hồ sơ")
    REGISTER = "register", _("Sổ theo dõi hồ sơ")


class SlipForm(UnitRecord):
    """One form of one edition; `unit` is the topmost unit that says so, it holds in all below it."""

    label = _("Biểu mẫu một cửa")

    family = models.CharField(_("bộ biểu mẫu"), max_length=20, choices=FormFamily)
    kind = models.CharField(_("loại phiếu"), max_length=20, choices=SlipKind)
    number = models.CharField(_("mẫu số"), max_length=40)
    title = models.CharField(_("tên biểu mẫu"), max_length=300)
    basis = models.CharField(_("căn cứ"), max_length=200)
    from_date = models.DateField(_("dùng từ"))
    to_date = models.DateField(_("đến hết ngày"), null=True, blank=True)

    history = Records()

    class Meta:
        verbose_name = _("biểu mẫu một cửa")
        verbose_name_plural = _("biểu mẫu một cửa")
        ordering = ["family", "number", "from_date"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "family", "kind", "from_date"], name="slip_form_once_a_day",
                violation_error_message=_("Bộ này đã có mẫu của loại phiếu ấy từ ngày này."),
            ),
            models.CheckConstraint(
                condition=Q(to_date=None) | Q(to_date__gte=models.F("from_date")),
                name="slip_form_days_in_order",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.number} {self.title}"
