"""Plans of changes (ISO 9001:2015, 6.3 of the system, 8.5.6 of the service)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from qms.history import Records
from qms.states import Missing
from registers import states
from registers.models.register import RegisterRecord, RegisterRow, Reminder, Section, person_field


class ChangePlan(RegisterRecord):
    """A change thought through before it is made: why, what follows, with what, by whom."""

    class Kind(models.TextChoices):
        SYSTEM = "system", _("Hệ thống quản lý (6.3)")
        SERVICE = "service", _("Việc giải quyết thủ tục (8.5.6)")

    url_name = "registers:changeplan"
    label = _("Kế hoạch thay đổi")
    code_kind = "KHTD"
    life_cycle = states.PLANNED

    kind = models.CharField(_("Thay đổi"), max_length=10, choices=Kind, default=Kind.SYSTEM)
    purpose = models.TextField(_("Mục đích"))
    consequences = models.TextField(_("Hệ quả có thể có"), blank=True)
    integrity = models.TextField(_("Cách giữ hệ thống trọn vẹn khi thay đổi"), blank=True)
    resources = models.TextField(_("Nguồn lực"), blank=True)
    person = person_field(_("Người chịu trách nhiệm"))
    due = models.DateField(_("Hạn"), null=True, blank=True)
    outcome = models.TextField(_("Kết quả xem xét thay đổi"), blank=True)

    history = Records()
    sections = (
        Section(_("Thay đổi"), ("title", "kind", "purpose", "consequences", "integrity")),
        Section(_("Cách làm"), ("resources", "person", "due")),
        Section(_("Sau khi thay đổi"), ("outcome",), later=True),
    )
    agreed = ("kind", "purpose", "due")
    reminders = (Reminder("due", _("Hoàn thành thay đổi"), {"status": "active"}, icon="shuffle"),)
    needed = {
        "registers.approve": (
            ("consequences", _("Nêu hệ quả có thể có")),
            ("integrity", _("Nêu cách giữ hệ thống trọn vẹn")),
            ("resources", _("Nêu nguồn lực")),
            ("person", _("Giao người chịu trách nhiệm")),
            ("due", _("Đặt hạn")),
        ),
        "registers.end": (("outcome", _("Ghi kết quả xem xét thay đổi")),),
    }

    class Meta(RegisterRecord.Meta):
        verbose_name = _("kế hoạch thay đổi")
        verbose_name_plural = _("kế hoạch thay đổi")

    @property
    def takes_rows(self) -> bool:
        return self.status != "ended"

    def missing_for(self, verb, moment):
        """A change ends when each of its steps is done, or says in its result why it was dropped."""
        gaps = super().missing_for(verb, moment)
        left = [row for row in self.rows_at(moment) if row.done_on is None and not row.result]
        if verb == "registers.end" and left:
            words = ngettext("Còn %(n)s việc chưa ghi kết quả", "Còn %(n)s việc chưa ghi kết quả", len(left))
            gaps.append(Missing(words % {"n": len(left)}, "rows"))
        return gaps


class ChangeStep(RegisterRow):
    """One thing to be done for a change."""

    parent = "plan"
    label = _("Việc cần làm")

    plan = models.ForeignKey(ChangePlan, models.PROTECT, verbose_name=_("Kế hoạch thay đổi"))
    text = models.CharField(_("Việc cần làm"), max_length=300)
    person = person_field(_("Người làm"))
    due = models.DateField(_("Hạn"), null=True, blank=True)
    done_on = models.DateField(_("Ngày xong"), null=True, blank=True)
    result = models.CharField(_("Kết quả"), max_length=300, blank=True)

    history = Records()
    sections = (Section(_("Việc cần làm"), ("text", "person", "due", "done_on", "result")),)
    reminders = (
        Reminder("due", _("Việc của kế hoạch thay đổi"),
                 {"done_on__isnull": True, "plan__status": "active"}, icon="shuffle"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("việc của kế hoạch thay đổi")
        verbose_name_plural = _("việc của kế hoạch thay đổi")
        ordering = ["due", "id"]

    def __str__(self):
        return self.text


ChangePlan.row_model = ChangeStep
