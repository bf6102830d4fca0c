"""What the office has learnt and must not forget (ISO 9001:2015, 7.1.6)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.history import Records
from registers.models.register import Section
from registers.models.reviewed import FOLLOW_UP, ReviewedRecord


class Knowledge(ReviewedRecord):
    """A lesson or a way of doing something, where it came from and where it is kept."""

    class Source(models.TextChoices):
        EXPERIENCE = "experience", _("Kinh nghiệm trong việc")
        MISTAKE = "mistake", _("Bài học từ sai sót")
        HANDOVER = "handover", _("Bàn giao của người chuyển công tác")
        OUTSIDE = "outside", _("Từ bên ngoài")

    url_name = "registers:knowledge"
    label = _("Tri thức của tổ chức")
    code_kind = "TRT"

    source = models.CharField(_("Nguồn"), max_length=12, choices=Source, default=Source.EXPERIENCE)
    lesson = models.TextField(_("Nội dung"))
    used_in = models.CharField(_("Dùng cho việc nào"), max_length=200, blank=True)
    kept_at = models.CharField(_("Nơi lưu"), max_length=200, blank=True)
    shared_how = models.CharField(_("Cách truyền lại"), max_length=200, blank=True)

    history = Records()
    sections = (
        Section(_("Tri thức"), ("title", "source", "lesson", "used_in")),
        Section(_("Lưu giữ và truyền lại"), ("kept_at", "shared_how")),
        FOLLOW_UP,
    )
    needed = {"registers.look": (("kept_at", _("Ghi nơi lưu")), ("shared_how", _("Nêu cách truyền lại")))}

    class Meta(ReviewedRecord.Meta):
        verbose_name = _("tri thức của tổ chức")
        verbose_name_plural = _("tri thức của tổ chức")
