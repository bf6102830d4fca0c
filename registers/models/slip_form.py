"""The forms of the slips as dated data: which number and title a slip has, by which text, from when."""

import datetime as dt

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.history import Records
from qms.models import UnitRecord
from qms.states import State
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


PAGES = ("detail", "history", "edit", "end")

#: What the days of a form make of it.
STANDINGS = {
    "ahead": State("ahead", pgettext_lazy("slip form", "Chưa tới ngày dùng"), "mute", "calendar-clock"),
    "in_use": State("in_use", pgettext_lazy("slip form", "Đang dùng"), "ok", "circle-check"),
    "over": State("over", pgettext_lazy("slip form", "Hết dùng"), "mute", "archive"),
}


class SlipForm(UnitRecord):
    """One form of one edition; `unit` is the topmost unit that says so, it holds in all below it.

    ``doubt`` says what has still to be checked against the text, such as a day that was not found; it is
    empty once somebody has checked.
    """

    label = _("Biểu mẫu một cửa")
    url_name = "registers:slip_form"
    seen_as = None  # the State of the day a page looks at

    family = models.CharField(_("bộ biểu mẫu"), max_length=20, choices=FormFamily)
    kind = models.CharField(_("loại phiếu"), max_length=20, choices=SlipKind)
    number = models.CharField(pgettext_lazy("slip form", "mẫu số"), max_length=40)
    title = models.CharField(_("tên biểu mẫu"), max_length=300)
    basis = models.CharField(_("căn cứ"), max_length=200)
    from_date = models.DateField(_("dùng từ"))
    to_date = models.DateField(_("đến hết ngày"), null=True, blank=True)
    doubt = models.CharField(_("cần kiểm tra"), max_length=200, blank=True)

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

    @property
    def code(self) -> str:
        """What the page of a form is headed by: "Mẫu 01"."""
        return self.number

    @property
    def state(self):
        return self.seen_as

    def standing(self, on: dt.date) -> State:
        """Whether it is used on a day."""
        if on < self.from_date:
            return STANDINGS["ahead"]
        return STANDINGS["over" if self.to_date and self.to_date < on else "in_use"]

    def get_absolute_url(self) -> str:
        return self.url("detail")

    def url(self, page: str) -> str:
        """The address of one of the form's pages; empty where it has none."""
        return reverse(f"{self.url_name}_{page}", args=[self.pk]) if page in PAGES else ""
