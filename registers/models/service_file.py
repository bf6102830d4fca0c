"""The file of one citizen's request (hồ sơ): what the one-stop register keeps (8.1, 8.2, 8.5)."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from documents.models import Document, Revision
from qms.history import Records
from qms.models import PersonalData, PersonalRefField, Record, User
from registers.papers_handed_in import in_words
from registers.states import service_files as states

HOURS = {"max_digits": 9, "decimal_places": 2, "null": True, "blank": True, "editable": False}


class Channel(models.TextChoices):
    """How a file came in."""

    DESK = "desk", _("Trực tiếp")
    ONLINE = "online", _("Trực tuyến")
    POST = "post", _("Bưu chính")


class ReturnBy(models.TextChoices):
    """How the citizen wants the result."""

    DESK = "desk", _("Nhận tại nơi nộp")
    POST = "post", _("Qua bưu chính")
    ONLINE = "online", _("Trực tuyến")


class ServiceFile(Record):
    """One citizen's request from reception to the return of its result.

    ``title`` is what was asked for, never who asked: the citizen is in ``applicant``, apart from history and
    erasable. ``revision`` is the procedure's revision in force at reception; later ones do not move the file.
    ``counted_from`` is when counting began (an online file of the night begins in the morning),
    ``first_due_at`` the first promise and ``due_at`` the one that counts now; ``calendar_version`` says by
    which calendar it was counted. Hours are office hours, eight to a working day. ``external_code`` is the
    code of the national or ministry's system, where there is one.
    """

    procedure = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("quy trình")
    )
    revision = models.ForeignKey(
        Revision, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("bản quy trình lúc tiếp nhận"),
    )  # fmt: skip
    field = models.CharField(_("lĩnh vực"), max_length=120, blank=True)
    external_code = models.CharField(_("mã trên hệ thống khác"), max_length=60, blank=True)
    applicant = models.ForeignKey(
        PersonalData, models.PROTECT, null=True, blank=True, related_name="+", editable=False,
        verbose_name=_("người nộp"),
    )  # fmt: skip
    personal_ref = PersonalRefField(verbose_name=_("người nộp"))
    channel = models.CharField(_("cách nộp"), max_length=10, choices=Channel, default=Channel.DESK)
    return_by = models.CharField(_("nhận kết quả"), max_length=10, choices=ReturnBy, default=ReturnBy.DESK)
    papers = models.JSONField(_("thành phần hồ sơ"), default=list, blank=True)
    copies = models.PositiveSmallIntegerField(_("số bộ"), default=1)
    fee = models.PositiveBigIntegerField(_("phí, lệ phí (đồng)"), null=True, blank=True)
    fee_receipt = models.CharField(_("số biên lai"), max_length=40, blank=True)
    note = models.TextField(_("ghi chú"), blank=True)

    received_at = models.DateTimeField(_("nhận lúc"))
    received_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người tiếp nhận")
    )
    counted_from = models.DateTimeField(_("tính từ"), editable=False)
    limit_value = models.DecimalField(
        _("thời hạn"), max_digits=7, decimal_places=2, null=True, editable=False
    )
    limit_unit = models.CharField(_("đơn vị thời hạn"), max_length=20, blank=True, editable=False)
    cutoff = models.TimeField(_("giờ chốt trong ngày"), null=True, blank=True, editable=False)
    first_due_at = models.DateTimeField(_("hẹn trả lần đầu"), editable=False)
    due_at = models.DateTimeField(_("hẹn trả"))
    calendar_version = models.CharField(max_length=16, blank=True, editable=False)
    supplements = models.PositiveSmallIntegerField(_("số lần bổ sung"), default=0, editable=False)
    apologies = models.PositiveSmallIntegerField(_("số lần xin lỗi"), default=0, editable=False)

    holder = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("đang giữ")
    )
    holder_place = models.CharField(_("nơi đang giữ"), max_length=200, blank=True)
    step_no = models.PositiveSmallIntegerField(_("bước"), default=1, editable=False)
    resolved_at = models.DateTimeField(_("có kết quả lúc"), null=True, blank=True)
    approved_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người duyệt kết quả")
    )
    result_number = models.CharField(_("số văn bản kết quả"), max_length=60, blank=True)
    returned_at = models.DateTimeField(_("trả lúc"), null=True, blank=True)
    returned_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người trả")
    )
    receiver_ref = PersonalRefField(verbose_name=_("người được ủy quyền nhận"))
    receipt = models.CharField(_("ký nhận"), max_length=200, blank=True)
    ended_at = models.DateTimeField(_("kết thúc lúc"), null=True, blank=True, editable=False)
    ending_number = models.CharField(_("số phiếu"), max_length=40, blank=True, editable=False)
    ending_reason = models.TextField(_("lý do kết thúc"), blank=True, editable=False)
    outcome = models.CharField(_("so với hạn"), max_length=10, blank=True, editable=False)
    limit_hours = models.DecimalField(_("thời hạn, giờ làm việc"), **HOURS)
    law_hours = models.DecimalField(_("thời hạn của luật, giờ làm việc"), **HOURS)
    taken_hours = models.DecimalField(_("đã làm, giờ làm việc"), **HOURS)

    life_cycle = states.SERVICE_FILE
    label = _("Hồ sơ")
    code_kind = "HS"
    url_name = "registers:service_file"
    words_of = {
        "papers": in_words,
        "personal_ref": lambda reference: _("ghi riêng, ngoài lịch sử"),
        "receiver_ref": lambda reference: _("ghi riêng, ngoài lịch sử"),
        "outcome": states.outcome_words,
    }
    untold = ("applicant", "calendar_version", "limit_hours", "law_hours", "taken_hours")
    history = Records()

    class Meta(Record.Meta):
        verbose_name = _("hồ sơ")
        verbose_name_plural = _("sổ theo dõi hồ sơ")
        indexes = [
            models.Index(  # its end answers what was there on a day without reading the files
                name="file_newest",
                fields=["unit", "-received_at", "-id", "resolved_at", "ended_at", "due_at"],
            ),
            models.Index(fields=["-received_at", "-id"], name="file_newest_of_all"),
            models.Index(fields=["unit", "status", "due_at"], name="file_due"),
            models.Index(fields=["unit", "resolved_at", "outcome"], name="file_resolved"),
            models.Index(fields=["unit", "ended_at", "status"], name="file_ended"),
            models.Index(fields=["unit", "external_code"], name="file_external"),
        ]
        constraints = [
            *[item.clone() for item in Record.Meta.constraints],
            models.CheckConstraint(condition=~Q(code=""), name="file_has_code"),
            models.CheckConstraint(
                condition=Q(resolved_at=None) | Q(resolved_at__gte=models.F("received_at")),
                name="file_resolved_after_received",
            ),
            models.CheckConstraint(
                condition=Q(returned_at=None) | Q(returned_at__gte=models.F("resolved_at")),
                name="file_returned_after_resolved",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=states.ANSWERED) | Q(resolved_at__isnull=False),
                name="file_answered_on_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=states.ENDED) | Q(ended_at__isnull=False),
                name="file_ended_on_a_day",
            ),
        ]

    @property
    def is_open(self) -> bool:
        """The office still owes the citizen an answer."""
        return self.status in states.OPEN

    @property
    def due_on(self):
        """The office's day on which the file is due."""
        return timezone.localdate(self.due_at)

    def is_late(self, at) -> bool:
        """Whether it was answered late, or waits past its time with the clock running."""
        if self.resolved_at:
            return self.outcome == "late"
        return self.status in states.RUNNING and self.due_at < at

    @property
    def outcome_state(self):
        """Early, on time or late, in words; None while there is no result."""
        return states.OUTCOMES.get(self.outcome)
