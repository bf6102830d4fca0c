"""Outputs that do not conform: wrong, late, misprinted or lost results (ISO 9001:2015, 8.7)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.history import Records
from qms.states import Missing
from registers import states
from registers.models.register import RegisterRecord, Reminder, Section, person_field
from registers.models.service_file import ServiceFile


class NonconformingOutput(RegisterRecord):
    """A result that was wrong, what was done with it, who decided, and that it was right afterwards."""

    class Kind(models.TextChoices):
        WRONG = "wrong", _("Kết quả sai nội dung")
        LATE = "late", _("Trả kết quả trễ hẹn")
        MISPRINT = "misprint", _("In, đóng dấu sai")
        LOST = "lost", _("Thất lạc, hư hỏng giấy tờ")
        OTHER = "other", _("Khác")

    class Treatment(models.TextChoices):
        CORRECTION = "correction", _("Sửa, làm lại")
        RECALL = "recall", _("Thu hồi, tách riêng, dừng trả")
        TELL = "tell", _("Thông báo cho người dân")
        CONCESSION = "concession", _("Chấp nhận có nhân nhượng")

    url_name = "registers:nonconformingoutput"
    label = _("Đầu ra không phù hợp")
    code_kind = "DRKPH"
    life_cycle = states.HANDLED
    add_permission = "registers.propose"

    file_code = models.CharField(_("Mã hồ sơ"), max_length=60, blank=True)
    service_file = models.ForeignKey(
        ServiceFile, models.PROTECT, null=True, blank=True, related_name="+", editable=False,
        verbose_name=_("Hồ sơ một cửa"),
    )  # fmt: skip
    kind = models.CharField(_("Loại"), max_length=10, choices=Kind, default=Kind.WRONG)
    found_on = models.DateField(_("Ngày phát hiện"))
    description = models.TextField(
        _("Mô tả"), help_text=_("Không ghi họ tên, số giấy tờ của người dân; đã có mã hồ sơ.")
    )
    treatment = models.CharField(_("Cách xử lý"), max_length=12, choices=Treatment, blank=True)
    treatment_note = models.TextField(_("Việc đã làm để xử lý"), blank=True)
    concession = models.TextField(_("Thỏa thuận nhân nhượng"), blank=True)
    decided_by = person_field(_("Người quyết định"))
    apology = models.CharField(_("Số phiếu xin lỗi"), max_length=60, blank=True)
    person = person_field(_("Người xử lý"))
    due = models.DateField(_("Hạn xử lý"), null=True, blank=True)
    verified_on = models.DateField(_("Ngày kiểm tra lại sau khi sửa"), null=True, blank=True)
    verification = models.TextField(_("Kết quả kiểm tra lại"), blank=True)

    history = Records()
    sections = (
        Section(_("Đầu ra không phù hợp"), ("title", "file_code", "kind", "found_on", "description")),
        Section(
            _("Xử lý"),
            ("treatment", "treatment_note", "concession", "decided_by", "apology", "person", "due"),
        ),
        Section(_("Kiểm tra lại"), ("verified_on", "verification"), later=True),
    )
    agreed = ("treatment", "decided_by")
    reminders = (
        Reminder("due", _("Xử lý đầu ra không phù hợp"), {"status__in": ("open", "treating")},
                 icon="octagon-alert"),
    )  # fmt: skip
    needed = {
        "registers.start": (
            ("treatment", _("Chọn cách xử lý")),
            ("decided_by", _("Ghi người quyết định")),
            ("person", _("Giao người xử lý")),
            ("due", _("Đặt hạn xử lý")),
        ),
        "registers.close": (
            ("treatment_note", _("Ghi việc đã làm")),
            ("verified_on", _("Ghi ngày kiểm tra lại")),
            ("verification", _("Ghi kết quả kiểm tra lại")),
        ),
    }

    class Meta(RegisterRecord.Meta):
        verbose_name = _("đầu ra không phù hợp")
        verbose_name_plural = _("đầu ra không phù hợp")

    def save(self, **kwargs):
        """A code of a file that stands in the register of the unit becomes a link to it."""
        files = ServiceFile.objects.filter(unit=self.unit_id, code=self.file_code) if self.file_code else None
        self.service_file = files.first() if files is not None else None
        super().save(**kwargs)

    def clean(self):
        super().clean()
        if self.treatment == self.Treatment.CONCESSION and not self.concession:
            raise ValidationError(
                {"concession": _("Ghi thỏa thuận nhân nhượng: ai đồng ý, với điều kiện gì.")}
            )
        if self.verified_on and self.found_on and self.verified_on < self.found_on:
            raise ValidationError({"verified_on": _("Ngày kiểm tra lại không thể trước ngày phát hiện.")})

    def missing_for(self, verb, moment):
        gaps = super().missing_for(verb, moment)
        if verb == "registers.close" and self.kind == self.Kind.LATE and not self.apology:
            gaps.append(Missing(_("Ghi số phiếu xin lỗi (trả trễ hẹn)"), "apology"))
        return gaps
