"""What is looked at on a check of the reception room: the unit's own list (ISO 9001:2015, 7.1.4)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.history import Records
from registers import states
from registers.models.register import RegisterRecord, Section


class PremisesItem(RegisterRecord):
    """One item of the list; a new check begins with all that are in use."""

    url_name = "registers:premisesitem"
    label = _("Hạng mục kiểm tra")
    code_kind = "HM"
    life_cycle = states.KEPT

    no = models.PositiveSmallIntegerField(_("Thứ tự"), default=1)
    how = models.CharField(_("Thế nào là đạt"), max_length=300)

    history = Records()
    sections = (Section(_("Hạng mục"), ("no", "title", "how")),)

    class Meta(RegisterRecord.Meta):
        verbose_name = _("hạng mục kiểm tra nơi tiếp dân")
        verbose_name_plural = _("hạng mục kiểm tra nơi tiếp dân")
