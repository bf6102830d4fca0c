"""An action: something a named person does by a date, and the evidence that it was done."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from audits.states.nonconformities import ACTION, ActionKind
from qms.history import Records
from qms.models import UnitRecord


class Action(UnitRecord):
    """An action of exactly one nonconformity or one management review.

    A postponed action keeps its first due date in ``first_due_on`` and every other one in history.
    """

    parent = "nonconformity"
    other_parents = ("review",)
    life_cycle = ACTION
    label = _("Hành động")
    untold = ("number", "first_due_on")

    nonconformity = models.ForeignKey(
        "audits.Nonconformity",
        verbose_name=_("sự không phù hợp"),
        related_name="actions",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
    )
    review = models.ForeignKey(
        "audits.ManagementReview",
        verbose_name=_("xem xét của lãnh đạo"),
        related_name="actions",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
    )
    number = models.PositiveSmallIntegerField(_("số thứ tự"))
    kind = models.CharField(
        _("loại"), max_length=16, choices=ActionKind.choices, default=ActionKind.CORRECTIVE
    )
    text = models.TextField(_("việc cần làm"), max_length=2000)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người làm"), related_name="+", on_delete=models.PROTECT
    )
    first_due_on = models.DateField(_("hạn ban đầu"))
    due_on = models.DateField(_("hạn"))
    status = models.CharField(_("tình trạng"), max_length=12, choices=ACTION.choices, default="open")
    done_on = models.DateField(_("ngày xong"), null=True, blank=True)
    evidence = models.TextField(_("bằng chứng thực hiện"), max_length=2000, blank=True)

    history = Records()

    class Meta:
        verbose_name = _("hành động")
        verbose_name_plural = _("hành động")
        ordering = ("number", "id")
        constraints = [
            models.CheckConstraint(
                name="action_has_one_parent",
                condition=Q(nonconformity__isnull=False, review__isnull=True)
                | Q(nonconformity__isnull=True, review__isnull=False),
                violation_error_message=_(
                    "Hành động phải thuộc đúng một sự không phù hợp hoặc một cuộc xem xét."
                ),
            ),
            models.CheckConstraint(
                name="action_done_has_evidence",
                condition=~Q(status="done") | (Q(done_on__isnull=False) & ~Q(evidence="")),
                violation_error_message=_("Hành động đã xong phải có ngày xong và bằng chứng."),
            ),
            models.CheckConstraint(
                name="action_known_status",
                condition=Q(status__in=[state.value for state in ACTION.states]),
                violation_error_message=_("Tình trạng của hành động không hợp lệ."),
            ),
            models.UniqueConstraint(
                fields=("nonconformity", "number"),
                name="action_number_in_nonconformity",
                violation_error_message=_("Số thứ tự hành động đã có."),
            ),
        ]
        indexes = [models.Index(fields=("owner", "status", "due_on"))]

    def __str__(self):
        return gettext("Hành động %(n)s") % {"n": self.number}

    def get_absolute_url(self):
        """The page of the record it belongs to, at this action."""
        if self.nonconformity_id:
            page = reverse("audits:nonconformity_detail", args=(self.nonconformity_id,))
        else:
            page = reverse("audits:review_detail", args=(self.review_id,))
        return f"{page}#action-{self.pk}"

    @property
    def state(self):
        """The state in words."""
        return ACTION.state(self.status)

    @property
    def was_postponed(self) -> bool:
        return self.due_on != self.first_due_on

    def days_late(self, on) -> int:
        """Calendar days past the due date on a day; 0 when in time, done or cancelled."""
        return max((on - self.due_on).days, 0) if self.status == "open" else 0
