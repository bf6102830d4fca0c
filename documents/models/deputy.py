"""Who signs for somebody else, from day to day, and on what paper (5.3)."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents import states
from qms.history.records import Records
from qms.models import Record, User


class SigningForm(models.TextChoices):
    """How the deputy signs (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

    KT = "KT", _("KT. (ký thay)")
    TL = "TL", _("TL. (thừa lệnh)")
    TUQ = "TUQ", _("TUQ. (thừa ủy quyền)")


class Deputy(Record):
    """`deputy` reviews and approves in a unit what `person` may, from a day to a day, both included.

    Nothing of it is edited; it ends early by an act that moves its last day, and a new one is made.
    """

    code_kind = "UQ"
    life_cycle = states.DEPUTY
    label = _("Người ký thay")
    url_name = "documents:deputy"

    person = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("ký thay cho"))
    deputy = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("người ký thay"))
    form = models.CharField(
        _("hình thức ký"), max_length=5, choices=SigningForm.choices, default=SigningForm.KT
    )
    from_date = models.DateField(_("từ ngày"))
    to_date = models.DateField(_("đến hết ngày"))
    basis = models.CharField(_("văn bản giao, ủy quyền"), max_length=300)

    history = Records()

    class Meta(Record.Meta):
        verbose_name = _("người ký thay")
        verbose_name_plural = _("người ký thay")
        constraints = [
            *[item.clone() for item in Record.Meta.constraints],
            models.CheckConstraint(
                condition=models.Q(to_date__gte=models.F("from_date")), name="deputy_period",
                violation_error_message=_("Ngày cuối phải từ ngày đầu trở đi."),
            ),
            models.CheckConstraint(
                condition=~models.Q(person=models.F("deputy")), name="deputy_is_another",
                violation_error_message=_("Không ai ký thay cho chính mình."),
            ),
        ]  # fmt: skip

    @property
    def state(self):
        """The stored state, or what `standing` made of it for the day that is shown."""
        return getattr(self, "seen_as", None) or super().state

    def is_in_force(self, on: dt.date) -> bool:
        """Whether the deputy may sign on a day."""
        return self.status == states.DEPUTY_NAMED and self.from_date <= on <= self.to_date

    def standing(self, on: dt.date):
        """The state in words on a day: what the calendar makes of a deputy who was not ended."""
        if self.status == states.DEPUTY_ENDED or self.is_in_force(on):
            return self.life_cycle.state(self.status)
        return states.NOT_YET if on < self.from_date else states.OVER
