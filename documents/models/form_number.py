"""The codes by which a unit numbers its forms, edition by edition (ISO 9001:2015, 7.5.2 a)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.history import Records
from qms.models import UnitRecord


class FormNumber(UnitRecord):
    """One edition of a form's number: its code, issue and revision, from a day on.

    Said by a unit for itself and the units below it; the nearest one holds. `form` is our own name of
    the form. An empty code says that the unit prints no code on it.
    """

    label = _("Mã biểu mẫu")

    form = models.CharField(_("biểu mẫu của hệ thống"), max_length=30)
    code = models.CharField(_("mã hiệu"), max_length=40, blank=True)
    issue_no = models.PositiveSmallIntegerField(_("lần ban hành"), default=1)
    revision_no = models.PositiveSmallIntegerField(_("lần sửa đổi"), default=0)
    from_date = models.DateField(_("dùng từ ngày"))

    history = Records()

    class Meta:
        verbose_name = _("mã biểu mẫu")
        verbose_name_plural = _("mã biểu mẫu")
        ordering = ["unit", "form", "from_date"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "form", "from_date"], name="form_numbered_once_a_day",
                violation_error_message=_("Biểu mẫu này đã có mã dùng từ ngày đó."),
            )
        ]  # fmt: skip

    def __str__(self):
        return f"{self.form} → {self.code or '–'}"
