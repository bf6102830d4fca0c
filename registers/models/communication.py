"""What is communicated, when, with whom, how, by whom, and what was really done (ISO 9001:2015, 7.4)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.retention import after_months
from qms.history import Records
from registers import states
from registers.models.register import RegisterRecord, RegisterRow, Reminder, Section, person_field


class Way(models.TextChoices):
    """How something reaches people."""

    ZALO = "zalo", _("Zalo")
    FANPAGE = "fanpage", _("Trang mạng xã hội (fanpage)")
    POSTED = "posted", _("Niêm yết")
    SPEAKER = "speaker", _("Loa truyền thanh")
    MEETING = "meeting", _("Họp, giao ban")
    LETTER = "letter", _("Văn bản, thư điện tử")
    OTHER = "other", _("Cách khác")


class Communication(RegisterRecord):
    """One line of the plan of communication; its rows are the posts and talks that came of it."""

    class Side(models.TextChoices):
        INTERNAL = "internal", _("Nội bộ")
        EXTERNAL = "external", _("Bên ngoài")

    EVERY = [(0, _("Khi có việc")), (1, _("Hằng tháng")), (3, _("Hằng quý")), (6, _("6 tháng")),
             (12, _("Hằng năm"))]  # fmt: skip

    url_name = "registers:communication"
    label = _("Kế hoạch trao đổi thông tin")
    code_kind = "TTTT"
    life_cycle = states.KEPT

    side = models.CharField(_("Nội bộ hay bên ngoài"), max_length=10, choices=Side, default=Side.EXTERNAL)
    audience = models.CharField(_("Với ai"), max_length=200)
    way = models.CharField(_("Cách nào"), max_length=10, choices=Way, default=Way.ZALO)
    every_months = models.PositiveSmallIntegerField(_("Khi nào"), choices=EVERY, default=0)
    detail = models.TextField(_("Ghi chú"), blank=True)
    person = person_field(_("Ai làm"))
    last_on = models.DateField(_("Lần gần nhất"), null=True, editable=False)
    next_on = models.DateField(_("Lần tới"), null=True, editable=False)

    history = Records()
    sections = (
        Section(
            _("Trao đổi thông tin"), ("title", "side", "audience", "way", "every_months", "person", "detail")
        ),
    )
    reminders = (Reminder("next_on", _("Trao đổi thông tin"), {"status": "current"}, icon="megaphone"),)
    needed = {"registers.look": (("person", _("Giao người làm")),)}

    class Meta(RegisterRecord.Meta):
        verbose_name = _("trao đổi thông tin")
        verbose_name_plural = _("kế hoạch trao đổi thông tin")

    def save(self, **kwargs):
        since = self.last_on or self.written_on
        self.next_on = after_months(since, self.every_months) if self.every_months else None
        super().save(**kwargs)

    def absorb(self, rows):
        return self._took(last_on=max((row.done_on for row in rows), default=None))


class CommunicationPost(RegisterRow):
    """What was really posted or said, with its address where it has one."""

    parent = "communication"
    label = _("Lần trao đổi")

    communication = models.ForeignKey(
        Communication, models.PROTECT, verbose_name=_("Kế hoạch trao đổi thông tin")
    )
    done_on = models.DateField(_("Ngày"))
    way = models.CharField(_("Cách"), max_length=10, choices=Way, default=Way.ZALO)
    content = models.CharField(_("Nội dung"), max_length=300)
    link = models.URLField(_("Đường dẫn"), max_length=300, blank=True)
    person = person_field(_("Người làm"))

    history = Records()
    sections = (Section(_("Lần trao đổi"), ("done_on", "way", "content", "link", "person")),)

    class Meta:
        verbose_name = _("lần trao đổi thông tin")
        verbose_name_plural = _("lần trao đổi thông tin")
        ordering = ["-done_on", "-id"]

    def __str__(self):
        return self.content


Communication.row_model = CommunicationPost
