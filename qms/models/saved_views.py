"""A list as one person likes to see it, kept under a name."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SavedView(models.Model):
    """Filters, columns and order of one list under a name of its own.

    A personal setting like the language, not a quality record: it is nobody else's business, keeps no history
    and goes with its person. ``query`` was read by the list itself before it was kept.
    """

    user = models.ForeignKey("qms.User", models.CASCADE, related_name="saved_views", verbose_name=_("người"))
    list = models.CharField(_("danh sách"), max_length=60)  # the slug of its Table
    name = models.CharField(_("tên"), max_length=60)
    query = models.CharField(_("cách xem"), max_length=1000)

    class Meta:
        verbose_name = _("cách xem đã lưu")
        verbose_name_plural = _("cách xem đã lưu")
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["user", "list", "name"], name="saved_view_once")]

    def __str__(self):
        return self.name
