"""Disposal of records whose time is over (BM-01-06): the list, the council, the minutes."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from documents.models.kept_records import RecordBatch
from documents.states import disposal as states
from qms.history.records import Records
from qms.models import Record, StoredFile, UnitRecord, User


class Disposal(Record):
    """One disposal: what, why, who, how. `approved_hash` is the SHA-256 of the list the head approved."""

    basis = models.TextField(_("căn cứ"))
    method = models.CharField(_("cách tiêu hủy"), max_length=300, blank=True)
    place = models.CharField(_("nơi tiêu hủy"), max_length=200, blank=True)
    approved_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+",
        verbose_name=_("người phê duyệt"),
    )  # fmt: skip
    approved_at = models.DateTimeField(_("phê duyệt lúc"), null=True, blank=True, editable=False)
    approved_hash = models.CharField(_("mã băm danh sách"), max_length=64, blank=True, editable=False)
    destroyed_on = models.DateField(_("ngày tiêu hủy"), null=True, blank=True)
    minutes_number = models.CharField(_("số biên bản"), max_length=40, blank=True)
    result = models.TextField(_("kết quả"), blank=True)
    minutes_file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, editable=False, related_name="+",
        verbose_name=_("biên bản tiêu hủy"),
    )  # fmt: skip

    life_cycle = states.DISPOSAL
    label = _("Đợt tiêu hủy hồ sơ")
    code_kind = "TH"
    url_name = "documents:disposal"
    untold = ("approved_hash",)
    history = Records()

    class Meta(Record.Meta):
        verbose_name = _("đợt tiêu hủy hồ sơ")
        verbose_name_plural = _("tiêu hủy hồ sơ")
        constraints = [
            *[item.clone() for item in Record.Meta.constraints],
            models.CheckConstraint(
                condition=~Q(status=states.DONE) | Q(destroyed_on__isnull=False),
                name="disposal_done_on_a_day",
            ),
        ]


class DisposalLine(UnitRecord):
    """One batch on the list, with what applied to it when it was listed and approved."""

    parent = "disposal"
    other_parents = ("batch",)
    may_be_deleted = True
    label = _("Hồ sơ trong danh sách tiêu hủy")

    disposal = models.ForeignKey(
        Disposal, models.PROTECT, related_name="lines", verbose_name=_("đợt tiêu hủy")
    )
    batch = models.ForeignKey(
        RecordBatch, models.PROTECT, related_name="disposal_lines", verbose_name=_("hồ sơ")
    )
    name = models.CharField(_("tên hồ sơ"), max_length=300)
    amount = models.CharField(_("số lượng"), max_length=40)
    place = models.CharField(_("nơi để"), max_length=200)
    retention = models.CharField(_("thời hạn lưu"), max_length=60)
    closed_on = models.DateField(_("ngày kết thúc hồ sơ"))
    kept_until = models.DateField(_("lưu đến hết ngày"))

    history = Records()

    class Meta:
        verbose_name = _("hồ sơ tiêu hủy")
        verbose_name_plural = _("danh sách tiêu hủy")
        ordering = ["disposal", "id"]
        constraints = [models.UniqueConstraint(fields=["disposal", "batch"], name="batch_listed_once")]

    def __str__(self):
        return self.name


class CouncilMember(UnitRecord):
    """One person of the council, of the unit or from outside, and the part they have."""

    class Part(models.TextChoices):
        CHAIR = "chair", _("Chủ tịch hội đồng")
        MEMBER = "member", _("Ủy viên")
        SECRETARY = "secretary", _("Thư ký")
        WITNESS = "witness", _("Người chứng kiến")

    parent = "disposal"
    may_be_deleted = True
    label = _("Thành viên hội đồng tiêu hủy")

    disposal = models.ForeignKey(
        Disposal, models.PROTECT, related_name="council", verbose_name=_("đợt tiêu hủy")
    )
    name = models.CharField(_("họ và tên"), max_length=120)
    position = models.CharField(_("chức vụ"), max_length=160, blank=True)
    part = models.CharField(_("tham gia với tư cách"), max_length=20, choices=Part.choices)

    history = Records()

    class Meta:
        verbose_name = _("thành viên hội đồng")
        verbose_name_plural = _("hội đồng tiêu hủy")
        ordering = ["disposal", "id"]

    def __str__(self):
        return self.name
