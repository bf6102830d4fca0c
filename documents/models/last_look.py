"""When a person last looked at what changed: a convenience, no record."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.models import User


class LastLook(models.Model):
    """The last two days on which somebody looked at the page of changes, the later one moving on.

    ``before`` is what "since my last visit" counts from: it stays the same all day, so that opening the
    page again shows the same changes.
    """

    person = models.OneToOneField(
        User, models.CASCADE, related_name="+", verbose_name=_("người xem"), primary_key=True
    )
    before = models.DateTimeField(_("lần xem trước"), null=True)
    latest = models.DateTimeField(_("lần xem gần nhất"))

    class Meta:
        verbose_name = _("lần xem thay đổi")
        verbose_name_plural = _("các lần xem thay đổi")

    def __str__(self):
        return str(self.person_id)
