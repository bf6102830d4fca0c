"""Who gets a document: the distribution list by person, role and place (7.5.3.2 a)."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from documents.models.document import Document
from qms.history.records import Records, TrackedManager
from qms.models import Role, Unit, UnitRecord, User

READ_WITHIN = 7  # days


class To(models.TextChoices):
    """What kind of recipient a row names."""

    EVERYONE = "everyone", _("Mọi cán bộ của đơn vị")
    ROLE = "role", _("Vai trò")
    PERSON = "person", _("Người")
    UNIT = "unit", _("Đơn vị trực thuộc")
    PLACE = "place", _("Nơi khác")


class Recipient(UnitRecord):
    """One row of the distribution list of a document.

    People, roles and everyone may have to read each effective revision within ``days`` days of its taking
    effect; ``since`` is the day the row was made, from which a later recipient's days count. Units below and
    places outside only hold paper. "Everyone" is whoever holds a role in the unit itself, guests excepted.
    """

    parent = "document"
    may_be_deleted = True
    label = _("Nơi nhận tài liệu")

    document = models.ForeignKey(
        Document, models.PROTECT, related_name="recipients", verbose_name=_("tài liệu")
    )
    kind = models.CharField(_("loại nơi nhận"), max_length=10, choices=To.choices)
    role = models.CharField(_("vai trò"), max_length=20, choices=Role.choices, blank=True)
    person = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người nhận")
    )
    to_unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("đơn vị nhận")
    )
    place = models.CharField(_("nơi nhận"), max_length=120, blank=True)
    must_read = models.BooleanField(_("phải đọc và xác nhận"), default=False)
    days = models.PositiveSmallIntegerField(_("số ngày để đọc"), default=READ_WITHIN)
    since = models.DateField(_("ghi vào danh sách ngày"), editable=False)

    history = Records()
    objects = TrackedManager()

    class Meta:
        verbose_name = _("nơi nhận tài liệu")
        verbose_name_plural = _("nơi nhận tài liệu")
        ordering = ["document", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "kind", "role", "place"], condition=Q(person=None, to_unit=None),
                name="recipient_once", violation_error_message=_("Nơi nhận này đã có trong danh sách."),
            ),
            models.UniqueConstraint(
                fields=["document", "person"], condition=Q(person__isnull=False),
                name="recipient_person_once", violation_error_message=_("Người này đã có trong danh sách."),
            ),
            models.UniqueConstraint(
                fields=["document", "to_unit"], condition=Q(to_unit__isnull=False),
                name="recipient_unit_once", violation_error_message=_("Đơn vị này đã có trong danh sách."),
            ),
            models.CheckConstraint(
                condition=Q(kind=To.EVERYONE, role="", place="", person=None, to_unit=None)
                | (Q(kind=To.ROLE, place="", person=None, to_unit=None) & ~Q(role=""))
                | Q(kind=To.PERSON, role="", place="", person__isnull=False, to_unit=None)
                | Q(kind=To.UNIT, role="", place="", person=None, to_unit__isnull=False, must_read=False)
                | (Q(kind=To.PLACE, role="", person=None, to_unit=None, must_read=False) & ~Q(place="")),
                name="recipient_names_one",
                violation_error_message=_("Mỗi dòng ghi đúng một nơi nhận."),
            ),
            models.CheckConstraint(condition=Q(days__range=(1, 90)), name="recipient_days",
                violation_error_message=_("Số ngày để đọc từ 1 đến 90.")),
        ]  # fmt: skip

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("documents:document_distribution", args=[self.document_id])

    @property
    def name(self) -> str:
        """Who it is, in words: a person, a role, a unit, a place, everybody."""
        if self.kind == To.ROLE:
            return str(self.get_role_display())
        if self.kind == To.EVERYONE:
            return str(To.EVERYONE.label)
        return self.place or str(self.person or self.to_unit)
