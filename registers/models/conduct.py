"""The motto by which people are received, as the unit itself words it, from a day on."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.history import Records
from registers import states
from registers.models.register import RegisterRecord, Section

#: The two parts found in writing; "5 không" was not found, so nothing is proposed for it.
XIN = "xin chào\nxin lỗi\nxin cảm ơn\nxin phép"
LUON = "luôn mỉm cười\nluôn nhẹ nhàng\nluôn lắng nghe\nluôn giúp đỡ"
PARTS = (("xin", _("4 xin")), ("luon", _("4 luôn")), ("khong", _("5 không")))
ONE_A_LINE = _("Mỗi dòng một ý.")


class Conduct(RegisterRecord):
    """A wording of the motto. The newest approved one that has begun stands on posters and public pages."""

    url_name = "registers:conduct"
    label = _("Phương châm phục vụ")
    code_kind = "PCPV"
    life_cycle = states.PLANNED

    from_date = models.DateField(_("Áp dụng từ ngày"))
    basis = models.CharField(_("Văn bản, căn cứ"), max_length=200, blank=True)
    xin = models.TextField(_("4 xin"), default=XIN, blank=True, max_length=500, help_text=ONE_A_LINE)
    luon = models.TextField(_("4 luôn"), default=LUON, blank=True, max_length=500, help_text=ONE_A_LINE)
    khong = models.TextField(
        _("5 không"), blank=True, max_length=500,
        help_text=_("Để trống khi chưa có văn bản gốc. Khi có, ghi đúng văn bản, mỗi dòng một ý."),
    )  # fmt: skip

    history = Records()
    sections = (
        Section(_("Phương châm"), ("title", "from_date", "basis")),
        Section(_("Nội dung"), ("xin", "luon", "khong")),
    )
    agreed = ("from_date", "xin", "luon", "khong")

    class Meta(RegisterRecord.Meta):
        verbose_name = _("phương châm phục vụ")
        verbose_name_plural = _("phương châm phục vụ")

    def clean(self):
        super().clean()
        if not (self.xin or self.luon or self.khong):
            raise ValidationError(_("Ghi ít nhất một phần của phương châm."))

    def told_parts(self) -> list[tuple[str, str]]:
        """(name, words) of the parts that are written; an empty part is not printed."""
        parts = [(str(name), lines_of(getattr(self, field))) for field, name in PARTS]
        return [(name, ", ".join(lines)) for name, lines in parts if lines]


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
