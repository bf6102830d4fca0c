"""What belongs to the writing of a draft and is no record: what somebody is typing, and who is at it."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.models.revision import Revision
from qms.models import User

LOCK_LIFE = dt.timedelta(minutes=5)


class UnsavedDraft(models.Model):
    """What one person typed into a draft and has not saved: a convenience like a saved view, no record.

    ``typed`` is the posted form as {name: [value, …]}, ``base_version`` the version of the revision it
    began from. A save deletes it; nothing else ever reads it but the person's own editor.
    """

    revision = models.ForeignKey(Revision, models.CASCADE, related_name="+", verbose_name=_("bản tài liệu"))
    person = models.ForeignKey(User, models.CASCADE, related_name="+", verbose_name=_("người gõ"))
    typed = models.JSONField(_("đã gõ"))
    base_version = models.PositiveIntegerField(_("từ phiên bản"))
    saved_at = models.DateTimeField(_("giữ lúc"))

    class Meta:
        verbose_name = _("bản đang gõ")
        verbose_name_plural = _("các bản đang gõ")
        constraints = [
            models.UniqueConstraint(fields=["revision", "person"], name="unsaved_draft_once"),
        ]

    def __str__(self):
        return f"{self.revision_id} · {self.person_id}"


class EditLock(models.Model):
    """Who is writing in a draft now: advice to others, never a bar; the version decides when saving.

    Alive for LOCK_LIFE after ``seen_at``; what the page keeps of the typing is its heartbeat.
    """

    revision = models.OneToOneField(
        Revision, models.CASCADE, related_name="+", verbose_name=_("bản tài liệu"), primary_key=True
    )
    person = models.ForeignKey(User, models.CASCADE, related_name="+", verbose_name=_("người đang soạn"))
    since = models.DateTimeField(_("từ lúc"))
    seen_at = models.DateTimeField(_("thấy lần cuối"))

    class Meta:
        verbose_name = _("người đang soạn")
        verbose_name_plural = _("những người đang soạn")

    def __str__(self):
        return f"{self.revision_id} · {self.person_id}"

    def is_alive(self, at) -> bool:
        """Whether the person was there within the last five minutes before `at`."""
        return at - self.seen_at < LOCK_LIFE
