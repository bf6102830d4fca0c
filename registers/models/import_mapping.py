"""Which column of an Excel export says what: saved once by a unit, found again by the headings."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.history import Records
from qms.models import UnitRecord


class ImportMapping(UnitRecord):
    """``columns`` is {target: place of the column, from 0} of `registers.importing.columns.TARGETS`.

    ``header_key`` is the fingerprint of the headings, which may stand elsewhere in the next file but not
    otherwise. ``date_order`` says how dates written as text are meant: "dmy", "mdy", or nothing.
    """

    label = _("Mẫu cột nhập sổ")

    name = models.CharField(_("tên"), max_length=80)
    header_key = models.CharField(max_length=64, editable=False)
    headings = models.JSONField(_("tiêu đề cột"), default=list)
    columns = models.JSONField(_("cột được dùng"), default=dict)
    date_order = models.CharField(_("thứ tự ngày tháng"), max_length=3, blank=True)

    untold = ("header_key",)
    history = Records()

    class Meta:
        verbose_name = _("mẫu cột nhập sổ")
        verbose_name_plural = _("mẫu cột nhập sổ")
        ordering = ["unit", "name"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "header_key"], name="import_mapping_once_a_header"),
            models.UniqueConstraint(
                fields=["unit", "name"], name="import_mapping_named_once",
                violation_error_message=_("Tên mẫu cột này đã có trong đơn vị."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return self.name
