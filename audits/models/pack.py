"""Evidence packs that were built, and to whom each was handed over."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from audits.states.packs import PACK
from qms import evidence
from qms.history import Records
from qms.models import Record, StoredFile, UnitRecord


class PackOrder(models.TextChoices):
    """How the folders of a pack are arranged."""

    CLAUSES = "clauses", _("Theo điều khoản 4 đến 10")
    INSPECTION = "inspection", _("Theo nội dung kiểm tra")


def options_in_words(options: dict) -> str:
    """Which registers went in and what was masked, as history tells it."""
    known = {register.slug: str(register.title) for register in evidence.registers()}
    lines = [", ".join(known.get(slug, slug) for slug in options.get("registers", []))]
    lines.append(_("Có tệp đính kèm") if options.get("attachments") else _("Không có tệp đính kèm"))
    lines.append(_("Đã che dữ liệu cá nhân") if options.get("masked") else _("Không che dữ liệu cá nhân"))
    return "\n".join(str(line) for line in lines if line)


class EvidencePack(Record):
    """One pack as it was built: what was asked, of which moment, and the hashes that prove it.

    The same choices over the same data give the same bytes, so `sha256` is the answer to "is this it?".
    """

    life_cycle = PACK
    code_kind = "BC"
    url_name = "audits:pack"
    label = _("Hồ sơ bằng chứng")
    words_of = {"options": options_in_words}

    requester = models.CharField(_("Ai yêu cầu"), max_length=200)
    purpose = models.CharField(_("Để làm gì"), max_length=400)
    unit_codes = models.JSONField(_("Đơn vị"), default=list)
    period_from = models.DateField(_("Từ ngày"))
    period_to = models.DateField(_("Đến ngày"))
    as_of = models.DateTimeField(_("Số liệu tại thời điểm"))
    order = models.CharField(_("Thứ tự"), max_length=12, choices=PackOrder, default=PackOrder.CLAUSES)
    options = models.JSONField(_("Lựa chọn khác"), default=dict)
    contents_code = models.CharField(_("Mã danh mục"), max_length=64)
    sha256 = models.CharField(_("SHA-256 của tệp ZIP"), max_length=64)
    tag_manifest_sha256 = models.CharField(_("SHA-256 của tagmanifest"), max_length=64)
    size = models.PositiveBigIntegerField(_("Dung lượng (byte)"))
    file_count = models.PositiveIntegerField(_("Số tệp"))
    page_count = models.PositiveIntegerField(_("Số trang PDF"))
    gap_count = models.PositiveSmallIntegerField(_("Điều khoản chưa có bằng chứng"))
    stale_count = models.PositiveSmallIntegerField(_("Điều khoản có bằng chứng đã cũ"))
    ledger_seq = models.PositiveBigIntegerField(_("Mục sổ cái"))
    ledger_hash = models.CharField(_("Đầu chuỗi sổ cái"), max_length=64)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Tệp")
    )

    history = Records()

    class Meta(Record.Meta):
        verbose_name = _("hồ sơ bằng chứng")
        verbose_name_plural = _("hồ sơ bằng chứng")
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(period_to__gte=models.F("period_from")),
                name="pack_period_in_order",
                violation_error_message=_("Ngày kết thúc kỳ phải từ ngày bắt đầu trở đi."),
            ),
        ]

    @property
    def pack_code(self) -> str:
        """First 12 digits of the contents code: the name printed on the cover."""
        return self.contents_code[:12]

    @property
    def file_name(self) -> str:
        return f"ho-so-{self.pack_code}.zip"


class PackHandover(UnitRecord):
    """The pack given to somebody: what left the office, when and how."""

    class Method(models.TextChoices):
        DEVICE = "device", _("Thiết bị lưu trữ (USB, ổ đĩa)")
        NETWORK = "network", _("Qua mạng nội bộ")
        DOWNLOAD = "download", _("Tải từ hệ thống")
        PAPER = "paper", _("Bản in")

    parent = "pack"
    label = _("Bàn giao")

    pack = models.ForeignKey(EvidencePack, models.PROTECT, verbose_name=_("Hồ sơ"))
    recipient = models.CharField(_("Bàn giao cho"), max_length=200)
    organisation = models.CharField(_("Đơn vị nhận"), max_length=200, blank=True)
    handed_on = models.DateTimeField(_("Thời gian"))
    method = models.CharField(_("Hình thức"), max_length=12, choices=Method, default=Method.DEVICE)
    note = models.CharField(_("Ghi chú"), max_length=400, blank=True)
    sha256 = models.CharField(_("SHA-256 đã giao"), max_length=64, editable=False)

    history = Records()

    class Meta:
        verbose_name = _("lần bàn giao")
        ordering = ["handed_on", "pk"]

    def __str__(self) -> str:
        return f"{self.recipient} ({self.get_method_display()})"
