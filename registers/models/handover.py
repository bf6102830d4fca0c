"""One stay of a file at one step: a row of the control slip (phiếu kiểm soát, 8.5.1, 8.5.2, 8.6)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.history import Records
from qms.models import UnitRecord, User
from registers.models.service_file import ServiceFile
from registers.states import service_files as states


class Handover(UnitRecord):
    """Who had the file for which step, from when to when, and whether the step's time was kept.

    The first row is the reception itself. ``due_at`` is empty for a step without a counted time
    ("giờ hành chính"), and while the clock stands still for a supplement. ``to_place`` names a body
    outside the office that has no account here. One person may do several steps in a row: ``last_step_no``
    then names the last of them, and their time is the sum of the steps' times.
    """

    parent = "file"
    label = _("Lượt giao nhận")

    file = models.ForeignKey(ServiceFile, models.PROTECT, related_name="handovers", verbose_name=_("hồ sơ"))
    number = models.PositiveSmallIntegerField(_("thứ tự"))
    step_no = models.PositiveSmallIntegerField(_("bước"))
    last_step_no = models.PositiveSmallIntegerField(_("đến bước"), null=True, blank=True)
    step = models.CharField(_("công việc"), max_length=300)
    from_person = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người giao")
    )
    to_person = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người nhận")
    )
    to_place = models.CharField(_("nơi nhận"), max_length=200, blank=True)
    taken_at = models.DateTimeField(_("nhận lúc"))
    due_at = models.DateTimeField(_("hạn của bước"), null=True, blank=True)
    limit_hours = models.DecimalField(
        _("thời gian của bước, giờ làm việc"), max_digits=9, decimal_places=2, null=True, blank=True
    )
    left_at = models.DateTimeField(_("chuyển đi lúc"), null=True, blank=True)
    taken_hours = models.DecimalField(
        _("đã làm, giờ làm việc"), max_digits=9, decimal_places=2, null=True, blank=True
    )
    outcome = models.CharField(_("so với hạn"), max_length=10, blank=True)
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)

    words_of = {"outcome": states.outcome_words}
    history = Records()

    class Meta:
        verbose_name = _("lượt giao nhận")
        verbose_name_plural = _("giao nhận hồ sơ")
        ordering = ["file", "number"]
        indexes = [models.Index(fields=["unit", "left_at"], name="handover_left")]
        constraints = [
            models.UniqueConstraint(fields=["file", "number"], name="handover_numbered_once"),
            models.UniqueConstraint(
                fields=["file"], condition=Q(left_at=None), name="file_in_one_pair_of_hands"
            ),
            models.CheckConstraint(
                condition=Q(left_at=None) | Q(left_at__gte=models.F("taken_at")),
                name="handover_leaves_after_taken",
            ),
        ]

    def get_absolute_url(self) -> str:
        """Its place on the page of the file."""
        return f"{self.file.get_absolute_url()}#control"

    def __str__(self):
        return f"{self.number}. {self.step}"

    @property
    def steps(self) -> str:
        """ "B2", or "B2–B4" for steps done in the same hands."""
        return f"B{self.step_no}" + (f"–B{self.last_step_no}" if self.last_step_no else "")

    @property
    def is_resumed(self) -> bool:
        """Whether the file was taken up again after a stop, with what was left of the step's time."""
        return self.number > 1 and self.from_person_id is None

    @property
    def holder(self) -> str:
        """Who had the file, in words."""
        return self.to_place or str(self.to_person or "")

    @property
    def outcome_state(self):
        """Early, on time or late; None for a step without a counted time or not finished."""
        return states.OUTCOMES.get(self.outcome)
